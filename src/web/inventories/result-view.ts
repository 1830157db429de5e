import type { Translator } from "../../i18n/i18n.ts";
import type { InventoryResult, RowResult } from "../../inventory/calculate.ts";
import { statusOf } from "../../inventory/completeness.ts";
import { GPC_ROWS, SECTORS } from "../../inventory/gpc-table.ts";
import { sectorNumber, sectorText, subsectorText } from "../../i18n/gpc-texts.ts";

/** A cell of the table: a number that leads on, a key, or nothing. */
interface Cell {
  readonly href: string | null;
  readonly value: number | null;
  readonly key: string | null;
}

const SCOPES = [1, 2, 3] as const;
const NONE: Cell = { href: null, value: null, key: null };

/** The table by sector and scope, in kt CO2e: a line for each sector, one for each of its subsectors. */
export function tableView(result: InventoryResult, texts: Translator, address: string) {
  const byRef = new Map(result.rows.map((row) => [row.ref, row]));
  return Object.keys(SECTORS).map((sector) => {
    const rows = GPC_ROWS.filter((row) => row.sector === sector);
    const subsectors = [...new Set(rows.map((row) => row.subsector))];
    return {
      sectorNumber: sectorNumber(sector),
      sector,
      name: sectorText(texts, sector),
      cells: SCOPES.map((scope) =>
        sumOf(rows.filter((row) => row.scope === scope).map((row) => byRef.get(row.ref))),
      ),
      subsectors: subsectors.map((subsector) => ({
        code: subsector,
        name: subsectorText(texts, subsector),
        href: `${address}/data#${subsector}`,
        cells: SCOPES.map((scope) =>
          cellOf(
            rows
              .filter((row) => row.subsector === subsector && row.scope === scope)
              .map((row) => byRef.get(row.ref)),
            address,
          ),
        ),
      })),
    };
  });
}

function cellOf(rows: readonly (RowResult | undefined)[], address: string): Cell {
  const known = rows.filter((row) => row !== undefined);
  const [first] = known;
  if (!first) return NONE;
  const computed = known.filter((row) => row.activities > 0);
  if (computed.length > 0) {
    const value = computed.reduce((sum, row) => sum + row.co2e, 0) / 1000;
    return { href: `${address}/rows/${computed[0]?.ref ?? first.ref}`, value, key: null };
  }
  const status = statusOf(first);
  return { href: `${address}/rows/${first.ref}`, value: null, key: status === "missing" ? null : status };
}

function sumOf(rows: readonly (RowResult | undefined)[]): number | null {
  const computed = rows.filter((row) => row !== undefined && row.activities > 0);
  return computed.length === 0 ? null : computed.reduce((sum, row) => sum + (row?.co2e ?? 0), 0) / 1000;
}

/** The biggest entries of the level, for the ranked bars and their links. */
export function biggestSources(result: InventoryResult, most: number) {
  const level = result.frame.level;
  const counted = new Set(
    GPC_ROWS.filter((row) => row.level === "BASIC" || (level === "BASIC+" && row.level === "BASIC+")).map(
      (row) => row.ref,
    ),
  );
  return result.activities
    .filter((activity) => counted.has(activity.ref) && !activity.memo && activity.co2e > 0)
    .toSorted((left, right) => right.co2e - left.co2e)
    .slice(0, most);
}
