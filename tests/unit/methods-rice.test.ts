import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { compute, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

const rice = (inputs: object = {}, more: Partial<Trial> = {}): Trial => ({
  method: "AF-RICE",
  country: "PH",
  inputs: {
    area: "1000 ha",
    days: "100 day",
    waterRegime: "continuously-flooded",
    preSeason: "non-flooded-under-180-days",
    ...inputs,
  },
  ...more,
});

const straw = (rate: string) => ({ amendments: [{ type: "straw-shortly-before", rate }] });

/** Tonnes of methane of 1,000 ha in 100 days are 100 times kg of a hectare and day. */
const daily = (trial: Trial): number => tonnes(trial, "CH4") / 100;

describe("methane of rice", () => {
  it("comes to the 654.3 t of the worked example, and to 659.2 by the tables of 2006", () => {
    const trial = rice({
      area: "5000 ha",
      days: "102 day",
      waterRegime: "multiple-drainage",
      ...straw("2 t/ha"),
    });
    expect(tonnes({ ...trial, guidelines: "2019" }, "CH4")).toBeCloseTo(654.3, 1);
    expect(tonnes(trial, "CH4")).toBeCloseTo(659.2, 1);
  });

  /** 2019 Refinement V4 Table 5.11; regions without a row of their own take the world's. */
  it.each([
    ["PH", 1.22],
    ["ID", 1.22],
    ["CN", 1.32],
    ["IN", 0.85],
    ["EG", 1.19],
    ["IT", 1.56],
    ["US", 0.65],
    ["BR", 1.27],
    ["AU", 1.19],
    ["KZ", 1.19],
  ])("takes the daily emission of the region of %s in 2019, the world's in 2006", (country, efc) => {
    expect(daily(rice({}, { country, guidelines: "2019" }))).toBeCloseTo(efc, 9);
    expect(daily(rice({}, { country }))).toBeCloseTo(1.3, 9);
  });

  /** Tables 5.12 of both editions. */
  it.each([
    ["single-drainage", 0.6, 0.71],
    ["multiple-drainage", 0.52, 0.55],
    ["irrigated", 0.78, 0.6],
    ["regular-rainfed", 0.28, 0.54],
    ["drought-prone", 0.25, 0.16],
    ["rainfed", 0.27, 0.45],
    ["deep-water", 0.31, 0.06],
    ["upland", 0, 0],
  ])("scales by the water of %s, each edition by its own table", (waterRegime, first, refined) => {
    expect(daily(rice({ waterRegime }))).toBeCloseTo(1.3 * first, 9);
    expect(daily(rice({ waterRegime }, { guidelines: "2019" }))).toBeCloseTo(1.22 * refined, 9);
  });

  /** Tables 5.13 of both editions. */
  it.each([
    ["non-flooded-over-180-days", 0.68, 0.89],
    ["flooded-over-30-days", 1.9, 2.41],
    ["unknown", 1.22, 1.22],
  ])("scales by the water before: %s", (preSeason, first, refined) => {
    expect(daily(rice({ preSeason }))).toBeCloseTo(1.3 * first, 9);
    expect(daily(rice({ preSeason }, { guidelines: "2019" }))).toBeCloseTo(1.22 * refined, 9);
  });

  it("has a field dry for more than a year in 2019 alone", () => {
    const trial = rice({ preSeason: "non-flooded-over-365-days" });
    expect(daily({ ...trial, guidelines: "2019" })).toBeCloseTo(1.22 * 0.59, 9);
    expect(problemsOf(trial)).toEqual(["inputs.preSeason value.not-offered"]);
  });

  it("assumes the water before the season is not known, and says so", () => {
    const { preSeason: _, ...inputs } = rice().inputs;
    const [result] = compute({ method: "AF-RICE", inputs });
    expect(result?.gases["CH4"]).toBeCloseTo(1.3 * 1.22 * 100, 9);
    expect(result?.notes.map(({ code }) => code)).toContain("input.assumed");
  });

  it("adds up what is worked in before raising it to a power (Equation 5.3)", () => {
    const amendments = [
      { type: "straw-long-before", rate: "3 t/ha" },
      { type: "compost", rate: "2 t/ha" },
      { type: "farmyard-manure", rate: "1 t/ha" },
      { type: "green-manure", rate: "500 kg/ha" },
    ];
    const first = 1 + 3 * 0.29 + 2 * 0.05 + 0.14 + 0.5 * 0.5;
    const refined = 1 + 3 * 0.19 + 2 * 0.17 + 0.21 + 0.5 * 0.45;
    expect(daily(rice({ amendments }))).toBeCloseTo(1.3 * first ** 0.59, 9);
    expect(daily(rice({ amendments }, { guidelines: "2019" }))).toBeCloseTo(1.22 * refined ** 0.59, 9);
    expect(daily(rice(straw("0 t/ha")))).toBeCloseTo(1.3, 9);
  });

  it("takes factors of the city's own, and one for soil and cultivar (Tier 2)", () => {
    const factors = { efc: "2 kg/(ha*day)", sfw: "0.5", sfp: "0.8", sfs: "0.9", "cfoa.compost": "1" };
    const trial = rice({ amendments: [{ type: "compost", rate: "1 t/ha" }] }, { factors });
    expect(daily(trial)).toBeCloseTo(2 * 0.5 * 0.8 * 0.9 * 2 ** 0.59, 9);
  });

  it("grows with the area and the days, and never falls when more straw is worked in", () => {
    const number = double({ min: 0.01, max: 100, noNaN: true });
    assert(
      property(number, number, number, (times, some, more) => {
        const base = tonnes(rice(straw(`${some} t/ha`)), "CH4");
        const wide = tonnes(rice({ area: `${1000 * times} ha`, ...straw(`${some} t/ha`) }), "CH4");
        const rich = tonnes(rice(straw(`${some + more} t/ha`)), "CH4");
        expect(wide / base).toBeCloseTo(times, 6);
        expect(rich).toBeGreaterThan(base);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ["more than a year of growth", { days: "400 day" }, "inputs.days value.too-big"],
    ["a negative area", { area: "-1 ha" }, "inputs.area value.negative"],
    ["an area in tonnes", { area: "1 t" }, "inputs.area unit.wrong-dimension"],
    ["a water regime that is none", { waterRegime: "wet" }, "inputs.waterRegime value.not-offered"],
    [
      "an amendment without weight",
      { amendments: [{ type: "compost" }] },
      "inputs.amendments[0].rate value.missing",
    ],
    [
      "an amendment that is none",
      { amendments: [{ type: "plastic", rate: "1 t/ha" }] },
      "inputs.amendments[0].type value.not-offered",
    ],
  ])("refuses %s", (_, inputs, problem) => {
    expect(problemsOf(rice(inputs))).toEqual([problem]);
  });
});
