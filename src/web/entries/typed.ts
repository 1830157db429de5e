/** What stood in each field of an entry form, exactly, by the field's name. */
export type TypedEntry = Readonly<Record<string, string>>;

/** Rows a table of a list opens with, how many are added at a time, and the most there are. */
export const FIRST_ROWS = 4;
export const MORE_ROWS = 5;
export const MOST_ROWS = 200;
/** Rows of other gases that a table of gases opens with. */
export const FIRST_GASES = 2;
/** Columns by year that a composition may have in the form. */
export const MOST_COLUMNS = 12;

/** Gases that a table of gases always has, by their names in documents. */
export const NAMED_GASES = ["co2", "ch4", "n2o", "biogenicCo2"] as const;

/** What was typed into a field, without spaces around it; undefined where that is nothing. */
export function textOf(typed: TypedEntry, field: string): string | undefined {
  const text = typed[field]?.trim() ?? "";
  return text === "" ? undefined : text;
}

/** The rows of a list that something was typed into: their numbers in the form, ascending. */
export function filledRows(typed: TypedEntry, field: string): readonly number[] {
  const rows = new Set<number>();
  const prefix = `${field}.`;
  for (const name of Object.keys(typed)) {
    if (!name.startsWith(prefix) || textOf(typed, name) === undefined) continue;
    const [, index, rest] = /^(\d{1,3})(?:\.(.+))?$/.exec(name.slice(prefix.length)) ?? [];
    if (index !== undefined && !(rest ?? "").endsWith("unit") && Number(index) < MOST_ROWS) {
      rows.add(Number(index));
    }
  }
  return [...rows].toSorted((left, right) => left - right);
}

/** How many rows a list shows: what it was asked for, and never fewer than are filled. */
export function rowCount(typed: TypedEntry, field: string, first: number): number {
  const asked = Number(/^\d{1,3}$/.exec(typed[`${field}:rows`] ?? "")?.[0] ?? first);
  const filled = (filledRows(typed, field).at(-1) ?? -1) + 1;
  return Math.min(MOST_ROWS, Math.max(asked, filled));
}

/** The years of a series that something was typed for, ascending. */
export function filledYears(typed: TypedEntry, field: string): readonly number[] {
  const prefix = `${field}.`;
  return Object.keys(typed)
    .filter((name) => name.startsWith(prefix) && textOf(typed, name) !== undefined)
    .map((name) => name.slice(prefix.length))
    .filter((year) => /^\d{4}$/.test(year))
    .map(Number)
    .toSorted((left, right) => left - right);
}

/** The field of a part of a composition, in its first or a later column. */
export function partField(field: string, column: number, part: string): string {
  return `${columnField(field, column)}.${part}`;
}

/** What a column of a composition is called: the field itself, `in.composition:c1`, `in.composition:c2`. */
export function columnField(field: string, column: number): string {
  return column === 0 ? field : `${field}:c${column}`;
}

/** How many columns a composition shows. */
export function columnCount(typed: TypedEntry, field: string): number {
  const asked = Number(/^\d{1,2}$/.exec(typed[`${field}:columns`] ?? "")?.[0] ?? 1);
  const used = Object.keys(typed)
    .filter((name) => name.startsWith(`${field}:`) && textOf(typed, name) !== undefined)
    .map((name) => Number(/^:[cy](\d{1,2})(?:\.|$)/.exec(name.slice(field.length))?.[1] ?? 0) + 1);
  return Math.min(MOST_COLUMNS, Math.max(1, asked, ...used));
}
