import { abatementCosts } from "../../charts/abatement-costs.ts";
import { bubbles, unbeaten } from "../../charts/bubbles.ts";
import type { FinancePlan } from "../../planning/money/finance.ts";
import type { MeasureResult } from "../../planning/measure-result.ts";
import type { PlanPart } from "../../store/plan-parts.ts";
import { chartView, type ChartView } from "../chart-view.ts";
import { partsOf } from "./open.ts";
import { partName } from "./part-names.ts";
import { type Speaking, splitMoney } from "./part-words.ts";
import { figureYear, inYear, type PlanFigures } from "./plan-figures.ts";
import { sectorOf } from "./plan-charts.ts";

interface Costed {
  readonly part: PlanPart;
  readonly name: string;
  readonly money: MeasureResult;
  readonly finance: FinancePlan;
  /** t CO2e in the year that counts. */
  readonly tonnes: number;
}

/** Everything that the money page of a scenario shows; null where none of its measures has a cost. */
export function moneyView(speaking: Speaking, figures: PlanFigures, scenarioId: string): object | null {
  const { texts, numbers, open } = speaking;
  const result = figures.result.scenarios[scenarioId];
  const measures = partsOf(open, "measure").filter(({ key }) => Object.hasOwn(result?.measures ?? {}, key));
  const year = figureYear(figures);
  const costed = measures.flatMap((part): readonly Costed[] => {
    const money = result?.measures[part.key];
    if (!money?.finance || money.npv === null) return [];
    const tonnes = inYear(figures, result?.wedges[part.key] ?? [], year);
    return [{ part, name: partName(texts, open, part), money, finance: money.finance, tonnes }];
  });
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
    curve: curveOf(speaking, costed, currency, year),
    bubble: bubblesOf(speaking, costed, currency),
    cash: cashOf(speaking, figures.result.years, finance),
    parties: partiesOf(speaking, costed),
  };
}

function curveOf(
  speaking: Speaking,
  costed: readonly Costed[],
  currency: string,
  year: number,
): ChartView | null {
  const { texts, numbers } = speaking;
  const tick = (value: number): string => numbers.number(value, { significant: 3 });
  const items = costed.flatMap(({ part, name, money, tonnes }) =>
    money.perTonne.annualised === null
      ? []
      : [{ name, sector: sectorOf(speaking, part), tonnes, cost: money.perTonne.annualised }],
  );
  return chartView(
    (drawing) =>
      abatementCosts(
        items,
        {
          costUnit: texts.t("planning:money.curve.unit", { currency }),
          tonnesUnit: texts.t("planning:money.curve.tonnes", { year: String(year) }),
          costTick: tick,
          tonnesTick: tick,
          pays: texts.t("planning:money.curve.pays"),
          nameColumn: texts.t("planning:measure.kind"),
          tonnesColumn: texts.t("planning:money.curve.tonnes", { year: String(year) }),
          costColumn: texts.t("planning:money.curve.unit", { currency }),
        },
        drawing,
      ),
    {
      id: "cost-curve",
      width: 1080,
      title: texts.t("planning:money.curve.title"),
      desc: texts.t("planning:money.curve.desc"),
      format: tick,
    },
    (value) => numbers.number(value, { significant: 4 }),
  );
}

function bubblesOf(speaking: Speaking, costed: readonly Costed[], currency: string): ChartView | null {
  const { texts, numbers } = speaking;
  const tick = (value: number): string => numbers.number(value, { significant: 3 });
  const points = costed.map(({ money }) => ({ x: money.tonnes, y: money.npv ?? 0 }));
  const best = unbeaten(points);
  const items = costed.map(({ part, name, money, finance }, index) => ({
    name,
    sector: sectorOf(speaking, part),
    x: money.tonnes,
    y: money.npv ?? 0,
    size: finance.invested.reduce((sum, amount) => sum + amount, 0),
    best: best[index] ?? false,
  }));
  const xUnit = texts.t("planning:money.bubble.x");
  const yUnit = texts.t("planning:money.bubble.y", { currency });
  return chartView(
    (drawing) =>
      bubbles(
        items,
        {
          xUnit,
          yUnit,
          xTick: tick,
          yTick: tick,
          columns: [
            texts.t("planning:measure.kind"),
            xUnit,
            yUnit,
            texts.t("planning:money.figure.investment"),
          ],
        },
        drawing,
      ),
    {
      id: "bubbles",
      width: 1080,
      title: texts.t("planning:money.bubble.title"),
      desc: texts.t("planning:money.bubble.desc"),
      format: tick,
    },
    (value) => numbers.number(value, { significant: 4 }),
  );
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
