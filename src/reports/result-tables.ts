import { sectorNumber, sectorText, subsectorText } from "../i18n/gpc-texts.ts";
import type { RowResult } from "../inventory/calculate.ts";
import { statusOf } from "../inventory/completeness.ts";
import { type GpcRow, GPC_ROWS, SECTORS } from "../inventory/gpc-table.ts";
import { isIn, totalsOf } from "../inventory/totals.ts";
import { totalNamed } from "./published-total.ts";
import { type Cell, GAS_TONNES, type Row, SHARE, type Table, TONNES } from "./report-model.ts";
import {
  countedActivities,
  nameOf,
  type ReportedInventory,
  rowsOfSector,
  totalOf,
} from "./reported-inventory.ts";

/** The columns of Table A; other scope 3 is in none of them and told apart. */
const TOTALS = ["scope1", "scope2", "scope3", "basic", "basicPlus"] as const;
const LARGEST = 10;

/** Table A: sectors and subsectors by scope and by what each level counts, t CO2e or notation keys. */
export function sectorTable({ result, texts }: ReportedInventory): Table {
  const byRef = new Map(result.rows.map((row) => [row.ref, row]));
  const line = (name: string, members: readonly GpcRow[], more: Omit<Row, "cells">): Row => {
    const known = members.flatMap((row) => byRef.get(row.ref) ?? []);
    const sums = totalsOf(known);
    const cells = TOTALS.map((total): Cell => {
      const counted = members.filter((row) => isIn(row, total)).flatMap((row) => byRef.get(row.ref) ?? []);
      return counted.some((row) => row.activities > 0) ? sums[total] : keysOf(counted);
    });
    return { cells: [name, ...cells], ...more };
  };
  const sectors = Object.keys(SECTORS).filter((sector) => sector !== "VI");
  const rows = sectors.flatMap((sector) => {
    const members = rowsOfSector(sector);
    const look = { sector: sectorNumber(sector) };
    const subsectors = [...new Set(members.map((row) => row.subsector))];
    return [
      line(`${sector} ${sectorText(texts, sector)}`, members, { kind: "sector", ...look }),
      ...subsectors.map((code) => {
        const within = members.filter((row) => row.subsector === code);
        return line(`${code} ${subsectorText(texts, code)}`, within, { kind: "sub", ...look });
      }),
    ];
  });
  const scopes = [1, 2, 3].map((scope) => texts.t("reports:scope", { scope }));
  return {
    id: "sectors",
    caption: texts.t("reports:sectors.caption"),
    columns: [
      { id: "name", head: texts.t("reports:sectors.name") },
      ...[...scopes, "BASIC", "BASIC+"].map((head, index) => ({
        id: TOTALS[index] ?? "",
        head,
        number: TONNES,
      })),
    ],
    rows: [...rows, line(texts.t("reports:total"), GPC_ROWS, { kind: "total" })],
  };
}

/** The keys that stand for rows without a number; nothing where the table has no such rows. */
function keysOf(rows: readonly RowResult[]): Cell {
  if (rows.length === 0) return null;
  const keys = [...new Set(rows.map(statusOf))];
  return { keys: keys.includes("missing") ? ["missing"] : keys };
}

/** Table B: the level's gases, in t of the gas and t CO2e. */
export function gasTable(inventory: ReportedInventory): Table {
  const { result, texts } = inventory;
  const total = totalOf(inventory);
  const rows = gasesOf([{ gases: result.byGas }]).flatMap((gas): Row[] => {
    const sum = result.byGas[gas];
    return sum ? [{ cells: [gasText(gas), sum.mass, sum.co2e, share(sum.co2e, total)] }] : [];
  });
  return {
    id: "gases",
    caption: texts.t("reports:gases.caption", { level: result.frame.level }),
    columns: [
      { id: "gas", head: texts.t("reports:gas") },
      { id: "mass", head: texts.t("reports:gases.mass"), number: GAS_TONNES },
      { id: "co2e", head: "t CO₂e", number: TONNES },
      { id: "share", head: texts.t("reports:share"), number: SHARE },
    ],
    rows: [...rows, { kind: "total", cells: [texts.t("reports:total"), null, total, share(total, total)] }],
  };
}

/** The greatest sources of the level's total. */
export function largestTable(inventory: ReportedInventory): Table {
  const { texts } = inventory;
  const total = totalOf(inventory);
  return {
    id: "largest",
    caption: texts.t("reports:largest.caption"),
    columns: [
      { id: "ref", head: "GPC" },
      { id: "source", head: texts.t("reports:largest.source") },
      { id: "co2e", head: "t CO₂e", number: TONNES },
      { id: "share", head: texts.t("reports:share"), number: SHARE },
    ],
    rows: countedActivities(inventory)
      .filter((activity) => activity.co2e > 0)
      .slice(0, LARGEST)
      .map((activity) => ({
        cells: [activity.ref, nameOf(inventory, activity), activity.co2e, share(activity.co2e, total)],
      })),
  };
}

/** Totals at both levels and by scope. */
export function totalsTable({ result, texts }: ReportedInventory): Table {
  return {
    id: "totals",
    caption: texts.t("reports:totals.caption"),
    columns: [
      { id: "name", head: texts.t("reports:totals.name") },
      { id: "co2e", head: "t CO₂e", number: TONNES },
    ],
    rows: (["basic", "basicPlus", "scope1", "scope2", "scope3"] as const).map((name) => ({
      cells: [texts.t(`reports:totals.${name}`), result.totals[name]],
    })),
  };
}

/** The totals for each resident and, where the GDP is known, for a million of its currency. */
export function intensityTable({ result, texts }: ReportedInventory): Table {
  const { basic, basicPlus, perGdp } = result.perCapita;
  const line = (level: string, value: number | null, unit: string): Row => ({ cells: [level, value, unit] });
  const person = texts.t("reports:unit.per-person");
  const rows = [line("BASIC", basic, person), line("BASIC+", basicPlus, person)];
  if (perGdp) {
    const unit = texts.t("reports:unit.per-million", { currency: perGdp.currency });
    rows.push(line("BASIC", perGdp.basic, unit), line("BASIC+", perGdp.basicPlus, unit));
  }
  return {
    id: "intensities",
    caption: texts.t("reports:intensities.caption"),
    columns: [
      { id: "level", head: texts.t("reports:level") },
      { id: "value", head: texts.t("reports:value"), number: { significant: 4 } },
      { id: "unit", head: texts.t("reports:unit") },
    ],
    rows,
  };
}

/** What is told beside the totals and in none of them. */
export function informationTable(inventory: ReportedInventory): Table {
  const { result, texts } = inventory;
  const { totals } = result;
  const territorialOnly = GPC_ROWS.flatMap((row, index) =>
    row.level === "territorial" ? (result.rows[index] ?? []) : [],
  );
  const only = territorialOnly.some((row) => row.activities > 0)
    ? territorialOnly.reduce((sum, row) => sum + row.co2e, 0)
    : keysOf(territorialOnly);
  const other = result.rows.at(-1);
  const memos = result.activities.filter((activity) => activity.memo);
  const row = (key: string, value: Cell, unit: string): Row => ({
    cells: [texts.t(`reports:information.${key}`), value, unit],
  });
  return {
    id: "information",
    caption: texts.t("reports:information.caption"),
    columns: [
      { id: "name", head: texts.t("reports:information.name") },
      { id: "value", head: texts.t("reports:value"), number: TONNES },
      { id: "unit", head: texts.t("reports:unit") },
    ],
    rows: [
      row("biogenic", totals.biogenicCO2, "t CO₂"),
      row("territorial", totals.territorial, "t CO₂e"),
      row("territorial-only", only, "t CO₂e"),
      row(
        "other-scope-3",
        other && other.activities > 0 ? totals.otherScope3 : keysOf(other ? [other] : []),
        "t CO₂e",
      ),
      ...memos.map((memo): Row => ({
        cells: [
          texts.t("reports:information.memo", { name: nameOf(inventory, memo), ref: memo.ref }),
          memo.co2e,
          "t CO₂e",
        ],
      })),
    ],
  };
}

/** What was published of the same year beside what is computed here; null where nothing was. */
export function publishedTable({ result, texts, published }: ReportedInventory): Table | null {
  const order = new Map(GPC_ROWS.map((row, index) => [row.ref, index]));
  const sorted = published.toSorted(
    (left, right) => (order.get(left.name) ?? -1) - (order.get(right.name) ?? -1),
  );
  const rows = sorted.flatMap(({ kind, name, tonnes, source }): Row[] => {
    const ours =
      kind === "row" ? result.rows.find((one) => one.ref === name)?.co2e : totalNamed(result, name);
    if (ours === undefined || ours === null) return [];
    const difference = tonnes === 0 ? null : (ours - tonnes) / Math.abs(tonnes);
    return [
      {
        cells: [
          name.replace(/^scope/, `${texts.t("reports:scope.column")} `),
          ours,
          tonnes,
          difference,
          source,
        ],
      },
    ];
  });
  if (rows.length === 0) return null;
  return {
    id: "published",
    caption: texts.t("reports:published.caption"),
    columns: [
      { id: "name", head: texts.t("reports:published.name") },
      { id: "ours", head: texts.t("reports:published.ours"), number: TONNES },
      { id: "theirs", head: texts.t("reports:published.theirs"), number: TONNES },
      { id: "difference", head: texts.t("reports:published.difference"), number: SHARE },
      { id: "source", head: texts.t("reports:source") },
    ],
    rows,
  };
}

const USUAL = ["CO2", "CH4", "N2O"];

/** The gases that occur: the three usual ones always, then others by name. */
export function gasesOf(
  holders: readonly { readonly gases: Readonly<Record<string, unknown>> }[],
): readonly string[] {
  const others = new Set(holders.flatMap((holder) => Object.keys(holder.gases)));
  return [...USUAL, ...[...others].filter((gas) => !USUAL.includes(gas)).toSorted()];
}

/** A part of a total, unless the total is nothing. */
export function share(part: number, total: number): number | null {
  return total === 0 ? null : part / total;
}

/** A gas as people write it: `CO₂`; names of F-gases stay as they are. */
export function gasText(gas: string): string {
  const known: Readonly<Record<string, string>> = {
    CO2: "CO₂",
    CH4: "CH₄",
    N2O: "N₂O",
    CO2e: "CO₂e",
    SF6: "SF₆",
    NF3: "NF₃",
  };
  return known[gas] ?? gas;
}
