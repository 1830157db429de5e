import { GPC_ROWS, type GpcRow, type RowLevel, SECTORS } from "./gpc-table.ts";

/** The totals of an inventory in t CO2e, and biogenic CO2 in t, which is in none of them. */
export interface Totals {
  readonly basic: number;
  readonly basicPlus: number;
  readonly territorial: number;
  readonly scope1: number;
  readonly scope2: number;
  readonly scope3: number;
  readonly otherScope3: number;
  readonly biogenicCO2: number;
}

export type Level = "BASIC" | "BASIC+";

/** Whether a row is in a total. Scope 1 is the territorial total; imported waste and grid supply are in it alone. */
export function isIn(row: GpcRow, total: Exclude<keyof Totals, "biogenicCO2">): boolean {
  switch (total) {
    case "basic":
      return row.level === "BASIC";
    case "basicPlus":
      return row.level === "BASIC" || row.level === "BASIC+";
    case "territorial":
    case "scope1":
      return row.scope === 1;
    case "scope2":
      return row.scope === 2;
    case "scope3":
      return row.scope === 3 && row.level !== "other-scope-3";
    case "otherScope3":
      return row.level === "other-scope-3";
  }
}

/** Whether an inventory of a level must account for a row. */
export function belongsTo(level: RowLevel, inventory: Level): boolean {
  return level === "BASIC" || (inventory === "BASIC+" && level === "BASIC+");
}

interface RowSum {
  readonly ref: string;
  readonly co2e: number;
  readonly biogenicCO2: number;
}

/** Sums rows in the table's order, so that a total never depends on the order of entry. */
export function totalsOf(rows: readonly RowSum[]): Totals {
  const byRef = new Map(rows.map((row) => [row.ref, row]));
  const sum = (total: Exclude<keyof Totals, "biogenicCO2">): number => {
    let tonnes = 0;
    for (const row of GPC_ROWS) if (isIn(row, total)) tonnes += byRef.get(row.ref)?.co2e ?? 0;
    return tonnes;
  };
  let biogenicCO2 = 0;
  for (const row of GPC_ROWS) biogenicCO2 += byRef.get(row.ref)?.biogenicCO2 ?? 0;
  return {
    basic: sum("basic"),
    basicPlus: sum("basicPlus"),
    territorial: sum("territorial"),
    scope1: sum("scope1"),
    scope2: sum("scope2"),
    scope3: sum("scope3"),
    otherScope3: sum("otherScope3"),
    biogenicCO2,
  };
}

/** The totals of one sector, each row counted by the same rules. */
export type SectorTotals = Readonly<Record<string, Totals>>;

export function totalsBySector(rows: readonly RowSum[]): SectorTotals {
  const sectorOf = new Map(GPC_ROWS.map((row) => [row.ref, row.sector]));
  return Object.fromEntries(
    Object.keys(SECTORS).map((sector) => [
      sector,
      totalsOf(rows.filter((row) => sectorOf.get(row.ref) === sector)),
    ]),
  );
}
