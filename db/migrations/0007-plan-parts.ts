import { sql, type Kysely } from "kysely";
import { index, strictTable } from "../strict-table.ts";

/**
 * Prices of plans, and more kinds of parts: things that measures share, numbers that are not known exactly,
 * and what was done of a measure. A check cannot be changed in place, so the table is made anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ["inflation", "carbon_price"])
    await sql`alter table plans add column ${sql.ref(column)} text check (length(${sql.ref(column)}) <= 100)`.execute(db); // prettier-ignore
  await sql`drop index plan_parts_in_order`.execute(db);
  await sql`alter table plan_parts rename to plan_parts_before`.execute(db);
  await strictTable(
    db,
    "plan_parts",
    `id text not null primary key,
     city_id text not null,
     plan_id text not null,
     kind text not null
       check (kind in ('driver', 'projection', 'factor-path', 'measure', 'limit', 'scenario', 'target', 'range', 'progress')),
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
  await sql`insert into plan_parts select * from plan_parts_before`.execute(db);
  await sql`drop table plan_parts_before`.execute(db);
  await index(db, "plan_parts_in_order", "plan_parts (city_id, plan_id, kind, position)");
}
