import { sectorNumber } from "../../i18n/gpc-texts.ts";
import type { Translator } from "../../i18n/i18n.ts";
import { ACROSS, DECIDERS, type MeasureEntry } from "../../planning/library/measure-entry.ts";
import type { MeasureLibrary } from "../../planning/library/measure-library.ts";
import type { Voice } from "../engine.ts";
import { options } from "../form.ts";
import type { Ask } from "../reply.ts";
import { listed, said, sectorOf, typeText } from "./words.ts";

const FIELDS = ["q", "sector", "decides", "type"] as const;
const LONGEST = 200;
/** A search is a few words; the rest is not looked for. */
const MOST_WORDS = 12;
const NO_TYPE = "none";
/** A box for each kind of data that a city may have at hand: `have.roofs`. */
const HAVE = "have.";

/** What is asked of the catalogue, as the address has it. */
export type CatalogueQuery = Readonly<Record<(typeof FIELDS)[number], string>> & {
  /** Kinds of data at hand. */
  readonly have: readonly string[];
};

/** Where the catalogue stands, and what its entries lead to there. */
export interface CataloguePlace {
  readonly address: string;
  /** In a plan: where a measure is started from an entry. */
  readonly startHref?: (entry: MeasureEntry) => string | null;
  /** In a plan: what is to be said of an entry. */
  readonly flag?: (entry: MeasureEntry) => string | null;
}

export function readCatalogueQuery(req: Ask): CatalogueQuery {
  const query = new Map(Object.entries(req.query));
  const text = (name: string): string => {
    const given = query.get(name);
    return typeof given === "string" ? given.slice(0, LONGEST).trim() : "";
  };
  const have = [...query.keys()].flatMap((name) => (name.startsWith(HAVE) ? [name.slice(HAVE.length)] : []));
  return { q: text("q"), sector: text("sector"), decides: text("decides"), type: text("type"), have };
}

/** The catalogue by sector: what fits what is asked, and the filters as they were set. */
export function catalogueView(
  voice: Voice,
  library: MeasureLibrary,
  query: CatalogueQuery,
  place: CataloguePlace,
) {
  const { texts, numbers } = voice;
  const all = [...library.values()];
  const found = all.filter((entry) => fits(texts, entry, query));
  return {
    address: place.address,
    filters: filtersView(texts, all, query),
    isFiltered: query.have.length > 0 || FIELDS.some((name) => query[name] !== ""),
    count: texts.t("measures:count", { count: found.length, shown: numbers.number(found.length) }),
    sectors: [...Map.groupBy(found, ({ sector }) => sector)].map(([sector, entries]) => ({
      name: sectorOf(texts, sector),
      code: sector === ACROSS ? "" : sector,
      sectorNumber: sector === ACROSS ? 6 : sectorNumber(sector),
      measures: entries.map((entry) => ({
        href: `${place.address}/${entry.id}`,
        startHref: place.startHref?.(entry) ?? null,
        flag: place.flag?.(entry) ?? null,
        name: said(texts, entry.name),
        about: said(texts, entry.about),
        decides: listed(texts, "decides", entry.decides).join(", "),
        type: typeText(texts, entry),
        effect: entry.effect === "lowers" ? null : texts.t(`measures:effect.${entry.effect}`),
      })),
    })),
  };
}

function fits(
  texts: Translator,
  entry: MeasureEntry,
  { q, sector, decides, type, have }: CatalogueQuery,
): boolean {
  // prettier-ignore
  if (sector !== "" && entry.sector !== sector) return false;
  if (decides !== "" && !entry.decides.some((one) => one === decides)) return false;
  if (type !== "" && (entry.type ?? NO_TYPE) !== type) return false;
  if (have.length > 0 && !entry.data.every((one) => have.includes(one))) return false;
  const words = q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  const text = wordsOf(texts, entry);
  return words.every((word) => text.includes(word));
}

/** Everything of an entry that a search looks in, in both languages where it has both. */
function wordsOf(texts: Translator, entry: MeasureEntry): string {
  const { name, about, part, instruments, benefits } = entry;
  return [
    ...[name, about, ...(part ? [part] : [])].flatMap(({ en, id }) => [en, id]),
    entry.id,
    typeText(texts, entry),
    sectorOf(texts, entry.sector),
    ...listed(texts, "instrument", instruments),
    ...listed(texts, "benefit", benefits),
  ]
    .join(" ")
    .toLowerCase();
}

function filtersView(texts: Translator, all: readonly MeasureEntry[], query: CatalogueQuery) {
  const select = (name: "sector" | "decides" | "type", choices: readonly (readonly [string, string])[]) => ({
    id: `f-${name}`,
    name,
    error: null,
    options: options(query[name], [["", texts.t(`measures:any.${name}`)], ...choices]),
  });
  const collator = new Intl.Collator(texts.language);
  const sorted = (choices: readonly (readonly [string, string])[]) =>
    choices.toSorted(([, one], [, other]) => collator.compare(one, other));
  const types = [...new Set(all.map(({ type }) => type))];
  const data = [...new Set(all.flatMap((entry) => entry.data))];
  return {
    q: query.q,
    sector: select("sector", [...new Set(all.map(({ sector }) => sector))].map((id) => [id, sectorOf(texts, id)] as const)), // prettier-ignore
    decides: select("decides", DECIDERS.map((id) => [id, texts.t(`measures:decides.${id}`)] as const)), // prettier-ignore
    type: select("type", sorted(types.map((type) => [type ?? NO_TYPE, typeText(texts, { type })] as const))),
    isOpen: query.have.length > 0,
    have: sorted(data.map((id) => [id, texts.t(`measures:data.${id}`)] as const)).map(([id, label]) => ({
      id: `have-${id}`,
      name: `${HAVE}${id}`,
      label,
      checked: query.have.includes(id),
    })),
  };
}
