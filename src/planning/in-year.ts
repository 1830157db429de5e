import { raisedName } from "../formula/raise.ts";
import { type BoundActivity, type BoundElement, columnOf, drivenBy } from "../methods/bind.ts";
import { raisedProgram } from "../methods/program.ts";
import type { Bend, SourceState } from "./state.ts";

/** What an activity is in a later year. */
export interface YearEdit extends Pick<SourceState, "kept" | "bends"> {
  /** Years after the inventory's. */
  readonly after: number;
  /** What its driven input is multiplied by, from the inventory year to this one. */
  readonly drive: readonly number[];
}

/**
 * A copy of a bound activity as it is `after` years later. A yearly series keeps its past and goes on at
 * its last year's value times `drive`; everything that is neither driven nor bent stays.
 */
export function inYear(bound: BoundActivity, edit: YearEdit): BoundActivity {
  return bound.years.length > 0 ? continued(bound, edit) : scaled(bound, edit);
}

/**
 * Whether a factor or input of an activity can move over the years: it has a number of its own, and where
 * the activity has memory, its past stays what it was.
 */
export function isBendable(bound: BoundActivity, symbol: string): boolean {
  const name = nameOf(symbol);
  const { symbols } = bound.program.shape;
  if (symbols.year.includes(name) || symbols.cell.includes(name)) return true;
  if (!symbols.activity.includes(name) && !symbols.element.includes(name)) return false;
  return bound.years.length === 0 || raisedProgram(bound.program, [name]) !== null;
}

function scaled(bound: BoundActivity, { after, drive, kept, bends }: YearEdit): BoundActivity {
  const driven = drivenBy(bound);
  const [times, diverted] = [drive[after] ?? 1, divertedShare(bound, kept, after)];
  const whole = times * (1 - diverted);
  const column = columnOf(bound, "activity", driven);
  const moved = settled(bound, bends, after);
  const activity = moved.activity.map((value, index) => (index === column ? value * whole : value));
  const element = columnOf(bound, "element", driven);
  const share = diverted === 0 ? -1 : shareColumn(bound, "element");
  if (element < 0 && share < 0) return { ...moved, activity };
  const elements = moved.elements.map((one) => ({
    ...one,
    values: one.values.map((value, index) => {
      if (index === element) return value * times;
      return index === share ? (value * keptOf(kept, one, after)) / (1 - diverted) : value;
    }),
  }));
  return { ...moved, activity, elements };
}

/** The activity with the numbers it has once for all years as they are bent in one year. */
function settled(bound: BoundActivity, bends: YearEdit["bends"], after: number): BoundActivity {
  if (bends.size === 0) return bound;
  const { symbols } = bound.program.shape;
  const bent = (name: string | undefined, element: string | null, value: number): number =>
    along(bends, name ?? "", element).reduce((now, bend) => at(bend, after, now), value);
  return {
    ...bound,
    activity: bound.activity.map((value, column) => bent(symbols.activity[column], null, value)),
    elements: bound.elements.map((one) => ({
      ...one,
      values: one.values.map((value, column) => bent(symbols.element[column], one.id, value)),
    })),
  };
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

function continued(base: BoundActivity, { after, drive, kept, bends }: YearEdit): BoundActivity {
  const bound = raised(base, bends);
  const last = bound.years.length - 1;
  const driven = columnOf(bound, "year", drivenBy(bound));
  const share = kept.size === 0 ? -1 : shareColumn(bound, "cell");
  const { symbols } = bound.program.shape;
  const years = goOn(bound.years, after, (value, ahead) => value + ahead);
  const year = bound.year.map((values, column) => {
    const moving = along(bends, symbols.year[column] ?? "", null);
    return goOn(values, after, (value, ahead) => {
      const now = column === driven ? value * (drive[ahead] ?? 1) : value;
      return moving.reduce((bent, bend) => at(bend, ahead, bent), now);
    });
  });
  const elements = bound.elements.map((one) => ({
    ...one,
    cells: one.cells.map((values, column) => {
      const moving = along(bends, symbols.cell[column] ?? "", one.id);
      return goOn(values, after, (value, ahead) => {
        const now = column === share ? value * keptOf(kept, one, ahead) : value;
        return moving.reduce((bent, bend) => at(bend, ahead, bent), now);
      });
    }),
  }));
  return settled({ ...bound, years, year, elements }, bends, after);

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

/** The activity with a column of years for each number it has once and that is bent; its past is level. */
function raised(bound: BoundActivity, bends: YearEdit["bends"]): BoundActivity {
  const { activity, element } = bound.program.shape.symbols;
  const names = [...new Set([...bends.keys()].map(nameOf))];
  const moving = [...activity, ...element].filter((name) => names.includes(name));
  const program = raisedProgram(bound.program, moving);
  if (!program || moving.length === 0) return bound;
  const level = (value: number | undefined): readonly number[] => bound.years.map(() => value ?? 0);
  const own = (names: readonly string[]) => moving.filter((name) => names.includes(name));
  return {
    ...bound,
    program,
    year: [...bound.year, ...own(activity).map((name) => level(bound.activity[activity.indexOf(name)]))],
    elements: bound.elements.map((one) => ({
      ...one,
      cells: [...one.cells, ...own(element).map((name) => level(one.values[element.indexOf(name)]))],
    })),
  };
}

/** What moves a symbol, or its column of years, for all elements and for one. */
function along(bends: YearEdit["bends"], column: string, element: string | null): readonly Bend[] {
  if (bends.size === 0) return [];
  const [plain, numbered] = [element?.replace(/#\d+$/, ""), element];
  return [...bends].flatMap(([symbol, bend]) => {
    const name = nameOf(symbol);
    if (column !== name && column !== raisedName(name)) return [];
    const of = symbol.slice(name.length + 1);
    return of === "" || of === plain || of === numbered ? [bend] : [];
  });
}

function at({ times, plus }: Bend, year: number, value: number): number {
  return (times[year] ?? 1) * value + (plus[year] ?? 0);
}

/** The symbol's own name, without the element it is of. */
function nameOf(symbol: string): string {
  return symbol.split(".", 1)[0] ?? symbol;
}

function shareColumn(bound: BoundActivity, level: "element" | "cell"): number {
  const composition = bound.program.registered.method.inputs.find((input) => input.kind === "composition");
  return composition ? columnOf(bound, level, composition.share) : -1;
}

function keptOf(kept: YearEdit["kept"], element: BoundElement, index: number): number {
  return kept.get(element.id)?.[index] ?? 1;
}
