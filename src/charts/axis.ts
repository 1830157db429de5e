import { scaleLinear } from "d3-scale";
import { element } from "./svg.ts";
import { type Block, block, drawBlock, textWidth, wrap } from "./text.ts";

/** The area that years and values are drawn in, in pixels. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (year: number) => number;
  readonly y: (value: number) => number;
}

/** What an axis prints. */
export interface AxisTexts {
  /** The unit of the values, above the axis: `Mt CO₂e`. */
  readonly unit: string;
  /** Prints a round value of the axis. */
  readonly tick: (value: number) => string;
  /** Prints a year; plain digits unless said otherwise. */
  readonly year?: (year: number) => string;
}

const SIZE = 12;
const HEAD = 14;
const FOOT = 26;

/** Height of a plot of years in which `needed` pixels of labels find room, axis and unit included. */
export function plotHeight(width: number, needed: number, texts: AxisTexts): number {
  const plot = Math.max(200, Math.min(320, width * 0.44), needed);
  return Math.round(plot) + unitBlock(texts, width).height + HEAD + FOOT;
}

function unitBlock(texts: AxisTexts, width: number): Block {
  return block(wrap(texts.unit, width, SIZE).map((text) => [{ text, class: "t-axis", size: SIZE }]));
}

/**
 * The scales of a plot over years and its axes as markup: grid lines at round values, the zero line,
 * the unit and as many years as have room. Zero is always on the value axis.
 */
export function yearsPlot(
  years: readonly number[],
  extent: { readonly low: number; readonly high: number },
  size: { readonly width: number; readonly height: number; readonly labels: number },
  texts: AxisTexts,
): { readonly plot: Plot; readonly grid: string; readonly zero: string } {
  const printYear = texts.year ?? String;
  const unit = unitBlock(texts, size.width);
  const top = unit.height + HEAD;
  const bottom = size.height - FOOT;
  const flat = extent.low >= 0 && extent.high <= 0;
  const value = scaleLinear()
    .domain(flat ? [0, 1] : [Math.min(0, extent.low), Math.max(0, extent.high)])
    .range([bottom, top]);
  const wanted = Math.max(2, Math.round((bottom - top) / 56));
  if (!flat) value.nice(wanted);
  const ticks = flat ? [0] : value.ticks(wanted);
  const gutter = Math.max(...ticks.map((tick) => textWidth(texts.tick(tick), SIZE)));
  const first = years[0] ?? 0;
  const last = years.at(-1) ?? first;
  const left = Math.max(gutter + 8, textWidth(printYear(first), SIZE) / 2);
  const right = size.width - Math.max(size.labels, textWidth(printYear(last), SIZE) / 2);
  const x = scaleLinear().domain([first, last]).range([left, right]);
  const plot: Plot = { left, right, top, bottom, x, y: value };

  const line = (tick: number, name: string) =>
    element("line", { class: name, x1: left, x2: right, y1: value(tick), y2: value(tick) });
  const labels = ticks.map((tick) =>
    drawBlock(
      block([[{ text: texts.tick(tick), class: "t-axis", size: SIZE }]]),
      left - 8,
      value(tick) - 8,
      "end",
    ),
  );
  const yearLabels = shownYears(years, right - left, printYear).map((year) =>
    drawBlock(
      block([[{ text: printYear(year), class: "t-axis", size: SIZE }]]),
      x(year),
      bottom + 7,
      "middle",
    ),
  );
  return {
    plot,
    grid: [
      drawBlock(unit, 0, 0),
      ...ticks.filter((tick) => tick !== 0).map((tick) => line(tick, "c-grid")),
      ...labels,
      ...yearLabels,
    ].join(""),
    zero: line(0, "c-zero"),
  };
}

/** First and last year, and between them the multiples of a round step that have room. */
function shownYears(
  years: readonly number[],
  width: number,
  print: (year: number) => string,
): readonly number[] {
  const first = years[0];
  const last = years.at(-1);
  if (first === undefined || last === undefined) return [];
  if (first === last) return [first];
  const room = Math.max(textWidth(print(first), SIZE), textWidth(print(last), SIZE)) + 14;
  const perYear = width / (last - first);
  const step = [1, 2, 5, 10, 20, 25, 50, 100].find((candidate) => candidate * perYear >= room) ?? 100;
  const origin = step <= 2 ? first : 0;
  const between = years.filter(
    (year) =>
      (year - origin) % step === 0 && (year - first) * perYear >= room && (last - year) * perYear >= room,
  );
  return [first, ...between, last];
}
