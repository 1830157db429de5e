import { bindActivity } from "../methods/bind.ts";
import type { Setting } from "../methods/factor-finder.ts";
import type { OwnFactor } from "../methods/own-factors.ts";
import type { Reading, SeriesReading } from "../methods/reading.ts";
import { accepted, type Outcome } from "../units/problem.ts";
import { energyPerDriven, isFinalUse } from "./final-energy.ts";
import { inYear } from "./in-year.ts";
import type { Source } from "./source.ts";
import { type Newcomer, stateOf } from "./state.ts";

/** What is different in a variant of an activity: inputs by name, and factors that take the place of its own. */
export interface Changes {
  readonly readings?: ReadonlyMap<string, Reading>;
  readonly own?: readonly OwnFactor[];
  /** Inputs that are not of the variant: amounts that belong to the activity as it is (methane recovered). */
  readonly without?: readonly string[];
}

/**
 * The same activity done otherwise: on another kind of site, by another treatment, under another water
 * regime. One of its driven unit is the whole of the activity in the inventory year, so that what joins of
 * it is a share. A variant with memory begins without a past: what was done before stays with the activity.
 */
export function variantOf(
  source: Source,
  measure: string,
  { readings = new Map(), own = [], without = [] }: Changes,
  setting: Setting,
): Outcome<Newcomer> {
  const { id, row, bound } = source;
  const { registered } = bound.program;
  const names = new Set(own.map(({ name, element }) => `${name}.${element ?? ""}`));
  const input = {
    id: `${id}/${measure}`,
    ref: row.ref,
    readings: new Map([
      ...withoutPast(bound.readings, setting.year).filter(([name]) => !without.includes(name)),
      ...readings,
    ]),
    own: [...source.own.filter(({ name, element }) => !names.has(`${name}.${element ?? ""}`)), ...own],
  };
  const variant = bindActivity(registered, input, setting);
  if (!variant.ok) return variant;
  const each = isFinalUse(registered.method) ? energyPerDriven(variant.value, input.own, setting) : null;
  return accepted({
    id: input.id,
    row,
    bound: variant.value,
    own: input.own,
    energyPerDriven: (each ?? 0) * (source.driven ?? 0),
  });
}

/** A newcomer as an activity of which the inventory has nothing yet, for measures that touch none. */
export function beginning(newcomer: Newcomer): Source {
  const { id, row, own, energyPerDriven: energy } = newcomer;
  const nothing = stateOf([0]);
  const bound = inYear(newcomer.bound, { after: 0, ...nothing });
  return { id, row, bound, own, driven: 0, energyPerDriven: energy, contents: new Map() };
}

/** Readings with each series from the inventory year on. */
function withoutPast(
  readings: ReadonlyMap<string, Reading>,
  year: number,
): readonly (readonly [string, Reading])[] {
  return [...readings].map(([name, reading]): [string, Reading] => {
    if (reading.kind === "series") return [name, from(reading, year)];
    if (reading.kind !== "composition" || reading.years === null) return [name, reading];
    return [name, { ...reading, years: null, shares: reading.shares.slice(-1) }];
  });
}

function from(series: SeriesReading, year: number): SeriesReading {
  const kept = series.years.flatMap((one, index) => (one >= year ? [index] : []));
  return {
    ...series,
    years: kept.flatMap((index) => series.years[index] ?? []),
    readings: kept.flatMap((index) => series.readings[index] ?? []),
  };
}
