import type { KernelColumns, KernelOutputs } from "../formula/kernel.ts";
import type { BoundActivity } from "./bind.ts";
import type { Program } from "./program.ts";

/** Tonnes of each gas by name, in the order of the formulas; `biogenicCO2` among them. */
export type Gases = ReadonlyMap<string, number>;

/** What came out for one activity: gases, and the value of each line in coherent base units. */
export interface ActivityRun {
  readonly gases: Gases;
  /** Activity lines, in the program's order. */
  readonly lines: readonly number[];
  /** For each element, its lines in the program's order. */
  readonly elementLines: readonly (readonly number[])[];
}

/** Activities of one program, laid out for its kernel. */
export interface Batch {
  readonly program: Program;
  readonly members: readonly BoundActivity[];
  /** Where each member stands in the list that was laid out. */
  readonly indexes: readonly number[];
  readonly columns: KernelColumns;
  readonly outputs: KernelOutputs;
}

/** Lays activities out in columns, one batch for each program, with empty output columns. O(total values). */
export function layOut(activities: readonly BoundActivity[]): readonly Batch[] {
  const groups = Map.groupBy(activities.keys(), (index) => (activities[index] as BoundActivity).program);
  return [...groups].map(([program, indexes]) => batchOf(program, activities, indexes));
}

/** Runs the kernel of each batch: one call for each program, whatever the number of activities. */
export function compute(batches: readonly Batch[]): void {
  for (const { program, columns, outputs } of batches) program.kernel(columns, outputs);
}

function batchOf(program: Program, activities: readonly BoundActivity[], indexes: readonly number[]): Batch {
  const members = indexes.map((index) => activities[index] as BoundActivity);
  const n = members.length;
  const { symbols } = program.shape;
  const elementStarts = new Int32Array(n + 1);
  const yearStarts = new Int32Array(n + 1);
  let cells = 0;
  for (const [index, activity] of members.entries()) {
    elementStarts[index + 1] = (elementStarts[index] ?? 0) + activity.elements.length;
    yearStarts[index + 1] = (yearStarts[index] ?? 0) + activity.years.length;
    cells += activity.elements.length * activity.years.length;
  }
  const elementCount = elementStarts[n] ?? 0;
  const columns: KernelColumns = {
    n,
    activity: symbols.activity.map(() => new Float64Array(n)),
    element: symbols.element.map(() => new Float64Array(elementCount)),
    year: symbols.year.map(() => new Float64Array(yearStarts[n] ?? 0)),
    cell: symbols.cell.map(() => new Float64Array(cells)),
    elementStarts,
    yearStarts,
  };
  fill(columns, members);
  return {
    program,
    members,
    indexes,
    columns,
    outputs: {
      activity: program.activityLines.map(() => new Float64Array(n)),
      element: program.elementLines.map(() => new Float64Array(elementCount)),
    },
  };
}

function fill(columns: KernelColumns, activities: readonly BoundActivity[]): void {
  let cell = 0;
  for (const [i, activity] of activities.entries()) {
    for (const [column, values] of columns.activity.entries()) values[i] = activity.activity[column] ?? 0;
    const yearStart = columns.yearStarts[i] ?? 0;
    for (const [column, values] of columns.year.entries()) values.set(activity.year[column] ?? [], yearStart);
    const elementStart = columns.elementStarts[i] ?? 0;
    for (const [j, element] of activity.elements.entries()) {
      for (const [column, values] of columns.element.entries()) {
        values[elementStart + j] = element.values[column] ?? 0;
      }
      for (const [column, values] of columns.cell.entries()) values.set(element.cells[column] ?? [], cell);
      cell += activity.years.length;
    }
  }
}

/** Computes activities; results stand in the order given. */
export function runActivities(activities: readonly BoundActivity[]): readonly ActivityRun[] {
  const batches = layOut(activities);
  compute(batches);
  return collectRuns(batches, activities.length);
}

/** What came out of computed batches, in the order the activities were given in. */
export function collectRuns(batches: readonly Batch[], count: number): readonly ActivityRun[] {
  const runs = Array.from<ActivityRun>({ length: count });
  for (const batch of batches) {
    for (const [position, index] of batch.indexes.entries()) {
      runs[index] = collect(batch, batch.members[position] as BoundActivity, position);
    }
  }
  return runs;
}

function collect(
  { program, columns, outputs }: Batch,
  activity: BoundActivity,
  position: number,
): ActivityRun {
  const gases = new Map<string, number>();
  const add = (gas: string, tonnes: number): void => {
    gases.set(gas, (gases.get(gas) ?? 0) + tonnes);
  };
  const lines = outputs.activity.map((column) => column[position] ?? 0);
  for (const [index, line] of program.activityLines.entries()) {
    if (line.formula.gas) add(gasName(line.formula.gas, activity, null), lines[index] ?? 0);
  }
  const start = columns.elementStarts[position] ?? 0;
  const elementLines = activity.elements.map((element, offset) => {
    const values = outputs.element.map((column) => column[start + offset] ?? 0);
    for (const [index, line] of program.elementLines.entries()) {
      if (line.formula.gas) add(gasName(line.formula.gas, activity, element.id), values[index] ?? 0);
    }
    return values;
  });
  return { gases, lines, elementLines };
}

/** The gas a line emits: its own, or the one a choice or the element names (`{substance}`, `{gas}`). */
export function gasName(gas: string, activity: BoundActivity, element: string | null): string {
  if (!gas.startsWith("{")) return gas;
  return activity.choices.get(gas.slice(1, -1)) ?? element ?? gas;
}
