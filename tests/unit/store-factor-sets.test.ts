import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listAudit, verifyAudit } from "../../src/store/audit.ts";
import { factorSetOf, keepFactorSet, readFactorSet } from "../../src/store/factor-sets.ts";
import { openCityScope } from "../../src/store/scope.ts";
import { computeInventory } from "../../src/usecases/compute-inventory.ts";
import { saveActivity } from "../../src/usecases/enter-activity.ts";
import { pinInventories } from "../../src/usecases/factor-sets.ts";
import { copyInventory, createInventory, readInventory } from "../../src/usecases/inventories.ts";
import type { Actor } from "../../src/usecases/act.ts";
import type { KnowingDeps } from "../../src/usecases/knowing.ts";
import { changing, otherLibrary } from "../fixtures/other-library.ts";
import { firstAdministrator, must, newCity, tempStore, type TempStore } from "../fixtures/temp-store.ts";

const LPG_CO2 = "stationary/lpg/co2";

let temp: TempStore;
let deps: KnowingDeps;
/** The same installation after an update of the program that brought another library. */
let updated: KnowingDeps;
let root: Actor;
let place: { cityId: string; inventoryId: string };

const inventory = {
  year: 2024,
  gwp: "AR5",
  guidelines: "2006",
  level: "BASIC",
  population: null,
  areaKm2: null,
  gdp: null,
  period: null,
} as const;

beforeEach(async () => {
  temp = await tempStore();
  ({ deps } = temp);
  const { book, library } = deps.knowledge;
  updated = {
    ...deps,
    knowledge: { book, library: otherLibrary(library, "2027.1", changing(LPG_CO2, { value: 126_200 })) },
  };
  root = await firstAdministrator(deps);
  const cityId = await newCity(deps, root);
  const { inventoryId } = must(await createInventory(deps, root, { cityId, inventory }));
  place = { cityId, inventoryId };
});
afterEach(() => temp.remove());

async function enterLpg(where = place) {
  must(
    await saveActivity({ ...deps, validateActivity: () => [] }, root, {
      ...where,
      activity: { ref: "I.1.1", method: "ST-FUEL", inputs: { fuel: "lpg", amount: "1000 t" } },
      typed: {},
    }),
  );
}

async function totalWith(program: KnowingDeps, where = place): Promise<number> {
  const { outcome } = must(await computeInventory(program, root, where));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value.totals.basic;
}

async function problemsWith(program: KnowingDeps) {
  const { outcome } = must(await computeInventory(program, root, place));
  return outcome.ok ? [] : outcome.problems.map(({ code }) => code);
}

const kept = () => deps.db.selectFrom("factor_sets").select(["hash", "version"]).execute();

describe("the factor library of an inventory", () => {
  test("is the program's at the time it is made, kept whole, once", async () => {
    const { version, hash } = deps.knowledge.library;
    must(await createInventory(deps, root, { ...place, inventory: { ...inventory, year: 2023 } }));
    const { inventory: row } = must(await readInventory(deps, root, place));
    expect(factorSetOf(row)).toEqual({ version, hash });
    expect(await kept()).toEqual([{ version, hash }]);
  });

  test("comes back row for row, with its places", async () => {
    const { library } = deps.knowledge;
    const read = await readFactorSet(deps.db, library);
    expect(read.ok && read.value.rows).toEqual(library.rows);
    expect(read.ok && read.value.countries).toEqual(library.countries);
    expect(read.ok && read.value.targets).toEqual(library.targets);
    expect(read.ok && [...read.value.byKey.keys()]).toEqual([...library.byKey.keys()]);
  });

  test("stays the same after an update of the program, and so does the number, to the last bit", async () => {
    await enterLpg();
    const before = await totalWith(deps);
    expect(await totalWith(updated)).toBe(before);
    // 2006 Guidelines, Volume 2, Tables 1.2 and 2.5: 1 kt of LPG in homes.
    expect(before).toBeCloseTo(47.3 * 63.1 + (47.3 * 5 * 28) / 1000 + (47.3 * 0.1 * 265) / 1000, 6);
    const copy = must(await copyInventory(updated, root, { ...place, year: 2025 }));
    const newYear = { ...place, inventoryId: copy.inventoryId };
    expect(await totalWith(updated, newYear)).toBeCloseTo(before + 47.3 * 63.1, 6);
    expect((await kept()).map(({ version }) => version).toSorted()).toEqual([
      deps.knowledge.library.version,
      "2027.1",
    ]);
  });

  test("is not replaced by another where it is missing or damaged", async () => {
    await enterLpg();
    await sql`drop trigger factor_sets_no_update`.execute(deps.db);
    await sql`update factor_sets set content = x'1f8b'`.execute(deps.db);
    expect(await problemsWith(updated)).toEqual(["factor-set.damaged"]);
    await sql`drop trigger factor_sets_no_delete`.execute(deps.db);
    await sql`delete from factor_sets`.execute(deps.db);
    expect(await problemsWith(updated)).toEqual(["factor-set.missing"]);
    expect(await problemsWith(deps)).toEqual([]);
  });

  test("cannot be changed once it is kept", async () => {
    await expect(sql`update factor_sets set version = 'x'`.execute(deps.db)).rejects.toThrow(/append-only/);
    await expect(sql`delete from factor_sets`.execute(deps.db)).rejects.toThrow(/append-only/);
    expect(await keepFactorSet(deps.db, deps.knowledge.library, "now")).toBeNull();
  });

  test("is told in the audit trail with the digest of what is kept", async () => {
    const [row] = await deps.db.selectFrom("factor_sets").selectAll().execute();
    const entry = await deps.db
      .selectFrom("audit")
      .selectAll()
      .where("entity", "=", "factor-set")
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ action: "keep", entity_id: row?.hash, actor: root.userId });
    expect(JSON.parse(entry.after_json ?? "")).toEqual({ version: row?.version, digest: row?.digest });
    expect((await verifyAudit(deps.db)).ok).toBe(true);
  });
});

describe("inventories from before libraries were kept", () => {
  test("are put on the program's own at its start, once, and the trail says so", async () => {
    await sql`update inventories set factor_set = null`.execute(deps.db);
    await enterLpg();
    expect(await pinInventories(updated)).toBe(1);
    expect(await pinInventories(updated)).toBe(0);
    const { inventory: row } = must(await readInventory(deps, root, place));
    expect(factorSetOf(row)).toMatchObject({ version: "2027.1" });
    const scope = await openCityScope(deps.db, root.userId, place.cityId);
    const [latest] = await listAudit(scope!, deps.db, { limit: 1, entityId: place.inventoryId });
    expect(latest).toMatchObject({ action: "pin-factor-set", actor: null });
    expect(await totalWith(updated)).toBeGreaterThan(47.3 * 126);
  });
});
