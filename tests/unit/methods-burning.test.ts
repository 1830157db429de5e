import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { compute, knowledge, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

const fire = (inputs: object, more: Partial<Trial> = {}): Trial => ({
  method: "AF-BURN",
  inputs: { area: "1000 ha", ...inputs },
  ...more,
});

const straw = (inputs: object = {}, more: Partial<Trial> = {}): Trial =>
  fire({ vegetation: "crop-residues", crop: "rice", ...inputs }, more);

const byTable = { basis: "table-per-hectare" };
const byYield = { basis: "yield", yield: "5 t/ha" };

/** Thousand tonnes of dry matter burnt, by the methane of straw. */
const burnt = (trial: Trial): number => tonnes(trial, "CH4") / 2.7;

describe("fires on fields", () => {
  /** 2006 V4 Table 2.4, t of dry matter a hectare. */
  it.each([
    ["rice", 5.5],
    ["wheat", 4],
    ["maize", 10],
    ["sugarcane", 6.5],
  ])("burn the table's tonnes a hectare of %s in 2006", (crop, consumed) => {
    const trial = straw({ crop, ...byTable });
    expect(burnt(trial)).toBeCloseTo(consumed, 9);
    expect(tonnes(trial, "N2O")).toBeCloseTo(consumed * 0.07, 9);
  });

  it("have no such table in 2019, which finds the straw from the harvest", () => {
    expect(problemsOf(straw(byTable, { guidelines: "2019" }))).toEqual(["inputs.basis value.not-offered"]);
    // 5 × 0.89 × 1.4 t of straw a hectare (Table 11.1A), of which 0.80 burns (Table 2.6)
    expect(burnt(straw(byYield, { guidelines: "2019" }))).toBeCloseTo(6.23 * 0.8, 9);
    // 0.95 × 4.45 + 2.46 (2006 Table 11.2)
    expect(burnt(straw(byYield))).toBeCloseTo(6.6875 * 0.8, 9);
  });

  it("find sugar cane and crops the tables do not name as other crops, in 2019", () => {
    const of = (crop: string) => burnt(straw({ crop, ...byYield }, { guidelines: "2019" }));
    expect(of("sugarcane")).toBeCloseTo(5 * 0.85 * 1 * 0.8, 9);
    expect(of("other-crops")).toBeCloseTo(5 * 0.85 * 1 * 0.85, 9);
    expect(of("wheat")).toBeCloseTo(5 * 0.89 * 1.3 * 0.9, 9);
  });

  it("burn only what was not taken away before", () => {
    const whole = burnt(straw(byYield));
    expect(burnt(straw({ ...byYield, removed: "30 %" }))).toBeCloseTo(whole * 0.7, 9);
    expect(burnt(straw({ ...byYield, removed: "100 %" }))).toBe(0);
  });

  it("give off no carbon dioxide that counts: it grows back within the year", () => {
    const [result] = compute(straw(byYield));
    expect(Object.keys(result?.gases ?? {}).toSorted()).toEqual(["CH4", "N2O"]);
    expect(result?.biogenicCO2).toBe(0);
  });

  it("take what was measured before any table", () => {
    expect(burnt(straw({ fuel: "10 t/ha" }))).toBeCloseTo(8, 9);
    expect(burnt(straw({ fuel: "10 t/ha" }, { factors: { combustion: "0.5" } }))).toBeCloseTo(5, 9);
    expect(problemsOf(straw({ fuel: "10 t/ha", ...byTable }))).toEqual(["inputs.basis input.not-here"]);
  });
});

describe("fires of forest, grass and peat", () => {
  it("count the carbon dioxide of trees here, or in V.2, never in both", () => {
    const forest = (carbonCounted: string) =>
      compute(fire({ vegetation: "all-primary-tropical-forest", carbonCounted }))[0]?.gases ?? {};
    expect(forest("no")["CO2"]).toBeCloseTo(119.6 * 1580, 6);
    expect(forest("yes")["CO2"]).toBeUndefined();
    expect(forest("yes")["CH4"]).toBeCloseTo(119.6 * 6.8, 9);
    expect(forest("yes")["N2O"]).toBeCloseTo(119.6 * 0.2, 9);
    expect(problemsOf(fire({ vegetation: "all-primary-tropical-forest" }))).toEqual([
      "inputs.carbonCounted value.missing",
    ]);
  });

  /** Tables 2.4 and 2.5: t a hectare, then g of CH4 and N2O of a kg. */
  it.each([
    ["savanna-grassland-late-season", 10, 2.3, 0.21],
    ["savanna-woodland-early-season", 2.6, 2.3, 0.21],
    ["tropical-pasture", 23.7, 2.3, 0.21],
  ])("burn the table's tonnes of %s, without carbon dioxide", (vegetation, consumed, ch4, n2o) => {
    for (const guidelines of ["2006", "2019"] as const) {
      const trial = fire({ vegetation }, { guidelines });
      expect(tonnes(trial, "CH4")).toBeCloseTo(consumed * ch4, 9);
      expect(tonnes(trial, "N2O")).toBeCloseTo(consumed * n2o, 9);
      expect(tonnes(trial, "CO2")).toBe(0);
    }
  });

  it("burn forests outside the tropics by their own factors", () => {
    const trial = fire({ vegetation: "other-temperate-forest", carbonCounted: "no" });
    expect(tonnes(trial, "CO2")).toBeCloseTo(50.4 * 1569, 6);
    expect(tonnes(trial, "CH4")).toBeCloseTo(50.4 * 4.7, 9);
  });

  it("always count the old carbon of peat, and no nitrous oxide, of which the Supplement has none", () => {
    const [wild] = compute(fire({ vegetation: "peat-wildfire" }));
    expect(wild?.gases["CO2"]).toBeCloseTo((353 * 464 * 44) / 12, 6);
    expect(wild?.gases["CH4"]).toBeCloseTo(353 * 21, 9);
    expect(wild?.gases["N2O"]).toBeUndefined();
    expect(tonnes(fire({ vegetation: "peat-prescribed-fire" }), "CH4")).toBeCloseTo(155 * 21, 9);
  });

  it("give off no more carbon than burnt: half of dry wood, a little more of peat", () => {
    const carbonOf = (trial: Trial): number =>
      (tonnes(trial, "CO2") * 12) / 44 + (tonnes(trial, "CH4") * 12) / 16;
    const forest = carbonOf(fire({ vegetation: "tertiary-tropical-forest", carbonCounted: "no" }));
    expect(forest / 54_100).toBeGreaterThan(0.4);
    expect(forest / 54_100).toBeLessThan(0.5);
    expect(carbonOf(fire({ vegetation: "peat-wildfire" })) / 353_000).toBeLessThan(0.6);
  });

  /** 2006 V4 Table 2.6: mean and standard deviation of the combustion factor; the range is 1.96 of them. */
  it.each([
    ["eucalypt-prescribed-fire", 0.61, 0.11],
    ["eucalypt-forest", 0.63, 0.13],
    ["primary-open-tropical-forest", 0.45, 0.09],
  ])("of %s have the range of the table's own line", (vegetation, mean, deviation) => {
    const [row] = knowledge.library.byKey.get(`burning/${vegetation}/combustion`) ?? [];
    expect(row?.value).toBe(mean);
    expect(row?.lower).toBeCloseTo(mean - 1.96 * deviation, 9);
    expect(row?.upper).toBeCloseTo(mean + 1.96 * deviation, 9);
  });

  it("are linear in the area and in the fuel measured", () => {
    const number = double({ min: 0, max: 1e4, noNaN: true });
    assert(
      property(number, number, (area, fuel) => {
        const trial = fire({
          vegetation: "shrubland",
          carbonCounted: "no",
          area: `${area} ha`,
          fuel: `${fuel} t/ha`,
        });
        expect(tonnes(trial, "CO2") / 1.613).toBeCloseTo(area * fuel * 0.72, 2);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    [
      "a crop in a forest",
      { vegetation: "tertiary-tropical-forest", carbonCounted: "yes", crop: "rice" },
      "inputs.crop input.not-here",
    ],
    ["residues of no crop", { vegetation: "crop-residues", ...byTable }, "inputs.crop value.missing"],
    [
      "residues by harvest without harvest",
      { vegetation: "crop-residues", crop: "rice", basis: "yield" },
      "inputs.yield value.missing",
    ],
    [
      "measured fuel whose combustion no table has",
      { vegetation: "eucalypt-wildfire", carbonCounted: "yes", fuel: "50 t/ha" },
      "factors.combustion factor.missing",
    ],
    [
      "other crops by harvest in 2006, which has no such row",
      { vegetation: "crop-residues", crop: "other-crops", ...byYield },
      "factors.dm factor.missing",
    ],
    ["vegetation that is none", { vegetation: "concrete" }, "inputs.vegetation value.not-offered"],
  ])("refuse %s", (_, inputs, problem) => {
    expect(problemsOf(fire(inputs))).toContain(problem);
  });
});
