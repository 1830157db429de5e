import type { RowResult } from "./calculate.ts";
import { GPC_ROWS } from "./gpc-table.ts";
import { belongsTo, type Level } from "./totals.ts";

/** How a row of the table stands. */
export type RowStatus = "computed" | "NO" | "IE" | "NE" | "C" | "missing";

/** How much of the chosen level is accounted for: rows with a number, NO, IE or C over rows required. */
export interface Completeness {
  readonly required: number;
  readonly accounted: number;
  /** Between 0 and 1. */
  readonly share: number;
  readonly missing: readonly string[];
  readonly notEstimated: readonly string[];
}

/** A number goes before a key: an entered row is never missing. */
export function statusOf(row: Pick<RowResult, "activities" | "notation">): RowStatus {
  if (row.activities > 0) return "computed";
  return row.notation?.key ?? "missing";
}

export function completenessOf(rows: readonly RowResult[], level: Level): Completeness {
  const required = GPC_ROWS.filter((row) => belongsTo(row.level, level)).map((row) => row.ref);
  const status = new Map(rows.map((row) => [row.ref, statusOf(row)]));
  const missing = required.filter((ref) => status.get(ref) === "missing");
  const notEstimated = required.filter((ref) => status.get(ref) === "NE");
  const accounted = required.length - missing.length - notEstimated.length;
  return { required: required.length, accounted, share: accounted / required.length, missing, notEstimated };
}
