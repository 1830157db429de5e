import { sql, type Kysely } from "kysely";

/**
 * Creates a table of which the engine checks every value's type. SQLite's STRICT stands here alone:
 * another engine is strict by itself.
 */
export async function strictTable(db: Kysely<unknown>, name: string, columns: string): Promise<void> {
  await sql`create table ${sql.table(name)} (${sql.raw(columns)}) strict`.execute(db);
}

/** Creates an index, by default one that may repeat. */
export async function index(db: Kysely<unknown>, name: string, on: string): Promise<void> {
  await sql`create index ${sql.raw(name)} on ${sql.raw(on)}`.execute(db);
}

/** Makes a table append-only: changing or deleting a row of it is an error, whoever asks. */
export async function appendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  for (const action of ["update", "delete"]) {
    await sql
      .raw(
        `create trigger ${table}_no_${action} before ${action} on ${table}
         begin select raise(abort, '${table} is append-only'); end`,
      )
      .execute(db);
  }
}
