import { ESTIMATE_WAYS, type EstimateWay } from "../../methods/estimate-schema.ts";
import type { QuantityInput } from "../../methods/method.ts";
import type { FieldReader } from "./field-reader.ts";
import type { Places } from "./read-grid.ts";
import { filledRows, rowCount, textOf, type TypedEntry } from "./typed.ts";

/** Members of a scaling in documents, and the fields that ask for them. */
export const SCALING_FIELDS = {
  from: "from",
  fromArea: "area",
  fromYear: "year",
  by: "by",
  fromSize: "there",
  size: "here",
  source: "source",
} as const;

/** A series of years and figures within an estimate, as documents name it. */
export type EstimateSeries = "points" | "older" | "newer";

/** The way of estimating a figure that was chosen in the form; undefined where its number is asked for. */
export function wayOf(typed: TypedEntry, field: string): EstimateWay | undefined {
  const text = textOf(typed, `${field}:estimate`);
  return ESTIMATE_WAYS.find((way) => way === text);
}

/** What the fields of an estimate begin with: `in.amount:est.from`. */
export function boxOf(field: string): string {
  return `${field}:est`;
}

/** What the table of a way begins with: `in.amount:est.0.points`, `in.amount:lap.0.older`. */
export function tableOf(field: string, way: EstimateWay): string {
  return way === "overlap" ? `${field}:lap` : boxOf(field);
}

/** The columns of a way's table beside the years; none where it has no table. */
export function seriesOf(way: EstimateWay): readonly EstimateSeries[] {
  if (way === "scaling") return [];
  return way === "overlap" ? ["older", "newer"] : ["points"];
}

const FIRST_YEARS: Readonly<Record<EstimateWay, number>> = {
  scaling: 0,
  interpolation: 2,
  extrapolation: 4,
  overlap: 4,
};

/** How many years the table of a way shows. */
export function yearsShown(typed: TypedEntry, field: string, way: EstimateWay): number {
  return rowCount(typed, tableOf(field, way), FIRST_YEARS[way]);
}

/** Every field of every way that something stands in, and the number typed before one was chosen. */
export function estimateNames(typed: TypedEntry, field: string): readonly string[] {
  return Object.keys(typed).filter(
    (name) =>
      name.startsWith(field) &&
      textOf(typed, name) !== undefined &&
      /^(?:$|\.unit$|:(?:est|lap)[.:])/.test(name.slice(field.length)),
  );
}

/** Reads the fields of a chosen way into what documents have in a quantity's place. */
export function readEstimateFields(
  reader: FieldReader,
  field: string,
  input: QuantityInput,
  way: EstimateWay,
  places: Places,
): Readonly<Record<string, unknown>> {
  const box = boxOf(field);
  const estimate: Record<string, unknown> = { estimate: way };
  const set = (name: string, value: unknown): void => {
    if (value !== undefined) estimate[name] = value;
  };
  if (way === "scaling") {
    set("from", reader.quantity(`${box}.from`, input.offer));
    set("fromArea", reader.text(`${box}.area`));
    set("fromYear", reader.wholeNumber(`${box}.year`));
    set("by", reader.text(`${box}.by`));
    set("fromSize", reader.number(`${box}.there`));
    set("size", reader.number(`${box}.here`));
  } else {
    Object.assign(estimate, readTable(reader, field, input, way, places));
  }
  set("source", reader.text(`${box}.source`));
  return estimate;
}

function readTable(
  reader: FieldReader,
  field: string,
  input: QuantityInput,
  way: EstimateWay,
  places: Places,
): Record<string, unknown> {
  const table = tableOf(field, way);
  const names = seriesOf(way);
  const series = Object.fromEntries(names.map((name): [string, Record<string, unknown>] => [name, {}]));
  const typedIn = new Set<string>();
  for (const index of filledRows(reader.typed, table)) {
    const row = `${table}.${index}`;
    const given = names.filter((name) => reader.text(`${row}.${name}`) !== undefined);
    const year = reader.wholeNumber(`${row}.year`);
    const hasYear = reader.text(`${row}.year`) !== undefined;
    if (!hasYear && given.length > 0) reader.refuse(`${row}.year`, "entry.estimate.year-missing");
    if (hasYear && given.length === 0) reader.refuse(`${row}.${names[0]}`, "number.missing");
    for (const name of given) {
      typedIn.add(name);
      const amount = reader.quantity(`${row}.${name}`, input.offer, `${table}.${name}.unit`);
      const values = series[name];
      if (year === undefined || !values) continue;
      if (places.has(`${input.name}.${name}.${year}`)) {
        reader.refuse(`${row}.year`, "entry.estimate.year-twice", { year });
      } else {
        places.set(`${input.name}.${name}.${year}`, `${row}.${name}`);
        if (amount !== undefined) values[year] = amount;
      }
    }
  }
  for (const name of names) {
    const isTold = typedIn.has(name) || reader.problems.some(({ path }) => path.startsWith(`${table}.`));
    if (!isTold) reader.refuse(`${table}.0.${name}`, "entry.estimate.no-figures");
  }
  return series;
}

/** The field that a problem of an estimate belongs to: `points.2020` stands in the row of that year. */
export function estimateField(field: string, name: string, rest: readonly string[], places: Places): string {
  const [member = "", year = "", ...inner] = rest;
  const cell = places.get(`${name}.${member}.${year}`);
  if (cell !== undefined) return [cell, ...inner].join(".");
  const asked = Object.entries(SCALING_FIELDS).find(([key]) => key === member)?.[1];
  return asked === undefined ? field : [boxOf(field), asked, ...rest.slice(1)].join(".");
}
