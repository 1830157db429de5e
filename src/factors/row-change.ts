import type { FactorLibrary, FactorRow } from "./library.ts";

/**
 * How a row of one library differs from that of another: the same row with another value; a row of another
 * year, place or edition; of another key; gone; come new; or with the same value, and told otherwise (range,
 * source, note, how sure it is).
 */
export const CAUSES = ["corrected", "other-row", "other-key", "gone", "new", "described"] as const;
export type Cause = (typeof CAUSES)[number];

const WHICH = ["region", "edition", "dated", "year"] as const;

/** What a row tells beside its value, by what an officer would call it. */
const TOLD = {
  range: ["lower", "upper", "distribution"],
  source: ["document", "table", "page"],
  sure: ["sure"],
  boundary: ["basis", "boundary"],
  note: ["note"],
} as const;
export type Told = keyof typeof TOLD;

/** How the second row differs from the first; null where they say the same. */
export function changeOf(before: FactorRow | null, after: FactorRow | null): Cause | null {
  if (!before) return after ? "new" : null;
  if (!after) return "gone";
  if (before.key !== after.key) return "other-key";
  if (differ(before, after, WHICH)) return "other-row";
  if (differ(before, after, ["value", "unit"])) return "corrected";
  return toldOtherwise(before, after).length > 0 ? "described" : null;
}

/** What the second row tells otherwise than the first, beside its value. */
export function toldOtherwise(before: FactorRow, after: FactorRow): readonly Told[] {
  return (Object.keys(TOLD) as Told[]).filter((what) => differ(before, after, TOLD[what]));
}

/** A row of either library that the other does not have just so. */
export interface RowChange {
  readonly cause: Cause;
  readonly before: FactorRow | null;
  readonly after: FactorRow | null;
}

/** Every row that differs between two libraries, in the order of the first, then of what came new. */
export function changedRows(before: FactorLibrary, after: FactorLibrary): readonly RowChange[] {
  const was = rowsByIdentity(before);
  const is = rowsByIdentity(after);
  const changes: RowChange[] = [];
  for (const identity of new Set([...was.keys(), ...is.keys()])) {
    const [one, other] = [was.get(identity) ?? null, is.get(identity) ?? null];
    const cause = changeOf(one, other);
    if (cause !== null) changes.push({ cause, before: one, after: other });
  }
  return changes;
}

function rowsByIdentity({ rows }: FactorLibrary): ReadonlyMap<string, FactorRow> {
  return new Map(rows.map((row) => [[row.key, ...WHICH.map((name) => row[name])].join(" "), row]));
}

function differ(before: FactorRow, after: FactorRow, names: readonly (keyof FactorRow)[]): boolean {
  return names.some((name) => (before[name] ?? null) !== (after[name] ?? null));
}
