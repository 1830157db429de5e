import { GPC_ROWS } from "../inventory/gpc-table.ts";
import { belongsTo, type Level, type Totals, totalsOf } from "../inventory/totals.ts";
import type { Line } from "./courses.ts";

/** Totals of a plan by year in t CO2e, and biogenic CO2 in t, which is in none of them. */
export interface YearlyTotals {
  readonly basic: readonly number[];
  readonly basicPlus: readonly number[];
  readonly territorial: readonly number[];
  readonly biogenicCO2: readonly number[];
}

export interface Tally {
  readonly totals: YearlyTotals;
  /** t CO2e of each row that has an activity, in the table's order. */
  readonly rows: ReadonlyMap<string, readonly number[]>;
  /** The total of the inventory's level. */
  readonly level: readonly number[];
  /** The same without removals. */
  readonly gross: readonly number[];
}

/** Sums lines into rows in the order of their ids, and rows in the table's, as an inventory does. */
export function tally(lines: readonly Line[], years: number, level: Level): Tally {
  const byRef = Map.groupBy(
    lines.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    ({ row }) => row.ref,
  );
  const rows = GPC_ROWS.flatMap((row) => {
    const members = byRef.get(row.ref);
    return members ? [{ row, members, co2e: sums(members, "co2e", years) }] : [];
  });
  const biogenic = rows.map(({ members }) => sums(members, "biogenicCO2", years));
  const perYear: Totals[] = Array.from({ length: years }, (_, year) =>
    totalsOf(
      rows.map(({ row, co2e }, index) => {
        return { ref: row.ref, co2e: co2e[year] ?? 0, biogenicCO2: biogenic[index]?.[year] ?? 0 };
      }),
    ),
  );
  const series = (name: keyof YearlyTotals): readonly number[] => perYear.map((totals) => totals[name]);
  const counted = lines.filter(({ row }) => belongsTo(row.level, level));
  return {
    totals: {
      basic: series("basic"),
      basicPlus: series("basicPlus"),
      territorial: series("territorial"),
      biogenicCO2: series("biogenicCO2"),
    },
    rows: new Map(rows.map(({ row, co2e }) => [row.ref, co2e])),
    level: series(level === "BASIC" ? "basic" : "basicPlus"),
    gross: Array.from({ length: years }, (_, year) =>
      counted.reduce((sum, { co2e }) => sum + Math.max(0, co2e[year] ?? 0), 0),
    ),
  };
}

/** Sums a quantity of lines, year by year. */
export function sums(
  lines: readonly Line[],
  what: "co2e" | "biogenicCO2" | "energy",
  years: number,
): number[] {
  return Array.from({ length: years }, (_, year) => {
    let sum = 0;
    for (const line of lines) sum += line[what][year] ?? 0;
    return sum;
  });
}
