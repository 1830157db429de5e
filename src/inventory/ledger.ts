import { type Batch, compute, gasName, layOut } from "../methods/run.ts";
import { GPC_ROWS } from "./gpc-table.ts";
import type { PreparedActivity } from "./prepare.ts";

const ROW_AT: ReadonlyMap<string, number> = new Map(GPC_ROWS.map(({ ref }, index) => [ref, index]));

/**
 * An inventory laid out in columns: its batches, and for each emission of each activity where it comes out of
 * a kernel and which row and gas it is added to. Laid out once, computed any number of times.
 */
export interface Ledger {
  readonly batches: readonly Batch[];
  /** Names of the gases, in the order they were met; `biogenicCO2` among them. */
  readonly gases: readonly string[];
  /** Tonnes by row (in the table's order) and gas: `masses[row * gases.length + gas]`. */
  readonly masses: Float64Array;
  /** Where each emission comes out: its column, the place in it, and the mass it is added to. */
  readonly postings: {
    readonly columns: readonly Float64Array[];
    readonly column: Int32Array;
    readonly at: Int32Array;
    readonly to: Int32Array;
    /** The masses that anything is added to. */
    readonly met: ReadonlySet<number>;
  };
}

/** Lays activities out, in the order of their ids. O(total values). Memo methods enter no row. */
export function ledgerOf(activities: readonly PreparedActivity[]): Ledger {
  const batches = layOut(activities.map(({ bound }) => bound));
  const columns: Float64Array[] = [];
  const gases = new Map<string, number>();
  const posted: { order: number; column: number; at: number; row: number; gas: number }[] = [];
  for (const { program, members, indexes, columns: given, outputs } of batches) {
    if (program.registered.method.memo) continue;
    for (const level of ["activity", "element"] as const) {
      const lines = level === "activity" ? program.activityLines : program.elementLines;
      for (const [index, { formula }] of lines.entries()) {
        if (formula.gas === undefined) continue;
        const column = columns.push(outputs[level][index] as Float64Array) - 1;
        for (const [position, member] of members.entries()) {
          const order = indexes[position] as number;
          const row = ROW_AT.get(member.ref) as number;
          const post = (at: number, element: string | null): void => {
            const name = gasName(formula.gas as string, member, element);
            if (!gases.has(name)) gases.set(name, gases.size);
            posted.push({ order, column, at, row, gas: gases.get(name) as number });
          };
          if (level === "activity") post(position, null);
          else {
            const start = given.elementStarts[position] as number;
            for (const [offset, { id }] of member.elements.entries()) post(start + offset, id);
          }
        }
      }
    }
  }
  posted.sort((left, right) => left.order - right.order);
  const to = Int32Array.from(posted, ({ row, gas }) => row * gases.size + gas);
  return {
    batches,
    gases: [...gases.keys()],
    masses: new Float64Array(GPC_ROWS.length * gases.size),
    postings: {
      columns,
      column: Int32Array.from(posted, ({ column }) => column),
      at: Int32Array.from(posted, ({ at }) => at),
      to,
      met: new Set(to),
    },
  };
}

/** Runs the kernels and sums what they emit into rows, in the order of the activities. Allocates nothing. */
export function computeLedger({ batches, masses, postings }: Ledger): void {
  compute(batches);
  masses.fill(0);
  const { columns, column, at, to } = postings;
  for (let index = 0; index < to.length; index++) {
    const tonnes = (columns[column[index] as number] as Float64Array)[at[index] as number] as number;
    const mass = to[index] as number;
    masses[mass] = (masses[mass] as number) + tonnes;
  }
}

/** Tonnes of each gas that the activities of a row emit. */
export function massesOf({ gases, masses, postings }: Ledger, row: number): ReadonlyMap<string, number> {
  const first = row * gases.length;
  const emitted = gases.flatMap((gas, index) =>
    postings.met.has(first + index) ? [[gas, masses[first + index] as number] as const] : [],
  );
  return new Map(emitted);
}
