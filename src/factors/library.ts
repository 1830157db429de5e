import type { z } from "zod";
import { accepted, type Outcome, type Problem, refusedFor } from "../units/problem.ts";
import { readUnit } from "../units/unit.ts";
import { problemsFromZod } from "../units/zod-problems.ts";
import { type FactorFile, type FileRow, type FileTable, factorFile, regionFile } from "./factor-file.ts";
import { familyOf } from "./families.ts";

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
  /** By ISO 3166-1 alpha-2 code. */
  readonly countries: ReadonlyMap<string, Country>;
}

/** A file of emission-factors/, as text. */
export interface SourceFile {
  readonly name: string;
  readonly content: string;
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
  const places = placesOf(countries);
  const rows: FactorRow[] = [];
  const seen = new Map<string, string>();
  for (const { name, content } of files) {
    if (name === REGION_FILE) continue;
    const file = parsed(name, content, factorFile, problems);
    if (file) collect(name, file, { rows, places, seen, problems });
  }
  if (problems.length > 0) return refusedFor(problems);
  const byKey = Map.groupBy(rows, (row) => row.key);
  return accepted({ ...identity, rows, byKey, countries });
}

function readCountries(files: readonly SourceFile[], problems: Problem[]): Map<string, Country> {
  const source = files.find((file) => file.name === REGION_FILE);
  if (!source) {
    problems.push({ path: REGION_FILE, code: "value.missing" });
    return new Map();
  }
  const file = parsed(source.name, source.content, regionFile, problems);
  return new Map(
    Object.entries(file?.countries ?? {}).map(([code, { name, regions, grids }]) => [
      code,
      { name, regions, grids: new Map(Object.entries(grids ?? {})) },
    ]),
  );
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

function parsed<T>(name: string, content: string, schema: z.ZodType<T>, problems: Problem[]): T | null {
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch {
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

interface Collection {
  readonly rows: FactorRow[];
  readonly places: ReadonlySet<string>;
  readonly seen: Map<string, string>;
  readonly problems: Problem[];
}

function collect(name: string, file: FactorFile, into: Collection): void {
  for (const [tableIndex, table] of file.tables.entries()) {
    for (const [rowIndex, row] of table.rows.entries()) {
      const path = `${name}:tables[${tableIndex}].rows[${rowIndex}]`;
      checkRow(row, table, path, into);
      into.rows.push(factorRow(row, table, name));
    }
  }
}

function checkRow(
  row: FileRow,
  table: FileTable,
  path: string,
  { places, seen, problems }: Collection,
): void {
  const { key, value, lower, upper, region } = row;
  const family = familyOf(key);
  if (!family) problems.push({ path: `${path}.key`, code: "factor.file.unknown-key", params: { key } });
  else if (dimensionOf(row.unit) === null) {
    problems.push({ path: `${path}.unit`, code: "factor.file.no-unit", params: { unit: row.unit } });
  } else if (!family.units.some((unit) => dimensionOf(unit) === dimensionOf(row.unit))) {
    problems.push({
      path: `${path}.unit`,
      code: "factor.file.wrong-unit",
      params: { key, unit: row.unit, accepted: family.units },
    });
  }
  if ((lower !== undefined && lower > value) || (upper !== undefined && upper < value)) {
    const range = `${lower ?? ""} to ${upper ?? ""}`;
    problems.push({
      path: `${path}.value`,
      code: "factor.file.outside-range",
      params: { key, value, range },
    });
  }
  if (!places.has(region)) {
    problems.push({ path: `${path}.region`, code: "factor.file.unknown-region", params: { key, region } });
  }
  const identity = `${key}|${region}|${row.year ?? ""}|${table.edition}`;
  const first = seen.get(identity);
  if (first === undefined) seen.set(identity, path);
  else problems.push({ path, code: "factor.file.duplicate", params: { key, region, first } });
}

const dimensions = new Map<string, string | null>();

/** The dimension of a unit, or null if it is none; unit texts repeat by the thousand. */
function dimensionOf(unit: string): string | null {
  const known = dimensions.get(unit);
  if (known !== undefined) return known;
  const read = readUnit(unit);
  const dimension = read.ok ? read.value.dimension : null;
  dimensions.set(unit, dimension);
  return dimension;
}

function factorRow(row: FileRow, table: FileTable, file: string): FactorRow {
  const { edition, document } = table;
  return {
    key: row.key,
    value: row.value,
    unit: row.unit,
    lower: row.lower ?? null,
    upper: row.upper ?? null,
    distribution: row.distribution ?? null,
    year: row.year ?? (edition === "any" ? null : Number(edition)),
    dated: row.year !== undefined,
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
