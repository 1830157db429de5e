import { type BoundActivity, drivenBy } from "../methods/bind.ts";
import { FactorFinder, type Setting } from "../methods/factor-finder.ts";
import type { Method } from "../methods/method.ts";
import type { OwnFactor } from "../methods/own-factors.ts";

/** Grid losses are electricity that other activities already count as used. */
const LOSSES = new Set(["EL-TD"]);

/** Inputs that make a fuel a blend, of which one calorific value says nothing. */
const BLENDS = ["biofuelShare", "bioShare"];

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
 * used on it. Null for what is no fuel, and for blends.
 */
export function energyPerDriven(
  bound: BoundActivity,
  own: readonly OwnFactor[],
  setting: Setting,
): number | null {
  if (fuelOf(bound) === null || BLENDS.some((name) => bound.readings.has(name))) return null;
  const { method } = bound.program.registered;
  const finder = new FactorFinder(setting, own, (name) => bound.choices.get(name) ?? "absent");
  const factor = (name: string): { base: number; dimension: string } | null => {
    const need = method.factors.find((one) => one.name === name);
    return need ? finder.find(need, null, bound.choices) : null;
  };
  const amount = amountOf(bound);
  if (!amount || amount.dimension === "energy") return amount?.perDriven ?? null;
  const [ncv, density] = [factor("ncv"), factor("density")];
  const per = ncv && `energy/${amount.dimension}`;
  if (!ncv || (per !== ncv.dimension && !density)) return null;
  if (per === ncv.dimension) return amount.perDriven * ncv.base;
  const volumes = density?.base ?? 1;
  return amount.perDriven * ncv.base * (amount.dimension === "volume" ? volumes : 1 / volumes);
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
