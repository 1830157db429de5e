/** How a driver moves: one growth rate for every year, or values in some years. */
export type Driver =
  | { readonly kind: "growth"; readonly growth: number }
  | { readonly kind: "points"; readonly points: readonly Point[] };

/** A value in a year; lists of points stand in ascending years. */
export interface Point {
  readonly year: number;
  readonly value: number;
}

/** Whether a driver has a value in a year: points say nothing about the time before the first of them. */
export function reaches(driver: Driver, year: number): boolean {
  return driver.kind === "growth" || (driver.points[0]?.year ?? Infinity) <= year;
}

/**
 * How many times its value of `from` a driver has in `to`. Between points it grows geometrically, after the
 * last it holds the growth of the last two (none where there is one alone). A driver of points must reach
 * back to both years.
 */
export function driverRatio(driver: Driver, from: number, to: number): number {
  if (driver.kind === "growth") return (1 + driver.growth) ** (to - from);
  return valueAt(driver.points, to) / valueAt(driver.points, from);
}

function valueAt(points: readonly Point[], year: number): number {
  const next = points.findIndex((point) => point.year > year);
  const right = next < 0 ? points.length - 1 : next;
  const [before, after] = [points[right - 1], points[right]];
  if (!after) throw new Error("a driver without points");
  if (!before || after.year === year) return after.value;
  const share = (year - before.year) / (after.year - before.year);
  return before.value * (after.value / before.value) ** share;
}
