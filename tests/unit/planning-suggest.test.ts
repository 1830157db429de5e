import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readyPlan } from "../../src/planning/ready-plan.ts";
import { enumerated } from "../../src/planning/suggest/enumerate.ts";
import { type Candidate, isAllowed, type Quest, questOf } from "../../src/planning/suggest/quest.ts";
import { searched, type Solver } from "../../src/planning/suggest/search.ts";
import { binarySolver } from "../../src/usecases/binary-solver.ts";
import { documentOf, knowledge } from "./methods-workbench.ts";

let solve: Solver;
beforeAll(async () => {
  solve = await binarySolver();
});

interface Option {
  readonly cost: number;
  readonly capex: number;
  /** What is left of each of two sources. */
  readonly factors: readonly [number, number];
}

/** A quest over two sources of 1,000 t each, whose emissions are products. */
function questWith(options: readonly Option[], more: Partial<Quest>): Quest {
  const emit = (chosen: readonly Option[]): number =>
    [0, 1].reduce((sum, source) => sum + 1000 * chosen.reduce((left, { factors }) => left * (factors[source] ?? 1), 1), 0); // prettier-ignore
  const candidates = options.map((option, index) => ({
    id: `m${index}`,
    cost: option.cost,
    capex: option.capex,
    alone: 2000 - emit([option]),
    measure: { document: { fields: { share: 0.5 } } } as unknown as Candidate["measure"],
  }));
  const byId = new Map(candidates.map(({ id }, index) => [id, options[index] as Option]));
  return {
    ground: {} as Quest["ground"],
    candidates,
    budget: null,
    bau: 2000,
    limit: 1000,
    emissions: (chosen) => emit(chosen.map(({ id }) => byId.get(id) as Option)),
    conflicts: [],
    requires: [],
    limits: [],
    ...more,
  };
}

const option = fc.record({
  cost: fc.integer({ min: -50, max: 100 }),
  capex: fc.integer({ min: 0, max: 100 }),
  factors: fc.tuple(fc.double({ min: 0.4, max: 1, noNaN: true }), fc.double({ min: 0.4, max: 1, noNaN: true })), // prettier-ignore
});

describe("a set that meets the target", () => {
  test("is not the one whose savings alone add up", () => {
    // Each of the cheap two halves the same source; together they leave a quarter of it, not nothing.
    const quest = questWith(
      [
        { cost: 1, capex: 0, factors: [0.5, 1] },
        { cost: 1, capex: 0, factors: [0.5, 1] },
        { cost: 3, capex: 0, factors: [1, 0.4] },
      ],
      { limit: 1000 },
    );
    for (const found of [enumerated(quest), searched(quest, solve)]) {
      expect(found.measures).toHaveLength(2);
      expect(found.measures).toContain("m2");
      expect(found).toMatchObject({ reaches: true, emissions: 900, cost: 4 });
    }
    expect(searched(quest, solve).proof).toBe("bounded");
  });

  test("searched is as cheap as the best of all sets", () => {
    fc.assert(
      fc.property(
        fc.array(option, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 400, max: 2000 }),
        fc.option(fc.integer({ min: 0, max: 300 })),
        (options, limit, budget) => {
          const conflicts = options.length > 3 ? [[0, 2] as const] : [];
          const requires = options.length > 4 ? [[1, 4] as const] : [];
          const limits = [{ places: options.map((_, place) => place).slice(0, 3), share: 1 }];
          const quest = questWith(options, { limit, budget, conflicts, requires, limits });
          const [all, found] = [enumerated(quest), searched(quest, solve)];
          expect(found.reaches).toBe(all.reaches);
          if (all.reaches) expect(found.cost).toBeCloseTo(all.cost, 6);
          const places = new Set(found.measures.map((id) => Number(id.slice(1))));
          expect(isAllowed(quest, places)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("says what is missing where there is none: money, or measures", () => {
    const options: Option[] = [
      { cost: 5, capex: 100, factors: [0.4, 0.4] },
      { cost: 1, capex: 10, factors: [0.9, 0.9] },
    ];
    for (const of of [enumerated, (quest: Quest) => searched(quest, solve)]) {
      expect(of(questWith(options, { budget: 50 }))).toMatchObject({ reaches: false, binds: "budget", measures: ["m1"] }); // prettier-ignore
      expect(of(questWith(options, { limit: 100 }))).toMatchObject({ reaches: false, binds: "measures", measures: ["m0", "m1"] }); // prettier-ignore
    }
  });

  test("a measure that harms proves nothing", () => {
    const harmful: Option[] = [
      { cost: 2, capex: 0, factors: [0.3, 0.6] },
      { cost: -1, capex: 0, factors: [1.1, 1] },
    ];
    expect(searched(questWith(harmful, {}), solve).proof).toBe("none");
    expect(enumerated(questWith(harmful, {}))).toMatchObject({ measures: ["m0", "m1"], proof: "enumerated" });
  });

  test("is taken from a plan, and its emissions are the engine's", () => {
    const measure = (id: string, refs: readonly string[], saving: string, capex: number) => ({
      id,
      type: "efficiency",
      refs,
      share: "100 %",
      saving,
      adoption: { shape: "step", start: 2025 },
      cost: { capex: `${capex} USD`, lifetime: 10 },
    });
    const ready = readyPlan(
      {
        format: "cityleds/plan@1",
        inventory: documentOf([
          { method: "ST-FUEL", ref: "I.1.1", inputs: { fuel: "lpg", amount: "1000 t" } },
          { method: "TR-SALES", ref: "II.1.1", inputs: { fuel: "diesel", amount: "1000 m3" } },
        ]),
        horizon: 2030,
        discountRate: "8 %",
        measures: [
          measure("a", ["I.1.1"], "40 %", 100),
          measure("b", ["I.1.1"], "40 %", 100),
          measure("c", ["II.1.1"], "30 %", 300),
        ],
        targets: [{ id: "t", type: "base-year", reduction: "33 %", baseYear: 2024, year: 2030 }],
      },
      knowledge,
    );
    if (!ready.ok) throw new Error(JSON.stringify(ready.problems));
    const quest = questOf(ready.value, { target: "t", candidates: ["a", "b", "c"], budget: null }, []);
    if (!quest.ok) throw new Error(JSON.stringify(quest.problems));
    const found = enumerated(quest.value);
    // a and b leave 36 % of the LPG, just enough, for half of what a and c cost.
    expect(found.measures).toEqual(["a", "b"]);
    expect(found.emissions).toBeLessThanOrEqual(found.limit);
    expect(found.limit).toBeCloseTo(0.67 * (ready.value.bau.level[0] ?? 0), 6);
    expect(questOf(ready.value, { target: "x", candidates: [], budget: null }, []).ok).toBe(false);
    expect(questOf(ready.value, { target: "t", candidates: ["z"], budget: null }, []).ok).toBe(false);
  });
});
