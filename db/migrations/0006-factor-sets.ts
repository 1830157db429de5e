import type { Kysely } from "kysely";
import { appendOnly, strictTable } from "../strict-table.ts";

/**
 * The factor libraries that inventories stand on, whole: an update of the program brings another, and what
 * was calculated with the one before is calculated with it again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strictTable(
    db,
    "factor_sets",
    `hash text not null primary key check (length(hash) = 64),
     version text not null check (length(version) between 1 and 100),
     digest text not null check (length(digest) = 64),
     content blob not null,
     stored_at text not null`,
  );
  await appendOnly(db, "factor_sets");
}
