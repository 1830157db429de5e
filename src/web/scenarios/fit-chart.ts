import { projectionLines } from "../../charts/projection-lines.ts";
import { driverRatio, reaches, valueAt } from "../../planning/drivers.ts";
import type { Fit } from "../../planning/fit/fit.ts";
import { chartView, type ChartView } from "../chart-view.ts";
import type { AmountScale } from "./amount-scale.ts";
import type { OfferedDriver } from "./fit-question.ts";
import type { Speaking } from "./part-words.ts";

const WIDTH = 1080;

/** What the inventories say, what the fit says of the same years, and where it leads from the plan's inventory. */
export function fitChart(
  { texts, numbers, open }: Speaking,
  fit: Fit,
  drivers: readonly OfferedDriver[],
  scale: AmountScale,
): ChartView | null {
  const base = open.stored.inventory.year;
  const first = Math.min(base, ...fit.years.map(({ year }) => year));
  const last = Math.max(open.plan.horizon, ...fit.years.map(({ year }) => year));
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const { size } = scale;
  const measured = new Map(
    fit.years.map(({ year, amount }) => [year, amount === null ? null : amount / size]),
  );
  const past = drivers.map(({ values }) => pastLine(values));
  const start = measured.get(base) ?? 0;
  const isLeading = start > 0 && drivers.every(({ driver }) => driver !== null && reaches(driver, base));
  const growth = (year: number): number =>
    drivers.reduce((product, { driver }, at) => {
      const elasticity = fit.elasticities[at]?.value ?? 0;
      return driver ? product * driverRatio(driver, base, year) ** elasticity : product;
    }, 1);
  const lines = [
    {
      name: texts.t("planning:fit.line.measured"),
      kind: "history" as const,
      values: years.map((year) => measured.get(year) ?? null),
    },
    {
      name: texts.t("planning:fit.line.fitted"),
      kind: "frozen" as const,
      values: years.map((year) => {
        const values = past.map((line) => line(year));
        return values.every((value) => value !== null) ? fit.at(values) / size : null;
      }),
    },
    ...(isLeading
      ? [
          {
            name: texts.t("planning:fit.line.ahead"),
            kind: "scenario" as const,
            values: years.map((year) => (year < base ? null : start * growth(year))),
          },
        ]
      : []),
  ];
  return chartView(
    (drawing) =>
      projectionLines(
        { years, lines },
        {
          unit: scale.unit,
          tick: (value) => numbers.number(value, { significant: 3 }),
          yearColumn: texts.t("planning:chart.year"),
          low: (name) => name,
          high: (name) => name,
        },
        drawing,
      ),
    {
      id: "fit",
      width: WIDTH,
      title: texts.t("planning:fit.chart", { unit: scale.unit }),
      desc: texts.t("planning:fit.chart.desc"),
      format: (value) => `${numbers.number(value, { significant: 3 })}\u00a0${scale.unit}`,
    },
    (value) => numbers.number(value, { significant: 4 }),
  );
}

/** A driver's past in every year between the first and the last of which it is known. */
function pastLine(values: ReadonlyMap<number, number>): (year: number) => number | null {
  const points = [...values].map(([year, value]) => ({ year, value })).toSorted((a, b) => a.year - b.year);
  const [first, last] = [points[0], points.at(-1)];
  return (year) =>
    first && last && first.year <= year && year <= last.year
      ? valueAt({ kind: "points", points }, year)
      : null;
}
