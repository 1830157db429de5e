import { auditOf, notAtSource } from "../factors/audit.ts";
import { searchFactors } from "../factors/search.ts";
import { readFactorLibrary } from "../store/factor-files.ts";
import { compareFactors } from "./compare-factors.ts";
import { print, wrongUsage } from "./document-command.ts";
import { EXIT } from "./exit.ts";

const USAGE = "factors [QUERY] [--audit] | factors --compare FOLDER [--inventory FILE]";
const HELP = `Usage: cityleds ${USAGE}

Prints the rows of the emission factor library as JSON; with QUERY those in which every word stands
(key, document, table, place, year, unit or note).

  --audit   only the rows that were not read in the document they name, grouped by file and table:
            "second-hand" (read in another that quotes it) and "recall" (expert knowledge, to be
            confirmed). How many of each table's rows that are is counted on standard error.

  --compare FOLDER
            what would change if the library in FOLDER (the emission-factors/ of another version) took the
            place of this program's: each row that is corrected, gone, new or described otherwise.
  --inventory FILE
            with --compare: only the rows that an inventory document uses, and each of its GPC rows and
            totals before and after. FILE as in "calculate": one document or an array, - for standard input.
`;

/**
 * `factors [QUERY] [--audit]`: the library's rows; with --audit those not read at their source. With --compare
 * what another library would change.
 */
export async function run(args: readonly string[]): Promise<number> {
  if (args.includes("--help")) {
    process.stderr.write(HELP);
    return EXIT.done;
  }
  if (args[0] === "--compare") {
    const [, folder, option, file, ...rest] = args;
    const hasFile = option === "--inventory" && file !== undefined;
    if (folder === undefined || (option !== undefined && !hasFile) || rest.length > 0)
      return wrongUsage(USAGE);
    return compareFactors(folder, hasFile ? file : null);
  }
  const isAudit = args.includes("--audit");
  const words = args.filter((arg) => arg !== "--audit");
  if (words.length > 1 || words.some((word) => word.startsWith("--"))) return wrongUsage(USAGE);
  const rows = searchFactors(readFactorLibrary(), { text: words[0] ?? "" });
  if (isAudit) process.stderr.write(summaryOf(rows));
  print(isAudit ? notAtSource(rows) : rows);
  return EXIT.done;
}

/** A line for each table that has rows not read at source, and one for all. */
function summaryOf(rows: Parameters<typeof auditOf>[0]): string {
  const { tables, counts } = auditOf(rows);
  const line = (at: { source: number; "second-hand": number; recall: number }, name: string): string =>
    [at.source, at["second-hand"], at.recall].map((count) => String(count).padStart(11)).join("") +
    `  ${name}\n`;
  const heads = ["source", "second-hand", "recall"].map((head) => head.padStart(11)).join("");
  const open = tables.filter((one) => one.counts["second-hand"] + one.counts.recall > 0);
  return [
    `${heads}  file: document, table\n`,
    ...open.map((one) => line(one.counts, `${one.file}: ${one.document}, ${one.table}`)),
    line(counts, `all ${rows.length} rows`),
  ].join("");
}
