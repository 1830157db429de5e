import { sql, type Kysely } from "kysely";

/** What a city can carry, which its plans are laid to: revenue, the share of it for instalments, what it may buy. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table plans add column debt_share text check (length(debt_share) <= 100)`.execute(db);
  for (const column of ["revenue", "investment_budget"])
    await sql`alter table plans add column ${sql.ref(column)} text check (json_valid(${sql.ref(column)}) and length(${sql.ref(column)}) <= 10000)`.execute(db); // prettier-ignore
}
