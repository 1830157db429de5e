import { baseOf, changesOf, gwpOf } from "../factors/gwp.ts";
import { changeOf, type Cause } from "../factors/row-change.ts";
import type { FactorRow } from "../factors/library.ts";
import { resolveFactor } from "../factors/resolve.ts";
import { flagRows, type Setting } from "../methods/factor-finder.ts";
import type { Message, Outcome } from "../units/problem.ts";
import { calculateInventory, type InventoryResult } from "./calculate.ts";
import { type InventoryFrame, readInventoryShape } from "./document.ts";
import { GPC_ROWS } from "./gpc-table.ts";
import {
  type Knowledge,
  potentialName,
  type Prepared,
  type PreparedActivity,
  prepareInventory,
  settingOf,
} from "./prepare.ts";
import type { Totals } from "./totals.ts";

/** A row of the library that entries of an inventory use, as another library would have it. */
export interface FactorChange {
  readonly cause: Cause;
  readonly before: FactorRow | null;
  readonly after: FactorRow | null;
  /** Why the row of the other library is the one that applies; null where it has none. */
  readonly why: Message | null;
  /** Ids of the activities that use it. */
  readonly activities: readonly string[];
}

/** Tonnes CO2e of a row, with one library and with the other; null where that one does not compute. */
export interface RowDifference {
  readonly ref: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** One inventory with two libraries. */
export interface LibraryComparison {
  readonly before: Outcome<InventoryResult>;
  readonly after: Outcome<InventoryResult>;
  /** First those that change a number, in the order of the document; then those that are only told otherwise. */
  readonly changes: readonly FactorChange[];
  /** The rows that anything is entered in, in the table's order. */
  readonly rows: readonly RowDifference[];
  readonly totals: readonly {
    readonly name: keyof Totals;
    readonly before: number | null;
    readonly after: number | null;
  }[];
}

const TOTALS = ["basic", "basicPlus", "territorial"] as const;

/**
 * What would change in an inventory if one factor library took the place of another: the rows its entries
 * use, each GPC row and the totals. Where it computes with one library only, the rows of the other are looked
 * up under the same keys.
 */
export function compareLibraries(document: unknown, before: Knowledge, after: Knowledge): LibraryComparison {
  return compare(sideOf(document, before), sideOf(document, after));
}

/** The same for one inventory with other factors of the city's own: documents that differ in these alone. */
export function compareOwnFactors(before: unknown, after: unknown, knowledge: Knowledge): LibraryComparison {
  return compare(sideOf(before, knowledge), sideOf(after, knowledge));
}

function sideOf(document: unknown, knowledge: Knowledge): Side {
  return { document, knowledge, outcome: calculateInventory(document, knowledge) };
}

function compare(one: Side, other: Side): LibraryComparison {
  return {
    before: one.outcome,
    after: other.outcome,
    changes: changesBetween(one, other),
    ...differences(one.outcome, other.outcome),
  };
}

/** The rows and totals of two results side by side. */
export function differences(
  before: Outcome<InventoryResult>,
  after: Outcome<InventoryResult>,
): Pick<LibraryComparison, "rows" | "totals"> {
  const entered = (outcome: Outcome<InventoryResult>, at: number): number | null => {
    const row = outcome.ok ? outcome.value.rows[at] : undefined;
    return row && row.activities > 0 ? row.co2e : null;
  };
  const total = (outcome: Outcome<InventoryResult>, name: keyof Totals): number | null =>
    outcome.ok ? outcome.value.totals[name] : null;
  return {
    rows: GPC_ROWS.map(({ ref }, at) => ({
      ref,
      before: entered(before, at),
      after: entered(after, at),
    })).filter((row) => row.before !== null || row.after !== null),
    totals: TOTALS.map((name) => ({ name, before: total(before, name), after: total(after, name) })),
  };
}

/** Where an activity looks in the library (a factor of an element, a flag, a gas's potential), and the row it finds. */
type Lookups = ReadonlyMap<string, FactorRow>;

interface Side {
  readonly document: unknown;
  readonly knowledge: Knowledge;
  readonly outcome: Outcome<InventoryResult>;
}

function changesBetween(before: Side, after: Side): readonly FactorChange[] {
  const { ground, activities } = readInventoryShape(before.document);
  const { ground: groundAfter } = readInventoryShape(after.document);
  const one = lookupsOf(before);
  const other = lookupsOf(after);
  const known = one ?? other;
  if (!known || !ground || !groundAfter) return [];
  const setting = {
    before: settingOf(ground, before.knowledge),
    after: settingOf(groundAfter, after.knowledge),
  };
  const changes = new Map<string, FactorChange & { activities: string[] }>();
  for (const id of activities.map((activity) => (activity as { readonly id: string }).id)) {
    const found = known.get(id) ?? new Map<string, FactorRow>();
    // What one side alone looks up, having taken another way, is looked up for the other by its key.
    const all = new Map([...(other?.get(id) ?? []), ...found]);
    const old = new Map([...again(all, setting.before), ...(one?.get(id) ?? [])]);
    const fresh = new Map([...again(all, setting.after), ...(other?.get(id) ?? [])]);
    for (const slot of all.keys()) {
      const [was, is] = [old.get(slot) ?? null, fresh.get(slot) ?? null];
      const cause = changeOf(was, is);
      if (cause === null) continue;
      const key = JSON.stringify([was, is]);
      const told = changes.get(key);
      if (told) told.activities.push(id);
      else
        changes.set(key, {
          cause,
          before: was,
          after: is,
          why: is && reason(is, setting.after),
          activities: [id],
        });
    }
  }
  return [...changes.values()]
    .map((change) => ({ ...change, activities: [...new Set(change.activities)] }))
    .toSorted((left, right) => Number(left.cause === "described") - Number(right.cause === "described"));
}

/** What each activity looks up, by its id; null where the inventory does not compute with that library. */
function lookupsOf({ document, knowledge, outcome }: Side): ReadonlyMap<string, Lookups> | null {
  const prepared = prepareInventory(document, knowledge);
  if (!prepared.ok || !outcome.ok) return null;
  const gases = new Map(outcome.value.activities.map((one) => [one.id, Object.keys(one.gases)]));
  return new Map(
    prepared.value.activities.map((activity) => {
      const { id } = activity.document;
      return [id, lookupsIn(prepared.value, activity, gases.get(id) ?? [])];
    }),
  );
}

function lookupsIn(
  { setting, document }: Prepared,
  { bound, row: { ref } }: PreparedActivity,
  gases: readonly string[],
): Lookups {
  const found = new Map<string, FactorRow>();
  for (const { name, element, row } of bound.factors) if (row) found.set(`${name} ${element ?? ""}`, row);
  const { flags } = bound.program.registered.method;
  for (const [name, row] of flagRows(flags ?? {}, bound.choices, setting)) found.set(`flag ${name}`, row);
  for (const gas of gases) {
    const row = potential(document, setting, potentialName(gas, ref));
    if (row) found.set(`gas ${gas}`, row);
  }
  return found;
}

/** The library's row for a gas, unless the inventory gives its potential itself. */
function potential(
  { gwp }: Pick<InventoryFrame, "gwp">,
  { library }: Setting,
  gas: string,
): FactorRow | null {
  if (changesOf(gwp).some(([changed]) => changed === gas)) return null;
  return gwpOf(library, baseOf(gwp), gas);
}

/** The same keys looked up in another library. */
function again(lookups: Lookups, setting: Setting): Lookups {
  const found = new Map<string, FactorRow>();
  for (const [slot, row] of lookups) {
    const now = resolveFactor(setting.library, row.key, setting)?.row;
    if (now) found.set(slot, now);
  }
  return found;
}

function reason({ key }: FactorRow, setting: Setting): Message | null {
  return resolveFactor(setting.library, key, setting)?.why ?? null;
}
