import { describe, expect, test } from "vitest";
import { prepareInventory } from "../../src/inventory/prepare.ts";
import { backCastSigns } from "../../src/planning/fit/back-cast-signs.ts";
import { pastValues } from "../../src/planning/fit/driver-values.ts";
import { pastAmounts, type PastYear } from "../../src/planning/fit/history.ts";
import { sourcesOf } from "../../src/planning/source.ts";
import { documentOf, knowledge, type Trial } from "./methods-workbench.ts";
import { planned } from "./planning-workbench.ts";

function past(year: number, ...trials: readonly Trial[]): PastYear {
  const document = { ...(documentOf(trials) as object), year };
  const prepared = prepareInventory(document, knowledge);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return { year, sources: sourcesOf(prepared.value) };
}
const power = (energy: string, ref = "I.1.2", grid = "0.8"): Trial => ({
  method: "EL-LOC",
  ref,
  inputs: { energy },
  factors: { grid: { value: `${grid} t/MWh`, gas: "CO2", source: "utility" } },
});
const fuel = (name: string, amount: string, ref: string): Trial => ({
  method: "ST-FUEL",
  ref,
  inputs: { fuel: name, amount },
});
const heads = (count: string): Trial => ({ method: "AF-ENT", ref: "V.1", inputs: { category: "goats", heads: count } }); // prettier-ignore

describe("amounts of past inventories", () => {
  test("are energy where all of it is energy, whatever the grid emits", () => {
    const read = pastAmounts(
      [past(2022, power("2000 MWh", "I.1.2", "0.5")), past(2018, power("1000 MWh"), power("3.6 TJ"))],
      ["I.1.2"],
    );
    expect(read).toEqual({
      ok: true,
      value: {
        dimension: "energy",
        isElectric: true,
        amounts: [
          { year: 2018, amount: 7.2 },
          { year: 2022, amount: 7.2 },
        ],
      },
    });
  });

  test("of rows together are summed, and a year without one of them is blank, not less", () => {
    const years = [
      past(2018, power("1000 MWh"), power("500 MWh", "I.2.2")),
      past(2020, power("1 MWh", "I.3.2")),
      past(2022, power("1000 MWh")),
    ];
    const read = pastAmounts(years, ["I.1.2", "I.2.2"]);
    expect(read.ok && read.value.amounts).toEqual([
      { year: 2018, amount: 5.4 },
      { year: 2020, amount: null },
      { year: 2022, amount: null },
    ]);
  });

  test("that are no energy are in what they are driven by; kinds never mix", () => {
    const herd = [past(2018, heads("5000 head")), past(2022, heads("6000 head"))];
    const read = pastAmounts(herd, ["V.1"]);
    expect(read.ok && read.value).toMatchObject({ dimension: "head", amounts: [{ amount: 5000 }, { amount: 6000 }] }); // prettier-ignore
    const mixed = pastAmounts([past(2018, heads("5000 head"), power("1 MWh"))], ["V.1", "I.1.2"]);
    expect(mixed.ok ? [] : mixed.problems.map(({ code }) => code)).toEqual(["fit.units-differ"]);
  });

  test("of rows that no inventory has are refused", () => {
    const read = pastAmounts([past(2018, power("1 MWh"))], ["V.1"]);
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(["fit.no-amounts"]);
  });
});

describe("values of a driver in past years", () => {
  const points = [
    { year: 2010, value: 100 },
    { year: 2020, value: 400 },
  ];

  test("are those of its points and, marked, between them; never beyond", () => {
    const read = pastValues({ kind: "points", points }, [2009, 2010, 2015, 2020, 2021]);
    expect([...read.values]).toEqual([[2010, 100], [2015, 200], [2020, 400]]); // prettier-ignore
    expect(read.between).toEqual([2015]);
  });

  test("are none where it is one rate for every year", () => {
    expect(pastValues({ kind: "growth", growth: 0.02 }, [2010]).values.size).toBe(0);
  });
});

describe("an inventory that is another times a constant", () => {
  const whole = (year: number, times: number, odd = 1): PastYear =>
    past(
      year,
      power(`${1000 * times} MWh`),
      power(`${333 * times} MWh`, "I.2.2"),
      fuel("lpg", `${77 * times} t`, "I.1.1"),
      fuel("lpg", `${50 * times * odd} t`, "I.2.1"),
    );

  test("is told, with the constant and the rows", () => {
    const [sign, ...others] = backCastSigns([whole(2010, 1), whole(2007, 0.93)]);
    expect(others).toEqual([]);
    expect(sign).toMatchObject({ from: 2007, to: 2010 });
    expect(sign?.ratio).toBeCloseTo(1 / 0.93, 6);
    expect(sign?.refs.toSorted()).toEqual(["I.1.1", "I.1.2", "I.2.1", "I.2.2"]);
    expect(backCastSigns([whole(2007, 1), whole(2010, 1, 1.3)])[0]?.refs).toHaveLength(3);
  });

  test("is not suspected where rows went their own ways, or are few", () => {
    const own = past(2010, power("1100 MWh"), power("350 MWh", "I.2.2"), fuel("lpg", "70 t", "I.1.1"));
    expect(backCastSigns([whole(2007, 1), own])).toEqual([]);
    expect(backCastSigns([past(2007, power("1 MWh")), past(2010, power("2 MWh"))])).toEqual([]);
    expect(backCastSigns([])).toEqual([]);
  });
});

describe("a plan whose row follows both people and GDP one to one", () => {
  const findings = (second: string, elasticity: number): readonly string[] =>
    planned({
      activities: [power("1000 MWh")],
      more: {
        drivers: { population: { growth: "1 %" }, [second]: { growth: "5 %" } },
        projection: [{ refs: ["I.1.2"], by: [{ driver: "population" }, { driver: second, elasticity }] }],
      },
    }).findings.map(({ rule }) => rule);

  test("counts people twice, and is told so", () => {
    expect(findings("gdp", 1)).toContain("plan.population-in-gdp");
    expect(findings("gdp", 0.4)).not.toContain("plan.population-in-gdp");
    expect(findings("gdpPerCapita", 1)).not.toContain("plan.population-in-gdp");
  });
});
