import type { GpcRow } from "../inventory/gpc-table.ts";
import type { Prepared } from "../inventory/prepare.ts";
import type { BoundActivity } from "../methods/bind.ts";
import { runActivities } from "../methods/run.ts";

/** One activity over the years of a plan, ready for the kernels. */
export interface Course {
  readonly id: string;
  readonly row: GpcRow;
  /** As it is in each year. */
  readonly bound: readonly BoundActivity[];
  /** TJ of final energy in each year. */
  readonly energy: readonly number[];
  /** What the energy is; null where it is none, or no one kind. */
  readonly carrier: string | null;
  /** TJ made on site, beside the energy, in each year. */
  readonly onSite: readonly number[];
  /** What is left of a gas in each year after some of it is caught. */
  readonly left: ReadonlyMap<string, readonly number[]>;
}

/** What one activity emits over the years of a plan. */
export interface Line {
  readonly id: string;
  readonly row: GpcRow;
  /** t CO2e. */
  readonly co2e: readonly number[];
  /** t, in no total. */
  readonly biogenicCO2: readonly number[];
  /** TJ of final energy. */
  readonly energy: readonly number[];
  /** What the energy is; null where it is none, or no one kind. */
  readonly carrier: string | null;
  /** TJ made on site, beside the energy. */
  readonly onSite: readonly number[];
}

/** Courses computed at once; bounds the memory a large city takes. */
const BATCH = 1000;

/** Runs the inventory's own kernels for every year of every course: one call for each program and batch. */
export function runCourses(courses: readonly Course[], gwp: Prepared["gwp"]): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < courses.length; start += BATCH) {
    const batch = courses.slice(start, start + BATCH);
    const runs = runActivities(batch.flatMap(({ bound }) => bound));
    let next = 0;
    for (const { id, row, bound, energy, carrier, onSite, left } of batch) {
      const years = runs
        .slice(next, (next += bound.length))
        .map(({ gases }, year) => weigh(gases, row.ref, gwp, (gas) => left.get(gas)?.[year] ?? 1));
      const co2e = years.map((year) => year.co2e);
      const biogenicCO2 = years.map((year) => year.biogenicCO2);
      lines.push({ id, row, co2e, biogenicCO2, energy, carrier, onSite });
    }
  }
  return lines;
}

function weigh(
  gases: ReadonlyMap<string, number>,
  ref: string,
  gwp: Prepared["gwp"],
  leftOf: (gas: string) => number,
): { readonly co2e: number; readonly biogenicCO2: number } {
  let [co2e, biogenicCO2] = [0, 0];
  for (const [gas, tonnes] of gases) {
    if (gas === "biogenicCO2") biogenicCO2 += tonnes * leftOf(gas);
    else co2e += tonnes * leftOf(gas) * (gwp(gas, ref) ?? 0);
  }
  return { co2e, biogenicCO2 };
}
