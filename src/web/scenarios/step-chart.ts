import { waterfall } from "../../charts/waterfall.ts";
import { planSteps } from "../../planning/plan-steps.ts";
import { planStepBars } from "../../reports/plan-step-bars.ts";
import { chartView, type ChartView } from "../chart-view.ts";
import { massText, scaleOf, wholeText } from "./mass-text.ts";
import { partsOf } from "./open.ts";
import { nameByKey } from "./part-names.ts";
import type { Speaking } from "./part-words.ts";
import { rings, sectorOf } from "./plan-charts.ts";
import { levelOf, type PlanFigures } from "./plan-figures.ts";

/** The way from the inventory to a scenario in a year, in bars, with the targets of that year. */
export function stepChart(
  speaking: Speaking,
  figures: PlanFigures,
  id: string,
  year: number,
): ChartView | null {
  const { texts, numbers, open } = speaking;
  const { result } = figures;
  const scenario = result.scenarios[id];
  const lines = scenario && {
    years: result.years,
    frozen: levelOf(figures, result.frozen),
    bau: levelOf(figures, result.bau),
    plan: levelOf(figures, scenario.totals),
    wedges: scenario.wedges,
  };
  const steps = lines ? planSteps(lines, year) : null;
  if (!steps) return null;
  const measures = new Map(partsOf(open, "measure").map((part) => [part.key, part]));
  const name = nameByKey(texts, open, "scenario", id);
  const bars = planStepBars(texts, steps, {
    plan: name,
    measure: (key) => nameByKey(texts, open, "measure", key),
    sector: (key) => {
      const part = measures.get(key);
      return part ? sectorOf(speaking, part) : 0;
    },
  });
  // The scenarios of a plan are all drawn in one unit.
  const scale = scaleOf(Math.max(steps.inventory, steps.bau));
  const words = {
    formatChange: (value: number) => `${value > 0 ? "+" : ""}${massText(numbers, value, scale)}`,
    nameColumn: texts.t("planning:steps.name"),
    valueColumn: "t CO₂e",
  };
  const said = { name, year: String(year), from: String(steps.from) };
  return chartView(
    (drawing) =>
      waterfall(
        bars,
        words,
        drawing,
        rings(speaking, figures).filter((target) => target.year === year),
      ),
    {
      id: `steps-${Object.keys(result.scenarios).indexOf(id) + 1}`,
      width: 1080,
      title: texts.t("planning:steps.title", said),
      desc: texts.t("planning:steps.desc", said),
      format: (value) => massText(numbers, value, scale),
    },
    (value) => wholeText(numbers, value),
  );
}
