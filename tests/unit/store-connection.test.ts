import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { Kysely, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { describeSchema } from "../../db/write-schema.ts";
import { canonicalJson } from "../../src/store/canonical-json.ts";
import { openStore, type Store, type StoreOptions } from "../../src/store/connection.ts";
import { ImmediateSqliteDialect } from "../../src/store/dialect.ts";
import { newId, newReadableCode } from "../../src/store/ids.ts";
import { migrate } from "../../src/store/migrate.ts";
import type { Tables } from "../../src/store/tables.ts";
import { read, write } from "../../src/store/write.ts";

let folder: string;
let file: string;
const open: Store[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "cityleds-store-"));
  file = path.join(folder, "cityleds.db");
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((store) => store.close()));
  rmSync(folder, { recursive: true, force: true });
});

async function opened(options: Partial<StoreOptions> = {}): Promise<Store> {
  const result = await openStore({ file, ...options });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  open.push(result.value);
  return result.value;
}

async function refusal(options: Partial<StoreOptions> = {}): Promise<string | undefined> {
  const result = await openStore({ file, ...options });
  return result.ok ? undefined : result.problems[0]?.code;
}

const pragma = async (store: Store, name: string): Promise<unknown> =>
  Object.values((await sql.raw<object>(`pragma ${name}`).execute(store.db)).rows[0] ?? {})[0];

describe("opening", () => {
  test("sets what keeps records safe, each time", async () => {
    await (await opened()).close();
    const store = await opened();
    const settings = ["journal_mode", "synchronous", "foreign_keys", "trusted_schema", "busy_timeout"];
    expect(await Promise.all(settings.map((name) => pragma(store, name)))).toEqual(["wal", 2, 1, 0, 5000]);
    expect(await pragma(store, "application_id")).toBe(0x434c4544);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test("is one server's at a time, and commands may read beside it", async () => {
    const server = await opened({ lock: true });
    expect(await refusal({ lock: true })).toBe("store.locked");
    const beside = await opened();
    await write(beside.db, (tx) => sql`delete from drafts`.execute(tx));
    await server.close();
    await opened({ lock: true });
  });

  test("refuses what is no database of ours, and leaves it as it is", async () => {
    writeFileSync(file, "not a database, though long enough to be looked at ".repeat(100));
    expect(await refusal()).toBe("store.not-a-database");
    rmSync(file);
    const other = new Sqlite(file);
    other.exec("create table theirs (x)");
    other.close();
    const before = readFileSync(file);
    expect(await refusal()).toBe("store.foreign-file");
    expect(readFileSync(file).equals(before)).toBe(true);
    writeFileSync(path.join(folder, "a-file"), "");
    expect(await refusal({ file: path.join(folder, "a-file", "x.db") })).toBe("store.cannot-open");
  });

  test("refuses a schema from a newer program", async () => {
    const store = await opened();
    await sql`insert into kysely_migration values ('9999-later', '')`.execute(store.db);
    await store.close();
    expect(await refusal()).toBe("store.newer-schema");
  });

  test("leaves a schema that is behind alone where it is told to, else keeps a copy and goes on", async () => {
    const store = await opened();
    await sql`drop table city_factors`.execute(store.db);
    for (const column of ["revenue", "debt_share", "investment_budget"])
      await sql`alter table plans drop column ${sql.ref(column)}`.execute(store.db);
    await sql`delete from kysely_migration where name >= '0008'`.execute(store.db);
    await store.close();
    expect(await refusal({ migrate: false })).toBe("store.schema-behind");
    expect((await opened()).migrated).toEqual(["0008-city-factors", "0009-plan-means"]);
    const [copy] = readdirSync(path.join(folder, "backups"));
    expect(copy).toMatch(/^0007-plan-parts-.*\.db$/);
    const kept = new Sqlite(path.join(folder, "backups", copy!), { readonly: true });
    expect(kept.pragma("integrity_check", { simple: true })).toBe("ok");
    kept.close();
  });

  test("closing leaves everything in the one file", async () => {
    const store = await opened();
    const add = sql`insert into setup_token values (1, ${"0".repeat(64)}, 'now')`;
    await write(store.db, (tx) => add.execute(tx));
    await Promise.all([store.close(), store.close()]);
    const copy = path.join(folder, "copy.db");
    copyFileSync(file, copy);
    const moved = await opened({ file: copy });
    expect(await moved.db.selectFrom("setup_token").selectAll().execute()).toHaveLength(1);
  });
});

describe("a migration that fails", () => {
  test("leaves nothing of itself, and all of those before it", async () => {
    const migrations = path.join(folder, "migrations");
    const kysely = JSON.stringify(import.meta.resolve("kysely"));
    const step = (sqlText: string) =>
      `import { sql } from ${kysely};\nexport async function up(db) { ${sqlText} }\n`;
    mkdirSync(migrations);
    writeFileSync(
      path.join(migrations, "0001-good.mjs"),
      step("await sql`create table good (x integer)`.execute(db);"),
    );
    writeFileSync(
      path.join(migrations, "0002-bad.mjs"),
      step("await sql`create table half (x integer)`.execute(db); await sql`nonsense`.execute(db);"),
    );
    const db = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(new Sqlite(file)) });
    const result = await migrate(db, migrations);
    expect(result).toMatchObject({
      ok: false,
      problems: [{ code: "store.migration-failed", params: { name: "0002-bad" } }],
    });
    const tables = await sql<{
      name: string;
    }>`select name from sqlite_master where name in ('good', 'half')`.execute(db);
    expect(tables.rows).toEqual([{ name: "good" }]);
    await db.destroy();
  });
});

describe("a transaction", () => {
  test("is undone whole when its work fails, and the next one runs", async () => {
    const { db } = await opened();
    const row = sql`insert into setup_token values (1, ${"0".repeat(64)}, 'now')`;
    await expect(
      write(db, async (tx) => {
        await row.execute(tx);
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await db.selectFrom("setup_token").selectAll().execute()).toEqual([]);
    await write(db, (tx) => write(tx, (inner) => row.execute(inner)));
    expect(await db.selectFrom("setup_token").selectAll().execute()).toHaveLength(1);
  });

  test("that reads sees one state, whatever another process commits meanwhile", async () => {
    const { db } = await opened();
    const other = await opened();
    const count = (handle: typeof db) => handle.selectFrom("setup_token").selectAll().execute();
    await read(db, async (tx) => {
      expect(await count(tx)).toHaveLength(0);
      await write(other.db, (theirs) =>
        sql`insert into setup_token values (1, ${"0".repeat(64)}, 'now')`.execute(theirs),
      );
      expect(await count(tx)).toHaveLength(0);
    });
    expect(await count(db)).toHaveLength(1);
  });
});

describe("the tables", () => {
  test("take no text for a number, no nonsense for a key, no NaN for a value", async () => {
    const { db } = await opened();
    const city = (population: unknown, area: unknown) =>
      sql`insert into cities (id, name, country, population, area_km2, number_format, created_at, updated_at)
          values ('x', 'X', 'ID', ${population}, ${area}, 'id', '', '')`.execute(db);
    await expect(city("12,5", 1)).rejects.toThrow("cannot store TEXT");
    await expect(city(1, Number.POSITIVE_INFINITY)).rejects.toThrow("CHECK");
    await expect(city(-1, 1)).rejects.toThrow("CHECK");
    await city(0, null);
  });

  test("are described as they are", async () => {
    const { db } = await opened();
    expect(readFileSync("db/schema.md", "utf8")).toBe(await describeSchema(db));
  });
});

describe("ids and codes", () => {
  test("are unique, and ids sort by when they were made", () => {
    const ids = Array.from({ length: 10_000 }, newId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const times = ids.map((id) => id.slice(0, 13));
    expect(times).toEqual(times.toSorted());
    expect(newReadableCode()).toMatch(/^([2-9A-HJ-NP-Z]{5}-){5}[2-9A-HJ-NP-Z]$/);
  });

  test("canonical JSON is one text for one value", () => {
    // RFC 8785, section 3.2.3: keys sort by UTF-16 code units.
    const value = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toEqual([4, 2, 6, 7, 1, 5, 3]);
    expect(canonicalJson({ b: [1e21, 0.1, -0, null, undefined], a: "é\n" })).toBe(
      '{"a":"é\\n","b":[1e+21,0.1,0,null,null]}',
    );
    expect(() => canonicalJson({ x: Number.NaN })).toThrow(RangeError);
  });
});
