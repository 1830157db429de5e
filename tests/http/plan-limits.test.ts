import { afterAll, beforeAll, expect, test } from "vitest";
import { saveActivity } from "../../src/usecases/enter-activity.ts";
import { createInventory } from "../../src/usecases/inventories.ts";
import { readPlan } from "../../src/usecases/plans.ts";
import { must } from "../fixtures/temp-store.ts";
import { type Browser, openSite, root, type Site } from "./site.ts";

let site: Site;
let cityId: string;
let plan: string;
let browser: Browser;

const post = (address: string, fields: object) => browser.post(address).type("form").send(fields);
/** The text of a page without its marks, spaces made plain. */
const said = async (address: string): Promise<string> => {
  const { text } = await browser.get(address);
  return text.replaceAll(/<[^>]*>/g, " ").replaceAll(/[\s\u00a0]+/g, " ");
};
const measure = (name: string, share: string, more: object = {}) =>
  post(`${plan}/parts/new/measure`, {
    type: "efficiency",
    name,
    "ref.I.1.2": "yes",
    share,
    saving: "40",
    shape: "step",
    start: "2026",
    ...more,
  });
const partsOf = async (kind: string) => {
  const planId = plan.split("/").at(-1) ?? "";
  const { parts } = must(await readPlan(site.temp.deps, site.administrator, { cityId, planId }));
  return parts.filter((part) => part.kind === kind);
};

beforeAll(async () => {
  site = await openSite();
  cityId = await site.city("Kota Atap");
  browser = await site.signedIn(root);
  const deps = { ...site.temp.deps, validateActivity: () => [] };
  const about = {
    year: 2024,
    gwp: "AR5",
    guidelines: "2006",
    level: "BASIC",
    population: 1_000_000,
  } as const;
  const { inventoryId } = must(
    await createInventory(deps, site.administrator, {
      cityId,
      inventory: { ...about, areaKm2: null, gdp: null, period: null },
    }),
  );
  const factors = { grid: { value: { value: "0.5", unit: "t/MWh" }, gas: "CO2", source: "utility" } };
  const activity = { ref: "I.1.2", method: "EL-LOC", label: "Homes", inputs: { energy: "200000 MWh" }, factors }; // prettier-ignore
  must(await saveActivity(deps, site.administrator, { cityId, inventoryId, activity, typed: {} }));
  const made = await post(`/cities/${cityId}/plans`, { inventory: inventoryId, name: "Plan", horizon: "2030", discountRate: "8" }); // prettier-ignore
  plan = made.headers["location"] ?? "";
});
afterAll(() => site.temp.remove());

test("with fewer than two measures the form says what is missing first", async () => {
  expect(await said(`${plan}/measures`)).toContain("No shared limit yet");
  expect(await said(`${plan}/parts/new/limit`)).toContain("This needs two measures");
});

test("a limit is refused beside its fields, and nothing typed is lost", async () => {
  expect((await measure("Solar panels", "40")).status).toBe(303);
  expect((await measure("Solar heaters", "30.5")).status).toBe(303);
  expect(await said(`${plan}/parts/new/limit`)).toMatch(/Solar panels takes 40 %.*Solar heaters takes 30.5 %/); // prettier-ignore
  const one = await post(`${plan}/parts/new/limit`, { name: "", "measure.solar-panels": "yes", share: "120" }); // prettier-ignore
  expect(one.status).toBe(422);
  expect(one.text).toContain("Tick two or more measures");
  expect(one.text).toContain('href="#f-measures"');
  expect(one.text).toContain('href="#f-name"');
  expect(one.text).toContain('href="#f-share"');
  expect(one.text).toContain('value="120"');
  expect(await partsOf("limit")).toEqual([]);
});

test("a limit is kept, listed, and refuses a scenario that takes more", async () => {
  const saved = await post(`${plan}/parts/new/limit`, {
    name: "Roofs",
    "measure.solar-panels": "yes",
    "measure.solar-heaters": "yes",
    share: "60",
    note: "Survey of 2023",
  });
  expect(saved.status).toBe(303);
  expect(saved.headers["location"]).toBe(`${plan}/measures`);
  const [limit] = await partsOf("limit");
  expect(limit?.document).toEqual({
    label: "Roofs",
    measures: ["solar-panels", "solar-heaters"],
    share: "60 %",
    note: "Survey of 2023",
  });
  expect(await said(`${plan}/measures`)).toMatch(/Roofs Together at most 60 %: Solar panels \(40 %\), Solar heaters \(30.5 %\) Survey of 2023/); // prettier-ignore
  const both = { name: "Both", "measure.solar-panels": "yes", "measure.solar-heaters": "yes" };
  const refused = await post(`${plan}/parts/new/scenario`, both);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("70.5 %");
  expect((await post(`${plan}/parts/new/scenario`, { ...both, "measure.solar-heaters": "" })).status).toBe(303); // prettier-ignore
});

test("a limit made tighter than a scenario is told on the list, and its form shows it again", async () => {
  const [limit] = await partsOf("limit");
  const form = (await browser.get(`${plan}/parts/${limit?.id}/edit`)).text;
  expect(form).toContain('value="Roofs"');
  expect(form).toContain('value="60"');
  expect(form.match(/name="measure\.solar-[a-z]+"[^>]*checked/g)).toHaveLength(2);
  const changed = await post(`${plan}/parts/${limit?.id}`, {
    version: String(limit?.version),
    name: "Roofs",
    "measure.solar-panels": "yes",
    "measure.solar-heaters": "yes",
    share: "35",
  });
  expect(changed.status).toBe(303);
  expect(await said(`${plan}/measures`)).toContain("Too much: Both (40 %)");
});

test("a measure that a limit, another measure or a report names is not deleted under them", async () => {
  expect((await measure("Batteries", "10", { "requires.solar-heaters": "yes" })).status).toBe(303);
  const report = { measure: "solar-heaters", year: "2027", implemented: "50" };
  expect((await post(`${plan}/parts/new/progress`, report)).status).toBe(303);
  const heaters = (await partsOf("measure")).find(({ key }) => key === "solar-heaters");
  const asked = await said(`${plan}/parts/${heaters?.id}/delete`);
  expect(asked).toContain("Shared limit: Roofs");
  expect(asked).toContain("Measure: Batteries");
  expect(asked).toContain("Progress report: Solar heaters, 2027");
  await post(`${plan}/parts/${heaters?.id}/delete`, { version: String(heaters?.version) });
  expect((await partsOf("measure")).length).toBe(3);
  const [limit] = await partsOf("limit");
  expect((await post(`${plan}/parts/${limit?.id}/delete`, { version: String(limit?.version) })).status).toBe(303); // prettier-ignore
  expect(await partsOf("limit")).toEqual([]);
});
