import { linearAt } from "../linear.ts";
import type { Point } from "../drivers.ts";

/** Money that a city has in each year, such as its revenue: nominal, stated for some years. */
export interface YearlyMoney {
  readonly points: readonly Point[];
  /** A year, after the last point. */
  readonly growth: number;
  readonly currency: string;
}

/** Along a straight line between points, growing after the last; null before the first. */
export function moneyIn({ points, growth }: YearlyMoney, year: number): number | null {
  const stated = linearAt(points, year);
  const last = points.at(-1)?.year ?? year;
  return stated === null ? null : stated * (1 + growth) ** Math.max(0, year - last);
}
