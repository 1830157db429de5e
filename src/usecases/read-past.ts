import { prepareInventory } from "../inventory/prepare.ts";
import { type Source, sourcesOf } from "../planning/source.ts";
import type { Actor } from "./act.ts";
import { knowledgeOf } from "./factor-sets.ts";
import { readInventories, readInventory } from "./inventories.ts";
import type { KnowingDeps } from "./knowing.ts";
import { done, type Result } from "./result.ts";

/** One inventory of a city's past, as planning reads it. */
export interface PastInventory {
  readonly id: string;
  readonly year: number;
  /** As stated for that year; the city's of today says nothing of it. */
  readonly population: number | null;
  /** Null where it cannot be computed as it stands. */
  readonly sources: readonly Source[] | null;
}

/** Every inventory of a city, the earliest first, each on the factor library that it stands on. */
export async function readPast(
  deps: KnowingDeps,
  actor: Actor,
  cityId: string,
): Promise<Result<readonly PastInventory[]>> {
  const listed = await readInventories(deps, actor, cityId);
  if (!listed.ok) return listed;
  const past: PastInventory[] = [];
  for (const { id, year, population } of listed.value.toReversed()) {
    const stored = await readInventory(deps, actor, { cityId, inventoryId: id });
    if (!stored.ok) return stored;
    const known = await knowledgeOf(deps, stored.value.inventory);
    const prepared = known.ok ? prepareInventory(stored.value.document, known.value) : known;
    past.push({ id, year, population, sources: prepared.ok ? sourcesOf(prepared.value) : null });
  }
  return done(past);
}
