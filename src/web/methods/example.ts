import { type ActivityResult, resultsOf } from "../../inventory/calculate.ts";
import { INVENTORY_FORMAT, type InventoryFrame } from "../../inventory/document.ts";
import { type Knowledge, prepareInventory } from "../../inventory/prepare.ts";
import type { BoundActivity } from "../../methods/bind.ts";
import type { Method } from "../../methods/method.ts";
import examples from "./examples.json" with { type: "json" };

/** A worked example of a method: what was entered, and what the engine made of it. */
export interface Example {
  readonly frame: Omit<InventoryFrame, "notation">;
  readonly label: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly bound: BoundActivity;
  readonly result: ActivityResult;
}

interface ExampleActivity {
  readonly method: string;
  readonly label: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * The example that `examples.json`, an inventory document, has for a method, computed by the engine as any
 * inventory is. Null where it has none or the example does not compute. An edition that the method does not
 * know is replaced by the first it does.
 */
export function exampleOf(method: Method, knowledge: Knowledge): Example | null {
  const activities: readonly ExampleActivity[] = examples.activities;
  const activity = activities.find((one) => one.method === method.code);
  if (!activity) return null;
  const own = examples.guidelines as (typeof method.guidelines)[number];
  const guidelines = method.guidelines.includes(own) ? own : method.guidelines[0];
  const document = { ...examples, format: INVENTORY_FORMAT, guidelines, activities: [activity] };
  const prepared = prepareInventory(document, knowledge);
  if (!prepared.ok) return null;
  const [first] = prepared.value.activities;
  const [result] = resultsOf(prepared.value);
  if (!first || !result) return null;
  const { label, inputs } = activity;
  return { frame: prepared.value.document, label, inputs, bound: first.bound, result };
}
