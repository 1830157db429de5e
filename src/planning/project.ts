import type { Finding } from "../inventory/findings.ts";
import { type Knowledge, type Prepared, prepareInventory } from "../inventory/prepare.ts";
import { accepted, type Outcome, type Problem, refused } from "../units/problem.ts";
import { type FactorUnits, type Plan, readPlan } from "./document.ts";
import { Newcomers } from "./newcomers.ts";
import { PlanEngine } from "./plan-engine.ts";
import { isRecord } from "./plan-schema.ts";
import { growthOf } from "./projection.ts";
import { type Readied, readyMeasures } from "./ready-measures.ts";
import { planFindings } from "./rules.ts";
import { type Ground, type ScenarioResult, scenarioResult } from "./scenario.ts";
import { sourcesOf } from "./source.ts";
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
  const { plan, measures, problems: planProblems } = readPlan(given, factorUnits(knowledge));
  const prepared = prepare(given, knowledge);
  const problems: Problem[] = [...(prepared && !prepared.ok ? prepared.problems : []), ...planProblems];
  if (!prepared?.ok) return refused(...problems);
  const sources = sourcesOf(prepared.value);
  const newcomers = new Newcomers(prepared.value, sources);
  const readied = readyMeasures(measures, sources, newcomers, plan?.years ?? [], ({ row }) =>
    plan ? growthOf(row.ref, plan.projections, plan.drivers, plan.years).frozen : [],
  );
  problems.push(...readied.problems);
  if (!plan || problems.length > 0) return refused(...problems);
  const engine = new PlanEngine(prepared.value, [...sources, ...readied.begins], plan);
  return accepted(computed(plan, engine, prepared.value, readied));
}

/** The plan's inventory, its problems' paths starting at the plan; null where it is no object. */
function prepare(given: unknown, knowledge: Knowledge): Outcome<Prepared> | null {
  const raw = isRecord(given) ? given["inventory"] : null;
  if (!isRecord(raw)) return null;
  const prepared = prepareInventory(raw, knowledge);
  if (prepared.ok) return prepared;
  return refused(
    ...prepared.problems.map((one) => ({ ...one, path: `inventory.${one.path}`.replace(/\.$/, "") })),
  );
}

function computed(plan: Plan, engine: PlanEngine, prepared: Prepared, readied: Readied): PlanResult {
  const { level } = prepared.document;
  const count = plan.years.length;
  engine.prepareBau();
  const frozen = tally(engine.frozen(), count, level);
  const bauLines = engine.sources.flatMap((source) => engine.worth(source, []).lines);
  const bau = tally(bauLines, count, level);
  const ground: Ground = { plan, engine, level, bau, measures: readied.measures };
  return {
    format: PLAN_RESULT_FORMAT,
    years: plan.years,
    frozen: frozen.totals,
    bau: bau.totals,
    scenarios: Object.fromEntries(plan.scenarios.map((one) => [one.id, scenarioResult(one, ground)])),
    findings: [...planFindings(ground), ...readied.findings],
  };
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
