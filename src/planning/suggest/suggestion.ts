import type { Candidate, Quest } from "./quest.ts";

/** How it is known that no allowed set is better. */
export type Proof =
  /** Every set was computed. */
  | "enumerated"
  /** No set that could be cheaper reaches the target, since no measure undoes another's saving. */
  | "bounded"
  /** The search was stopped before that: a better set may exist. */
  | "none";

/** The set that was found. */
export interface Suggestion {
  /** Ids of measures, in their order; the set that saves most where none reaches the target. */
  readonly measures: readonly string[];
  readonly reaches: boolean;
  readonly proof: Proof;
  /** t CO2e of what the target counts, computed by the inventory's own kernels. */
  readonly emissions: number;
  readonly limit: number;
  readonly bau: number;
  readonly cost: number;
  readonly capex: number;
  /** No set that reaches the target costs less than this; null where it is not known. */
  readonly bound: number | null;
  /** Sets whose emissions were computed. */
  readonly tried: number;
  /** Where the target is not reached, whether more money would reach it. */
  readonly binds: "budget" | "measures" | null;
}

/** What a set costs and emits, as a suggestion. */
export function suggestionOf(
  { candidates, limit, bau }: Quest,
  chosen: ReadonlySet<number>,
  emissions: number,
  rest: Pick<Suggestion, "proof" | "bound" | "tried" | "binds">,
): Suggestion {
  const members = [...chosen]
    .toSorted((one, other) => one - other)
    .map((place) => candidates[place] as Candidate);
  const sum = (of: (one: Candidate) => number): number => members.reduce((total, one) => total + of(one), 0);
  return {
    measures: members.map(({ id }) => id),
    reaches: emissions <= limit,
    emissions,
    limit,
    bau,
    cost: sum(({ cost }) => cost),
    capex: sum(({ capex }) => capex),
    ...rest,
  };
}
