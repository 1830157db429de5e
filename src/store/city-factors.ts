import type { Selectable } from "kysely";
import type { OwnRow } from "../factors/own-rows.ts";
import type { CityScope } from "./scope.ts";
import type { CityFactorsTable, Handle } from "./tables.ts";

/** A factor of the city's own, with the names of who gave and who retired it. */
export type CityFactor = Selectable<CityFactorsTable> & {
  readonly updated_name: string | null;
  readonly retired_name: string | null;
};

/** All of the city's, retired ones among them, by key and year. */
export async function listCityFactors(scope: CityScope, db: Handle): Promise<readonly CityFactor[]> {
  return db
    .selectFrom("city_factors")
    .leftJoin("users as updater", "updater.id", "city_factors.updated_by")
    .leftJoin("users as retirer", "retirer.id", "city_factors.retired_by")
    .selectAll("city_factors")
    .select(["updater.name as updated_name", "retirer.name as retired_name"])
    .where("city_factors.city_id", "=", scope.cityId)
    .orderBy("city_factors.key")
    .orderBy("city_factors.year")
    .orderBy("city_factors.created_at")
    .orderBy("city_factors.id")
    .execute();
}

/** Those in force, as the city's inventory documents have them. */
export async function ownFactorsOf(scope: CityScope, db: Handle): Promise<readonly OwnRow[]> {
  const rows = await db
    .selectFrom("city_factors")
    .select(["key", "value", "unit", "lower", "upper", "year", "source", "note"])
    .where("city_id", "=", scope.cityId)
    .where("retired_at", "is", null)
    .orderBy("key")
    .orderBy("year")
    .execute();
  return rows.map(ownRow);
}

/** A stored factor as the inventory document has it. */
export function ownRow(
  row: Pick<CityFactor, "key" | "value" | "unit" | "lower" | "upper" | "year" | "source" | "note">,
): OwnRow {
  const { key, value, unit, source } = row;
  return {
    key,
    value,
    unit,
    ...(row.lower === null ? {} : { lower: row.lower }),
    ...(row.upper === null ? {} : { upper: row.upper }),
    ...(row.year === null ? {} : { year: row.year }),
    source,
    ...(row.note === null ? {} : { note: row.note }),
  };
}

export async function insertCityFactors(
  scope: CityScope,
  tx: Handle,
  rows: readonly (OwnRow & { readonly id: string })[],
  at: string,
): Promise<void> {
  for (const { id, ...row } of rows)
    await tx
      .insertInto("city_factors")
      .values({
        ...columns(row),
        id,
        city_id: scope.cityId,
        created_at: at,
        created_by: scope.userId,
        updated_at: at,
        updated_by: scope.userId,
        retired_at: null,
        retired_by: null,
        retired_reason: null,
      })
      .execute();
}

/** A factor and the version of it that was looked at. */
export interface SeenFactor {
  readonly factorId: string;
  readonly version: number;
}

/** Changes one where nobody else did since `version`; false where somebody did. */
export async function updateCityFactor(
  scope: CityScope,
  tx: Handle,
  { factorId, version }: SeenFactor,
  change: { readonly row: OwnRow } | { readonly retired: string | null },
  at: string,
): Promise<boolean> {
  const set =
    "row" in change
      ? columns(change.row)
      : change.retired === null
        ? { retired_at: null, retired_by: null, retired_reason: null }
        : { retired_at: at, retired_by: scope.userId, retired_reason: change.retired };
  const result = await tx
    .updateTable("city_factors")
    .set({ ...set, updated_at: at, updated_by: scope.userId, version: version + 1 })
    .where("city_id", "=", scope.cityId)
    .where("id", "=", factorId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

function columns({ key, value, unit, lower, upper, year, source, note }: OwnRow) {
  return {
    key,
    value,
    unit,
    lower: lower ?? null,
    upper: upper ?? null,
    year: year ?? null,
    source,
    note: note ?? null,
  };
}
