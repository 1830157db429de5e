import type { Reading } from "../../methods/reading.ts";
import { joinNewcomers, type Newcomer } from "../state.ts";
import { declareOperator, STAGES } from "./operator.ts";
import { split } from "./split.ts";

interface Blend {
  readonly share: number;
  /** Of the driven input with the blend, for one without: the same energy. */
  readonly ratio: number;
  readonly newcomer: Newcomer;
}

/**
 * Biofuel blended into road fuel, by volume. Vehicles need the same energy, so that a litre with less in it
 * means more litres; what the biofuel emits as CO2 is biogenic and stays beside the total.
 */
export const fuelBlend = declareOperator({
  stage: STAGES.factors,
  fields: { share: { kind: "share" }, blend: { kind: "share" } },
  ready: ({ share, blend }, source, { measure, newcomers, refuse, remark }): Blend | null => {
    const { bound, driven, energyPerDriven } = source;
    const now = bound.readings.get("biofuelShare");
    const takes = bound.program.registered.method.inputs.some(({ name }) => name === "biofuelShare");
    if (!takes || driven === null || driven === 0) {
      remark("plan.no-blend");
      return null;
    }
    if (blend <= (now?.kind === "share" ? now.value : 0)) {
      remark("plan.blend-reached");
      return null;
    }
    const readings = new Map<string, Reading>([["biofuelShare", { kind: "share", value: blend }]]);
    const variant = newcomers.variant(source, { readings }, measure);
    if (!variant.ok) {
      for (const { code, params } of variant.problems) refuse("blend", code, params);
      return null;
    }
    const each = variant.value.energyPerDriven / driven;
    if (energyPerDriven !== null && each > 0)
      return { share, ratio: energyPerDriven / each, newcomer: variant.value };
    remark("plan.energy-not-known");
    return { share, ratio: 1, newcomer: variant.value };
  },
  apply: (state, _source, acting) => {
    const amounts = acting.map(() => state.drive.map(() => 0));
    for (const [year, drive] of state.drive.entries()) {
      const { kept, taken } = split(
        acting.map(({ action, adoption }) => action.share * (adoption[year] ?? 0)),
      );
      state.drive[year] = drive * kept;
      for (const [one, part] of taken.entries())
        (amounts[one] as number[])[year] = drive * part * (acting[one]?.action.ratio ?? 1);
    }
    for (const [one, { action }] of acting.entries())
      joinNewcomers(state, [action.newcomer], amounts[one] ?? []);
  },
});
