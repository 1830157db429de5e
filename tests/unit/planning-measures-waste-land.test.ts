import { describe, expect, test } from "vitest";
import { planned, type PlanTrial, refusalsOf, yearsOf } from "./planning-workbench.ts";

const LANDFILL = {
  method: "WA-FOD",
  ref: "III.1.1",
  inputs: {
    deposits: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [String(2004 + index), "100 kt"])),
    composition: { food: "60 %", paper: "20 %", plastics: "20 %" },
    site: "unmanaged-shallow",
    climate: "tropical-wet",
  },
} as const;
const SEWAGE = {
  method: "WW-DOM-CH4",
  ref: "III.4.1",
  inputs: {
    population: 1e6,
    pathways: [
      { system: "septic", share: "70 %", collected: "no" },
      { system: "anaerobic-shallow-lagoon", share: "30 %", collected: "yes" },
    ],
  },
} as const;
const RICE = {
  method: "AF-RICE",
  ref: "V.3",
  inputs: {
    area: "1000 ha",
    days: "100 day",
    waterRegime: "continuously-flooded",
    preSeason: "flooded-over-30-days",
  },
} as const;
const COOLING = {
  method: "PU-ODS",
  ref: "IV.2",
  factors: { charge: { value: "0.9 kg", source: "technicians' association" } },
  inputs: {
    substance: "R-410A",
    approach: "equipment-by-year",
    equipment: "air-conditioning",
    placed: Object.fromEntries(Array.from({ length: 15 }, (_, index) => [String(2010 + index), 10_000])),
  },
} as const;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const near = (values: readonly number[], expected: readonly number[]): void => {
  expect(values).toHaveLength(expected.length);
  for (const [index, value] of values.entries())
    expect(value).toBeCloseTo(expected[index] ?? NaN, 6 - Math.ceil(Math.log10(Math.abs(value) + 1)));
};

/** What holds for every measure: no order, wedges that sum, nothing in the inventory year, none for none. */
function holds(trial: PlanTrial): void {
  const result = planned(trial);
  const [all, reversed] = [result.scenarios["all"], result.scenarios["reversed"]];
  expect(reversed?.totals).toEqual(all?.totals);
  expect(all?.totals.basicPlus[0]).toBe(result.bau.basicPlus[0]);
  for (const [year, bau] of result.bau.basicPlus.entries()) {
    const joint = bau - (all?.totals.basicPlus[year] ?? 0);
    const wedges = sum(Object.values(all?.wedges ?? {}).map((wedge) => wedge[year] ?? 0));
    expect(Math.abs(wedges - joint)).toBeLessThanOrEqual(1e-9 * Math.abs(bau) + 1e-9);
  }
  const never = (trial.measures ?? []).map((one) => ({ ...one, adoption: { shape: "table", points: { "2025": 0 } } })); // prettier-ignore
  const none = planned({ ...trial, measures: never });
  expect(none.scenarios["all"]?.totals).toEqual(none.bau);
}

describe("gas recovery", () => {
  const wells = { type: "fod-recovery", refs: ["III.1.1"], share: "80 %", capture: "60 %", uptime: "90 %", destruction: "98 %" }; // prettier-ignore

  test("leaves 1 - 0.8 × 0.6 × 0.9 × 0.98 of what escapes, every year", () => {
    const { bau, plan } = yearsOf({ activities: [LANDFILL], measures: [wells] });
    near(plan.slice(1), bau.slice(1).map((co2e) => co2e * (1 - 0.8 * 0.6 * 0.9 * 0.98))); // prettier-ignore
  });

  test("is starved by diversion: together they save less than apart", () => {
    const kept = { type: "waste-diversion", refs: ["III.1.1"], fraction: "food", share: "80 %" };
    const trial = { activities: [LANDFILL], measures: [wells, kept] };
    holds(trial);
    const scenario = planned(trial).scenarios["all"];
    const alone = sum((scenario?.alone["m0"] ?? []).slice(5)) + sum((scenario?.alone["m1"] ?? []).slice(5));
    const joint = sum((scenario?.wedges["m0"] ?? []).slice(5)) + sum((scenario?.wedges["m1"] ?? []).slice(5));
    expect(joint).toBeLessThan(alone);
  });

  test("has nothing to catch in a rice field, and says so", () => {
    const { bau, plan, findings } = yearsOf({
      activities: [RICE],
      measures: [{ ...wells, refs: ["V.3"] }],
    });
    expect(plan).toEqual(bau);
    expect(findings.map(({ rule }) => rule)).toContain("plan.nothing-to-catch");
  });
});

describe("a better landfill", () => {
  const managed = { type: "fod-parameter", refs: ["III.1.1"], share: "100 %", site: "managed-anaerobic" };

  test("acts on new waste alone: nothing in its first year, 1.0 / 0.4 of it in the end", () => {
    const { bau, plan, findings } = yearsOf({ activities: [LANDFILL], measures: [managed], horizon: 2100 }); // prettier-ignore
    expect(plan[1]).toBeCloseTo(bau[1] ?? 0, 6);
    expect(plan[2]).toBeGreaterThan(bau[2] ?? 0);
    // Food and paper decay at k of 0.4 and 0.07 a year: after 75 years all that decays is new.
    expect((plan.at(-1) ?? 0) / (bau.at(-1) ?? 1)).toBeCloseTo(2.5, 2);
    expect(findings.map(({ rule }) => rule)).toContain("plan.landfill-raises");
  });

  test("under a cover that oxidises gives a tenth less of what is new", () => {
    const same = { ...managed, site: "unmanaged-shallow", oxidation: "10 %" };
    const { bau, plan } = yearsOf({ activities: [LANDFILL], measures: [same], horizon: 2100 });
    expect((plan.at(-1) ?? 0) / (bau.at(-1) ?? 1)).toBeCloseTo(0.9, 2);
  });

  test("takes its share beside others, whatever their order", () => {
    const other = { ...managed, site: "managed-semi-aerobic", share: "50 %" };
    holds({ activities: [LANDFILL], measures: [{ ...managed, share: "60 %" }, other] });
  });

  test("is refused where no such site is known, and has no effect where there is none", () => {
    expect(refusalsOf({ activities: [LANDFILL], measures: [{ ...managed, site: "heaven" }] })).toEqual([
      "measures[0].site value.not-offered",
    ]);
    const { findings } = yearsOf({ activities: [RICE], measures: [{ ...managed, refs: ["V.3"] }] });
    expect(findings.map(({ rule }) => rule)).toContain("plan.no-landfill");
  });
});

describe("wastewater that is treated otherwise", () => {
  const connect = { type: "wastewater", refs: ["III.4.1"], share: "50 %", from: "septic", to: "aerobic-plant", collected: "yes" }; // prettier-ignore

  test("is what the inventory would be with the shares moved", () => {
    const { plan } = yearsOf({ activities: [SEWAGE], measures: [connect] });
    const pathways = [
      { system: "septic", share: "35 %", collected: "no" },
      { system: "anaerobic-shallow-lagoon", share: "30 %", collected: "yes" },
      { system: "aerobic-plant", share: "35 %", collected: "yes" },
    ];
    const moved = yearsOf({ activities: [{ ...SEWAGE, inputs: { ...SEWAGE.inputs, pathways } }] });
    expect(plan[5]).toBeCloseTo(moved.bau[5] ?? 0, 6);
  });

  test("of several measures each takes of what there is, whatever their order", () => {
    const lagoon = { ...connect, share: "80 %", to: "anaerobic-reactor" };
    const anywhere = { type: "wastewater", refs: ["III.4.1"], share: "40 %", to: "aerobic-plant" };
    holds({ activities: [SEWAGE], measures: [connect, lagoon, anywhere] });
    const { plan } = yearsOf({ activities: [SEWAGE], measures: [{ ...anywhere, share: "100 %" }, connect] });
    const plant = { ...SEWAGE, inputs: { ...SEWAGE.inputs, pathways: [{ system: "aerobic-plant", share: "100 %", collected: "yes" }] } }; // prettier-ignore
    expect(plan[5]).toBeCloseTo(yearsOf({ activities: [plant] }).bau[5] ?? 0, 6);
  });

  test("is refused for a treatment nobody knows, and has no effect from one nobody has", () => {
    expect(refusalsOf({ activities: [SEWAGE], measures: [{ ...connect, to: "wishes" }] })).toEqual([
      "measures[0].to value.not-offered",
    ]);
    const { bau, plan, findings } = yearsOf({ activities: [SEWAGE], measures: [{ ...connect, from: "latrine" }] }); // prettier-ignore
    expect(plan).toEqual(bau);
    expect(findings.map(({ rule }) => rule)).toContain("plan.pathway-not-there");
  });
});

describe("a factor that is scaled", () => {
  test("rice dried in between: 1 - 0.4 × (1 - 0.55) of the methane", () => {
    const dried = { type: "factor-scaling", refs: ["V.3"], share: "40 %", factor: "sfw", scale: 0.55 };
    const { bau, plan } = yearsOf({ activities: [RICE], measures: [dried] });
    near(plan.slice(1), bau.slice(1).map((co2e) => co2e * 0.82)); // prettier-ignore
    holds({ activities: [RICE], measures: [dried, { ...dried, scale: 0.8 }] });
  });

  test("that the activity does not have changes nothing and is told", () => {
    const { findings } = yearsOf({
      activities: [RICE],
      measures: [{ type: "factor-scaling", refs: ["V.3"], share: "40 %", factor: "mcf", scale: 0.5 }],
    });
    expect(findings.map(({ rule }) => rule)).toContain("plan.factor-not-there");
  });
});

describe("cooling gas", () => {
  test("of another kind fills what is new: the stock changes over its lifetime", () => {
    const other = { type: "refrigerant-switch", refs: ["IV.2"], share: "100 %", to: "HFC-32", charge: 0.7 };
    const { bau, plan } = yearsOf({ activities: [COOLING], measures: [other], horizon: 2080 });
    expect(plan[1]).toBeLessThan(bau[1] ?? 0);
    expect(plan[1]).toBeGreaterThan(0.8 * (bau[1] ?? 0));
    // GWP of AR5: HFC-32 677, R-410A (677 + 3170) / 2 = 1923.5.
    expect((plan.at(-1) ?? 0) / (bau.at(-1) ?? 1)).toBeCloseTo((0.7 * 677) / 1923.5, 6);
    holds({ activities: [COOLING], measures: [other, { ...other, share: "50 %", to: undefined }] });
  });

  test("that is natural leaves nothing once the old appliances are gone", () => {
    const natural = { type: "refrigerant-switch", refs: ["IV.2"], share: "100 %" };
    const { plan } = yearsOf({ activities: [COOLING], measures: [natural], horizon: 2080 });
    expect(plan.at(-1)).toBeCloseTo(0, 6);
  });

  test("leaks less, and is recovered from what is scrapped", () => {
    const care = { type: "ippu-bank", refs: ["IV.2"], share: "50 %", leakSaving: "40 %", recovery: "60 %" };
    holds({ activities: [COOLING], measures: [care, { ...care, recovery: "30 %", leakSaving: undefined }] });
    const leaks = yearsOf({ activities: [COOLING], measures: [{ ...care, recovery: undefined }] });
    const both = yearsOf({ activities: [COOLING], measures: [care] });
    expect(leaks.plan[3]).toBeLessThan(leaks.bau[3] ?? 0);
    expect(both.plan[3]).toBeLessThanOrEqual(leaks.plan[3] ?? 0);
  });
});

describe("planting", () => {
  const trees = {
    type: "removal-cohort",
    refs: ["V.2"],
    number: 100_000,
    rate: "22 kg/year",
    growing: 5,
    mortality: "3 %",
    adoption: { shape: "step", start: 2026 },
  };

  test("100,000 trees of 22 kg, five years to grow, 3 % dying a year", () => {
    const { plan } = yearsOf({ activities: [], measures: [trees], horizon: 2046 });
    const at = (year: number): number => plan[year - 2024] ?? NaN;
    expect(at(2026)).toBeCloseTo(0, 9);
    expect(at(2027)).toBeCloseTo(-426.8, 1);
    expect(at(2031)).toBeCloseTo(-1889.2, 1);
    expect(at(2036)).toBeCloseTo(-1622.3, 1);
    expect(at(2046)).toBeCloseTo(-1196.3, 1);
  });

  test("that is saturated takes up no more, and what is set aside is not counted", () => {
    const { plan } = yearsOf({ activities: [], measures: [{ ...trees, saturation: 10, buffer: "20 %" }], horizon: 2046 }); // prettier-ignore
    expect(plan[2036 - 2024]).toBeCloseTo(-1622.3 * 0.8, 0);
    expect(plan[2037 - 2024]).toBeCloseTo(0, 9);
  });

  test("planted over years is the sum of its cohorts", () => {
    const over = { ...trees, adoption: { shape: "linear", start: 2025, full: 2029 } };
    const { plan } = yearsOf({ activities: [], measures: [over], horizon: 2046 });
    const cohort = (year: number): number => {
      const age = year - 2026;
      return age < 0 ? 0 : -2200 * 0.97 ** age * Math.min(1, age / 5);
    };
    const at = 2035;
    const expected = [0, 1, 2, 3].reduce((total, later) => total + cohort(at - later) / 4, 0);
    expect(plan[at - 2024]).toBeCloseTo(expected, 6);
  });

  test("is a removal with a wedge of its own beside what cuts emissions", () => {
    holds({ activities: [LANDFILL], measures: [trees, { type: "fod-recovery", refs: ["III.1.1"], share: "80 %", capture: "60 %" }] }); // prettier-ignore
  });
});
