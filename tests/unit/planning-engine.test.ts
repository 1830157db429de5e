import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readKnowledge } from "../../src/cli/knowledge.ts";
import { calculateInventory } from "../../src/inventory/calculate.ts";
import { type PlanResult, project } from "../../src/planning/project.ts";
import type { ScenarioResult } from "../../src/planning/scenario.ts";

const knowledge = readKnowledge();

type Json = Record<string, unknown>;

function inventory(activities: readonly Json[], change: Json = {}): Json {
  return {
    format: "cityleds/inventory@1",
    city: { name: "Oracle", country: "PH", population: 1_000_000, climate: "tropical-wet" },
    year: 2025,
    gwp: "AR5",
    guidelines: "2006",
    level: "BASIC+",
    activities,
    ...change,
  };
}

function plan(activities: readonly Json[], change: Json): Json {
  return { format: "cityleds/plan@1", inventory: inventory(activities), horizon: 2035, ...change };
}

function computed(document: unknown): PlanResult {
  const result = project(document, knowledge);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function scenario(result: PlanResult, id = "a"): ScenarioResult {
  const found = result.scenarios[id];
  if (!found) throw new Error(`no scenario ${id}`);
  return found;
}

const POWER: Json = {
  id: "power",
  ref: "I.2.2",
  method: "EL-LOC",
  inputs: { energy: "900000 MWh" },
  factors: { grid: "0.80 t/MWh" },
};
const LOSSES: Json = {
  id: "losses",
  ref: "I.2.3",
  method: "EL-TD",
  inputs: { energy: "900000 MWh" },
  factors: { grid: "0.80 t/MWh", lossRate: "8 %" },
};
const WOOD: Json = { id: "wood", ref: "I.1.1", method: "ST-FUEL", inputs: { fuel: "wood", amount: "2.5 t" } };
const DUMP: Json = {
  id: "dump",
  ref: "III.1.1",
  method: "WA-FOD",
  inputs: { deposits: { "2025": "200 kt" }, composition: { food: "100 %" }, site: "unmanaged-deep" },
};
const FARM: Json = {
  id: "farm",
  ref: "V.1",
  method: "DIRECT",
  inputs: { ch4: "100 t", methodology: "herd model" },
};

const step = (start: number): Json => ({ shape: "step", start });
const efficiency = (id: string, saving: string, ref = "I.2.2", change: Json = {}): Json => {
  return { id, type: "efficiency", refs: [ref], share: "100 %", saving, adoption: step(2026), ...change };
};

describe("projection", () => {
  const growing = {
    drivers: { population: { growth: "1.5 %" }, income: { growth: "4 %" } },
    projection: [
      {
        refs: ["I.2.2", "I.2.3"],
        by: [{ driver: "population", elasticity: 1 }, { driver: "income", elasticity: 0.8 }], // prettier-ignore
        efficiencyGain: "0.5 %",
      },
    ],
    factorPaths: [{ factor: "grid", points: { "2025": "0.80 t/MWh", "2035": "0.60 t/MWh" } }],
    scenarios: [{ id: "a", measures: [] }],
  };
  const result = computed(plan([POWER, LOSSES], growing));
  const at = (ref: string, year: number): number => scenario(result).rows[ref]?.[year - 2025] ?? NaN;

  test("electricity by drivers, efficiency gain and grid path, with its losses", () => {
    expect([2025, 2026, 2030, 2035].map((year) => Math.round(at("I.2.2", year) * 10) / 10)).toEqual([
      720_000, 731_565, 774_318.3, 815_739.9,
    ]);
    expect([2025, 2026, 2030, 2035].map((year) => Math.round(at("I.2.3", year) * 10) / 10)).toEqual([
      62_608.7, 63_614.3, 67_332, 70_933.9,
    ]);
  });

  test("frozen has the drivers alone", () => {
    const only = computed(plan([POWER], growing));
    // 720 000 t times (1.015 × 1.04^0.8)^10, without the efficiency gain.
    expect(only.frozen.basic.at(-1)).toBeCloseTo(720_000 * (1.015 * 1.04 ** 0.8) ** 10, 4);
  });

  test("the inventory year is the inventory, to the bit", () => {
    const activities = [POWER, LOSSES, WOOD, DUMP, FARM];
    const calculated = calculateInventory(inventory(activities), knowledge);
    const { frozen, bau } = computed(plan(activities, growing));
    if (!calculated.ok) throw new Error("not computed");
    for (const totals of [frozen, bau]) {
      expect(totals.basic[0]).toBe(calculated.value.totals.basic);
      expect(totals.basicPlus[0]).toBe(calculated.value.totals.basicPlus);
      expect(totals.territorial[0]).toBe(calculated.value.totals.territorial);
    }
  });

  test("without measures a scenario is BAU, to the bit", () => {
    const activities = [POWER, LOSSES, WOOD, DUMP, FARM];
    const whole = computed(plan(activities, growing));
    expect(scenario(whole).totals).toEqual(whole.bau);
  });

  test("an activity without a projection keeps its value; masses of gases grow with theirs", () => {
    const farms = {
      drivers: growing.drivers,
      projection: [{ refs: ["V.1"], by: [{ driver: "population" }] }],
    };
    const { bau } = computed(plan([WOOD, FARM], farms));
    expect(bau.basic[10]).toBe(bau.basic[0]);
    expect((bau.basicPlus[10] ?? 0) - (bau.basic[10] ?? 0)).toBeCloseTo(2800 * 1.015 ** 10, 6);
  });

  test("a factor path in another kind of unit binds the activity anew; before its first point nothing moves", () => {
    const lpg = { ...WOOD, inputs: { fuel: "lpg", amount: "1000 t" } };
    const paths = [{ factor: "co2", points: { "2030": "3 t/t", "2032": "2 t/t" } }];
    const { bau, findings } = computed(plan([lpg], { factorPaths: paths }));
    expect(bau.basic[4]).toBe(bau.basic[0]);
    const others = (bau.basic[0] ?? 0) - 1000 * 47.3e-3 * 63.1;
    expect([5, 6, 7, 10].map((index) => (bau.basic[index] ?? 0) - others).map(Math.round)).toEqual([
      3000, 2500, 2000, 2000,
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual(["plan.factor-until"]);
  });

  test("factors of a landfill are held, and that is said", () => {
    const paths = [{ factor: "mcf", points: { "2026": 1 } }];
    const { bau, findings } = computed(plan([DUMP], { factorPaths: paths }));
    expect(bau).toEqual(computed(plan([DUMP], {})).bau);
    expect(findings.map(({ rule }) => rule)).toEqual(["plan.factor-held"]);
  });
});

describe("measures", () => {
  const saved = (result: PlanResult, index: number): number =>
    (result.bau.basicPlus[index] ?? 0) - (scenario(result).totals.basicPlus[index] ?? 0);

  test("a rebound of 15 % makes 20 % of saving 17 %", () => {
    const measures = [efficiency("led", "20 %", "I.2.2", { rebound: "15 %" })];
    const result = computed(plan([POWER], { measures, scenarios: [{ id: "a", measures: ["led"] }] }));
    expect(saved(result, 1)).toBeCloseTo(0.17 * 720_000, 6);
    expect(saved(result, 0)).toBe(0);
  });

  test("wood to LPG conserves useful energy; the total rises and biogenic CO2 falls", () => {
    const measures = [
      { id: "lpg", type: "fuel-switch", refs: ["I.1.1"], share: 1, to: "lpg", efficiencyFrom: "15 %", efficiencyTo: "55 %", adoption: step(2026) }, // prettier-ignore
    ];
    const result = computed(plan([WOOD], { measures, scenarios: [{ id: "a", measures: ["lpg"] }] }));
    const { totals, measures: money } = scenario(result);
    expect((totals.basic[0] ?? 0) * 1000).toBeCloseTo(368.9, 1);
    expect((totals.basic[1] ?? 0) * 1000).toBeCloseTo(672.9, 1);
    expect((totals.biogenicCO2[0] ?? 0) * 1000).toBeCloseTo(4368, 6);
    expect(totals.biogenicCO2[1]).toBe(0);
    // 39.0 GJ of wood less 10.636 GJ of LPG.
    expect((money["lpg"]?.energySaved ?? 0) * 3.6).toBeCloseTo(39 - 10.636, 3);
    const stacked = structuredClone(measures) as Json[];
    Object.assign(stacked[0] as Json, { share: "70 %" });
    const half = computed(plan([WOOD], { measures: stacked, scenarios: [{ id: "a", measures: ["lpg"] }] }));
    expect((scenario(half).totals.basic[1] ?? 0) * 1000).toBeCloseTo(581.7, 1);
  });

  test("a switch to electricity brings scope 2 and the losses, on the grid's path and the city's own factor", () => {
    const gas = {
      id: "gas",
      ref: "I.2.1",
      method: "ST-FUEL",
      inputs: { fuel: "natural-gas", amount: "36 TJ" },
    };
    const measures = [
      { id: "pump", type: "fuel-switch", activities: ["gas"], share: "50 %", to: "electricity", efficiencyFrom: "90 %", efficiencyTo: 3, adoption: step(2026) }, // prettier-ignore
    ];
    const paths = [{ factor: "grid", points: { "2025": "0.80 t/MWh", "2035": "0.60 t/MWh" } }];
    const document = plan([POWER, LOSSES, gas], { measures, factorPaths: paths, scenarios: [{ id: "a", measures: ["pump"] }] }); // prettier-ignore
    const result = computed(document);
    // 18 TJ of gas are 5000 MWh, and 1500 MWh through the pump.
    const index = 10;
    const { rows } = scenario(result);
    expect(rows["I.2.2"]?.[index]).toBeCloseTo(900_000 * 0.6 + 1500 * 0.6, 4);
    expect(rows["I.2.3"]?.[index]).toBeCloseTo((901_500 * 0.6 * 0.08) / 0.92, 4);
    expect((rows["I.2.1"]?.[index] ?? 0) / (rows["I.2.1"]?.[0] ?? 1)).toBeCloseTo(0.5, 12);
    expect(result.findings.map(({ rule }) => rule)).toContain("plan.losses-added");
    const basic = computed({ ...document, inventory: inventory([POWER, gas], { level: "BASIC" }) });
    expect(scenario(basic).rows["I.2.3"]).toBeUndefined();
  });

  test("food waste kept out of a dump: methane falls with a lag and after the programme has ended", () => {
    const adoption = { shape: "table", points: { "2025": 0, "2026": 1, "2035": 1, "2036": 0 } };
    const diversion = {
      type: "waste-diversion",
      refs: ["III.1.1"],
      fraction: "food",
      share: "25 %",
      adoption,
    };
    const measures = [{ id: "keep", ...diversion }, { id: "compost", ...diversion, to: "composting" }]; // prettier-ignore
    const scenarios = [{ id: "a", measures: ["keep"] }, { id: "b", measures: ["compost"] }]; // prettier-ignore
    const result = computed({ ...plan([DUMP], { measures, scenarios }), horizon: 2040 });
    const years = [2026, 2027, 2028, 2030, 2035, 2036, 2040];
    expect(years.map((year) => Math.round(saved(result, year - 2025)))).toEqual([
      0, 18_462, 30_838, 44_694, 54_470, 54_974, 11_099,
    ]);
    // Over its ten years; 56,000 t from the first year on would claim 560,000.
    const sum = result.years.slice(1, 11).reduce((total, _, index) => total + saved(result, index + 1), 0);
    expect(Math.round(sum)).toBe(393_249);
    expect(scenario(result, "b").rows["III.2.1"]?.[1]).toBeCloseTo(8780, 6);
    expect(scenario(result, "b").rows["III.1.1"]).toEqual(scenario(result).rows["III.1.1"]);
    expect(result.findings.map(({ rule }) => rule)).toEqual(["plan.diversion-untreated"]);
  });

  test("a landfill goes on at its last year's mass times its projection", () => {
    const growth = { drivers: { waste: { growth: "3 %" } }, projection: [{ refs: ["III.1.1"], by: [{ driver: "waste" }] }] }; // prettier-ignore
    const { bau } = computed(plan([DUMP], growth));
    const deposits = Object.fromEntries(
      Array.from({ length: 11 }, (_, index) => [2025 + index, `${200 * 1.03 ** index} kt`]),
    );
    const later = { ...DUMP, inputs: { ...(DUMP["inputs"] as Json), deposits } };
    const direct = calculateInventory(inventory([later], { year: 2035 }), knowledge);
    expect(direct.ok && direct.value.totals.basic / (bau.basic[10] ?? 1)).toBeCloseTo(1, 12);
  });

  test("waste kept out of an incinerator takes its own carbon with it", () => {
    const burned = { id: "burned", ref: "III.3.1", method: "WA-INC", inputs: { mass: "100 kt", composition: { food: "60 %", plastics: "40 %" }, technology: "continuous-stoker" } }; // prettier-ignore
    const adoption = step(2026);
    const measures = [
      { id: "a", type: "waste-diversion", refs: ["III.3.1"], fraction: "plastics", share: 0.5, adoption },
    ];
    const result = computed(plan([burned], { measures, scenarios: [{ id: "a", measures: ["a"] }] }));
    const left = {
      ...burned,
      inputs: { ...burned.inputs, mass: "80 kt", composition: { food: "75 %", plastics: "25 %" } },
    };
    const direct = calculateInventory(inventory([left]), knowledge);
    expect(direct.ok && direct.value.totals.basic / (scenario(result).totals.basic[1] ?? 1)).toBeCloseTo(
      1,
      12,
    );
  });

  test("three measures on one source: first-in, last-in and shares", () => {
    const source = { ...POWER, inputs: { energy: "125000 MWh" } };
    const measures = [efficiency("m1", "10 %"), efficiency("m2", "20 %"), { ...efficiency("m3", "30 %"), type: "activity-reduction" }]; // prettier-ignore
    const result = computed(
      plan([source], { measures, scenarios: [{ id: "a", measures: ["m3", "m1", "m2"] }] }),
    );
    const { wedges, alone, lastIn, totals } = scenario(result);
    const inYear = (values: Readonly<Record<string, readonly number[]>>): number[] =>
      ["m1", "m2", "m3"].map((id) => Math.round((values[id]?.[5] ?? 0) * 1e6) / 1e6);
    expect(totals.basic[5]).toBeCloseTo(50_400, 6);
    expect(inYear(wedges)).toEqual([7700, 16_200, 25_700]);
    expect(inYear(alone)).toEqual([10_000, 20_000, 30_000]);
    expect(inYear(lastIn)).toEqual([5600, 12_600, 21_600]);
  });

  test("street lights of Baguio, as a document", () => {
    const lights = { ...POWER, inputs: { energy: "5982912 kWh" }, factors: { grid: "0.70 t/MWh" } };
    const cost = {
      capex: "1871250 USD",
      opex: "-29940 USD",
      lifetime: 12,
      energyPrice: `${(9.7511 / 52) * 1000} USD/MWh`,
    };
    const saving = (1 - 1_952_220 / 5_982_912).toFixed(15);
    const document = plan([lights], {
      horizon: 2037,
      factorPaths: [{ factor: "grid", points: { "2025": "0.70 t/MWh", "2035": "0.50 t/MWh" } }],
      measures: [efficiency("led", saving, "I.2.2", { cost })],
      scenarios: [{ id: "a", measures: ["led"] }],
      discountRate: "8 %",
    });
    const led = scenario(computed(document)).measures["led"];
    expect((led?.npv ?? 0) / 1e6).toBeCloseTo(4.05, 2);
    expect(led?.payback).toBeCloseTo(2.38, 2);
    expect(led?.perTonne.undiscounted).toBeCloseTo(-145.6, 1);
    expect(led?.perTonne.discounted).toBeCloseTo(-225.5, 1);
    expect(led?.energySaved).toBeCloseTo(4030.692, 3);
  });

  test("one that has no effect changes nothing, and says why", () => {
    const nothing = [
      efficiency("none", "0 %"),
      { id: "itself", type: "fuel-switch", refs: ["I.1.1"], share: 1, to: "wood", efficiencyFrom: 0.1, efficiencyTo: 0.2, adoption: step(2026) }, // prettier-ignore
      { id: "no-energy", type: "fuel-switch", refs: ["V.1"], share: 1, to: "lpg", efficiencyFrom: 0.1, efficiencyTo: 0.2, adoption: step(2026) }, // prettier-ignore
      { id: "no-paper", type: "waste-diversion", refs: ["III.1.1"], fraction: "paper", share: 1, adoption: step(2026) }, // prettier-ignore
      efficiency("late", "10 %", "I.2.2", { adoption: step(2036) }),
      efficiency("empty", "10 %", "II.1.1"),
    ];
    const ids = nothing.map(({ id }) => id);
    const result = computed(
      plan([POWER, WOOD, DUMP, FARM], { measures: nothing, scenarios: [{ id: "a", measures: ids }] }),
    );
    expect(scenario(result).totals).toEqual(result.bau);
    expect(result.findings.map(({ rule }) => rule)).toEqual([
      "plan.switch-to-itself",
      "plan.switch-without-energy",
      "plan.diversion-without-fraction",
      "plan.never-acts",
      "plan.row-without-activity",
    ]);
  });
});

describe("targets", () => {
  // Base 2.40 Mt, BAU of 2030 3.30 Mt, plan of 2030 2.50 Mt; value added from 4000 to 5227.8 million.
  const source = { ...FARM, ref: "I.1.1", inputs: { co2: "2.4 Mt", methodology: "model" } };
  const document = {
    ...plan([source], {}),
    horizon: 2030,
    drivers: {
      bau: { points: { "2025": 2.4, "2030": 3.3 } },
      valueAdded: { points: { "2025": 4000, "2030": 5227.8 } },
    },
    projection: [{ refs: ["I.1.1"], by: [{ driver: "bau" }] }],
    measures: [efficiency("cut", ((3.3 - 2.5) / 3.3).toFixed(15), "I.1.1")],
    scenarios: [{ id: "a", measures: ["cut"] }],
    targets: [
      { id: "base", type: "base-year", reduction: "20 %", baseYear: 2025, year: 2030 },
      { id: "bau", type: "bau-deviation", reduction: "31.89 %", year: 2030 },
      {
        id: "intensity",
        type: "intensity",
        reduction: "45 %",
        per: "valueAdded",
        baseYear: 2025,
        year: 2030,
      },
      { id: "level", type: "fixed-level", level: "2.6 Mt", year: 2030 },
      { id: "zero", type: "net-zero", year: 2030, residual: "10 %" },
      { id: "budget", type: "budget", amount: "11 Mt", from: 2026, to: 2030 },
      { id: "earlier", type: "base-year", reduction: "50 %", baseYear: 2010, year: 2030, base: "4 Mt" },
    ],
  };
  const result = scenario(computed(document));
  const target = (id: string) => result.targets.find((one) => one.id === id);

  test("the same plan against all rulers", () => {
    expect(target("base")?.level).toBeCloseTo(1.92e6, 4);
    expect(target("base")?.gap).toBeCloseTo(580_000, 4);
    expect(target("bau")?.level).toBeCloseTo(2.24763e6, 4);
    expect(target("bau")?.gap).toBeCloseTo(252_370, 4);
    expect(Math.round((target("intensity")?.level ?? 0) / 10)).toBe(172_517);
    expect(target("level")).toMatchObject({ met: true });
    expect(target("level")?.gap).toBeCloseTo(-100_000, 4);
    expect(target("zero")).toMatchObject({ level: 0, met: false });
    expect(target("earlier")?.level).toBe(2e6);
  });

  test("a budget sums its years; a gap over the years is measured against the straight line", () => {
    const spent = result.totals.basicPlus.slice(1).reduce((sum, tonnes) => sum + tonnes, 0);
    expect(target("budget")?.emissions).toBeCloseTo(spent, 3);
    expect(target("budget")?.gap).toBeCloseTo(spent - 11e6, 3);
    // The line from 2.40 to 1.92 Mt sums to 10.56 Mt from 2026 to 2030.
    expect(target("base")?.cumulativeGap).toBeCloseTo(spent - 10.56e6, 3);
  });

  test("net zero is met where removals outweigh what little is left", () => {
    const sink = {
      ...FARM,
      id: "forest",
      ref: "V.2",
      inputs: { co2: "-200 kt", methodology: "stock change" },
    };
    const measures = [efficiency("deep", "95 %", "I.1.1")];
    const targets = [
      { id: "ten", type: "net-zero", year: 2030, residual: "10 %" },
      { id: "mass", type: "net-zero", year: 2030, residual: "150 kt" },
    ];
    const deep = plan([source, sink], { measures, targets, scenarios: [{ id: "a", measures: ["deep"] }] });
    const met = scenario(computed({ ...document, ...deep, horizon: 2030 })).targets.map((one) => one.met);
    expect(met).toEqual([true, false]);
  });
});

describe("any plan", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const adoption = fc.oneof(
    fc.integer({ min: 2025, max: 2036 }).map(step),
    fc
      .tuple(
        fc.constantFrom("linear", "logistic"),
        fc.integer({ min: 2025, max: 2030 }),
        fc.integer({ min: 0, max: 9 }),
      ) // prettier-ignore
      .map(([shape, start, span]) => ({ shape, start, full: start + span })),
  );
  const reduction = fc.record({
    type: fc.constantFrom("efficiency", "activity-reduction"),
    refs: fc.constantFrom(["I.2.2"], ["I.2.2", "I.2.3"], ["I.1.1"], ["III.1.1", "V.1"]),
    share,
    saving: share,
    adoption,
  });
  const switching = fc.record({
    type: fc.constant("fuel-switch"),
    refs: fc.constantFrom(["I.1.1"], ["I.1.1", "I.2.2"]),
    share,
    to: fc.constantFrom("lpg", "electricity", "natural-gas"),
    efficiencyFrom: fc.double({ min: 0.1, max: 1, noNaN: true }),
    efficiencyTo: fc.double({ min: 0.1, max: 4, noNaN: true }),
    adoption,
  });
  const diverting = fc.record({
    type: fc.constant("waste-diversion"),
    refs: fc.constant(["III.1.1"]),
    fraction: fc.constantFrom("food", "paper"),
    share,
    to: fc.constantFrom("composting", "anaerobic-digestion"),
    adoption,
  });
  const measures = fc
    .array(fc.oneof(reduction, switching, diverting), { minLength: 1, maxLength: 6 })
    .map((list) => list.map((one, index) => ({ ...one, id: `m${index}` })));
  const document = (
    list: readonly Json[],
    order: readonly string[] = list.map(({ id }) => String(id)),
  ): Json =>
    plan([POWER, LOSSES, WOOD, DUMP, FARM], {
      drivers: { people: { growth: 0.02 } },
      projection: [
        { refs: ["I.2.2", "I.2.3", "III.1.1"], by: [{ driver: "people" }], efficiencyGain: 0.003 },
      ],
      factorPaths: [{ factor: "grid", points: { "2026": "0.7 t/MWh", "2035": "0.3 t/MWh" } }],
      measures: list,
      scenarios: [{ id: "a", measures: order }],
    });

  test("wedges sum to BAU less plan in every year", () => {
    fc.assert(
      fc.property(measures, (list) => {
        const result = computed(document(list));
        const { wedges, totals } = scenario(result);
        for (const [year, bau] of result.bau.basicPlus.entries()) {
          const sum = Object.values(wedges).reduce((total, wedge) => total + (wedge[year] ?? 0), 0);
          expect(Math.abs(sum - (bau - (totals.basicPlus[year] ?? 0)))).toBeLessThanOrEqual(1e-9 * bau);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("the order of measures never matters, to the bit", () => {
    fc.assert(
      fc.property(measures, (list) => {
        const forward = computed(document(list));
        const backward = computed(
          document(
            list.toReversed(),
            list.map(({ id }) => id),
          ),
        );
        expect(scenario(backward)).toEqual(scenario(forward));
      }),
      { numRuns: 15 },
    );
  });

  test("a measure alone is its wedge, first-in and last-in", () => {
    fc.assert(
      fc.property(measures, ([one]) => {
        if (!one) return;
        const { wedges, alone, lastIn } = scenario(computed(document([one])));
        expect(alone).toEqual(wedges);
        expect(lastIn).toEqual(wedges);
      }),
      { numRuns: 15 },
    );
  });

  test("more adoption of a saving never means more emissions", () => {
    fc.assert(
      fc.property(share, share, share, (one, other, saving) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((share) => {
          const list = [{ ...efficiency("m", String(saving)), saving, share }];
          return scenario(computed(document(list))).totals.basicPlus.at(-1) ?? 0;
        });
        expect(more).toBeLessThanOrEqual(less ?? 0);
      }),
      { numRuns: 15 },
    );
  });
});
