import type { Insertable, Selectable } from "kysely";
import type { CityScope } from "./scope.ts";
import type { Handle, PlansTable } from "./tables.ts";

export type Plan = Selectable<PlansTable>;
export type PlanFields = Pick<
  Insertable<PlansTable>,
  | "name"
  | "horizon"
  | "discount_rate"
  | "inflation"
  | "carbon_price"
  | "debt_share"
  | "revenue"
  | "investment_budget"
>;

/** The city's plans, of one inventory or of all, by name. */
export async function listPlans(
  scope: CityScope,
  db: Handle,
  inventoryId?: string,
): Promise<readonly Plan[]> {
  let query = db.selectFrom("plans").selectAll().where("city_id", "=", scope.cityId);
  if (inventoryId !== undefined) query = query.where("inventory_id", "=", inventoryId);
  return query.orderBy("name").orderBy("id").execute();
}

export async function findPlan(scope: CityScope, db: Handle, planId: string): Promise<Plan | undefined> {
  return db
    .selectFrom("plans")
    .selectAll()
    .where("city_id", "=", scope.cityId)
    .where("id", "=", planId)
    .executeTakeFirst();
}

/** Whether the inventory has a plan of that name other than `exceptId`. */
export async function hasPlanName(
  scope: CityScope,
  db: Handle,
  inventoryId: string,
  name: string,
  exceptId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("plans")
    .select("id")
    .where("city_id", "=", scope.cityId)
    .where("inventory_id", "=", inventoryId)
    .where("name", "=", name)
    .where("id", "!=", exceptId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertPlan(
  scope: CityScope,
  tx: Handle,
  plan: PlanFields & { readonly id: string; readonly inventory_id: string; readonly at: string },
): Promise<void> {
  const { at, ...fields } = plan;
  await tx
    .insertInto("plans")
    .values({ ...fields, city_id: scope.cityId, created_at: at, updated_at: at })
    .execute();
}

/** Changes a plan where nobody else did since `version`; false where somebody did. */
export async function updatePlan(
  scope: CityScope,
  tx: Handle,
  planId: string,
  version: number,
  changes: PlanFields & { readonly at: string },
): Promise<boolean> {
  const { at, ...fields } = changes;
  const result = await tx
    .updateTable("plans")
    .set({ ...fields, updated_at: at, version: version + 1 })
    .where("city_id", "=", scope.cityId)
    .where("id", "=", planId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Deletes a plan and its parts. */
export async function deletePlan(scope: CityScope, tx: Handle, planId: string): Promise<void> {
  await tx.deleteFrom("plans").where("city_id", "=", scope.cityId).where("id", "=", planId).execute();
}
