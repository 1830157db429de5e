import { array, assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { prepareInventory } from "../../src/inventory/prepare.ts";
import type { BoundActivity } from "../../src/methods/bind.ts";
import { METHODS } from "../../src/methods/catalogue.ts";
import { runActivities } from "../../src/methods/run.ts";
import { exampleDocument } from "../../src/web/methods/example.ts";
import { PlainEvaluation } from "./formula-plain-evaluation.ts";
import { knowledge } from "./methods-workbench.ts";

const examples = METHODS.flatMap((method) =>
  method.guidelines.flatMap((guidelines) => {
    const prepared = prepareInventory({ ...exampleDocument(method), guidelines }, knowledge);
    const bound = prepared.ok ? prepared.value.activities[0]?.bound : undefined;
    return bound ? [{ code: method.code, guidelines, bound }] : [];
  }),
);

/** The same activity with every number moved by factors drawn in order. */
function moved(bound: BoundActivity, factors: readonly number[]): BoundActivity {
  let at = 0;
  const move = (value: number): number => value * (factors[at++ % factors.length] ?? 1);
  return {
    ...bound,
    activity: bound.activity.map(move),
    elements: bound.elements.map(({ id, values, cells }) => ({
      id,
      values: values.map(move),
      cells: cells.map((years) => years.map(move)),
    })),
    year: bound.year.map((years) => years.map(move)),
  };
}

describe("a compiled kernel computes what its declaration says", () => {
  it("is tried on every method, in each edition it knows", () => {
    expect(new Set(examples.map(({ code }) => code))).toEqual(new Set(METHODS.map(({ code }) => code)));
  });

  it.each(examples)("$code, $guidelines: as mathjs evaluates it, whatever the numbers", ({ bound }) => {
    assert(
      property(
        array(double({ min: 0.5, max: 1.5, noNaN: true }), { minLength: 3, maxLength: 17 }),
        (factors) => {
          const activity = moved(bound, factors);
          const [run] = runActivities([activity]);
          const plain = new PlainEvaluation(activity);
          const { activityLines, elementLines } = activity.program;
          const compare = (found: number | undefined, expected: number): void => {
            const scale = Math.max(Math.abs(expected), 1e-30);
            expect(Math.abs((found ?? Number.NaN) - expected) / scale).toBeLessThan(1e-9);
          };
          for (const [index, line] of activityLines.entries()) {
            compare(run?.lines[index], plain.line(line, null));
          }
          for (const [element, lines] of (run?.elementLines ?? []).entries()) {
            for (const [index, line] of elementLines.entries()) {
              compare(lines[index], plain.line(line, element));
            }
          }
        },
      ),
      { numRuns: 3 },
    );
  });
});
