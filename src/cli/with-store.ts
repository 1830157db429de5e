import { existsSync } from "node:fs";
import { translator } from "../i18n/i18n.ts";
import { openStore, type Store } from "../store/connection.ts";
import type { Message } from "../units/problem.ts";
import { dataFile } from "./data-file.ts";
import { EXIT } from "./exit.ts";

/**
 * Runs `work` on the database and closes it, or tells on standard error why it cannot be opened. A new
 * database gets its schema; one that is behind is left alone, as a server may be running on it.
 */
export async function withStore(work: (store: Store) => Promise<number>): Promise<number> {
  const file = dataFile();
  const opened = await openStore({ file, migrate: !existsSync(file) });
  if (!opened.ok) return tellFailure(opened.problems);
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

/** Each message as a sentence on standard error; the exit code of what the document is not to blame for. */
export function tellFailure(messages: readonly Message[]): number {
  const { message } = translator("en");
  for (const one of messages) process.stderr.write(`${message(one)}\n`);
  return EXIT.unexpected;
}
