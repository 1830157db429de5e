import type { FactorLibrary, FactorRow } from "../../factors/library.ts";
import { type FactorContext, type Resolved, resolveFactor } from "../../factors/resolve.ts";

/** A row of a place within the order of resolution. */
export interface Ranked {
  readonly row: FactorRow;
  /** 0 for the row that is taken, 1 for the one that would be next without it; null for one never taken here. */
  readonly rank: number | null;
  /** Why it stands there; null for one never taken. */
  readonly resolved: Resolved | null;
}

/** One place of the way, narrow to wide, with the rows it has for the key in their order. */
export interface Step {
  readonly region: string;
  readonly rows: readonly Ranked[];
}

/**
 * The way a factor is looked for, place by place. The order is the resolver's own: it is asked again and
 * again, each time without the rows it has already given.
 */
export function resolutionSteps(
  library: FactorLibrary,
  key: string,
  context: FactorContext,
): readonly Step[] {
  const given = (library.byKey.get(key) ?? []).filter((row) => context.place.includes(row.region));
  const order: Resolved[] = [];
  let left: readonly FactorRow[] = given;
  for (;;) {
    const found = resolveFactor({ ...library, byKey: new Map([[key, left]]) }, key, context);
    if (!found) break;
    order.push(found);
    left = left.filter((row) => row !== found.row);
  }
  return context.place.map((region) => ({
    region,
    rows: [
      ...order.flatMap((resolved, rank) =>
        resolved.row.region === region ? [{ row: resolved.row, rank, resolved }] : [],
      ),
      ...left.filter((row) => row.region === region).map((row) => ({ row, rank: null, resolved: null })),
    ],
  }));
}
