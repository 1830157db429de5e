/** What a budget of emissions from the year after the inventory's on means for a city, in the unit of the budget. */
export interface BudgetPath {
  readonly budget: number;
  /** How long it lasts if nothing changes. */
  readonly yearsAsToday: number;
  /** The share by which emissions fall every year when they never spend more than it: E0 / (E0 + B). */
  readonly yearlyCut: number;
  /** How long it lasts if emissions fall by the same amount every year, to zero: 2 B / E0. */
  readonly yearsToZero: number;
}

/** A city's share of a budget by its people. Each is above zero. */
export function equalShare(whole: number, people: number, allPeople: number): number {
  return (whole * people) / allPeople;
}

/**
 * Three readings of a budget B against emissions E0 of a year, both above zero. The yearly cut r solves
 * Σ E0 (1 − r)^n = B over all years to come; the straight line's triangle has the area B.
 */
export function budgetPath(budget: number, emissions: number): BudgetPath {
  return {
    budget,
    yearsAsToday: budget / emissions,
    yearlyCut: emissions / (emissions + budget),
    yearsToZero: (2 * budget) / emissions,
  };
}
