import type { Finding } from "../inventory/findings.ts";
import type { Plan } from "./document.ts";
import { planFinding } from "./findings.ts";
import type { Breach } from "./money/municipal.ts";
import type { ScenarioResult } from "./scenario.ts";

const CODES = { debt: "plan.debt-over-cap", investment: "plan.investment-over-budget" } as const satisfies Record<Breach["cap"], string>; // prettier-ignore

/** Where a scenario asks more of the city's budget than there is, and loans that do not pay for themselves. */
export function budgetFindings(
  { means }: Plan,
  scenarios: Readonly<Record<string, ScenarioResult>>,
): readonly Finding[] {
  const currency = (means.revenue ?? means.investmentBudget)?.currency ?? "";
  return Object.entries(scenarios).flatMap(([scenario, { municipal }]) => [
    ...(municipal?.breaches ?? []).map(({ cap, from, to, year, over }) => {
      const span = from === to ? String(from) : `${from}–${to}`;
      return planFinding(CODES[cap], { scenario, span, year, over: toThreeDigits(over), currency });
    }),
    ...(municipal?.loans ?? [])
      .filter(({ cover }) => cover < 1)
      .map(({ measure, cover, year }) =>
        cover > 0
          ? planFinding("plan.loan-not-covered", { scenario, measure, year, cover: toThreeDigits(cover) })
          : planFinding("plan.loan-without-savings", { scenario, measure, year }),
      ),
  ]);
}

function toThreeDigits(value: number): number {
  return Number(value.toPrecision(3));
}
