import { z } from "zod";

/**
 * The shape of a file in emission-factors/: tables of a document, each with rows. A row is one value, for
 * one key, place, edition and year, in the unit its table prints.
 */
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const text = z.string().trim().min(1);
const year = z.int().min(1900).max(2100);

const row = z.strictObject({
  key: z.string().regex(/^[a-z][a-z-]*(\/[A-Za-z0-9][A-Za-z0-9().-]*)+$/),
  value: z.number(),
  unit: text,
  lower: z.number().optional(),
  upper: z.number().optional(),
  distribution: z.enum(["normal", "lognormal", "triangular", "uniform"]).optional(),
  /** The year the value was true of. Left out for defaults, which hold for any year. */
  year: year.optional(),
  region: z.string().regex(/^([a-z][a-z-]*|[A-Z]{2}(-[A-Z0-9]+)*)$/),
  /** "source": read in the named document; "second-hand": read elsewhere; "recall": to be confirmed. */
  sure: z.enum(["source", "second-hand", "recall"]),
  /** Grid rows: per unit generated, or per unit at the meter with losses inside. */
  basis: z.enum(["generation", "consumption"]).optional(),
  /** Grid rows: the power stations' own emissions, or upstream emissions too. */
  boundary: z.enum(["direct", "life-cycle"]).optional(),
  page: text.optional(),
  note: text.optional(),
});

const table = z.strictObject({
  document: text,
  edition: z.enum(["2006", "2019", "any"]),
  table: text,
  page: text.optional(),
  rows: z.array(row).min(1),
});

/** A file of factor tables. */
export const factorFile = z.strictObject({ title: text, licence: text, tables: z.array(table).min(1) });

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
export type FactorFile = z.infer<typeof factorFile>;
export type RegionFile = z.infer<typeof regionFile>;
