import type { Kysely } from "kysely";
import { index, strictTable } from "../strict-table.ts";

/** Plans and their parts: drivers, projections, factor paths, measures, scenarios, targets. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strictTable(
    db,
    "plans",
    `id text not null primary key,
     city_id text not null,
     inventory_id text not null,
     name text not null check (length(name) between 1 and 200),
     horizon integer not null check (horizon between 1900 and 2200),
     discount_rate text check (length(discount_rate) <= 100),
     version integer not null default 1 check (version >= 1),
     created_at text not null,
     updated_at text not null,
     unique (city_id, id),
     unique (city_id, inventory_id, name),
     foreign key (city_id, inventory_id) references inventories (city_id, id) on delete cascade`,
  );
  await strictTable(
    db,
    "plan_parts",
    `id text not null primary key,
     city_id text not null,
     plan_id text not null,
     kind text not null
       check (kind in ('driver', 'projection', 'factor-path', 'measure', 'scenario', 'target')),
     key text not null check (length(key) between 1 and 100),
     position integer not null,
     document text not null check (json_valid(document)),
     typed text not null check (json_valid(typed)),
     version integer not null default 1 check (version >= 1),
     updated_at text not null,
     updated_by text,
     unique (city_id, plan_id, kind, key),
     foreign key (city_id, plan_id) references plans (city_id, id) on delete cascade`,
  );
  await index(db, "plan_parts_in_order", "plan_parts (city_id, plan_id, kind, position)");
}
