import { bindActivity, type BoundActivity, columnOf } from "../methods/bind.ts";
import { knownUnit, type Setting } from "../methods/factor-finder.ts";
import type { OwnFactor } from "../methods/own-factors.ts";
import type { Unit } from "../units/unit.ts";
import type { Point } from "./drivers.ts";
import { linearAt } from "./linear.ts";

/** A factor that moves over the years, in every activity that uses it. */
export interface FactorPath {
  readonly factor: string;
  /** One element of it only (`doc.food`), or all. */
  readonly element: string | null;
  /** The unit of the first point. */
  readonly unit: Unit;
  /** Values in the coherent base of that unit. */
  readonly points: readonly Point[];
}

/** An activity, and the city's own factors in it. */
export interface Followed {
  readonly bound: BoundActivity;
  readonly own: readonly OwnFactor[];
}

/** Whether an activity uses a path's factor. */
export function uses({ bound }: Followed, path: FactorPath): boolean {
  return bound.factors.some((use) => use.name === path.factor && concerns(path, use.element));
}

/**
 * Whether an activity that uses a path's factor can follow it: its method takes the path's unit, and has no
 * memory, since a new factor would be carried back into the past of a landfill.
 */
export function canFollow({ bound }: Followed, path: FactorPath): boolean {
  const { registered, shape } = bound.program;
  const need = registered.method.factors.find((factor) => factor.name === path.factor);
  const dimensions = need?.units.map((unit) => knownUnit(unit).dimension) ?? [];
  return !shape.hasYears && dimensions.includes(path.unit.dimension);
}

/**
 * The activity as bound for each year of the plan: as in the inventory in its own year, and after that with
 * its factors on their paths. Before the first point of a path its factor stays.
 */
export function alongPaths(
  followed: Followed,
  paths: readonly FactorPath[],
  years: readonly number[],
  setting: Setting,
): readonly BoundActivity[] {
  const followable = paths.filter((path) => uses(followed, path) && canFollow(followed, path));
  if (followable.length === 0) return years.map(() => followed.bound);
  return years.map((year, index) => {
    if (index === 0) return followed.bound;
    const values = followable.flatMap((path) => {
      const value = linearAt(path.points, year);
      return value === null ? [] : [{ path, value }];
    });
    return values.reduce(replaced, inUnitsOf(values, followed, setting));
  });
}

interface Value {
  readonly path: FactorPath;
  readonly value: number;
}

/** The activity with columns for the paths' units; bound anew where one differs from the factor's own. */
function inUnitsOf(values: readonly Value[], { bound, own }: Followed, setting: Setting): BoundActivity {
  const useOf = (path: FactorPath) => bound.factors.find((use) => use.name === path.factor);
  if (values.every(({ path }) => useOf(path)?.dimension === path.unit.dimension)) return bound;
  const names = new Set(values.map(({ path }) => path.factor));
  const given = values.map(({ path: { factor: name, element, unit }, value: base, path }): OwnFactor => {
    return { name, element, unit, base, value: base / unit.scale, of: useOf(path)?.of ?? null, source: null };
  });
  const { id, ref, readings, program } = bound;
  const input = { id, ref, readings, own: [...own.filter((one) => !names.has(one.name)), ...given] };
  const anew = bindActivity(program.registered, input, setting);
  return anew.ok ? anew.value : bound;
}

function replaced(bound: BoundActivity, { path, value }: Value): BoundActivity {
  const put = (values: readonly number[], column: number): readonly number[] =>
    column < 0 ? values : values.with(column, value);
  const element = columnOf(bound, "element", path.factor);
  return {
    ...bound,
    activity: put(bound.activity, columnOf(bound, "activity", path.factor)),
    elements: bound.elements.map((one) =>
      concerns(path, one.id) ? { ...one, values: put(one.values, element) } : one,
    ),
  };
}

/** Elements of a list are numbered (`septic-tank#2`); a path names them plainly. */
function concerns(path: FactorPath, element: string | null): boolean {
  return path.element === null || path.element === element?.replace(/#\d+$/, "");
}
