import type { Wanted } from "../planning/suggest/quest.ts";
import type { Suggestion } from "../planning/suggest/suggestion.ts";
import { type Outcome, refused } from "../units/problem.ts";
import type { PlanThreads } from "./plan-threads.ts";
import type { ComputedPlan } from "./run-plan.ts";

/** As long as a person waits for a page. */
const LONGEST = 25_000;

/** The cheapest set of measures that meets a target; refused where it takes longer than a page may. */
export async function suggestSet(
  { document, knowledge }: Pick<ComputedPlan, "document" | "knowledge">,
  wanted: Wanted,
  threads: PlanThreads,
): Promise<Outcome<Suggestion>> {
  const late = AbortSignal.timeout(LONGEST);
  try {
    return await threads.run("suggestSet", { document, library: knowledge.library, wanted }, late);
  } catch (error) {
    if (!late.aborted) throw error;
    return refused({ path: "candidates", code: "web.suggestion-late" });
  }
}
