import type { FactorLibrary } from "../factors/library.ts";
import { registerMethods } from "../methods/book.ts";
import { METHODS } from "../methods/catalogue.ts";
import type { Wanted } from "../planning/suggest/quest.ts";
import type { Suggestion } from "../planning/suggest/suggestion.ts";
import { draw, type Drawn, type Slice } from "../planning/uncertainty/draws.ts";
import { tornado, type Tornado } from "../planning/uncertainty/tornado.ts";
import { Trials } from "../planning/uncertainty/trials.ts";
import type { Outcome } from "../units/problem.ts";
import { binarySolver } from "./binary-solver.ts";
import { findSet } from "./find-set.ts";

/** Long work on plans, for threads of their own; each function is a task's name. */

/** A plan document and the library it stands on. */
export interface PlanTask {
  readonly document: unknown;
  readonly library: FactorLibrary;
}

/** A part of a run of draws of a plan that was found in order. */
export interface DrawTask extends PlanTask {
  readonly slice: Slice;
  /** Draws done of the run, added to by every worker. */
  readonly done: SharedArrayBuffer;
}

const book = registerMethods(METHODS);

export function drawSome({ document, library, slice, done }: DrawTask): Drawn {
  const trials = Trials.of(document, { book, library });
  if (!trials.ok) throw new Error(`a plan in order is refused: ${JSON.stringify(trials.problems)}`);
  const counter = new Int32Array(done);
  return draw(trials.value, slice, () => {
    Atomics.add(counter, 0, 1);
    return true;
  });
}

export function drawTornado({
  document,
  library,
  year,
}: PlanTask & { readonly year: number }): Outcome<readonly Tornado[]> {
  // prettier-ignore
  const trials = Trials.of(document, { book, library });
  return trials.ok ? tornado(trials.value, year) : trials;
}

export async function suggestSet({
  document,
  library,
  wanted,
}: PlanTask & { readonly wanted: Wanted }): Promise<Outcome<Suggestion>> {
  // prettier-ignore
  return findSet(document, { book, library }, wanted, await binarySolver());
}
