import { type BoundActivity, columnOf, drivenBy } from "./bind.ts";

/**
 * The amount of what an activity grows with (fuel, energy, heads, tonnes of waste) in coherent base units: of
 * a series its last year's, of a list the sum of its lines. Null where it has none of its own.
 */
export function drivenAmount(bound: BoundActivity): number | null {
  const name = drivenBy(bound);
  const column = columnOf(bound, "activity", name);
  if (column >= 0) return bound.activity[column] ?? 0;
  const series = columnOf(bound, "year", name);
  if (series >= 0) return bound.year[series]?.at(-1) ?? 0;
  const listed = columnOf(bound, "element", name);
  if (listed < 0) return null;
  return bound.elements.reduce((sum, { values }) => sum + (values[listed] ?? 0), 0);
}
