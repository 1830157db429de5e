import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { accepted, refused, type Outcome, type Problem } from "../units/problem.ts";
import { problemsFromZod } from "../units/zod-problems.ts";

/** How well a value is founded, best first. */
const foundations = ["published", "derived", "illustrative"] as const;

export type Foundation = (typeof foundations)[number];

const foundation = z.enum(foundations);
const text = z.string().trim().min(1);
const sourceIds = z.array(text).min(1);
const part = z.strictObject({ of: text, basis: foundation, how: text.optional(), source: sourceIds });

const basisFields = {
  basis: foundation,
  how: text.optional(),
  source: sourceIds.optional(),
  parts: z.array(part).min(1).optional(),
};
const basis = z.strictObject(basisFields).superRefine(tellsItsGround);
const titledBasis = z.strictObject({ title: text, ...basisFields }).superRefine(tellsItsGround);

const figure = z.strictObject({
  label: text,
  value: z.number(),
  unit: text,
  basis: foundation,
  source: sourceIds.optional(),
});

const finding = z.strictObject({
  id: text,
  title: text,
  text,
  refs: z.array(text),
  activities: z.array(text),
  figures: z.array(figure),
});

const published = z
  .strictObject({
    ref: text.optional(),
    scope: z.literal([1, 2, 3]).optional(),
    total: text.optional(),
    tCO2e: z.number(),
    source: text,
  })
  .refine((row) => [row.ref, row.scope, row.total].filter((key) => key !== undefined).length === 1, {
    params: { code: "sample.published-what" },
  });

const laterMeasure = z.strictObject({
  id: text,
  title: text,
  type: text,
  start: z.int(),
  full: z.int(),
  reason: text,
  values: z.array(
    z.strictObject({
      label: text,
      value: z.union([z.number(), text]),
      unit: text,
      basis: foundation,
      how: text.optional(),
    }),
  ),
  source: sourceIds,
});

const laterTarget = z.strictObject({
  id: text,
  title: text,
  type: text,
  year: z.int(),
  value: z.number().nullable(),
  unit: z.string(),
  basis: foundation,
  how: text.optional(),
  reason: text,
  source: sourceIds,
});

// Inventory and plan are documents of their own: whoever runs them validates them whole.
const inventoryDocument = z.looseObject({
  format: z.literal("cityleds/inventory@1"),
  city: z.record(z.string(), z.unknown()),
  year: z.int(),
  activities: z.array(
    z.looseObject({
      id: text,
      ref: text,
      inputs: z.record(z.string(), z.unknown()),
      factors: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});

/** What a plan states beside its parts, each with a ground of its own; ranges have one together. */
const SETTINGS = [
  "discountRate",
  "inflation",
  "carbonPrice",
  "revenue",
  "debtShare",
  "investmentBudget",
  "ranges",
] as const;

const planDocument = z.looseObject({
  format: z.literal("cityleds/plan@1"),
  drivers: z.record(z.string(), z.unknown()),
  projection: z.array(z.unknown()),
  factorPaths: z.array(z.unknown()),
  measures: z.array(z.looseObject({ id: text })),
  scenarios: z.array(z.looseObject({ id: text, measures: z.array(text) })),
  targets: z.array(z.looseObject({ id: text })),
  ranges: z.array(z.unknown()).optional(),
});

const sampleDocument = z
  .strictObject({
    format: z.literal("cityleds/sample@1"),
    title: text,
    readMe: text,
    attribution: z.array(text).min(1),
    sources: z.record(z.string(), z.strictObject({ cite: text, licence: text.optional() })),
    inventory: inventoryDocument,
    cityBasis: z.record(z.string(), basis),
    notationBasis: z.strictObject({ keys: basis, reasons: basis }),
    basis: z.record(z.string(), z.record(z.string(), basis)),
    published: z.array(published),
    notInInventory: z.array(
      z.strictObject({ label: text, ref: text, reason: text, basis: foundation, tCO2e: z.number() }),
    ),
    findings: z.array(finding),
    plan: planDocument,
    planBasis: z.strictObject({
      drivers: z.record(z.string(), titledBasis),
      projection: z.array(titledBasis),
      factorPaths: z.array(titledBasis),
      measures: z.record(z.string(), titledBasis),
      scenarios: z.record(z.string(), titledBasis),
      targets: z.record(z.string(), titledBasis),
      settings: z.record(z.string(), titledBasis),
    }),
    notYetComputed: z.strictObject({ measures: z.array(laterMeasure), targets: z.array(laterTarget) }),
  })
  .superRefine((sample, context) => {
    const fault = (at: readonly PropertyKey[], code: string, params: Problem["params"] = {}): void =>
      context.addIssue({ code: "custom", path: [...at], params: { code, params } });
    everyValueHasABasis(sample, fault);
    everySourceIsKnown(sample, Object.keys(sample.sources), [], fault);
    scenariosAreNoBetterThanTheirMeasures(sample, fault);
  });

type SampleDocument = z.infer<typeof sampleDocument>;
type Fault = (at: readonly PropertyKey[], code: string, params?: Problem["params"]) => void;

/** A sample city: its documents, the ground of every value in them, and what was published beside. */
export interface Sample extends SampleDocument {
  /** The file's name without its ending: `khon-kaen-2017`. */
  readonly id: string;
}

/** How one value of a sample is founded; `parts` tells it for the years or rows of a value that has several. */
export type Basis = z.infer<typeof basis>;

const samplesFolder = fileURLToPath(new URL("../../db/samples/", import.meta.url));

/**
 * Reads the sample cities, in the order of their ids. Refused, with the file's name before each path,
 * where a file is no JSON or breaks the format `cityleds/sample@1`: a value without a basis, a basis that
 * looks better than its parts, a source that is not listed.
 */
export function readSamples(folder: string = samplesFolder): Outcome<readonly Sample[]> {
  const samples: Sample[] = [];
  const problems: Problem[] = [];
  for (const name of readdirSync(folder).toSorted()) {
    if (!name.endsWith(".json")) continue;
    const sample = readSample(readFileSync(path.join(folder, name), "utf8"), name.slice(0, -".json".length));
    if (sample.ok) samples.push(sample.value);
    else
      problems.push(...sample.problems.map((problem) => ({ ...problem, path: `${name}: ${problem.path}` })));
  }
  return problems.length === 0 ? accepted(samples) : refused(...problems);
}

/** Reads the text of one sample file; see `readSamples`. */
export function readSample(json: string, id: string): Outcome<Sample> {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch {
    return refused({ path: "", code: "document.not-json" });
  }
  const read = sampleDocument.safeParse(given);
  return read.success ? accepted({ id, ...read.data }) : refused(...problemsFromZod(read.error));
}

/** The sample's plan as a whole document, its inventory inside. */
export function planOf(sample: Sample): Record<string, unknown> {
  return { ...sample.plan, inventory: sample.inventory };
}

function weakest(kinds: readonly Foundation[]): Foundation {
  return foundations[Math.max(...kinds.map((kind) => foundations.indexOf(kind)))] ?? "illustrative";
}

function tellsItsGround(given: z.infer<z.ZodObject<typeof basisFields>>, context: z.RefinementCtx): void {
  const say = (at: string, code: string): void =>
    context.addIssue({ code: "custom", path: [at], params: { code } });
  if (given.parts) {
    if (weakest(given.parts.map((one) => one.basis)) !== given.basis)
      say("basis", "sample.basis-not-weakest");
    return;
  }
  if (!given.source) say("source", "value.missing");
  if (!given.how && given.basis !== "published") say("how", "value.missing");
}

function everyValueHasABasis(sample: SampleDocument, fault: Fault): void {
  const { city, activities } = sample.inventory;
  const sameKeys = (at: readonly PropertyKey[], values: readonly string[], grounds: object): void => {
    for (const value of values) if (!Object.hasOwn(grounds, value)) fault([...at, value], "value.missing");
    for (const ground of Object.keys(grounds)) {
      if (!values.includes(ground)) fault([...at, ground], "key.unknown", { key: ground });
    }
  };
  sameKeys(
    ["cityBasis"],
    Object.keys(city).filter((key) => key !== "name" && key !== "country"),
    sample.cityBasis,
  );
  sameKeys(
    ["basis"],
    activities.map((activity) => activity.id),
    sample.basis,
  );
  for (const { id, inputs, factors } of activities) {
    const values = [...Object.keys(inputs), ...Object.keys(factors ?? {})];
    sameKeys(
      ["basis", id],
      values.filter((name) => name !== "methodology"),
      sample.basis[id] ?? {},
    );
  }
  const { plan, planBasis } = sample;
  sameKeys(["planBasis", "drivers"], Object.keys(plan.drivers), planBasis.drivers);
  for (const list of ["projection", "factorPaths"] as const) {
    if (plan[list].length !== planBasis[list].length) fault(["planBasis", list], "sample.basis-count");
  }
  sameKeys(
    ["planBasis", "settings"],
    SETTINGS.filter((name) => plan[name] !== undefined),
    planBasis.settings,
  );
  for (const list of ["measures", "scenarios", "targets"] as const) {
    sameKeys(
      ["planBasis", list],
      plan[list].map((one) => one.id),
      planBasis[list],
    );
  }
}

/** Every `source` outside the documents themselves is an id of the list of sources. */
function everySourceIsKnown(
  value: unknown,
  known: readonly string[],
  at: readonly PropertyKey[],
  fault: Fault,
): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const here = [...at, Array.isArray(value) ? Number(key) : key];
    if (at.length === 0 && (key === "inventory" || key === "plan" || key === "sources")) continue;
    // A method may have an input of that name: then what stands here is its basis, not a list of ids.
    if (key !== "source" || (typeof inner === "object" && !Array.isArray(inner))) {
      everySourceIsKnown(inner, known, here, fault);
      continue;
    }
    for (const id of Array.isArray(inner) ? inner : [inner]) {
      if (!known.includes(String(id))) fault(here, "sample.source-unknown", { found: String(id) });
    }
  }
}

function scenariosAreNoBetterThanTheirMeasures(sample: SampleDocument, fault: Fault): void {
  for (const scenario of sample.plan.scenarios) {
    const own = sample.planBasis.scenarios[scenario.id]?.basis;
    const grounds = scenario.measures.flatMap((id) => sample.planBasis.measures[id]?.basis ?? []);
    if (own && weakest([own, ...grounds]) !== own) {
      fault(["planBasis", "scenarios", scenario.id, "basis"], "sample.basis-not-weakest");
    }
  }
}
