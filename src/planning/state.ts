import type { GpcRow } from "../inventory/gpc-table.ts";
import type { BoundActivity } from "../methods/bind.ts";
import type { OwnFactor } from "../methods/own-factors.ts";

/** An activity that is not in the inventory: a measure brings it in. Bound for one unit of its driven input. */
export interface Newcomer {
  readonly id: string;
  readonly row: GpcRow;
  readonly bound: BoundActivity;
  readonly own: readonly OwnFactor[];
  /** TJ of final energy in one of the driven input. */
  readonly energyPerDriven: number;
}

/**
 * What measures edit of one activity. Arrays have one value for each year of the plan, the first being the
 * inventory's.
 */
export interface SourceState {
  /** What the driven input of the inventory year is multiplied by. */
  readonly drive: number[];
  /** What stays of a waste fraction. */
  readonly kept: Map<string, readonly number[]>;
  /** Activities that measures bring in, with their driven input in each year. */
  readonly joined: { readonly newcomer: Newcomer; readonly amounts: readonly number[] }[];
}

/** Multiplies the driven input by what the adopted part of a reduction leaves. */
export function reduce(state: SourceState, adoption: readonly number[], reduction: number): void {
  for (const [index, drive] of state.drive.entries()) {
    state.drive[index] = drive * (1 - (adoption[index] ?? 0) * reduction);
  }
}

/** Adds newcomers to a state, each with the same amounts; those that never get anything stay out. */
export function joinNewcomers(
  state: SourceState,
  newcomers: readonly Newcomer[],
  amounts: readonly number[],
): void {
  if (amounts.every((amount) => amount === 0)) return;
  for (const newcomer of newcomers) state.joined.push({ newcomer, amounts });
}
