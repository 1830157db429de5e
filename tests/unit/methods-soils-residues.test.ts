import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

interface Row {
  readonly crop: string;
  readonly area?: string;
  readonly yield?: string;
  readonly removed?: string;
  readonly burnt?: string;
  readonly renewed?: string;
}

/** All the nitrogen given off, so that tonnes of nitrous oxide tell tonnes of nitrogen. */
function nitrogen(rows: readonly Row[], more: Partial<Trial> = {}): number {
  const crops = rows.map((row) => ({ area: "1000 ha", yield: "5 t/ha", ...row }));
  const trial: Trial = {
    method: "AF-N2O-DIR",
    inputs: { source: "crop-residues", field: "other-fields", crops },
    ...more,
    factors: { ef1: "1", ...more.factors },
  };
  return (tonnes(trial, "N2O") * 28) / 44;
}

const refined: Partial<Trial> = { guidelines: "2019" };

describe("nitrogen of crop residues", () => {
  it("follows Equation 11.7A of 2006: rice of 5 t a hectare, by hand", () => {
    // 5 × 0.89 = 4.45 t dry; 0.95 × 4.45 + 2.46 = 6.6875 t of straw; roots 0.16 × 11.1375 = 1.782 t
    expect(nitrogen([{ crop: "rice" }])).toBeCloseTo(6687.5 * 0.007 + 1782 * 0.009, 6);
  });

  it("follows Equation 11.6 of 2019: rice of 5 t a hectare, by hand", () => {
    // 4.45 t dry; 1.4 × 4.45 = 6.23 t of straw; roots 0.16 × 10.68 = 1.7088 t
    expect(nitrogen([{ crop: "rice" }], refined)).toBeCloseTo(6230 * 0.007 + 1708.8 * 0.009, 6);
  });

  it("takes away what is removed, and what burns by the crop's combustion, each edition in its way", () => {
    const above = { factors: { nbg: "0" } };
    const row = { crop: "rice", removed: "30 %", burnt: "50 %" };
    expect(nitrogen([row], above)).toBeCloseTo(6687.5 * 0.007 * (1 - 0.5 * 0.8) * 0.7, 6);
    expect(nitrogen([row], { ...refined, ...above })).toBeCloseTo(6230 * 0.007 * (1 - 0.3 - 0.5 * 0.8), 6);
  });

  it("never takes away more than there is", () => {
    const above = { ...refined, factors: { nbg: "0" } };
    expect(nitrogen([{ crop: "rice", removed: "90 %", burnt: "100 %" }], above)).toBe(0);
  });

  it("counts a part of grass that is not sown anew every year", () => {
    const whole = nitrogen([{ crop: "perennial-grasses" }]);
    expect(nitrogen([{ crop: "perennial-grasses", renewed: "20 %" }])).toBeCloseTo(whole / 5, 9);
  });

  it("knows every crop of its edition's table, and other crops in 2019 alone", () => {
    const crops = ["rice", "maize", "wheat", "barley", "oats", "millet", "sorghum", "rye", "grains"];
    const legumes = ["soybean", "beans-and-pulses", "dry-bean", "peanut", "alfalfa", "n-fixing-forages"];
    const others = ["tubers", "root-crops", "non-n-fixing-forages", "perennial-grasses", "grass-clover"];
    for (const crop of [...crops, ...legumes, ...others, "winter-wheat", "spring-wheat", "non-legume-hay"]) {
      expect(nitrogen([{ crop }]), crop).toBeGreaterThan(0);
      expect(nitrogen([{ crop }], refined), crop).toBeGreaterThan(0);
    }
    // Generic crop of 2019 Table 11.1A: 4.25 t dry, as much straw, 0.22 of both in roots.
    expect(nitrogen([{ crop: "other-crops" }], refined)).toBeCloseTo(4250 * 0.008 + 8500 * 0.22 * 0.009, 6);
    const inputs = {
      source: "crop-residues",
      field: "other-fields",
      crops: [{ crop: "other-crops", area: "1 ha", yield: "1 t/ha" }],
    };
    expect(problemsOf({ method: "AF-N2O-DIR", inputs })).toEqual(["inputs.crops[0].crop value.not-offered"]);
  });

  it("adds crops up, whatever their order, and grows with the area", () => {
    const area = double({ min: 0, max: 1e5, noNaN: true });
    assert(
      property(area, area, (one, two) => {
        const rice = { crop: "rice", area: `${one} ha` };
        const maize = { crop: "maize", area: `${two} ha` };
        const sum = nitrogen([rice]) + nitrogen([maize]);
        expect(nitrogen([rice, maize])).toBeCloseTo(sum, 5);
        expect(nitrogen([maize, rice])).toBeCloseTo(sum, 5);
      }),
      { numRuns: 20 },
    );
  });

  it("conserves nitrogen: returned and taken away sum to what grew above the ground (2019)", () => {
    const part = double({ min: 0, max: 0.5, noNaN: true });
    const above = { ...refined, factors: { nbg: "0" } };
    const grown = nitrogen([{ crop: "maize" }], above);
    assert(
      property(part, part, (removed, burnt) => {
        const returned = nitrogen([{ crop: "maize", removed: `${removed}`, burnt: `${burnt}` }], above);
        expect(returned + grown * removed + grown * burnt * 0.8).toBeCloseTo(grown, 6);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ["a share of more than the whole", { removed: "120 %" }, "inputs.crops[0].removed"],
    ["a negative yield", { yield: "-1 t/ha" }, "inputs.crops[0].yield"],
    ["a crop that is none", { crop: "asphalt" }, "inputs.crops[0].crop"],
  ])("refuses %s", (_, wrong, path) => {
    const crops = [{ crop: "rice", area: "1 ha", yield: "1 t/ha", ...wrong }];
    const inputs = { source: "crop-residues", field: "other-fields", crops };
    const problems = problemsOf({ method: "AF-N2O-DIR", inputs });
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual([path]);
  });
});
