import type { MeasureField } from "../measures/field.ts";
import type { Range, Start, StartRow } from "./measure-entry.ts";

/** Which of a range's three values. */
export type Which = "low" | "typical" | "high";

export const isRange = (start: Start): start is Range => typeof start === "object" && "typical" in start;

export const isRows = (start: Start): start is readonly StartRow[] => Array.isArray(start);

/** A range's value as a document has it for this kind of field: `50 %`, `9 L/100 km`, `1300`. */
export function valueOf(range: Range, field: MeasureField, which: Which = "typical"): string | number {
  const value = range[which];
  return field.kind === "number" || field.kind === "year" ? value : `${value} ${range.unit}`;
}

/** What a field starts from, as a document has it; rows lack what they are of, which only the city knows. */
export function startValue(start: Start, field: MeasureField, which: Which = "typical"): unknown {
  if (isRange(start)) return valueOf(start, field, which);
  if (!isRows(start) || field.kind !== "rows") return start;
  return start.map(({ cells }) =>
    Object.fromEntries(
      Object.entries(cells).map(([name, cell]) => {
        const column = field.columns[name];
        return [name, column ? startValue(cell, column, which) : cell];
      }),
    ),
  );
}
