import { finite, type Sector } from "./chart.ts";
import { element, escapeText } from "./svg.ts";

/** A sector's part of a total; what is not above zero has no part to draw. */
export interface SectorPart {
  readonly sector: Sector;
  readonly value: number;
}

/** In units of the drawing, which stretches to whatever width it is shown at: it has no text. */
const WIDTH = 1000;
const HEIGHT = 8;
const AIR = 3;

/**
 * One line of the six colours, each as long as its sector's part: an inventory at a glance, in a list.
 * `desc` says the parts in words. `null` where there is nothing to divide.
 */
export function sectorStrip(
  parts: readonly SectorPart[],
  { id, title, desc }: { readonly id: string; readonly title: string; readonly desc: string },
): { readonly svg: string } | null {
  const drawn = parts.filter(({ value }) => finite(value, "A sector's part") > 0);
  const total = drawn.reduce((sum, { value }) => sum + value, 0);
  if (total <= 0) return null;
  let left = 0;
  const body = drawn.map(({ sector, value }) => {
    const width = (value / total) * WIDTH;
    const x = left;
    left += width;
    // Air between parts, but a part too thin for it is still drawn.
    return element("rect", {
      class: `c-bar s${sector}`,
      x,
      y: 0,
      width: Math.max(width - AIR, 1),
      height: HEIGHT,
    });
  });
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: "chart-svg strip",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-labelledby": `${id}-title ${id}-desc`,
    },
    element("title", { id: `${id}-title` }, escapeText(title)),
    element("desc", { id: `${id}-desc` }, escapeText(desc)),
    ...body,
  );
  return { svg };
}
