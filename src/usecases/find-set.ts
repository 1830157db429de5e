import type { Knowledge } from "../inventory/prepare.ts";
import { readyPlan } from "../planning/ready-plan.ts";
import { enumerated, MOST_ENUMERATED } from "../planning/suggest/enumerate.ts";
import { questOf, type Wanted } from "../planning/suggest/quest.ts";
import { searched, type Solver } from "../planning/suggest/search.ts";
import type { Suggestion } from "../planning/suggest/suggestion.ts";
import { accepted, type Outcome } from "../units/problem.ts";

/** The cheapest set of measures that meets a target: every set is tried where they are few, else it is searched. */
export function findSet(
  document: unknown,
  knowledge: Knowledge,
  wanted: Wanted,
  solve: Solver,
): Outcome<Suggestion> {
  const ready = readyPlan(document, knowledge);
  if (!ready.ok) return ready;
  const quest = questOf(ready.value, wanted, ready.value.plan.limits);
  if (!quest.ok) return quest;
  const few = quest.value.candidates.length <= MOST_ENUMERATED;
  return accepted(few ? enumerated(quest.value) : searched(quest.value, solve));
}
