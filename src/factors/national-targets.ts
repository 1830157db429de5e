import { z } from "zod";
import { SURE } from "./factor-file.ts";
import type { FactorRow } from "./library.ts";

/** The file `national-targets.json`: what states have pledged under the Paris Agreement. */
export const TARGET_FILE = "national-targets.json";

const text = z.string().trim().min(1);
const year = z.int().min(1990).max(2100);
const percent = z.number().positive().max(100);
/** Mt CO2e. */
const mass = z.number().positive();
const range = { lower: mass.optional(), upper: mass.optional() };
const from = { document: text, sure: z.enum(SURE), note: text.optional() };

const pledged = {
  country: z.string().regex(/^[A-Z]{2}$/),
  /** With own means; in all, with the support of others; or the part alone that hangs on support. */
  condition: z.enum(["unconditional", "with-support", "support-alone"]),
  year,
  ...from,
};

/** Reductions are in percent; levels, cuts and emissions without measures (BAU) in Mt CO2e. */
const target = z.discriminatedUnion("kind", [
  z.strictObject({
    ...pledged,
    kind: z.literal("bau-deviation"),
    reduction: percent,
    baseYear: year.optional(),
    bau: mass.optional(),
  }),
  z.strictObject({
    ...pledged,
    kind: z.literal("cumulative-bau-deviation"),
    reduction: percent,
    from: year,
    bau: mass.optional(),
  }),
  z.strictObject({
    ...pledged,
    kind: z.literal("intensity"),
    reduction: percent,
    per: z.literal("gdp"),
    baseYear: year,
  }),
  z.strictObject({
    ...pledged,
    kind: z.literal("fixed-level"),
    level: mass,
    ...range,
    reduction: percent.optional(),
    baseYear: year.optional(),
  }),
  z.strictObject({ ...pledged, kind: z.literal("cut-from-peak"), level: mass, ...range }),
  z.strictObject({ ...pledged, kind: z.literal("cumulative-cut"), level: mass, from: year }),
  z.strictObject({ ...pledged, kind: z.literal("net-zero") }),
  z.strictObject({ country: pledged.country, kind: z.literal("none"), ...from }),
]);

/** The shape of the file. */
export const targetFile = z.strictObject({ title: text, licence: text, targets: z.array(target).min(1) });

/** One pledge of a state; `none` says that it has pledged nothing of the kind its note names. */
export type NationalTarget = z.infer<typeof target>;

/** A pledge as a row of the library, to be searched, shown and audited with the rest; null where none was made. */
export function targetRow(target: NationalTarget): FactorRow | null {
  if (target.kind === "none") return null;
  const { kind, condition, country, year: by, document, sure, note } = target;
  return {
    key: `ndc/${kind}/${condition}`,
    ...measureOf(target),
    lower: "lower" in target ? (target.lower ?? null) : null,
    upper: "upper" in target ? (target.upper ?? null) : null,
    distribution: null,
    year: by,
    dated: true,
    region: country,
    edition: "any",
    document,
    table: "Nationally determined contributions",
    page: null,
    sure,
    note: note ?? null,
    basis: null,
    boundary: null,
    file: TARGET_FILE,
  };
}

function measureOf(target: Exclude<NationalTarget, { kind: "none" }>): Pick<FactorRow, "value" | "unit"> {
  if ("level" in target) return { value: target.level, unit: "Mt" };
  if ("reduction" in target) return { value: target.reduction, unit: "%" };
  return { value: target.year, unit: "year" };
}
