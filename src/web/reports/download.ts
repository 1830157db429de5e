import type { Translator } from "../../i18n/i18n.ts";
import type { Reply } from "../reply.ts";
import { reportFile } from "./file.ts";
import type { Reported } from "./reported.ts";

/** The formats that can be downloaded, in the order they are offered. */
export const DOWNLOADS = ["pdf", "xlsx", "csv", "json", "html"] as const;
export type Download = (typeof DOWNLOADS)[number];

const TYPES: Readonly<Record<Download, string>> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  html: "text/html; charset=utf-8",
};

/** The links to a report's files. */
export function downloads(texts: Translator, address: string) {
  return DOWNLOADS.map((format) => ({
    href: `${address}.${format}`,
    label: texts.t(`reports:download.${format}`),
    format: format.toUpperCase(),
  }));
}

/** Sends a report as a file to keep, under a name of plain letters (RFC 6266). */
export async function sendFile(res: Reply, reported: Reported, format: Download): Promise<void> {
  const content =
    format === "json"
      ? `${JSON.stringify(reported.document(), null, 2)}\n`
      : await reportFile(reported.report(), format, res.locals);
  res.set("Content-Disposition", `attachment; filename="${reported.name}.${format}"`);
  res.set("Content-Type", TYPES[format]);
  res.send(typeof content === "string" ? content : Buffer.from(content));
}
