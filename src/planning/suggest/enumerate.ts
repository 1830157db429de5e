import { type Candidate, isAllowed, type Quest } from "./quest.ts";
import { type Suggestion, suggestionOf } from "./suggestion.ts";

/** Candidates of which every set is computed. */
export const MOST_ENUMERATED = 16;

/**
 * Computes every allowed set and takes the cheapest that reaches the target; of equally cheap ones that
 * which saves more. Where none does, the set that saves most, and whether money is what is missing.
 */
export function enumerated(quest: Quest): Suggestion {
  const { candidates, limit } = quest;
  const free = { ...quest, budget: null };
  let [best, most, mostAtAll]: [Found | null, Found | null, Found | null] = [null, null, null];
  let tried = 0;
  for (let mask = 0; mask < 2 ** candidates.length; mask++) {
    const chosen = new Set(candidates.keys().filter((place) => mask & (1 << place)));
    if (!isAllowed(free, chosen)) continue;
    const members = [...chosen].map((place) => candidates[place] as Candidate);
    const cost = members.reduce((sum, one) => sum + one.cost, 0);
    const found: Found = { chosen, cost, emissions: quest.emissions(members) };
    tried++;
    if (!mostAtAll || found.emissions < mostAtAll.emissions) mostAtAll = found;
    if (!isAllowed(quest, chosen)) continue;
    if (!most || found.emissions < most.emissions) most = found;
    if (found.emissions > limit) continue;
    if (!best || cost < best.cost || (cost === best.cost && found.emissions < best.emissions)) best = found;
  }
  const found = best ?? most ?? { chosen: new Set<number>(), cost: 0, emissions: quest.bau };
  const binds = best ? null : (mostAtAll?.emissions ?? Infinity) <= limit ? "budget" : "measures";
  const rest = { proof: "enumerated", bound: best ? best.cost : null, tried, binds } as const;
  return suggestionOf(quest, found.chosen, found.emissions, rest);
}

interface Found {
  readonly chosen: ReadonlySet<number>;
  readonly cost: number;
  readonly emissions: number;
}
