import type { FactorLibrary, FactorRow } from "../factors/library.ts";
import { changedRows } from "../factors/row-change.ts";
import { translator } from "../i18n/i18n.ts";
import { compareLibraries, type LibraryComparison } from "../inventory/compare-libraries.ts";
import { readFactorLibrary } from "../store/factor-files.ts";
import { accepted, type Outcome } from "../units/problem.ts";
import { errorDocument, print, printAnswers, readDocument } from "./document-command.ts";
import { EXIT } from "./exit.ts";
import { readKnowledge } from "./knowledge.ts";

/**
 * What would change if the library in `folder` took the place of the program's: every row that differs, or
 * with an inventory document (or an array of them) the rows it uses, each GPC row and the totals.
 * @returns the exit code
 */
export function compareFactors(folder: string, inventory: string | null): number {
  const other = libraryIn(folder);
  if (!other) return EXIT.usage;
  if (inventory === null) {
    const library = readFactorLibrary();
    print({ ...namesOf(library, other), changes: changedRows(library, other).map(changeDocument) });
    return EXIT.done;
  }
  const knowledge = readKnowledge();
  const read = readDocument(inventory);
  if (!read.ok) return read.exit;
  return printAnswers(read.value, (document): Outcome<unknown> => {
    const compared = compareLibraries(document, knowledge, { ...knowledge, library: other });
    if (!compared.before.ok) return compared.before;
    return accepted({ ...namesOf(knowledge.library, other), ...comparisonDocument(compared) });
  });
}

function libraryIn(folder: string): FactorLibrary | null {
  try {
    return readFactorLibrary(folder);
  } catch (error) {
    process.stderr.write(`${folder}: ${(error as Error).message}\n`);
    return null;
  }
}

function namesOf(before: FactorLibrary, after: FactorLibrary) {
  const name = ({ version, hash }: FactorLibrary) => ({ version, hash });
  return { before: name(before), after: name(after) };
}

/** Tonnes CO2e; a library that an inventory does not compute with gives null, and says why under `errors`. */
function comparisonDocument({ changes, rows, totals, after }: LibraryComparison) {
  const english = translator("en");
  const difference = (line: { readonly before: number | null; readonly after: number | null }) => ({
    ...line,
    difference: line.before === null || line.after === null ? null : line.after - line.before,
  });
  return {
    changes: changes.map(({ why, activities, ...change }) => ({
      ...changeDocument(change),
      why: why === null ? null : english.message(why),
      activities,
    })),
    rows: rows.map(difference),
    totals: Object.fromEntries(totals.map(({ name, ...line }) => [name, difference(line)])),
    ...(after.ok ? {} : { errors: after.problems.map((problem) => errorDocument(problem, english)) }),
  };
}

function changeDocument(change: {
  readonly cause: string;
  readonly before: FactorRow | null;
  readonly after: FactorRow | null;
}) {
  const { cause, before, after } = change;
  return { cause, key: (after ?? before)?.key ?? "", before, after };
}
