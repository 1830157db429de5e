import { type Chart, type Drawing, framed, isNarrow, type Sector } from "./chart.ts";
import { element } from "./svg.ts";
import { block, drawBlock, lineHeight, textWidth, wrap, wrappedWidth } from "./text.ts";

/** What is known of a GPC reference: it has data, a notation key says why not, or nothing is said yet. */
export type ProgressState = "data" | "key" | "missing";

/** The references of a sector, in order. */
export interface ProgressGroup {
  readonly name: string;
  readonly sector: Sector;
  readonly states: readonly ProgressState[];
}

/** Words of the strip: `7 of 9`, and the heads of the table's columns. */
export interface ProgressStripTexts {
  readonly done: (done: number, of: number) => string;
  readonly nameColumn: string;
  readonly states: Readonly<Record<ProgressState, string>>;
}

const SIZE = 13;
const CELL = 14;
const SMALLEST_CELL = 9;
const AIR = 3;
const GAP = 8;

/**
 * One cell for each reference, a row for each sector: filled with data, framed with a notation key, empty
 * where nothing is said. `null` without references.
 */
export function progressStrip(
  groups: readonly ProgressGroup[],
  texts: ProgressStripTexts,
  drawing: Drawing,
): Chart | null {
  const most = Math.max(0, ...groups.map(({ states }) => states.length));
  if (most === 0) return null;
  const { width } = drawing;
  const narrow = isNarrow(drawing);
  const counted = groups.map((group) => {
    const count = (state: ProgressState) => group.states.filter((one) => one === state).length;
    const [data, key, missing] = [count("data"), count("key"), count("missing")];
    return { ...group, data, key, missing, printed: texts.done(data + key, data + key + missing) };
  });
  const numbers = Math.max(...counted.map(({ printed }) => textWidth(printed, SIZE))) + 2;
  const nameRoom = narrow
    ? width - numbers - 12
    : wrappedWidth(
        groups.map(({ name }) => name),
        Math.min(width * 0.45, Math.max(width * 0.3, width - numbers - 32 - most * (SMALLEST_CELL + AIR))),
        SIZE,
      );
  const left = narrow ? 0 : nameRoom + 16;
  const room = narrow ? width : width - numbers - 16 - left;
  const side = Math.max(SMALLEST_CELL, Math.min(CELL, (room + AIR) / most - AIR));
  const perLine = Math.max(1, Math.min(most, Math.floor((room + AIR + 0.01) / (side + AIR))));

  const body: string[] = [];
  let top = 0;
  for (const { name, sector, states, printed } of counted) {
    const label = block(wrap(name, nameRoom, SIZE).map((text) => [{ text, class: "t-label", size: SIZE }]));
    const number = block([[{ text: printed, class: "t-value", size: SIZE }]]);
    const lines = Math.ceil(states.length / perLine);
    const cells = lines * (side + AIR) - AIR;
    const line = lineHeight(name, SIZE);
    const cellTop = narrow ? top + label.height + 2 : top + Math.max(0, (line - side) / 2);
    body.push(drawBlock(label, 0, top));
    body.push(drawBlock(number, width, narrow ? top + label.height - line : top, "end"));
    states.forEach((state, i) => {
      const x = left + (i % perLine) * (side + AIR);
      const y = cellTop + Math.floor(i / perLine) * (side + AIR);
      body.push(
        element("rect", {
          class: `c-cell c-${state} s${sector}`,
          x: x + 0.75,
          y: y + 0.75,
          width: side - 1.5,
          height: side - 1.5,
          rx: 2,
        }),
      );
      if (state === "key") {
        const middle = { y1: y + side / 2, y2: y + side / 2 };
        const inset = side * 0.3;
        body.push(
          element("line", { class: `c-stroke s${sector}`, x1: x + inset, x2: x + side - inset, ...middle }),
        );
      }
    });
    top = Math.max(top + label.height, cellTop + cells) + GAP;
  }
  return framed(drawing, top - GAP + 2, body, {
    columns: [texts.nameColumn, texts.states.data, texts.states.key, texts.states.missing],
    rows: counted.map(({ name, data, key, missing }) => [name, data, key, missing]),
  });
}
