import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as activities from "../../src/store/activities.ts";
import * as audit from "../../src/store/audit.ts";
import * as cities from "../../src/store/cities.ts";
import * as cityFactors from "../../src/store/city-factors.ts";
import * as inventories from "../../src/store/inventories.ts";
import * as memberships from "../../src/store/memberships.ts";
import * as notation from "../../src/store/notation.ts";
import * as planParts from "../../src/store/plan-parts.ts";
import * as plans from "../../src/store/plans.ts";
import * as published from "../../src/store/published.ts";
import { readSamples } from "../../src/store/sample-files.ts";
import { openCityScope, type CityScope } from "../../src/store/scope.ts";
import type { Handle } from "../../src/store/tables.ts";
import { write } from "../../src/store/write.ts";
import { loadSample, type LoadedSample } from "../../src/usecases/load-sample.ts";
import { setMember } from "../../src/usecases/members.ts";
import {
  cityInput,
  firstAdministrator,
  must,
  person,
  tempStore,
  type TempStore,
} from "../fixtures/temp-store.ts";

/** Ids of things in one city, asked for in the scope of one or the other. */
interface Target extends LoadedSample {
  readonly activityId: string;
  readonly partId: string;
  readonly factorId: string;
  readonly userId: string;
}

type Call = (scope: CityScope, db: Handle, target: Target) => Promise<unknown>;

const at = "2026-11-03T02:00:00.000Z";
const empty = { document: {}, typed: {} };
const content = { ref: "I.1.1", method: "X", label: "canary", ...empty };
const fields = {
  year: 1990,
  gwp: '"AR5"',
  guidelines: "2006",
  level: "BASIC",
  population: null,
  area_km2: null,
  gdp: null,
  period_from: null,
  period_to: null,
} as const;
const factor_set = '{"version":"1","hash":"0"}';
const plan = { name: "canary", horizon: 2050, discount_rate: null };
const key = { ref: "I.1.1", key: "NO", reason: "canary", included_in: null } as const;

const own = { key: "grid/ef", value: 0.5, unit: "t/MWh", source: "canary" };

/** Every function that takes a city's scope, with ids that may lie in another city. */
const matrix: Readonly<Record<string, Readonly<Record<string, Call>>>> = {
  activities: {
    listActivities: (scope, db, { inventoryId }) => activities.listActivities(scope, db, inventoryId),
    findActivity: (scope, db, { inventoryId, activityId }) =>
      activities.findActivity(scope, db, inventoryId, activityId),
    insertActivities: (scope, db, { inventoryId }) =>
      activities.insertActivities(scope, db, inventoryId, [{ ...content, id: "new" }], at),
    updateActivity: (scope, db, target) =>
      activities.updateActivity(scope, db, { ...target, version: 1 }, { deleted: true }, at),
  },
  audit: {
    listAudit: (scope, db, { cityId }) => audit.listAudit(scope, db, { limit: 10, entityId: cityId }),
  },
  cities: {
    findCity: async (scope, db, { cityId }) => {
      const city = await cities.findCity(scope, db);
      return city.id === cityId ? city : undefined;
    },
    updateCity: async (scope, db, { cityId }) => {
      const { areaKm2: area_km2, numberFormat: number_format, ...rest } = cityInput;
      const changes = { ...rest, area_km2, number_format, updated_at: at };
      return (await cities.updateCity(scope, db, 1, changes)) && scope.cityId === cityId;
    },
  },
  cityFactors: {
    listCityFactors: async (scope, db, { factorId }) =>
      (await cityFactors.listCityFactors(scope, db)).filter(({ id }) => id === factorId),
    ownFactorsOf: async (scope, db, { cityId }) =>
      (await cityFactors.ownFactorsOf(scope, db)).length > 0 && scope.cityId === cityId,
    insertCityFactors: async (scope, db, { cityId }) => {
      await cityFactors.insertCityFactors(scope, db, [{ ...own, key: "grid/loss", id: "new" }], at);
      return scope.cityId === cityId;
    },
    updateCityFactor: (scope, db, { factorId }) =>
      cityFactors.updateCityFactor(scope, db, { factorId, version: 1 }, { retired: "canary" }, at),
  },
  inventories: {
    listInventories: async (scope, db, { inventoryId }) =>
      (await inventories.listInventories(scope, db)).filter(({ id }) => id === inventoryId),
    findInventory: (scope, db, { inventoryId }) => inventories.findInventory(scope, db, inventoryId),
    hasYear: async (scope, db, { inventoryId }) => {
      const other = await sql<{
        year: number;
      }>`select year from inventories where id = ${inventoryId}`.execute(db);
      return inventories.hasYear(scope, db, other.rows[0]!.year, "");
    },
    insertInventory: async (scope, db, { cityId }) =>
      (await inventories.insertInventory(scope, db, { ...fields, factor_set, id: "new", at })) &&
      scope.cityId === cityId,
    updateInventory: (scope, db, { inventoryId }) =>
      inventories.updateInventory(scope, db, inventoryId, 1, { ...fields, at }),
    updateFactorSet: (scope, db, { inventoryId }) =>
      inventories.updateFactorSet(scope, db, inventoryId, 1, { factor_set, at }),
  },
  memberships: {
    listMembers: async (scope, db, { userId }) =>
      (await memberships.listMembers(scope, db)).filter((member) => member.userId === userId),
    findRole: (scope, db, { userId }) => memberships.findRole(scope, db, userId),
    setRole: async (scope, db, { cityId, userId }) => {
      await memberships.setRole(scope, db, { userId, role: "viewer", at });
      return scope.cityId === cityId;
    },
    removeRole: (scope, db, { userId }) => memberships.removeRole(scope, db, userId),
  },
  notation: {
    listNotation: (scope, db, { inventoryId }) => notation.listNotation(scope, db, inventoryId),
    findNotation: (scope, db, { inventoryId }) => notation.findNotation(scope, db, inventoryId, "I.4.1"),
    writeNotation: (scope, db, { inventoryId }) => notation.writeNotation(scope, db, inventoryId, [key], at),
    clearNotation: (scope, db, { inventoryId }) =>
      notation.clearNotation(scope, db, inventoryId, "I.4.1", at),
  },
  planParts: {
    listParts: (scope, db, { planId }) => planParts.listParts(scope, db, planId),
    findPart: (scope, db, { planId, partId }) => planParts.findPart(scope, db, planId, { partId }),
    insertParts: (scope, db, { planId }) =>
      planParts.insertParts(scope, db, planId, [{ ...empty, id: "new", kind: "driver", key: "canary" }], at),
    updatePart: (scope, db, target) =>
      planParts.updatePart(scope, db, { ...target, version: 1 }, { ...empty, key: "canary" }, at),
    deletePart: (scope, db, target) => planParts.deletePart(scope, db, { ...target, version: 1 }),
  },
  plans: {
    listPlans: (scope, db, { inventoryId }) => plans.listPlans(scope, db, inventoryId),
    findPlan: (scope, db, { planId }) => plans.findPlan(scope, db, planId),
    hasPlanName: async (scope, db, { inventoryId, planId }) => {
      const other = await sql<{ name: string }>`select name from plans where id = ${planId}`.execute(db);
      return plans.hasPlanName(scope, db, inventoryId, other.rows[0]!.name, "");
    },
    insertPlan: (scope, db, { inventoryId }) =>
      plans.insertPlan(scope, db, { ...plan, id: "new", inventory_id: inventoryId, at }),
    updatePlan: (scope, db, { planId }) => plans.updatePlan(scope, db, planId, 1, { ...plan, at }),
    deletePlan: (scope, db, { planId }) => plans.deletePlan(scope, db, planId),
  },
  published: {
    listPublished: (scope, db, { inventoryId }) => published.listPublished(scope, db, inventoryId),
    insertPublished: (scope, db, { inventoryId }) =>
      published.insertPublished(scope, db, inventoryId, [
        { kind: "total", name: "canary", tonnes: 1, source: "" },
      ]),
    listValueBasis: (scope, db, { inventoryId }) => published.listValueBasis(scope, db, inventoryId),
    insertValueBasis: (scope, db, { inventoryId }) =>
      published.insertValueBasis(scope, db, inventoryId, [
        { entity: "city", entity_id: "canary", path: "x", basis: "derived" },
      ]),
  },
};

const modules = {
  activities,
  audit,
  cities,
  cityFactors,
  inventories,
  memberships,
  notation,
  planParts,
  plans,
  published,
};
/** Functions that ask for no city: the chain is of all cities, and a new city has no scope yet. */
const unscoped = new Set(["appendAudit", "verifyAudit", "listCities", "insertCity", "ownRow"]);

let temp: TempStore;
let mine: { scope: CityScope; target: Target };
let theirs: { scope: CityScope; target: Target };

async function loadCity(nth: number) {
  const { deps } = temp;
  const root = nth === 0 ? await firstAdministrator(deps) : mine.scope;
  const samples = readSamples();
  if (!samples.ok) throw new Error(JSON.stringify(samples.problems));
  const loaded = must(await loadSample(deps, root, { sample: samples.value[nth]! }));
  const officer = await person(deps, `officer${nth}`);
  must(await setMember(deps, root, { cityId: loaded.cityId, login: `officer${nth}`, role: "editor" }));
  const scope = (await openCityScope(deps.db, root.userId, loaded.cityId))!;
  const factorId = `factor${nth}`;
  await cityFactors.insertCityFactors(scope, deps.db, [{ ...own, id: factorId }], at);
  const target = {
    ...loaded,
    factorId,
    userId: officer.userId,
    activityId: (await activities.listActivities(scope, deps.db, loaded.inventoryId))[0]!.id,
    partId: (await planParts.listParts(scope, deps.db, loaded.planId))[0]!.id,
  };
  return { scope, target };
}

/** Every row that belongs to a city, as text. */
async function rowsOf(db: Handle, cityId: string): Promise<string> {
  const tables = [
    "inventories",
    "activities",
    "notation",
    "plans",
    "plan_parts",
    "memberships",
    "city_factors",
  ];
  const all = [...tables, "published_results", "value_basis"].map(async (table) => {
    const { rows } = await sql`select * from ${sql.table(table)} where city_id = ${cityId}`.execute(db);
    return rows;
  });
  const { rows } = await sql`select * from cities where id = ${cityId}`.execute(db);
  return JSON.stringify([await Promise.all(all), rows]);
}

beforeAll(async () => {
  temp = await tempStore();
  mine = await loadCity(0);
  theirs = await loadCity(1);
});
afterAll(() => temp.remove());

class Undo extends Error {}

/** Does `work` in a transaction that is undone. */
async function undone(work: (db: Handle) => Promise<void>): Promise<void> {
  const attempt = write(temp.deps.db, async (tx) => {
    await work(tx);
    throw new Undo();
  });
  await expect(attempt).rejects.toBeInstanceOf(Undo);
}

describe("every query on what a city owns", () => {
  test.each(Object.keys(modules) as (keyof typeof modules)[])("%s is in the matrix", (name) => {
    const functions = Object.entries(modules[name])
      .filter(([exported, value]) => typeof value === "function" && !unscoped.has(exported))
      .map(([exported]) => exported);
    expect(Object.keys(matrix[name]!).toSorted()).toEqual(functions.toSorted());
  });

  const calls = Object.entries(matrix).flatMap(([module, functions]) =>
    Object.entries(functions).map(([name, call]) => [`${module}.${name}`, call] as const),
  );

  test.each(calls)("%s finds nothing and changes nothing of another city", (name, call) =>
    undone(async (db) => {
      const before = await rowsOf(db, theirs.target.cityId);
      const answer = await call(mine.scope, db, theirs.target).catch((error: unknown) => error);
      const refusedByKeys = answer instanceof Error && answer.message.includes("FOREIGN KEY");
      if (!refusedByKeys) expect(answer === undefined || answer === false || isEmptyList(answer)).toBe(true);
      expect(await rowsOf(db, theirs.target.cityId), name).toBe(before);
    }),
  );

  const writes = /^(?:insert|write|clear|delete)/;

  test.each(calls)("%s does its work in its own city", (name, call) =>
    undone(async (db) => {
      const before = await rowsOf(db, theirs.target.cityId);
      const answer = await call(theirs.scope, db, theirs.target);
      if (writes.test(name.split(".")[1]!)) expect(await rowsOf(db, theirs.target.cityId)).not.toBe(before);
      else expect(answer === undefined || answer === false || isEmptyList(answer), name).toBe(false);
    }),
  );

  function isEmptyList(answer: unknown): boolean {
    return Array.isArray(answer) && answer.length === 0;
  }
});
