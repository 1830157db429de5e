import { searchFactors } from "../factors/search.ts";
import { readFactorLibrary } from "../store/factor-files.ts";
import { print, wrongUsage } from "./document-command.ts";
import { EXIT } from "./exit.ts";

/** `factors [QUERY] [--audit]`: the library's rows; with --audit those not read at their source. */
export async function run(args: readonly string[]): Promise<number> {
  const audit = args.includes("--audit");
  const words = args.filter((arg) => arg !== "--audit");
  if (words.length > 1 || words.some((word) => word.startsWith("--")))
    return wrongUsage("factors [QUERY] [--audit]");
  const rows = searchFactors(readFactorLibrary(), { text: words[0] ?? "" });
  print(audit ? rows.filter((row) => row.sure !== "source") : rows);
  return EXIT.done;
}
