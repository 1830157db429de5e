import type { Problem } from "../units/problem.ts";
import type { Method } from "./method.ts";
import type { Readings } from "./reading.ts";

/** Sums of decimal fractions leave dust: contracts for a tenth ten times are the whole. */
const DUST = 1e-9;

/** Lists whose column comes to more than the quantity it is a part of (`atMost`). */
export function overdrawnLists({ inputs }: Method, readings: Readings): readonly Problem[] {
  return inputs.flatMap((input) => {
    if (input.kind !== "list" || !input.atMost) return [];
    const { atMost, columns } = input;
    const rows = readings.get(input.name);
    const whole = readings.get(atMost.input);
    if (rows?.kind !== "list" || whole?.kind !== "quantity") return [];
    const total = rows.rows.reduce((sum, row) => {
      const cell = row.get(atMost.column);
      return sum + (cell?.kind === "quantity" ? cell.base : 0);
    }, 0);
    if (total <= whole.base * (1 + DUST)) return [];
    const label = (names: readonly { name: string; label: string }[], name: string): string =>
      names.find((one) => one.name === name)?.label ?? name;
    const params = { part: label(columns, atMost.column), whole: label(inputs, atMost.input) };
    return [{ path: `inputs.${input.name}`, code: "list.more-than", params }];
  });
}
