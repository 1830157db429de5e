import type { Knowledge } from "../inventory/prepare.ts";
import { project, type PlanResult } from "../planning/project.ts";
import { Trials } from "../planning/uncertainty/trials.ts";
import type { PlanPart } from "../store/plan-parts.ts";
import type { TargetResult } from "../planning/targets.ts";
import type { Outcome, Problem } from "../units/problem.ts";
import type { Actor } from "./act.ts";
import { knowledgeOf } from "./factor-sets.ts";
import type { KnowingDeps } from "./knowing.ts";
import type { PartInput, ValidatePart } from "./plan-parts.ts";
import { PART_LISTS, planDocument, type PlanDocument } from "./plan-document.ts";
import { readPlan, type StoredPlan } from "./plans.ts";
import { done, type Result } from "./result.ts";

/** A scenario without measures that is computed beside the others; no key that is stored is like it. */
const NO_MEASURES = " bau";

export interface PlanOutcome {
  readonly result: PlanResult;
  /** BAU against each target. */
  readonly bauTargets: readonly TargetResult[];
}

/** What is stored of a plan, and what it comes to, or why it cannot be computed. */
export interface ComputedPlan extends StoredPlan {
  /** What it is computed with; the program's own library where its inventory's cannot be had. */
  readonly knowledge: Knowledge;
  readonly outcome: Outcome<PlanOutcome>;
}

/** Computes a plan from what is stored now; nothing computed is ever stored beside it. */
export async function runPlan(
  deps: KnowingDeps,
  actor: Actor,
  which: { readonly cityId: string; readonly planId: string },
): Promise<Result<ComputedPlan>> {
  const stored = await readPlan(deps, actor, which);
  if (!stored.ok) return stored;
  const known = await knowledgeOf(deps, stored.value.stored.inventory);
  const knowledge = known.ok ? known.value : deps.knowledge;
  const outcome = known.ok ? outcomeOf(stored.value.document, knowledge) : known;
  return done({ ...stored.value, knowledge, outcome });
}

function outcomeOf(document: PlanDocument, knowledge: Knowledge): Outcome<PlanOutcome> {
  const scenarios = [...listOf(document, "scenarios").filter(isShown), { id: NO_MEASURES, measures: [] }];
  const projected = project({ ...document, scenarios }, knowledge);
  if (!projected.ok) return projected;
  const { [NO_MEASURES]: bau, ...own } = projected.value.scenarios;
  const decoupling = projected.value.decoupling.map((one) => {
    const { [NO_MEASURES]: _, ...shown } = one.scenarios;
    return { ...one, scenarios: shown };
  });
  return {
    ok: true,
    value: { result: { ...projected.value, scenarios: own, decoupling }, bauTargets: bau?.targets ?? [] },
  };
}

/**
 * The check of a part within its plan, for `savePart`: what the plan's reader and engine say of that part,
 * paths starting at it. What is wrong elsewhere in the plan does not hold it up.
 */
export function partValidator({ knowledge }: Pick<KnowingDeps, "knowledge">): ValidatePart {
  return (part, plan) => {
    const at = placeOf(part, plan);
    const scenarios = part.kind === "scenario" ? plan["scenarios"] : [];
    const projected =
      part.kind === "range" ? Trials.of(plan, knowledge) : project({ ...plan, scenarios }, knowledge);
    if (projected.ok) return [];
    return projected.problems.flatMap((problem): Problem[] => {
      if (problem.path === at) return [{ ...problem, path: "" }];
      return problem.path.startsWith(`${at}.`)
        ? [{ ...problem, path: problem.path.slice(at.length + 1) }]
        : [];
    });
  };
}

/**
 * What is wrong with a part that is not to be saved yet, as `partValidator` would say it: a form that could
 * not be read whole tells the rest of its problems too.
 */
export function problemsOfPart(
  { plan, parts, stored }: StoredPlan,
  part: PartInput & { readonly partId: string | null },
  deps: Pick<KnowingDeps, "knowledge">,
): readonly Problem[] {
  const { partId, ...content } = part;
  const others = parts.filter(({ id }) => id !== partId);
  const inPlace = { ...content, typed: {} } as PlanPart;
  return partValidator(deps)(content, planDocument(plan, [...others, inPlace], stored.document));
}

/** Where in the document a part stands: the one that is being saved is the last of its kind. */
function placeOf({ kind, key }: PartInput, plan: PlanDocument): string {
  if (kind === "driver") return `drivers.${key}`;
  const list = PART_LISTS[kind];
  return `${list}[${listOf(plan, list).length - 1}]`;
}

/** One that is put by is kept for the record and not computed. */
function isShown(scenario: unknown): boolean {
  return (scenario as { readonly archived?: unknown }).archived !== true;
}

function listOf(document: PlanDocument, name: string): readonly unknown[] {
  return (document[name] ?? []) as readonly unknown[];
}
