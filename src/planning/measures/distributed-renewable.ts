import { note } from "../state.ts";
import { type ElectricityUse, electricityOf, partOf } from "./electricity-use.ts";
import { declareOperator, STAGES } from "./operator.ts";
import { fill } from "./split.ts";

interface Generation {
  readonly use: ElectricityUse;
  /** TJ that new panels make in a year, by the part of them that serves this activity in each year. */
  readonly made: readonly number[];
  readonly selfUse: number;
  readonly degradation: number;
}

const HOURS = 8760;
const TJ_PER_MWH = 0.0036;

/**
 * Panels on roofs: what is used on site is not bought from the grid, at the grid's factor of that very year,
 * and the losses on it fall alike where their row is named too. Never more than the activities use. What
 * goes to the grid is told beside the totals: the grid's factor has it, wherever it is used.
 */
export const distributedRenewable = declareOperator({
  stage: STAGES.generation,
  fields: {
    capacity: { kind: "quantity", units: ["kW"], offer: ["kW", "MW"] },
    yield: { kind: "number", least: 0, most: HOURS },
    selfUse: { kind: "share" },
    degradation: { kind: "share", optional: true },
  },
  ready: (fields, source, readying): Generation | null => {
    const use = electricityOf(source, readying.remark);
    if (use === null) return null;
    const whole = fields.capacity * (fields.yield / HOURS);
    return {
      use,
      made: partOf(source, readying).map((part) => whole * part),
      selfUse: fields.selfUse,
      degradation: fields.degradation ?? 0,
    };
  },
  apply: (state, _source, acting) => {
    const { energy, used } = acting[0]?.action.use ?? { energy: 0, used: false };
    const made = acting.map(({ action, adoption }) => {
      const standing = stillThere(adoption, action.degradation);
      return action.made.map((whole, year) => whole * (standing[year] ?? 0));
    });
    const wanted = (one: number, year: number): number => (made[one]?.[year] ?? 0) * (acting[one]?.action.selfUse ?? 0); // prettier-ignore
    const bought = state.drive.map((drive) => energy * drive);
    const filled = bought.map((there, year) =>
      fill(acting.map((_, one) => (there > 0 ? wanted(one, year) / there : 0))),
    );
    for (const [one, { measure }] of acting.entries()) {
      const self = filled.map(({ taken }, year) => (taken[one] ?? 0) * (bought[year] ?? 0));
      const portions = self.map((here, year) => ((made[one]?.[year] ?? 0) - here) / energy);
      const less = portions.map(() => 0);
      state.asides.push({ measure, code: "plan.exported", told: used, portions, less });
      if (!used) continue;
      const beyond = self.map((here, year) => Math.max(0, wanted(one, year) * (1 - 1e-9) - here) / TJ_PER_MWH); // prettier-ignore
      note(state, measure, "plan.self-use-capped", beyond);
    }
    for (const [year, { kept }] of filled.entries()) {
      const drive = state.drive[year] ?? 0;
      state.drive[year] = drive * kept;
      state.onSite[year] = (state.onSite[year] ?? 0) + drive * (1 - kept);
    }
  },
});

/** What panels make beside what they made new: each year's lose a little every year from their own on. */
function stillThere(adoption: readonly number[], degradation: number): readonly number[] {
  let [standing, before] = [0, 0];
  return adoption.map((adopted) => {
    // Where adoption falls, old and new go alike.
    const left = adopted < before ? adopted / before : 1;
    standing = standing * left * (1 - degradation) + Math.max(0, adopted - before);
    before = adopted;
    return standing;
  });
}
