import { assert, array, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { parseExpression } from "../../src/formula/expression.ts";
import { compileKernel } from "../../src/formula/kernel.ts";
import { checkLevels } from "../../src/formula/levels.ts";
import { proveExpression } from "../../src/formula/proof.ts";

/** `lag(x, n)` in every year of two series that lie one behind the other, as in a batch of activities. */
function lagged(series: readonly (readonly number[])[], n: number): readonly (readonly number[])[] {
  const seen: number[][] = [];
  const kernel = compileKernel({
    symbols: { activity: ["n"], element: [], year: ["x", "year"], cell: [] },
    lines: [
      { name: "back", level: "year", kept: false, expression: parseExpression("lag(x, n) * year") },
      { name: "found", level: "activity", kept: true, expression: parseExpression("sum(back)") },
    ],
    hasElements: false,
    hasYears: true,
  });
  const starts = series.reduce<number[]>((all, one) => [...all, (all.at(-1) ?? 0) + one.length], [0]);
  const values = Float64Array.from(series.flat());
  for (const [index, one] of series.entries()) {
    seen[index] = one.map((_, year) => {
      const marked = Float64Array.from(values, (__, at) => (at === (starts[index] ?? 0) + year ? 1 : 0));
      const found = new Float64Array(series.length);
      kernel(
        {
          n: series.length,
          activity: [Float64Array.from(series, () => n)],
          element: [],
          year: [values, marked],
          cell: [],
          elementStarts: new Int32Array(series.length + 1),
          yearStarts: Int32Array.from(starts),
        },
        { activity: [found], element: [] },
      );
      return found[index] ?? Number.NaN;
    });
  }
  return seen;
}

describe("lag, an earlier year of a series", () => {
  it("is the value so many years before, and nothing before the first", () => {
    expect(lagged([[5, 7, 11]], 1)).toEqual([[0, 5, 7]]);
    expect(lagged([[5, 7, 11]], 0)).toEqual([[5, 7, 11]]);
    expect(lagged([[5, 7, 11]], 3)).toEqual([[0, 0, 0]]);
  });

  it("is a part of each year between two, and never looks ahead", () => {
    expect(lagged([[8, 4, 2]], 0.25)).toEqual([[6, 5, 2.5]]);
    expect(lagged([[8, 4, 2]], 1.5)).toEqual([[0, 4, 6]]);
    expect(lagged([[8, 4, 2]], -2)).toEqual([[8, 4, 2]]);
  });

  it("does not reach into another activity's series", () => {
    expect(
      lagged(
        [
          [1, 2],
          [30, 40],
        ],
        1,
      ),
    ).toEqual([
      [0, 1],
      [0, 30],
    ]);
  });

  it("gives back the whole of a pulse, whatever the lag", () => {
    const padding = Array.from({ length: 12 }, () => 0);
    assert(
      property(
        array(double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 8 }),
        double({ min: 0, max: 11, noNaN: true }),
        (pulse, n) => {
          const back = lagged([[...pulse, ...padding]], n)[0] ?? [];
          const total = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0);
          expect(total(back)).toBeCloseTo(total(pulse), 3);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("a lag is refused", () => {
  const nest = {
    levelOf: (name: string) => (name === "n" ? ("activity" as const) : ("year" as const)),
    isSeries: (name: string) => name === "x",
    hasElements: false,
    hasYears: true,
  };
  const levels = (text: string, level: "activity" | "year") => () => {
    checkLevels(parseExpression(text), level, nest);
  };

  it("outside the lines of years, of a line, and by a span that changes from year to year", () => {
    expect(levels("lag(x, n)", "year")).not.toThrow();
    expect(levels("lag(x, n)", "activity")).toThrow("in a line of years");
    expect(levels("lag(bank, n)", "year")).toThrow("lag() takes a series");
    expect(levels("lag(x, x)", "year")).toThrow('"x" has a value for each year');
    expect(levels("lag(x)", "year")).toThrow("a span of years");
    expect(levels("lag(x, n, n)", "year")).toThrow("a span of years");
  });

  it("by a span that is not one of time", () => {
    const measures = (name: string) => ({ unit: name === "n" ? "year" : "t" });
    const proof = (text: string) => () => {
      proveExpression(parseExpression(text), measures, { unit: "t" });
    };
    expect(proof("lag(x, n)")).not.toThrow();
    expect(proof("lag(x, 3)")).toThrow("the span of lag and a year do not agree");
    expect(proof("lag(n, n)")).toThrow("the result is");
  });
});
