import { reduce } from "../state.ts";
import { declareOperator, STAGES } from "./operator.ts";

/** Less of the activity itself: `1 - share × saving`. */
export const activityReduction = declareOperator({
  stage: STAGES.activity,
  fields: { share: { kind: "share" }, saving: { kind: "share" } },
  ready: ({ share, saving }) => ({ reduction: share * saving }),
  apply: (state, _source, acting) => {
    for (const { adoption, action } of acting) reduce(state, adoption, action.reduction);
  },
});
