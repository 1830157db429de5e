import { catchGas } from "../state.ts";
import type { Source } from "../source.ts";
import { declareOperator, STAGES } from "./operator.ts";

/**
 * Methane caught before it escapes and burned: landfill gas, biogas of lagoons and of manure. Of what the
 * activity would emit in a year, after decay and oxidation, `share × capture × uptime × destruction` is
 * caught; so less waste starves the gas plant by itself, and what is recovered already is not counted again.
 */
export const gasRecovery = declareOperator({
  stage: STAGES.waste,
  fields: {
    share: { kind: "share" },
    capture: { kind: "share" },
    uptime: { kind: "share", optional: true },
    destruction: { kind: "share", optional: true },
  },
  ready: ({ share, capture, uptime, destruction }, source, { remark }): { caught: number } | null => {
    if (!emitsMethaneOfDecay(source)) {
      remark("plan.nothing-to-catch");
      return null;
    }
    return { caught: share * capture * (uptime ?? 1) * (destruction ?? 1) };
  },
  apply: (state, _source, acting) => {
    for (const { adoption, action } of acting) {
      catchGas(state, "CH4", adoption.map((adopted) => adopted * action.caught)); // prettier-ignore
    }
  },
});

/** Methods whose methane comes from decay without air, which a cover or a closed tank can catch. */
const DECAY = new Set(["WA-FOD", "WA-MC", "WW-DOM-CH4", "WW-IND-CH4", "AF-MM-CH4"]);

function emitsMethaneOfDecay({ bound }: Source): boolean {
  return DECAY.has(bound.program.registered.method.code);
}
