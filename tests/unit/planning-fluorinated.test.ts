import { describe, expect, test } from "vitest";
import { readKnowledge } from "../../src/cli/knowledge.ts";
import { calculateInventory } from "../../src/inventory/calculate.ts";
import { project } from "../../src/planning/project.ts";

const knowledge = readKnowledge();

type Json = Readonly<Record<string, unknown>>;

function inventory(inputs: Json, year: number): Json {
  return {
    format: "cityleds/inventory@1",
    city: { name: "Oracle", country: "PH", population: 1_000_000 },
    year,
    gwp: "AR5",
    guidelines: "2006",
    level: "BASIC+",
    activities: [{ id: "gas", ref: "IV.2", method: "PU-ODS", inputs: { substance: "HFC-134a", ...inputs } }],
  };
}

/** Tonnes of CO2e of each year to 2030, where what drives the gas grows by a tenth a year. */
function grown(inputs: Json): readonly number[] {
  const outcome = project(
    {
      format: "cityleds/plan@1",
      inventory: inventory(inputs, 2025),
      horizon: 2030,
      drivers: { cooling: { growth: "10 %" } },
      projection: [{ refs: ["IV.2"], by: [{ driver: "cooling" }] }],
    },
    knowledge,
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value.bau.basicPlus;
}

function direct(inputs: Json, year: number): number {
  const outcome = calculateInventory(inventory(inputs, year), knowledge);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value.totals.basicPlus;
}

const later = (series: Readonly<Record<string, number>>, unit: string, until: number): Json => {
  const last = series["2025"] ?? 0;
  const ahead = Array.from({ length: until - 2025 }, (_, index) => [
    String(2026 + index),
    last * 1.1 ** (index + 1),
  ]);
  const all = { ...series, ...Object.fromEntries(ahead) } as Readonly<Record<string, number>>;
  return Object.fromEntries(Object.entries(all).map(([year, value]) => [year, `${value}${unit}`]));
};

describe("fluorinated gases grow with the input that their approach has", () => {
  test("with the appliances in use", () => {
    const cars = { approach: "equipment-in-use", equipment: "mobile-car", inUse: 50_000 };
    const years = grown(cars);
    expect((years[5] ?? 0) / (years[0] ?? 1)).toBeCloseTo(1.1 ** 5, 12);
  });

  test("with the sales, whose bank follows in its own time", () => {
    const sales = { "2023": 10, "2024": 12, "2025": 14 };
    const bank = (until: number): Json => ({
      approach: "bank",
      application: "cooling",
      sales: later(sales, " t", until),
    });
    const years = grown(bank(2025));
    expect(years[0]).toBe(direct(bank(2025), 2025));
    expect(years[5]).toBeCloseTo(direct(bank(2030), 2030), 6);
  });

  test("with the appliances that come into use, and leave it a lifetime later", () => {
    const placed = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [2006 + index, 1000 + index]));
    const fleet = (until: number): Json => ({
      approach: "equipment-by-year",
      equipment: "mobile-car",
      placed: later(placed, "", until),
    });
    expect(grown(fleet(2025))[5]).toBeCloseTo(direct(fleet(2030), 2030), 6);
  });
});
