import type { FactorLibrary, FactorRow } from "../../factors/library.ts";
import { type FactorQuery, searchFactors } from "../../factors/search.ts";
import type { Translator } from "../../i18n/i18n.ts";
import { countryOptions } from "../cities/city-options.ts";
import type { Voice } from "../engine.ts";
import { options } from "../form.ts";
import { gridsById, keyText, kindText, placeText } from "./names.ts";
import { rowLine } from "./row-line.ts";

/** What may be asked of the library's page, as the address has it. */
export const LIST_FIELDS = ["q", "kind", "region", "document", "edition", "sure", "page"] as const;
export type ListQuery = Readonly<Record<(typeof LIST_FIELDS)[number], string>>;

const PER_PAGE = 50;
/** A search is a few words; the rest is not looked for. */
const MOST_WORDS = 12;
const EDITIONS = ["2006", "2019", "any"] as const;
const SURE = ["source", "second-hand", "recall"] as const;

/** The library's page: the rows that match, fifty at a time, and the filters. */
export function listView(voice: Voice, library: FactorLibrary, query: ListQuery) {
  const { texts, numbers } = voice;
  const found = findRows(texts, library, query);
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(pages, /^[1-9]\d{0,5}$/.test(query.page) ? Number(query.page) : 1);
  const first = (page - 1) * PER_PAGE;
  const shown = found.slice(first, first + PER_PAGE);
  const at = (number: number): string | null =>
    number < 1 || number > pages ? null : listAddress({ ...query, page: number === 1 ? "" : String(number) });
  const plain = (count: number): string => numbers.number(count);
  return {
    filters: filtersView(texts, library, query),
    isFiltered: LIST_FIELDS.some((name) => name !== "page" && query[name] !== ""),
    count: texts.t("factors:page.count", { count: found.length, shown: plain(found.length) }),
    rows: shown.map((row) => rowLine(voice, library, row)),
    pages: {
      previous: at(page - 1),
      next: at(page + 1),
      text: texts.t("factors:page.shown", {
        first: plain(first + 1),
        last: plain(first + shown.length),
        count: plain(found.length),
      }),
    },
    version: texts.t("factors:page.version", {
      version: library.version,
      hash: library.hash.slice(0, 12),
      rows: plain(library.rows.length),
    }),
    hash: library.hash,
  };
}

/** The address of the library's page with these questions; what is empty is left out. */
export function listAddress(query: Partial<ListQuery>): string {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  return asked.size === 0 ? "/factors" : `/factors?${asked.toString()}`;
}

/**
 * Rows for which every word stands somewhere: in the library's own words, or in the names that the reader's
 * language has for the key and the place.
 */
function findRows(texts: Translator, library: FactorLibrary, query: ListQuery): readonly FactorRow[] {
  const { kind, region, document, edition, sure } = query;
  const asked: FactorQuery = {
    ...(region === "" ? {} : { region }),
    ...(document === "" ? {} : { document }),
    ...(edition === "" ? {} : { edition: edition as FactorRow["edition"] }),
    ...(sure === "" ? {} : { sure: sure as FactorRow["sure"] }),
  };
  const rows = searchFactors(library, asked).filter((row) => kind === "" || row.key.startsWith(`${kind}/`));
  const words = query.q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  return words.reduce((left: readonly FactorRow[], word) => {
    const inLibrary = new Set(searchFactors(library, { ...asked, text: word }));
    return left.filter(
      (row) =>
        inLibrary.has(row) ||
        keyText(texts, row.key).toLowerCase().includes(word) ||
        placeText(texts, library, row.region).toLowerCase().includes(word),
    );
  }, rows);
}

function filtersView(texts: Translator, library: FactorLibrary, query: ListQuery) {
  const any = (label: string) => ["", texts.t(`factors:page.any.${label}`)] as const;
  const select = (
    name: Exclude<keyof ListQuery, "q" | "page">,
    choices: readonly (readonly [string, string])[],
  ) => ({
    id: `f-${name}`,
    name,
    error: null,
    options: options(query[name], [any(name), ...choices]),
  });
  const kinds = [...new Set(library.rows.map(({ key }) => key.slice(0, key.indexOf("/"))))];
  return {
    q: query.q,
    kind: select(
      "kind",
      kinds.map((kind) => [kind, kindText(texts, kind)]),
    ),
    region: { ...select("region", []), options: regionOptions(texts, library, query.region) },
    document: select(
      "document",
      [...new Set(library.rows.map((row) => row.document))].toSorted().map((name) => [name, name]),
    ),
    edition: select(
      "edition",
      EDITIONS.map((edition) => [edition, texts.t(`factors:edition.${edition}`)]),
    ),
    sure: select(
      "sure",
      SURE.map((sure) => [sure, texts.t(`factors:sure.${sure}`)]),
    ),
  };
}

/** The places that have rows: regions of the world, ASEAN and its grids, then everywhere else. */
function regionOptions(texts: Translator, library: FactorLibrary, value: string) {
  const places = new Set(library.rows.map(({ region }) => region));
  const collator = new Intl.Collator(texts.language);
  const named = (name: string, members: readonly string[]) => ({
    label: texts.t(`factors:page.places.${name}`),
    options: options(
      value,
      members
        .map((place) => [place, placeText(texts, library, place)] as const)
        .toSorted(([, a], [, b]) => collator.compare(a, b)),
    ),
  });
  const grids = [...places].filter((place) => gridsById(library).has(place));
  const regions = [...places].filter((place) => !grids.includes(place) && !library.countries.has(place));
  const countries = countryOptions(texts, library, value).flatMap((group) =>
    "options" in group ? [{ ...group, options: group.options.filter((one) => places.has(one.value)) }] : [],
  );
  return [
    { value: "", label: texts.t("factors:page.any.region"), selected: value === "" },
    named("regions", regions),
    ...countries,
    named("grids", grids),
  ];
}
