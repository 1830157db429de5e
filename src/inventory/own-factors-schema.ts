import { z } from "zod";
import { familyOf } from "../factors/families.ts";
import type { OwnRow } from "../factors/own-rows.ts";
import { clip, readMachineNumber } from "../units/machine-number.ts";
import { accepted, addAll, type Outcome, type Problem, refused } from "../units/problem.ts";
import { readAccepted } from "../units/quantity.ts";
import { readBy } from "../units/zod-problems.ts";

/**
 * Families that are no factor of a city: potentials are the inventory's choice, pledges and the country's
 * own figures the country's, and whether a fuel is biogenic is what it is.
 */
const NOT_A_CITYS = /^(gwp|ndc|country)\/|\/biogenic$/;
/** Families whose values the library itself has below zero: what a soil or a stand takes up. */
const MAY_BE_NEGATIVE = /^(land|peat)\//;
/** More than any city has; a document is refused beyond. */
export const MOST_OWN_FACTORS = 2000;

const number = readBy((given) => readMachineNumber(given));
const key = readBy((given): Outcome<string> => {
  if (typeof given !== "string")
    return refused({ path: "", code: "value.wrong-type", params: { expected: "string" } });
  if (given !== "" && familyOf(given) && !NOT_A_CITYS.test(given)) return accepted(given);
  return refused({ path: "", code: "own-factor.unknown-key", params: { found: clip(given) } });
});
const text = (longest: number) => z.string().trim().min(1).max(longest);

/** The year a value begins to hold, as a number or its four digits. */
const year = readBy((given): Outcome<number> => {
  const read = typeof given === "string" && !/^\d{4}$/.test(given) ? null : readMachineNumber(given);
  if (read?.ok && Number.isInteger(read.value) && read.value >= 1900 && read.value <= 2100) return read;
  return refused({ path: "", code: "year.out-of-range" });
});

const shape = z.strictObject({
  key,
  value: number,
  unit: text(60),
  lower: number.optional(),
  upper: number.optional(),
  year: year.optional(),
  source: text(1000),
  note: text(4000).optional(),
});

/**
 * One factor of a city's own: a key of a known family, a unit that the family takes, a value within its
 * range, and a source.
 */
export const ownRowSchema = shape.superRefine((row, context) => {
  for (const problem of faultsOf(row)) context.addIssue({ code: "custom", params: { ...problem } });
});

function faultsOf({ key: found, value, unit, lower, upper }: OwnRow): readonly Problem[] {
  const problems: Problem[] = [];
  const read = readAccepted(unit, familyOf(found)?.units ?? [], "unit");
  if (!read.ok) addAll(problems, read.problems);
  if (value < 0 && !MAY_BE_NEGATIVE.test(found))
    problems.push({ path: "value", code: "value.negative", params: { found: value } });
  if (lower !== undefined && lower > value) problems.push({ path: "lower", code: "own-factor.lower-above" });
  if (upper !== undefined && upper < value) problems.push({ path: "upper", code: "own-factor.upper-below" });
  return problems;
}

/** A city's own factors; a key has one value for a year, and the second of two is refused. */
export const ownRowsSchema = z
  .array(ownRowSchema)
  .max(MOST_OWN_FACTORS)
  .superRefine((rows, context) => {
    const seen = new Set<string>();
    for (const [index, row] of rows.entries()) {
      const identity = `${row.key} ${row.year ?? ""}`;
      if (seen.has(identity)) {
        const params = { key: row.key, year: row.year ?? null };
        context.addIssue({
          code: "custom",
          params: { path: `[${index}].key`, code: "own-factor.repeated", params },
        });
      }
      seen.add(identity);
    }
  });
