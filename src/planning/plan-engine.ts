import type { Prepared } from "../inventory/prepare.ts";
import { belongsTo } from "../inventory/totals.ts";
import { type Course, type Line, runCourses } from "./courses.ts";
import type { Plan } from "./document.ts";
import { alongPaths, type Followed } from "./factor-paths.ts";
import { fuelOf } from "./final-energy.ts";
import { inYear } from "./in-year.ts";
import { OPERATORS } from "./measures/operators.ts";
import { type Growth, growthOf } from "./projection.ts";
import type { ReadyMeasure } from "./ready-measures.ts";
import type { Source } from "./source.ts";
import { type Aside, type Joined, type Note, type SourceState, stateOf } from "./state.ts";
import { sums } from "./tally.ts";

/** What a set of measures makes of one source: emissions at the inventory's level in t CO2e, energy in TJ. */
export interface Worth {
  readonly lines: readonly Line[];
  readonly level: readonly number[];
  readonly energy: readonly number[];
  /** What is told beside the totals. */
  readonly beside: readonly Beside[];
}

/** What a measure does beside the totals in each year; a note has no emissions. */
export interface Beside {
  readonly measure: string;
  readonly code: string;
  /** t CO2e. */
  readonly co2e: readonly number[];
  /** TJ of final energy; of a note what it says, in a unit of its code's own. */
  readonly amounts: readonly number[];
}

/**
 * Computes the activities of an inventory over the years of a plan, under any set of measures beside the
 * national policy that always acts. What was computed for an activity and a set is kept.
 */
export class PlanEngine {
  readonly sources: readonly Source[];
  readonly #prepared: Prepared;
  readonly #plan: Plan;
  readonly #policies: readonly ReadyMeasure[];
  readonly #growth = new Map<string, Growth>();
  readonly #followed = new Map<Followed, ReturnType<typeof alongPaths>>();
  readonly #known = new Map<string, Worth>();

  constructor(
    prepared: Prepared,
    sources: readonly Source[],
    plan: Plan,
    policies: readonly ReadyMeasure[] = [],
  ) {
    this.#prepared = prepared;
    this.sources = sources;
    this.#plan = plan;
    this.#policies = policies;
  }

  /** Drivers alone move: technology and factors stay those of the inventory year. */
  frozen(): readonly Line[] {
    const { years } = this.#plan;
    const courses = this.sources.map((source) => {
      const state = stateOf(this.#growthOf(source).frozen);
      return courseOf(source, years.map(() => source.bound), state); // prettier-ignore
    });
    return runCourses(courses, this.#prepared.gwp);
  }

  /** What becomes of every source under national policy alone, those that it does not touch in one pass. */
  prepareBau(): void {
    const untouched = this.sources.filter((one) => this.#policiesOn(one).length === 0);
    const courses = untouched.flatMap((source) => this.#coursesOf(source, this.#stateOf(source, [])));
    const lines = runCourses(courses, this.#prepared.gwp);
    for (const [index, source] of untouched.entries()) {
      this.#known.set(keyOf(source, []), this.#worthOf(lines.slice(index, index + 1)));
    }
  }

  /** What becomes of a source under the measures given, which all touch it, and national policy. */
  worth(source: Source, measures: readonly ReadyMeasure[]): Worth {
    const key = keyOf(source, measures);
    const known = this.#known.get(key);
    if (known) return known;
    const state = this.#stateOf(source, measures);
    const courses = this.#coursesOf(source, state);
    const asides = state.asides.filter(({ told }) => told);
    const told = asides.map(({ portions }) =>
      courseOf(source, this.#along(source), { ...stateOf(portions), bends: state.bends }),
    );
    const lines = runCourses([...courses, ...told], this.#prepared.gwp);
    const beside = besideOf(asides, lines.slice(courses.length), state.notes);
    const worth = this.#worthOf(lines.slice(0, courses.length), beside);
    this.#known.set(key, worth);
    return worth;
  }

  #worthOf(lines: readonly Line[], beside: readonly Beside[] = []): Worth {
    const years = this.#plan.years.length;
    const counted = lines.filter(({ row }) => belongsTo(row.level, this.#prepared.document.level));
    return { lines, level: sums(counted, "co2e", years), energy: sums(lines, "energy", years), beside };
  }

  #stateOf(source: Source, measures: readonly ReadyMeasure[]): SourceState {
    const state = stateOf(this.#growthOf(source).bau);
    applyAll(state, source, [...this.#policiesOn(source), ...measures]);
    return state;
  }

  #policiesOn(source: Source): readonly ReadyMeasure[] {
    return this.#policies.filter(({ actions }) => actions.has(source));
  }

  /** The source itself, then what measures bring in. */
  #coursesOf(source: Source, state: SourceState): readonly Course[] {
    const own = courseOf(source, this.#along(source), state);
    return [own, ...state.joined.map((joined) => this.#joinedCourse(joined))];
  }

  #joinedCourse({ newcomer, amounts, bends }: Joined): Course {
    return courseOf(newcomer, this.#along(newcomer), { ...stateOf(amounts), bends }, 1);
  }

  #growthOf({ row }: Source): Growth {
    const { projections, drivers, years } = this.#plan;
    let growth = this.#growth.get(row.ref);
    if (!growth) this.#growth.set(row.ref, (growth = growthOf(row.ref, projections, drivers, years)));
    return growth;
  }

  #along(followed: Followed): ReturnType<typeof alongPaths> {
    const { factorPaths, years } = this.#plan;
    let bound = this.#followed.get(followed);
    if (!bound)
      this.#followed.set(
        followed,
        (bound = alongPaths(followed, factorPaths, years, this.#prepared.setting)),
      );
    return bound;
  }
}

/** Applies measures stage by stage, those of one type together, so that their order never matters. */
function applyAll(state: SourceState, source: Source, measures: readonly ReadyMeasure[]): void {
  const byType = Map.groupBy(measures, ({ type }) => type);
  const types = [...OPERATORS].filter(([type]) => byType.has(type));
  for (const [type, operator] of types.toSorted(([, one], [, other]) => one.stage - other.stage)) {
    const acting = (byType.get(type) ?? []).flatMap((measure) => {
      const action = measure.actions.get(source);
      return action === undefined ? [] : [{ measure: measure.id, adoption: measure.adoption, action }];
    });
    operator.apply(state, source, acting as never);
  }
}

function besideOf(
  asides: readonly Aside[],
  lines: readonly Line[],
  notes: readonly Note[],
): readonly Beside[] {
  const told = asides.map(({ measure, code, less }, index): Beside => {
    const { co2e = [], energy = [] } = lines[index] ?? {};
    const tonnes = co2e.map((all, year) => all - (less[year] ?? 0));
    return { measure, code, co2e: tonnes, amounts: energy };
  });
  return [...told, ...notes.map((one) => ({ ...one, co2e: [] }))];
}

function courseOf(
  one: Pick<Source, "id" | "row" | "bound" | "energyPerDriven"> & { readonly driven?: number | null },
  bound: Course["bound"],
  { drive, kept, bends, left, onSite }: SourceState,
  driven = one.driven ?? 0,
): Course {
  const energy = driven * (one.energyPerDriven ?? 0);
  return {
    id: one.id,
    row: one.row,
    bound: bound.map((now, after) => inYear(now, { after, drive, kept, bends })),
    energy: drive.map((times) => times * energy),
    carrier: fuelOf(one.bound),
    onSite: onSite.map((times) => times * energy),
    left,
  };
}

function keyOf(source: Source, measures: readonly ReadyMeasure[]): string {
  return JSON.stringify([source.id, ...measures.map(({ id }) => id)]);
}
