import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { verifyAudit } from "../../src/store/audit.ts";
import { openStore, type Store } from "../../src/store/connection.ts";

const rounds = Number(process.env["FAULT_ROUNDS"] ?? 12);
const writer = path.resolve("tests/faults/write-forever.ts");

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "cityleds-faults-"));
  file = path.join(folder, "cityleds.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function open(): Promise<Store> {
  const opened = await openStore({ file, lock: true });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}

/** Runs a writer, lets `meanwhile` do its worst, and answers the lines it printed whole. */
function write(round: string, meanwhile: (kill: () => void) => void, command = [process.execPath]) {
  return new Promise<string[]>((resolve) => {
    const [program, ...args] = [...command, writer, file, round];
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "ignore"] });
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => {
      if (printed === "") meanwhile(() => child.kill("SIGKILL"));
      printed += chunk.toString();
    });
    child.on("close", () => resolve(printed.split("\n").slice(0, -1)));
  });
}

/** That the database is whole and has every acknowledged activity, each with its trail and its request. */
async function expectWhole(acknowledged: readonly string[]): Promise<void> {
  const store = await open();
  const { db } = store;
  expect((await sql`pragma integrity_check`.execute(db)).rows).toEqual([{ integrity_check: "ok" }]);
  expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([]);
  expect(await verifyAudit(db)).toMatchObject({ ok: true });
  const kept = (await db.selectFrom("activities").select("id").execute()).map(({ id }) => id);
  const known = new Set(kept);
  expect(acknowledged.filter((id) => !known.has(id))).toEqual([]);
  const trail = await db.selectFrom("audit").select("entity_id").where("entity", "=", "activity").execute();
  const requests = await db.selectFrom("processed_requests").select("location").execute();
  expect(trail.map(({ entity_id }) => entity_id).toSorted()).toEqual(kept.toSorted());
  expect(requests).toHaveLength(kept.length);
  await store.close();
}

const savedIn = (lines: readonly string[]) =>
  lines.filter((line) => line.startsWith("saved ")).map((line) => line.slice("saved ".length));

describe("a killed writer", () => {
  test(`loses nothing it acknowledged, in ${rounds} rounds`, async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const lines = await write(`${round}`, (kill) => setTimeout(kill, Math.random() * 150));
      acknowledged.push(...savedIn(lines));
      await expectWhole(acknowledged);
    }
    expect(acknowledged.length).toBeGreaterThan(rounds);
  });
});

describe("two servers on one database", () => {
  test("the second is refused with a sentence, and the first goes on", async () => {
    const first = await open();
    const second = spawnSync(process.execPath, ["src/main.ts", "serve"], {
      env: { ...process.env, DATA_DIR: folder, PORT: "0" },
      encoding: "utf8",
      timeout: 20_000,
    });
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`Another server is running on ${file}`);
    expect(second.stderr).not.toMatch(/SQLITE_|\n\s+at /);
    await sql`select 1`.execute(first.db);
    await first.close();
    await (await open()).close();
  });
});

describe("commands beside a busy server", () => {
  test("wait for their turn, and each is done", async () => {
    const added: Promise<number | null>[] = [];
    const lines = await write("paced", (kill) => {
      for (const login of ["ani", "budi", "citra"]) {
        const args = ["src/main.ts", "user", "add", "--login", login, "--name", login];
        const env = { ...process.env, DATA_DIR: folder };
        const child = spawn(process.execPath, args, { env, stdio: "ignore" });
        added.push(new Promise((resolve) => child.on("close", resolve)));
      }
      void Promise.all(added).then(kill);
    });
    expect(await Promise.all(added)).toEqual([0, 0, 0]);
    await expectWhole(savedIn(lines));
  });
});

const unshare = ["--user", "--map-root-user", "--mount"];
const canMount = spawnSync("unshare", [...unshare, "true"]).status === 0;

describe("a disk that is full", () => {
  test("a file that may grow no more: a clean refusal, and nothing acknowledged is lost", async () => {
    await (await open()).close();
    const limit = ["bash", "-c", `trap '' XFSZ; ulimit -f 1024; exec "$@"`, "-", process.execPath];
    const lines = await write("limit", () => {}, limit);
    const refused = lines.find((line) => line.startsWith("refused "));
    expect(refused).toMatch(/^refused storage store\.(io-failed|disk-full)$/);
    expect(savedIn(lines).length).toBeGreaterThan(0);
    await expectWhole(savedIn(lines));
  });

  test.skipIf(!canMount)("reading goes on, and writing too once there is space, without a restart", () => {
    const script = `mount -t tmpfs -o size=6m none "$1" && exec "$2" tests/faults/fill-disk.ts "$1"`;
    const { stdout, status } = spawnSync(
      "unshare",
      [...unshare, "sh", "-c", script, "-", folder, process.execPath],
      { encoding: "utf8" },
    );
    expect(status).toBe(0);
    const { saved, ...rest } = JSON.parse(stdout) as { saved: number };
    expect(saved).toBeGreaterThan(10);
    expect(rest).toEqual({
      refusal: { kind: "storage", code: "store.disk-full" },
      readable: saved,
      after: true,
    });
  });
});

const canCompile = spawnSync("cc", ["--version"]).status === 0;

describe("a disk that does not keep what it is given", () => {
  test.skipIf(!canCompile)("is never asked twice: every later query is refused", async () => {
    await (await open()).close();
    const shim = path.join(folder, "failing-sync.so");
    spawnSync("cc", ["-shared", "-fPIC", "-o", shim, "tests/faults/failing-sync.c"]);
    const acknowledged: string[] = [];
    for (const after of [9, 10, 15, 22]) {
      const command = ["env", `LD_PRELOAD=${shim}`, `FAIL_AFTER=${after}`, process.execPath];
      const lines = await write(`sync-${after}`, () => {}, command);
      acknowledged.push(...savedIn(lines));
      expect(lines.filter((line) => !line.startsWith("saved "))).toEqual(
        expect.arrayContaining(["failed", "refused storage store.io-failed", "then store.io-failed"]),
      );
      const store = await open();
      const kept = await store.db.selectFrom("activities").select("id").execute();
      for (const id of savedIn(lines)) expect(kept.some((row) => row.id === id)).toBe(true);
      await store.close();
    }
    expect(acknowledged.length).toBeGreaterThan(0);
  });
});
