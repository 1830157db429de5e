import Sqlite from "better-sqlite3";

/** The one-process lock, held until it is released or the process ends, however it ends. */
export interface Lock {
  release(): void;
}

/**
 * Takes the lock beside the database file, or answers null where another process holds it. The lock is
 * the operating system's, on an empty SQLite file, so a killed process leaves nothing to clean up.
 *
 * @throws the driver's error where the folder cannot be written
 */
export function takeLock(databaseFile: string): Lock | null {
  const holder = new Sqlite(`${databaseFile}.lock`, { timeout: 0 });
  try {
    holder.pragma("journal_mode = MEMORY");
    holder.exec("begin exclusive");
  } catch (error) {
    holder.close();
    if (error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY"))
      return null;
    throw error;
  }
  return { release: () => void holder.close() };
}
