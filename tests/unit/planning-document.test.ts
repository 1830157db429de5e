import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { project } from "../../src/planning/project.ts";
import { knowledge } from "./methods-workbench.ts";

/** The example of the contract. */
const CONTRACT = {
  format: "cityleds/plan@1",
  inventory: {
    format: "cityleds/inventory@1",
    city: { name: "Sample", country: "PH" },
    year: 2024,
    gwp: "AR5",
    guidelines: "2006",
    level: "BASIC+",
    activities: [
      { id: "homes", ref: "I.1.2", method: "EL-LOC", inputs: { energy: "500 GWh" } },
      { id: "lights", ref: "I.2.2", method: "EL-LOC", inputs: { energy: "10 GWh" } },
    ],
  },
  horizon: 2050,
  drivers: { population: { growth: "1.5 %" }, gdpPerCapita: { points: { "2024": 4000, "2035": 6000 } } },
  projection: [
    {
      refs: ["I.1.2"],
      by: [
        { driver: "population", elasticity: 1 },
        { driver: "gdpPerCapita", elasticity: 0.8 },
      ],
      efficiencyGain: "0.5 %",
    },
  ],
  factorPaths: [{ factor: "grid", points: { "2024": "0.80 t/MWh", "2035": "0.60 t/MWh" } }],
  measures: [
    {
      id: "led",
      type: "efficiency",
      refs: ["I.2.2"],
      activities: [],
      share: "90 %",
      saving: "55 %",
      rebound: "0 %",
      adoption: { shape: "linear", start: 2025, full: 2030 },
      cost: { capex: "1.87e6 USD", opex: "-30000 USD", lifetime: 12, energyPrice: "187 USD/MWh" },
    },
  ],
  scenarios: [{ id: "plan-a", measures: ["led"] }],
  targets: [{ id: "t1", type: "base-year", reduction: "30 %", baseYear: 2024, year: 2030 }],
  discountRate: "8 %",
};

type Json = Record<string, unknown>;

function problems(change: Json): readonly (readonly [path: string, code: string])[] {
  const result = project({ ...CONTRACT, ...change }, knowledge);
  return result.ok ? [] : result.problems.map(({ path, code }) => [path, code]);
}

const [LED] = CONTRACT.measures;
/** The contract's measure with changes; an undefined one takes the key away. */
const led = (change: Json): Json => ({ measures: [JSON.parse(JSON.stringify({ ...LED, ...change }))] });

describe("a plan document", () => {
  test("is computed as the contract has it", () => {
    const result = project(CONTRACT, knowledge);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { years, scenarios, findings } = result.value;
    expect(years.length).toBe(27);
    const plan = scenarios["plan-a"];
    expect(Object.keys(plan ?? {})).toEqual(["totals", "rows", "wedges", "wedgeErrors", "alone", "lastIn", "measures", "finance", "municipal", "targets", "following"]); // prettier-ignore
    expect(Object.keys(plan?.measures["led"] ?? {}).toSorted()).toEqual(["annualisedCost", "city", "energySaved", "finance", "internalRate", "netBenefit", "npv", "parties", "payback", "perTonne", "tonnes"]); // prettier-ignore
    expect(Object.keys(plan?.targets[0] ?? {})).toEqual(["id", "year", "level", "movingLevel", "emissions", "gap", "met", "cumulativeGap"]); // prettier-ignore
    expect(Object.keys(plan?.rows ?? {})).toEqual(["I.1.2", "I.2.2"]);
    expect(findings).toEqual([]);
  });

  test("needs only its inventory and a horizon", () => {
    const { format, inventory, horizon } = CONTRACT;
    const result = project({ format, inventory, horizon }, knowledge);
    expect(result.ok && result.value.bau).toEqual(result.ok && result.value.frozen);
    expect(result.ok && result.value.scenarios).toEqual({});
  });

  test("that is none is refused whatever it is", () => {
    for (const given of [null, undefined, 7, "plan", [], {}])
      expect(project(given, knowledge).ok).toBe(false);
  });

  test("has every error reported at once, those of the inventory under it", () => {
    const { inventory } = CONTRACT;
    const wrong = [...inventory.activities, { id: "gas", ref: "I.1.1", method: "ST-FUEL", inputs: { fuel: "lpg", amount: "1 km" } }]; // prettier-ignore
    expect(
      problems({
        extra: 1,
        inventory: { ...inventory, activities: wrong },
        projection: [{ refs: ["I.1.2", "I.1.2"], by: [{ driver: "wages" }] }],
        scenarios: [{ id: "s", measures: ["led", "none"] }, { id: "s", measures: [] }], // prettier-ignore
        targets: [{ id: "t", type: "base-year", reduction: "30 %", baseYear: 2010, year: 2060 }],
      }),
    ).toEqual([
      ["inventory.activities[2].inputs.amount", "unit.wrong-dimension"],
      ["extra", "key.unknown"],
      ["projection[0].refs[1]", "plan.ref-projected-twice"],
      ["projection[0].by[0].driver", "plan.driver-unknown"],
      ["scenarios[1].id", "plan.id-repeated"],
      ["scenarios[0].measures[1]", "plan.measure-unknown"],
      ["targets[0].year", "plan.year-outside"],
      ["targets[0].base", "plan.base-missing"],
    ]);
  });

  const fuelSwitch = { type: "fuel-switch", to: "lpg", efficiencyFrom: 0.5, efficiencyTo: 0.9, saving: undefined, rebound: undefined }; // prettier-ignore
  const cost = LED?.cost ?? {};

  test.each<[string, Json, string, string]>([
    ["a share over 100 %", led({ share: "120 %" }), "measures[0].share", "number.not-share"],
    ["a missing field of the type", led({ saving: undefined }), "measures[0].saving", "value.missing"],
    ["a field of another type", led({ to: "lpg" }), "measures[0].to", "key.unknown"],
    ["an unknown type", led({ type: "magic" }), "measures[0].type", "value.not-offered"],
    ["an unknown row", led({ refs: ["I.9.9"] }), "measures[0].refs[0]", "reference.unknown"],
    ["no row and no activity", led({ refs: [] }), "measures[0].refs", "plan.measure-touches-nothing"],
    ["an unknown activity", led({ activities: ["x"] }), "measures[0].activities[0]", "plan.activity-unknown"],
    [
      "an unknown adoption",
      led({ adoption: { shape: "wave" } }),
      "measures[0].adoption.shape",
      "value.not-offered",
    ],
    ["full before start", led({ adoption: { shape: "linear", start: 2030, full: 2025 } }), "measures[0].adoption.full", "plan.full-before-start"], // prettier-ignore
    ["an unknown fuel", led({ ...fuelSwitch, to: "unobtainium" }), "measures[0].to", "value.not-offered"],
    ["no efficiency", led({ ...fuelSwitch, efficiencyTo: 0 }), "measures[0].efficiencyTo", "plan.efficiency-out-of-range"], // prettier-ignore
    ["a cost without currency", led({ cost: { ...cost, capex: 10 } }), "measures[0].cost.capex", "quantity.unit-missing"], // prettier-ignore
    [
      "two currencies",
      led({ cost: { ...cost, opex: "1 EUR" } }),
      "measures[0].cost.opex",
      "plan.currencies-mixed",
    ],
    ["no lifetime", led({ cost: { ...cost, lifetime: 0 } }), "measures[0].cost.lifetime", "value.too-small"],
    [
      "a horizon before the inventory",
      { horizon: 2020, targets: [] },
      "horizon",
      "plan.horizon-before-inventory",
    ],
    ["a horizon that is no year", { horizon: Infinity, targets: [] }, "horizon", "plan.not-a-year"],
    ["a growth of -100 %", { drivers: { ...CONTRACT.drivers, population: { growth: "-100 %" } } }, "drivers.population.growth", "plan.rate-out-of-range"], // prettier-ignore
    ["a driver of zero", { drivers: { ...CONTRACT.drivers, gdpPerCapita: { points: { "2024": 0 } } } }, "drivers.gdpPerCapita.points.2024", "plan.driver-not-positive"], // prettier-ignore
    ["a driver that starts late", { drivers: { ...CONTRACT.drivers, gdpPerCapita: { points: { "2030": 1 } } } }, "drivers.gdpPerCapita.points", "plan.driver-starts-late"], // prettier-ignore
    ["a grouped number", { drivers: { ...CONTRACT.drivers, population: { growth: "1,5 %" } } }, "drivers.population.growth", "number.not-machine"], // prettier-ignore
    ["an unknown factor", { factorPaths: [{ factor: "magic", points: { "2030": 1 } }] }, "factorPaths[0].factor", "plan.factor-unknown"], // prettier-ignore
    ["a factor in a wrong unit", { factorPaths: [{ factor: "grid", points: { "2030": "1 t" } }] }, "factorPaths[0].points.2030", "unit.wrong-dimension"], // prettier-ignore
    ["a path with two kinds of unit", { factorPaths: [{ factor: "co2", points: { "2030": "1 t/t", "2040": "1 t/TJ" } }] }, "factorPaths[0].points.2040", "plan.points-mixed-units"], // prettier-ignore
    ["an unknown target", { targets: [{ id: "t", type: "wish" }] }, "targets[0].type", "value.not-offered"],
    ["an intensity per nothing known", { targets: [{ id: "t", type: "intensity", reduction: 0.1, per: "jobs", baseYear: 2024, year: 2030 }] }, "targets[0].per", "plan.driver-unknown"], // prettier-ignore
    ["a budget that ends before it starts", { targets: [{ id: "t", type: "budget", amount: "1 Mt", from: 2030, to: 2026 }] }, "targets[0].to", "plan.ends-before-start"], // prettier-ignore
    ["a prototype's name as a driver", { projection: [{ refs: ["I.1.2"], by: [{ driver: "constructor" }] }] }, "projection[0].by[0].driver", "plan.driver-unknown"], // prettier-ignore
  ])("is refused with %s", (_, change, path, code) => {
    expect(problems(change)).toEqual([[path, code]]);
  });

  test("keeps prototype names as plain ids", () => {
    const ids = ["__proto__", "constructor"];
    const document = {
      ...CONTRACT,
      measures: ids.map((id) => ({ ...LED, id })),
      scenarios: ids.map((id) => ({ id, measures: ids })),
    };
    const result = project(document, knowledge);
    expect(result.ok && Object.keys(result.value.scenarios)).toEqual(ids);
    expect(result.ok && Object.keys(result.value.scenarios["constructor"]?.wedges ?? {}).toSorted()).toEqual(
      ids,
    );
    expect(({} as Json)["wedges"]).toBeUndefined();
  });

  test("never throws, whatever stands in one of its parts", () => {
    const part = fc.constantFrom(...Object.keys(CONTRACT));
    fc.assert(
      fc.property(part, fc.jsonValue(), (name, value) => {
        const result = project({ ...CONTRACT, [name]: value }, knowledge);
        if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });

  test("has a sentence for each of its codes, in both languages", () => {
    const files = readdirSync("src/planning", { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".ts"),
    );
    const source = files.map((file) => readFileSync(`src/planning/${file}`, "utf8")).join("\n");
    const codes = new Set([...source.matchAll(/"(plan\.[a-z-]+)"/g)].map(([, code]) => code));
    expect(codes.size).toBeGreaterThan(30);
    for (const language of ["en", "id"]) {
      const catalogue = JSON.parse(readFileSync(`src/i18n/catalogues/${language}/core.json`, "utf8")) as Json;
      const known = Object.keys(catalogue).filter((key) => key.startsWith("plan."));
      expect(known.toSorted()).toEqual([...codes].map(String).toSorted());
    }
  });
});
