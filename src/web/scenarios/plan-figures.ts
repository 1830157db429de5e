import type { PlanResult } from "../../planning/project.ts";
import type { PlanPart } from "../../store/plan-parts.ts";
import type { PlanOutcome } from "../../usecases/run-plan.ts";
import { partsOf, type OpenPlan } from "./open.ts";

type Totals = PlanResult["bau"];
type TargetResult = PlanOutcome["bauTargets"][number];

/** A computed plan with what its pages need to name it. */
export interface PlanFigures extends PlanOutcome {
  readonly level: "basic" | "basicPlus";
  readonly targets: readonly PlanPart[];
  /** The target that the answer is about: the first of the list. */
  readonly main: TargetResult | null;
}

export function planFigures(open: OpenPlan, outcome: PlanOutcome): PlanFigures {
  return {
    ...outcome,
    level: open.stored.inventory.level === "BASIC+" ? "basicPlus" : "basic",
    targets: partsOf(open, "target"),
    main: outcome.bauTargets[0] ?? null,
  };
}

/** The total that the plan is measured by. */
export function levelOf({ level }: Pick<PlanFigures, "level">, totals: Totals): readonly number[] {
  return totals[level];
}

/** A total in a year. */
export function inYear(
  { result }: Pick<PlanFigures, "result">,
  values: readonly number[],
  year: number,
): number {
  return values[result.years.indexOf(year)] ?? 0;
}

/** The year that the page's figures are of: the main target's, else the last. */
export function figureYear({ main, result }: PlanFigures): number {
  return main && result.years.includes(main.year) ? main.year : (result.years.at(-1) ?? 0);
}

/** The scenario nearest to the main target, or without one the lowest in the last year. */
export function bestScenario(
  figures: PlanFigures,
): { readonly id: string; readonly target: TargetResult | null } | null {
  const { result, main } = figures;
  const year = figureYear(figures);
  const all = Object.entries(result.scenarios).map(([id, scenario]) => ({
    id,
    target: scenario.targets.find((one) => one.id === main?.id) ?? null,
    total: inYear(figures, levelOf(figures, scenario.totals), year),
  }));
  const rank = (one: (typeof all)[number]): number => one.target?.gap ?? one.total;
  return all.length === 0 ? null : all.reduce((best, one) => (rank(one) < rank(best) ? one : best));
}
