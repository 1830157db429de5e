import type { Point } from "./drivers.ts";
import { linearAt } from "./linear.ts";

/** How far a measure has come in each year, between 0 (not begun) and 1 (everywhere it is meant for). */
export type Adoption =
  | { readonly shape: "step"; readonly start: number }
  | { readonly shape: "linear" | "logistic"; readonly start: number; readonly full: number }
  | { readonly shape: "table"; readonly points: readonly Point[] };

/** Steepness of the logistic curve over its span: 1 % and 99 % of the unscaled curve lie near its ends. */
const STEEPNESS = 10;

/**
 * Adoption in a year. `step` acts from `start` on; `linear` and `logistic` rise from 0 in `start` to 1 in
 * `full`, the logistic scaled so that it begins and ends exactly there; `table` is 0 before its first
 * point, linear between points and holds the last.
 */
export function adoptionAt(adoption: Adoption, year: number): number {
  if (adoption.shape === "table") return linearAt(adoption.points, year) ?? 0;
  if (adoption.shape === "step") return year >= adoption.start ? 1 : 0;
  return adoption.shape === "linear" ? progress(adoption, year) : scaledLogistic(progress(adoption, year));
}

function progress({ start, full }: { readonly start: number; readonly full: number }, year: number): number {
  if (year >= full) return 1;
  return year <= start ? 0 : (year - start) / (full - start);
}

function scaledLogistic(progress: number): number {
  if (progress === 0 || progress === 1) return progress;
  const curve = (x: number): number => 1 / (1 + Math.exp(-STEEPNESS * x));
  return (curve(progress - 0.5) - curve(-0.5)) / (curve(0.5) - curve(-0.5));
}
