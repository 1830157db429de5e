import type { Point } from "./drivers.ts";
import { linearAt } from "./linear.ts";

/** How far a measure has come in each year, between 0 (not begun) and 1 (everywhere it is meant for). */
export type Adoption = Course & Fading;

type Course =
  | { readonly shape: "step"; readonly start: number }
  | { readonly shape: "linear" | "logistic"; readonly start: number; readonly full: number }
  /** Bass's diffusion of new things: `innovation` by themselves, `imitation` from those who have it. */
  | {
      readonly shape: "bass";
      readonly start: number;
      readonly innovation: number;
      readonly imitation: number;
    }
  | { readonly shape: "table"; readonly points: readonly Point[] };

/** What becomes of it afterwards. */
interface Fading {
  /** From this year on it acts no more. */
  readonly end?: number | undefined;
  /** A year, of what is left, once it has come as far as it will (a table: after its last point). */
  readonly decay?: number | undefined;
}

/** Steepness of the logistic curve over its span: 1 % and 99 % of the unscaled curve lie near its ends. */
const STEEPNESS = 10;

/**
 * Adoption in a year. `step` acts from `start` on; `linear` and `logistic` rise from 0 in `start` to 1 in
 * `full`, the logistic scaled so that it begins and ends exactly there; `bass` rises from 0 in `start` and
 * never quite ends; `table` is 0 before its first point, linear between points and holds the last. Habits
 * fade: `decay` takes its share of what is left each year after the rise.
 */
export function adoptionAt(adoption: Adoption, year: number): number {
  const { end, decay } = adoption;
  if (end !== undefined && year >= end) return 0;
  const fading = decay === undefined ? 0 : Math.max(0, year - fullAt(adoption));
  return risen(adoption, year) * (1 - (decay ?? 0)) ** fading;
}

function risen(adoption: Course, year: number): number {
  switch (adoption.shape) {
    case "table":
      return linearAt(adoption.points, year) ?? 0;
    case "step":
      return year >= adoption.start ? 1 : 0;
    case "bass":
      return diffused(adoption, Math.max(0, year - adoption.start));
    case "linear":
      return progress(adoption, year);
    case "logistic":
      return scaledLogistic(progress(adoption, year));
  }
}

/** The year from which there is nothing more to rise; a diffusion has none and fades from its start. */
function fullAt(adoption: Course): number {
  switch (adoption.shape) {
    case "table":
      return adoption.points.at(-1)?.year ?? 0;
    case "step":
    case "bass":
      return adoption.start;
    default:
      return adoption.full;
  }
}

/** Cumulative adoption of Bass (1969): `(1 - e^-(p+q)t) / (1 + q/p e^-(p+q)t)`. */
function diffused(
  { innovation, imitation }: { readonly innovation: number; readonly imitation: number },
  years: number,
): number {
  const left = Math.exp(-(innovation + imitation) * years);
  return (1 - left) / (1 + (imitation / innovation) * left);
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
