import { type Expression, namesIn, parseExpression } from "../formula/expression.ts";
import type { ColumnLevel } from "../formula/kernel.ts";
import { checkLevels } from "../formula/levels.ts";
import { type Measure, proveExpression } from "../formula/proof.ts";
import { readUnit } from "../units/unit.ts";
import { allows } from "./facts.ts";
import {
  type Facts,
  type Formula,
  hasElements,
  hasYears,
  type Level,
  type Method,
  type Substance,
} from "./method.ts";
import { type MethodSymbol, symbolsOf } from "./symbols.ts";

/** A formula of a registered method: parsed and proven. */
export interface Line {
  readonly formula: Formula;
  /** The declared name, or a private one for an emission. */
  readonly name: string;
  readonly level: Level;
  readonly measure: Measure;
  readonly expression: Expression;
}

/** A method whose every formula has been proven. */
export interface RegisteredMethod {
  readonly method: Method;
  readonly symbols: ReadonlyMap<string, MethodSymbol>;
  readonly lines: readonly Line[];
}

/** The methods an inventory may use, by code. */
export type MethodBook = ReadonlyMap<string, RegisteredMethod>;

/** A declaration that cannot be registered, with the formula at fault. */
export class MethodError extends Error {}

/**
 * Registers declarations: parses and proves every formula, gas by gas, in every combination of measures
 * that its conditions leave open.
 * @throws MethodError naming the method and formula that does not hold
 */
export function registerMethods(methods: readonly Method[]): MethodBook {
  const book = new Map<string, RegisteredMethod>();
  for (const method of methods) {
    if (book.has(method.code)) throw new MethodError(`${method.code} is declared twice`);
    book.set(method.code, registerMethod(method));
  }
  return book;
}

/** Registers one declaration; see `registerMethods`. */
export function registerMethod(method: Method): RegisteredMethod {
  const symbols = symbolsOf(method);
  checkConditions(method);
  const lines: Line[] = [];
  for (const [index, formula] of method.formulas.entries()) {
    const name = formula.name ?? `gas${index}`;
    if (symbols.has(name)) throw new MethodError(`${method.code}: line "${name}" hides an input or factor`);
    const twin = lines.find((line) => line.name === name && canMeet(line.formula.when, formula.when));
    if (twin) throw new MethodError(`${method.code}: two lines named "${name}" can hold at once`);
    const line: Line = {
      formula,
      name,
      level: formula.level ?? "activity",
      measure: measureOf(formula),
      expression: parseExpression(formula.is),
    };
    lines.push(line);
  }
  for (const [index, line] of lines.entries()) prove(method, line, symbols, lines.slice(0, index + 1));
  const undriven = [method.drivenBy].flat().find((name) => !symbols.has(name));
  if (undriven !== undefined)
    throw new MethodError(`${method.code}: it is driven by "${undriven}", which it does not have`);
  return { method, symbols, lines };
}

function measureOf(formula: Formula): Measure {
  const of: Substance | undefined = formula.of ?? (formula.gas ? substanceOf(formula.gas) : undefined);
  return { unit: formula.unit, ...(of ? { of } : {}) };
}

function substanceOf(gas: string): Substance {
  if (gas === "biogenicCO2") return "CO2";
  return gas === "CO2" || gas === "CH4" || gas === "N2O" || gas === "CO2e" ? gas : "gas";
}

/** Refuses a condition on a name that nothing in the method has: it could never hold. */
function checkConditions(method: Method): void {
  const columns = method.inputs.flatMap((input) => (input.kind === "list" ? input.columns : []));
  const known = new Set([
    "guidelines",
    ...Object.keys(method.flags ?? {}),
    ...[...method.inputs, ...columns].map((input) => input.name),
    ...method.factors.flatMap(({ name }) => [name, `${name}.of`]),
  ]);
  const keys = method.factors.flatMap((factor) => factor.keys);
  for (const { when } of [...method.inputs, ...columns, ...method.factors, ...keys, ...method.formulas]) {
    const unknown = Object.keys(when ?? {}).find((name) => !known.has(name));
    if (unknown)
      throw new MethodError(`${method.code}: a condition names "${unknown}", which it does not have`);
  }
}

/** Proves a line; `earlier` are the lines up to and with it, the only ones it may use. */
function prove(
  method: Method,
  line: Line,
  symbols: ReadonlyMap<string, MethodSymbol>,
  earlier: readonly Line[],
): void {
  const when = line.formula.when;
  const open: { name: string; measures: readonly Measure[] }[] = [];
  for (const name of namesIn(line.expression)) {
    const symbol = symbols.get(name);
    if (symbol) {
      const measures = symbol.measures.filter(
        (measure) =>
          allows(when, name, dimensionSignature(measure.unit)) &&
          allows(when, `${name}.of`, measure.of ?? ""),
      );
      if (measures.length === 0) {
        throw new MethodError(`${method.code}: "${line.formula.is}" is for a measure that ${name} never has`);
      }
      open.push({ name, measures });
      continue;
    }
    const lines = earlier.filter((other) => other.name === name && canMeet(other.formula.when, when));
    if (lines.length > 0) open.push({ name, measures: lines.map((other) => other.measure) });
  }
  const levelOf = (name: string): ColumnLevel | undefined =>
    symbols.get(name)?.level ?? earlier.find((other) => other.name === name)?.level;
  const nest = {
    levelOf,
    isSeries: (name: string) => symbols.get(name)?.level === "year",
    hasElements: hasElements(method),
    hasYears: hasYears(method),
  };
  for (const chosen of combinations(open)) {
    try {
      checkLevels(line.expression, line.level, nest);
      proveExpression(line.expression, (name) => chosen.get(name), line.measure);
    } catch (cause) {
      const measures = [...chosen].map(([name, measure]) => `${name} in ${measure.unit}`).join(", ");
      throw new MethodError(
        `${method.code}: "${line.formula.is}" (${measures}) does not close: ${(cause as Error).message}`,
        { cause },
      );
    }
  }
}

/** Whether two conditions can hold of one activity. */
function canMeet(left: Facts | undefined, right: Facts | undefined): boolean {
  return Object.entries(left ?? {}).every(([name, wanted]) =>
    [wanted].flat().some((value) => allows(right, name, value)),
  );
}

function* combinations(
  open: readonly { name: string; measures: readonly Measure[] }[],
): Generator<ReadonlyMap<string, Measure>> {
  const [first, ...rest] = open;
  if (!first) {
    yield new Map();
    return;
  }
  for (const measure of first.measures) {
    for (const others of combinations(rest)) yield new Map([[first.name, measure], ...others]);
  }
}

function dimensionSignature(unit: string): string {
  const read = readUnit(unit);
  if (!read.ok) throw new MethodError(`"${unit}" is not a unit`);
  return read.value.dimension;
}
