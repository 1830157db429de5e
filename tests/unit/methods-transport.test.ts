import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { compute, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

const ALL = ["CO2", "CH4", "N2O", "biogenicCO2"] as const;

function gasesOf(trial: Trial): readonly number[] {
  const [result] = compute(trial);
  return ALL.map((gas) => (gas === "biogenicCO2" ? (result?.biogenicCO2 ?? 0) : (result?.gases[gas] ?? 0)));
}

function expectSame(left: readonly number[], right: readonly number[]): void {
  for (const [index, value] of left.entries()) expect(value).toBeCloseTo(right[index] ?? Number.NaN, 6);
}

const sales = (amount: string, inputs: object = {}, factors?: object): Trial => ({
  method: "TR-SALES",
  inputs: { fuel: "diesel", amount, ...inputs },
  ...(factors ? { factors: factors as Record<string, unknown> } : {}),
});

describe("road fuel", () => {
  it("gives one answer for one amount, in volume, mass or energy", () => {
    const volume = gasesOf(sales("1000 m3"));
    expectSame(gasesOf(sales("840 t")), volume);
    expectSame(gasesOf(sales(`${0.84 * 43} TJ`)), volume);
  });

  it("gives one answer for one blend, in volume, mass or energy", () => {
    const share = { biofuelShare: "30 %" };
    const volume = gasesOf(sales("1000 m3", share));
    expectSame(gasesOf(sales(`${700 * 0.84 + 300 * 0.88} t`, share)), volume);
    expectSame(gasesOf(sales(`${700 * 0.84 * 0.043 + 300 * 0.88 * 0.027} TJ`, share)), volume);
  });

  it("closes a blend on mass and energy: its parts entered apart give the same gases", () => {
    assert(
      property(double({ min: 0, max: 1, noNaN: true }), (share) => {
        const parts = compute(
          sales(`${1000 * (1 - share)} m3`),
          { method: "TR-SALES", inputs: { fuel: "biodiesel", amount: `${1000 * share} m3` } },
          sales("1000 m3", { biofuelShare: share }),
        );
        const [fossil, bio, blend] = parts;
        for (const gas of ["CH4", "N2O"]) {
          expect(blend?.gases[gas]).toBeCloseTo((fossil?.gases[gas] ?? 0) + (bio?.gases[gas] ?? 0), 9);
        }
        expect(blend?.gases["CO2"]).toBeCloseTo(fossil?.gases["CO2"] ?? 0, 6);
        expect(blend?.biogenicCO2).toBeCloseTo(bio?.biogenicCO2 ?? 0, 6);
      }),
      { numRuns: 20 },
    );
  });

  it("blends B30 as the worked example of ST-BLEND does", () => {
    const trial = sales("10000 m3", { biofuelShare: "30 %" }, { density: "0.845 t/m3" });
    expect(tonnes(trial, "CO2")).toBeCloseTo(18847.0, 0);
    expect(tonnes(trial, "biogenicCO2")).toBeCloseTo(5046.6, 1);
    expect(tonnes(trial, "CH4")).toBeCloseTo(1.27, 2);
  });

  it("takes biogasoline into gasoline", () => {
    const trial: Trial = {
      method: "TR-SALES",
      inputs: { fuel: "motor-gasoline", amount: "1000 m3", biofuelShare: 0.1 },
    };
    expect(tonnes(trial, "biogenicCO2")).toBeCloseTo(100 * 0.794 * 0.027 * 70.8, 6);
  });

  it("needs no density where a factor is given for the litre", () => {
    const own = { co2: "2.68 kg/L", ch4: "0.14 g/L", n2o: "0.14 g/L" };
    const [result] = compute(sales("1000 m3", {}, own));
    expect(result?.gases["CO2"]).toBeCloseTo(2680, 9);
    expect(result?.factors.map((factor) => factor.name)).toEqual(["co2", "ch4", "n2o"]);
  });

  it("shows the whole carbon dioxide of a pure biofuel as a memo", () => {
    const [result] = compute({ method: "TR-SALES", inputs: { fuel: "biodiesel", amount: "1000 t" } });
    expect(result?.gases["CO2"]).toBeUndefined();
    expect(result?.biogenicCO2).toBeCloseTo(27 * 70.8, 9);
  });

  it("takes methane and nitrous oxide by the vehicles' class, and says which was assumed", () => {
    const gasoline = (vehicleClass?: string): Trial => ({
      method: "TR-SALES",
      inputs: { fuel: "motor-gasoline", amount: "1000 TJ", ...(vehicleClass ? { vehicleClass } : {}) },
    });
    expect(tonnes(gasoline(), "CH4")).toBeCloseTo(33, 9);
    expect(tonnes(gasoline("low-mileage-vintage-1995"), "CH4")).toBeCloseTo(3.8, 9);
    expect(compute(gasoline())[0]?.notes.map((note) => note.params?.["value"])).toContain("uncontrolled");
    expect(compute(sales("1 t"))[0]?.notes).toEqual([]);
  });

  it("refuses a class or biofuel share where there is none to have", () => {
    expect(problemsOf(sales("1 t", { vehicleClass: "oxidation-catalyst" }))).toEqual([
      "inputs.vehicleClass input.not-here",
    ]);
    const lpg: Trial = { method: "TR-SALES", inputs: { fuel: "lpg", amount: "1 t", biofuelShare: "10 %" } };
    expect(problemsOf(lpg)).toEqual(["inputs.biofuelShare input.not-here"]);
    expect(problemsOf(sales("1 t", { biofuelShare: "120 %" }))).toEqual([
      "inputs.biofuelShare number.not-share",
    ]);
  });
});

describe("a blend of its own kind", () => {
  it.each([
    ["II.1.1", "diesel", 3.9, 3.9],
    ["II.3.3", "diesel", 7, 2],
    ["II.5.1", "diesel", 4.15, 28.6],
    ["II.5.3", "motor-gasoline", 50, 2],
    ["I.1.1", "diesel", 10, 0.6],
  ])("in %s of %s has the methane and nitrous oxide of where it is burned", (ref, fuel, ch4, n2o) => {
    const inputs = { fuel, biofuel: "biodiesel", amount: "1000 TJ", bioShare: "10 %", shareBasis: "energy" };
    const trial: Trial = { method: "ST-BLEND", ref, inputs };
    expect(tonnes(trial, "CH4")).toBeCloseTo(ch4, 9);
    expect(tonnes(trial, "N2O")).toBeCloseTo(n2o, 9);
  });
});

describe("vehicle kilometres", () => {
  const driven = (consumption: string, inputs: object = {}): Trial => ({
    method: "TR-TERR",
    inputs: { distance: "2e6 km", fuel: "diesel", consumption, ...inputs },
  });

  it("is fuel sales of distance times consumption, in volume, mass or energy per distance", () => {
    const sold = gasesOf(sales("200 m3"));
    expectSame(gasesOf(driven("10 L/100 km")), sold);
    expectSame(gasesOf(driven("84 g/km")), sold);
    expectSame(gasesOf(driven(`${0.084 * 43} MJ/km`)), sold);
    expectSame(
      gasesOf(driven("10 L/100 km", { biofuelShare: 0.3 })),
      gasesOf(sales("200 m3", { biofuelShare: 0.3 })),
    );
  });

  it("refuses a consumption that is none", () => {
    expect(problemsOf(driven("10 L"))).toEqual(["inputs.consumption unit.wrong-dimension"]);
  });
});

describe("the city's part of a fuel", () => {
  const trip = (method: string, fuel: string, cityShare?: string): Trial => ({
    method,
    inputs: { fuel, amount: "1000 t", ...(cityShare ? { cityShare } : {}) },
  });

  it.each([
    ["TR-RAIL", "diesel"],
    ["TR-WATER", "residual-fuel-oil"],
    ["TR-AVIA1", "jet-kerosene"],
    ["TR-AVIA1", "aviation-gasoline"],
  ])("%s of %s is all, noted, or a share", (method, fuel) => {
    const [whole, part] = compute(trip(method, fuel), trip(method, fuel, "35 %"));
    for (const gas of ["CO2", "CH4", "N2O"]) {
      expect(part?.gases[gas]).toBeCloseTo(0.35 * (whole?.gases[gas] ?? 0), 9);
    }
    expect(whole?.notes).toEqual([
      { code: "input.assumed", params: { input: "Share that is the city's", value: "100 %" } },
    ]);
  });
});

describe("machines", () => {
  const machine = (inputs: object): Trial => ({ method: "TR-OFF", inputs: { amount: "1000 TJ", ...inputs } });

  it("tells engines and uses apart", () => {
    expect(tonnes(machine({ fuel: "motor-gasoline" }), "CH4")).toBeCloseTo(50, 9);
    expect(
      tonnes(machine({ fuel: "motor-gasoline", use: "household", engine: "2-stroke" }), "CH4"),
    ).toBeCloseTo(180, 9);
    expect(tonnes(machine({ fuel: "diesel", use: "agriculture" }), "N2O")).toBeCloseTo(28.6, 9);
  });

  it("says that the table has no four-stroke machine of forestry", () => {
    expect(problemsOf(machine({ fuel: "motor-gasoline", use: "forestry" }))).toContain(
      "factors.ch4 factor.missing",
    );
  });
});
