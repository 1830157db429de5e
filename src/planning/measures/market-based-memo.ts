import { electricityOf } from "./electricity-use.ts";
import { declareOperator, STAGES } from "./operator.ts";

interface Contract {
  readonly share: number;
  /** t CO2e in each year for all of the inventory year's electricity. */
  readonly emits: number;
}

/**
 * Green tariffs and certificates: they change who may claim which power, not what the grid emits. The
 * location-based total stays; what a market-based one would be less is told beside it.
 */
export const marketBasedMemo = declareOperator({
  stage: STAGES.generation,
  beside: true,
  fields: {
    share: { kind: "share" },
    contractFactor: { kind: "quantity", units: ["t/MWh"], offer: ["t/MWh", "kg/kWh"], optional: true },
  },
  ready: ({ share, contractFactor }, source, { remark }): Contract | null => {
    const use = electricityOf(source, remark);
    return use?.used ? { share, emits: use.energy * (contractFactor ?? 0) } : null;
  },
  apply: (state, _source, acting) => {
    for (const { measure, action, adoption } of acting) {
      const portions = state.drive.map((drive, year) => drive * action.share * (adoption[year] ?? 0));
      const less = portions.map((portion) => portion * action.emits);
      state.asides.push({ measure, code: "plan.contracted", told: true, portions, less });
    }
  },
});
