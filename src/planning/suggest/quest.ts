import type { Outcome } from "../../units/problem.ts";
import { accepted, refused } from "../../units/problem.ts";
import type { ReadyMeasure } from "../ready-measures.ts";
import { measuresOf, tallyWith } from "../ready-plan.ts";
import { type Ground, scenarioResult } from "../scenario.ts";
import { levelOf } from "../targets.ts";
import type { Limit } from "../unmixable.ts";

/** What a set of measures is to reach, and what it may cost. */
export interface Wanted {
  /** Id of a target of the plan. */
  readonly target: string;
  /** Ids of measures to choose from. */
  readonly candidates: readonly string[];
  /** The investment that may be made in all, in the plan's currency; null for any. */
  readonly budget: number | null;
}

/** A measure that may be chosen. */
export interface Candidate {
  readonly id: string;
  readonly measure: ReadyMeasure;
  /** What it costs over the plan as the only measure: its net present value with the sign turned. */
  readonly cost: number;
  readonly capex: number;
  /** What it takes off what the target counts, as the only measure. */
  readonly alone: number;
}

/** A quest for a set, ready to be searched: every number in t CO2e of what the target counts, or money. */
export interface Quest {
  readonly ground: Ground;
  readonly candidates: readonly Candidate[];
  readonly budget: number | null;
  readonly bau: number;
  /** What may be emitted at the most. */
  readonly limit: number;
  /** Emissions of the whole city under some candidates. */
  readonly emissions: (chosen: readonly Candidate[]) => number;
  /** Pairs that exclude each other, and those where the first needs the second, by place. */
  readonly conflicts: readonly (readonly [number, number])[];
  readonly requires: readonly (readonly [number, number])[];
  readonly limits: readonly { readonly places: readonly number[]; readonly share: number }[];
}

/**
 * Makes a quest ready. A measure without a cost counts as free. Refused where the target or a candidate is
 * unknown, or a candidate requires a measure that is none.
 * @param limits of the plan document
 */
export function questOf(ground: Ground, wanted: Wanted, limits: readonly Limit[]): Outcome<Quest> {
  const { plan, bau } = ground;
  const target = plan.targets.find(({ id }) => id === wanted.target);
  if (!target) return refused({ path: "target", code: "plan.target-unknown", params: { id: wanted.target } });
  const measures = measuresOf({ measures: wanted.candidates }, ground);
  const unknown = wanted.candidates.filter((id) => !measures.some((one) => one.id === id));
  if (unknown.length > 0)
    return refused({ path: "candidates", code: "plan.measure-unknown", params: { id: unknown[0] ?? "" } });
  const ids = measures.map(({ id }) => id);
  const gross = { years: plan.years, bau: bau.level, plan: bau.level, gross: bau.gross, baseGross: bau.gross[0] ?? 0, drivers: plan.drivers }; // prettier-ignore
  const counts = (level: readonly number[]): number =>
    target.type === "budget"
      ? level.reduce((sum, value, year) => {
          const at = plan.years[year] ?? 0;
          return at >= target.from && at <= target.to ? sum + value : sum;
        }, 0)
      : (level[plan.years.indexOf(target.year)] ?? 0);
  const limit = target.type === "budget" ? target.amount : levelOf(target, gross);
  const base = counts(bau.level);
  const candidates = measures.map((measure): Candidate => {
    const result = scenarioResult({ id: measure.id, measures: [measure.id] }, ground);
    return {
      id: measure.id,
      measure,
      cost: -(result.measures[measure.id]?.npv ?? 0),
      capex: measure.document.cost?.capex.amount ?? 0,
      alone: base - counts(tallyWith(ground, [measure]).level),
    };
  });
  const pairs = (list: "conflicts" | "requires"): (readonly [number, number])[] =>
    measures.flatMap(({ document }, place) =>
      document[list].flatMap((id) => (ids.includes(id) ? [[place, ids.indexOf(id)] as const] : [])),
    );
  const missing = measures.flatMap(({ document }) => document.requires.filter((id) => !ids.includes(id)));
  if (missing.length > 0)
    return refused({ path: "candidates", code: "plan.candidate-required", params: { needed: missing[0] ?? "" } }); // prettier-ignore
  return accepted({
    ground,
    candidates,
    budget: wanted.budget,
    bau: base,
    limit,
    emissions: emissionsOf(ground, base, counts),
    conflicts: pairs("conflicts"),
    requires: pairs("requires"),
    limits: limits.map(({ measures: shared, share }) => ({
      places: shared.flatMap((id) => (ids.includes(id) ? [ids.indexOf(id)] : [])),
      share,
    })),
  });
}

/** Whether nothing forbids a set: budget, conflicts, requirements, things that are shared. */
export function isAllowed(quest: Quest, chosen: ReadonlySet<number>): boolean {
  const { candidates, budget, conflicts, requires, limits } = quest;
  const sum = (of: (one: Candidate) => number): number =>
    [...chosen].reduce((total, place) => total + of(candidates[place] as Candidate), 0);
  if (budget !== null && sum(({ capex }) => capex) > budget) return false;
  if (conflicts.some(([one, other]) => chosen.has(one) && chosen.has(other))) return false;
  if (requires.some(([one, needed]) => chosen.has(one) && !chosen.has(needed))) return false;
  return limits.every(({ places, share }) => {
    const taken = places.filter((place) => chosen.has(place)).map((place) => shareOf(candidates[place]));
    return taken.reduce((total, one) => total + one, 0) <= share + 1e-9;
  });
}

export function shareOf(candidate: Candidate | undefined): number {
  const share = candidate?.measure.document.fields["share"];
  return typeof share === "number" ? share : 0;
}

/** Emissions as a sum over sources, each computed once for each set of the measures that touch it. */
function emissionsOf(
  { engine }: Ground,
  base: number,
  counts: (level: readonly number[]) => number,
): Quest["emissions"] {
  const known = new Map<string, number>();
  const worth = (source: (typeof engine.sources)[number], touching: readonly ReadyMeasure[]): number => {
    const key = `${source.id}\n${touching.map(({ id }) => id).join("\n")}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = counts(engine.worth(source, touching).level);
    known.set(key, value);
    return value;
  };
  return (chosen) => {
    let total = base;
    const measures = chosen.map(({ measure }) => measure);
    for (const source of engine.sources) {
      const touching = measures.filter(({ actions }) => actions.has(source));
      if (touching.length > 0) total += worth(source, touching) - worth(source, []);
    }
    return total;
  };
}
