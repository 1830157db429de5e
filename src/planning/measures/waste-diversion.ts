import { TREATMENTS } from "../newcomers.ts";
import { joinNewcomers, type Newcomer } from "../state.ts";
import { declareOperator, STAGES } from "./operator.ts";
import { split } from "./split.ts";

interface Diversion {
  readonly share: number;
  readonly fraction: string;
  /** Tonnes of the fraction in one unit of the driven mass. */
  readonly content: number;
  readonly newcomers: readonly Newcomer[];
}

/**
 * Keeps a share of one fraction out of a landfill or an incinerator, to another treatment where one is
 * named. Decay of what was deposited before goes on.
 */
export const wasteDiversion = declareOperator({
  stage: STAGES.waste,
  fields: {
    fraction: { kind: "choice", from: "fractions" },
    share: { kind: "share" },
    to: { kind: "choice", from: Object.keys(TREATMENTS), optional: true },
  },
  ready: ({ fraction, share, to }, source, { measure, newcomers, refuse, remark }): Diversion | null => {
    const content = source.contents.get(fraction);
    if (content === undefined || source.driven === null) {
      remark("plan.diversion-without-fraction", { fraction });
      return null;
    }
    if (to === undefined) {
      remark("plan.diversion-untreated", { fraction });
      return { share, fraction, content, newcomers: [] };
    }
    const joining = newcomers.forTreatment(to, fraction, source, measure);
    if (!joining.ok) {
      for (const { code, params } of joining.problems) refuse("to", code, params);
      return null;
    }
    for (const { code, params } of joining.value.remarks) remark(code, params);
    return { share, fraction, content, newcomers: joining.value.newcomers };
  },
  apply: (state, source, acting) => {
    for (const [fraction, diversions] of Map.groupBy(acting, ({ action }) => action.fraction)) {
      const amounts = diversions.map(() => state.drive.map(() => 0));
      const keptByYear = state.drive.map((drive, index) => {
        const { kept, taken } = split(
          diversions.map(({ action, adoption }) => action.share * (adoption[index] ?? 0)),
        );
        for (const [one, part] of taken.entries()) {
          const mass = (source.driven ?? 0) * drive * (diversions[one]?.action.content ?? 0);
          (amounts[one] as number[])[index] = mass * part;
        }
        return kept;
      });
      state.kept.set(fraction, keptByYear);
      for (const [one, { action }] of diversions.entries())
        joinNewcomers(state, action.newcomers, amounts[one] ?? []);
    }
  },
});
