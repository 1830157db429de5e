/** What several takers leave of a thing that each wants a share of, and what each gets. */
export interface Split {
  readonly kept: number;
  readonly taken: readonly number[];
}

/**
 * Shares out without order: each taker's share is of what the others leave, so `kept` is the product of
 * what each would leave, and what is taken is divided in proportion to the shares wanted. A lone taker gets
 * its share.
 * @param wanted shares between 0 and 1
 */
export function split(wanted: readonly number[]): Split {
  const sum = wanted.reduce((total, share) => total + share, 0);
  if (sum === 0) return { kept: 1, taken: wanted.map(() => 0) };
  if (wanted.length === 1) return { kept: 1 - sum, taken: [sum] };
  const kept = wanted.reduce((rest, share) => rest * (1 - share), 1);
  return { kept, taken: wanted.map((share) => ((1 - kept) * share) / sum) };
}

/**
 * Shares out without order to takers who aim at a share of the whole: each gets what it wants as long as
 * there is enough for all, else all get the same part of it and nothing is left.
 */
export function fill(wanted: readonly number[]): Split {
  const sum = wanted.reduce((total, share) => total + share, 0);
  if (sum <= 1) return { kept: 1 - sum, taken: wanted };
  return { kept: 0, taken: wanted.map((share) => share / sum) };
}
