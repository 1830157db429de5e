import type { FactorLibrary, FactorRow } from "../factors/library.ts";
import { type Place, resolveFactor } from "../factors/resolve.ts";
import type { ColumnLevel } from "../formula/kernel.ts";
import type { Message, Outcome, Problem } from "../units/problem.ts";
import { accepted, refused } from "../units/problem.ts";
import type { RegisteredMethod } from "./book.ts";
import { type FactOf, holds } from "./facts.ts";
import type { ChoiceInput, FactorNeed, Guidelines, Input } from "./method.ts";
import type { OwnFactor } from "./own-factors.ts";
import { type Program, programFor } from "./program.ts";
import type { QuantityReading, Reading, Readings } from "./reading.ts";
import { readUnit, type Unit } from "../units/unit.ts";

/** What an inventory gives to every activity of it. */
export interface Setting {
  readonly library: FactorLibrary;
  readonly place: Place;
  readonly year: number;
  readonly guidelines: Guidelines;
  readonly climate: string | undefined;
}

/** A value as the trace shows it. */
export interface Shown {
  readonly value: number;
  readonly unit: string;
}

/** A factor as it was used: which row or whose own, and why. */
export interface FactorUse {
  readonly name: string;
  readonly element: string | null;
  readonly value: number;
  readonly unit: string;
  readonly of: string | null;
  readonly base: number;
  readonly dimension: string;
  /** The library's row, or null for the city's own. */
  readonly row: FactorRow | null;
  readonly own: OwnFactor | null;
  readonly why: Message;
}

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
  readonly #factors = new Map<string, FactorUse | null>();
  readonly #uses: FactorUse[] = [];

  constructor(registered: RegisteredMethod, input: BindInput, setting: Setting) {
    this.#registered = registered;
    this.#input = input;
    this.#setting = setting;
  }

  bind(): Outcome<BoundActivity> {
    const { method } = this.#registered;
    for (const input of method.inputs) if (input.kind === "choice") this.#settleChoice(input);
    for (const input of method.inputs) if (input.kind !== "choice") this.#settle(input);
    if (this.#problems.length > 0) return refused(...this.#problems);
    const program = programFor(this.#registered, this.#fact);
    const years = this.#years();
    const elements = this.#elements(program, years);
    const activity = program.shape.symbols.activity.map((name) => this.#valueOf(name));
    const year = program.shape.symbols.year.map((name) => this.#seriesOf(name, years));
    if (this.#problems.length > 0) return refused(...this.#problems);
    return accepted({
      id: this.#input.id,
      ref: this.#input.ref,
      program,
      activity,
      elements,
      years,
      year,
      choices: this.#choices,
      readings: this.#input.readings,
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
    if (flag !== undefined) return this.#flag(flag);
    const of = name.endsWith(".of") ? name.slice(0, -3) : null;
    const need = this.#registered.method.factors.find((factor) => factor.name === (of ?? name));
    if (!need) return "absent";
    const use = this.#factor(need, null, this.#choices);
    if (!use) return "absent";
    return of === null ? use.dimension : (use.of ?? "");
  };

  #settleChoice(input: ChoiceInput): void {
    if (!this.#applies(input)) return;
    const given = this.#input.readings.get(input.name);
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
    if (this.#input.readings.has(input.name)) {
      this.#problems.push({ path: `inputs.${input.name}`, code: "input.not-here", params: { input: input.label } });
    }
    return false;
  }

  #settle(input: Input): void {
    if (!this.#applies(input)) return;
    const given = this.#input.readings.get(input.name);
    if (given) {
      this.#dimensions.set(input.name, dimensionOfReading(given));
      if (given.kind === "quantity") this.#values.set(input.name, given.base);
      if (given.kind === "share") this.#values.set(input.name, given.value);
      return;
    }
    if ((input.kind === "quantity" || input.kind === "share") && input.default !== undefined) {
      const unit = input.kind === "quantity" ? knownUnit(input.units[0] ?? "1") : knownUnit("1");
      this.#values.set(input.name, input.default * unit.scale);
      this.#dimensions.set(input.name, unit.dimension);
      const value = `${input.default} ${unit.text === "1" ? "" : unit.text}`.trim();
      this.#notes.push({ code: "input.assumed", params: { input: input.label, value } });
      return;
    }
    this.#dimensions.set(input.name, "absent");
    if (!input.optional) this.#problems.push({ path: `inputs.${input.name}`, code: "value.missing" });
  }

  /** From the first year of the series to the inventory's; a series that stops early ends in zeros, noted. */
  #years(): readonly number[] {
    const series = this.#registered.method.inputs.find((input) => input.kind === "series");
    const reading = series && this.#input.readings.get(series.name);
    if (!series || reading?.kind !== "series") return [];
    const [first] = reading.years;
    const last = reading.years.at(-1);
    if (first === undefined || last === undefined) return [];
    const { year } = this.#setting;
    if (last > year) {
      const path = `inputs.${series.name}.${last}`;
      this.#problems.push({ path, code: "series.after-inventory", params: { year } });
      return [];
    }
    if (last < year) {
      this.#notes.push({ code: "series.ended", params: { input: series.label, last, year } });
    }
    return Array.from({ length: year - first + 1 }, (_, index) => first + index);
  }

  #seriesOf(name: string, years: readonly number[]): readonly number[] {
    const reading = this.#input.readings.get(name);
    if (reading?.kind !== "series") return years.map(() => 0);
    return years.map((_, index) => reading.readings[index]?.base ?? 0);
  }

  #elements(program: Program, years: readonly number[]): readonly BoundElement[] {
    const { element, cell } = program.shape.symbols;
    for (const input of this.#registered.method.inputs) {
      const reading = this.#input.readings.get(input.name);
      if (input.kind === "composition" && reading?.kind === "composition") {
        return this.#compositionElements(input.id, input.share, reading, { element, cell, years });
      }
      if (input.kind === "list" && reading?.kind === "list") {
        return reading.rows.map((row, index) => this.#listElement(input, row, index, element));
      }
      if (input.kind === "gases" && reading?.kind === "gases") {
        return [...reading.masses].map(([id, mass]) => ({ id, values: element.map(() => mass.base), cells: [] }));
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
      if (cell?.kind === "choice") choices.set(column.name, cell.value);
      else if (cell?.kind === "share") values.set(column.name, cell.value);
      else if (cell?.kind === "quantity") values.set(column.name, cell.base);
      else if (column.kind !== "choice" && column.default !== undefined) values.set(column.name, column.default);
      else if (column.kind === "choice" && column.default !== undefined) choices.set(column.name, column.default);
    }
    const first = input.columns.find((column) => column.kind === "choice");
    const id = `${first ? (choices.get(first.name) ?? "") : ""}#${index + 1}`;
    return {
      id,
      values: names.map((name) => values.get(name) ?? this.#elementFactor(name, id, choices)),
      cells: [],
    };
  }

  #elementFactor(name: string, element: string, choices: ReadonlyMap<string, string>): number {
    const need = this.#registered.method.factors.find((factor) => factor.name === name);
    if (!need) return 0;
    const use = this.#factor(need, element, choices);
    if (!use) {
      this.#missing(need, element);
      return 0;
    }
    this.#uses.push(use);
    return use.base;
  }

  #valueOf(name: string): number {
    const value = this.#values.get(name);
    if (value !== undefined) return value;
    const need = this.#registered.method.factors.find((factor) => factor.name === name);
    const use = need && this.#factor(need, null, this.#choices);
    if (need && !use) this.#missing(need, null);
    if (use) this.#uses.push(use);
    return use?.base ?? 0;
  }

  #missing(need: FactorNeed, element: string | null): void {
    const path = `factors.${need.name}${element === null ? "" : `.${element.replace(/#\d+$/, "")}`}`;
    const of = [...this.#choices.values()].filter((value) => value !== "absent").join(", ");
    this.#problems.push({ path, code: "factor.missing", params: { factor: need.label, of: element ?? of } });
  }

  /** The city's own factor of that name, else the library's for this place, year and edition. */
  #factor(need: FactorNeed, element: string | null, choices: ReadonlyMap<string, string>): FactorUse | null {
    const cached = `${need.name}|${element ?? ""}`;
    const known = this.#factors.get(cached);
    if (known !== undefined) return known;
    const use = this.#ownFactor(need, element) ?? this.#libraryFactor(need, element, choices);
    this.#factors.set(cached, use);
    return use;
  }

  #ownFactor(need: FactorNeed, element: string | null): FactorUse | null {
    const plain = element?.replace(/#\d+$/, "") ?? null;
    const own =
      this.#input.own.find((one) => one.name === need.name && one.element !== null && one.element === plain) ??
      this.#input.own.find((one) => one.name === need.name && one.element === null);
    if (!own) return null;
    return {
      name: need.name,
      element,
      value: own.value,
      unit: own.unit.text,
      of: own.of ?? need.keys[0]?.of ?? null,
      base: own.base,
      dimension: own.unit.dimension,
      row: null,
      own,
      why: { code: "factor.own" },
    };
  }

  #libraryFactor(
    need: FactorNeed,
    element: string | null,
    choices: ReadonlyMap<string, string>,
  ): FactorUse | null {
    if (!holds(need.when, this.#fact)) return null;
    const { library, place, year, guidelines } = this.#setting;
    for (const { key, of } of need.keys) {
      const full = fillKey(key, choices);
      const found = full === null ? null : resolveFactor(library, full, { place, year, guidelines });
      if (!found) continue;
      const given = knownUnit(found.row.unit);
      const shown = need.units.map(knownUnit).find((unit) => unit.dimension === given.dimension);
      if (!shown) throw new Error(`${full} is in ${given.text}, which ${need.name} does not take`);
      const base = found.row.value * given.scale;
      return {
        name: need.name,
        element,
        value: shown.scale === given.scale ? found.row.value : tidy(base / shown.scale),
        unit: shown.text,
        of: of ?? null,
        base,
        dimension: given.dimension,
        row: found.row,
        own: null,
        why: found.why,
      };
    }
    return null;
  }

  #flag(key: string): string {
    const full = fillKey(key, this.#choices);
    const { library, place, year, guidelines } = this.#setting;
    const found = full === null ? null : resolveFactor(library, full, { place, year, guidelines });
    return found?.row.value === 1 ? "yes" : "no";
  }
}

function dimensionOfReading(reading: Reading): string {
  return reading.kind === "quantity" ? reading.quantity.unit.dimension : "given";
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

/** A library key with its choices filled in, or null where one is absent. */
export function fillKey(key: string, choices: ReadonlyMap<string, string>): string | null {
  let complete = true;
  const filled = key.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = choices.get(name);
    if (value === undefined || value === "absent") complete = false;
    return value ?? "";
  });
  return complete ? filled : null;
}

/** Unit conversion leaves dust in the last places; a library value has at most twelve digits of meaning. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function knownUnit(text: string): Unit {
  const unit = readUnit(text);
  if (!unit.ok) throw new Error(`"${text}" is not a unit`);
  return unit.value;
}

/** The columns of a level, for callers that edit a bound activity. */
export function columnOf(bound: BoundActivity, level: ColumnLevel, name: string): number {
  return bound.program.shape.symbols[level].indexOf(name);
}

export type { QuantityReading };
