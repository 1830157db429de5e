import { describe, expect, it } from "vitest";
import { compute, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

const N2O = 44 / 28;

const direct = (inputs: object, more: Partial<Trial> = {}): Trial => ({
  method: "AF-N2O-DIR",
  inputs: { field: "other-fields", nitrogen: "1000 t", ...inputs },
  ...more,
});

const without = (trial: Trial, ...names: string[]): Trial => ({
  ...trial,
  inputs: Object.fromEntries(Object.entries(trial.inputs).filter(([name]) => !names.includes(name))),
});

/** Nitrogen given off as nitrous oxide, as a share of the 1,000 t. */
const share = (trial: Trial): number => tonnes(trial, "N2O") / N2O / 1000;

describe("nitrous oxide straight from soils", () => {
  /** Tables 11.1 of both editions: source, climate, 2006, 2019. */
  it.each([
    ["synthetic", "tropical-wet", 0.01, 0.016],
    ["synthetic", "tropical-dry", 0.01, 0.005],
    ["synthetic", "temperate-wet", 0.01, 0.016],
    ["synthetic", "unknown", 0.01, 0.01],
    ["organic", "tropical-wet", 0.01, 0.006],
    ["organic", "temperate-dry", 0.01, 0.005],
    ["organic", "unknown", 0.01, 0.01],
  ])("gives off the table's share of %s nitrogen in %s", (source, climate, first, refined) => {
    const trial = direct({ source, climate });
    expect(share(trial)).toBeCloseTo(first, 12);
    expect(share({ ...trial, guidelines: "2019" })).toBeCloseTo(refined, 12);
  });

  it.each([
    ["dung-cattle-poultry-pigs", "tropical-wet", 0.02, 0.006],
    ["dung-cattle-poultry-pigs", "tropical-dry", 0.02, 0.002],
    ["dung-cattle-poultry-pigs", "unknown", 0.02, 0.004],
    ["dung-sheep-and-other", "tropical-wet", 0.01, 0.003],
    ["dung-sheep-and-other", "tropical-dry", 0.01, 0.003],
  ])("gives off the table's share of %s in %s", (source, climate, first, refined) => {
    const trial = without(direct({ source, climate }), "field");
    expect(share(trial)).toBeCloseTo(first, 12);
    expect(share({ ...trial, guidelines: "2019" })).toBeCloseTo(refined, 12);
  });

  it("gives off less from flooded rice, whatever the climate and the source", () => {
    for (const source of ["synthetic", "organic"])
      for (const climate of ["tropical-wet", "tropical-dry", "unknown"]) {
        const trial = direct({ source, climate, field: "flooded-rice" });
        expect(share(trial)).toBeCloseTo(0.003, 12);
        expect(share({ ...trial, guidelines: "2019" })).toBeCloseTo(0.004, 12);
      }
    const by = (field: string) => direct({ source: "synthetic", field }, { guidelines: "2019" });
    expect(share(by("flooded-rice-continuous"))).toBeCloseTo(0.003, 12);
    expect(share(by("flooded-rice-drained"))).toBeCloseTo(0.005, 12);
  });

  it("tells drained rice apart in 2019 alone", () => {
    const trial = direct({ source: "synthetic", field: "flooded-rice-drained" });
    expect(problemsOf(trial)).toEqual(["inputs.field value.not-offered"]);
  });

  it("says that it assumed the climate is not known", () => {
    const [result] = compute(direct({ source: "synthetic" }, { guidelines: "2019" }));
    expect(result?.notes.map(({ code }) => code)).toContain("input.assumed");
  });

  it("counts the city's share of a province's fertiliser", () => {
    const whole = direct({ source: "synthetic" });
    expect(share(direct({ source: "synthetic", cityShare: "25 %" }))).toBeCloseTo(share(whole) / 4, 12);
  });

  it("sets nitrogen free with soil carbon by its C:N ratio (Equation 11.8)", () => {
    const lost = (change: string, factors?: Record<string, unknown>): Trial => ({
      ...without(direct({ source: "soil-carbon", carbonLost: "15000 t", change }), "nitrogen"),
      ...(factors ? { factors } : {}),
    });
    expect(share(lost("land-use-change"))).toBeCloseTo(0.01, 12);
    expect(share(lost("management-change"))).toBeCloseTo(0.015, 12);
    expect(share(lost("land-use-change", { carbonNitrogen: "30" }))).toBeCloseTo(0.005, 12);
    expect(problemsOf(lost("land-use-change", { carbonNitrogen: "0" }))).toHaveLength(1);
  });
});

describe("drained peat", () => {
  const peat = (use: string, peatFactors: string): Trial => ({
    method: "AF-N2O-DIR",
    inputs: { source: "organic-soil", use, peatFactors, drainedArea: "1000 ha" },
  });

  it("comes to the 2 514 kg of 100 ha of oil palm by the 2006 Guidelines", () => {
    expect(tonnes(peat("tropical-oil-palm", "guidelines-2006"), "N2O")).toBeCloseTo(25.142857, 6);
  });

  /** kg N of a hectare: 2006 Table 11.1; 2013 Wetlands Supplement Table 2.5. */
  it.each([
    ["tropical-cropland", 16, 5],
    ["tropical-grassland", 16, 5],
    ["tropical-oil-palm", 16, 1.2],
    ["tropical-sago", 16, 3.3],
    ["tropical-rice", 16, 0.4],
    ["tropical-forest", 8, 2.4],
    ["tropical-acacia", 8, 2.4],
    ["tropical-plantation", 8, 2.4],
  ])("gives off by its use, %s, in either edition", (use, guidelines, supplement) => {
    expect(tonnes(peat(use, "guidelines-2006"), "N2O") / N2O).toBeCloseTo(guidelines, 9);
    for (const edition of ["2006", "2019"] as const) {
      const trial = { ...peat(use, "wetlands-supplement-2013"), guidelines: edition };
      expect(tonnes(trial, "N2O") / N2O).toBeCloseTo(supplement, 9);
    }
  });

  it("has only the Supplement's factors in 2019, whose Table 11.1 refers to it", () => {
    const trial: Trial = { ...peat("tropical-oil-palm", "guidelines-2006"), guidelines: "2019" };
    expect(problemsOf(trial)).toEqual(["inputs.peatFactors value.not-offered"]);
  });

  it.each([
    ["temperate-cropland-and-grassland", 8],
    ["temperate-forest-nutrient-rich", 0.6],
    ["temperate-forest-nutrient-poor", 0.1],
  ])("knows %s by the 2006 Guidelines alone, and says what is missing", (use, guidelines) => {
    expect(tonnes(peat(use, "guidelines-2006"), "N2O") / N2O).toBeCloseTo(guidelines, 9);
    expect(problemsOf(peat(use, "wetlands-supplement-2013"))).toEqual(["factors.ef2 factor.missing"]);
  });

  it("asks by which factors: the two differ more than tenfold", () => {
    expect(problemsOf(without(peat("tropical-oil-palm", ""), "peatFactors"))).toEqual([
      "inputs.peatFactors value.missing",
    ]);
  });
});

describe("what is asked of each source", () => {
  it.each([
    [
      "nitrogen, for fertiliser",
      without(direct({ source: "synthetic" }), "nitrogen"),
      "inputs.nitrogen value.missing",
    ],
    [
      "the field, for fertiliser",
      without(direct({ source: "synthetic" }), "field"),
      "inputs.field value.missing",
    ],
    ["no field, for dung", direct({ source: "dung-sheep-and-other" }), "inputs.field input.not-here"],
    [
      "crops, for residues",
      without(direct({ source: "crop-residues" }), "nitrogen"),
      "inputs.crops value.missing",
    ],
    [
      "no area of peat, for fertiliser",
      direct({ source: "synthetic", drainedArea: "1 ha" }),
      "inputs.drainedArea input.not-here",
    ],
    ["a source", direct({}), "inputs.source value.missing"],
    ["a source that is one", direct({ source: "lightning" }), "inputs.source value.not-offered"],
    [
      "no negative nitrogen",
      direct({ source: "organic", nitrogen: "-5 t" }),
      "inputs.nitrogen value.negative",
    ],
  ])("%s", (_, trial, problem) => {
    expect(problemsOf(trial)).toContain(problem);
  });
});
