import { taxonomyDocument } from "../reports/result-document.ts";
import { print, wrongUsage } from "./document-command.ts";
import { EXIT } from "./exit.ts";

/** `taxonomy`: the 54 rows of the GPC table. */
export async function run(args: readonly string[]): Promise<number> {
  if (args.length > 0) return wrongUsage("taxonomy");
  print(taxonomyDocument());
  return EXIT.done;
}
