import { describe, expect, test } from "vitest";
import { found, type Json, planOf, refusals, savedIn, scenario, step, withMeasures } from "./planning-measures-bench.ts"; // prettier-ignore

const NONE = { ch4: "0 t/TJ", n2o: "0 t/TJ" };
const GASOLINE = { co2: "2.31 kg/L", ...NONE };
const DIESEL = { co2: "2.68 kg/L", ...NONE };

/** Vehicle kilometres, with carbon dioxide by the litre alone. */
function vehicles(id: string, distance: string, fuel: string, consumption: string, factors: Json): Json {
  return { id, ref: "II.1.1", method: "TR-TERR", inputs: { distance, fuel, consumption }, factors };
}

// Passenger kilometres over people in a vehicle: 4, 6 and 2 thousand million.
const CAR = vehicles("car", `${4e9 / 1.6} km`, "motor-gasoline", "10 L/100 km", GASOLINE);
const MOTO = vehicles("moto", `${6e9 / 1.3} km`, "motor-gasoline", "2.5 L/100 km", GASOLINE);
const BUS = vehicles("bus", `${2e9 / 25} km`, "diesel", "35 L/100 km", DIESEL);
const GRID: Json = {
  id: "trains",
  ref: "II.2.2",
  method: "EL-LOC",
  inputs: { energy: "10 GWh" },
  factors: { grid: "0.70 t/MWh" },
};
const CITY = [CAR, MOTO, BUS, GRID];

const brt: Json = {
  id: "brt",
  type: "modal-shift",
  refs: ["II.1.1"],
  travel: "1e9 pkm",
  from: [
    { activity: "car", share: "8 %", occupancy: 1.6 },
    { activity: "moto", share: "12 %", occupancy: 1.3 },
    { activity: "bus", share: "75 %", occupancy: 25 },
  ],
  induced: "5 %",
  occupancy: 45,
};
const diesel = { ...brt, fuel: "diesel", consumption: "45 L/100 km" };
const electric = { ...brt, fuel: "electricity", consumption: "1.3 kWh/km" };

describe("modal shift", () => {
  test("a bus line of 10^9 passenger kilometres, by what its riders used before", () => {
    const result = withMeasures(CITY, [diesel]);
    const trains = 7000;
    expect((result.bau.basic[1] ?? 0) - trains).toBeCloseTo(919_078.5, 1);
    expect(savedIn(result, 2026)).toBeCloseTo(18_220.8, 1);
    expect(savedIn(result, 2025)).toBe(0);
    // BASIC has no grid losses.
    const buses = withMeasures(CITY, [electric]);
    expect((buses.bau.basic[1] ?? 0) - (scenario(buses).totals.basic[1] ?? 0)).toBeCloseTo(24_798.5, 1);
  });

  test("all riders from cars would be 6.5 times as much", () => {
    const rows = [{ activity: "car", share: 1, occupancy: 1.6 }];
    const result = withMeasures(CITY, [{ ...diesel, from: rows, induced: 0 }]);
    expect(savedIn(result, 2026)).toBeCloseTo(117_575, 1);
  });

  test("passenger kilometres are conserved, to a mode the inventory has", () => {
    // From car to bus: kilometres of either by who sits in them.
    const rows = [{ activity: "car", share: "60 %", occupancy: 1.6 }];
    const shift = { ...brt, travel: "1e9 pkm", from: rows, induced: 0, unmotorised: "40 %", to: "bus", occupancy: 25 }; // prettier-ignore
    const { rows: byRow } = scenario(withMeasures(CITY, [shift]));
    const gasoline = ((4e9 - 0.6e9) / 1.6) * 0.1 * 2.31e-3 + (6e9 / 1.3) * 0.025 * 2.31e-3;
    expect(byRow["II.1.1"]?.[1]).toBeCloseTo(gasoline + ((2e9 + 1e9) / 25) * 0.35 * 2.68e-3, 3);
  });

  test("to a train: more electricity, and its losses", () => {
    const rows = [{ activity: "car", share: 1, occupancy: 2 }];
    const losses = { ...GRID, id: "lost", ref: "II.2.3", method: "EL-TD", factors: { grid: "0.70 t/MWh", lossRate: "8 %" } }; // prettier-ignore
    const train = { ...brt, refs: ["II.1.1", "II.2.2"], travel: "1e8 pkm", from: rows, induced: 0, to: "trains", consumption: "10 kWh/km", occupancy: 400 }; // prettier-ignore
    const { rows: byRow } = scenario(withMeasures([...CITY, losses], [train]));
    const more = (1e8 / 400) * 10 * 1e-3;
    expect(byRow["II.2.2"]?.[1]).toBeCloseTo((10_000 + more) * 0.7, 6);
    expect(byRow["II.2.3"]?.[1]).toBeCloseTo(((10_000 + more) * 0.7 * 0.08) / 0.92, 6);
  });

  test("fuel that was sold: its kilometres follow from what one takes", () => {
    const sold = { id: "sold", ref: "II.1.1", method: "TR-SALES", inputs: { fuel: "motor-gasoline", amount: "100 ML" }, factors: GASOLINE }; // prettier-ignore
    const rows = [{ activity: "sold", share: 1, occupancy: 2, consumption: "8 L/100 km" }];
    const cycling = { id: "lanes", type: "modal-shift", refs: ["II.1.1"], travel: "5e8 pkm", from: rows, occupancy: 1 }; // prettier-ignore
    const result = withMeasures([sold], [cycling]);
    expect(savedIn(result, 2030)).toBeCloseTo((5e8 / 2) * 0.08 * 2.31e-3, 6);
    expect(found(result, "plan.shift-without-emissions")).toBeDefined();
    const blank = { ...cycling, from: [{ activity: "sold", share: 1, occupancy: 2 }] };
    expect(refused([sold], blank)).toEqual(["measures[0].from[0].consumption plan.consumption-missing"]);
  });

  test("one line of a table of vehicles", () => {
    const line = (share: string) => ({ fuel: "motor-gasoline", vehicles: 1000, distance: share, consumption: "10 L/100 km" }); // prettier-ignore
    const table = { id: "fleet", ref: "II.1.1", method: "TR-ASIF", inputs: { fleet: [line("1000 km"), line("3000 km")] } }; // prettier-ignore
    const rows = [{ activity: "fleet", line: 2, share: 1, occupancy: 1 }];
    const walking = { id: "paths", type: "modal-shift", refs: ["II.1.1"], travel: "2e6 pkm", from: rows, occupancy: 1 }; // prettier-ignore
    const result = withMeasures([table], [walking]);
    // Two of the four million kilometres.
    expect(savedIn(result, 2030) / (result.bau.basic[5] ?? 1)).toBeCloseTo(0.5, 12);
    const unsaid = { ...walking, from: [{ activity: "fleet", share: 1, occupancy: 1 }] };
    expect(refused([table], unsaid)).toEqual(["measures[0].from[0].line plan.line-missing"]);
  });

  test("no mode loses more than there is, and what is missing is said", () => {
    const rows = [{ activity: "bus", share: 1, occupancy: 25 }];
    const two = ["one", "other"].map((id) => ({ ...brt, id, travel: "1.5e9 pkm", from: rows, induced: 0 }));
    const result = withMeasures(CITY, two);
    expect(savedIn(result, 2030)).toBeCloseTo((2e9 / 25) * 0.35 * 2.68e-3, 4);
    const { wedges } = scenario(result);
    expect(wedges["one"]?.[5]).toBeCloseTo(wedges["other"]?.[5] ?? 0, 6);
    expect(found(result, "plan.shift-capped")).toMatchObject({ params: { amount: 500, from: 2026 } });
    expect(found(withMeasures(CITY, [{ ...two[0], travel: "2e9 pkm" }]), "plan.shift-capped")).toBeUndefined(); // prettier-ignore
  });

  test("a split that is not of all riders, or of what the measure does not touch, is refused", () => {
    expect(refused(CITY, { ...diesel, induced: "10 %" })).toEqual(["measures[0].from plan.split-not-whole"]);
    expect(refused(CITY, { ...diesel, refs: [], activities: ["car", "bus"] })).toEqual([
      "measures[0].from[1].activity plan.activity-not-touched",
    ]);
    expect(refused(CITY, { ...diesel, consumption: "45 L" })).toEqual(["measures[0].consumption plan.consumption-per-distance"]); // prettier-ignore
    expect(refused(CITY, { ...electric, consumption: "45 L/100 km" })).toEqual(["measures[0].consumption plan.electricity-is-energy"]); // prettier-ignore
  });
});

describe("technology shares", () => {
  const share = (id: string, change: Json): Json => ({
    id,
    type: "technology-share",
    activities: ["bus"],
    to: "electricity",
    consumptionTo: "1.3 kWh/km",
    ...change,
  });
  const kilometres = 2e9 / 25;
  const bus = kilometres * 0.35 * 2.68e-3;

  test("electric buses drive half of the kilometres", () => {
    const { rows } = scenario(withMeasures(CITY, [share("ebus", { share: "50 %" })]));
    const others = (rows["II.1.1"]?.[0] ?? 0) - bus;
    expect((rows["II.1.1"]?.[1] ?? 0) - others).toBeCloseTo(bus / 2, 4);
    expect(rows["II.1.2"]?.[1]).toBeCloseTo((kilometres / 2) * 1.3e-3 * 0.7, 6);
  });

  test("the share is a target: what is there already is not moved again", () => {
    const some = withMeasures(CITY, [share("ebus", { share: "50 %", present: "20 %" })]);
    // Of the 80 % that are left, three eighths.
    expect(scenario(some).rows["II.1.2"]?.[1]).toBeCloseTo(kilometres * 0.375 * 1.3e-3 * 0.7, 6);
    const there = withMeasures(CITY, [share("ebus", { share: "20 %", present: "20 %" })]);
    expect(scenario(there).totals).toEqual(there.bau);
    expect(found(there, "plan.share-reached")).toMatchObject({ severity: "warning" });
  });

  test("two technologies get what they aim at, and their part where they aim at too much", () => {
    const gas = { to: "natural-gas", consumptionTo: "16 MJ/km" };
    const fits = withMeasures(CITY, [share("ebus", { share: "50 %" }), share("cng", { share: "30 %", ...gas })]); // prettier-ignore
    expect(scenario(fits).rows["II.1.2"]?.[1]).toBeCloseTo(kilometres * 0.5 * 1.3e-3 * 0.7, 6);
    expect(found(fits, "plan.share-unmet")).toBeUndefined();
    const much = withMeasures(CITY, [share("ebus", { share: "90 %" }), share("cng", { share: "60 %", ...gas })]); // prettier-ignore
    expect(scenario(much).rows["II.1.2"]?.[1]).toBeCloseTo(kilometres * 0.6 * 1.3e-3 * 0.7, 6);
    const unmet = much.findings.filter(({ rule }) => rule === "plan.share-unmet");
    expect(unmet.map(({ params }) => [params?.["measure"], params?.["amount"]])).toEqual([["cng", 20], ["ebus", 30]]); // prettier-ignore
  });

  test("fuel sold: litres by litres, electricity by the kilometres they drive", () => {
    const sold = { id: "sold", ref: "II.1.1", method: "TR-SALES", inputs: { fuel: "diesel", amount: "38 ML" }, factors: DIESEL }; // prettier-ignore
    const half = share("ebus", { activities: ["sold"], share: "50 %", consumptionFrom: "38 L/100 km" });
    const { rows } = scenario(withMeasures([sold, GRID], [half]));
    expect(rows["II.1.2"]?.[1]).toBeCloseTo(5e7 * 1.3e-3 * 0.7, 6);
    expect(rows["II.1.1"]?.[1]).toBeCloseTo((rows["II.1.1"]?.[0] ?? 0) / 2, 6);
    // By weight the same kilometres, through the density: 0.32 kg are 0.38 L of 0.32 / 0.38 kg/L.
    const weighed = { ...sold, factors: { ...DIESEL, density: `${0.32 / 0.38} kg/L` } };
    const byWeight = { ...half, consumptionFrom: "32 kg/100 km" };
    expect(scenario(withMeasures([weighed, GRID], [byWeight])).rows["II.1.2"]?.[1]).toBeCloseTo(5e7 * 1.3e-3 * 0.7, 6); // prettier-ignore
    expect(refused([sold, GRID], share("ebus", { activities: ["sold"], share: 1 }))).toEqual(["measures[0].consumptionFrom plan.consumption-missing"]); // prettier-ignore
  });

  test("the break-even grid factors of motorcycles, buses and induction stoves", () => {
    const breakEven = (activity: Json, measure: Json, rule = "plan.break-even"): unknown =>
      found(withMeasures([activity, GRID], [{ activities: [activity["id"]], share: 1, to: "electricity", id: "m", ...measure }]), rule)?.params?.["breakEven"]; // prettier-ignore
    const type = "technology-share";
    const moto = vehicles("moto", "1e6 km", "motor-gasoline", "2.2 L/100 km", GASOLINE);
    expect(breakEven(moto, { type, consumptionTo: "0.03 kWh/km" })).toBe(1.69);
    const bus = vehicles("bus", "1e6 km", "diesel", "38 L/100 km", DIESEL);
    expect(breakEven(bus, { type, consumptionTo: "1.3 kWh/km" })).toBe(0.783);
    const stoves = { id: "lpg", ref: "I.1.1", method: "ST-FUEL", inputs: { fuel: "lpg", amount: "100 t" }, factors: { co2: "63.1 t/TJ", ...NONE } }; // prettier-ignore
    const induction = { type: "fuel-switch", efficiencyFrom: "55 %", efficiencyTo: "85 %" };
    // On a grid of 0.70 it would add emissions: that warns.
    expect(breakEven(stoves, induction, "plan.break-even-above")).toBe(0.351);
  });

  test("cooling from one plant: electricity for electricity, told by the unit, has no break-even", () => {
    const plant = share("plant", { activities: ["trains"], share: "40 %", consumptionFrom: "100 kWh", consumptionTo: "75 kWh" }); // prettier-ignore
    const result = withMeasures([GRID], [plant]);
    expect(scenario(result).rows["II.2.2"]?.[1]).toBeCloseTo(7000 * (1 - 0.4 * 0.25), 9);
    expect(found(result, "plan.break-even") ?? found(result, "plan.break-even-above")).toBeUndefined();
  });

  test("what has no service of its own is left as it is", () => {
    const direct = { id: "x", ref: "II.1.1", method: "DIRECT", inputs: { co2: "5 t", methodology: "m" } };
    const none = withMeasures([...CITY, direct], [share("ebus", { activities: ["x"], share: 1 })]);
    expect(scenario(none).totals).toEqual(none.bau);
    expect(found(none, "plan.service-unknown")).toMatchObject({ severity: "warning", activities: ["x"] });
  });
});

function refused(activities: readonly Json[], measure: Json): readonly string[] {
  return refusals(planOf(activities, { measures: [{ adoption: step(2026), ...measure }], scenarios: [] }));
}

describe("two kinds of vehicles that burn one entry's fuel", () => {
  const PETROL: Json = { id: "petrol", ref: "II.1.1", method: "TR-SALES", inputs: { fuel: "motor-gasoline", amount: "1e8 L" }, factors: GASOLINE }; // prettier-ignore
  const share = (id: string, consumptionFrom: string, consumptionTo: string): Json => ({ id, type: "technology-share", refs: ["II.1.1"], share: "10 %", to: "electricity", consumptionFrom, consumptionTo }); // prettier-ignore
  const saves = (...measures: Json[]): number => savedIn(withMeasures([PETROL, GRID], measures), 2030);

  test("electric motorcycles and cars save together what each saves alone, whatever they are called", () => {
    const [moto, car] = [share("a", "2.2 L/100 km", "3 kWh/100 km"), share("b", "8 L/100 km", "17 kWh/100 km")] as const; // prettier-ignore
    const apart = saves(moto) + saves(car);
    expect(saves(moto, car)).toBeCloseTo(apart, 6);
    expect(saves({ ...moto, id: "z" }, car)).toBeCloseTo(apart, 6);
  });

  test("people who leave cars and motorcycles save what each of these takes", () => {
    const walking: Json = {
      id: "lanes",
      type: "modal-shift",
      refs: ["II.1.1"],
      travel: "1e8 pkm",
      from: [
        { activity: "petrol", share: "40 %", occupancy: 1.6, consumption: "8 L/100 km" },
        { activity: "petrol", share: "60 %", occupancy: 1.3, consumption: "2.2 L/100 km" },
      ],
      occupancy: 1,
    };
    const litres = (4e7 / 1.6) * 0.08 + (6e7 / 1.3) * 0.022;
    expect(saves(walking)).toBeCloseTo((litres * 2.31) / 1000, 6);
  });
});
