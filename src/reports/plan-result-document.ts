import type { Translator } from "../i18n/i18n.ts";
import type { PlanResult } from "../planning/project.ts";
import { findingDocument } from "./result-document.ts";

/** A plan result as the document of the contract (`cityleds/plan-result@1`), its findings as sentences. */
export function planResultDocument(result: PlanResult, translator: Translator) {
  return { ...result, findings: result.findings.map((finding) => findingDocument(finding, translator)) };
}
