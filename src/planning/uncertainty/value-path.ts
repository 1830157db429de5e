import { isRecord } from "../plan-schema.ts";

/** A number of a plan document with what is written behind it: `"55 %"` is 55 and ` %`. */
export interface Written {
  readonly number: number;
  readonly behind: string;
}

const NUMBER = /^\s*(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(.*)$/i;

/** The number that stands at the start of a value; null where none does. */
export function written(value: unknown): Written | null {
  if (typeof value === "number") return { number: value, behind: "" };
  if (isRecord(value) && typeof value["value"] === "number" && typeof value["unit"] === "string")
    return { number: value["value"], behind: ` ${value["unit"]}` };
  const [, number, behind] = typeof value === "string" ? (NUMBER.exec(value) ?? []) : [];
  return number === undefined ? null : { number: Number(number), behind: behind ?? "" };
}

function rewritten(value: unknown, number: number): unknown {
  if (typeof value === "number") return number;
  return `${number}${written(value)?.behind ?? ""}`;
}

/** Lists of a plan document whose members a path names by this key of theirs. */
const NAMED_BY: Readonly<Record<string, string>> = { measures: "id", targets: "id", factorPaths: "factor" };

/**
 * Where in a plan document a path leads: `measures.led.saving`, `drivers.population.growth`,
 * `factorPaths.grid.points`, `projection.0.by.1.elasticity`, `inventory.activities.a1.inputs.amount`. Null
 * where there is nothing.
 */
export function locate(document: unknown, path: string): readonly (string | number)[] | null {
  const found: (string | number)[] = [];
  let [at, named]: [unknown, string | null] = [document, null];
  for (const segment of path.split(".")) {
    if (Array.isArray(at)) {
      const key: string | null = named;
      const index: number = at.findIndex((one, place) =>
        key === null ? String(place) === segment : isRecord(one) && one[key] === segment,
      );
      if (index < 0) return null;
      found.push(index);
      at = at[index] as unknown;
      named = null;
      continue;
    }
    if (!isRecord(at) || !Object.hasOwn(at, segment)) return null;
    found.push(segment);
    named = segment === "activities" ? "id" : (NAMED_BY[segment] ?? null);
    at = at[segment];
  }
  return found;
}

/** What stands at a place. */
export function valueAt(document: unknown, place: readonly (string | number)[]): unknown {
  return place.reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], document);
}

/** The document with a number changed at a place; of values by year, each. Nothing else is touched. */
export function withNumber<T>(
  document: T,
  place: readonly (string | number)[],
  change: (number: number) => number,
): T {
  const [key, ...rest] = place;
  if (key === undefined) return changed(document, change) as T;
  const copy = (Array.isArray(document) ? [...(document as unknown[])] : { ...document }) as Record<
    string | number,
    unknown
  >;
  copy[key] = withNumber(copy[key], rest, change);
  return copy as T;
}

function changed(value: unknown, change: (number: number) => number): unknown {
  const one = written(value);
  if (one) return rewritten(value, change(one.number));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, changed(inner, change)]));
}
