import { note } from "../state.ts";
import { declareOperator, STAGES } from "./operator.ts";
import { grownAt, turnedOver, type Turnover } from "./stock.ts";

interface Standard extends Turnover {
  /** What a stock all of the new kind would save of the activity. */
  readonly reduction: number;
}

const USUAL_SHAPE = 3;

/**
 * A standard for what is sold: appliances or vehicles of the new kind come in only as old ones wear out and
 * the stock grows. Adoption is the share of a year's sales that meets it.
 */
export const stockTurnover = declareOperator({
  stage: STAGES.efficiency,
  fields: {
    share: { kind: "share" },
    saving: { kind: "share" },
    rebound: { kind: "share", optional: true },
    lifetime: { kind: "number", least: 0.5, most: 100 },
    shape: { kind: "number", least: 0.5, most: 20, optional: true },
    stockGrowth: { kind: "share", optional: true },
    earlyRetirement: { kind: "share", optional: true },
  },
  ready: (fields, source, { growth }): Standard => ({
    reduction: fields.share * fields.saving * (1 - (fields.rebound ?? 0)),
    lifetime: fields.lifetime,
    shape: fields.shape ?? USUAL_SHAPE,
    earlyRetirement: fields.earlyRetirement ?? 0,
    wanted: grownAt(fields.stockGrowth, growth(source)),
  }),
  apply: (state, _source, acting) => {
    for (const { measure, action, adoption } of acting) {
      const years = turnedOver(action, adoption);
      for (const [year, { renewed }] of years.entries())
        state.drive[year] = (state.drive[year] ?? 0) * (1 - action.reduction * renewed);
      note(state, measure, "plan.surplus-stock", years.map(({ surplus }) => surplus * 100)); // prettier-ignore
    }
  },
});
