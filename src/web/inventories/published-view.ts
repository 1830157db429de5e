import type { InventoryResult } from "../../inventory/calculate.ts";
import { GPC_ROWS } from "../../inventory/gpc-table.ts";
import { belongsTo, type Totals } from "../../inventory/totals.ts";
import type { Reply } from "../reply.ts";
import type { OpenInventory } from "./open.ts";

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

/** Below this the two figures are the same but for rounding. */
const SAME = 5e-4;

/** What was published of the same year, beside what is computed here: totals first, then rows. */
export function publishedView(res: Reply, open: OpenInventory, result: InventoryResult) {
  const { numbers } = res.locals.voice;
  const lines = open.stored.published.flatMap(({ kind, name, tonnes }) => {
    const row = kind === "row" ? result.rows.find((candidate) => candidate.ref === name) : undefined;
    const ours = row ? row.co2e : totalNamed(result, name);
    if (ours === null) return [];
    const difference = tonnes === 0 ? null : (ours - tonnes) / Math.abs(tonnes);
    const rounded = difference !== null && Math.abs(difference) < SAME ? 0 : difference;
    return [
      {
        isTotal: row === undefined,
        name: name.replace(/^scope(\d)$/, "Scope $1"),
        href: row ? `${open.address}/rows/${row.ref}` : null,
        ours: numbers.number(ours, { decimals: 0 }),
        theirs: numbers.number(tonnes, { decimals: 0 }),
        difference: rounded === null ? "–" : numbers.percent(rounded, { decimals: 1 }),
      },
    ];
  });
  const order = new Map(GPC_ROWS.map((row, index) => [row.ref, index]));
  return lines.toSorted(
    (left, right) =>
      Number(right.isTotal) - Number(left.isTotal) ||
      (order.get(left.name) ?? 0) - (order.get(right.name) ?? 0),
  );
}

/** The total a publication names: of the inventory, of a sector within it, or of a scope at its level. */
function totalNamed(result: InventoryResult, name: string): number | null {
  const scope = /^scope([123])$/.exec(name)?.[1];
  if (scope !== undefined) {
    let sum = 0;
    for (const [index, row] of GPC_ROWS.entries()) {
      if (String(row.scope) === scope && belongsTo(row.level, result.frame.level))
        sum += result.rows[index]?.co2e ?? 0;
    }
    return sum;
  }
  const [total = "", sector] = name.split(" ");
  const key = TOTALS[total];
  if (key === undefined) return null;
  if (sector === undefined) return result.totals[key];
  return result.bySector[SECTOR_NAMES[sector] ?? ""]?.[key] ?? null;
}
