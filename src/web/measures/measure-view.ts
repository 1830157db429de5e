import { sectorNumber } from "../../i18n/gpc-texts.ts";
import { ACROSS, type Figure, type InLanguages, type MeasureEntry, type Range, type Start } from "../../planning/library/measure-entry.ts"; // prettier-ignore
import type { MeasureLibrary } from "../../planning/library/measure-library.ts";
import { isRange, isRows } from "../../planning/library/start-value.ts";
import type { Voice } from "../engine.ts";
import { nameOfChoice } from "../scenarios/part-words.ts";
import { fieldWords } from "../scenarios/parts/measure-fields.ts";
import { amountText, groundText, listed, priceYear, rangeParams, rowName, said, sectorOf, sureMark, typeText } from "./words.ts"; // prettier-ignore

/** A line of the table of values: three values, or what stands in their place. */
interface ValueLine {
  readonly what: string;
  readonly low: string | null;
  readonly typical: string | null;
  readonly high: string | null;
  readonly instead: string | null;
  readonly ground: readonly string[];
  readonly sure: object | null;
}

/** One entry of the library in full. `address` is where the catalogue stands: the way to other entries. */
export function measureView(voice: Voice, library: MeasureLibrary, entry: MeasureEntry, address: string) {
  const { texts } = voice;
  const words = (all: readonly InLanguages[]): readonly string[] => all.map((one) => said(texts, one));
  const links = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const other = library.get(id);
      return other ? [{ href: `${address}/${id}`, label: said(texts, other.name) }] : [];
    });
  const relations = (["requires", "conflicts", "interacts"] as const)
    .map((relation) => ({ term: texts.t(`measures:${relation}`), links: links(entry[relation]) }))
    .filter((one) => one.links.length > 0);
  return {
    sector: sectorOf(texts, entry.sector),
    sectorNumber: entry.sector === ACROSS ? 6 : sectorNumber(entry.sector),
    about: said(texts, entry.about),
    note: entry.note ? said(texts, entry.note) : null,
    policy: entry.nationalPolicy === true ? texts.t("measures:policy") : null,
    facts: factsOf(voice, entry),
    values: valuesOf(voice, entry),
    figures: entry.figures.map((figure) => lineOf(voice, said(texts, figure.name), figure)),
    cost: costView(voice, entry),
    pitfalls: words(entry.pitfalls),
    leavesOut: words(entry.leavesOut),
    benefits: listed(texts, "benefit", entry.benefits),
    sdg: entry.sdg.map((target) => ({ target, text: texts.t(`measures:sdg.${target}`) })),
    relations,
  };
}

function factsOf({ texts }: Voice, entry: MeasureEntry) {
  const { adoption } = entry;
  const time = adoption?.shape === "step" ? texts.t("measures:time.step") : texts.t("measures:time", { years: adoption?.years ?? 0 }); // prettier-ignore
  const facts: readonly (readonly [string, string])[] = [
    ["effect", texts.t(`measures:effect.${entry.effect}`)],
    ["decides", listed(texts, "decides", entry.decides).join(", ")],
    ["instruments", listed(texts, "instrument", entry.instruments).join(", ")],
    ["type", typeText(texts, entry)],
    ...(entry.refs.length > 0
      ? [["rows", entry.refs.map((ref) => rowName(texts, ref)).join("; ")] as const]
      : []),
    ...(entry.part ? [["part", said(texts, entry.part)] as const] : []),
    ["data", listed(texts, "data", entry.data).join(", ")],
    ...(adoption ? [["time", time] as const] : []),
    ["ndc", texts.t(`measures:ndc.${entry.ndc}`)],
  ];
  return facts.map(([name, value]) => ({ term: texts.t(`measures:fact.${name}`), value }));
}

/** The type's questions and what the library starts each from; then those that only the city can answer. */
function valuesOf(voice: Voice, entry: MeasureEntry): readonly ValueLine[] {
  const { texts } = voice;
  const label = (name: string): string => fieldWords(texts, entry.type ?? "", name).label;
  const decay = entry.adoption?.decay;
  return [
    ...Object.entries(entry.start).flatMap(([name, start]) => startLines(voice, name, label, start)),
    ...(decay ? [lineOf(voice, texts.t("measures:values.decay"), decay)] : []),
    ...Object.entries(entry.ask).map(([name, how]): ValueLine => {
      const instead = `${texts.t("measures:values.asked")}. ${said(texts, how)}`;
      return { what: label(name), low: null, typical: null, high: null, instead, ground: [], sure: null };
    }),
  ];
}

function startLines(
  voice: Voice,
  name: string,
  label: (name: string) => string,
  start: Start,
): readonly ValueLine[] {
  // prettier-ignore
  const { texts } = voice;
  if (isRange(start)) return [lineOf(voice, label(name), start)];
  if (isRows(start)) {
    return start.flatMap(({ mode, cells }) =>
      Object.entries(cells).flatMap(
        ([column, cell]) =>
        startLines(voice, `${name}.${column}`, (inner) => `${said(texts, mode)}: ${label(inner).toLowerCase()}`, cell), // prettier-ignore
      ),
    );
  }
  const instead = nameOfChoice(texts, start);
  return [{ what: label(name), low: null, typical: null, high: null, instead, ground: [], sure: null }];
}

function lineOf(voice: Voice, what: string, range: Range | Figure): ValueLine {
  const { numbers, texts } = voice;
  return {
    what,
    low: numbers.number(range.low),
    typical: amountText(voice, range.typical, range.unit),
    high: numbers.number(range.high),
    instead: null,
    ground: groundText(texts, range),
    sure: sureMark(texts, range.sure),
  };
}

function costView(voice: Voice, { cost }: MeasureEntry) {
  if (!cost) return null;
  const { texts } = voice;
  const { low, typical, high } = rangeParams(voice, { ...cost, unit: "" });
  const upkeep = cost.upkeep ? said(texts, cost.upkeep) : null;
  const rows: readonly (readonly [string, string | null])[] = [
    ["years", priceYear(texts, cost)],
    ["lifetime", texts.t("measures:cost.lifetime.years", { count: cost.lifetime })],
    ["upkeep", upkeep],
    ["confidence", texts.t(`measures:confidence.${cost.confidence}`)],
    ["ground", groundText(texts, cost).join(". ")],
  ];
  return {
    sentence: texts.t("measures:cost.lead", { low, typical, high, currency: cost.currency, per: said(texts, cost.per) }), // prettier-ignore
    rows: rows.flatMap(([name, value]) =>
      value === null ? [] : [{ term: texts.t(`measures:cost.${name}`), value }],
    ),
    sure: sureMark(texts, cost.sure),
  };
}
