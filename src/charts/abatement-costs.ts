import { scaleLinear } from "d3-scale";
import { type Chart, type Drawing, finite, framed, isNarrow, type Sector } from "./chart.ts";
import { numberedKey } from "./numbered-key.ts";
import { element, tip } from "./svg.ts";
import { block, drawBlock, textWidth, wrap } from "./text.ts";

/** A measure by what it takes off and what a tonne of it costs. */
export interface AbatementItem {
  readonly name: string;
  readonly sector: Sector;
  /** Tonnes; what takes nothing off is not drawn. */
  readonly tonnes: number;
  /** Money per tonne; below zero where it pays. */
  readonly cost: number;
}

export interface AbatementTexts {
  /** Above the value axis. */
  readonly costUnit: string;
  /** Under the tonnes. */
  readonly tonnesUnit: string;
  readonly costTick: (value: number) => string;
  readonly tonnesTick: (value: number) => string;
  /** Over the measures that pay, which have no order among themselves. */
  readonly pays: string;
  readonly nameColumn: string;
  readonly tonnesColumn: string;
  readonly costColumn: string;
}

const SIZE = 12;
const HEAD = 16;
const FOOT = 44;

/**
 * Costs of a tonne along the tonnes taken off. What costs is ordered from the cheapest; what pays stands left
 * as one block in the order given, since money per tonne does not rank it: of two that save as much money the
 * one with fewer tonnes would come first. Null where nothing takes anything off.
 */
export function abatementCosts(
  items: readonly AbatementItem[],
  texts: AbatementTexts,
  drawing: Drawing,
): Chart | null {
  for (const { name, tonnes, cost } of items) finite(tonnes + cost, name);
  const taking = items.filter(({ tonnes }) => tonnes > 0);
  if (taking.length === 0) return null;
  const paying = taking.filter(({ cost }) => cost < 0);
  const costing = taking.filter(({ cost }) => cost >= 0).toSorted((one, other) => one.cost - other.cost);
  const ordered = [...paying, ...costing];
  const { width } = drawing;
  const tall = isNarrow(drawing) ? 220 : 300;
  const unit = block(
    wrap(texts.costUnit, width, SIZE).map((text) => [{ text, class: "t-axis", size: SIZE }]),
  );
  const [top, bottom] = [unit.height + HEAD, unit.height + HEAD + tall];
  const costs = ordered.map(({ cost }) => cost);
  const y = scaleLinear()
    .domain([Math.min(0, ...costs), Math.max(0, ...costs)])
    .range([bottom, top])
    .nice(5);
  const ticks = y.ticks(5);
  const left = Math.max(...ticks.map((tick) => textWidth(texts.costTick(tick), SIZE))) + 8;
  const whole = ordered.reduce((sum, { tonnes }) => sum + tonnes, 0);
  const x = scaleLinear()
    .domain([0, whole])
    .range([left, width - 4]);

  const label = (text: string, atX: number, atY: number, anchor: "start" | "middle" | "end") =>
    drawBlock(block([[{ text, class: "t-axis", size: SIZE }]]), atX, atY, anchor);
  const body: string[] = [drawBlock(unit, 0, 0)];
  for (const tick of ticks) {
    const name = tick === 0 ? "c-zero" : "c-grid";
    body.push(element("line", { class: name, x1: left, x2: width, y1: y(tick), y2: y(tick) }));
    body.push(label(texts.costTick(tick), left - 8, y(tick) - 8, "end"));
  }
  let from = 0;
  for (const [index, { name, sector, tonnes, cost }] of ordered.entries()) {
    const [start, end] = [x(from), x(from + tonnes)];
    const [high, low] = [Math.min(y(cost), y(0)), Math.max(y(cost), y(0))];
    const size = { x: start, y: high, width: Math.max(1, end - start - 1), height: Math.max(1, low - high) };
    body.push(element("rect", { class: `c-bar s${sector}`, ...size }, tip(`${index + 1}`, name, drawing.format(cost)))); // prettier-ignore
    const number = String(index + 1);
    if (textWidth(number, SIZE) <= end - start)
      body.push(label(number, (start + end) / 2, cost < 0 ? y(0) - 17 : y(0) + 3, "middle"));
    from += tonnes;
  }
  if (paying.length > 0) {
    const end = x(paying.reduce((sum, { tonnes }) => sum + tonnes, 0));
    body.push(element("line", { class: "c-link", x1: end, x2: end, y1: top - 4, y2: bottom + 4 }));
    const fits = textWidth(texts.pays, SIZE) <= end - left;
    if (fits) body.push(label(texts.pays, left + 2, top - HEAD + 1, "start"));
  }
  body.push(label(texts.tonnesTick(0), left, bottom + 6, "start"));
  body.push(label(texts.tonnesTick(whole), width, bottom + 6, "end"));
  body.push(label(texts.tonnesUnit, (left + width) / 2, bottom + 22, "middle"));
  const key = numberedKey(ordered, width, bottom + FOOT);
  return framed(drawing, key.bottom, [...body, ...key.body], {
    columns: [texts.nameColumn, texts.tonnesColumn, texts.costColumn],
    rows: ordered.map(({ name, tonnes, cost }) => [name, tonnes, cost]),
  });
}
