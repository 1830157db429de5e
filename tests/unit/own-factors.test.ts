import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { translator } from "../../src/i18n/i18n.ts";
import { calculateInventory } from "../../src/inventory/calculate.ts";
import { compareOwnFactors } from "../../src/inventory/compare-libraries.ts";
import { project } from "../../src/planning/project.ts";
import { documentOf, knowledge, type Trial } from "./methods-workbench.ts";

const POWER: Trial = { method: "EL-LOC", ref: "I.1.2", inputs: { energy: "1000 MWh" } };
const LPG: Trial = { method: "ST-FUEL", ref: "I.1.1", inputs: { fuel: "lpg", amount: "1000 t" } };
const GRID = { key: "grid/ef", value: 0.5, unit: "t/MWh", source: "Utility of the city, letter of 2025" };

const withOwn = (trials: readonly Trial[], ...ownFactors: readonly object[]) => ({
  ...(documentOf(trials) as object),
  ownFactors,
});
function resultOf(document: unknown) {
  const outcome = calculateInventory(document, knowledge);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}
function problemsOf(...own: readonly object[]) {
  const outcome = calculateInventory(withOwn([POWER], ...own), knowledge);
  return outcome.ok ? [] : outcome.problems.map(({ path, code }) => `${path} ${code}`);
}

describe("a city's own factor", () => {
  it("goes before the library's, and says whose it is", () => {
    const [activity] = resultOf(withOwn([POWER], GRID)).activities;
    expect(activity?.co2e).toBeCloseTo(1000 * 0.5, 9);
    const use = activity?.factors.find(({ row }) => row?.key === "grid/ef");
    expect(use).toMatchObject({ value: 0.5, unit: "t/MWh", row: { region: "city", document: GRID.source } });
    expect(translator("en").message(use!.why)).toBe(`The city’s own value: ${GRID.source}`);
    expect(translator("id").message(use!.why)).toContain("milik kota");
  });

  it("comes to the same in any unit of its dimension", () => {
    assert(
      property(double({ min: 0.001, max: 3, noNaN: true }), (value) => {
        const tonnes = (factor: object) => resultOf(withOwn([POWER], factor)).activities[0]?.co2e;
        expect(tonnes({ ...GRID, value: value * 1000, unit: "kg/MWh" })).toBeCloseTo(1000 * value, 6);
        expect(tonnes({ ...GRID, value: value * 1000, unit: "t/GWh" })).toBeCloseTo(1000 * value, 6);
      }),
      { numRuns: 20 },
    );
  });

  it("of a fuel changes the entries of that fuel alone", () => {
    // 1 kt of LPG is 47.3 TJ (2006 Guidelines, Volume 2, Table 1.2).
    const own = { key: "stationary/lpg/co2", value: 60, unit: "t/TJ", source: "Laboratory" };
    const [lpg, power] = resultOf(withOwn([LPG, POWER], own)).activities;
    expect(lpg?.gases["CO2"]).toBeCloseTo(47.3 * 60, 6);
    expect(power?.co2e).toBe(resultOf(documentOf([LPG, POWER])).activities[1]?.co2e);
  });

  it("serves from its year on; the library's serves before it", () => {
    const at = (...years: number[]) =>
      years.map((year) => resultOf(withOwn([{ ...POWER, year }], { ...GRID, year: 2022 })).activities[0]);
    const [before, same, later] = at(2021, 2022, 2024);
    expect(before?.factors[0]?.row?.region).not.toBe("city");
    expect(same?.co2e).toBeCloseTo(500, 9);
    expect(later?.factors[0]?.why).toMatchObject({ code: "factor.city-year", params: { year: 2022 } });
  });

  it("of the nearest earlier year goes first, then the one of no year", () => {
    const own = [GRID, { ...GRID, value: 0.4, year: 2020 }, { ...GRID, value: 0.3, year: 2023 }];
    const tonnes = (year: number) => resultOf(withOwn([{ ...POWER, year }], ...own)).activities[0]?.co2e;
    expect([2019, 2021, 2024].map(tonnes)).toEqual([500, 400, 300].map((one) => expect.closeTo(one, 6)));
  });

  it("of CO2e goes before the library's of CO2", () => {
    const own = { ...GRID, key: "grid/ef-co2e", value: 0.9 };
    const [activity] = resultOf(withOwn([{ ...POWER, country: "ID" }], own)).activities;
    expect(activity?.co2e).toBeCloseTo(900, 9);
  });

  it("gives way to a value given at the entry itself", () => {
    const method = knowledge.book.get("EL-LOC")!.method;
    const name = method.factors.find(({ keys }) => keys.some(({ key }) => key === "grid/ef"))!.name;
    const given = { ...POWER, factors: { [name]: "0.2 t/MWh" } };
    expect(resultOf(withOwn([given], GRID)).activities[0]?.co2e).toBeCloseTo(200, 9);
  });

  it("is what plans go on with: a tenth of the electricity saved is a tenth of its tonnes", () => {
    const plan = {
      format: "cityleds/plan@1",
      inventory: withOwn([POWER], GRID),
      horizon: 2026,
      measures: [
        {
          id: "led",
          type: "efficiency",
          refs: ["I.1.2"],
          share: 1,
          saving: 0.1,
          adoption: { shape: "step", start: 2025 },
        },
      ],
      scenarios: [{ id: "all", measures: ["led"] }],
    };
    const outcome = project(plan, knowledge);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    expect(outcome.value.bau.basic.at(-1)).toBeCloseTo(500, 6);
    expect(outcome.value.scenarios["all"]?.totals.basic.at(-1)).toBeCloseTo(450, 6);
  });

  it("of no list is the library's alone", () => {
    const plain = resultOf(documentOf([POWER, LPG]));
    expect(resultOf(withOwn([POWER, LPG])).totals).toEqual(plain.totals);
  });

  it("that no row of the library stands beside is pointed out", () => {
    const odd = { key: "stationary/lpgg/co2", value: 1, unit: "t/TJ", source: "x" };
    const rules = resultOf(withOwn([LPG], odd)).findings.map(({ rule }) => rule);
    expect(rules).toContain("finding.own-factor-unknown");
    expect(resultOf(withOwn([POWER], GRID)).findings.map(({ rule }) => rule)).not.toContain(
      "finding.own-factor-unknown",
    );
  });
});

describe("an own factor that cannot be one", () => {
  const at = "ownFactors[0]";
  it.each([
    [{ ...GRID, key: "grid/eff" }, `${at}.key own-factor.unknown-key`],
    [{ ...GRID, key: "gwp/AR5/CH4", unit: "1" }, `${at}.key own-factor.unknown-key`],
    [{ ...GRID, key: "" }, `${at}.key own-factor.unknown-key`],
    [{ ...GRID, unit: "kg/TJ2" }, `${at}.unit unit.unknown`],
    [{ ...GRID, unit: "t/km" }, `${at}.unit unit.wrong-dimension`],
    [{ ...GRID, value: -1 }, `${at}.value value.negative`],
    [{ ...GRID, value: "0,5" }, `${at}.value number.not-machine`],
    [{ key: "grid/loss", value: 61, unit: "%", source: "x" }, `${at}.value value.too-big`],
    [{ ...GRID, lower: 0.6 }, `${at}.lower own-factor.lower-above`],
    [{ ...GRID, upper: 0.4 }, `${at}.upper own-factor.upper-below`],
    [{ ...GRID, year: 24 }, `${at}.year year.out-of-range`],
    [{ ...GRID, source: "  " }, `${at}.source value.missing`],
    [{ ...GRID, sauce: "x" }, `${at}.sauce key.unknown`],
  ])("%j is refused", (own, problem) => {
    expect(problemsOf(own)).toEqual([problem]);
  });

  it("is the second of two for one year; another year is another", () => {
    expect(problemsOf(GRID, { ...GRID, year: 2020 })).toEqual([]);
    expect(problemsOf(GRID, { ...GRID, value: 1 })).toEqual(["ownFactors[1].key own-factor.repeated"]);
  });

  it("is told in both languages", () => {
    const outcome = calculateInventory(withOwn([POWER], { ...GRID, key: "grid/eff", unit: "" }), knowledge);
    for (const language of ["en", "id"] as const)
      for (const problem of outcome.ok ? [] : outcome.problems)
        expect(translator(language).message(problem)).not.toContain(problem.code);
    expect(outcome.ok).toBe(false);
  });
});

describe("what an own factor would change", () => {
  it("is the difference of the factors times the activity, at the entries that use it", () => {
    const before = documentOf([POWER, LPG]);
    const after = withOwn([POWER, LPG], GRID);
    const { changes, rows, totals } = compareOwnFactors(before, after, knowledge);
    expect(changes).toHaveLength(1);
    const [change] = changes;
    expect(change).toMatchObject({ cause: "other-row", after: { value: 0.5 }, activities: ["a0"] });
    expect(change?.why?.code).toBe("factor.city");
    const difference = (0.5 - (change?.before?.value ?? Number.NaN)) * 1000;
    // Electricity from a grid is scope 2: no territorial emission.
    for (const total of totals.filter(({ name }) => name !== "territorial"))
      expect((total.after ?? 0) - (total.before ?? 0)).toBeCloseTo(difference, 6);
    expect(rows.find(({ ref }) => ref === "I.1.1")).toMatchObject({
      before: rows.find(({ ref }) => ref === "I.1.1")?.after,
    });
  });

  it("goes back to the library's where it is retired", () => {
    const { changes } = compareOwnFactors(withOwn([POWER], GRID), documentOf([POWER]), knowledge);
    expect(changes.map(({ before, after }) => [before?.region, after?.key])).toEqual([["city", "grid/ef"]]);
    expect(changes[0]?.after?.region).not.toBe("city");
  });
});
