/** The share of an investment to be paid each year, at its end, over a lifetime at a rate. */
export function capitalRecovery(rate: number, lifetime: number): number {
  return rate === 0 ? 1 / lifetime : rate / (1 - (1 + rate) ** -lifetime);
}

/** A nominal rate without inflation: `(1 + i) / (1 + π) − 1`. */
export function realRate(nominal: number, inflation: number): number {
  return (1 + nominal) / (1 + inflation) - 1;
}

/** What amounts are worth at the first of them, each a year after the one before. */
export function presentValue(amounts: readonly number[], rate: number): number {
  return amounts.reduce((sum, amount, year) => sum + amount * (1 + rate) ** -year, 0);
}
