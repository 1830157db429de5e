import { type Driver, driverRatio, type Point } from "./drivers.ts";

/** How the activities of some rows grow. */
export interface Projection {
  readonly refs: readonly string[];
  readonly by: readonly { readonly driver: string; readonly elasticity: number }[];
  /** A year; technology gets better without any measure. */
  readonly efficiencyGain: number;
  /** What is added once and for all in a year, as a share of all there is: a factory opens, a plant closes. */
  readonly steps: readonly Point[];
}

/** What a row's activities are multiplied by in each year of the plan, without and with efficiency gains. */
export interface Growth {
  readonly frozen: readonly number[];
  readonly bau: readonly number[];
}

/**
 * Growth of one row: `Π (driver[t] / driver[base])^elasticity × Π (1 + step) × (1 − efficiencyGain)^(t − base)`,
 * of the steps that have come by then. A row that no projection names stays as it is.
 */
export function growthOf(
  ref: string,
  projections: readonly Projection[],
  drivers: ReadonlyMap<string, Driver>,
  years: readonly number[],
): Growth {
  const projection = projections.find(({ refs }) => refs.includes(ref));
  const base = years[0] ?? 0;
  const by = (projection?.by ?? []).toSorted((one, other) => (one.driver < other.driver ? -1 : 1));
  const frozen = years.map((year) => {
    let growth = 1;
    for (const { driver, elasticity } of by) {
      const moved = drivers.get(driver);
      if (moved) growth *= driverRatio(moved, base, year) ** elasticity;
    }
    for (const step of projection?.steps ?? []) if (step.year <= year) growth *= 1 + step.value;
    return growth;
  });
  const kept = 1 - (projection?.efficiencyGain ?? 0);
  return { frozen, bau: frozen.map((growth, index) => growth * kept ** index) };
}
