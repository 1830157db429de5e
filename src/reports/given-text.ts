import type { NumberPrinter } from "../i18n/format.ts";
import { estimateText } from "../i18n/estimate-text.ts";
import type { Translator } from "../i18n/i18n.ts";
import { idText } from "../i18n/method-texts.ts";

/** What texts are made with. */
export interface Voice {
  readonly texts: Translator;
  readonly numbers: NumberPrinter;
}

const VALUE_AND_UNIT = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(.*)$/;

/** A value as documents hold it, for people: quantities in the reader's format, names with values, rows. */
export function givenText(voice: Voice, given: unknown): string {
  const { texts, numbers } = voice;
  if (typeof given === "number") return numbers.number(given);
  if (typeof given === "string") {
    const [, value, unit] = VALUE_AND_UNIT.exec(given) ?? [];
    if (value === undefined) return given;
    return [numbers.number(Number(value)), unit].filter(Boolean).join("\u00a0");
  }
  if (Array.isArray(given)) return given.map((one) => givenText(voice, one)).join("; ");
  if (typeof given !== "object" || given === null) return String(given);
  const estimate = estimateText(texts, given, (one) => givenText(voice, one));
  if (estimate !== null) return estimate;
  const { value, unit } = given as { value?: unknown; unit?: unknown };
  if (isScalar(value) && isScalar(unit)) return givenText(voice, `${value} ${unit}`);
  return Object.entries(given)
    .map(([name, one]) => {
      if (name === "gaps") return texts.t("inventory:estimate.given.gaps");
      return typeof one === "string" && !VALUE_AND_UNIT.test(one)
        ? idText(texts, one)
        : `${idText(texts, name)} ${givenText(voice, one)}`;
    })
    .join(", ");
}

function isScalar(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}
