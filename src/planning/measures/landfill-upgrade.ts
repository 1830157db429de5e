import type { Reading } from "../../methods/reading.ts";
import { joinNewcomers, type Newcomer } from "../state.ts";
import { columnOf } from "../../methods/bind.ts";
import { declareOperator, STAGES } from "./operator.ts";
import { split } from "./split.ts";

interface Upgrade {
  readonly share: number;
  readonly newcomer: Newcomer;
}

/**
 * New waste goes to a site of another kind, or under a cover that oxidises; what was buried before decays
 * where it lies. A managed site lacks air and gives off more methane than a shallow dump: said where it does.
 */
export const landfillUpgrade = declareOperator({
  stage: STAGES.waste,
  fields: {
    share: { kind: "share" },
    site: { kind: "choice", from: { library: "swds/+/mcf" } },
    oxidation: { kind: "share", optional: true },
  },
  ready: ({ share, site, oxidation }, source, { measure, newcomers, refuse, remark }): Upgrade | null => {
    if (!source.bound.choices.has("site")) {
      remark("plan.no-landfill");
      return null;
    }
    const readings = new Map<string, Reading>([["site", { kind: "choice", value: site }]]);
    if (oxidation !== undefined) readings.set("oxidation", { kind: "share", value: oxidation });
    const variant = newcomers.variant(source, { readings, without: ["recovered"] }, measure);
    if (!variant.ok) {
      for (const { code, params } of variant.problems) refuse("site", code, params);
      return null;
    }
    const mcf = columnOf(source.bound, "activity", "mcf");
    const after = variant.value.bound.activity[columnOf(variant.value.bound, "activity", "mcf")] ?? 0;
    if (after > (source.bound.activity[mcf] ?? 0)) remark("plan.landfill-raises", { site });
    return { share, newcomer: variant.value };
  },
  apply: (state, _source, acting) => {
    const amounts = acting.map(() => state.drive.map(() => 0));
    for (const [year, drive] of state.drive.entries()) {
      const { kept, taken } = split(acting.map(({ action, adoption }) => action.share * (adoption[year] ?? 0))); // prettier-ignore
      state.drive[year] = drive * kept;
      for (const [one, part] of taken.entries()) (amounts[one] as number[])[year] = drive * part;
    }
    for (const [one, { action }] of acting.entries())
      joinNewcomers(state, [action.newcomer], amounts[one] ?? []);
  },
});
