import type { Insertable, Selectable } from "kysely";
import type { CityScope } from "./scope.ts";
import type { Handle, InventoriesTable } from "./tables.ts";

/** One year's inventory; `gwp` and `factor_set` are JSON. */
export type Inventory = Selectable<InventoriesTable>;

/** What an officer states about an inventory. */
export type InventoryFields = Omit<
  Insertable<InventoriesTable>,
  "id" | "city_id" | "status" | "version" | "created_at" | "updated_at" | "factor_set"
>;

/** The city's inventories, the latest year first, with how many activities each has. */
export async function listInventories(
  scope: CityScope,
  db: Handle,
): Promise<readonly (Inventory & { readonly activities: number })[]> {
  return db
    .selectFrom("inventories")
    .leftJoin("activities", (join) =>
      join
        .onRef("activities.city_id", "=", "inventories.city_id")
        .onRef("activities.inventory_id", "=", "inventories.id")
        .on("activities.deleted_at", "is", null),
    )
    .selectAll("inventories")
    .select((eb) => eb.fn.count<number>("activities.id").as("activities"))
    .where("inventories.city_id", "=", scope.cityId)
    .groupBy("inventories.id")
    .orderBy("inventories.year", "desc")
    .execute();
}

export async function findInventory(
  scope: CityScope,
  db: Handle,
  inventoryId: string,
): Promise<Inventory | undefined> {
  return db
    .selectFrom("inventories")
    .selectAll()
    .where("city_id", "=", scope.cityId)
    .where("id", "=", inventoryId)
    .executeTakeFirst();
}

/** Adds an inventory; false where the city has one of that year. */
export async function insertInventory(
  scope: CityScope,
  tx: Handle,
  inventory: InventoryFields & {
    readonly id: string;
    readonly factor_set: string;
    readonly at: string;
  },
): Promise<boolean> {
  const { at, ...fields } = inventory;
  const result = await tx
    .insertInto("inventories")
    .values({ ...fields, city_id: scope.cityId, created_at: at, updated_at: at })
    .onConflict((conflict) => conflict.columns(["city_id", "year"]).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Whether the city has an inventory of that year other than `exceptId`. */
export async function hasYear(
  scope: CityScope,
  db: Handle,
  year: number,
  exceptId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("inventories")
    .select("id")
    .where("city_id", "=", scope.cityId)
    .where("year", "=", year)
    .where("id", "!=", exceptId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Changes an inventory where nobody else did since `version`; false where somebody did. */
export async function updateInventory(
  scope: CityScope,
  tx: Handle,
  inventoryId: string,
  version: number,
  changes: InventoryFields & { readonly at: string },
): Promise<boolean> {
  const { at, ...fields } = changes;
  const result = await tx
    .updateTable("inventories")
    .set({ ...fields, updated_at: at, version: version + 1 })
    .where("city_id", "=", scope.cityId)
    .where("id", "=", inventoryId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * Puts a draft on another factor library, where nobody changed it since `version`; false where somebody did,
 * or it is no draft any more.
 */
export async function updateFactorSet(
  scope: CityScope,
  tx: Handle,
  inventoryId: string,
  version: number,
  changes: { readonly factor_set: string; readonly at: string },
): Promise<boolean> {
  const result = await tx
    .updateTable("inventories")
    .set({ factor_set: changes.factor_set, updated_at: changes.at, version: version + 1 })
    .where("city_id", "=", scope.cityId)
    .where("id", "=", inventoryId)
    .where("version", "=", version)
    .where("status", "=", "draft")
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
