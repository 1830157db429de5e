import { methodTexts } from "../../i18n/method-texts.ts";
import type { SeriesInput } from "../../methods/method.ts";
import type { QuantityReading } from "../../methods/reading.ts";
import { readSeries as readDocument } from "../../methods/series-schema.ts";
import { type BackCastView, backCastView } from "./back-cast-form.ts";
import {
  type ControlView,
  control,
  fieldId,
  type FieldSource,
  type UnitSelect,
  unitSelect,
} from "./control.ts";
import { FieldReader } from "./field-reader.ts";
import { amountTotal, type Total } from "./grid-sums.ts";
import { readSeries } from "./read-grid.ts";
import { filledYears, textOf } from "./typed.ts";

/** A table of years and amounts. */
export interface SeriesView {
  readonly unit: UnitSelect;
  readonly years: readonly YearCell[];
  readonly total: Total;
  /** The years between those given that have nothing, or that a straight line fills, in words. */
  readonly missing: string | null;
  readonly isFilled: boolean;
  /** The first year shown, carried with the form. */
  readonly from: { readonly name: string; readonly value: number };
  readonly gaps: { readonly id: string; readonly name: string; readonly checked: boolean };
  readonly mayAddYears: boolean;
  readonly backCast: BackCastView | null;
}

export interface YearCell extends ControlView {
  readonly year: number;
  /** What a straight line puts into the empty cell, in words. */
  readonly filled: string | null;
}

const FIRST_YEARS = 10;
const EARLIEST = 1850;

/** The first year that a series shows. */
export function firstYear(source: FieldSource, field: string): number {
  const { typed, context } = source;
  const asked = Number(/^\d{4}$/.exec(typed[`${field}:from`] ?? "")?.[0] ?? context.year - FIRST_YEARS + 1);
  return Math.max(EARLIEST, Math.min(asked, context.year, ...filledYears(typed, field)));
}

/** The years of a series, from the first asked for or given to the inventory's. */
export function seriesView(source: FieldSource, field: string, input: SeriesInput): SeriesView {
  const { texts, typed, context } = source;
  const filled = filledYears(typed, field);
  const from = firstYear(source, field);
  const until = Math.max(context.year, ...filled);
  const gaps = textOf(typed, `${field}:gaps`) !== undefined;
  const between = gaps ? filledBetween(source, field, input) : new Map<number, string>();
  const label = methodTexts(texts, source.method).label(input);
  const years = Array.from({ length: until - from + 1 }, (_, index): YearCell => {
    const year = from + index;
    const name = `${field}.${year}`;
    const own = textOf(typed, `${name}.unit`) !== undefined;
    const cell = control(source, name, `${label} ${year}`, null, true);
    const unit = own ? unitSelect(source, `${name}.unit`, input.offer) : null;
    return { ...cell, unit, year, filled: between.get(year) ?? null };
  });
  const cells = years.map(({ name }) => name);
  const missing = missingYears(filled);
  return {
    unit: unitSelect(source, `${field}.unit`, input.offer),
    years,
    total: amountTotal(source, fieldId(`${field}-sum`), cells, input.offer, `${field}.unit`),
    missing:
      missing.length === 0
        ? null
        : texts.t(`inventory:grid.${gaps ? "gaps.filled" : "missing-years"}`, { years: spans(missing) }),
    isFilled: gaps,
    from: { name: `${field}:from`, value: from },
    gaps: { id: fieldId(`${field}:gaps`), name: `${field}:gaps`, checked: gaps },
    mayAddYears: from > EARLIEST,
    backCast: input.suggest ? backCastView(source, field, input, input.suggest) : null,
  };
}

/** The amounts on the straight lines between the years typed, as the engine finds them; none while a cell is wrong. */
function filledBetween(source: FieldSource, field: string, input: SeriesInput): ReadonlyMap<number, string> {
  const { texts, numbers, typed } = source;
  const reader = new FieldReader(typed, numbers.format);
  const read = readDocument(readSeries(reader, field, input), input);
  if (!read.ok || reader.problems.length > 0) return new Map();
  const { years, readings, filled } = read.value;
  return new Map(
    filled.map((year) => {
      const { value, unit } = (readings[years.indexOf(year)] as QuantityReading).quantity;
      const amount = `${numbers.number(value, { significant: 6 })}\u00a0${unit.text}`;
      return [year, texts.t("inventory:grid.gaps.cell", { amount })];
    }),
  );
}

function missingYears(filled: readonly number[]): readonly number[] {
  const [first = 0] = filled;
  const last = filled.at(-1) ?? first;
  const given = new Set(filled);
  return Array.from({ length: last - first }, (_, index) => first + index).filter((year) => !given.has(year));
}

/** 1987, 1990–1992 */
function spans(years: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const year of years) {
    const run = runs.at(-1);
    if (run && run[1] === year - 1) run[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([start, end]) => (start === end ? `${start}` : `${start}–${end}`)).join(", ");
}
