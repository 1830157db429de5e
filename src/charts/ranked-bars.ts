import { scaleLinear } from "d3-scale";
import { type Chart, type Drawing, finite, framed, type Sector } from "./chart.ts";
import { element, tip } from "./svg.ts";
import { block, drawBlock, textWidth, wrap } from "./text.ts";

/** One thing with a value, such as a source of emissions. */
export interface RankedItem {
  readonly name: string;
  readonly sector: Sector;
  readonly value: number;
}

/** Heads of the table's columns. */
export interface RankedBarsTexts {
  readonly nameColumn: string;
  readonly valueColumn: string;
}

const SIZE = 13;
const BAR = 9;
const GAP = 12;

/**
 * Horizontal bars from the greatest value to the least, each under its name, all from one zero line.
 * `null` for no items; throws a RangeError for a value that is not finite.
 */
export function rankedBars(
  items: readonly RankedItem[],
  texts: RankedBarsTexts,
  drawing: Drawing,
): Chart | null {
  for (const { name, value } of items) finite(value, name);
  if (items.length === 0) return null;
  const { width, format } = drawing;
  const ranked = items.toSorted((a, b) => b.value - a.value);
  const values = ranked.map(({ value }) => value);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const x = scaleLinear()
    .domain(low === high ? [0, 1] : [low, high])
    .range([0, width]);

  const body: string[] = [];
  let top = 0;
  for (const { name, sector, value } of ranked) {
    const printed = format(value);
    const room = Math.max(width * 0.4, width - textWidth(printed, SIZE) - 16);
    const label = block(wrap(name, room, SIZE).map((text) => [{ text, class: "t-label", size: SIZE }]));
    const number = block(
      wrap(printed, width - 8, SIZE).map((text) => [{ text, class: "t-value", size: SIZE }]),
    );
    const beside = label.width + number.width + 12 <= width;
    body.push(drawBlock(label, 0, top));
    const numberTop = beside ? top + label.height - number.height : top + label.height;
    body.push(drawBlock(number, width, Math.max(top, numberTop), "end"));
    top = Math.max(top + label.height, Math.max(top, numberTop) + number.height) + 3;
    body.push(element("rect", { class: "c-track", x: 0, y: top, width, height: BAR, rx: 2 }));
    if (value !== 0) {
      const ends = [x(0), x(value)] as const;
      const size = { x: Math.min(...ends), width: Math.abs(ends[1] - ends[0]), y: top, height: BAR };
      body.push(
        element(
          "rect",
          { class: `c-bar s${sector}`, ...size, rx: Math.min(2, size.width / 2) },
          tip(name, printed),
        ),
      );
    }
    if (low < 0)
      body.push(element("line", { class: "c-zero", x1: x(0), x2: x(0), y1: top - 2, y2: top + BAR + 2 }));
    top += BAR + GAP;
  }
  return framed(drawing, top - GAP + 4, body, {
    columns: [texts.nameColumn, texts.valueColumn],
    rows: ranked.map(({ name, value }) => [name, value]),
  });
}
