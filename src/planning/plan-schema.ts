import { z } from "zod";
import { accepted, type Outcome, refused } from "../units/problem.ts";
import { readQuantity, readShare, toBase } from "../units/quantity.ts";
import type { Adoption } from "./adoption.ts";
import { AFTERWARDS, type Driver } from "./drivers.ts";
import * as field from "./fields.ts";
import { shapeOf } from "./measures/field.ts";
import { OPERATORS } from "./measures/operators.ts";
import { PARTIES } from "./money/finance.ts";
import type { Residual } from "./targets.ts";

/** The shapes of a plan document's parts, each read on its own so that every problem is found at once. */

/** What a measure may do for a city beside its emissions: named for screening, never summed into a score. */
export const DEVELOPMENT_TAGS = [
  "heat",
  "flood",
  "drought",
  "air",
  "health",
  "access",
  "jobs",
  "women",
  "poor-households",
  "biodiversity",
] as const;

export const PLAN_FORMAT = "cityleds/plan@1";

const yearlyMoney = z.strictObject({
  points: field.moneyByYear,
  /** A year, after the last point. */
  growth: field.rate.optional(),
  note: field.note.optional(),
});

export const frameSchema = z.strictObject({
  format: z.literal(PLAN_FORMAT),
  inventory: z.record(z.string(), z.unknown()),
  horizon: field.year,
  drivers: z.record(z.string(), z.unknown()).optional(),
  projection: z.array(z.unknown()).max(1000).optional(),
  factorPaths: z.array(z.unknown()).max(200).optional(),
  measures: z.array(z.unknown()).max(500).optional(),
  limits: z.array(z.unknown()).max(100).optional(),
  /** Read by `uncertainty/ranges.ts`, which must know all of the document. */
  ranges: z.array(z.unknown()).max(200).optional(),
  /** What was done of measures by year; read by `progress.ts`. */
  progress: z.array(z.unknown()).max(5000).optional(),
  scenarios: z.array(z.unknown()).max(50).optional(),
  targets: z.array(z.unknown()).max(100).optional(),
  discountRate: field.share.optional(),
  /** Of prices, a year: loans are nominal, everything else is real. */
  inflation: field.rate.optional(),
  /** Money for a tonne of CO2e, by which net benefits are ranked. */
  carbonPrice: field.carbonPrice.optional(),
  /** Of the city each year, recurring: what its debt is measured by. */
  revenue: yearlyMoney.optional(),
  /** Share of the revenue that instalments of the plan's loans may take. */
  debtShare: field.share.optional(),
  /** The most that the city may buy in each year. */
  investmentBudget: yearlyMoney.optional(),
});

export type Frame = z.output<typeof frameSchema>;

const growing = z
  .strictObject({ growth: field.rate, note: field.note.optional() })
  .transform(({ growth }): Driver => ({ kind: "growth", growth }));
const pointing = z
  .strictObject({
    points: field.points(field.positive),
    after: z.enum(AFTERWARDS).optional(),
    note: field.note.optional(),
  })
  .transform(({ points, after }): Driver => ({ kind: "points", points, after }));

/** A driver has points where it says so, else one growth rate. */
export function driverSchema(given: unknown): z.ZodType<Driver> {
  return isRecord(given) && "points" in given ? pointing : growing;
}

export const projectionSchema = z
  .strictObject({
    refs: z.array(field.reference).min(1).max(60),
    by: z
      .array(z.strictObject({ driver: field.id, elasticity: field.number(-10, 10).optional() }))
      .max(20)
      .optional(),
    efficiencyGain: field.rate.optional(),
    steps: field.points(field.readStep).optional(),
    note: field.note.optional(),
  })
  .transform(({ refs, by, efficiencyGain, steps }) => ({
    refs,
    by: (by ?? []).map(({ driver, elasticity }) => ({ driver, elasticity: elasticity ?? 1 })),
    efficiencyGain: efficiencyGain ?? 0,
    steps: steps ?? [],
  }));

/** The points of a factor path are read once its factor, and so its units, is known. */
export const factorPathSchema = z.strictObject({
  factor: z.string().min(1).max(100),
  points: z.unknown(),
  note: field.note.optional(),
});

const rising = { start: field.year, full: field.year };
const notFallingBack = (adoption: { readonly start: number; readonly full: number }): boolean =>
  adoption.full >= adoption.start;
const fullBeforeStart = { path: ["full"], params: { code: "plan.full-before-start" } };

const fading = { end: field.year.optional(), decay: field.share.optional() };
const adoptionSchemas = [
  z.strictObject({ shape: z.literal("step"), start: field.year, ...fading }),
  z
    .strictObject({ shape: z.literal("linear"), ...rising, ...fading })
    .refine(notFallingBack, fullBeforeStart),
  z
    .strictObject({ shape: z.literal("logistic"), ...rising, ...fading })
    .refine(notFallingBack, fullBeforeStart),
  z.strictObject({
    shape: z.literal("bass"),
    start: field.year,
    innovation: field.number(0.0001, 1),
    imitation: field.number(0, 2),
    ...fading,
  }),
  z.strictObject({ shape: z.literal("table"), points: field.points(field.readPortion), ...fading }),
] as const;
const adoptionSchema = byTag(
  "shape",
  adoptionSchemas.map((one) => one.shape.shape.value),
  adoptionSchemas,
);
const adoption = field.readBy((given): Outcome<Adoption> => field.parse(adoptionSchema(given), given));

const financing = z
  .strictObject({
    loanShare: field.share.optional(),
    interest: field.rate.optional(),
    term: field.number(1, 100).optional(),
    grantShare: field.share.optional(),
    captured: field.share.optional(),
  })
  .refine(({ loanShare, grantShare }) => (loanShare ?? 0) + (grantShare ?? 0) <= 1 + 1e-9, {
    path: ["grantShare"],
    params: { code: "plan.financed-twice" },
  })
  .refine(({ loanShare, interest, term }) => !loanShare || (interest !== undefined && term !== undefined), {
    path: ["interest"],
    params: { code: "plan.loan-without-terms" },
  });

/** Shares of the investment and of the savings by party; each list sums to one. */
const parties = z.array(z.strictObject({ party: z.enum(PARTIES), share: field.share })).max(PARTIES.length);
const wholeSum = (list: readonly { readonly share: number }[]): boolean =>
  Math.abs(list.reduce((sum, { share }) => sum + share, 0) - 1) <= 1e-9;
const summingToOne = parties.refine(wholeSum, { params: { code: "plan.parties-not-whole" } });

const costSchema = z.strictObject({
  capex: field.money,
  opex: field.money.optional(),
  lifetime: field.number(0.1, 200),
  energyPrice: field.energyPrice.optional(),
  /** A year at full adoption, beside energy. */
  revenue: field.money.optional(),
  /** A year, by which new equipment gets cheaper. */
  learning: field.share.optional(),
  /** Of what year the prices are; kept and shown, never converted. */
  priceYear: field.year.optional(),
  financing: financing.optional(),
  paidBy: summingToOne.optional(),
  savedBy: summingToOne.optional(),
  note: field.note.optional(),
});

/** Where a measure stands in the city's development plan and its budget; words, never numbers. */
const development = z.strictObject({
  programme: field.label.optional(),
  budgetLine: field.label.optional(),
  office: field.label.optional(),
  tags: z.array(z.enum(DEVELOPMENT_TAGS)).max(DEVELOPMENT_TAGS.length).optional(),
});

const common = {
  id: field.id,
  label: field.label.optional(),
  note: field.note.optional(),
  refs: z.array(field.reference).max(60).optional(),
  activities: z.array(field.id).max(10_000).optional(),
  adoption,
  cost: costSchema.optional(),
  /** Measures that cannot stand in one scenario with this one. */
  conflicts: z.array(field.id).max(500).optional(),
  /** Measures that a scenario must have for this one to make sense. */
  requires: z.array(field.id).max(500).optional(),
  /** Adopted by the state: it acts in BAU, and so in every scenario, and no scenario names it. */
  policy: z.boolean().optional(),
  /** The entry of the measure library that it was started from. */
  library: field.id.optional(),
  development: development.optional(),
};
const COMMON = new Set([...Object.keys(common), "type"]);

const measureSchemas = [...OPERATORS].map(([type, { fields }]) =>
  z
    .strictObject({ type: z.literal(type), ...common, ...shapeOf(fields) })
    .refine(({ refs, activities }) => (refs?.length ?? 0) + (activities?.length ?? 0) > 0, {
      path: ["refs"],
      params: { code: "plan.measure-touches-nothing" },
    })
    .transform((measure) => ({
      id: measure.id,
      type,
      refs: measure.refs ?? [],
      activities: measure.activities ?? [],
      adoption: measure.adoption,
      cost: measure.cost,
      conflicts: measure.conflicts ?? [],
      requires: measure.requires ?? [],
      policy: measure.policy ?? false,
      library: measure.library ?? null,
      development: measure.development ?? null,
      fields: Object.fromEntries(Object.entries(measure).filter(([key]) => !COMMON.has(key))),
    })),
);

/** A measure of any type; `fields` are those of its type, as its operator declares them. */
export const measureSchema = byTag("type", [...OPERATORS.keys()], measureSchemas);

export type Measure = z.output<(typeof measureSchemas)[number]>;

/** Several measures that share one thing, such as roofs: together they may take no more of it. */
export const limitSchema = z.strictObject({
  label: field.label.optional(),
  measures: z.array(field.id).min(2).max(500),
  share: field.share,
  note: field.note.optional(),
});

export const scenarioSchema = z.strictObject({
  id: field.id,
  label: field.label.optional(),
  note: field.note.optional(),
  /** The scenario it was made from. */
  parent: field.id.optional(),
  /** Kept for the record; a page leaves it out unless it is asked for. */
  archived: z.boolean().optional(),
  measures: z.array(field.id).max(500),
});

const named = { id: field.id, label: field.label.optional(), note: field.note.optional() };

const residual = field.readBy((given): Outcome<Residual> => {
  const share = readShare(given, "");
  if (share.ok) return accepted({ share: share.value });
  const mass = readQuantity(given, ["t"], "");
  return mass.ok ? accepted({ mass: toBase(mass.value) }) : refused(...share.problems);
});

const based = {
  ...named,
  reduction: field.share,
  baseYear: field.year,
  year: field.year,
  base: field.mass.optional(),
};

const targetSchemas = [
  z.strictObject({ type: z.literal("base-year"), ...based }),
  z.strictObject({
    type: z.literal("bau-deviation"),
    ...named,
    reduction: field.share,
    year: field.year,
    adopted: field.mass.optional(),
  }),
  z.strictObject({ type: z.literal("fixed-level"), ...named, level: field.mass, year: field.year }),
  z.strictObject({ type: z.literal("intensity"), ...based, per: field.id }),
  z.strictObject({ type: z.literal("net-zero"), ...named, year: field.year, residual }),
  z.strictObject({
    type: z.literal("budget"),
    ...named,
    amount: field.mass,
    from: field.year,
    to: field.year,
  }),
] as const;

export const targetSchema = byTag("type", targetSchemas.map((one) => one.shape.type.value), targetSchemas); // prettier-ignore

/** The schema that a tag chooses; an unknown tag is one problem, at the tag. */
function byTag<Schema extends z.ZodType>(
  tag: string,
  offered: readonly string[],
  schemas: readonly Schema[],
): (given: unknown) => z.ZodType<z.output<Schema>> {
  const none = z.looseObject({ [tag]: z.enum(offered as [string, ...string[]]) }) as unknown as z.ZodType<
    z.output<Schema>
  >;
  return (given) => {
    const found = schemas[offered.indexOf(isRecord(given) ? String(given[tag]) : "")];
    return (found as z.ZodType<z.output<Schema>> | undefined) ?? none;
  };
}

export function isRecord(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}
