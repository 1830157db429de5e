import { readFileSync } from "node:fs";
import { reportCsv } from "../../reports/csv.ts";
import { reportView } from "../../reports/html.ts";
import { appVersion } from "../../reports/app-version.ts";
import type { Report } from "../../reports/report-model.ts";
import { reportPdf, SHEET } from "../../reports/pdf.ts";
import { reportXlsx } from "../../reports/xlsx.ts";
import type { Engine, Voice } from "../engine.ts";

const assets = new URL("../../../views/assets/", import.meta.url);
const STYLES = ["style.css", "charts.css", "report.css"];

/** The formats that are written from a report; json is the contract's result document. */
export type ReportFormat = "html" | "pdf" | "xlsx" | "csv";

/** A report as the content of a file. */
export async function reportFile(
  report: Report,
  format: ReportFormat,
  { engine, voice }: { readonly engine: Engine; readonly voice: Voice },
): Promise<string | Uint8Array> {
  if (format === "csv") return reportCsv(report);
  if (format === "xlsx") return reportXlsx(report);
  const styles = STYLES.map((name) => readFileSync(new URL(name, assets), "utf8")).join("\n");
  const { language } = report;
  if (format === "pdf") {
    const made = `CityLEDS ${appVersion}`;
    return reportPdf({ language, report: reportView(report, voice, SHEET), made, styles });
  }
  const model = { language, report: reportView(report, voice) };
  return engine.file("reports/file", model, voice, styles);
}
