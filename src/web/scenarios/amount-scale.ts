import { BASE_UNITS } from "../../units/mathjs.ts";
import { scaleOf } from "./mass-text.ts";

/** The unit in which an amount is read, and how many coherent base units are in one of it. */
export interface AmountScale {
  readonly unit: string;
  readonly size: number;
}

const [MWH, GWH] = [0.0036, 3.6];

/** The unit that suits amounts as large as this: electricity by the hour, masses by the tonne. */
export function amountScale(
  { dimension, isElectric }: { readonly dimension: string; readonly isElectric: boolean },
  highest: number,
): AmountScale {
  if (isElectric) return highest >= 10 * GWH ? { unit: "GWh", size: GWH } : { unit: "MWh", size: MWH };
  if (dimension === "mass") {
    const { unit, tonnes } = scaleOf(highest);
    return { unit, size: tonnes };
  }
  return { unit: Object.entries(BASE_UNITS).find(([name]) => name === dimension)?.[1] ?? "", size: 1 };
}
