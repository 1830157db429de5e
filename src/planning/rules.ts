import type { Finding } from "../inventory/findings.ts";
import { besideFindings } from "./beside.ts";
import type { Plan } from "./document.ts";
import { budgetFindings } from "./budget-findings.ts";
import { canFollow, uses } from "./factor-paths.ts";
import { planFinding } from "./findings.ts";
import { countsPeopleTwice } from "./fit/fit.ts";
import type { Ground, ScenarioResult } from "./scenario.ts";
import { refsOf, type Source } from "./source.ts";

/** What a reader of a computed plan should know of its paths, rows and shares. */
export function planFindings(
  ground: Ground,
  scenarios: Readonly<Record<string, ScenarioResult>>,
): readonly Finding[] {
  const { plan, engine } = ground;
  return [
    ...pathFindings(plan, engine.sources),
    ...rowFindings(plan, engine.sources),
    ...turnedNegative(ground),
    ...sampledFindings(scenarios, plan.years),
    ...besideFindings(ground),
    ...budgetFindings(plan, scenarios),
  ];
}

function pathFindings(plan: Plan, sources: readonly Source[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const path of plan.factorPaths) {
    const factor = path.element === null ? path.factor : `${path.factor}.${path.element}`;
    const using = sources.filter((source) => uses(source, path));
    const held = using.filter((source) => !canFollow(source, path));
    if (using.length === 0) findings.push(planFinding("plan.factor-unused", { factor }));
    if (held.length > 0)
      findings.push(planFinding("plan.factor-held", { factor }, refsOf(held), idsOf(held)));
    const first = path.points[0]?.year ?? 0;
    if (first > (plan.years[1] ?? first))
      findings.push(planFinding("plan.factor-until", { factor, year: first }));
  }
  return findings;
}

function rowFindings(plan: Plan, sources: readonly Source[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const ref of new Set(plan.projections.flatMap(({ refs }) => refs))) {
    if (!sources.some(({ row }) => row.ref === ref))
      findings.push(planFinding("plan.projection-unused", {}, [ref]));
  }
  for (const { refs, by } of plan.projections) {
    const strong = by.filter(({ elasticity }) => elasticity > 0.8).map(({ driver }) => driver);
    if (countsPeopleTwice(strong)) findings.push(planFinding("plan.population-in-gdp", {}, refs));
  }
  if (plan.discountRate === null && plan.measures.some(({ cost }) => cost !== undefined)) {
    findings.push(planFinding("plan.no-discount-rate"));
  }
  const recovering = sources.filter(({ bound }) => bound.readings.has("recovered"));
  if (recovering.length > 0) {
    findings.push(planFinding("plan.recovered-held", {}, refsOf(recovering), idsOf(recovering)));
  }
  return findings;
}

/** Activities that emit in the inventory year and less than nothing in a later year of some scenario. */
function turnedNegative({ plan, engine, measures }: Ground): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (const chosen of [[], ...plan.scenarios.map((scenario) => scenario.measures)]) {
    for (const source of engine.sources) {
      const touching = measures.filter(({ id, actions }) => chosen.includes(id) && actions.has(source));
      const [own] = engine.worth(source, touching).lines;
      const at = own?.co2e.findIndex((co2e) => co2e < 0) ?? -1;
      if (at <= 0 || findings.has(source.id)) continue;
      const year = plan.years[at] ?? 0;
      findings.set(source.id, planFinding("plan.turned-negative", { year }, [source.row.ref], [source.id]));
    }
  }
  return [...findings.values()];
}

/** With the widest band of 95 % that sampling leaves around a share, and where. */
function sampledFindings(
  scenarios: Readonly<Record<string, ScenarioResult>>,
  years: readonly number[],
): readonly Finding[] {
  return Object.entries(scenarios).flatMap(([scenario, { wedgeErrors }]) => {
    if (!wedgeErrors) return [];
    const all = Object.entries(wedgeErrors).flatMap(([measure, errors]) =>
      errors.map((error, at) => ({ measure, year: years[at] ?? 0, tonnes: 1.96 * error })),
    );
    const widest = all.toSorted((one, other) => other.tonnes - one.tonnes)[0];
    return [planFinding("plan.shares-sampled", { scenario, ...widest, tonnes: Math.ceil(widest?.tonnes ?? 0) })]; // prettier-ignore
  });
}

function idsOf(sources: readonly Source[]): readonly string[] {
  return sources.map(({ id }) => id);
}
