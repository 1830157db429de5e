import { stringify } from "csv-stringify/sync";
import { dataCell } from "./cell-text.ts";
import type { Report } from "./report-model.ts";

/**
 * The report's records as CSV: UTF-8, RFC 4180, machine numbers at full precision whatever the language, blank
 * where there is no number.
 */
export function reportCsv({ records }: Report): string {
  return stringify(
    records.rows.map((row) => row.cells.map(dataCell)),
    {
      header: true,
      columns: records.columns.map((column) => column.id),
      record_delimiter: "\r\n",
      cast: { number: String },
    },
  );
}
