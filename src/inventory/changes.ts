import { drivenBy } from "../methods/bind.ts";
import { drivenAmount } from "../methods/driven.ts";
import type { InventoryResult } from "./calculate.ts";
import { lmdi } from "./lmdi.ts";
import type { Prepared } from "./prepare.ts";
import { belongsTo, type Level } from "./totals.ts";

/** An inventory and what came out of it. */
export interface Counted {
  readonly prepared: Prepared;
  readonly result: InventoryResult;
}

/** What became of one kind of activity between two inventories, t CO2e. */
export interface Change {
  readonly ref: string;
  readonly method: string;
  /** Choices that tell it from others of its method in its row, such as a fuel. */
  readonly kind: readonly string[];
  readonly before: number;
  readonly after: number;
  /** As the driver grew. */
  readonly activity: number;
  /** More or less of it for each unit of the driver; all of its growth where there is no driver. */
  readonly intensity: number;
  /** More or less emitted for each unit of it. */
  readonly factor: number;
  /** What cannot be split: it is new, or gone, or its amount or its emissions are not above zero. */
  readonly other: number;
}

/** How a city's emissions changed, and why. */
export interface Changes {
  readonly before: number;
  readonly after: number;
  readonly activity: number;
  readonly intensity: number;
  readonly factor: number;
  readonly other: number;
  /** In the order of rows, then methods. */
  readonly changes: readonly Change[];
  /** What differs between the two beside their activities, and makes them less comparable. */
  readonly differing: readonly ("gwp" | "guidelines" | "level" | "factorSet")[];
}

interface Group {
  readonly ref: string;
  readonly method: string;
  readonly kind: readonly string[];
  amount: number;
  co2e: number;
}

/**
 * What changed between two inventories, kind by kind, so that carriers are never mixed: activity, intensity
 * and factor by LMDI, which sum to the change exactly.
 * @param growth how many times its value of the first inventory the driver (population, GDP) has in the
 * second; 1 where none is given
 */
export function changesBetween(first: Counted, second: Counted, growth = 1): Changes {
  const level = first.prepared.document.level;
  const [before, after] = [groupsOf(first, level), groupsOf(second, level)];
  const keys = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  const changes = keys.map((key) => changeOf(before.get(key), after.get(key), growth));
  const sum = (of: (one: Change) => number): number => changes.reduce((total, one) => total + of(one), 0);
  return {
    before: sum((one) => one.before),
    after: sum((one) => one.after),
    activity: sum((one) => one.activity),
    intensity: sum((one) => one.intensity),
    factor: sum((one) => one.factor),
    other: sum((one) => one.other),
    changes,
    differing: differingIn(first, second),
  };
}

function groupsOf({ prepared, result }: Counted, level: Level): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const [index, { bound, row }] of prepared.activities.entries()) {
    const counted = result.activities[index];
    if (!counted || counted.memo || !belongsTo(row.level, level)) continue;
    const kind = [...bound.choices.values()].filter((value) => value !== "absent");
    const method = bound.program.registered.method.code;
    const key = JSON.stringify([row.ref, method, drivenBy(bound), kind]);
    const group = groups.get(key) ?? { ref: row.ref, method, kind, amount: 0, co2e: 0 };
    group.amount += drivenAmount(bound) ?? 0;
    group.co2e += counted.co2e;
    groups.set(key, group);
  }
  return groups;
}

function changeOf(before: Group | undefined, after: Group | undefined, growth: number): Change {
  const { ref = "", method = "", kind = [] } = before ?? after ?? {};
  const [from, to] = [before?.co2e ?? 0, after?.co2e ?? 0];
  const common = { ref, method, kind, before: from, after: to };
  if (!before || !after || [from, to, before.amount, after.amount, growth].some((value) => value <= 0))
    return { ...common, activity: 0, intensity: 0, factor: 0, other: to - from };
  const [activity = 0, intensity = 0, factor = 0] = lmdi(
    [1, before.amount, from / before.amount],
    [growth, after.amount / growth, to / after.amount],
  );
  return { ...common, activity, intensity, factor, other: 0 };
}

function differingIn(first: Counted, second: Counted): Changes["differing"] {
  const [one, other] = [first.prepared.document, second.prepared.document];
  const sets = [first.result.factorSet.hash, second.result.factorSet.hash];
  return [
    ...(JSON.stringify(one.gwp) === JSON.stringify(other.gwp) ? [] : ["gwp" as const]),
    ...(one.guidelines === other.guidelines ? [] : ["guidelines" as const]),
    ...(one.level === other.level ? [] : ["level" as const]),
    ...(sets[0] === sets[1] ? [] : ["factorSet" as const]),
  ];
}
