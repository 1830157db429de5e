import { assert, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveFactor } from "../../src/factors/resolve.ts";
import { compute, knowledge, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

type Edition = "2006" | "2019";

interface Way {
  readonly system: string;
  readonly share: number;
}

function enteric(category: string, guidelines: Edition, inputs: object = {}, country = "ID"): Trial {
  return { method: "AF-ENT", guidelines, country, inputs: { category, heads: 1000, ...inputs } };
}

function manure(category: string, inputs: object, guidelines: Edition = "2019", country = "ID"): Trial {
  return { method: "AF-MM-CH4", guidelines, country, inputs: { category, heads: 1000, ...inputs } };
}

function nitrous(
  part: "direct" | "indirect",
  guidelines: Edition,
  ways: readonly Way[],
  more: { inputs?: object; factors?: Record<string, unknown>; category?: string } = {},
): Trial {
  return {
    method: "AF-MM-N2O",
    guidelines,
    ref: part === "direct" ? "V.1" : "V.3",
    inputs: { category: more.category ?? "market-swine", heads: 1000, manure: ways, ...more.inputs },
    ...(more.factors ? { factors: more.factors } : {}),
  };
}

const all = (system: string): readonly Way[] => [{ system, share: 1 }];

describe("enteric methane", () => {
  it.each([
    ["2006", "ID", 47],
    ["2006", "IN", 27],
    ["2006", "SA", 31],
    ["2006", "IR", 31],
    ["2006", "US", 53],
    ["2006", "PL", 58],
    ["2006", "DE", 57],
    ["2019", "VN", 54],
    ["2019", "PK", 46],
    ["2019", "JO", 60],
    ["2019", "KE", 52],
    ["2019", "AU", 63],
  ] as const)(
    "takes Table 10.11 (%s) of the region of %s: %d kg a head",
    (guidelines, country, kilograms) => {
      expect(tonnes(enteric("other-cattle", guidelines, {}, country), "CH4")).toBeCloseTo(kilograms, 9);
    },
  );

  it("takes every country of ASEAN as Asia, in both editions", () => {
    for (const country of ["BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN"]) {
      expect(tonnes(enteric("dairy-cattle", "2006", {}, country), "CH4")).toBeCloseTo(68, 9);
      expect(tonnes(enteric("dairy-cattle", "2019", {}, country), "CH4")).toBeCloseTo(78, 9);
    }
  });

  it("has systems of high and low productivity in the Refinement alone", () => {
    expect(tonnes(enteric("other-cattle", "2019", { productivity: "high" }), "CH4")).toBeCloseTo(43, 9);
    expect(tonnes(enteric("other-cattle", "2019", { productivity: "low" }), "CH4")).toBeCloseTo(56, 9);
    expect(problemsOf(enteric("other-cattle", "2006", { productivity: "low" }))).toEqual([
      "inputs.productivity input.not-here",
    ]);
  });

  it("takes small animals as of low productivity outside North America, Europe and Oceania (Table 10.10, note 1)", () => {
    for (const [country, swine] of [
      ["TH", 1],
      ["JP", 1],
      ["FR", 1.5],
      ["NZ", 1.5],
    ] as const) {
      expect(tonnes(enteric("swine", "2019", {}, country), "CH4")).toBeCloseTo(swine, 9);
    }
    expect(tonnes(enteric("sheep", "2006", {}, "JP"), "CH4")).toBeCloseTo(8, 9);
  });

  it("takes animals that the table tells no productivity of as they stand", () => {
    expect(tonnes(enteric("buffalo", "2019", { productivity: "high" }), "CH4")).toBeCloseTo(76, 9);
  });

  it("works out a factor from gross energy (Equation 10.21), and asks for its share with it", () => {
    const eaten = { grossEnergy: "55.65 MJ/(head*day)" };
    const trial = enteric("dairy-cattle", "2006", { ...eaten, methaneShare: 0.1 });
    expect(tonnes(trial, "CH4")).toBeCloseTo(0.1 * 365, 9);
    expect(problemsOf(enteric("dairy-cattle", "2006", eaten))).toEqual(["inputs.methaneShare value.missing"]);
    expect(problemsOf(enteric("dairy-cattle", "2006", { methaneShare: 0.1 }))).toEqual([
      "inputs.methaneShare input.not-here",
    ]);
  });

  it("takes a factor of the city's own", () => {
    const own = { ...enteric("dairy-cattle", "2006"), factors: { ch4: "61 kg/(head*year)" } };
    expect(tonnes(own, "CH4")).toBeCloseTo(61, 9);
  });

  it("refuses what has no factor, and herds that cannot be", () => {
    expect(problemsOf(enteric("layers", "2006"))).toEqual(["inputs.category value.not-offered"]);
    expect(problemsOf(enteric("ostriches", "2006"))).not.toEqual([]);
    expect(problemsOf(enteric("goats", "2006", { heads: -5 }))).toEqual(["inputs.heads value.negative"]);
    expect(problemsOf(enteric("goats", "2006", { heads: "5 t" }))).toEqual([
      "inputs.heads unit.wrong-dimension",
    ]);
  });

  it("is nothing for no animals", () => {
    expect(tonnes(enteric("goats", "2019", { heads: 0 }), "CH4")).toBe(0);
  });
});

const DEGREES = ["10-or-less", ...Array.from({ length: 17 }, (_, index) => String(index + 11)), "28-or-more"];

/** Conversion factors of Tables 10A-4 to 10A-8 (2006) by degree, in %. */
const LIQUID = [17, 19, 20, 22, 25, 27, 29, 32, 35, 39, 42, 46, 50, 55, 60, 65, 71, 78, 80];
const LAGOON = [66, 68, 70, 71, 73, 74, 75, 76, 77, 77, 78, 78, 78, 79, 79, 79, 79, 80, 80];
const byClass = (cool: number, temperate: number, warm: number): readonly number[] =>
  DEGREES.map((_, index) => (index < 5 ? cool : index < 16 ? temperate : warm));
const DRY_LOT = byClass(1, 1.5, 2);
const DAILY = byClass(0.1, 0.5, 1);
const TEN = byClass(10, 10, 10);

describe("methane of manure, 2006", () => {
  it.each([
    ["swine", 0.3, 0.29, [[LIQUID, 40] as const, [DRY_LOT, 54] as const, [TEN, 7] as const]],
    [
      "buffalo",
      3.9,
      0.1,
      [[DRY_LOT, 41] as const, [DRY_LOT, 50] as const, [DAILY, 4] as const, [TEN, 5] as const],
    ],
    [
      "other-cattle",
      2.3,
      0.1,
      [[DRY_LOT, 46] as const, [DRY_LOT, 50] as const, [DAILY, 2] as const, [TEN, 2] as const],
    ],
    [
      "dairy-cattle",
      2.8,
      0.13,
      [
        [LAGOON, 4] as const,
        [LIQUID, 38] as const,
        [DRY_LOT, 20] as const,
        [DAILY, 29] as const,
        [TEN, 9] as const,
      ],
    ],
  ])(
    "Table 10.14 for %s of Asia is what its annex says: VS × B₀ × 0.67 × Σ MCF × MS, at every degree",
    (category, solids, potential, systems) => {
      for (const [index, temperature] of DEGREES.entries()) {
        const mcf = systems.reduce((sum, [factors, share]) => sum + ((factors[index] ?? 0) * share) / 1e4, 0);
        const expected = solids * 365 * potential * 0.67 * mcf;
        const found = tonnes(manure(category, { temperature }, "2006"), "CH4");
        expect(Math.abs(found - expected), `${temperature}: ${found}, ${expected}`).toBeLessThan(0.6);
      }
    },
  );

  it("takes cool, temperate and warm at 15 and above 25 °C for other animals (Table 10.15)", () => {
    const goats = (temperature: string, country: string): number =>
      tonnes(manure("goats", { temperature }, "2006", country), "CH4");
    expect(["14", "15", "25", "26"].map((degrees) => goats(degrees, "ID"))).toEqual([0.11, 0.17, 0.17, 0.22]);
    expect(["14", "15", "25", "26"].map((degrees) => goats(degrees, "DE"))).toEqual([0.13, 0.2, 0.2, 0.26]);
  });

  it("takes the one value of swine where the region tells no more", () => {
    for (const category of ["swine", "market-swine", "breeding-swine"]) {
      expect(tonnes(manure(category, { temperature: "28-or-more" }, "2006"), "CH4")).toBeCloseTo(7, 9);
    }
    const american = manure("breeding-swine", { temperature: "28-or-more" }, "2006", "US");
    expect(tonnes(american, "CH4")).toBeCloseTo(45, 9);
    expect(problemsOf(manure("swine", { temperature: "20" }, "2006", "US"))).toEqual([
      "factors.ch4 factor.missing",
    ]);
  });

  it("takes poultry of developing countries alike, that of developed ones by kind", () => {
    const kinds = ["layers", "broilers", "ducks"];
    const birds = (country: string): readonly number[] =>
      kinds.map((kind) => tonnes(manure(kind, { temperature: "27" }, "2006", country), "CH4") * 100);
    expect(birds("PH").map(Math.round)).toEqual([2, 2, 2]);
    expect(birds("US").map(Math.round)).toEqual([3, 2, 3]);
  });

  it("has hens on liquid manure, seventy times the others, of developed countries alone", () => {
    const wet = (country: string): Trial => manure("layers-wet", { temperature: "27" }, "2006", country);
    expect(tonnes(wet("US"), "CH4")).toBeCloseTo(1.4, 9);
    expect(problemsOf(wet("PH"))).toEqual(["factors.ch4 factor.missing"]);
  });

  it("asks how warm it is, and not for what the Refinement asks", () => {
    expect(problemsOf(manure("swine", {}, "2006"))).toEqual(["inputs.temperature value.missing"]);
    expect(problemsOf(manure("swine", { temperature: "28-or-more", manure: all("lagoon") }, "2006"))).toEqual(
      ["inputs.manure input.not-here"],
    );
  });
});

const ZONES = [
  "cool-temperate-moist",
  "cool-temperate-dry",
  "boreal-moist",
  "boreal-dry",
  "warm-temperate-moist",
  "warm-temperate-dry",
  "tropical-montane",
  "tropical-wet-over-2000",
  "tropical-moist",
  "tropical-dry",
];

/** Table 10.17 (2019), in %, by zone. */
const byZone = (cool: number, temperate: number, warm: number): readonly number[] =>
  ZONES.map((_, index) => (index < 4 ? cool : index < 6 ? temperate : warm));
const MCF: Readonly<Record<string, readonly number[]>> = {
  lagoon: [60, 67, 50, 49, 73, 76, 76, 80, 80, 80],
  slurry: [21, 26, 14, 14, 37, 41, 59, 76, 73, 74],
  pit: [21, 26, 14, 14, 37, 41, 59, 76, 73, 74],
  "pit-short": [6, 8, 4, 4, 13, 15, 25, 38, 36, 42],
  "solid-storage": byZone(2, 4, 5),
  "dry-lot": byZone(1, 1.5, 2),
  "daily-spread": byZone(0.1, 0.5, 1),
  "deep-bedding": [21, 26, 14, 14, 37, 41, 59, 76, 73, 74],
  "compost-static-pile": byZone(1, 2, 2.5),
};

describe("methane of manure, 2019 Refinement", () => {
  it.each([
    ["dairy-cattle", "high", 0.24, Object.keys(MCF)],
    ["dairy-cattle", "low", 0.13, Object.keys(MCF)],
    ["other-cattle", "high", 0.18, Object.keys(MCF)],
    ["market-swine", "high", 0.45, Object.keys(MCF)],
    ["breeding-swine", "low", 0.29, Object.keys(MCF)],
    ["layers", "high", 0.39, ["lagoon", "slurry", "pit", "solid-storage", "dry-lot"]],
    ["goats", "high", 0.18, ["solid-storage", "dry-lot"]],
    ["sheep", "low", 0.13, ["solid-storage", "dry-lot"]],
    ["camels", "high", 0.26, ["solid-storage", "dry-lot"]],
  ] as const)(
    "Table 10.14 for %s of %s productivity is MCF × B₀ × 0.67 (its note), in every zone",
    (category, productivity, potential, systems) => {
      const factors = { vs: "1000 kg/(t*day)", mass: "1 kg/head" };
      for (const system of systems) {
        for (const [index, climate] of ZONES.entries()) {
          const inputs = { productivity, climate, manure: all(system) };
          const perKilogram = tonnes({ ...manure(category, inputs), factors }, "CH4") / 365;
          const expected = ((MCF[system]?.[index] ?? 0) / 100) * potential * 670;
          expect(Math.abs(perKilogram * 1000 - expected), `${system}, ${climate}`).toBeLessThan(0.051);
        }
      }
    },
  );

  it("is of low productivity where nothing is said, and high in Europe (Table 10.14, note 1)", () => {
    const inputs = { climate: "warm-temperate-moist", manure: all("lagoon") };
    const factors = { vs: "1 kg/(t*day)", mass: "1000 kg/head" };
    const factor = (country: string): number =>
      (tonnes({ ...manure("dairy-cattle", inputs, "2019", country), factors }, "CH4") / 365) * 1000;
    expect(factor("TH")).toBeCloseTo(63.6, 6);
    expect(factor("FR")).toBeCloseTo(117.4, 6);
  });

  it("takes buffalo as other cattle of low productivity (note 6), whatever theirs", () => {
    const factors = { vs: "7 kg/(t*day)", mass: "300 kg/head" };
    const inputs = { climate: "tropical-dry", manure: all("solid-storage") };
    const cattle = manure("other-cattle", { ...inputs, productivity: "low" });
    for (const productivity of ["average", "high", "low"]) {
      const buffalo = manure("buffalo", { ...inputs, productivity });
      expect(tonnes({ ...buffalo, factors }, "CH4")).toBeCloseTo(tonnes({ ...cattle, factors }, "CH4"), 12);
    }
  });

  it("is the sum of its systems, each with its share", () => {
    const climate = "tropical-moist";
    assert(
      property(double({ min: 0, max: 1, noNaN: true }), (share) => {
        const ways = [
          { system: "lagoon", share },
          { system: "dry-lot", share: 1 - share },
        ];
        const [whole, lagoon, yard] = compute(
          manure("swine", { climate, manure: ways }),
          manure("swine", { climate, manure: all("lagoon"), heads: 1000 * share }),
          manure("swine", { climate, manure: all("dry-lot"), heads: 1000 * (1 - share) }),
        );
        const parts = (lagoon?.gases["CH4"] ?? 0) + (yard?.gases["CH4"] ?? 0);
        expect(whole?.gases["CH4"]).toBeCloseTo(parts, 9);
      }),
      { numRuns: 20 },
    );
  });

  it("takes all dung on pasture alike, and deer by the head", () => {
    const factors = { vs: "1 kg/(t*day)", mass: "1000 kg/head" };
    for (const category of ["dairy-cattle", "broilers", "horses"]) {
      const trial = manure(category, { climate: "tropical-wet-over-2000", manure: all("pasture") });
      expect(tonnes({ ...trial, factors }, "CH4")).toBeCloseTo(0.6 * 0.365, 9);
    }
    expect(tonnes(manure("deer", {}), "CH4")).toBeCloseTo(0.22, 9);
  });

  it("refuses a system without a factor, until the city gives its own", () => {
    const trial = manure("horses", { climate: "tropical-moist", manure: all("lagoon") });
    expect(problemsOf(trial)).toEqual(["factors.ef.lagoon factor.missing"]);
    expect(problemsOf({ ...trial, factors: { "ef.lagoon": "100 g/kg" } })).toEqual([]);
  });

  it("refuses shares that do not sum, and asks for systems and zone", () => {
    const half = [{ system: "lagoon", share: 0.5 }];
    expect(problemsOf(manure("swine", { climate: "tropical-moist", manure: half }))).toEqual([
      "inputs.manure list.sum",
    ]);
    expect(problemsOf(manure("swine", {}))).toEqual([
      "inputs.climate value.missing",
      "inputs.manure value.missing",
    ]);
  });
});

describe.each(["2006", "2019"] as const)("nitrous oxide of manure, %s", (guidelines) => {
  it("a herd's nitrogen is not counted twice", () => {
    const share = integer({ min: 0, max: 100 });
    const nex = { nex: "10 kg/(head*year)" };
    const factors = { ...nex, ef3: 1, ef4: 1 };
    assert(
      property(share, share, (heap, pasture) => {
        const total = Math.max(1, heap + pasture);
        const ways = [
          { system: "solid-storage", share: heap / total },
          { system: "pasture", share: heap + pasture === 0 ? 1 : pasture / total },
        ];
        const stored = 10 * (ways[0]?.share ?? 0);
        const none = { inputs: guidelines === "2019" ? { washedOut: "no" } : {} };
        const [direct] = compute(nitrous("direct", guidelines, ways, { factors }));
        const [indirect] = compute(
          nitrous("indirect", guidelines, ways, { ...none, factors: { ...factors, fracGas: 1 } }),
        );
        expect(((direct?.gases["N2O"] ?? 0) * 28) / 44).toBeCloseTo(stored, 9);
        expect(((indirect?.gases["N2O"] ?? 0) * 28) / 44).toBeCloseTo(stored, 9);
      }),
      { numRuns: 20 },
    );
  });

  it("gives direct emissions in V.1 and indirect ones in V.3, never both in one row", () => {
    const factors = { nex: "10 kg/(head*year)", ef3: 0.02, fracGas: 0.3, ef4: 0.01 };
    const inputs = guidelines === "2019" ? { washedOut: "no" } : {};
    const yard = all("dry-lot");
    const { fracGas: _, ef4: __, ...directly } = factors;
    expect(tonnes(nitrous("direct", guidelines, yard, { factors: directly }), "N2O")).toBeCloseTo(
      (10 * 0.02 * 44) / 28,
      9,
    );
    const { ef3: ___, ...indirectly } = factors;
    expect(tonnes(nitrous("indirect", guidelines, yard, { factors: indirectly, inputs }), "N2O")).toBeCloseTo(
      (10 * 0.3 * 0.01 * 44) / 28,
      9,
    );
  });

  it.each(["pasture", "burned-for-fuel"])("leaves %s to soils and fuel", (system) => {
    for (const part of ["direct", "indirect"] as const) {
      expect(tonnes(nitrous(part, guidelines, all(system)), "N2O")).toBe(0);
    }
  });

  it("never loses more nitrogen than a store holds, in any system the table has", () => {
    const context = { place: ["ID", "asia", "world"], year: 2024, guidelines };
    for (const key of knowledge.library.byKey.keys()) {
      const [, column, system] = /^manure\/([a-z-]+)\/([a-z-]+)\/volatilised$/.exec(key) ?? [];
      if (column === undefined || system === undefined) continue;
      const lost = [key, `manure/${system}/n2o`, `manure/${system}/leached`].map((one) => {
        const row = resolveFactor(knowledge.library, one, context)?.row;
        return row ? row.value * (row.unit === "%" ? 0.01 : 1) : 0;
      });
      expect(
        lost.reduce((sum, value) => sum + value, 0),
        key,
      ).toBeLessThanOrEqual(1);
    }
  });

  it("refuses a fraction that no table has, in the officer's path", () => {
    const aerated = nitrous("indirect", guidelines, all("aerobic-natural"));
    expect(problemsOf(aerated)).toEqual(["factors.fracGas.aerobic-natural factor.missing"]);
    expect(problemsOf({ ...aerated, factors: { "fracGas.aerobic-natural": 0.4 } })).toEqual([]);
  });

  it("takes nitrogen by the head where the table gives it so", () => {
    const rabbits = nitrous("direct", guidelines, all("solid-storage"), { category: "rabbits" });
    const factor = guidelines === "2006" ? 0.005 : 0.01;
    expect(tonnes(rabbits, "N2O")).toBeCloseTo((8.1 * factor * 44) / 28, 9);
  });
});

describe("nitrous oxide of manure, where the editions differ", () => {
  const yard = all("dry-lot");

  it("says that the Refinement's value stands in where the 2006 table has none", () => {
    const [swine, cattle] = compute(
      nitrous("indirect", "2006", yard),
      nitrous("indirect", "2006", yard, { category: "other-cattle" }),
    );
    expect(swine?.notes.map(({ code }) => code)).toContain("factor.instead");
    expect(cattle?.notes.map(({ code }) => code)).not.toContain("factor.instead");
    const [refined] = compute(nitrous("indirect", "2019", yard));
    expect(refined?.notes.map(({ code }) => code)).not.toContain("factor.instead");
  });

  it("says that buffalo lose as other cattle do", () => {
    const [buffalo] = compute(nitrous("indirect", "2019", yard, { category: "buffalo" }));
    expect(buffalo?.notes.map(({ code }) => code)).toContain("factor.instead");
  });

  it("counts what rain washes out in 2006 only by a share of the city's own", () => {
    const factors = { nex: "10 kg/(head*year)", fracGas: 0 };
    const washed = (inputs: object): number =>
      tonnes(nitrous("indirect", "2006", yard, { factors, inputs }), "N2O");
    expect(washed({})).toBe(0);
    expect(washed({ leachedShare: "10 %" })).toBeCloseTo((10 * 0.1 * 0.0075 * 44) / 28, 12);
    expect(problemsOf(nitrous("indirect", "2006", yard, { inputs: { washedOut: "yes" } }))).toEqual([
      "inputs.washedOut input.not-here",
    ]);
  });

  it("counts it in 2019 by system, where the ground is open", () => {
    const factors = { nex: "10 kg/(head*year)", fracGas: 0 };
    const washed = (washedOut: string, ways: readonly Way[]): number =>
      tonnes(nitrous("indirect", "2019", ways, { factors, inputs: { washedOut } }), "N2O");
    expect(washed("yes", yard)).toBeCloseTo((10 * 0.035 * 0.011 * 44) / 28, 12);
    expect(washed("no", yard)).toBe(0);
    expect(washed("yes", all("lagoon"))).toBe(0);
  });

  it("counts it in 2019 only where the officer says so (Section 10.5.1; Table 10.22, note 5)", () => {
    const factors = { nex: "10 kg/(head*year)", fracGas: 0 };
    const [unsaid] = compute(nitrous("indirect", "2019", yard, { factors }));
    expect(unsaid?.gases["N2O"]).toBe(0);
    expect(unsaid?.notes.map(({ code }) => code)).toContain("input.assumed");
  });

  it("takes what comes down again by the climate in 2019 alone (Table 11.3)", () => {
    const factors = { nex: "10 kg/(head*year)", fracGas: 1 };
    const fallen = (climate: string): number =>
      tonnes(nitrous("indirect", "2019", yard, { factors, inputs: { climate, washedOut: "no" } }), "N2O");
    expect(fallen("tropical-wet") / fallen("unknown")).toBeCloseTo(1.4, 9);
    expect(fallen("tropical-dry") / fallen("unknown")).toBeCloseTo(0.5, 9);
    expect(problemsOf(nitrous("indirect", "2006", yard, { inputs: { climate: "tropical-wet" } }))).toEqual([
      "inputs.climate input.not-here",
    ]);
  });

  it("keeps each edition's weights and rates together", () => {
    const excreted = (guidelines: Edition): number =>
      tonnes(nitrous("direct", guidelines, yard, { category: "dairy-cattle" }), "N2O") / 0.02 / (44 / 28);
    expect(excreted("2006")).toBeCloseTo(0.47 * 350 * 0.365, 6);
    expect(excreted("2019")).toBeCloseTo(0.44 * 386 * 0.365, 6);
  });

  it("asks for a weight the 2006 tables do not have", () => {
    const pullets = nitrous("direct", "2006", all("poultry-litter"), { category: "pullets" });
    expect(problemsOf(pullets)).toEqual(["factors.mass factor.missing"]);
    expect(problemsOf({ ...pullets, factors: { mass: "0.8 kg/head" } })).toEqual([]);
  });

  it("has no covered tanks in 2006", () => {
    expect(problemsOf(nitrous("direct", "2006", all("slurry-covered")))).not.toEqual([]);
    expect(problemsOf(nitrous("direct", "2019", all("slurry-covered")))).toEqual([]);
  });
});
