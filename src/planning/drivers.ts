/** What becomes of a driver of points after the last of them: it goes on growing, or stays as it is. */
export const AFTERWARDS = ["growth", "flat"] as const;

/** How a driver moves: one growth rate for every year, or values in some years. */
export type Driver =
  | { readonly kind: "growth"; readonly growth: number }
  | {
      readonly kind: "points";
      readonly points: readonly Point[];
      /** Growth where it does not say. */
      readonly after?: (typeof AFTERWARDS)[number] | undefined;
    };

export type DriverOfPoints = Extract<Driver, { readonly kind: "points" }>;

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
 * last it holds the growth of the last two (none where there is one alone), or its value. A driver of points
 * must reach back to both years.
 */
export function driverRatio(driver: Driver, from: number, to: number): number {
  if (driver.kind === "growth") return (1 + driver.growth) ** (to - from);
  return valueAt(driver, to) / valueAt(driver, from);
}

/** The value of a driver of points in a year that it reaches back to. */
export function valueAt({ points, after: later }: DriverOfPoints, year: number): number {
  const last = points.at(-1);
  if (last && later === "flat" && year >= last.year) return last.value;
  const next = points.findIndex((point) => point.year > year);
  const right = next < 0 ? points.length - 1 : next;
  const [before, after] = [points[right - 1], points[right]];
  if (!after) throw new Error("a driver without points");
  if (!before || after.year === year) return after.value;
  const share = (year - before.year) / (after.year - before.year);
  return before.value * (after.value / before.value) ** share;
}
