import { scaleLinear } from "d3-scale";
import { type Chart, type Drawing, finite, framed, isNarrow, type Sector } from "./chart.ts";
import { numberedKey } from "./numbered-key.ts";
import { element, tip } from "./svg.ts";
import { block, drawBlock, textWidth, wrap } from "./text.ts";

/** A measure by two things that a council weighs, and how much it asks for. */
export interface Bubble {
  readonly name: string;
  readonly sector: Sector;
  readonly x: number;
  readonly y: number;
  /** Its area; 0 is drawn as a point. */
  readonly size: number;
  /** No other has both more of `x` and more of `y`. */
  readonly best: boolean;
}

export interface BubbleTexts {
  readonly xUnit: string;
  readonly yUnit: string;
  readonly xTick: (value: number) => string;
  readonly yTick: (value: number) => string;
  readonly columns: readonly [name: string, x: string, y: string, size: string];
}

const SIZE = 12;
const HEAD = 16;
const FOOT = 44;
const LARGEST = 26;
const LEAST = 4;

/** Measures that no other beats on both axes; equal ones stand together. */
export function unbeaten(items: readonly { readonly x: number; readonly y: number }[]): readonly boolean[] {
  return items.map(
    (one) =>
      !items.some((other) => other.x >= one.x && other.y >= one.y && (other.x > one.x || other.y > one.y)),
  );
}

/** Bubbles over two axes that both hold zero, each with its number; null for none. */
export function bubbles(items: readonly Bubble[], texts: BubbleTexts, drawing: Drawing): Chart | null {
  for (const { name, x, y, size } of items) finite(x + y + size, name);
  if (items.length === 0) return null;
  const { width } = drawing;
  const tall = isNarrow(drawing) ? 240 : 340;
  const unit = block(wrap(texts.yUnit, width, SIZE).map((text) => [{ text, class: "t-axis", size: SIZE }]));
  const [top, bottom] = [unit.height + HEAD, unit.height + HEAD + tall];
  const extent = (values: readonly number[]): readonly [number, number] => {
    const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
    return low === high ? [0, 1] : [low, high];
  };
  const y = scaleLinear()
    .domain(extent(items.map((one) => one.y)))
    .range([bottom, top])
    .nice(5);
  const yTicks = y.ticks(5);
  const left = Math.max(...yTicks.map((tick) => textWidth(texts.yTick(tick), SIZE))) + 8;
  const x = scaleLinear()
    .domain(extent(items.map((one) => one.x)))
    .range([left + LARGEST / 2, width - LARGEST])
    .nice(isNarrow(drawing) ? 3 : 6);
  const largest = Math.max(...items.map(({ size }) => size), 0);
  const label = (text: string, atX: number, atY: number, anchor: "start" | "middle" | "end") =>
    drawBlock(block([[{ text, class: "t-axis", size: SIZE }]]), atX, atY, anchor);

  const body: string[] = [drawBlock(unit, 0, 0)];
  for (const tick of yTicks) {
    const name = tick === 0 ? "c-zero" : "c-grid";
    body.push(element("line", { class: name, x1: left, x2: width, y1: y(tick), y2: y(tick) }));
    body.push(label(texts.yTick(tick), left - 8, y(tick) - 8, "end"));
  }
  for (const tick of x.ticks(isNarrow(drawing) ? 3 : 6)) {
    if (tick === 0) body.push(element("line", { class: "c-zero", x1: x(0), x2: x(0), y1: top, y2: bottom }));
    body.push(label(texts.xTick(tick), x(tick), bottom + 6, "middle"));
  }
  body.push(label(texts.xUnit, (left + width) / 2, bottom + 22, "middle"));
  const bySize = [...items.entries()].toSorted(([, one], [, other]) => other.size - one.size);
  for (const [index, item] of bySize) {
    const r = largest > 0 ? Math.max(LEAST, Math.sqrt(item.size / largest) * LARGEST) : LEAST;
    const [cx, cy] = [x(item.x), y(item.y)];
    const ring = item.best ? "c-bubble best" : "c-bubble";
    body.push(
      element("circle", { class: `${ring} s${item.sector}`, cx, cy, r }, tip(`${index + 1}`, item.name)),
    );
    body.push(
      element(
        "g",
        { class: "c-halo-text" },
        label(String(index + 1), cx, cy - (r > 9 ? 8 : r + 15), "middle"),
      ),
    );
  }
  const key = numberedKey(items, width, bottom + FOOT);
  return framed(drawing, key.bottom, [...body, ...key.body], {
    columns: texts.columns,
    rows: items.map((item) => [item.name, item.x, item.y, item.size]),
  });
}
