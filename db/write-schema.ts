import { writeFileSync } from "node:fs";
import { sql } from "kysely";
import { openStore } from "../src/store/connection.ts";
import type { Handle } from "../src/store/tables.ts";

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  readonly pk: number;
}

interface Reference {
  readonly id: number;
  readonly table: string;
  readonly from: string;
  readonly to: string;
}

/** The schema that the migrations come to, as a page of Markdown. */
export async function describeSchema(db: Handle): Promise<string> {
  const { rows } = await sql<{ name: string; kind: string; of: string }>`
    select name, type as kind, tbl_name as "of" from sqlite_master
    where name not like 'sqlite%' and name not like 'kysely%' order by name`.execute(db);
  const sections: string[] = [];
  for (const { name } of rows.filter(({ kind }) => kind === "table")) {
    const columns = await sql<Column>`select * from pragma_table_info(${name})`.execute(db);
    const references = await sql<Reference>`select * from pragma_foreign_key_list(${name})`.execute(db);
    const others = rows.filter(({ of, kind }) => of === name && kind !== "table");
    sections.push(
      [
        `## ${name}`,
        "",
        "| column | type | null | default | key | of |",
        "|---|---|---|---|---|---|",
        ...columns.rows.map((column) => columnLine(column, references.rows)),
        ...(others.length > 0
          ? ["", others.map((other) => `${other.kind} \`${other.name}\``).join(", ")]
          : []),
      ].join("\n"),
    );
  }
  const head = "# The database\n\nWritten from the migrations by `node db/write-schema.ts`.";
  return `${[head, ...sections].join("\n\n")}\n`;
}

function columnLine(column: Column, references: readonly Reference[]): string {
  const of = references
    .filter(({ from }) => from === column.name)
    .map(({ table, to }) => `${table}.${to}`)
    .join(", ");
  const blank = column.notnull === 1 ? "" : "yes";
  const key = column.pk > 0 ? String(column.pk) : "";
  return `| ${[column.name, column.type.toLowerCase(), blank, column.dflt_value ?? "", key, of].join(" | ")} |`;
}

if (import.meta.main) {
  const opened = await openStore({ file: ":memory:" });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  writeFileSync(new URL("schema.md", import.meta.url), await describeSchema(opened.value.db));
  await opened.value.close();
}
