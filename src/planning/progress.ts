import { z } from "zod";
import * as field from "./fields.ts";

/** What was done of a measure by the end of a year, as its office reports it. */
export interface Progress {
  readonly measure: string;
  readonly year: number;
  /** Of what the plan has in place in that year, the share that is in place; above 1 where more is. */
  readonly implemented: number;
  /** Of what the plan expects of what is in place, the share that was measured; null where nobody measured. */
  readonly performance: number | null;
  /** All that was spent on it so far; null where it is not said. */
  readonly spent: { readonly amount: number; readonly currency: string } | null;
}

/** Planned against achieved of one measure in one year, t CO2e: `planned` is its share of the plan's saving. */
export interface Achieved {
  readonly measure: string;
  readonly year: number;
  readonly planned: number;
  readonly achieved: number;
  /** Missing since less is in place than planned; below zero where more is. */
  readonly notInPlace: number;
  /** Missing since what is in place saves less than expected. */
  readonly notPerforming: number;
  /** Whether its saving was measured; else it is taken as planned. */
  readonly isVerified: boolean;
  readonly spent: number | null;
}

/** All measures of a scenario that something is reported of, in one year. */
export interface AchievedYear {
  readonly year: number;
  readonly planned: number;
  readonly achieved: number;
  readonly notInPlace: number;
  readonly notPerforming: number;
  /** Measures of the scenario at work in this year of which nothing is reported. */
  readonly unreported: readonly string[];
}

/** How far along a scenario is: on course from nine tenths of what was planned, far behind below six tenths. */
export type Standing = "on-course" | "behind" | "far-behind" | "unknown";

export interface Following {
  /** In the order of years, then measures. */
  readonly entries: readonly Achieved[];
  readonly years: readonly AchievedYear[];
  readonly standing: Standing;
}

const ON_COURSE = 0.9;
const BEHIND = 0.6;

export const progressSchema = z
  .strictObject({
    measure: field.id,
    year: field.year,
    implemented: field.portion,
    performance: field.portion.optional(),
    spent: field.money.optional(),
    source: field.label.optional(),
    note: field.note.optional(),
  })
  .transform(({ measure, year, implemented, performance, spent }): Progress => ({
    measure,
    year,
    implemented,
    performance: performance ?? null,
    spent: spent ?? null,
  }));

/**
 * Splits what a scenario planned in each reported year into what was achieved, what is not in place and what
 * does not perform, which sum to it: `achieved = planned × implemented × performance`. Bottom-up: of measures
 * alone, whatever the inventory says.
 * @param wedges shares of the scenario's saving by measure, one for each of `years`
 */
export function following(
  progress: readonly Progress[],
  years: readonly number[],
  wedges: Readonly<Record<string, readonly number[]>>,
): Following {
  const entries = progress
    .filter(({ measure }) => Object.hasOwn(wedges, measure))
    .map((one) => achievedOf(one, wedges[one.measure]?.[years.indexOf(one.year)] ?? 0))
    .toSorted((one, other) => one.year - other.year || (one.measure < other.measure ? -1 : 1));
  const reported = [...new Set(entries.map(({ year }) => year))];
  const summed = reported.map((year): AchievedYear => {
    const own = entries.filter((one) => one.year === year);
    const sum = (of: (one: Achieved) => number): number => own.reduce((total, one) => total + of(one), 0);
    const acting = Object.keys(wedges).filter((id) => (wedges[id]?.[years.indexOf(year)] ?? 0) !== 0);
    return {
      year,
      planned: sum((one) => one.planned),
      achieved: sum((one) => one.achieved),
      notInPlace: sum((one) => one.notInPlace),
      notPerforming: sum((one) => one.notPerforming),
      unreported: acting.filter((id) => !own.some(({ measure }) => measure === id)),
    };
  });
  return { entries, years: summed, standing: standingOf(summed.at(-1)) };
}

function achievedOf({ measure, year, implemented, performance, spent }: Progress, planned: number): Achieved {
  const inPlace = planned * implemented;
  const achieved = inPlace * (performance ?? 1);
  return {
    measure,
    year,
    planned,
    achieved,
    notInPlace: planned - inPlace,
    notPerforming: inPlace - achieved,
    isVerified: performance !== null,
    spent: spent?.amount ?? null,
  };
}

/** Of the latest year that something is reported of. */
function standingOf(latest: AchievedYear | undefined): Standing {
  if (!latest || latest.planned <= 0) return "unknown";
  const share = latest.achieved / latest.planned;
  if (share >= ON_COURSE) return "on-course";
  return share >= BEHIND ? "behind" : "far-behind";
}
