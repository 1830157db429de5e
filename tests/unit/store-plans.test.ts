import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readSamples } from "../../src/store/sample-files.ts";
import { openCityScope } from "../../src/store/scope.ts";
import { listAudit } from "../../src/store/audit.ts";
import type { Actor } from "../../src/usecases/act.ts";
import { createInventory } from "../../src/usecases/inventories.ts";
import type { KnowingDeps } from "../../src/usecases/knowing.ts";
import { loadSample } from "../../src/usecases/load-sample.ts";
import { removePart, savePart, type PartInput, type PlanDeps } from "../../src/usecases/plan-parts.ts";
import { createPlan, editPlan, readPlan, readPlans, removePlan } from "../../src/usecases/plans.ts";
import { readInventory } from "../../src/usecases/inventories.ts";
import {
  firstAdministrator,
  must,
  newCity,
  person,
  tempStore,
  type TempStore,
} from "../fixtures/temp-store.ts";

let temp: TempStore;
let deps: PlanDeps & KnowingDeps;
let root: Actor;
let cityId: string;
let inventoryId: string;
let planId: string;

const plan = { name: "LEDS 2050", horizon: 2050, discountRate: "8 %" };
const led: PartInput = {
  kind: "measure",
  key: "led",
  document: { type: "efficiency", refs: ["I.2.2"], share: "90 %", saving: "55 %" },
};

beforeEach(async () => {
  temp = await tempStore();
  deps = { ...temp.deps, validatePart: () => [] };
  root = await firstAdministrator(deps);
  cityId = await newCity(deps, root);
  const inventory = { year: 2024, gwp: "AR5", guidelines: "2006", level: "BASIC" } as const;
  const blank = { population: null, areaKm2: null, gdp: null, period: null };
  ({ inventoryId } = must(
    await createInventory(deps, root, { cityId, inventory: { ...inventory, ...blank } }),
  ));
  ({ planId } = must(await createPlan(deps, root, { cityId, inventoryId, plan })));
});
afterEach(() => temp.remove());

const save = (part: PartInput, more: object = {}) =>
  savePart(deps, root, { cityId, planId, part, typed: { share: "90" }, ...more });

describe("a plan", () => {
  test("is read as the contract's document, the inventory inside", async () => {
    must(await save(led));
    must(await save({ kind: "driver", key: "population", document: { growth: "1.5 %" } }));
    must(await save({ kind: "scenario", key: "plan-a", document: { measures: ["led"] } }));
    const read = must(await readPlan(deps, root, { cityId, planId }));
    expect(read.document).toMatchObject({
      format: "cityleds/plan@1",
      inventory: { format: "cityleds/inventory@1", year: 2024 },
      horizon: 2050,
      drivers: { population: { growth: "1.5 %" } },
      projection: [],
      measures: [{ id: "led", ...led.document }],
      scenarios: [{ id: "plan-a", measures: ["led"] }],
      discountRate: "8 %",
    });
  });

  test("has a name of its own and ends no earlier than its inventory", async () => {
    const again = await createPlan(deps, root, { cityId, inventoryId, plan });
    expect(again).toMatchObject({ problems: [{ path: "name", code: "store.plan-name-taken" }] });
    const early = await createPlan(deps, root, {
      cityId,
      inventoryId,
      plan: { ...plan, name: "x", horizon: 2023 },
    });
    expect(early).toMatchObject({ problems: [{ path: "horizon", code: "store.horizon-too-early" }] });
    expect(must(await readPlans(deps, root, { cityId }))).toHaveLength(1);
  });

  test("is edited by one officer at a time, and deleted with its parts kept in the trail", async () => {
    must(await save(led));
    must(await editPlan(deps, root, { cityId, planId, version: 1, plan: { ...plan, horizon: 2040 } }));
    const stale = { cityId, planId, version: 1 };
    expect(await editPlan(deps, root, { ...stale, plan })).toMatchObject({
      kind: "conflict",
      current: { horizon: 2040 },
    });
    expect(await removePlan(deps, root, stale)).toMatchObject({ kind: "conflict" });
    must(await removePlan(deps, root, { ...stale, version: 2 }));
    expect(await readPlan(deps, root, { cityId, planId })).toMatchObject({ kind: "not-found" });
    const scope = (await openCityScope(deps.db, root.userId, cityId))!;
    const [entry] = await listAudit(scope, deps.db, { limit: 1, entityId: planId });
    expect(entry?.action).toBe("delete");
    expect(entry?.before_json).toContain('"saving":"55 %"');
  });
});

describe("a part of a plan", () => {
  test("has a key of its own among its kind", async () => {
    must(await save(led));
    expect(await save(led)).toMatchObject({ problems: [{ path: "key", code: "store.key-taken" }] });
    must(await save({ ...led, kind: "target" }));
    expect(await save({ ...led, key: "../x" })).toMatchObject({ problems: [{ code: "store.key-unfit" }] });
  });

  test("is checked in the plan as it would be, and refused with nothing saved", async () => {
    must(await save(led));
    deps = {
      ...deps,
      validatePart: (part, whole) => [
        { path: `${part.key} of ${(whole["measures"] as unknown[]).length}`, code: "value.refused" },
      ],
    };
    expect(await save({ ...led, key: "fans" })).toMatchObject({ problems: [{ path: "fans of 2" }] });
    expect(must(await readPlan(deps, root, { cityId, planId })).parts).toHaveLength(1);
  });

  test("keeps its order, and what another officer saved is never overwritten", async () => {
    const first = must(await save(led));
    must(await save({ ...led, key: "fans" }));
    const change = { ...led, document: { ...led.document, share: "80 %" } };
    must(await save(change, { existing: first }));
    expect(await save(led, { existing: first })).toMatchObject({
      kind: "conflict",
      current: { version: 2, document: { share: "80 %" } },
    });
    expect(await removePart(deps, root, { cityId, planId, ...first })).toMatchObject({ kind: "conflict" });
    const { parts } = must(await readPlan(deps, root, { cityId, planId }));
    expect(parts.map((part) => part.key)).toEqual(["led", "fans"]);
    must(await removePart(deps, root, { cityId, planId, partId: first.partId, version: 2 }));
  });

  test("is saved once however often its form is sent", async () => {
    const requestId = "11112222-3333";
    const answers = await Promise.all([1, 2, 3].map(() => save(led, { requestId })));
    expect(new Set(answers.map((answer) => must(answer).partId)).size).toBe(1);
  });
});

describe("a sample city", () => {
  const samples = readSamples();
  if (!samples.ok) throw new Error(JSON.stringify(samples.problems));

  test.each(samples.value.map((sample) => [sample.id, sample] as const))(
    "%s is loaded whole",
    async (_, sample) => {
      const loaded = must(await loadSample(deps, root, { sample }));
      const read = must(await readPlan(deps, root, loaded));
      const { stored, document } = read;
      expect(stored.city.sample).toBe(sample.id);
      const withoutIds = (activity: object) => ({ ...activity, id: "" });
      expect(document.inventory.activities.map(withoutIds)).toEqual(
        expect.arrayContaining(sample.inventory.activities.map(withoutIds)),
      );
      const { activities: _a, notation: _n, ...frame } = sample.inventory;
      expect(document.inventory).toMatchObject(frame);
      expect(document["drivers"]).toEqual(sample.plan.drivers);
      expect(document["projection"]).toEqual(sample.plan.projection);
      const byId = new Map(document.inventory.activities.map((activity) => [activity.id, activity.label]));
      const measures = document["measures"] as { id: string; activities?: string[] }[];
      for (const measure of sample.plan.measures) {
        const labels = ((measure["activities"] as string[] | undefined) ?? []).map(
          (key) => sample.inventory.activities.find(({ id }) => id === key)?.["label"],
        );
        expect(
          measures.find(({ id }) => id === measure.id)?.activities?.map((id) => byId.get(id)) ?? [],
        ).toEqual(labels);
      }
      expect(stored.published).toHaveLength(sample.published.length);
      const illustrative = stored.basis.filter(({ basis }) => basis === "illustrative");
      expect(illustrative.length).toBeGreaterThan(0);
      for (const id of byId.keys())
        expect(stored.basis.some((line) => line.entity === "activity" && line.entity_id === id)).toBe(true);
    },
  );

  test("may be loaded twice, once for each request, by administrators alone", async () => {
    const sample = samples.value[1]!;
    const once = { sample, requestId: "load-00000001" };
    const first = must(await loadSample(deps, root, once));
    expect(must(await loadSample(deps, root, once))).toEqual(first);
    expect(must(await loadSample(deps, root, { sample })).cityId).not.toBe(first.cityId);
    const budi = await person(deps, "budi");
    expect(await loadSample(deps, budi, { sample })).toMatchObject({ kind: "forbidden" });
    expect(await readInventory(deps, budi, first)).toMatchObject({ kind: "not-found" });
  });
});
