import { drivenBy } from "../../methods/bind.ts";
import type { Reading } from "../../methods/reading.ts";
import { joinNewcomers, type Newcomer } from "../state.ts";
import { declareOperator, STAGES } from "./operator.ts";
import { split } from "./split.ts";

interface Switch {
  readonly share: number;
  readonly ratio: number;
  /** None for a natural refrigerant. */
  readonly newcomers: readonly Newcomer[];
}

/**
 * New appliances are filled with another gas, or with a natural one (hydrocarbons, ammonia, CO2), whose own
 * warming is left out: a hundredth of a percent of what it replaces. Where the bank is counted from what is placed or sold, the
 * appliances of before keep theirs until they are scrapped: the saving lags by their lifetime.
 */
export const refrigerantSwitch = declareOperator({
  stage: STAGES.technology,
  fields: {
    share: { kind: "share" },
    to: { kind: "choice", from: { method: "PU-ODS", input: "substance" }, optional: true },
    charge: { kind: "number", least: 0.01, most: 5, optional: true },
  },
  ready: ({ share, to, charge }, source, { measure, newcomers, refuse, remark }): Switch | null => {
    const { choices, readings } = source.bound;
    if (!choices.has("substance")) {
      remark("plan.no-refrigerant");
      return null;
    }
    if (to === undefined) {
      remark("plan.natural-refrigerant");
      return { share, ratio: 1, newcomers: [] };
    }
    if (choices.get("substance") === to) {
      remark("plan.switch-to-itself", { fuel: to });
      return null;
    }
    const changed = new Map<string, Reading>([["substance", { kind: "choice", value: to }]]);
    const masses = MASSES_OF_THE_YEAR.filter((name) => readings.has(name) && name !== drivenBy(source.bound));
    const variant = newcomers.variant(source, { readings: changed, without: masses }, measure);
    if (variant.ok) return { share, ratio: charge ?? 1, newcomers: [variant.value] };
    for (const { code, params } of variant.problems) refuse("to", code, params);
    return null;
  },
  apply: (state, _source, acting) => {
    const amounts = acting.map(() => state.drive.map(() => 0));
    for (const [year, drive] of state.drive.entries()) {
      const { kept, taken } = split(acting.map(({ action, adoption }) => action.share * (adoption[year] ?? 0))); // prettier-ignore
      state.drive[year] = drive * kept;
      for (const [one, part] of taken.entries())
        (amounts[one] as number[])[year] = drive * part * (acting[one]?.action.ratio ?? 1);
    }
    for (const [one, { action }] of acting.entries())
      joinNewcomers(state, action.newcomers, amounts[one] ?? []);
  },
});

/** What was scrapped, destroyed or held of the old gas in the inventory year. */
const MASSES_OF_THE_YEAR = ["scrapped", "destroyed", "retiredCharge", "inContainers", "filledHere"];
