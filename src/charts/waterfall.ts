import { scaleLinear } from "d3-scale";
import { type Chart, type Drawing, finite, framed, isNarrow, type Sector } from "./chart.ts";
import { element, tip } from "./svg.ts";
import { type Block, block, drawBlock, lineHeight, type Run, textWidth, wrap, wrappedWidth } from "./text.ts";

/** A step of a waterfall: a total reached, or a change on the way to the next. */
export interface WaterfallStep {
  readonly name: string;
  readonly kind: "total" | "change";
  readonly value: number;
  /** Colours a change by its sector. */
  readonly sector?: Sector;
}

/** A value that the totals are held against, as a line through all bars. */
export interface WaterfallLevel {
  readonly name: string;
  readonly value: number;
}

/** Printing of changes with their sign, and heads of the table's columns. */
export interface WaterfallTexts {
  readonly formatChange: (value: number) => string;
  readonly nameColumn: string;
  readonly valueColumn: string;
}

/** Where a step's bar begins and ends, as values. */
export interface WaterfallSpan {
  readonly from: number;
  readonly to: number;
}

const SIZE = 13;
const BAR = 18;
const GAP = 12;
const TOLERANCE = 1e-6;
/** Width that a level's name has where its line is at the edge. */
const LEAST_NAME = 110;

/**
 * The span of each step: totals from zero, changes from where the step before ended. Throws a RangeError
 * for a value that is not finite, or a later total that the changes do not add up to (within a millionth).
 */
export function waterfallSpans(steps: readonly WaterfallStep[]): readonly WaterfallSpan[] {
  let level = 0;
  let scale = 0;
  return steps.map(({ name, kind, value }, i) => {
    finite(value, name);
    scale = Math.max(scale, Math.abs(value));
    if (kind === "change") {
      const from = level;
      level += value;
      return { from, to: level };
    }
    if (i > 0 && Math.abs(value - level) > TOLERANCE * scale) {
      throw new RangeError(`${name} is ${value}, but the steps before it add up to ${level}`);
    }
    level = value;
    return { from: 0, to: value };
  });
}

/**
 * A waterfall read from top to bottom: totals as bars from zero, changes as bars between them, each with
 * its name and value; levels as broken lines, named below. `null` for no steps; throws a RangeError as `waterfallSpans` does.
 */
export function waterfall(
  steps: readonly WaterfallStep[],
  texts: WaterfallTexts,
  drawing: Drawing,
  levels: readonly WaterfallLevel[] = [],
): Chart | null {
  const spans = waterfallSpans(steps);
  for (const { name, value } of levels) finite(value, name);
  if (steps.length === 0) return null;
  const { width } = drawing;
  const narrow = isNarrow(drawing);
  const print = ({ kind, value }: WaterfallStep) =>
    kind === "total" ? drawing.format(value) : texts.formatChange(value);
  const numbers = Math.max(...steps.map((step) => textWidth(print(step), SIZE, true))) + 2;
  const nameRoom = narrow
    ? width - numbers - 12
    : wrappedWidth(
        steps.map(({ name }) => name),
        width * 0.36,
        SIZE,
        true,
      );
  const left = narrow ? 0 : nameRoom + 16;
  const right = width - numbers - 12;
  const ends = [...spans.flatMap(({ from, to }) => [from, to]), ...levels.map(({ value }) => value)];
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const x = scaleLinear()
    .domain(low === high ? [0, 1] : [low, high])
    .range([left, right]);

  const bars: string[] = [];
  const words: string[] = [];
  const links: string[] = [];
  let top = 0;
  let before: { readonly bottom: number; readonly at: number } | undefined;
  for (const [i, step] of steps.entries()) {
    const { from, to } = spans[i] as WaterfallSpan;
    const printed = print(step);
    const bold = step.kind === "total";
    const label: Block = block(
      wrap(step.name, nameRoom, SIZE, bold).map((text) => [
        { text, class: bold ? "t-total" : "t-label", size: SIZE, bold },
      ]),
    );
    const number = block([[{ text: printed, class: bold ? "t-total" : "t-value", size: SIZE, bold }]]);
    const line = lineHeight(step.name, SIZE);
    const barTop = narrow
      ? top + Math.max(label.height, number.height) + 2
      : top + Math.max(0, (label.height - BAR) / 2);
    const nameTop = narrow ? top : barTop + BAR / 2 - label.height / 2;
    words.push(element("g", { class: "c-halo-text" }, drawBlock(label, 0, nameTop)));
    const numberTop = narrow ? top + Math.max(0, label.height - line) : barTop + BAR / 2 - number.height / 2;
    words.push(drawBlock(number, width, numberTop, "end"));
    const [a, b] = [x(from), x(to)];
    if (from !== to) {
      const size = { x: Math.min(a, b), width: Math.abs(b - a), y: barTop, height: BAR };
      bars.push(
        element(
          "rect",
          { class: barClass(step), ...size, rx: Math.min(2, size.width / 2) },
          tip(step.name, printed),
        ),
      );
    } else {
      bars.push(element("line", { class: "c-link", x1: b, x2: b, y1: barTop, y2: barTop + BAR }));
    }
    if (before !== undefined)
      links.push(
        element("line", { class: "c-link", x1: before.at, x2: before.at, y1: before.bottom, y2: barTop }),
      );
    before = { bottom: barTop + BAR, at: b };
    top = Math.max(barTop + BAR, narrow ? 0 : barTop + BAR / 2 + label.height / 2) + GAP;
  }
  const bottom = top - GAP + 4;
  const zero = element("line", { class: "c-zero", x1: x(0), x2: x(0), y1: 0, y2: bottom });
  const marks = drawLevels(levels, x, bottom, drawing);
  // On a phone the names stand where the zero line would run.
  const axis = narrow && low === 0 ? "" : zero;
  return framed(drawing, marks.bottom, [axis, ...links, ...bars, marks.lines, ...words, marks.names], {
    columns: [texts.nameColumn, texts.valueColumn],
    rows: [...steps, ...levels].map(({ name, value }) => [name, value]),
  });
}

/**
 * Broken lines through all bars, each down to its name and value. These stand below one another from the
 * lowest level on, left of their line, so that no line runs through the name of another.
 */
function drawLevels(
  levels: readonly WaterfallLevel[],
  x: (value: number) => number,
  top: number,
  { width, format }: Drawing,
): { readonly lines: string; readonly names: string; readonly bottom: number } {
  let [lines, names, bottom] = ["", "", top];
  const rising = levels.toSorted((one, other) => one.value - other.value);
  for (const [i, { name, value }] of rising.entries()) {
    const at = x(value);
    const ends = { x1: at, x2: at, y1: 0, y2: bottom + 2 };
    const printed = format(value);
    lines += element("line", { class: "c-mark", "stroke-dasharray": "5 3", ...ends }, tip(name, printed));
    const isLast = i === rising.length - 1;
    const room = isLast ? width : Math.min(width, Math.max(at, LEAST_NAME));
    const label = block([
      ...wrap(name, room, SIZE, true).map((text): Run[] => [
        { text, class: "t-target", size: SIZE, bold: true },
      ]),
      [{ text: printed, class: "t-value", size: SIZE }],
    ]);
    const left = isLast ? at - label.width / 2 : at - label.width;
    const inside = Math.max(0, Math.min(left, width - label.width));
    names += element("g", { class: "c-halo-text" }, drawBlock(label, inside, bottom + 4));
    bottom += label.height + 8;
  }
  return { lines, names, bottom };
}

function barClass({ kind, value, sector }: WaterfallStep): string {
  if (kind === "total") return "c-bar c-total";
  const way = value < 0 ? "down" : "up";
  return sector === undefined ? `c-bar ${way}` : `c-bar ${way} s${sector}`;
}
