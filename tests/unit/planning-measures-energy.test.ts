import { describe, expect, test } from "vitest";
import { found, type Json, savedIn, scenario, step, withMeasures } from "./planning-measures-bench.ts";

const power = (energy: string, change: Json = {}): Json => ({
  id: "power",
  ref: "I.2.2",
  method: "EL-LOC",
  inputs: { energy },
  factors: { grid: "1 t/MWh" },
  ...change,
});
const growing = (growth: string): Json => ({
  drivers: { stock: { growth } },
  projection: [{ refs: ["I.2.2"], by: [{ driver: "stock" }] }],
});

describe("standards for what is sold", () => {
  const standard = {
    id: "meps",
    type: "stock-turnover",
    refs: ["I.2.2"],
    share: "100 %",
    saving: String(400 / 1300),
    lifetime: 12,
    adoption: step(2028),
  };
  const kwhEach = (result: ReturnType<typeof withMeasures>, year: number, growth = 1.06): number => {
    const tonnes = scenario(result).totals.basic[year - 2025] ?? 0;
    return (tonnes * 1000) / (100_000 * growth ** (year - 2025));
  };

  test("100 000 air conditioners: the stock follows its sales, with the years of the published example", () => {
    const result = withMeasures([power("130 GWh")], [standard], growing("6 %"));
    expect([2027, 2028, 2030, 2035].map((year) => Math.round(kwhEach(result, year) * 10) / 10)).toEqual([
      1300, 1248.1, 1155.7, 990.9,
    ]);
    // 146.1 and 177.5 GWh at 1 t/MWh.
    expect((scenario(result).totals.basic[2] ?? 0) / 1000).toBeCloseTo(146.1, 1);
    expect((scenario(result).totals.basic[10] ?? 0) / 1000).toBeCloseTo(177.5, 1);
  });

  test("a stock that neither grows nor has an old unit left is all of the new kind", () => {
    const result = withMeasures([power("130 GWh")], [{ ...standard, lifetime: 1, shape: 20, adoption: step(2026) }]); // prettier-ignore
    expect(kwhEach(result, 2035, 1)).toBeCloseTo(900, 6);
  });

  test("early retirement brings it sooner; the stock's own growth stands in for the drivers'", () => {
    const early = withMeasures([power("130 GWh")], [{ ...standard, earlyRetirement: "20 %" }], growing("6 %")); // prettier-ignore
    expect(kwhEach(early, 2035)).toBeLessThan(990.9);
    expect(kwhEach(early, 2035)).toBeGreaterThan(900);
    const own = withMeasures([power("130 GWh")], [{ ...standard, stockGrowth: "6 %" }]);
    expect(kwhEach(own, 2035, 1)).toBeCloseTo(990.9, 1);
  });

  test("a stock that shrinks faster than it wears out sells nothing, saves nothing, and that is said", () => {
    const result = withMeasures([power("130 GWh")], [standard], growing("-15 %"));
    expect(scenario(result).totals).toEqual(result.bau);
    const surplus = found(result, "plan.surplus-stock");
    expect(surplus).toMatchObject({ severity: "warning", activities: ["power"], params: { from: 2026 } });
  });
});

describe("buildings", () => {
  test("a code reaches the share of the stock that is built after it came", () => {
    const code = { id: "code", type: "useful-intensity-new-build", refs: ["I.2.2"], share: "60 %", saving: "25 %", adoption: step(2028) }; // prettier-ignore
    const result = withMeasures([power("1 GWh")], [code], growing("4 %"));
    const built = (year: number): number => savedIn(result, year) / (result.bau.basic[year - 2025] ?? 1);
    expect(built(2027)).toBe(0);
    // Of the stock of 2035, all but what stood in 2027 is new.
    expect(built(2035)).toBeCloseTo(0.6 * 0.25 * (1 - 1.04 ** -8), 12);
    const replaced = withMeasures([power("1 GWh")], [{ ...code, demolition: "2 %" }]);
    expect(savedIn(replaced, 2035) / 1000).toBeCloseTo(0.6 * 0.25 * (1 - 0.98 ** 8), 12);
    const lapsed = { ...code, adoption: { ...step(2028), end: 2030 }, stockGrowth: "4 %" };
    // Two years of building, 2028 and 2029, stand in a stock that grows on.
    const after = withMeasures([power("1 GWh")], [lapsed]);
    expect(savedIn(after, 2035) / 1000).toBeCloseTo((0.15 * (1.04 ** 4 - 1.04 ** 2)) / 1.04 ** 10, 12);
  });

  test("a code without new buildings changes nothing", () => {
    const code = { id: "code", type: "useful-intensity-new-build", refs: ["I.2.2"], share: 1, saving: 0.5 };
    expect(scenario(withMeasures([power("1 GWh")], [code])).totals).toEqual(withMeasures([power("1 GWh")], [code]).bau); // prettier-ignore
    const shrinking = withMeasures([power("1 GWh")], [code], growing("-3 %"));
    expect(scenario(shrinking).totals).toEqual(shrinking.bau);
  });

  test("cool roofs: share, saving and rebound; with an efficiency measure both leave their part", () => {
    const roofs = { id: "roofs", type: "useful-intensity", refs: ["I.2.2"], share: "20 %", saving: "12 %", rebound: "10 %" }; // prettier-ignore
    const lamps = { id: "lamps", type: "efficiency", refs: ["I.2.2"], share: "50 %", saving: "40 %" };
    const result = withMeasures([power("1 GWh")], [roofs, lamps]);
    expect(scenario(result).totals.basic[5]).toBeCloseTo(1000 * (1 - 0.2 * 0.12 * 0.9) * 0.8, 9);
  });
});

describe("habits", () => {
  const habit = { id: "habit", type: "behaviour", refs: ["I.2.2"], share: "50 %", saving: "6 %" };

  test("fade after the campaign", () => {
    const adoption = { shape: "linear", start: 2025, full: 2027, decay: "20 %" };
    const result = withMeasures([power("1 GWh")], [{ ...habit, adoption }]);
    expect([2026, 2027, 2028, 2030].map((year) => savedIn(result, year))).toEqual(
      [0.5, 1, 0.8, 0.8 ** 3].map((left) => expect.closeTo(30 * left, 9)),
    );
    expect(found(result, "plan.behaviour-never-fades")).toBeUndefined();
  });

  test("that are said to last are remarked on", () => {
    expect(found(withMeasures([power("1 GWh")], [habit]), "plan.behaviour-never-fades")).toBeDefined();
  });
});
