import type { Kysely } from "kysely";
import { index, strictTable } from "../strict-table.ts";

/**
 * Inventories and what is entered in them. Every row names its city, and the references hold the pair, so
 * that no row can hang under another city's inventory. What was typed is kept beside what was read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strictTable(
    db,
    "inventories",
    `id text not null primary key,
     city_id text not null references cities (id) on delete cascade,
     year integer not null check (year between 1900 and 2100),
     gwp text not null check (json_valid(gwp)),
     guidelines text not null check (guidelines in ('2006', '2019')),
     level text not null check (level in ('BASIC', 'BASIC+')),
     population integer check (population between 0 and 10000000000),
     area_km2 real check (area_km2 between 0 and 1e9),
     gdp text check (length(gdp) <= 100),
     period_from text check (period_from is date(period_from)),
     period_to text check (period_to is date(period_to)),
     factor_set text check (json_valid(factor_set)),
     status text not null default 'draft' check (status in ('draft')),
     version integer not null default 1 check (version >= 1),
     created_at text not null,
     updated_at text not null,
     unique (city_id, id),
     unique (city_id, year),
     check ((period_from is null) = (period_to is null))`,
  );
  await strictTable(
    db,
    "activities",
    `id text not null primary key,
     city_id text not null,
     inventory_id text not null,
     ref text not null check (length(ref) between 1 and 20),
     method text not null check (length(method) between 1 and 40),
     label text not null check (length(label) <= 300),
     document text not null check (json_valid(document)),
     typed text not null check (json_valid(typed)),
     version integer not null default 1 check (version >= 1),
     created_at text not null,
     updated_at text not null,
     updated_by text,
     deleted_at text,
     foreign key (city_id, inventory_id) references inventories (city_id, id) on delete cascade`,
  );
  await index(db, "activities_by_inventory", "activities (city_id, inventory_id, ref)");
  await strictTable(
    db,
    "notation",
    `city_id text not null,
     inventory_id text not null,
     ref text not null check (length(ref) between 1 and 20),
     key text check (key in ('NO', 'NE', 'IE', 'C')),
     reason text not null check (length(reason) <= 2000),
     included_in text check (length(included_in) <= 20),
     version integer not null default 1 check (version >= 1),
     updated_at text not null,
     primary key (city_id, inventory_id, ref),
     foreign key (city_id, inventory_id) references inventories (city_id, id) on delete cascade`,
  );
  await strictTable(
    db,
    "published_results",
    `city_id text not null,
     inventory_id text not null,
     kind text not null check (kind in ('row', 'total')),
     name text not null,
     tonnes real not null check (tonnes between -1e15 and 1e15),
     source text not null,
     note text not null default '',
     primary key (city_id, inventory_id, kind, name),
     foreign key (city_id, inventory_id) references inventories (city_id, id) on delete cascade`,
  );
  await strictTable(
    db,
    "value_basis",
    `city_id text not null,
     inventory_id text not null,
     entity text not null check (entity in ('city', 'activity', 'plan')),
     entity_id text not null,
     path text not null,
     basis text not null check (basis in ('published', 'derived', 'illustrative')),
     how text not null default '',
     source text not null default '',
     primary key (city_id, inventory_id, entity, entity_id, path),
     foreign key (city_id, inventory_id) references inventories (city_id, id) on delete cascade`,
  );
}
