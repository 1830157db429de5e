import type { Drawn } from "./draws.ts";

/** Where draws lie in each year, t CO2e. */
export interface Band {
  readonly low: readonly number[];
  readonly median: readonly number[];
  readonly high: readonly number[];
}

/** How sure a plan is: bands of nine draws in ten (5 % to 95 %) and the odds of its targets. */
export interface Spread {
  readonly draws: number;
  readonly impossible: number;
  readonly seed: number;
  readonly years: readonly number[];
  readonly bau: Band;
  readonly scenarios: Readonly<Record<string, ScenarioSpread>>;
}

export interface ScenarioSpread {
  readonly level: Band;
  /** BAU less plan, draw by draw. */
  readonly saved: Band;
  /** By target, the share of draws that meet it. */
  readonly chance: Readonly<Record<string, number>>;
}

/** Sums up the draws of a run, however they were shared out. Null where none was possible. */
export function spreadOf(
  parts: readonly Drawn[],
  run: {
    readonly seed: number;
    readonly years: readonly number[];
    readonly scenarios: readonly string[];
    readonly targets: readonly string[];
  },
): Spread | null {
  const draws = parts.reduce((sum, { possible }) => sum + possible, 0);
  if (draws === 0) return null;
  const { seed, years, scenarios, targets } = run;
  const columns = (place: number): readonly Float64Array[] =>
    years.map((_, year) => {
      const column = new Float64Array(draws);
      let next = 0;
      for (const { levels, possible } of parts) {
        for (let one = 0; one < possible; one++)
          column[next++] = levels[place]?.[one * years.length + year] ?? 0;
      }
      return column;
    });
  const bau = columns(0);
  const of = (id: string, index: number): [string, ScenarioSpread] => {
    const level = columns(index + 1);
    const saved = level.map((column, year) => column.map((value, one) => (bau[year]?.[one] ?? 0) - value));
    const chance = targets.map((target, at): [string, number] => {
      let met = 0;
      for (const part of parts) {
        for (let one = 0; one < part.possible; one++)
          met += part.met[index]?.[one * targets.length + at] ?? 0;
      }
      return [target, met / draws];
    });
    return [id, { level: bandOf(level), saved: bandOf(saved), chance: Object.fromEntries(chance) }];
  };
  return {
    draws,
    impossible: parts.reduce((sum, { impossible }) => sum + impossible, 0),
    seed,
    years,
    bau: bandOf(bau),
    scenarios: Object.fromEntries(scenarios.map(of)),
  };
}

function bandOf(columns: readonly Float64Array[]): Band {
  const sorted = columns.map((column) => column.toSorted());
  const at = (share: number): number[] => sorted.map((column) => percentile(column, share));
  return { low: at(0.05), median: at(0.5), high: at(0.95) };
}

/** Linear between the two draws around it (Hyndman and Fan's type 7). */
function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const [one, other] = [sorted[below] ?? 0, sorted[Math.min(below + 1, sorted.length - 1)] ?? 0];
  return one + (other - one) * (place - below);
}
