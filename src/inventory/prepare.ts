import type { FactorLibrary } from "../factors/library.ts";
import { idsMatching } from "../factors/choices.ts";
import { gasesOf, gwpOf, type GwpSet } from "../factors/gwp.ts";
import { gridsOf, placeOf } from "../factors/resolve.ts";
import { bindActivity, type BoundActivity, type Setting } from "../methods/bind.ts";
import type { MethodBook, RegisteredMethod } from "../methods/book.ts";
import { type InputSchema, inputSchema, type Offer } from "../methods/input-schema.ts";
import { serves } from "../methods/method.ts";
import { readOwnFactors } from "../methods/own-factors.ts";
import type { Message, Outcome, Problem } from "../units/problem.ts";
import { accepted, refused } from "../units/problem.ts";
import { problemsFromZod } from "../units/zod-problems.ts";
import {
  type ActivityDocument,
  activitySchema,
  type InventoryDocument,
  readInventoryShape,
} from "./document.ts";
import { gpcRow, type GpcRow } from "./gpc-table.ts";

/** What every calculation is handed: the methods and the factor library, read once at start. */
export interface Knowledge {
  readonly book: MethodBook;
  readonly library: FactorLibrary;
}

/** An activity of a prepared inventory: what was said of it, and what the kernels will be given. */
export interface PreparedActivity {
  readonly document: ActivityDocument;
  readonly row: GpcRow;
  readonly bound: BoundActivity;
}

/** An inventory whose every input and factor is settled, ready to be computed or projected. */
export interface Prepared {
  readonly document: InventoryDocument;
  readonly setting: Setting;
  readonly knowledge: Knowledge;
  /** In the order of their ids. */
  readonly activities: readonly PreparedActivity[];
  /** Tonnes of CO2e for a tonne of a gas emitted in a row; null where the GWP set has no value. */
  readonly gwp: (gas: string, ref: string) => number | null;
  readonly notes: readonly Message[];
}

/** Rows whose methane is fossil and was never fuel: AR6 gives it its own potential (Table 7.15). */
const FOSSIL_METHANE = new Set(["I.7.1", "I.8.1"]);

/**
 * Reads and binds a whole inventory document. Refused with every problem found, in the document's order.
 */
export function prepareInventory(given: unknown, knowledge: Knowledge): Outcome<Prepared> {
  const shape = readInventoryShape(given);
  const problems: Problem[] = [...shape.problems];
  const setting = shape.frame ? settingOf(shape.frame, knowledge, problems) : null;
  const reader = new ActivityReader(knowledge, shape.frame?.gwp ?? "AR5", setting);
  const activities: PreparedActivity[] = [];
  for (const [index, raw] of shape.activities.entries()) {
    const read = reader.read(raw, `activities[${index}]`);
    if (!read.ok) problems.push(...read.problems);
    else if (read.value.bound) activities.push(read.value as PreparedActivity);
  }
  if (problems.length > 0 || !setting || !shape.frame) return refused(...problems);
  const document: InventoryDocument = { ...shape.frame, activities: activities.map((one) => one.document) };
  const notes: Message[] = [];
  activities.sort((left, right) => (left.document.id < right.document.id ? -1 : 1));
  return accepted({
    document,
    setting,
    knowledge,
    activities,
    notes,
    gwp: gwpTable(knowledge, document.gwp),
  });
}

/**
 * Reads and binds one activity within an inventory's setting, as the entry form does before it saves.
 * Paths start at the activity (`inputs.amount`).
 */
export function prepareActivity(
  given: unknown,
  setting: Setting,
  gwp: GwpSet,
  knowledge: Knowledge,
): Outcome<PreparedActivity> {
  const read = new ActivityReader(knowledge, gwp, setting).read(given, "");
  return read.ok ? accepted(read.value as PreparedActivity) : read;
}

/** The setting of an inventory; an unknown grid of the country is a problem. */
export function settingOf(
  document: Pick<InventoryDocument, "city" | "year" | "guidelines">,
  { library }: Knowledge,
  problems: Problem[] = [],
): Setting {
  const { city, year, guidelines } = document;
  const grids = gridsOf(library, city.country);
  if (city.grid !== undefined && city.grid !== city.country && !grids.has(city.grid)) {
    const accepted = [city.country, ...grids.keys()];
    problems.push({ path: "city.grid", code: "value.not-offered", params: { found: city.grid, accepted } });
  }
  return {
    library,
    place: placeOf(library, city.country, city.grid),
    year,
    guidelines,
    climate: city.climate,
  };
}

/** The global warming potentials of a set, looked up once for each gas. */
export function gwpTable({ library }: Knowledge, set: GwpSet): Prepared["gwp"] {
  const known = new Map<string, number | null>([["CO2e", 1]]);
  return (gas, ref) => {
    const name = gas === "CH4" && FOSSIL_METHANE.has(ref) ? "CH4-fossil" : gas;
    let value = known.get(name);
    if (value === undefined) known.set(name, (value = gwpOf(library, set, name)?.value ?? null));
    return value;
  };
}

/** What the schemas of inputs draw on. */
export function offerOf({ library }: Knowledge, set: GwpSet): Offer {
  return {
    ids: (pattern) => idsMatching(library, pattern),
    gases: gasesOf(library, set).filter((gas) => gas !== "CH4-fossil"),
  };
}

class ActivityReader {
  readonly #knowledge: Knowledge;
  readonly #setting: Setting | null;
  readonly #offer: Offer;
  readonly #schemas = new Map<string, InputSchema>();

  constructor(knowledge: Knowledge, set: GwpSet, setting: Setting | null) {
    this.#knowledge = knowledge;
    this.#setting = setting;
    this.#offer = offerOf(knowledge, set);
  }

  /** Without a setting (the document's frame is at fault) inputs and factors are read but not bound. */
  read(
    raw: unknown,
    path: string,
  ): Outcome<Omit<PreparedActivity, "bound"> & { bound: BoundActivity | null }> {
    const at = (inner: string): string => (path === "" ? inner : `${path}.${inner}`);
    const shape = activitySchema.safeParse(raw);
    const loose = (raw ?? {}) as { readonly method?: unknown; readonly inputs?: unknown };
    const problems = shape.success ? [] : problemsFromZod(shape.error, path);
    const registered = this.#knowledge.book.get(typeof loose.method === "string" ? loose.method : "");
    if (!registered) {
      if (typeof loose.method !== "string") return refused(...problems);
      const accepted = [...this.#knowledge.book.keys()];
      const params = { found: loose.method.slice(0, 60), accepted };
      return refused(...problems, { path: at("method"), code: "method.unknown", params });
    }
    if (shape.success) problems.push(...this.#unsuited(registered, shape.data, at));
    const inputs = isPlainObject(loose.inputs) ? this.#schemaOf(registered).safeParse(loose.inputs) : null;
    if (inputs && !inputs.success) problems.push(...problemsFromZod(inputs.error, at("inputs")));
    if (!shape.success) return refused(...problems);
    const document = shape.data;
    const row = gpcRow(document.ref) as GpcRow;
    const own = readOwnFactors(registered.method, document.factors ?? {});
    if (!own.ok) problems.push(...own.problems.map((one) => ({ ...one, path: at(`factors.${one.path}`) })));
    if (problems.length > 0 || !inputs?.success || !own.ok) return refused(...problems);
    if (!this.#setting) return accepted({ document, row, bound: null });
    const input = { id: document.id, ref: document.ref, readings: inputs.data, own: own.value };
    const bound = bindActivity(registered, input, this.#setting);
    if (!bound.ok) return refused(...bound.problems.map((one) => ({ ...one, path: at(one.path) })));
    return accepted({ document, row, bound: bound.value });
  }

  #unsuited(
    { method }: RegisteredMethod,
    document: ActivityDocument,
    at: (inner: string) => string,
  ): Problem[] {
    const problems: Problem[] = [];
    if (!serves(method, document.ref)) {
      const accepted = method.refs === "all" ? [] : method.refs;
      const params = { method: method.code, ref: document.ref, accepted };
      problems.push({ path: at("ref"), code: "method.not-for-reference", params });
    }
    if (this.#setting && !method.guidelines.includes(this.#setting.guidelines)) {
      const params = { method: method.code, guidelines: this.#setting.guidelines };
      problems.push({ path: at("method"), code: "method.not-in-edition", params });
    }
    return problems;
  }

  #schemaOf(registered: RegisteredMethod): InputSchema {
    const { code } = registered.method;
    let schema = this.#schemas.get(code);
    if (!schema) this.#schemas.set(code, (schema = inputSchema(registered.method, this.#offer)));
    return schema;
  }
}

function isPlainObject(given: unknown): boolean {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}
