import { assert, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { calculateInventory, type InventoryResult } from "../../src/inventory/calculate.ts";
import { compute, documentOf, knowledge, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

function inventoryOf(...trials: readonly Trial[]): InventoryResult {
  const outcome = calculateInventory(documentOf(trials), knowledge);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1));
  return outcome.value;
}

const rulesOf = (...trials: readonly Trial[]): readonly string[] =>
  inventoryOf(...trials).findings.map(({ rule }) => rule);

describe("wood and charcoal in homes", () => {
  const homes = (inputs: object = {}): Trial => ({
    method: "ST-BIO",
    inputs: {
      fuel: "wood",
      households: "20000 household",
      share: "40 %",
      consumption: "1200 kg/(household*year)",
      ...inputs,
    },
  });

  it.each(["2006", "2019"] as const)("emits as the same wood entered by weight, %s", (guidelines) => {
    const byWeight = {
      method: "ST-FUEL",
      ref: "I.1.1",
      inputs: { fuel: "wood", amount: "9600 t" },
      guidelines,
    };
    for (const gas of ["CO2", "CH4", "N2O", "biogenicCO2"])
      expect(tonnes({ ...homes(), guidelines }, gas)).toBeCloseTo(tonnes(byWeight, gas), 9);
  });

  it("comes to the 1,417 t CO2e of the worked example, and none of it is carbon dioxide", () => {
    const [result] = compute(homes());
    expect(result?.co2e).toBeCloseTo(1417, 0);
    expect(result?.gases["CO2"] ?? 0).toBe(0);
    expect(result?.biogenicCO2).toBeCloseTo(16773, 0);
  });

  it("knows the months and days of a year", () => {
    expect(tonnes(homes({ consumption: "100 kg/(household*month)" }), "CH4")).toBeCloseTo(44.928, 9);
    expect(tonnes(homes({ consumption: "1 kg/(household*day)" }), "CH4")).toBeCloseTo(
      (44.928 * 365) / 1200,
      9,
    );
  });

  it("is nothing where nobody burns it", () => {
    expect(tonnes(homes({ share: "0 %" }), "CH4")).toBe(0);
    expect(tonnes(homes({ households: 0 }), "biogenicCO2")).toBe(0);
  });

  it.each<[object, string]>([
    [{ consumption: "1200 kg" }, "inputs.consumption unit.wrong-dimension"],
    [{ households: "-5 household" }, "inputs.households value.negative"],
    [{ share: "140 %" }, "inputs.share number.not-share"],
    [{ fuel: "diesel" }, "inputs.fuel value.not-offered"],
  ])("refuses %o", (inputs, problem) => {
    expect(problemsOf(homes(inputs))).toEqual([problem]);
  });
});

describe("electricity by contract", () => {
  const contract = (energy: number, factor = 0): object => ({
    instrument: "certificate",
    contracted: `${energy} MWh`,
    contractFactor: `${factor} t/MWh`,
  });
  const bought = (contracts: readonly object[] | undefined, residual: unknown = "0.72 t/MWh"): Trial => ({
    method: "EL-MKT",
    ref: "I.2.2",
    inputs: { energy: "1000 MWh", ...(contracts ? { contracts } : {}) },
    ...(residual === null ? {} : { factors: { residual } }),
  });

  it("lies between the factors of the contracts and of the rest", () => {
    const energy = integer({ min: 0, max: 500 });
    const factor = double({ min: 0, max: 1, noNaN: true });
    assert(
      property(energy, energy, factor, factor, (one, other, low, high) => {
        const found = tonnes(bought([contract(one, low), contract(other, high)]), "CO2");
        const byHand = one * low + other * high + (1000 - one - other) * 0.72;
        expect(found).toBeCloseTo(byHand, 6);
      }),
      { numRuns: 30 },
    );
  });

  it("is told beside the inventory: in no row, no total and no gas, and the row stays open", () => {
    const { rows, totals, byGas, activities, completeness } = inventoryOf(bought([contract(50)]));
    expect(activities[0]).toMatchObject({ memo: true, co2e: 684 });
    expect(rows.every(({ co2e, activities: count }) => co2e === 0 && count === 0)).toBe(true);
    expect(totals.basicPlus).toBe(0);
    expect(byGas).toEqual({});
    expect(completeness.missing).toContain("I.2.2");
  });

  it("leaves the location-based total as it is", () => {
    const used: Trial = { method: "EL-LOC", ref: "I.2.2", inputs: { energy: "1000 MWh" } };
    expect(inventoryOf(used, bought([contract(500)])).totals).toEqual(inventoryOf(used).totals);
  });

  it("takes the grid's average where no residual mix is known, and says so", () => {
    const byGrid = tonnes({ method: "EL-LOC", ref: "I.2.2", inputs: { energy: "950 MWh" } }, "CO2");
    const [result] = compute(bought([contract(50)], null));
    expect(result?.gases["CO2"]).toBeCloseTo(byGrid, 9);
    expect(result?.notes.map(({ code }) => code)).toContain("factor.instead");
    expect(compute(bought([contract(50)]))[0]?.notes.map(({ code }) => code)).not.toContain("factor.instead");
  });

  it("is the residual mix alone without a contract, and nothing under contracts at zero for all of it", () => {
    expect(tonnes(bought(undefined), "CO2")).toBeCloseTo(720, 9);
    expect(tonnes(bought(Array.from({ length: 10 }, () => contract(100))), "CO2")).toBeCloseTo(0, 9);
  });

  it("refuses contracts for more than was used", () => {
    expect(problemsOf(bought([contract(600), contract(401)]))).toEqual(["inputs.contracts list.more-than"]);
  });
});

describe("losses inside the grid's factor", () => {
  const grid = { grid: { value: "0.475 t/MWh", source: "TGO, at the meter" } };
  const used = (efBasis?: string): Trial => ({
    method: "EL-LOC",
    ref: "I.1.2",
    inputs: { energy: "1000 MWh", ...(efBasis ? { efBasis } : {}) },
    factors: grid,
  });
  const lost = (ref: string, efBasis?: string): Trial => ({
    method: "EL-TD",
    ref,
    inputs: { energy: "1000 MWh", ...(efBasis ? { efBasis } : {}) },
    factors: { lossRate: "9 %" },
  });

  it("are found when they are computed again, by what was said of either factor", () => {
    expect(rulesOf(used("consumption"), lost("I.1.3"))).toContain("finding.losses-twice");
    expect(rulesOf(used(), lost("I.1.3", "consumption"))).toContain("finding.losses-twice");
  });

  it("are not, in another row or with a factor of what was generated", () => {
    expect(rulesOf(used("consumption"), lost("I.2.3"))).not.toContain("finding.losses-twice");
    expect(rulesOf(used("generation"), lost("I.1.3", "generation"))).not.toContain("finding.losses-twice");
    expect(rulesOf(used(), lost("I.1.3"))).not.toContain("finding.losses-twice");
  });

  it("change no number", () => {
    expect(tonnes(used("consumption"), "CO2")).toBe(tonnes(used(), "CO2"));
  });
});

describe("heat and cooling from a network", () => {
  const cold = (
    inputs: object,
    ref = "I.2.2",
    factors: Record<string, unknown> = { grid: "0.70 t/MWh" },
  ): Trial => ({
    method: "DH-HEAT",
    ref,
    inputs: { energy: "20000 MWh", by: "electricity", ...inputs },
    factors,
  });

  it("takes the electricity of the chillers, less the better they are", () => {
    expect(tonnes(cold({ cop: 5 }), "CO2")).toBeCloseTo(2800, 9);
    expect(tonnes(cold({ cop: 10 }), "CO2")).toBeCloseTo(1400, 9);
    expect(tonnes(cold({ cop: 1 }), "CO2")).toBeCloseTo(14000, 9);
  });

  it("adds up to what the plant sent out: use and losses", () => {
    const supplier = { supplier: "0.2 t/MWh" };
    const inputs = { by: "supplier" };
    const use = tonnes(cold(inputs, "I.2.2", supplier), "CO2");
    const losses = tonnes(cold({ ...inputs, lossShare: "20 %" }, "I.2.3", supplier), "CO2");
    expect(use + losses).toBeCloseTo((20000 / 0.8) * 0.2, 9);
  });

  it("asks for what it needs, and never assumes a COP or a supplier's factor", () => {
    expect(problemsOf(cold({}))).toEqual(["inputs.cop value.missing"]);
    expect(problemsOf(cold({ by: "supplier" }, "I.2.2", {}))).toEqual(["factors.supplier factor.missing"]);
    expect(problemsOf(cold({ cop: 5 }, "I.2.3"))).toEqual(["inputs.lossShare value.missing"]);
    expect(problemsOf(cold({ cop: 0 }))).toEqual(["inputs.cop value.too-small"]);
    expect(problemsOf(cold({ cop: 5, lossShare: "5 %" }))).toEqual(["inputs.lossShare input.not-here"]);
  });
});

describe("heat and power of one plant", () => {
  const plant = (ref: string, inputs: object = {}): Trial => ({
    method: "CHP-ALLOC",
    ref,
    inputs: {
      co2: "250000 t",
      n2o: "2 t",
      biogenicCo2: "100 t",
      heat: "300 GWh",
      power: "200 GWh",
      ...inputs,
    },
  });

  it("gives users of heat and the grid parts that are the whole, gas by gas, in either way", () => {
    const output = double({ min: 1, max: 5000, noNaN: true });
    const share = double({ min: 0.05, max: 1, noNaN: true });
    assert(
      property(output, output, share, share, (heat, power, heatEfficiency, powerEfficiency) => {
        const made = { heat: `${heat} GWh`, power: `${power} GWh` };
        for (const how of [{ heatEfficiency, powerEfficiency }, { allocation: "energy-content" }]) {
          const [left, right] = compute(
            plant("I.3.2", { ...made, ...how }),
            plant("I.4.4", { ...made, ...how }),
          );
          expect((left?.gases["CO2"] ?? 0) + (right?.gases["CO2"] ?? 0)).toBeCloseTo(250000, 4);
          expect((left?.gases["N2O"] ?? 0) + (right?.gases["N2O"] ?? 0)).toBeCloseTo(2, 9);
          expect((left?.biogenicCO2 ?? 0) + (right?.biogenicCO2 ?? 0)).toBeCloseTo(100, 9);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("shares by energy where both would be made equally well", () => {
    const equal = plant("I.3.2", { heatEfficiency: "60 %", powerEfficiency: "60 %" });
    expect(tonnes(equal, "CO2")).toBeCloseTo(
      tonnes(plant("I.3.2", { allocation: "energy-content" }), "CO2"),
      6,
    );
    expect(tonnes(equal, "CO2")).toBeCloseTo(150000, 6);
  });

  it("gives all of it to the one that is made alone", () => {
    expect(tonnes(plant("I.3.2", { power: "0 GWh" }), "CO2")).toBeCloseTo(250000, 6);
    expect(tonnes(plant("I.4.4", { power: "0 GWh" }), "CO2")).toBeCloseTo(0, 6);
  });

  it("counts the part of the heat that a row took", () => {
    const [half, rest] = compute(plant("I.1.2", { used: "50 %" }), plant("I.3.2", { used: "50 %" }));
    expect((half?.gases["CO2"] ?? 0) + (rest?.gases["CO2"] ?? 0)).toBeCloseTo(99057, 0);
  });

  it("refuses a plant that made nothing", () => {
    expect(problemsOf(plant("I.3.2", { heat: "0 GWh", power: "0 GWh" }))).toEqual([
      "activities[0] result.not-finite",
    ]);
  });
});
