/** Players above which orders are sampled: 2^10 coalitions are evaluated at most. */
export const EXACT_PLAYERS = 10;

/** Pairs of an order and its reverse that are drawn where there are more players. */
const SAMPLED_PAIRS = 128;

/** What a coalition of players, given in ascending order, is worth in each year. */
export type CoalitionValue = (members: readonly number[]) => readonly number[];

/** Shares of each player in each year, and how far sampling may have led them astray. */
export interface Shares {
  readonly shares: readonly (readonly number[])[];
  /** Standard error of each share; null where shares are exact. */
  readonly errors: readonly (readonly number[])[] | null;
}

/**
 * Shapley value of each of `players` players, for each year: the mean over all orders of what a player adds
 * to those before it. The shares sum to `value(all) - value([])` in every year. Exact up to `EXACT_PLAYERS`;
 * above that from sampled orders, seeded and drawn in pairs of an order and its reverse, whose shares sum
 * exactly all the same. Pairs are independent of each other, so the spread among them tells the error.
 */
export function shapley(players: number, value: CoalitionValue): Shares {
  return players <= EXACT_PLAYERS ? { shares: exact(players, value), errors: null } : sampled(players, value);
}

function exact(players: number, value: CoalitionValue): readonly (readonly number[])[] {
  const all = Array.from({ length: players }, (_, player) => player);
  const worth = Array.from({ length: 1 << players }, (_, mask) =>
    value(all.filter((one) => mask & (1 << one))),
  );
  const shares = zeros(players, worth[0]?.length ?? 0);
  const weights = weightsBySize(players);
  for (const [mask, without] of worth.entries()) {
    const outside = all.filter((one) => !(mask & (1 << one)));
    const weight = weights[players - outside.length] ?? 0;
    for (const player of outside) {
      addDifference(shares[player] as number[], worth[mask | (1 << player)] ?? [], without, weight);
    }
  }
  return shares;
}

/** |S|! (n - |S| - 1)! / n! for each size of S, by recurrence so that no factorial overflows. */
function weightsBySize(players: number): readonly number[] {
  const weights = [1 / players];
  for (let size = 1; size < players; size++)
    weights.push(((weights[size - 1] ?? 0) * size) / (players - size));
  return weights;
}

function sampled(players: number, value: CoalitionValue): Shares {
  const years = value([]).length;
  const [sum, squares] = [zeros(players, years), zeros(players, years)];
  const random = seededRandom(players);
  for (let pair = 0; pair < SAMPLED_PAIRS; pair++) {
    const order = shuffled(players, random);
    const added = zeros(players, years);
    for (const one of [order, order.toReversed()]) {
      let before = value([]);
      for (const [place, player] of one.entries()) {
        const after = value(one.slice(0, place + 1).toSorted((left, right) => left - right));
        addDifference(added[player] as number[], after, before, 1 / 2);
        before = after;
      }
    }
    for (const [player, row] of added.entries()) {
      for (const [year, one] of row.entries()) {
        (sum[player] as number[])[year] = (sum[player]?.[year] ?? 0) + one;
        (squares[player] as number[])[year] = (squares[player]?.[year] ?? 0) + one * one;
      }
    }
  }
  const shares = sum.map((row) => row.map((all) => all / SAMPLED_PAIRS));
  const errors = squares.map((row, player) =>
    row.map((all, year) => {
      const mean = shares[player]?.[year] ?? 0;
      const variance = Math.max(0, all / SAMPLED_PAIRS - mean * mean);
      return Math.sqrt(variance / (SAMPLED_PAIRS - 1));
    }),
  );
  return { shares, errors };
}

function zeros(players: number, years: number): number[][] {
  return Array.from({ length: players }, () => Array.from({ length: years }, () => 0));
}

function addDifference(
  to: number[],
  larger: readonly number[],
  smaller: readonly number[],
  weight: number,
): void {
  for (let year = 0; year < to.length; year++) {
    to[year] = (to[year] ?? 0) + weight * ((larger[year] ?? 0) - (smaller[year] ?? 0));
  }
}

function shuffled(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}

/** Mulberry32: small, seeded, the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
