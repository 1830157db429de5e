import type { Kysely } from "kysely";
import { appendOnly, index, strictTable } from "../strict-table.ts";

/** The trail: each entry holds the digest of the one before it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strictTable(
    db,
    "audit",
    `seq integer not null primary key check (seq >= 1),
     at text not null,
     actor text,
     city_id text,
     entity text not null,
     entity_id text not null,
     action text not null,
     before_json text check (before_json is null or json_valid(before_json)),
     after_json text check (after_json is null or json_valid(after_json)),
     prev_hash text not null check (length(prev_hash) = 64),
     hash text not null unique check (length(hash) = 64)`,
  );
  await index(db, "audit_by_city", "audit (city_id, seq)");
  await index(db, "audit_by_entity", "audit (entity_id, seq)");
  await appendOnly(db, "audit");
}
