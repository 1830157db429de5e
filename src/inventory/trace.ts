import { namesIn, type Expression } from "../formula/expression.ts";
import { printExpression } from "../formula/print.ts";
import { CONSTANTS } from "../formula/constants.ts";
import type { Line } from "../methods/book.ts";
import type { BoundActivity, FactorUse } from "../methods/bind.ts";
import { type ActivityRun, gasName } from "../methods/run.ts";
import type { Input } from "../methods/method.ts";
import type { Reading } from "../methods/reading.ts";
import { readUnit } from "../units/unit.ts";

/** A value with its unit; the unit of a plain number is empty. */
export interface Measured {
  readonly value: number;
  readonly unit: string;
}

/** What an element contributes to a line: its working and its value. */
export interface ElementStep {
  readonly id: string;
  readonly working: string;
  readonly result: Measured;
}

/** One line of a calculation with the numbers in it. */
export interface TraceStep {
  readonly name: string;
  readonly label: string;
  readonly level: "activity" | "element" | "year";
  readonly formula: string;
  readonly working: string;
  /** Null for a line of years, which has one value for each. */
  readonly result: Measured | null;
  readonly elements: readonly ElementStep[];
  readonly source: string;
}

/** How a gas was worked out. */
export interface TraceEntry {
  readonly gas: string;
  readonly formula: string;
  readonly working: string;
  readonly result: Measured;
  readonly source: string;
  /** The lines it rests on, in order. */
  readonly steps: readonly TraceStep[];
  readonly inputs: readonly (Measured & { readonly name: string; readonly label: string })[];
  readonly factors: readonly FactorUse[];
}

/** Prints a number in a working; the default is the machine's shortest form. */
export type PrintNumber = (value: number) => string;

const plain: PrintNumber = (value) => String(Number(value.toPrecision(12)));

/** How every gas of an activity was worked out, from the run's own numbers. */
export function traceOf(
  activity: BoundActivity,
  run: ActivityRun,
  print: PrintNumber = plain,
): readonly TraceEntry[] {
  return new Tracer(activity, run, print).entries();
}

class Tracer {
  readonly #activity: BoundActivity;
  readonly #run: ActivityRun;
  readonly #print: PrintNumber;
  readonly #lineValues = new Map<string, number>();

  constructor(activity: BoundActivity, run: ActivityRun, print: PrintNumber) {
    this.#activity = activity;
    this.#run = run;
    this.#print = print;
    for (const [index, line] of activity.program.activityLines.entries()) {
      this.#lineValues.set(line.name, run.lines[index] ?? 0);
    }
  }

  entries(): readonly TraceEntry[] {
    const { program, elements } = this.#activity;
    const entries: TraceEntry[] = [];
    for (const line of program.lines) {
      if (!line.formula.gas) continue;
      if (line.level !== "element") {
        const gas = gasName(line.formula.gas, this.#activity, null);
        entries.push(this.#entry(line, gas, null, this.#lineValues.get(line.name) ?? 0));
        continue;
      }
      const column = program.elementLines.indexOf(line);
      for (const [index, element] of elements.entries()) {
        const gas = gasName(line.formula.gas, this.#activity, element.id);
        entries.push(this.#entry(line, gas, index, this.#run.elementLines[index]?.[column] ?? 0));
      }
    }
    return entries;
  }

  #entry(line: Line, gas: string, element: number | null, value: number): TraceEntry {
    const steps = this.#stepsUnder(line);
    const used = new Set([line, ...steps].flatMap((one) => namesIn(one.expression)));
    return {
      gas,
      formula: line.formula.is,
      working: this.#working(line.expression, element),
      result: { value, unit: line.formula.unit },
      source: line.formula.source ?? this.#activity.program.registered.method.source,
      steps: steps.map((step) => this.#step(step)),
      inputs: this.#inputs(used, element),
      factors: this.#activity.factors.filter((factor) => used.has(factor.name)),
    };
  }

  /** The named lines a line rests on, in the order of the declaration. */
  #stepsUnder(line: Line): readonly Line[] {
    const { lines } = this.#activity.program;
    const needed = new Set<Line>();
    const visit = (one: Line): void => {
      for (const name of namesIn(one.expression)) {
        const under = lines.find((other) => other.name === name);
        if (!under || needed.has(under)) continue;
        needed.add(under);
        visit(under);
      }
    };
    visit(line);
    return lines.filter((one) => needed.has(one));
  }

  #step(line: Line): TraceStep {
    const { program, elements } = this.#activity;
    const column = program.elementLines.indexOf(line);
    return {
      name: line.name,
      label: line.formula.label ?? line.name,
      level: line.level,
      formula: line.formula.is,
      working: line.level === "activity" ? this.#working(line.expression, null) : "",
      result: line.level === "activity" ? inUnit(this.#lineValues.get(line.name) ?? 0, line) : null,
      elements:
        line.level === "element"
          ? elements.map((element, index) => ({
              id: element.id,
              working: this.#working(line.expression, index),
              result: inUnit(this.#run.elementLines[index]?.[column] ?? 0, line),
            }))
          : [],
      source: line.formula.source ?? "",
    };
  }

  #working(expression: Expression, element: number | null): string {
    return printExpression(expression, (name, inSum) => this.#shown(name, inSum ? null : element, inSum));
  }

  /** What stands for a name in a working; within a sum the element's names stand for themselves. */
  #shown(name: string, element: number | null, inSum: boolean): string {
    const constant = Object.hasOwn(CONSTANTS, name) ? CONSTANTS[name] : undefined;
    if (constant) return constant.shown;
    const measured = this.measureOf(name, element);
    if (!measured || (inSum && this.#isOfElements(name))) return name;
    const text = this.#print(measured.value);
    return measured.unit === "" ? text : `${text} ${measured.unit}`;
  }

  #isOfElements(name: string): boolean {
    const { symbols, lines } = this.#activity.program.shape;
    const line = lines.find((one) => one.name === name);
    return line ? line.level !== "activity" : !symbols.activity.includes(name);
  }

  measureOf(name: string, element: number | null): Measured | null {
    const { program, readings, factors, elements, activity } = this.#activity;
    const line = program.lines.find((one) => one.name === name);
    if (line?.level === "activity") return inUnit(this.#lineValues.get(name) ?? 0, line);
    if (line?.level === "element" && element !== null) {
      return inUnit(this.#run.elementLines[element]?.[program.elementLines.indexOf(line)] ?? 0, line);
    }
    if (line) return null;
    const id = element === null ? null : (elements[element]?.id ?? null);
    const factor = factors.find((one) => one.name === name && (one.element === null || one.element === id));
    if (factor) return { value: factor.value, unit: bare(factor.unit) };
    const given = readings.get(name);
    const measured = given ? measuredReading(given) : null;
    if (measured) return measured;
    const column = program.shape.symbols.activity.indexOf(name);
    if (column >= 0) return this.#assumed(name, activity[column] ?? 0);
    const elementColumn = program.shape.symbols.element.indexOf(name);
    if (elementColumn < 0 || element === null) return null;
    return this.#assumed(name, elements[element]?.values[elementColumn] ?? 0);
  }

  /** A value in the first unit its symbol is declared in. */
  #assumed(name: string, base: number): Measured {
    const unit = this.#activity.program.registered.symbols.get(name)?.measures[0]?.unit ?? "1";
    return { value: base / scaleOf(unit), unit: bare(unit) };
  }

  /** What was entered of it: for an element also what stands in its own line. */
  #inputs(used: ReadonlySet<string>, element: number | null): TraceEntry["inputs"] {
    const { inputs } = this.#activity.program.registered.method;
    return inputs.flatMap((input) => {
      const label = input.label;
      const own = element === null ? [] : columnsOf(input);
      return [{ name: input.name, label }, ...own].flatMap((one) => {
        if (!used.has(one.name)) return [];
        const measured = this.measureOf(one.name, one.name === input.name ? null : element);
        return measured ? [{ ...one, ...measured }] : [];
      });
    });
  }
}

/** The symbols that an input has one of for each element. */
function columnsOf(input: Input): readonly { readonly name: string; readonly label: string }[] {
  if (input.kind === "list") return input.columns.map(({ name, label }) => ({ name, label }));
  if (input.kind === "composition") return [{ name: input.share, label: input.label }];
  return input.kind === "gases" ? [{ name: "mass", label: input.label }] : [];
}

function measuredReading(reading: Reading): Measured | null {
  if (reading.kind === "quantity")
    return { value: reading.quantity.value, unit: bare(reading.quantity.unit.text) };
  if (reading.kind === "share") return { value: reading.value, unit: "" };
  return null;
}

function inUnit(base: number, line: Line): Measured {
  return { value: base / scaleOf(line.formula.unit), unit: bare(line.formula.unit) };
}

function scaleOf(unit: string): number {
  const read = readUnit(unit);
  return read.ok ? read.value.scale : 1;
}

function bare(unit: string): string {
  return unit === "1" ? "" : unit;
}
