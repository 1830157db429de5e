import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { compute, knowledge, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

const GASES = ["CO2", "CH4", "N2O"] as const;

const flights = (inputs: object = {}, more: Partial<Trial> = {}): Trial => ({
  method: "TR-AVIA2",
  inputs: { flights: [{ aircraft: "a320", cycles: 10000 }], amount: "60000 t", ...inputs },
  ...more,
});

/** Kilogrammes of a landing and take-off, IPCC 2006 V2 Table 3.6.9: CO2, CH4, N2O, fuel. */
const TABLE: readonly (readonly [string, number, number, number, number])[] = [
  ["a300", 5450, 0.12, 0.2, 1720],
  ["a330", 7050, 0.13, 0.2, 2230],
  ["a340-500", 10660, 0.01, 0.3, 3370],
  ["b727-200", 4610, 0.81, 0.1, 1460],
  ["b737-300", 2480, 0.08, 0.1, 780],
  ["b737-800", 2780, 0.07, 0.1, 880],
  ["b747-400", 10240, 0.22, 0.3, 3240],
  ["b777", 8100, 0.07, 0.3, 2560],
  ["l-1011", 7300, 7.4, 0.2, 2310],
  ["fokker-100", 2390, 0.14, 0.1, 760],
  ["dornier-328-jet", 870, 0.06, 0.03, 280],
  ["king-air", 230, 0.06, 0.01, 70],
  ["atr-72", 620, 0.03, 0.02, 200],
];

describe("landings, take-offs and cruise", () => {
  it("computes the worked example: 10,000 cycles of an A320, 60,000 t of fuel", () => {
    const [result] = compute(flights());
    expect(result?.gases["CO2"]).toBeCloseTo(24400 + 164909.745, 6);
    expect(result?.gases["CH4"]).toBeCloseTo(0.6, 9);
    expect(result?.gases["N2O"]).toBeCloseTo(1 + 52.3 * 44.1 * 0.002, 9);
  });

  it.each(TABLE)("holds the table's row of %s", (aircraft, co2, ch4, n2o, fuel) => {
    const only = flights({ flights: [{ aircraft, cycles: 1000 }], amount: `${fuel} t` });
    expect(GASES.map((gas) => tonnes(only, gas))).toEqual(
      [co2, ch4, n2o].map((value) => expect.closeTo(value, 9) as number),
    );
  });

  it("has a fuel, and a carbon dioxide of 3.16 times it, for each of the 52 aircraft (note 11)", () => {
    const rows = [...knowledge.library.byKey].filter(([key]) => key.startsWith("aviation-lto/"));
    const valueOf = new Map(rows.map(([key, [row]]) => [key, row?.value ?? 0]));
    const aircraft = [...valueOf.keys()].filter((key) => key.endsWith("/fuel"));
    expect(aircraft).toHaveLength(52);
    for (const key of aircraft) {
      const [fuel, co2] = [valueOf.get(key) ?? 0, valueOf.get(key.replace("/fuel", "/co2")) ?? 0];
      // Both are rounded to the nearest 10 kg.
      expect(Math.abs(co2 - 3.16 * fuel), key).toBeLessThan(21);
    }
  });

  it("keeps all the fuel: what does not land or take off cruises", () => {
    assert(
      property(integer({ min: 0, max: 70000 }), (cycles) => {
        const [result] = compute(flights({ flights: [{ aircraft: "a320", cycles }] }));
        const cruise = 60000 - cycles * 0.77;
        expect(result?.gases["CO2"]).toBeCloseTo(cycles * 2.44 + cruise * 0.0441 * 71.5, 5);
      }),
      { numRuns: 20 },
    );
  });

  it("gives the answer of the fuel alone where nothing lands", () => {
    const none = flights({ flights: [{ aircraft: "a320", cycles: 0 }] });
    const fuel: Trial = { method: "TR-AVIA1", inputs: { fuel: "jet-kerosene", amount: "60000 t" } };
    for (const gas of ["CO2", "N2O"]) expect(tonnes(none, gas)).toBeCloseTo(tonnes(fuel, gas), 6);
  });

  it("takes the fuel by weight, volume or energy", () => {
    const factors = { density: "0.8 t/m3" };
    const weight = tonnes(flights(), "CO2");
    expect(tonnes(flights({ amount: "75000 m3" }, { factors }), "CO2")).toBeCloseTo(weight, 6);
    expect(tonnes(flights({ amount: "2646 TJ" }), "CO2")).toBeCloseTo(weight, 6);
    const perVolume = { ncv: "35.28 GJ/m3", density: "0.8 t/m3" };
    expect(tonnes(flights({ amount: "2646 TJ" }, { factors: perVolume }), "CO2")).toBeCloseTo(weight, 6);
  });

  it("counts the city's share of both parts", () => {
    for (const gas of GASES)
      expect(tonnes(flights({ cityShare: "25 %" }), gas)).toBeCloseTo(tonnes(flights(), gas) / 4, 9);
  });

  it("does not depend on the order of aircraft, nor on their being split", () => {
    const rows = [
      { aircraft: "a320", cycles: 6000 },
      { aircraft: "atr-72", cycles: 4000 },
    ];
    const split = [rows[1], { aircraft: "a320", cycles: 2500 }, { aircraft: "a320", cycles: 3500 }];
    for (const gas of GASES)
      expect(tonnes(flights({ flights: split }), gas)).toBeCloseTo(
        tonnes(flights({ flights: rows }), gas),
        9,
      );
  });

  it("takes the city's own value for one aircraft", () => {
    const rows = [
      { aircraft: "a320", cycles: 1000 },
      { aircraft: "a321", cycles: 1000 },
    ];
    const own = { "ltoFuel.a320": "650 kg", "ltoCo2.a320": "2054 kg" };
    const inputs = { flights: rows, amount: "1610 t" };
    expect(tonnes(flights(inputs, { factors: own }), "CO2")).toBeCloseTo(2054 + 3020, 9);
  });

  it("is the same in both editions: the 2019 Refinement has no mobile chapter", () => {
    for (const gas of GASES)
      expect(tonnes(flights({}, { guidelines: "2019" }), gas)).toBe(tonnes(flights(), gas));
  });

  it("refuses aircraft it does not know, cycles below 0, and flights without fuel", () => {
    expect(problemsOf(flights({ flights: [{ aircraft: "zeppelin", cycles: 1 }] }))).toEqual([
      "inputs.flights[0].aircraft value.not-offered",
    ]);
    expect(problemsOf(flights({ flights: [{ aircraft: "a320", cycles: -1 }] }))).toEqual([
      "inputs.flights[0].cycles value.negative",
    ]);
    expect(problemsOf(flights({ amount: undefined }))).toEqual(["inputs.amount value.missing"]);
  });
});
