import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decoupling, periodEnds, tapio } from "../../src/planning/decoupling.ts";
import type { Driver } from "../../src/planning/drivers.ts";

/** GDP and emissions change by these shares. */
const after = (economy: number, emissions: number) =>
  tapio([200, 200 * (1 + emissions)], [50, 50 * (1 + economy)]);

describe("the eight states of Tapio", () => {
  test.each([
    [0.1, -0.02, -0.2, "strong-decoupling"],
    [0.1, 0.05, 0.5, "weak-decoupling"],
    [0.1, 0.1, 1, "expansive-coupling"],
    [0.1, 0.2, 2, "expansive-negative-decoupling"],
    [-0.1, 0.02, -0.2, "strong-negative-decoupling"],
    [-0.1, -0.05, 0.5, "weak-negative-decoupling"],
    [-0.1, -0.1, 1, "recessive-coupling"],
    [-0.1, -0.2, 2, "recessive-decoupling"],
  ])("GDP %d, emissions %d: elasticity %d, %s", (economy, emissions, elasticity, state) => {
    const found = after(economy, emissions);
    expect(found.state).toBe(state);
    expect(found.elasticity).toBeCloseTo(elasticity, 9);
    expect(found.economy).toBeCloseTo(economy, 12);
    expect(found.emissions).toBeCloseTo(emissions, 12);
  });

  test.each([
    [0.1, 0.0799, "weak-decoupling"],
    [0.1, 0.08, "expansive-coupling"],
    [0.1, 0.12, "expansive-coupling"],
    [0.1, 0.1201, "expansive-negative-decoupling"],
    [-0.1, -0.0799, "weak-negative-decoupling"],
    [-0.1, -0.08, "recessive-coupling"],
    [-0.1, -0.12, "recessive-coupling"],
    [-0.1, -0.1201, "recessive-decoupling"],
  ])("the bounds 0.8 and 1.2 are coupling: GDP %d, emissions %d, %s", (economy, emissions, state) => {
    expect(after(economy, emissions).state).toBe(state);
  });

  test("emissions that stay as they are count as weak", () => {
    expect(after(0.1, 0)).toMatchObject({ elasticity: 0, state: "weak-decoupling" });
    expect(after(-0.1, 0)).toMatchObject({ elasticity: 0, state: "weak-negative-decoupling" });
  });

  test("no elasticity where GDP stays, or where the first emissions are none", () => {
    expect(after(0, 0.1)).toMatchObject({ elasticity: null, state: "economy-unchanged" });
    for (const first of [0, -5])
      expect(tapio([first, 10], [1, 2])).toMatchObject({
        emissions: null,
        elasticity: null,
        state: "emissions-not-positive",
      });
  });

  test("a city that ends as a sink is strongly decoupled from a growing economy", () => {
    expect(tapio([100, -20], [1, 2])).toMatchObject({ elasticity: -1.2, state: "strong-decoupling" });
  });
});

describe("emissions of a plan beside its economy", () => {
  const years = [2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034];
  const growth = (rate: number): Driver => ({ kind: "growth", growth: rate });
  const bau = years.map((_, at) => 1000 * 1.02 ** at);
  const held = decoupling(new Map([["gdp", growth(0.04)]]), { years, bau, scenarios: {} });

  test("are indices of the inventory year, and periods between every fifth year", () => {
    expect(held.map(({ economy, drivers }) => [economy, drivers])).toEqual([["gdp", ["gdp"]]]);
    expect(held[0]?.index[10]).toBeCloseTo(148.0244285, 6);
    expect(held[0]?.bau.index?.[10]).toBeCloseTo(121.89944, 4);
    expect(held[0]?.bau.periods.map(({ from, to }) => [from, to])).toEqual([[2024, 2030], [2030, 2034], [2024, 2034]]); // prettier-ignore
    // (1.02^10 - 1) / (1.04^10 - 1)
    expect(held[0]?.bau.periods.at(-1)?.elasticity).toBeCloseTo(0.456007, 5);
  });

  test("take GDP per person times population where GDP is not given", () => {
    const drivers = new Map([["population", growth(0.01)], ["gdpPerCapita", growth(0.03)]]); // prettier-ignore
    const [found] = decoupling(drivers, { years, bau, scenarios: {} });
    expect(found?.drivers).toEqual(["gdpPerCapita", "population"]);
    expect(found?.index[10]).toBeCloseTo(100 * (1.01 * 1.03) ** 10, 9);
    drivers.delete("population");
    expect(decoupling(drivers, { years, bau, scenarios: {} })).toEqual([]);
  });

  test("know GDP by the names it has for regions, and take the first", () => {
    for (const name of ["grdp", "grp", "gpp", "pdrb"]) {
      const drivers = new Map([["gdpPerCapita", growth(0.9)], ["population", growth(0.9)], [name, growth(0.04)]]); // prettier-ignore
      const [found] = decoupling(drivers, { years, bau, scenarios: {} });
      expect(found?.drivers).toEqual([name]);
      expect(found?.index).toEqual(held[0]?.index);
    }
  });

  test("stand beside jobs too, each scenario on its own", () => {
    const drivers = new Map([["jobs", growth(0.01)], ["gdp", growth(0.04)]]); // prettier-ignore
    const scenarios = { none: bau.map(() => 0), sink: bau.map(() => -1), half: bau.map((one, at) => at === 0 ? one : one / 2) }; // prettier-ignore
    const found = decoupling(drivers, { years, bau, scenarios });
    expect(found.map(({ economy }) => economy)).toEqual(["gdp", "jobs"]);
    expect(found[1]?.scenarios["half"]?.periods.at(-1)?.state).toBe("strong-decoupling");
    for (const id of ["none", "sink"]) expect(found[0]?.scenarios[id]?.index).toBeNull();
  });

  test("an economy that emissions follow one to one is coupled in every period", () => {
    fc.assert(
      fc.property(fc.double({ min: -0.2, max: 0.2, noNaN: true }), (rate) => {
        fc.pre(Math.abs(rate) > 1e-6);
        const line = years.map((_, at) => 7 * (1 + rate) ** at);
        const [found] = decoupling(new Map([["gdp", growth(rate)]]), { years, bau: line, scenarios: {} });
        const state = rate > 0 ? "expansive-coupling" : "recessive-coupling";
        expect(new Set(found?.bau.periods.map((one) => one.state))).toEqual(new Set([state]));
        for (const { elasticity } of found?.bau.periods ?? []) expect(elasticity).toBeCloseTo(1, 6);
      }),
    );
  });
});

test("periods are not cut within a year of either end, and a plan of one year has none", () => {
  expect(periodEnds([2024, 2025, 2026, 2027])).toEqual([2024, 2027]);
  expect(periodEnds(Array.from({ length: 12 }, (_, at) => 2025 + at))).toEqual([2025, 2030, 2036]);
  expect(periodEnds([2024])).toEqual([2024]);
});
