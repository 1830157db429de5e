import { idText } from "../i18n/method-texts.ts";
import type { PlanResult } from "../planning/project.ts";
import type { TargetResult } from "../planning/targets.ts";
import type { YearlyTotals } from "../planning/tally.ts";
import type { Voice } from "./given-text.ts";

/** A part of a plan document as it stands there: measures, scenarios and targets have an id, and may have a label. */
export type Part = Readonly<Record<string, unknown>> & { readonly id: string };

/** A plan document that has been computed, and so is well-formed. */
export interface PlanDocument {
  readonly inventory: Readonly<Record<string, unknown>>;
  readonly drivers?: Readonly<Record<string, unknown>>;
  readonly projection?: readonly Readonly<Record<string, unknown>>[];
  readonly factorPaths?: readonly Readonly<Record<string, unknown>>[];
  readonly measures?: readonly Part[];
  readonly scenarios?: readonly Part[];
  readonly targets?: readonly Part[];
  readonly discountRate?: unknown;
}

/** What stands in the city's plan and cannot be computed yet. */
export interface NotYet {
  readonly title: string;
  readonly reason: string;
}

/** A plan with all that its report tells. */
export interface ReportedPlan extends Voice {
  readonly result: PlanResult;
  readonly document: PlanDocument;
  /** What the plan is called; null where the document has no name for it. */
  readonly name: string | null;
  readonly factorSet: { readonly version: string; readonly hash: string };
  /** The day the report is made, ISO 8601; null where the same report must come out every time. */
  readonly made: string | null;
  readonly later: readonly NotYet[];
}

export type PartList = "measures" | "scenarios" | "targets";

/** What a measure, scenario or target is called. */
export function partName({ document, texts }: ReportedPlan, list: PartList, id: string): string {
  const label = document[list]?.find((part) => part.id === id)?.["label"];
  return typeof label === "string" && label !== "" ? label : idText(texts, id);
}

export function levelName({ document }: ReportedPlan): "BASIC" | "BASIC+" {
  return document.inventory["level"] === "BASIC+" ? "BASIC+" : "BASIC";
}

/** The total that the plan is measured by, t CO2e in each year. */
export function ofLevel(plan: ReportedPlan, totals: YearlyTotals): readonly number[] {
  return levelName(plan) === "BASIC+" ? totals.basicPlus : totals.basic;
}

export function scenariosOf({ result }: ReportedPlan) {
  return Object.entries(result.scenarios).map(([id, scenario]) => ({ id, ...scenario }));
}

/** The targets as they were measured; the levels are the same for every scenario. */
export function targetsOf(plan: ReportedPlan): readonly TargetResult[] {
  return scenariosOf(plan)[0]?.targets ?? [];
}

/** By how much a value lies above or below the base, with its sign. */
export function changeText(
  { numbers }: ReportedPlan,
  value: number | undefined,
  base: number | undefined,
): string {
  const change = value === undefined || !base ? null : (value - base) / base;
  return `${change !== null && change > 0 ? "+" : ""}${numbers.percent(change, { decimals: 0 })}`;
}

/** Where the year that matters stands: the first target's, else the last. */
export function placeOf(plan: ReportedPlan): number {
  const { years } = plan.result;
  const at = years.indexOf(targetsOf(plan)[0]?.year ?? Number.NaN);
  return at < 0 ? years.length - 1 : at;
}

/** The currency of the measures' costs, one for the whole plan; empty where none has a cost. */
export function currencyOf({ document }: ReportedPlan): string {
  for (const { cost } of document.measures ?? []) {
    const capex = (cost as { readonly capex?: unknown } | undefined)?.capex;
    if (typeof capex === "string") return capex.trim().split(/\s+/).at(-1) ?? "";
    if (typeof capex === "object" && capex !== null) return (capex as { readonly unit: string }).unit;
  }
  return "";
}
