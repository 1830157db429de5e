import { accepted, type Outcome, type Problem, refused, refusedFor } from "../units/problem.ts";

/** How years without data are estimated from people. Masses in tonnes, years in full. */
export interface BackCast {
  /** First and last year to be estimated. */
  readonly from: number;
  readonly until: number;
  /** People by year, wherever known; one year or more. */
  readonly population: ReadonlyMap<number, number>;
  /** Yearly growth of the people before the first and after the last year known: 0.02 is 2 %. */
  readonly growth: number;
  /** Tonnes for each person and year, in `perPersonYear`. */
  readonly perPerson: number;
  readonly perPersonYear: number;
  /** Its yearly growth. */
  readonly perPersonGrowth: number;
  /** The part that is meant: of waste generated, what is brought to the site. */
  readonly share: number;
}

const MOST_YEARS = 150;
const LEAST_GROWTH = -0.5;
const MOST_GROWTH = 0.5;

/**
 * Tonnes in each year: people × tonnes for each × share (IPCC 2006 and 2019, V5 3.2.2: historical amounts
 * are proportional to population). People stand on straight lines between the years known (V1 5.3.3.3) and
 * grow evenly beyond them. Problems are at the member at fault.
 */
export function backCast(given: BackCast): Outcome<ReadonlyMap<number, number>> {
  const problems = problemsOf(given);
  if (problems.length > 0) return refusedFor(problems);
  const { from, until, share, perPerson, perPersonYear, perPersonGrowth } = given;
  const amounts = new Map<number, number>();
  for (let year = from; year <= until; year++) {
    const rate = perPerson * (1 + perPersonGrowth) ** (year - perPersonYear);
    amounts.set(year, peopleIn(year, given.population, given.growth) * rate * share);
  }
  return accepted(amounts);
}

/**
 * Tonnes for each person that a known amount comes to, so that the years before it follow its own level.
 * Refused without people in that year.
 */
export function perPersonFrom(
  amount: number,
  year: number,
  population: ReadonlyMap<number, number>,
  growth: number,
): Outcome<number> {
  const people = population.size === 0 ? 0 : peopleIn(year, population, growth);
  if (!(people > 0)) return refused({ path: "population", code: "back-cast.no-people" });
  return accepted(amount / people);
}

/** People in a year: between two years known on the line that joins them, else grown from the nearest. */
export function peopleIn(year: number, population: ReadonlyMap<number, number>, growth: number): number {
  const known = [...population].toSorted(([left], [right]) => left - right);
  const before = known.findLast(([one]) => one <= year);
  const after = known.find(([one]) => one >= year);
  if (before && after) {
    const [start, people] = before;
    const [end, then] = after;
    return start === end ? people : people + ((then - people) * (year - start)) / (end - start);
  }
  const [nearest, people] = before ?? after ?? [year, 0];
  return people * (1 + growth) ** (year - nearest);
}

function problemsOf(given: BackCast): Problem[] {
  const problems: Problem[] = [];
  const refuse = (path: keyof BackCast, code: string, params = {}): void => {
    problems.push({ path, code: `back-cast.${code}`, params });
  };
  if (given.from > given.until) refuse("from", "no-years", { until: given.until });
  else if (given.until - given.from >= MOST_YEARS) refuse("from", "too-many-years", { most: MOST_YEARS });
  if (given.population.size === 0) refuse("population", "no-people");
  for (const people of given.population.values()) {
    if (!(people > 0)) refuse("population", "no-people");
  }
  for (const path of ["growth", "perPersonGrowth"] as const) {
    if (!(given[path] >= LEAST_GROWTH && given[path] <= MOST_GROWTH)) {
      refuse(path, "growth", { least: LEAST_GROWTH * 100, most: MOST_GROWTH * 100 });
    }
  }
  if (!(given.perPerson > 0)) refuse("perPerson", "no-rate");
  if (!(given.share > 0 && given.share <= 1)) refuse("share", "no-share");
  return problems;
}
