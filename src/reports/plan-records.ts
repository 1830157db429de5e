import type { Row, Table } from "./report-model.ts";
import { currencyOf, type ReportedPlan, scenariosOf } from "./reported-plan.ts";

const T = "t CO2e";

/**
 * Every number of a plan, one to a line: whose it is (`frozen`, `bau` or the scenario's id), which series, of
 * what, in which year, unrounded, with its unit. Money and energy of a measure have no year.
 */
export function planRecords(plan: ReportedPlan): Table {
  const { result, texts } = plan;
  const lines: Row[] = [];
  const add = (
    whose: string,
    series: string,
    id: string,
    year: number | null,
    value: number | null,
    unit: string,
  ) => void lines.push({ cells: [whose, series, id, year === null ? "" : String(year), value, unit] });
  const yearly = (whose: string, series: string, id: string, values: readonly number[], unit = T) => {
    for (const [at, year] of result.years.entries()) add(whose, series, id, year, values[at] ?? null, unit);
  };
  for (const whose of ["frozen", "bau"] as const) {
    for (const [id, values] of Object.entries(result[whose]))
      yearly(whose, "total", id, values, massUnit(id));
  }
  const currency = currencyOf(plan);
  for (const { id: whose, totals, rows, wedges, alone, lastIn, measures, targets } of scenariosOf(plan)) {
    for (const [id, values] of Object.entries(totals)) yearly(whose, "total", id, values, massUnit(id));
    for (const [ref, values] of Object.entries(rows)) yearly(whose, "row", ref, values);
    for (const [id, values] of Object.entries(wedges)) yearly(whose, "wedge", id, values);
    for (const [id, values] of Object.entries(alone)) yearly(whose, "alone", id, values);
    for (const [id, values] of Object.entries(lastIn)) yearly(whose, "last-in", id, values);
    for (const { id, year, level, emissions, gap, met, cumulativeGap } of targets) {
      add(whose, "target-level", id, year, level, T);
      add(whose, "target-emissions", id, year, emissions, T);
      add(whose, "target-gap", id, year, gap, T);
      add(whose, "target-cumulative-gap", id, year, cumulativeGap, T);
      add(whose, "target-met", id, year, met ? 1 : 0, "");
    }
    for (const [id, { npv, annualisedCost, perTonne, payback, energySaved }] of Object.entries(measures)) {
      add(whose, "energy-saved", id, null, energySaved, "MWh/year");
      if (npv === null) continue;
      add(whose, "npv", id, null, npv, currency);
      add(whose, "annualised-cost", id, null, annualisedCost, `${currency}/year`);
      for (const [way, value] of Object.entries(perTonne))
        add(whose, `per-tonne-${way}`, id, null, value, `${currency}/t`);
      add(whose, "payback", id, null, payback, "year");
    }
  }
  const text = (id: string) => ({ id, head: texts.t(`reports:plan.records.${id}`) });
  return {
    id: "records",
    caption: texts.t("reports:sheet.data"),
    columns: [
      ...["scenario", "series", "id", "year"].map(text),
      { id: "value", head: texts.t("reports:value"), number: {} },
      { id: "unit", head: texts.t("reports:unit") },
    ],
    rows: lines,
  };
}

function massUnit(total: string): string {
  return total === "biogenicCO2" ? "t CO2" : T;
}
