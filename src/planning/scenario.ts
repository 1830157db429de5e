import type { Level } from "../inventory/totals.ts";
import type { Line } from "./courses.ts";
import type { Plan, ScenarioDocument } from "./document.ts";
import { measureResult, type MeasureResult } from "./measure-result.ts";
import { type FinancePlan, financeTogether } from "./money/finance.ts";
import { type CityPart, type Municipal, municipalOf } from "./money/municipal.ts";
import { following, type Following } from "./progress.ts";
import type { PlanEngine, Worth } from "./plan-engine.ts";
import type { ReadyMeasure } from "./ready-measures.ts";
import { EXACT_PLAYERS, shapley } from "./shapley.ts";
import type { Source } from "./source.ts";
import { type Tally, tally, type YearlyTotals } from "./tally.ts";
import { targetResult, type TargetResult } from "./targets.ts";

/** Values of a measure by its id. */
type ByMeasure<T> = Readonly<Record<string, T>>;

export interface ScenarioResult {
  readonly totals: YearlyTotals;
  readonly rows: Readonly<Record<string, readonly number[]>>;
  /** Shapley shares of BAU less plan, t CO2e of the level; they sum to it in every year. */
  readonly wedges: ByMeasure<readonly number[]>;
  /** Standard error of each wedge where it is estimated from sampled orders; null where all are exact. */
  readonly wedgeErrors: ByMeasure<readonly number[]> | null;
  /** What each measure saves if it is the only one. */
  readonly alone: ByMeasure<readonly number[]>;
  /** What is lost if the plan goes without it. */
  readonly lastIn: ByMeasure<readonly number[]>;
  readonly measures: ByMeasure<MeasureResult>;
  /** Money of all its measures that have a cost, nominal; null where none has. */
  readonly finance: FinancePlan | null;
  /** The city's own part of it, laid to its budget; null where no measure has a cost. */
  readonly municipal: Municipal | null;
  readonly targets: readonly TargetResult[];
  /** Planned against achieved, where something is reported. */
  readonly following: Following;
}

/** What every scenario of a plan is computed with. */
export interface Ground {
  readonly plan: Plan;
  readonly engine: PlanEngine;
  readonly level: Level;
  readonly bau: Tally;
  /** Of the whole plan but national policy, in the order of their ids. */
  readonly measures: readonly ReadyMeasure[];
}

interface Attributed {
  readonly wedge: number[];
  /** Of the wedge, by sampling: the square of its standard error. */
  readonly variance: number[];
  readonly alone: number[];
  readonly lastIn: number[];
  readonly energy: number[];
}

/** Computes one scenario: its totals and rows, what each measure does in it, its money and its targets. */
export function scenarioResult(scenario: ScenarioDocument, ground: Ground): ScenarioResult {
  const { plan, engine, level, bau } = ground;
  const measures = ground.measures.filter(({ id }) => scenario.measures.includes(id));
  const years = plan.years.length;
  const attributed = new Map(measures.map((measure) => [measure, nothing(years)]));
  const lines: Line[] = [];
  for (const source of engine.sources) {
    const touching = measures.filter(({ actions }) => actions.has(source));
    lines.push(...engine.worth(source, touching).lines);
    if (touching.length > 0) attribute(source, touching, engine, attributed);
  }
  const whole = tally(lines, years, level);
  const each = <T>(pick: (one: Attributed, measure: ReadyMeasure) => T): ByMeasure<T> =>
    Object.fromEntries([...attributed].map(([measure, one]) => [measure.id, pick(one, measure)]));
  const measured = {
    years: plan.years,
    bau: bau.level,
    plan: whole.level,
    gross: whole.gross,
    drivers: plan.drivers,
  };
  const wedges = each(({ wedge }) => wedge);
  const results = each((one, measure) => measureResult(one, measure, plan));
  const parts = measures.flatMap(({ id, document }): readonly CityPart[] => {
    const finance = results[id]?.city;
    return finance ? [{ id, finance, isSaid: document.cost?.paidBy !== undefined }] : [];
  });
  const financed = Object.values(results).flatMap(({ finance }) => finance ?? []);
  return {
    totals: whole.totals,
    rows: Object.fromEntries(whole.rows),
    wedges,
    wedgeErrors: isSampled(scenario, ground) ? each(({ variance }) => variance.map(Math.sqrt)) : null,
    alone: each(({ alone }) => alone),
    lastIn: each(({ lastIn }) => lastIn),
    measures: results,
    finance: financed.length === 0 ? null : financeTogether(plan.years, financed),
    municipal: parts.length === 0 ? null : municipalOf(plan.years, parts, plan.means),
    targets: plan.targets.map((target) =>
      targetResult(target, { ...measured, baseGross: bau.gross[0] ?? 0 }),
    ),
    following: following(plan.progress, plan.years, wedges),
  };
}

/** Whether some activity is touched by more measures than exact shares are computed for. */
function isSampled(scenario: ScenarioDocument, { engine, measures }: Ground): boolean {
  const chosen = measures.filter(({ id }) => scenario.measures.includes(id));
  return engine.sources.some(
    (source) => chosen.filter(({ actions }) => actions.has(source)).length > EXACT_PLAYERS,
  );
}

/**
 * Adds what happens at one source to what each measure that touches it does: shares of emissions and of
 * energy, what it would save alone, and what is lost without it.
 */
function attribute(
  source: Source,
  touching: readonly ReadyMeasure[],
  engine: PlanEngine,
  attributed: ReadonlyMap<ReadyMeasure, Attributed>,
): void {
  const worth = (members: readonly number[]): Worth =>
    engine.worth(source, members.map((member) => touching[member] as ReadyMeasure)); // prettier-ignore
  const none = worth([]);
  const all = worth(touching.map((_, index) => index));
  const wedges = shapley(touching.length, (members) => less(none.level, worth(members).level));
  const energies = shapley(touching.length, (members) => less(none.energy, worth(members).energy)).shares;
  for (const [index, measure] of touching.entries()) {
    const others = touching.flatMap((_, other) => (other === index ? [] : [other]));
    const one = attributed.get(measure) ?? nothing(0);
    add(one.wedge, wedges.shares[index] ?? []);
    add(one.variance, wedges.errors?.[index]?.map((error) => error * error) ?? []);
    add(one.energy, energies[index] ?? []);
    add(one.alone, less(none.level, worth([index]).level));
    add(one.lastIn, less(worth(others).level, all.level));
  }
}

function nothing(years: number): Attributed {
  const zeros = (): number[] => Array.from({ length: years }, () => 0);
  return { wedge: zeros(), variance: zeros(), alone: zeros(), lastIn: zeros(), energy: zeros() };
}

function less(from: readonly number[], what: readonly number[]): number[] {
  return from.map((value, year) => value - (what[year] ?? 0));
}

function add(to: number[], what: readonly number[]): void {
  for (const [year, value] of what.entries()) to[year] = (to[year] ?? 0) + value;
}
