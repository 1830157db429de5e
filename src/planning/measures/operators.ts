import { activityReduction } from "./activity-reduction.ts";
import { behaviour } from "./behaviour.ts";
import { distributedRenewable } from "./distributed-renewable.ts";
import { efficiency } from "./efficiency.ts";
import { factorPath } from "./factor-path.ts";
import { fuelBlend } from "./fuel-blend.ts";
import { fuelSwitch } from "./fuel-switch.ts";
import { gasRecovery } from "./gas-recovery.ts";
import { factorScaling } from "./factor-scaling.ts";
import { ippuBank } from "./ippu-bank.ts";
import { landfillUpgrade } from "./landfill-upgrade.ts";
import { lossFactor } from "./loss-factor.ts";
import { marketBasedMemo } from "./market-based-memo.ts";
import { modalShift } from "./modal-shift.ts";
import type { Operator } from "./operator.ts";
import { refrigerantSwitch } from "./refrigerant-switch.ts";
import { removalCohort } from "./removal-cohort.ts";
import { wastewater } from "./wastewater.ts";
import { stockTurnover } from "./stock-turnover.ts";
import { storage } from "./storage.ts";
import { technologyShare } from "./technology-share.ts";
import { usefulIntensityNewBuild } from "./useful-intensity-new-build.ts";
import { usefulIntensity } from "./useful-intensity.ts";
import { wasteDiversion } from "./waste-diversion.ts";

/** The types of measure, by the name documents give them. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ["efficiency", efficiency],
  ["activity-reduction", activityReduction],
  ["behaviour", behaviour],
  ["useful-intensity", usefulIntensity],
  ["useful-intensity-new-build", usefulIntensityNewBuild],
  ["stock-turnover", stockTurnover],
  ["modal-shift", modalShift],
  ["fuel-switch", fuelSwitch],
  ["technology-share", technologyShare],
  ["distributed-renewable", distributedRenewable],
  ["storage", storage],
  ["market-based-memo", marketBasedMemo],
  ["loss-factor", lossFactor],
  ["fuel-blend", fuelBlend],
  ["factor-path", factorPath],
  ["waste-diversion", wasteDiversion],
  ["fod-parameter", landfillUpgrade],
  ["fod-recovery", gasRecovery],
  ["wastewater", wastewater],
  ["refrigerant-switch", refrigerantSwitch],
  ["ippu-bank", ippuBank],
  ["factor-scaling", factorScaling],
  ["removal-cohort", removalCohort],
]);
