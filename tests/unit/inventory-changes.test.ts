import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calculatePrepared } from "../../src/inventory/calculate.ts";
import { changesBetween } from "../../src/inventory/changes.ts";
import { lmdi, logarithmicMean } from "../../src/inventory/lmdi.ts";
import { prepareInventory } from "../../src/inventory/prepare.ts";
import { documentOf, knowledge, type Trial } from "./methods-workbench.ts";

function counted(trials: readonly Trial[]) {
  const prepared = prepareInventory(documentOf(trials), knowledge);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return { prepared: prepared.value, result: calculatePrepared(prepared.value) };
}
const power = (energy: string, grid: string): Trial => ({
  method: "EL-LOC",
  ref: "I.1.2",
  inputs: { energy },
  factors: { grid: { value: grid, gas: "CO2e", source: "ministry" } },
});
const lpg = (amount: string): Trial => ({ method: "ST-FUEL", ref: "I.1.1", inputs: { fuel: "lpg", amount } });

describe("the logarithmic mean Divisia index", () => {
  test("1000 × 0.90 × 0.70 to 1080 × 0.93 × 0.66: + 49.74 + 21.19 - 38.03", () => {
    const [activity, intensity, factor] = lmdi([1000, 0.9, 0.7], [1080, 0.93, 0.66]);
    expect(activity).toBeCloseTo(49.74, 2);
    expect(intensity).toBeCloseTo(21.19, 2);
    expect(factor).toBeCloseTo(-38.03, 2);
  });

  test("sums to the change, and does not care which factor comes first", () => {
    const factor = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    const three = fc.tuple(factor, factor, factor);
    fc.assert(
      fc.property(three, three, (before, after) => {
        const parts = lmdi(before, after);
        const change = after.reduce((a, b) => a * b) - before.reduce((a, b) => a * b);
        const sum = parts.reduce((a, b) => a + b, 0);
        const size = Math.max(...[before, after].map((all) => all.reduce((a, b) => a * b)));
        expect(Math.abs(sum - change)).toBeLessThan(1e-9 * size);
        const turned = lmdi(before.toReversed(), after.toReversed()).toReversed();
        for (const [index, part] of parts.entries())
          expect(Math.abs(part - (turned[index] ?? NaN))).toBeLessThan(1e-9 * size);
      }),
    );
    expect(logarithmicMean(5, 5)).toBe(5);
  });
});

describe("what changed between two inventories", () => {
  test("is split by kind into activity, intensity and factor", () => {
    const changes = changesBetween(counted([power("1000 MWh", "0.63 t/MWh")]), counted([power("1116 MWh", "0.594 t/MWh")]), 1.08); // prettier-ignore
    // As 1000 × 0.90 × 0.70 above, in other units: 630 t to 662.904 t.
    const again = lmdi([1, 1000, 0.63], [1.08, 1116 / 1.08, 0.594]);
    expect(changes.after - changes.before).toBeCloseTo(662.904 - 630, 6);
    expect([changes.activity, changes.intensity, changes.factor]).toEqual(again.map((part) => expect.closeTo(part, 6) as number)); // prettier-ignore
    expect(changes.activity + changes.intensity + changes.factor).toBeCloseTo(32.904, 6);
  });

  test("is told apart where something is new or gone, and sums to the whole", () => {
    const first = counted([power("1000 MWh", "0.8 t/MWh"), lpg("10 t")]);
    const second = counted([
      power("900 MWh", "0.8 t/MWh"),
      { method: "ST-FUEL", ref: "I.1.1", inputs: { fuel: "kerosene", amount: "5 t" } },
    ]);
    const changes = changesBetween(first, second);
    const { activity, intensity, factor, other } = changes;
    expect(activity + intensity + factor + other).toBeCloseTo(changes.after - changes.before, 9);
    expect(changes.changes).toHaveLength(3);
    expect(changes.changes.filter((one) => one.other !== 0).map(({ kind }) => kind[0])).toEqual(expect.arrayContaining(["lpg", "kerosene"])); // prettier-ignore
    expect(intensity).toBeCloseTo(-80, 9);
  });

  test("does not depend on how entries are divided, and is nothing between an inventory and itself", () => {
    const whole = counted([lpg("10 t")]);
    const parts = counted([lpg("4 t"), lpg("6 t")]);
    const later = counted([lpg("12 t")]);
    expect(changesBetween(whole, later).intensity).toBeCloseTo(changesBetween(parts, later).intensity, 9);
    const none = changesBetween(whole, whole);
    expect([none.activity, none.intensity, none.factor, none.other]).toEqual([0, 0, 0, 0]);
    expect(none.differing).toEqual([]);
  });
});
