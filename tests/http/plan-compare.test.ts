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
const led = { type: "efficiency", "ref.I.1.2": "yes", share: "100", shape: "step", start: "2026" };

beforeAll(async () => {
  site = await openSite();
  cityId = await site.city("Kota Banding");
  const about = { year: 2025, gwp: "AR5", guidelines: "2006", level: "BASIC" } as const;
  const blank = { population: null, areaKm2: null, gdp: null, period: null };
  const deps = { ...site.temp.deps, validateActivity: () => [] };
  const { inventoryId } = must(
    await createInventory(deps, site.administrator, { cityId, inventory: { ...about, ...blank } }),
  );
  const activity = {
    ref: "I.1.2",
    method: "EL-LOC",
    label: "Rumah",
    inputs: { energy: "1000 MWh" },
    factors: { grid: { value: { value: "0.8", unit: "t/MWh" }, gas: "CO2", source: "utility" } },
  };
  must(await saveActivity(deps, site.administrator, { cityId, inventoryId, activity, typed: {} }));
  browser = await site.signedIn(root);
  const made = await post(`/cities/${cityId}/plans`, {
    inventory: inventoryId,
    name: "Plan",
    horizon: "2030",
  });
  plan = made.headers["location"] ?? "";
});
afterAll(() => site.temp.remove());

const scenarios = async () =>
  must(
    await readPlan(site.temp.deps, site.administrator, { cityId, planId: plan.split("/").at(-1) ?? "" }),
  ).parts.filter(({ kind }) => kind === "scenario");

test("a plan without scenarios has nothing to compare, and says what to do", async () => {
  expect((await browser.get(`${plan}/side-by-side`)).text).toContain(`${plan}/goals`);
});

test("a scenario is copied, knows what it came from, and stands beside it", async () => {
  await post(`${plan}/parts/new/measure`, { ...led, name: "lamps", saving: "25" });
  await post(`${plan}/parts/new/measure`, { ...led, name: "coolers", saving: "50" });
  await post(`${plan}/parts/new/scenario`, { name: "First", "measure.lamps": "yes" });
  const [first] = await scenarios();
  const copied = await post(`${plan}/parts/${first?.id}/copy`, {});
  expect(copied.status).toBe(303);
  const [, copy] = await scenarios();
  expect(copy?.document).toEqual({ label: "First (copy)", measures: ["lamps"], parent: "first" });
  const form = { name: "Second", "measure.coolers": "yes", version: "1" };
  expect((await post(`${plan}/parts/${copy?.id}`, form)).status).toBe(303);
  const page = (await browser.get(`${plan}/side-by-side`)).text;
  // 800 t less a quarter, and less a half.
  expect(page).toMatch(/Emissions in 2030.*?600.*?400/s);
  expect(page).toContain("“Second” was made from “First”. It adds: coolers. It leaves out: lamps.");
  const both = (await browser.get(`${plan}/side-by-side?scenario.first=yes&scenario.${copy?.key}=yes`)).text;
  expect(both).toMatch(/Emissions in 2030[^<]*<\/th>\s*<td[^>]*>\s*600\s*<\/td>\s*<td[^>]*>\s*400/);
  expect(both).toContain(`name="scenario.${copy?.key}" value="yes" checked`);
  const alone = (await browser.get(`${plan}/side-by-side?scenario=first`)).text;
  expect(alone).not.toMatch(/Emissions in 2030[^<]*<\/th><td[^>]*>600<\/td><td/);
});

test("each scenario is led to in steps, in the year that the address asks for", async () => {
  const page = (await browser.get(`${plan}/side-by-side`)).text;
  // 800 t, no growth, no policy, a quarter less.
  expect(page).toMatch(/Inventory 2025<\/th><td class="num">800.*?Growth.*?>0<.*?Adopted.*?>0<.*?Business as usual 2030<\/th><td class="num">800.*?lamps<\/th><td class="num">−200.*?“First” 2030<\/th><td class="num">600/s); // prettier-ignore
  expect(page).toMatch(/coolers<\/th><td class="num">−400.*?“Second” 2030<\/th><td class="num">400/s);
  const before = (await browser.get(`${plan}/side-by-side?scenario=first&year=2025`)).text;
  expect(before).toMatch(/Business as usual 2025<\/th><td class="num">800/);
  expect(before).toContain("Emissions in 2025");
  expect(before).toMatch(/<option value="2025" selected/);
  for (const year of ["1999", "soon"])
    expect((await browser.get(`${plan}/side-by-side?year=${year}`)).text).toContain("Emissions in 2030");
});

test("one that is put by is kept, and in no comparison until it is taken up again", async () => {
  const [first] = await scenarios();
  const put = async (version: number) =>
    post(`${plan}/parts/${first?.id}/archive`, { version: String(version) });
  expect((await put(1)).status).toBe(303);
  expect((await scenarios())[0]?.document["archived"]).toBe(true);
  expect((await browser.get(`${plan}/side-by-side`)).text).not.toMatch(
    /Emissions in 2030(?:(?!<\/tr>).)*600/s,
  );
  expect((await browser.get(`${plan}/goals`)).text).toContain("put by");
  expect((await put(1)).status).toBe(409);
  expect((await put(2)).status).toBe(303);
  expect((await scenarios())[0]?.document).not.toHaveProperty("archived");
});
