import { element, pixels } from "./svg.ts";
import { type Block, drawBlock } from "./text.ts";

/**
 * Starts of blocks of the given sizes, in order, moved as little as possible from where they would be
 * centred so that none overlaps and all lie between `low` and `high`. What does not fit overflows at `high`.
 */
export function dodge(
  centres: readonly number[],
  sizes: readonly number[],
  low: number,
  high: number,
): readonly number[] {
  interface Cluster {
    readonly size: number;
    readonly count: number;
    /** Sum of the starts that the cluster's blocks each wish for the cluster. */
    readonly wish: number;
  }
  const place = (cluster: Cluster) =>
    Math.max(low, Math.min(high - cluster.size, cluster.wish / cluster.count));
  const clusters: Cluster[] = [];
  for (const [i, centre] of centres.entries()) {
    const size = sizes[i] ?? 0;
    let last: Cluster = { size, count: 1, wish: centre - size / 2 };
    for (let before = clusters.at(-1); before !== undefined; before = clusters.at(-1)) {
      if (place(before) + before.size <= place(last)) break;
      clusters.pop();
      last = {
        size: before.size + last.size,
        count: before.count + last.count,
        wish: before.wish + last.wish - before.size * last.count,
      };
    }
    clusters.push(last);
  }
  const starts: number[] = [];
  for (const cluster of clusters) {
    let start = place(cluster);
    for (let k = 0; k < cluster.count; k++) {
      starts.push(start);
      start += sizes[starts.length - 1] ?? 0;
    }
  }
  return starts;
}

/** A label beside the right edge of a plot, and the point it belongs to. */
export interface EndLabel {
  readonly block: Block;
  readonly x: number;
  readonly y: number;
  /** Class of the leader, which takes the colour of what is labelled. */
  readonly class: string;
}

/** Space between a plot and its labels, for the leaders. */
export const LEADER = 18;
const AIR = 4;

/** Height that the labels need one below the other. */
export function labelsHeight(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.height + AIR, 0);
}

/** The labels in one column at `x + LEADER`, none over another, each joined to its point by a fine line. */
export function drawEndLabels(labels: readonly EndLabel[], x: number, low: number, high: number): string {
  const sorted = labels
    .map((label, i) => ({ label, i }))
    .toSorted((a, b) => a.label.y - b.label.y || a.i - b.i);
  const starts = dodge(
    sorted.map(({ label }) => label.y),
    sorted.map(({ label }) => label.block.height + AIR),
    low,
    high,
  );
  return sorted
    .map(({ label }, i) => {
      const top = (starts[i] ?? 0) + AIR / 2;
      const first = label.block.height / Math.max(1, label.block.lines.length) / 2;
      const straight = label.y >= top + first && label.y <= top + label.block.height - first;
      const target = straight ? label.y : top + first;
      const leader = element("path", {
        class: `c-leader ${label.class}`,
        d: `M${pixels(label.x)} ${pixels(label.y)}L${pixels(x + 4)} ${pixels(label.y)}L${pixels(x + LEADER - 4)} ${pixels(target)}`,
      });
      return leader + drawBlock(label.block, x + LEADER, top);
    })
    .join("");
}
