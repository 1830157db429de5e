import { scaleLinear } from "d3-scale";
import { type Chart, type Drawing, finite, framed, type Sector } from "./chart.ts";
import { dodge, drawEndLabels, type EndLabel, labelsHeight, LEADER } from "./labels.ts";
import { element, pixels, tip } from "./svg.ts";
import { type Block, block, drawBlock, flow, nameAndValue, type Run } from "./text.ts";

/** A sector's emissions by scope, in the order of `scopes`; `null` where there are none to report. */
export interface StackedSector {
  readonly name: string;
  readonly sector: Sector;
  readonly scopes: readonly (number | null)[];
}

/** One bar: sectors, each in its scopes. */
export interface StackedBarData {
  /** Names of the scopes: `Scope 1`, ... */
  readonly scopes: readonly string[];
  readonly sectors: readonly StackedSector[];
}

/** The word over the bar, and the head of the table's sector column. */
export interface StackedBarTexts {
  readonly total: string;
  readonly nameColumn: string;
}

/** A piece of the bar: from one value to another, away from zero. */
export interface Segment {
  readonly sector: number;
  readonly scope: number;
  readonly from: number;
  readonly to: number;
}

/** The bar's pieces in order, positive ones stacked up from zero and negative ones down. */
export function segments(data: StackedBarData): readonly Segment[] {
  let [up, down] = [0, 0];
  const found: Segment[] = [];
  for (const [s, one] of data.sectors.entries()) {
    for (const [k, value] of one.scopes.entries()) {
      if (value === null || value === 0) continue;
      const from = value > 0 ? up : down;
      if (value > 0) up += value;
      else down += value;
      found.push({ sector: s, scope: k, from, to: from + value });
    }
  }
  return found;
}

const SIZE = 13;
const NOTE = 12;
const SEPARATE = 14;
const THICK = 40;
const STEP = 4;
const PARTED = 4;
/** Narrowest column in which a sector's label reads well under a lying bar. */
const COLUMN = 96;

/**
 * One stacked bar by sector and scope, removals on the other side of zero, lying where the labels have
 * room below it and standing otherwise, with each sector's name, sum and scopes beside its piece.
 * `null` for no sectors; throws a RangeError for a value that is not finite or does not match the scopes.
 */
export function stackedBar(data: StackedBarData, texts: StackedBarTexts, drawing: Drawing): Chart | null {
  for (const one of data.sectors) {
    if (one.scopes.length !== data.scopes.length) {
      throw new RangeError(`${one.name} has ${one.scopes.length} values for ${data.scopes.length} scopes`);
    }
    for (const [k, value] of one.scopes.entries())
      if (value !== null) finite(value, `${one.name}, ${data.scopes[k]}`);
  }
  if (data.sectors.length === 0) return null;
  const parts = segments(data);
  const seen = data.sectors.flatMap((_, s) => (parts.some((part) => part.sector === s) ? [s] : []));
  const lying = drawing.width / Math.max(1, seen.length) >= COLUMN;
  const { body, height } = (lying ? lyingBar : standingBar)(data, parts, seen, texts, drawing);
  return framed(drawing, height, body, {
    columns: [texts.nameColumn, ...data.scopes],
    rows: data.sectors.map(({ name, scopes }) => [name, ...scopes]),
  });
}

interface Drawn {
  readonly body: readonly string[];
  readonly height: number;
}
type Draw = (
  data: StackedBarData,
  parts: readonly Segment[],
  seen: readonly number[],
  texts: StackedBarTexts,
  drawing: Drawing,
) => Drawn;

const lyingBar: Draw = (data, parts, seen, texts, drawing) => {
  const { width, format } = drawing;
  const x = valueScale(parts).range([0, width]);
  const head = totalBlock(parts, texts, format, width);
  const net = x(sumOf(parts));
  const top = head.height + 8;
  const bottom = top + THICK;
  const body = [drawBlock(head, Math.max(0, Math.min(width - head.width, net - head.width)), 0)];
  for (const part of parts) {
    const ends = [x(part.from), x(part.to)] as const;
    const box = { x: Math.min(...ends), width: Math.abs(ends[1] - ends[0]), y: top, height: THICK };
    body.push(element("rect", { class: partClass(data, part), ...box }, partTip(data, part, format)));
  }
  body.push(
    ...cuts(parts, x).map((at) => element("line", { class: "c-cut", x1: at, x2: at, y1: top, y2: bottom })),
  );
  if (parts.some((part) => part.to < 0)) {
    body.push(element("line", { class: "c-zero", x1: x(0), x2: x(0), y1: top - 5, y2: bottom + 5 }));
    body.push(element("line", { class: "c-net", x1: net, x2: net, y1: top - 5, y2: bottom + 5 }));
  }
  const room = width / Math.max(1, seen.length) - SEPARATE;
  const labels = seen
    .map((s) => ({ s, at: x(middle(parts, s)), label: sectorLabel(data, s, room, format) }))
    .toSorted((a, b) => a.at - b.at);
  const starts = dodge(
    labels.map(({ at }) => at),
    labels.map(({ label }) => label.width + SEPARATE),
    0,
    width + SEPARATE,
  );
  const routes = labels.map(({ at, label }, i) => {
    const left = starts[i] ?? 0;
    return { at, to: Math.max(left + 1, Math.min(left + label.width, at)) };
  });
  const levels = leaderLevels(routes);
  const labelTop = bottom + 20 + STEP * (1 + Math.max(0, ...levels));
  for (const [i, { s, label }] of labels.entries()) {
    const left = starts[i] ?? 0;
    const { at, to } = routes[i] ?? { at: left, to: left };
    const colour = `s${data.sectors[s]?.sector ?? 0}`;
    const bend = bottom + 8 + STEP * (levels[i] ?? 0);
    const way = `M${pixels(at)} ${pixels(bottom + 3)}V${pixels(bend)}H${pixels(to)}V${pixels(labelTop - 5)}`;
    body.push(element("path", { class: `c-leader ${colour}`, d: way }));
    body.push(
      element("line", {
        class: `c-edge ${colour}`,
        x1: left,
        x2: left + label.width,
        y1: labelTop - 4,
        y2: labelTop - 4,
      }),
    );
    body.push(drawBlock(label, left, labelTop));
  }
  return { body, height: labelTop + Math.max(0, ...labels.map(({ label }) => label.height)) + 2 };
};

/** How deep each leader bends so that none crosses another, given where they start and end from left to right. */
function leaderLevels(routes: readonly { readonly at: number; readonly to: number }[]): readonly number[] {
  const leftwards = routes.filter(({ at, to }) => to < at);
  const rightwards = routes.filter(({ at, to }) => to > at).toReversed();
  return routes.map((route) => Math.max(0, leftwards.indexOf(route), rightwards.indexOf(route)));
}

/** Places between pieces that are both wide enough to be parted by a line. */
function cuts(parts: readonly Segment[], scale: (value: number) => number): readonly number[] {
  const wide = ({ from, to }: Segment) => Math.abs(scale(to) - scale(from)) >= PARTED;
  return parts
    .filter((part) => wide(part) && parts.some((other) => other.to === part.from && wide(other)))
    .map((part) => scale(part.from));
}

const standingBar: Draw = (data, parts, seen, texts, drawing) => {
  const { width, format } = drawing;
  const thick = Math.min(72, width * 0.2);
  const room = width - thick - LEADER - 6;
  const labels = seen.map((s) => ({ s, label: sectorLabel(data, s, room, format) }));
  const head = totalBlock(parts, texts, format, width);
  const top = head.height + 10;
  const bottom = top + Math.max(240, labelsHeight(labels.map(({ label }) => label)) + 8);
  const y = valueScale(parts).range([bottom, top]);
  const body = [drawBlock(head, 0, 0)];
  for (const part of parts) {
    const ends = [y(part.from), y(part.to)] as const;
    const box = { x: 0, width: thick, y: Math.min(...ends), height: Math.abs(ends[1] - ends[0]) };
    body.push(element("rect", { class: partClass(data, part), ...box }, partTip(data, part, format)));
  }
  body.push(
    ...cuts(parts, y).map((at) => element("line", { class: "c-cut", x1: 0, x2: thick, y1: at, y2: at })),
  );
  if (parts.some((part) => part.to < 0)) {
    const net = y(sumOf(parts));
    body.push(element("line", { class: "c-zero", x1: 0, x2: thick + 6, y1: y(0), y2: y(0) }));
    body.push(element("line", { class: "c-net", x1: 0, x2: thick + 6, y1: net, y2: net }));
  }
  const ends = labels.map(({ s, label }): EndLabel => ({
    block: label,
    x: thick + 2,
    y: y(middle(parts, s)),
    class: `s${data.sectors[s]?.sector ?? 0}`,
  }));
  body.push(drawEndLabels(ends, thick + 6, top, bottom));
  return { body, height: bottom + 4 };
};

function valueScale(parts: readonly Segment[]) {
  const ends = parts.map(({ to }) => to);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return scaleLinear().domain(low === high ? [0, 1] : [low, high]);
}

function sumOf(parts: readonly Segment[]): number {
  return parts.reduce((sum, { from, to }) => sum + (to - from), 0);
}

/** The value that a sector's label points at: the middle of what it adds, or else of what it removes. */
function middle(parts: readonly Segment[], sector: number): number {
  const own = parts.filter((part) => part.sector === sector);
  const side = own.some(({ to }) => to > 0) ? own.filter(({ to }) => to > 0) : own;
  return ((side[0]?.from ?? 0) + (side.at(-1)?.to ?? 0)) / 2;
}

function partClass(data: StackedBarData, part: Segment): string {
  return `c-part s${data.sectors[part.sector]?.sector ?? 0} scope${part.scope + 1}`;
}

function partTip(data: StackedBarData, part: Segment, format: (value: number) => string): string {
  return tip(
    data.sectors[part.sector]?.name ?? "",
    data.scopes[part.scope] ?? "",
    format(part.to - part.from),
  );
}

function totalBlock(
  parts: readonly Segment[],
  texts: StackedBarTexts,
  format: (value: number) => string,
  width: number,
): Block {
  const word: Run = { text: texts.total, class: "t-label", size: SIZE };
  return nameAndValue(word, { text: format(sumOf(parts)), class: "t-total", size: SIZE, bold: true }, width);
}

/** Name, sum, and the scopes that are not zero, each with a swatch of its tint. */
function sectorLabel(
  data: StackedBarData,
  s: number,
  room: number,
  format: (value: number) => string,
): Block {
  const one = data.sectors[s] as StackedSector;
  const present = one.scopes.flatMap((value, k) => (value === null || value === 0 ? [] : [{ value, k }]));
  const name: Run = { text: one.name, class: `t-name s${one.sector}`, size: SIZE, bold: true };
  const sum: Run = {
    text: format(present.reduce((total, { value }) => total + value, 0)),
    class: "t-value",
    size: SIZE,
  };
  const notes = present.map(({ value, k }): Run[] => {
    const swatch = partClass(data, { sector: s, scope: k, from: 0, to: value });
    const scope: Run = { text: data.scopes[k] ?? "", class: "t-note", size: NOTE, swatch };
    return present.length === 1 ? [scope] : [scope, { text: format(value), class: "t-value", size: NOTE }];
  });
  return block([...nameAndValue(name, sum, room).lines, ...flow(notes, room)]);
}
