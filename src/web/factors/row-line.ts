import type { FactorLibrary, FactorRow } from "../../factors/library.ts";
import type { Voice } from "../engine.ts";
import { keyText, placeText, rowAddress } from "./names.ts";

const SURE = { source: "done", "second-hand": "started", recall: "none" } as const;

/** A row of the library as tables show it. */
export function rowLine(voice: Voice, library: FactorLibrary, row: FactorRow) {
  const { texts } = voice;
  return {
    href: rowAddress(row),
    key: row.key,
    name: keyText(texts, row.key),
    value: valueText(voice, row.value, row.unit),
    range: rangeText(voice, row),
    year: row.dated ? String(row.year) : texts.t("factors:page.any-year"),
    place: placeText(texts, library, row.region),
    edition: row.edition === "any" ? null : texts.t(`factors:edition.${row.edition}`),
    document: row.document,
    table:
      row.page === null ? row.table : `${row.table}, ${texts.t("factors:page.page", { page: row.page })}`,
    sure: { kind: SURE[row.sure], label: texts.t(`factors:page.sure.${row.sure}`) },
    note: row.note,
  };
}

/** A value with its unit, every digit of it; the unit of a plain number is not said. */
export function valueText({ numbers }: Voice, value: number, unit: string): string {
  return unit === "1" ? numbers.number(value) : `${numbers.number(value)}\u00a0${unit}`;
}

/** `58.2 – 67.4`, or null where the document gives none. */
export function rangeText(
  { numbers }: Voice,
  { lower, upper }: Pick<FactorRow, "lower" | "upper">,
): string | null {
  return lower === null && upper === null ? null : `${numbers.number(lower)} – ${numbers.number(upper)}`;
}
