import type { ChartView } from "../chart-view.ts";
import type { PlanPart } from "../../store/plan-parts.ts";
import { energyChart } from "./energy-view.ts";
import { costedOf, moneyCharts } from "./money-charts.ts";
import { partName } from "./part-names.ts";
import type { Speaking } from "./part-words.ts";
import { wedgeChart } from "./plan-charts.ts";
import type { PlanFigures } from "./plan-figures.ts";

/** Drawings of one kind, one for each scenario that has it. */
interface Kind {
  readonly title: string;
  readonly charts: readonly { readonly name: string; readonly chart: ChartView }[];
}

/** The same drawing of every scenario, kind by kind: wedges, money, energy. */
export function compareCharts(
  speaking: Speaking,
  figures: PlanFigures,
  chosen: readonly PlanPart[],
  year: number,
): readonly Kind[] {
  const { texts, open } = speaking;
  const money = chosen.map(({ key }, at) =>
    moneyCharts(speaking, costedOf(speaking, figures, key, year), year, `-${at + 1}`),
  );
  const kind = (title: string, charts: readonly (ChartView | null | undefined)[]): Kind[] => {
    const drawn = charts.flatMap((chart, at) => {
      const part = chosen[at];
      return chart && part ? [{ name: partName(texts, open, part), chart }] : [];
    });
    return drawn.length > 0 ? [{ title: texts.t(`planning:compare.charts.${title}`, { year: String(year) }), charts: drawn }] : []; // prettier-ignore
  };
  return [
    ...kind("wedges", chosen.map(({ key }) => wedgeChart(speaking, figures, key))), // prettier-ignore
    ...kind("bubbles", money.map(({ bubble }) => bubble)), // prettier-ignore
    ...kind("curve", money.map(({ curve }) => curve)), // prettier-ignore
    ...kind("energy", chosen.map(({ key }, at) => energyChart(speaking, figures, { scenario: key, year, unit: "TJ" }, `-${at + 1}`))), // prettier-ignore
  ];
}
