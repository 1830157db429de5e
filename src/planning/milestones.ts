/** What may be emitted on the way to a target, t CO2e: down a straight line, and by the same share each year. */
export interface Milestone {
  readonly year: number;
  readonly straight: number;
  /** Null where no constant rate leads there: a target of nothing is never reached by shares. */
  readonly constantRate: number | null;
}

export interface Course {
  readonly from: number;
  /** Emissions of `from`, above zero. */
  readonly base: number;
  readonly year: number;
  readonly level: number;
}

/**
 * The milestones of a target: every fifth year between its base year and its own, and its own.
 * None where the years or the base are no course.
 */
export function milestones({ from, base, year, level }: Course, every = 5): readonly Milestone[] {
  if (year <= from || base <= 0) return [];
  const share = (at: number): number => (at - from) / (year - from);
  const years = Array.from({ length: year - from }, (_, index) => from + 1 + index);
  return years
    .filter((at) => at === year || at % every === 0)
    .map((at) => ({
      year: at,
      straight: base + (level - base) * share(at),
      constantRate: level > 0 ? base * (level / base) ** share(at) : null,
    }));
}
