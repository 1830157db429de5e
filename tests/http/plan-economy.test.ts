import { afterAll, beforeAll, expect, test } from "vitest";
import { saveActivity } from "../../src/usecases/enter-activity.ts";
import { createInventory } from "../../src/usecases/inventories.ts";
import { must } from "../fixtures/temp-store.ts";
import { type Browser, openSite, root, type Site } from "./site.ts";

let site: Site;
let plan: string;
let browser: Browser;

const post = (address: string, fields: object) => browser.post(address).type("form").send(fields);
const page = async () => (await browser.get(`${plan}/economy`)).text;

beforeAll(async () => {
  site = await openSite();
  const cityId = await site.city("Kota Makmur");
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
    horizon: "2035",
  });
  plan = made.headers["location"] ?? "";
});
afterAll(() => site.temp.remove());

test("a plan without GDP says what to add, and where", async () => {
  const text = await page();
  expect(text).toContain("This plan has no driver for GDP.");
  expect(text).toContain(`${plan}/parts/new/driver`);
  expect((await browser.get(`${plan}/growth`)).text).toContain(`${plan}/economy`);
  await post(`${plan}/parts/new/driver`, { which: "gdpPerCapita", how: "growth", growth: "3" });
  expect(await page()).toContain("but not how the population grows");
});

test("emissions are held against GDP per person times population, in words and figures", async () => {
  await post(`${plan}/parts/new/driver`, { which: "population", how: "growth", growth: "1" });
  await post(`${plan}/parts/new/projection`, { "ref.I.1.2": "yes", "by.population": "1" });
  const led = { type: "efficiency", "ref.I.1.2": "yes", share: "100", saving: "50", shape: "step", start: "2026" }; // prettier-ignore
  await post(`${plan}/parts/new/measure`, { ...led, name: "lamps" });
  await post(`${plan}/parts/new/scenario`, { name: "Halved", "measure.lamps": "yes" });
  const text = await page();
  // 1.0403^10 - 1; 1.01^10 - 1; their quotient. Half of 1.01^10 is 0.5523.
  expect(text).toMatch(/Business as usual, 2025 to 2035: GDP \+48.5.%, emissions \+10.5.%. That is weak decoupling \(elasticity 0.22\)/); // prettier-ignore
  expect(text).toMatch(/Halved, 2025 to 2035: GDP \+48.5.%, emissions −44.8.%. That is strong decoupling/);
  expect(text).toContain("2025–2030");
  expect(text).toContain("2025–2035, whole plan");
  expect(text).toContain("GDP here is GDP per person times population.");
  expect(text).toContain("add jobs as a driver");
  expect(text).not.toContain("no driver for GDP");
  expect(text.match(/2025 to 2035: GDP/g)).toHaveLength(2);
});

test("jobs that neither grow nor shrink have no elasticity, and the page says why", async () => {
  await post(`${plan}/parts/new/driver`, { which: "jobs", how: "growth", growth: "0" });
  const text = await page();
  expect(text).toContain("Emissions beside jobs");
  expect(text).toMatch(/Jobs 0.%. How emissions follow it cannot be said: the economy does not change/);
  expect(text).not.toContain("add jobs as a driver");
});

test("it speaks Indonesian too", async () => {
  await post("/language", { language: "id", back: "/" });
  const text = await page();
  expect(text).toContain("Emisi di samping PDB");
  expect(text).toMatch(/pemisahan lemah \(elastisitas 0.22\)/);
});
