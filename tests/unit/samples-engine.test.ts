import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { calculateInventory, type InventoryResult } from "../../src/inventory/calculate.ts";
import { registerMethods } from "../../src/methods/book.ts";
import { METHODS } from "../../src/methods/catalogue.ts";
import { planSteps } from "../../src/planning/plan-steps.ts";
import { project } from "../../src/planning/project.ts";
import { readFactorLibrary } from "../../src/store/factor-files.ts";
import { planOf, readSamples, type Sample } from "../../src/store/sample-files.ts";
import { tonnesCO2e } from "./samples-arithmetic.ts";

interface Expected {
  activities: { activities: string[]; tCO2e: number; tolerance?: number; before?: number; why?: string }[];
  biogenicCO2?: Record<string, number>;
  totals: { total: string; tCO2e: number; tolerance: number; published?: number }[];
  apart?: { ref: string; percent: number; why: string }[];
}

const expected = JSON.parse(
  readFileSync(new URL("../fixtures/samples/expected.json", import.meta.url), "utf8"),
) as Record<string, Expected>;

const knowledge = { book: registerMethods(METHODS), library: readFactorLibrary() };

function samples(): readonly Sample[] {
  const read = readSamples();
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1));
  return read.value;
}

function resultOf(sample: Sample): InventoryResult {
  const outcome = calculateInventory(sample.inventory, knowledge);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1));
  return outcome.value;
}

/** The totals the sample speaks of; `gridLosses` are the scope 3 rows of stationary energy. */
function totalOf(result: InventoryResult, total: string): number {
  const sum = (start: string, scope: number): number =>
    result.rows
      .filter((row) => row.ref.startsWith(start) && row.scope === scope)
      .reduce((tonnes, row) => tonnes + row.co2e, 0);
  switch (total) {
    case "wasteScope3":
      return sum("III.", 3);
    case "gridLosses":
      return sum("I.", 3);
    default:
      return result.totals[total as keyof InventoryResult["totals"]];
  }
}

describe.each(samples().map((sample) => ({ id: sample.id, sample })))("$id, computed", ({ id, sample }) => {
  const result = resultOf(sample);
  const facts = expected[id] as Expected;
  const byId = new Map(result.activities.map((activity) => [activity.id, activity]));

  it.each(facts.activities)("$activities gives $tCO2e t CO2e", (row) => {
    const total = row.activities.reduce((sum, one) => sum + (byId.get(one)?.co2e ?? Number.NaN), 0);
    expect(Math.abs(total - row.tCO2e)).toBeLessThanOrEqual(row.tolerance ?? 2);
  });

  it("agrees with plain arithmetic to a millionth", () => {
    const apart = sample.inventory.activities.flatMap((activity) => {
      const engine = byId.get(activity.id)?.co2e ?? Number.NaN;
      const plain = tonnesCO2e(activity);
      return Math.abs(engine - plain) <= 1e-6 * Math.abs(plain) ? [] : [`${activity.id} ${engine} ${plain}`];
    });
    expect(apart).toEqual([]);
  });

  it("is calculated by a method of its source in every row", () => {
    const direct = sample.inventory.activities.filter((activity) => activity["method"] === "DIRECT");
    expect(direct.map((activity) => activity.id)).toEqual([]);
  });

  it("says why where a figure known before is more than a hundredth away", () => {
    const silent = facts.activities.filter(
      ({ before, tCO2e, why }) => before !== undefined && Math.abs(before - tCO2e) > 0.01 * tCO2e && !why,
    );
    expect(silent).toEqual([]);
  });

  it("keeps biogenic CO2 apart", () => {
    for (const [activity, tonnes] of Object.entries(facts.biogenicCO2 ?? {})) {
      expect(byId.get(activity)?.biogenicCO2).toBeCloseTo(tonnes, 6);
    }
  });

  it.each(facts.totals)("has $total of $tCO2e t", ({ total, tCO2e, tolerance }) => {
    expect(Math.abs(totalOf(result, total) - tCO2e)).toBeLessThanOrEqual(tolerance);
  });
});

describe.each(samples().map((sample) => ({ id: sample.id, sample })))("$id, planned", ({ sample }) => {
  const outcome = project(planOf(sample), knowledge);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1));
  const { years, frozen, bau, scenarios, findings } = outcome.value;

  it("starts from its inventory", () => {
    expect(years[0]).toBe(sample.inventory.year);
    expect(bau.basicPlus[0]).toBeCloseTo(resultOf(sample).totals.basicPlus, 3);
  });

  it("brings emissions below BAU in every scenario, each larger one further", () => {
    const atHorizon = Object.values(scenarios).map(
      (scenario) => scenario.totals.basicPlus.at(-1) ?? Number.NaN,
    );
    expect(atHorizon).toHaveLength(3);
    const falling = [bau.basicPlus.at(-1) ?? Number.NaN, ...atHorizon];
    expect(falling).toEqual(falling.toSorted((one, other) => other - one));
    expect(new Set(falling).size).toBe(4);
  });

  it("computes every measure of its scenarios and none that is not yet computed", () => {
    const later = new Set(sample.notYetComputed.measures.map((measure) => measure.id));
    for (const scenario of sample.plan.scenarios) {
      const wedges = Object.entries(scenarios[scenario.id]?.wedges ?? {});
      expect(wedges.map(([id]) => id).toSorted()).toEqual(scenario.measures.toSorted());
      for (const [id, wedge] of wedges) {
        expect(wedge.at(-1), id).toBeGreaterThan(0);
        expect(later.has(id), id).toBe(false);
      }
    }
  });

  it("is led to in steps that sum exactly, in every year", () => {
    const level = sample.inventory.level === "BASIC" ? "basic" : "basicPlus";
    for (const { totals, wedges } of Object.values(scenarios)) {
      const lines = { years, frozen: frozen[level], bau: bau[level], plan: totals[level], wedges };
      for (const year of years) {
        const steps = planSteps(lines, year, 3);
        if (!steps) throw new Error(`${year}`);
        const { inventory, growth, policy, measures, plan } = steps;
        const changed = measures.reduce((sum, { change }) => sum + change, 0);
        expect(Math.abs(inventory + growth + policy - steps.bau)).toBeLessThanOrEqual(1e-9 * steps.bau);
        expect(Math.abs(steps.bau + changed - plan)).toBeLessThanOrEqual(1e-9 * steps.bau);
      }
    }
  });

  it("is remarked on for what such plans come with, and nothing else", () => {
    const expectedRules = [
      "plan.recovered-held",
      "plan.investment-over-budget",
      "plan.losses-added",
      "plan.exported",
      "plan.loan-not-covered",
      "plan.loan-without-savings",
      "plan.break-even",
      "plan.break-even-above",
      "plan.begins-by-itself",
    ];
    const rules = new Set(findings.map((finding) => finding.rule));
    expect([...rules].filter((rule) => !expectedRules.includes(rule))).toEqual([]);
  });
});

describe("Ho Chi Minh City beside its published rows", () => {
  const sample = samples().find((one) => one.id === "ho-chi-minh-city-2016") as Sample;
  const result = resultOf(sample);

  it("differs by more than a thousandth only where the sample is independent of them", () => {
    const rows = new Map(result.rows.map((row) => [row.ref, row.co2e]));
    const apart = sample.published.flatMap(({ ref, tCO2e }) => {
      const own = ref === undefined ? tCO2e : (rows.get(ref) ?? Number.NaN);
      return Math.abs(own - tCO2e) <= 1e-3 * Math.abs(tCO2e)
        ? []
        : [{ ref, percent: Math.round((own / tCO2e - 1) * 1000) / 10 }];
    });
    const known = expected[sample.id]?.apart ?? [];
    expect(apart.toReversed()).toEqual(known.map(({ ref, percent }) => ({ ref, percent })));
    expect(known.every(({ why }) => why.length > 0)).toBe(true);
  });

  it("shows in its findings the farm rows that it computes", () => {
    const figures = sample.findings.find((finding) => finding.id === "afolu")?.figures ?? [];
    for (const ref of ["V.1", "V.3"]) {
      const shown = figures.find((figure) => figure.label === `${ref} in the sample`)?.value ?? Number.NaN;
      expect(Math.abs(shown - (result.rows.find((row) => row.ref === ref)?.co2e ?? 0))).toBeLessThan(1);
    }
  });

  it("spreads, drops, burns and loses the nitrogen of its herd once", () => {
    // Heads' nitrogen (kg a day in 1000 kg, kg of one: Vol. 4 Tables 10.19 and 10A-4 to 10A-9, Asia) and
    // the share lost in each system (Table 10.23; what is burnt is lost whole).
    const cattleLoss = { "dry-lot": 0.4, "daily-spread": 0.22, "burned-for-fuel": 1 };
    const herd: Record<string, { rate: number; mass: number; lost: Record<string, number> }> = {
      "dairy-cattle": {
        rate: 0.47,
        mass: 350,
        lost: { ...cattleLoss, slurry: 0.4, lagoon: 0.77, digester: 0.4 },
      },
      "other-cattle": { rate: 0.34, mass: 319, lost: cattleLoss },
      buffalo: { rate: 0.32, mass: 380, lost: cattleLoss },
      "market-swine": { rate: 0.42, mass: 28, lost: { "dry-lot": 0.5, slurry: 0.48, digester: 0.48 } },
      broilers: { rate: 1.1, mass: 0.9, lost: { "poultry-litter": 0.5 } },
    };
    const numberOf = (text: unknown): number => Number(String(text).split(" ")[0]);
    const inputsOf = (id: string): Record<string, unknown> =>
      sample.inventory.activities.find((activity) => activity.id === id)?.inputs ?? {};
    let spread = 0;
    let dropped = 0;
    for (const kind of ["dairy", "cattle", "buffalo", "pigs", "poultry"]) {
      const inputs = inputsOf(`mm-ind-${kind}`);
      expect(inputsOf(`mm-n2o-${kind}`)).toEqual(inputs);
      const { rate, mass, lost } = herd[String(inputs["category"])] ?? {
        rate: Number.NaN,
        mass: 0,
        lost: {},
      };
      const excreted = (numberOf(inputs["heads"]) * rate * mass * 365) / 1e6;
      for (const { system, share } of inputs["manure"] as { system: string; share: string }[]) {
        const nitrogen = (excreted * numberOf(share)) / 100;
        if (system === "pasture") dropped += nitrogen;
        else spread += nitrogen * (1 - (lost[system] ?? Number.NaN));
      }
    }
    for (const part of ["dir", "ind"]) {
      expect(numberOf(inputsOf(`dung-n-${part}`)["nitrogen"])).toBeCloseTo(dropped, 1);
      expect(numberOf(inputsOf(`man-n-${part}`)["nitrogen"])).toBeCloseTo(spread, 1);
    }
  });
});

describe("what the samples leave out", () => {
  const equipment = (substance: string, inUse: string): object => ({
    ref: "IV.2",
    method: "PU-ODS",
    inputs: { approach: "equipment-in-use", equipment: "air-conditioning", substance, inUse },
    factors: { operation: { value: "0.05", source: "illustrative" } },
  });
  const left: Record<string, { label: string; activities: object[] }[]> = {
    "ho-chi-minh-city-2016": [
      {
        label: "Refrigerant of air conditioners",
        activities: [equipment("R-410A", "4000 t")],
      },
    ],
    "khon-kaen-2017": [
      {
        label: "Refrigerant of room air conditioners",
        activities: [equipment("HFC-32", "30 t"), equipment("R-410A", "30 t")],
      },
      {
        label: "Street and park trees",
        activities: [
          { ref: "V.2", method: "AF-URBTREE", inputs: { form: "crown-cover", crownArea: "250 ha" } },
        ],
      },
    ],
  };

  it.each(samples())("is what the methods give: $id", (sample) => {
    const cases = left[sample.id] ?? [];
    expect(sample.notInInventory.map(({ label }) => label)).toEqual(cases.map(({ label }) => label));
    for (const { label, activities } of cases) {
      const listed = activities.map((activity, at) => ({ id: `a${at}`, ...activity }));
      const outcome = calculateInventory(
        { ...sample.inventory, notation: [], activities: listed },
        knowledge,
      );
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1));
      const total = outcome.value.activities.reduce((sum, one) => sum + (one.co2e ?? 0), 0);
      const stated = sample.notInInventory.find((one) => one.label === label)?.tCO2e ?? Number.NaN;
      expect(Math.abs(total / stated - 1), label).toBeLessThanOrEqual(1e-3);
    }
  });
});
