import { promises as fs } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { sql } from "kysely";
import { FileMigrationProvider, Migrator } from "kysely/migration";
import { accepted, refused, type Outcome } from "../units/problem.ts";
import { storageFault } from "./fault.ts";
import type { Handle } from "./tables.ts";

const migrationFolder = fileURLToPath(new URL("../../db/migrations", import.meta.url));

/** Applied migrations by name, and those of the program that are not applied yet. */
export interface SchemaState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
}

/** Where the schema stands; refuses one that a newer program has written. */
export async function schemaState(db: Handle, folder = migrationFolder): Promise<Outcome<SchemaState>> {
  const known = await migrator(db, folder).getMigrations();
  const names = new Set(known.map((migration) => migration.name));
  const executed = await executedNames(db);
  const unknown = executed.filter((name) => !names.has(name));
  if (unknown.length > 0)
    return refused({ path: "", code: "store.newer-schema", params: { migrations: unknown.join(", ") } });
  return accepted({
    applied: executed,
    pending: known.filter((migration) => !migration.executedAt).map((migration) => migration.name),
  });
}

/**
 * Brings the schema up to date, forward only, each migration in a transaction of its own, and answers
 * the names applied. After a failure the schema is that of the last whole migration.
 */
export async function migrate(db: Handle, folder = migrationFolder): Promise<Outcome<readonly string[]>> {
  const state = await schemaState(db, folder);
  if (!state.ok) return state;
  for (const name of state.value.pending) {
    const { error } = await migrator(db, folder).migrateTo(name);
    if (error) {
      const fault = storageFault(error);
      const message = error instanceof Error ? error.message : "unknown";
      return fault
        ? refused({ path: "", code: fault.code })
        : refused({ path: "", code: "store.migration-failed", params: { name, message } });
    }
  }
  const broken = await sql`pragma foreign_key_check`.execute(db);
  if (broken.rows.length > 0)
    return refused({ path: "", code: "store.broken-references", params: { count: broken.rows.length } });
  return accepted(state.value.pending);
}

function migrator(db: Handle, folder: string): Migrator {
  return new Migrator({
    db,
    provider: new FileMigrationProvider({
      fs,
      path,
      migrationFolder: folder,
      import: (file: string) => import(pathToFileURL(file).href),
    }),
  });
}

async function executedNames(db: Handle): Promise<string[]> {
  const table = await sql`select 1 from sqlite_master where name = 'kysely_migration'`.execute(db);
  if (table.rows.length === 0) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}
