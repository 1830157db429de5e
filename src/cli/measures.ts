import { readMeasureLibrary } from "../store/measure-files.ts";
import { print, wrongUsage } from "./document-command.ts";
import { EXIT } from "./exit.ts";

/** `measures [ID]`: the measure library, as an array. */
export async function run(args: readonly string[]): Promise<number> {
  const [id, ...rest] = args;
  if (rest.length > 0) return wrongUsage("measures [ID]");
  const library = readMeasureLibrary();
  const chosen = [...library.values()].filter((entry) => id === undefined || entry.id === id);
  if (chosen.length === 0) {
    process.stderr.write(`No measure ${id}. There are ${[...library.keys()].join(", ")}.\n`);
    return EXIT.usage;
  }
  print(chosen);
  return EXIT.done;
}
