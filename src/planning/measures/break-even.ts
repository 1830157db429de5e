import { ELECTRICITY } from "../final-energy.ts";
import type { Newcomers } from "../newcomers.ts";
import type { Newcomer } from "../state.ts";
import type { Readying } from "./operator.ts";

const MWH_PER_TJ = 1 / 0.0036;

/**
 * Says at which grid factor a change to electricity saves nothing: what one delivered MWh takes the place of
 * emits that much. Beside it what one emits in the inventory year, grid losses included.
 * @param tonnes t CO2e of what is done now
 * @param energy TJ of electricity that would do the same
 */
export function remarkBreakEven(
  tonnes: number,
  energy: number,
  electric: { readonly fuel: string; readonly joining: readonly Newcomer[]; readonly newcomers: Newcomers },
  remark: Readying["remark"],
): void {
  if (electric.fuel !== ELECTRICITY || energy <= 0) return;
  const each = electric.joining.reduce((sum, { bound }) => sum + electric.newcomers.co2eOf(bound), 0);
  const breakEven = readable(tonnes / (energy * MWH_PER_TJ));
  const grid = readable(each / MWH_PER_TJ);
  remark(breakEven > grid ? "plan.break-even" : "plan.break-even-above", { breakEven, grid });
}

function readable(tonnesPerMwh: number): number {
  return Number(tonnesPerMwh.toPrecision(3));
}
