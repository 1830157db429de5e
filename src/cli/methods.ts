import { METHODS } from "../methods/catalogue.ts";
import { methodDocument } from "../reports/method-document.ts";
import { print, wrongUsage } from "./document-command.ts";
import { EXIT } from "./exit.ts";

/** `methods [CODE]`: the declarations, as an array. */
export async function run(args: readonly string[]): Promise<number> {
  const [code, ...rest] = args;
  const chosen = METHODS.filter((method) => code === undefined || method.code === code);
  if (rest.length > 0) return wrongUsage("methods [CODE]");
  if (chosen.length === 0) {
    process.stderr.write(
      `No method ${code}. There are ${METHODS.map((method) => method.code).join(", ")}.\n`,
    );
    return EXIT.usage;
  }
  print(chosen.map(methodDocument));
  return EXIT.done;
}
