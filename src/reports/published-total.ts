import type { InventoryResult } from "../inventory/calculate.ts";
import { GPC_ROWS } from "../inventory/gpc-table.ts";
import { belongsTo, type Totals } from "../inventory/totals.ts";

/** How publications name totals, and sectors within them. */
const TOTALS: Readonly<Record<string, keyof Totals>> = {
  BASIC: "basic",
  "BASIC+": "basicPlus",
  Territorial: "territorial",
};
const SECTOR_NAMES: Readonly<Record<string, string>> = {
  Stationary: "I",
  Transport: "II",
  Waste: "III",
  IPPU: "IV",
  AFOLU: "V",
};

/**
 * What stands here for a total that a publication names (`BASIC`, `BASIC+ Waste`, `scope2`), t CO2e: of the
 * inventory, of a sector within it, or of a scope at its level. Null for a name that is none of these.
 */
export function totalNamed(result: InventoryResult, name: string): number | null {
  const scope = /^scope([123])$/.exec(name)?.[1];
  if (scope !== undefined) {
    const rows = GPC_ROWS.flatMap((row, index) =>
      String(row.scope) === scope && belongsTo(row.level, result.frame.level)
        ? (result.rows[index] ?? [])
        : [],
    );
    return rows.reduce((sum, row) => sum + row.co2e, 0);
  }
  const [total = "", sector] = name.split(" ");
  const key = TOTALS[total];
  if (key === undefined) return null;
  if (sector === undefined) return result.totals[key];
  return result.bySector[SECTOR_NAMES[sector] ?? ""]?.[key] ?? null;
}
