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

/** What becomes of a value in each year of the plan: `times × value + plus`, in coherent base units. */
export interface Bend {
  readonly times: readonly number[];
  readonly plus: readonly number[];
}

/** What becomes of symbols, by their names. */
export type Bends = Map<string, Bend>;

/** An activity that a measure brings in, its driven input in each year, and how its factors move. */
export interface Joined {
  readonly newcomer: Newcomer;
  readonly amounts: readonly number[];
  readonly bends: Bends;
}

/**
 * A part of the activity itself that is told beside the totals, run by the same kernels and counted in none:
 * electricity made on a roof and sent to the grid, electricity under a contract.
 */
export interface Aside {
  readonly measure: string;
  readonly code: "plan.exported" | "plan.contracted";
  /** Whether it is told, or only there for measures that come after. */
  readonly told: boolean;
  /** In each year, 1 being the whole of the inventory year. */
  readonly portions: number[];
  /** t CO2e that it is told less, in each year. */
  readonly less: readonly number[];
}

/** What a measure could not do in each year, in a unit of the code's own. */
export interface Note {
  readonly measure: string;
  readonly code: string;
  readonly amounts: readonly number[];
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
  /** How factors and inputs move, by symbol (`leak`), or by symbol and element (`share.septic-tank`). */
  readonly bends: Bends;
  /** What is left of a gas after it is caught, of what the activity would emit. */
  readonly left: Map<string, readonly number[]>;
  /** Activities that measures bring in, with their driven input in each year. */
  readonly joined: Joined[];
  readonly asides: Aside[];
  readonly notes: Note[];
  /** What is made on site in place of the driven input, in each year; 1 being the whole of the inventory year. */
  readonly onSite: number[];
}

/** A state in which nothing is edited yet. */
export function stateOf(drive: readonly number[]): SourceState {
  return {
    drive: [...drive],
    kept: new Map(),
    bends: new Map(),
    left: new Map(),
    joined: [],
    asides: [],
    notes: [],
    onSite: drive.map(() => 0),
  };
}

/** Moves a symbol by `bend`, after what moves it already. */
export function bendValue(state: Pick<SourceState, "bends">, symbol: string, { times, plus }: Bend): void {
  const before = state.bends.get(symbol);
  state.bends.set(symbol, {
    times: times.map((factor, year) => factor * (before?.times[year] ?? 1)),
    plus: plus.map((added, year) => added + (times[year] ?? 1) * (before?.plus[year] ?? 0)),
  });
}

/** Moves the share `portions` of a symbol's value, year by year, to `target`. */
export function bendTowards(
  state: Pick<SourceState, "bends">,
  symbol: string,
  portions: readonly number[],
  target: number,
): void {
  const times = portions.map((portion) => 1 - portion);
  bendValue(state, symbol, { times, plus: portions.map((portion) => portion * target) });
}

/** Catches a share of what is still emitted of a gas, year by year. */
export function catchGas(state: SourceState, gas: string, caught: readonly number[]): void {
  const before = state.left.get(gas);
  state.left.set(gas, caught.map((share, year) => (1 - share) * (before?.[year] ?? 1))); // prettier-ignore
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
  for (const newcomer of newcomers) state.joined.push({ newcomer, amounts, bends: new Map() });
}

/** Says what a measure could not do, where there is such a year. */
export function note(state: SourceState, measure: string, code: string, amounts: readonly number[]): void {
  if (amounts.some((amount) => amount > 0)) state.notes.push({ measure, code, amounts });
}
