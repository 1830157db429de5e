import { type BoundActivity, type BoundElement, columnOf, drivenBy } from "../methods/bind.ts";

/** What an activity is in a later year. */
export interface YearEdit {
  /** Years after the inventory's. */
  readonly after: number;
  /** What its driven input is multiplied by, from the inventory year to this one. */
  readonly drive: readonly number[];
  /** What stays of a waste fraction, over the same years. */
  readonly kept: ReadonlyMap<string, readonly number[]>;
}

/**
 * A copy of a bound activity as it is `after` years later. A yearly series keeps its past and goes on at
 * its last year's value times `drive`; everything that is not driven stays.
 */
export function inYear(bound: BoundActivity, edit: YearEdit): BoundActivity {
  return bound.years.length > 0 ? continued(bound, edit) : scaled(bound, edit);
}

function scaled(bound: BoundActivity, { after, drive, kept }: YearEdit): BoundActivity {
  const driven = drivenBy(bound);
  const [times, diverted] = [drive[after] ?? 1, divertedShare(bound, kept, after)];
  const whole = times * (1 - diverted);
  const column = columnOf(bound, "activity", driven);
  const activity = bound.activity.map((value, index) => (index === column ? value * whole : value));
  const element = columnOf(bound, "element", driven);
  const share = diverted === 0 ? -1 : shareColumn(bound, "element");
  if (element < 0 && share < 0) return { ...bound, activity };
  const elements = bound.elements.map((one) => ({
    ...one,
    values: one.values.map((value, index) => {
      if (index === element) return value * times;
      return index === share ? (value * keptOf(kept, one, after)) / (1 - diverted) : value;
    }),
  }));
  return { ...bound, activity, elements };
}

/** The share of the driven mass that is gone, over all its fractions. */
function divertedShare(bound: BoundActivity, kept: YearEdit["kept"], after: number): number {
  if (kept.size === 0) return 0;
  const share = shareColumn(bound, "element");
  return bound.elements.reduce(
    (sum, one) => sum + (one.values[share] ?? 0) * (1 - keptOf(kept, one, after)),
    0,
  );
}

function continued(bound: BoundActivity, { after, drive, kept }: YearEdit): BoundActivity {
  const last = bound.years.length - 1;
  const driven = columnOf(bound, "year", drivenBy(bound));
  const share = kept.size === 0 ? -1 : shareColumn(bound, "cell");
  const years = goOn(bound.years, after, (value, ahead) => value + ahead);
  const year = bound.year.map((values, column) =>
    goOn(values, after, (value, ahead) => (column === driven ? value * (drive[ahead] ?? 1) : value)),
  );
  const elements = bound.elements.map((one) => ({
    ...one,
    cells: one.cells.map((values, column) =>
      goOn(values, after, (value, ahead) => (column === share ? value * keptOf(kept, one, ahead) : value)),
    ),
  }));
  return { ...bound, years, year, elements };

  /** The past as it is; from the inventory year on its value, edited. */
  function goOn(
    values: readonly number[],
    count: number,
    edited: (value: number, ahead: number) => number,
  ): readonly number[] {
    const value = values[last] ?? 0;
    return [
      ...values.slice(0, last),
      ...Array.from({ length: count + 1 }, (_, ahead) => edited(value, ahead)),
    ];
  }
}

function shareColumn(bound: BoundActivity, level: "element" | "cell"): number {
  const composition = bound.program.registered.method.inputs.find((input) => input.kind === "composition");
  return composition ? columnOf(bound, level, composition.share) : -1;
}

function keptOf(kept: YearEdit["kept"], element: BoundElement, index: number): number {
  return kept.get(element.id)?.[index] ?? 1;
}
