import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { type Range, valueOf } from "./ranges.ts";
import type { Trials } from "./trials.ts";

/** What draws of a plan gave: for each draw that was possible, the level of each year. */
export interface Drawn {
  /** Draws times years, draw by draw; BAU first, then each scenario in the document's order. */
  readonly levels: readonly Float64Array[];
  /** Draws times targets for each scenario: 1 where the target is met. */
  readonly met: readonly Uint8Array[];
  readonly possible: number;
  /** Draws whose values made the plan impossible, such as a share above 1. */
  readonly impossible: number;
}

/** Which of the draws of a run to make, so that several workers share one. */
export interface Slice {
  readonly draws: number;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

/**
 * A Latin hypercube: for each range one value from each of `draws` equally likely strata, in an order of its
 * own. The same for the same seed, wherever it is made.
 * @returns for each range, `draws` values
 */
export function latinHypercube(
  ranges: readonly Range[],
  draws: number,
  seed: number,
): readonly Float64Array[] {
  const random = xoroshiro128plus(seed);
  return ranges.map((range) => {
    const strata = Uint32Array.from({ length: draws }, (_, index) => index);
    for (let last = draws - 1; last > 0; last--) {
      const other = uniformInt(random, 0, last);
      [strata[last], strata[other]] = [strata[other] as number, strata[last] as number];
    }
    return Float64Array.from(strata, (stratum) => {
      // Never 0 or 1, where a value without bounds would lie at infinity.
      const within = Math.min(1 - 1e-12, Math.max(1e-12, uniformFloat64(random)));
      return valueOf(range, (stratum + within) / draws);
    });
  });
}

/** Makes some of the draws of a run; `onDraw` is told after each, and stops the run by returning false. */
export function draw(trials: Trials, { draws, seed, from, to }: Slice, onDraw: () => boolean): Drawn {
  const values = latinHypercube(trials.ranges, draws, seed);
  const [years, targets] = [trials.years.length, trials.targets.length];
  const levels = ["bau", ...trials.scenarios].map(() => new Float64Array((to - from) * years));
  const met = trials.scenarios.map(() => new Uint8Array((to - from) * targets));
  let [possible, impossible] = [0, 0];
  for (let index = from; index < to; index++) {
    const trial = trials.try(values.map((column) => column[index] ?? null));
    if (trial.ok) {
      const { bau, scenarios } = trial.value;
      for (const [place, level] of [bau, ...scenarios].entries()) levels[place]?.set(level, possible * years);
      for (const [place, each] of trial.value.met.entries())
        met[place]?.set(each.map(Number), possible * targets);
      possible++;
    } else impossible++;
    if (!onDraw()) break;
  }
  return {
    levels: levels.map((column) => column.slice(0, possible * years)),
    met: met.map((column) => column.slice(0, possible * targets)),
    possible,
    impossible,
  };
}
