import { z } from "zod";
import { gpcRow, SECTORS } from "../../inventory/gpc-table.ts";

/** The shape of the measure library's files: `emission-factors/measures/<sector>.json`. */

/** Who may decide a measure, the one with most say first. */
export const DECIDERS = ["city", "province", "national", "utility", "owners"] as const;

/** What a measure does to the inventory's total. */
export const EFFECTS = ["lowers", "depends", "raises", "none"] as const;

/** How a figure was got. */
export const BASES = ["published", "derived", "convention", "judgement"] as const;

/** How sure a figure is: read in the source named, quoted by another, or expert knowledge. */
export const SURE = ["source", "second-hand", "recall"] as const;

export const CONFIDENCES = ["low", "medium", "high"] as const;

/** The sector of measures that act through others alone. */
export const ACROSS = "all";

const id = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/);
const ids = z.array(id).max(30);
const inLanguages = z.strictObject({ en: z.string().min(1), id: z.string().min(1) });
const unit = z.string().max(40);

const ranged = {
  low: z.number(),
  typical: z.number(),
  high: z.number(),
  basis: z.enum(BASES),
  sure: z.enum(SURE),
  /** The publication, in the words it is found by. */
  source: z.string().min(1).optional(),
  note: inLanguages.optional(),
};

/** What holds for each range; a problem is told at the key at fault. */
const inOrder = ({ low, typical, high }: Pick<Range, "low" | "typical" | "high">): boolean =>
  low <= typical && typical <= high;
const OUT_OF_ORDER = { path: ["typical"], params: { code: "measures.out-of-order" } };
const isSourced = ({ sure, source }: Pick<Range, "sure" | "source">): boolean =>
  sure === "recall" || source !== undefined;
const UNSOURCED = { path: ["source"], params: { code: "measures.source-missing" } };

const range = z.strictObject({ ...ranged, unit }).refine(inOrder, OUT_OF_ORDER).refine(isSourced, UNSOURCED); // prettier-ignore
const figure = z.strictObject({ ...ranged, unit, name: inLanguages }).refine(inOrder, OUT_OF_ORDER).refine(isSourced, UNSOURCED); // prettier-ignore

const cost = z
  .strictObject({
    ...ranged,
    /** What one of it buys: a luminaire, a kW of panels. */
    per: inLanguages,
    currency: z.string().length(3),
    /** A year, or a decade as in `2020s`. */
    priceYear: z.union([z.number().int(), z.string().regex(/^(19|20)\d0s$/)]),
    /** Years. */
    lifetime: z.number().positive(),
    confidence: z.enum(CONFIDENCES),
    upkeep: inLanguages.optional(),
  })
  .refine(inOrder, OUT_OF_ORDER)
  .refine(isSourced, UNSOURCED);

/** A row of a list of fields: its ranges and choices by field, and in words what the row is of. */
const startRow = z.looseObject({ mode: inLanguages }).transform(({ mode, ...cells }) => ({
  mode,
  cells: cells as Readonly<Record<string, unknown>>,
}));
const cell = z.union([range, z.string()]);
const rows = z
  .array(startRow.pipe(z.object({ mode: inLanguages, cells: z.record(z.string(), cell) })))
  .min(1);

export const measureEntry = z.strictObject({
  id,
  name: inLanguages,
  about: inLanguages,
  ndc: z.enum(["energy", "ippu", "waste", "agriculture", "folu", "cross-cutting"]),
  decides: z.array(z.enum(DECIDERS)).min(1),
  effect: z.enum(EFFECTS),
  /** The type of measure that computes it; null where none does, and then `note` says why. */
  type: z.string().nullable(),
  note: inLanguages.optional(),
  /** Usually adopted national policy, which belongs into business as usual. */
  nationalPolicy: z.boolean().optional(),
  /** GPC rows that it acts on. */
  refs: z
    .array(z.string().refine((ref) => gpcRow(ref) !== undefined, { params: { code: "reference.unknown" } }))
    .max(20),
  /** Where it acts on a part of these rows alone: which. A form then ticks nothing by itself. */
  part: inLanguages.optional(),
  /** Starting values by the type's fields. */
  start: z.record(z.string(), z.union([range, z.string(), rows])),
  /** Fields that only the city can answer: how to come to the figure. */
  ask: z.record(z.string(), inLanguages),
  adoption: z
    .strictObject({
      shape: z.enum(["step", "linear", "logistic"]),
      years: z.number().int().min(1).max(30),
      decay: range.optional(),
    })
    .optional(),
  /** Figures beside the type's fields, for an estimate of one's own. */
  figures: z.array(figure).max(20),
  cost: cost.nullable(),
  benefits: ids,
  /** Targets of the Sustainable Development Goals: a list, never a score. */
  sdg: z.array(z.string().regex(/^([1-9]|1[0-7])\.([1-9]\d?|[a-d])$/)).max(20),
  instruments: ids,
  pitfalls: z.array(inLanguages).min(1).max(10),
  /** What the type does not compute of it. */
  leavesOut: z.array(inLanguages).max(10),
  data: ids,
  interacts: ids,
  requires: ids,
  conflicts: ids,
});

export const measureFile = z.strictObject({
  title: z.string().min(1),
  sector: z.enum([ACROSS, ...Object.keys(SECTORS)]),
  licence: z.string().min(1),
  about: z.string().min(1),
  measures: z.array(z.unknown()).min(1),
});

export type InLanguages = z.output<typeof inLanguages>;
export type Figure = z.output<typeof figure>;
export type Cost = z.output<typeof cost>;
export type StartRow = z.output<typeof rows>[number];

/** A low, a typical and a high value, where they come from and how sure they are. */
export interface Range {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
  /** `%`, a unit of quantities, or a word for a plain number (`years`); empty where it is a ratio. */
  readonly unit: string;
  readonly basis: (typeof BASES)[number];
  readonly sure: (typeof SURE)[number];
  readonly source?: string | undefined;
  readonly note?: InLanguages | undefined;
}

/** What a field starts from: a range, a choice, or rows. */
export type Start = Range | string | readonly StartRow[];

/** An entry as its file has it, with the sector that the file is of. */
export type MeasureEntry = z.output<typeof measureEntry> & { readonly sector: string };
