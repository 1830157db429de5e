import { fuelOf } from "../final-energy.ts";
import { joinNewcomers, type Newcomer } from "../state.ts";
import { remarkBreakEven } from "./break-even.ts";
import { declareOperator, STAGES } from "./operator.ts";
import { split } from "./split.ts";

interface Switch {
  readonly share: number;
  /** Final energy of the new fuel for one of the old: useful energy is conserved. */
  readonly ratio: number;
  readonly newcomers: readonly Newcomer[];
}

/** Moves a share of the energy to another fuel, or to electricity, in the same use. */
export const fuelSwitch = declareOperator({
  stage: STAGES.technology,
  brings: true,
  fields: {
    share: { kind: "share" },
    to: { kind: "choice", from: "fuels" },
    efficiencyFrom: { kind: "efficiency" },
    efficiencyTo: { kind: "efficiency" },
  },
  ready: (fields, source, { measure, newcomers, refuse, remark }): Switch | null => {
    if (source.energyPerDriven === null || source.driven === null) {
      remark("plan.switch-without-energy");
      return null;
    }
    if (fuelOf(source.bound) === fields.to) {
      remark("plan.switch-to-itself", { fuel: fields.to });
      return null;
    }
    const joining = newcomers.forFuel(fields.to, source, measure);
    if (!joining.ok) {
      for (const { code, params } of joining.problems) refuse("to", code, params);
      return null;
    }
    for (const { code, params } of joining.value.remarks) remark(code, params);
    const ratio = fields.efficiencyFrom / fields.efficiencyTo;
    const energy = source.driven * source.energyPerDriven * ratio;
    const electric = { fuel: fields.to, joining: joining.value.newcomers, newcomers };
    remarkBreakEven(newcomers.co2eOf(source.bound), energy, electric, remark);
    return { share: fields.share, ratio, newcomers: joining.value.newcomers };
  },
  apply: (state, source, acting) => {
    const energy = (source.driven ?? 0) * (source.energyPerDriven ?? 0);
    const amounts = acting.map(() => state.drive.map(() => 0));
    for (const [index, drive] of state.drive.entries()) {
      const { kept, taken } = split(
        acting.map(({ action, adoption }) => action.share * (adoption[index] ?? 0)),
      );
      state.drive[index] = drive * kept;
      for (const [one, part] of taken.entries()) {
        (amounts[one] as number[])[index] = energy * drive * part * (acting[one]?.action.ratio ?? 0);
      }
    }
    for (const [one, { action }] of acting.entries())
      joinNewcomers(state, action.newcomers, amounts[one] ?? []);
  },
});
