import { describe, expect, test } from "vitest";
import { planned, refusalsOf } from "./planning-workbench.ts";

const POWER = { method: "EL-LOC", ref: "I.1.2", inputs: { energy: "10 GWh" } };
const DRIVERS = {
  drivers: { people: { growth: "3 %" } },
  projection: [{ refs: ["I.1.2"], by: [{ driver: "people" }] }],
};
const STANDARD = { id: "standard", type: "efficiency", refs: ["I.1.2"], share: "50 %", saving: "40 %", policy: true }; // prettier-ignore
const CITY = { id: "city", type: "efficiency", refs: ["I.1.2"], share: "100 %", saving: "10 %" };

const run = (measures: readonly Readonly<Record<string, unknown>>[]) =>
  planned({
    activities: [POWER],
    measures,
    more: { ...DRIVERS, scenarios: [{ id: "s", measures: ["city"] }, { id: "none", measures: [] }] }, // prettier-ignore
  });

describe("adopted national policy", () => {
  const bare = run([CITY]);
  const result = run([STANDARD, CITY]);

  test("acts in BAU, and not in the frozen line", () => {
    expect(result.frozen).toEqual(bare.frozen);
    expect(result.bau.basic[0]).toBe(bare.bau.basic[0]);
    for (const [year, value] of bare.bau.basic.entries())
      if (year > 0) expect(result.bau.basic[year]).toBeCloseTo(value * 0.8, 6);
  });

  test("acts in every scenario, and a plan without measures is BAU", () => {
    expect(result.scenarios["none"]?.totals).toEqual(result.bau);
    for (const [year, value] of result.bau.basic.entries())
      expect(result.scenarios["s"]?.totals.basic[year]).toBeCloseTo(value * (year > 0 ? 0.9 : 1), 6);
  });

  test("what it saves is no measure's: wedges sum to BAU less plan", () => {
    const one = result.scenarios["s"];
    expect(Object.keys(one?.wedges ?? {})).toEqual(["city"]);
    for (const [year, value] of result.bau.basic.entries())
      expect(one?.wedges["city"]?.[year]).toBeCloseTo(value - (one?.totals.basic[year] ?? 0), 9);
  });

  test("may bring in new activities: gas for electricity, the same useful energy", () => {
    const to = "lpg";
    const switching = { id: "switch", type: "fuel-switch", refs: ["I.1.1"], share: "100 %", efficiencyFrom: "50 %", efficiencyTo: "50 %" }; // prettier-ignore
    const activities = [{ method: "ST-FUEL", ref: "I.1.1", inputs: { fuel: "kerosene", amount: "100 t" } }]; // prettier-ignore
    const asPolicy = planned({ activities, measures: [{ ...switching, to, policy: true }], more: { scenarios: [] } }); // prettier-ignore
    const asMeasure = planned({ activities, measures: [{ ...switching, to }] });
    expect(asPolicy.bau.basic).toEqual(asMeasure.scenarios["all"]?.totals.basic);
    expect(asPolicy.bau.basic[1]).not.toBe(asPolicy.bau.basic[0]);
  });

  test("no scenario names it, and what excludes it is refused there", () => {
    const of = (measures: readonly Readonly<Record<string, unknown>>[]) =>
      refusalsOf({ activities: [POWER], measures, more: { scenarios: [{ id: "s", measures: measures.map(({ id }) => id) }] } }); // prettier-ignore
    expect(of([STANDARD])).toEqual(["scenarios[0].measures[0] plan.policy-in-scenario"]);
    const excluding = [STANDARD, { ...CITY, conflicts: ["standard"] }];
    const refused = refusalsOf({ activities: [POWER], measures: excluding, more: { scenarios: [{ id: "s", measures: ["city"] }] } }); // prettier-ignore
    expect(refused).toEqual(["scenarios[0].measures[0] plan.measures-conflict"]);
  });
});
