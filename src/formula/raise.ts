import { type Expression, mapParts, namesIn } from "./expression.ts";
import type { KernelLine, KernelShape, LineLevel } from "./kernel.ts";

/** What a symbol is called where a line of years reads its value of the year. */
export function raisedName(name: string): string {
  return `${name}InYear`;
}

/**
 * The shape with symbols of an activity or an element that move over the years: its lines of years read
 * them from a column of years (of cells, for an element's), every other line keeps the one value. The new
 * columns stand after those the shape has, in the order of `names`, named by `raisedName`.
 * Null where that says nothing sound: a line of years uses a name through a line that has one value for all
 * years, or the shape has no years.
 */
export function raisedToYears(shape: KernelShape, names: readonly string[]): KernelShape | null {
  if (!shape.hasYears || settledBeforeYears(shape).some((name) => names.includes(name))) return null;
  const { activity, element, year, cell } = shape.symbols;
  return {
    ...shape,
    symbols: {
      activity,
      element,
      year: [...year, ...names.filter((name) => activity.includes(name)).map(raisedName)],
      cell: [...cell, ...names.filter((name) => element.includes(name)).map(raisedName)],
    },
    lines: shape.lines.map((line) => ({
      ...line,
      expression: raised(line.expression, line.level, names, shape),
    })),
  };
}

/** Names that lines of years depend on through lines that are computed once for all years. */
function settledBeforeYears({ lines }: KernelShape): readonly string[] {
  const settled = new Map(lines.filter(({ level }) => level !== "year").map((line) => [line.name, line]));
  const waiting = lines.filter(({ level }) => level === "year").flatMap(({ expression }) => usedLines(expression, settled)); // prettier-ignore
  const seen = new Set<KernelLine>();
  for (let line = waiting.pop(); line; line = waiting.pop()) {
    if (seen.has(line)) continue;
    seen.add(line);
    waiting.push(...usedLines(line.expression, settled));
  }
  return [...seen].flatMap(({ expression }) => namesIn(expression));
}

function usedLines(expression: Expression, lines: ReadonlyMap<string, KernelLine>): KernelLine[] {
  return namesIn(expression).flatMap((name) => lines.get(name) ?? []);
}

function raised(
  expression: Expression,
  level: LineLevel,
  names: readonly string[],
  { hasElements }: KernelShape,
): Expression {
  return at(expression, level);

  function below(seenFrom: LineLevel): LineLevel {
    return seenFrom === "activity" && hasElements ? "element" : "year";
  }

  function at(part: Expression, seenFrom: LineLevel): Expression {
    if (part.kind === "name") {
      const moves = seenFrom === "year" && names.includes(part.name);
      return moves ? { kind: "name", name: raisedName(part.name) } : part;
    }
    const down = part.kind === "call" && part.name === "sum" ? below(seenFrom) : seenFrom;
    return mapParts(part, (inner) => at(inner, down));
  }
}
