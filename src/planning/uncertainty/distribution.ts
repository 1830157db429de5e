/** How a value may be distributed between what it is thought to be at the least and at the most. */
export const SHAPES = ["triangular", "uniform", "normal", "lognormal"] as const;
export type Shape = (typeof SHAPES)[number];

/** Half the width of a 95 % interval in standard deviations. */
const Z95 = 1.959963984540054;

/**
 * The value below which a share `u` of all values lies. `uniform` and `triangular` lie between `low` and
 * `high`, the latter with its mode; of `normal` and `lognormal` these are the ends of the 95 % interval, a
 * normal one standing around their mean, a lognormal one around their geometric mean.
 * @param u above 0 and below 1
 */
export function quantile(shape: Shape, u: number, low: number, mode: number, high: number): number {
  if (high === low) return low;
  switch (shape) {
    case "uniform":
      return low + u * (high - low);
    case "triangular": {
      const below = (mode - low) / (high - low);
      return u < below
        ? low + Math.sqrt(u * (high - low) * (mode - low))
        : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
    }
    case "normal":
      return (low + high) / 2 + (standardNormal(u) * (high - low)) / (2 * Z95);
    case "lognormal":
      return Math.sqrt(low * high) * (high / low) ** (standardNormal(u) / (2 * Z95));
  }
}

const CENTRAL = 0.02425;

/**
 * Quantile of the standard normal distribution: P. J. Acklam's rational approximation (2003), its relative
 * error below 1.15e-9.
 */
export function standardNormal(u: number): number {
  if (u < CENTRAL) return tail(Math.sqrt(-2 * Math.log(u)));
  if (u > 1 - CENTRAL) return -tail(Math.sqrt(-2 * Math.log(1 - u)));
  const q = u - 0.5;
  const r = q * q;
  const above = [
    -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
    2.506628277459239,
  ];
  const below = [
    -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1,
    -1.328068155288572e1, 1,
  ];
  return (polynomial(above, r) * q) / polynomial(below, r);
}

function tail(q: number): number {
  const above = [
    -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ];
  const below = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1];
  return polynomial(above, q) / polynomial(below, q);
}

/** Horner's scheme, the highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
