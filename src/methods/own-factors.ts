import { clip } from "../units/machine-number.ts";
import type { Outcome, Problem } from "../units/problem.ts";
import { accepted, addAll, refused, refusedFor } from "../units/problem.ts";
import { readQuantity, toBase } from "../units/quantity.ts";
import { readUnit, type Unit } from "../units/unit.ts";
import type { FactorNeed, Method } from "./method.ts";

/** A factor the city gives in place of the library's. */
export interface OwnFactor {
  readonly name: string;
  /** One element only (`doc.food`), or all. */
  readonly element: string | null;
  readonly value: number;
  readonly unit: Unit;
  readonly base: number;
  /** The gas the value is of, where the factor may be of one or another (`CO2e` of a grid factor). */
  readonly of: string | null;
  readonly source: string | null;
}

/** An override as documents hold it, once its shape is known to be right. */
export interface OwnFactorDocument {
  readonly value: unknown;
  readonly source?: string | undefined;
  readonly gas?: string | undefined;
}

/**
 * Reads an activity's `factors`, by the names its method gives them. Paths in problems start at the
 * factor's key.
 * @param elements the elements that a factor may be given for (`doc.food`)
 */
export function readOwnFactors(
  method: Method,
  given: Readonly<Record<string, OwnFactorDocument>>,
  elements: ReadonlySet<string>,
): Outcome<readonly OwnFactor[]> {
  const factors: OwnFactor[] = [];
  const problems: Problem[] = [];
  for (const [key, document] of Object.entries(given)) {
    const dot = key.indexOf(".");
    const name = dot < 0 ? key : key.slice(0, dot);
    const need = method.factors.find((factor) => factor.name === name);
    const ofElement = dot >= 0;
    if (!need || (ofElement && !(need.level === "element" && elements.has(key.slice(dot + 1))))) {
      const accepted =
        need?.level === "element"
          ? [...elements].map((element) => `${name}.${element}`)
          : method.factors.map((factor) => factor.name);
      problems.push({ path: key, code: "factor.not-of-method", params: { found: clip(key), accepted } });
      continue;
    }
    const read = readOwnFactor(need, dot < 0 ? null : key.slice(dot + 1), document);
    if (read.ok) factors.push(read.value);
    else {
      addAll(
        problems,
        read.problems.map((problem) => ({ ...problem, path: placed(key, problem.path) })),
      );
    }
  }
  return problems.length > 0 ? refusedFor(problems) : accepted(factors);
}

function placed(key: string, inner: string): string {
  return inner === "" ? key : `${key}.${inner}`;
}

function readOwnFactor(
  need: FactorNeed,
  element: string | null,
  document: OwnFactorDocument,
): Outcome<OwnFactor> {
  const quantity = readQuantity(document.value, need.units, "");
  if (!quantity.ok) return quantity;
  const base = toBase(quantity.value);
  const substances = need.keys.flatMap((key) => (key.of ? [key.of] : []));
  if (document.gas !== undefined && !substances.some((substance) => substance === document.gas)) {
    return refused({
      path: "gas",
      code: "value.not-offered",
      params: { found: document.gas, accepted: substances },
    });
  }
  const [first = "1"] = need.units;
  const unit = readUnit(first);
  const bound = (limit: number): string => (first === "1" ? String(limit) : `${limit} ${first}`);
  const inFirst =
    unit.ok && unit.value.dimension === quantity.value.unit.dimension ? base / unit.value.scale : null;
  const minimum = need.min ?? 0;
  if (base < 0 && minimum >= 0)
    return refused({ path: "", code: "value.negative", params: { found: quantity.value.value } });
  if (inFirst !== null && inFirst < minimum) {
    return refused({ path: "", code: "value.too-small", params: { minimum: bound(minimum) } });
  }
  if (inFirst !== null && need.max !== undefined && inFirst > need.max) {
    return refused({ path: "", code: "value.too-big", params: { maximum: bound(need.max) } });
  }
  return accepted({
    name: need.name,
    element,
    value: quantity.value.value,
    unit: quantity.value.unit,
    base,
    of: document.gas ?? null,
    source: document.source ?? null,
  });
}
