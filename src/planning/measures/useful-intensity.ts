import { reduce } from "../state.ts";
import { declareOperator, STAGES } from "./operator.ts";

/** Less is needed for the same comfort, in the stock there is (cool roofs): `1 - share × saving × (1 - rebound)`. */
export const usefulIntensity = declareOperator({
  stage: STAGES.useful,
  fields: {
    share: { kind: "share" },
    saving: { kind: "share" },
    rebound: { kind: "share", optional: true },
  },
  ready: ({ share, saving, rebound }) => ({ reduction: share * saving * (1 - (rebound ?? 0)) }),
  apply: (state, _source, acting) => {
    for (const { adoption, action } of acting) reduce(state, adoption, action.reduction);
  },
});
