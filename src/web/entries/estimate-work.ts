import { methodTexts } from "../../i18n/method-texts.ts";
import { noteText } from "../../i18n/note-text.ts";
import { estimated } from "../../methods/estimate.ts";
import { ESTIMATE_WAYS, type EstimateWay, readEstimate } from "../../methods/estimate-schema.ts";
import type { QuantityInput } from "../../methods/method.ts";
import { bounded } from "../../methods/quantity-schema.ts";
import { accepted, type Outcome, type Problem } from "../../units/problem.ts";
import type { FieldSource } from "./control.ts";
import { estimateField, readEstimateFields, tableOf, wayOf, yearsShown } from "./estimate-fields.ts";
import { FieldReader } from "./field-reader.ts";
import type { Places } from "./read-grid.ts";
import type { TypedEntry } from "./typed.ts";

const MORE_YEARS = 3;

/** An estimate of the form as the engine works it out. */
export interface WorkedEstimate {
  /** What was done, in sentences with their arithmetic; none while something is wrong. */
  readonly worked: readonly string[];
  /** Paths are names of fields. */
  readonly problems: readonly Problem[];
}

/** Works the chosen way of a field out, for the year of the inventory. */
export function workEstimate(
  source: FieldSource,
  field: string,
  input: QuantityInput,
  way: EstimateWay,
): WorkedEstimate {
  const { texts, numbers, typed } = source;
  const reader = new FieldReader(typed, numbers.format);
  const places: Places = new Map();
  const found = sentences(source, input, readEstimateFields(reader, field, input, way, places));
  if (found.ok && reader.problems.length === 0) {
    return { worked: [...found.value, texts.t("inventory:estimate.quality")], problems: [] };
  }
  const told = new Set(reader.problems.map(({ path }) => path.replace(/\.unit$/, "")));
  const others = (found.ok ? [] : found.problems)
    .map((one) => ({
      ...one,
      path: estimateField(field, input.name, one.path === "" ? [] : one.path.split("."), places),
    }))
    .filter(({ path }) => !told.has(path) && (path !== field || told.size === 0));
  return { worked: [], problems: [...reader.problems, ...others] };
}

function sentences(
  { texts, numbers, method, context }: FieldSource,
  input: QuantityInput,
  document: unknown,
): Outcome<readonly string[]> {
  const read = readEstimate(document, input.units);
  if (!read.ok) return read;
  const found = estimated(read.value, context.year, methodTexts(texts, method).label(input));
  if (!found.ok) return found;
  const inBounds = bounded(found.value.quantity, input);
  if (!inBounds.ok) return inBounds;
  return accepted(found.value.notes.map((note) => noteText({ texts, numbers }, method, note)));
}

/**
 * The form after one of an estimate's buttons: a way chosen or dropped, more years shown, or what is wrong
 * with what is typed. Null where the field has no such button.
 */
export function estimateWished(
  source: FieldSource,
  field: string,
  of: string,
): { readonly typed: TypedEntry; readonly problems: readonly Problem[] } | null {
  const { typed, method } = source;
  const input = method.inputs.find((one) => `in.${one.name}` === field);
  if (input?.kind !== "quantity") return null;
  const chosen = ESTIMATE_WAYS.find((way) => way === of);
  if (chosen || of === "none") {
    return { typed: { ...typed, [`${field}:estimate`]: chosen ?? "" }, problems: [] };
  }
  const way = wayOf(typed, field);
  if (way === undefined) return null;
  if (of === "work") return { typed, problems: workEstimate(source, field, input, way).problems };
  if (of !== "years" || way === "scaling") return null;
  const count = String(yearsShown(typed, field, way) + MORE_YEARS);
  return { typed: { ...typed, [`${tableOf(field, way)}:rows`]: count }, problems: [] };
}
