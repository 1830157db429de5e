import { type AxisTexts, plotHeight, yearsPlot } from "./axis.ts";
import { type Chart, type Drawing, framed, risingYears } from "./chart.ts";
import { drawEndLabels, type EndLabel, labelsHeight } from "./labels.ts";
import { drawStack, layerEnd, type SectorSeries, stackSectors } from "./series.ts";
import { labelColumn } from "./label-column.ts";

/** Emissions by sector over years. */
export interface SectorAreasData {
  readonly years: readonly number[];
  readonly sectors: readonly SectorSeries[];
  /** Later years are drawn lighter. */
  readonly lastHistoryYear?: number;
}

/** Texts of the axes, and the head of the table's year column. */
export interface SectorAreasTexts extends AxisTexts {
  readonly yearColumn: string;
}

/**
 * Areas by sector stacked over years, removals below zero, each named at its end. Years without any
 * value stay empty and a year alone is a column. `null` where there is nothing to draw; throws a
 * RangeError for values that are not finite or do not match the years.
 */
export function sectorAreas(data: SectorAreasData, texts: SectorAreasTexts, drawing: Drawing): Chart | null {
  const { sectors } = data;
  const years = risingYears(data.years);
  const printYear = texts.year ?? String;
  const stack = stackSectors(sectors, years);
  if (!sectors.some((one) => one.values.some((value) => value !== null))) return null;

  const named = sectors.flatMap((one, i) => {
    const end = layerEnd(stack.layers[i] ?? [], years);
    return end === undefined ? [] : [{ one, end }];
  });
  const { width: column, blocks } = labelColumn(
    named.map(({ one, end }) => ({
      name: { text: one.name, class: `t-name s${one.sector}`, size: 12, bold: true },
      value: { text: drawing.format(one.values[years.indexOf(end.year)] ?? 0), class: "t-value", size: 12 },
    })),
    drawing.width,
  );
  const height = plotHeight(drawing.width, labelsHeight(blocks), texts);
  const { plot, grid, zero } = yearsPlot(
    years,
    stack,
    { width: drawing.width, height, labels: column },
    texts,
  );
  const labels = named.flatMap(({ one, end }, i): EndLabel[] => {
    const block = blocks[i];
    const point = { x: plot.x(end.year), y: plot.y(end.value) };
    return block === undefined ? [] : [{ block, ...point, class: `s${one.sector}` }];
  });
  const body = [
    grid,
    drawStack(stack, sectors, years, data.lastHistoryYear, plot),
    zero,
    drawEndLabels(labels, plot.right, plot.top - 8, plot.bottom + 8),
  ];
  return framed(drawing, height, body, {
    columns: [texts.yearColumn, ...sectors.map((one) => one.name)],
    rows: years.map((year, i) => [printYear(year), ...sectors.map((one) => one.values[i] ?? null)]),
  });
}
