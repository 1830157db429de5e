import { readKnowledge } from "../../src/cli/knowledge.ts";
import { type PlanResult, project } from "../../src/planning/project.ts";
import type { ScenarioResult } from "../../src/planning/scenario.ts";

/** Small plans of 2025 to 2035 for tests of measures. */

export type Json = Record<string, unknown>;

const knowledge = readKnowledge();

export const step = (start: number): Json => ({ shape: "step", start });

export function planOf(activities: readonly Json[], change: Json): Json {
  const inventory = {
    format: "cityleds/inventory@1",
    city: { name: "Oracle", country: "PH", population: 1_000_000, climate: "tropical-wet" },
    year: 2025,
    gwp: "AR5",
    guidelines: "2006",
    level: "BASIC+",
    activities,
  };
  return { format: "cityleds/plan@1", inventory, horizon: 2035, ...change };
}

/** One scenario `a` of all these measures, each a step from 2026 unless it says otherwise. */
export function withMeasures(
  activities: readonly Json[],
  measures: readonly Json[],
  change: Json = {},
): PlanResult {
  const all = measures.map((one) => ({ adoption: step(2026), ...one }));
  const scenarios = [{ id: "a", measures: all.map((one) => (one as Json)["id"]) }];
  return computed(planOf(activities, { measures: all, scenarios, ...change }));
}

export function computed(document: unknown): PlanResult {
  const result = project(document, knowledge);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** The codes and places of what is refused. */
export function refusals(document: unknown): readonly string[] {
  const result = project(document, knowledge);
  return result.ok ? [] : result.problems.map(({ path, code }) => `${path} ${code}`);
}

export function scenario(result: PlanResult, id = "a"): ScenarioResult {
  const found = result.scenarios[id];
  if (!found) throw new Error(`no scenario ${id}`);
  return found;
}

/** BAU less plan in a year, t CO2e of BASIC+. */
export function savedIn(result: PlanResult, year: number, id = "a"): number {
  const index = result.years.indexOf(year);
  return (result.bau.basicPlus[index] ?? 0) - (scenario(result, id).totals.basicPlus[index] ?? 0);
}

export function found(result: PlanResult, rule: string) {
  return result.findings.find((one) => one.rule === rule);
}
