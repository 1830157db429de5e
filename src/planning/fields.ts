import { z } from "zod";
import { gpcRow } from "../inventory/gpc-table.ts";
import { clip, readMachineNumber } from "../units/machine-number.ts";
import { CURRENCIES } from "../units/mathjs.ts";
import type { Outcome, Problem } from "../units/problem.ts";
import { accepted, refused } from "../units/problem.ts";
import { type Quantity, readQuantity, readShare, toBase } from "../units/quantity.ts";
import { problemsFromZod } from "../units/zod-problems.ts";
import type { Point } from "./drivers.ts";

/** The readers of a plan document's fields, as zod schemas whose problems keep our codes. */

/** Parses with a schema, so that a wrong value is told from a missing one. */
export function parse<T>(schema: z.ZodType<T>, given: unknown, path = ""): Outcome<T> {
  const parsed = schema.safeParse(given, { reportInput: true });
  return parsed.success ? accepted(parsed.data) : refused(...problemsFromZod(parsed.error, path));
}

/** A field read by a reader of ours; its problems' paths start at the field. */
export function readBy<T>(read: (given: unknown) => Outcome<T>): z.ZodType<T> {
  return z.unknown().transform((given, context): T => {
    const outcome: Outcome<T> =
      given === undefined ? refused({ path: "", code: "value.missing" }) : read(given);
    if (outcome.ok) return outcome.value;
    for (const problem of outcome.problems) context.addIssue({ code: "custom", params: { ...problem } });
    return z.NEVER;
  });
}

export const id = z.string().min(1).max(100);
export const label = z.string().max(300);
export const note = z.string().max(4000);
export const share = readBy((given) => readShare(given, ""));
export const reference = z
  .string()
  .refine((ref) => gpcRow(ref) !== undefined, { params: { code: "reference.unknown" } });
/** A year from 1900 to 2100, as a number or its four digits. */
export const year = readBy((given): Outcome<number> => {
  const read = typeof given === "string" && !/^\d{4}$/.test(given) ? null : readMachineNumber(given);
  if (read?.ok && Number.isInteger(read.value) && read.value >= 1900 && read.value <= 2100) return read;
  return refused({ path: "", code: "plan.not-a-year", params: { given: clip(String(given)) } });
});

/** A number within bounds, as a JSON number or a machine-written text. */
export function number(least: number, most: number): z.ZodType<number> {
  return readBy((given) => within(readMachineNumber(given), least, most));
}

/** A rate of change a year, `1.5 %` or `0.015`; above -100 %. */
export const rate = readBy((given): Outcome<number> => {
  const read = readFraction(given);
  if (read.ok && !(read.value > -1 && read.value <= 10)) {
    return refused({ path: "", code: "plan.rate-out-of-range", params: { given: String(given) } });
  }
  return read;
});

/** A change once and for all, `12 %` or `-0.3`; -100 % is the end of it. */
export const readStep = (given: unknown): Outcome<number> => {
  const read = readFraction(given);
  if (!read.ok || (read.value >= -1 && read.value <= 10)) return read;
  return refused({ path: "", code: "plan.step-out-of-range", params: { given: String(given) } });
};

/** A share that may be more than the whole, `55 %` or `0.55`, up to ten times. */
export const portion = readBy((given) => within(readFraction(given), 0, 10));

/** Useful over final energy, `55 %` or `0.55`; a heat pump's may be up to 5. */
export const efficiency = readBy((given): Outcome<number> => {
  const read = readFraction(given);
  if (read.ok && !(read.value > 0 && read.value <= 5)) {
    return refused({ path: "", code: "plan.efficiency-out-of-range", params: { given: String(given) } });
  }
  return read;
});

export const mass = readBy((given): Outcome<number> => {
  const read = readQuantity(given, ["t"], "");
  return read.ok ? accepted(toBase(read.value)) : read;
});

/** An amount of money, in its own currency. */
export const money = readBy((given) => readMoney(given, ""));

/** Money per energy, per TJ of it. */
export const energyPrice = readBy((given) => readMoney(given, "/MWh"));

/** Money per tonne of CO2e. */
export const carbonPrice = readBy((given) => readMoney(given, "/t"));

export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** Amounts of money by year, each in its own currency; in ascending years. */
export const moneyByYear = readBy((given) => readYears(given, (value) => readMoney(value, "")));

function readMoney(given: unknown, per: string): Outcome<Money> {
  const text = typeof given === "string" ? given : String((given as { unit?: unknown } | null)?.unit);
  const currency = /[A-Z]{3}/.exec(text)?.[0] ?? "";
  const read = readQuantity(given, [`${CURRENCIES.includes(currency) ? currency : "USD"}${per}`], "");
  return read.ok ? accepted({ amount: toBase(read.value), currency }) : read;
}

/** Values by year, `{ "2024": ... }`, each read by the same reader; in ascending years. */
export function points(read: (given: unknown) => Outcome<number>): z.ZodType<readonly Point[]> {
  return readBy((given) => {
    const years = readYears(given, read);
    return years.ok ? accepted(years.value.map(([year, value]) => ({ year, value }))) : years;
  });
}

/** Quantities by year, all of the dimension of the first. */
export const quantitiesByYear = (
  accept: readonly string[],
): z.ZodType<readonly (readonly [number, Quantity])[]> =>
  readBy((given) => readYears(given, (value) => readQuantity(value, accept, "")));

/** Numbers above zero. */
export const positive = (given: unknown): Outcome<number> => {
  const read = readMachineNumber(given);
  return read.ok && read.value <= 0 ? refused({ path: "", code: "plan.driver-not-positive" }) : read;
};

export const readPortion = (given: unknown): Outcome<number> => readShare(given, "");

function readYears<T>(
  given: unknown,
  read: (given: unknown) => Outcome<T>,
): Outcome<readonly (readonly [number, T])[]> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    return refused({ path: "", code: "plan.points-wrong-type" });
  }
  const values: (readonly [number, T])[] = [];
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(given)) {
    if (!/^(19|20)\d\d$|^2100$/.test(key)) {
      problems.push({ path: clip(key), code: "plan.not-a-year", params: { given: clip(key) } });
      continue;
    }
    const outcome = read(value);
    if (outcome.ok) values.push([Number(key), outcome.value]);
    else
      problems.push(
        ...outcome.problems.map((one) => ({ ...one, path: one.path === "" ? key : `${key}.${one.path}` })),
      );
  }
  if (problems.length === 0 && values.length === 0) problems.push({ path: "", code: "value.missing" });
  return problems.length > 0
    ? refused(...problems)
    : accepted(values.toSorted(([one], [other]) => one - other));
}

/** A percentage or a plain number; unlike a share it may lie outside 0 to 1. */
function readFraction(given: unknown): Outcome<number> {
  const percent = typeof given === "string" ? /^(\S{1,40}?) ?%$/.exec(given.trim()) : null;
  const number = readMachineNumber(percent ? percent[1] : given);
  return number.ok && percent ? accepted(number.value / 100) : number;
}

function within(read: Outcome<number>, least: number, most: number): Outcome<number> {
  if (!read.ok || (read.value >= least && read.value <= most)) return read;
  return read.value < least
    ? refused({ path: "", code: "value.too-small", params: { minimum: String(least) } })
    : refused({ path: "", code: "value.too-big", params: { maximum: String(most) } });
}
