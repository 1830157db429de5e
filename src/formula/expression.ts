import { math } from "../units/mathjs.ts";

/** Arithmetic and comparison operators an expression may hold. */
export type Operator = "+" | "-" | "*" | "/" | "^" | "<" | "<=" | ">" | ">=" | "==" | "!=";

/** Functions an expression may call. `sum`, `last`, `prev` and `lag` reach across levels (see `kernel.ts`). */
export const FUNCTIONS = ["exp", "ln", "min", "max", "sum", "last", "prev", "lag"] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** A parsed expression: a tree of plain values, independent of the parser that made it. */
export type Expression =
  | { readonly kind: "number"; readonly value: number; readonly text: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "negative"; readonly of: Expression }
  | { readonly kind: "group"; readonly of: Expression }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "choice";
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | { readonly kind: "call"; readonly name: FunctionName; readonly parts: readonly Expression[] };

/** A declaration's expression that is not one of ours to run: unknown construct, name or function. */
export class ExpressionError extends Error {}

/** The few fields of a mathjs node that are read here. */
interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: string;
  readonly op?: string;
  readonly implicit?: boolean;
  readonly args?: readonly Node[];
  readonly content?: Node;
  readonly condition?: Node;
  readonly trueExpr?: Node;
  readonly falseExpr?: Node;
  readonly fn?: Node;
  toString(): string;
}

const OPERATORS = new Set<string>(["+", "-", "*", "/", "^", "<", "<=", ">", ">=", "==", "!="]);
const NAME = /^[a-z][A-Za-z0-9]*$/;

/**
 * Parses an expression of a declaration with mathjs and accepts only the closed set above.
 * @throws ExpressionError naming the part that is not accepted.
 */
export function parseExpression(text: string): Expression {
  let node: Node;
  try {
    node = math.parse(text);
  } catch (cause) {
    throw new ExpressionError(`"${text}" is not an expression: ${(cause as Error).message}`, { cause });
  }
  return fromNode(node, text);
}

function fromNode(node: Node, text: string): Expression {
  const refuse = (): never => {
    throw new ExpressionError(`"${node.toString()}" in "${text}" is not accepted (${node.type})`);
  };
  switch (node.type) {
    case "ConstantNode":
      return typeof node.value === "number"
        ? { kind: "number", value: node.value, text: node.toString() }
        : refuse();
    case "SymbolNode":
      return NAME.test(node.name ?? "") ? { kind: "name", name: node.name as string } : refuse();
    case "ParenthesisNode":
      return { kind: "group", of: fromNode(node.content as Node, text) };
    case "ConditionalNode":
      return {
        kind: "choice",
        test: fromNode(node.condition as Node, text),
        yes: fromNode(node.trueExpr as Node, text),
        no: fromNode(node.falseExpr as Node, text),
      };
    case "OperatorNode": {
      const [left, right] = node.args ?? [];
      if (left && !right && node.op === "-") return { kind: "negative", of: fromNode(left, text) };
      if (!left || !right || node.implicit || !OPERATORS.has(node.op ?? "")) return refuse();
      return {
        kind: "operation",
        operator: node.op as Operator,
        left: fromNode(left, text),
        right: fromNode(right, text),
      };
    }
    case "FunctionNode": {
      const name = node.fn?.name as FunctionName;
      if (!FUNCTIONS.includes(name)) return refuse();
      return { kind: "call", name, parts: (node.args ?? []).map((part) => fromNode(part, text)) };
    }
    default:
      return refuse();
  }
}

/** The parts directly under an expression. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "number":
    case "name":
      return [];
    case "negative":
    case "group":
      return [expression.of];
    case "operation":
      return [expression.left, expression.right];
    case "choice":
      return [expression.test, expression.yes, expression.no];
    case "call":
      return expression.parts;
  }
}

/** The expression with another in the place of each part directly under it. */
export function mapParts(expression: Expression, map: (part: Expression) => Expression): Expression {
  switch (expression.kind) {
    case "number":
    case "name":
      return expression;
    case "negative":
    case "group":
      return { ...expression, of: map(expression.of) };
    case "operation":
      return { ...expression, left: map(expression.left), right: map(expression.right) };
    case "choice":
      return {
        ...expression,
        test: map(expression.test),
        yes: map(expression.yes),
        no: map(expression.no),
      };
    case "call":
      return { ...expression, parts: expression.parts.map(map) };
  }
}

/** Every name an expression uses, in order of first use. */
export function namesIn(expression: Expression): readonly string[] {
  const names = new Set<string>();
  const walk = (part: Expression): void => {
    if (part.kind === "name") names.add(part.name);
    partsOf(part).forEach(walk);
  };
  walk(expression);
  return [...names];
}
