import { z } from "zod";
import { sayBack } from "../units/machine-number.ts";
import type { Outcome, Problem } from "../units/problem.ts";
import { accepted, addAll, refused, refusedFor } from "../units/problem.ts";
import { readQuantity, readShare, toBase } from "../units/quantity.ts";
import { problemsFromZod, readBy } from "../units/zod-problems.ts";
import { isEstimate, readEstimate } from "./estimate-schema.ts";
import type {
  ChoiceInput,
  CompositionInput,
  GasesInput,
  Guidelines,
  Input,
  ListInput,
  Method,
  QuantityInput,
} from "./method.ts";
import { readBounded } from "./quantity-schema.ts";
import type {
  CompositionReading,
  GasesReading,
  ListReading,
  QuantityReading,
  Reading,
  Readings,
} from "./reading.ts";
import { readSeries, YEAR } from "./series-schema.ts";

/** What the choices of a method draw on: ids in the factor library, and the gases of the GWP set. */
export interface Offer {
  ids(pattern: string): readonly string[];
  readonly gases: readonly string[];
  /** The edition, where there is one: what it has nothing for is not offered. */
  readonly guidelines?: Guidelines;
}

/** Longest text an input may hold, and most rows a list may have. */
const LONGEST_TEXT = 2000;
const MOST_ROWS = 200;

/** Names of gas inputs that are not the gas's own name. */
const GAS_INPUTS: Readonly<Record<string, string>> = {
  co2: "CO2",
  ch4: "CH4",
  n2o: "N2O",
  biogenicCo2: "biogenicCO2",
};

/** The zod schema of a method's `inputs` object; parsing gives the readings of what was given. */
export type InputSchema = z.ZodType<Readings>;

/**
 * Makes the schema of a method's inputs from its declaration. Unknown keys, missing inputs, units of the
 * wrong dimension, values out of bounds and unknown choices are issues with codes of `core.json`.
 * Inputs that are asked for only under a condition are optional here; binding checks the condition.
 */
export function inputSchema(method: Method, offer: Offer): InputSchema {
  const gases = method.inputs.find((input) => input.kind === "gases");
  const shape: Record<string, z.ZodType<Reading | undefined>> = {};
  for (const input of method.inputs) {
    if (input.kind === "gases") continue;
    const schema = schemaOf(input, offer);
    shape[input.name] = canBeLeftOut(input) ? schema.optional() : schema;
  }
  const toReadings = (fields: Record<string, Reading | undefined>): Map<string, Reading> =>
    new Map(Object.entries(fields).filter((entry): entry is [string, Reading] => entry[1] !== undefined));
  if (!gases) return z.strictObject(shape).transform(toReadings);
  // Not z.record, which drops a key called __proto__ without a word.
  return z.custom<Record<string, unknown>>(isObject).transform((given, context) => {
    const [named, masses] = partition(given, shape);
    const fields = z.strictObject(shape).safeParse(named, { reportInput: true });
    const read = readGases(masses, offer.gases, gases);
    if (!fields.success) {
      for (const issue of fields.error.issues) context.issues.push(issue as (typeof context.issues)[number]);
    }
    if (!read.ok) report(context, read.problems);
    if (!fields.success || !read.ok) return z.NEVER;
    return toReadings(fields.data).set(gases.name, read.value);
  });
}

function canBeLeftOut(input: Input): boolean {
  if (input.optional || input.when) return true;
  if (input.kind === "choice") return Boolean(input.default ?? input.fromRef ?? input.fromCity);
  return (input.kind === "quantity" || input.kind === "share") && input.default !== undefined;
}

function partition(
  given: Record<string, unknown>,
  shape: object,
): [Record<string, unknown>, Record<string, unknown>] {
  const isNamed = ([key]: [string, unknown]): boolean => Object.hasOwn(shape, key);
  const entries = Object.entries(given);
  return [
    Object.fromEntries(entries.filter(isNamed)),
    Object.fromEntries(entries.filter((entry) => !isNamed(entry))),
  ];
}

interface IssueSink {
  addIssue(issue: { code: "custom"; params: Record<string, unknown> }): void;
}

function report(context: IssueSink, problems: readonly Problem[]): void {
  for (const problem of problems) context.addIssue({ code: "custom", params: { ...problem } });
}

function schemaOf(input: Exclude<Input, GasesInput>, offer: Offer): z.ZodType<Reading> {
  switch (input.kind) {
    case "quantity":
      return readBy((given) => (isEstimate(given) ? readEstimated(given, input) : readBounded(given, input)));
    case "share":
      return readBy((given) => {
        const share = readShare(given, "");
        if (!share.ok) return share;
        if (share.value > (input.max ?? 1)) {
          return refused({
            path: "",
            code: "value.too-big",
            params: { maximum: `${(input.max ?? 1) * 100} %` },
          });
        }
        return accepted({ kind: "share", value: share.value });
      });
    case "choice": {
      const options = optionsOf(input, offer);
      return readBy((given) =>
        typeof given === "string" && options.includes(given)
          ? accepted({ kind: "choice", value: given })
          : typeof given === "boolean" && options.includes("yes")
            ? accepted({ kind: "choice", value: given ? "yes" : "no" })
            : refused({
                path: "",
                code: "value.not-offered",
                params: { found: sayBack(given), accepted: options },
              }),
      );
    }
    case "text":
      return z
        .string()
        .trim()
        .min(input.optional ? 0 : 1)
        .max(LONGEST_TEXT)
        .transform((value) => ({ kind: "text" as const, value }));
    case "series":
      return readBy((given) => readSeries(given, input));
    case "composition":
      return readBy((given) => readComposition(given, input, optionsOf(input, offer)));
    case "list":
      return readBy((given) => readList(given, input, offer));
  }
}

/** The ids a choice or composition offers. */
export function optionsOf(input: ChoiceInput | CompositionInput, offer: Offer): readonly string[] {
  const { options } = input;
  const ids = "at" in options ? options : offer.ids(options.keys);
  const left = input.kind === "choice" && offer.guidelines ? input.notIn?.[offer.guidelines] : undefined;
  return left ? ids.filter((id) => !left.includes(id)) : ids;
}

function readEstimated(given: unknown, input: QuantityInput): Outcome<Reading> {
  const estimate = readEstimate(given, input.units);
  return estimate.ok ? accepted({ kind: "estimate", estimate: estimate.value }) : estimate;
}

function isObject(given: unknown): given is object {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}

/** A plain object's own entries, or null for anything else. */
function entriesOf(given: unknown): [string, unknown][] | null {
  return isObject(given) ? Object.entries(given) : null;
}

function readComposition(
  given: unknown,
  input: CompositionInput,
  options: readonly string[],
): Outcome<CompositionReading> {
  const entries = entriesOf(given);
  if (!entries || entries.length === 0) {
    return refused({ path: "", code: "composition.not-shares", params: { accepted: options } });
  }
  if (!input.perYear || !entries.every(([key]) => YEAR.test(key))) {
    const one = readShares(entries, options);
    return one.ok ? accepted({ kind: "composition", years: null, shares: [one.value] }) : one;
  }
  const problems: Problem[] = [];
  const years: number[] = [];
  const shares: ReadonlyMap<string, number>[] = [];
  const sorted = entries.toSorted(([left], [right]) => Number(left) - Number(right));
  for (const [year, composition] of sorted) {
    const one = readShares(entriesOf(composition) ?? [], options);
    years.push(Number(year));
    if (one.ok) shares.push(one.value);
    else addAll(problems, placed(one.problems, year));
  }
  return problems.length > 0 ? refusedFor(problems) : accepted({ kind: "composition", years, shares });
}

/** Parts may sum to 98 to 102 %: IPCC's own tables round. */
function readShares(
  entries: readonly [string, unknown][],
  options: readonly string[],
): Outcome<ReadonlyMap<string, number>> {
  const problems: Problem[] = [];
  const shares = new Map<string, number>();
  for (const [id, value] of entries) {
    if (!options.includes(id)) {
      problems.push({
        path: id,
        code: "value.not-offered",
        params: { found: sayBack(id), accepted: options },
      });
      continue;
    }
    const share = readShare(value, id);
    if (share.ok) shares.set(id, share.value);
    else addAll(problems, share.problems);
  }
  const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
  if (problems.length === 0 && (total < 0.98 - 1e-12 || total > 1.02 + 1e-12)) {
    problems.push({ path: "", code: "composition.sum", params: { percent: Math.round(total * 1e4) / 100 } });
  }
  return problems.length > 0 ? refusedFor(problems) : accepted(shares);
}

function readList(given: unknown, input: ListInput, offer: Offer): Outcome<ListReading> {
  if (!Array.isArray(given) || given.length === 0) return refused({ path: "", code: "list.not-rows" });
  if (given.length > MOST_ROWS)
    return refused({ path: "", code: "list.too-long", params: { most: MOST_ROWS } });
  const shape: Record<string, z.ZodType<Reading | undefined>> = {};
  for (const column of input.columns) {
    const schema = schemaOf(column, offer);
    shape[column.name] = canBeLeftOut(column) ? schema.optional() : schema;
  }
  const row = z.strictObject(shape);
  const problems: Problem[] = [];
  const rows: ReadonlyMap<string, QuantityReading>[] = [];
  for (const [index, value] of given.entries()) {
    const read = row.safeParse(value, { reportInput: true });
    if (read.success) {
      const cells = Object.entries(read.data).filter(([, cell]) => cell !== undefined);
      rows.push(new Map(cells as [string, QuantityReading][]));
    } else {
      addAll(problems, problemsFromZod(read.error, `[${index}]`));
    }
  }
  const total = input.sumsToOne ? sumOf(rows, input.sumsToOne) : 1;
  if (problems.length === 0 && Math.abs(total - 1) > 0.01 + 1e-12) {
    problems.push({ path: "", code: "list.sum", params: { percent: Math.round(total * 1e4) / 100 } });
  }
  return problems.length > 0 ? refusedFor(problems) : accepted({ kind: "list", rows });
}

function sumOf(rows: ListReading["rows"], column: string): number {
  return rows.reduce((sum, row) => {
    const cell = row.get(column);
    return sum + (cell?.kind === "share" ? cell.value : 0);
  }, 0);
}

function readGases(
  given: Record<string, unknown>,
  gases: readonly string[],
  input: GasesInput,
): Outcome<GasesReading> {
  const problems: Problem[] = [];
  const masses = new Map<string, QuantityReading>();
  const others = gases.filter((gas) => !Object.values(GAS_INPUTS).includes(gas));
  for (const [key, value] of Object.entries(given)) {
    const gas = Object.hasOwn(GAS_INPUTS, key) ? GAS_INPUTS[key] : others.find((name) => name === key);
    if (gas === undefined) {
      problems.push({ path: key, code: "gas.unknown", params: { found: sayBack(key) } });
      continue;
    }
    const quantity = readQuantity(value, ["t"], key);
    if (!quantity.ok) addAll(problems, quantity.problems);
    else masses.set(gas, { kind: "quantity", quantity: quantity.value, base: toBase(quantity.value) });
  }
  if (problems.length === 0 && masses.size === 0) problems.push({ path: "", code: "gas.none" });
  if (problems.length > 0) return refusedFor(problems);
  return accepted({ kind: input.kind, masses });
}

/** Problems of a value, at the key it stands under. */
function placed(problems: readonly Problem[], key: string): Problem[] {
  return problems.map((problem) => ({ ...problem, path: joined(key, problem.path) }));
}

function joined(key: string, inner: string): string {
  return inner === "" ? key : inner.startsWith("[") ? key + inner : `${key}.${inner}`;
}
