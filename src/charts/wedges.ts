import { type AxisTexts, plotHeight, yearsPlot } from "./axis.ts";
import {
  type Chart,
  type Drawing,
  finiteSeries,
  framed,
  isNarrow,
  risingYears,
  type Sector,
} from "./chart.ts";
import { labelColumn, type LabelText } from "./label-column.ts";
import { drawEndLabels, type EndLabel, labelsHeight } from "./labels.ts";
import { bandPaths, linePaths } from "./series.ts";
import { drawRing, drawRingLabels, type Target, targetColumn, targetLabel, targetsOf } from "./targets.ts";
import { block, drawBlock, type Run, wrap } from "./text.ts";

/** What one measure takes off BAU in each year: its Shapley share, negative where it adds emissions. */
export interface Wedge {
  readonly name: string;
  readonly sector: Sector;
  readonly values: readonly number[];
}

/** BAU, a plan, and the measures' shares of the way between them. */
export interface WedgesData {
  readonly years: readonly number[];
  readonly bau: { readonly name: string; readonly values: readonly number[] };
  readonly plan: { readonly name: string; readonly values: readonly number[] };
  readonly wedges: readonly Wedge[];
  readonly targets?: readonly Target[];
}

/** Texts of the axes, and the head of the table's year column. */
export interface WedgesTexts extends AxisTexts {
  readonly yearColumn: string;
}

/** A wedge's band in each year, as the two values between which it lies. */
export interface WedgeBand {
  readonly wedge: Wedge;
  /** Below BAU, where the measure takes emissions away. */
  readonly taken: readonly (readonly [number, number])[];
  /** Above BAU, where it adds some. */
  readonly added: readonly (readonly [number, number])[];
}

const TOLERANCE = 1e-6;
/** Height in pixels of labels beside a narrow plot above which the measures are listed below it. */
const LISTED = 300;
/** Room in a list's row for swatch and number. */
const LIST_INDENT = 36;

/**
 * Stacks the wedges on both sides of BAU: shares that take emissions away downwards from it, negative
 * ones upwards, so that no band lies over another. Without negative shares they fill BAU to plan exactly.
 */
export function stackWedges(bau: readonly number[], wedges: readonly Wedge[]): readonly WedgeBand[] {
  const low = [...bau];
  const high = [...bau];
  return wedges.map((wedge) => {
    const taken: [number, number][] = [];
    const added: [number, number][] = [];
    for (const [i, value] of wedge.values.entries()) {
      const [l, h] = [low[i] as number, high[i] as number];
      low[i] = l - Math.max(0, value);
      high[i] = h - Math.min(0, value);
      taken.push([low[i], l]);
      added.push([h, high[i]]);
    }
    return { wedge, taken, added };
  });
}

/**
 * The wedge chart: measures' shares between BAU and plan, each named at its end with its share in the
 * last year, the plan as a dark line on top, what remains underneath. `null` without years or measures;
 * throws a RangeError for values that are not finite, do not match the years, or do not sum to BAU
 * minus plan within a millionth of BAU.
 */
export function wedges(data: WedgesData, texts: WedgesTexts, drawing: Drawing): Chart | null {
  const { bau, plan } = data;
  const years = risingYears(data.years);
  const targets = targetsOf(years, data.targets ?? []);
  checkSums(data);
  if (years.length === 0 || data.wedges.length === 0) return null;

  const { format, width } = drawing;
  const end = years.length - 1;
  const last = years[end] as number;
  const bands = stackWedges(bau.values, data.wedges);
  const tints = tintClasses(data.wedges);
  const measures = bands.map((band, i) => bandLabel(band, end, tints[i] ?? "", format));
  const ends = [
    lineLabel(plan.name, plan.values[end] as number, "plan p1", format),
    ...targets
      .filter((target) => target.year === last)
      .map((target): Label => ({ text: targetLabel(target, format), value: target.value, class: "to-ring" })),
  ];
  const top = lineLabel(bau.name, bau.values[end] as number, "bau", format);
  const placed = (labels: readonly Label[]) =>
    labelColumn(
      labels.map(({ text }) => text),
      width,
    );
  const beside = [top, ...measures, ...ends];
  // On a phone many names beside the plot would leave no plot: they are numbered, and stand in a list below it.
  const listed = isNarrow(drawing) && labelsHeight(placed(beside).blocks) > LISTED;
  const pending = listed ? [top, ...measures.map(numbered), ...ends] : beside;
  const { width: column, blocks } = placed(pending);
  const plotted = plotHeight(width, labelsHeight(blocks), texts);
  const list = listed
    ? measureList(bands, tints, end, plotted + 8, drawing)
    : { markup: "", bottom: plotted };
  const values = [
    ...bau.values,
    ...plan.values,
    ...bands.flatMap(({ taken, added }) => [...taken.flat(), ...added.flat()]),
    ...targets.map((target) => target.value),
  ];
  const extent = { low: Math.min(0, ...values), high: Math.max(0, ...values) };
  const { plot, grid, zero } = yearsPlot(years, extent, { width, height: plotted, labels: column }, texts);
  const labels = pending.flatMap(({ value, class: name }, i): EndLabel[] => {
    const block = blocks[i];
    return block === undefined ? [] : [{ block, x: plot.x(last), y: plot.y(value), class: name }];
  });
  const body = [
    grid,
    bandPaths(
      years,
      plan.values.map((value) => [0, value]),
      plot,
      "c-remaining",
    ),
    ...bands.map(({ taken }, i) => bandPaths(years, taken, plot, `c-wedge ${tints[i]}`)),
    ...bands.map(({ added }, i) => bandPaths(years, added, plot, `c-wedge added ${tints[i]}`)),
    zero,
    linePaths(years, bau.values, plot, "c-halo"),
    linePaths(years, bau.values, plot, "c-line bau"),
    linePaths(years, plan.values, plot, "c-halo"),
    linePaths(years, plan.values, plot, "c-line plan p1"),
    drawEndLabels(labels, plot.right, plot.top - 8, plot.bottom + 8),
    ...targets.map((target) => drawRing(target, plot)),
    drawRingLabels(
      targets.filter((target) => target.year < last),
      format,
      plot,
      [bau.values, plan.values].map((line) => line.map((value, i) => ({ year: years[i] as number, value }))),
    ),
    list.markup,
  ];
  const columns: readonly { readonly name: string; readonly values: readonly (number | null)[] }[] = [
    bau,
    ...data.wedges,
    plan,
    ...targets.map((target) => targetColumn(target, years)),
  ];
  return framed(drawing, list.bottom, body, {
    columns: [texts.yearColumn, ...columns.map(({ name }) => name)],
    rows: years.map((year, i) => [
      (texts.year ?? String)(year),
      ...columns.map(({ values }) => values[i] ?? null),
    ]),
  });
}

/** A label before it is placed. */
interface Label {
  readonly text: LabelText;
  readonly value: number;
  readonly class: string;
}

function checkSums({ years, bau, plan, wedges }: WedgesData): void {
  for (const line of [bau, plan, ...wedges]) {
    finiteSeries(line.values, years, line.name);
  }
  if (wedges.length === 0) return;
  for (const [i, year] of years.entries()) {
    const [from, to] = [bau.values[i] as number, plan.values[i] as number];
    const shares = wedges.map((wedge) => wedge.values[i] as number);
    const sum = shares.reduce((total, share) => total + share, 0);
    const scale = Math.max(Math.abs(from), Math.abs(to), ...shares.map(Math.abs));
    if (Math.abs(from - to - sum) > TOLERANCE * scale) {
      throw new RangeError(`Wedges of ${year} sum to ${sum}, not to BAU minus plan, ${from - to}`);
    }
  }
}

/** The sector's colour, in alternating tints where several measures share a sector. */
function tintClasses(all: readonly Wedge[]): readonly string[] {
  const seen = new Map<Sector, number>();
  return all.map(({ sector }) => {
    const count = seen.get(sector) ?? 0;
    seen.set(sector, count + 1);
    return `s${sector} tint${(count % 3) + 1}`;
  });
}

function lineLabel(name: string, value: number, looks: string, format: (value: number) => string): Label {
  const label: Run = { text: name, class: `t-line ${looks}`, size: 12, bold: true };
  const number: Run = { text: format(value), class: "t-value", size: 12 };
  return { text: { name: label, value: number }, value, class: looks };
}

function bandLabel(band: WedgeBand, end: number, tint: string, format: (value: number) => string): Label {
  const share = band.wedge.values[end] as number;
  const [low, high] = (share < 0 ? band.added : band.taken)[end] ?? [0, 0];
  const label: Run = { text: band.wedge.name, class: `t-name s${band.wedge.sector}`, size: 12, bold: true };
  const number: Run = { text: format(share), class: "t-value", size: 12 };
  return { text: { name: label, value: number }, value: (low + high) / 2, class: tint };
}

/** The number of a measure in place of its name and share. */
function numbered(label: Label, i: number): Label {
  return { ...label, text: { name: { ...label.text.name, text: String(i + 1) } } };
}

/** The measures in the order of their bands, each with the number and the tint of its band, and its share. */
function measureList(
  bands: readonly WedgeBand[],
  tints: readonly string[],
  end: number,
  top: number,
  drawing: Drawing,
): { readonly markup: string; readonly bottom: number } {
  let y = top;
  let markup = "";
  for (const [i, { wedge }] of bands.entries()) {
    const share = wedge.values[end] as number;
    const number = block([[{ text: drawing.format(share), class: "t-value", size: 13 }]]);
    const swatch = `c-wedge ${share < 0 ? "added " : ""}${tints[i]}`;
    const order: Run = {
      text: String(i + 1),
      class: `t-name s${wedge.sector}`,
      size: 13,
      bold: true,
      swatch,
    };
    const lines = wrap(wedge.name, drawing.width - number.width - LIST_INDENT - 12, 13);
    const label = block(lines.map((text) => [{ text, class: "t-label", size: 13 }]));
    markup +=
      drawBlock(block([[order]]), 0, y) +
      drawBlock(label, LIST_INDENT, y) +
      drawBlock(number, drawing.width, y, "end");
    y += label.height + 4;
  }
  return { markup, bottom: y };
}
