import { declareOperator, STAGES } from "./operator.ts";
import { followed, type MovedFactor, movedFactor, moveFactors } from "./moved-factor.ts";

/** The grid loses less on the way: its loss rate moves to a value, in the rows of losses. */
export const lossFactor = declareOperator({
  stage: STAGES.losses,
  fields: { value: { kind: "share" } },
  ready: ({ value }, source, readying): MovedFactor | null =>
    movedFactor("lossRate", rate(value), 1, source, readying),
  follow: ({ value }, _source, { refs }) => followed("lossRate", rate(value), 1, refs),
  apply: moveFactors,
});

function rate(base: number): { readonly base: number; readonly dimension: string } {
  return { base, dimension: "1" };
}
