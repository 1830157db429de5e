import type { ColumnLevel } from "../formula/kernel.ts";
import type { Message, Outcome, Problem } from "../units/problem.ts";
import { accepted, addAll, refusedFor } from "../units/problem.ts";
import type { RegisteredMethod } from "./book.ts";
import { FactorFinder, type FactorUse, knownUnit, type Setting, tidy } from "./factor-finder.ts";
import { estimated } from "./estimate.ts";
import { type FactOf, holds } from "./facts.ts";
import { missingFactors, unmetFactors } from "./missing-factors.ts";
import { overdrawnLists } from "./overdrawn-lists.ts";
import type { ChoiceInput, FactorNeed, Input, ListInput } from "./method.ts";
import type { OwnFactor } from "./own-factors.ts";
import { bounded } from "./quantity-schema.ts";
import { type Program, programFor } from "./program.ts";
import type { QuantityReading, Reading, Readings } from "./reading.ts";

/** One element of an activity: a fraction, a row of a list, a gas. */
export interface BoundElement {
  readonly id: string;
  readonly values: readonly number[];
  /** One array of years for each cell symbol. */
  readonly cells: readonly (readonly number[])[];
}

/**
 * An activity ready to be computed: its program and the numbers for each of the program's columns, in
 * coherent base units, in column order. Plain data: planning edits copies of it.
 */
export interface BoundActivity {
  readonly id: string;
  readonly ref: string;
  readonly program: Program;
  readonly activity: readonly number[];
  readonly elements: readonly BoundElement[];
  readonly years: readonly number[];
  /** One array of years for each year symbol. */
  readonly year: readonly (readonly number[])[];
  /** Choices in force, also those of default, reference or city. */
  readonly choices: ReadonlyMap<string, string>;
  readonly readings: Readings;
  readonly factors: readonly FactorUse[];
  readonly notes: readonly Message[];
}

export interface BindInput {
  readonly id: string;
  readonly ref: string;
  readonly readings: Readings;
  readonly own: readonly OwnFactor[];
}

/**
 * Binds an activity to its method: settles choices and defaults, chooses the lines that apply, finds every
 * factor they need (the city's own, else the library's) and lays the numbers out in column order.
 * Refused, with paths from the activity (`factors.density`): an input missing or out of place under its
 * condition, a factor that neither the city nor the library has.
 */
export function bindActivity(
  registered: RegisteredMethod,
  input: BindInput,
  setting: Setting,
): Outcome<BoundActivity> {
  const binding = new Binding(registered, input, setting);
  return binding.bind();
}

class Binding {
  readonly #registered: RegisteredMethod;
  readonly #input: BindInput;
  readonly #setting: Setting;
  readonly #choices = new Map<string, string>();
  readonly #values = new Map<string, number>();
  readonly #dimensions = new Map<string, string>();
  readonly #notes: Message[] = [];
  readonly #problems: Problem[] = [];
  /** As given, with estimates resolved to the quantities of the inventory year. */
  readonly #readings = new Map<string, Reading>();
  readonly #finder: FactorFinder;
  readonly #uses: FactorUse[] = [];

  constructor(registered: RegisteredMethod, input: BindInput, setting: Setting) {
    this.#registered = registered;
    this.#input = input;
    this.#setting = setting;
    this.#finder = new FactorFinder(setting, input.own, (name) => this.#fact(name));
  }

  bind(): Outcome<BoundActivity> {
    const { method } = this.#registered;
    for (const input of method.inputs) {
      if (!this.#read(input)) continue;
      if (input.kind === "choice") this.#settleChoice(input);
      else this.#settle(input);
    }
    for (const need of missingFactors(method, this.#fact)) this.#missing(need, null);
    addAll(this.#problems, unmetFactors(method, this.#fact, this.#input.own));
    addAll(this.#problems, overdrawnLists(method, this.#readings));
    if (this.#problems.length > 0) return refusedFor(this.#problems);
    const program = programFor(this.#registered, this.#fact);
    const years = this.#years();
    const elements = this.#elements(program, years);
    const activity = program.shape.symbols.activity.map((name) => this.#valueOf(name));
    const year = program.shape.symbols.year.map((name) => this.#seriesOf(name, years));
    if (this.#problems.length > 0) return refusedFor(this.#problems);
    return accepted({
      id: this.#input.id,
      ref: this.#input.ref,
      program,
      activity,
      elements,
      years,
      year,
      choices: this.#choices,
      readings: this.#readings,
      factors: this.#uses,
      notes: this.#notes,
    });
  }

  /** What is true of this activity, for the conditions of the declaration. */
  readonly #fact: FactOf = (name) => {
    if (name === "guidelines") return this.#setting.guidelines;
    const choice = this.#choices.get(name);
    if (choice !== undefined) return choice;
    const dimension = this.#dimensions.get(name);
    if (dimension !== undefined) return dimension;
    const flag = this.#registered.method.flags?.[name];
    if (flag !== undefined) return this.#finder.says(flag, this.#choices) ? "yes" : "no";
    const of = name.endsWith(".of") ? name.slice(0, -3) : null;
    const need = this.#registered.method.factors.find((factor) => factor.name === (of ?? name));
    if (!need) return "absent";
    const use = this.#finder.find(need, null, this.#choices);
    if (!use) return "absent";
    return of === null ? use.dimension : (use.of ?? "");
  };

  /** Keeps a reading; one that is estimated becomes the quantity found for the inventory year, with a note. False where none is found. */
  #read(input: Input): boolean {
    const given = this.#input.readings.get(input.name);
    if (!given) return true;
    if (given.kind !== "estimate" || input.kind !== "quantity") {
      this.#readings.set(input.name, given);
      return true;
    }
    const path = `inputs.${input.name}`;
    const found = estimated(given.estimate, this.#setting.year, input.label);
    const read = found.ok ? bounded(found.value.quantity, input) : found;
    if (found.ok) this.#notes.push(...found.value.notes);
    if (read.ok) {
      this.#readings.set(input.name, read.value);
      return true;
    }
    const at = (inner: string): string => (inner === "" ? path : `${path}.${inner}`);
    addAll(
      this.#problems,
      read.problems.map((one) => ({ ...one, path: at(one.path) })),
    );
    this.#dimensions.set(input.name, knownUnit(input.units[0] ?? "1").dimension);
    return false;
  }

  #settleChoice(input: ChoiceInput): void {
    if (!this.#applies(input)) return;
    const given = this.#readings.get(input.name);
    if (given?.kind === "choice") {
      this.#choices.set(input.name, given.value);
      return;
    }
    const byRef = Object.entries(input.fromRef ?? {}).find(([prefix]) => this.#input.ref.startsWith(prefix));
    const city = input.fromCity === "climate" ? this.#setting.climate : undefined;
    const value = byRef?.[1] ?? city ?? input.default;
    if (value !== undefined) {
      this.#choices.set(input.name, value);
      if (!byRef) {
        const code = city === undefined ? "input.assumed" : "input.from-city";
        this.#notes.push({ code, params: { input: input.label, value } });
      }
    } else if (!input.optional) {
      this.#problems.push({ path: `inputs.${input.name}`, code: "value.missing" });
    } else {
      this.#choices.set(input.name, "absent");
    }
  }

  /** Whether an input is asked for here; one given where it is not is a problem. */
  #applies(input: Input): boolean {
    if (holds(input.when, this.#fact)) return true;
    this.#dimensions.set(input.name, "absent");
    if (this.#readings.has(input.name)) {
      this.#problems.push({
        path: `inputs.${input.name}`,
        code: "input.not-here",
        params: { input: input.label },
      });
    }
    return false;
  }

  #settle(input: Input): void {
    if (!this.#applies(input)) return;
    const given = this.#readings.get(input.name);
    if (given) {
      this.#dimensions.set(input.name, dimensionOfReading(given));
      if (given.kind === "quantity") this.#values.set(input.name, given.base);
      if (given.kind === "share") this.#values.set(input.name, given.value);
      return;
    }
    const assumed = this.#defaultOf(input);
    if (assumed !== undefined) {
      const unit = knownUnit(input.kind === "quantity" ? (input.units[0] ?? "1") : "1");
      this.#values.set(input.name, assumed * unit.scale);
      this.#dimensions.set(input.name, unit.dimension);
      const value =
        input.kind === "share" ? `${tidy(assumed * 100)} %` : `${assumed} ${unit.text}`.replace(/ 1$/, "");
      this.#notes.push({ code: "input.assumed", params: { input: input.label, value } });
      return;
    }
    this.#dimensions.set(input.name, "absent");
    if (!input.optional) this.#problems.push({ path: `inputs.${input.name}`, code: "value.missing" });
  }

  #defaultOf(input: Input): number | undefined {
    if (input.kind !== "quantity" && input.kind !== "share") return undefined;
    const by = input.kind === "share" ? input.defaultBy : undefined;
    return by?.values[this.#choices.get(by.choice) ?? ""] ?? input.default;
  }

  /** From the first year of any series to the inventory's; a series that stops early ends in zeros, noted. */
  #years(): readonly number[] {
    const { year } = this.#setting;
    let from = year + 1;
    for (const input of this.#registered.method.inputs) {
      const reading = this.#readings.get(input.name);
      if (input.kind !== "series" || reading?.kind !== "series") continue;
      const [first = year] = reading.years;
      const last = reading.years.at(-1) ?? first;
      from = Math.min(from, first);
      if (last > year) {
        const path = `inputs.${input.name}.${last}`;
        this.#problems.push({ path, code: "series.after-inventory", params: { year } });
      } else if (last < year) {
        this.#notes.push({ code: "series.ended", params: { input: input.label, last, year } });
      }
      if (reading.filled.length > 0) {
        const years = reading.filled.join(", ");
        this.#notes.push({ code: "estimate.series-gaps", params: { input: input.label, years } });
      }
    }
    return Array.from({ length: Math.max(0, year - from + 1) }, (_, index) => from + index);
  }

  /** A series' values in these years; 0 in the years it does not name. */
  #seriesOf(name: string, years: readonly number[]): readonly number[] {
    const reading = this.#readings.get(name);
    if (reading?.kind !== "series") return years.map(() => 0);
    const [first = 0] = reading.years;
    return years.map((year) => reading.readings[year - first]?.base ?? 0);
  }

  #elements(program: Program, years: readonly number[]): readonly BoundElement[] {
    const { element, cell } = program.shape.symbols;
    for (const input of this.#registered.method.inputs) {
      const reading = this.#readings.get(input.name);
      if (input.kind === "composition" && reading?.kind === "composition") {
        return this.#compositionElements(input.id, input.share, reading, { element, cell, years });
      }
      if (input.kind === "list" && reading?.kind === "list") {
        return reading.rows.map((row, index) => this.#listElement(input, row, index, element));
      }
      if (input.kind === "gases" && reading?.kind === "gases") {
        return [...reading.masses].map(([id, mass]) => ({
          id,
          values: element.map(() => mass.base),
          cells: [],
        }));
      }
    }
    return [];
  }

  #compositionElements(
    id: string,
    share: string,
    reading: Extract<Reading, { kind: "composition" }>,
    columns: { element: readonly string[]; cell: readonly string[]; years: readonly number[] },
  ): readonly BoundElement[] {
    for (const shares of reading.shares) this.#noteRoundedSum(shares);
    const ids = [...new Set(reading.shares.flatMap((shares) => [...shares.keys()]))].toSorted();
    return ids.map((element) => {
      const choices = new Map([...this.#choices, [id, element]]);
      const values = columns.element.map((name) =>
        name === share ? (reading.shares[0]?.get(element) ?? 0) : this.#elementFactor(name, element, choices),
      );
      const cells = columns.cell.map(() =>
        columns.years.map((year) => sharesOf(reading, year).get(element) ?? 0),
      );
      return { id: element, values, cells };
    });
  }

  #noteRoundedSum(shares: ReadonlyMap<string, number>): void {
    const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
    if (Math.abs(total - 1) > 1e-9) {
      const percent = Math.round(total * 1e4) / 100;
      if (!this.#notes.some((note) => note.code === "composition.rounded")) {
        this.#notes.push({ code: "composition.rounded", params: { percent } });
      }
    }
  }

  #listElement(
    input: Extract<Input, { kind: "list" }>,
    row: ReadonlyMap<string, Reading>,
    index: number,
    names: readonly string[],
  ): BoundElement {
    const choices = new Map(this.#choices);
    const values = new Map<string, number>();
    for (const column of input.columns) {
      const cell = row.get(column.name);
      if (this.#isOutOfPlace(column, cell, choices, `inputs.${input.name}[${index}].${column.name}`)) {
        choices.set(column.name, "absent");
        values.set(column.name, 0);
      } else if (cell?.kind === "choice") choices.set(column.name, cell.value);
      else if (cell?.kind === "share" || cell?.kind === "quantity") {
        values.set(column.name, cell.kind === "share" ? cell.value : cell.base);
        choices.set(column.name, dimensionOfReading(cell));
        for (const [symbol, base] of bySymbols(column, cell)) values.set(symbol, base);
      } else if (column.kind === "choice") {
        if (column.default !== undefined) choices.set(column.name, column.default);
      } else {
        if (column.default === undefined) choices.set(column.name, "absent");
        const unit = knownUnit(column.kind === "quantity" ? (column.units[0] ?? "1") : "1");
        values.set(column.name, (column.default ?? 0) * unit.scale);
      }
    }
    for (const [mark, { column, is }] of Object.entries(input.marks ?? {})) {
      values.set(mark, is.includes(choices.get(column) ?? "") ? 1 : 0);
    }
    const first = input.columns.find((column) => column.kind === "choice");
    const id = `${first ? (choices.get(first.name) ?? "") : ""}#${index + 1}`;
    return {
      id,
      values: names.map((name) => values.get(name) ?? this.#elementFactor(name, id, choices)),
      cells: [],
    };
  }

  /** Whether a cell's own condition keeps it out of its row; one given there, or left out where it is asked for, is a problem. */
  #isOutOfPlace(
    column: ListInput["columns"][number],
    cell: Reading | undefined,
    choices: ReadonlyMap<string, string>,
    path: string,
  ): boolean {
    if (!column.when) return false;
    const applies = holds(column.when, (name) => choices.get(name) ?? this.#fact(name));
    if (!applies && cell) {
      this.#problems.push({ path, code: "input.not-here", params: { input: column.label } });
    } else if (applies && !cell && !column.optional && column.default === undefined) {
      this.#problems.push({ path, code: "value.missing" });
    }
    return !applies;
  }

  #elementFactor(name: string, element: string, choices: ReadonlyMap<string, string>): number {
    const need = this.#registered.method.factors.find((factor) => factor.name === name);
    if (!need || !holds(need.when, (fact) => choices.get(fact) ?? this.#fact(fact))) return 0;
    const use = this.#finder.find(need, element, choices);
    if (!use) {
      this.#missing(need, element);
      return 0;
    }
    this.#noteInstead(need, use);
    this.#uses.push(use);
    return use.base;
  }

  #valueOf(name: string): number {
    const value = this.#values.get(name);
    if (value !== undefined) return value;
    const need = this.#registered.method.factors.find((factor) => factor.name === name);
    const use = need && this.#finder.find(need, null, this.#choices);
    if (need && !use) this.#missing(need, null);
    if (need && use) this.#noteInstead(need, use);
    if (use) this.#uses.push(use);
    return use?.base ?? 0;
  }

  /** Says which row stands in for a factor the library does not have. */
  #noteInstead(need: FactorNeed, use: FactorUse): void {
    if (!use.instead || !use.row) return;
    const { document, table, key } = use.row;
    this.#notes.push({ code: "factor.instead", params: { factor: need.label, document, table, key } });
  }

  #missing(need: FactorNeed, element: string | null): void {
    const plain = element?.replace(/#\d+$/, "") ?? null;
    const path = `factors.${need.name}${plain === null ? "" : `.${plain}`}`;
    const of = [...this.#choices.values()].filter((value) => value !== "absent").join(", ");
    this.#problems.push({ path, code: "factor.missing", params: { factor: need.label, of: plain ?? of } });
  }
}

/** The symbols of a column that may come in several dimensions: that of the cell's has its value. */
function bySymbols(column: Input, cell: Reading): readonly (readonly [string, number])[] {
  if (column.kind !== "quantity" || cell.kind !== "quantity") return [];
  return Object.entries(column.by ?? {}).map(([dimension, symbol]) => [
    symbol,
    dimension === dimensionOfReading(cell) ? cell.base : 0,
  ]);
}

function dimensionOfReading(reading: Reading): string {
  if (reading.kind === "quantity") return reading.quantity.unit.dimension;
  if (reading.kind === "series") return reading.readings[0]?.quantity.unit.dimension ?? "given";
  return reading.kind === "share" ? "1" : "given";
}

/** The shares of a year: its own composition, else the nearest earlier, else the first. */
function sharesOf(
  reading: Extract<Reading, { kind: "composition" }>,
  year: number,
): ReadonlyMap<string, number> {
  const [first] = reading.shares;
  if (!first) return new Map();
  const index = reading.years?.findLastIndex((given) => given <= year) ?? 0;
  return reading.shares[Math.max(0, index)] ?? first;
}

/** The columns of a level, for callers that edit a bound activity. */
export function columnOf(bound: BoundActivity, level: ColumnLevel, name: string): number {
  return bound.program.shape.symbols[level].indexOf(name);
}

/** The input that an activity grows with: the first its method names that its lines use. */
export function drivenBy({ program }: BoundActivity): string {
  let driven = drivenNames.get(program);
  if (driven === undefined) {
    const names = [program.registered.method.drivenBy].flat();
    const used = Object.values(program.shape.symbols).flat();
    drivenNames.set(program, (driven = names.find((name) => used.includes(name)) ?? names[0] ?? ""));
  }
  return driven;
}

/** Asked for every activity in every year of a plan, and the same for all of a program. */
const drivenNames = new WeakMap<BoundActivity["program"], string>();

export type { FactorUse, QuantityReading, Setting };
