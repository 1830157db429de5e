import type { Sector } from "./chart.ts";
import { element } from "./svg.ts";
import { block, drawBlock, wrap } from "./text.ts";

const SIZE = 13;
const GAP = 4;
const MARK = 22;

/** A name behind its number and colour, for a drawing too crowded for names. */
export interface KeyItem {
  readonly name: string;
  readonly sector: Sector;
}

/**
 * Names under a drawing in one column or, where there is room, two; each behind the number that stands for
 * it above, from 1.
 * @returns markup, and how far down it reaches
 */
export function numberedKey(
  items: readonly KeyItem[],
  width: number,
  top: number,
): { readonly body: readonly string[]; readonly bottom: number } {
  const columns = width >= 600 ? 2 : 1;
  const room = width / columns - MARK - 16;
  const perColumn = Math.ceil(items.length / columns);
  const body: string[] = [];
  let bottom = top;
  for (let column = 0; column < columns; column++) {
    let at = top;
    const left = (column * width) / columns;
    for (const [index, { name, sector }] of items.entries()) {
      if (Math.floor(index / perColumn) !== column) continue;
      const label = block(wrap(name, room, SIZE).map((text) => [{ text, class: "t-label", size: SIZE }]));
      const number = block([[{ text: String(index + 1), class: "t-value", size: SIZE }]]);
      body.push(
        drawBlock(number, left + MARK - 8, at, "end"),
        element("rect", { class: `c-bar s${sector}`, x: left + MARK - 4, y: at + 3, width: 4, height: 11 }),
        drawBlock(label, left + MARK + 6, at),
      );
      at += label.height + GAP;
    }
    bottom = Math.max(bottom, at);
  }
  return { body, bottom };
}
