import { type AxisTexts, plotHeight, yearsPlot } from "./axis.ts";
import { type Chart, type Drawing, finiteSeries, framed, risingYears, type Sector } from "./chart.ts";
import { labelColumn } from "./label-column.ts";
import { drawEndLabels, type EndLabel, labelsHeight } from "./labels.ts";
import { bandPaths, linePaths } from "./series.ts";
import { drawRing, drawRingLabels, type Target, targetLabel } from "./targets.ts";
import { type Block, nameAndValue, type Run } from "./text.ts";

/** What one measure takes off BAU in each year: its Shapley share, negative where it adds emissions. */
export interface Wedge {
  readonly name: string;
  readonly sector: Sector;
  readonly values: readonly number[];
}

/** BAU, a plan, and the measures' shares of the way between them. */
export interface WedgesData {
  readonly years: readonly number[];
  readonly bau: { readonly name: string; readonly values: readonly number[] };
  readonly plan: { readonly name: string; readonly values: readonly number[] };
  readonly wedges: readonly Wedge[];
  readonly targets?: readonly Target[];
}

/** Texts of the axes, and the head of the table's year column. */
export interface WedgesTexts extends AxisTexts {
  readonly yearColumn: string;
}

/** A wedge's band in each year, as the two values between which it lies. */
export interface WedgeBand {
  readonly wedge: Wedge;
  /** Below BAU, where the measure takes emissions away. */
  readonly taken: readonly (readonly [number, number])[];
  /** Above BAU, where it adds some. */
  readonly added: readonly (readonly [number, number])[];
}

const TOLERANCE = 1e-6;

/**
 * Stacks the wedges on both sides of BAU: shares that take emissions away downwards from it, negative
 * ones upwards, so that no band lies over another. Without negative shares they fill BAU to plan exactly.
 */
export function stackWedges(bau: readonly number[], wedges: readonly Wedge[]): readonly WedgeBand[] {
  const low = [...bau];
  const high = [...bau];
  return wedges.map((wedge) => {
    const taken: [number, number][] = [];
    const added: [number, number][] = [];
    for (const [i, value] of wedge.values.entries()) {
      const [l, h] = [low[i] as number, high[i] as number];
      low[i] = l - Math.max(0, value);
      high[i] = h - Math.min(0, value);
      taken.push([low[i], l]);
      added.push([h, high[i]]);
    }
    return { wedge, taken, added };
  });
}

/**
 * The wedge chart: measures' shares between BAU and plan, each named at its end with its share in the
 * last year, the plan as a dark line on top, what remains underneath. `null` without years or measures;
 * throws a RangeError for values that are not finite, do not match the years, or do not sum to BAU
 * minus plan within a millionth of BAU.
 */
export function wedges(data: WedgesData, texts: WedgesTexts, drawing: Drawing): Chart | null {
  const { bau, plan, targets = [] } = data;
  const years = risingYears(data.years);
  checkSums(data);
  if (years.length === 0 || data.wedges.length === 0) return null;

  const { format, width } = drawing;
  const end = years.length - 1;
  const [first, last] = [years[0] as number, years[end] as number];
  const bands = stackWedges(bau.values, data.wedges);
  const tints = tintClasses(data.wedges);
  const pending = [
    lineLabel(bau.name, bau.values[end] as number, "bau", format),
    ...bands.map((band, i) => bandLabel(band, end, tints[i] ?? "", format)),
    lineLabel(plan.name, plan.values[end] as number, "plan p1", format),
    ...targets
      .filter((target) => target.year === last)
      .map((target): Pending => ({
        make: (room) => targetLabel(target, format, room),
        value: target.value,
        class: "to-ring",
      })),
  ];
  const { width: column, blocks } = labelColumn(
    pending.map(({ make }) => make),
    width,
  );
  const height = plotHeight(width, labelsHeight(blocks.map((block) => ({ block }))));
  const shown = targets.filter((target) => target.year >= first && target.year <= last);
  const values = [
    ...bau.values,
    ...plan.values,
    ...bands.flatMap(({ taken, added }) => [...taken.flat(), ...added.flat()]),
    ...shown.map((target) => target.value),
  ];
  const extent = { low: Math.min(0, ...values), high: Math.max(0, ...values) };
  const { plot, grid, zero } = yearsPlot(years, extent, { width, height, labels: column }, texts);
  const labels = pending.flatMap(({ value, class: name }, i): EndLabel[] => {
    const block = blocks[i];
    return block === undefined ? [] : [{ block, x: plot.x(last), y: plot.y(value), class: name }];
  });
  const within = shown.filter((target) => target.year < last);
  const body = [
    grid,
    bandPaths(
      years,
      plan.values.map((value) => [0, value]),
      plot,
      "remaining",
    ),
    ...bands.map(({ taken }, i) => bandPaths(years, taken, plot, `wedge ${tints[i]}`)),
    ...bands.map(({ added }, i) => bandPaths(years, added, plot, `wedge added ${tints[i]}`)),
    zero,
    linePaths(years, bau.values, plot, "halo"),
    linePaths(years, bau.values, plot, "line bau"),
    linePaths(years, plan.values, plot, "halo"),
    linePaths(years, plan.values, plot, "line plan p1"),
    drawEndLabels(labels, plot.right, plot.top - 8, plot.bottom + 8),
    ...shown.map((target) => drawRing(target, plot)),
    drawRingLabels(
      within.map((target) => ({ target, block: targetLabel(target, format, width * 0.25) })),
      plot,
      [bau.values, plan.values].map((line) => line.map((value, i) => ({ year: years[i] as number, value }))),
    ),
  ];
  return framed(drawing, height, body, {
    columns: [texts.yearColumn, bau.name, ...data.wedges.map((wedge) => wedge.name), plan.name],
    rows: years.map((year, i) => [
      (texts.year ?? String)(year),
      bau.values[i] as number,
      ...data.wedges.map((wedge) => wedge.values[i] as number),
      plan.values[i] as number,
    ]),
  });
}

/** A label before it is placed. */
interface Pending {
  readonly make: (width: number) => Block;
  readonly value: number;
  readonly class: string;
}

function checkSums({ years, bau, plan, wedges }: WedgesData): void {
  for (const line of [bau, plan, ...wedges]) {
    finiteSeries(line.values, years, line.name);
  }
  if (wedges.length === 0) return;
  for (const [i, year] of years.entries()) {
    const [from, to] = [bau.values[i] as number, plan.values[i] as number];
    const shares = wedges.map((wedge) => wedge.values[i] as number);
    const sum = shares.reduce((total, share) => total + share, 0);
    const scale = Math.max(Math.abs(from), Math.abs(to), ...shares.map(Math.abs));
    if (Math.abs(from - to - sum) > TOLERANCE * scale) {
      throw new RangeError(`Wedges of ${year} sum to ${sum}, not to BAU minus plan, ${from - to}`);
    }
  }
}

/** The sector's colour, in alternating tints where several measures share a sector. */
function tintClasses(all: readonly Wedge[]): readonly string[] {
  const seen = new Map<Sector, number>();
  return all.map(({ sector }) => {
    const count = seen.get(sector) ?? 0;
    seen.set(sector, count + 1);
    return `s${sector} tint${(count % 3) + 1}`;
  });
}

function lineLabel(name: string, value: number, looks: string, format: (value: number) => string): Pending {
  const label: Run = { text: name, class: `t-line ${looks}`, size: 12, bold: true };
  const number: Run = { text: format(value), class: "t-value", size: 12 };
  return { make: (width) => nameAndValue(label, number, width), value, class: looks };
}

function bandLabel(band: WedgeBand, end: number, tint: string, format: (value: number) => string): Pending {
  const share = band.wedge.values[end] as number;
  const [low, high] = (share < 0 ? band.added : band.taken)[end] ?? [0, 0];
  const label: Run = { text: band.wedge.name, class: `t-name s${band.wedge.sector}`, size: 12, bold: true };
  const number: Run = { text: format(share), class: "t-value", size: 12 };
  return { make: (width) => nameAndValue(label, number, width), value: (low + high) / 2, class: tint };
}
