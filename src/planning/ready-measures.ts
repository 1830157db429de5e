import type { MessageParams, Problem } from "../units/problem.ts";
import type { Finding } from "../inventory/findings.ts";
import { adoptionAt } from "./adoption.ts";
import { planFinding } from "./findings.ts";
import type { Readying } from "./measures/operator.ts";
import { OPERATORS } from "./measures/operators.ts";
import type { Newcomers } from "./newcomers.ts";
import type { Measure } from "./plan-schema.ts";
import { refsOf, type Source } from "./source.ts";

/** A measure made ready: what it does to each activity that it touches. */
export interface ReadyMeasure {
  readonly id: string;
  readonly type: string;
  readonly document: Measure;
  /** Between 0 and 1, for each year of the plan. */
  readonly adoption: readonly number[];
  /** The operator's own; read by it alone. */
  readonly actions: ReadonlyMap<Source, unknown>;
}

/** Measures made ready, and what was found on the way. */
export interface Readied {
  /** In the order of their ids. */
  readonly measures: readonly ReadyMeasure[];
  /** Activities that begin with a measure, in the inventory none of theirs. */
  readonly begins: readonly Source[];
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
}

/**
 * Finds what each measure touches, and has its operator settle there what it will do.
 * @param documents in the plan document's order, null where one was refused
 * @param growth what drivers alone make of an activity in each year
 */
export function readyMeasures(
  documents: readonly (Measure | null)[],
  sources: readonly Source[],
  newcomers: Newcomers,
  years: readonly number[],
  growth: (source: Source) => readonly number[],
): Readied {
  const problems: Problem[] = [];
  const findings: Finding[] = [];
  const begins: Source[] = [];
  const follow: (() => void)[] = [];
  const bringing = new Map<string, readonly Source[]>();
  const measures = documents.flatMap((document, index): ReadyMeasure[] => {
    if (!document) return [];
    const { id, type, refs, activities } = document;
    const operator = OPERATORS.get(type);
    const touched = sources.filter((one) => refs.includes(one.row.ref) || activities.includes(one.id));
    for (const ref of operator?.begin || operator?.follow ? [] : refs) {
      if (!sources.some((one) => one.row.ref === ref)) findings.push(planFinding("plan.row-without-activity", { measure: id }, [ref])); // prettier-ignore
    }
    const actions = new Map<Source, unknown>();
    const adoption = years.map((year) => adoptionAt(document.adoption, year));
    const refused = new Set<string>();
    const remarks = new Map<string, { code: string; params: MessageParams; on: Source[] }>();
    const readyingOn = (on: Source | null): Readying => ({
      measure: id,
      newcomers,
      years,
      touched,
      refs,
      adoption,
      growth,
      refuse: (field, code, params = {}) => {
        if (refused.has(field + code)) return;
        refused.add(field + code);
        problems.push({ path: `measures[${index}].${field}`, code, params });
      },
      remark: (code, params = {}) => {
        const said = JSON.stringify([code, params]);
        const group = remarks.get(said) ?? { code, params, on: [] };
        if (on) group.on.push(on);
        remarks.set(said, group);
      },
    });
    const fields = document.fields as never;
    for (const source of touched) {
      const action = operator?.ready(fields, source, readyingOn(source));
      if (action !== null && action !== undefined) actions.set(source, action);
    }
    const begun = operator?.begin?.(fields, refs, readyingOn(null)) ?? [];
    for (const { source, action } of begun) actions.set(source, action);
    begins.push(...begun.map(({ source }) => source));
    if (operator?.brings) bringing.set(id, [...actions.keys()]);
    follow.push(() => {
      for (const source of operator?.follow ? [...bringing.values()].flat() : []) {
        const action = actions.has(source) ? null : operator?.follow?.(fields, source, readyingOn(source));
        if (action !== null && action !== undefined) actions.set(source, action);
      }
    });
    for (const { code, params, on } of remarks.values()) {
      findings.push(planFinding(code, { measure: id, ...params }, refsOf(on), on.map((one) => one.id))); // prettier-ignore
    }
    if (!operator?.beside) findings.push(...lossesUntouched(id, touched, sources));
    if ((adoption[0] ?? 0) > 0) findings.push(planFinding("plan.acts-in-inventory-year", { measure: id }));
    if (adoption.every((adopted) => adopted === 0))
      findings.push(planFinding("plan.never-acts", { measure: id }));
    return [{ id, type, document, adoption, actions }];
  });
  for (const one of follow) one();
  measures.sort((one, other) => (one.id < other.id ? -1 : 1));
  return { measures, begins, problems, findings };
}

/** Electricity that a measure saves while the losses on it, a row of their own, stay. */
function lossesUntouched(measure: string, touched: readonly Source[], sources: readonly Source[]): Finding[] {
  const codeOf = (source: Source): string => source.bound.program.registered.method.code;
  const energy = (list: readonly Source[]): number =>
    list.reduce((sum, { driven }) => sum + (driven ?? 0), 0);
  const losses = sources.filter((one) => codeOf(one) === "EL-TD" && !touched.includes(one));
  return refsOf(losses).flatMap((ref) => {
    const within = (code: string): readonly Source[] =>
      touched.filter((one) => codeOf(one) === code && one.row.subsector === ref.split(".", 2).join("."));
    const used = within("EL-LOC");
    // Losses on as much as is used are touched too: what is left is on other uses.
    if (energy(within("EL-TD")) >= energy(used) * (1 - 1e-6)) return [];
    const ids = used.map(({ id }) => id);
    return [planFinding("plan.losses-untouched", { measure, losses: ref }, refsOf(used), ids)];
  });
}
