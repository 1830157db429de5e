import type { Expression, Operator } from "./expression.ts";

const SIGNS: Readonly<Record<Operator, string>> = {
  "+": " + ",
  "-": " − ",
  "*": " × ",
  "/": " ÷ ",
  "^": "^",
  "<": " < ",
  "<=": " ≤ ",
  ">": " > ",
  ">=": " ≥ ",
  "==": " = ",
  "!=": " ≠ ",
};

const FUNCTION_SIGNS: Readonly<Record<string, string>> = { sum: "Σ ", exp: "exp", ln: "ln" };

/**
 * Writes an expression out with something in place of each name: its value and unit (the working), its
 * label, or a symbol.
 * @param show what stands for a name; within `sum` it is asked again with `inSum` true
 */
export function printExpression(
  expression: Expression,
  show: (name: string, inSum: boolean) => string,
): string {
  const print = (part: Expression, inSum: boolean): string => {
    switch (part.kind) {
      case "number":
        return part.text;
      case "name":
        return show(part.name, inSum);
      case "negative":
        return `−${print(part.of, inSum)}`;
      case "group":
        return `(${print(part.of, inSum)})`;
      case "operation":
        return print(part.left, inSum) + SIGNS[part.operator] + print(part.right, inSum);
      case "choice":
        return `${print(part.test, inSum)} ? ${print(part.yes, inSum)} : ${print(part.no, inSum)}`;
      case "call": {
        const within = inSum || part.name === "sum";
        const parts = part.parts.map((inner) => print(inner, within)).join("; ");
        if (part.name === "last") return parts;
        return `${FUNCTION_SIGNS[part.name] ?? part.name}(${parts})`;
      }
    }
  };
  return print(expression, false);
}
