import type { MathUnit } from "../units/mathjs.ts";
import { substanceUnit } from "../units/mathjs.ts";
import { readUnit } from "../units/unit.ts";
import { CONSTANTS } from "./constants.ts";
import type { Expression } from "./expression.ts";

/** A unit of something: `t/TJ` of CO2, `1` of CH4 per BOD. */
export interface Measure {
  readonly unit: string;
  readonly of?: string;
  readonly per?: string;
}

/** An expression whose dimensions do not close. Says which part, and what met what. */
export class DimensionError extends Error {}

/** A mathjs unit, or the number 1 where nothing is left. */
type Dimension = MathUnit | number;

/**
 * Proves an expression with mathjs units in place of numbers, each gas and element a base unit of its own:
 * adding CO2 to CH4 is refused, both branches of a conditional are proven, exponents and arguments of exp
 * must be plain numbers.
 * @param measures the measure of each name; a level above or below makes no difference
 * @param result what the expression must come to
 * @throws DimensionError where it does not
 */
export function proveExpression(
  expression: Expression,
  measures: (name: string) => Measure | undefined,
  result: Measure,
): void {
  const found = dimensionOf(expression, measures);
  const wanted = dimensionOfMeasure(result);
  if (!same(found, wanted)) {
    throw new DimensionError(`the result is ${describe(found)}, not ${describe(wanted)}`);
  }
}

function dimensionOf(expression: Expression, measures: (name: string) => Measure | undefined): Dimension {
  const of = (part: Expression): Dimension => dimensionOf(part, measures);
  switch (expression.kind) {
    case "number":
      return 1;
    case "negative":
    case "group":
      return of(expression.of);
    case "name": {
      const measure = Object.hasOwn(CONSTANTS, expression.name)
        ? CONSTANTS[expression.name]
        : measures(expression.name);
      if (!measure) throw new DimensionError(`"${expression.name}" is not known`);
      return dimensionOfMeasure(measure);
    }
    case "choice":
      of(expression.test);
      return agreed("both branches of a choice", of(expression.yes), of(expression.no));
    case "operation":
      return operation(expression.operator, of(expression.left), expression.right, of(expression.right));
    case "call": {
      const parts = expression.parts.map(of);
      if (expression.name === "lag") {
        agreed("the span of lag and a year", parts[1] ?? 1, dimensionOfMeasure({ unit: "year" }));
        return parts[0] ?? 1;
      }
      if (expression.name === "exp" || expression.name === "ln") {
        return agreed(`the argument of ${expression.name}`, parts[0] ?? 1, 1);
      }
      return parts.reduce((left, right) => agreed(`the arguments of ${expression.name}`, left, right));
    }
  }
}

function operation(operator: string, left: Dimension, exponent: Expression, right: Dimension): Dimension {
  switch (operator) {
    case "*":
      return times(left, right);
    case "/":
      return over(left, right);
    case "^":
      agreed("an exponent", right, 1);
      if (typeof left === "number") return 1;
      if (exponent.kind !== "number") throw new DimensionError("a measure is raised to an unknown power");
      return left.pow(exponent.value);
    case "+":
    case "-":
      return agreed(`the terms of ${operator}`, left, right);
    default:
      agreed(`the sides of ${operator}`, left, right);
      return 1;
  }
}

const dimensions = new Map<string, Dimension>();

/** The dimension of a measure; declarations repeat a few measures by the hundred. */
function dimensionOfMeasure({ unit, of, per }: Measure): Dimension {
  const key = `${unit}|${of ?? ""}|${per ?? ""}`;
  const known = dimensions.get(key);
  if (known !== undefined) return known;
  const read = readUnit(unit);
  if (!read.ok) throw new DimensionError(`"${unit}" is not a unit`);
  let dimension: Dimension = read.value.math;
  if (of) dimension = times(dimension, substanceUnit(of));
  if (per) dimension = over(dimension, substanceUnit(per));
  dimensions.set(key, dimension);
  return dimension;
}

function agreed(what: string, left: Dimension, right: Dimension): Dimension {
  if (!same(left, right)) {
    throw new DimensionError(`${what} do not agree: ${describe(left)} and ${describe(right)}`);
  }
  return left;
}

function same(left: Dimension, right: Dimension): boolean {
  if (typeof left === "number" || typeof right === "number") return typeof left === typeof right;
  return left.equalBase(right);
}

function times(left: Dimension, right: Dimension): Dimension {
  if (typeof left === "number") return right;
  if (typeof right === "number") return left;
  return left.multiply(right);
}

function over(left: Dimension, right: Dimension): Dimension {
  if (typeof right === "number") return left;
  if (typeof left === "number") return right.pow(-1);
  return left.divide(right);
}

function describe(dimension: Dimension): string {
  return typeof dimension === "number" ? "a plain number" : dimension.formatUnits();
}
