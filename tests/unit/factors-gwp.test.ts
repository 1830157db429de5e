import { describe, expect, test } from "vitest";
import { idsMatching } from "../../src/factors/choices.ts";
import { GWP_SETS, gasesOf, gwpOf } from "../../src/factors/gwp.ts";
import { searchFactors } from "../../src/factors/search.ts";
import { readFactorLibrary } from "../../src/store/factor-files.ts";

const library = readFactorLibrary();

describe("global warming potentials", () => {
  test.each([
    ["SAR", 21, 310, 23_900],
    ["TAR", 23, 296, 22_200],
    ["AR4", 25, 298, 22_800],
    ["AR5", 28, 265, 23_500],
    ["AR6", 27, 273, 24_300],
  ] as const)("%s: CO2 1, CH4 %d, N2O %d, SF6 %d", (set, ch4, n2o, sf6) => {
    const values = ["CO2", "CH4", "N2O", "SF6"].map((gas) => gwpOf(library, set, gas)?.value);
    expect(values).toEqual([1, ch4, n2o, sf6]);
  });

  test("only AR6 tells fossil methane apart", () => {
    expect(GWP_SETS.map((set) => gwpOf(library, set, "CH4-fossil")?.value)).toEqual([21, 23, 25, 28, 29.8]);
  });

  test.each([
    ["HFC-134a", [1300, 1300, 1430, 1300, 1530]],
    ["HFC-32", [650, 550, 675, 677, 771]],
    ["NF3", [undefined, 10_800, 17_200, 16_100, 17_400]],
    ["R-410A", [1725, 1975, 2087.5, 1923.5, 2255.5]],
    ["R-404A", [3260, 3784, 3921.6, 3942.8, 4728]],
    ["CF4", [6500, 5700, 7390, 6630, 7380]],
  ] as const)("%s in each set", (gas, values) => {
    expect(GWP_SETS.map((set) => gwpOf(library, set, gas)?.value)).toEqual(values);
  });

  test("a blend is the sum of its parts by mass", () => {
    const part = (gas: string) => gwpOf(library, "AR5", gas)?.value ?? Number.NaN;
    const expected = 0.23 * part("HFC-32") + 0.25 * part("HFC-125") + 0.52 * part("HFC-134a");
    expect(part("R-407C")).toBeCloseTo(expected, 0);
  });

  test("a set lists its gases and blends, and knows no others", () => {
    expect(gasesOf(library, "AR5")).toEqual(
      expect.arrayContaining(["CO2", "CH4", "HFC-23", "SF6", "R-507A"]),
    );
    expect(gwpOf(library, "AR5", "__proto__")).toBeNull();
    expect(gwpOf(library, "SAR", "NF3")).toBeNull();
  });
});

describe("finding factors", () => {
  test("by words in any order, place, document and gas together", () => {
    const rows = searchFactors(library, { text: "LPG residential", gas: "CH4", region: "world" });
    expect(rows.map((row) => [row.key, row.value])).toEqual([["stationary/residential/lpg/ch4", 5]]);
    expect(searchFactors(library, { text: "luzon" }).map((row) => row.key)).toEqual(["grid/ef"]);
    expect(searchFactors(library, { text: "no such factor" })).toEqual([]);
    expect(searchFactors(library, {})).toHaveLength(library.rows.length);
  });

  test("the ids in the place of a plus sign", () => {
    expect(idsMatching(library, "swds/+/mcf").join(" ")).toBe(
      "managed-anaerobic managed-semi-aerobic unmanaged-deep unmanaged-shallow uncategorised " +
        "managed-semi-aerobic-poor managed-active-aeration managed-active-aeration-poor",
    );
    expect(idsMatching(library, "biological/+/wet/ch4")).toEqual(["composting", "anaerobic-digestion"]);
    expect(idsMatching(library, "waste/+/doc")).not.toContain("composition");
    expect(idsMatching(library, "nothing/+/here")).toEqual([]);
  });
});
