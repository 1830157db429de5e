import type { Input, Method, QuantityInput } from "../../methods/method.ts";
import type { NumberFormat } from "../../units/number-format.ts";
import type { Problem } from "../../units/problem.ts";
import { estimateField, readEstimateFields, wayOf } from "./estimate-fields.ts";
import { FieldReader } from "./field-reader.ts";
import { type Places, readComposition, readGases, readList, readSeries } from "./read-grid.ts";
import type { TypedEntry } from "./typed.ts";

/** An entry as the contract's activity has it, as far as its fields could be read. */
export interface ReadEntry {
  readonly activity: Readonly<Record<string, unknown>>;
  /** Problems of single fields; paths are names of fields. */
  readonly problems: readonly Problem[];
  /** The field that a problem of the document belongs to: `inputs.pathways[2].share` is `in.pathways.2.share`. */
  readonly fieldOf: (path: string) => string;
}

/**
 * Reads an entry form in the officer's number format into the contract's activity: a number field and its
 * unit become a quantity, cells of a series its years, rows of a list its objects. A blank field is left
 * out, never a zero.
 * @param kept parts of the stored activity that the form does not show (factors of single elements)
 */
export function readEntry(
  method: Method,
  ref: string,
  typed: TypedEntry,
  format: NumberFormat,
  kept: Readonly<Record<string, unknown>> = {},
): ReadEntry {
  const reader = new FieldReader(typed, format);
  const places: Places = new Map();
  const inputs: Record<string, unknown> = {};
  for (const input of method.inputs) {
    if (input.kind === "gases") Object.assign(inputs, readGases(reader));
    else set(inputs, input.name, readInput(reader, input, places));
  }
  const factors = { ...(kept["factors"] as object | undefined), ...readFactors(reader, method) };
  const quality: Record<string, unknown> = {};
  set(quality, "activity", reader.text("quality.activity"));
  set(quality, "factor", reader.text("quality.factor"));
  const activity: Record<string, unknown> = { ref, method: method.code, inputs };
  set(activity, "label", reader.text("label"));
  if (Object.keys(factors).length > 0) activity["factors"] = factors;
  if (Object.keys(quality).length > 0) activity["quality"] = quality;
  set(activity, "uncertainty", kept["uncertainty"]);
  set(activity, "dataYear", reader.wholeNumber("dataYear"));
  set(activity, "source", reader.text("source"));
  set(activity, "note", reader.text("note"));
  return { activity, problems: reader.problems, fieldOf: (path) => fieldOf(path, method, places) };
}

function set(target: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined) target[name] = value;
}

function readInput(
  reader: FieldReader,
  input: Exclude<Input, { readonly kind: "gases" }>,
  places: Places,
): unknown {
  const field = `in.${input.name}`;
  switch (input.kind) {
    case "quantity":
      return readAmount(reader, field, input, places);
    case "share":
      return reader.percent(field);
    case "choice":
    case "text":
      return reader.text(field);
    case "series":
      return readSeries(reader, field, input);
    case "composition":
      return readComposition(reader, field, input, places);
    case "list":
      return readList(reader, field, input, places);
  }
}

/** A figure, or how it is estimated: the number typed before that was chosen counts no more. */
function readAmount(reader: FieldReader, field: string, input: QuantityInput, places: Places): unknown {
  const way = wayOf(reader.typed, field);
  return way === undefined
    ? reader.quantity(field, input.offer)
    : readEstimateFields(reader, field, input, way, places);
}

function readFactors(reader: FieldReader, method: Method): Record<string, unknown> {
  const factors: Record<string, unknown> = {};
  for (const need of method.factors) {
    if (need.level === "element") continue;
    const field = `ef.${need.name}`;
    const value = reader.number(field);
    if (value === undefined) continue;
    const unit = reader.text(`${field}.unit`) ?? need.units[0] ?? "1";
    const source = reader.text(`${field}.source`);
    const gas = reader.text(`${field}.gas`);
    factors[need.name] = { value: { value, unit }, ...(source ? { source } : {}), ...(gas ? { gas } : {}) };
  }
  return factors;
}

function fieldOf(path: string, method: Method, places: Places): string {
  const [head = "", name = "", ...rest] = path.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
  if (head === "factors") return ["ef", name].join(".");
  if (head !== "inputs") return path;
  const input = method.inputs.find((one) => one.name === name);
  if (!input) return method.inputs.some((one) => one.kind === "gases") ? `gas.${name}` : `in.${name}`;
  const [first = "", ...others] = rest;
  const row = places.get(`${name}.${first}`);
  if (row !== undefined) return [row, ...others].join(".");
  if (input.kind === "quantity") return estimateField(`in.${name}`, name, rest, places);
  const composite = ["composition", "list", "series"].includes(input.kind);
  return composite ? [places.get(name) ?? `in.${name}`, ...rest].join(".") : `in.${name}`;
}
