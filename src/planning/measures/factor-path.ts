import { declareOperator, STAGES } from "./operator.ts";
import { followed, type MovedFactor, movedFactor, moveFactors } from "./moved-factor.ts";

/**
 * A factor moves to a value for a share of the activity: power that the city has built for its grid, a
 * cleaner fuel. New electricity in the same rows follows, whichever measure brings it.
 */
export const factorPath = declareOperator({
  stage: STAGES.factors,
  fields: {
    factor: { kind: "choice", from: ["grid", "co2", "ch4", "n2o"] },
    share: { kind: "share" },
    value: {
      kind: "quantity",
      units: ["t/MWh", "t/TJ", "t/t", "t/m3"],
      offer: ["t/MWh", "kg/kWh", "t/TJ", "kg/GJ", "t/t", "kg/L"],
      dimensioned: true,
    },
  },
  ready: ({ factor, value, share }, source, readying): MovedFactor | null =>
    movedFactor(factor, value, share, source, readying),
  follow: ({ factor, value, share }, _source, { refs }) => followed(factor, value, share, refs),
  apply: moveFactors,
});
