import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";

const PLAN = {
  format: "cityleds/plan@1",
  inventory: {
    format: "cityleds/inventory@1",
    city: { name: "Sample", country: "PH" },
    year: 2024,
    gwp: "AR5",
    guidelines: "2006",
    level: "BASIC",
    activities: [{ id: "homes", ref: "I.1.2", method: "EL-LOC", inputs: { energy: "500 GWh" } }],
  },
  horizon: 2026,
  measures: [
    {
      id: "led",
      type: "efficiency",
      refs: ["I.1.2"],
      share: 1,
      saving: 0.1,
      adoption: { shape: "step", start: 2024 },
    },
  ],
};

function run(
  input: unknown,
  ...options: readonly string[]
): { readonly status: number | null; readonly answer: unknown } {
  const text = JSON.stringify(input);
  const { status, stdout } = spawnSync("node", ["src/main.ts", "project", "-", ...options], {
    input: text,
    encoding: "utf8",
  });
  return { status, answer: JSON.parse(stdout) };
}

describe("cityleds project", () => {
  test("answers an array of plans in its order, findings as sentences", () => {
    const { status, answer } = run([PLAN, { ...PLAN, horizon: 2024, measures: [] }]);
    expect(status).toBe(0);
    expect(answer).toMatchObject([
      { format: "cityleds/plan-result@1", years: [2024, 2025, 2026] },
      { years: [2024], findings: [] },
    ]);
    const [{ findings }] = answer as [{ findings: { rule: string; message: string }[] }];
    expect(findings[0]?.rule).toBe("plan.acts-in-inventory-year");
    expect(findings[0]?.message).toContain("“led”");
  });

  test("prints every error and nothing else where one plan is invalid", () => {
    const { status, answer } = run([PLAN, { ...PLAN, horizon: 1066 }]);
    expect(status).toBe(65);
    expect(answer).toMatchObject({ errors: [{ path: "[1].horizon", code: "plan.not-a-year" }] });
  });

  test("tells how emissions go with GDP and jobs where the plan has drivers for them", () => {
    const { answer } = run({ ...PLAN, drivers: { jobs: { growth: "-1 %" }, grdp: { growth: "5 %" } } });
    const unmoved = { bau: { periods: [{ from: 2024, to: 2026, emissions: 0, elasticity: 0 }] } };
    expect(answer).toMatchObject({
      decoupling: [
        { economy: "gdp", drivers: ["grdp"], bau: { periods: [{ state: "weak-decoupling" }] } },
        { economy: "jobs", bau: { periods: [{ state: "weak-negative-decoupling" }] } },
      ],
    });
    expect(answer).toMatchObject({ decoupling: [unmoved, unmoved] });
    expect(run(PLAN).answer).toMatchObject({ decoupling: [] });
  });

  test("with draws says how sure the plan is, the same for the same seed", () => {
    const sure = { ...PLAN, scenarios: [{ id: "s", measures: ["led"] }] };
    const plan = { ...sure, ranges: [{ path: "measures.led.saving", low: 0, high: 0.2 }] };
    const { status, answer } = run(plan, "--draws", "50", "--seed", "7");
    expect(status).toBe(0);
    expect(answer).toMatchObject({ uncertainty: { tornado: [{ scenario: "bau" }, { scenario: "s" }], spread: { draws: 50, seed: 7 } } }); // prettier-ignore
    expect(run(plan, "--seed", "7", "--draws", "50").answer).toEqual(answer);
    expect(run(sure).answer).not.toHaveProperty("uncertainty");
    const nowhere = { ...sure, ranges: [{ path: "x", low: 0, high: 1 }] };
    expect(run(nowhere, "--draws", "5")).toMatchObject({ status: 65, answer: { errors: [{ path: "ranges[0].path" }] } }); // prettier-ignore
  });

  test("suggests the cheapest set that meets a target, among all measures or those named", () => {
    const cost = (capex: string) => ({ capex, lifetime: 10 });
    const [led] = PLAN.measures;
    const plan = {
      ...PLAN,
      discountRate: "8 %",
      measures: [
        { ...led, adoption: { shape: "step", start: 2025 }, cost: cost("900 USD") },
        { ...led, id: "tubes", adoption: { shape: "step", start: 2025 }, cost: cost("500 USD") },
      ],
      targets: [{ id: "less", type: "bau-deviation", reduction: "8 %", year: 2026 }],
    };
    const suggested = (...options: readonly string[]): unknown => (run(plan, "--suggest", "less", ...options).answer as { suggestion: unknown }).suggestion; // prettier-ignore
    expect(suggested()).toMatchObject({ measures: ["tubes"], reaches: true, proof: "enumerated" });
    expect(suggested("--among", "led")).toMatchObject({ measures: ["led"], capex: 900 });
    expect(suggested("--budget", "400")).toMatchObject({ reaches: false, binds: "budget" });
    expect(run(plan, "--suggest", "more").status).toBe(65);
  });
});
