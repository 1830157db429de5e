import type { Problem } from "../units/problem.ts";
import { readUnit } from "../units/unit.ts";
import type { FactorFile } from "./factor-file.ts";
import { familyOf } from "./families.ts";
import type { FactorRow } from "./library.ts";

/** The files of tables, in the order they are read. */
export type Tables = readonly (readonly [file: string, content: FactorFile])[];

/** Whether nothing is wrong with a row by itself: most have nothing, and start waits for this. */
function isSound(
  { key, value, lower, upper, region, unit }: FactorRow,
  places: ReadonlySet<string>,
): boolean {
  const dimension = dimensionOf(unit);
  return (
    (lower === null || lower <= value) &&
    (upper === null || upper >= value) &&
    places.has(region) &&
    dimension !== null &&
    unitsOf(key)?.some((one) => dimensionOf(one) === dimension) === true
  );
}

/** What is wrong with a row by itself; the paths start at the row. */
function rowProblems(row: FactorRow, places: ReadonlySet<string>): Problem[] {
  const { key, value, lower, upper, region, unit } = row;
  const problems: Problem[] = [];
  const accepted = unitsOf(key);
  const dimension = dimensionOf(unit);
  if (!accepted) problems.push({ path: "key", code: "factor.file.unknown-key", params: { key } });
  else if (dimension === null) {
    problems.push({ path: "unit", code: "factor.file.no-unit", params: { unit } });
  } else if (!accepted.some((one) => dimensionOf(one) === dimension)) {
    problems.push({ path: "unit", code: "factor.file.wrong-unit", params: { key, unit, accepted } });
  }
  if ((lower !== null && lower > value) || (upper !== null && upper < value)) {
    const range = `${lower ?? ""} to ${upper ?? ""}`;
    problems.push({ path: "value", code: "factor.file.outside-range", params: { key, value, range } });
  }
  if (!places.has(region)) {
    problems.push({ path: "region", code: "factor.file.unknown-region", params: { key, region } });
  }
  return problems;
}

/**
 * What is wrong with the rows, each by itself and beside the others: unknown key, unit of another dimension,
 * value outside its range, unknown place, a second row for a key, place, year and edition.
 */
export function checkRows(
  rows: readonly FactorRow[],
  byKey: ReadonlyMap<string, readonly FactorRow[]>,
  places: ReadonlySet<string>,
  tables: Tables,
): readonly Problem[] {
  const problems: Problem[] = [];
  let found: readonly string[] | null = null;
  const placeOf = (at: number): string => (found ??= placesInFiles(tables))[at] ?? rows[at]?.file ?? "";
  for (const row of rows) {
    if (isSound(row, places)) continue;
    const at = placeOf(rows.indexOf(row));
    for (const problem of rowProblems(row, places))
      problems.push({ ...problem, path: `${at}.${problem.path}` });
  }
  for (const same of byKey.values()) {
    for (const [row, first] of same.length > 1 ? twinsOf(same) : []) {
      const params = { key: row.key, region: row.region, first: placeOf(rows.indexOf(first)) };
      problems.push({ path: placeOf(rows.indexOf(row)), code: "factor.file.duplicate", params });
    }
  }
  return problems;
}

/** Rows of a key that stand for the same place, year and edition as one before them. */
function twinsOf(rows: readonly FactorRow[]): (readonly [row: FactorRow, first: FactorRow])[] {
  const seen = new Map<string, FactorRow>();
  return rows.flatMap((row) => {
    const identity = `${row.region}|${row.dated ? row.year : ""}|${row.edition}`;
    const first = seen.get(identity);
    if (!first) seen.set(identity, row);
    return first ? [[row, first] as const] : [];
  });
}

const accepting = new Map<string, readonly string[] | null>();

/** The units of a key's family, or null for a key of none; a key has many rows. */
function unitsOf(key: string): readonly string[] | null {
  let units = accepting.get(key);
  if (units === undefined) accepting.set(key, (units = familyOf(key)?.units ?? null));
  return units;
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

/** Where each row stands, in the order they were read in; asked for only when one is wrong. */
function placesInFiles(tables: Tables): readonly string[] {
  return tables.flatMap(([name, file]) =>
    file.tables.flatMap((table, tableAt) => [
      ...(table.rows ?? []).map((_, at) => `${name}:tables[${tableAt}].rows[${at}]`),
      ...(table.series ?? []).flatMap(({ values }, at) =>
        Object.keys(values).map((year) => `${name}:tables[${tableAt}].series[${at}].values.${year}`),
      ),
    ]),
  );
}
