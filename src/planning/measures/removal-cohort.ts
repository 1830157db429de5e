import { knownUnit } from "../../methods/factor-finder.ts";
import type { Reading } from "../../methods/reading.ts";
import { beginning } from "../variants.ts";
import { joinNewcomers, type Newcomer } from "../state.ts";
import { declareOperator, STAGES } from "./operator.ts";

interface Planting {
  readonly newcomer: Newcomer;
  /** Trees or hectares when all is planted. */
  readonly number: number;
  /** t CO2 a year of one that is grown. */
  readonly rate: number;
  /** Years until one takes up that much. */
  readonly growing: number;
  /** Share that dies each year. */
  readonly mortality: number;
  /** Age from which one takes up nothing more. */
  readonly saturation: number;
  /** Share that is set aside against fire and felling. */
  readonly buffer: number;
}

/**
 * Trees, mangroves or forest planted over the years. Each year's planting is a cohort that survives, grows
 * into its rate over the first years and one day takes up no more; removals stand apart, never netted
 * within a row that emits. `removal[t] = - Σ cohort × survival × rate × ramp(age)`.
 */
export const removalCohort = declareOperator({
  stage: STAGES.removals,
  fields: {
    number: { kind: "number", least: 0, most: 1e12 },
    rate: { kind: "quantity", units: ["kg/year"], offer: ["kg/year", "t/year"] },
    growing: { kind: "number", least: 0, most: 100 },
    mortality: { kind: "share" },
    saturation: { kind: "number", least: 1, most: 500, optional: true },
    buffer: { kind: "share", optional: true },
  },
  ready: (_fields, _source, { remark }) => {
    remark("plan.begins-by-itself");
    return null;
  },
  begin: (fields, refs, { measure, newcomers, refuse }) =>
    refs.flatMap((ref) => {
      const newcomer = newcomers.forRow({ method: "DIRECT", ref, readings: ONE_TONNE, unit: "t" }, measure);
      if (!newcomer.ok) {
        for (const { code, params } of newcomer.problems) refuse("refs", code, params);
        return [];
      }
      const { number, rate, growing, mortality, saturation, buffer } = fields;
      const action: Planting = {
        newcomer: newcomer.value,
        number: number / refs.length,
        rate,
        growing,
        mortality,
        saturation: saturation ?? Infinity,
        buffer: buffer ?? 0,
      };
      return [{ source: beginning(newcomer.value), action }];
    }),
  apply: (state, _source, acting) => {
    for (const { adoption, action } of acting)
      joinNewcomers(state, [action.newcomer], takenUp(action, adoption));
  },
});

/** One tonne of CO2 taken up. */
const ONE_TONNE: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  [
    "gases",
    {
      kind: "gases",
      masses: new Map([
        ["CO2", { kind: "quantity", quantity: { value: -1, unit: knownUnit("t") }, base: -1 }],
      ]),
    },
  ],
  ["methodology", { kind: "text", value: "planted" }],
]);

/** Tonnes taken up in each year by all cohorts planted until then. */
function takenUp(planting: Planting, adoption: readonly number[]): readonly number[] {
  const { number, rate, growing, mortality, saturation, buffer } = planting;
  return adoption.map((_, year) => {
    let grown = 0;
    for (let planted = 0; planted <= year; planted++) {
      const cohort = Math.max(0, (adoption[planted] ?? 0) - (planted > 0 ? (adoption[planted - 1] ?? 0) : 0));
      const age = year - planted;
      const ramp = growing === 0 ? 1 : Math.min(1, age / growing);
      if (age <= saturation) grown += cohort * (1 - mortality) ** age * ramp;
    }
    return number * grown * rate * (1 - buffer);
  });
}
