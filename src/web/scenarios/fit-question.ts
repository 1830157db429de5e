import { PANDEMIC_YEARS } from "../../planning/fit/fit.ts";
import { pastValues } from "../../planning/fit/driver-values.ts";
import { pastAmounts, type PastYear } from "../../planning/fit/history.ts";
import type { Driver } from "../../planning/drivers.ts";
import { parse } from "../../planning/fields.ts";
import { driverSchema } from "../../planning/plan-schema.ts";
import { refsOf } from "../../planning/source.ts";
import type { PastInventory } from "../../usecases/read-past.ts";
import type { Ask } from "../reply.ts";
import { partsOf, type OpenPlan } from "./open.ts";
import { partName } from "./part-names.ts";
import type { Speaking } from "./part-words.ts";

/** Something that rows may have followed, with what is known of its past. */
export interface OfferedDriver {
  readonly key: string;
  readonly name: string;
  readonly values: ReadonlyMap<number, number>;
  /** Years whose value is read off between points. */
  readonly between: readonly number[];
  /** The plan's own driver of this name, by which it goes on; null where the plan has none. */
  readonly driver: Driver | null;
  /** Whether the values are those that the inventories state. */
  readonly isStated: boolean;
}

/** How a driver takes part: to be found, or as given one to one. */
export type Part = "fit" | "one";

/** What the address asks for. */
export interface Question {
  readonly refs: readonly string[];
  readonly parts: ReadonlyMap<string, Part>;
  readonly leaveOut: readonly number[];
}

const POPULATION = "population";

/** The plan's drivers, and population as the inventories state it. */
export function offeredDrivers(
  { texts, open }: Speaking,
  past: readonly PastInventory[],
): readonly OfferedDriver[] {
  const years = past.map(({ year }) => year);
  const stated = new Map(past.flatMap(({ year, population }) => (population ? [[year, population]] : [])));
  const own = partsOf(open, "driver").map((part): OfferedDriver => {
    const driver = driverOf(part.document);
    const known = driver ? pastValues(driver, years) : { values: new Map<number, number>(), between: [] };
    const common = { key: part.key, name: partName(texts, open, part), driver };
    return part.key === POPULATION && stated.size > known.values.size
      ? { ...common, values: stated, between: [], isStated: true }
      : { ...common, ...known, isStated: false };
  });
  if (own.some(({ key }) => key === POPULATION) || stated.size < 2) return own;
  const name = texts.t(`planning:driver.${POPULATION}`);
  return [{ key: POPULATION, name, values: stated, between: [], driver: null, isStated: true }, ...own];
}

function driverOf(document: unknown): Driver | null {
  const read = parse(driverSchema(document), document);
  return read.ok ? read.value : null;
}

/** The rows that some inventory of the past and the plan's have, in the order of the table. */
export function offeredRefs(open: OpenPlan, past: readonly PastYear[]): readonly string[] {
  const own = new Set(open.stored.activities.map(({ ref }) => ref));
  return [...new Set(past.flatMap(({ sources }) => refsOf(sources)))]
    .filter((ref) => own.has(ref))
    .toSorted();
}

/**
 * What is asked for; without a question the first one worth asking: a row with a long past, population, and
 * the pandemic's years left out.
 */
export function questionOf(
  { query }: Pick<Ask, "query">,
  past: readonly PastYear[],
  refs: readonly string[],
  drivers: readonly OfferedDriver[],
): Question {
  const asked = (name: string): string => (typeof query[name] === "string" ? query[name] : "");
  if (asked("asked") !== "") {
    const parts = drivers.flatMap(({ key }): [string, Part][] => {
      const part = asked(`by.${key}`);
      return part === "fit" || part === "one" ? [[key, part]] : [];
    });
    return {
      refs: refs.filter((ref) => asked(`ref.${ref}`) !== ""),
      parts: new Map(parts),
      leaveOut: past.map(({ year }) => year).filter((year) => asked(`out.${year}`) !== ""),
    };
  }
  const longest = refs
    .map((ref) => ({ ref, years: knownYears(past, ref) }))
    .toSorted((one, other) => other.years - one.years)[0];
  const first = drivers.find(({ values }) => values.size > 1);
  return {
    refs: longest ? [longest.ref] : [],
    parts: new Map(first ? [[first.key, "fit"]] : []),
    leaveOut: PANDEMIC_YEARS,
  };
}

function knownYears(past: readonly PastYear[], ref: string): number {
  const read = pastAmounts(past, [ref]);
  return read.ok ? read.value.amounts.filter(({ amount }) => (amount ?? 0) > 0).length : 0;
}
