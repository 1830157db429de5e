import type { MessageParams } from "../../units/problem.ts";
import type { Newcomers } from "../newcomers.ts";
import type { Source } from "../source.ts";
import type { SourceState } from "../state.ts";
import type { MeasureFields, ValuesOf } from "./field.ts";

/**
 * The order in which measures act on one activity, whatever the order they stand in the document. Within a
 * stage types act in the order in which `operators.ts` lists them.
 */
export const STAGES = Object.freeze({
  activity: 3,
  useful: 4,
  technology: 5,
  efficiency: 6,
  generation: 8,
  losses: 9,
  factors: 10,
  waste: 11,
  removals: 12,
});

/** What a measure does to one activity, and how far it has come in each year of the plan. */
export interface Acting<Action> {
  readonly measure: string;
  /** Between 0 and 1, one for each year. */
  readonly adoption: readonly number[];
  readonly action: Action;
}

/** What an operator is given beside the activity when a measure is made ready for it. */
export interface Readying {
  readonly measure: string;
  readonly newcomers: Newcomers;
  /** Calendar years of the plan, the first being the inventory's. */
  readonly years: readonly number[];
  /** Every activity that the measure touches. */
  readonly touched: readonly Source[];
  /** The rows that the measure names. */
  readonly refs: readonly string[];
  /** How far the measure has come in each year. */
  readonly adoption: readonly number[];
  /** What drivers alone make of an activity in each year, 1 in the inventory's. */
  readonly growth: (source: Source) => readonly number[];
  /** Says that the measure cannot be computed; `field` is the key at fault. */
  readonly refuse: (field: string, code: string, params?: MessageParams) => void;
  /** Says something of the measure on this activity that is computed all the same. */
  readonly remark: (code: string, params?: MessageParams) => void;
}

/**
 * A type of measure: its own fields, and how it edits the state of an activity. It never takes tonnes off:
 * it changes what the inventory's kernels are given.
 */
export interface Operator<Fields = never, Action = never> {
  readonly stage: number;
  readonly fields: MeasureFields;
  /** What the measure will do to one activity, or null where it has nothing to act on there. */
  readonly ready: (fields: Fields, source: Source, readying: Readying) => Action | null;
  /**
   * For measures that bring in what the inventory has nothing of (trees, a new treatment plant): activities
   * that begin with them, each with what the measure does there. Asked once for a measure.
   * @param refs the rows that the measure names
   */
  readonly begin?: (
    fields: Fields,
    refs: readonly string[],
    readying: Readying,
  ) => readonly { readonly source: Source; readonly action: Action }[];
  /** Whether it edits nothing and is told beside the totals alone. */
  readonly beside?: true;
  /** Whether it brings in activities that measures on factors of their rows move too: new electricity. */
  readonly brings?: true;
  /** For measures on factors: what it does to newcomers of an activity that it does not touch itself. */
  readonly follow?: (fields: Fields, source: Source, readying: Readying) => Action | null;
  /** Edits the state for all measures of this type that touch the activity, given in the order of their ids. */
  readonly apply: (state: SourceState, source: Source, acting: readonly Acting<Action>[]) => void;
}

/** Declares an operator, the types of its fields' values following from their declaration. */
export function declareOperator<const Fields extends MeasureFields, Action>(
  operator: Omit<Operator<ValuesOf<Fields>, Action>, "fields"> & { readonly fields: Fields },
): Operator {
  return operator as unknown as Operator;
}
