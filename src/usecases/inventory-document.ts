import type { OwnRow } from "../factors/own-rows.ts";
import type { Activity } from "../store/activities.ts";
import type { City } from "../store/cities.ts";
import type { Inventory } from "../store/inventories.ts";
import type { Notation } from "../store/notation.ts";

/** An activity as the contract's inventory document has it. */
export interface ActivityDocument extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly ref: string;
  readonly method: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** `cityleds/inventory@1`, machine numbers throughout. */
export interface InventoryDocument extends Readonly<Record<string, unknown>> {
  readonly format: "cityleds/inventory@1";
  readonly city: Readonly<Record<string, unknown>>;
  readonly year: number;
  readonly activities: readonly ActivityDocument[];
  readonly notation: readonly Readonly<Record<string, unknown>>[];
}

/** What is stored of a year's inventory as the contract's document, from which everything is computed. */
export function inventoryDocument(
  city: City,
  inventory: Inventory,
  activities: readonly Activity[],
  notation: readonly Notation[],
  own: readonly OwnRow[],
): InventoryDocument {
  return {
    format: "cityleds/inventory@1",
    city: present({
      name: city.name,
      country: city.country,
      population: inventory.population ?? city.population,
      areaKm2: inventory.area_km2 ?? city.area_km2,
      gdp: inventory.gdp ?? city.gdp,
      climate: city.climate,
      grid: city.grid,
    }),
    year: inventory.year,
    ...(inventory.period_from !== null && inventory.period_to !== null
      ? { period: { from: inventory.period_from, to: inventory.period_to } }
      : {}),
    gwp: JSON.parse(inventory.gwp) as unknown,
    guidelines: inventory.guidelines,
    level: inventory.level,
    ...(own.length > 0 ? { ownFactors: own } : {}),
    activities: activities.map(activityDocument),
    notation: notation.map((row) =>
      present({ ref: row.ref, key: row.key, reason: row.reason, includedIn: row.included_in }),
    ),
  };
}

/** What is stored of an activity as the contract's. */
export function activityDocument(activity: Activity): ActivityDocument {
  const { id, ref, method, label, document } = activity;
  const inputs = (document["inputs"] ?? {}) as ActivityDocument["inputs"];
  return { ...document, id, ref, method, ...(label === "" ? {} : { label }), inputs };
}

function present(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, member]) => member !== null));
}
