import type { z } from "zod";
import { accepted, addAll, type Outcome, type Problem, refusedFor } from "../units/problem.ts";
import { problemsFromZod } from "../units/zod-problems.ts";
import {
  type FactorFile,
  type FileRow,
  type FileSeries,
  type FileTable,
  factorFile,
  factorFileFrame,
  regionFile,
} from "./factor-file.ts";
import { checkRows, type Tables } from "./library-checks.ts";
import { type NationalTarget, TARGET_FILE, targetFile, targetRow } from "./national-targets.ts";
import { isPlainRow, isPlainSeries } from "./plain-row.ts";

/** One value of the library with where it comes from. */
export interface FactorRow {
  readonly key: string;
  readonly value: number;
  /** As the table prints it. */
  readonly unit: string;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly distribution: FileRow["distribution"] | null;
  /** The year the value is of; that of the edition for a default of the Guidelines. */
  readonly year: number | null;
  /** Whether the value is true of its year alone, and not a default for any year. */
  readonly dated: boolean;
  readonly region: string;
  readonly edition: FileTable["edition"];
  readonly document: string;
  readonly table: string;
  readonly page: string | null;
  readonly sure: FileRow["sure"];
  readonly note: string | null;
  readonly basis: FileRow["basis"] | null;
  readonly boundary: FileRow["boundary"] | null;
  /** The file it stands in. */
  readonly file: string;
}

/** A country: its name, the regions of its defaults from narrow to wide, its grids by id. */
export interface Country {
  readonly name: string;
  readonly regions: readonly string[];
  readonly grids: ReadonlyMap<string, string>;
}

/** The factors of one version, read-only, with the countries they are resolved for. */
export interface FactorLibrary {
  readonly version: string;
  readonly hash: string;
  readonly rows: readonly FactorRow[];
  readonly byKey: ReadonlyMap<string, readonly FactorRow[]>;
  /** A city's own rows by key, laid over the library's for its inventories (see `withOwnRows`). */
  readonly own?: ReadonlyMap<string, readonly FactorRow[]>;
  /** By ISO 3166-1 alpha-2 code. */
  readonly countries: ReadonlyMap<string, Country>;
  /** What states have pledged, in the order of their file; each stands among the rows too, as `ndc/...`. */
  readonly targets: readonly NationalTarget[];
}

/** A file of emission-factors/: its JSON, undefined where it is none. */
export interface SourceFile {
  readonly name: string;
  readonly data: unknown;
}

export const REGION_FILE = "regions.json";

/**
 * Builds the library from its files and validates it as a whole: shape, known key, unit of the key's
 * dimension, lower <= value <= upper, known place, no second row for a key, place, year and edition.
 * `path` of a problem is as in `fuels.json:tables[0].rows[3].unit`.
 */
export function buildLibrary(
  files: readonly SourceFile[],
  identity: { readonly version: string; readonly hash: string },
): Outcome<FactorLibrary> {
  const problems: Problem[] = [];
  const countries = readCountries(files, problems);
  const tables = files.flatMap(({ name, data }) => {
    const isOther = name === REGION_FILE || name === TARGET_FILE;
    const file = isOther ? null : parsedTables(name, data, problems);
    return file ? [[name, file] as const] : [];
  });
  const targets = readTargets(files, countries, problems);
  const rows = [...readRows(tables), ...targets.flatMap((target) => targetRow(target) ?? [])];
  const byKey = Map.groupBy(rows, (row) => row.key);
  addAll(problems, checkRows(rows, byKey, placesOf(countries), tables));
  if (problems.length > 0) return refusedFor(problems);
  return accepted({ ...identity, rows, byKey, countries, targets });
}

function readCountries(files: readonly SourceFile[], problems: Problem[]): Map<string, Country> {
  const source = files.find((file) => file.name === REGION_FILE);
  if (!source) {
    problems.push({ path: REGION_FILE, code: "value.missing" });
    return new Map();
  }
  const file = parsed(source.name, source.data, regionFile, problems);
  return new Map(
    Object.entries(file?.countries ?? {}).map(([code, { name, regions, grids }]) => [
      code,
      { name, regions, grids: new Map(Object.entries(grids ?? {})) },
    ]),
  );
}

function readTargets(
  files: readonly SourceFile[],
  countries: ReadonlyMap<string, Country>,
  problems: Problem[],
): readonly NationalTarget[] {
  const source = files.find((file) => file.name === TARGET_FILE);
  const file = source && parsed(source.name, source.data, targetFile, problems);
  const targets = file?.targets ?? [];
  for (const [at, { country, kind }] of targets.entries()) {
    if (countries.has(country)) continue;
    const path = `${TARGET_FILE}:targets[${at}].country`;
    problems.push({ path, code: "factor.file.unknown-region", params: { key: kind, region: country } });
  }
  return targets.filter(({ country }) => countries.has(country));
}

function placesOf(countries: ReadonlyMap<string, Country>): ReadonlySet<string> {
  const places = new Set(["world"]);
  for (const [code, country] of countries) {
    places.add(code);
    for (const region of country.regions) places.add(region);
    for (const grid of country.grids.keys()) places.add(grid);
  }
  return places;
}

function parsed<T>(name: string, data: unknown, schema: z.ZodType<T>, problems: Problem[]): T | null {
  if (data === undefined) {
    problems.push({ path: name, code: "factor.file.not-json" });
    return null;
  }
  const result = schema.safeParse(data, { reportInput: true });
  if (result.success) return result.data;
  problems.push(
    ...problemsFromZod(result.error).map((problem) => ({ ...problem, path: `${name}:${problem.path}` })),
  );
  return null;
}

/** A file of tables; the schema is asked about its rows only where one is not plain at first sight. */
function parsedTables(name: string, data: unknown, problems: Problem[]): FactorFile | null {
  const frame = factorFileFrame.safeParse(data);
  const isPlain =
    frame.success &&
    frame.data.tables.every(
      ({ rows, series }) =>
        (rows || series) && rows?.every(isPlainRow) !== false && series?.every(isPlainSeries) !== false,
    );
  return isPlain ? (frame.data as FactorFile) : parsed(name, data, factorFile, problems);
}

function readRows(tables: Tables): FactorRow[] {
  const rows: FactorRow[] = [];
  for (const [name, file] of tables) {
    for (const table of file.tables) {
      for (const row of table.rows ?? []) rows.push(factorRow(row, row.value, row.year, table, name));
      for (const series of table.series ?? []) {
        for (const [year, value] of Object.entries(series.values))
          rows.push(factorRow(series, value, Number(year), table, name));
      }
    }
  }
  return rows;
}

function factorRow(
  row: FileRow | FileSeries,
  value: number,
  year: number | undefined,
  table: FileTable,
  file: string,
): FactorRow {
  const { edition, document } = table;
  const range: Partial<FileRow> = "value" in row ? row : {};
  return {
    key: row.key,
    value,
    unit: row.unit,
    lower: range.lower ?? null,
    upper: range.upper ?? null,
    distribution: range.distribution ?? null,
    year: year ?? (edition === "any" ? null : Number(edition)),
    dated: year !== undefined,
    region: row.region,
    edition,
    document,
    table: table.table,
    page: row.page ?? table.page ?? null,
    sure: row.sure,
    note: row.note ?? null,
    basis: row.basis ?? null,
    boundary: row.boundary ?? null,
    file,
  };
}
