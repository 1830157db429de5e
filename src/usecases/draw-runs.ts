import { createHash } from "node:crypto";
import type { Knowledge } from "../inventory/prepare.ts";
import { type Spread, spreadOf } from "../planning/uncertainty/spread.ts";
import { Trials } from "../planning/uncertainty/trials.ts";
import { accepted, type Outcome } from "../units/problem.ts";
import type { PlanThreads } from "./plan-threads.ts";
import type { DrawTask } from "./plan-worker.ts";

/** How far a run of draws has come. */
export type DrawState =
  | { readonly state: "running"; readonly done: number; readonly draws: number }
  | { readonly state: "done"; readonly spread: Spread | null }
  | { readonly state: "cancelled" | "failed" };

interface Run {
  readonly draws: number;
  readonly counter: Int32Array;
  readonly abort: AbortController;
  ended: Exclude<DrawState, { state: "running" }> | null;
  /** Settles when the run has ended, however it did. */
  finished: Promise<void>;
}

/** Runs kept in memory; the oldest that has ended makes room. */
const MOST_KEPT = 50;
/** Runs under way at a time; each takes all workers in turn. */
const MOST_RUNNING = 4;
/** Draws a worker makes before it takes the next part, so that runs under way share the workers. */
const PART = 500;

/**
 * Draws of plans in threads of their own, so that pages are served meanwhile. A run is known by what it is
 * made from: asking for the same plan, draws and seed again finds it, done or under way.
 */
export class DrawRuns {
  readonly #runs = new Map<string, Run>();
  readonly #threads: PlanThreads;

  constructor(threads: PlanThreads) {
    this.#threads = threads;
  }

  /** Begins a run, or finds it. Refused where the plan or its ranges are; `busy` where too many are under way. */
  start(
    document: unknown,
    knowledge: Knowledge,
    { draws, seed }: { readonly draws: number; readonly seed: number },
  ): Outcome<{ readonly id: string } | { readonly busy: true }> {
    const id = idOf(document, knowledge, draws, seed);
    const known = this.#runs.get(id);
    if (known && known.ended?.state !== "cancelled" && known.ended?.state !== "failed")
      return accepted({ id });
    const trials = Trials.of(document, knowledge);
    if (!trials.ok) return trials;
    const under = [...this.#runs.values()].filter(({ ended }) => ended === null).length;
    if (under >= MOST_RUNNING) return accepted({ busy: true });
    const shared = new SharedArrayBuffer(4);
    const run: Run = {
      draws,
      counter: new Int32Array(shared),
      abort: new AbortController(),
      ended: null,
      finished: Promise.resolve(),
    };
    const tasks = Array.from({ length: Math.ceil(draws / PART) }, (_, part): DrawTask => {
      const [from, to] = [part * PART, Math.min(draws, (part + 1) * PART)];
      return { document, library: knowledge.library, slice: { draws, seed, from, to }, done: shared };
    });
    run.finished = this.#make(run, tasks, trials.value, seed);
    this.#runs.set(id, run);
    this.#forgetOldest();
    return accepted({ id });
  }

  /** What a run came to that was made from the same plan; null where none has ended. */
  known(
    document: unknown,
    knowledge: Knowledge,
    { draws, seed }: { readonly draws: number; readonly seed: number },
  ): Spread | null {
    const state = this.stateOf(idOf(document, knowledge, draws, seed));
    return state?.state === "done" ? state.spread : null;
  }

  /** Null where no such run is known: it was never begun, or long ago. */
  stateOf(id: string): DrawState | null {
    const run = this.#runs.get(id);
    if (!run) return null;
    return run.ended ?? { state: "running", done: Atomics.load(run.counter, 0), draws: run.draws };
  }

  cancel(id: string): void {
    this.#runs.get(id)?.abort.abort();
  }

  /** Settles when a run has ended. */
  async ended(id: string): Promise<void> {
    await this.#runs.get(id)?.finished;
  }

  async #make(run: Run, tasks: readonly DrawTask[], trials: Trials, seed: number): Promise<void> {
    try {
      const parts = await Promise.all(
        tasks.map((task) => this.#threads.run("drawSome", task, run.abort.signal)),
      );
      const { years, scenarios, targets } = trials;
      run.ended = { state: "done", spread: spreadOf(parts, { seed, years, scenarios, targets }) };
    } catch {
      const cancelled = run.abort.signal.aborted;
      run.abort.abort();
      run.ended = { state: cancelled ? "cancelled" : "failed" };
    }
  }

  #forgetOldest(): void {
    for (const [id, { ended }] of this.#runs) {
      if (this.#runs.size <= MOST_KEPT) return;
      if (ended) this.#runs.delete(id);
    }
  }
}

/** A run is named by all that it is made from. */
function idOf(document: unknown, { library }: Knowledge, draws: number, seed: number): string {
  const made = JSON.stringify([document, library.hash, draws, seed]);
  return createHash("sha256").update(made).digest("hex").slice(0, 32);
}
