import type { Knowledge, Prepared } from "../../inventory/prepare.ts";
import { type Outcome, refused } from "../../units/problem.ts";
import { isRecord } from "../plan-schema.ts";
import { measuresOf, readyPlan, tallyWith } from "../ready-plan.ts";
import { targetResult } from "../targets.ts";
import { type Range, readRanges, withValues } from "./ranges.ts";

/** What one trial of a plan gives: BAU and each scenario, t CO2e of the level by year. */
export interface Trial {
  readonly bau: readonly number[];
  readonly scenarios: readonly (readonly number[])[];
  /** For each scenario, whether it meets each target. */
  readonly met: readonly (readonly boolean[])[];
}

/**
 * A plan document to be tried with other values in the place of those that are not known exactly. BAU and
 * every scenario of a trial have the same values, so that what a plan saves is compared like with like.
 */
export class Trials {
  readonly ranges: readonly Range[];
  readonly years: readonly number[];
  readonly scenarios: readonly string[];
  readonly targets: readonly string[];
  readonly #document: unknown;
  readonly #knowledge: Knowledge;
  /** The inventory as it stands, where no range changes it. */
  readonly #prepared: Prepared | null;

  private constructor(
    document: unknown,
    knowledge: Knowledge,
    ranges: readonly Range[],
    ready: {
      readonly prepared: Prepared;
      readonly plan: {
        readonly years: readonly number[];
        readonly scenarios: readonly { readonly id: string }[];
        readonly targets: readonly { readonly id: string }[];
      };
    },
  ) {
    this.#document = document;
    this.#knowledge = knowledge;
    this.ranges = ranges;
    this.years = ready.plan.years;
    this.scenarios = ready.plan.scenarios.map(({ id }) => id);
    this.targets = ready.plan.targets.map(({ id }) => id);
    this.#prepared = ranges.some(({ place }) => place[0] === "inventory") ? null : ready.prepared;
  }

  /** Refused where the plan is, or one of its ranges, or either end of a range would make it invalid. */
  static of(given: unknown, knowledge: Knowledge): Outcome<Trials> {
    const raw = isRecord(given) ? given["ranges"] : undefined;
    const ready = readyPlan(given, knowledge);
    const ranges = readRanges(given, raw);
    if (!ready.ok || !ranges.ok)
      return refused(...(ready.ok ? [] : ready.problems), ...(ranges.ok ? [] : ranges.problems));
    const trials = new Trials(given, knowledge, ranges.value, ready.value);
    const broken = ranges.value.flatMap(({ low, high }, index) => {
      return (
        [
          ["low", low],
          ["high", high],
        ] as const
      ).flatMap(([name, end]) => {
        // prettier-ignore
        const tried = trials.try(ranges.value.map((_, at) => (at === index ? end : null)));
        const [first] = tried.ok ? [] : tried.problems;
        return first ? [{ ...first, path: `ranges[${index}].${name}` }] : [];
      });
    });
    return broken.length > 0 ? refused(...broken) : { ok: true, value: trials };
  }

  /**
   * Computes the plan with a value for each range; null leaves what stands there.
   * @returns refused where the values make the plan invalid, a share above 1 among them
   */
  try(values: readonly (number | null)[]): Outcome<Trial> {
    const document = withValues(this.#document, this.ranges, values);
    const ready = readyPlan(document, this.#knowledge, this.#prepared ?? undefined);
    if (!ready.ok) return ready;
    const { plan, bau } = ready.value;
    const tallies = plan.scenarios.map((scenario) =>
      tallyWith(ready.value, measuresOf(scenario, ready.value)),
    );
    const met = tallies.map((whole) =>
      plan.targets.map(
        (target) =>
          targetResult(target, {
            years: plan.years,
            bau: bau.level,
            plan: whole.level,
            gross: whole.gross,
            baseGross: bau.gross[0] ?? 0,
            drivers: plan.drivers,
          }).met,
      ),
    );
    return { ok: true, value: { bau: bau.level, scenarios: tallies.map(({ level }) => level), met } };
  }
}
