/** A line through measured values: `y = intercept + Σ slope × x`. */
export interface LeastSquares {
  readonly intercept: number;
  readonly slopes: readonly number[];
  /** Standard errors of the slopes; null where there are no more values than unknowns. */
  readonly errors: readonly number[] | null;
  /** Share of the ups and downs of y that the line has; null where y has none. */
  readonly rSquared: number | null;
  /** By how much each slope's variance is raised since its column moves with others; 1 where it is alone. */
  readonly inflation: readonly number[];
}

/** Of a column's size: less is left of it once the others are taken out than rounding leaves. */
const NOTHING = 1e-9;

/**
 * Ordinary least squares with an intercept, by an orthogonal basis of the centred columns. Null where a
 * column does not move, or only as others do together, or where there are fewer values than unknowns.
 */
export function leastSquares(
  columns: readonly (readonly number[])[],
  y: readonly number[],
): LeastSquares | null {
  const [count, unknowns] = [y.length, columns.length];
  if (count < unknowns + 1) return null;
  const centred = columns.map(fromMean);
  const target = fromMean(y);
  const basis: number[][] = [];
  const upper: number[][] = [];
  for (const column of centred) {
    let rest = [...column];
    const parts = basis.map(() => 0);
    // Twice: once leaves rounding of columns that are nearly alike.
    for (let pass = 0; pass < 2; pass++)
      for (const [at, axis] of basis.entries()) {
        const part = dot(axis, rest);
        parts[at] = (parts[at] ?? 0) + part;
        rest = rest.map((value, i) => value - part * (axis[i] ?? 0));
      }
    const left = Math.sqrt(dot(rest, rest));
    if (!(left > NOTHING * Math.sqrt(dot(column, column)))) return null;
    basis.push(rest.map((value) => value / left));
    upper.push([...parts, left]);
  }
  const slopes = solveUpper(upper, basis.map((axis) => dot(axis, target))); // prettier-ignore
  const residuals = target.map((value, i) =>
    centred.reduce((rest, column, j) => rest - (slopes[j] ?? 0) * (column[i] ?? 0), value),
  );
  const [missed, all] = [dot(residuals, residuals), dot(target, target)];
  const spread = columns.map((_, j) => {
    const row = solveLower(upper, j);
    return dot(row, row);
  });
  const free = count - unknowns - 1;
  return {
    intercept: columns.reduce((rest, column, j) => rest - (slopes[j] ?? 0) * mean(column), mean(y)),
    slopes,
    errors: free > 0 ? spread.map((one) => Math.sqrt((one * missed) / free)) : null,
    rSquared: all > 0 ? 1 - missed / all : null,
    inflation: spread.map((one, j) => one * dot(centred[j] ?? [], centred[j] ?? [])),
  };
}

/** Solves `R x = b` for the upper triangle whose column j is `upper[j]`. */
function solveUpper(upper: readonly (readonly number[])[], b: readonly number[]): number[] {
  const x = b.map(() => 0);
  for (let i = b.length - 1; i >= 0; i--) {
    let rest = b[i] ?? 0;
    for (let j = i + 1; j < b.length; j++) rest -= (upper[j]?.[i] ?? 0) * (x[j] ?? 0);
    x[i] = rest / (upper[i]?.[i] ?? NaN);
  }
  return x;
}

/** Row `wanted` of the inverse of that triangle. */
function solveLower(upper: readonly (readonly number[])[], wanted: number): number[] {
  const row = upper.map(() => 0);
  for (let j = wanted; j < upper.length; j++) {
    let rest = j === wanted ? 1 : 0;
    for (let i = wanted; i < j; i++) rest -= (row[i] ?? 0) * (upper[j]?.[i] ?? 0);
    row[j] = rest / (upper[j]?.[j] ?? NaN);
  }
  return row;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function fromMean(values: readonly number[]): number[] {
  const middle = mean(values);
  return values.map((value) => value - middle);
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
}
