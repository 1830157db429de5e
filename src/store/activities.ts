import type { Selectable } from "kysely";
import { withDocument, type JsonObject } from "./json-columns.ts";
import type { CityScope } from "./scope.ts";
import type { ActivitiesTable, Handle } from "./tables.ts";

/**
 * An activity as entered: `document` holds the rest of the contract's activity (inputs, factors, quality,
 * uncertainty, dataYear, source, note), `typed` what stood in each field, exactly.
 */
export type Activity = Omit<Selectable<ActivitiesTable>, "document" | "typed"> & {
  readonly document: JsonObject;
  readonly typed: JsonObject;
};

/** What a form or an import gives of an activity. */
export interface ActivityContent {
  readonly ref: string;
  readonly method: string;
  readonly label: string;
  readonly document: JsonObject;
  readonly typed: JsonObject;
}

/** The inventory's activities that are not deleted, by reference and in the order they were made. */
export async function listActivities(
  scope: CityScope,
  db: Handle,
  inventoryId: string,
): Promise<readonly Activity[]> {
  const rows = await selectActivities(scope, db, inventoryId)
    .where("activities.deleted_at", "is", null)
    .orderBy("activities.ref")
    .orderBy("activities.id")
    .execute();
  return rows.map(withDocument);
}

/** The activity, deleted or not, where it belongs to that inventory of the city. */
export async function findActivity(
  scope: CityScope,
  db: Handle,
  inventoryId: string,
  activityId: string,
): Promise<Activity | undefined> {
  const row = await selectActivities(scope, db, inventoryId)
    .where("activities.id", "=", activityId)
    .executeTakeFirst();
  return row && withDocument(row);
}

/** Adds activities in batches; their ids are the caller's. */
export async function insertActivities(
  scope: CityScope,
  tx: Handle,
  inventoryId: string,
  activities: readonly (ActivityContent & { readonly id: string })[],
  at: string,
): Promise<void> {
  const batch = 500;
  for (let from = 0; from < activities.length; from += batch) {
    await tx
      .insertInto("activities")
      .values(
        activities.slice(from, from + batch).map((activity) => ({
          ...columns(activity),
          id: activity.id,
          city_id: scope.cityId,
          inventory_id: inventoryId,
          created_at: at,
          updated_at: at,
          updated_by: scope.userId,
          deleted_at: null,
        })),
      )
      .execute();
  }
}

/** Changes an activity where nobody else did since `version`; false where somebody did. */
export async function updateActivity(
  scope: CityScope,
  tx: Handle,
  key: { readonly inventoryId: string; readonly activityId: string; readonly version: number },
  change: ActivityContent | { readonly deleted: boolean },
  at: string,
): Promise<boolean> {
  const content = "deleted" in change ? { deleted_at: change.deleted ? at : null } : columns(change);
  const result = await tx
    .updateTable("activities")
    .set({ ...content, updated_at: at, updated_by: scope.userId, version: key.version + 1 })
    .where("city_id", "=", scope.cityId)
    .where("inventory_id", "=", key.inventoryId)
    .where("id", "=", key.activityId)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

function selectActivities(scope: CityScope, db: Handle, inventoryId: string) {
  return db
    .selectFrom("activities")
    .innerJoin("inventories", (join) =>
      join
        .onRef("inventories.id", "=", "activities.inventory_id")
        .onRef("inventories.city_id", "=", "activities.city_id"),
    )
    .selectAll("activities")
    .where("inventories.city_id", "=", scope.cityId)
    .where("inventories.id", "=", inventoryId);
}

function columns(activity: ActivityContent) {
  const { ref, method, label, document, typed } = activity;
  return { ref, method, label, document: JSON.stringify(document), typed: JSON.stringify(typed) };
}
