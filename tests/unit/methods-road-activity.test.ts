import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { calculateInventory } from "../../src/inventory/calculate.ts";
import { compute, documentOf, knowledge, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

const GASES = ["CO2", "CH4", "N2O", "biogenicCO2"] as const;
const CAR = { fuel: "motor-gasoline", consumption: "9 L/100 km" };
/** Of the worked examples: gasoline of 0.74 t/m3. */
const DENSITY = { factors: { "density.motor-gasoline": "0.74 t/m3" } };
/** Tonnes of CO2 of a kilometre at 9 L/100 km. */
const CO2_PER_KM = 0.00009 * 0.74 * 0.0443 * 69.3;

type Row = Readonly<Record<string, unknown>>;

function trialOf(method: string, ref: string, fleet: readonly Row[], more: Partial<Trial> = {}): Trial {
  return { method, ref, inputs: { fleet }, ...DENSITY, ...more };
}
const inside = (fleet: readonly Row[], more: Partial<Trial> = {}): Trial =>
  trialOf("TR-ASIF", "II.1.1", fleet, more);

describe("traffic inside the city, by kind of vehicle", () => {
  it("computes the worked example: 1.2 billion motorcycle-km at 2.2 L/100 km", () => {
    const fleet = [{ fuel: "motor-gasoline", distance: "1.2e9 km", consumption: "2.2 L/100 km" }];
    expect(tonnes(inside(fleet), "CO2")).toBeCloseTo(59975, 0);
  });

  it("is TR-TERR for one row: 500 million car-km at 9 L/100 km, 102,231 t", () => {
    const row = { ...CAR, distance: "500e6 km" };
    const one: Trial = { method: "TR-TERR", inputs: row, factors: { density: "0.74 t/m3" } };
    expect(tonnes(inside([row]), "CO2")).toBeCloseTo(102231, 0);
    for (const gas of GASES) expect(tonnes(inside([row]), gas)).toBeCloseTo(tonnes(one, gas), 6);
  });

  it("takes vehicles times the distance of one, all together, or what people travelled in them", () => {
    const whole = tonnes(inside([{ ...CAR, distance: "600e6 km" }]), "CO2");
    for (const row of [
      { vehicles: 60000, distance: "10000 km" },
      { distance: "900e6 pkm", occupancy: "1.5 person" },
      { vehicles: 60000, distance: "15000 pkm", occupancy: "1.5 person" },
    ]) {
      expect(tonnes(inside([{ ...CAR, ...row }]), "CO2")).toBeCloseTo(whole, 6);
    }
  });

  it("asks for the people in a vehicle beside passenger kilometres, and only there", () => {
    expect(problemsOf(inside([{ ...CAR, distance: "900e6 pkm" }]))).toEqual([
      "inputs.fleet[0].occupancy value.missing",
    ]);
    expect(problemsOf(inside([{ ...CAR, distance: "900e6 km", occupancy: "2 person" }]))).toEqual([
      "inputs.fleet[0].occupancy input.not-here",
    ]);
    expect(problemsOf(inside([{ ...CAR, distance: "900e6 pkm", occupancy: "0.5 person" }]))).toEqual([
      "inputs.fleet[0].occupancy value.too-small",
    ]);
  });

  it("gives one answer for one use of fuel, by volume, weight or energy", () => {
    const row = { fuel: "motor-gasoline", distance: "1e6 km" };
    const volume = inside([{ ...row, consumption: "10 L/100 km" }]);
    for (const consumption of ["7.4 kg/100 km", `${7.4 * 44.3 * 0.01} MJ/km`])
      for (const gas of GASES)
        expect(tonnes(inside([{ ...row, consumption }]), gas)).toBeCloseTo(tonnes(volume, gas), 9);
  });

  it("takes rows of different fuels and units in one table, in any order", () => {
    const rows = [
      { ...CAR, distance: "3e6 km" },
      { fuel: "diesel", distance: "2e6 km", consumption: "40 L/100 km", vehicleClass: "bus" },
      { fuel: "natural-gas", distance: "1e6 km", consumption: "7 kg/100 km" },
      { fuel: "biodiesel", distance: "1e6 km", consumption: "10 L/100 km" },
      { fuel: "grid-electricity", distance: "5e6 km", consumption: "17 kWh/100 km" },
    ];
    for (const gas of GASES) {
      const each = rows.reduce((sum, row) => sum + tonnes(inside([row]), gas), 0);
      expect(tonnes(inside(rows), gas)).toBeCloseTo(each, 6);
      expect(tonnes(inside(rows.toReversed()), gas)).toBeCloseTo(each, 6);
    }
  });

  it("keeps a biofuel's carbon dioxide apart: whole, or blended as two rows would be", () => {
    assert(
      property(double({ min: 0, max: 1, noNaN: true }), (share) => {
        const row = { fuel: "diesel", distance: "1e6 km", consumption: "40 L/100 km" };
        const apart = [
          { ...row, distance: `${(1 - share) * 1e6} km` },
          { ...row, fuel: "biodiesel", distance: `${share * 1e6} km` },
        ];
        const blend = inside([{ ...row, biofuelShare: share }]);
        for (const gas of GASES) expect(tonnes(blend, gas)).toBeCloseTo(tonnes(inside(apart), gas), 6);
      }),
      { numRuns: 20 },
    );
    expect(
      problemsOf(inside([{ fuel: "lpg", distance: "1 km", consumption: "9 L/100 km", biofuelShare: 0.1 }])),
    ).toEqual(["inputs.fleet[0].biofuelShare input.not-here"]);
  });

  /** IPCC 2006 V2 Tables 3.2.4 and 3.2.5 (urban, warm): mg CH4 and N2O a km. */
  it.each([
    ["motor-gasoline", "moped", 219, 1],
    ["motor-gasoline", "motorcycle-2-stroke", 150, 2],
    ["motor-gasoline", "motorcycle-4-stroke", 200, 2],
    ["motor-gasoline", "car-euro-1", 26, 22],
    ["diesel", "car-euro-4", 0, 9],
    ["lpg", "car-euro-2", 80, 13],
    ["motor-gasoline", "van-euro-1", 26, 52],
    ["diesel", "truck-under-16t", 85, 30],
    ["diesel", "bus", 175, 30],
    ["natural-gas", "bus", 7715, 101],
    ["lpg", "truck-over-16t", 67, 93],
  ])("takes methane and nitrous oxide of %s in a %s by the distance", (fuel, vehicleClass, ch4, n2o) => {
    const trial = inside([{ fuel, vehicleClass, distance: "1e9 km", consumption: "5 kg/100 km" }]);
    expect(tonnes(trial, "CH4")).toBeCloseTo(ch4, 9);
    expect(tonnes(trial, "N2O")).toBeCloseTo(n2o, 9);
  });

  it("refuses a class that the tables do not have with the fuel", () => {
    const cng = { fuel: "natural-gas", vehicleClass: "moped", distance: "1 km", consumption: "5 kg/100 km" };
    expect(problemsOf(inside([cng]))).toEqual([
      "factors.ch4PerDistance.natural-gas factor.missing",
      "factors.n2oPerDistance.natural-gas factor.missing",
    ]);
  });

  it("refuses electric vehicles that burn litres, rows without consumption, and distances as weights", () => {
    const litres = { fuel: "grid-electricity", distance: "1 km", consumption: "5 L/100 km" };
    expect(problemsOf(inside([litres]))).toContain("factors.ncv.grid-electricity factor.missing");
    expect(problemsOf(inside([{ fuel: "diesel", distance: "1 km" }]))).toEqual([
      "inputs.fleet[0].consumption value.missing",
    ]);
    expect(problemsOf(inside([{ ...CAR, distance: "3 t" }]))).toEqual([
      "inputs.fleet[0].distance unit.wrong-dimension",
    ]);
  });

  it("is the same in both editions: the 2019 Refinement has no mobile chapter", () => {
    const row = { ...CAR, distance: "500e6 km" };
    for (const gas of GASES)
      expect(tonnes(inside([row], { guidelines: "2019" }), gas)).toBe(tonnes(inside([row]), gas));
  });
});

describe("electric vehicles", () => {
  const scooter = {
    fuel: "grid-electricity",
    vehicles: 10000,
    distance: "6000 km",
    consumption: "3.5 kWh/100 km",
  };
  const GRID = { factors: { grid: { value: "0.7 t/MWh", gas: "CO2" } } };

  it("burn nothing in II.1.1 and use the grid's electricity in II.1.2, as EL-LOC would count it", () => {
    expect(tonnes(trialOf("TR-ASIF", "II.1.1", [scooter], {}), "CO2")).toBe(0);
    const electric = trialOf("TR-ASIF", "II.1.2", [scooter], GRID);
    // 10,000 scooters at 6,000 km a year are 2,100 MWh.
    expect(tonnes(electric, "CO2")).toBeCloseTo(2100 * 0.7, 9);
    const metered: Trial = { method: "EL-LOC", ref: "II.1.2", inputs: { energy: "2100 MWh" }, ...GRID };
    expect(tonnes(metered, "CO2")).toBeCloseTo(tonnes(electric, "CO2"), 9);
  });

  it("leave the fuel of other rows out of II.1.2", () => {
    const mixed = [scooter, { ...CAR, distance: "1e6 km" }];
    const [result] = compute(trialOf("TR-ASIF", "II.1.2", mixed, GRID));
    expect(result?.gases).toEqual({ CO2: expect.closeTo(1470, 9) as number });
  });
});

describe("traffic that the city causes", () => {
  const trips = [
    { ...CAR, trips: "internal-trips", distance: "400e6 km" },
    { ...CAR, trips: "crossing-trips", distance: "300e6 km", insideShare: 0.4 },
  ];

  it("computes the worked example: 460 million km in scope 1, 90 in scope 3", () => {
    expect(tonnes(trialOf("TR-INDUCED", "II.1.1", trips), "CO2") / CO2_PER_KM).toBeCloseTo(460e6, 0);
    expect(tonnes(trialOf("TR-INDUCED", "II.1.3", trips), "CO2") / CO2_PER_KM).toBeCloseTo(90e6, 0);
  });

  it("takes half of the crossing trips, wherever they run, and all of the others", () => {
    const share = double({ min: 0, max: 1, noNaN: true });
    assert(
      property(share, (insideShare) => {
        const crossing = [{ ...CAR, trips: "crossing-trips", distance: "300e6 km", insideShare }];
        const both = ["II.1.1", "II.1.3"].map((ref) => tonnes(trialOf("TR-INDUCED", ref, crossing), "CO2"));
        expect((both[0] ?? 0) + (both[1] ?? 0)).toBeCloseTo(150e6 * CO2_PER_KM, 4);
      }),
      { numRuns: 20 },
    );
    expect(tonnes(trialOf("TR-INDUCED", "II.1.3", trips.slice(0, 1)), "CO2")).toBe(0);
  });

  it("asks where crossing trips run, and not for trips inside", () => {
    const { insideShare: _, ...unknown } = trips[1] as Row & { insideShare: number };
    expect(problemsOf(trialOf("TR-INDUCED", "II.1.1", [unknown]))).toEqual([
      "inputs.fleet[0].insideShare value.missing",
    ]);
    expect(problemsOf(trialOf("TR-INDUCED", "II.1.1", [{ ...trips[0], insideShare: 1 }]))).toEqual([
      "inputs.fleet[0].insideShare input.not-here",
    ]);
  });

  it("divides electricity between scope 2 and scope 3 as it does fuel", () => {
    const electric = [
      {
        fuel: "grid-electricity",
        trips: "crossing-trips",
        distance: "2e6 km",
        insideShare: 0.25,
        consumption: "20 kWh/100 km",
      },
    ];
    const grid = { factors: { grid: { value: "0.5 t/MWh", gas: "CO2" } } };
    expect(tonnes(trialOf("TR-INDUCED", "II.1.2", electric, grid), "CO2")).toBeCloseTo(25, 9);
    expect(tonnes(trialOf("TR-INDUCED", "II.1.3", electric, grid), "CO2")).toBeCloseTo(75, 9);
  });
});

describe("traffic of residents", () => {
  const fleet = [{ ...CAR, vehicles: 80000, distance: "10000 km", insideShare: "55 %" }];

  it("computes the worked example: 440 million km in scope 1, 360 in scope 3", () => {
    expect(tonnes(trialOf("TR-RESIDENT", "II.1.1", fleet), "CO2") / CO2_PER_KM).toBeCloseTo(440e6, 0);
    expect(tonnes(trialOf("TR-RESIDENT", "II.1.3", fleet), "CO2") / CO2_PER_KM).toBeCloseTo(360e6, 0);
  });

  it("loses nothing at the boundary: inside and outside are the whole", () => {
    const whole = inside([{ ...CAR, distance: "800e6 km" }]);
    for (const gas of GASES) {
      const parts = ["II.1.1", "II.1.3"].map((ref) => tonnes(trialOf("TR-RESIDENT", ref, fleet), gas));
      expect((parts[0] ?? 0) + (parts[1] ?? 0)).toBeCloseTo(tonnes(whole, gas), 6);
    }
  });

  it("refuses a share above the whole", () => {
    const more = [{ ...CAR, distance: "1 km", insideShare: "120 %" }];
    expect(problemsOf(trialOf("TR-RESIDENT", "II.1.1", more))[0]).toMatch(/^inputs\.fleet\[0\]\.insideShare/);
  });
});

describe("one boundary for a city's traffic", () => {
  const fuel: Trial = { method: "TR-SALES", ref: "II.1.1", inputs: { fuel: "diesel", amount: "1000 m3" } };
  const rulesOf = (...trials: readonly Trial[]): readonly string[] => {
    const outcome = calculateInventory(documentOf(trials), knowledge);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    return outcome.value.findings.map(({ rule }) => rule);
  };
  const cars = { ...CAR, distance: "1e6 km" };

  it("is found wanting where two of the four stand in on-road transport", () => {
    expect(rulesOf(fuel, inside([cars]))).toContain("finding.two-road-boundaries");
    const resident = trialOf("TR-RESIDENT", "II.1.3", [{ ...cars, insideShare: 0.5 }]);
    expect(rulesOf(inside([cars]), resident)).toContain("finding.two-road-boundaries");
  });

  it("is kept by both ways of entering kilometres inside, and beside electricity from meters", () => {
    const single: Trial = { method: "TR-TERR", ref: "II.1.1", inputs: cars };
    const metered: Trial = { method: "EL-LOC", ref: "II.1.2", inputs: { energy: "2100 MWh" } };
    expect(rulesOf(inside([cars]), single, metered)).not.toContain("finding.two-road-boundaries");
  });
});
