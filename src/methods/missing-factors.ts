import type { Problem } from "../units/problem.ts";
import { type FactOf, holds } from "./facts.ts";
import type { FactorNeed, Formula, Method } from "./method.ts";
import type { OwnFactor } from "./own-factors.ts";

/**
 * The factors for want of which a gas or an intermediate line of a method would be left out: some formula of
 * it fits the activity in every other respect, and none fits whole. A gas is never left out in silence.
 */
export function missingFactors(method: Method, fact: FactOf): readonly FactorNeed[] {
  const { needs, alternatives } = planOf(method);
  const missing = new Set<FactorNeed>();
  for (const formulas of alternatives) {
    if (formulas.some((formula) => holds(formula.when, fact))) continue;
    for (const formula of formulas) {
      for (const need of wanting(formula, needs, fact) ?? []) missing.add(need);
    }
  }
  return [...missing];
}

interface Plan {
  readonly needs: ReadonlyMap<string, FactorNeed>;
  /** Formulas of one name or gas, of which one applies. */
  readonly alternatives: readonly (readonly Formula[])[];
}

const plans = new WeakMap<Method, Plan>();

function planOf(method: Method): Plan {
  let plan = plans.get(method);
  if (!plan) {
    const groups = Map.groupBy(method.formulas, (formula) => formula.name ?? formula.gas);
    const needs = new Map(method.factors.map((need) => [need.name, need]));
    plans.set(method, (plan = { needs, alternatives: [...groups.values()] }));
  }
  return plan;
}

/**
 * The city's own factors whose unit meets none of the formulas that would use them: a factor for a kilometre
 * beside an amount in cubic metres. Its gas would be left out in silence.
 */
export function unmetFactors(method: Method, fact: FactOf, own: readonly OwnFactor[]): readonly Problem[] {
  if (own.length === 0) return [];
  const { needs, alternatives } = planOf(method);
  const unmet = new Set<OwnFactor>();
  for (const formulas of alternatives) {
    if (formulas.some((formula) => holds(formula.when, fact))) continue;
    for (const { when } of formulas) {
      const failing = Object.entries(when ?? {}).filter(([name, wanted]) => !holds({ [name]: wanted }, fact));
      if (!failing.every(([name]) => needs.has(name))) continue;
      const names = new Set(failing.map(([name]) => name));
      for (const one of own) if (names.has(one.name)) unmet.add(one);
    }
  }
  return [...unmet].map(({ name, unit }) => ({
    path: `factors.${name}`,
    code: "factor.unit-unmet",
    params: { factor: needs.get(name)?.label ?? name, unit: unit.text },
  }));
}

/** The absent factors a formula is conditional on, or null where something else keeps it from applying. */
function wanting(
  { when, whereKnown }: Formula,
  needs: ReadonlyMap<string, FactorNeed>,
  fact: FactOf,
): readonly FactorNeed[] | null {
  if (whereKnown) return null;
  const absent: FactorNeed[] = [];
  for (const [name, wanted] of Object.entries(when ?? {})) {
    if (holds({ [name]: wanted }, fact)) continue;
    const need = needs.get(name.replace(/\.of$/, ""));
    if (!need || need.keys.length === 0 || fact(need.name) !== "absent") return null;
    absent.push(need);
  }
  return absent;
}
