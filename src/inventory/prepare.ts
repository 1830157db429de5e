import type { FactorLibrary } from "../factors/library.ts";
import { idsMatching } from "../factors/choices.ts";
import {
  changesOf,
  FOSSIL_METHANE,
  gasesOf,
  type GwpChoice,
  mayBeChanged,
  potentialOf,
} from "../factors/gwp.ts";
import { withOwnRows } from "../factors/own-rows.ts";
import { gridsOf, placeOf } from "../factors/resolve.ts";
import { bindActivity, type BoundActivity, type Setting } from "../methods/bind.ts";
import type { MethodBook, RegisteredMethod } from "../methods/book.ts";
import { type InputSchema, inputSchema, type Offer, optionsOf } from "../methods/input-schema.ts";
import { type Guidelines, type Input, type Method, serves } from "../methods/method.ts";
import { type OwnFactor, type OwnFactorDocument, readOwnFactors } from "../methods/own-factors.ts";
import type { Message, Outcome, Problem } from "../units/problem.ts";
import { accepted, addAll, refused, refusedFor } from "../units/problem.ts";
import { clip } from "../units/machine-number.ts";
import { problemsFromZod } from "../units/zod-problems.ts";
import {
  type ActivityDocument,
  activitySchema,
  type Ground,
  type InventoryDocument,
  ownFactor,
  readInventoryShape,
} from "./document.ts";
import { gpcRow, type GpcRow } from "./gpc-table.ts";
import { beyondBounds } from "./own-factor-bounds.ts";

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
  /** The factors given in place of the library's. */
  readonly own: readonly OwnFactor[];
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
}

/** Rows whose methane is fossil and was never fuel: AR6 gives it its own potential (Table 7.15). */
const FOSSIL_ROWS = new Set(["I.7.1", "I.8.1", "IV.1", "IV.2"]);

/**
 * Reads and binds a whole inventory document. Refused with every problem found, in the document's order.
 */
export function prepareInventory(given: unknown, knowledge: Knowledge): Outcome<Prepared> {
  const shape = readInventoryShape(given);
  const problems: Problem[] = [...shape.problems];
  const setting = shape.ground ? settingOf(shape.ground, knowledge, problems) : null;
  if (shape.frame) addAll(problems, gwpProblems(shape.frame.gwp, knowledge));
  const beyond = beyondBounds(shape.ground?.ownFactors ?? [], knowledge.book);
  addAll(
    problems,
    beyond.map((one) => ({ ...one, path: `ownFactors${one.path}` })),
  );
  const reader = new ActivityReader(knowledge, shape.frame?.gwp ?? "AR5", setting);
  const activities: PreparedActivity[] = [];
  for (const [index, raw] of shape.activities.entries()) {
    const read = reader.read(raw, `activities[${index}]`);
    if (!read.ok) addAll(problems, read.problems);
    else if (read.value.bound) activities.push(read.value as PreparedActivity);
  }
  if (problems.length > 0 || !setting || !shape.frame) return refusedFor(problems);
  const document: InventoryDocument = { ...shape.frame, activities: activities.map((one) => one.document) };
  activities.sort((left, right) => (left.document.id < right.document.id ? -1 : 1));
  return accepted({
    document,
    setting,
    knowledge,
    activities,
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
  gwp: GwpChoice,
  knowledge: Knowledge,
): Outcome<PreparedActivity> {
  const read = new ActivityReader(knowledge, gwp, setting).read(given, "");
  return read.ok ? accepted(read.value as PreparedActivity) : read;
}

/**
 * The setting of an inventory, the city's own factors laid over the library's; an unknown grid of the country
 * is a problem.
 */
export function settingOf(document: Ground, { library }: Knowledge, problems: Problem[] = []): Setting {
  const { city, year, guidelines, ownFactors = [] } = document;
  const grids = gridsOf(library, city.country);
  if (city.grid !== undefined && city.grid !== city.country && !grids.has(city.grid)) {
    const accepted = [city.country, ...grids.keys()];
    problems.push({ path: "city.grid", code: "value.not-offered", params: { found: city.grid, accepted } });
  }
  return {
    library: withOwnRows(library, ownFactors),
    place: placeOf(library, city.country, city.grid),
    year,
    guidelines,
    climate: city.climate,
  };
}

/** A potential of one's own is for a gas that some report knows. */
function gwpProblems(gwp: GwpChoice, { library }: Knowledge): Problem[] {
  return changesOf(gwp)
    .filter(([gas]) => !mayBeChanged(library, gas))
    .map(([gas]) => ({ path: `gwp.${gas}`, code: "key.unknown", params: { key: clip(gas) } }));
}

/** The global warming potentials of a choice, looked up once for each gas. */
export function gwpTable({ library }: Knowledge, gwp: GwpChoice): Prepared["gwp"] {
  const known = new Map<string, number | null>([["CO2e", 1]]);
  return (gas, ref) => {
    const name = potentialName(gas, ref);
    let value = known.get(name);
    if (value === undefined) known.set(name, (value = potentialOf(library, gwp, name)));
    return value;
  };
}

/** The name under which the potential of a gas emitted in a row is looked up. */
export function potentialName(gas: string, ref: string): string {
  return gas === "CH4" && FOSSIL_ROWS.has(ref) ? FOSSIL_METHANE : gas;
}

/** What the schemas of inputs draw on. */
export function offerOf({ library }: Knowledge, gwp: GwpChoice, guidelines?: Guidelines): Offer {
  return {
    ids: (pattern) => idsMatching(library, pattern),
    gases: gasesOf(library, gwp).filter((gas) => gas !== FOSSIL_METHANE),
    ...(guidelines ? { guidelines } : {}),
  };
}

class ActivityReader {
  readonly #knowledge: Knowledge;
  readonly #setting: Setting | null;
  readonly #offer: Offer;
  readonly #schemas = new Map<string, InputSchema>();
  readonly #elements = new Map<string, ReadonlySet<string>>();

  constructor(knowledge: Knowledge, gwp: GwpChoice, setting: Setting | null) {
    this.#knowledge = knowledge;
    this.#setting = setting;
    this.#offer = offerOf(knowledge, gwp, setting?.guidelines);
  }

  /** Without a setting (the document's frame is at fault) inputs and factors are read but not bound. */
  read(
    raw: unknown,
    path: string,
  ): Outcome<Omit<PreparedActivity, "bound"> & { bound: BoundActivity | null }> {
    const at = (inner: string): string => (path === "" ? inner : `${path}.${inner}`);
    const shape = activitySchema.safeParse(raw, { reportInput: true });
    const loose: Loose = isPlainObject(raw) ? raw : {};
    const problems = shape.success ? [] : problemsFromZod(shape.error, path);
    for (const name of ["factors", "uncertainty"] as const) {
      if (Object.hasOwn(Object(loose[name]), "__proto__")) {
        problems.push({ path: at(`${name}.__proto__`), code: "key.unknown", params: { key: "__proto__" } });
      }
    }
    if (typeof loose.method !== "string") return refusedFor(problems);
    const registered = this.#knowledge.book.get(loose.method);
    if (!registered) {
      const params = { found: clip(loose.method), accepted: [...this.#knowledge.book.keys()] };
      return refused(...problems, { path: at("method"), code: "method.unknown", params });
    }
    addAll(problems, this.#unsuited(registered, loose.ref, at));
    const inputs = isPlainObject(loose.inputs)
      ? this.#schemaOf(registered).safeParse(loose.inputs, { reportInput: true })
      : null;
    if (inputs && !inputs.success) addAll(problems, problemsFromZod(inputs.error, at("inputs")));
    const own = readOwnFactors(
      registered.method,
      wellFormed(loose.factors),
      this.#elementsOf(registered.method),
    );
    if (!own.ok) addAll(problems, placed(own.problems, at("factors.")));
    if (problems.length > 0 || !shape.success || !inputs?.success || !own.ok) return refusedFor(problems);
    const document = shape.data;
    const row = gpcRow(document.ref) as GpcRow;
    if (!this.#setting) return accepted({ document, row, bound: null, own: own.value });
    const input = { id: document.id, ref: document.ref, readings: inputs.data, own: own.value };
    const bound = bindActivity(registered, input, this.#setting);
    if (!bound.ok) return refusedFor(placed(bound.problems, at("")));
    const notes = [...bound.value.notes, ...unusedFactors(bound.value, own.value)];
    return accepted({ document, row, bound: { ...bound.value, notes }, own: own.value });
  }

  #unsuited({ method }: RegisteredMethod, ref: unknown, at: (inner: string) => string): Problem[] {
    const problems: Problem[] = [];
    if (typeof ref === "string" && gpcRow(ref) && !serves(method, ref)) {
      const params = { method: method.code, ref, accepted: method.refs === "all" ? [] : method.refs };
      problems.push({ path: at("ref"), code: "method.not-for-reference", params });
    }
    if (this.#setting && !method.guidelines.includes(this.#setting.guidelines)) {
      const params = { method: method.code, guidelines: this.#setting.guidelines };
      problems.push({ path: at("method"), code: "method.not-in-edition", params });
    }
    return problems;
  }

  #elementsOf(method: Method): ReadonlySet<string> {
    let elements = this.#elements.get(method.code);
    if (!elements) this.#elements.set(method.code, (elements = elementsOf(method, this.#offer)));
    return elements;
  }

  #schemaOf(registered: RegisteredMethod): InputSchema {
    const { code } = registered.method;
    let schema = this.#schemas.get(code);
    if (!schema) this.#schemas.set(code, (schema = inputSchema(registered.method, this.#offer)));
    return schema;
  }
}

/** An activity before it is known to have the right shape. */
interface Loose {
  readonly ref?: unknown;
  readonly method?: unknown;
  readonly inputs?: unknown;
  readonly factors?: unknown;
  readonly uncertainty?: unknown;
}

/** The overrides that have the shape of one; what is wrong with the others the activity's schema tells. */
function wellFormed(factors: unknown): Record<string, OwnFactorDocument> {
  if (!isPlainObject(factors)) return {};
  return Object.fromEntries(
    Object.entries(factors).flatMap(([name, given]) => {
      const read = name === "__proto__" ? null : ownFactor.safeParse(given);
      return read?.success ? [[name, read.data]] : [];
    }),
  );
}

/** The elements that a method's factors may be given for: fractions of a waste, systems of a list. */
function elementsOf(method: Method, offer: Offer): ReadonlySet<string> {
  const choices = method.inputs
    .flatMap((input): readonly Input[] =>
      input.kind === "list" ? input.columns : input.kind === "composition" ? [input] : [],
    )
    .filter((input) => input.kind === "choice" || input.kind === "composition");
  return new Set(choices.flatMap((input) => optionsOf(input, offer)));
}

/** Overrides of an element that the activity does not have. */
function unusedFactors({ elements }: BoundActivity, own: readonly OwnFactor[]): Message[] {
  const present = new Set(elements.map(({ id }) => id.replace(/#\d+$/, "")));
  return own
    .filter(({ element }) => element !== null && !present.has(element))
    .map(({ name, element }) => ({ code: "factor.unused", params: { found: `${name}.${element}` } }));
}

function placed(problems: readonly Problem[], base: string): Problem[] {
  return problems.map((problem) => ({ ...problem, path: base + problem.path }));
}

function isPlainObject(given: unknown): given is object {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}
