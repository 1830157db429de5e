import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { calculateInventory } from "../../src/inventory/calculate.ts";
import { registerMethods } from "../../src/methods/book.ts";
import { METHODS } from "../../src/methods/catalogue.ts";
import { readFactorLibrary } from "../../src/store/factor-files.ts";

interface Oracle {
  case: string;
  source: string;
  document: unknown;
  expect: { activity: string; gas: string; tonnes: number; tolerance: number }[];
}

const folder = new URL("../fixtures/documents/", import.meta.url);
const knowledge = { book: registerMethods(METHODS), library: readFactorLibrary() };

function oracles(): { name: string; oracle: Oracle }[] {
  return readdirSync(folder).map((name) => {
    const oracle = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Oracle;
    return { name: `${name}: ${oracle.case}`, oracle };
  });
}

describe("results known from elsewhere", () => {
  it.each(oracles())("$name", ({ oracle }) => {
    const outcome = calculateInventory(oracle.document, knowledge);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1));
    const found = oracle.expect.map(({ activity, gas, tonnes, tolerance }) => {
      const result = outcome.value.activities.find((one) => one.id === activity);
      const value = gas === "biogenicCO2" ? result?.biogenicCO2 : (result?.gases[gas] ?? 0);
      const near = value !== undefined && Math.abs(value - tonnes) <= tolerance;
      return `${activity} ${gas} ${near ? tonnes : value}`;
    });
    expect(found).toEqual(oracle.expect.map(({ activity, gas, tonnes }) => `${activity} ${gas} ${tonnes}`));
  });

  it("are there for every method", () => {
    const covered = new Set(
      oracles().flatMap(({ oracle }) =>
        (oracle.document as { activities: { method: string }[] }).activities.map(
          (activity) => activity.method,
        ),
      ),
    );
    expect([...knowledge.book.keys()].filter((code) => !covered.has(code))).toEqual([]);
  });
});
