import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { calculateInventory } from "../../src/inventory/calculate.ts";
import { listAudit, verifyAudit } from "../../src/store/audit.ts";
import { openCityScope } from "../../src/store/scope.ts";
import type { Actor } from "../../src/usecases/act.ts";
import { actOnFactors, previewFactorAct, readCityFactors } from "../../src/usecases/city-factors.ts";
import type { FactorAct } from "../../src/usecases/city-factors.ts";
import { computeInventory } from "../../src/usecases/compute-inventory.ts";
import { saveActivity } from "../../src/usecases/enter-activity.ts";
import { createInventory, readInventory } from "../../src/usecases/inventories.ts";
import type { KnowingDeps } from "../../src/usecases/knowing.ts";
import { setMember } from "../../src/usecases/members.ts";
import {
  firstAdministrator,
  must,
  newCity,
  person,
  tempStore,
  type TempStore,
} from "../fixtures/temp-store.ts";

const GRID = { key: "grid/ef", value: 0.5, unit: "t/MWh", source: "Letter of the utility, 2025" };
const LOSS = { key: "grid/loss", value: 8, unit: "%", source: "Utility, annual report" };

let temp: TempStore;
let deps: KnowingDeps;
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
  root = await firstAdministrator(deps);
  const cityId = await newCity(deps, root);
  const { inventoryId } = must(await createInventory(deps, root, { cityId, inventory }));
  place = { cityId, inventoryId };
  must(
    await saveActivity({ ...deps, validateActivity: () => [] }, root, {
      ...place,
      activity: { ref: "I.1.2", method: "EL-LOC", inputs: { energy: "1000 MWh" } },
      typed: {},
    }),
  );
});
afterEach(() => temp.remove());

const doing = async (act: FactorAct, actor = root) =>
  actOnFactors(deps, actor, { cityId: place.cityId, act });
const added = async (...rows: readonly object[]) => must(await doing({ act: "add", rows })).factorIds;
const listed = async () => must(await readCityFactors(deps, root, place.cityId));

async function total(): Promise<number> {
  const { outcome } = must(await computeInventory(deps, root, place));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value.totals.basic;
}

/** `kind path code` of a refusal. */
async function refusal(act: FactorAct, actor = root): Promise<readonly string[]> {
  const result = await doing(act, actor);
  return result.ok ? [] : result.problems.map(({ path, code }) => `${result.kind} ${path} ${code}`);
}

describe("a city's own factors", () => {
  test("are what its inventories are computed with, until they are retired, and again once restored", async () => {
    const before = await total();
    const [factorId = ""] = await added(GRID);
    expect(await total()).toBeCloseTo(500, 9);
    must(await doing({ act: "correct", factorId, version: 1, row: { ...GRID, value: 600, unit: "kg/MWh" } }));
    expect(await total()).toBeCloseTo(600, 9);
    must(await doing({ act: "retire", factorId, version: 2, reason: "The ministry has a newer one" }));
    expect(await total()).toBe(before);
    expect(await listed()).toMatchObject([
      { value: 600, version: 3, retired_name: "Siti", retired_reason: "The ministry has a newer one" },
    ]);
    must(await doing({ act: "restore", factorId, version: 3 }));
    expect(await total()).toBeCloseTo(600, 9);
  });

  test("go with the document that is handed over, which then gives the same number anywhere", async () => {
    await added(GRID, LOSS);
    const { document } = must(await readInventory(deps, root, place));
    const again = calculateInventory(JSON.parse(JSON.stringify(document)), deps.knowledge);
    expect(again.ok && again.value.totals.basic).toBe(await total());
    const { ownFactors: _, ...without } = document;
    const plain = calculateInventory(without, deps.knowledge);
    expect(plain.ok && plain.value.totals.basic).not.toBe(await total());
  });

  test("are another city's in nothing", async () => {
    await added(GRID);
    const cityId = await newCity(deps, root, "Elsewhere");
    const { inventoryId } = must(await createInventory(deps, root, { cityId, inventory }));
    const { document } = must(await readInventory(deps, root, { cityId, inventoryId }));
    expect(document).not.toHaveProperty("ownFactors");
    expect(must(await readCityFactors(deps, root, cityId))).toEqual([]);
  });

  test("leave a trail: who did what, when, and what it was before", async () => {
    const [factorId = ""] = await added(GRID);
    must(await doing({ act: "correct", factorId, version: 1, row: { ...GRID, value: 0.6 } }));
    must(await doing({ act: "retire", factorId, version: 2, reason: "Typing error" }));
    const scope = (await openCityScope(deps.db, root.userId, place.cityId))!;
    const trail = await listAudit(scope, deps.db, { limit: 10, entityId: factorId });
    expect(trail.map(({ action, actor_name }) => [action, actor_name])).toEqual([
      ["retire", "Siti"],
      ["correct", "Siti"],
      ["add", "Siti"],
    ]);
    expect(JSON.parse(trail[1]?.before_json ?? "")).toMatchObject({ value: 0.5 });
    expect((await verifyAudit(deps.db)).ok).toBe(true);
  });
});

describe("an act on a city's own factors", () => {
  test("adds all or none", async () => {
    expect(
      await refusal({ act: "add", rows: [GRID, { ...LOSS, unit: "km" }, { ...LOSS, key: "x" }] }),
    ).toEqual(["invalid [1].unit unit.wrong-dimension", "invalid [2].key own-factor.unknown-key"]);
    expect(await listed()).toEqual([]);
    expect(await added(GRID, LOSS)).toHaveLength(2);
  });

  test("is refused where the library has no such key, or the city a value in force for the year", async () => {
    const unknown = { ...GRID, key: "stationary/lpgg/co2", unit: "t/TJ" };
    expect(await refusal({ act: "add", rows: [unknown] })).toEqual([
      "invalid [0].key own-factor.unknown-key",
    ]);
    const [factorId = ""] = await added(GRID);
    expect(await refusal({ act: "add", rows: [GRID] })).toEqual(["invalid [0].key own-factor.taken"]);
    await added({ ...GRID, year: 2023 });
    must(await doing({ act: "retire", factorId, version: 1, reason: "Old" }));
    await added(GRID);
    expect(await refusal({ act: "restore", factorId, version: 2 })).toEqual(["invalid key own-factor.taken"]);
    expect(await refusal({ act: "add", rows: [] })).toEqual(["invalid  own-factor.none"]);
  });

  test("is refused beyond what the methods take", async () => {
    expect(await refusal({ act: "add", rows: [{ ...LOSS, value: 61 }] })).toEqual([
      "invalid [0].value value.too-big",
    ]);
  });

  test("wants a reason where a factor is retired", async () => {
    const [factorId = ""] = await added(GRID);
    expect(await refusal({ act: "retire", factorId, version: 1, reason: " " })).toEqual([
      "invalid reason store.text-missing",
    ]);
  });

  test("is a conflict where somebody was first", async () => {
    const [factorId = ""] = await added(GRID);
    must(await doing({ act: "correct", factorId, version: 1, row: { ...GRID, value: 0.6 } }));
    const late = await doing({ act: "correct", factorId, version: 1, row: { ...GRID, value: 0.7 } });
    expect(late).toMatchObject({ ok: false, kind: "conflict", current: { value: 0.6, version: 2 } });
    must(await doing({ act: "retire", factorId, version: 2, reason: "Old" }));
    expect(await doing({ act: "retire", factorId, version: 3, reason: "Old" })).toMatchObject({
      kind: "conflict",
    });
  });

  test("is done once for a form sent twice", async () => {
    const input = {
      cityId: place.cityId,
      requestId: "request-1",
      act: { act: "add", rows: [GRID] },
    } as const;
    const first = must(await actOnFactors(deps, root, input));
    expect(must(await actOnFactors(deps, root, input))).toEqual(first);
    expect(await listed()).toHaveLength(1);
  });

  test("is for those who may enter data; others of the city see, outsiders see nothing", async () => {
    const [viewer, outsider] = [await person(deps, "viewer"), await person(deps, "outsider")];
    must(await setMember(deps, root, { cityId: place.cityId, login: "viewer", role: "viewer" }));
    expect(await refusal({ act: "add", rows: [GRID] }, viewer)).toEqual(["forbidden  account.forbidden"]);
    expect(await refusal({ act: "add", rows: [GRID] }, outsider)).toEqual(["not-found  store.not-found"]);
    expect((await readCityFactors(deps, viewer, place.cityId)).ok).toBe(true);
    expect((await readCityFactors(deps, outsider, place.cityId)).ok).toBe(false);
  });
});

describe("the preview of an act", () => {
  test("tells each inventory's totals before and after, and stores nothing", async () => {
    const before = await total();
    const act = { act: "add", rows: [GRID] } as const;
    const { effects, rows } = must(await previewFactorAct(deps, root, { cityId: place.cityId, act }));
    expect(rows).toEqual([GRID]);
    expect(effects).toHaveLength(1);
    const basic = effects[0]?.comparison.totals.find(({ name }) => name === "basic");
    expect(basic?.before).toBe(before);
    expect(basic?.after).toBeCloseTo(500, 9);
    expect(effects[0]?.comparison.changes[0]?.activities).toHaveLength(1);
    expect(await listed()).toEqual([]);
    expect(await total()).toBe(before);
    await added(GRID);
    expect(await total()).toBe(basic?.after);
  });

  test("of retiring ends where the library's is again", async () => {
    const before = await total();
    const [factorId = ""] = await added(GRID);
    const act = { act: "retire", factorId, version: 1, reason: "Old" } as const;
    const { effects } = must(await previewFactorAct(deps, root, { cityId: place.cityId, act }));
    expect(effects[0]?.comparison.totals.find(({ name }) => name === "basic")?.after).toBe(before);
  });
});
