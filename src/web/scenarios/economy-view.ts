import { projectionLines } from "../../charts/projection-lines.ts";
import type { DecoupledLine, DecouplingPeriod, EconomyResult } from "../../planning/decoupling.ts";
import { TAPIO_STATES } from "../../planning/decoupling.ts";
import { chartView, type ChartView } from "../chart-view.ts";
import { nameByKey } from "./part-names.ts";
import type { Speaking } from "./part-words.ts";
import type { PlanFigures } from "./plan-figures.ts";

/** Emissions beside each measure of the economy: lines, and how they follow it, in words. */
export function economyView(speaking: Speaking, { result }: PlanFigures): object {
  const { texts } = speaking;
  const { decoupling, years } = result;
  return {
    chart: indexChart(speaking, decoupling, years),
    economies: decoupling.map((one) => economyTable(speaking, one)),
    states: TAPIO_STATES.map((state) => ({
      name: capital(texts.t(`planning:economy.state.${state}`)),
      text: texts.t(`planning:economy.state.${state}.text`),
    })),
  };
}

/** Business as usual and each scenario, by their names. */
function namedLines(
  { texts, open }: Speaking,
  { bau, scenarios }: EconomyResult,
): readonly (DecoupledLine & { readonly name: string })[] {
  return [
    { name: texts.t("planning:line.bau"), ...bau },
    ...Object.entries(scenarios).map(([id, line]) => ({
      name: nameByKey(texts, open, "scenario", id),
      ...line,
    })),
  ];
}

function indexChart(
  speaking: Speaking,
  economies: readonly EconomyResult[],
  years: readonly number[],
): ChartView | null {
  const { texts, numbers } = speaking;
  const [any] = economies;
  if (!any) return null;
  const lines = [
    ...economies.map(({ economy, index }) => ({
      name: texts.t(`planning:economy.${economy}`),
      kind: "frozen" as const,
      values: index,
    })),
    ...namedLines(speaking, any).flatMap(({ name, index }, at) =>
      index ? [{ name, kind: at === 0 ? ("bau" as const) : ("scenario" as const), values: index }] : [],
    ),
  ];
  const year = String(years[0]);
  const whole = (value: number): string => numbers.number(value, { decimals: 0 });
  return chartView(
    (drawing) =>
      projectionLines(
        { years, lines },
        {
          unit: texts.t("planning:economy.chart.unit", { year }),
          tick: whole,
          yearColumn: texts.t("planning:chart.year"),
          low: (name) => name,
          high: (name) => name,
        },
        drawing,
      ),
    {
      id: "economy",
      width: 1080,
      title: texts.t("planning:economy.chart", { year }),
      desc: texts.t("planning:economy.chart.desc", { from: year, to: String(years.at(-1)) }),
      format: whole,
    },
    (value) => numbers.number(value, { decimals: 1 }),
  );
}

function economyTable(speaking: Speaking, result: EconomyResult): object {
  const { texts } = speaking;
  const { economy } = result;
  const lines = namedLines(speaking, result);
  const periods = result.bau.periods;
  const name = texts.t(`planning:economy.${economy}`);
  return {
    heading: texts.t(`planning:economy.heading.${economy}`),
    made: madeText(speaking, result),
    said: lines.flatMap((line) => {
      const whole = line.periods.at(-1);
      return whole ? [wholeText(speaking, line.name, name, whole)] : [];
    }),
    columns: [name, ...lines.map((line) => line.name)],
    rows: periods.map((period, at) => {
      const span = `${period.from}–${period.to}`;
      const isWhole = periods.length > 1 && at === periods.length - 1;
      return {
        name: isWhole ? texts.t("planning:economy.period.whole", { period: span }) : span,
        isWhole,
        economy: changeText(speaking, period.economy),
        cells: lines.map((line) => cellOf(speaking, line.periods[at] ?? period)),
      };
    }),
  };
}

/** What the economy is taken from, where its driver has another name. */
function madeText({ texts, open }: Speaking, { economy, drivers }: EconomyResult): string | null {
  const [driver = "", ...more] = drivers;
  if (more.length > 0) return texts.t("planning:economy.made.gdpPerCapita");
  if (driver === economy) return null;
  return texts.t("planning:economy.made.other", { name: nameByKey(texts, open, "driver", driver) });
}

/** How emissions followed the economy over all years, in a sentence. */
function wholeText(speaking: Speaking, name: string, economy: string, period: DecouplingPeriod): string {
  const { texts, numbers } = speaking;
  const said = {
    name,
    economy,
    from: String(period.from),
    to: String(period.to),
    grown: changeText(speaking, period.economy),
    emitted: changeText(speaking, period.emissions),
    state: texts.t(`planning:economy.state.${period.state}`),
    meaning: texts.t(`planning:economy.state.${period.state}.text`),
    elasticity: numbers.number(period.elasticity, { decimals: 2 }),
  };
  return texts.t(period.elasticity === null ? "planning:economy.unsaid" : "planning:economy.said", said);
}

function cellOf(speaking: Speaking, { state, emissions, elasticity }: DecouplingPeriod): object {
  const { texts, numbers } = speaking;
  const emitted = changeText(speaking, emissions);
  return {
    state: capital(texts.t(`planning:economy.state.${state}`)),
    detail:
      elasticity === null
        ? texts.t("planning:economy.cell.unsaid", { emitted })
        : texts.t("planning:economy.cell", {
            emitted,
            elasticity: numbers.number(elasticity, { decimals: 2 }),
          }),
  };
}

/** A change with its sign: `+12.3 %`. */
function changeText({ numbers }: Speaking, change: number | null): string {
  const rounded = change === null ? null : Math.round(change * 1000) / 1000;
  const text = numbers.percent(rounded, { decimals: 1 });
  return rounded !== null && rounded > 0 ? `+${text}` : text;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
