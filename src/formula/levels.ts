import { CONSTANTS } from "./constants.ts";
import { type Expression, partsOf } from "./expression.ts";
import type { ColumnLevel, LineLevel } from "./kernel.ts";

/** What a line can see of the nest it stands in. */
export interface Nest {
  readonly levelOf: (name: string) => ColumnLevel | undefined;
  /** Whether a name is a series as it was entered, not a line computed year by year. */
  readonly isSeries: (name: string) => boolean;
  readonly hasElements: boolean;
  readonly hasYears: boolean;
}

/** A name used where it has many values, or `sum`, `last`, `prev` or `lag` where there is nothing to reach. */
export class LevelError extends Error {}

/** Where a value of each level can be read. */
const SEEN_FROM: Readonly<Record<ColumnLevel, readonly LineLevel[]>> = {
  activity: ["activity", "element", "year"],
  element: ["element", "year"],
  year: ["year"],
  cell: ["year"],
};

/**
 * Checks that each name of an expression has one value where it is read: a value of the elements or years is
 * reached from above through `sum` or `last` alone, last year's through `prev`, an earlier one of a series
 * through `lag`, by a span that is the same in every year.
 * @throws LevelError where it has not
 */
export function checkLevels(expression: Expression, level: LineLevel, nest: Nest): void {
  if (expression.kind === "name") {
    const found = nest.levelOf(expression.name);
    if (Object.hasOwn(CONSTANTS, expression.name) || !found || SEEN_FROM[found].includes(level)) return;
    throw new LevelError(
      `"${expression.name}" has a value for each ${found}, not one at the level of ${level}`,
    );
  }
  const reach = expression.kind === "call" ? expression.name : "";
  const below = levelBelow(level, nest);
  if (reach === "last" || reach === "prev") {
    const at = reach === "prev" ? level : below;
    const of = partsOf(expression)[0];
    if (at !== "year" || of?.kind !== "name" || nest.levelOf(of.name) !== "year") {
      throw new LevelError(
        `${reach}() takes a line of years, which stands ${reach === "prev" ? "here" : "right below"}`,
      );
    }
    return;
  }
  if (reach === "lag") {
    const [series, years, ...rest] = partsOf(expression);
    if (level !== "year" || series?.kind !== "name" || !nest.isSeries(series.name) || !years || rest.length) {
      throw new LevelError("lag() takes a series and a span of years, in a line of years");
    }
    checkLevels(years, nest.hasElements ? "element" : "activity", nest);
    return;
  }
  if (reach === "sum" && below === null) throw new LevelError("sum() has nothing below it");
  for (const part of partsOf(expression)) checkLevels(part, reach === "sum" && below ? below : level, nest);
}

function levelBelow(level: LineLevel, { hasElements, hasYears }: Nest): LineLevel | null {
  if (level === "activity" && hasElements) return "element";
  return level !== "year" && hasYears ? "year" : null;
}
