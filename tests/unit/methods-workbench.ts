import { readFactorLibrary } from "../../src/store/factor-files.ts";
import { calculateInventory, type ActivityResult } from "../../src/inventory/calculate.ts";
import { registerMethods } from "../../src/methods/book.ts";
import { METHODS } from "../../src/methods/catalogue.ts";
import type { Outcome } from "../../src/units/problem.ts";

export const knowledge = { book: registerMethods(METHODS), library: readFactorLibrary() };

export interface Trial {
  readonly method: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly factors?: Readonly<Record<string, unknown>>;
  readonly guidelines?: "2006" | "2019";
  readonly year?: number;
  readonly country?: string;
  readonly ref?: string;
}

/** A document of one city in Indonesia with one activity for each trial, `a0`, `a1`, ... */
export function documentOf(trials: readonly Trial[]): unknown {
  const [first] = trials;
  return {
    format: "cityleds/inventory@1",
    city: { name: "Bench", country: first?.country ?? "ID", population: 1e6 },
    year: first?.year ?? 2024,
    gwp: "AR5",
    guidelines: first?.guidelines ?? "2006",
    level: "BASIC+",
    activities: trials.map(({ method, inputs, factors, ref }, index) => ({
      id: `a${index}`,
      ref: ref ?? knowledge.book.get(method)?.method.refs[0],
      method,
      inputs,
      ...(factors ? { factors } : {}),
    })),
  };
}

/** Computes trials, all of one place, year and edition, in their order; throws when one is refused. */
export function compute(...trials: readonly Trial[]): readonly ActivityResult[] {
  const outcome = calculateInventory(documentOf(trials), knowledge);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1));
  return trials.map((_, index) => {
    const result = outcome.value.activities.find((activity) => activity.id === `a${index}`);
    if (!result) throw new Error(`a${index} is missing`);
    return result;
  });
}

/** Tonnes of a gas; 0 where there is none. */
export function tonnes(trial: Trial, gas: string): number {
  const [result] = compute(trial);
  return gas === "biogenicCO2" ? (result?.biogenicCO2 ?? 0) : (result?.gases[gas] ?? 0);
}

/** `path code` of every problem of one refused trial; empty where it is accepted. */
export function problemsOf(trial: Trial): readonly string[] {
  const outcome: Outcome<unknown> = calculateInventory(documentOf([trial]), knowledge);
  return outcome.ok
    ? []
    : outcome.problems.map(({ path, code }) => `${path.replace("activities[0].", "")} ${code}`);
}
