import type { FactorLibrary, FactorRow } from "./library.ts";

/** What to look for; every part given must hold. */
export interface FactorQuery {
  /** Words, all of which stand somewhere in the row's key, document, table, place or note. */
  readonly text?: string;
  /** The last part of the key, such as `ch4`, or a gas of the GWP sets. */
  readonly gas?: string;
  readonly region?: string;
  readonly document?: string;
  readonly edition?: FactorRow["edition"];
  readonly sure?: FactorRow["sure"];
  readonly file?: string;
}

const haystacks = new WeakMap<FactorRow, string>();

/** The rows that match, in the library's order. */
export function searchFactors(library: FactorLibrary, query: FactorQuery): readonly FactorRow[] {
  const words = (query.text ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const gas = query.gas?.toLowerCase();
  return library.rows.filter(
    (row) =>
      (query.region === undefined || row.region === query.region) &&
      (query.document === undefined || row.document === query.document) &&
      (query.edition === undefined || row.edition === query.edition) &&
      (query.sure === undefined || row.sure === query.sure) &&
      (query.file === undefined || row.file === query.file) &&
      (gas === undefined || row.key.slice(row.key.lastIndexOf("/") + 1).toLowerCase() === gas) &&
      words.every((word) => haystack(row).includes(word)),
  );
}

function haystack(row: FactorRow): string {
  const known = haystacks.get(row);
  if (known !== undefined) return known;
  const text = [row.key, row.document, row.table, row.region, row.year ?? "", row.unit, row.note ?? ""]
    .join(" ")
    .toLowerCase();
  haystacks.set(row, text);
  return text;
}
