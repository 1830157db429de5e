import { type BoundActivity, drivenBy } from "../methods/bind.ts";
import { FactorFinder, type Setting } from "../methods/factor-finder.ts";
import type { Method } from "../methods/method.ts";
import type { OwnFactor } from "../methods/own-factors.ts";

/** Grid losses are electricity that other activities already count as used. */
const LOSSES = new Set(["EL-TD"]);

/** Inputs that make a fuel a blend, of which one calorific value says too little. */
const BLENDS = ["biofuelShare", "bioShare"];
/** The share that is always of the volume; what the other is of, an entry says itself. */
const BY_VOLUME = "biofuelShare";

export const ELECTRICITY = "electricity";

export function isFinalUse(method: Method): boolean {
  return !LOSSES.has(method.code);
}

/** The fuel an activity burns, `electricity`, or null where it uses no energy of one kind. */
export function fuelOf(bound: BoundActivity): string | null {
  return bound.choices.get("fuel") ?? (drivenBy(bound) === "energy" ? ELECTRICITY : null);
}

/**
 * TJ of final energy in one coherent base unit of an activity's driven input: an energy, or an amount of
 * fuel by its density and calorific value (the city's own, else the library's), or a distance by what is
 * used on it. Null for what is no fuel, and for blends of which it cannot be told.
 */
export function energyPerDriven(
  bound: BoundActivity,
  own: readonly OwnFactor[],
  setting: Setting,
): number | null {
  if (fuelOf(bound) === null) return null;
  const amount = amountOf(bound);
  if (!amount) return null;
  const each = energyPer(amount.dimension, bound, own, setting);
  return each === null ? null : each * amount.perDriven;
}

/** TJ in one coherent base unit of an activity's fuel: of its energy, its mass or its volume. */
export function energyPer(
  dimension: string,
  bound: BoundActivity,
  own: readonly OwnFactor[],
  setting: Setting,
): number | null {
  if (dimension === "energy") return 1;
  const blend = BLENDS.find((name) => bound.readings.has(name));
  const share = blend === undefined ? undefined : bound.readings.get(blend);
  const { method } = bound.program.registered;
  const fact = (name: string): string => bound.choices.get(name) ?? (name === blend ? "1" : "absent");
  const finder = new FactorFinder(setting, own, fact);
  const factor = (name: string): Measured | null => {
    const need = method.factors.find((one) => one.name === name);
    return need ? finder.find(need, null, bound.choices) : null;
  };
  const fuel = contentOf(factor("ncv"), factor("density"));
  if (!share) return fuel(dimension);
  const [biofuel, part] = [contentOf(factor("bioNcv"), factor("bioDensity")), share];
  if (part.kind !== "share" || blend !== BY_VOLUME) return null;
  const mixed = (one: number | null, other: number | null): number | null =>
    one === null || other === null ? null : (1 - part.value) * one + part.value * other;
  const [volume, density, bioDensity] = [mixed(fuel("volume"), biofuel("volume")), factor("density"), factor("bioDensity")]; // prettier-ignore
  if (dimension === "volume" || volume === null) return volume;
  const weight = mixed(density?.base ?? null, bioDensity?.base ?? null);
  return weight === null ? null : volume / weight;
}

interface Measured {
  readonly base: number;
  readonly dimension: string;
}

/** TJ in one mass or volume of a fuel, by a calorific value of either and the density where they differ. */
function contentOf(ncv: Measured | null, density: Measured | null): (dimension: string) => number | null {
  return (dimension) => {
    if (!ncv) return null;
    if (ncv.dimension === `energy/${dimension}`) return ncv.base;
    if (!density) return null;
    return dimension === "volume" ? ncv.base * density.base : ncv.base / density.base;
  };
}

/** What of the fuel is in one of the driven input: itself, or the use per distance. */
function amountOf(bound: BoundActivity): { readonly perDriven: number; readonly dimension: string } | null {
  const driven = bound.readings.get(drivenBy(bound));
  if (driven?.kind !== "quantity") return null;
  const { dimension } = driven.quantity.unit;
  if (["energy", "mass", "volume"].includes(dimension)) return { perDriven: 1, dimension };
  const consumption = bound.readings.get("consumption");
  if (dimension !== "length" || consumption?.kind !== "quantity") return null;
  const [used, per] = consumption.quantity.unit.dimension.split("/");
  return per === "length" && used !== undefined ? { perDriven: consumption.base, dimension: used } : null;
}
