import { z } from "zod";

/**
 * The shape of a file in emission-factors/: tables of a document, each with rows. A row is one value, for
 * one key, place, edition and year, in the unit its table prints. A series is a row for each of its years.
 */
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const text = z.string().trim().min(1);
const year = z.int().min(1900).max(2100);
export const YEAR = /^(19\d\d|20\d\d|2100)$/;

export const KEY = /^[a-z][a-z-]*(\/[A-Za-z0-9][A-Za-z0-9().-]*)+$/;
export const REGION = /^([a-z][a-z-]*|[A-Z]{2}(-[A-Z0-9]+)*)$/;
export const DISTRIBUTIONS = ["normal", "lognormal", "triangular", "uniform"] as const;
/** "source": read in the named document; "second-hand": read elsewhere; "recall": to be confirmed. */
export const SURE = ["source", "second-hand", "recall"] as const;
/** Grid rows: per unit generated, or per unit at the meter with losses inside. */
export const BASES = ["generation", "consumption"] as const;
/** Grid rows: the power stations' own emissions, or upstream emissions too. */
export const BOUNDARIES = ["direct", "life-cycle"] as const;

/** What a value and a series of years have in common. */
const about = {
  key: z.string().regex(KEY),
  unit: text,
  region: z.string().regex(REGION),
  sure: z.enum(SURE),
  basis: z.enum(BASES).optional(),
  boundary: z.enum(BOUNDARIES).optional(),
  page: text.optional(),
  note: text.optional(),
};

const row = z.strictObject({
  ...about,
  value: z.number(),
  lower: z.number().optional(),
  upper: z.number().optional(),
  distribution: z.enum(DISTRIBUTIONS).optional(),
  /** The year the value was true of. Left out for defaults, which hold for any year. */
  year: year.optional(),
});

/** The values of one key and place over years, in one line: `"values": { "2015": 675.22 }`. */
const series = z.strictObject({ ...about, values: z.record(z.string().regex(YEAR), z.number()) });

const frame = {
  document: text,
  edition: z.enum(["2006", "2019", "any"]),
  table: text,
  page: text.optional(),
};

/** A table has rows, series, or both. */
const table = z
  .strictObject({ ...frame, rows: z.array(row).min(1).optional(), series: z.array(series).min(1).optional() })
  .superRefine((found, context) => {
    if (found.rows || found.series) return;
    context.addIssue({ code: "custom", path: ["rows"], params: { code: "value.missing" } });
  });

/** A file of factor tables. */
export const factorFile = z.strictObject({ title: text, licence: text, tables: z.array(table).min(1) });

const list = z.custom<readonly unknown[]>((found) => Array.isArray(found) && found.length > 0).optional();

/** The same without a look into its rows and series. */
export const factorFileFrame = z.strictObject({
  title: text,
  licence: text,
  tables: z.array(z.strictObject({ ...frame, rows: list, series: list })).min(1),
});

/** The file `regions.json`: the regions of each country, narrow to wide, and its grids with their names. */
export const regionFile = z.strictObject({
  title: text,
  source: text,
  countries: z.record(
    z.string().regex(/^[A-Z]{2}$/),
    z.strictObject({
      name: text,
      regions: z.array(id),
      grids: z.record(z.string().regex(/^[A-Z]{2}(-[A-Z0-9]+)+$/), text).optional(),
    }),
  ),
});

export type FileTable = z.infer<typeof table>;
export type FileRow = z.infer<typeof row>;
export type FileSeries = z.infer<typeof series>;
export type FactorFile = z.infer<typeof factorFile>;
export type RegionFile = z.infer<typeof regionFile>;
