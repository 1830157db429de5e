import { gpcRow } from "../../inventory/gpc-table.ts";
import { rowText, sectorText, subsectorText } from "../../i18n/gpc-texts.ts";
import type { Translator } from "../../i18n/i18n.ts";
import { ACROSS, type Cost, type InLanguages, type MeasureEntry, type Range } from "../../planning/library/measure-entry.ts"; // prettier-ignore
import type { Voice } from "../engine.ts";

/** What words and numbers are made with. */
type Speaker = Pick<Voice, "texts" | "numbers">;

/** Words that stand in the library's own files, in the reader's language. */
export function said(texts: Translator, words: InLanguages): string {
  return words[texts.language];
}

/** A list of ids in words: `measures:benefit.health`. */
export function listed(texts: Translator, prefix: string, ids: readonly string[]): readonly string[] {
  return ids.map((id) => texts.t(`measures:${prefix}.${id}`));
}

/** What a measure is of: a sector of the GPC, or none of its own. */
export function sectorOf(texts: Translator, sector: string): string {
  return sector === ACROSS ? texts.t("measures:sector.all") : sectorText(texts, sector);
}

export function typeText(texts: Translator, { type }: Pick<MeasureEntry, "type">): string {
  return type === null ? texts.t("measures:untyped") : texts.t(`planning:measure.type.${type}`);
}

/** `I.1.2 Residential buildings: electricity from the grid`. */
export function rowName(texts: Translator, ref: string): string {
  const row = gpcRow(ref);
  return row ? `${ref} ${subsectorText(texts, row.subsector)}: ${rowText(texts, row)}` : ref;
}

/** A value with its unit: `55 %`, `1.3 kWh/km`, `12 years`; a ratio has none. */
export function amountText({ texts, numbers }: Speaker, value: number, unit: string): string {
  const number = numbers.number(value);
  return unit === "" ? number : `${number}\u00a0${texts.find(`measures:unit.${unit}`) ?? unit}`;
}

/** The three values of a range for a sentence. */
export function rangeParams(voice: Speaker, range: Pick<Range, "low" | "typical" | "high" | "unit">) {
  const { numbers } = voice;
  return {
    low: numbers.number(range.low),
    high: amountText(voice, range.high, range.unit),
    typical: amountText(voice, range.typical, range.unit),
  };
}

/** Of what year prices are. */
export function priceYear(texts: Translator, { priceYear: year }: Pick<Cost, "priceYear">): string {
  return typeof year === "number" ? String(year) : texts.t("measures:cost.decade", { decade: year });
}

const SURE = { source: "done", "second-hand": "started", recall: "none" } as const;

/** How sure a figure is, as a mark. */
export function sureMark(texts: Translator, sure: Range["sure"]) {
  return { kind: SURE[sure], label: texts.t(`measures:sure.${sure}`) };
}

/** How a figure was got, where it stands and what to know of it. */
export function groundText(
  texts: Translator,
  { basis, source, note }: Pick<Range, "basis" | "source" | "note">,
): readonly string[] {
  // prettier-ignore
  return [texts.t(`measures:basis.${basis}`), ...(source ? [source] : []), ...(note ? [said(texts, note)] : [])];
}
