import { calculateInventory, type InventoryResult } from "../inventory/calculate.ts";
import type { City } from "../store/cities.ts";
import type { Inventory } from "../store/inventories.ts";
import type { Role } from "../store/tables.ts";
import type { Actor } from "./act.ts";
import { readCities } from "./city.ts";
import { knowledgeOf } from "./factor-sets.ts";
import { readInventories, readInventory } from "./inventories.ts";
import type { KnowingDeps } from "./knowing.ts";
import { done, type Result } from "./result.ts";

/** A city with its latest inventory, and what that comes to. */
export interface CityOverview {
  readonly city: City & { readonly role: Role };
  readonly latest: Inventory | null;
  /** Null where there is no inventory, it cannot be computed as it stands, or there are many cities. */
  readonly result: InventoryResult | null;
}

/** So many cities are computed for a list; a longer one names them alone, so that it opens at once. */
export const computedCities = 8;

/** The cities one may open, each with its latest inventory. */
export async function readOverview(
  deps: KnowingDeps,
  actor: Actor,
): Promise<Result<readonly CityOverview[]>> {
  const cities = await readCities(deps, actor);
  if (!cities.ok) return cities;
  const compute = cities.value.length <= computedCities;
  const overview: CityOverview[] = [];
  for (const city of cities.value) {
    const inventories = compute ? await readInventories(deps, actor, city.id) : done([]);
    if (!inventories.ok) return inventories;
    const [latest = null] = inventories.value;
    if (!latest || latest.activities === 0) {
      overview.push({ city, latest, result: null });
      continue;
    }
    const stored = await readInventory(deps, actor, { cityId: city.id, inventoryId: latest.id });
    if (!stored.ok) return stored;
    const known = await knowledgeOf(deps, stored.value.inventory);
    const outcome = known.ok ? calculateInventory(stored.value.document, known.value) : known;
    overview.push({ city, latest, result: outcome.ok ? outcome.value : null });
  }
  return done(overview);
}
