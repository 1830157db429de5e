import { type AxisTexts, type Plot, plotHeight, yearsPlot } from "./axis.ts";
import { type Chart, type ChartTable, type Drawing, finiteSeries, framed, risingYears } from "./chart.ts";
import { labelColumn, type LabelText } from "./label-column.ts";
import { drawEndLabels, type EndLabel, labelsHeight } from "./labels.ts";
import {
  bandPaths,
  drawStack,
  layerEnd,
  linePaths,
  type SectorSeries,
  type Stack,
  stackSectors,
} from "./series.ts";
import { drawRing, drawRingLabels, type Target, targetColumn, targetLabel, targetsOf } from "./targets.ts";
import type { Run } from "./text.ts";

/** What a line stands for, which decides how it is drawn. */
export type LineKind = "history" | "frozen" | "bau" | "scenario";

/** Total emissions by year; `null` where there is none. */
export interface ProjectionLine {
  readonly name: string;
  readonly kind: LineKind;
  readonly values: readonly (number | null)[];
  /** The range that the values lie in, drawn as a band. */
  readonly band?: { readonly low: readonly (number | null)[]; readonly high: readonly (number | null)[] };
}

/** Lines of total emissions, targets, and the sectors of BAU underneath. */
export interface ProjectionLinesData {
  readonly years: readonly number[];
  readonly lines: readonly ProjectionLine[];
  readonly targets?: readonly Target[];
  readonly areas?: readonly SectorSeries[];
  /** Areas of later years are drawn lighter. */
  readonly lastHistoryYear?: number;
}

/** Texts of the axes and of the table's head. */
export interface ProjectionLinesTexts extends AxisTexts {
  readonly yearColumn: string;
  /** Heads of a band's columns: `Plan A, low`. */
  readonly low: (name: string) => string;
  readonly high: (name: string) => string;
}

/**
 * Lines over years, each named at its end, scenarios on top with a light edge; targets as rings. `null`
 * where no line has a value; throws a RangeError for values that are not finite or do not match the years.
 */
export function projectionLines(
  data: ProjectionLinesData,
  texts: ProjectionLinesTexts,
  drawing: Drawing,
): Chart | null {
  const { lines, areas = [] } = data;
  const years = risingYears(data.years);
  const targets = targetsOf(years, data.targets ?? []);
  for (const line of lines) {
    finiteSeries(line.values, years, line.name);
    if (line.band === undefined) continue;
    finiteSeries(line.band.low, years, texts.low(line.name));
    finiteSeries(line.band.high, years, texts.high(line.name));
  }
  const stack = stackSectors(areas, years);
  if (!lines.some((line) => line.values.some((value) => value !== null))) return null;

  const { format, width } = drawing;
  const classes = lineClasses(lines);
  const pending = [...lineEnds(lines, classes, years, format), ...areaEnds(stack.layers, areas, years)];
  const last = years.at(-1) as number;
  const atEnd = targets.filter((target) => target.year === last);
  const within = targets.filter((target) => target.year < last);
  for (const target of atEnd) {
    pending.push({ text: targetLabel(target, format), year: last, value: target.value, class: "to-ring" });
  }
  const { width: column, blocks } = labelColumn(
    pending.map(({ text }) => text),
    width,
  );
  const height = plotHeight(width, labelsHeight(blocks), texts);
  const values = [
    ...lines.flatMap((line) => [line.values, line.band?.low ?? [], line.band?.high ?? []]).flat(),
    ...targets.map((target) => target.value),
    stack.low,
    stack.high,
  ].filter((value) => value !== null);
  const extent = { low: Math.min(0, ...values), high: Math.max(0, ...values) };
  const { plot, grid, zero } = yearsPlot(years, extent, { width, height, labels: column }, texts);

  const labels = pending.flatMap(({ year, value, class: name }, i): EndLabel[] => {
    const block = blocks[i];
    return block === undefined ? [] : [{ block, x: plot.x(year), y: plot.y(value), class: name }];
  });
  const body = [
    grid,
    drawStack(stack, areas, years, data.lastHistoryYear, plot),
    zero,
    ...lines.map((line) => {
      const { low, high } = line.band ?? { low: [], high: [] };
      const band = years.map((_, i): [number, number] | null => {
        const [a, b] = [low[i] ?? null, high[i] ?? null];
        return a === null || b === null ? null : [a, b];
      });
      return bandPaths(years, band, plot, "c-band");
    }),
    ...drawingOrder(lines).map((i) => {
      const line = lines[i] as ProjectionLine;
      const name = classes[i] ?? "";
      return (
        linePaths(years, line.values, plot, "c-halo") + linePaths(years, line.values, plot, `c-line ${name}`)
      );
    }),
    ...lines.filter((line) => line.kind === "history").map((line) => inventoryDots(years, line, plot)),
    drawEndLabels(labels, plot.right, plot.top - 8, plot.bottom + 8),
    ...targets.map((target) => drawRing(target, plot)),
    drawRingLabels(
      within,
      format,
      plot,
      lines.map((line) => pointsOf(years, line.values)),
    ),
  ];
  return framed(drawing, height, body, table(data, targets, texts));
}

/** A label before it is placed, and the value that it belongs to. */
interface Pending {
  readonly text: LabelText;
  readonly year: number;
  readonly value: number;
  readonly class: string;
}

/** History, frozen and BAU have a look of their own; scenarios are numbered in their order. */
function lineClasses(lines: readonly ProjectionLine[]): readonly string[] {
  let scenarios = 0;
  return lines.map(({ kind }) => (kind === "scenario" ? `plan p${(scenarios++ % 4) + 1}` : kind));
}

/** Indices of the lines from the lowest to the topmost. */
function drawingOrder(lines: readonly ProjectionLine[]): readonly number[] {
  const rank: Readonly<Record<LineKind, number>> = { frozen: 0, bau: 1, scenario: 2, history: 3 };
  return lines
    .map((line, i) => ({ rank: rank[line.kind], i }))
    .toSorted((a, b) => a.rank - b.rank || b.i - a.i)
    .map(({ i }) => i);
}

function lineEnds(
  lines: readonly ProjectionLine[],
  classes: readonly string[],
  years: readonly number[],
  format: (value: number) => string,
): Pending[] {
  return lines.flatMap((line, i): Pending[] => {
    const end = pointsOf(years, line.values).at(-1);
    // History ends where the projections begin; its dots tell it apart.
    if (end === undefined || (line.kind === "history" && lines.length > 1)) return [];
    const name: Run = { text: line.name, class: `t-line ${classes[i]}`, size: 12, bold: true };
    const value: Run = { text: format(end.value), class: "t-value", size: 12 };
    return [{ ...end, text: { name, value }, class: classes[i] ?? "" }];
  });
}

function areaEnds(
  layers: Stack["layers"],
  areas: readonly SectorSeries[],
  years: readonly number[],
): Pending[] {
  return areas.flatMap((one, i): Pending[] => {
    const end = layerEnd(layers[i] ?? [], years);
    if (end === undefined) return [];
    const name: Run = { text: one.name, class: `t-name s${one.sector}`, size: 12, bold: true };
    return [{ ...end, text: { name }, class: `s${one.sector}` }];
  });
}

function inventoryDots(years: readonly number[], line: ProjectionLine, plot: Plot): string {
  return pointsOf(years, line.values)
    .map(({ year, value }) => linePaths([year], [value], plot, "c-dot"))
    .join("");
}

function pointsOf(
  years: readonly number[],
  values: readonly (number | null)[],
): { year: number; value: number }[] {
  return years.flatMap((year, i) => {
    const value = values[i] ?? null;
    return value === null ? [] : [{ year, value }];
  });
}

function table(
  { years, lines, areas = [] }: ProjectionLinesData,
  targets: readonly Target[],
  texts: ProjectionLinesTexts,
): Omit<ChartTable, "caption"> {
  const columns: { readonly name: string; readonly values: readonly (number | null)[] }[] = [
    ...lines.flatMap(({ name, values, band }) => [
      { name, values },
      ...(band === undefined
        ? []
        : [
            { name: texts.low(name), values: band.low },
            { name: texts.high(name), values: band.high },
          ]),
    ]),
    ...targets.map((target) => targetColumn(target, years)),
    ...areas,
  ];
  return {
    columns: [texts.yearColumn, ...columns.map(({ name }) => name)],
    rows: years.map((year, i) => [
      (texts.year ?? String)(year),
      ...columns.map(({ values }) => values[i] ?? null),
    ]),
  };
}
