import type { FactorRow } from "./library.ts";

/** How many rows are how sure. */
export type SureCounts = Readonly<Record<FactorRow["sure"], number>>;

/** A table of a document in a file, and how sure its rows are. */
export interface TableAudit {
  readonly file: string;
  readonly document: string;
  readonly table: string;
  readonly counts: SureCounts;
}

/** How sure a list of rows is. */
export function sureCounts(rows: readonly FactorRow[]): SureCounts {
  const counts = { source: 0, "second-hand": 0, recall: 0 };
  for (const { sure } of rows) counts[sure] += 1;
  return counts;
}

/** The rows' tables in the order of the files, each with how sure its rows are, and all in all. */
export function auditOf(rows: readonly FactorRow[]): {
  readonly tables: readonly TableAudit[];
  readonly counts: SureCounts;
} {
  const tables = [...byTable(rows).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { file, document, table } = first;
    return [{ file, document, table, counts: sureCounts(same) }];
  });
  return { tables, counts: sureCounts(rows) };
}

/** The rows that were not read in the document they name, those of a table together. */
export function notAtSource(rows: readonly FactorRow[]): readonly FactorRow[] {
  return [...byTable(rows.filter(({ sure }) => sure !== "source")).values()].flat();
}

function byTable(rows: readonly FactorRow[]): ReadonlyMap<string, FactorRow[]> {
  return Map.groupBy(rows, ({ file, document, table }) => `${file}\n${document}\n${table}`);
}
