import { z } from "zod";
import { GWP_SETS } from "../factors/gwp.ts";
import type { Outcome, Problem } from "../units/problem.ts";
import { readQuantity, readShare } from "../units/quantity.ts";
import { CURRENCIES } from "../units/mathjs.ts";
import { problemsFromZod } from "../units/zod-problems.ts";
import { gpcRow } from "./gpc-table.ts";

export const INVENTORY_FORMAT = "cityleds/inventory@1";
export const NOTATION_KEYS = ["NO", "IE", "NE", "C"] as const;
export type NotationKey = (typeof NOTATION_KEYS)[number];
export const CLIMATES = ["tropical-wet", "tropical-dry", "temperate-wet", "temperate-dry"] as const;
export const QUALITIES = ["H", "M", "L"] as const;

const text = (longest: number): z.ZodString => z.string().max(longest);
const machineNumber = z
  .union([z.number(), z.string().regex(/^-?\d{1,30}(\.\d{1,30})?(e[+-]?\d{1,3})?$/)])
  .pipe(z.coerce.number());
const amount = machineNumber.refine((value) => Number.isFinite(value) && value >= 0 && value <= 1e18, {
  params: { code: "number.out-of-range" },
});

/** A raw value kept as it came, once a reader of ours has accepted it. */
function readBy(read: (given: unknown) => Outcome<unknown>): z.ZodType {
  return z.unknown().superRefine((given, context) => {
    const outcome = read(given);
    if (outcome.ok) return;
    for (const problem of outcome.problems) context.addIssue({ code: "custom", params: { ...problem } });
  });
}

const money = readBy((given) => readQuantity(given, CURRENCIES, ""));
const reference = z
  .string()
  .refine((ref) => gpcRow(ref) !== undefined, { params: { code: "reference.unknown" } });
const year = z.int().min(1900).max(2100);
const yearOrText = z.union([
  year,
  z
    .string()
    .regex(/^\d{4}$/)
    .transform(Number)
    .pipe(year),
]);

const ownFactor = z.union([
  z.string().transform((value) => ({ value: value as unknown })),
  z.number().transform((value) => ({ value: value as unknown })),
  z.strictObject({
    value: z.unknown().refine((value) => value !== undefined, { params: { code: "value.missing" } }),
    source: text(500).optional(),
    gas: text(20).optional(),
  }),
]);

const quality = z.enum(QUALITIES);

const uncertainty = readBy((given) => {
  const share = readShare(given, "");
  if (share.ok) return share;
  return readQuantity(typeof given === "number" ? `${given} %` : given, ["%"], "");
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
  dataYear: yearOrText.optional(),
  source: text(1000).optional(),
  note: text(4000).optional(),
});

const citySchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  country: z.string().regex(/^[A-Z]{2}$/),
  population: amount.optional(),
  areaKm2: amount.optional(),
  gdp: money.optional(),
  climate: z.enum(CLIMATES).optional(),
  grid: text(60).optional(),
});

const notationSchema = z.strictObject({
  ref: reference,
  key: z.enum(NOTATION_KEYS),
  reason: text(2000).optional(),
  /** For IE: where it is counted. */
  includedIn: z.union([reference, z.array(reference).max(20)]).optional(),
});

const frameSchema = z.strictObject({
  format: z.literal(INVENTORY_FORMAT),
  city: citySchema,
  year: yearOrText,
  period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).optional(),
  gwp: z.enum(GWP_SETS),
  guidelines: z.enum(["2006", "2019"]),
  level: z.enum(["BASIC", "BASIC+"]),
  activities: z.array(z.unknown()).max(200_000),
  notation: z.array(notationSchema).max(200).optional(),
});

export type ActivityDocument = z.infer<typeof activitySchema>;

/** All of an inventory document but its activities. */
export type InventoryFrame = Omit<z.infer<typeof frameSchema>, "activities">;

/** An inventory document whose own shape is right; inputs and factors are read by each activity's method. */
export type InventoryDocument = InventoryFrame & { readonly activities: readonly ActivityDocument[] };

/** The parts of an inventory document: its frame where that is right, its activities still raw. */
export interface InventoryShape {
  readonly frame: InventoryFrame | null;
  readonly activities: readonly unknown[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the frame of an inventory document and hands on its activities, so that their problems are found
 * beside its own. Among the problems: repeated ids (at the later one), two keys for one row, a period
 * that is not twelve months.
 */
export function readInventoryShape(given: unknown): InventoryShape {
  const parsed = frameSchema.safeParse(given);
  const raw = (given as { activities?: unknown } | null | undefined)?.activities;
  const activities = Array.isArray(raw) && raw.length <= 200_000 ? raw : [];
  if (!parsed.success) {
    return {
      frame: null,
      activities,
      problems: [...problemsFromZod(parsed.error), ...repeatedIds(activities)],
    };
  }
  const { activities: _, ...frame } = parsed.data;
  const problems = [...repeatedIds(activities), ...repeatedKeys(frame), ...periodProblems(frame)];
  return { frame: problems.length > 0 ? null : frame, activities, problems };
}

function repeatedIds(activities: readonly unknown[]): Problem[] {
  const problems: Problem[] = [];
  const ids = new Set<unknown>();
  for (const [index, activity] of activities.entries()) {
    const id = (activity as { id?: unknown } | null)?.id;
    if (typeof id !== "string") continue;
    if (ids.has(id)) problems.push({ path: `activities[${index}].id`, code: "id.repeated", params: { id } });
    ids.add(id);
  }
  return problems;
}

function repeatedKeys({ notation }: InventoryFrame): Problem[] {
  const problems: Problem[] = [];
  const refs = new Set<string>();
  for (const [index, { ref }] of (notation ?? []).entries()) {
    if (refs.has(ref))
      problems.push({ path: `notation[${index}].ref`, code: "notation.repeated", params: { ref } });
    refs.add(ref);
  }
  return problems;
}

function periodProblems({ period }: InventoryFrame): Problem[] {
  if (!period) return [];
  const [fromYear, fromMonth, fromDay] = period.from.split("-").map(Number) as [number, number, number];
  const end = new Date(Date.UTC(fromYear + 1, fromMonth - 1, fromDay - 1)).toISOString().slice(0, 10);
  if (period.to === end) return [];
  return [{ path: "period.to", code: "period.not-a-year", params: { expected: end } }];
}
