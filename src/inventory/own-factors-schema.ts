import { z } from "zod";
import { familyOf } from "../factors/families.ts";
import type { OwnRow } from "../factors/own-rows.ts";
import { clip, readMachineNumber } from "../units/machine-number.ts";
import { accepted, addAll, type Outcome, type Problem, refused, refusedFor } from "../units/problem.ts";
import { readAccepted } from "../units/quantity.ts";
import { problemsFromZod, readBy } from "../units/zod-problems.ts";

/**
 * Families that are no factor of a city: potentials are the inventory's choice, pledges and the country's
 * own figures the country's, and whether a fuel is biogenic is what it is.
 */
const NOT_A_CITYS = /^(gwp|ndc|country)\/|\/biogenic$/;
/** Families whose values the library itself has below zero: what a soil or a stand takes up. */
const MAY_BE_NEGATIVE = /^(land|peat)\//;
/** More than any city has; a document is refused beyond. */
export const MOST_OWN_FACTORS = 2000;

/** Whether a key is of a family that a city may give a value for. */
export function mayBeCitys(key: string): boolean {
  return familyOf(key) !== null && !NOT_A_CITYS.test(key);
}

/** Units of a key's family; a plain number may be a percentage. Others of their dimensions do as well. */
export function ownUnitsOf(key: string): readonly string[] {
  return (familyOf(key)?.units ?? []).flatMap((unit) => (unit === "1" ? ["%", "1"] : [unit]));
}

const number = readBy((given) => readMachineNumber(given));
const key = readBy((given): Outcome<string> => {
  if (typeof given !== "string")
    return refused({ path: "", code: "value.wrong-type", params: { expected: "string" } });
  if (mayBeCitys(given)) return accepted(given);
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
 * range, and a source. Every problem is told, whatever else is wrong.
 */
export const ownRowSchema = readBy((given): Outcome<OwnRow> => {
  const read = shape.safeParse(given, { reportInput: true });
  const problems = read.success ? [] : problemsFromZod(read.error);
  addAll(problems, faultsOf(Object(given) as Readonly<Record<string, unknown>>));
  return problems.length > 0 || !read.success ? refusedFor(problems) : accepted(read.data);
});

/** What is wrong between the members that are right by themselves. */
function faultsOf(given: Readonly<Record<string, unknown>>): readonly Problem[] {
  const problems: Problem[] = [];
  const member = <Name extends keyof typeof shape.shape>(name: Name) => {
    const one = shape.shape[name].safeParse(given[name]);
    return one.success ? (one.data as OwnRow[Name]) : undefined;
  };
  const [found, unit, value] = [member("key"), member("unit"), member("value")];
  const [lower, upper] = [member("lower"), member("upper")];
  if (unit !== undefined && found !== undefined) {
    const read = readAccepted(unit, ownUnitsOf(found), "unit");
    if (!read.ok) addAll(problems, read.problems);
  }
  if (value === undefined) return problems;
  if (value < 0 && found !== undefined && !MAY_BE_NEGATIVE.test(found))
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
        const params = { key: row.key };
        context.addIssue({
          code: "custom",
          params: { path: `[${index}].key`, code: "own-factor.repeated", params },
        });
      }
      seen.add(identity);
    }
  });
