import type { Kysely } from "kysely";
import { index, strictTable } from "../strict-table.ts";

/** Cities, who works in them, and what outlives a browser: drafts and requests already answered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strictTable(
    db,
    "cities",
    `id text not null primary key,
     name text not null check (length(name) between 1 and 200),
     country text not null check (country glob '[A-Z][A-Z]'),
     population integer check (population between 0 and 10000000000),
     area_km2 real check (area_km2 between 0 and 1e9),
     gdp text check (length(gdp) <= 100),
     climate text,
     grid text,
     number_format text not null check (length(number_format) between 1 and 35),
     sample text,
     version integer not null default 1 check (version >= 1),
     created_at text not null,
     updated_at text not null`,
  );
  await strictTable(
    db,
    "memberships",
    `city_id text not null references cities (id) on delete cascade,
     user_id text not null references users (id) on delete cascade,
     role text not null check (role in ('viewer', 'editor', 'administrator')),
     created_at text not null,
     primary key (city_id, user_id)`,
  );
  await index(db, "memberships_by_user", "memberships (user_id)");
  await strictTable(
    db,
    "drafts",
    `user_id text not null references users (id) on delete cascade,
     form_key text not null check (length(form_key) between 1 and 300),
     payload text not null check (json_valid(payload)),
     saved_at text not null,
     primary key (user_id, form_key)`,
  );
  await strictTable(
    db,
    "processed_requests",
    `user_id text not null references users (id) on delete cascade,
     request_id text not null check (length(request_id) between 8 and 100),
     action text not null,
     location text not null,
     at text not null,
     primary key (user_id, request_id)`,
  );
}
