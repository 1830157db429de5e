import { calculateInventory, type InventoryResult } from "../inventory/calculate.ts";
import { type Knowledge, prepareActivity, settingOf } from "../inventory/prepare.ts";
import { type InventoryFrame, readInventoryShape } from "../inventory/document.ts";
import type { Outcome, Problem } from "../units/problem.ts";
import type { Actor } from "./act.ts";
import type { ValidateActivity } from "./enter-activity.ts";
import { knowledgeOf } from "./factor-sets.ts";
import { readInventory, type StoredInventory } from "./inventories.ts";
import type { KnowingDeps } from "./knowing.ts";
import { done, type Result } from "./result.ts";

/** What is stored of an inventory, and what it comes to, or why it cannot be computed. */
export interface ComputedInventory {
  readonly stored: StoredInventory;
  /** What it is computed with; the program's own library where the one it stands on cannot be had. */
  readonly knowledge: Knowledge;
  readonly outcome: Outcome<InventoryResult>;
}

/** Computes a year's inventory from what is stored now; nothing computed is ever stored beside it. */
export async function computeInventory(
  deps: KnowingDeps,
  actor: Actor,
  which: { readonly cityId: string; readonly inventoryId: string },
): Promise<Result<ComputedInventory>> {
  const stored = await readInventory(deps, actor, which);
  if (!stored.ok) return stored;
  const known = await knowledgeOf(deps, stored.value.inventory);
  const knowledge = known.ok ? known.value : deps.knowledge;
  const outcome = known.ok ? calculateInventory(stored.value.document, knowledge) : known;
  return done({ stored: stored.value, knowledge, outcome });
}

/** The check of an activity by its method's declaration, for `saveActivity`. */
export function activityValidator({ knowledge }: Pick<KnowingDeps, "knowledge">): ValidateActivity {
  return (activity, inventory) => {
    const { frame, problems } = readInventoryShape(inventory);
    if (!frame) return problems;
    return problemsOfActivity(activity, frame, knowledge);
  };
}

/** What is wrong with an activity within an inventory; paths start at the activity. */
export function problemsOfActivity(
  activity: unknown,
  frame: InventoryFrame,
  knowledge: KnowingDeps["knowledge"],
): readonly Problem[] {
  const read = prepareActivity(activity, settingOf(frame, knowledge), frame.gwp, knowledge);
  return read.ok ? [] : read.problems;
}
