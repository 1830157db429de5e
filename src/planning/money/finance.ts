import { capitalRecovery } from "./annuity.ts";

/** Who pays for measures and who gains by them. */
export const PARTIES = ["city", "utility", "national", "private", "household", "donor"] as const;
export type Party = (typeof PARTIES)[number];

/** How the investment of a measure is paid for. */
export interface Financing {
  /** Share of the investment that is borrowed. */
  readonly loanShare: number;
  /** Nominal. */
  readonly interest: number;
  /** Years over which a loan is paid back in even instalments, at the end of each. */
  readonly term: number;
  /** Share of the investment that is given. */
  readonly grantShare: number;
  /** Share of the savings and revenue that reaches whoever invests. */
  readonly captured: number;
}

/** Money of whoever invests, nominal, for each year of the plan. */
export interface FinancePlan {
  readonly invested: readonly number[];
  readonly grants: readonly number[];
  readonly borrowed: readonly number[];
  readonly debtService: readonly number[];
  /** Savings and revenue less upkeep, as far as they are captured. */
  readonly operating: readonly number[];
  /** What is left in each year: own money out, savings in, instalments out. */
  readonly cash: readonly number[];
  readonly cumulative: readonly number[];
  /** The deepest point of the cumulative cash: the money that must be found; 0 where it never falls below. */
  readonly peakNeed: { readonly amount: number; readonly year: number | null };
  /** Operating money over instalments, where there are any; the smallest of all years. */
  readonly worstCover: number | null;
}

/**
 * Cash of an investment over the years: what is bought is paid by loans, grants and own money in the year
 * it is bought, loans are paid back from the next year on. Money of today is turned into that of each year
 * by inflation, so that instalments, which are nominal, stand beside it.
 * @param bought investments of each year, real
 * @param running savings and revenue less upkeep of each year, real
 */
export function financeOf(
  years: readonly number[],
  bought: readonly number[],
  running: readonly number[],
  { loanShare, interest, term, grantShare, captured }: Financing,
  inflation: number,
): FinancePlan {
  const nominal = (amounts: readonly number[]): number[] =>
    amounts.map((amount, year) => amount * (1 + inflation) ** year);
  const invested = nominal(bought);
  const borrowed = invested.map((amount) => amount * loanShare);
  const grants = invested.map((amount) => amount * grantShare);
  const operating = nominal(running).map((amount) => (amount > 0 ? amount * captured : amount));
  const instalment = loanShare === 0 ? 0 : capitalRecovery(interest, term);
  const debtService = years.map((_, now) => {
    let due = 0;
    for (let since = Math.max(0, now - term); since < now; since++)
      due += (borrowed[since] ?? 0) * instalment;
    return due;
  });
  const cash = years.map(
    (_, year) =>
      (grants[year] ?? 0) +
      (borrowed[year] ?? 0) +
      (operating[year] ?? 0) -
      (invested[year] ?? 0) -
      (debtService[year] ?? 0),
  );
  return summed(years, { invested, grants, borrowed, debtService, operating, cash });
}

/** Several finance plans together, year by year: the money of a programme. */
export function financeTogether(years: readonly number[], plans: readonly FinancePlan[]): FinancePlan {
  const add = (name: keyof Flows): readonly number[] =>
    years.map((_, year) => plans.reduce((sum, plan) => sum + (plan[name][year] ?? 0), 0));
  return summed(years, {
    invested: add("invested"),
    grants: add("grants"),
    borrowed: add("borrowed"),
    debtService: add("debtService"),
    operating: add("operating"),
    cash: add("cash"),
  });
}

type Flows = Omit<FinancePlan, "cumulative" | "peakNeed" | "worstCover">;

function summed(years: readonly number[], flows: Flows): FinancePlan {
  let [sum, lowest, at] = [0, 0, null as number | null];
  const cumulative = flows.cash.map((amount, year) => {
    sum += amount;
    if (sum < lowest) [lowest, at] = [sum, years[year] ?? null];
    return sum;
  });
  const covers = flows.debtService.flatMap((due, year) =>
    due > 0 ? [(flows.operating[year] ?? 0) / due] : [],
  );
  return {
    ...flows,
    cumulative,
    peakNeed: { amount: 0 - lowest, year: at },
    worstCover: covers.length > 0 ? Math.min(...covers) : null,
  };
}
