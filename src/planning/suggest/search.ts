import { type Candidate, isAllowed, type Quest, shareOf } from "./quest.ts";
import { type Suggestion, suggestionOf } from "./suggestion.ts";

/** A linear programme of yes and no: the least of `objective`, each row between nothing and its bound. */
export interface BinaryProgramme {
  readonly objective: readonly number[];
  readonly rows: readonly {
    readonly coefficients: readonly number[];
    readonly sense: "<=" | ">=";
    readonly bound: number;
  }[];
}

/** Solves a programme exactly; null where nothing fulfils it. */
export type Solver = (programme: BinaryProgramme) => readonly boolean[] | null;

const MOST_CUTS = 400;

/**
 * Searches for the cheapest set that reaches the target among more candidates than can be enumerated. A
 * linear programme proposes the cheapest set that could reach it, the inventory's kernels compute what it
 * emits, and where that is too much the programme is told: no part of this set will do either, something
 * beside it must come in. The first that reaches the target is the cheapest, as long as no measure undoes
 * what another saves; where one does (it alone emits more), nothing is proven.
 */
export function searched(quest: Quest, solve: Solver): Suggestion {
  const { candidates, limit } = quest;
  const helpful = candidates.every(({ alone }) => alone >= 0);
  const cuts: BinaryProgramme["rows"][number][] = [];
  let [tried, bound]: [number, number | null] = [0, null];
  const emissionsOf = (chosen: ReadonlySet<number>): number => {
    tried++;
    return quest.emissions([...chosen].map((place) => candidates[place] as Candidate));
  };
  for (let cut = 0; cut < MOST_CUTS; cut++) {
    const proposed = solve({ objective: candidates.map(({ cost }) => cost), rows: [...rowsOf(quest), ...cuts] }); // prettier-ignore
    if (!proposed) break;
    const chosen = new Set(proposed.flatMap((yes, place) => (yes ? [place] : [])));
    const emissions = emissionsOf(chosen);
    bound = [...chosen].reduce((sum, place) => sum + (candidates[place]?.cost ?? 0), 0);
    if (emissions <= limit && isAllowed(quest, chosen))
      return suggestionOf(quest, chosen, emissions, { proof: helpful ? "bounded" : "none", bound, tried, binds: null }); // prettier-ignore
    const grown = growTowards(quest, chosen, emissionsOf);
    cuts.push(outside(quest, grown));
  }
  return best(quest, emissionsOf, () => tried, cuts.length < MOST_CUTS && helpful, bound);
}

/** The largest set with this one in it that still misses the target: the cut says more the larger it is. */
function growTowards(
  { candidates, limit }: Quest,
  chosen: ReadonlySet<number>,
  emissionsOf: (chosen: ReadonlySet<number>) => number,
): ReadonlySet<number> {
  let grown = chosen;
  const outsiders = [...candidates.keys()]
    .filter((place) => !chosen.has(place))
    .toSorted((one, other) => (candidates[one]?.alone ?? 0) - (candidates[other]?.alone ?? 0));
  for (const place of outsiders) {
    const larger = new Set([...grown, place]);
    if (emissionsOf(larger) > limit) grown = larger;
  }
  return grown;
}

function outside({ candidates }: Quest, chosen: ReadonlySet<number>): BinaryProgramme["rows"][number] {
  return { coefficients: candidates.map((_, place) => (chosen.has(place) ? 0 : 1)), sense: ">=", bound: 1 };
}

/** Budget, conflicts, requirements and things that are shared, as rows of the programme. */
function rowsOf({ candidates, budget, conflicts, requires, limits }: Quest): BinaryProgramme["rows"] {
  const row = (values: ReadonlyMap<number, number>): number[] =>
    candidates.map((_, place) => values.get(place) ?? 0);
  return [
    ...(budget === null
      ? []
      : [{ coefficients: candidates.map(({ capex }) => capex), sense: "<=" as const, bound: budget }]),
    ...conflicts.map(([one, other]) => ({ coefficients: row(new Map([[one, 1], [other, 1]])), sense: "<=" as const, bound: 1 })), // prettier-ignore
    ...requires.map(([one, needed]) => ({ coefficients: row(new Map([[one, 1], [needed, -1]])), sense: "<=" as const, bound: 0 })), // prettier-ignore
    ...limits.map(({ places, share }) => ({
      coefficients: row(new Map(places.map((place) => [place, shareOf(candidates[place])]))),
      sense: "<=" as const,
      bound: share + 1e-9,
    })),
  ];
}

/** Where the target was not reached: the set that saves most, taken measure by measure. */
function best(
  quest: Quest,
  emissionsOf: (chosen: ReadonlySet<number>) => number,
  tried: () => number,
  exhausted: boolean,
  bound: number | null,
): Suggestion {
  const constrained = greedy(quest, emissionsOf);
  const free = quest.budget === null ? constrained : greedy({ ...quest, budget: null }, emissionsOf);
  const reaches = constrained.emissions <= quest.limit;
  return suggestionOf(quest, constrained.chosen, constrained.emissions, {
    proof: exhausted && !reaches ? "bounded" : "none",
    bound: reaches ? bound : null,
    tried: tried(),
    binds: reaches ? null : free.emissions <= quest.limit ? "budget" : "measures",
  });
}

function greedy(
  quest: Quest,
  emissionsOf: (chosen: ReadonlySet<number>) => number,
): { readonly chosen: ReadonlySet<number>; readonly emissions: number } {
  let [chosen, emissions]: [ReadonlySet<number>, number] = [new Set<number>(), quest.bau];
  for (;;) {
    let next: { readonly chosen: ReadonlySet<number>; readonly emissions: number } | null = null;
    for (const place of quest.candidates.keys()) {
      if (chosen.has(place)) continue;
      const needed = quest.requires.filter(([one]) => one === place).map(([, other]) => other);
      const larger = new Set([...chosen, place, ...needed]);
      if (!isAllowed(quest, larger)) continue;
      const found = emissionsOf(larger);
      if (found < (next?.emissions ?? emissions)) next = { chosen: larger, emissions: found };
    }
    if (!next) return { chosen, emissions };
    [chosen, emissions] = [next.chosen, next.emissions];
  }
}
