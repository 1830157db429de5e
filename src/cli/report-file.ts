import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { numberPrinter } from "../i18n/format.ts";
import type { Translator } from "../i18n/i18n.ts";
import { reportCsv } from "../reports/csv.ts";
import { reportView } from "../reports/html.ts";
import type { Report } from "../reports/report-model.ts";
import { reportXlsx } from "../reports/xlsx.ts";
import { createEngine } from "../web/engine.ts";

const views = new URL("../../views/", import.meta.url);
const STYLES = ["style.css", "charts.css", "report.css"];

/** A report as the content of a file. */
export async function reportFile(
  report: Report,
  format: "html" | "xlsx" | "csv",
  texts: Translator,
): Promise<string | Uint8Array> {
  if (format === "csv") return reportCsv(report);
  if (format === "xlsx") return reportXlsx(report);
  return reportPage(report, texts);
}

/** A report as a page that needs nothing beside it: the site's own style sheets stand in it. */
function reportPage(report: Report, texts: Translator): string {
  const voice = { texts, numbers: numberPrinter(texts.language), asset: (name: string) => name };
  const styles = STYLES.map((name) => readFileSync(new URL(`assets/${name}`, views), "utf8")).join("\n");
  const model = { language: report.language, report: reportView(report, voice) };
  return createEngine(fileURLToPath(views)).file("reports/file", model, voice, styles);
}
