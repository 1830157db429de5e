import { describe, expect, it } from "vitest";
import { compute, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

const CO2_OF_C = 44 / 12;

describe("mineral soils", () => {
  const soil = (changes: readonly object[], inputs: object = {}, about: object = {}): Trial => ({
    method: "AF-SOIL-MIN",
    inputs: { climate: "tropical-moist", soil: "low-activity-clay", changes, ...inputs },
    ...about,
  });
  const gained = (trial: Trial): number => -tonnes(trial, "CO2") / CO2_OF_C;
  const grass = (managementBefore: string, managementNow: string, area: number, more: object = {}) => ({
    useBefore: "grassland",
    managementBefore,
    useNow: "grassland",
    managementNow,
    area: `${area} ha`,
    ...more,
  });

  it("is the IPCC's example of a million hectares of grassland (2006, V4, p. 6.19): 46,694.5 t", () => {
    const changes = [
      grass("reference", "reference", 300_000),
      grass("reference", "improved-grassland", 100_000),
      grass("reference", "improved-grassland", 100_000, { inputNow: "high-on-grassland" }),
      grass("moderately-degraded", "moderately-degraded", 300_000),
      grass("moderately-degraded", "severely-degraded", 100_000),
      grass("severely-degraded", "severely-degraded", 100_000),
    ];
    expect(gained(soil(changes))).toBeCloseTo(46_694.5, 3);
    expect(gained(soil(changes.toReversed()))).toBeCloseTo(46_694.5, 3);
  });

  const crops = (inputBefore: string, managementNow: string, inputNow: string, area: number) => ({
    useBefore: "annual-crops",
    inputBefore,
    useNow: "annual-crops",
    managementNow,
    inputNow,
    area: `${area} ha`,
  });
  const MOLLISOL = { climate: "warm-temperate-moist", soil: "high-activity-clay" };

  it("is the IPCC's example of a million hectares of cropland (2006, V4, p. 5.22): 264,000 t", () => {
    const changes = [
      crops("low", "reference", "low", 200_000),
      crops("low", "reduced-tillage", "medium", 200_000),
      crops("medium", "reduced-tillage", "medium", 500_000),
      crops("medium", "no-till", "medium", 100_000),
    ];
    expect(Math.round(gained(soil(changes, MOLLISOL)) / 1000)).toBe(264);
  });

  it("is the IPCC's example of forest on volcanic soil (p. 5.41): 70 t, then 30.9, -2.0 a year", () => {
    const cleared = [{ useBefore: "native", useNow: "annual-crops", inputNow: "low", area: "1 ha" }];
    const trial = soil(cleared, { soil: "volcanic" });
    expect(gained(trial)).toBeCloseTo((30.912 - 70) / 20, 9);
    expect(gained(trial)).toBeCloseTo(-2.0, 1);
  });

  it("is the same example in the 2019 Refinement, with the factor it prints there", () => {
    const cleared = [{ useBefore: "native", useNow: "annual-crops", inputNow: "low", area: "1 ha" }];
    const about = { guidelines: "2019", factors: { landUseNow: "0.9" } };
    expect(gained(soil(cleared, { soil: "volcanic" }, about))).toBeCloseTo(-0.6, 1);
  });

  it("takes the carbon and factors of its edition", () => {
    const cleared = [{ useBefore: "native", useNow: "annual-crops", area: "100 ha" }];
    const clay = { soil: "high-activity-clay" };
    expect(gained(soil(cleared, clay))).toBeCloseTo((100 * 65 * (0.48 - 1)) / 20, 9);
    expect(gained(soil(cleared, clay, { guidelines: "2019" }))).toBeCloseTo((100 * 40 * (0.83 - 1)) / 20, 9);
  });

  it("leaves four fifths under paving, of whatever was there before", () => {
    const paved = (useBefore: string): Trial => soil([{ useBefore, useNow: "paved", area: "10 ha" }]);
    expect(gained(paved("native"))).toBeCloseTo((-0.2 * 47 * 10) / 20, 9);
    expect(gained(paved("annual-crops"))).toBeCloseTo((-0.2 * 47 * 0.48 * 10) / 20, 9);
  });

  it("gives back on the way home what was lost on the way out", () => {
    const out = { useBefore: "native", useNow: "annual-crops", area: "10 ha" };
    const home = { useBefore: "annual-crops", useNow: "native", area: "10 ha" };
    expect(gained(soil([out, home]))).toBeCloseTo(0, 9);
    expect(gained(soil([{ ...out, useNow: "native" }]))).toBeCloseTo(0, 9);
  });

  it("offers the grass of its edition alone, and knows no soil without a value", () => {
    const grazed = [grass("reference", "high-intensity-grazing", 1)];
    expect(problemsOf(soil(grazed))).not.toEqual([]);
    expect(gained(soil(grazed, {}, { guidelines: "2019" }))).toBeCloseTo((38 * -0.1) / 20, 9);
    expect(problemsOf(soil(grazed.slice(0, 0)))).toEqual(["inputs.changes list.not-rows"]);
    const podzol = soil([grass("reference", "improved-grassland", 1)], { soil: "spodic" });
    expect(problemsOf(podzol)).toEqual(["factors.reference factor.missing"]);
  });
});

describe("drained peat", () => {
  const peat = (areas: readonly object[], inputs: object = {}, about: object = {}): Trial => ({
    method: "AF-PEAT",
    inputs: { areas, ...inputs },
    ...about,
  });
  const PALMS = [{ use: "tropical-oil-palm", area: "100 ha" }];
  const SUPPLEMENT = { peatFactors: "wetlands-supplement-2013" };
  const ON_2019 = { guidelines: "2019" } as const;

  it("gives 7,333 t of CO2 for 100 ha of oil palm by the 2006 values, and no methane", () => {
    const [result] = compute(peat(PALMS));
    expect(result?.gases["CO2"]).toBeCloseTo(7333.33, 2);
    expect(result?.gases["CH4"] ?? 0).toBe(0);
  });

  it("gives 4,033 t on the spot by the Supplement, and the carbon in the drainage water", () => {
    const onSpot = (100 * 11 * 44) / 12;
    expect(onSpot).toBeCloseTo(4033, 0);
    for (const trial of [peat(PALMS, SUPPLEMENT), peat(PALMS, {}, ON_2019)]) {
      expect(tonnes(trial, "CO2")).toBeCloseTo(onSpot + (100 * 0.82 * 44) / 12, 6);
      expect(tonnes(trial, "CH4")).toBeCloseTo((100 * 0.02 * 2259) / 1000, 9);
    }
  });

  it("weighs methane of land and ditches by their areas", () => {
    const fields = [{ use: "tropical-cropland", area: "100 ha" }];
    const methane = (factors: Record<string, unknown>): number =>
      tonnes(peat(fields, {}, { ...ON_2019, factors }), "CH4");
    expect(methane({ ditchShare: "0" })).toBeCloseTo(0.7, 9);
    expect(methane({ ditchShare: "1" })).toBeCloseTo(225.9, 9);
    expect(methane({ ditchShare: "0.5" })).toBeCloseTo((0.7 + 225.9) / 2, 9);
  });

  it("is the IPCC's example of cropland in a warm temperate climate (p. 5.23): 4 million t of carbon", () => {
    const fields = [{ use: "tropical-cropland", area: "400000 ha" }];
    const trial = peat(fields, {}, { factors: { co2: "10 t/(ha*year)" } });
    expect(tonnes(trial, "CO2") / CO2_OF_C).toBeCloseTo(4e6, 3);
  });

  it("says which values it took: the edition's own, noted, or the Supplement's", () => {
    const [own] = compute(peat(PALMS));
    expect(own?.notes.map(({ code }) => code)).toContain("input.assumed");
    const documents = (trial: Trial): string => JSON.stringify(compute(trial)[0]?.trace());
    expect(documents(peat(PALMS))).toContain("Table 5.6");
    expect(documents(peat(PALMS, {}, ON_2019))).toContain("2013 Wetlands Supplement");
  });

  it("never counts nitrous oxide, which is in V.3", () => {
    const [result] = compute(peat(PALMS, SUPPLEMENT));
    expect(Object.keys(result?.gases ?? {}).toSorted()).toEqual(["CH4", "CO2"]);
  });

  it("counts peat that was dug in full, by weight or by volume", () => {
    const bog = [{ use: "tropical-peat-extraction", area: "0 ha" }];
    expect(tonnes(peat(bog, { extracted: "1000 t" }), "CO2")).toBeCloseTo(340 * CO2_OF_C, 9);
    expect(tonnes(peat(bog, { extracted: "1000 m3" }), "CO2")).toBeCloseTo(260 * CO2_OF_C, 9);
  });

  it("refuses the choice where the edition has made it, and uses it does not know", () => {
    expect(problemsOf(peat(PALMS, SUPPLEMENT, ON_2019))).not.toEqual([]);
    expect(problemsOf(peat([{ use: "tundra", area: "1 ha" }]))).toEqual([
      "inputs.areas[0].use value.not-offered",
    ]);
  });
});
