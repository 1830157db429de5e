import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { calculateInventory, type InventoryResult } from "../../src/inventory/calculate.ts";
import { registerMethods } from "../../src/methods/book.ts";
import { METHODS } from "../../src/methods/catalogue.ts";
import { project } from "../../src/planning/project.ts";
import { readFactorLibrary } from "../../src/store/factor-files.ts";
import { planOf, readSamples, type Sample } from "../../src/store/sample-files.ts";
import { tonnesCO2e } from "./samples-arithmetic.ts";

interface Expected {
  activities: { activities: string[]; tCO2e: number; tolerance?: number }[];
  biogenicCO2?: Record<string, number>;
  totals: { total: string; tCO2e: number; tolerance: number; published?: number }[];
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
  const { years, bau, scenarios, findings } = outcome.value;

  it("starts from its inventory", () => {
    expect(years[0]).toBe(sample.inventory.year);
    expect(bau.basicPlus[0]).toBeCloseTo(resultOf(sample).totals.basicPlus, 3);
  });

  it("brings emissions below BAU in both scenarios, the larger one further", () => {
    const atHorizon = Object.values(scenarios).map(
      (scenario) => scenario.totals.basicPlus.at(-1) ?? Number.NaN,
    );
    expect(atHorizon).toHaveLength(2);
    expect(atHorizon[0]).toBeLessThan(bau.basicPlus.at(-1) ?? Number.NaN);
    expect(atHorizon[1]).toBeLessThan(atHorizon[0] ?? Number.NaN);
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

  it("is remarked on only for gas recovery that is held, and losses that other uses share", () => {
    const rules = new Set(findings.map((finding) => finding.rule));
    rules.delete("plan.recovered-held");
    rules.delete("plan.losses-untouched");
    expect([...rules]).toEqual([]);
  });
});

describe("Ho Chi Minh City beside its published rows", () => {
  it("differs by more than a thousandth only where the sample is independent of them", () => {
    const sample = samples().find((one) => one.id === "ho-chi-minh-city-2016") as Sample;
    const rows = new Map(resultOf(sample).rows.map((row) => [row.ref, row.co2e]));
    const apart = sample.published.flatMap(({ ref, tCO2e }) => {
      const own = ref === undefined ? tCO2e : (rows.get(ref) ?? Number.NaN);
      return Math.abs(own - tCO2e) <= 1e-3 * Math.abs(tCO2e)
        ? []
        : [`${ref} ${Math.round((own / tCO2e - 1) * 1000) / 10} %`];
    });
    expect(apart).toEqual(["V.3 -33.7 %", "V.1 16.7 %"]);
  });
});
