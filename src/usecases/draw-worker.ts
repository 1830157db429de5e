import type { FactorLibrary } from "../factors/library.ts";
import { registerMethods } from "../methods/book.ts";
import { METHODS } from "../methods/catalogue.ts";
import { draw, type Drawn, type Slice } from "../planning/uncertainty/draws.ts";
import { Trials } from "../planning/uncertainty/trials.ts";

/** What a worker is handed: a plan that was found in order, the library it stands on, and its part of a run. */
export interface DrawTask {
  readonly document: unknown;
  readonly library: FactorLibrary;
  readonly slice: Slice;
  /** Draws done of the run, added to by every worker. */
  readonly done: SharedArrayBuffer;
}

const book = registerMethods(METHODS);

/** Makes some draws of a run, in a thread of its own. */
export default function work({ document, library, slice, done }: DrawTask): Drawn {
  const trials = Trials.of(document, { book, library });
  if (!trials.ok) throw new Error(`a plan in order is refused: ${JSON.stringify(trials.problems)}`);
  const counter = new Int32Array(done);
  return draw(trials.value, slice, () => {
    Atomics.add(counter, 0, 1);
    return true;
  });
}
