import { z } from "zod";
import { insertActivities, listActivities, type Activity } from "../store/activities.ts";
import { appendAudit } from "../store/audit.ts";
import { findCity, type City } from "../store/cities.ts";
import { ownFactorsOf } from "../store/city-factors.ts";
import { newId } from "../store/ids.ts";
import {
  findInventory,
  hasYear,
  insertInventory,
  listInventories,
  updateInventory,
  type Inventory,
} from "../store/inventories.ts";
import { listNotation, writeNotation, type Notation } from "../store/notation.ts";
import { listPublished, listValueBasis, type PublishedResult, type ValueBasis } from "../store/published.ts";
import type { CityScope } from "../store/scope.ts";
import type { Handle } from "../store/tables.ts";
import { inCity, type Actor, type Deps } from "./act.ts";
import { readFields, version } from "./fields.ts";
import { inventoryColumns, inventoryFields, type InventoryInput } from "./inventory-fields.ts";
import { inventoryDocument, type InventoryDocument } from "./inventory-document.ts";
import { currentFactorSet } from "./factor-sets.ts";
import type { KnowingDeps } from "./knowing.ts";
import { once } from "./once.ts";
import { conflict, done, invalid, notFound, type Refusal, type Result } from "./result.ts";

const yearTaken: Refusal<never> = invalid({ path: "year", code: "store.year-taken" });

/** Everything entered for one year of a city. */
export interface StoredInventory {
  readonly city: City;
  readonly inventory: Inventory;
  readonly activities: readonly Activity[];
  readonly notation: readonly Notation[];
  readonly published: readonly PublishedResult[];
  readonly basis: readonly ValueBasis[];
  /** The same as the contract's document, ready to compute. */
  readonly document: InventoryDocument;
}

/** The city's inventories, the latest year first. */
export async function readInventories(
  deps: Deps,
  actor: Actor,
  cityId: string,
): Promise<Result<readonly (Inventory & { readonly activities: number })[]>> {
  return inCity(deps, actor, cityId, "view", async ({ tx, scope }) => done(await listInventories(scope, tx)));
}

/** One inventory with everything in it, from one unchanging view of the database. */
export async function readInventory(
  deps: Deps,
  actor: Actor,
  which: { readonly cityId: string; readonly inventoryId: string },
): Promise<Result<StoredInventory>> {
  return inCity(deps, actor, which.cityId, "view", async ({ tx, scope }) => {
    const stored = await loadInventory(scope, tx, which.inventoryId);
    return stored ? done(stored) : notFound;
  });
}

/** The same within a transaction that is under way. */
export async function loadInventory(
  scope: CityScope,
  tx: Handle,
  inventoryId: string,
): Promise<StoredInventory | undefined> {
  const inventory = await findInventory(scope, tx, inventoryId);
  if (!inventory) return undefined;
  const city = await findCity(scope, tx);
  const activities = await listActivities(scope, tx, inventoryId);
  const notation = await listNotation(scope, tx, inventoryId);
  return {
    city,
    inventory,
    activities,
    notation,
    published: await listPublished(scope, tx, inventoryId),
    basis: await listValueBasis(scope, tx, inventoryId),
    document: inventoryDocument(city, inventory, activities, notation, await ownFactorsOf(scope, tx)),
  };
}

/** Starts a year's inventory on the program's factor library. A city has one for each year. */
export async function createInventory(
  deps: KnowingDeps,
  actor: Actor,
  input: { readonly cityId: string; readonly requestId?: string; readonly inventory: InventoryInput },
): Promise<Result<{ readonly inventoryId: string }>> {
  return inCity(deps, actor, input.cityId, "edit", async (work) =>
    once(work, `create-inventory ${input.cityId}`, input.requestId, async () => {
      const { tx, scope, at } = work;
      const given = readFields(inventoryFields, input.inventory);
      if (!given.ok) return given;
      const inventoryId = newId();
      const columns = inventoryColumns(given.value);
      const factorSet = await currentFactorSet(tx, deps.knowledge, at, scope.userId);
      const fields = { ...columns, id: inventoryId, factor_set: factorSet, at };
      if (!(await insertInventory(scope, tx, fields))) return yearTaken;
      await appendAudit(tx, {
        at,
        actor: scope.userId,
        cityId: scope.cityId,
        entity: "inventory",
        entityId: inventoryId,
        action: "create",
        after: given.value,
      });
      return done({ inventoryId });
    }),
  );
}

/** Changes what is stated about an inventory, unless somebody did since `version` was read. */
export async function editInventory(
  deps: Deps,
  actor: Actor,
  input: {
    readonly cityId: string;
    readonly inventoryId: string;
    readonly version: number;
    readonly inventory: InventoryInput;
  },
): Promise<Result<{ readonly version: number }, Inventory>> {
  return inCity<{ readonly version: number }, Inventory>(
    deps,
    actor,
    input.cityId,
    "edit",
    async ({ tx, scope, at }) => {
      const before = await findInventory(scope, tx, input.inventoryId);
      if (!before) return notFound;
      const given = readFields(z.strictObject({ version, inventory: inventoryFields }), {
        version: input.version,
        inventory: input.inventory,
      });
      if (!given.ok) return given;
      const columns = inventoryColumns(given.value.inventory);
      if (await hasYear(scope, tx, columns.year, before.id)) return yearTaken;
      if (!(await updateInventory(scope, tx, before.id, given.value.version, { ...columns, at })))
        return conflict(before);
      await appendAudit(tx, {
        at,
        actor: scope.userId,
        cityId: scope.cityId,
        entity: "inventory",
        entityId: before.id,
        action: "edit",
        before,
        after: given.value.inventory,
      });
      return done({ version: given.value.version + 1 });
    },
  );
}

/**
 * Starts another year from what is entered for this one: activities and notation keys are copied; the
 * year's own population, area, GDP and period are left blank, and it stands on the program's factor library.
 */
export async function copyInventory(
  deps: KnowingDeps,
  actor: Actor,
  input: {
    readonly cityId: string;
    readonly inventoryId: string;
    readonly year: number;
    readonly requestId?: string;
  },
): Promise<Result<{ readonly inventoryId: string }>> {
  return inCity(deps, actor, input.cityId, "edit", async (work) =>
    once(work, `copy-inventory ${input.inventoryId}`, input.requestId, async () => {
      const { tx, scope, at } = work;
      const from = await loadInventory(scope, tx, input.inventoryId);
      if (!from) return notFound;
      const year = readFields(z.strictObject({ year: inventoryFields.shape.year }), { year: input.year });
      if (!year.ok) return year;
      const inventoryId = newId();
      const { gwp, guidelines, level } = from.inventory;
      const inserted = await insertInventory(scope, tx, {
        id: inventoryId,
        year: year.value.year,
        gwp,
        guidelines,
        level,
        population: null,
        area_km2: null,
        gdp: null,
        period_from: null,
        period_to: null,
        factor_set: await currentFactorSet(tx, deps.knowledge, at, scope.userId),
        at,
      });
      if (!inserted) return yearTaken;
      const activities = from.activities.map((activity) => ({ ...activity, id: newId() }));
      await insertActivities(scope, tx, inventoryId, activities, at);
      await writeNotation(scope, tx, inventoryId, from.notation, at);
      await appendAudit(tx, {
        at,
        actor: scope.userId,
        cityId: scope.cityId,
        entity: "inventory",
        entityId: inventoryId,
        action: "copy",
        before: { inventoryId: from.inventory.id },
        after: { year: year.value.year, activities: activities.map(({ id }) => id) },
      });
      return done({ inventoryId });
    }),
  );
}
