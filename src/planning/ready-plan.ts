import { type Knowledge, type Prepared, prepareInventory } from "../inventory/prepare.ts";
import { accepted, type Outcome, type Problem, refused } from "../units/problem.ts";
import type { Line } from "./courses.ts";
import { type FactorUnits, readPlan, type ScenarioDocument } from "./document.ts";
import { Newcomers } from "./newcomers.ts";
import { PlanEngine } from "./plan-engine.ts";
import { isRecord } from "./plan-schema.ts";
import { growthOf } from "./projection.ts";
import { type Readied, type ReadyMeasure, readyMeasures } from "./ready-measures.ts";
import type { Ground } from "./scenario.ts";
import { sourcesOf } from "./source.ts";
import { type Tally, tally } from "./tally.ts";

/** A plan whose inventory is bound and whose measures are settled, with its BAU computed. */
export interface ReadyPlan extends Ground {
  readonly prepared: Prepared;
  readonly readied: Readied;
}

/**
 * Makes a plan document ready to compute. Refused with every problem found, those of the inventory under
 * `inventory.`.
 * @param before an inventory that was prepared from the same document, where one is at hand
 */
export function readyPlan(given: unknown, knowledge: Knowledge, before?: Prepared): Outcome<ReadyPlan> {
  const { plan, measures, problems: planProblems } = readPlan(given, factorUnits(knowledge));
  const prepared = before ? accepted(before) : prepare(given, knowledge);
  const problems: Problem[] = [...(prepared && !prepared.ok ? prepared.problems : []), ...planProblems];
  if (!prepared?.ok) return refused(...problems);
  const sources = sourcesOf(prepared.value);
  const newcomers = new Newcomers(prepared.value, sources);
  const readied = readyMeasures(measures, sources, newcomers, plan?.years ?? [], ({ row }) =>
    plan ? growthOf(row.ref, plan.projections, plan.drivers, plan.years).frozen : [],
  );
  problems.push(...readied.problems);
  if (!plan || problems.length > 0) return refused(...problems);
  const [policies, own] = [true, false].map((policy) =>
    readied.measures.filter(({ document }) => document.policy === policy),
  ) as [ReadyMeasure[], ReadyMeasure[]];
  const engine = new PlanEngine(prepared.value, [...sources, ...readied.begins], plan, policies);
  engine.prepareBau();
  const { level } = prepared.value.document;
  const bau = tallyOf(engine, [], plan.years.length, level);
  return accepted({
    plan,
    engine,
    level,
    bau,
    measures: own,
    prepared: prepared.value,
    readied,
  });
}

/** The measures of a scenario, in the order of their ids. */
export function measuresOf(
  scenario: Pick<ScenarioDocument, "measures">,
  ground: Ground,
): readonly ReadyMeasure[] {
  return ground.measures.filter(({ id }) => scenario.measures.includes(id));
}

/** What a set of measures makes of every source, summed; no shares. */
export function tallyWith(ground: Ground, measures: readonly ReadyMeasure[]): Tally {
  return tallyOf(ground.engine, measures, ground.plan.years.length, ground.level);
}

function tallyOf(
  engine: PlanEngine,
  measures: readonly ReadyMeasure[],
  years: number,
  level: Ground["level"],
): Tally {
  return tally(linesWith(engine, measures), years, level);
}

/** What every source becomes under a set of measures, and what these bring in. */
export function linesWith(engine: PlanEngine, measures: readonly ReadyMeasure[]): readonly Line[] {
  return engine.sources.flatMap(
    (source) => engine.worth(source, measures.filter(({ actions }) => actions.has(source))).lines, // prettier-ignore
  );
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
