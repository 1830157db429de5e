import { accepted, type Message, type Outcome, type Problem, refused } from "../../units/problem.ts";
import type { YearAmount } from "./history.ts";
import { type LeastSquares, leastSquares } from "./least-squares.ts";

/** Years whose use says little of how it follows anything: the pandemic's. */
export const PANDEMIC_YEARS: readonly number[] = [2020, 2021];

/** What the amounts are held against. */
export interface FitDriver {
  readonly id: string;
  /** By year; all above zero. */
  readonly values: ReadonlyMap<number, number>;
  /** An elasticity that is taken as given, so that only the others are fitted; null where it is to be found. */
  readonly held: number | null;
}

export interface FitGiven {
  readonly amounts: readonly YearAmount[];
  readonly drivers: readonly FitDriver[];
  readonly leaveOut: readonly number[];
  /** The year that the projection starts from: the plan's inventory. */
  readonly anchor: number;
}

/** Why a year tells the fit nothing. */
export type LeftOut = "left-out" | "no-amount" | "zero" | "no-driver";

/** A year of the past beside what the fit says of it. */
export interface FitYear {
  readonly year: number;
  readonly amount: number | null;
  /** Null where a driver has no value. */
  readonly fitted: number | null;
  /** Fitted over measured, less one; null where either is missing. */
  readonly error: number | null;
  readonly leftOut: LeftOut | null;
}

export interface FittedElasticity {
  readonly driver: string;
  readonly value: number;
  /** Standard error; null where it is taken as given, or where there are no more years than unknowns. */
  readonly error: number | null;
  readonly isHeld: boolean;
}

/** How some rows followed some drivers in the past. */
export interface Fit {
  /** `implied` by two years alone, which any line goes through; `held` where nothing is to be found. */
  readonly kind: "fitted" | "implied" | "held";
  readonly elasticities: readonly FittedElasticity[];
  /** Share of the ups and downs of the logarithm of the amounts; null where two years imply it. */
  readonly rSquared: number | null;
  readonly years: readonly FitYear[];
  /** Fitted amounts for values of the drivers, in the order given. */
  readonly at: (values: readonly number[]) => number;
  /** What a reader should know before using it. */
  readonly remarks: readonly Message[];
}

/** A driver that moves by less than this over all years tells nothing. */
const STILL = 0.005;
/** Of the variance of an elasticity: above it drivers can hardly be told apart. */
const TOGETHER = 10;
const POOR = 0.7;
const FAR = 0.1;
const SENSIBLE = { low: 0, high: 2 };

/**
 * Fits elasticities to the past: least squares of `ln A = c + Σ ε ln D`. One driver needs three years, or two
 * for the elasticity that they imply; each further one needs a year more. Refused where there are fewer,
 * where a driver does not move, or where drivers move as one.
 */
export function fitElasticities(given: FitGiven): Outcome<Fit> {
  const { drivers } = given;
  const years = given.amounts.map((one) => ({ ...one, leftOut: leftOutOf(one, given) }));
  const used = years.flatMap(({ year, amount, leftOut }) =>
    leftOut === null && amount !== null ? [{ year, amount }] : [],
  );
  const free = drivers.filter(({ held }) => held === null);
  const problems = problemsOf(drivers, free, used.map(({ year }) => year)); // prettier-ignore
  if (problems.length > 0) return refused(...problems);
  const logOf = ({ values }: FitDriver, year: number): number => Math.log(values.get(year) ?? NaN);
  const taken = (year: number): number =>
    drivers.reduce((sum, driver) => sum + (driver.held === null ? 0 : driver.held * logOf(driver, year)), 0);
  const line = leastSquares(
    free.map((driver) => used.map(({ year }) => logOf(driver, year))),
    used.map(({ year, amount }) => Math.log(amount) - taken(year)),
  );
  if (!line) return refused({ path: "drivers", code: "fit.drivers-as-one" });
  const elasticities = drivers.map((driver): FittedElasticity => {
    const at = free.indexOf(driver);
    const value = driver.held ?? line.slopes[at] ?? 0;
    return { driver: driver.id, value, error: line.errors?.[at] ?? null, isHeld: driver.held !== null };
  });
  const at = (values: readonly number[]): number =>
    Math.exp(elasticities.reduce((sum, { value }, i) => sum + value * Math.log(values[i] ?? NaN), line.intercept)); // prettier-ignore
  const shown = years.map(({ year, amount, leftOut }): FitYear => {
    const values = drivers.map((driver) => driver.values.get(year));
    const fitted = values.every((value) => value !== undefined) ? at(values) : null;
    const error = fitted !== null && amount ? fitted / amount - 1 : null;
    return { year, amount, fitted, error, leftOut };
  });
  const kind = free.length === 0 ? "held" : used.length === 2 ? "implied" : "fitted";
  const rSquared = kind === "implied" ? null : explained(shown);
  const fit = { kind, elasticities, rSquared, years: shown, at } as const;
  return accepted({ ...fit, remarks: remarksOf(fit, line, given) });
}

function leftOutOf({ year, amount }: YearAmount, { drivers, leaveOut }: FitGiven): LeftOut | null {
  if (leaveOut.includes(year)) return "left-out";
  if (amount === null) return "no-amount";
  if (amount <= 0) return "zero";
  return drivers.every(({ values }) => (values.get(year) ?? 0) > 0) ? null : "no-driver";
}

function problemsOf(
  drivers: readonly FitDriver[],
  free: readonly FitDriver[],
  years: readonly number[],
): readonly Problem[] {
  if (drivers.length === 0) return [{ path: "drivers", code: "fit.no-driver" }];
  const isImplied = free.length === 1 && years.length === 2;
  const needed = Math.max(2, free.length + 2);
  if (years.length < needed && !isImplied)
    return [{ path: "years", code: "fit.too-few-years", params: { found: years.length, needed } }];
  return free.flatMap(({ id, values }): Problem[] => {
    const logs = years.map((year) => Math.log(values.get(year) ?? NaN));
    const isStill = Math.max(...logs) - Math.min(...logs) < STILL;
    return isStill ? [{ path: "drivers", code: "fit.driver-still", params: { driver: id } }] : [];
  });
}

/** Of the amounts themselves, also where an elasticity was taken as given; null where they do not move. */
function explained(years: readonly FitYear[]): number | null {
  const used = years.filter(({ leftOut }) => leftOut === null);
  const logs = used.map(({ amount }) => Math.log(amount ?? NaN));
  const mean = logs.reduce((sum, one) => sum + one, 0) / logs.length;
  const all = logs.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const missed = used.reduce((sum, { error }) => sum + Math.log(1 + (error ?? NaN)) ** 2, 0);
  return all > 1e-12 ? 1 - missed / all : null;
}

function remarksOf(fit: Omit<Fit, "remarks">, line: LeastSquares, given: FitGiven): readonly Message[] {
  const { kind, elasticities, rSquared, years } = fit;
  const used = years.filter(({ leftOut }) => leftOut === null);
  const remarks: Message[] = [];
  const remark = (code: string, params: Message["params"] = {}): void => void remarks.push({ code, params });
  if (kind === "implied") remark("fit.two-years");
  if (kind === "fitted" && used.length - line.slopes.length <= 2) remark("fit.few-years", { count: used.length }); // prettier-ignore
  const pandemic = used.filter(({ year }) => PANDEMIC_YEARS.includes(year));
  if (pandemic.length > 0)
    remark("fit.pandemic-years", { years: pandemic.map(({ year }) => year).join(", ") });
  if (kind !== "implied" && rSquared !== null && rSquared < POOR) remark("fit.poor", { share: rSquared });
  for (const { driver, value, error, isHeld } of elasticities) {
    if (isHeld) continue;
    if (value < SENSIBLE.low) remark("fit.falls", { driver, value });
    else if (value > SENSIBLE.high) remark("fit.steep", { driver, value });
    if (error !== null && 2 * error > Math.abs(value)) remark("fit.unsure", { driver, value, error });
  }
  if (line.inflation.some((one) => one > TOGETHER)) remark("fit.drivers-together");
  const strong = elasticities.filter(({ value }) => value > 0.8).map(({ driver }) => driver);
  if (countsPeopleTwice(strong)) remark("fit.population-in-gdp");
  const anchor = used.find(({ year }) => year === given.anchor) ?? used.at(-1);
  if (anchor?.error && Math.abs(anchor.error) > FAR)
    remark("fit.anchor-off", { year: String(anchor.year), off: Math.abs(anchor.error) });
  return remarks;
}

/** Whether drivers that a row follows one to one have the city's people twice: they are inside its GDP. */
export function countsPeopleTwice(drivers: readonly string[]): boolean {
  return drivers.includes("population") && drivers.includes("gdp");
}
