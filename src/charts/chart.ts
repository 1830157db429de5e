import { element, escapeText } from "./svg.ts";

/** The six GPC sectors, in order; 0 is what belongs to none or to several. */
export type Sector = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** The figures of a chart, for the table below it; numbers as they were given. */
export interface ChartTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A drawing as markup, its size in pixels, and its table. */
export interface Chart {
  readonly svg: string;
  readonly table: ChartTable;
  readonly width: number;
  readonly height: number;
}

/** What every chart is told: an id unique on the page, the width it is shown at, and its texts. */
export interface Drawing {
  readonly id: string;
  /** In pixels, 240 or more; below 480 the narrow layout is drawn. */
  readonly width: number;
  readonly title: string;
  /** What the chart says, in a sentence, for those who do not see it. */
  readonly desc: string;
  /** Prints a value of the data. */
  readonly format: (value: number) => string;
}

const SMALLEST = 240;
const NARROW = 480;

/** Whether the drawing is for a phone. */
export function isNarrow(drawing: Drawing): boolean {
  return drawing.width < NARROW;
}

/**
 * Puts the frame around a drawing's body: role, name and description for assistive technology.
 * Throws a RangeError for an id that cannot be referred to or a width too small to draw on.
 */
export function framed(
  drawing: Drawing,
  height: number,
  body: readonly string[],
  table: Omit<ChartTable, "caption">,
): Chart {
  const { id, width, title, desc } = drawing;
  if (!/^[A-Za-z][\w-]*$/.test(id))
    throw new RangeError(`A chart's id is a letter, then letters, digits, - and _: "${id}"`);
  if (!(width >= SMALLEST) || !Number.isFinite(width))
    throw new RangeError(`A chart is at least ${SMALLEST} pixels wide, not ${width}`);
  const tall = Math.ceil(height);
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: "chart-svg",
      viewBox: `0 0 ${width} ${tall}`,
      width,
      height: tall,
      role: "img",
      "aria-labelledby": `${id}-title ${id}-desc`,
    },
    element("title", { id: `${id}-title` }, escapeText(title)),
    element("desc", { id: `${id}-desc` }, escapeText(desc)),
    ...body,
  );
  return { svg, table: { caption: title, ...table }, width, height: tall };
}

/** The value, or a RangeError that names what is not a finite number. */
export function finite(value: number, what: string): number {
  if (!Number.isFinite(value)) throw new RangeError(`${what} is ${value}: a chart needs finite numbers`);
  return value;
}

/** The values over years, checked: as many as there are years, each finite or missing. */
export function finiteSeries(
  values: readonly (number | null)[],
  years: readonly number[],
  what: string,
): readonly (number | null)[] {
  if (values.length !== years.length) {
    throw new RangeError(`${what} has ${values.length} values for ${years.length} years`);
  }
  for (const [i, value] of values.entries()) if (value !== null) finite(value, `${what} in ${years[i]}`);
  return values;
}

/** The years, checked: finite and rising. */
export function risingYears(years: readonly number[]): readonly number[] {
  for (const [i, year] of years.entries()) {
    finite(year, `Year ${i + 1}`);
    if (i > 0 && year <= (years[i - 1] as number))
      throw new RangeError(`Years rise: ${year} follows ${years[i - 1]}`);
  }
  return years;
}
