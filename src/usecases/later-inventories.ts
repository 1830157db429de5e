import type { Actor } from "./act.ts";
import { computeInventory } from "./compute-inventory.ts";
import { readInventories } from "./inventories.ts";
import type { KnowingDeps } from "./knowing.ts";
import { done, type Result } from "./result.ts";

/** An inventory of a year after a plan's own. */
export interface LaterInventory {
  readonly id: string;
  readonly year: number;
  /** t CO2e; null where it cannot be computed as it stands. */
  readonly totals: { readonly basic: number; readonly basicPlus: number } | null;
}

/** A city's inventories of the years after `year`, the earliest first. */
export async function readLaterInventories(
  deps: KnowingDeps,
  actor: Actor,
  { cityId, year }: { readonly cityId: string; readonly year: number },
): Promise<Result<readonly LaterInventory[]>> {
  const listed = await readInventories(deps, actor, cityId);
  if (!listed.ok) return listed;
  const later: LaterInventory[] = [];
  for (const one of listed.value.toReversed()) {
    if (one.year <= year) continue;
    const computed = await computeInventory(deps, actor, { cityId, inventoryId: one.id });
    if (!computed.ok) return computed;
    const { outcome } = computed.value;
    const totals = outcome.ok ? outcome.value.totals : null;
    later.push({ id: one.id, year: one.year, totals });
  }
  return done(later);
}
