import type { Translator } from "../i18n/i18n.ts";
import type { PlanResult } from "../planning/project.ts";
import { findingDocument } from "./result-document.ts";

/**
 * A plan result as the document of the contract (`cityleds/plan-result@1`), its findings as sentences, with the
 * factor library it was computed with.
 */
export function planResultDocument(
  result: PlanResult,
  { version, hash }: { readonly version: string; readonly hash: string },
  translator: Translator,
) {
  const { format, ...rest } = result;
  return {
    format,
    factorSet: { version, hash },
    ...rest,
    findings: result.findings.map((finding) => findingDocument(finding, translator)),
  };
}
