import type { SessionData } from "express-session";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DatabaseSessionStore } from "../../src/store/session-store.ts";
import { setUserDisabled } from "../../src/usecases/accounts.ts";
import { operator, type Actor } from "../../src/usecases/act.ts";
import { endSession, endSessionsOf, readSessions } from "../../src/usecases/own-sessions.ts";
import { changePassword } from "../../src/usecases/passwords.ts";
import { signOut } from "../../src/usecases/sign-in.ts";
import {
  firstAdministrator,
  goodPassword,
  must,
  person,
  tempStore,
  type TempStore,
} from "../fixtures/temp-store.ts";

const minute = 60_000;

let temp: TempStore;
let sessions: DatabaseSessionStore;
let siti: Actor;

beforeEach(async () => {
  temp = await tempStore();
  sessions = new DatabaseSessionStore(temp.deps.db, temp.deps.now);
  siti = await firstAdministrator(temp.deps);
});
afterEach(() => temp.remove());

const data = (more: object = {}): SessionData => ({
  cookie: { originalMaxAge: null },
  userId: siti.userId,
  ...more,
});

const set = (id: string, content: SessionData = data()) =>
  new Promise<void>((resolve, reject) => {
    sessions.set(id, content, (error) => (error ? reject(error) : resolve()));
  });
const get = (id: string) =>
  new Promise<SessionData | null | undefined>((resolve, reject) => {
    sessions.get(id, (error, found) => (error ? reject(error) : resolve(found)));
  });
const touch = (id: string) => new Promise<void>((resolve) => sessions.touch(id, data(), () => resolve()));
const destroy = (id: string) => new Promise<void>((resolve) => sessions.destroy(id, () => resolve()));

describe("a session", () => {
  test("is found by its id, of which only the digest is kept", async () => {
    await set("secret-id", data({ returnTo: "/cities" }));
    expect(await get("secret-id")).toMatchObject({ userId: siti.userId, returnTo: "/cities" });
    expect(await get("other")).toBeNull();
    const rows = await temp.deps.db.selectFrom("sessions").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("secret-id");
  });

  test("ends after 60 minutes without use", async () => {
    await set("a");
    temp.advance(59 * minute);
    await touch("a");
    temp.advance(59 * minute);
    expect(await get("a")).not.toBeNull();
    temp.advance(minute);
    expect(await get("a")).toBeNull();
    await touch("a");
    expect(await get("a")).toBeNull();
  });

  test("ends after 12 hours however busy", async () => {
    await set("a");
    for (let i = 0; i < 23; i += 1) {
      temp.advance(30 * minute);
      await set("a");
    }
    expect(await get("a")).not.toBeNull();
    temp.advance(30 * minute);
    expect(await get("a")).toBeNull();
  });

  test("that was ended is not brought back by an answer still under way", async () => {
    await set("a");
    await destroy("a");
    await set("a");
    expect(await get("a")).toBeNull();
    must(await signOut(temp.deps, "a"));
  });

  test("ends with its person's account", async () => {
    const budi = await person(temp.deps, "budi");
    await set("b", data({ userId: budi.userId }));
    must(await setUserDisabled(temp.deps, operator, { userId: budi.userId, disabled: true }));
    must(await setUserDisabled(temp.deps, operator, { userId: budi.userId, disabled: false }));
    expect(await get("b")).toBeNull();
  });

  test("is listed to its person alone, who may end it", async () => {
    const budi = await person(temp.deps, "budi");
    await set("here", data({ agent: "Firefox" }));
    await set("there", data({ agent: "Safari" }));
    await set("his", data({ userId: budi.userId }));
    const list = must(await readSessions(temp.deps, siti, "here"));
    expect(list.map(({ agent, current }) => `${agent} ${current}`).toSorted()).toEqual([
      "Firefox true",
      "Safari false",
    ]);
    const there = list.find(({ current }) => !current)!;
    expect(await endSession(temp.deps, budi, there.id)).toMatchObject({ kind: "not-found" });
    must(await endSession(temp.deps, siti, there.id));
    expect(await get("there")).toBeNull();
    expect(await get("here")).not.toBeNull();
    expect(await endSessionsOf(temp.deps, budi, siti.userId)).toMatchObject({ kind: "forbidden" });
    expect(must(await endSessionsOf(temp.deps, siti, budi.userId)).ended).toBe(1);
  });

  test("in use stays when its person changes the password, the others end", async () => {
    await set("here");
    await set("there");
    const next = { current: goodPassword, password: "another long phrase here", address: "192.0.2.1" };
    must(await changePassword(temp.deps, siti, { ...next, keepSession: "here" }));
    expect(await get("here")).not.toBeNull();
    expect(await get("there")).toBeNull();
  });

  test("is forgotten a day after its end", async () => {
    await set("a");
    await destroy("a");
    temp.advance(25 * 60 * minute);
    await set("b");
    await destroy("b");
    expect(await temp.deps.db.selectFrom("sessions").select("id_hash").execute()).toHaveLength(1);
  });
});
