import type { Sector } from "../charts/chart.ts";
import { projectionLines } from "../charts/projection-lines.ts";
import type { Target } from "../charts/targets.ts";
import { waterfall } from "../charts/waterfall.ts";
import { wedges } from "../charts/wedges.ts";
import { sectorNumber } from "../i18n/gpc-texts.ts";
import { gpcRow } from "../inventory/gpc-table.ts";
import { planSteps } from "../planning/plan-steps.ts";
import { chartScale } from "./chart-scale.ts";
import { planStepBars } from "./plan-step-bars.ts";
import type { Block } from "./report-model.ts";
import {
  levelName,
  ofLevel,
  partName,
  placeOf,
  type ReportedPlan,
  scenariosOf,
  targetsOf,
} from "./reported-plan.ts";

type ChartBlock = Extract<Block, { kind: "chart" }>;

/** One scale for every chart of a plan, so that they can be laid side by side. */
function scaleOf(plan: ReportedPlan) {
  return chartScale(Math.max(...ofLevel(plan, plan.result.frozen), ...ofLevel(plan, plan.result.bau)));
}

function axis(plan: ReportedPlan) {
  const { texts, numbers } = plan;
  const scale = scaleOf(plan);
  return {
    unit: texts.t("planning:chart.unit", { unit: scale.unit }),
    tick: (value: number) => numbers.number(value / scale.per, scale.number),
    yearColumn: texts.t("reports:year"),
    low: (name: string) => name,
    high: (name: string) => name,
  };
}

/** Rings for targets that are a level in a year; a budget is none. */
function rings(plan: ReportedPlan): readonly Target[] {
  const types = new Map((plan.document.targets ?? []).map(({ id, type }) => [id, type]));
  return targetsOf(plan)
    .filter(({ id }) => types.get(id) !== "budget")
    .map(({ id, year, level }) => ({ name: partName(plan, "targets", id), year, value: level }));
}

/** Frozen, business as usual and each scenario over the years, with the targets. */
export function linesChart(plan: ReportedPlan): ChartBlock {
  const { result, texts } = plan;
  const { years } = result;
  const lines = [
    { name: texts.t("planning:line.frozen"), kind: "frozen" as const, values: ofLevel(plan, result.frozen) },
    { name: texts.t("planning:line.bau"), kind: "bau" as const, values: ofLevel(plan, result.bau) },
    ...scenariosOf(plan).map(({ id, totals }) => ({
      name: partName(plan, "scenarios", id),
      kind: "scenario" as const,
      values: ofLevel(plan, totals),
    })),
  ];
  return {
    kind: "chart",
    id: "plan-lines",
    title: texts.t("planning:chart.lines", { level: levelName(plan) }),
    desc: texts.t("planning:chart.lines.desc", { from: String(years[0]), to: String(years.at(-1)) }),
    ...scaleOf(plan),
    draw: (drawing) => projectionLines({ years, lines, targets: rings(plan) }, axis(plan), drawing),
  };
}

/** What each measure of a scenario takes off business as usual. */
export function wedgesChart(
  plan: ReportedPlan,
  scenario: ReturnType<typeof scenariosOf>[number],
): ChartBlock {
  const { result, texts } = plan;
  const name = partName(plan, "scenarios", scenario.id);
  const data = {
    years: result.years,
    bau: { name: texts.t("planning:line.bau"), values: ofLevel(plan, result.bau) },
    plan: { name, values: ofLevel(plan, scenario.totals) },
    wedges: Object.entries(scenario.wedges).map(([id, values]) => ({
      name: partName(plan, "measures", id),
      sector: sectorOf(plan, id),
      values,
    })),
    targets: rings(plan),
  };
  return {
    kind: "chart",
    id: `plan-wedges-${scenariosOf(plan).findIndex(({ id }) => id === scenario.id) + 1}`,
    title: texts.t("planning:chart.wedges", { name }),
    desc: texts.t("planning:chart.wedges.desc", { name }),
    ...scaleOf(plan),
    draw: (drawing) => wedges(data, axis(plan), drawing),
  };
}

/** The way from the inventory to a scenario in the year that matters, with the targets of that year. */
export function stepsChart(plan: ReportedPlan, scenario: ReturnType<typeof scenariosOf>[number]): ChartBlock {
  const { result, texts, numbers } = plan;
  const year = result.years[placeOf(plan)] ?? 0;
  const steps = planSteps(
    {
      years: result.years,
      frozen: ofLevel(plan, result.frozen),
      bau: ofLevel(plan, result.bau),
      plan: ofLevel(plan, scenario.totals),
      wedges: scenario.wedges,
    },
    year,
  );
  const name = partName(plan, "scenarios", scenario.id);
  const bars =
    steps === null
      ? []
      : planStepBars(texts, steps, {
          plan: name,
          measure: (id) => partName(plan, "measures", id),
          sector: (id) => sectorOf(plan, id),
        });
  const scale = scaleOf(plan);
  const words = {
    formatChange: (value: number) =>
      `${value > 0 ? "+" : ""}${numbers.number(value / scale.per, scale.number)} ${scale.unit}`,
    nameColumn: texts.t("planning:steps.name"),
    valueColumn: "t CO₂e",
  };
  const said = { name, year: String(year), from: String(result.years[0]) };
  const levels = rings(plan).filter((target) => target.year === year);
  return {
    kind: "chart",
    id: `plan-steps-${scenariosOf(plan).findIndex(({ id }) => id === scenario.id) + 1}`,
    title: texts.t("planning:steps.title", said),
    desc: texts.t("planning:steps.desc", said),
    ...scale,
    draw: (drawing) => waterfall(bars, words, drawing, levels),
  };
}

/** The sector that a measure acts in; 0 where it acts in several. */
function sectorOf({ document }: ReportedPlan, id: string): Sector {
  const measure = document.measures?.find((one) => one.id === id);
  const entries = (measure?.["activities"] ?? []) as readonly string[];
  const activities = document.inventory["activities"] as readonly {
    readonly id: string;
    readonly ref: string;
  }[];
  const refs = [
    ...((measure?.["refs"] ?? []) as readonly string[]),
    ...activities.filter((one) => entries.includes(one.id)).map(({ ref }) => ref),
  ];
  const sectors = new Set(refs.map((ref) => gpcRow(ref)?.sector ?? ""));
  const [only] = sectors;
  return sectors.size === 1 && only !== undefined ? sectorNumber(only) : 0;
}
