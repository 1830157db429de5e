/** What buying and replacing equipment costs over the years of a plan. */
export interface Investments {
  /** Bought in each year: what is added then, and what comes to the end of its life. */
  readonly bought: readonly number[];
  /** Of all that is bought, what is left of its life after the last year, along a straight line. */
  readonly residual: number;
}

/** What equipment costs. */
export interface Equipment {
  /** For full adoption, at the prices of the first year. */
  readonly capex: number;
  readonly lifetime: number;
  /** A year, by which new equipment gets cheaper. */
  readonly learning: number;
}

/**
 * Money spent on equipment. What adoption adds in a year is bought in that year and again whenever its life
 * ends within the plan; where adoption falls nothing is sold and nothing replaced beyond what is in use. A
 * lifetime of parts of a year ends with its last whole one, one year at the least.
 * @param adoption between 0 and 1 for each year, the first being the inventory's
 */
export function investmentsOf(
  { capex, lifetime, learning }: Equipment,
  adoption: readonly number[],
): Investments {
  const life = Math.max(1, Math.floor(lifetime));
  const units = adoption.map(() => 0);
  let inUse = 0;
  for (const [year, adopted] of adoption.entries()) {
    inUse -= year >= life ? (units[year - life] ?? 0) : 0;
    const added = Math.max(0, adopted - inUse);
    units[year] = added;
    inUse += added;
  }
  const price = (year: number): number => capex * (1 - learning) ** year;
  const bought = units.map((added, year) => added * price(year));
  const residual = bought.reduce((sum, money, year) => {
    const left = Math.max(0, life - (adoption.length - year));
    return sum + (money * left) / life;
  }, 0);
  return { bought, residual };
}
