import type { FinancePlan } from "../../planning/money/finance.ts";
import { type Costed, costedOf, moneyCharts } from "./money-charts.ts";
import { budgetView } from "./budget-view.ts";
import { partsOf } from "./open.ts";
import { partName } from "./part-names.ts";
import { type Speaking, splitMoney } from "./part-words.ts";
import { figureYear, type PlanFigures } from "./plan-figures.ts";

/** Everything that the money page of a scenario shows; null where none of its measures has a cost. */
export function moneyView(speaking: Speaking, figures: PlanFigures, scenarioId: string): object | null {
  const { texts, numbers, open } = speaking;
  const result = figures.result.scenarios[scenarioId];
  const measures = partsOf(open, "measure").filter(({ key }) => Object.hasOwn(result?.measures ?? {}, key));
  const year = figureYear(figures);
  const costed = costedOf(speaking, figures, scenarioId, year);
  const { finance } = result ?? {};
  if (!finance || costed.length === 0) return null;
  const currency = splitMoney(costed[0]?.part.document["cost"])?.currency ?? "";
  const short = (value: number | null | undefined): string => numbers.number(value, { significant: 3 });
  const sum = (values: readonly (number | null)[]): number =>
    values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const npv = sum(costed.map(({ money }) => money.npv));
  const price = open.plan.carbon_price;
  return {
    currency,
    figures: [
      {
        label: texts.t("planning:money.figure.investment"),
        value: short(sum(finance.invested)),
        unit: currency,
      },
      { label: texts.t("planning:money.figure.npv"), value: short(npv), unit: currency },
      {
        label: texts.t("planning:money.figure.need"),
        value: short(finance.peakNeed.amount),
        unit: currency,
        note: finance.peakNeed.year === null ? null : String(finance.peakNeed.year),
      },
      ...(finance.worstCover === null
        ? []
        : [
            {
              label: texts.t("planning:money.figure.cover"),
              value: numbers.number(finance.worstCover, { significant: 3 }),
              unit: "",
              note: texts.t("planning:money.figure.cover.note"),
            },
          ]),
    ],
    without: measures
      .filter(({ key }) => !costed.some(({ part }) => part.key === key))
      .map((part) => partName(texts, open, part)),
    year: String(year),
    measures: costed.map(({ part, name, money, finance: own, tonnes }) => ({
      name,
      href: open.mayEdit ? `${open.address}/parts/${part.id}/edit` : null,
      invested: short(sum(own.invested)),
      npv: short(money.npv),
      rate: money.internalRate === null ? "–" : `${numbers.number(money.internalRate * 100, { significant: 3 })} %`, // prettier-ignore
      payback: numbers.number(money.payback, { significant: 2 }),
      tonnes: numbers.number(tonnes, { decimals: 0 }),
      undiscounted: short(money.perTonne.undiscounted),
      discounted: short(money.perTonne.discounted),
      annualised: short(money.perTonne.annualised),
      benefit: short(money.netBenefit),
    })),
    hasPrice: price !== null,
    price,
    ...moneyCharts(speaking, costed, year),
    budget: result?.municipal ? budgetView(speaking, figures.result.years, result.municipal, currency) : null,
    cash: cashOf(speaking, figures.result.years, finance),
    parties: partiesOf(speaking, costed),
  };
}

/** Cash of every year in which any flows, and where it stands. */
function cashOf({ texts, numbers }: Speaking, years: readonly number[], finance: FinancePlan): object {
  const all = ["invested", "grants", "borrowed", "debtService", "operating", "cash", "cumulative"] as const;
  const lines = all.filter((line) => finance[line].some((amount) => amount !== 0));
  const moving = years.flatMap((year, at) =>
    lines.some((line) => line !== "cumulative" && (finance[line][at] ?? 0) !== 0) ? [{ year, at }] : [],
  );
  return {
    columns: lines.map((line) => texts.t(`planning:money.cash.${line}`)),
    rows: moving.map(({ year, at }) => ({
      year: String(year),
      isLowest: year === finance.peakNeed.year,
      cells: lines.map((line) => numbers.number(finance[line][at], { significant: 4 })),
    })),
  };
}

/** Who pays and who gains, party by party, for the measures that say so. */
function partiesOf({ texts, numbers }: Speaking, costed: readonly Costed[]): object | null {
  const named = [...new Set(costed.flatMap(({ money }) => money.parties.map(({ party }) => party)))];
  if (named.length === 0) return null;
  const short = (value: number): string => numbers.number(value, { significant: 3 });
  const of = (list: readonly Costed[], party: string, what: "pays" | "saves"): number =>
    list.reduce((sum, { money }) => sum + (money.parties.find((one) => one.party === party)?.[what] ?? 0), 0);
  const row = (name: string, list: readonly Costed[]) => ({
    name,
    cells: named.flatMap((party) => [short(of(list, party, "pays")), short(of(list, party, "saves"))]),
  });
  return {
    parties: named.map((party) => texts.t(`planning:party.${party}`)),
    rows: costed.filter(({ money }) => money.parties.length > 0).map((one) => row(one.name, [one])),
    total: row(texts.t("planning:measures.total"), costed),
  };
}
