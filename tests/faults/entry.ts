import { openStore, type Store } from "../../src/store/connection.ts";
import type { Actor } from "../../src/usecases/act.ts";
import type { EntryDeps } from "../../src/usecases/enter-activity.ts";
import { createInventory } from "../../src/usecases/inventories.ts";
import type { KnowingDeps } from "../../src/usecases/knowing.ts";
import { readCities } from "../../src/usecases/city.ts";
import { firstAdministrator, must, newCity, theKnowledge } from "../fixtures/temp-store.ts";
import { needsSetUp } from "../../src/usecases/set-up.ts";
import { saveActivity } from "../../src/usecases/enter-activity.ts";
import { readInventories } from "../../src/usecases/inventories.ts";

/** A store with somebody and somewhere to enter activities; both are made at the first start. */
export interface Entry {
  readonly store: Store;
  readonly deps: EntryDeps;
  readonly cityId: string;
  readonly inventoryId: string;
  enter(label: string): ReturnType<typeof saveActivity>;
}

export async function openEntry(file: string, onFailure?: () => void): Promise<Entry> {
  const opened = await openStore({ file, lock: true, ...(onFailure ? { onFailure } : {}) });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const store = opened.value;
  const deps = { db: store.db, now: () => new Date(), knowledge: theKnowledge(), validateActivity: () => [] };
  const actor = await administrator(deps);
  const [city] = must(await readCities(deps, actor));
  const cityId = city?.id ?? (await newCity(deps, actor));
  const [stored] = must(await readInventories(deps, actor, cityId));
  const inventoryId = stored?.id ?? (await newInventory(deps, actor, cityId));
  return {
    store,
    deps,
    cityId,
    inventoryId,
    enter: (label) =>
      saveActivity(deps, actor, {
        cityId,
        inventoryId,
        requestId: `request-${label}`,
        activity: {
          ref: "I.1.1",
          method: "ST-FUEL",
          label,
          inputs: { amount: "1000 t", x: "x".repeat(500) },
        },
        typed: { amount: "1.000" },
      }),
  };
}

async function administrator(deps: EntryDeps): Promise<Actor> {
  if (await needsSetUp(deps)) return firstAdministrator(deps);
  const { id } = await deps.db.selectFrom("users").select("id").executeTakeFirstOrThrow();
  return { userId: id };
}

async function newInventory(deps: EntryDeps & KnowingDeps, actor: Actor, cityId: string): Promise<string> {
  const made = await createInventory(deps, actor, {
    cityId,
    inventory: {
      year: 2024,
      gwp: "AR5",
      guidelines: "2006",
      level: "BASIC",
      population: null,
      areaKm2: null,
      gdp: null,
      period: null,
    },
  });
  return must(made).inventoryId;
}
