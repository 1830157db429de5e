import { UNIT_ROWS } from "../units/unit-table.ts";
import { print, wrongUsage } from "./document-command.ts";
import { EXIT } from "./exit.ts";

/** `units`: every unit that is read. */
export async function run(args: readonly string[]): Promise<number> {
  if (args.length > 0) return wrongUsage("units");
  print(UNIT_ROWS);
  return EXIT.done;
}
