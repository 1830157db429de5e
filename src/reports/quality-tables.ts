import { QUALITIES } from "../inventory/document.ts";
import { gasesOf } from "./result-tables.ts";
import { type Row, SHARE, type Table } from "./report-model.ts";
import { counts, countedActivities, type ReportedInventory } from "./reported-inventory.ts";
import { gpcRow, GPC_ROWS } from "../inventory/gpc-table.ts";
import { rowText } from "../i18n/gpc-texts.ts";
import type { Finding } from "../inventory/findings.ts";
import { statusOf } from "../inventory/completeness.ts";

/** How much of the level's emissions stands in each class: of activity data and of factors, shares of 1. */
export interface QualityShare {
  /** H, M, L, or null where nobody said. */
  readonly quality: (typeof QUALITIES)[number] | null;
  readonly activity: number | null;
  readonly factor: number | null;
}

/** Shares are weighted by emissions, removals by their size, so that they always come to one. */
export function qualityShares(inventory: ReportedInventory): readonly QualityShare[] {
  const weighed = countedActivities(inventory).map((activity) => ({
    weight: Math.abs(activity.co2e),
    quality: inventory.documents.get(activity.id)?.quality,
  }));
  const all = weighed.reduce((sum, one) => sum + one.weight, 0);
  const of = (part: "activity" | "factor", quality: QualityShare["quality"]): number | null => {
    if (all === 0) return null;
    const members = weighed.filter((one) => (one.quality?.[part] ?? null) === quality);
    return members.reduce((sum, one) => sum + one.weight, 0) / all;
  };
  return [...QUALITIES, null].map((quality) => ({
    quality,
    activity: of("activity", quality),
    factor: of("factor", quality),
  }));
}

export function qualityTable(inventory: ReportedInventory): Table {
  const { texts } = inventory;
  return {
    id: "quality",
    caption: texts.t("reports:quality.caption"),
    columns: [
      { id: "quality", head: texts.t("reports:quality") },
      { id: "activity", head: texts.t("reports:quality.activity"), number: SHARE },
      { id: "factor", head: texts.t("reports:quality.factor"), number: SHARE },
    ],
    rows: qualityShares(inventory).map(({ quality, activity, factor }) => ({
      cells: [texts.t(`reports:quality.${quality ?? "none"}`), activity, factor],
    })),
  };
}

/** Rows without a number: their key, why, and where else they are counted; those of the level with neither. */
export function notationTable(inventory: ReportedInventory): Table {
  const { result, texts } = inventory;
  const rows = result.rows.flatMap((row): Row[] => {
    const status = statusOf(row);
    const gpc = gpcRow(row.ref);
    if (status === "computed" || !gpc || (status === "missing" && !counts(inventory, row.ref))) return [];
    const { reason = "", includedIn = [] } = row.notation ?? {};
    return [{ cells: [row.ref, rowText(texts, gpc), { keys: [status] }, reason, includedIn.join(", ")] }];
  });
  return {
    id: "notation",
    caption: texts.t("reports:notation.caption"),
    columns: [
      { id: "ref", head: "GPC" },
      { id: "row", head: texts.t("reports:notation.row") },
      { id: "key", head: texts.t("reports:notation.key") },
      { id: "reason", head: texts.t("reports:notation.reason") },
      { id: "included_in", head: texts.t("reports:notation.included-in") },
    ],
    rows,
  };
}

/** What good reporting would not leave so, the gravest first. */
export function findingsTable(
  findings: readonly Finding[],
  { texts }: Pick<ReportedInventory, "texts">,
): Table {
  const grave = ["error", "warning", "info"];
  return {
    id: "findings",
    caption: texts.t("reports:findings.caption"),
    columns: [
      { id: "severity", head: texts.t("reports:findings.severity") },
      { id: "message", head: texts.t("reports:findings.message") },
    ],
    rows: findings
      .toSorted((left, right) => grave.indexOf(left.severity) - grave.indexOf(right.severity))
      .map(({ rule, severity, params }) => ({
        cells: [texts.t(`reports:severity.${severity}`), texts.message({ code: rule, params })],
      })),
  };
}

/** The 54 rows, for machines and auditors. */
export function rowsTable({ result, texts }: ReportedInventory): Table {
  const gases = gasesOf(result.rows);
  return {
    id: "rows",
    caption: texts.t("reports:sheet.rows"),
    columns: [
      { id: "ref", head: "GPC" },
      { id: "row", head: texts.t("reports:notation.row") },
      { id: "scope", head: texts.t("reports:scope.column"), number: {} },
      { id: "level", head: texts.t("reports:level") },
      { id: "co2e", head: "t CO₂e", number: {} },
      ...gases.map((gas) => ({ id: gas, head: `t ${gas}`, number: {} })),
      { id: "biogenic", head: texts.t("reports:biogenic"), number: {} },
      { id: "key", head: texts.t("reports:notation.key") },
      { id: "reason", head: texts.t("reports:notation.reason") },
      { id: "included_in", head: texts.t("reports:notation.included-in") },
    ],
    rows: GPC_ROWS.flatMap((gpc, index): Row[] => {
      const row = result.rows[index];
      if (!row) return [];
      const known = row.activities > 0;
      const status = statusOf(row);
      const { reason = "", includedIn = [] } = row.notation ?? {};
      return [
        {
          cells: [
            gpc.ref,
            rowText(texts, gpc),
            gpc.scope,
            gpc.level,
            known ? row.co2e : null,
            ...gases.map((gas) => (known ? (row.gases[gas] ?? null) : null)),
            known ? row.biogenicCO2 : null,
            known && !row.notation ? null : { keys: [row.notation?.key ?? status] },
            reason,
            includedIn.join(", "),
          ],
        },
      ];
    }),
  };
}
