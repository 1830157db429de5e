import { belongsTo, type Level } from "../inventory/totals.ts";
import type { Line } from "./courses.ts";

/** What is made where it is used, from roofs and batteries. */
export const ON_SITE = "on-site";

/** Energy of one kind that one GPC sub-sector uses, TJ in each year of a plan. */
export interface EnergyFlow {
  /** A fuel, `electricity` of the grid, or `on-site`. */
  readonly carrier: string;
  readonly subsector: string;
  readonly amounts: readonly number[];
}

/**
 * Final energy by carrier and sub-sector, of the rows that count at the inventory's level: fuel burned for
 * the grid is in the electricity that comes out. Grid losses are no use. In the order of sub-sectors, then
 * carriers; what is nothing in every year is left out. Amounts sum to the energy of the lines and what is
 * made on site.
 */
export function energyFlows(lines: readonly Line[], level: Level): readonly EnergyFlow[] {
  const flows = new Map<string, { carrier: string; subsector: string; amounts: number[] }>();
  const add = (carrier: string, subsector: string, amounts: readonly number[]): void => {
    if (amounts.every((amount) => amount === 0)) return;
    const key = JSON.stringify([subsector, carrier]);
    let flow = flows.get(key);
    if (!flow) flows.set(key, (flow = { carrier, subsector, amounts: amounts.map(() => 0) }));
    for (const [year, amount] of amounts.entries()) flow.amounts[year] = (flow.amounts[year] ?? 0) + amount;
  };
  for (const { row, carrier, energy, onSite } of lines) {
    if (carrier === null || !belongsTo(row.level, level)) continue;
    add(carrier, row.subsector, energy);
    add(ON_SITE, row.subsector, onSite);
  }
  return [...flows].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, flow]) => flow);
}
