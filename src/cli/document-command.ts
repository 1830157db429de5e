import { readFileSync } from "node:fs";
import type { Translator } from "../i18n/i18n.ts";
import { translator } from "../i18n/i18n.ts";
import type { Outcome, Problem } from "../units/problem.ts";
import { EXIT } from "./exit.ts";

/** What one document came to, or every problem in it. */
export type Answer = (document: unknown) => Outcome<unknown>;

/**
 * Runs a command that takes FILE (`-` for standard input) holding one document or an array of them, and
 * prints one answer or an array in the same order. One invalid document and nothing but errors is printed.
 * @returns the exit code
 */
export function runOnDocuments(usage: string, args: readonly string[], answer: Answer): number {
  const [file, ...rest] = args;
  if (file === undefined || rest.length > 0 || (file.startsWith("-") && file !== "-"))
    return wrongUsage(usage);
  const read = readDocument(file);
  if (!read.ok) return read.exit;
  return printAnswers(read.value, answer);
}

/** Prints the answers, or the problems of all documents. */
export function printAnswers(given: unknown, answer: Answer): number {
  const answered = answerAll(given, answer);
  if (!answered.ok) {
    print({ errors: answered.problems.map((problem) => errorDocument(problem, translator("en"))) });
    return EXIT.invalid;
  }
  print(answered.value);
  return EXIT.done;
}

/** The answer to one document or to each of an array; paths of the latter start at `[n]`. */
export function answerAll(given: unknown, answer: Answer): Outcome<unknown> {
  if (!Array.isArray(given)) return answer(given);
  const answers: unknown[] = [];
  const problems: Problem[] = [];
  for (const [index, document] of given.entries()) {
    const outcome = answer(document);
    if (outcome.ok) answers.push(outcome.value);
    else problems.push(...outcome.problems.map((one) => ({ ...one, path: inArray(index, one.path) })));
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: answers };
}

function inArray(index: number, path: string): string {
  return path === "" || path.startsWith("[") ? `[${index}]${path}` : `[${index}].${path}`;
}

/** Reads JSON from a file or standard input; says what is wrong on standard error, or as an invalid document. */
export function readDocument(file: string): { ok: true; value: unknown } | { ok: false; exit: number } {
  let text: string;
  try {
    text = readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    process.stderr.write(`${file}: ${(error as Error).message}\n`);
    return { ok: false, exit: EXIT.usage };
  }
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (error) {
    const params = { detail: (error as Error).message.slice(0, 200) };
    print({ errors: [errorDocument({ path: "", code: "document.not-json", params }, translator("en"))] });
    return { ok: false, exit: EXIT.invalid };
  }
}

/** A problem as the contract prints it. */
export function errorDocument(problem: Problem, { message }: Translator) {
  return { path: problem.path, code: problem.code, message: message(problem) };
}

/** JSON on standard output, and nothing else there. */
export function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function wrongUsage(usage: string): number {
  process.stderr.write(`Usage: cityleds ${usage}\n`);
  return EXIT.usage;
}
