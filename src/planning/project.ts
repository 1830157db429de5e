import type { Finding } from "../inventory/findings.ts";
import { type Knowledge, type Prepared, prepareInventory } from "../inventory/prepare.ts";
import { accepted, type Outcome, type Problem, refused } from "../units/problem.ts";
import { type FactorUnits, type Plan, readPlan } from "./document.ts";
import { Newcomers } from "./newcomers.ts";
import { PlanEngine } from "./plan-engine.ts";
import { readyMeasures } from "./ready-measures.ts";
import { planFindings } from "./rules.ts";
import { type Ground, type ScenarioResult, scenarioResult } from "./scenario.ts";
import { tally, type YearlyTotals } from "./tally.ts";

export const PLAN_RESULT_FORMAT = "cityleds/plan-result@1";

/** A computed plan; masses in t CO2e, one value for each of `years`. */
export interface PlanResult {
  readonly format: typeof PLAN_RESULT_FORMAT;
  readonly years: readonly number[];
  readonly frozen: YearlyTotals;
  readonly bau: YearlyTotals;
  readonly scenarios: Readonly<Record<string, ScenarioResult>>;
  readonly findings: readonly Finding[];
}

/**
 * Computes a plan document (`cityleds/plan@1`): every year from its inventory's to the horizon, frozen, BAU
 * and each scenario, all on the inventory's own kernels. Refused with every problem found, those of the
 * inventory under `inventory.`.
 */
export function project(given: unknown, knowledge: Knowledge): Outcome<PlanResult> {
  const plan = readPlan(given, factorUnits(knowledge));
  const raw = (given as { readonly inventory?: unknown } | null | undefined)?.inventory;
  const isObject = typeof raw === "object" && raw !== null && !Array.isArray(raw);
  const prepared = isObject ? prepareInventory(raw, knowledge) : null;
  const problems: Problem[] = [];
  if (prepared && !prepared.ok) {
    problems.push(...prepared.problems.map((one) => ({ ...one, path: within("inventory", one.path) })));
  }
  if (!plan.ok) problems.push(...plan.problems);
  if (!plan.ok || !prepared?.ok) return refused(...problems);
  return projectPrepared(plan.value, prepared.value);
}

/** Computes a plan whose document has been read, on a prepared inventory. */
export function projectPrepared(plan: Plan, prepared: Prepared): Outcome<PlanResult> {
  const engine = new PlanEngine(prepared, plan);
  const newcomers = new Newcomers(prepared, engine.sources);
  const readied = readyMeasures(plan.measures, engine.sources, newcomers, plan.years);
  if (readied.problems.length > 0) return refused(...readied.problems);
  engine.prepareBau();
  const { level } = prepared.document;
  const count = plan.years.length;
  const frozen = tally(engine.frozen(), count, level);
  const bau = tally(
    engine.sources.flatMap((source) => engine.worth(source, []).lines),
    count,
    level,
  );
  const ground: Ground = { plan, engine, level, bau, measures: readied.measures };
  return accepted({
    format: PLAN_RESULT_FORMAT,
    years: plan.years,
    frozen: frozen.totals,
    bau: bau.totals,
    scenarios: Object.fromEntries(plan.scenarios.map((one) => [one.id, scenarioResult(one, ground)])),
    findings: [...planFindings(ground), ...readied.findings],
  });
}

const knownUnits = new WeakMap<Knowledge["book"], FactorUnits>();

/** The units in which the methods take each factor, by its name. */
function factorUnits({ book }: Knowledge): FactorUnits {
  let units = knownUnits.get(book);
  if (!units) {
    const needs = [...book.values()].flatMap(({ method }) => method.factors);
    const byName = Map.groupBy(needs, ({ name }) => name);
    units = new Map(
      [...byName].map(([name, list]) => [name, [...new Set(list.flatMap((need) => need.units))]]),
    );
    knownUnits.set(book, units);
  }
  return units;
}

function within(part: string, path: string): string {
  return path === "" ? part : `${part}.${path}`;
}
