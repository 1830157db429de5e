import { type Driver, type DriverOfPoints, valueAt } from "../drivers.ts";

/** A driver's values in the years of inventories. */
export interface PastValues {
  readonly values: ReadonlyMap<number, number>;
  /** Years without a point of their own, read off between the points before and after. */
  readonly between: readonly number[];
}

/**
 * What a driver was in some years: only where it has points on both sides of the year or in it. One growth
 * rate for every year is an assumption and says nothing of the past; nor does growth held after a last point.
 */
export function pastValues(driver: Driver, years: readonly number[]): PastValues {
  if (driver.kind === "growth") return { values: new Map(), between: [] };
  const known = years.filter((year) => isWithin(driver, year));
  return {
    values: new Map(known.map((year) => [year, valueAt(driver, year)])),
    between: known.filter((year) => !driver.points.some((point) => point.year === year)),
  };
}

function isWithin({ points }: DriverOfPoints, year: number): boolean {
  return (points[0]?.year ?? Infinity) <= year && year <= (points.at(-1)?.year ?? -Infinity);
}
