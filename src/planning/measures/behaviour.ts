import { reduce } from "../state.ts";
import { declareOperator, STAGES } from "./operator.ts";

/** Habits: less of the activity as long as they last. They fade as their adoption does. */
export const behaviour = declareOperator({
  stage: STAGES.useful,
  fields: { share: { kind: "share" }, saving: { kind: "share" } },
  ready: ({ share, saving }, _source, { adoption, remark }) => {
    const most = Math.max(...adoption);
    const fades = adoption.lastIndexOf(most) < adoption.length - 1;
    const reached = adoption.indexOf(most);
    if (!fades && reached < adoption.length - 1) remark("plan.behaviour-never-fades");
    return { reduction: share * saving };
  },
  apply: (state, _source, acting) => {
    for (const { adoption, action } of acting) reduce(state, adoption, action.reduction);
  },
});
