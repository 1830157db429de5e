import type { FactorLibrary, FactorRow } from "./library.ts";

/** Where a city's own rows are said to hold: the city, before its grid and its country. */
export const CITY = "city";

/** A factor that a city gives for a key of the library, once its shape is known to be right. */
export interface OwnRow {
  readonly key: string;
  readonly value: number;
  readonly unit: string;
  readonly lower?: number | undefined;
  readonly upper?: number | undefined;
  /** The first year it holds for; left out, it holds for every year. */
  readonly year?: number | undefined;
  readonly source: string;
  readonly note?: string | undefined;
}

/** Whether a row is a city's own, and stands in no file of the library. */
export function isOwnRow({ region }: Pick<FactorRow, "region">): boolean {
  return region === CITY;
}

/** The library with a city's own factors laid over it: every key they name gives them first. */
export function withOwnRows(library: FactorLibrary, own: readonly OwnRow[]): FactorLibrary {
  if (own.length === 0) return library;
  return { ...library, own: Map.groupBy(own.map(factorRow), (row) => row.key) };
}

function factorRow({ key, value, unit, lower, upper, year, source, note }: OwnRow): FactorRow {
  return {
    key,
    value,
    unit,
    lower: lower ?? null,
    upper: upper ?? null,
    distribution: null,
    year: year ?? null,
    dated: year !== undefined,
    region: CITY,
    edition: "any",
    document: source,
    table: "",
    page: null,
    sure: "second-hand",
    note: note ?? null,
    basis: null,
    boundary: null,
    file: "",
  };
}
