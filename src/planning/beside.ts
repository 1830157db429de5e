import type { Finding } from "../inventory/findings.ts";
import { planFinding } from "./findings.ts";
import type { Beside } from "./plan-engine.ts";
import type { Ground } from "./scenario.ts";
import type { Source } from "./source.ts";

const TJ_PER_MWH = 0.0036;

/** Notes of which each activity has its own; others are of the measure as a whole. */
const OF_EACH = new Set(["plan.share-unmet", "plan.surplus-stock"]);

/**
 * What measures do beside the totals, in each scenario: power exported, contracts that the location-based
 * total does not know, what could not be done. Said with its last year and the sum over the years.
 */
export function besideFindings({ plan, engine, measures }: Ground): readonly Finding[] {
  return plan.scenarios.flatMap((scenario) => {
    const chosen = measures.filter(({ id }) => scenario.measures.includes(id));
    const told = engine.sources.flatMap((source) => {
      const touching = chosen.filter(({ actions }) => actions.has(source));
      return engine.worth(source, touching).beside.map((beside) => ({ source, beside }));
    });
    const groups = Map.groupBy(told, ({ source, beside: { measure, code } }) =>
      JSON.stringify([measure, code, OF_EACH.has(code) ? source.id : ""]),
    );
    return [...groups.values()].map((group) => finding(scenario.id, group, plan.years));
  });
}

function finding(
  scenario: string,
  group: readonly { readonly source: Source; readonly beside: Beside }[],
  years: readonly number[],
): Finding {
  const { measure = "", code = "" } = group[0]?.beside ?? {};
  const sum = (what: "co2e" | "amounts"): readonly number[] =>
    years.map((_, year) => group.reduce((total, { beside }) => total + (beside[what][year] ?? 0), 0));
  const [co2e, amounts] = [sum("co2e"), sum("amounts")];
  const total = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const first = amounts.findIndex((amount) => amount > 0);
  const params = {
    scenario,
    measure,
    year: years.at(-1) ?? 0,
    from: years[Math.max(0, first)] ?? 0,
    amount: readable(amounts.at(-1) ?? 0),
    most: readable(Math.max(...amounts)),
    energy: readable((amounts.at(-1) ?? 0) / TJ_PER_MWH),
    tonnes: readable(co2e.at(-1) ?? 0),
    allTonnes: readable(total(co2e)),
  };
  const on = group.map(({ source }) => source);
  const refs = [...new Set(on.map(({ row }) => row.ref))];
  return planFinding(code, params, refs, [...new Set(on.map(({ id }) => id))]);
}

/** Four digits are enough for a sentence. */
function readable(value: number): number {
  return Number(value.toPrecision(4));
}
