/** Units of a stock by when they were sold: how they wear out, and what takes their place. */

export interface Wear {
  /** Years after which 37 % of a year's units are still in use (the scale of the Weibull curve). */
  readonly lifetime: number;
  /** How sharply they leave around that age: 1 at an even rate, 3 mostly around it. */
  readonly shape: number;
}

export interface Turnover extends Wear {
  /** Share of the units of the old kind that is taken out early in a year in which all is in force. */
  readonly earlyRetirement: number;
  /** Units wanted in each year, 1 in the inventory's. */
  readonly wanted: readonly number[];
}

/** What a stock is in one year. */
export interface StockYear {
  /** Share of the units that are of the new kind. */
  readonly renewed: number;
  /** Units there are beyond those that are wanted, as a share of these. */
  readonly surplus: number;
}

/** No unit of the inventory year is older than this many lifetimes. */
const OLDEST = 1.25;

interface Cohort {
  age: number;
  old: number;
  renewed: number;
}

/**
 * A stock over the years: each year what wore out is gone, what is missing is sold, and of what is sold the
 * adopted share is of the new kind. The stock of the inventory year is spread over ages in proportion to
 * their survival, up to 1.25 lifetimes. Where fewer units are wanted than are left nothing is sold.
 */
export function turnedOver(turnover: Turnover, adoption: readonly number[]): readonly StockYear[] {
  const { earlyRetirement, wanted } = turnover;
  const cohorts = startingStock(turnover);
  return wanted.map((number, year) => {
    if (year === 0) return { renewed: 0, surplus: 0 };
    const inForce = adoption[year] ?? 0;
    for (const cohort of cohorts) {
      const left = survival(turnover, cohort.age, cohort.age + 1);
      cohort.age += 1;
      cohort.old *= left * (1 - earlyRetirement * inForce);
      cohort.renewed *= left;
    }
    const there = cohorts.reduce((sum, { old, renewed }) => sum + old + renewed, 0);
    const sold = Math.max(0, number - there);
    cohorts.push({ age: 0, old: sold * (1 - inForce), renewed: sold * inForce });
    const renewed = cohorts.reduce((sum, one) => sum + one.renewed, 0);
    return { renewed: renewed / (there + sold), surplus: Math.max(0, there / number - 1) };
  });
}

/** Growth of a stock: at a rate of its own where one is given, else as its drivers grow. */
export function grownAt(rate: number | undefined, drivers: readonly number[]): readonly number[] {
  return rate === undefined ? drivers : drivers.map((_, year) => (1 + rate) ** year);
}

function startingStock(wear: Wear): Cohort[] {
  const ages = Array.from({ length: Math.ceil(OLDEST * wear.lifetime) }, (_, age) => age);
  const weights = ages.map((age) => survival(wear, 0, age));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return ages.map((age) => ({ age, old: (weights[age] ?? 0) / whole, renewed: 0 }));
}

/** The share of units of one age that reach another. */
function survival({ lifetime, shape }: Wear, from: number, to: number): number {
  return Math.exp((from / lifetime) ** shape - (to / lifetime) ** shape);
}
