import { rankedBars } from "../charts/ranked-bars.ts";
import { stackedBar } from "../charts/stacked-bar.ts";
import { sectorNumber, sectorText } from "../i18n/gpc-texts.ts";
import { SECTORS } from "../inventory/gpc-table.ts";
import { chartScale } from "./chart-scale.ts";
import type { Block } from "./report-model.ts";
import {
  counts,
  countedActivities,
  nameOf,
  type ReportedInventory,
  rowsOfSector,
  totalOf,
} from "./reported-inventory.ts";

const SCOPES = [1, 2, 3] as const;
const MOST = 8;

/** The level's emissions by sector and scope; null where nothing is computed. */
export function emissionsChart(inventory: ReportedInventory): Block | null {
  const { result, texts } = inventory;
  const byRef = new Map(result.rows.map((row) => [row.ref, row]));
  const sectors = Object.keys(SECTORS).flatMap((sector) => {
    const scopes = SCOPES.map((scope) => {
      const rows = rowsOfSector(sector)
        .filter((row) => row.scope === scope && counts(inventory, row.ref))
        .flatMap((row) => byRef.get(row.ref) ?? [])
        .filter((row) => row.activities > 0);
      return rows.length === 0 ? null : rows.reduce((sum, row) => sum + row.co2e, 0);
    });
    if (scopes.every((value) => value === null)) return [];
    return [{ name: sectorText(texts, sector), sector: sectorNumber(sector), scopes }];
  });
  if (sectors.length === 0) return null;
  const scale = chartScale(totalOf(inventory));
  const words = {
    total: texts.t("reports:figure.total", { level: result.frame.level }),
    nameColumn: texts.t("reports:sectors.name"),
  };
  const scopes = SCOPES.map((scope) => texts.t("reports:scope", { scope }));
  return {
    kind: "chart",
    id: "report-sectors",
    title: texts.t("reports:chart.sectors", { unit: scale.unit }),
    desc: texts.t("reports:chart.sectors.desc"),
    ...scale,
    draw: (drawing) => stackedBar({ scopes, sectors }, words, drawing),
  };
}

/** The greatest sources; null where there are none. */
export function sourcesChart(inventory: ReportedInventory): Block | null {
  const { texts } = inventory;
  const items = countedActivities(inventory)
    .filter((activity) => activity.co2e > 0)
    .slice(0, MOST)
    .map((activity) => ({
      name: nameOf(inventory, activity),
      sector: sectorNumber(activity.ref.split(".")[0] ?? ""),
      value: activity.co2e,
    }));
  if (items.length === 0) return null;
  const scale = chartScale(totalOf(inventory));
  const words = { nameColumn: texts.t("reports:largest.source"), valueColumn: "t CO₂e" };
  return {
    kind: "chart",
    id: "report-sources",
    title: texts.t("reports:chart.sources", { unit: scale.unit }),
    desc: texts.t("reports:chart.sources.desc"),
    ...scale,
    draw: (drawing) => rankedBars(items, words, drawing),
  };
}
