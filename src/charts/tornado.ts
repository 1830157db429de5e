import { scaleLinear } from "d3-scale";
import { type Chart, type Drawing, finite, framed } from "./chart.ts";
import { element, tip } from "./svg.ts";
import { block, drawBlock, textWidth, wrap } from "./text.ts";

/** What one uncertain number alone does: the result at its low and at its high end. */
export interface TornadoItem {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

export interface TornadoTexts {
  /** At the line of the result as it stands. */
  readonly base: string;
  readonly nameColumn: string;
  readonly lowColumn: string;
  readonly highColumn: string;
}

const SIZE = 13;
const BAR = 16;
const GAP = 14;

/**
 * Bars in the order given around the result as it stands; the end of the number's low value is pale, so that
 * one sees which way it acts. Null for none.
 */
export function tornadoBars(
  base: number,
  items: readonly TornadoItem[],
  texts: TornadoTexts,
  drawing: Drawing,
): Chart | null {
  finite(base, texts.base);
  for (const { name, low, high } of items) finite(low + high, name);
  if (items.length === 0) return null;
  const { width, format } = drawing;
  const ends = [base, ...items.flatMap(({ low, high }) => [low, high])];
  const room = Math.max(...ends.map((value) => textWidth(format(value), SIZE))) + 10;
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const x = scaleLinear()
    .domain(least === most ? [least - 1, most + 1] : [least, most])
    .range([room, width - room]);
  const body: string[] = [];
  const head = block([[{ text: `${texts.base} ${format(base)}`, class: "t-value", size: SIZE }]]);
  const at = Math.min(Math.max(x(base) - head.width / 2, 0), width - head.width);
  body.push(drawBlock(head, at, 0));
  let top = head.height + 8;
  const from = top;
  for (const { name, low, high } of items) {
    const label = block(wrap(name, width, SIZE).map((text) => [{ text, class: "t-label", size: SIZE }]));
    body.push(element("g", { class: "c-halo-text" }, drawBlock(label, 0, top)));
    top += label.height + 3;
    for (const [value, way] of [
      [low, "up"],
      [high, "down"],
    ] as const) {
      // prettier-ignore
      const [one, other] = [x(base), x(value)];
      const size = { x: Math.min(one, other), width: Math.abs(other - one), y: top, height: BAR };
      if (size.width > 0)
        body.push(element("rect", { class: `c-bar ${way}`, ...size }, tip(name, format(value))));
      const number = block([[{ text: format(value), class: "t-value", size: SIZE }]]);
      const isRight = value > base || (value === base && way === "down");
      body.push(drawBlock(number, isRight ? Math.max(one, other) + 6 : Math.min(one, other) - 6, top, isRight ? "start" : "end")); // prettier-ignore
    }
    top += BAR + GAP;
  }
  const line = element("line", {
    class: "c-zero",
    x1: x(base),
    x2: x(base),
    y1: from - 4,
    y2: top - GAP + 4,
  });
  return framed(drawing, top, [line, ...body], {
    columns: [texts.nameColumn, texts.lowColumn, texts.highColumn],
    rows: items.map(({ name, low, high }) => [name, low, high]),
  });
}
