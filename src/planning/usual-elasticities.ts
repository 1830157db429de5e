/** How strongly uses follow a driver in many places: rules of thumb, to start from where a city has no history. */
export interface UsualElasticity {
  readonly use: string;
  readonly driver: string;
  readonly low: number;
  readonly high: number;
}

/** Experts' judgement of low confidence, none of it measured in the city; a page that shows it says so. */
export const USUAL_ELASTICITIES: readonly UsualElasticity[] = Object.freeze([
  { use: "home-electricity", driver: "gdpPerCapita", low: 0.6, high: 1 },
  { use: "passenger-transport", driver: "gdpPerCapita", low: 0.8, high: 1.2 },
  { use: "freight", driver: "gdp", low: 0.9, high: 1.1 },
  { use: "waste-per-person", driver: "gdpPerCapita", low: 0.3, high: 0.6 },
  { use: "cooking-gas", driver: "gdpPerCapita", low: 0, high: 0 },
  { use: "wastewater", driver: "population", low: 1, high: 1 },
]);
