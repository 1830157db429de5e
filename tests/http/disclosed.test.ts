import { afterAll, beforeAll, expect, it } from "vitest";
import { createInventory } from "../../src/usecases/inventories.ts";
import { must } from "../fixtures/temp-store.ts";
import { openSite, root, type Browser, type Site } from "./site.ts";

let site: Site;
let browser: Browser;
let inventory: string;
let entry: string;

beforeAll(async () => {
  site = await openSite();
  const cityId = await site.city("Kota Contoh");
  const frame = { year: 2024, guidelines: "2006", gwp: "AR5", level: "BASIC+" } as const;
  const unknown = { population: null, areaKm2: null, gdp: null, period: null };
  const { inventoryId } = must(
    await createInventory(site.temp.deps, site.administrator, {
      cityId,
      inventory: { ...frame, ...unknown },
    }),
  );
  inventory = `/cities/${cityId}/inventories/${inventoryId}`;
  browser = await site.signedIn(root);
  const saved = await browser.post(`${inventory}/rows/I.2.2/entries`).type("form").send({
    method: "EL-MKT",
    label: "Green offices",
    "in.energy": "1000",
    "in.energy.unit": "MWh",
    "ef.residual": "0.5",
    "ef.residual.unit": "t/MWh",
    "ef.residual.source": "Registry",
  });
  expect(saved.status, saved.text.slice(0, 2000)).toBe(303);
  entry = saved.headers["location"] as string;
});
afterAll(() => site.temp.remove());

it("an entry told beside the inventory is named under its table, with its result", async () => {
  const { text } = await browser.get(inventory);
  expect(text).toMatch(/Disclosed beside the inventory[^]*Green offices<\/a>: 500 t CO₂e/);
});

it("its row shows it and has no total of it", async () => {
  const { text } = await browser.get(`${inventory}/rows/I.2.2`);
  expect(text).toMatch(/500\.0<\/a><br><small>disclosed beside, in no total/);
  expect(text).not.toContain("Row total");
});

it("its own page says where it stands", async () => {
  expect((await browser.get(entry)).text).toContain("it is in no row and no total");
});
