import { LEADER } from "./labels.ts";
import type { Block } from "./text.ts";

/** The share of a drawing's width that labels beside a plot may take. */
const SHARE = 0.32;

/**
 * The blocks of labels beside a plot, each wrapped to the column, and the column's width with its
 * leaders: as wide as the widest label needs, at most a third of the drawing.
 */
export function labelColumn(
  makers: readonly ((width: number) => Block)[],
  drawingWidth: number,
): { readonly width: number; readonly blocks: readonly Block[] } {
  const most = drawingWidth * SHARE - LEADER;
  const blocks = makers.map((make) => make(most));
  return {
    width: blocks.length === 0 ? 0 : Math.max(...blocks.map((one) => one.width)) + LEADER + 2,
    blocks,
  };
}
