/**
 * The logarithmic mean of two positive numbers: `(x − y) / (ln x − ln y)`, and x where they are equal.
 */
export function logarithmicMean(x: number, y: number): number {
  return x === y ? x : (x - y) / Math.log(x / y);
}

/**
 * Splits the change of a product of positive factors into one part for each factor, which sum to it exactly
 * and do not depend on an order (logarithmic mean Divisia index, additive LMDI-I; Ang 2005).
 * @param before and after: the factors, in the same order, all above zero
 */
export function lmdi(before: readonly number[], after: readonly number[]): readonly number[] {
  const product = (factors: readonly number[]): number => factors.reduce((whole, one) => whole * one, 1);
  const weight = logarithmicMean(product(after), product(before));
  return before.map((value, index) => weight * Math.log((after[index] ?? value) / value));
}
