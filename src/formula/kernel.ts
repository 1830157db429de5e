import { CONSTANTS } from "./constants.ts";
import type { Expression } from "./expression.ts";
import { partsOf } from "./expression.ts";

/**
 * Where in the nest a value lives: one for each activity, for each element of an activity (waste
 * fraction, treatment pathway, gas), for each year of an activity's series, or for each element and
 * year (`cell`).
 */
export type ColumnLevel = "activity" | "element" | "year" | "cell";

/** Where a line is computed. A `year` line runs for each year of each element. */
export type LineLevel = "activity" | "element" | "year";

export interface KernelLine {
  readonly name: string;
  readonly level: LineLevel;
  readonly expression: Expression;
  /** Written to an output column (for an activity or element line). */
  readonly kept: boolean;
}

/** What a kernel computes: its input symbols by level, in column order, and its lines in order. */
export interface KernelShape {
  readonly symbols: Readonly<Record<ColumnLevel, readonly string[]>>;
  readonly lines: readonly KernelLine[];
  readonly hasElements: boolean;
  readonly hasYears: boolean;
}

/**
 * Columns of a batch of `n` activities. Elements of activity i stand at [elementStarts[i],
 * elementStarts[i + 1]) of the element columns, its years likewise; cells lie element by element, year by
 * year, in loop order. All numbers in coherent base units.
 */
export interface KernelColumns {
  readonly n: number;
  readonly activity: readonly Float64Array[];
  readonly element: readonly Float64Array[];
  readonly year: readonly Float64Array[];
  readonly cell: readonly Float64Array[];
  readonly elementStarts: Int32Array;
  readonly yearStarts: Int32Array;
}

/** One output column for each kept activity line, and for each kept element line, in line order. */
export interface KernelOutputs {
  readonly activity: readonly Float64Array[];
  readonly element: readonly Float64Array[];
}

export type Kernel = (columns: KernelColumns, outputs: KernelOutputs) => void;

const IDENTIFIER = /^[a-z][A-Za-z0-9]*$/;

/**
 * A series' value `years` before, 0 before its first. Between two whole years it is a part of each, so that
 * what a series holds comes back whole, no more and no less, whatever the lag.
 */
const LAG = `function lag(series, first, now, years) {
const whole = Math.floor(years), part = years - whole, at = now - whole;
const near = at >= first ? series[at] : 0;
return part > 0 ? near * (1 - part) + (at > first ? series[at - 1] : 0) * part : near;
}`;

/**
 * Compiles lines into one generated function: plain nested loops over typed arrays that allocate nothing
 * per row, the same for one activity and a million. Expressions are the project's own; every identifier
 * is checked before it becomes source.
 * @throws Error when a line uses a name that no column, earlier line or constant provides.
 */
export function compileKernel(shape: KernelShape): Kernel {
  // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval -- generated from our own declarations alone
  return new Function("c", "o", kernelSource(shape)) as Kernel;
}

/** The generated source of a kernel's body, readable, for tests and the curious. */
export function kernelSource(shape: KernelShape): string {
  const scope = new LineScope(shape);
  const source: string[] = ['"use strict";'];
  for (const level of ["activity", "element", "year", "cell"] as const) {
    shape.symbols[level].forEach((_, index) => source.push(`const ${level}${index} = c.${level}[${index}];`));
  }
  for (const level of ["activity", "element"] as const) {
    keptAt(shape, level).forEach((_, index) =>
      source.push(`const ${level}Out${index} = o.${level}[${index}];`),
    );
  }
  source.push("const n = c.n, elementStarts = c.elementStarts, yearStarts = c.yearStarts;");
  if (shape.symbols.cell.length > 0) source.push("let z = 0;");
  source.push("for (let i = 0; i < n; i++) {");
  source.push(
    ...scope.reads("activity", "i"),
    ...scope.linesBefore("activity"),
    ...scope.accumulators("activity"),
  );
  if (shape.hasElements) {
    source.push("for (let j = elementStarts[i], jEnd = elementStarts[i + 1]; j < jEnd; j++) {");
    source.push(...scope.reads("element", "j"), ...scope.linesBefore("element"));
    source.push(...yearLoop(shape, scope, "element"));
    source.push(
      ...scope.linesAfter("element"),
      ...scope.writes("element", "j"),
      ...scope.accumulate("activity"),
      "}",
    );
  } else {
    source.push(...yearLoop(shape, scope, "activity"));
  }
  source.push(...scope.linesAfter("activity"), ...scope.writes("activity", "i"), "}");
  if (scope.looksBack) source.unshift(LAG);
  return source.join("\n");
}

function yearLoop(shape: KernelShape, scope: LineScope, outer: LineLevel): string[] {
  if (!shape.hasYears) return [];
  return [
    ...(outer === "element" ? scope.accumulators("element") : []),
    ...scope.memories(),
    "for (let y = yearStarts[i], yEnd = yearStarts[i + 1]; y < yEnd; y++) {",
    ...scope.reads("year", "y"),
    ...scope.reads("cell", "z"),
    ...scope.linesBefore("year"),
    ...scope.remember(),
    ...scope.accumulate(outer),
    ...(shape.symbols.cell.length > 0 ? ["z++;"] : []),
    "}",
  ];
}

function keptAt(shape: KernelShape, level: LineLevel): readonly KernelLine[] {
  return shape.lines.filter((line) => line.kept && line.level === level);
}

/** Knows which names are in sight and turns expressions into source. */
class LineScope {
  readonly #shape: KernelShape;
  readonly #known = new Set<string>();
  readonly #sums: { readonly at: LineLevel; readonly of: Expression; readonly variable: string }[] = [];
  readonly #lasts = new Set<string>();
  readonly #prevs = new Set<string>();
  readonly #code = new Map<KernelLine, string>();
  readonly #reaching = new Set<string>();
  looksBack = false;

  constructor(shape: KernelShape) {
    this.#shape = shape;
    for (const names of Object.values(shape.symbols)) names.forEach((name) => this.#declare(name));
    for (const line of shape.lines) this.#declare(line.name);
    for (const line of shape.lines) {
      if (this.#reachesDown(line.expression)) this.#reaching.add(line.name);
      this.#code.set(line, this.#source(line.expression, line.level));
    }
  }

  #declare(name: string): void {
    if (!IDENTIFIER.test(name) || name in CONSTANTS) throw new Error(`"${name}" cannot name a value`);
    this.#known.add(name);
  }

  /** Whether an expression needs the loop below to have run. */
  #reachesDown(expression: Expression): boolean {
    if (expression.kind === "call" && (expression.name === "sum" || expression.name === "last")) return true;
    if (expression.kind === "name") return this.#reaching.has(expression.name);
    return partsOf(expression).some((part) => this.#reachesDown(part));
  }

  #source(expression: Expression, level: LineLevel): string {
    switch (expression.kind) {
      case "number":
        return String(expression.value);
      case "name":
        return this.#nameSource(expression.name);
      case "negative":
        return `(-${this.#source(expression.of, level)})`;
      case "group":
        return this.#source(expression.of, level);
      case "choice": {
        const [test, yes, no] = [expression.test, expression.yes, expression.no].map((part) =>
          this.#source(part, level),
        );
        return `(${test} ? ${yes} : ${no})`;
      }
      case "operation": {
        const left = this.#source(expression.left, level);
        const right = this.#source(expression.right, level);
        if (expression.operator === "^") return `Math.pow(${left}, ${right})`;
        const operator = { "==": "===", "!=": "!==" }[expression.operator as string] ?? expression.operator;
        return `(${left} ${operator} ${right})`;
      }
      case "call":
        return this.#callSource(expression.name, expression.parts, level);
    }
  }

  #nameSource(name: string): string {
    const constant = Object.hasOwn(CONSTANTS, name) ? CONSTANTS[name] : undefined;
    if (constant) return String(constant.value);
    if (!this.#known.has(name)) throw new Error(`"${name}" is not an input, factor or earlier line`);
    return `v_${name}`;
  }

  #callSource(name: string, parts: readonly Expression[], level: LineLevel): string {
    const [first] = parts;
    if (!first) throw new Error(`${name}() needs an argument`);
    if (name === "sum") {
      const variable = `s${this.#sums.length}`;
      this.#sums.push({ at: level, of: first, variable });
      return variable;
    }
    if (name === "last" || name === "prev") {
      if (first.kind !== "name") throw new Error(`${name}() takes the name of a line`);
      this.#nameSource(first.name);
      (name === "last" ? this.#lasts : this.#prevs).add(first.name);
      return `${name}_${first.name}`;
    }
    if (name === "lag") {
      const [, years] = parts;
      const column = first.kind === "name" ? this.#shape.symbols.year.indexOf(first.name) : -1;
      if (column < 0 || !years) throw new Error("lag() takes a series and a span of years");
      this.looksBack = true;
      return `lag(year${column}, yearStarts[i], y, Math.max(0, ${this.#source(years, level)}))`;
    }
    const call = name === "ln" ? "log" : name;
    return `Math.${call}(${parts.map((part) => this.#source(part, level)).join(", ")})`;
  }

  reads(level: ColumnLevel, index: string): string[] {
    return this.#shape.symbols[level].map((name, column) => `const v_${name} = ${level}${column}[${index}];`);
  }

  linesBefore(level: LineLevel): string[] {
    return this.#lines(level, (line) => level === "year" || !this.#reaching.has(line.name));
  }

  linesAfter(level: LineLevel): string[] {
    return this.#lines(level, (line) => this.#reaching.has(line.name));
  }

  #lines(level: LineLevel, wanted: (line: KernelLine) => boolean): string[] {
    return this.#shape.lines
      .filter((line) => line.level === level && wanted(line))
      .map((line) => `const v_${line.name} = ${this.#code.get(line)};`);
  }

  accumulators(level: LineLevel): string[] {
    return this.#sums.filter((sum) => sum.at === level).map((sum) => `let ${sum.variable} = 0;`);
  }

  accumulate(level: LineLevel): string[] {
    const below = level === "activity" && this.#shape.hasElements ? "element" : "year";
    return this.#sums
      .filter((sum) => sum.at === level)
      .map((sum) => `${sum.variable} += ${this.#source(sum.of, below)};`);
  }

  memories(): string[] {
    return [
      ...[...this.#prevs].map((name) => `let prev_${name} = 0;`),
      ...[...this.#lasts].map((name) => `let last_${name} = 0;`),
    ];
  }

  remember(): string[] {
    return [
      ...[...this.#prevs].map((name) => `prev_${name} = v_${name};`),
      ...[...this.#lasts].map((name) => `last_${name} = v_${name};`),
    ];
  }

  writes(level: "activity" | "element", index: string): string[] {
    return keptAt(this.#shape, level).map(
      (line, column) => `${level}Out${column}[${index}] = v_${line.name};`,
    );
  }
}
