import { describe, expect, test } from "vitest";
import { type Driver, driverRatio } from "../../src/planning/drivers.ts";
import { growthOf, type Projection } from "../../src/planning/projection.ts";
import { planned, refusalsOf } from "./planning-workbench.ts";

const POWER = {
  id: "power",
  ref: "I.2.2",
  method: "EL-LOC",
  inputs: { energy: "1000 MWh" },
  factors: { grid: { value: "1 t/MWh", gas: "CO2", source: "utility" } },
};
const projection = (more: object) => ({
  drivers: { people: { growth: "2 %" } },
  projection: [{ refs: ["I.2.2"], by: [{ driver: "people" }], ...more }],
});

describe("a driver after its last point", () => {
  const points = [
    { year: 2020, value: 100 },
    { year: 2030, value: 200 },
  ];

  test("goes on growing unless it is said to stay flat", () => {
    const flat: Driver = { kind: "points", points, after: "flat" };
    expect(driverRatio({ kind: "points", points }, 2024, 2040)).toBeCloseTo(2 ** 1.6, 12);
    expect(driverRatio({ kind: "points", points, after: "growth" }, 2020, 2040)).toBeCloseTo(4, 12);
    expect(driverRatio(flat, 2020, 2040)).toBe(2);
    expect(driverRatio(flat, 2030, 2099)).toBe(1);
    expect(driverRatio(flat, 2020, 2025)).toBeCloseTo(Math.SQRT2, 12);
  });

  test("is told so in a plan document", () => {
    const drivers = (after: string) => ({
      drivers: { people: { points: { "2024": 100, "2026": 121 }, after } },
      projection: [{ refs: ["I.2.2"], by: [{ driver: "people" }] }],
    });
    const last = (after: string) => planned({ activities: [POWER], more: drivers(after), horizon: 2028 }).bau.basic.at(-1); // prettier-ignore
    expect(last("flat")).toBeCloseTo(1210, 9);
    expect(last("growth")).toBeCloseTo(1464.1, 9);
    expect(refusalsOf({ activities: [POWER], more: drivers("falls") })).toEqual([
      "drivers.people.after value.not-offered",
    ]);
  });
});

describe("steps", () => {
  const rule: Projection = {
    refs: ["I.2.2"],
    by: [],
    efficiencyGain: 0,
    steps: [
      { year: 2026, value: 0.12 },
      { year: 2028, value: -0.5 },
    ],
  };

  test("are there from their year on, and multiply", () => {
    const { frozen, bau } = growthOf("I.2.2", [rule], new Map(), [2024, 2025, 2026, 2027, 2028, 2029]);
    for (const [at, wanted] of [1, 1, 1.12, 1.12, 0.56, 0.56].entries())
      expect(frozen[at]).toBeCloseTo(wanted, 12);
    expect(bau).toEqual(frozen);
  });

  test("stand on top of what drivers do, in frozen too", () => {
    const { frozen, bau } = planned({ activities: [POWER], more: projection({ steps: { "2027": "12 %" } }) });
    expect(frozen.basic[2]).toBeCloseTo(1000 * 1.02 ** 2, 9);
    expect(frozen.basic[3]).toBeCloseTo(1000 * 1.02 ** 3 * 1.12, 9);
    expect(bau.basic.at(-1)).toBeCloseTo(1000 * 1.02 ** 10 * 1.12, 9);
  });

  test("of -100 % close everything", () => {
    const { bau } = planned({ activities: [POWER], more: projection({ steps: { "2026": "-100 %" } }) });
    expect(bau.basic.slice(0, 4)).toEqual([1000, 1020, 0, 0]);
  });

  test("that the inventory already has, or below -100 %, are refused", () => {
    const refused = (steps: object) => refusalsOf({ activities: [POWER], more: projection({ steps }) });
    expect(refused({ "2024": "12 %" })).toEqual(["projection[0].steps.2024 plan.step-too-early"]);
    expect(refused({ "2027": "-101 %" })).toEqual(["projection[0].steps.2027 plan.step-out-of-range"]);
    expect(refused({ "27": "1 %" })).toEqual(["projection[0].steps.27 plan.not-a-year"]);
    expect(refused({})).toEqual(["projection[0].steps value.missing"]);
  });
});
