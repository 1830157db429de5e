import { area, line } from "d3-shape";
import { finiteSeries, type Sector } from "./chart.ts";
import type { Plot } from "./axis.ts";
import { element } from "./svg.ts";

/** Emissions of a sector by year; `null` where there is no inventory. */
export interface SectorSeries {
  readonly name: string;
  readonly sector: Sector;
  readonly values: readonly (number | null)[];
}

/** The piece of a stack that one sector fills in one year: what it adds above and below zero. */
export interface Layer {
  readonly above: readonly [number, number];
  readonly below: readonly [number, number];
}

/** Stacked sectors: for each sector its layer in each year (`null` in a year without any value). */
export interface Stack {
  readonly layers: readonly (readonly (Layer | null)[])[];
  readonly low: number;
  readonly high: number;
}

/** Greatest half-width of the column that stands for a year without neighbours, and for the only year. */
const COLUMN = 16;
const ONLY_COLUMN = 40;

/**
 * Stacks the sectors' values, positive ones upwards from zero and negative ones downwards, first sector
 * nearest to zero. Throws a RangeError for a value that is not finite.
 */
export function stackSectors(series: readonly SectorSeries[], years: readonly number[]): Stack {
  for (const one of series) finiteSeries(one.values, years, one.name);
  const up = years.map(() => 0);
  const down = years.map(() => 0);
  const layers = series.map((one) =>
    years.map((_, i): Layer | null => {
      if (series.every((other) => other.values[i] === null)) return null;
      const value = one.values[i] ?? 0;
      const [u, d] = [up[i] as number, down[i] as number];
      up[i] = u + Math.max(0, value);
      down[i] = d + Math.min(0, value);
      return { above: [u, up[i]], below: [d, down[i]] };
    }),
  );
  return { layers, low: Math.min(0, ...down), high: Math.max(0, ...up) };
}

/** A band between two values in each year; a year without neighbours becomes a column. */
export function bandPaths(
  years: readonly number[],
  band: readonly (readonly [number, number] | null)[],
  plot: Plot,
  name: string,
  tip = "",
): string {
  return runs(years, band)
    .filter((run) => run.some(({ value }) => value[0] !== value[1]))
    .map((run) => {
      const only = run.length === 1 ? run[0] : undefined;
      if (only !== undefined) {
        const [a, b] = [plot.y(only.value[0]), plot.y(only.value[1])];
        const perYear = plot.x(only.year + 1) - plot.x(only.year);
        const half = perYear === 0 ? ONLY_COLUMN : Math.min(COLUMN, perYear * 0.4);
        const left = Math.max(plot.left, plot.x(only.year) - half);
        const right = Math.min(plot.right, plot.x(only.year) + half);
        const box = { class: name, x: left, width: right - left, y: Math.min(a, b), height: Math.abs(a - b) };
        return element("rect", box, tip);
      }
      const shape = area<(typeof run)[number]>()
        .x(({ year }) => plot.x(year))
        .y0(({ value }) => plot.y(value[0]))
        .y1(({ value }) => plot.y(value[1]))
        .digits(2);
      return element("path", { class: name, d: shape(run) ?? "" }, tip);
    })
    .join("");
}

/** A line through the values, broken where one is missing; a lone year becomes a dot. */
export function linePaths(
  years: readonly number[],
  values: readonly (number | null)[],
  plot: Plot,
  name: string,
): string {
  return runs(years, values)
    .map((run) => {
      const only = run.length === 1 ? run[0] : undefined;
      if (only !== undefined) {
        return element("circle", {
          class: `${name} lone`,
          cx: plot.x(only.year),
          cy: plot.y(only.value),
          r: 3.5,
        });
      }
      const shape = line<(typeof run)[number]>()
        .x(({ year }) => plot.x(year))
        .y(({ value }) => plot.y(value))
        .digits(2);
      return element("path", { class: name, d: shape(run) ?? "" });
    })
    .join("");
}

/**
 * The sectors' areas, those up to `lastHistoryYear` in full colour and later ones lighter; without it
 * all are in full colour.
 */
export function drawStack(
  stack: Stack,
  series: readonly SectorSeries[],
  years: readonly number[],
  lastHistoryYear: number | undefined,
  plot: Plot,
): string {
  const after = lastHistoryYear === undefined ? -1 : years.findIndex((year) => year > lastHistoryYear);
  const split = after === -1 ? years.length : after;
  const seen = (i: number) => stack.layers.some((layers) => (layers[i] ?? null) !== null);
  // The last year of history also begins the future: it stands alone in neither part unless it is alone.
  const past = !seen(split - 2) && seen(split - 1) && seen(split) ? split - 1 : split;
  const onwards = seen(split) ? Math.max(0, split - 1) : split;
  return [
    { from: 0, to: past, name: "c-area" },
    { from: onwards, to: years.length, name: "c-area future" },
  ]
    .flatMap(({ from, to, name }) =>
      stack.layers.flatMap((layers, s) =>
        (["above", "below"] as const).map((side) =>
          bandPaths(
            years.slice(from, to),
            layers.slice(from, to).map((layer) => layer?.[side] ?? null),
            plot,
            `${name} s${series[s]?.sector ?? 0}`,
          ),
        ),
      ),
    )
    .join("");
}

/** Where a sector's label points: the middle of its layer in the last year that it is seen in. */
export function layerEnd(
  layers: readonly (Layer | null)[],
  years: readonly number[],
): { readonly year: number; readonly value: number } | undefined {
  for (let i = layers.length - 1; i >= 0; i--) {
    const layer = layers[i];
    const year = years[i];
    if (layer === undefined || layer === null || year === undefined) continue;
    const { above, below } = layer;
    if (above[0] !== above[1]) return { year, value: (above[0] + above[1]) / 2 };
    if (below[0] !== below[1]) return { year, value: (below[0] + below[1]) / 2 };
  }
  return undefined;
}

interface Point<T> {
  readonly year: number;
  readonly value: T;
}

/** Unbroken runs of what is not null. */
function runs<T>(years: readonly number[], values: readonly (T | null)[]): readonly (readonly Point<T>[])[] {
  const found: Point<T>[][] = [];
  let open = false;
  for (const [i, year] of years.entries()) {
    const value = values[i];
    if (value === undefined || value === null) {
      open = false;
      continue;
    }
    if (open) found.at(-1)?.push({ year, value });
    else found.push([{ year, value }]);
    open = true;
  }
  return found;
}
