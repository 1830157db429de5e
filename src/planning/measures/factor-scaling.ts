import { isBendable } from "../in-year.ts";
import { bendValue } from "../state.ts";
import { declareOperator, STAGES } from "./operator.ts";

interface Scaling {
  readonly symbol: string;
  readonly share: number;
  readonly scale: number;
}

/**
 * A factor of the activity is so many times what it was, on a share of it: rice paddies that are dried in
 * between (SFw), feed that lowers enteric methane. In activities with memory their past stays.
 */
export const factorScaling = declareOperator({
  stage: STAGES.factors,
  fields: {
    share: { kind: "share" },
    factor: { kind: "choice", from: "factors" },
    scale: { kind: "number", least: 0, most: 10 },
  },
  ready: ({ share, factor, scale }, source, { remark }): Scaling | null => {
    if (isBendable(source.bound, factor)) return { symbol: factor, share, scale };
    remark("plan.factor-not-there", { factor });
    return null;
  },
  apply: (state, _source, acting) => {
    for (const { adoption, action } of acting) {
      const times = adoption.map((adopted) => 1 - adopted * action.share * (1 - action.scale));
      bendValue(state, action.symbol, { times, plus: times.map(() => 0) });
    }
  },
});
