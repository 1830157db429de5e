import { scaleLinear } from "d3-scale";
import { type Chart, type Drawing, finite, framed } from "./chart.ts";
import { element, tip } from "./svg.ts";
import { block, drawBlock, textWidth, wrap } from "./text.ts";

/** What was planned of one thing, and what became of it: `planned = achieved + notPerforming + notInPlace`. */
export interface AchievedItem {
  readonly name: string;
  readonly planned: number;
  readonly achieved: number;
  readonly notPerforming: number;
  readonly notInPlace: number;
}

/** Words of the bars and heads of the table's columns. */
export interface AchievedBarsTexts {
  /** `27 of 60 kt`. */
  readonly of: (achieved: string, planned: string) => string;
  readonly nameColumn: string;
  readonly planned: string;
  readonly achieved: string;
  readonly notPerforming: string;
  readonly notInPlace: string;
}

const SIZE = 13;
const BAR = 14;
const GAP = 14;

/**
 * A bar for each item, all from one zero line: what was achieved in full colour, what does not perform and
 * what is not in place as outlines behind it, and a mark where it was planned to end. `null` for no items;
 * throws a RangeError for a value that is not finite.
 */
export function achievedBars(
  items: readonly AchievedItem[],
  texts: AchievedBarsTexts,
  drawing: Drawing,
): Chart | null {
  for (const { name, planned, achieved } of items) finite(planned + achieved, name);
  if (items.length === 0) return null;
  const { width, format } = drawing;
  const ends = items.flatMap(({ planned, achieved, notPerforming }) => [planned, achieved, achieved + notPerforming]); // prettier-ignore
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const x = scaleLinear()
    .domain(low === high ? [0, 1] : [low, high])
    .range([1, width - 1]);
  const body: string[] = [];
  let top = 0;
  for (const { name, planned, achieved, notPerforming, notInPlace } of items) {
    const printed = texts.of(format(achieved), format(planned));
    const room = Math.max(width * 0.4, width - textWidth(printed, SIZE) - 16);
    const label = block(wrap(name, room, SIZE).map((text) => [{ text, class: "t-label", size: SIZE }]));
    const number = block([[{ text: printed, class: "t-value", size: SIZE }]]);
    const beside = label.width + number.width + 12 <= width;
    body.push(drawBlock(label, 0, top));
    const numberTop = beside ? top + label.height - number.height : top + label.height;
    body.push(drawBlock(number, width, numberTop, "end"));
    top = Math.max(top + label.height, numberTop + number.height) + 4;
    const piece = (from: number, to: number, look: string, text: string): string =>
      from === to
        ? ""
        : element(
            "rect",
            {
              class: look,
              x: Math.min(x(from), x(to)),
              y: top,
              width: Math.abs(x(to) - x(from)),
              height: BAR,
            },
            tip(text, format(to - from)),
          );
    const inPlace = achieved + notPerforming;
    body.push(
      notInPlace > 0 ? piece(inPlace, planned, "c-track", texts.notInPlace) : "",
      notPerforming > 0 ? piece(achieved, inPlace, "c-bar up", texts.notPerforming) : "",
      piece(0, achieved, "c-bar down", texts.achieved),
      element("line", { class: "c-mark", x1: x(planned), x2: x(planned), y1: top - 3, y2: top + BAR + 3 }),
    );
    top += BAR + GAP;
  }
  const height = top - GAP + 4;
  const zero = element("line", { class: "c-zero", x1: x(0), x2: x(0), y1: 0, y2: height });
  return framed(drawing, height, [low < 0 ? zero : "", ...body], {
    columns: [texts.nameColumn, texts.planned, texts.achieved, texts.notInPlace, texts.notPerforming],
    rows: items.map((one) => [one.name, one.planned, one.achieved, one.notInPlace, one.notPerforming]),
  });
}
