import { rowText, sectorText, subsectorText } from "../i18n/gpc-texts.ts";
import type { ActivityResult } from "../inventory/calculate.ts";
import { statusOf } from "../inventory/completeness.ts";
import { GPC_ROWS } from "../inventory/gpc-table.ts";
import { gasesOf } from "./result-tables.ts";
import type { Cell, Column, Table } from "./report-model.ts";
import type { ReportedInventory } from "./reported-inventory.ts";

/**
 * One record for each activity, and one for each row of the GPC table without any: tonnes unrounded, blank
 * where there is no number. An activity that is only disclosed has the level `memo`.
 */
export function recordsTable({ result, documents, texts }: ReportedInventory): Table {
  const gases = gasesOf(result.activities);
  const text = (id: string): Column => ({ id, head: texts.t(`reports:records.${id}`) });
  const tonnes = (id: string, head: string): Column => ({ id, head, number: {} });
  const columns = [
    ...["ref", "sector", "subsector", "row", "scope", "level", "activity", "label", "method"].map(text),
    ...gases.map((gas) => tonnes(`${gas}_t`, `t ${gas}`)),
    tonnes("co2e_t", "t CO₂e"),
    tonnes("biogenic_co2_t", texts.t("reports:records.biogenic_co2_t")),
    ...["notation", "reason", "included_in"].map(text),
    ...["quality_activity", "quality_factor", "data_year", "source", "note"].map(text),
  ];
  const byRef = Map.groupBy(result.activities, (activity) => activity.ref);
  const rows = GPC_ROWS.flatMap((gpc, index) => {
    const row = result.rows[index];
    if (!row) return [];
    const place = [
      gpc.ref,
      sectorText(texts, gpc.sector),
      subsectorText(texts, gpc.subsector),
      rowText(texts, gpc),
      String(gpc.scope),
    ];
    const { key, reason = "", includedIn = [] } = row.notation ?? {};
    const keyed = (shown: string): Cell[] => [shown, reason, includedIn.join(" ")];
    const record = (activity: ActivityResult): Cell[] => {
      const { quality, dataYear, source = "", note = "" } = documents.get(activity.id) ?? {};
      return [
        ...place,
        activity.memo ? "memo" : gpc.level,
        activity.id,
        activity.label,
        activity.method,
        ...gases.map((gas) => activity.gases[gas] ?? null),
        activity.co2e,
        activity.biogenicCO2,
        ...keyed(key ?? ""),
        quality?.activity ?? "",
        quality?.factor ?? "",
        dataYear === undefined ? "" : String(dataYear),
        source,
        note,
      ];
    };
    const members = (byRef.get(gpc.ref) ?? []).map(record);
    if (row.activities > 0) return members;
    const status = statusOf(row);
    const blank = [...place, gpc.level, "", "", "", ...gases.map(() => null), null, null, ...keyed(status)];
    return [[...blank, "", "", "", "", ""], ...members];
  });
  return {
    id: "records",
    caption: texts.t("reports:sheet.activities"),
    columns,
    rows: rows.map((cells) => ({ cells })),
  };
}
