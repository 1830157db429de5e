import { translator } from "../i18n/i18n.ts";
import { calculateInventory } from "../inventory/calculate.ts";
import { resultDocument } from "../reports/result-document.ts";
import { accepted } from "../units/problem.ts";
import { runOnDocuments } from "./document-command.ts";
import { readKnowledge } from "./knowledge.ts";

/** `calculate FILE`: inventory document -> inventory result. */
export async function run(args: readonly string[]): Promise<number> {
  const knowledge = readKnowledge();
  return runOnDocuments("calculate FILE", args, (document) => {
    const result = calculateInventory(document, knowledge);
    return result.ok ? accepted(resultDocument(result.value, translator("en"))) : result;
  });
}
