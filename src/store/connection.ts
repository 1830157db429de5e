import { chmodSync, mkdirSync } from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { Kysely, sql } from "kysely";
import { accepted, refused, type Outcome } from "../units/problem.ts";
import { ImmediateSqliteDialect } from "./dialect.ts";
import { storageFault, type StorageFault } from "./fault.ts";
import { takeLock, type Lock } from "./lock.ts";
import { migrate, schemaState } from "./migrate.ts";
import { applicationId, applySettings } from "./settings.ts";
import type { Handle, Tables } from "./tables.ts";

export interface StoreOptions {
  /** Path of the database file, or `:memory:`. */
  readonly file: string;
  /** A server holds the one-process lock; a command that runs beside it does not. Default false. */
  readonly lock?: boolean;
  /** Whether pending migrations are applied or make the opening fail. Default true. */
  readonly migrate?: boolean;
  /** Hears that the disk failed to keep a commit: the process should end, and all queries are refused. */
  readonly onFailure?: (fault: StorageFault) => void;
}

/** An open database with its current schema. */
export interface Store {
  readonly db: Handle;
  readonly file: string;
  /** Names of the migrations that opening applied. */
  readonly migrated: readonly string[];
  /** Writes the log back into the file and lets go of it; a second call does nothing. */
  close(): Promise<void>;
}

/**
 * Opens the database, asserts its settings and brings its schema up to date. Refused with a code where
 * another server holds the file (`store.locked`), the file is not ours or from a newer program, or the
 * storage does not let itself be written. Before a migration a copy is kept in `backups/`.
 */
export async function openStore(options: StoreOptions): Promise<Outcome<Store>> {
  const { file } = options;
  let lock: Lock | null = null;
  let connection: Sqlite.Database | null = null;
  try {
    if (file !== ":memory:") mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    if (options.lock && file !== ":memory:") {
      lock = takeLock(file);
      if (!lock) return refused({ path: file, code: "store.locked", params: { file } });
    }
    connection = new Sqlite(file);
    const opened = await prepare(connection, options);
    if (opened.ok) return accepted(storeOf(opened.value.db, file, opened.value.migrated, connection, lock));
    connection.close();
    lock?.release();
    return opened;
  } catch (error) {
    connection?.close();
    lock?.release();
    const fault = storageFault(error);
    if (fault) return refused({ path: file, code: fault.code, params: { file } });
    if (error instanceof Error && "code" in error)
      return refused({ path: file, code: "store.cannot-open", params: { file } });
    throw error;
  }
}

async function prepare(
  connection: Sqlite.Database,
  options: StoreOptions,
): Promise<Outcome<{ db: Handle; migrated: readonly string[] }>> {
  const { file } = options;
  const found = connection.pragma("application_id", { simple: true });
  const tables = Number(connection.prepare("select count(*) from sqlite_master").pluck().get());
  if (found !== applicationId && (found !== 0 || tables > 0))
    return refused({ path: file, code: "store.foreign-file", params: { file } });
  const problems = applySettings(connection);
  if (problems.length > 0) return { ok: false, problems };
  connection.pragma(`application_id = ${applicationId}`);
  if (!connection.memory) chmodSync(file, 0o600);

  const db = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(connection, options.onFailure) });
  const state = await schemaState(db);
  if (!state.ok) return state;
  const { applied, pending } = state.value;
  if (pending.length > 0 && options.migrate === false)
    return refused({ path: file, code: "store.schema-behind", params: { pending: [...pending] } });
  if (pending.length > 0 && applied.length > 0 && !connection.memory)
    await keepCopy(db, file, applied.at(-1) ?? "");
  const migrated = await migrate(db);
  if (!migrated.ok) return migrated;
  connection.pragma(`user_version = ${applied.length + migrated.value.length}`);
  return accepted({ db, migrated: migrated.value });
}

async function keepCopy(db: Handle, file: string, lastApplied: string): Promise<void> {
  const folder = path.join(path.dirname(file), "backups");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = new Date().toISOString().replaceAll(/[-:.]/g, "");
  await sql`vacuum into ${path.join(folder, `${lastApplied}-${stamp}.db`)}`.execute(db);
}

function storeOf(
  db: Handle,
  file: string,
  migrated: readonly string[],
  connection: Sqlite.Database,
  lock: Lock | null,
): Store {
  let closing: Promise<void> | null = null;
  const close = async () => {
    // Through Kysely, so that a transaction under way ends first.
    try {
      await db.connection().execute(async () => void connection.pragma("wal_checkpoint(TRUNCATE)"));
    } finally {
      await db.destroy();
      lock?.release();
    }
  };
  return { db, file, migrated, close: () => (closing ??= close()) };
}
