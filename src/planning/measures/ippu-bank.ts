import { isBendable } from "../in-year.ts";
import { bendValue } from "../state.ts";
import { declareOperator, STAGES } from "./operator.ts";

interface Care {
  /** Yearly losses that fall, by symbol. */
  readonly leaks: readonly string[];
  readonly lessLeak: number;
  readonly recovered: number;
}

/** What appliances lose in use, by the approach they are counted with. */
const LEAKS = ["operation", "charging"];
const RECOVERED = "recoveredShare";

/**
 * Cooling gas that is kept: fewer leaks while in use, and gas taken out of appliances at the end of their
 * lives. It acts on the stock that reaches that age, so it lags; gas that stays in a bank because less leaks
 * is still there to be recovered. A bank counted from sales with one loss rate has no leak of its own to
 * lower: said where it is so.
 */
export const ippuBank = declareOperator({
  stage: STAGES.factors,
  fields: {
    share: { kind: "share" },
    leakSaving: { kind: "share", optional: true },
    recovery: { kind: "share", optional: true },
  },
  ready: ({ share, leakSaving, recovery }, source, { remark }): Care | null => {
    const leaks = leakSaving === undefined ? [] : LEAKS.filter((name) => isBendable(source.bound, name));
    const recovers = recovery !== undefined && isBendable(source.bound, RECOVERED);
    if (leakSaving !== undefined && leaks.length === 0) remark("plan.no-leak-of-its-own");
    if (recovery !== undefined && !recovers) remark("plan.no-end-of-life");
    if (leaks.length === 0 && !recovers) return null;
    return { leaks, lessLeak: share * (leakSaving ?? 0), recovered: recovers ? share * (recovery ?? 0) : 0 };
  },
  apply: (state, _source, acting) => {
    for (const { adoption, action } of acting) {
      const level = adoption.map(() => 0);
      const lower = { times: adoption.map((adopted) => 1 - adopted * action.lessLeak), plus: level };
      for (const leak of action.leaks) bendValue(state, leak, lower);
      // Of what is not recovered yet.
      const times = adoption.map((adopted) => 1 - adopted * action.recovered);
      if (action.recovered > 0) bendValue(state, RECOVERED, { times, plus: times.map((kept) => 1 - kept) });
    }
  },
});
