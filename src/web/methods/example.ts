import { type ActivityResult, resultsOf } from "../../inventory/calculate.ts";
import { INVENTORY_FORMAT, type InventoryFrame } from "../../inventory/document.ts";
import { type Knowledge, prepareInventory } from "../../inventory/prepare.ts";
import type { BoundActivity } from "../../methods/bind.ts";
import type { Method } from "../../methods/method.ts";

/** A worked example of a method: what was entered, and what the engine made of it. */
export interface Example {
  readonly frame: Omit<InventoryFrame, "notation">;
  readonly label: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly bound: BoundActivity;
  readonly result: ActivityResult;
}

/** Where the examples are: a large city of the tropics, with a grid of its own. */
const SETTING = {
  format: INVENTORY_FORMAT,
  city: {
    name: "Example city",
    country: "PH",
    population: 1_000_000,
    climate: "tropical-wet",
    grid: "PH-LUZON-VISAYAS",
  },
  year: 2024,
  gwp: "AR5",
  level: "BASIC+",
} as const;

/** A method's example as an inventory document: on the 2006 Guidelines, or the first edition the method knows. */
export function exampleDocument({ code, guidelines, example }: Method) {
  const { refined: _, ...activity } = example;
  return {
    ...SETTING,
    guidelines: guidelines.includes("2006") ? "2006" : (guidelines[0] ?? "2006"),
    activities: [{ id: code, method: code, ...activity }],
  };
}

/** The example that a method declares, computed by the engine as any inventory is. Null where it does not compute. */
export function exampleOf(method: Method, knowledge: Knowledge): Example | null {
  const prepared = prepareInventory(exampleDocument(method), knowledge);
  if (!prepared.ok) return null;
  const [first] = prepared.value.activities;
  const [result] = resultsOf(prepared.value);
  if (!first || !result) return null;
  const { label, inputs } = method.example;
  return { frame: prepared.value.document, label, inputs, bound: first.bound, result };
}
