import { z } from "zod";
import {
  findActivity,
  insertActivities,
  updateActivity,
  type Activity,
  type ActivityContent,
} from "../store/activities.ts";
import { appendAudit } from "../store/audit.ts";
import { findCity } from "../store/cities.ts";
import { ownFactorsOf } from "../store/city-factors.ts";
import { newId } from "../store/ids.ts";
import { findInventory } from "../store/inventories.ts";
import type { Problem } from "../units/problem.ts";
import { inCity, type Actor, type Deps } from "./act.ts";
import { line, paragraph, readFields, version } from "./fields.ts";
import { inventoryDocument, type ActivityDocument, type InventoryDocument } from "./inventory-document.ts";
import { once } from "./once.ts";
import { conflict, done, invalid, notFound, type Result } from "./result.ts";

/**
 * Says what is wrong with an activity's method, reference, inputs and factors, by the methods'
 * declarations; paths start within the activity (`inputs.amount`). `inventory` has no activities.
 */
export type ValidateActivity = (
  activity: ActivityDocument,
  inventory: InventoryDocument,
) => readonly Problem[];

export interface EntryDeps extends Deps {
  readonly validateActivity: ValidateActivity;
}

const longestDocument = 200_000;
const members = z.record(z.string(), z.unknown());

const activityFields = z.strictObject({
  ref: line(20),
  method: line(40),
  label: paragraph(300).optional(),
  inputs: members,
  factors: members.optional(),
  quality: members.optional(),
  uncertainty: members.optional(),
  dataYear: z.int().min(1900).max(2100).optional(),
  source: paragraph(1000).optional(),
  note: paragraph(4000).optional(),
});

/** The contract's activity without its id. */
export type ActivityInput = z.input<typeof activityFields>;

interface Place {
  readonly cityId: string;
  readonly inventoryId: string;
}

export interface SavedActivity {
  readonly activityId: string;
  readonly version: number;
}

/**
 * Enters an activity, or with `activityId` and `version` changes one, unless somebody did since that
 * version was read: then the answer is a conflict with theirs. `typed` is kept as it stood in the fields.
 */
export async function saveActivity(
  deps: EntryDeps,
  actor: Actor,
  input: Place & {
    readonly requestId?: string;
    readonly existing?: { readonly activityId: string; readonly version: number };
    readonly activity: ActivityInput;
    readonly typed: Readonly<Record<string, unknown>>;
  },
): Promise<Result<SavedActivity, Activity>> {
  const { inventoryId, existing } = input;
  return inCity<SavedActivity, Activity>(deps, actor, input.cityId, "edit", async (work) =>
    once(work, `save-activity ${inventoryId}`, input.requestId, async () => {
      const { tx, scope, at } = work;
      const inventory = await findInventory(scope, tx, inventoryId);
      const before = existing && (await findActivity(scope, tx, inventoryId, existing.activityId));
      if (!inventory || (existing && !before)) return notFound;
      const given = readFields(z.strictObject({ activity: activityFields, version: version.optional() }), {
        activity: input.activity,
        version: existing?.version,
      });
      if (!given.ok) return withoutPrefix(given);
      const id = before?.id ?? newId();
      const content = contentOf(given.value.activity, input.typed);
      if (JSON.stringify(content).length > longestDocument)
        return invalid({ path: "", code: "store.document-too-long" });
      const document = { ...given.value.activity, id } as unknown as ActivityDocument;
      const own = await ownFactorsOf(scope, tx);
      const frame = inventoryDocument(await findCity(scope, tx), inventory, [], [], own);
      const problems = deps.validateActivity(document, frame);
      if (problems.length > 0) return invalid(...problems);

      if (before) {
        const key = { inventoryId, activityId: id, version: existing?.version ?? 0 };
        if (before.deleted_at !== null || !(await updateActivity(scope, tx, key, content, at)))
          return conflict(before);
      } else await insertActivities(scope, tx, inventoryId, [{ ...content, id }], at);
      await appendAudit(tx, {
        at,
        actor: scope.userId,
        cityId: scope.cityId,
        entity: "activity",
        entityId: id,
        action: before ? "edit" : "create",
        ...(before ? { before: auditable(before) } : {}),
        after: { inventoryId, ...content },
      });
      return done({ activityId: id, version: (existing?.version ?? 0) + 1 });
    }),
  );
}

/** Takes an activity out of the inventory; `restoreActivity` brings it back. */
export async function deleteActivity(
  deps: Deps,
  actor: Actor,
  input: Place & SavedActivity,
): Promise<Result<SavedActivity, Activity>> {
  return setDeleted(deps, actor, input, true);
}

/** Brings a deleted activity back as it was; `version` is the one that deleting answered. */
export async function restoreActivity(
  deps: Deps,
  actor: Actor,
  input: Place & SavedActivity,
): Promise<Result<SavedActivity, Activity>> {
  return setDeleted(deps, actor, input, false);
}

async function setDeleted(
  deps: Deps,
  actor: Actor,
  input: Place & SavedActivity,
  deleted: boolean,
): Promise<Result<SavedActivity, Activity>> {
  return inCity<SavedActivity, Activity>(deps, actor, input.cityId, "edit", async ({ tx, scope, at }) => {
    const before = await findActivity(scope, tx, input.inventoryId, input.activityId);
    if (!before) return notFound;
    const answer = { activityId: before.id, version: before.version };
    // Said twice, it is done once.
    if ((before.deleted_at !== null) === deleted) return done(answer);
    if (!(await updateActivity(scope, tx, input, { deleted }, at))) return conflict(before);
    await appendAudit(tx, {
      at,
      actor: scope.userId,
      cityId: scope.cityId,
      entity: "activity",
      entityId: before.id,
      action: deleted ? "delete" : "restore",
      before: auditable(before),
    });
    return done({ ...answer, version: before.version + 1 });
  });
}

function contentOf(
  activity: z.output<typeof activityFields>,
  typed: Readonly<Record<string, unknown>>,
): ActivityContent {
  const { ref, method, label = "", ...document } = activity;
  return { ref, method, label, document, typed };
}

function auditable({ inventory_id, ref, method, label, document, typed }: Activity) {
  return { inventoryId: inventory_id, ref, method, label, document, typed };
}

function withoutPrefix<R extends { readonly problems: readonly Problem[] }>(refusal: R): R {
  const problems = refusal.problems.map((problem) => ({
    ...problem,
    path: problem.path.replace(/^activity\.?/, ""),
  }));
  return { ...refusal, problems };
}
