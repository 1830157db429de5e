import { OPERATORS } from "../measures/operators.ts";
import { DEVELOPMENT_TAGS } from "../plan-schema.ts";
import type { MeasureEntry } from "./measure-entry.ts";
import { startValue, valueOf, type Which } from "./start-value.ts";

const SHARE = { kind: "share" } as const;

/**
 * A plan document's measure as the library would start it, with the typical values or their other ends. It
 * lacks what only the city knows: its id and name, the fields of `ask`, what a row of a list is of, and where
 * the entry acts on a part of rows the activities of that part. Null where no type computes the entry.
 * @param start the first year in which it may act
 */
export function startDocument(
  entry: MeasureEntry,
  start: number,
  which: Which = "typical",
): Readonly<Record<string, unknown>> | null {
  const { id, type, refs, part, adoption } = entry;
  const fields = OPERATORS.get(type ?? "")?.fields;
  if (!fields || !adoption) return null;
  const tags = DEVELOPMENT_TAGS.filter((tag) => entry.benefits.includes(tag));
  return {
    type,
    ...(part ? {} : { refs }),
    ...Object.fromEntries(
      Object.entries(entry.start).flatMap(([name, given]) => {
        const field = fields[name];
        return field ? [[name, startValue(given, field, which)]] : [];
      }),
    ),
    adoption: {
      shape: adoption.shape,
      start,
      ...(adoption.shape === "step" ? {} : { full: start + adoption.years }),
      ...(adoption.decay ? { decay: valueOf(adoption.decay, SHARE, which) } : {}),
    },
    library: id,
    ...(tags.length > 0 ? { development: { tags } } : {}),
  };
}
