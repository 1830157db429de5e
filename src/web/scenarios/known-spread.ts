import type { Spread } from "../../planning/uncertainty/spread.ts";
import type { ComputedPlan } from "../../usecases/run-plan.ts";
import type { Web } from "../web.ts";

/** Draws for a look, and for a report. */
export const DRAWS = ["2000", "10000"] as const;
/** The same draws every time: what changed between two runs is the plan. */
export const SEED = 1;

/** How sure the plan is, as far as its draws were made already: the larger run where both were. */
export function knownSpread(
  web: Web,
  { document, knowledge }: Pick<ComputedPlan, "document" | "knowledge">,
): Spread | null {
  for (const draws of DRAWS.toReversed()) {
    const spread = web.draws.known(document, knowledge, { draws: Number(draws), seed: SEED });
    if (spread) return spread;
  }
  return null;
}
