import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { compute, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

interface Pathway {
  readonly system: string;
  readonly share: number;
  readonly collected?: unknown;
}

/** Tonnes of BOD of 100,000 people at 40 g a day. */
const ORGANICS = 1460;
const BO = 0.6;

function methane(
  guidelines: "2006" | "2019",
  pathways: readonly Pathway[],
  inputs: object = {},
  factors?: Record<string, unknown>,
): Trial {
  const rows = pathways.map((row) => ({ collected: "no", ...row }));
  return {
    method: "WW-DOM-CH4",
    guidelines,
    inputs: { population: 100000, pathways: rows, ...inputs },
    ...(factors ? { factors } : {}),
  };
}

function nitrous(guidelines: "2006" | "2019", pathways: readonly Pathway[], inputs: object = {}): Trial {
  const rows = pathways.map((row) => ({ collected: "no", ...row }));
  const given = { population: 100000, protein: "25 kg/(person*year)", pathways: rows, ...inputs };
  return { method: "WW-DOM-N2O", guidelines, inputs: given };
}

const one = (system: string, collected: unknown = "no"): readonly Pathway[] => [
  { system, share: 1, collected },
];

describe.each(["2006", "2019"] as const)("methane of wastewater, %s", (guidelines) => {
  it("is the sum of its pathways, each taken with its part of the people", () => {
    assert(
      property(double({ min: 0, max: 1, noNaN: true }), (share) => {
        const [whole, septic, plant] = compute(
          methane(guidelines, [
            { system: "septic", share },
            { system: "anaerobic-reactor", share: 1 - share, collected: "yes" },
          ]),
          methane(guidelines, one("septic"), { population: 100000 * share }),
          methane(guidelines, one("anaerobic-reactor", "yes"), { population: 100000 * (1 - share) }),
        );
        const parts = (septic?.gases["CH4"] ?? 0) + (plant?.gases["CH4"] ?? 0);
        expect(whole?.gases["CH4"]).toBeCloseTo(parts, 9);
      }),
      { numRuns: 20 },
    );
  });

  it("takes a system twice, once collected and once not", () => {
    const twice = methane(guidelines, [
      { system: "sea-river-lake", share: 0.5, collected: true },
      { system: "sea-river-lake", share: 0.5, collected: false },
    ]);
    const mcf = guidelines === "2006" ? 0.1 : 0.11;
    expect(tonnes(twice, "CH4")).toBeCloseTo(ORGANICS * BO * mcf * (0.5 * 1.25 + 0.5), 9);
  });

  it("subtracts what is recovered", () => {
    const trial = methane(guidelines, one("anaerobic-deep-lagoon"));
    const less = methane(guidelines, one("anaerobic-deep-lagoon"), { recovered: "100 t" });
    expect(tonnes(less, "CH4")).toBeCloseTo(tonnes(trial, "CH4") - 100, 9);
  });

  it("refuses pathways that do not sum, and a system that is none", () => {
    const half = methane(guidelines, [{ system: "septic", share: 0.5 }]);
    expect(problemsOf(half)).toEqual(["inputs.pathways list.sum"]);
    const moat = methane(guidelines, one("moat"));
    expect(problemsOf(moat)).toEqual(["inputs.pathways[0].system value.not-offered"]);
  });
});

describe("methane of wastewater, first edition", () => {
  it("subtracts organic matter taken out with sludge before the factor (Equation 6.1)", () => {
    const trial = methane("2006", one("septic"), { sludgeRemoved: "460 t" });
    expect(tonnes(trial, "CH4")).toBeCloseTo((ORGANICS - 460) * BO * 0.5, 9);
  });

  it("has a digester for sludge (Table 6.3), which the 2019 table sends to Chapter 4", () => {
    const digester = methane("2006", one("sludge-digester", "yes"), {}, { coDischarge: "1" });
    expect(tonnes(digester, "CH4")).toBeCloseTo(ORGANICS * BO * 0.8, 9);
    expect(problemsOf({ ...digester, guidelines: "2019" }).join()).toContain("pathways");
  });

  it("has no place for what the Refinement alone asks", () => {
    const trial = methane("2006", one("septic"), { sludgeMass: "10 t", receivingWater: "river" });
    expect(problemsOf(trial)).toEqual([
      "inputs.receivingWater input.not-here",
      "inputs.sludgeMass input.not-here",
    ]);
  });
});

describe("methane of wastewater, 2019 Refinement", () => {
  it("takes a quarter of the organic matter out of septic tanks, and the rest of it on to the water", () => {
    const tank = ORGANICS * 0.75 * BO * 0.5;
    const water = ORGANICS * (1 - 0.625) * BO * 0.11;
    expect(tonnes(methane("2019", one("septic")), "CH4")).toBeCloseTo(tank + water, 9);
    expect(tonnes(methane("2019", one("septic-land-field")), "CH4")).toBeCloseTo(tank, 9);
    const lake = methane("2019", one("septic"), { receivingWater: "lake-estuary" });
    expect(tonnes(lake, "CH4")).toBeCloseTo(tank + (water * 0.19) / 0.11, 9);
  });

  it("counts untreated discharge once", () => {
    expect(tonnes(methane("2019", one("river")), "CH4")).toBeCloseTo(ORGANICS * BO * 0.035, 9);
  });

  it("takes sludge out of aerobic plants alone, as BOD or by dry weight (Equation 6.3B)", () => {
    const pathways = [
      { system: "septic", share: 0.5 },
      { system: "aerobic-plant", share: 0.5, collected: "yes" },
    ];
    const [without, asBod, asSludge] = compute(
      methane("2019", pathways),
      methane("2019", pathways, { sludgeRemoved: "200 t" }),
      methane("2019", pathways, { sludgeMass: "250 t", sludgeType: "aerobic-with-primary" }),
    );
    const saved = 200 * BO * 0.03;
    expect(asBod?.gases["CH4"]).toBeCloseTo((without?.gases["CH4"] ?? 0) - saved, 9);
    expect(asSludge?.gases["CH4"]).toBeCloseTo((without?.gases["CH4"] ?? 0) - saved, 9);
  });

  it("never turns negative by more sludge than the plants have", () => {
    const trial = methane("2019", one("aerobic-plant"), { sludgeRemoved: "99999 t" });
    expect(tonnes(trial, "CH4")).toBeCloseTo(ORGANICS * 0.15 * BO * 0.11, 9);
    expect(tonnes(methane("2019", one("river"), { sludgeRemoved: "0 t" }), "CH4")).toBeGreaterThan(0);
  });

  it("asks for the kind of plant with a weight of sludge, and for one of the two weights", () => {
    expect(problemsOf(methane("2019", one("aerobic-plant"), { sludgeMass: "10 t" }))).toEqual([
      "inputs.sludgeType value.missing",
    ]);
    const both = { sludgeRemoved: "10 t", sludgeMass: "10 t", sludgeType: "primary-only" };
    expect(problemsOf(methane("2019", one("aerobic-plant"), both))).toContain(
      "inputs.sludgeMass input.not-here",
    );
  });

  it("takes the city's own factor of one system", () => {
    const trial = methane("2019", one("river"), {}, { "mcf.river": 0.07 });
    expect(tonnes(trial, "CH4")).toBeCloseTo(ORGANICS * BO * 0.07, 9);
  });
});

/** Tonnes of nitrogen in the protein of 100,000 people. */
const NITROGEN = 2500 * 0.16;

describe("nitrous oxide of wastewater", () => {
  it("does not ask for collection, which plays no part", () => {
    const { inputs } = nitrous("2006", []);
    const pathways = [{ system: "septic", share: 1 }];
    expect(problemsOf({ method: "WW-DOM-N2O", inputs: { ...inputs, pathways } })).toEqual([]);
  });

  it("subtracts nitrogen in sludge, and the plants' own, in the first edition (Equations 6.7 to 6.9)", () => {
    const total = NITROGEN * 1.1 * 1.25;
    const inputs = { sludgeNitrogen: "50 t", advancedPlantShare: "20 %" };
    const plants = 100000 * 0.2 * 1.25 * 3.2e-6;
    const water = (total - 50 - (plants * 28) / 44) * 0.005 * (44 / 28);
    expect(tonnes(nitrous("2006", one("aerobic-plant-tertiary"), inputs), "N2O")).toBeCloseTo(
      plants + water,
      12,
    );
  });

  it("counts treatment and discharge apart in the 2019 Refinement (Equations 6.7 to 6.10)", () => {
    const total = NITROGEN * 1.1 * 1.25;
    const expected = total * (0.016 + (1 - 0.8) * 0.005) * (44 / 28);
    expect(tonnes(nitrous("2019", one("aerobic-plant-tertiary")), "N2O")).toBeCloseTo(expected, 9);
  });

  it("takes what is eaten out of what is supplied, and adds what goes down the drain", () => {
    const plain = tonnes(nitrous("2019", one("river")), "N2O");
    const supply = tonnes(nitrous("2019", one("river"), { proteinBasis: "supply" }), "N2O");
    const drain = tonnes(nitrous("2019", one("river"), { foodWasteToSewer: "yes" }), "N2O");
    expect(supply / plain).toBeCloseTo(0.96, 12);
    expect(drain / plain).toBeCloseTo(1.02, 12);
  });

  it("takes the higher factor of waters full of nutrients when asked", () => {
    const plain = tonnes(nitrous("2019", one("river")), "N2O");
    const impacted = tonnes(nitrous("2019", one("river"), { nutrientImpacted: true }), "N2O");
    expect(impacted / plain).toBeCloseTo(0.019 / 0.005, 12);
  });

  it("is the sum of its pathways", () => {
    const [septic, plant, whole] = compute(
      nitrous("2019", one("septic"), { population: 30000 }),
      nitrous("2019", one("aerobic-plant"), { population: 70000 }),
      nitrous("2019", [
        { system: "septic", share: 0.3 },
        { system: "aerobic-plant", share: 0.7 },
      ]),
    );
    expect(whole?.gases["N2O"]).toBeCloseTo((septic?.gases["N2O"] ?? 0) + (plant?.gases["N2O"] ?? 0), 12);
  });

  it("reads protein by the day as by the year", () => {
    const daily = nitrous("2006", one("septic"), { protein: "60 g/(person*day)" });
    const yearly = nitrous("2006", one("septic"), { protein: "21.9 kg/(person*year)" });
    expect(tonnes(daily, "N2O")).toBeCloseTo(tonnes(yearly, "N2O"), 12);
  });
});
