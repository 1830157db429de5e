import { type Driver, driverRatio, reaches } from "./drivers.ts";

/** The eight states of Tapio (2005), whose coupling is an elasticity from 0.8 to 1.2. */
export const TAPIO_STATES = [
  "strong-decoupling",
  "weak-decoupling",
  "expansive-coupling",
  "expansive-negative-decoupling",
  "strong-negative-decoupling",
  "weak-negative-decoupling",
  "recessive-coupling",
  "recessive-decoupling",
] as const;
export type TapioState = (typeof TAPIO_STATES)[number];

/** Why a period has no elasticity: nothing to compare with, or emissions of which no percentage can be told. */
export type NoElasticity = "economy-unchanged" | "emissions-not-positive";

/** How emissions moved with the economy from one year to another; changes are shares of the first year. */
export interface Elasticity {
  readonly economy: number;
  /** Null where the first year's emissions are not above zero. */
  readonly emissions: number | null;
  readonly elasticity: number | null;
  readonly state: TapioState | NoElasticity;
}

export interface DecouplingPeriod extends Elasticity {
  readonly from: number;
  readonly to: number;
}

/** What emissions are held against. */
export const ECONOMIES = ["gdp", "jobs"] as const;
export type Economy = (typeof ECONOMIES)[number];

/** A line of emissions against one measure of the economy: its index, and each period; the last is the whole plan. */
export interface DecoupledLine {
  /** The inventory year is 100; null where it has no emissions above zero. */
  readonly index: readonly number[] | null;
  readonly periods: readonly DecouplingPeriod[];
}

export interface EconomyResult {
  readonly economy: Economy;
  /** The drivers that it is the product of. */
  readonly drivers: readonly string[];
  /** The inventory year is 100. */
  readonly index: readonly number[];
  readonly bau: DecoupledLine;
  readonly scenarios: Readonly<Record<string, DecoupledLine>>;
}

/** Emissions of a plan at the inventory's level, one value for each year, t CO2e. */
export interface DecoupledEmissions {
  readonly years: readonly number[];
  readonly bau: readonly number[];
  readonly scenarios: Readonly<Record<string, readonly number[]>>;
}

const [WEAK, STRONG] = [0.8, 1.2];
/** Below it a change is the arithmetic's, and a bound is met. */
const NOTHING = 1e-9;

/** GDP of a city by the names that countries give it: of a region, of a province. */
const GDP = ["gdp", "grdp", "grp", "gpp", "pdrb"];
/** Which drivers make each measure of the economy, the first that a plan has whole. */
const MADE_OF: Readonly<Record<Economy, readonly (readonly string[])[]>> = {
  gdp: [...GDP.map((name) => [name]), ["gdpPerCapita", "population"]],
  jobs: [["jobs"]],
};

/**
 * Emissions beside each measure of the economy that the plan has drivers for: GDP, also by the names it has for
 * a region, else GDP per person times population, and jobs. None where it has neither.
 */
export function decoupling(
  drivers: ReadonlyMap<string, Driver>,
  { years, bau, scenarios }: DecoupledEmissions,
): readonly EconomyResult[] {
  return ECONOMIES.flatMap((economy): EconomyResult[] => {
    const grown = economyOf(drivers, years, economy);
    if (!grown) return [];
    const { made, ratios } = grown;
    const beside = (values: readonly number[]): DecoupledLine => lineOf(values, ratios, years);
    return [
      {
        economy,
        drivers: made,
        index: ratios.map((ratio) => 100 * ratio),
        bau: beside(bau),
        scenarios: Object.fromEntries(Object.entries(scenarios).map(([id, one]) => [id, beside(one)])),
      },
    ];
  });
}

/** How many times its value of the first year a measure of the economy has in each; null without its drivers. */
export function economyOf(
  drivers: ReadonlyMap<string, Driver>,
  years: readonly number[],
  economy: Economy,
): { readonly made: readonly string[]; readonly ratios: readonly number[] } | null {
  const base = years[0] ?? 0;
  const isKnown = (name: string): boolean => {
    const driver = drivers.get(name);
    return driver !== undefined && reaches(driver, base);
  };
  const made = MADE_OF[economy].find((names) => names.every(isKnown));
  if (!made) return null;
  const ratios = years.map((year) =>
    made.reduce((product, name) => {
      const driver = drivers.get(name);
      return driver ? product * driverRatio(driver, base, year) : product;
    }, 1),
  );
  return { made, ratios };
}

/**
 * The elasticity `%ΔE / %ΔG` of emissions against the economy between two years, and its state. Emissions that
 * stay as they are count as weak. There is none where the economy does not change, or where the first
 * emissions are not above zero; the economy's values must be.
 */
export function tapio(
  emissions: readonly [before: number, after: number],
  economy: readonly [before: number, after: number],
): Elasticity {
  const grown = changeOf(economy);
  if (emissions[0] <= 0)
    return { economy: grown, emissions: null, elasticity: null, state: "emissions-not-positive" };
  const emitted = changeOf(emissions);
  if (grown === 0)
    return { economy: grown, emissions: emitted, elasticity: null, state: "economy-unchanged" };
  const elasticity = emitted === 0 ? 0 : emitted / grown;
  return { economy: grown, emissions: emitted, elasticity, state: stateOf(elasticity, grown > 0) };
}

/** Where the periods of a plan begin and end: its first year, each fifth that is not next to an end, its last. */
export function periodEnds(years: readonly number[]): readonly number[] {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  const within = years.filter((year) => year % 5 === 0 && year - first > 1 && last - year > 1);
  return first === last ? [first] : [first, ...within, last];
}

function stateOf(elasticity: number, isGrowing: boolean): TapioState {
  if (elasticity < 0) return isGrowing ? "strong-decoupling" : "strong-negative-decoupling";
  if (elasticity < WEAK - NOTHING) return isGrowing ? "weak-decoupling" : "weak-negative-decoupling";
  if (elasticity <= STRONG + NOTHING) return isGrowing ? "expansive-coupling" : "recessive-coupling";
  return isGrowing ? "expansive-negative-decoupling" : "recessive-decoupling";
}

function changeOf([before, after]: readonly [number, number]): number {
  const change = after / before - 1;
  return Math.abs(change) < NOTHING ? 0 : change;
}

function lineOf(
  emissions: readonly number[],
  economy: readonly number[],
  years: readonly number[],
): DecoupledLine {
  const base = emissions[0] ?? 0;
  const pair = (values: readonly number[], from: number, to: number): readonly [number, number] => [
    values[years.indexOf(from)] ?? 0,
    values[years.indexOf(to)] ?? 0,
  ];
  const period = (from: number, to: number): DecouplingPeriod => ({
    from,
    to,
    ...tapio(pair(emissions, from, to), pair(economy, from, to)),
  });
  const ends = periodEnds(years);
  const parts = ends.slice(1).map((to, index) => period(ends[index] ?? to, to));
  const [first, last] = [ends[0] ?? 0, ends.at(-1) ?? 0];
  return {
    index: base > 0 ? emissions.map((value) => (100 * value) / base) : null,
    periods: parts.length > 1 ? [...parts, period(first, last)] : parts,
  };
}
