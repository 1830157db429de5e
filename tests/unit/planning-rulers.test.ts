import { describe, expect, test } from "vitest";
import type { NationalTarget } from "../../src/factors/national-targets.ts";
import { budgetPath, equalShare } from "../../src/planning/carbon-budget.ts";
import type { Driver } from "../../src/planning/drivers.ts";
import { milestones } from "../../src/planning/milestones.ts";
import { rulers } from "../../src/planning/rulers.ts";
import { targetResult } from "../../src/planning/targets.ts";

const pledge = { country: "ID", condition: "unconditional", year: 2030, document: "NDC", sure: "recall" } as const; // prettier-ignore
const below = (reduction: number): NationalTarget => ({ ...pledge, kind: "bau-deviation", reduction });
const perGdp: NationalTarget = { ...pledge, kind: "intensity", reduction: 45, per: "gdp", baseYear: 2005 };
/** 2.4 Mt in 2025; 3.3 Mt by 2030 without the plan, 2.5 Mt with it. */
const years = [2025, 2026, 2027, 2028, 2029, 2030];
const bau = [2.4e6, 2.58e6, 2.76e6, 2.94e6, 3.12e6, 3.3e6];
const plan = [2.4e6, 2.42e6, 2.44e6, 2.46e6, 2.48e6, 2.5e6];
const drivers = new Map<string, Driver>([["gdp", { kind: "growth", growth: 0.055 }]]);
const lines = { years, bau, scenarios: { plan }, drivers };
const only = (term: NationalTarget, of = lines) => rulers([term], of).rulers[0];

describe("a plan against its country's pledges", () => {
  test("below BAU: 31.89 % of 3.30 Mt is 2,247,630 t, only 6.35 % below the inventory year", () => {
    const ruler = only(below(31.89));
    expect(ruler?.level).toBeCloseTo(2_247_630, 6);
    expect(ruler?.belowBase).toBeCloseTo(0.0635, 4);
    expect(ruler?.scenarios["plan"]?.gap).toBeCloseTo(252_370, 6);
    expect(ruler?.scenarios["plan"]?.met).toBe(false);
    expect(ruler?.bau.gap).toBeCloseTo(3.3e6 * 0.3189, 6);
  });

  test("per GDP: 45 % less with GDP 4,000 to 5,227.8 is 1.725187 Mt, counted from the inventory year", () => {
    const ruler = only(perGdp);
    expect(ruler?.level).toBeCloseTo(1_725_187, -1);
    expect(ruler?.movedBase).toBe(2025);
  });

  test("GDP may be people times income, and without either the term says nothing", () => {
    const people: Driver = { kind: "growth", growth: 0.02 };
    const made = new Map<string, Driver>([
      ["population", people],
      ["gdpPerCapita", { kind: "growth", growth: 1.055 / 1.02 - 1 }],
    ]);
    expect(only(perGdp, { ...lines, drivers: made })?.level).toBeCloseTo(only(perGdp)?.level ?? NaN, 3);
    const without = rulers([perGdp], { ...lines, drivers: new Map([["population", people]]) });
    expect(without).toEqual({ rulers: [], unruled: [{ term: perGdp, why: "no-gdp" }] });
  });

  test("a sum of years counts them from the plan's second on, or from the term's", () => {
    const term: NationalTarget = { ...pledge, kind: "cumulative-bau-deviation", reduction: 10, from: 2028 };
    const ruler = only(term);
    expect(ruler?.from).toBe(2028);
    expect(ruler?.level).toBeCloseTo(0.9 * (2.94e6 + 3.12e6 + 3.3e6), 3);
    expect(ruler?.scenarios["plan"]).toMatchObject({ emissions: 2.46e6 + 2.48e6 + 2.5e6, met: true });
    expect(only({ ...term, from: 2020 })?.from).toBe(2026);
  });

  test("a national mass and a year beyond the plan are told, not bent", () => {
    const mass: NationalTarget = { ...pledge, kind: "fixed-level", level: 1258 };
    const late: NationalTarget = { ...pledge, kind: "net-zero", year: 2060 };
    expect(rulers([mass, late], lines).unruled.map(({ why }) => why)).toEqual(["national-mass", "beyond"]);
    expect(only({ ...pledge, kind: "net-zero" })?.scenarios["plan"]?.gap).toBe(2.5e6);
  });

  test("a country that pledged nothing has no ruler", () => {
    const none: NationalTarget = { country: "MM", kind: "none", document: "NDC", sure: "recall" };
    expect(rulers([none], lines)).toEqual({ rulers: [], unruled: [] });
  });
});

describe("the plan's own target below BAU", () => {
  const measured = { years, bau, plan, gross: plan, baseGross: 2.4e6, drivers };
  const target = { id: "ndc", type: "bau-deviation", reduction: 0.2, year: 2030 } as const;

  test("moves with the forecast, unless the adopted one is kept: then both are told", () => {
    expect(targetResult(target, measured)).toMatchObject({ level: 2.64e6, movingLevel: null });
    expect(targetResult({ ...target, adopted: 3e6 }, measured)).toMatchObject({ level: 2.4e6, movingLevel: 2.64e6, gap: 1e5, met: false }); // prettier-ignore
    const raised = { ...measured, bau: bau.map((value) => value * 2) };
    expect(targetResult({ ...target, adopted: 3e6 }, raised).level).toBe(2.4e6);
    expect(targetResult(target, raised).level).toBe(5.28e6);
  });

  test("twenty per cent below the base year is 1.92 Mt: a gap of 580,000 t", () => {
    const base = { id: "base", type: "base-year", reduction: 0.2, baseYear: 2025, year: 2030 } as const;
    const result = targetResult(base, measured);
    expect(result.level).toBeCloseTo(1.92e6, 6);
    expect(result.gap).toBeCloseTo(580_000, 6);
  });
});

describe("milestones", () => {
  test("on a straight line from 2.4 Mt in 2025 to 15 % of it in 2050", () => {
    const course = { from: 2025, base: 2.4e6, year: 2050, level: 0.36e6 };
    const straight = milestones(course).map(({ year, straight: tonnes }) => [year, Math.round(tonnes)]);
    expect(straight).toEqual([[2030, 1_992_000], [2035, 1_584_000], [2040, 1_176_000], [2045, 768_000], [2050, 360_000]]); // prettier-ignore
  });

  test("by the same share each year: equal ratios over equal spans, and the level in the end", () => {
    const found = milestones({ from: 2025, base: 2.4e6, year: 2050, level: 0.36e6 });
    const values = [2.4e6, ...found.map(({ constantRate }) => constantRate ?? NaN)];
    for (const [at, value] of values.entries())
      if (at > 0) expect(value / (values[at - 1] ?? NaN)).toBeCloseTo(0.15 ** (1 / 5), 12);
    expect(values.at(-1)).toBeCloseTo(0.36e6, 6);
  });

  test("to nothing there is a straight line alone; a target's own year is always one", () => {
    const found = milestones({ from: 2024, base: 100, year: 2032, level: 0 });
    expect(found).toEqual([
      { year: 2025, straight: 87.5, constantRate: null },
      { year: 2030, straight: 25, constantRate: null },
      { year: 2032, straight: 0, constantRate: null },
    ]);
    expect(milestones({ from: 2030, base: 100, year: 2030, level: 0 })).toEqual([]);
  });
});

describe("a share of the world's budget", () => {
  const budget = equalShare(500e9, 1e6, 8.1e9);
  const path = budgetPath(budget, 2.4e6);

  test("500 Gt for 8.1 billion people are 61.73 Mt for a million", () =>
    expect(budget / 1e6).toBeCloseTo(61.73, 2));

  test("against 2.4 Mt a year: 3.742 % a year less, 25.7 years as today, a straight line of 51.4", () => {
    expect(100 * path.yearlyCut).toBeCloseTo(3.742, 3);
    expect(path.yearsAsToday).toBeCloseTo(25.7, 1);
    expect(path.yearsToZero).toBeCloseTo(51.4, 1);
  });

  test("is spent exactly by its own paths", () => {
    let [sum, now] = [0, 2.4e6];
    for (let year = 0; year < 2000; year++) sum += now *= 1 - path.yearlyCut;
    expect(sum / budget).toBeCloseTo(1, 9);
    expect((2.4e6 * path.yearsToZero) / 2 / budget).toBeCloseTo(1, 12);
  });
});
