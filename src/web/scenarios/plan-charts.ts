import type { Sector } from "../../charts/chart.ts";
import { type ProjectionLine, projectionLines } from "../../charts/projection-lines.ts";
import type { Target } from "../../charts/targets.ts";
import { wedges } from "../../charts/wedges.ts";
import { gpcRow } from "../../inventory/gpc-table.ts";
import type { Spread } from "../../planning/uncertainty/spread.ts";
import type { PlanPart } from "../../store/plan-parts.ts";
import { chartView, type ChartView } from "../chart-view.ts";
import { sectorNumber } from "../../i18n/gpc-texts.ts";
import { massText, scaleOf, wholeText } from "./mass-text.ts";
import { partsOf } from "./open.ts";
import { nameByKey, partName } from "./part-names.ts";
import type { Speaking } from "./part-words.ts";
import { levelOf, type PlanFigures } from "./plan-figures.ts";

const WIDTH = 1080;

/** What both charts are drawn with: one scale, so that they can be laid side by side. */
function drawn({ texts, numbers }: Speaking, { result }: PlanFigures, highest: number) {
  const scale = scaleOf(highest);
  return {
    texts: {
      unit: texts.t("planning:chart.unit", { unit: scale.unit }),
      tick: (value: number) => numbers.number(value / scale.tonnes, { significant: 3 }),
      yearColumn: texts.t("planning:chart.year"),
      low: (name: string) => texts.t("planning:chart.low", { name }),
      high: (name: string) => texts.t("planning:chart.high", { name }),
    },
    format: (value: number) => massText(numbers, value, scale),
    print: (value: number | null) => wholeText(numbers, value),
    years: result.years,
  };
}

/** The targets that are a level in a year. */
export function rings(speaking: Speaking, { bauTargets, targets }: PlanFigures): readonly Target[] {
  return bauTargets.flatMap(({ id, year, level }) => {
    const type = targets.find(({ key }) => key === id)?.document["type"];
    return type === "budget"
      ? []
      : [{ name: nameByKey(speaking.texts, speaking.open, "target", id), year, value: level }];
  });
}

/** Frozen, BAU and every scenario as lines, targets as rings; nine draws in ten as bands where draws were made. */
export function linesChart(
  speaking: Speaking,
  figures: PlanFigures,
  spread: Spread | null = null,
): ChartView | null {
  const { texts, open } = speaking;
  const { result } = figures;
  const [frozen, bau] = [levelOf(figures, result.frozen), levelOf(figures, result.bau)];
  const { texts: words, format, print, years } = drawn(speaking, figures, Math.max(...frozen, ...bau));
  const lines = [
    {
      name: texts.t("planning:line.history"),
      kind: "history" as const,
      values: years.map((_, i) => (i === 0 ? (bau[0] ?? 0) : null)),
    },
    { name: texts.t("planning:line.frozen"), kind: "frozen" as const, values: frozen },
    { name: texts.t("planning:line.bau"), kind: "bau" as const, values: bau },
    ...Object.entries(result.scenarios).map(([id, { totals }]) => ({
      name: nameByKey(texts, open, "scenario", id),
      kind: "scenario" as const,
      values: levelOf(figures, totals),
      ...bandOf(spread, id),
    })),
  ];
  return chartView(
    (drawing) => projectionLines({ years, lines, targets: rings(speaking, figures) }, words, drawing),
    {
      id: "plan-lines",
      width: WIDTH,
      title: texts.t("planning:chart.lines", { level: open.stored.inventory.level }),
      desc: texts.t("planning:chart.lines.desc", { from: String(years[0]), to: String(years.at(-1)) }),
      format,
    },
    print,
  );
}

function bandOf(spread: Spread | null, id: string): Pick<ProjectionLine, "band"> {
  const level = spread?.scenarios[id]?.level;
  return level ? { band: { low: level.low, high: level.high } } : {};
}

/** What each measure of a scenario takes off BAU: Shapley shares, which sum to BAU less the scenario. */
export function wedgeChart(speaking: Speaking, figures: PlanFigures, id: string): ChartView | null {
  const { texts, open } = speaking;
  const { result } = figures;
  const scenario = result.scenarios[id];
  if (!scenario) return null;
  const [bau, plan] = [levelOf(figures, result.bau), levelOf(figures, scenario.totals)];
  const { texts: words, format, print, years } = drawn(speaking, figures, Math.max(...bau, ...plan));
  const name = nameByKey(texts, open, "scenario", id);
  const bands = partsOf(open, "measure").flatMap((measure) => {
    const values = scenario.wedges[measure.key];
    if (!values) return [];
    return [{ name: partName(texts, open, measure), sector: sectorOf(speaking, measure), values }];
  });
  return chartView(
    (drawing) =>
      wedges(
        {
          years,
          bau: { name: texts.t("planning:line.bau"), values: bau },
          plan: { name, values: plan },
          wedges: bands,
          targets: rings(speaking, figures),
        },
        words,
        drawing,
      ),
    {
      id: `wedge-${Object.keys(result.scenarios).indexOf(id) + 1}`,
      width: WIDTH,
      title: texts.t("planning:chart.wedges", { name }),
      desc: texts.t("planning:chart.wedges.desc", { name }),
      format,
    },
    print,
  );
}

/** The sector that a measure acts in; 0 where it acts in several. */
export function sectorOf({ open }: Speaking, { document }: PlanPart): Sector {
  const entries = (document["activities"] ?? []) as readonly string[];
  const refs = [
    ...((document["refs"] ?? []) as readonly string[]),
    ...open.stored.activities.filter(({ id }) => entries.includes(id)).map(({ ref }) => ref),
  ];
  const sectors = new Set(refs.map((ref) => gpcRow(ref)?.sector ?? ""));
  const [only] = sectors;
  return sectors.size === 1 && only !== undefined ? sectorNumber(only) : 0;
}
