import { sankey as layOut, type SankeyLink, type SankeyNode } from "d3-sankey";
import { type Chart, type Drawing, finite, framed, isNarrow, type Sector } from "./chart.ts";
import { element, pixels, tip } from "./svg.ts";
import { block, drawBlock, type Run, wrap, wrappedWidth } from "./text.ts";

/** So much of something, from where it comes to where it goes. */
export interface SankeyFlow {
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

/** Flows between names on the left and on the right, in the order in which they are drawn. */
export interface SankeyData {
  readonly from: readonly string[];
  readonly to: readonly { readonly name: string; readonly sector: Sector }[];
  readonly flows: readonly SankeyFlow[];
}

/** Heads of the table's columns. */
export interface SankeyTexts {
  readonly fromColumn: string;
  readonly toColumn: string;
  readonly valueColumn: string;
}

interface Named {
  readonly key: string;
  readonly name: string;
  readonly sector: Sector;
}
/** Links have nothing of their own. */
type Plain = object;
type Node = SankeyNode<Named, Plain>;
type Link = SankeyLink<Named, Plain>;

const SIZE = 12;
const BAR = 10;
const AIR = 10;
/** How tall all flows are together, if nothing lay between them. */
const TALL = 300;

/**
 * Bands from the left to the right, as wide as their values, named at both ends; a band has the colour of
 * where it goes. `null` without a flow; throws a RangeError for a value that is not finite or below zero, or
 * of which an end has no name.
 */
export function sankey(data: SankeyData, texts: SankeyTexts, drawing: Drawing): Chart | null {
  for (const { from, to, value } of data.flows) {
    if (finite(value, `${from} – ${to}`) < 0)
      throw new RangeError(`${from} – ${to} is ${value}: a band has no width below nothing`);
  }
  const flows = data.flows.filter(({ value }) => value > 0);
  if (flows.length === 0) return null;
  const { width, format } = drawing;
  const [left, right] = [new Set(flows.map(({ from }) => from)), new Set(flows.map(({ to }) => to))];
  const nodes: Named[] = [
    ...data.from
      .filter((name) => left.has(name))
      .map((name) => ({ key: `from ${name}`, name, sector: 0 as Sector })),
    ...data.to.filter(({ name }) => right.has(name)).map((one) => ({ key: `to ${one.name}`, ...one })),
  ];
  const total = (side: "from" | "to", name: string): number =>
    flows.filter((flow) => flow[side] === name).reduce((sum, { value }) => sum + value, 0);
  const labelOf = ({ key, name }: Named): readonly string[] => {
    const side = key.startsWith("from ") ? "from" : "to";
    return [...wrap(name, room, SIZE), format(total(side, name))];
  };
  const room = isNarrow(drawing)
    ? width * 0.33
    : wrappedWidth(
        nodes.map(({ name }) => name),
        width * 0.28,
        SIZE,
      );
  const labels = new Map(
    nodes.map((node) => {
      const lines = labelOf(node);
      const last = lines.length - 1;
      const runs = lines.map((text, at): Run[] => [
        { text, class: at === last ? "t-value" : "t-label", size: SIZE },
      ]);
      return [node.key, block(runs)] as const;
    }),
  );
  const columns = [...labels.values()].map((one) => one.width);
  const column = Math.min(Math.max(...columns), room) + 8;
  const apart = Math.max(...[...labels.values()].map((one) => one.height)) + 4;
  const most = Math.max(left.size, right.size);
  const height = TALL + most * apart;
  const graph = layOut<Named, Plain>()
    .nodeId(({ key }) => key)
    .nodeWidth(BAR)
    .nodePadding(apart)
    .nodeSort((one, other) => (one.index ?? 0) - (other.index ?? 0))
    .extent([
      [column, apart / 2],
      [width - column, height - apart / 2],
    ])({
    nodes: nodes.map((node) => ({ ...node })),
    links: flows.map(({ from, to, value }) => ({ source: `from ${from}`, target: `to ${to}`, value })),
  });
  return framed(
    drawing,
    height,
    [
      ...graph.links.map((link) => drawLink(link, format)),
      ...graph.nodes.map((node) => drawNode(node, labels.get(node.key) ?? block([]), column, width)),
    ],
    {
      columns: [texts.fromColumn, texts.toColumn, texts.valueColumn],
      rows: flows
        .toSorted((one, other) => other.value - one.value)
        .map(({ from, to, value }) => [from, to, value]),
    },
  );
}

/** A band of one width all along, whatever the slope. */
function drawLink(link: Link, format: (value: number) => string): string {
  const [source, target] = [link.source as Node, link.target as Node];
  const { y0 = 0, y1 = 0, width = 0 } = link;
  const [left, right, half] = [source.x1 ?? 0, target.x0 ?? 0, Math.max(0.5, width) / 2];
  const middle = pixels((left + right) / 2);
  const at = (x: number, y: number): string => `${pixels(x)},${pixels(y)}`;
  const curve = (from: number, to: number, x: number): string =>
    `C${middle},${pixels(from)} ${middle},${pixels(to)} ${at(x, to)}`;
  const d = [
    `M${at(left, y0 - half)}`,
    curve(y0 - half, y1 - half, right),
    `L${at(right, y1 + half)}`,
    curve(y1 + half, y0 + half, left),
    "Z",
  ].join("");
  return element(
    "path",
    { class: `c-flow s${target.sector}`, d },
    tip(`${source.name} – ${target.name}`, format(link.value)),
  );
}

function drawNode(node: Node, label: ReturnType<typeof block>, column: number, width: number): string {
  const { x0 = 0, x1 = 0, y0 = 0, y1 = 0, sector } = node;
  const isLeft = x0 < width / 2;
  const look = isLeft ? "c-bar c-total" : `c-bar s${sector}`;
  const size = { x: x0, y: y0, width: x1 - x0, height: Math.max(1, y1 - y0) };
  const top = (y0 + y1) / 2 - label.height / 2;
  const text = isLeft
    ? drawBlock(label, column - AIR + 2, top, "end")
    : drawBlock(label, width - column + AIR - 2, top);
  return element("rect", { class: look, ...size }) + text;
}
