import { calculatePrepared } from "../inventory/calculate.ts";
import { type Changes, changesBetween, type Counted } from "../inventory/changes.ts";
import { prepareInventory } from "../inventory/prepare.ts";
import { accepted, type Outcome } from "../units/problem.ts";
import type { Actor } from "./act.ts";
import { knowledgeOf } from "./factor-sets.ts";
import { readInventory, type StoredInventory } from "./inventories.ts";
import type { KnowingDeps } from "./knowing.ts";
import { done, type Result } from "./result.ts";

/** Two inventories of a city, and what changed between them where both can be computed. */
export interface ComparedYears {
  readonly from: StoredInventory;
  readonly to: StoredInventory;
  /** How many times its population of the first the city has in the second; null where one is not stated. */
  readonly growth: number | null;
  readonly outcome: Outcome<Changes>;
}

/** Splits what changed between two inventories by activity, intensity and factor, population being the driver. */
export async function compareYears(
  deps: KnowingDeps,
  actor: Actor,
  which: { readonly cityId: string; readonly from: string; readonly to: string },
): Promise<Result<ComparedYears>> {
  const { cityId } = which;
  const from = await readInventory(deps, actor, { cityId, inventoryId: which.from });
  if (!from.ok) return from;
  const to = await readInventory(deps, actor, { cityId, inventoryId: which.to });
  if (!to.ok) return to;
  const people = [from.value.inventory.population, to.value.inventory.population] as const;
  const growth = people[0] && people[1] ? people[1] / people[0] : null;
  const [first, second] = [await counted(deps, from.value), await counted(deps, to.value)];
  const outcome = !first.ok
    ? first
    : !second.ok
      ? second
      : accepted(changesBetween(first.value, second.value, growth ?? 1));
  return done({ from: from.value, to: to.value, growth, outcome });
}

async function counted(deps: KnowingDeps, stored: StoredInventory): Promise<Outcome<Counted>> {
  const known = await knowledgeOf(deps, stored.inventory);
  if (!known.ok) return known;
  const prepared = prepareInventory(stored.document, known.value);
  if (!prepared.ok) return prepared;
  return accepted({ prepared: prepared.value, result: calculatePrepared(prepared.value) });
}
