import type { Point } from "./drivers.ts";

/** Linear between points, the last held; null before the first. */
export function linearAt(points: readonly Point[], year: number): number | null {
  const right = points.findIndex((point) => point.year >= year);
  const after = right < 0 ? points.at(-1) : points[right];
  if (!after) return null;
  if (right < 0 || after.year === year) return after.value;
  const before = points[right - 1];
  if (!before) return null;
  return before.value + ((after.value - before.value) * (year - before.year)) / (after.year - before.year);
}
