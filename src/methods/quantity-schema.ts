import { accepted, type Outcome, refused } from "../units/problem.ts";
import { type Quantity, readQuantity, toBase } from "../units/quantity.ts";
import { readUnit } from "../units/unit.ts";
import type { QuantityInput, SeriesInput } from "./method.ts";
import type { QuantityReading } from "./reading.ts";

/** Reads a quantity of a document in one of the input's units and within its bounds. */
export function readBounded(given: unknown, input: QuantityInput | SeriesInput): Outcome<QuantityReading> {
  const quantity = readQuantity(given, input.units, "");
  return quantity.ok ? bounded(quantity.value, input) : quantity;
}

/** A quantity in its base unit. Refused: one below or above what the input takes. */
export function bounded(value: Quantity, input: QuantityInput | SeriesInput): Outcome<QuantityReading> {
  const base = toBase(value);
  const [first] = input.units;
  const unit = readUnit(first ?? "");
  const minimum = input.kind === "quantity" ? (input.min ?? 0) : 0;
  const maximum = input.kind === "quantity" ? input.max : undefined;
  if (minimum === 0 && base < 0) {
    return refused({ path: "", code: "value.negative", params: { found: value.value } });
  }
  if (unit.ok && unit.value.dimension === value.unit.dimension) {
    const bound = (limit: number): string => `${limit} ${first === "1" ? "" : first}`.trim();
    if (base < minimum * unit.value.scale) {
      return refused({ path: "", code: "value.too-small", params: { minimum: bound(minimum) } });
    }
    if (maximum !== undefined && base > maximum * unit.value.scale) {
      return refused({ path: "", code: "value.too-big", params: { maximum: bound(maximum) } });
    }
  }
  return accepted({ kind: "quantity", quantity: value, base });
}
