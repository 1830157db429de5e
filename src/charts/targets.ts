import type { Plot } from "./axis.ts";
import { finite } from "./chart.ts";
import { element } from "./svg.ts";
import { type Block, drawBlock, nameAndValue } from "./text.ts";

/** A level to be reached in a year, in the unit of the chart. */
export interface Target {
  readonly name: string;
  readonly year: number;
  readonly value: number;
}

const RADIUS = 5;

/** A target's label: its name, then its level. */
export function targetLabel(target: Target, format: (value: number) => string, width: number): Block {
  finite(target.year, `Year of ${target.name}`);
  finite(target.value, target.name);
  return nameAndValue(
    { text: target.name, class: "t-target", size: 12 },
    { text: format(target.value), class: "t-value", size: 12 },
    width,
  );
}

/** The ring of a target. */
export function drawRing(target: Target, plot: Plot): string {
  return element("circle", { class: "ring", cx: plot.x(target.year), cy: plot.y(target.value), r: RADIUS });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Labels of rings inside the plot: each at that corner of its ring where it hides least of the lines and
 * of the labels already there.
 */
export function drawRingLabels(
  rings: readonly { readonly target: Target; readonly block: Block }[],
  plot: Plot,
  lines: readonly (readonly { readonly year: number; readonly value: number }[])[],
): string {
  const points = lines.flatMap((line) =>
    sampled(line.map(({ year, value }) => ({ x: plot.x(year), y: plot.y(value) }))),
  );
  const taken: Box[] = rings.map(({ target }) => around(plot.x(target.year), plot.y(target.value)));
  let markup = "";
  for (const { target, block } of rings) {
    const [x, y] = [plot.x(target.year), plot.y(target.value)];
    const [w, h, off] = [block.width, block.height, RADIUS + 4];
    const candidates = [
      { x: x + off, y: y + 2 },
      { x: x - off - w, y: y + 2 },
      { x: x + off, y: y - h - 2 },
      { x: x - off - w, y: y - h - 2 },
      { x: x - w / 2, y: y + off },
      { x: x - w / 2, y: y - h - off },
    ].map((corner): Box => ({ ...corner, width: w, height: h }));
    const cost = (box: Box) =>
      (inside(box, plot) ? 0 : 1000) +
      taken.filter((other) => overlap(box, other)).length * 100 +
      points.filter((point) => overlap(box, { ...point, width: 0, height: 0 })).length;
    const best = candidates.reduce((a, b) => (cost(b) < cost(a) ? b : a));
    taken.push(best);
    markup += element("g", { class: "halo-text" }, drawBlock(block, best.x, best.y));
  }
  return markup;
}

function around(x: number, y: number): Box {
  return { x: x - RADIUS, y: y - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS };
}

function inside(box: Box, plot: Plot): boolean {
  return (
    box.x >= plot.left &&
    box.x + box.width <= plot.right &&
    box.y >= plot.top - 12 &&
    box.y + box.height <= plot.bottom
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

/** Points along a polyline, one every few pixels. */
function sampled(line: readonly { x: number; y: number }[]): { x: number; y: number }[] {
  return line.flatMap((point, i) => {
    const next = line[i + 1];
    if (next === undefined) return [point];
    const count = Math.max(1, Math.ceil(Math.hypot(next.x - point.x, next.y - point.y) / 4));
    return Array.from({ length: count }, (_, k) => ({
      x: point.x + ((next.x - point.x) * k) / count,
      y: point.y + ((next.y - point.y) * k) / count,
    }));
  });
}
