import type { OwnRow } from "../factors/own-rows.ts";
import type { MethodBook } from "../methods/book.ts";
import type { FactorNeed } from "../methods/method.ts";
import type { Problem } from "../units/problem.ts";
import { readUnit } from "../units/unit.ts";

interface Bound {
  readonly parts: readonly string[];
  readonly need: FactorNeed;
}

const known = new WeakMap<MethodBook, readonly Bound[]>();

/** The keys that methods set bounds for; a choice stands for any id. */
function boundsOf(book: MethodBook): readonly Bound[] {
  let bounds = known.get(book);
  if (!bounds) {
    bounds = [...book.values()].flatMap(({ method }) =>
      method.factors
        .filter(({ min, max }) => min !== undefined || max !== undefined)
        .flatMap((need) => need.keys.map(({ key }) => ({ parts: key.split("/"), need }))),
    );
    known.set(book, bounds);
  }
  return bounds;
}

/** Values beyond what the methods that use them take of a city's own, at `[n].value`. */
export function beyondBounds(rows: readonly OwnRow[], book: MethodBook): readonly Problem[] {
  return rows.flatMap((row, at) => {
    const parts = row.key.split("/");
    for (const bound of boundsOf(book)) {
      if (bound.parts.length !== parts.length) continue;
      if (!bound.parts.every((part, index) => part.includes("{") || part === parts[index])) continue;
      const problem = problemOf(row, bound.need);
      if (problem) return [{ path: `[${at}].value`, ...problem }];
    }
    return [];
  });
}

function problemOf({ value, unit }: OwnRow, { min, max, units }: FactorNeed): Omit<Problem, "path"> | null {
  const [first = "1"] = units;
  const [given, bounding] = [readUnit(unit), readUnit(first)];
  if (!given.ok || !bounding.ok || given.value.dimension !== bounding.value.dimension) return null;
  const inFirst = (value * given.value.scale) / bounding.value.scale;
  const shown = (limit: number): string => (first === "1" ? String(limit) : `${limit} ${first}`);
  if (min !== undefined && inFirst < min) return { code: "value.too-small", params: { minimum: shown(min) } };
  if (max !== undefined && inFirst > max) return { code: "value.too-big", params: { maximum: shown(max) } };
  return null;
}
