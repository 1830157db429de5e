import { drivenBy } from "../../methods/bind.ts";
import { drivenAmount } from "../../methods/driven.ts";
import { accepted, type Outcome, refused } from "../../units/problem.ts";
import { ELECTRICITY, fuelOf } from "../final-energy.ts";
import type { Source } from "../source.ts";

/** What an inventory of the city says of a year. */
export interface PastYear {
  readonly year: number;
  readonly sources: readonly Source[];
}

/** How much of something there was in a year; null where the inventory does not say. */
export interface YearAmount {
  readonly year: number;
  readonly amount: number | null;
}

/** Amounts of one kind over the years, in coherent base units. */
export interface PastAmounts {
  /** `energy` where everything is final energy, else the dimension that everything is driven by. */
  readonly dimension: string;
  /** Whether all of it is electricity, which people know by the kilowatt hour. */
  readonly isElectric: boolean;
  /** In ascending years. */
  readonly amounts: readonly YearAmount[];
}

/**
 * How much was used in some rows in the years of several inventories: final energy where all of it is
 * energy, else what the activities are driven by. Never emissions: factors change for reasons of their own.
 * A year that lacks one of the rows has no amount, since what is left of it would look like less use.
 * Refused where amounts of different kinds stand together, or no year has any.
 */
export function pastAmounts(past: readonly PastYear[], refs: readonly string[]): Outcome<PastAmounts> {
  const years = past
    .map(({ year, sources }) => ({ year, sources: sources.filter(({ row }) => refs.includes(row.ref)) }))
    .toSorted((one, other) => one.year - other.year);
  const all = years.flatMap(({ sources }) => sources);
  const isEnergy = all.every(({ driven, energyPerDriven }) => driven !== null && energyPerDriven !== null);
  const dimensions = isEnergy ? ["energy"] : [...new Set(all.flatMap((one) => dimensionOf(one) ?? []))];
  const [dimension] = dimensions;
  if (all.length === 0 || dimension === undefined) return refused({ path: "refs", code: "fit.no-amounts" });
  if (dimensions.length > 1) return refused({ path: "refs", code: "fit.units-differ" });
  const amountOf = isEnergy
    ? ({ driven, energyPerDriven }: Source) => (driven ?? 0) * (energyPerDriven ?? 0)
    : ({ bound }: Source) => drivenAmount(bound);
  const there = new Set(all.map(({ row }) => row.ref));
  const amounts = years.map(({ year, sources }) => {
    const isWhole = new Set(sources.map(({ row }) => row.ref)).size === there.size;
    return { year, amount: isWhole ? sumOf(sources.map(amountOf)) : null };
  });
  const isElectric = isEnergy && all.every(({ bound }) => fuelOf(bound) === ELECTRICITY);
  return accepted({ dimension, isElectric, amounts });
}

/** The dimension of what an activity is driven by; null where it has no amount of its own. */
function dimensionOf({ bound }: Source): string | null {
  if (drivenAmount(bound) === null) return null;
  const name = drivenBy(bound);
  const reading = bound.readings.get(name);
  if (reading?.kind === "quantity") return reading.quantity.unit.dimension;
  if (reading?.kind === "series") return reading.readings.at(-1)?.quantity.unit.dimension ?? null;
  const cells = [...bound.readings.values()].flatMap((one) => (one.kind === "list" ? one.rows : []));
  const cell = cells.map((row) => row.get(name)).find((one) => one?.kind === "quantity");
  return cell?.kind === "quantity" ? cell.quantity.unit.dimension : null;
}

/** The whole; null where something has no amount. */
function sumOf(amounts: readonly (number | null)[]): number | null {
  return amounts.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}
