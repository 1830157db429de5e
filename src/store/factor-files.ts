import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { buildLibrary, type FactorLibrary, type SourceFile } from "../factors/library.ts";

/** Where the library stands in a checkout. */
export const FACTOR_DIRECTORY = join(import.meta.dirname, "../../emission-factors");

const VERSION_FILE = "version.json";
/** Problems that are listed; a family left out of the list of families makes thousands. */
const MOST_LINES = 50;
const versionFile = z.strictObject({ version: z.string().min(1), notes: z.string().optional() });

/**
 * Reads and validates the factor library; once, at start. The hash is over names and contents as data
 * (SHA-256 of the files in order of name, without white space), so that layout does not change it.
 * Throws one error that lists the problems if the library is not valid.
 */
export function readFactorLibrary(directory: string = FACTOR_DIRECTORY): FactorLibrary {
  const names = readdirSync(directory).filter((name) => name.endsWith(".json"));
  const files = names
    .toSorted()
    .map((name) => ({ name, data: jsonOf(readFileSync(join(directory, name), "utf8")) }));
  const version = files.find((file) => file.name === VERSION_FILE);
  if (!version) throw new Error(`The emission factor library in ${directory} has no ${VERSION_FILE}`);
  const tables = files.filter((file) => file !== version);
  const identity = {
    version: versionFile.parse(version.data).version,
    hash: hashOf(tables),
  };
  const library = buildLibrary(tables, identity);
  if (library.ok) return library.value;
  const { problems } = library;
  const lines = problems
    .slice(0, MOST_LINES)
    .map(({ path, code, params }) => `  ${path}: ${code}${params ? ` ${JSON.stringify(params)}` : ""}`);
  if (problems.length > MOST_LINES) lines.push(`  and ${problems.length - MOST_LINES} more`);
  throw new Error(`The emission factor library in ${directory} is not valid:\n${lines.join("\n")}`);
}

/** A file's content as data, undefined where it is no JSON; the library says so with the rest. */
function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function hashOf(files: readonly SourceFile[]): string {
  const hash = createHash("sha256");
  for (const { name, data } of files) hash.update(`${name}\n${JSON.stringify(data)}\n`);
  return hash.digest("hex");
}
