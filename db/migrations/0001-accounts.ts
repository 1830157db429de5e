import type { Kysely } from "kysely";
import { index, strictTable } from "../strict-table.ts";

/** People, their sessions, and what proves who they are. Only digests of secrets are kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strictTable(
    db,
    "users",
    `id text not null primary key,
     login text not null check (length(login) between 1 and 100),
     login_key text not null unique,
     name text not null check (length(name) between 1 and 200),
     password_hash text,
     language text not null check (length(language) between 2 and 35),
     number_format text not null check (length(number_format) between 1 and 35),
     is_administrator integer not null default 0 check (is_administrator in (0, 1)),
     disabled integer not null default 0 check (disabled in (0, 1)),
     version integer not null default 1 check (version >= 1),
     created_at text not null,
     updated_at text not null`,
  );
  await strictTable(
    db,
    "sessions",
    `id_hash text not null primary key check (length(id_hash) = 64),
     public_id text not null unique,
     user_id text references users (id) on delete cascade,
     data text not null check (json_valid(data)),
     agent text not null default '',
     created_at text not null,
     last_seen_at text not null,
     ends_at text not null`,
  );
  await index(db, "sessions_by_user", "sessions (user_id)");
  await index(db, "sessions_by_end", "sessions (ends_at)");
  await strictTable(
    db,
    "sign_in_attempts",
    `subject_hash text not null primary key check (length(subject_hash) = 64),
     failures integer not null check (failures >= 0),
     last_failed_at text not null,
     blocked_until text`,
  );
  await strictTable(
    db,
    "reset_codes",
    `code_hash text not null primary key check (length(code_hash) = 64),
     user_id text not null unique references users (id) on delete cascade,
     created_at text not null,
     expires_at text not null`,
  );
  await strictTable(
    db,
    "setup_token",
    `id integer not null primary key check (id = 1),
     token_hash text not null check (length(token_hash) = 64),
     created_at text not null`,
  );
}
