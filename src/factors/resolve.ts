import type { Message } from "../units/problem.ts";
import type { FactorLibrary, FactorRow } from "./library.ts";

/** The regions a city's factors are looked for in, narrow to wide: grid, country, regions, `world`. */
export type Place = readonly string[];

/** What an inventory asks for a factor with. */
export interface FactorContext {
  readonly place: Place;
  readonly year: number;
  readonly guidelines: "2006" | "2019";
}

/** A factor and the reason why it is this one. */
export interface Resolved {
  readonly row: FactorRow;
  readonly why: Message;
}

/**
 * The place of a city. A grid belongs to a country: one of another country, or one the library does not
 * know, is left out (see `gridsOf` to refuse it beforehand).
 */
export function placeOf(library: FactorLibrary, country: string, grid?: string): Place {
  const known = library.countries.get(country);
  const narrow = grid !== undefined && known?.grids.has(grid) ? [grid] : [];
  return [...narrow, country, ...(known?.regions ?? []), "world"];
}

/** The grids of a country by id, with their names; empty where the country is one grid. */
export function gridsOf(library: FactorLibrary, country: string): ReadonlyMap<string, string> {
  return library.countries.get(country)?.grids ?? new Map();
}

/**
 * The row for a key: the city's own where it has one that is not of a later year, else the library's. Place
 * first, narrow to wide; at a place the value of the year, else of the nearest earlier year, else a default
 * of any year; never one of a later year. Of defaults the inventory's edition goes first, and 2006 serves
 * where 2019 refines nothing at that place.
 */
export function resolveFactor(library: FactorLibrary, key: string, context: FactorContext): Resolved | null {
  const own = bestOf(library.own?.get(key) ?? [], context);
  if (own) return { row: own, why: ownReason(own) };
  const regions = rowsByRegion(library, key);
  if (!regions) return null;
  for (const region of context.place) {
    const found = bestOf(regions.get(region) ?? [], context);
    if (found) return { row: found, why: reasonFor(found, context) };
  }
  return null;
}

type ByRegion = ReadonlyMap<string, readonly FactorRow[]>;

const indexes = new WeakMap<FactorLibrary["byKey"], Map<string, ByRegion>>();

/** The rows of a key by place, indexed when first asked for. */
function rowsByRegion(library: FactorLibrary, key: string): ByRegion | null {
  const index = indexes.get(library.byKey) ?? new Map<string, ByRegion>();
  indexes.set(library.byKey, index);
  const known = index.get(key);
  if (known) return known;
  const rows = library.byKey.get(key);
  if (!rows) return null;
  const regions = Map.groupBy(rows, (row) => row.region);
  index.set(key, regions);
  return regions;
}

function bestOf(rows: readonly FactorRow[], { year, guidelines }: FactorContext): FactorRow | null {
  let best: FactorRow | null = null;
  for (const row of rows) {
    if (row.dated && (row.year ?? 0) > year) continue;
    if (row.edition === "2019" && guidelines === "2006") continue;
    if (!best || rank(row, guidelines) > rank(best, guidelines)) best = row;
  }
  return best;
}

/** Dated rows go before defaults, later years before earlier; then the edition asked for, "any", 2006. */
function rank(row: FactorRow, guidelines: "2006" | "2019"): number {
  const year = row.dated ? (row.year ?? 0) : 0;
  const edition = row.edition === guidelines ? 2 : row.edition === "any" ? 1 : 0;
  return year * 10 + edition;
}

function ownReason({ dated, year, document: source }: FactorRow): Message {
  return dated && year !== null
    ? { code: "factor.city-year", params: { source, year } }
    : { code: "factor.city", params: { source } };
}

function reasonFor(row: FactorRow, { year, guidelines, place }: FactorContext): Message {
  const { region, document, table } = row;
  if (row.dated && row.year !== null) {
    if (row.year === year) return { code: "factor.exact-year", params: { region, year } };
    return { code: "factor.earlier-year", params: { region, year: row.year, count: year - row.year } };
  }
  if (guidelines === "2019" && row.edition === "2006") {
    return { code: "factor.not-refined", params: { region, document, table } };
  }
  if (region === "world") return { code: "factor.default", params: { document, table } };
  const own = place.indexOf(region) <= place.findIndex((one) => /^[A-Z]{2}$/.test(one));
  return { code: own ? "factor.country" : "factor.region", params: { region, document, table } };
}
