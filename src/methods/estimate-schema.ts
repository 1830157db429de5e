import { z } from "zod";
import { readMachineNumber, sayBack } from "../units/machine-number.ts";
import { accepted, addAll, type Outcome, type Problem, refused, refusedFor } from "../units/problem.ts";
import { type Quantity, readQuantity } from "../units/quantity.ts";
import { problemsFromZod, readBy } from "../units/zod-problems.ts";
import type { Estimate } from "./estimate.ts";

const LONGEST_NAME = 200;
const name = z.string().trim().min(1).max(LONGEST_NAME);
const year = z.number().int().min(1900).max(2100);
const source = z.string().trim().min(1).max(500).optional();

const size = readBy((given): Outcome<number> => {
  const read = readMachineNumber(given, "");
  if (!read.ok || read.value > 0) return read;
  return refused({ path: "", code: "estimate.size" });
});

/** Whether a quantity of a document is given by how it is estimated. */
export function isEstimate(given: unknown): given is { readonly estimate: unknown } {
  return typeof given === "object" && given !== null && Object.hasOwn(given, "estimate");
}

/** The ways of estimating, as documents name them. */
export const ESTIMATE_WAYS = ["scaling", "interpolation", "extrapolation", "overlap"] as const;
export type EstimateWay = (typeof ESTIMATE_WAYS)[number];

/**
 * Reads `{ "estimate": "scaling", from, by, fromSize, size, [fromYear, fromArea] }`,
 * `{ "estimate": "interpolation" | "extrapolation", "points": { "2018": "100 kt", ... } }` or
 * `{ "estimate": "overlap", older, newer }`, each with a `source` where it has one. Whether it reaches the inventory year is found when it is used.
 * @param accept unit texts, one for each dimension accepted
 */
export function readEstimate(given: unknown, accept: readonly string[]): Outcome<Estimate> {
  const quantity = readBy((value) => readAmount(value, accept, ""));
  const points = readBy((value) => readPoints(value, accept));
  const schema = z.discriminatedUnion("estimate", [
    z.strictObject({
      estimate: z.literal("scaling"),
      from: quantity,
      fromYear: year.optional(),
      fromArea: name.optional(),
      by: name,
      fromSize: size,
      size,
      source,
    }),
    z.strictObject({ estimate: z.enum(["interpolation", "extrapolation"]), points, source }),
    z.strictObject({ estimate: z.literal("overlap"), older: points, newer: points, source }),
  ]);
  const read = schema.safeParse(given, { reportInput: true });
  if (!read.success) return refusedFor(problemsFromZod(read.error));
  const { estimate: how, ...rest } = read.data;
  const estimate = { how, ...rest } as Estimate;
  return sameDimension(estimate) ? accepted(estimate) : refused({ path: "", code: "estimate.mixed-units" });
}

/** Estimates are of what can only be 0 or more. */
function readAmount(given: unknown, accept: readonly string[], path: string): Outcome<Quantity> {
  const read = readQuantity(given, accept, path);
  if (!read.ok || read.value.value >= 0) return read;
  return refused({ path, code: "value.negative", params: { found: read.value.value } });
}

function readPoints(given: unknown, accept: readonly string[]): Outcome<ReadonlyMap<number, Quantity>> {
  if (
    typeof given !== "object" ||
    given === null ||
    Array.isArray(given) ||
    Object.keys(given).length === 0
  ) {
    return refused({ path: "", code: "series.not-years" });
  }
  const problems: Problem[] = [];
  const points = new Map<number, Quantity>();
  for (const [key, value] of Object.entries(given)) {
    if (!/^(1[89]|2[01])\d\d$/.test(key)) {
      problems.push({ path: key, code: "series.not-a-year", params: { found: sayBack(key) } });
      continue;
    }
    const read = readAmount(value, accept, key);
    if (read.ok) points.set(Number(key), read.value);
    else addAll(problems, read.problems);
  }
  return problems.length > 0 ? refusedFor(problems) : accepted(points);
}

function sameDimension(estimate: Estimate): boolean {
  if (estimate.how === "scaling") return true;
  const all =
    estimate.how === "overlap"
      ? [...estimate.older.values(), ...estimate.newer.values()]
      : [...estimate.points.values()];
  return all.every(({ unit }) => unit.dimension === all[0]?.unit.dimension);
}
