import type { Input, QuantityInput } from "../method.ts";

/** Volume 3 of the Guidelines, as sources name it. */
export const VOLUME_3 = "IPCC 2006 Guidelines, Volume 3";

export const INDUSTRY_REFS = ["IV.1"];

/** The input `amount` of a product or material, in tonnes. */
export function amountOf(label: string, hint: string): QuantityInput {
  return { kind: "quantity", name: "amount", label, hint, units: ["t"], offer: ["t", "kt", "kg"] };
}

/** A mass that may be left out: none, then. */
export function massIfAny(name: string, label: string, hint: string): QuantityInput {
  return { kind: "quantity", name, label, hint, units: ["t"], offer: ["t", "kt", "kg"], default: 0 };
}

/** A question answered with yes or no. */
export function yesNo(name: string, label: string, hint: string): Input {
  return { kind: "choice", name, label, hint, options: ["no", "yes"], default: "no" };
}
