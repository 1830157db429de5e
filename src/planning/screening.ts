/** Job-years of building and running something: money spent by what a million of it gives in work. */
export function jobYears(
  { capex, upkeep }: { readonly capex: number; readonly upkeep: number },
  perMillion: { readonly building: number; readonly running: number },
): number {
  return (capex * perMillion.building + upkeep * perMillion.running) / 1e6;
}

/**
 * Deaths a year that cleaner air avoids, log-linear: `people × mortality × (1 − e^(−β ΔC))` with
 * `β = ln(relative risk) / 10 µg/m³`.
 * @param change by how many µg/m³ of fine dust the yearly mean falls
 */
export function deathsAvoided({
  people,
  mortality,
  relativeRisk,
  change,
}: {
  readonly people: number;
  readonly mortality: number;
  readonly relativeRisk: number;
  readonly change: number;
}): number {
  const beta = Math.log(relativeRisk) / 10;
  return people * mortality * (1 - Math.exp(-beta * change));
}

/** Share of a household's income that its energy takes; above a tenth is commonly called energy poverty. */
export function energyBurden(spending: number, income: number): number {
  return spending / income;
}
