import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quantile, SHAPES, standardNormal } from "../../src/planning/uncertainty/distribution.ts";
import { draw, latinHypercube } from "../../src/planning/uncertainty/draws.ts";
import { readRanges, withValues } from "../../src/planning/uncertainty/ranges.ts";
import { spreadOf } from "../../src/planning/uncertainty/spread.ts";
import { tornado } from "../../src/planning/uncertainty/tornado.ts";
import { Trials } from "../../src/planning/uncertainty/trials.ts";
import { documentOf, knowledge } from "./methods-workbench.ts";

/** 1,000 MWh at 0.8 t/MWh; lamps save half on 60 % of it from the next year on. */
const PLAN = {
  format: "cityleds/plan@1",
  inventory: documentOf([
    {
      method: "EL-LOC",
      ref: "I.1.2",
      inputs: { energy: "1000 MWh" },
      factors: { grid: { value: "0.8 t/MWh", gas: "CO2e", source: "ministry" } },
    },
  ]),
  horizon: 2030,
  drivers: { homes: { growth: "0 %" } },
  projection: [{ refs: ["I.1.2"], by: [{ driver: "homes" }] }],
  factorPaths: [{ factor: "grid", points: { "2025": "0.8 t/MWh", "2030": "0.8 t/MWh" } }],
  measures: [
    { id: "lamps", type: "efficiency", refs: ["I.1.2"], share: "60 %", saving: "50 %", adoption: { shape: "step", start: 2025 } }, // prettier-ignore
  ],
  scenarios: [{ id: "s", measures: ["lamps"] }],
  targets: [{ id: "t", type: "fixed-level", level: "560 t", year: 2030 }],
};
type Json = Readonly<Record<string, unknown>>;

function trialsOf(ranges: readonly Json[]): Trials {
  const trials = Trials.of({ ...PLAN, ranges }, knowledge);
  if (!trials.ok) throw new Error(JSON.stringify(trials.problems));
  return trials.value;
}
const codes = (ranges: unknown): readonly string[] => {
  const trials = Trials.of({ ...PLAN, ranges }, knowledge);
  return trials.ok ? [] : trials.problems.map(({ path, code }) => `${path} ${code}`);
};
const SAVING = { path: "measures.lamps.saving", low: "40 %", high: "70 %" };
const GROWTH = { path: "drivers.homes.growth", low: "-1 %", high: "2 %" };
const GRID = { path: "factorPaths.grid.points", low: 0.5, high: 1.25, times: true };

describe("distributions", () => {
  test("standard normal quantiles are those of the tables", () => {
    for (const [u, z] of [
      [0.5, 0],
      [0.975, 1.959963984540054],
      [0.95, 1.6448536269514722],
      [0.001, -3.090232306167814],
      [1e-9, -5.997807015007687],
    ] as const)
      // prettier-ignore
      expect(standardNormal(u)).toBeCloseTo(z, 7);
  });

  test("rise with the share, and lie within where they have ends", () => {
    const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...SHAPES), share, share, (shape, one, other) => {
        const at = (u: number) => quantile(shape, u, 2, 3, 8);
        if (one < other) expect(at(one)).toBeLessThanOrEqual(at(other));
        if (shape === "uniform" || shape === "triangular") {
          expect(at(one)).toBeGreaterThanOrEqual(2);
          expect(at(one)).toBeLessThanOrEqual(8);
        }
      }),
    );
  });

  test("a triangular one has a share (mode - low) / (high - low) below its mode", () => {
    expect(quantile("triangular", 1 / 6, 2, 3, 8)).toBeCloseTo(3, 12);
    expect(quantile("normal", 0.975, 2, 5, 8)).toBeCloseTo(8, 7);
    expect(quantile("lognormal", 0.5, 2, 4, 8)).toBeCloseTo(4, 9);
  });
});

describe("ranges of a plan", () => {
  test("lead to a number by names, keep its unit, and touch nothing else", () => {
    const ranges = readRanges(PLAN, [SAVING, GROWTH, GRID, { path: "inventory.activities.a0.inputs.energy", low: "900 MWh", high: "1200 MWh" }]); // prettier-ignore
    if (!ranges.ok) throw new Error(JSON.stringify(ranges.problems));
    const changed = withValues(PLAN, ranges.value, [62.5, null, 0.5, 1100]);
    expect(changed.measures[0]?.saving).toBe("62.5 %");
    expect(changed.drivers).toBe(PLAN.drivers);
    expect(changed.factorPaths[0]?.points).toEqual({ "2025": "0.4 t/MWh", "2030": "0.4 t/MWh" });
    expect(changed.inventory).toHaveProperty("activities.0.inputs", { energy: "1100 MWh" });
    expect(PLAN.measures[0]?.saving).toBe("50 %");
  });

  test.each<[string, Json, string]>([
    ["nowhere", { ...SAVING, path: "measures.lights.saving" }, "ranges[0].path plan.range-nowhere"],
    ["a word", { ...SAVING, path: "measures.lamps.type" }, "ranges[0].path plan.range-nowhere"],
    ["itself", { ...SAVING, path: "ranges.0.low" }, "ranges[0].path plan.range-nowhere"],
    ["the prototype", { ...SAVING, path: "measures.lamps.__proto__" }, "ranges[0].path plan.range-nowhere"],
    ["another unit", { ...SAVING, low: 0.4 }, "ranges[0].low plan.range-unit"],
    ["beside what stands", { ...SAVING, low: "55 %" }, "ranges[0].low plan.range-beside"],
    [
      "below zero where it cannot",
      { ...GROWTH, shape: "lognormal" },
      "ranges[0].low plan.range-not-positive",
    ],
    ["an impossible end", { ...SAVING, high: "120 %" }, "ranges[0].high number.not-share"],
    ["an unknown shape", { ...SAVING, shape: "cauchy" }, "ranges[0].shape value.not-offered"],
  ])("are refused where they lead %s", (_, range, told) => {
    expect(codes([range])).toContain(told);
  });

  test("of one number twice are refused", () => {
    expect(codes([SAVING, SAVING])).toEqual(["ranges[1].path plan.range-repeated"]);
  });
});

describe("a tornado", () => {
  test("has each range at its ends, the widest first", () => {
    const bars = tornado(trialsOf([SAVING, GRID]), 2030);
    if (!bars.ok) throw new Error("refused");
    const scenario = bars.value.find(({ scenario }) => scenario === "s");
    // 800 t × (1 - 0.6 × saving); the grid's factor times 0.5 and 1.25.
    expect(scenario?.base).toBeCloseTo(560, 9);
    expect(scenario?.bars.map(({ path }) => path)).toEqual([GRID.path, SAVING.path]);
    expect(scenario?.bars[0]).toMatchObject({ low: expect.closeTo(280, 9), high: expect.closeTo(700, 9) });
    expect(scenario?.bars[1]).toMatchObject({ low: expect.closeTo(608, 9), high: expect.closeTo(464, 9) });
    expect(scenario?.bars.map(({ turns }) => turns)).toEqual([false, false]);
    expect(bars.value[0]?.bars.find(({ path }) => path === SAVING.path)).toMatchObject({ low: 800, high: 800 }); // prettier-ignore
  });
});

describe("draws", () => {
  const run = (ranges: readonly Json[], draws = 2000, seed = 42, parts = 1) => {
    const trials = trialsOf(ranges);
    const slices = Array.from({ length: parts }, (_, part) => ({
      draws,
      seed,
      from: Math.floor((part * draws) / parts),
      to: Math.floor(((part + 1) * draws) / parts),
    }));
    const drawn = slices.map((slice) => draw(trials, slice, () => true));
    const { years, scenarios, targets } = trials;
    return { spread: spreadOf(drawn, { seed, years, scenarios, targets }), drawn };
  };

  test("take one value from each stratum of each range", () => {
    const [column] = latinHypercube(trialsOf([{ ...SAVING, shape: "uniform" }]).ranges, 100, 7);
    const strata = [...(column ?? [])].map((value) => Math.floor(((value - 40) / 30) * 100));
    expect(strata.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 100 }, (_, index) => index)); // prettier-ignore
  });

  test("of a uniform saving lie where they should: 800 × (1 - 0.6 × 0.4 ... 0.7)", () => {
    const { spread } = run([{ ...SAVING, shape: "uniform" }]);
    const band = spread?.scenarios["s"]?.level;
    const at = (share: number): number => 800 * (1 - 0.6 * (0.4 + 0.3 * share));
    expect(band?.low.at(-1)).toBeCloseTo(at(0.95), 0);
    expect(band?.median.at(-1)).toBeCloseTo(at(0.5), 0);
    expect(band?.high.at(-1)).toBeCloseTo(at(0.05), 0);
    // 560 t needs a saving of half or more: two of three.
    expect(spread?.scenarios["s"]?.chance["t"]).toBeCloseTo(2 / 3, 2);
    expect(spread?.bau.low.at(-1)).toBeCloseTo(800, 9);
  });

  test("have BAU and plan in common: the saving is 30 % of BAU in each", () => {
    const { spread } = run([GROWTH, GRID], 500);
    const last = spread?.scenarios["s"]?.saved;
    for (const end of ["low", "median", "high"] as const)
      expect((last?.[end].at(-1) ?? 0) / (spread?.bau[end].at(-1) ?? 1)).toBeCloseTo(0.3, 9);
  });

  test("are the same for the same seed, however they are shared out, and others for another", () => {
    const whole = run([SAVING, GRID], 200).spread;
    expect(run([SAVING, GRID], 200, 42, 3).spread).toEqual(whole);
    expect(run([SAVING, GRID], 200, 43).spread?.scenarios["s"]?.level).not.toEqual(whole?.scenarios["s"]?.level); // prettier-ignore
  });

  test("that are impossible are counted and left out", () => {
    const { spread } = run([{ ...SAVING, low: "30 %", high: "99 %", shape: "normal" }], 300);
    expect(spread?.impossible).toBeGreaterThan(0);
    expect((spread?.draws ?? 0) + (spread?.impossible ?? 0)).toBe(300);
  });

  test("stop when they are told to", () => {
    let told = 0;
    const drawn = draw(trialsOf([SAVING]), { draws: 100, seed: 1, from: 0, to: 100 }, () => ++told < 10);
    expect(drawn.possible).toBe(10);
  });

  test("of a plan without ranges are the plan itself", () => {
    const { spread } = run([], 3);
    expect(spread?.scenarios["s"]?.level.low).toEqual(spread?.scenarios["s"]?.level.high);
    expect(spread?.scenarios["s"]?.chance["t"]).toBe(1);
  });
});
