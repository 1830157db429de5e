import type { Insertable, Selectable } from "kysely";
import type { CityScope } from "./scope.ts";
import type { Handle, PublishedResultsTable, ValueBasisTable } from "./tables.ts";

/** A figure somebody published, in tonnes CO2e, to stand beside ours. */
export type PublishedResult = Omit<Selectable<PublishedResultsTable>, "city_id" | "inventory_id">;

/** Whether a value was published, derived (how) or made up to illustrate. */
export type ValueBasis = Omit<Selectable<ValueBasisTable>, "city_id" | "inventory_id">;

export async function listPublished(
  scope: CityScope,
  db: Handle,
  inventoryId: string,
): Promise<readonly PublishedResult[]> {
  return db
    .selectFrom("published_results")
    .select(["kind", "name", "tonnes", "source", "note"])
    .where("city_id", "=", scope.cityId)
    .where("inventory_id", "=", inventoryId)
    .orderBy("kind")
    .orderBy("name")
    .execute();
}

export async function insertPublished(
  scope: CityScope,
  tx: Handle,
  inventoryId: string,
  results: readonly Omit<Insertable<PublishedResultsTable>, "city_id" | "inventory_id">[],
): Promise<void> {
  const keys = { city_id: scope.cityId, inventory_id: inventoryId };
  for (const result of results)
    await tx
      .insertInto("published_results")
      .values({ ...result, ...keys })
      .execute();
}

export async function listValueBasis(
  scope: CityScope,
  db: Handle,
  inventoryId: string,
): Promise<readonly ValueBasis[]> {
  return db
    .selectFrom("value_basis")
    .select(["entity", "entity_id", "path", "basis", "how", "source"])
    .where("city_id", "=", scope.cityId)
    .where("inventory_id", "=", inventoryId)
    .orderBy("entity")
    .orderBy("entity_id")
    .orderBy("path")
    .execute();
}

export async function insertValueBasis(
  scope: CityScope,
  tx: Handle,
  inventoryId: string,
  values: readonly Omit<Insertable<ValueBasisTable>, "city_id" | "inventory_id">[],
): Promise<void> {
  const keys = { city_id: scope.cityId, inventory_id: inventoryId };
  for (const value of values)
    await tx
      .insertInto("value_basis")
      .values({ ...value, ...keys })
      .execute();
}
