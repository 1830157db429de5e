import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

const CO2_OF_C = 44 / 12;

describe("urban trees", () => {
  const trees = (inputs: object, about: object = {}): Trial => ({
    method: "AF-URBTREE",
    inputs: { ...inputs },
    ...about,
  });
  const crowns = { form: "crown-cover", crownArea: "250 ha" };
  const counted = (rows: readonly object[]): object => ({ form: "trees", trees: rows });

  it("take up 2,658 t of CO2 under 250 ha of crowns (2006), less in 2019", () => {
    expect(tonnes(trees(crowns), "CO2")).toBeCloseTo(-2658.33, 2);
    expect(tonnes(trees(crowns, { guidelines: "2019" }), "CO2")).toBeCloseTo(-250 * 2.8 * CO2_OF_C, 9);
    expect(tonnes(trees(crowns, { country: "AU" }), "CO2")).toBeCloseTo(-250 * 3.6 * CO2_OF_C, 9);
  });

  it("are counted one by one, each kind with its own growth", () => {
    const street = counted([
      { kind: "mixed", count: "1000" },
      { kind: "pine", count: "500" },
    ]);
    expect(tonnes(trees(street), "CO2")).toBeCloseTo(-(10 + 4.35) * CO2_OF_C, 9);
    const mixed = counted([{ kind: "mixed", count: "1000" }]);
    expect(tonnes(trees(mixed, { guidelines: "2019" }), "CO2")).toBeCloseTo(-7.5 * CO2_OF_C, 9);
  });

  it("balance where as much is felled as grows", () => {
    expect(tonnes(trees({ ...crowns, removed: "725 t" }), "CO2")).toBeCloseTo(0, 9);
  });

  it("are known by crowns or by number, not both", () => {
    expect(problemsOf(trees({ form: "crown-cover" }))).toEqual(["inputs.crownArea value.missing"]);
    expect(problemsOf(trees({ form: "trees" }))).toEqual(["inputs.trees value.missing"]);
    expect(
      problemsOf(trees({ ...crowns, ...counted([{ kind: "mixed", count: "1" }]), form: "crown-cover" })),
    ).not.toEqual([]);
    expect(problemsOf(trees(counted([{ kind: "zelkova", count: "1" }])))).not.toEqual([]);
  });
});

describe("harvested wood", () => {
  /** Wood with a carbon of 1 t/m3, so that amounts are tonnes of carbon. */
  const wood = (
    amount: Readonly<Record<string, string>>,
    inputs: object = {},
    about: object = {},
  ): Trial => ({
    method: "AF-HWP",
    inputs: { product: "sawnwood", amount, ...inputs },
    factors: { carbonByVolume: "1 t/m3" },
    guidelines: "2019",
    ref: "V.3",
    ...about,
  });
  const gained = (trial: Trial): number => -tonnes(trial, "CO2") / CO2_OF_C;
  const yearly = (values: readonly number[], first: number): Record<string, string> =>
    Object.fromEntries(values.map((value, index) => [String(first + index), `${value} m3`]));

  it("is the IPCC's spreadsheet (2019, V4, Box 12.1), cell by cell", () => {
    const inflow = [100, 101, 150, 103, 95, 105, 100];
    const k = Math.log(2) / 35;
    const stocks = [(100 + 101 + 150 + 103 + 95) / 5 / k];
    for (const [index, value] of inflow.entries())
      stocks.push(Math.exp(-k) * (stocks[index] ?? 0) + ((1 - Math.exp(-k)) / k) * value);
    for (let year = 1994; year <= 1996; year++) {
      const given = yearly(inflow.slice(0, year - 1989), 1990);
      const change = (stocks[year - 1989] ?? 0) - (stocks[year - 1990] ?? 0);
      expect(gained(wood(given, {}, { year }))).toBeCloseTo(change, 9);
    }
  });

  it("adds 596 t to a known stock of 10,000 t with 800 t a year", () => {
    const known = { start: "known", initialStock: "10000 t" };
    expect(gained(wood({ "2024": "800 m3" }, known))).toBeCloseTo(596.0, 1);
    expect(tonnes(wood({ "2024": "800 m3" }, known), "CO2")).toBeCloseTo(-2185, 0);
  });

  it("stands still under a steady inflow", () => {
    assert(
      property(double({ min: 1, max: 1e6, noNaN: true }), (inflow) => {
        const years = yearly(
          Array.from({ length: 8 }, () => inflow),
          2017,
        );
        expect(gained(wood(years)) / inflow).toBeCloseTo(0, 9);
      }),
      { numRuns: 20 },
    );
  });

  it("conserves carbon: what is felled stands in products or is in the air, in the end all of it", () => {
    const felling = {
      cover: "rain-forest-secondary-over-20",
      area: "0 ha",
      harvest: "1000 m3",
      wood: "humid-tropical-natural-over-200",
    };
    const felled = tonnes({ method: "AF-LAND-GL", inputs: felling }, "CO2") / CO2_OF_C;
    expect(felled).toBeCloseTo(1000 * 1.05 * 1.37 * 0.47, 6);
    const factors = { carbonByVolume: "1 t/m3", halfLife: "2 year" };
    const released: number[] = [];
    for (let after = 0; after < 80; after++) {
      const pulse = yearly([felled, ...Array.from({ length: after }, () => 0)], 1950);
      const inUse = gained(wood(pulse, { start: "empty" }, { year: 1950 + after, factors }));
      released.push((after === 0 ? felled : 0) - inUse);
    }
    expect(Math.min(...released)).toBeGreaterThan(0);
    expect(released[0]).toBeLessThan(felled / 4);
    expect(released.reduce((sum, one) => sum + one, 0)).toBeCloseTo(felled, 6);
  });

  it("keeps half after a half-life", () => {
    const start = { start: "known", initialStock: "1000 t" };
    const lost = Array.from({ length: 35 }, (_, index) =>
      gained(
        wood(
          yearly(
            Array.from({ length: index + 1 }, () => 0),
            1990,
          ),
          start,
          { year: 1990 + index },
        ),
      ),
    ).reduce((sum, one) => sum + one, 0);
    expect(lost).toBeCloseTo(-500, 6);
  });

  it("takes carbon and half-lives of its edition", () => {
    const own = (guidelines: string): Trial =>
      ({ ...wood({ "2024": "1000 m3" }, { start: "empty" }), guidelines, factors: {} }) as Trial;
    const change = (carbon: number, halfLife: number): number => {
      const k = Math.log(2) / halfLife;
      return (1000 * carbon * (1 - Math.exp(-k))) / k;
    };
    expect(gained(own("2006"))).toBeCloseTo(change(0.295, 30), 9);
    expect(gained(own("2019"))).toBeCloseTo(change(0.229, 35), 9);
    const paper = {
      method: "AF-HWP",
      ref: "V.3",
      inputs: { product: "paper", amount: { "2024": "1000 t" }, start: "empty" },
    };
    expect(gained(paper)).toBeCloseTo(change(0.45, 2), 9);
    expect(gained({ ...paper, guidelines: "2019" })).toBeCloseTo(change(0.386, 2), 9);
  });

  it("refuses timber by weight and a series in two kinds of units", () => {
    const weighed = { ...wood({ "2024": "800 t" }), factors: {} };
    expect(problemsOf(weighed)).toContain("factors.carbonByWeight factor.missing");
    expect(problemsOf(wood({ "2023": "800 t", "2024": "800 m3" }))).toEqual([
      "inputs.amount.2024 estimate.mixed-units",
    ]);
  });
});
