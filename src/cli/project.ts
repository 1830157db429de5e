import { parseArgs } from "node:util";
import { translator } from "../i18n/i18n.ts";
import type { Knowledge } from "../inventory/prepare.ts";
import { project } from "../planning/project.ts";
import { draw } from "../planning/uncertainty/draws.ts";
import { type Spread, spreadOf } from "../planning/uncertainty/spread.ts";
import { type Tornado, tornado } from "../planning/uncertainty/tornado.ts";
import { Trials } from "../planning/uncertainty/trials.ts";
import { planResultDocument } from "../reports/plan-result-document.ts";
import { accepted, type Outcome, refused } from "../units/problem.ts";
import type { Wanted } from "../planning/suggest/quest.ts";
import { binarySolver } from "../usecases/binary-solver.ts";
import { findSet } from "../usecases/find-set.ts";
import { runOnDocuments, wrongUsage } from "./document-command.ts";
import { readKnowledge } from "./knowledge.ts";

const USAGE =
  "project FILE [--draws N] [--seed S] [--year Y] [--suggest TARGET] [--among MEASURE,...] [--budget MONEY]";
const MOST_DRAWS = 1_000_000;

/**
 * `project FILE`: plan document -> plan result; with `--draws` also how sure it is, by the plan's ranges, with
 * `--suggest` the cheapest set of measures that meets a target.
 */
export async function run(args: readonly string[]): Promise<number> {
  const wanted = readOptions(args);
  if (!wanted) return wrongUsage(USAGE);
  const knowledge = readKnowledge();
  const english = translator("en");
  const solve = wanted.suggest === null ? null : await binarySolver();
  return runOnDocuments(USAGE, wanted.rest, (document) => {
    const result = project(document, knowledge);
    if (!result.ok) return result;
    const answer = planResultDocument(result.value, knowledge.library, english);
    const { draws, suggest } = wanted;
    const uncertainty = draws === null ? null : uncertaintyOf(document, knowledge, { ...wanted, draws });
    if (uncertainty?.ok === false) return uncertainty;
    const suggestion = suggest && solve ? findSet(document, knowledge, questionOf(document, suggest), solve) : null; // prettier-ignore
    if (suggestion?.ok === false) return suggestion;
    return accepted({
      ...answer,
      ...(uncertainty ? { uncertainty: uncertainty.value } : {}),
      ...(suggestion ? { suggestion: suggestion.value } : {}),
    });
  });
}

/** Each range alone in one year, the last where none is asked for, and all of them together in every year. */
function uncertaintyOf(
  document: unknown,
  knowledge: Knowledge,
  { draws, seed, year }: { readonly draws: number; readonly seed: number; readonly year: number | null },
): Outcome<{ readonly tornado: readonly Tornado[]; readonly spread: Spread | null }> {
  const trials = Trials.of(document, knowledge);
  if (!trials.ok) return trials;
  const { years, scenarios, targets } = trials.value;
  const of = year ?? years.at(-1) ?? 0;
  if (!years.includes(of)) {
    const [first = 0, last = 0] = [years[0], years.at(-1)];
    return refused({ path: "--year", code: "plan.year-outside", params: { year: of, first, last } });
  }
  const alone = tornado(trials.value, of);
  if (!alone.ok) return alone;
  const drawn = draw(trials.value, { draws, seed, from: 0, to: draws }, () => true);
  return accepted({ tornado: alone.value, spread: spreadOf([drawn], { seed, years, scenarios, targets }) });
}

interface Suggest {
  readonly target: string;
  /** Null for every measure of the plan that is not adopted policy. */
  readonly among: readonly string[] | null;
  readonly budget: number | null;
}

/** What a set is chosen from, and for; the document has been computed, and so is well-formed. */
function questionOf(document: unknown, { target, among, budget }: Suggest): Wanted {
  const { measures = [] } = document as { readonly measures?: readonly { readonly id: string; readonly policy?: boolean }[] }; // prettier-ignore
  const own = measures.filter(({ policy }) => policy !== true).map(({ id }) => id);
  return { target, candidates: among ?? own, budget };
}

function readOptions(args: readonly string[]) {
  const number = (text: string | undefined, least: number, most: number): number | null =>
    text !== undefined && /^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most
      ? Number(text)
      : null;
  try {
    const option = { type: "string" } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { draws: option, seed: option, year: option, suggest: option, among: option, budget: option },
      allowPositionals: true,
    });
    const draws = number(values.draws, 1, MOST_DRAWS);
    const seed = number(values.seed ?? "1", 0, 2 ** 31 - 1);
    const year = number(values.year, 1900, 2200);
    if (values.year !== undefined && (year === null || draws === null)) return null;
    if (seed === null || (values.draws !== undefined && draws === null)) return null;
    const budget = number(values.budget, 0, Number.MAX_SAFE_INTEGER);
    const isAsked = values.suggest !== undefined;
    if (!isAsked && (values.among !== undefined || values.budget !== undefined)) return null;
    if (values.budget !== undefined && budget === null) return null;
    const suggest = isAsked ? { target: values.suggest ?? "", among: values.among?.split(",") ?? null, budget } : null; // prettier-ignore
    return { rest: positionals, draws, seed, year, suggest };
  } catch {
    return null;
  }
}
