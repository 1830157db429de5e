import { sql } from "kysely";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listAudit, verifyAudit } from "../../src/store/audit.ts";
import { openCityScope } from "../../src/store/scope.ts";
import type { Actor } from "../../src/usecases/act.ts";
import {
  deleteActivity,
  restoreActivity,
  saveActivity,
  type ActivityInput,
  type EntryDeps,
} from "../../src/usecases/enter-activity.ts";
import {
  copyInventory,
  createInventory,
  editInventory,
  readInventories,
  readInventory,
} from "../../src/usecases/inventories.ts";
import type { KnowingDeps } from "../../src/usecases/knowing.ts";
import { setMember } from "../../src/usecases/members.ts";
import { setNotation } from "../../src/usecases/set-notation.ts";
import {
  firstAdministrator,
  must,
  newCity,
  person,
  tempStore,
  type TempStore,
} from "../fixtures/temp-store.ts";

let temp: TempStore;
let deps: EntryDeps & KnowingDeps;
let root: Actor;
let cityId: string;
let inventoryId: string;

const inventory = {
  year: 2024,
  gwp: "AR5",
  guidelines: "2006",
  level: "BASIC+",
  population: null,
  areaKm2: null,
  gdp: null,
  period: null,
} as const;
const lpg: ActivityInput = {
  ref: "I.1.1",
  method: "ST-FUEL",
  label: "LPG in homes",
  inputs: { fuel: "lpg", amount: "1000 t" },
  dataYear: 2023,
};
const typed = { amount: "1.000", unit: "t", format: "id" };

beforeEach(async () => {
  temp = await tempStore();
  deps = { ...temp.deps, validateActivity: () => [] };
  root = await firstAdministrator(deps);
  cityId = await newCity(deps, root);
  ({ inventoryId } = must(await createInventory(deps, root, { cityId, inventory })));
});
afterEach(() => temp.remove());

const place = () => ({ cityId, inventoryId });
const enter = (activity: ActivityInput = lpg, more: object = {}) =>
  saveActivity(deps, root, { ...place(), activity, typed, ...more });
const stored = async () => must(await readInventory(deps, root, place()));

describe("an inventory", () => {
  test("is one for each year of a city, with a blank kept blank", async () => {
    const again = await createInventory(deps, root, { cityId, inventory });
    expect(again).toMatchObject({ kind: "invalid", problems: [{ path: "year", code: "store.year-taken" }] });
    expect((await stored()).inventory).toMatchObject({ population: null, status: "draft", version: 1 });
  });

  test("is read as the contract's document", async () => {
    const { activityId } = must(await enter());
    must(
      await setNotation(deps, root, {
        ...place(),
        ref: "IV.1",
        version: 0,
        notation: { key: "NO", reason: "None", includedIn: null },
      }),
    );
    expect((await stored()).document).toEqual({
      format: "cityleds/inventory@1",
      city: {
        name: "Kota Contoh",
        country: "ID",
        population: 1_200_000,
        areaKm2: 170,
        gdp: "9.1e9 USD",
        climate: "tropical-wet",
      },
      year: 2024,
      gwp: "AR5",
      guidelines: "2006",
      level: "BASIC+",
      activities: [{ id: activityId, ...lpg }],
      notation: [{ ref: "IV.1", key: "NO", reason: "None" }],
    });
  });

  test("is refused with every field that is wrong", async () => {
    const wrong = await createInventory(deps, root, {
      cityId,
      inventory: {
        ...inventory,
        year: 1899,
        population: 1.5,
        period: { from: "2024-02-30", to: "2025-01-31" },
      },
    });
    expect(wrong.ok ? [] : wrong.problems.map((problem) => problem.path)).toEqual([
      "year",
      "population",
      "period.from",
    ]);
    const fiscal = { from: "2023-10-01", to: "2024-09-30" };
    must(
      await createInventory(deps, root, { cityId, inventory: { ...inventory, year: 2023, period: fiscal } }),
    );
    const short = { from: "2023-10-01", to: "2024-09-29" };
    expect(
      await createInventory(deps, root, { cityId, inventory: { ...inventory, year: 2022, period: short } }),
    ).toMatchObject({ problems: [{ path: "period", code: "store.period-not-a-year" }] });
  });

  test("is edited by one officer at a time and copied to another year", async () => {
    must(await enter());
    must(
      await editInventory(deps, root, { ...place(), version: 1, inventory: { ...inventory, population: 7 } }),
    );
    expect(
      await editInventory(deps, root, { ...place(), version: 1, inventory: { ...inventory, population: 8 } }),
    ).toMatchObject({ kind: "conflict", current: { population: 7, version: 2 } });
    const copy = must(await copyInventory(deps, root, { ...place(), year: 2025 }));
    const copied = must(await readInventory(deps, root, { cityId, inventoryId: copy.inventoryId }));
    expect(copied.inventory).toMatchObject({ year: 2025, population: null, gwp: '"AR5"' });
    expect(copied.activities[0]).toMatchObject({ ref: "I.1.1", typed, version: 1 });
    expect(copied.activities[0]?.id).not.toBe((await stored()).activities[0]?.id);
    expect(await copyInventory(deps, root, { ...place(), year: 2025 })).toMatchObject({ kind: "invalid" });
    expect(must(await readInventories(deps, root, cityId)).map((row) => [row.year, row.activities])).toEqual([
      [2025, 1],
      [2024, 1],
    ]);
  });
});

describe("an activity", () => {
  test("keeps what was typed and what was read, exactly", async () => {
    const odd = { ...lpg, inputs: { amount: "0.00001 t", "co2-é": [1, null, { x: 1e-9 }] } };
    must(await enter(odd));
    const [activity] = (await stored()).activities;
    expect(activity?.document).toEqual({ inputs: odd.inputs, dataYear: 2023 });
    expect(activity?.typed).toEqual(typed);
  });

  test("that the methods refuse is not saved, and says where", async () => {
    deps = {
      ...deps,
      validateActivity: (activity, frame) => [
        { path: `inputs.${activity.method} ${String(frame["guidelines"])}`, code: "unit.wrong-dimension" },
      ],
    };
    expect(await enter()).toMatchObject({
      kind: "invalid",
      problems: [{ path: "inputs.ST-FUEL 2006", code: "unit.wrong-dimension" }],
    });
    expect((await stored()).activities).toEqual([]);
  });

  test("of the wrong shape is refused with paths inside it", async () => {
    const wrong = { ...lpg, ref: "", dataYear: 3000, cityId: "x" } as unknown as ActivityInput;
    const result = await enter(wrong);
    expect(result.ok ? [] : result.problems.map((problem) => problem.path)).toEqual([
      "ref",
      "dataYear",
      "cityId",
    ]);
  });

  test("larger than 200 kB is refused", async () => {
    expect(await enter({ ...lpg, inputs: { x: "x".repeat(200_000) } })).toMatchObject({
      problems: [{ code: "store.document-too-long" }],
    });
  });

  test("is entered once however often its form is sent", async () => {
    const requestId = "7b0c7a52-8c6e-4c6e-9d6e-1d2f3a4b5c6d";
    const answers = await Promise.all(Array.from({ length: 50 }, () => enter(lpg, { requestId })));
    expect(new Set(answers.map((answer) => JSON.stringify(must(answer)))).size).toBe(1);
    expect((await stored()).activities).toHaveLength(1);
    const other = await copyInventory(deps, root, { ...place(), year: 2030, requestId });
    expect(other).toMatchObject({ problems: [{ code: "store.request-id-reused" }] });
  });

  test("a refused form may be sent again, mended, under its request id", async () => {
    const requestId = "0123456789";
    expect((await enter({ ...lpg, ref: "" }, { requestId })).ok).toBe(false);
    must(await enter(lpg, { requestId }));
  });

  test("is deleted and brought back as it was", async () => {
    const made = must(await enter());
    const gone = must(await deleteActivity(deps, root, { ...place(), ...made }));
    expect((await stored()).activities).toEqual([]);
    expect(
      await enter(lpg, { existing: { activityId: made.activityId, version: gone.version } }),
    ).toMatchObject({
      kind: "conflict",
    });
    expect(must(await deleteActivity(deps, root, { ...place(), ...made }))).toEqual(gone);
    must(await restoreActivity(deps, root, { ...place(), ...gone }));
    expect((await stored()).activities[0]).toMatchObject({ id: made.activityId, typed, version: 3 });
  });

  test("never overwrites what another officer saved, in any order of reads and writes", async () => {
    const made = must(await enter());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ who: fc.constantFrom("a", "b", "c"), read: fc.boolean() }), { maxLength: 12 }),
        async (steps) => {
          const seen = new Map<string, number>();
          for (const { who, read } of steps) {
            const [before] = (await stored()).activities;
            if (read) {
              seen.set(who, before!.version);
              continue;
            }
            const version = seen.get(who) ?? 1;
            const label = `${who} ${Math.random()}`;
            const answer = await enter({ ...lpg, label }, { existing: { ...made, version } });
            const [after] = (await stored()).activities;
            if (version === before!.version) expect(after).toMatchObject({ label, version: version + 1 });
            else {
              expect(answer).toMatchObject({ kind: "conflict", current: before });
              expect(after).toEqual(before);
            }
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test("of two saved at once one is kept and the other told", async () => {
    const existing = must(await enter());
    const both = await Promise.all(["mine", "theirs"].map((label) => enter({ ...lpg, label }, { existing })));
    expect(both.map((answer) => (answer.ok ? "saved" : answer.kind))).toEqual(["saved", "conflict"]);
    expect((await stored()).activities[0]?.label).toBe("mine");
  });
});

describe("a notation key", () => {
  const set = (version: number, key: "NO" | "NE" | null) =>
    setNotation(deps, root, {
      ...place(),
      ref: "IV.1",
      version,
      notation: key && { key, reason: "r", includedIn: null },
    });

  test("changes only what was seen, also after it was taken back and set anew", async () => {
    expect(must(await set(0, "NO")).version).toBe(1);
    expect(await set(0, "NE")).toMatchObject({ kind: "conflict", current: { key: "NO" } });
    must(await set(1, null));
    expect((await stored()).notation).toEqual([]);
    expect(must(await set(0, "NE")).version).toBe(3);
    expect(await set(1, "NO")).toMatchObject({ kind: "conflict", current: { key: "NE" } });
  });

  test("other than the four is refused", async () => {
    expect(await set(0, "XX" as "NO")).toMatchObject({ kind: "invalid", problems: [{ path: "key" }] });
  });
});

describe("the audit trail", () => {
  test("has an entry for each change, chained, and none for what was refused", async () => {
    const made = must(await enter());
    await enter({ ...lpg, label: "x" }, { existing: { ...made, version: 9 } });
    must(await deleteActivity(deps, root, { ...place(), ...made }));
    const scope = (await openCityScope(deps.db, root.userId, cityId))!;
    const entries = await listAudit(scope, deps.db, { limit: 10, entityId: made.activityId });
    expect(entries.map((entry) => [entry.action, entry.actor_name])).toEqual([
      ["delete", "Siti"],
      ["create", "Siti"],
    ]);
    expect(await verifyAudit(deps.db)).toMatchObject({ ok: true });
  });

  test("cannot be changed or deleted", async () => {
    await expect(sql`update audit set action = 'x' where seq = 1`.execute(deps.db)).rejects.toThrow(
      "append-only",
    );
    await expect(sql`delete from audit`.execute(deps.db)).rejects.toThrow("append-only");
  });

  test("shows which entry was altered by somebody who went around that", async () => {
    for (let i = 0; i < 5; i += 1) must(await enter({ ...lpg, label: `${i}` }));
    const whole = await verifyAudit(deps.db);
    const head = whole.ok ? whole.head : { seq: 0, hash: "" };
    await sql`drop trigger audit_no_update`.execute(deps.db);
    await sql`drop trigger audit_no_delete`.execute(deps.db);
    const columns = ["at", "actor", "city_id", "entity", "entity_id", "action", "after_json", "prev_hash"];
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: head.seq }),
        fc.constantFrom(...columns),
        async (seq, column) => {
          const where = sql`where seq = ${seq}`;
          const kept = await sql<{
            v: string | null;
          }>`select ${sql.ref(column)} as v from audit ${where}`.execute(deps.db);
          const other = column === "prev_hash" ? "f".repeat(64) : '"other"';
          await sql`update audit set ${sql.ref(column)} = ${other} ${where}`.execute(deps.db);
          expect(await verifyAudit(deps.db)).toEqual({ ok: false, badSeq: seq });
          await sql`update audit set ${sql.ref(column)} = ${kept.rows[0]!.v} ${where}`.execute(deps.db);
        },
      ),
      { numRuns: 40 },
    );
    expect(await verifyAudit(deps.db, head)).toEqual({ ok: true, head });
    await sql`delete from audit where seq = ${head.seq}`.execute(deps.db);
    expect(await verifyAudit(deps.db)).toMatchObject({ ok: true });
    expect(await verifyAudit(deps.db, head)).toEqual({ ok: false, badSeq: head.seq });
    await sql`delete from audit where seq = 3`.execute(deps.db);
    expect(await verifyAudit(deps.db)).toEqual({ ok: false, badSeq: 3 });
  });
});

describe("rights in a city", () => {
  test("a viewer sees, an editor enters", async () => {
    const officer = await person(deps, "officer");
    const save = () => saveActivity(deps, officer, { ...place(), activity: lpg, typed });
    expect(await save()).toMatchObject({ kind: "not-found" });
    must(await setMember(deps, root, { cityId, login: "officer", role: "viewer" }));
    expect(await save()).toMatchObject({ kind: "forbidden" });
    must(await readInventory(deps, officer, place()));
    must(await setMember(deps, root, { cityId, login: "officer", role: "editor" }));
    must(await save());
  });

  test("an inventory or activity under another city's address is not found", async () => {
    const other = await newCity(deps, root, "Other");
    const made = must(await enter());
    const wrong = { cityId: other, inventoryId };
    expect(await readInventory(deps, root, wrong)).toMatchObject({ kind: "not-found" });
    expect(await deleteActivity(deps, root, { ...wrong, ...made })).toMatchObject({ kind: "not-found" });
    const year2 = must(
      await createInventory(deps, root, { cityId, inventory: { ...inventory, year: 2020 } }),
    );
    expect(await deleteActivity(deps, root, { cityId, ...year2, ...made })).toMatchObject({
      kind: "not-found",
    });
  });

  test("the database itself refuses a row under another city's inventory", async () => {
    const other = await newCity(deps, root, "Other");
    must(await enter());
    await expect(sql`update activities set city_id = ${other}`.execute(deps.db)).rejects.toThrow(
      "FOREIGN KEY",
    );
  });
});
