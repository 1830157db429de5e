import { describe, expect, test } from "vitest";
import { unbeaten } from "../../src/charts/bubbles.ts";
import { lmdi } from "../../src/inventory/lmdi.ts";
import type { Plan } from "../../src/planning/document.ts";
import { measureResult } from "../../src/planning/measure-result.ts";
import { moneyOf } from "../../src/planning/money/measure-money.ts";
import type { ReadyMeasure } from "../../src/planning/ready-measures.ts";
import { draw } from "../../src/planning/uncertainty/draws.ts";
import { spreadOf } from "../../src/planning/uncertainty/spread.ts";
import { tornado } from "../../src/planning/uncertainty/tornado.ts";
import { Trials } from "../../src/planning/uncertainty/trials.ts";
import { type Json, planOf, scenario, step, withMeasures } from "./planning-measures-bench.ts";
import { knowledge } from "./methods-workbench.ts";

/** Worked examples of several measures, of money and of chance, rebuilt from what they say of themselves. */

const power = (energy: string, grid: string): Json => ({
  id: "power",
  ref: "I.2.2",
  method: "EL-LOC",
  inputs: { energy },
  factors: { grid },
});

describe("attribution", () => {
  test("100 000 t cut by 10, 20 and 30 %: logarithmic means give 7 627.0, 16 153.3 and 25 819.6", () => {
    const [, ...parts] = lmdi([100_000, 1, 1, 1], [100_000, 0.9, 0.8, 0.7]);
    expect(parts.map((part) => Math.round(-part * 10) / 10)).toEqual([7627, 16_153.3, 25_819.6]);
  });

  test("four measures on one grid: 65 000 / 65 000 / 126 000 / 34 000 of 290 000", () => {
    // 500 GWh at 0.8 t/MWh; a fifth saved; 100 GWh from roofs; the grid at 0.5; cars that burn 60 000 t take 40 GWh.
    const road = { id: "road", ref: "II.1.1", method: "TR-TERR", inputs: { distance: "1e9 km", fuel: "motor-gasoline", consumption: "10 L/100 km" }, factors: { co2: "1.5 kg/L", ch4: "0 t/TJ", n2o: "0 t/TJ" } }; // prettier-ignore
    const measures = [
      { id: "saving", type: "efficiency", refs: ["I.2.2"], share: "100 %", saving: "20 %" },
      { id: "roofs", type: "distributed-renewable", refs: ["I.2.2"], capacity: "100 MW", yield: 1000, selfUse: "100 %" }, // prettier-ignore
      { id: "grid", type: "factor-path", refs: ["I.2.2", "II.1.2"], factor: "grid", value: "0.5 t/MWh", share: 1 }, // prettier-ignore
      { id: "cars", type: "technology-share", refs: ["II.1.1"], share: "40 %", to: "electricity", consumptionTo: "0.1 kWh/km" }, // prettier-ignore
    ];
    const inventory = { ...(planOf([power("500 GWh", "0.8 t/MWh"), road], {})["inventory"] as Json), level: "BASIC" }; // prettier-ignore
    const result = withMeasures([], measures, { inventory });
    const { wedges, alone, lastIn, totals } = scenario(result);
    const in2030 = (values: Readonly<Record<string, readonly number[]>>): readonly number[] =>
      measures.map(({ id }) => Math.round((values[id]?.[5] ?? 0) * 1e6) / 1e6);
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    expect((result.bau.basic[5] ?? 0) - (totals.basic[5] ?? 0)).toBeCloseTo(290_000, 6);
    expect(in2030(wedges)).toEqual([65_000, 65_000, 126_000, 34_000]);
    expect(sum(in2030(alone))).toBeCloseTo(338_000, 5);
    expect(sum(in2030(lastIn))).toBeCloseTo(242_000, 5);
  });
});

describe("money", () => {
  test("gas of a landfill to 3 MW of power: 3.56 for a tonne where a kWh sells for 6 cents", () => {
    // 22 320 MWh from 4 387 t of methane, a third of its 55.5 GJ/t; paid off over 15 years at 8 %.
    const methane = (22_320 * 3.6) / 55.5 / 0.33;
    expect(methane).toBeCloseTo(4387, 0);
    expect(methane * 28).toBeCloseTo(122_842, 0);
    const acting = Array.from({ length: 16 }, (_, year) => (year === 0 ? 0 : 1));
    const cost = { capex: 7.63e6, opex: 0.885e6, lifetime: 15, energyPrice: 0, revenue: 22_320 * 60, learning: 0 }; // prettier-ignore
    const tonnes = acting.map((adopted) => adopted * methane * 28);
    const money = moneyOf(cost, { adoption: acting, energy: acting.map(() => 0), tonnes }, 0.08);
    expect(money?.perTonne.annualised).toBeCloseTo(3.56, 2);
  });

  test("net benefit puts first what a cost per tonne puts last", () => {
    // What pays 100, 100 and 150 thousand and takes off 1, 2 and 3 thousand tonnes, a tonne being worth 50.
    const plan = { years: [2024, 2025], discountRate: 0, carbonPrice: 50, inflation: null } as unknown as Plan; // prettier-ignore
    const [a, b, c] = [[100_000, 1000], [100_000, 2000], [150_000, 3000]].map(([pays = 0, tonnes = 0]) => {
      const cost = { capex: { amount: 0 }, opex: { amount: -pays }, lifetime: 1 };
      const measure = { adoption: [0, 1], document: { cost } } as unknown as ReadyMeasure;
      return measureResult({ wedge: [0, tonnes], energy: [0, 0] }, measure, plan);
    }); // prettier-ignore
    if (!a || !b || !c) throw new Error("three measures");
    expect([a, b, c].map(({ perTonne }) => perTonne.undiscounted)).toEqual([-100, -50, -50]);
    expect([a, b, c].map(({ netBenefit }) => netBenefit)).toEqual([150_000, 200_000, 300_000]);
    expect(unbeaten([a, b, c].map(({ tonnes, npv }) => ({ x: tonnes, y: npv ?? 0 })))).toEqual([false, false, true]); // prettier-ignore
  });
});

describe("a plan whose inputs are not known exactly", () => {
  // 900 GWh, people and income, a grid that falls to 0.6 t/MWh; 20 % saved on 60 % of it, and 70 MW on roofs.
  const PLAN = planOf([power("900000 MWh", "0.80 t/MWh")], {
    drivers: { population: { growth: "1.5 %" }, income: { growth: "4 %" } },
    projection: [
      {
        refs: ["I.2.2"],
        by: [{ driver: "population", elasticity: 1 }, { driver: "income", elasticity: 0.8 }], // prettier-ignore
        efficiencyGain: "0.5 %",
      },
    ],
    factorPaths: [{ factor: "grid", points: { "2025": "0.80 t/MWh", "2035": "0.60 t/MWh" } }],
    measures: [
      { id: "saving", type: "efficiency", refs: ["I.2.2"], share: "60 %", saving: "20 %", adoption: step(2026) }, // prettier-ignore
      { id: "roofs", type: "distributed-renewable", refs: ["I.2.2"], capacity: "70 MW", yield: 1300, selfUse: "100 %", adoption: step(2026) }, // prettier-ignore
    ],
    scenarios: [{ id: "a", measures: ["saving", "roofs"] }],
    targets: [{ id: "t", type: "fixed-level", level: "600000 t", year: 2035 }],
    ranges: [
      { path: "factorPaths.grid.points", low: 0.75, high: 1.25, times: true },
      { path: "drivers.income.growth", low: "2 %", high: "6 %" },
      { path: "projection.0.by.1.elasticity", low: 0.6, high: 1 },
      { path: "measures.saving.share", low: "30 %", high: "80 %" },
      { path: "measures.saving.saving", low: "10 %", high: "25 %" },
      { path: "projection.0.efficiencyGain", low: "0 %", high: "1 %" },
      { path: "drivers.population.growth", low: "1 %", high: "2 %" },
      { path: "measures.roofs.capacity", low: "35 MW", high: "105 MW" },
    ],
  });
  const trials = Trials.of(PLAN, knowledge);
  if (!trials.ok) throw new Error(JSON.stringify(trials.problems));
  const known = trials.value;

  test("has the tornado of the worked example, from ± 165 813 t by the grid to ± 27 300 t by the roofs", () => {
    const found = tornado(known, 2035);
    if (!found.ok) throw new Error("refused");
    const bars = found.value.find((one) => one.scenario === "a");
    expect(bars?.base).toBeCloseTo(663_251, 0);
    const grown = (bars?.base ?? NaN) + 54_600;
    const gain = (rate: number): number => grown * ((1 - rate) / 0.995) ** 10 - grown;
    const people = (rate: number): number => grown * ((1 + rate) / 1.015) ** 10 - grown;
    const expected: readonly (readonly [path: string, low: number, high: number])[] = [
      ["factorPaths.grid.points", -165_813, 165_813],
      ["drivers.income.growth", -103_284, 118_165],
      ["projection.0.by.1.elasticity", -54_157, 58_577],
      ["measures.saving.share", 48_944, -32_630],
      ["measures.saving.saving", 48_944, -24_472],
      ["projection.0.efficiencyGain", gain(0), gain(0.01)],
      ["drivers.population.growth", people(0.01), people(0.02)],
      ["measures.roofs.capacity", 27_300, -27_300],
    ];
    expect(bars?.bars.map(({ path }) => path)).toEqual(expected.map(([path]) => path));
    for (const [index, [, low, high]] of expected.entries()) {
      expect((bars?.bars[index]?.low ?? NaN) - (bars?.base ?? NaN)).toBeCloseTo(low, 0);
      expect((bars?.bars[index]?.high ?? NaN) - (bars?.base ?? NaN)).toBeCloseTo(high, 0);
    }
    // As the example rounds them: ± 36 thousand by efficiency, ± 35 thousand by people.
    expect(Math.abs(gain(0) - gain(0.01)) / 2).toBeCloseTo(36_000, -3);
    expect(Math.abs(people(0.01) - people(0.02)) / 2).toBeCloseTo(35_000, -3);
  });

  test(
    "lies between 533 and 841 kt nine times in ten, and meets 600 kt once in five",
    { timeout: 60_000 },
    () => {
      const draws = 4000;
      const drawn = draw(known, { draws, seed: 42, from: 0, to: draws }, () => true);
      const { years, scenarios, targets } = known;
      const spread = spreadOf([drawn], { seed: 42, years, scenarios, targets });
      const { level, saved, chance } = spread?.scenarios["a"] ?? {};
      const within = (value: number | undefined, kilotonnes: number): void => {
        expect(Math.abs((value ?? NaN) / 1000 / kilotonnes - 1)).toBeLessThan(0.02);
      };
      for (const [band, expected] of [[level, [533, 673, 841]], [saved, [96, 138, 190]]] as const) {
      within(band?.low.at(-1), expected[0]);
      within(band?.median.at(-1), expected[1]);
      within(band?.high.at(-1), expected[2]);
    } // prettier-ignore
      expect(Math.abs((chance?.["t"] ?? NaN) - 0.209)).toBeLessThan(0.02);
    },
  );
});
