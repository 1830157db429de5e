import { numberPrinter } from "../i18n/format.ts";
import type { Translator } from "../i18n/i18n.ts";
import { calculateInventory } from "../inventory/calculate.ts";
import type { Knowledge } from "../inventory/prepare.ts";
import { inventoryReport } from "../reports/inventory-report.ts";
import type { Report } from "../reports/report-model.ts";
import { documentsOf } from "../reports/reported-inventory.ts";
import { resultDocument } from "../reports/result-document.ts";
import { accepted, type Outcome } from "../units/problem.ts";

/** What a document came to, as a report and as the contract's result document. */
export interface Reportable {
  readonly report: () => Report;
  readonly document: () => unknown;
}

/** Computes a document for its report, or says everything that is wrong with it. */
export function reportable(document: unknown, knowledge: Knowledge, texts: Translator): Outcome<Reportable> {
  const computed = calculateInventory(document, knowledge);
  if (!computed.ok) return computed;
  const result = computed.value;
  const numbers = numberPrinter(texts.language);
  return accepted({
    report: () =>
      inventoryReport({
        result,
        documents: documentsOf(document),
        knowledge,
        texts,
        numbers,
        made: null,
        published: [],
        grounds: [],
      }),
    document: () => resultDocument(result, texts),
  });
}
