import { translator } from "../i18n/i18n.ts";
import { project } from "../planning/project.ts";
import { planResultDocument } from "../reports/plan-result-document.ts";
import { accepted } from "../units/problem.ts";
import { runOnDocuments } from "./document-command.ts";
import { readKnowledge } from "./knowledge.ts";

/** `project FILE`: plan document -> plan result. */
export async function run(args: readonly string[]): Promise<number> {
  const knowledge = readKnowledge();
  const english = translator("en");
  return runOnDocuments("project FILE", args, (document) => {
    const result = project(document, knowledge);
    if (!result.ok) return result;
    return accepted(planResultDocument(result.value, knowledge.library, english));
  });
}
