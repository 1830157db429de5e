import { z } from "zod";
import { insertActivities } from "../store/activities.ts";
import { appendAudit } from "../store/audit.ts";
import { insertCity } from "../store/cities.ts";
import { newId } from "../store/ids.ts";
import { insertInventory } from "../store/inventories.ts";
import { setRole } from "../store/memberships.ts";
import { writeNotation } from "../store/notation.ts";
import { insertParts } from "../store/plan-parts.ts";
import { insertPlan } from "../store/plans.ts";
import { insertPublished, insertValueBasis } from "../store/published.ts";
import type { Sample } from "../store/sample-files.ts";
import { openCityScope } from "../store/scope.ts";
import { findUser } from "../store/users.ts";
import { asUser, type Actor } from "./act.ts";
import { cityColumns, cityFields } from "./city.ts";
import { currentFactorSet } from "./factor-sets.ts";
import { readFields } from "./fields.ts";
import { inventoryColumns, inventoryFields } from "./inventory-fields.ts";
import type { KnowingDeps } from "./knowing.ts";
import { once } from "./once.ts";
import { done, forbidden, notFound, type Result } from "./result.ts";
import { basisOf, partsOf, publishedOf } from "./sample-content.ts";
import { notationColumns, notationFields } from "./set-notation.ts";

export interface LoadedSample {
  readonly cityId: string;
  readonly inventoryId: string;
  readonly planId: string;
}

const rows = z.strictObject({
  city: cityFields,
  inventory: inventoryFields,
  notation: notationFields.array(),
});

/**
 * Adds a sample city whole, or not at all: its inventory, its plan under the sample's title, what was
 * published, and how each value is founded. That the documents compute is proven by the tests that ship
 * with them. Who loads it administers it; only administrators of the installation may.
 */
export async function loadSample(
  deps: KnowingDeps,
  actor: Actor,
  input: { readonly requestId?: string; readonly sample: Sample },
): Promise<Result<LoadedSample>> {
  const { sample, requestId } = input;
  return asUser(deps, actor, async (work) => {
    const { tx, scope: loader, at } = work;
    if (!loader.isAdministrator) return forbidden;
    return once(work, `load-sample ${sample.id}`, requestId, async () => {
      const user = await findUser(tx, loader.userId);
      const given = readFields(rows, fieldsOf(sample, user?.number_format ?? "en"));
      if (!given.ok) return given;
      const { city, inventory, notation } = given.value;

      const cityId = newId();
      await insertCity(tx, {
        ...cityColumns(city),
        id: cityId,
        sample: sample.id,
        created_at: at,
        updated_at: at,
      });
      const scope = await openCityScope(tx, loader.userId, cityId);
      if (!scope) return notFound;
      await setRole(scope, tx, { userId: loader.userId, role: "administrator", at });

      const inventoryId = newId();
      const factorSet = await currentFactorSet(tx, deps.knowledge, at, loader.userId);
      const columns = { ...inventoryColumns(inventory), factor_set: factorSet };
      await insertInventory(scope, tx, { ...columns, id: inventoryId, at });
      const activityIds = new Map(sample.inventory.activities.map(({ id }) => [id, newId()]));
      const activities = sample.inventory.activities.map(({ id, ref, method, label, ...document }) => ({
        id: activityIds.get(id) ?? id,
        ref,
        method: String(method),
        label: typeof label === "string" ? label : "",
        document,
        typed: {},
      }));
      await insertActivities(scope, tx, inventoryId, activities, at);
      await writeNotation(scope, tx, inventoryId, notation.map(notationColumns), at);
      await insertPublished(scope, tx, inventoryId, publishedOf(sample));

      const planId = newId();
      const { horizon } = sample.plan;
      await insertPlan(scope, tx, {
        id: planId,
        inventory_id: inventoryId,
        name: sample.title,
        horizon: Number(horizon),
        discount_rate: (sample.plan["discountRate"] as string | undefined) ?? null,
        inflation: (sample.plan["inflation"] as string | undefined) ?? null,
        carbon_price: (sample.plan["carbonPrice"] as string | undefined) ?? null,
        debt_share: (sample.plan["debtShare"] as string | undefined) ?? null,
        revenue: jsonOrNull(sample.plan["revenue"]),
        investment_budget: jsonOrNull(sample.plan["investmentBudget"]),
        at,
      });
      const parts = partsOf(sample, activityIds).map((part) => ({ ...part, id: newId() }));
      await insertParts(scope, tx, planId, parts, at);
      const basis = basisOf(sample, { cityId, planId, activities: activityIds });
      await insertValueBasis(scope, tx, inventoryId, basis);
      await appendAudit(tx, {
        at,
        actor: loader.userId,
        cityId,
        entity: "city",
        entityId: cityId,
        action: "load-sample",
        after: { sample: sample.id, inventoryId, planId, activities: activities.length },
      });
      return done({ cityId, inventoryId, planId });
    });
  });
}

function jsonOrNull(given: unknown): string | null {
  return given === undefined ? null : JSON.stringify(given);
}

/** What a sample states, as the forms of city, inventory and notation keys would give it. */
function fieldsOf(sample: Sample, numberFormat: string): z.input<typeof rows> {
  const { city, year, gwp, guidelines, level, notation } = sample.inventory;
  const keys = (notation ?? []) as { includedIn?: string }[];
  const { name, country, population = null, areaKm2 = null, gdp = null, climate = null, grid = null } = city;
  return {
    city: { name, country, population, areaKm2, gdp, climate, grid, numberFormat },
    inventory: { year, gwp, guidelines, level, population: null, areaKm2: null, gdp: null, period: null },
    notation: keys.map((key) => ({ ...key, includedIn: key.includedIn ?? null })),
  } as z.input<typeof rows>;
}
