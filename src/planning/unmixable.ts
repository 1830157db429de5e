import type { Problem } from "../units/problem.ts";
import type { ScenarioDocument } from "./document.ts";
import type { Measure } from "./plan-schema.ts";

/** Measures that may together take no more than a share of one thing. */
export interface Limit {
  readonly measures: readonly string[];
  readonly share: number;
}

/** Room for the rounding of shares that were written as percentages. */
const TOLERANCE = 1e-9;

/**
 * What cannot stand together, told where each scenario names it: measures in conflict, a measure without
 * one that it requires, measures that take more of a shared thing than there is, and national policy, which
 * stands beside every scenario's measures unnamed. Parts that were
 * refused are null and say nothing here.
 * @param ids of every measure, as they stand in the document
 */
export function unmixableMeasures(
  scenarios: readonly (ScenarioDocument | null)[],
  measures: readonly (Measure | null)[],
  limits: readonly (Limit | null)[],
  ids: readonly string[],
): readonly Problem[] {
  const problems: Problem[] = [];
  const known = (id: string, path: string): void => {
    if (!ids.includes(id)) problems.push({ path, code: "plan.measure-unknown", params: { id } });
  };
  const policies = measures.flatMap((one) => (one?.policy ? [one.id] : []));
  const byId = new Map(measures.flatMap((one) => (one ? [[one.id, one] as const] : [])));
  for (const [index, measure] of measures.entries()) {
    for (const list of ["conflicts", "requires"] as const)
      for (const [at, id] of (measure?.[list] ?? []).entries())
        known(id, `measures[${index}].${list}[${at}]`);
  }
  for (const [index, limit] of limits.entries())
    for (const [at, id] of (limit?.measures ?? []).entries()) known(id, `limits[${index}].measures[${at}]`);
  for (const [index, scenario] of scenarios.entries()) {
    const named = scenario?.measures ?? [];
    const chosen = [...policies, ...named];
    for (const [at, id] of named.entries()) {
      const path = `scenarios[${index}].measures[${at}]`;
      if (policies.includes(id)) {
        problems.push({ path, code: "plan.policy-in-scenario", params: { id } });
        continue;
      }
      const before = chosen.slice(0, policies.length + at);
      const other = before.find((one) => excludes(byId, one, id));
      if (other !== undefined) problems.push({ path, code: "plan.measures-conflict", params: { id, other } });
      for (const needed of byId.get(id)?.requires ?? []) {
        if (!chosen.includes(needed) && ids.includes(needed))
          problems.push({ path, code: "plan.measure-required", params: { id, needed } });
      }
    }
    for (const limit of limits) {
      const sharing = limit?.measures.filter((id) => chosen.includes(id)) ?? [];
      const sum = sharing.reduce((total, id) => total + shareOf(byId.get(id)), 0);
      if (!limit || sum <= limit.share + TOLERANCE) continue;
      const params = { measures: sharing.join(", "), share: limit.share * 100, sum: sum * 100 };
      problems.push({ path: `scenarios[${index}].measures`, code: "plan.limit-exceeded", params });
    }
  }
  return problems;
}

function excludes(byId: ReadonlyMap<string, Measure>, one: string, other: string): boolean {
  return (
    (byId.get(one)?.conflicts.includes(other) ?? false) || (byId.get(other)?.conflicts.includes(one) ?? false)
  );
}

function shareOf(measure: Measure | undefined): number {
  const share = measure?.fields["share"];
  return typeof share === "number" ? share : 0;
}
