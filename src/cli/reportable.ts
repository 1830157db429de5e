import { numberPrinter } from "../i18n/format.ts";
import type { Translator } from "../i18n/i18n.ts";
import { calculateInventory } from "../inventory/calculate.ts";
import type { Knowledge } from "../inventory/prepare.ts";
import { PLAN_FORMAT } from "../planning/plan-schema.ts";
import { project } from "../planning/project.ts";
import { councilReport } from "../reports/council-report.ts";
import { developmentReport } from "../reports/development-report.ts";
import { inventoryReport } from "../reports/inventory-report.ts";
import { planReport } from "../reports/plan-report.ts";
import { planResultDocument } from "../reports/plan-result-document.ts";
import type { PlanDocument, ReportedPlan } from "../reports/reported-plan.ts";
import type { Report } from "../reports/report-model.ts";
import { documentsOf } from "../reports/reported-inventory.ts";
import { resultDocument } from "../reports/result-document.ts";
import { accepted, type Outcome } from "../units/problem.ts";

/** Reports of one scenario: for the council, and for those who keep the development plan. */
export const SHORT_REPORTS = ["council", "development"] as const;
export type ShortReport = (typeof SHORT_REPORTS)[number];

/** What a document came to, as a report and as the contract's result document. */
export interface Reportable {
  readonly report: () => Report;
  /** A short report of one scenario of a plan; null where the document has no such scenario. */
  readonly short: (kind: ShortReport, scenario: string) => Report | null;
  readonly document: () => unknown;
}

/** Computes a document for its report, an inventory's or a plan's, or says everything that is wrong with it. */
export function reportable(document: unknown, knowledge: Knowledge, texts: Translator): Outcome<Reportable> {
  const isPlan = (document as { readonly format?: unknown } | null)?.format === PLAN_FORMAT;
  return isPlan
    ? reportablePlan(document, knowledge, texts)
    : reportableInventory(document, knowledge, texts);
}

function reportableInventory(
  document: unknown,
  knowledge: Knowledge,
  texts: Translator,
): Outcome<Reportable> {
  const computed = calculateInventory(document, knowledge);
  if (!computed.ok) return computed;
  const result = computed.value;
  const numbers = numberPrinter(texts.language);
  const rest = { knowledge, texts, numbers, made: null, published: [], grounds: [] };
  return accepted({
    report: () => inventoryReport({ result, documents: documentsOf(document), ...rest }),
    short: () => null,
    document: () => resultDocument(result, texts),
  });
}

function reportablePlan(document: unknown, knowledge: Knowledge, texts: Translator): Outcome<Reportable> {
  const computed = project(document, knowledge);
  if (!computed.ok) return computed;
  const result = computed.value;
  const numbers = numberPrinter(texts.language);
  const plan: ReportedPlan = {
    result,
    document: document as PlanDocument,
    name: null,
    factorSet: knowledge.library,
    texts,
    numbers,
    made: null,
    later: [],
  };
  return accepted({
    report: () => planReport(plan),
    short: (kind, scenario) => {
      if (!Object.hasOwn(result.scenarios, scenario)) return null;
      return kind === "council"
        ? councilReport(plan, { scenario, spread: null })
        : developmentReport(plan, scenario);
    },
    document: () => planResultDocument(result, knowledge.library, texts),
  });
}
