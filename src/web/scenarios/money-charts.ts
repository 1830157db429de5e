import { abatementCosts } from "../../charts/abatement-costs.ts";
import { bubbles, unbeaten } from "../../charts/bubbles.ts";
import type { MeasureResult } from "../../planning/measure-result.ts";
import type { FinancePlan } from "../../planning/money/finance.ts";
import type { PlanPart } from "../../store/plan-parts.ts";
import { chartView, type ChartView } from "../chart-view.ts";
import { partsOf } from "./open.ts";
import { partName } from "./part-names.ts";
import { type Speaking, splitMoney } from "./part-words.ts";
import { sectorOf } from "./plan-charts.ts";
import { inYear, type PlanFigures } from "./plan-figures.ts";

/** A measure of a scenario that has a cost, with what it comes to. */
export interface Costed {
  readonly part: PlanPart;
  readonly name: string;
  readonly money: MeasureResult;
  readonly finance: FinancePlan;
  /** t CO2e in the year that counts. */
  readonly tonnes: number;
}

/** The measures of a scenario whose money is known, with their tonnes in a year. */
export function costedOf(
  { texts, open }: Speaking,
  figures: PlanFigures,
  scenario: string,
  year: number,
): readonly Costed[] {
  const result = figures.result.scenarios[scenario];
  return partsOf(open, "measure").flatMap((part): readonly Costed[] => {
    const money = result?.measures[part.key];
    if (!money?.finance || money.npv === null) return [];
    const tonnes = inYear(figures, result?.wedges[part.key] ?? [], year);
    return [{ part, name: partName(texts, open, part), money, finance: money.finance, tonnes }];
  });
}

/**
 * What a tonne costs by measure, and which measures no other beats in both money and tonnes.
 * @param suffix tells the drawings of several scenarios on one page apart
 */
export function moneyCharts(
  speaking: Speaking,
  costed: readonly Costed[],
  year: number,
  suffix = "",
): { readonly curve: ChartView | null; readonly bubble: ChartView | null } {
  const currency = splitMoney(costed[0]?.part.document["cost"])?.currency ?? "";
  return {
    curve: curveOf(speaking, costed, currency, year, suffix),
    bubble: bubblesOf(speaking, costed, currency, suffix),
  };
}

function curveOf(
  speaking: Speaking,
  costed: readonly Costed[],
  currency: string,
  year: number,
  suffix: string,
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
      id: `cost-curve${suffix}`,
      width: 1080,
      title: texts.t("planning:money.curve.title"),
      desc: texts.t("planning:money.curve.desc"),
      format: tick,
    },
    (value) => numbers.number(value, { significant: 4 }),
  );
}

function bubblesOf(
  speaking: Speaking,
  costed: readonly Costed[],
  currency: string,
  suffix: string,
): ChartView | null {
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
      id: `bubbles${suffix}`,
      width: 1080,
      title: texts.t("planning:money.bubble.title"),
      desc: texts.t("planning:money.bubble.desc"),
      format: tick,
    },
    (value) => numbers.number(value, { significant: 4 }),
  );
}
