import { type FinancePlan, financeTogether } from "./finance.ts";
import { moneyIn, type YearlyMoney } from "./yearly-money.ts";

/** What a city says of its own budget; null where it does not. */
export interface Means {
  /** Recurring revenue of each year. */
  readonly revenue: YearlyMoney | null;
  /** Share of the revenue that instalments of the plan's loans may take. */
  readonly debtShare: number | null;
  /** The most that may be bought in each year, however it is paid for. */
  readonly investmentBudget: YearlyMoney | null;
}

/** The city's part in a measure. */
export interface CityPart {
  readonly id: string;
  readonly finance: FinancePlan;
  /** Whether the measure says who pays for it; else the city is taken to pay it all. */
  readonly isSaid: boolean;
}

/** Years on end in which more is spent than there is room for. */
export interface Breach {
  readonly cap: "debt" | "investment";
  readonly from: number;
  readonly to: number;
  /** The worst of these years, and by how much; money of that year. */
  readonly year: number;
  readonly over: number;
}

/** A loan of the city for one measure. */
export interface Loan {
  readonly measure: string;
  readonly borrowed: number;
  /** Instalments of the dearest year. */
  readonly instalments: number;
  /** What the measure saves the city over the instalments, in the year where it is smallest. */
  readonly cover: number;
  readonly year: number;
}

/** What a scenario asks of the city's own budget, nominal, one value for each year of the plan. */
export interface Municipal {
  readonly finance: FinancePlan;
  /** The most that instalments may come to; null in years of which nothing is said. */
  readonly debtCap: readonly (number | null)[];
  readonly investmentBudget: readonly (number | null)[];
  readonly breaches: readonly Breach[];
  readonly loans: readonly Loan[];
  /** Measures that do not say who pays, taken to be the city's. */
  readonly unsaid: readonly string[];
}

/** Room for rounding, as a share of the cap. */
const TOLERANCE = 1e-9;

/**
 * Lays the city's part of a scenario's money to its budget: instalments of a year are to stay within a share
 * of its recurring revenue, and what is bought within its investment budget.
 */
export function municipalOf(years: readonly number[], parts: readonly CityPart[], means: Means): Municipal {
  const finance = financeTogether(
    years,
    parts.map((part) => part.finance),
  );
  const { revenue, debtShare, investmentBudget } = means;
  const debtCap = years.map((year) => {
    const income = revenue && moneyIn(revenue, year);
    return income === null || debtShare === null ? null : income * debtShare;
  });
  const budget = years.map((year) => investmentBudget && moneyIn(investmentBudget, year));
  return {
    finance,
    debtCap,
    investmentBudget: budget,
    breaches: [
      ...breachesOf("debt", years, finance.debtService, debtCap),
      ...breachesOf("investment", years, finance.invested, budget),
    ],
    loans: parts.flatMap((part) => loanOf(years, part) ?? []),
    unsaid: parts.flatMap(({ id, isSaid }) => (isSaid ? [] : [id])),
  };
}

function breachesOf(
  cap: Breach["cap"],
  years: readonly number[],
  spent: readonly number[],
  room: readonly (number | null)[],
): readonly Breach[] {
  const breaches: Breach[] = [];
  for (const [at, year] of years.entries()) {
    const most = room[at] ?? null;
    const over = most === null ? 0 : (spent[at] ?? 0) - most;
    if (most === null || over <= TOLERANCE * Math.abs(most)) continue;
    const last = breaches.at(-1);
    if (last?.to !== year - 1) breaches.push({ cap, from: year, to: year, year, over });
    else breaches[breaches.length - 1] = { ...last, to: year, ...(over > last.over ? { year, over } : {}) };
  }
  return breaches;
}

function loanOf(years: readonly number[], { id, finance }: CityPart): Loan | null {
  const { debtService, operating, borrowed } = finance;
  const covers = debtService.flatMap((due, at) =>
    due > 0 ? [{ cover: (operating[at] ?? 0) / due, year: years[at] ?? 0 }] : [],
  );
  const [first, ...others] = covers;
  if (!first) return null;
  return {
    measure: id,
    borrowed: borrowed.reduce((sum, amount) => sum + amount, 0),
    instalments: Math.max(...debtService),
    ...others.reduce((least, one) => (one.cover < least.cover ? one : least), first),
  };
}
