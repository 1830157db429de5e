import type { Selectable } from "kysely";
import type { CityScope } from "./scope.ts";
import type { Handle, NotationKey, NotationTable } from "./tables.ts";

/** Why a row of the inventory has no figure. */
export type Notation = Selectable<NotationTable> & { readonly key: NotationKey };

export type NotationContent = Pick<Notation, "ref" | "key" | "reason" | "included_in">;

export async function listNotation(
  scope: CityScope,
  db: Handle,
  inventoryId: string,
): Promise<readonly Notation[]> {
  return db
    .selectFrom("notation")
    .selectAll()
    .where("city_id", "=", scope.cityId)
    .where("inventory_id", "=", inventoryId)
    .where("key", "is not", null)
    .$narrowType<{ key: NotationKey }>()
    .orderBy("ref")
    .execute();
}

export async function findNotation(
  scope: CityScope,
  db: Handle,
  inventoryId: string,
  ref: string,
): Promise<Notation | undefined> {
  return db
    .selectFrom("notation")
    .selectAll()
    .where("city_id", "=", scope.cityId)
    .where("inventory_id", "=", inventoryId)
    .where("ref", "=", ref)
    .where("key", "is not", null)
    .$narrowType<{ key: NotationKey }>()
    .executeTakeFirst();
}

/** Sets keys; one already set is replaced and its version counted up. */
export async function writeNotation(
  scope: CityScope,
  tx: Handle,
  inventoryId: string,
  keys: readonly NotationContent[],
  at: string,
): Promise<void> {
  for (const { ref, key, reason, included_in } of keys) {
    const content = { key, reason, included_in, updated_at: at };
    await tx
      .insertInto("notation")
      .values({ city_id: scope.cityId, inventory_id: inventoryId, ref, ...content })
      .onConflict((conflict) =>
        conflict
          .columns(["city_id", "inventory_id", "ref"])
          .doUpdateSet((eb) => ({ ...content, version: eb("notation.version", "+", 1) })),
      )
      .execute();
  }
}

/** Takes a key back. */
export async function clearNotation(
  scope: CityScope,
  tx: Handle,
  inventoryId: string,
  ref: string,
  at: string,
): Promise<void> {
  await tx
    .updateTable("notation")
    .set((eb) => ({
      key: null,
      reason: "",
      included_in: null,
      updated_at: at,
      version: eb("version", "+", 1),
    }))
    .where("city_id", "=", scope.cityId)
    .where("inventory_id", "=", inventoryId)
    .where("ref", "=", ref)
    .execute();
}
