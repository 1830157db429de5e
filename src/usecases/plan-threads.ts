import { availableParallelism } from "node:os";
import type { Piscina } from "piscina";
import type * as tasks from "./plan-worker.ts";

type Tasks = typeof tasks;

/** Threads for long work on plans, so that pages are served meanwhile; none until there is work. */
export class PlanThreads {
  #pool: Promise<Piscina> | null = null;

  /** Runs a task of `plan-worker.ts`; rejects where it throws or `signal` aborts it. */
  async run<Name extends keyof Tasks>(
    name: Name,
    task: Parameters<Tasks[Name]>[0],
    signal: AbortSignal,
  ): Promise<Awaited<ReturnType<Tasks[Name]>>> {
    this.#pool ??= opened();
    const pool = await this.#pool;
    return pool.run(task, { name, signal }) as Promise<Awaited<ReturnType<Tasks[Name]>>>;
  }

  async close(): Promise<void> {
    const pool = await this.#pool;
    this.#pool = null;
    await pool?.destroy();
  }
}

/** The library is loaded when there is work: it has no part in the start of the program. */
async function opened(): Promise<Piscina> {
  const { Piscina: Pool } = await import("piscina");
  return new Pool({
    filename: new URL("plan-worker.ts", import.meta.url).href,
    maxThreads: Math.max(1, availableParallelism() - 1),
    minThreads: 0,
    idleTimeout: 60_000,
  });
}
