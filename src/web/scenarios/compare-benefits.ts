import { DEVELOPMENT_TAGS } from "../../planning/plan-schema.ts";
import type { MeasureEntry } from "../../planning/library/measure-entry.ts";
import type { PlanPart } from "../../store/plan-parts.ts";
import { textOf } from "./document-values.ts";
import { partsOf } from "./open.ts";
import { nameByKey } from "./part-names.ts";
import type { Speaking } from "./part-words.ts";

interface Effect {
  readonly name: string;
  /** For each scenario, the measures that have it. */
  readonly cells: readonly (readonly string[])[];
}

/** What scenarios do beside emissions: effects that the city names, and SDG targets by the measure library. */
export interface Benefits {
  readonly tags: readonly Effect[];
  readonly goals: readonly Effect[];
}

/** Names of measures alone: effects are screening and never counted into a score. */
export function compareBenefits(
  { texts, open }: Speaking,
  chosen: readonly PlanPart[],
  library: ReadonlyMap<string, MeasureEntry>,
): Benefits {
  const measures = new Map(partsOf(open, "measure").map((part) => [part.key, part]));
  const having = (has: (measure: PlanPart) => boolean): readonly (readonly string[])[] =>
    chosen.map(({ document }) =>
      ((document["measures"] ?? []) as readonly string[])
        .filter((key) => {
          const measure = measures.get(key);
          return measure !== undefined && has(measure);
        })
        .map((key) => nameByKey(texts, open, "measure", key)),
    );
  const rows = (
    ids: readonly string[],
    name: (id: string) => string,
    has: (id: string, measure: PlanPart) => boolean,
  ): readonly Effect[] =>
    // prettier-ignore
    ids
      .map((id) => ({ name: name(id), cells: having((measure) => has(id, measure)) }))
      .filter(({ cells }) => cells.some((names) => names.length > 0));
  const tagsOf = ({ document }: PlanPart): readonly string[] =>
    ((document["development"] ?? {}) as { readonly tags?: readonly string[] }).tags ?? [];
  const goalsOf = ({ document }: PlanPart): readonly string[] =>
    library.get(textOf(document["library"]))?.sdg ?? [];
  const goals = [...new Set([...measures.values()].flatMap(goalsOf))];
  return {
    tags: rows(
      DEVELOPMENT_TAGS,
      (tag) => texts.t(`planning:place.tag.${tag}`),
      (tag, measure) => tagsOf(measure).includes(tag),
    ),
    goals: rows(
      goals.toSorted(new Intl.Collator("en", { numeric: true }).compare),
      (goal) => `${goal} ${texts.t(`measures:sdg.${goal}`)}`,
      (goal, measure) => goalsOf(measure).includes(goal),
    ),
  };
}
