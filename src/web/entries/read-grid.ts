import type { CompositionInput, ListInput, SeriesInput } from "../../methods/method.ts";
import type { FieldReader } from "./field-reader.ts";
import {
  columnCount,
  columnField,
  FIRST_GASES,
  filledRows,
  filledYears,
  NAMED_GASES,
  rowCount,
} from "./typed.ts";

/** Where parts of the document stand in the form, where that does not follow from their path. */
export type Places = Map<string, string>;

type Column = ListInput["columns"][number];

/** Whether a column's cells each have a unit of their own: what is measured in two kinds of units. */
export function unitsInCells(column: Column): boolean {
  return column.kind === "quantity" && column.units.length > 1;
}

/** The field of the unit that holds for a whole column. */
export function columnUnitField(field: string, column: string): string {
  return `${field}:unit.${column}`;
}

/** The years of a series; undefined where none has an amount. */
export function readSeries(reader: FieldReader, field: string, input: SeriesInput): unknown {
  const years: Record<string, unknown> = {};
  for (const year of filledYears(reader.typed, field)) {
    const amount = reader.quantity(`${field}.${year}`, input.offer, `${field}.unit`);
    if (amount !== undefined) years[year] = amount;
  }
  if (Object.keys(years).length === 0) return undefined;
  return reader.text(`${field}:gaps`) === undefined ? years : { ...years, gaps: "interpolation" };
}

/** Shares by part; by year and part where the composition has columns for years. */
export function readComposition(
  reader: FieldReader,
  field: string,
  input: CompositionInput,
  places: Places,
): unknown {
  const kept = input.perYear ? reader.carried(field, "years") : undefined;
  if (kept !== undefined) return kept;
  const columns = Array.from({ length: columnCount(reader.typed, field) }, (_, column) => ({
    column,
    shares: readShares(reader, `${columnField(field, column)}.`),
  })).filter(({ shares }) => Object.keys(shares).length > 0);
  const [first] = columns;
  if (!first) return undefined;
  const only = columns.length === 1 && reader.text(`${field}:y${first.column}`) === undefined;
  if (only) {
    if (first.column > 0) places.set(input.name, columnField(field, first.column));
    return first.shares;
  }
  const years: Record<string, unknown> = {};
  for (const { column, shares } of columns) {
    const header = `${field}:y${column}`;
    const year = reader.wholeNumber(header);
    if (year === undefined) {
      if (reader.text(header) === undefined) reader.refuse(header, "entry.column-year");
    } else if (Object.hasOwn(years, year)) {
      reader.refuse(header, "entry.column-twice", { year });
    } else {
      years[year] = shares;
      places.set(`${input.name}.${year}`, columnField(field, column));
    }
  }
  return years;
}

function readShares(reader: FieldReader, prefix: string): Record<string, string> {
  const shares: Record<string, string> = {};
  for (const name of Object.keys(reader.typed)) {
    const share = name.startsWith(prefix) ? reader.percent(name) : undefined;
    if (share !== undefined) shares[name.slice(prefix.length)] = share;
  }
  return shares;
}

/** The rows of a list that something stands in; an empty row is none. */
export function readList(reader: FieldReader, field: string, input: ListInput, places: Places): unknown {
  const rows: Record<string, unknown>[] = [];
  for (const index of filledRows(reader.typed, field)) {
    const row: Record<string, unknown> = {};
    for (const column of input.columns) {
      const value = readCell(reader, field, `${field}.${index}.${column.name}`, column);
      if (value !== undefined) row[column.name] = value;
    }
    places.set(`${input.name}.${rows.length}`, `${field}.${index}`);
    rows.push(row);
  }
  return rows.length === 0 ? undefined : rows;
}

function readCell(reader: FieldReader, field: string, cell: string, column: Column): unknown {
  if (column.kind === "choice") return reader.text(cell);
  if (column.kind === "share") return reader.percent(cell);
  const shared = unitsInCells(column) ? undefined : columnUnitField(field, column.name);
  return reader.quantity(cell, column.offer, shared);
}

/** Masses by gas. */
export function readGases(reader: FieldReader): Record<string, unknown> {
  const masses: Record<string, unknown> = {};
  for (const gas of NAMED_GASES) {
    const mass = reader.quantity(`gas.${gas}`, []);
    if (mass !== undefined) masses[gas] = mass;
  }
  for (let index = 0; index < rowCount(reader.typed, "gas", FIRST_GASES); index++) {
    const gas = reader.text(`gas.${index}.name`);
    const mass = reader.quantity(`gas.${index}`, []);
    if (mass === undefined) continue;
    if (gas === undefined) reader.refuse(`gas.${index}.name`, "entry.gas-unnamed");
    else if (Object.hasOwn(masses, gas)) reader.refuse(`gas.${index}.name`, "entry.gas-twice", { gas });
    else masses[gas] = mass;
  }
  return masses;
}
