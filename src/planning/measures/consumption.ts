import { ELECTRICITY } from "../final-energy.ts";
import type { Source } from "../source.ts";
import type { Newcomer } from "../state.ts";
import type { Measured } from "./field.ts";
import type { Readying } from "./operator.ts";

/** What a kilometre takes, or an appliance in a year. */
export const CONSUMPTION = {
  kind: "quantity",
  units: ["L/100 km", "kWh/100 km", "kg/100 km", "kWh", "L", "kg"],
  offer: ["L/100 km", "kWh/100 km", "kg/100 km", "kWh/km", "MJ/km", "kWh", "L", "kg"],
  dimensioned: true,
} as const;

const UNIT_OF: Readonly<Record<string, string>> = { energy: "TJ", volume: "m3", mass: "t" };

/** Names of the measure's fields, for what is wrong in them. */
interface Named {
  readonly fuel: string;
  readonly consumption: string;
}

/**
 * What the use of a fuel or of electricity for a service brings in, in place of a source or beside it: of the
 * base unit that its consumption is told in. Null where it is refused.
 * @param per what the consumption must be of: `length`, or empty for units
 */
export function newcomersOf(
  { fuel, consumption, per }: { readonly fuel: string; readonly consumption: Measured; readonly per: string },
  source: Source,
  { measure, newcomers, refuse, remark }: Readying,
  named: Named,
): readonly Newcomer[] | null {
  const [used = "", of = ""] = consumption.dimension.split("/");
  if (of !== per) {
    refuse(named.consumption, per === "length" ? "plan.consumption-per-distance" : "plan.consumption-per-unit"); // prettier-ignore
    return null;
  }
  if (fuel === ELECTRICITY && used !== "energy") {
    refuse(named.consumption, "plan.electricity-is-energy");
    return null;
  }
  const joining = newcomers.forFuel(fuel, source, measure, UNIT_OF[used]);
  if (!joining.ok) {
    for (const { code, params } of joining.problems) refuse(named.fuel, code, params);
    return null;
  }
  for (const { code, params } of joining.value.remarks) remark(code, params);
  return withoutEnergyOf(source, joining.value.newcomers, remark);
}

/** Energy of newcomers counts only where that of what they take the place of is known. */
export function withoutEnergyOf(
  source: Source,
  newcomers: readonly Newcomer[],
  remark: Readying["remark"],
): readonly Newcomer[] {
  if (source.energyPerDriven !== null) return newcomers;
  remark("plan.energy-not-known");
  return newcomers.map((one) => ({ ...one, energyPerDriven: 0 }));
}
