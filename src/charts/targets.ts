import type { Plot } from "./axis.ts";
import { finite } from "./chart.ts";
import { element } from "./svg.ts";
import type { LabelText } from "./label-column.ts";
import { drawBlock, nameAndValue } from "./text.ts";

/** A level to be reached in a year, in the unit of the chart. */
export interface Target {
  readonly name: string;
  readonly year: number;
  readonly value: number;
}

const RADIUS = 5;
/** Width that a label beside a ring may take, and the share of the plot. */
const ROOM = 110;
const ROOM_SHARE = 0.4;

/** A target's label: its name, then its level. Throws a RangeError where one is not finite. */
export function targetLabel(target: Target, format: (value: number) => string): LabelText {
  finite(target.value, target.name);
  return {
    name: { text: target.name, class: "t-target", size: 12, bold: true },
    value: { text: format(target.value), class: "t-value", size: 12 },
  };
}

/** The targets of the years that are drawn; others have no place in the drawing or its table. */
export function targetsOf(years: readonly number[], targets: readonly Target[]): readonly Target[] {
  return targets.filter((target) => years.includes(finite(target.year, `Year of ${target.name}`)));
}

/** A target as a column of the table. */
export function targetColumn(
  target: Target,
  years: readonly number[],
): { readonly name: string; readonly values: readonly (number | null)[] } {
  return { name: target.name, values: years.map((year) => (year === target.year ? target.value : null)) };
}

/** The ring of a target. */
export function drawRing(target: Target, plot: Plot): string {
  return element("circle", { class: "c-ring", cx: plot.x(target.year), cy: plot.y(target.value), r: RADIUS });
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
  targets: readonly Target[],
  format: (value: number) => string,
  plot: Plot,
  lines: readonly (readonly { readonly year: number; readonly value: number }[])[],
): string {
  const points = lines.flatMap((line) =>
    sampled(line.map(({ year, value }) => ({ x: plot.x(year), y: plot.y(value) }))),
  );
  const taken: Box[] = targets.map((target) => around(plot.x(target.year), plot.y(target.value)));
  let markup = "";
  const room = Math.min(ROOM, (plot.right - plot.left) * ROOM_SHARE);
  for (const target of targets) {
    const { name, value } = targetLabel(target, format);
    const block = nameAndValue(name, value, room);
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
    markup += element("g", { class: "c-halo-text" }, drawBlock(block, best.x, best.y));
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
