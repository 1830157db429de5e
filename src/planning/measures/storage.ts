import { note } from "../state.ts";
import { electricityOf } from "./electricity-use.ts";
import { declareOperator, STAGES } from "./operator.ts";
import { fill } from "./split.ts";

interface Store {
  readonly share: number;
  readonly efficiency: number;
}

/**
 * Batteries: a share of what panels on site would send to the grid is kept for the evening, less what is
 * lost on the way in and out. They make nothing themselves; without panels they do nothing.
 */
export const storage = declareOperator({
  stage: STAGES.generation,
  fields: { share: { kind: "share" }, roundTrip: { kind: "share" } },
  ready: ({ share, roundTrip }, source, { remark }): Store | null =>
    electricityOf(source, remark) && { share, efficiency: roundTrip },
  apply: (state, _source, acting) => {
    const exported = state.asides.filter(({ code }) => code === "plan.exported");
    for (const [year, drive] of state.drive.entries()) {
      const spare = exported.reduce((sum, { portions }) => sum + (portions[year] ?? 0), 0);
      const { taken } = fill(acting.map(({ action, adoption }) => action.share * (adoption[year] ?? 0)));
      const back = taken.reduce((sum, part, one) => sum + part * (acting[one]?.action.efficiency ?? 0), 0);
      const useful = spare * back;
      const needed = useful > drive ? drive / useful : 1;
      const stored = needed * taken.reduce((sum, part) => sum + part, 0);
      state.drive[year] = Math.max(0, drive - useful * needed);
      state.onSite[year] = (state.onSite[year] ?? 0) + useful * needed;
      for (const { portions } of exported) portions[year] = (portions[year] ?? 0) * (1 - stored);
    }
    if (exported.length > 0) return;
    for (const { measure, adoption } of acting) note(state, measure, "plan.nothing-to-store", adoption);
  },
});
