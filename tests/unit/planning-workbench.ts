import { project, type PlanResult } from "../../src/planning/project.ts";
import type { Finding } from "../../src/inventory/findings.ts";
import { documentOf, knowledge, type Trial } from "./methods-workbench.ts";

type Json = Readonly<Record<string, unknown>>;

/** A measure that acts wholly from the year after the inventory's on. */
export const NEXT_YEAR = { shape: "step", start: 2025 };

export interface PlanTrial {
  readonly activities: readonly Trial[];
  readonly measures?: readonly Json[];
  readonly horizon?: number;
  readonly more?: Json;
}

function planOf({ activities, measures = [], horizon = 2034, more = {} }: PlanTrial): Json {
  const ids = measures.map((measure, index) => ({ adoption: NEXT_YEAR, id: `m${index}`, ...measure }));
  return {
    format: "cityleds/plan@1",
    inventory: documentOf(activities),
    horizon,
    measures: ids,
    scenarios: [
      { id: "all", measures: ids.map(({ id }) => id) },
      { id: "reversed", measures: ids.map(({ id }) => id).toReversed() },
    ],
    ...more,
  };
}

/** A computed plan. @throws where it is refused */
export function planned(trial: PlanTrial): PlanResult {
  const outcome = project(planOf(trial), knowledge);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1));
  return outcome.value;
}

export function refusalsOf(trial: PlanTrial): readonly string[] {
  const outcome = project(planOf(trial), knowledge);
  return outcome.ok ? [] : outcome.problems.map(({ path, code }) => `${path} ${code}`);
}

/** t CO2e of all rows by year under BAU and under every measure, and the share of each measure. */
export function yearsOf(trial: PlanTrial): {
  readonly bau: readonly number[];
  readonly plan: readonly number[];
  readonly wedges: Readonly<Record<string, readonly number[]>>;
  readonly findings: readonly Finding[];
} {
  const result = planned(trial);
  const all = result.scenarios["all"];
  if (!all) throw new Error("no scenario");
  return {
    bau: result.bau.basicPlus,
    plan: all.totals.basicPlus,
    wedges: all.wedges,
    findings: result.findings,
  };
}
