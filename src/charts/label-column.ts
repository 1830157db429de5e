import { LEADER } from "./labels.ts";
import { type Block, nameAndValue, type Run, widestWord } from "./text.ts";

/** What a label says: a name, and the value at the end of what it names. */
export interface LabelText {
  readonly name: Run;
  readonly value?: Run;
}

/** The share of a drawing's width that labels beside a plot may take, and the share a long word may. */
const SHARE = 0.32;
const WORD_SHARE = 0.42;

/**
 * The blocks of labels beside a plot, each wrapped to the column, and the column's width with its
 * leaders: as wide as the widest label needs, at most a third of the drawing, more only for a long word.
 */
export function labelColumn(
  labels: readonly LabelText[],
  drawingWidth: number,
): { readonly width: number; readonly blocks: readonly Block[] } {
  const word = Math.max(0, ...labels.map(({ name }) => widestWord(name)));
  const most = Math.max(drawingWidth * SHARE - LEADER, Math.min(word, drawingWidth * WORD_SHARE - LEADER));
  const blocks = labels.map(({ name, value }) => nameAndValue(name, value, most));
  return {
    width: blocks.length === 0 ? 0 : Math.max(...blocks.map((one) => one.width)) + LEADER + 2,
    blocks,
  };
}
