import { collectRuns } from "../methods/run.ts";
import { gwpName } from "../factors/gwp.ts";
import type { FactorUse } from "../methods/bind.ts";
import type { Message, Outcome } from "../units/problem.ts";
import { accepted, refusedFor } from "../units/problem.ts";
import { readQuantity } from "../units/quantity.ts";
import { CURRENCIES } from "../units/mathjs.ts";
import { type Completeness, completenessOf } from "./completeness.ts";
import type { InventoryFrame, NotationKey } from "./document.ts";
import { type Finding, findingsOf } from "./findings.ts";
import { GPC_ROWS, type Scope } from "./gpc-table.ts";
import { computeLedger, type Ledger, ledgerOf, massesOf } from "./ledger.ts";
import { type Knowledge, type Prepared, type PreparedActivity, prepareInventory } from "./prepare.ts";
import { type SectorTotals, type Totals, totalsBySector, totalsOf } from "./totals.ts";
import { type PrintNumber, type TraceEntry, traceOf } from "./trace.ts";

/** Tonnes of a gas by its name. */
export type GasMasses = Readonly<Record<string, number>>;

export interface ActivityResult {
  readonly id: string;
  readonly ref: string;
  readonly scope: Scope;
  readonly method: string;
  readonly label: string;
  /** Disclosed beside the inventory, in no row and no total. */
  readonly memo: boolean;
  readonly gases: GasMasses;
  readonly biogenicCO2: number;
  readonly co2e: number;
  /** Made when asked for: most pages show a total and never the working. */
  readonly trace: (print?: PrintNumber) => readonly TraceEntry[];
  readonly factors: readonly FactorUse[];
  readonly notes: readonly Message[];
}

/** A notation key with the words that explain it. */
export interface Notation {
  readonly key: NotationKey;
  readonly reason: string;
  /** For IE: the rows it is counted in. */
  readonly includedIn: readonly string[];
}

export interface RowResult {
  readonly ref: string;
  readonly scope: Scope;
  /** How many activities it sums; a row without any is not a zero. */
  readonly activities: number;
  readonly co2e: number;
  readonly gases: GasMasses;
  readonly biogenicCO2: number;
  readonly notation: Notation | null;
}

export interface PerHead {
  /** t CO2e per resident; null without a population. */
  readonly basic: number | null;
  readonly basicPlus: number | null;
  /** t CO2e per million of the GDP's currency. */
  readonly perGdp: { readonly basic: number; readonly basicPlus: number; readonly currency: string } | null;
}

export interface InventoryResult {
  readonly frame: InventoryFrame;
  readonly factorSet: { readonly version: string; readonly hash: string };
  /** In the order of their ids. */
  readonly activities: readonly ActivityResult[];
  /** All 54, in the table's order. */
  readonly rows: readonly RowResult[];
  readonly totals: Totals;
  readonly bySector: SectorTotals;
  /** Of the inventory's level: tonnes of each gas, and their CO2e. */
  readonly byGas: Readonly<Record<string, { readonly mass: number; readonly co2e: number }>>;
  readonly perCapita: PerHead;
  readonly completeness: Completeness;
  readonly findings: readonly Finding[];
}

/** Computes an inventory document, or says everything that is wrong with it. */
export function calculateInventory(given: unknown, knowledge: Knowledge): Outcome<InventoryResult> {
  const prepared = prepareInventory(given, knowledge);
  if (!prepared.ok) return prepared;
  const result = calculatePrepared(prepared.value);
  const beyond = new Set(result.activities.filter(isBeyond).map(({ id }) => id));
  if (beyond.size === 0) return accepted(result);
  return refusedFor(
    prepared.value.document.activities.flatMap(({ id }, index) =>
      beyond.has(id) ? [{ path: `activities[${index}]`, code: "result.not-finite" }] : [],
    ),
  );
}

/** Whether a zero in the wrong place left an activity without a number. */
function isBeyond({ co2e, biogenicCO2, gases }: ActivityResult): boolean {
  return ![co2e, biogenicCO2, ...Object.values(gases)].every(Number.isFinite);
}

/** Computes a prepared inventory: one kernel call a program, then sums in the order of ids and rows. */
export function calculatePrepared(prepared: Prepared): InventoryResult {
  const ledger = ledgerOf(prepared.activities);
  computeLedger(ledger);
  const activities = resultsIn(ledger, prepared);
  const rows = rowsOf(ledger, prepared);
  const totals = totalsOf(rows);
  const { document, knowledge } = prepared;
  const { activities: _, ...frame } = document;
  const completeness = completenessOf(rows, document.level);
  return {
    frame,
    factorSet: { version: knowledge.library.version, hash: knowledge.library.hash },
    activities,
    rows,
    totals,
    bySector: totalsBySector(rows),
    byGas: gasesAt(prepared, rows),
    perCapita: perHead(frame, totals),
    completeness,
    findings: findingsOf({ prepared, activities, rows, totals, completeness }),
  };
}

/** What each activity emits, in the order of the ids. */
export function resultsOf(prepared: Prepared): readonly ActivityResult[] {
  const ledger = ledgerOf(prepared.activities);
  computeLedger(ledger);
  return resultsIn(ledger, prepared);
}

function resultsIn({ batches }: Ledger, prepared: Prepared): readonly ActivityResult[] {
  const runs = collectRuns(batches, prepared.activities.length);
  return prepared.activities.map((activity, index) => {
    const run = runs[index];
    if (!run) throw new Error("a kernel left an activity out");
    const notes = [...activity.bound.notes];
    const { gases, biogenicCO2, co2e } = weigh(run.gases, activity, prepared, notes);
    if (Object.hasOwn(gases, "CO2e")) notes.push({ code: "factor.co2e-only" });
    return {
      id: activity.document.id,
      ref: activity.document.ref,
      scope: activity.row.scope,
      method: activity.document.method,
      label: activity.document.label ?? "",
      memo: activity.bound.program.registered.method.memo ?? false,
      gases,
      biogenicCO2,
      co2e,
      trace: (print) => traceOf(activity.bound, run, print),
      factors: activity.bound.factors,
      notes,
    };
  });
}

function weigh(
  masses: ReadonlyMap<string, number>,
  activity: PreparedActivity,
  prepared: Prepared,
  notes: Message[],
): { gases: GasMasses; biogenicCO2: number; co2e: number } {
  const gases: Record<string, number> = {};
  let [biogenicCO2, co2e] = [0, 0];
  for (const [gas, tonnes] of masses) {
    if (gas === "biogenicCO2") {
      biogenicCO2 += tonnes;
      continue;
    }
    gases[gas] = tonnes;
    const potential = prepared.gwp(gas, activity.document.ref);
    if (potential === null)
      notes.push({ code: "gas.no-gwp", params: { gas, set: gwpName(prepared.document.gwp) } });
    else co2e += tonnes * potential;
  }
  return { gases, biogenicCO2, co2e };
}

/** The 54 rows, from the ledger's masses. */
function rowsOf(ledger: Ledger, { document, activities, gwp }: Prepared): readonly RowResult[] {
  const counted = activities.filter(({ bound }) => !bound.program.registered.method.memo);
  const members = Map.groupBy(counted, ({ row }) => row.ref);
  const keys = new Map((document.notation ?? []).map((notation) => [notation.ref, notation]));
  return GPC_ROWS.map(({ ref, scope }, index) => {
    const { biogenicCO2 = 0, ...gases } = Object.fromEntries(massesOf(ledger, index));
    const co2e = Object.entries(gases).reduce((sum, [gas, mass]) => sum + mass * (gwp(gas, ref) ?? 0), 0);
    const key = keys.get(ref);
    const notation = key
      ? { key: key.key, reason: key.reason ?? "", includedIn: key.includedIn ?? [] }
      : null;
    return { ref, scope, activities: members.get(ref)?.length ?? 0, co2e, gases, biogenicCO2, notation };
  });
}

function gasesAt({ document, gwp }: Prepared, rows: readonly RowResult[]): InventoryResult["byGas"] {
  const sums: Record<string, { mass: number; co2e: number }> = {};
  for (const [index, row] of rows.entries()) {
    const level = GPC_ROWS[index]?.level;
    if (level !== "BASIC" && !(level === "BASIC+" && document.level === "BASIC+")) continue;
    for (const [gas, mass] of Object.entries(row.gases)) {
      const sum = (sums[gas] ??= { mass: 0, co2e: 0 });
      sum.mass += mass;
      sum.co2e += mass * (gwp(gas, row.ref) ?? 0);
    }
  }
  return sums;
}

function perHead({ city }: InventoryFrame, totals: Totals): PerHead {
  const people = city.population;
  const per = (total: number): number | null =>
    people === undefined || people === 0 ? null : total / people;
  const gdp = city.gdp === undefined ? null : readQuantity(city.gdp, CURRENCIES, "");
  const money = gdp?.ok && gdp.value.value > 0 ? gdp.value : null;
  return {
    basic: per(totals.basic),
    basicPlus: per(totals.basicPlus),
    perGdp: money && {
      basic: totals.basic / (money.value / 1e6),
      basicPlus: totals.basicPlus / (money.value / 1e6),
      currency: money.unit.text,
    },
  };
}
