import { activityReduction } from "./activity-reduction.ts";
import { efficiency } from "./efficiency.ts";
import { fuelSwitch } from "./fuel-switch.ts";
import type { Operator } from "./operator.ts";
import { wasteDiversion } from "./waste-diversion.ts";

/** The types of measure, by the name documents give them. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ["efficiency", efficiency],
  ["activity-reduction", activityReduction],
  ["fuel-switch", fuelSwitch],
  ["waste-diversion", wasteDiversion],
]);
