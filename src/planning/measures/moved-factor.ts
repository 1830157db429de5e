import type { BoundActivity } from "../../methods/bind.ts";
import { fuelOf } from "../final-energy.ts";
import { isBendable } from "../in-year.ts";
import type { Source } from "../source.ts";
import { type Bends, bendValue, type SourceState } from "../state.ts";
import type { Measured } from "./field.ts";
import type { Acting, Readying } from "./operator.ts";
import { fill } from "./split.ts";

/** A factor that moves to a value, for a share of what it is applied to. */
export interface MovedFactor {
  readonly factor: string;
  readonly share: number;
  /** Coherent base units. */
  readonly value: number;
  readonly dimension: string;
  /** Whether the activity itself is moved, or only what other measures bring in beside it. */
  readonly own: boolean;
  /** Rows in which newcomers are moved too. */
  readonly refs: readonly string[];
}

/** Factors of the grid, which hold for all electricity in a row, whoever brought it there. */
const OF_THE_GRID = ["grid", "lossRate"];

/** What a measure does to the factor of an activity; null, with a remark, where it cannot. */
export function movedFactor(
  factor: string,
  { base, dimension }: Measured,
  share: number,
  source: Source,
  { refs, remark }: Pick<Readying, "refs" | "remark">,
): MovedFactor | null {
  const moved = { factor, share, value: base, dimension, own: true, refs };
  if (moves(moved, source.bound)) return moved;
  remark("plan.factor-not-there", { factor });
  return null;
}

/** The same for what other measures bring in at an activity that this one does not touch. */
export function followed(
  factor: string,
  { base, dimension }: Measured,
  share: number,
  refs: readonly string[],
): MovedFactor | null {
  return OF_THE_GRID.includes(factor) ? { factor, share, value: base, dimension, own: false, refs } : null;
}

/** Moves factors of the activity and of newcomers, several measures on one factor sharing it out. */
export function moveFactors(
  state: SourceState,
  source: Source,
  acting: readonly Acting<MovedFactor>[],
): void {
  for (const together of Map.groupBy(acting, ({ action }) => action.factor).values()) {
    move(state, together.filter(({ action }) => action.own)); // prettier-ignore
    for (const joined of state.joined) {
      const { bound, row } = joined.newcomer;
      const here = ({ own, refs, factor }: MovedFactor): boolean =>
        (refs.includes(row.ref) || (own && row.ref === source.row.ref)) &&
        (OF_THE_GRID.includes(factor) || fuelOf(bound) === fuelOf(source.bound));
      move(joined, together.filter(({ action }) => here(action) && moves(action, bound))); // prettier-ignore
    }
  }
}

function move(on: { readonly bends: Bends }, acting: readonly Acting<MovedFactor>[]): void {
  const [first] = acting;
  if (!first) return;
  const filled = first.adoption.map((_, year) =>
    fill(acting.map(({ action, adoption }) => action.share * (adoption[year] ?? 0))),
  );
  const times = filled.map(({ kept }) => kept);
  const plus = filled.map(({ taken }) =>
    taken.reduce((sum, part, one) => sum + part * (acting[one]?.action.value ?? 0), 0),
  );
  bendValue(on, first.action.factor, { times, plus });
}

function moves({ factor, dimension }: MovedFactor, bound: BoundActivity): boolean {
  const use = bound.factors.find(({ name }) => name === factor);
  return use?.dimension === dimension && isBendable(bound, factor);
}
