import { type Driver, driverRatio } from "./drivers.ts";

/** What a plan is measured against. Masses in t CO2e of the inventory's level. */
export type Target =
  | {
      readonly id: string;
      readonly type: "base-year";
      readonly reduction: number;
      readonly baseYear: number;
      readonly year: number;
      readonly base?: number | undefined;
    }
  | {
      readonly id: string;
      readonly type: "bau-deviation";
      readonly reduction: number;
      readonly year: number;
      /** BAU of that year as it was forecast when the target was adopted: it moves no longer. */
      readonly adopted?: number | undefined;
    }
  | { readonly id: string; readonly type: "fixed-level"; readonly level: number; readonly year: number }
  | {
      readonly id: string;
      readonly type: "intensity";
      readonly reduction: number;
      readonly per: string;
      readonly baseYear: number;
      readonly year: number;
      readonly base?: number | undefined;
    }
  | { readonly id: string; readonly type: "net-zero"; readonly year: number; readonly residual: Residual }
  | {
      readonly id: string;
      readonly type: "budget";
      readonly amount: number;
      readonly from: number;
      readonly to: number;
    };

/** What may be left before removals: a share of the inventory year's, or a mass. */
export type Residual = { readonly share: number } | { readonly mass: number };

export interface TargetResult {
  readonly id: string;
  readonly year: number;
  readonly level: number;
  /** What the level would be by BAU as it is forecast now, where the target keeps an adopted BAU. */
  readonly movingLevel: number | null;
  readonly emissions: number;
  /** Emissions less level: what is still to be found. */
  readonly gap: number;
  readonly met: boolean;
  /** The same over all years since the inventory's, against the straight line from the base year to the target. */
  readonly cumulativeGap: number;
}

/** A plan's emissions at the inventory's level, and what they are measured with. One value for each year. */
export interface Measured {
  readonly years: readonly number[];
  readonly bau: readonly number[];
  readonly plan: readonly number[];
  /** The plan's emissions without removals. */
  readonly gross: readonly number[];
  /** The inventory year's emissions without removals. */
  readonly baseGross: number;
  readonly drivers: ReadonlyMap<string, Driver>;
}

/** Measures a plan against one target, whose years the plan covers. */
export function targetResult(target: Target, measured: Measured): TargetResult {
  const at = (series: readonly number[], year: number): number => series[measured.years.indexOf(year)] ?? 0;
  if (target.type === "budget") {
    const spent = measured.plan.filter((_, index) => isWithin(measured.years[index], target)).reduce(sum, 0);
    const gap = spent - target.amount;
    return {
      id: target.id,
      year: target.to,
      level: target.amount,
      movingLevel: null,
      emissions: spent,
      gap,
      met: gap <= 0,
      cumulativeGap: gap,
    };
  }
  const { id, year } = target;
  const level = levelOf(target, measured);
  const emissions = at(measured.plan, year);
  const gap = emissions - level;
  const met =
    gap <= 0 &&
    (target.type !== "net-zero" || at(measured.gross, year) <= residualOf(target.residual, measured));
  const isKept = target.type === "bau-deviation" && target.adopted !== undefined;
  const movingLevel = isKept ? at(measured.bau, year) * (1 - target.reduction) : null;
  const cumulativeGap = cumulative(target, level, measured);
  return { id, year, level, movingLevel, emissions, gap, met, cumulativeGap };
}

type Levelled = Exclude<Target, { type: "budget" }>;

/** What a target lets a city emit in its year, t CO2e. */
export function levelOf(target: Levelled, { bau, years, drivers }: Measured): number {
  switch (target.type) {
    case "base-year":
      return (target.base ?? bau[0] ?? 0) * (1 - target.reduction);
    case "bau-deviation":
      return (target.adopted ?? bau[years.indexOf(target.year)] ?? 0) * (1 - target.reduction);
    case "fixed-level":
      return target.level;
    case "intensity": {
      const driver = drivers.get(target.per);
      const growth = driver ? driverRatio(driver, target.baseYear, target.year) : 1;
      return (target.base ?? bau[0] ?? 0) * (1 - target.reduction) * growth;
    }
    default:
      return 0;
  }
}

function residualOf(residual: Residual, { baseGross }: Measured): number {
  return "mass" in residual ? residual.mass : residual.share * baseGross;
}

function cumulative(target: Levelled, level: number, { years, bau, plan }: Measured): number {
  const from = "baseYear" in target ? target.baseYear : (years[0] ?? 0);
  const start = ("base" in target ? target.base : undefined) ?? bau[0] ?? 0;
  let gap = 0;
  for (const [index, year] of years.entries()) {
    if (index === 0 || year > target.year) continue;
    gap += (plan[index] ?? 0) - (start + ((level - start) * (year - from)) / Math.max(1, target.year - from));
  }
  return gap;
}

function isWithin(
  year: number | undefined,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  return year !== undefined && year >= from && year <= to;
}

function sum(total: number, value: number): number {
  return total + value;
}
