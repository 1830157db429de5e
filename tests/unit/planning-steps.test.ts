import * as fc from "fast-check";
import { expect, test } from "vitest";
import { planSteps } from "../../src/planning/plan-steps.ts";

const years = [2024, 2025];
const lines = (wedges: Record<string, number>, plan: number) => ({
  years,
  frozen: [100, 130],
  bau: [100, 120],
  plan: [100, plan],
  wedges: Object.fromEntries(Object.entries(wedges).map(([id, saved]) => [id, [0, saved]])),
});

test("growth, policy and each measure lead from the inventory to the plan", () => {
  const steps = planSteps(lines({ lamps: 5, trees: 40, pumps: -3, idle: 0 }, 78), 2025);
  expect(steps).toEqual({
    from: 2024,
    year: 2025,
    inventory: 100,
    growth: 30,
    policy: -10,
    bau: 120,
    measures: [
      { measures: ["trees"], change: -40 },
      { measures: ["lamps"], change: -5 },
      { measures: ["pumps"], change: 3 },
    ],
    plan: 78,
  });
});

test("the least are gathered, what saves apart from what adds", () => {
  const wedges = { a: 50, b: 1, c: 2, d: -4, e: -1, f: 30, g: -0.5 };
  expect(planSteps(lines(wedges, 42.5), 2025, 3)?.measures).toEqual([
    { measures: ["a"], change: -50 },
    { measures: ["f"], change: -30 },
    { measures: ["c", "b"], change: -3 },
    { measures: ["e", "g"], change: 1.5 },
    { measures: ["d"], change: 4 },
  ]);
  expect(planSteps(lines({ a: 3, b: 2, c: 1 }, 114), 2025, 2)?.measures).toHaveLength(3);
});

test("a plan below zero is one; the inventory year has no steps; a year outside has none at all", () => {
  expect(planSteps(lines({ forest: 150 }, -30), 2025)).toMatchObject({ bau: 120, plan: -30 });
  expect(planSteps(lines({ forest: 150 }, -30), 2024)).toMatchObject({ growth: 0, policy: 0, measures: [], plan: 100 }); // prettier-ignore
  expect(planSteps(lines({}, 120), 2031)).toBeNull();
});

test("whatever is gathered, the steps sum to the plan", () => {
  const size = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(size, { maxLength: 30 }), fc.integer({ min: 0, max: 12 }), (saved, most) => {
      const wedges = Object.fromEntries(saved.map((one, at) => [`m${at}`, one]));
      const steps = planSteps(lines(wedges, 0), 2025, most);
      const sum = steps?.measures.reduce((total, { change }) => total + change, 0) ?? NaN;
      expect(sum).toBeCloseTo(-saved.reduce((total, one) => total + one, 0), 5);
      expect(steps?.measures.length).toBeLessThanOrEqual(most + 2);
    }),
  );
});
