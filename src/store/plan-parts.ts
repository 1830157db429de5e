import type { Selectable } from "kysely";
import { withDocument, type JsonObject } from "./json-columns.ts";
import type { CityScope } from "./scope.ts";
import type { Handle, PartKind, PlanPartsTable } from "./tables.ts";

/** One driver, projection, factor path, measure, scenario or target; `document` as in the contract. */
export type PlanPart = Omit<Selectable<PlanPartsTable>, "document" | "typed"> & {
  readonly document: JsonObject;
  readonly typed: JsonObject;
};

/** `key` is what other parts call it: the driver's or factor's name, the id of a measure or scenario. */
export interface PartContent {
  readonly kind: PartKind;
  readonly key: string;
  readonly document: JsonObject;
  readonly typed: JsonObject;
}

/** The plan's parts by kind, each kind in its order. */
export async function listParts(scope: CityScope, db: Handle, planId: string): Promise<readonly PlanPart[]> {
  const rows = await selectParts(scope, db, planId)
    .orderBy("plan_parts.kind")
    .orderBy("plan_parts.position")
    .orderBy("plan_parts.id")
    .execute();
  return rows.map(withDocument);
}

export async function findPart(
  scope: CityScope,
  db: Handle,
  planId: string,
  which: { readonly partId: string } | { readonly kind: PartKind; readonly key: string },
): Promise<PlanPart | undefined> {
  const query = selectParts(scope, db, planId);
  const row = await (
    "partId" in which
      ? query.where("plan_parts.id", "=", which.partId)
      : query.where("plan_parts.kind", "=", which.kind).where("plan_parts.key", "=", which.key)
  ).executeTakeFirst();
  return row && withDocument(row);
}

/** Adds parts after those of their kind. */
export async function insertParts(
  scope: CityScope,
  tx: Handle,
  planId: string,
  parts: readonly (PartContent & { readonly id: string })[],
  at: string,
): Promise<void> {
  for (const part of parts) {
    const last = await tx
      .selectFrom("plan_parts")
      .select((eb) => eb.fn.max<number | null>("position").as("position"))
      .where("city_id", "=", scope.cityId)
      .where("plan_id", "=", planId)
      .where("kind", "=", part.kind)
      .executeTakeFirst();
    await tx
      .insertInto("plan_parts")
      .values({
        ...columns(part),
        id: part.id,
        city_id: scope.cityId,
        plan_id: planId,
        kind: part.kind,
        position: (last?.position ?? 0) + 1,
        updated_at: at,
        updated_by: scope.userId,
      })
      .execute();
  }
}

/** Changes a part where nobody else did since `version`; false where somebody did. */
export async function updatePart(
  scope: CityScope,
  tx: Handle,
  key: { readonly planId: string; readonly partId: string; readonly version: number },
  change: Omit<PartContent, "kind"> & { readonly position?: number },
  at: string,
): Promise<boolean> {
  const result = await tx
    .updateTable("plan_parts")
    .set({
      ...columns(change),
      ...(change.position === undefined ? {} : { position: change.position }),
      updated_at: at,
      updated_by: scope.userId,
      version: key.version + 1,
    })
    .where("city_id", "=", scope.cityId)
    .where("plan_id", "=", key.planId)
    .where("id", "=", key.partId)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Deletes a part where nobody changed it since `version`; false where somebody did. */
export async function deletePart(
  scope: CityScope,
  tx: Handle,
  key: { readonly planId: string; readonly partId: string; readonly version: number },
): Promise<boolean> {
  const result = await tx
    .deleteFrom("plan_parts")
    .where("city_id", "=", scope.cityId)
    .where("plan_id", "=", key.planId)
    .where("id", "=", key.partId)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

function selectParts(scope: CityScope, db: Handle, planId: string) {
  return db
    .selectFrom("plan_parts")
    .innerJoin("plans", (join) =>
      join.onRef("plans.id", "=", "plan_parts.plan_id").onRef("plans.city_id", "=", "plan_parts.city_id"),
    )
    .selectAll("plan_parts")
    .where("plans.city_id", "=", scope.cityId)
    .where("plans.id", "=", planId);
}

function columns(part: Pick<PartContent, "key" | "document" | "typed">) {
  return {
    key: part.key,
    document: JSON.stringify(part.document),
    typed: JSON.stringify(part.typed),
  };
}
