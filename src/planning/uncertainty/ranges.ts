import { z } from "zod";
import * as field from "../fields.ts";
import { accepted, type Outcome, type Problem, refused } from "../../units/problem.ts";
import { quantile, SHAPES, type Shape } from "./distribution.ts";
import { locate, valueAt, withNumber, written } from "./value-path.ts";

/** A number of a plan that is not known exactly, found in its document. */
export interface Range {
  readonly path: string;
  readonly place: readonly (string | number)[];
  /** In the unit that is written at the place, or times what stands there. */
  readonly low: number;
  readonly mode: number;
  readonly high: number;
  readonly shape: Shape;
  readonly times: boolean;
}

const rangeSchema = z.strictObject({
  path: z.string().min(1).max(300),
  low: z.unknown(),
  high: z.unknown(),
  shape: z.enum(SHAPES).optional(),
  times: z.boolean().optional(),
  label: field.label.optional(),
  note: field.note.optional(),
});

const MOST_RANGES = 200;

/**
 * Reads the ranges of a plan document (`ranges`): where a number is not known exactly, between what it is
 * thought to lie. What stands in the document is the mode and lies between them. Refused with every problem.
 */
export function readRanges(document: unknown, given: unknown): Outcome<readonly Range[]> {
  const list = field.parse(z.array(z.unknown()).max(MOST_RANGES), given ?? [], "ranges");
  if (!list.ok) return list;
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const ranges = list.value.flatMap((raw, index): readonly Range[] => {
    const at = `ranges[${index}]`;
    const read = field.parse(rangeSchema, raw, at);
    if (!read.ok) {
      problems.push(...read.problems);
      return [];
    }
    const range = rangeOf(document, read.value);
    if (!range.ok) problems.push(...range.problems.map((one) => ({ ...one, path: `${at}.${one.path}` })));
    if (seen.has(read.value.path))
      problems.push({ path: `${at}.path`, code: "plan.range-repeated", params: { path: read.value.path } });
    seen.add(read.value.path);
    return range.ok ? [range.value] : [];
  });
  return problems.length > 0 ? refused(...problems) : accepted(ranges);
}

function rangeOf(document: unknown, given: z.output<typeof rangeSchema>): Outcome<Range> {
  const { path, shape = "triangular", times = false } = given;
  const place = path.startsWith("ranges") ? null : locate(document, path);
  const value = place && valueAt(document, place);
  const stands = written(value);
  if (!place || (!stands && !(times && isByYear(value))))
    return refused({ path: "path", code: "plan.range-nowhere", params: { path } });
  const [low, high] = [written(given.low), written(given.high)];
  const problems: Problem[] = [];
  for (const [name, end] of [
    ["low", low],
    ["high", high],
  ] as const) {
    // prettier-ignore
    const behind = times ? "" : (stands?.behind ?? "").trim();
    if (!end || end.behind.trim() !== behind)
      problems.push({ path: name, code: "plan.range-unit", params: { unit: behind === "" ? "1" : behind } });
  }
  if (!low || !high || problems.length > 0) return refused(...problems);
  const mode = times ? 1 : (stands?.number ?? 1);
  if (low.number > mode || high.number < mode)
    return refused({ path: low.number > mode ? "low" : "high", code: "plan.range-beside", params: { mode } });
  if (shape === "lognormal" && low.number <= 0)
    return refused({ path: "low", code: "plan.range-not-positive" });
  return accepted({ path, place, low: low.number, mode, high: high.number, shape, times });
}

function isByYear(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.values(value).every((one) => written(one) !== null); // prettier-ignore
}

/** The document with each range at a value of its own; null leaves what stands there. */
export function withValues<T>(document: T, ranges: readonly Range[], values: readonly (number | null)[]): T {
  return ranges.reduce((changed, { place, times }, index) => {
    const value = values[index];
    if (value === null || value === undefined) return changed;
    return withNumber(changed, place, (number) => (times ? number * value : value));
  }, document);
}

/** The value of a range at a share of all its values. */
export function valueOf({ shape, low, mode, high }: Range, u: number): number {
  return quantile(shape, u, low, mode, high);
}
