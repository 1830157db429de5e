import { describe, expect, test } from "vitest";
import { adoptionAt } from "../../src/planning/adoption.ts";
import { project } from "../../src/planning/project.ts";
import { documentOf, knowledge } from "./methods-workbench.ts";

const ADOPTION = { shape: "step", start: 2026 };
const measure = (id: string, share: string, more: object = {}): object => ({
  id,
  type: "efficiency",
  refs: ["I.1.2"],
  share,
  saving: "50 %",
  adoption: ADOPTION,
  ...more,
});

function problemsOf(plan: object): readonly string[] {
  const inventory = documentOf([{ method: "EL-LOC", ref: "I.1.2", inputs: { energy: "10 GWh" } }]);
  const outcome = project({ format: "cityleds/plan@1", inventory, horizon: 2030, ...plan }, knowledge);
  return outcome.ok ? [] : outcome.problems.map(({ path, code }) => `${path} ${code}`);
}

describe("what cannot stand together", () => {
  test("measures in conflict, whichever of them says so, in one scenario alone", () => {
    const measures = [measure("a", "10 %"), measure("b", "10 %", { conflicts: ["a"] })];
    for (const chosen of [
      ["a", "b"],
      ["b", "a"],
    ])
      // prettier-ignore
      expect(problemsOf({ measures, scenarios: [{ id: "s", measures: chosen }] })).toEqual([
        "scenarios[0].measures[1] plan.measures-conflict",
      ]);
    const apart = [{ id: "s", measures: ["a"] }, { id: "t", measures: ["b"] }]; // prettier-ignore
    expect(problemsOf({ measures, scenarios: apart })).toEqual([]);
  });

  test("a measure without the one it requires", () => {
    const measures = [measure("a", "10 %"), measure("b", "10 %", { requires: ["a"] })];
    expect(problemsOf({ measures, scenarios: [{ id: "s", measures: ["b"] }] })).toEqual([
      "scenarios[0].measures[0] plan.measure-required",
    ]);
    expect(problemsOf({ measures, scenarios: [{ id: "s", measures: ["b", "a"] }] })).toEqual([]);
  });

  test("measures that take more of one thing than there is", () => {
    const measures = [measure("a", "40 %"), measure("b", "30 %"), measure("c", "30 %")];
    const limits = [{ measures: ["a", "b"], share: "60 %" }];
    const of = (chosen: readonly string[]) =>
      problemsOf({ measures, limits, scenarios: [{ id: "s", measures: chosen }] });
    expect(of(["a", "b"])).toEqual(["scenarios[0].measures plan.limit-exceeded"]);
    expect(of(["a", "c"])).toEqual([]);
    expect(problemsOf({ measures, limits: [{ measures: ["a", "x"], share: "60 %" }] })).toEqual([
      "limits[0].measures[1] plan.measure-unknown",
    ]);
  });

  test("a conflict with a measure that the plan does not have", () => {
    expect(problemsOf({ measures: [measure("a", "10 %", { conflicts: ["x"], requires: ["y"] })] })).toEqual([
      "measures[0].conflicts[0] plan.measure-unknown",
      "measures[0].requires[0] plan.measure-unknown",
    ]);
  });
});

describe("adoption that fades or spreads", () => {
  test("a habit loses its share each year once all have it", () => {
    const habit = { shape: "linear", start: 2025, full: 2027, decay: 0.2 } as const;
    expect([2025, 2026, 2027, 2028, 2030].map((year) => adoptionAt(habit, year))).toEqual(
      [0, 0.5, 1, 0.8, 0.8 ** 3].map((value) => expect.closeTo(value, 12) as number),
    );
  });

  test("a programme that ends acts no more", () => {
    expect([2025, 2029, 2030].map((year) => adoptionAt({ shape: "step", start: 2025, end: 2030 }, year))).toEqual([1, 1, 0]); // prettier-ignore
  });

  test("Bass's diffusion starts at 0, rises to 1, and solves f/(1 - F) = p + qF", () => {
    const bass = { shape: "bass", start: 2025, innovation: 0.03, imitation: 0.38 } as const;
    expect(adoptionAt(bass, 2024)).toBe(0);
    expect(adoptionAt(bass, 2025)).toBe(0);
    expect(adoptionAt(bass, 2095)).toBeCloseTo(1, 6);
    for (const year of [2026, 2031, 2036, 2041]) {
      const at = (time: number) => adoptionAt(bass, time);
      const slope = (at(year + 1e-4) - at(year - 1e-4)) / 2e-4;
      expect(slope / (1 - at(year))).toBeCloseTo(0.03 + 0.38 * at(year), 6);
    }
  });
});
