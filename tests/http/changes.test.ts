import { afterAll, beforeAll, expect, test } from "vitest";
import { saveActivity } from "../../src/usecases/enter-activity.ts";
import { createInventory } from "../../src/usecases/inventories.ts";
import { must } from "../fixtures/temp-store.ts";
import { type Browser, openSite, root, type Site } from "./site.ts";

let site: Site;
let cityId: string;
let browser: Browser;

async function inventory(year: number, population: number, energy: string, grid: string): Promise<string> {
  const deps = { ...site.temp.deps, validateActivity: () => [] };
  const about = { year, gwp: "AR5", guidelines: "2006", level: "BASIC", population } as const;
  const { inventoryId } = must(
    await createInventory(deps, site.administrator, {
      cityId,
      inventory: { ...about, areaKm2: null, gdp: null, period: null },
    }),
  );
  const activity = {
    ref: "I.1.2",
    method: "EL-LOC",
    label: "Homes",
    inputs: { energy },
    factors: { grid: { value: { value: grid, unit: "t/MWh" }, gas: "CO2", source: "utility" } },
  };
  must(await saveActivity(deps, site.administrator, { cityId, inventoryId, activity, typed: {} }));
  return inventoryId;
}

beforeAll(async () => {
  site = await openSite();
  cityId = await site.city("Kota Berubah");
  browser = await site.signedIn(root);
});
afterAll(() => site.temp.remove());

test("one inventory has nothing to be compared with, and the page says so", async () => {
  const page = await browser.get(`/cities/${cityId}/changes`);
  expect(page.status).toBe(200);
  expect(page.text).toContain("This needs two inventories");
});

test("people, use and factor: 1000 × 0.90 × 0.70 to 1080 × 0.93 × 0.66, in thousands", async () => {
  // 1 M people using 0.9 MWh at 0.70 t, then 1.08 M using 0.93 at 0.66: + 49.74 + 21.19 - 38.03 kt.
  const first = await inventory(2020, 1_000_000, "900000 MWh", "0.70");
  const second = await inventory(2025, 1_080_000, "1004400 MWh", "0.66");
  const page = await browser.get(`/cities/${cityId}/changes?from=${first}&to=${second}`);
  expect(page.text).toContain("32.9");
  for (const tonnes of ["630,000", "662,904", "49,74", "21,19", "38,02"]) expect(page.text).toContain(tonnes);
  expect(page.text).toContain("The population changed by 8 %");
  expect((await browser.get(`/cities/${cityId}`)).text).toContain(`/cities/${cityId}/changes`);
});

test("an address that names nothing of the city falls back to the last two years", async () => {
  const page = await browser.get(`/cities/${cityId}/changes?from=none&to[]=x`);
  expect(page.status).toBe(200);
  expect(page.text).toContain("662,904");
});
