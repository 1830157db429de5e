import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { operator, type Actor } from "../../src/usecases/act.ts";
import {
  createUser,
  editAccount,
  issueResetCode,
  readAccount,
  readUsers,
  setUserDisabled,
} from "../../src/usecases/accounts.ts";
import { createCity, editCity, readCities, readCity } from "../../src/usecases/city.ts";
import { readMembers, removeMember, setMember } from "../../src/usecases/members.ts";
import { changePassword, resetPassword } from "../../src/usecases/passwords.ts";
import { needsSetUp, offerSetUp, opensSetUp, setUp } from "../../src/usecases/set-up.ts";
import { signIn } from "../../src/usecases/sign-in.ts";
import {
  cityInput,
  firstAdministrator,
  goodPassword,
  must,
  newCity,
  person,
  tempStore,
  type TempStore,
} from "../fixtures/temp-store.ts";

let temp: TempStore;
beforeEach(async () => void (temp = await tempStore()));
afterEach(() => temp.remove());

const codes = (result: { ok: boolean; problems?: readonly { code: string }[] }) =>
  result.problems?.map((problem) => problem.code);
const at = { address: "192.0.2.1" };

describe("set-up", () => {
  const first = {
    login: "siti",
    name: "Siti",
    password: goodPassword,
    language: "id",
    numberFormat: "id",
  };

  test("opens with the newest token alone, once", async () => {
    expect(await needsSetUp(temp.deps)).toBe(true);
    const old = await offerSetUp(temp.deps);
    const token = await offerSetUp(temp.deps);
    expect(token).toHaveLength(43);
    expect(await opensSetUp(temp.deps, old!)).toBe(false);
    expect(await setUp(temp.deps, old!, first)).toMatchObject({ kind: "not-found" });
    must(await setUp(temp.deps, token!, first));
    expect(await setUp(temp.deps, token!, { ...first, login: "b" })).toMatchObject({ kind: "not-found" });
    expect(await offerSetUp(temp.deps)).toBeNull();
    expect(await needsSetUp(temp.deps)).toBe(false);
  });

  test("tells every field that is wrong at once and leaves the token", async () => {
    const token = await offerSetUp(temp.deps);
    const result = await setUp(temp.deps, token!, { ...first, login: "a b", name: " ", language: "<x>" });
    expect(codes(result)).toEqual(["account.login-characters", "store.text-missing", "store.tag-unknown"]);
    expect(await opensSetUp(temp.deps, token!)).toBe(true);
  });

  test("two at once make one administrator", async () => {
    const token = await offerSetUp(temp.deps);
    const results = await Promise.all([
      setUp(temp.deps, token!, first),
      setUp(temp.deps, token!, { ...first, login: "other" }),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });
});

describe("secrets", () => {
  test("no secret stands in the database file", async () => {
    await firstAdministrator(temp.deps);
    const { code } = must(await issueResetCode(temp.deps, operator, { login: "root.siti" }));
    await temp.store.close();
    const file = readFileSync(temp.store.file).toString("latin1");
    expect(file).toContain("root.siti");
    expect(file).not.toContain(goodPassword);
    expect(file).not.toContain(code);
  });
});

describe("signing in", () => {
  test("whatever the letter case of the login name", async () => {
    const { userId } = await firstAdministrator(temp.deps);
    expect(must(await signIn(temp.deps, { login: "ROOT.Siti", password: goodPassword, ...at })).id).toBe(
      userId,
    );
  });

  test("one refusal for a wrong password, an unknown name, a disabled account and one without password", async () => {
    await firstAdministrator(temp.deps);
    await person(temp.deps, "budi");
    must(await createUser(temp.deps, operator, { ...newUser, login: "shut" }));
    const code = must(await issueResetCode(temp.deps, operator, { login: "shut" }));
    must(await resetPassword(temp.deps, { ...code, password: goodPassword, ...at }));
    must(await setUserDisabled(temp.deps, operator, { userId: code.userId, disabled: true }));
    const results = await Promise.all(
      [
        ["root.siti", "wrong"],
        ["nobody", goodPassword],
        ["shut", goodPassword],
        ["budi", ""],
        ["root.siti", "x".repeat(1e6)],
      ].map(([login, password]) => signIn(temp.deps, { login: login!, password: password!, ...at })),
    );
    for (const result of results) expect(result).toEqual(results[0]);
    expect(codes(results[0]!)).toEqual(["account.sign-in-failed"]);
  });

  test("an unknown name takes the work of a known one", async () => {
    await firstAdministrator(temp.deps);
    const median = async (login: string) => {
      const times: number[] = [];
      for (let i = 0; i < 9; i += 1) {
        temp.advance(61_000);
        const start = performance.now();
        await signIn(temp.deps, { login, password: "wrong wrong", address: `192.0.2.${i}` });
        times.push(performance.now() - start);
      }
      return times.toSorted((a, b) => a - b)[4]!;
    };
    await median("warm-up");
    const [known, unknown] = [await median("root.siti"), await median("nobody")];
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });

  test("five failures, then growing delays that a right password in time ends", async () => {
    await firstAdministrator(temp.deps);
    const fail = () => signIn(temp.deps, { login: "root.siti", password: "wrong", ...at });
    for (let i = 0; i < 5; i += 1) expect((await fail()).ok).toBe(false);
    expect(await fail()).toMatchObject({ kind: "too-many", problems: [{ params: { seconds: 1 } }] });
    temp.advance(1000);
    expect(await fail()).toMatchObject({ kind: "invalid" });
    expect(await fail()).toMatchObject({ kind: "too-many", problems: [{ params: { seconds: 2 } }] });
    const right = { login: "root.siti", password: goodPassword, ...at };
    expect(await signIn(temp.deps, right)).toMatchObject({ kind: "too-many" });
    temp.advance(2000);
    must(await signIn(temp.deps, right));
    expect(await fail()).toMatchObject({ kind: "invalid" });
  });

  test("many guesses at once are counted before they are looked at", async () => {
    await firstAdministrator(temp.deps);
    const guesses = await Promise.all(
      Array.from({ length: 30 }, () => signIn(temp.deps, { login: "root.siti", password: "wrong", ...at })),
    );
    expect(guesses.filter((guess) => !guess.ok && guess.kind === "invalid")).toHaveLength(5);
  });

  test("no account is locked for good, and a clock set back locks nobody out", async () => {
    await firstAdministrator(temp.deps);
    for (let i = 0; i < 40; i += 1) {
      await signIn(temp.deps, { login: "root.siti", password: "wrong", address: `198.51.100.${i}` });
      temp.advance(60_000);
    }
    must(await signIn(temp.deps, { login: "root.siti", password: goodPassword, ...at }));
    for (let i = 0; i < 5; i += 1)
      await signIn(temp.deps, { login: "root.siti", password: "wrong", address: "198.51.100.99" });
    temp.advance(-10 * 365 * 86_400_000);
    expect(await signIn(temp.deps, { login: "root.siti", password: goodPassword, ...at })).toMatchObject({
      kind: "too-many",
      problems: [{ params: { seconds: 1 } }],
    });
  });
});

const newUser = { name: "N", language: "en", numberFormat: "en", isAdministrator: false };

describe("accounts", () => {
  test("a login name is one person's, in any letter case", async () => {
    await person(temp.deps, "Budi");
    const again = await createUser(temp.deps, operator, { ...newUser, login: "bUDI" });
    expect(codes(again)).toEqual(["account.login-taken"]);
  });

  test("only administrators see and make accounts", async () => {
    const budi = await person(temp.deps, "budi");
    expect(await readUsers(temp.deps, budi)).toMatchObject({ kind: "forbidden" });
    expect(await createUser(temp.deps, budi, { ...newUser, login: "x" })).toMatchObject({
      kind: "forbidden",
    });
    expect(await issueResetCode(temp.deps, budi, { login: "budi" })).toMatchObject({ kind: "forbidden" });
    const root = await secondAdministrator();
    expect(must(await readUsers(temp.deps, root)).map((user) => user.login)).toEqual(["budi", "root"]);
    expect(JSON.stringify(await readUsers(temp.deps, root))).not.toMatch(/hash|argon/);
  });

  test("a reset code works once, within 24 hours, as it is read over the telephone", async () => {
    const budi = await person(temp.deps, "budi");
    const { code } = must(await issueResetCode(temp.deps, operator, { login: "budi" }));
    const use = (given: string) =>
      resetPassword(temp.deps, { login: "budi", code: given, password: goodPassword, ...at });
    expect(codes(await use("AAAAA"))).toEqual(["account.reset-code-refused"]);
    expect(must(await use(code.toLowerCase().replaceAll("-", " "))).userId).toBe(budi.userId);
    expect(codes(await use(code))).toEqual(["account.reset-code-refused"]);
    const late = must(await issueResetCode(temp.deps, operator, { login: "budi" }));
    temp.advance(24 * 3_600_000);
    expect(codes(await use(late.code))).toEqual(["account.reset-code-refused"]);
  });

  test("an unfit password does not use the reset code up", async () => {
    await person(temp.deps, "budi");
    const { code } = must(await issueResetCode(temp.deps, operator, { login: "budi" }));
    const use = (password: string) => resetPassword(temp.deps, { login: "budi", code, password, ...at });
    expect(codes(await use("budi12345678"))).toEqual(["account.password-guessable"]);
    must(await use(goodPassword));
  });

  test("changing the password needs the present one", async () => {
    const root = await firstAdministrator(temp.deps);
    const change = (current: string, password: string) =>
      changePassword(temp.deps, root, { current, password, ...at });
    expect(codes(await change("wrong", "another long phrase here"))).toEqual([
      "account.current-password-wrong",
    ]);
    expect(codes(await change(goodPassword, "root.siti1234"))).toEqual(["account.password-guessable"]);
    must(await change(goodPassword, "another long phrase here"));
    must(await signIn(temp.deps, { login: "root.siti", password: "another long phrase here", ...at }));
  });

  test("a disabled person is signed out at once, and the last administrator stays", async () => {
    const root = await firstAdministrator(temp.deps);
    const budi = await person(temp.deps, "budi");
    must(await editAccount(temp.deps, budi, { name: "Budi\u202e S", language: "id", numberFormat: "id" }));
    expect(must(await readAccount(temp.deps, budi))).toMatchObject({ name: "Budi S", language: "id" });
    must(await setUserDisabled(temp.deps, root, { userId: budi.userId, disabled: true }));
    expect(await readAccount(temp.deps, budi)).toMatchObject({ kind: "signed-out" });
    expect(codes(await setUserDisabled(temp.deps, root, { userId: root.userId, disabled: true }))).toEqual([
      "account.last-administrator",
    ]);
  });

  async function secondAdministrator(): Promise<Actor> {
    return must(await createUser(temp.deps, operator, { ...newUser, login: "root", isAdministrator: true }));
  }
});

describe("cities and their people", () => {
  test("a person sees the cities they are a member of; others are not found", async () => {
    const root = await firstAdministrator(temp.deps);
    const budi = await person(temp.deps, "budi");
    const [mine, other] = [await newCity(temp.deps, root, "Mine"), await newCity(temp.deps, root, "Other")];
    must(await setMember(temp.deps, root, { cityId: mine, login: "BUDI", role: "viewer" }));
    expect(must(await readCities(temp.deps, budi)).map((city) => [city.name, city.role])).toEqual([
      ["Mine", "viewer"],
    ]);
    expect(must(await readCities(temp.deps, root)).map((city) => city.name)).toEqual(["Mine", "Other"]);
    expect(await readCity(temp.deps, budi, other)).toMatchObject({ kind: "not-found" });
    expect(await readCity(temp.deps, budi, "no such")).toMatchObject({ kind: "not-found" });
    expect(await editCity(temp.deps, budi, { cityId: mine, version: 1, city: cityInput })).toMatchObject({
      kind: "forbidden",
    });
    expect(await createCity(temp.deps, budi, { city: cityInput })).toMatchObject({ kind: "forbidden" });
  });

  test("a role changed acts on the next request", async () => {
    const root = await firstAdministrator(temp.deps);
    const budi = await person(temp.deps, "budi");
    const cityId = await newCity(temp.deps, root);
    must(await setMember(temp.deps, root, { cityId, login: "budi", role: "administrator" }));
    must(await editCity(temp.deps, budi, { cityId, version: 1, city: { ...cityInput, name: "B" } }));
    must(await setMember(temp.deps, root, { cityId, login: "budi", role: "editor" }));
    expect(await editCity(temp.deps, budi, { cityId, version: 2, city: cityInput })).toMatchObject({
      kind: "forbidden",
    });
    must(await removeMember(temp.deps, root, { cityId, userId: budi.userId }));
    expect(await readMembers(temp.deps, budi, cityId)).toMatchObject({ kind: "not-found" });
  });

  test("a stale edit is refused with what the other officer saved", async () => {
    const root = await firstAdministrator(temp.deps);
    const cityId = await newCity(temp.deps, root);
    must(await editCity(temp.deps, root, { cityId, version: 1, city: { ...cityInput, name: "Theirs" } }));
    const mine = await editCity(temp.deps, root, {
      cityId,
      version: 1,
      city: { ...cityInput, name: "Mine" },
    });
    expect(mine).toMatchObject({ kind: "conflict", current: { name: "Theirs", version: 2 } });
  });

  test("every wrong field is told, and a zero is kept a zero and a blank a blank", async () => {
    const root = await firstAdministrator(temp.deps);
    const wrong = await createCity(temp.deps, root, {
      city: { ...cityInput, name: "", country: "xx", population: -1, areaKm2: Number.NaN },
    });
    expect(wrong.ok ? [] : wrong.problems.map((problem) => problem.path)).toEqual([
      "name",
      "country",
      "population",
      "areaKm2",
    ]);
    const { cityId } = must(
      await createCity(temp.deps, root, { city: { ...cityInput, population: 0, areaKm2: null } }),
    );
    expect(must(await readCity(temp.deps, root, cityId))).toMatchObject({ population: 0, area_km2: null });
  });

  test("a form sent twice makes one city", async () => {
    const root = await firstAdministrator(temp.deps);
    const send = () => createCity(temp.deps, root, { requestId: "0f0e0d0c-request", city: cityInput });
    const ids = (await Promise.all([send(), send(), send()])).map((result) => must(result).cityId);
    expect(new Set(ids).size).toBe(1);
    expect(must(await readCities(temp.deps, root))).toHaveLength(1);
  });
});
