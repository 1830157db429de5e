import { translator } from "../i18n/i18n.ts";
import { calculateInventory } from "../inventory/calculate.ts";
import { findingDocument } from "../reports/result-document.ts";
import { accepted } from "../units/problem.ts";
import { runOnDocuments } from "./document-command.ts";
import { readKnowledge } from "./knowledge.ts";

/** `check FILE`: inventory document -> findings of the reporting rules. */
export async function run(args: readonly string[]): Promise<number> {
  const knowledge = readKnowledge();
  const texts = translator("en");
  return runOnDocuments("check FILE", args, (document) => {
    const result = calculateInventory(document, knowledge);
    if (!result.ok) return result;
    const { completeness, findings } = result.value;
    return accepted({ completeness, findings: findings.map((finding) => findingDocument(finding, texts)) });
  });
}
