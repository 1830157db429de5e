import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "../../src/store/connection.ts";
import { resetPassword } from "../../src/usecases/passwords.ts";
import { goodPassword, must } from "../fixtures/temp-store.ts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), "cityleds-cli-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function cityleds(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["src/main.ts", ...args], {
    env: { ...process.env, DATA_DIR: folder },
    encoding: "utf8",
  });
  return {
    status,
    stderr,
    json: stdout === "" ? undefined : (JSON.parse(stdout) as Record<string, unknown>),
  };
}

describe("user", () => {
  test("adds a person whose code sets a password, and lists them without secrets", async () => {
    const added = cityleds("user", "add", "--login", "siti", "--name", "Siti R", "--administrator");
    expect(added.status).toBe(0);
    const code = String(added.json?.["code"]);
    expect(added.stderr).toContain(code);
    const opened = await openStore({ file: path.join(folder, "cityleds.db") });
    if (!opened.ok) throw new Error("not opened");
    const deps = { db: opened.value.db, now: () => new Date() };
    must(await resetPassword(deps, { login: "siti", code, password: goodPassword, address: "192.0.2.1" }));
    await opened.value.close();
    expect(cityleds("user", "list").json).toEqual([
      {
        id: added.json?.["userId"],
        login: "siti",
        name: "Siti R",
        language: "en",
        numberFormat: "en",
        administrator: true,
        disabled: false,
      },
    ]);
    expect(cityleds("user", "reset", "SITI").json).toMatchObject({ login: "siti" });
  });

  test("tells what is invalid as JSON, with 65", () => {
    cityleds("user", "add", "--login", "siti", "--name", "Siti");
    const again = cityleds("user", "add", "--login", "Siti", "--name", " ");
    expect(again).toMatchObject({ status: 65, json: { errors: [{ path: "name" }] } });
    const taken = cityleds("user", "add", "--login", "Siti", "--name", "S");
    expect(taken.json).toEqual({
      errors: [
        {
          path: "login",
          code: "account.login-taken",
          message: "Somebody has this login name already. Choose another.",
        },
      ],
    });
    expect(cityleds("user", "reset", "nobody")).toMatchObject({ status: 65 });
  });

  test.each([
    [[]],
    [["add"]],
    [["reset"]],
    [["list", "x"]],
    [["add", "--password", "x"]],
    [["remove", "siti"]],
  ])("%j is wrong usage, with 2", (args) => {
    const answer = cityleds("user", ...args);
    expect(answer).toMatchObject({ status: 2, json: undefined });
    expect(answer.stderr).toContain("Usage: cityleds user add");
  });
});

describe("migrate", () => {
  test("makes the database, and does nothing the second time", () => {
    const first = cityleds("migrate");
    expect(first.status).toBe(0);
    expect(first.json?.["applied"]).toContain("0001-accounts");
    expect(cityleds("migrate").json).toEqual({ file: path.join(folder, "cityleds.db"), applied: [] });
  });

  test("is refused while a server holds the database; accounts are not", async () => {
    const server = await openStore({ file: path.join(folder, "cityleds.db"), lock: true });
    if (!server.ok) throw new Error("not opened");
    const refused = cityleds("migrate");
    expect(refused).toMatchObject({ status: 1, json: undefined });
    expect(refused.stderr).toContain("Another server is running");
    expect(cityleds("user", "list")).toMatchObject({ status: 0, json: [] });
    await server.value.close();
  });
});
