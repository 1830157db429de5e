import { describe, expect, it } from "vitest";
import { calculateInventory } from "../../src/inventory/calculate.ts";
import { METHODS } from "../../src/methods/catalogue.ts";
import { compute, documentOf, knowledge, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

/** GPC 1.1, overview of reporting guidance for off-road transportation: only transport premises stand in II.5. */
describe("machines off the road, by GPC row", () => {
  const machine = (ref: string, inputs: object = {}): Trial => ({
    method: "TR-OFF",
    ref,
    inputs: { fuel: "motor-gasoline", amount: "1000 TJ", ...inputs },
  });

  it.each([
    ["I.1.1", 120],
    ["I.3.1", 50],
    ["I.5.1", 80],
    ["II.5.1", 50],
  ])("in %s four-stroke gasoline gives %d kg CH4/TJ (2006, V2, Table 3.3.1)", (ref, methane) => {
    expect(tonnes(machine(ref), "CH4")).toBeCloseTo(methane, 9);
  });

  it("lets a forest's machine be told from a farm's", () => {
    expect(tonnes(machine("I.5.1", { use: "forestry", engine: "2-stroke" }), "CH4")).toBeCloseTo(170, 9);
  });

  it("gives tractors the nitrous oxide of machines, not of boilers", () => {
    const diesel = { fuel: "diesel", amount: "1000 TJ" };
    expect(tonnes({ method: "TR-OFF", ref: "I.5.1", inputs: diesel }, "N2O")).toBeCloseTo(28.6, 9);
    expect(tonnes({ method: "ST-FUEL", ref: "I.5.1", inputs: diesel }, "N2O")).toBeCloseTo(0.6, 9);
  });

  it("stands in no row of power plants", () => {
    for (const ref of ["I.4.1", "I.4.4"]) expect(problemsOf(machine(ref))).not.toEqual([]);
  });
});

describe("rows of transport", () => {
  it("counts fishing boats in I.5.1 with the factors of ships (2006, V2, Tables 3.5.1 and 3.5.3)", () => {
    const boats: Trial = { method: "TR-WATER", ref: "I.5.1", inputs: { fuel: "diesel", amount: "1000 TJ" } };
    expect(tonnes(boats, "CO2")).toBeCloseTo(74100, 6);
    expect(tonnes(boats, "CH4")).toBeCloseTo(7, 9);
    expect(tonnes(boats, "N2O")).toBeCloseTo(2, 9);
  });

  it("has no scope 3 for traffic counted inside the boundary (GPC 1.1, Chapter 7)", () => {
    const inputs = { distance: "1e6 km", fuel: "diesel", consumption: "9 L/100 km" };
    expect(problemsOf({ method: "TR-TERR", ref: "II.1.1", inputs })).toEqual([]);
    expect(problemsOf({ method: "TR-TERR", ref: "II.1.3", inputs })).not.toEqual([]);
    for (const { code, refs } of METHODS)
      if (["TR-TERR", "TR-ASIF"].includes(code)) expect(refs).not.toContain("II.1.3");
  });

  it("blends the fuel of trains and of power plants too", () => {
    const blend = (ref: string): Trial => ({
      method: "ST-BLEND",
      ref,
      inputs: {
        fuel: "diesel",
        biofuel: "biodiesel",
        amount: "1000 TJ",
        bioShare: 0.25,
        shareBasis: "energy",
      },
    });
    const [rail, plant] = compute(blend("II.2.1"), blend("I.4.4"));
    for (const one of [rail, plant]) {
      expect(one?.gases["CO2"]).toBeCloseTo(750 * 74.1, 6);
      expect(one?.biogenicCO2).toBeCloseTo(250 * 70.8, 6);
    }
    expect(rail?.gases["N2O"]).toBeCloseTo(28.6, 9);
    expect(plant?.gases["N2O"]).toBeCloseTo(0.6, 9);
  });
});

describe("flights", () => {
  const flights = (amount: string): Trial => ({
    method: "TR-AVIA2",
    ref: "II.4.3",
    inputs: { flights: [{ aircraft: "a320", cycles: 1000 }], amount },
  });

  it.each([
    ["769 t", true],
    ["770 t", false],
    ["6000 t", false],
  ])("with %s taken on for landings that need 770 t: an error is found, %s", (amount, short) => {
    const outcome = calculateInventory(documentOf([flights(amount)]), knowledge);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    expect(outcome.value.findings.some(({ rule }) => rule === "finding.landings-beyond-fuel")).toBe(short);
  });
});

describe("fugitive emissions", () => {
  const closed = (utilised: string): Trial => ({
    method: "FUG-COAL",
    year: 2005,
    inputs: { mine: "abandoned", mines: "5 mine", closed: "1976-2000", gassyShare: 1, utilised },
  });

  it("gives closed mines no less than zero where pumping draws more (2006, V2, 4.1.5.1)", () => {
    expect(tonnes(closed("3.005 million m3"), "CH4")).toBeCloseTo(0, 9);
    expect(tonnes(closed("9 million m3"), "CH4")).toBe(0);
    expect(tonnes(closed("1 million m3"), "CH4")).toBeCloseTo((5 * 0.601 - 1) * 670, 6);
  });

  it("repeats the worked example of closed mines: 6.64 Gg in 2005 (2006, V2, Table 4.1.7)", () => {
    const bands = [
      ["1901-1925", 20, 0.1, 0.34],
      ["1926-1950", 15, 0.5, 1.51],
      ["1951-1975", 10, 0.75, 1.92],
      ["1976-2000", 5, 1, 2.01],
      ["2001-2025", 1, 1, 0.85],
    ] as const;
    // The table prints 2.07 for 1976 to 2000; 5 mines at 0.601 are 2.01, and only so is the printed sum right.
    let sum = 0;
    for (const [span, mines, gassyShare, gigagrams] of bands) {
      const inputs = { mine: "abandoned", mines: `${mines} mine`, closed: span, gassyShare };
      const found = tonnes({ method: "FUG-COAL", year: 2005, inputs }, "CH4");
      expect(found / 1000).toBeCloseTo(gigagrams, 2);
      sum += found / 1000;
    }
    expect(sum).toBeCloseTo(6.64, 2);
  });

  it("finds sour gas counted beside the whole in 2006, and lets it be added in 2019 (Table 4.2.4H)", () => {
    for (const [guidelines, twice] of [
      ["2006", true],
      ["2019", false],
    ] as const) {
      const part = (segment: string): Trial => ({
        method: "FUG-OG",
        guidelines,
        inputs: { segment, amount: "1 million m3" },
      });
      const parts = [part("gas-processing-by-production"), part("gas-processing-sour")];
      const outcome = calculateInventory(documentOf(parts), knowledge);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
      expect(outcome.value.findings.some(({ rule }) => rule === "finding.networks-twice")).toBe(twice);
    }
  });
});
