import type { GpcRow } from "../inventory/gpc-table.ts";
import type { Prepared, PreparedActivity } from "../inventory/prepare.ts";
import { type BoundActivity, columnOf, drivenBy } from "../methods/bind.ts";
import type { Setting } from "../methods/factor-finder.ts";
import type { OwnFactor } from "../methods/own-factors.ts";
import { energyPerDriven, isFinalUse } from "./final-energy.ts";

/** An activity of the inventory as planning sees it. */
export interface Source {
  readonly id: string;
  readonly row: GpcRow;
  readonly bound: BoundActivity;
  readonly own: readonly OwnFactor[];
  /** The driven input in the inventory year, coherent base; null where it is a list (gases entered directly). */
  readonly driven: number | null;
  /** TJ of final energy in one of the driven input; null where it is no energy, or a blend. */
  readonly energyPerDriven: number | null;
  /** Share of each waste fraction in the driven mass; empty where there is none. */
  readonly contents: ReadonlyMap<string, number>;
}

/** The activities that count in some total, in the order of their ids. */
export function sourcesOf({ activities, setting }: Prepared): readonly Source[] {
  return activities
    .filter(({ bound }) => !bound.program.registered.method.memo)
    .map((activity) => sourceOf(activity, setting));
}

/** The rows that activities stand in, each once. */
export function refsOf(sources: readonly Source[]): readonly string[] {
  return [...new Set(sources.map(({ row }) => row.ref))];
}

function sourceOf({ document, row, bound, own }: PreparedActivity, setting: Setting): Source {
  const { method } = bound.program.registered;
  const driven = drivenValue(bound);
  return {
    id: document.id,
    row,
    bound,
    own,
    driven,
    energyPerDriven: isFinalUse(method) ? energyPerDriven(bound, own, setting) : null,
    contents: driven === null ? new Map() : contentsOf(bound),
  };
}

function drivenValue(bound: BoundActivity): number | null {
  const name = drivenBy(bound);
  const column = columnOf(bound, "activity", name);
  if (column >= 0) return bound.activity[column] ?? 0;
  const series = columnOf(bound, "year", name);
  return series >= 0 ? (bound.year[series]?.at(-1) ?? 0) : null;
}

/** Fractions of a composition whose whole is the driven mass; of a series, those of its last year. */
function contentsOf(bound: BoundActivity): ReadonlyMap<string, number> {
  const { symbols, method } = bound.program.registered;
  const composition = method.inputs.find((input) => input.kind === "composition");
  const unit = symbols.get(drivenBy(bound))?.measures[0]?.unit;
  if (!composition || (unit !== "t" && unit !== "kt")) return new Map();
  const [element, cell] = [
    columnOf(bound, "element", composition.share),
    columnOf(bound, "cell", composition.share),
  ];
  return new Map(
    bound.elements.map((one) => [one.id, (cell >= 0 ? one.cells[cell]?.at(-1) : one.values[element]) ?? 0]),
  );
}
