import { sql, type Kysely } from "kysely";
import { index, strictTable } from "../strict-table.ts";

/**
 * Factors of a city's own, which go before the library's in its inventories. A retired one is kept: what was
 * handed over with it can be explained. A key has one value in force for a year, or for any.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strictTable(
    db,
    "city_factors",
    `id text not null primary key,
     city_id text not null references cities (id) on delete cascade,
     key text not null check (length(key) between 1 and 200),
     value real not null,
     unit text not null check (length(unit) between 1 and 60),
     lower real,
     upper real,
     year integer check (year between 1900 and 2100),
     source text not null check (length(source) between 1 and 1000),
     note text check (length(note) between 1 and 4000),
     version integer not null default 1 check (version >= 1),
     created_at text not null,
     created_by text,
     updated_at text not null,
     updated_by text,
     retired_at text,
     retired_by text,
     retired_reason text check (length(retired_reason) between 1 and 1000),
     unique (city_id, id),
     check ((retired_at is null) = (retired_reason is null))`,
  );
  await sql`create unique index city_factors_in_force on city_factors (city_id, key, coalesce(year, 0)) where retired_at is null`.execute(db); // prettier-ignore
  await index(db, "city_factors_in_order", "city_factors (city_id, key, year)");
}
