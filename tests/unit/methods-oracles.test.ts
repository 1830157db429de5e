import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { calculateInventory } from "../../src/inventory/calculate.ts";
import { knowledge } from "./methods-workbench.ts";

interface Oracle {
  readonly case: string;
  readonly source: string;
  readonly document: unknown;
  readonly expect: readonly { activity: string; gas: string; tonnes: number; tolerance: number }[];
}

const directory = new URL("../fixtures/documents/", import.meta.url);
const oracles = readdirSync(directory)
  .filter((name) => name.endsWith(".json"))
  .map((name) => ({ name, ...(JSON.parse(readFileSync(new URL(name, directory), "utf8")) as Oracle) }))
  .filter((oracle) => Array.isArray(oracle.expect));

describe.each(oracles)("$name: $case", ({ document, expect: expected }) => {
  const outcome = calculateInventory(document, knowledge);

  it.each(expected)("$activity emits $tonnes t of $gas", ({ activity, gas, tonnes, tolerance }) => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1));
    const result = outcome.value.activities.find((one) => one.id === activity);
    if (!result) throw new Error(`${activity} has no result`);
    const found = gas === "biogenicCO2" ? result.biogenicCO2 : (result.gases[gas] ?? 0);
    expect(Math.abs(found - tonnes)).toBeLessThanOrEqual(tolerance);
  });
});
