import { describe, expect, it } from "vitest";
import { prepareInventory } from "../../src/inventory/prepare.ts";
import { runActivities } from "../../src/methods/run.ts";
import { inYear, isBendable } from "../../src/planning/in-year.ts";
import { type Bend, bendTowards, bendValue, stateOf } from "../../src/planning/state.ts";
import { documentOf, knowledge, type Trial } from "./methods-workbench.ts";

function boundOf(trial: Trial) {
  const outcome = prepareInventory(documentOf([trial]), knowledge);
  const bound = outcome.ok ? outcome.value.activities[0]?.bound : undefined;
  if (!bound) throw new Error(JSON.stringify(outcome));
  return bound;
}

const YEARS = 6;
const all = (value: number): number[] => Array.from({ length: YEARS }, () => value);

/** Tonnes of a gas in each year, under bends. */
function over(bound: ReturnType<typeof boundOf>, bends: ReadonlyMap<string, Bend>, gas: string): number[] {
  const state = stateOf(all(1));
  for (const [symbol, bend] of bends) bendValue(state, symbol, bend);
  const years = all(0).map((_, after) => inYear(bound, { after, ...state }));
  return runActivities(years).map(({ gases }) => gases.get(gas) ?? 0);
}

const landfill: Trial = {
  method: "WA-FOD",
  inputs: {
    deposits: { "2020": "100 kt", "2021": "90 kt", "2022": "80 kt", "2023": "100 kt", "2024": "100 kt" },
    composition: { food: "60 %", paper: "40 %" },
    site: "unmanaged-deep",
    climate: "tropical-wet",
  },
};

describe("a factor that moves over the years", () => {
  it("leaves everything as it was where it moves to what it is", () => {
    const bound = boundOf(landfill);
    const bends = new Map([["mcf", { times: all(1), plus: all(0) }]]);
    expect(over(bound, bends, "CH4")).toEqual(over(bound, new Map(), "CH4"));
  });

  it("never reaches back: what was buried before decays as it would have", () => {
    const bound = boundOf(landfill);
    const stops = stateOf([1, 0, 0, 0, 0, 0]);
    const old = all(0).map((_, after) => inYear(bound, { after, ...stops }));
    const past = runActivities(old).map(({ gases }) => gases.get("CH4") ?? 0);
    // From the next year on nothing that is buried decays: what is left is the past alone.
    const halted = over(bound, new Map([["mcf", { times: [1, 0, 0, 0, 0, 0], plus: all(0) }]]), "CH4");
    for (const [year, tonnes] of halted.entries()) expect(tonnes).toBeCloseTo(past[year] ?? 0, 9);
    expect(past[5]).toBeGreaterThan(0);
  });

  it("doubles what new waste adds where the correction factor doubles", () => {
    const bound = boundOf(landfill);
    const plain = over(bound, new Map(), "CH4");
    const none = over(bound, new Map([["mcf", { times: [1, 0, 0, 0, 0, 0], plus: all(0) }]]), "CH4");
    const twice = over(bound, new Map([["mcf", { times: [1, 2, 2, 2, 2, 2], plus: all(0) }]]), "CH4");
    for (const [year, tonnes] of twice.entries()) {
      const added = (plain[year] ?? 0) - (none[year] ?? 0);
      expect(tonnes).toBeCloseTo((none[year] ?? 0) + 2 * added, 6);
    }
  });

  it("moves one element alone", () => {
    const bound = boundOf(landfill);
    const none = { times: [1, 0, 0, 0, 0, 0], plus: all(0) };
    const both = over(bound, new Map([["doc", none]]), "CH4");
    const each = over(bound, new Map([["doc.food", none], ["doc.paper", none]]), "CH4"); // prettier-ignore
    expect(each).toEqual(both);
    const food = over(bound, new Map([["doc.food", none]]), "CH4");
    expect(food[3]).toBeGreaterThan(both[3] ?? 0);
    expect(food[3]).toBeLessThan(over(bound, new Map(), "CH4")[3] ?? 0);
  });

  it("cannot move a decay rate, on which the past depends", () => {
    const bound = boundOf(landfill);
    expect(["mcf", "doc", "doc.food", "f", "deposits", "recovered"].map((name) => isBendable(bound, name))).toEqual(all(1).map(() => true)); // prettier-ignore
    expect(isBendable(bound, "k")).toBe(false);
    expect(isBendable(bound, "nothing")).toBe(false);
  });

  it("is the factor itself where an activity has no memory", () => {
    const grid: Trial = {
      method: "EL-LOC",
      inputs: { energy: "1000 MWh" },
      factors: { grid: { value: "0.8 t/MWh", gas: "CO2e", source: "ministry" } },
    };
    const bound = boundOf(grid);
    const state = stateOf(all(1));
    // Half way from 0.8 to 0.2 t/MWh is 0.5 t/MWh.
    const [base] = bound.activity.filter((_, column) => bound.program.shape.symbols.activity[column] === "grid"); // prettier-ignore
    bendTowards(state, "grid", [0, 0.25, 0.5, 0.5, 1, 1], ((base ?? 0) * 0.2) / 0.8);
    const tonnes = runActivities(all(0).map((_, after) => inYear(bound, { after, ...state }))).map(
      ({ gases }) => gases.get("CO2e") ?? 0,
    );
    for (const [year, expected] of [800, 650, 500, 500, 200, 200].entries())
      expect(tonnes[year]).toBeCloseTo(expected, 9);
  });
});
