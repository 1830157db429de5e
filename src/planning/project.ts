import type { Finding } from "../inventory/findings.ts";
import type { Knowledge } from "../inventory/prepare.ts";
import { accepted, type Outcome } from "../units/problem.ts";
import { decoupling, type EconomyResult } from "./decoupling.ts";
import { type EnergyFlow, energyFlows } from "./energy-flows.ts";
import { type Ruler, rulers, type UnruledTerm } from "./rulers.ts";
import { linesWith, measuresOf, type ReadyPlan, readyPlan } from "./ready-plan.ts";
import { planFindings } from "./rules.ts";
import { type ScenarioResult, scenarioResult } from "./scenario.ts";
import { tally, type YearlyTotals } from "./tally.ts";

export const PLAN_RESULT_FORMAT = "cityleds/plan-result@1";

/** A computed plan; masses in t CO2e, one value for each of `years`. */
export interface PlanResult {
  readonly format: typeof PLAN_RESULT_FORMAT;
  readonly years: readonly number[];
  readonly frozen: YearlyTotals;
  readonly bau: YearlyTotals;
  readonly scenarios: Readonly<Record<string, ScenarioResult>>;
  /** Emissions beside GDP and jobs, as far as the plan has drivers for them. */
  readonly decoupling: readonly EconomyResult[];
  /** The country's pledges laid to the city's own numbers, and those that cannot be. */
  readonly national: { readonly rulers: readonly Ruler[]; readonly unruled: readonly UnruledTerm[] };
  /** Final energy by what it is and where it is used, of the rows that the inventory's level counts. */
  readonly energy: {
    readonly bau: readonly EnergyFlow[];
    readonly scenarios: Readonly<Record<string, readonly EnergyFlow[]>>;
  };
  readonly findings: readonly Finding[];
}

/**
 * Computes a plan document (`cityleds/plan@1`): every year from its inventory's to the horizon, frozen, BAU
 * and each scenario, all on the inventory's own kernels. Refused with every problem found, those of the
 * inventory under `inventory.`.
 */
export function project(given: unknown, knowledge: Knowledge): Outcome<PlanResult> {
  const ready = readyPlan(given, knowledge);
  return ready.ok ? accepted(computed(ready.value, knowledge)) : ready;
}

function computed(ready: ReadyPlan, { library }: Knowledge): PlanResult {
  const { plan, engine, level, bau, readied } = ready;
  const frozen = tally(engine.frozen(), plan.years.length, level);
  const scenarios = Object.fromEntries(plan.scenarios.map((one) => [one.id, scenarioResult(one, ready)]));
  const lines = {
    years: plan.years,
    bau: bau.level,
    scenarios: Object.fromEntries(
      Object.entries(scenarios).map(([id, { totals }]) => [
        id,
        level === "BASIC" ? totals.basic : totals.basicPlus,
      ]),
    ),
  };
  const { country } = ready.prepared.document.city;
  const pledges = library.targets.filter((target) => target.country === country);
  return {
    format: PLAN_RESULT_FORMAT,
    years: plan.years,
    frozen: frozen.totals,
    bau: bau.totals,
    scenarios,
    decoupling: decoupling(plan.drivers, lines),
    national: rulers(pledges, { ...lines, drivers: plan.drivers }),
    energy: {
      bau: energyFlows(linesWith(engine, []), level),
      scenarios: Object.fromEntries(
        plan.scenarios.map((one) => [one.id, energyFlows(linesWith(engine, measuresOf(one, ready)), level)]),
      ),
    },
    findings: [...planFindings(ready, scenarios), ...readied.findings],
  };
}
