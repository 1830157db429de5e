import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildMeasureLibrary, type MeasureLibrary } from "../planning/library/measure-library.ts";
import { FACTOR_DIRECTORY } from "./factor-files.ts";

/** Where the measure library stands in a checkout. */
export const MEASURE_DIRECTORY = join(FACTOR_DIRECTORY, "measures");

/**
 * Reads and checks the measure library; once, at start.
 * Throws one error that lists the problems if it is not valid.
 */
export function readMeasureLibrary(directory: string = MEASURE_DIRECTORY): MeasureLibrary {
  const names = readdirSync(directory).filter((name) => name.endsWith(".json"));
  const files = names.toSorted().map((name) => ({ name, data: jsonOf(readFileSync(join(directory, name), "utf8")) })); // prettier-ignore
  const library = buildMeasureLibrary(files);
  if (library.ok) return library.value;
  const lines = library.problems.map(({ path, code, params }) => `  ${path}: ${code}${params ? ` ${JSON.stringify(params)}` : ""}`); // prettier-ignore
  throw new Error(`The measure library in ${directory} is not valid:\n${lines.join("\n")}`);
}

/** A file's content as data, undefined where it is no JSON; the library says so with the rest. */
function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
