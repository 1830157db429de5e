import { sankey } from "../../charts/sankey.ts";
import { sectorNumber, subsectorText } from "../../i18n/gpc-texts.ts";
import { idText } from "../../i18n/method-texts.ts";
import { type EnergyFlow, ON_SITE } from "../../planning/energy-flows.ts";
import { ELECTRICITY } from "../../planning/final-energy.ts";
import { chartView, type ChartView } from "../chart-view.ts";
import { nameByKey } from "./part-names.ts";
import type { Speaking } from "./part-words.ts";
import type { PlanFigures } from "./plan-figures.ts";

/** Units of energy that the page can be read in, by what one of them is in TJ. */
export const ENERGY_UNITS: Readonly<Record<string, number>> = { TJ: 1, GWh: 3.6, ktoe: 41.868 };

/** Which drawing is wanted: of a scenario, or without one of BAU. */
export interface EnergyChoice {
  readonly scenario: string | null;
  readonly year: number;
  readonly unit: string;
}

/** Where the energy of one line goes in a year, and how every line stands beside it. */
export function energyView(speaking: Speaking, figures: PlanFigures, choice: EnergyChoice): object | null {
  const chart = energyChart(speaking, figures, choice);
  if (!chart) return null;
  return {
    chart,
    byCarrier: table(speaking, figures, choice, "carrier"),
    bySubsector: table(speaking, figures, choice, "subsector"),
  };
}

function nameOf({ texts }: Speaking, what: "carrier" | "subsector", id: string): string {
  if (what === "subsector") return `${id} ${subsectorText(texts, id)}`;
  if (id === ELECTRICITY || id === ON_SITE) return texts.t(`planning:energy.carrier.${id}`);
  return idText(texts, id);
}

function sumBy(flows: readonly EnergyFlow[], what: "carrier" | "subsector", at: number): Map<string, number> {
  const sums = new Map<string, number>();
  for (const flow of flows)
    sums.set(flow[what], (sums.get(flow[what]) ?? 0) + Math.max(0, flow.amounts[at] ?? 0));
  return sums;
}

/**
 * Where the energy of a line goes in a year; null where there is none.
 * @param suffix tells the drawings of several scenarios on one page apart
 */
export function energyChart(
  speaking: Speaking,
  { result }: PlanFigures,
  { scenario, year, unit }: EnergyChoice,
  suffix = "",
): ChartView | null {
  const { texts, numbers } = speaking;
  const flows = (scenario === null ? undefined : result.energy.scenarios[scenario]) ?? result.energy.bau;
  const at = result.years.indexOf(year);
  const per = ENERGY_UNITS[unit] ?? 1;
  const carriers = [...sumBy(flows, "carrier", at)].toSorted(([, one], [, other]) => other - one);
  const subsectors = [...sumBy(flows, "subsector", at).keys()].toSorted();
  const data = {
    from: carriers.map(([id]) => nameOf(speaking, "carrier", id)),
    to: subsectors.map((id) => ({
      name: nameOf(speaking, "subsector", id),
      sector: sectorNumber(id.split(".")[0] ?? ""),
    })),
    flows: flows.map(({ carrier, subsector, amounts }) => ({
      from: nameOf(speaking, "carrier", carrier),
      to: nameOf(speaking, "subsector", subsector),
      value: Math.max(0, amounts[at] ?? 0) / per,
    })),
  };
  const words = {
    fromColumn: texts.t("planning:energy.carrier"),
    toColumn: texts.t("planning:energy.use"),
    valueColumn: unit,
  };
  return chartView(
    (drawing) => sankey(data, words, drawing),
    {
      id: `plan-energy${suffix}`,
      width: 1080,
      title: texts.t("planning:energy.chart", { year: String(year) }),
      desc: texts.t("planning:energy.chart.desc"),
      format: (value) => `${numbers.number(value, { significant: 3 })}\u00a0${unit}`,
    },
    (value) => numbers.number(value, { decimals: 0 }),
  );
}

/** The inventory year, BAU and every scenario in the year, row by row and in all. */
function table(
  speaking: Speaking,
  { result }: PlanFigures,
  { year, unit }: EnergyChoice,
  what: "carrier" | "subsector",
): object {
  const { texts, numbers, open } = speaking;
  const at = result.years.indexOf(year);
  const per = ENERGY_UNITS[unit] ?? 1;
  const scenarios = Object.entries(result.energy.scenarios).filter(([id]) =>
    Object.hasOwn(result.scenarios, id),
  );
  const columns = [
    { name: String(result.years[0]), sums: sumBy(result.energy.bau, what, 0) },
    { name: texts.t("planning:line.bau"), sums: sumBy(result.energy.bau, what, at) },
    ...scenarios.map(([id, flows]) => ({
      name: nameByKey(texts, open, "scenario", id),
      sums: sumBy(flows, what, at),
    })),
  ];
  const ids = [...new Set(columns.flatMap(({ sums }) => [...sums.keys()]))];
  const total = (sums: ReadonlyMap<string, number>): number =>
    [...sums.values()].reduce((sum, value) => sum + value, 0);
  const bau = columns[1]?.sums ?? new Map<string, number>();
  const cell = (value: number, without: number, place: number) => ({
    value: numbers.number(value / per, { significant: 4 }),
    change:
      place < 2 || without <= 0 || Math.abs(value / without - 1) < 5e-4
        ? null
        : texts.t("planning:energy.change", { percent: numbers.number((value / without - 1) * 100, { significant: 2 }) }), // prettier-ignore
  });
  return {
    columns: columns.map(({ name }) => name),
    rows: ids
      .toSorted((one, other) => (bau.get(other) ?? 0) - (bau.get(one) ?? 0) || (one < other ? -1 : 1))
      .map((id) => ({
        name: nameOf(speaking, what, id),
        cells: columns.map(({ sums }, place) => cell(sums.get(id) ?? 0, bau.get(id) ?? 0, place)),
      })),
    total: columns.map(({ sums }, place) => cell(total(sums), total(bau), place)),
  };
}
