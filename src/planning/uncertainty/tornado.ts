import { accepted, type Outcome, refused } from "../../units/problem.ts";
import type { Trial, Trials } from "./trials.ts";

/** What one range alone does to emissions of a scenario in a year, t CO2e of the level. */
export interface Bar {
  readonly path: string;
  readonly low: number;
  readonly high: number;
  /** Both ends lie on one side of the plan as it stands: the range has a turning point within. */
  readonly turns: boolean;
}

export interface Tornado {
  readonly scenario: string;
  readonly year: number;
  readonly base: number;
  /** The widest first. */
  readonly bars: readonly Bar[];
}

/** Each range at its ends, the others as they stand, for every scenario and BAU (`bau`) in one year. */
export function tornado(trials: Trials, year: number): Outcome<readonly Tornado[]> {
  const at = trials.years.indexOf(year);
  const inYear = ({ bau, scenarios }: Trial): readonly number[] =>
    [bau, ...scenarios].map((level) => level[at] ?? 0);
  const none = trials.ranges.map((): number | null => null);
  const base = trials.try(none);
  if (!base.ok) return refused(...base.problems);
  const ends: (readonly [readonly number[], readonly number[]])[] = [];
  for (const [index, { low, high }] of trials.ranges.entries()) {
    const [left, right] = [trials.try(none.with(index, low)), trials.try(none.with(index, high))];
    if (!left.ok) return refused(...left.problems);
    if (!right.ok) return refused(...right.problems);
    ends.push([inYear(left.value), inYear(right.value)]);
  }
  const bases = inYear(base.value);
  return accepted(
    ["bau", ...trials.scenarios].map((scenario, place) => {
      const middle = bases[place] ?? 0;
      const bars = trials.ranges.map(({ path }, index): Bar => {
        const [low = middle, high = middle] = [ends[index]?.[0][place], ends[index]?.[1][place]];
        return { path, low, high, turns: (low - middle) * (high - middle) > 0 };
      });
      const width = ({ low, high }: Bar): number => Math.abs(high - low);
      return { scenario, year, base: middle, bars: bars.toSorted((one, other) => width(other) - width(one)) };
    }),
  );
}
