import { type Message, type MessageParams, type Outcome, accepted, refused } from "../units/problem.ts";
import { type Quantity, toBase } from "../units/quantity.ts";

/**
 * A figure that was not measured for this city and year, and how it is found from one that was. It stands in
 * the document in the figure's place, so that the step is computed, traced and reported with it.
 */
export type Estimate = (Scaling | Trend | Overlap) & {
  /** Who published the figures it is found from. */
  readonly source?: string;
};

/** From another area or year, in proportion to something that drives it. GPC 1.1 Eq 5.1; IPCC 2006 V1 Eq 5.2. */
export interface Scaling {
  readonly how: "scaling";
  readonly from: Quantity;
  readonly fromYear?: number;
  readonly fromArea?: string;
  /** What the figure is taken to follow: population, households, floor area. */
  readonly by: string;
  /** Its size where and when `from` was measured, and its size in the city and year. Both above 0. */
  readonly fromSize: number;
  readonly size: number;
}

/** From the years around it, or from the trend of the years before. IPCC 2006 V1, 5.3.3.3 and 5.3.3.4. */
export interface Trend {
  readonly how: "interpolation" | "extrapolation";
  /** Two or more, in any unit of the dimension. */
  readonly points: ReadonlyMap<number, Quantity>;
}

/** From an older series, by its ratio to the newer one in the years they share. IPCC 2006 V1, Eq 5.1. */
export interface Overlap {
  readonly how: "overlap";
  readonly older: ReadonlyMap<number, Quantity>;
  readonly newer: ReadonlyMap<number, Quantity>;
}

/** A figure found, in the unit of the data it was found from. */
export interface Estimated {
  readonly quantity: Quantity;
  /** What was done, with its arithmetic; then the source of the figures, where it was given. */
  readonly notes: readonly Message[];
}

/**
 * Finds the figure of a year. Refused, with a path inside the estimate: too few points, a year that the
 * points do not reach (or, for a trend, that they do), no year in common, an older value of 0, a trend that
 * falls below 0.
 * @param label what the figure is of, for the note
 */
export function estimated(estimate: Estimate, year: number, label: string): Outcome<Estimated> {
  const found = foundBy(estimate, year, label);
  const { source } = estimate;
  if (!found.ok || source === undefined) return found;
  const note = { code: "estimate.source", params: { input: label, source } };
  return accepted({ ...found.value, notes: [...found.value.notes, note] });
}

function foundBy(estimate: Estimate, year: number, label: string): Outcome<Estimated> {
  switch (estimate.how) {
    case "scaling":
      return scaled(estimate, year, label);
    case "interpolation":
      return interpolated(estimate, year, label);
    case "extrapolation":
      return extrapolated(estimate, year, label);
    case "overlap":
      return overlapped(estimate, year, label);
  }
}

function scaled(estimate: Scaling, year: number, label: string): Outcome<Estimated> {
  const { from, fromYear, fromArea, by, fromSize, size } = estimate;
  const value = (from.value * size) / fromSize;
  const of = [fromArea, fromYear].filter((part) => part !== undefined).join(", ");
  const params = { from: shown(from), by, fromSize, size, ...(of === "" ? {} : { of }) };
  return accepted(
    found(of === "" ? "scaling-unplaced" : "scaling", label, year, { value, unit: from.unit }, params),
  );
}

function interpolated({ points }: Trend, year: number, label: string): Outcome<Estimated> {
  const years = [...points.keys()].toSorted((left, right) => left - right);
  const before = years.findLast((one) => one < year);
  const after = years.find((one) => one > year);
  if (points.has(year)) return refused(problem("estimate.known", { year }));
  if (before === undefined || after === undefined) {
    return refused(problem("estimate.not-between", { year, years: years.join(", ") }));
  }
  const share = (year - before) / (after - before);
  const start = at(points, before);
  const base = toBase(start) + share * (toBase(at(points, after)) - toBase(start));
  return accepted(
    found("interpolation", label, year, inUnitOf(start, base), {
      before,
      start: shown(start),
      after,
      end: shown(at(points, after)),
    }),
  );
}

/** The straight line of least squares through the points. */
function extrapolated({ points }: Trend, year: number, label: string): Outcome<Estimated> {
  const years = [...points.keys()].toSorted((left, right) => left - right);
  const [first] = years;
  const last = years.at(-1);
  if (first === undefined || last === undefined || years.length < 2) {
    return refused(problem("estimate.few-points", {}));
  }
  if (year >= first && year <= last) {
    return refused(problem("estimate.not-outside", { year, years: years.join(", ") }));
  }
  const values = years.map((one) => toBase(at(points, one)));
  const middle = mean(years);
  const level = mean(values);
  const spread = years.reduce((sum, one) => sum + (one - middle) ** 2, 0);
  const slope =
    years.reduce((sum, one, at) => sum + (one - middle) * ((values[at] ?? 0) - level), 0) / spread;
  const base = level + slope * (year - middle);
  if (base < 0) return refused(problem("estimate.below-zero", { year }));
  const start = at(points, first);
  return accepted(
    found("extrapolation", label, year, inUnitOf(start, base), {
      years: years.join(", "),
      level: shown(inUnitOf(start, level)),
      slope: shown(inUnitOf(start, slope)),
      middle: tidy(middle),
    }),
  );
}

function overlapped({ older, newer }: Overlap, year: number, label: string): Outcome<Estimated> {
  const start = older.get(year);
  if (newer.has(year)) return refused(problem("estimate.known", { year }, "newer"));
  if (!start) return refused(problem("estimate.no-older", { year }, "older"));
  const common = [...newer.keys()].filter((one) => older.has(one)).toSorted((left, right) => left - right);
  if (common.length === 0) return refused(problem("estimate.no-overlap", {}));
  if (common.some((one) => at(older, one).value === 0)) {
    return refused(problem("estimate.older-zero", {}, "older"));
  }
  const ratio = mean(common.map((one) => toBase(at(newer, one)) / toBase(at(older, one))));
  return accepted(
    found("overlap", label, year, inUnitOf(start, toBase(start) * ratio), {
      older: shown(start),
      ratio: tidy(ratio),
      years: common.join(", "),
    }),
  );
}

function found(
  how: string,
  input: string,
  year: number,
  quantity: Quantity,
  params: MessageParams,
): Estimated {
  return {
    quantity,
    notes: [{ code: `estimate.${how}`, params: { input, year, result: shown(quantity), ...params } }],
  };
}

function problem(code: string, params: MessageParams, path = "") {
  return { path, code, params };
}

function at(points: ReadonlyMap<number, Quantity>, year: number): Quantity {
  return points.get(year) as Quantity;
}

function inUnitOf({ unit }: Quantity, base: number): Quantity {
  return { value: base / unit.scale, unit };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function shown({ value, unit }: Quantity): string {
  return unit.text === "1" ? String(tidy(value)) : `${tidy(value)} ${unit.text}`;
}

function tidy(value: number): number {
  return Number(value.toPrecision(7));
}
