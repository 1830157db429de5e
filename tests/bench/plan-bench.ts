import { readFileSync } from "node:fs";
import { registerMethods } from "../../src/methods/book.ts";
import { METHODS } from "../../src/methods/catalogue.ts";
import { compute, layOut } from "../../src/methods/run.ts";
import { project } from "../../src/planning/project.ts";
import { readyPlan } from "../../src/planning/ready-plan.ts";
import { draw } from "../../src/planning/uncertainty/draws.ts";
import { Trials } from "../../src/planning/uncertainty/trials.ts";
import { readFactorLibrary } from "../../src/store/factor-files.ts";
import { type BenchRow, timeOf } from "./measure.ts";

const MEASURES = 60;
const YEARS = 30;
const DRAWS = 20;

interface City {
  readonly year: number;
  readonly activities: readonly { readonly id: string }[];
}

/** Sixty measures, two on each of thirty entries of a city with something in every row, over thirty years. */
function planDocument(): Readonly<Record<string, unknown>> {
  const city = JSON.parse(readFileSync("tests/fixtures/whole-city.json", "utf8")) as City;
  const measures = Array.from({ length: MEASURES }, (_, at) => ({
    id: `m${String(at).padStart(2, "0")}`,
    type: at % 2 === 0 ? "efficiency" : "activity-reduction",
    activities: [city.activities[Math.floor(at / 2) % city.activities.length]?.id],
    share: "50 %",
    saving: "20 %",
    adoption: { shape: "linear", start: city.year + 1, full: city.year + 10 },
    cost: { capex: "1e6 USD", lifetime: 12 },
  }));
  return {
    format: "cityleds/plan@1",
    inventory: city,
    horizon: city.year + YEARS,
    discountRate: "8 %",
    measures,
    scenarios: [{ id: "all", measures: measures.map(({ id }) => id) }],
    targets: [
      { id: "t", type: "base-year", reduction: "30 %", baseYear: city.year, year: city.year + YEARS },
    ],
    ranges: measures
      .slice(0, 20)
      .map(({ id }) => ({ path: `measures.${id}.saving`, low: "10 %", high: "30 %" })),
  };
}

/** A plan with shares of measures and its draws, against the kernel evaluations that they need, in bare columns. */
export async function planBench(): Promise<BenchRow[]> {
  const knowledge = { book: registerMethods(METHODS), library: readFactorLibrary() };
  const document = planDocument();
  const ready = readyPlan(document, knowledge);
  const trials = Trials.of(document, knowledge);
  if (!ready.ok || !trials.ok) throw new Error("the plan is refused");
  const { engine, measures, plan } = ready.value;
  // Frozen, and every set of the measures on a source, each in every year.
  const sets = engine.sources.map((source) => {
    const touching = measures.filter(({ actions }) => actions.has(source)).length;
    return { source, evaluations: plan.years.length * (1 + 2 ** touching) };
  });
  const batches = layOut(sets.flatMap(({ source, evaluations }) => Array.from({ length: evaluations }, () => source.bound))); // prettier-ignore
  const kernels = timeOf(() => compute(batches));
  const planned = timeOf(() => void project(document, knowledge));
  // A draw is BAU and one scenario.
  const drawn = layOut(engine.sources.flatMap((source) => Array.from({ length: plan.years.length * 2 * DRAWS }, () => source.bound))); // prettier-ignore
  const bare = timeOf(() => compute(drawn));
  const slice = { draws: DRAWS, seed: 1, from: 0, to: DRAWS };
  const draws = timeOf(() => void draw(trials.value, slice, () => true));
  const against = "its kernel evaluations alone";
  return [
    { name: `plan of ${MEASURES} measures over ${YEARS} years with shares`, ratio: planned / kernels, against, n: MEASURES, ms: planned }, // prettier-ignore
    { name: `${DRAWS} draws of it`, ratio: draws / bare, against, n: DRAWS, ms: draws },
  ];
}
