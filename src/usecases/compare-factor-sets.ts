import { calculateInventory } from "../inventory/calculate.ts";
import { compareLibraries, differences, type LibraryComparison } from "../inventory/compare-libraries.ts";
import { appendAudit } from "../store/audit.ts";
import { factorSetOf, type FactorSetName } from "../store/factor-sets.ts";
import { type Inventory, updateFactorSet } from "../store/inventories.ts";
import { inCity, type Actor } from "./act.ts";
import { currentFactorSet, knowledgeOf } from "./factor-sets.ts";
import { loadInventory, readInventory, type StoredInventory } from "./inventories.ts";
import type { KnowingDeps } from "./knowing.ts";
import { conflict, done, invalid, notFound, type Result } from "./result.ts";

interface Which {
  readonly cityId: string;
  readonly inventoryId: string;
}

/** An inventory with the library it stands on and with the program's own. */
export interface ComparedSets {
  readonly stored: StoredInventory;
  readonly from: FactorSetName;
  readonly to: FactorSetName;
  readonly comparison: LibraryComparison;
}

/** The library an inventory stands on; the program's own for one from before libraries were kept. */
export function standsOn(
  inventory: Pick<Inventory, "factor_set">,
  { knowledge }: Pick<KnowingDeps, "knowledge">,
): FactorSetName {
  return factorSetOf(inventory) ?? nameOf(knowledge.library);
}

/** What would change in an inventory if it took over the program's library. Nothing is stored. */
export async function compareFactorSets(
  deps: KnowingDeps,
  actor: Actor,
  which: Which,
): Promise<Result<ComparedSets>> {
  const read = await readInventory(deps, actor, which);
  if (!read.ok) return read;
  const stored = read.value;
  const names = { from: standsOn(stored.inventory, deps), to: nameOf(deps.knowledge.library) };
  const known = await knowledgeOf(deps, stored.inventory);
  if (known.ok) {
    const comparison = compareLibraries(stored.document, known.value, deps.knowledge);
    return done({ stored, ...names, comparison });
  }
  const after = calculateInventory(stored.document, deps.knowledge);
  return done({
    stored,
    ...names,
    comparison: { before: known, after, changes: [], ...differences(known, after) },
  });
}

/**
 * Puts a draft on the program's library, unless somebody changed it since `version` was read, the program has
 * another library than the one that was looked at, or the inventory does not compute with it.
 */
export async function takeFactorSet(
  deps: KnowingDeps,
  actor: Actor,
  input: Which & { readonly version: number; readonly hash: string },
): Promise<Result<FactorSetName, Inventory>> {
  return inCity<FactorSetName, Inventory>(deps, actor, input.cityId, "edit", async ({ tx, scope, at }) => {
    const stored = await loadInventory(scope, tx, input.inventoryId);
    if (!stored) return notFound;
    const before = standsOn(stored.inventory, deps);
    const after = nameOf(deps.knowledge.library);
    if (input.hash !== after.hash) return invalid({ path: "hash", code: "factor-set.other-since" });
    if (before.hash === after.hash) return done(after);
    const computed = calculateInventory(stored.document, deps.knowledge);
    if (!computed.ok) return invalid(...computed.problems);
    const changes = { factor_set: await currentFactorSet(tx, deps.knowledge, at, scope.userId), at };
    if (!(await updateFactorSet(scope, tx, input.inventoryId, input.version, changes)))
      return conflict(stored.inventory);
    await appendAudit(tx, {
      at,
      actor: scope.userId,
      cityId: scope.cityId,
      entity: "inventory",
      entityId: input.inventoryId,
      action: "take-factor-set",
      before,
      after,
    });
    return done(after);
  });
}

function nameOf({ version, hash }: FactorSetName): FactorSetName {
  return { version, hash };
}
