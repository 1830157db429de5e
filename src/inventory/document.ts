import { z } from "zod";
import { GWP_SETS, type GwpChoice, type GwpSet } from "../factors/gwp.ts";
import { clip, readMachineNumber, sayBack } from "../units/machine-number.ts";
import { CURRENCIES } from "../units/mathjs.ts";
import type { Outcome, Problem } from "../units/problem.ts";
import { accepted, addAll, refused, refusedFor } from "../units/problem.ts";
import { readQuantity, readShare } from "../units/quantity.ts";
import { problemsFromZod, readBy } from "../units/zod-problems.ts";
import { gpcRow } from "./gpc-table.ts";
import { ownRowsSchema } from "./own-factors-schema.ts";

export const INVENTORY_FORMAT = "cityleds/inventory@1";
export const NOTATION_KEYS = ["NO", "IE", "NE", "C"] as const;
export type NotationKey = (typeof NOTATION_KEYS)[number];
export const CLIMATES = ["tropical-wet", "tropical-dry", "temperate-wet", "temperate-dry"] as const;
export const QUALITIES = ["H", "M", "L"] as const;

const text = (longest: number): z.ZodString => z.string().max(longest);
/** A whole or broken number from 0 to 1e18. */
const amount = readBy((given): Outcome<number> => {
  const read = readMachineNumber(given);
  if (!read.ok || read.value >= 0) return read;
  return refused({ path: "", code: "value.negative", params: { found: read.value } });
});

const money = readBy((given) => {
  const read = readQuantity(given, CURRENCIES, "");
  if (read.ok) return accepted(given);
  const some = { accepted: ["USD", "EUR", "IDR"] };
  return refusedFor(read.problems.map((one) => ({ ...one, params: { ...one.params, ...some } })));
});
const reference = z
  .string()
  .refine((ref) => gpcRow(ref) !== undefined, { params: { code: "reference.unknown" } });
/** A year from 1900 to 2100, as a number or its four digits. */
const year = readBy((given): Outcome<number> => {
  const read = typeof given === "string" && !/^\d{4}$/.test(given) ? null : readMachineNumber(given);
  if (read?.ok && Number.isInteger(read.value) && read.value >= 1900 && read.value <= 2100) return read;
  return refused({ path: "", code: "year.out-of-range" });
});

const LARGEST_POTENTIAL = 1e6;

/** A set of potentials by its name, or with values of one's own for some gases; the library knows which. */
const gwpChoice = readBy((given): Outcome<GwpChoice> => {
  const set = readGwpSet(given, "");
  if (set.ok || typeof given !== "object" || given === null || Array.isArray(given)) return set;
  const problems: Problem[] = [];
  const changes: [string, number][] = [];
  for (const [gas, value] of Object.entries(given)) {
    if (gas === "base") continue;
    const read = readMachineNumber(value, gas);
    if (!read.ok) addAll(problems, read.problems);
    else if (read.value < 0)
      problems.push({ path: gas, code: "value.negative", params: { found: read.value } });
    else if (read.value > LARGEST_POTENTIAL)
      problems.push({ path: gas, code: "value.too-big", params: { maximum: String(LARGEST_POTENTIAL) } });
    else changes.push([gas, read.value]);
  }
  const base = readGwpSet((given as { base?: unknown }).base, "base");
  if (!base.ok) addAll(problems, base.problems);
  if (problems.length > 0 || !base.ok) return refusedFor(problems);
  return accepted({ ...Object.fromEntries(changes), base: base.value });
});

function readGwpSet(given: unknown, path: string): Outcome<GwpSet> {
  if (given === undefined) return refused({ path, code: "value.missing" });
  const set = GWP_SETS.find((one) => one === given);
  if (set) return accepted(set);
  const params = { found: sayBack(given), accepted: GWP_SETS };
  return refused({ path, code: "value.not-offered", params });
}

/** A factor of one's own: a value alone, or with where it comes from. */
export const ownFactor = z.preprocess(
  (given) => (typeof given === "string" || typeof given === "number" ? { value: given } : given),
  z.strictObject({
    value: z.unknown().refine((value) => value !== undefined, { params: { code: "value.missing" } }),
    source: text(500).optional(),
    gas: text(20).optional(),
  }),
);

const quality = z.enum(QUALITIES);

const uncertainty = readBy((given) => {
  const share = readShare(given, "");
  const read = share.ok ? share : readQuantity(typeof given === "number" ? `${given} %` : given, ["%"], "");
  return read.ok ? accepted(given) : read;
});

export const activitySchema = z.strictObject({
  id: z.string().min(1).max(100),
  ref: reference,
  method: z.string().min(1).max(40),
  label: text(300).optional(),
  inputs: z.record(z.string(), z.unknown()),
  factors: z.record(z.string(), ownFactor).optional(),
  quality: z.strictObject({ activity: quality.optional(), factor: quality.optional() }).optional(),
  uncertainty: z.record(z.string(), uncertainty).optional(),
  dataYear: year.optional(),
  source: text(1000).optional(),
  note: text(4000).optional(),
});

const citySchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  country: z.string().refine((code) => /^[A-Z]{2}$/.test(code), { params: { code: "country.unreadable" } }),
  population: amount.optional(),
  areaKm2: amount.optional(),
  gdp: money.optional(),
  climate: z.enum(CLIMATES).optional(),
  grid: text(60).optional(),
});

const includedIn = readBy((given): Outcome<readonly string[]> => {
  const isList = Array.isArray(given);
  const problems = z
    .array(reference)
    .max(20)
    .safeParse(isList ? given : [given], { reportInput: true });
  if (problems.success) return accepted(problems.data);
  const found = problemsFromZod(problems.error);
  return refusedFor(isList ? found : found.map((problem) => ({ ...problem, path: "" })));
});

const notationSchema = z.strictObject({
  ref: reference,
  key: z.enum(NOTATION_KEYS),
  reason: text(2000).optional(),
  /** For IE: where it is counted. */
  includedIn: includedIn.optional(),
});

/** Twelve months, for fiscal years. */
const period = z.strictObject({ from: z.iso.date(), to: z.iso.date() }).superRefine((given, context) => {
  const end = twelveMonthsFrom(given.from);
  if (given.to === end) return;
  const problem = { path: "to", code: "period.not-a-year", params: { expected: end } };
  context.addIssue({ code: "custom", params: problem });
});

const MOST_ACTIVITIES = 200_000;
const MOST_KEYS = 200;
const guidelines = z.enum(["2006", "2019"]);

const frameSchema = z.strictObject({
  format: z.literal(INVENTORY_FORMAT),
  city: citySchema,
  year,
  period: period.optional(),
  gwp: gwpChoice,
  guidelines,
  level: z.enum(["BASIC", "BASIC+"]),
  /** The city's own factors, before the library's. */
  ownFactors: ownRowsSchema.optional(),
  activities: z.array(z.unknown()).max(MOST_ACTIVITIES),
  notation: z.array(notationSchema).max(MOST_KEYS).optional(),
});

/** What activities are bound in; read apart, so that their faults are found whatever else is wrong. */
const groundSchema = z.object({
  city: z.object({
    country: citySchema.shape.country,
    climate: citySchema.shape.climate,
    grid: citySchema.shape.grid,
  }),
  year,
  guidelines,
  ownFactors: ownRowsSchema.optional().catch(undefined),
});

export type Ground = z.infer<typeof groundSchema>;

export type ActivityDocument = z.infer<typeof activitySchema>;

/** All of an inventory document but its activities. */
export type InventoryFrame = Omit<z.infer<typeof frameSchema>, "activities">;

/** An inventory document whose own shape is right; inputs and factors are read by each activity's method. */
export type InventoryDocument = InventoryFrame & { readonly activities: readonly ActivityDocument[] };

/** The parts of an inventory document: its frame where that is right, its activities still raw. */
export interface InventoryShape {
  readonly frame: InventoryFrame | null;
  /** Place, year and edition, where these are right. */
  readonly ground: Ground | null;
  readonly activities: readonly unknown[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the frame of an inventory document and hands on its activities, so that their problems are found
 * beside its own. Among the problems: repeated ids (at the later one), two keys for one row, a period
 * that is not twelve months.
 */
export function readInventoryShape(given: unknown): InventoryShape {
  const parsed = frameSchema.safeParse(given, { reportInput: true });
  const ground = groundSchema.safeParse(given);
  const activities = listIn(given, "activities", MOST_ACTIVITIES);
  const problems = parsed.success ? [] : problemsFromZod(parsed.error);
  addAll(
    problems,
    repeated(listIn(given, "notation", MOST_KEYS), "ref", (index, ref) => ({
      path: `notation[${index}].ref`,
      code: "notation.repeated",
      params: { ref },
    })),
  );
  addAll(
    problems,
    repeated(activities, "id", (index, id) => ({
      path: `activities[${index}].id`,
      code: "id.repeated",
      params: { id },
    })),
  );
  const { activities: _, ...frame } = parsed.success ? parsed.data : { activities: null };
  return {
    frame: problems.length > 0 ? null : (frame as InventoryFrame),
    ground: ground.success ? ground.data : null,
    activities,
    problems,
  };
}

/** Problems of texts that should stand once among a list's entries, each at the later one. */
function repeated(
  entries: readonly unknown[],
  key: "id" | "ref",
  problem: (index: number, text: string) => Problem,
): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const text = (entry as Record<typeof key, unknown> | null)?.[key];
    if (typeof text !== "string") continue;
    if (seen.has(text)) problems.push(problem(index, clip(text)));
    seen.add(text);
  }
  return problems;
}

function listIn(given: unknown, key: "activities" | "notation", most: number): readonly unknown[] {
  const list = (given as Record<typeof key, unknown> | null | undefined)?.[key];
  return Array.isArray(list) && list.length <= most ? list : [];
}

/** The last day of the twelve months that start on a day. */
function twelveMonthsFrom(from: string): string {
  const [year = 0, month = 1, day = 1] = from.split("-").map(Number);
  return new Date(Date.UTC(year + 1, month - 1, day - 1)).toISOString().slice(0, 10);
}
