import { afterAll, beforeAll, expect, test } from "vitest";
import { saveActivity } from "../../src/usecases/enter-activity.ts";
import { createInventory } from "../../src/usecases/inventories.ts";
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

/** 200 GWh at 0.5 t/MWh: 100,000 t. */
async function inventory(year: number, energy: string): Promise<string> {
  const deps = { ...site.temp.deps, validateActivity: () => [] };
  const about = { year, gwp: "AR5", guidelines: "2006", level: "BASIC", population: 1_000_000 } as const;
  const { inventoryId } = must(
    await createInventory(deps, site.administrator, {
      cityId,
      inventory: { ...about, areaKm2: null, gdp: null, period: null },
    }),
  );
  const factors = { grid: { value: { value: "0.5", unit: "t/MWh" }, gas: "CO2", source: "utility" } };
  const activity = { ref: "I.1.2", method: "EL-LOC", label: "Homes", inputs: { energy }, factors };
  must(await saveActivity(deps, site.administrator, { cityId, inventoryId, activity, typed: {} }));
  return inventoryId;
}

beforeAll(async () => {
  site = await openSite();
  cityId = await site.city("Kota Lanjut");
  browser = await site.signedIn(root);
  const inventoryId = await inventory(2024, "200000 MWh");
  const made = await post(`/cities/${cityId}/plans`, { inventory: inventoryId, name: "Plan", horizon: "2030", discountRate: "8" }); // prettier-ignore
  plan = made.headers["location"] ?? "";
});
afterAll(() => site.temp.remove());

test("a plan without scenarios says what to do first", async () => {
  const page = await browser.get(`${plan}/progress`);
  expect(page.status).toBe(200);
  expect(page.text).toContain(`${plan}/goals`);
  expect(page.text).not.toContain("parts/new/progress");
});

test("a report is typed, and planned, saved and missing follow from it", async () => {
  const measure = await post(`${plan}/parts/new/measure`, {
    type: "efficiency",
    name: "Better air conditioners",
    "ref.I.1.2": "yes",
    share: "50",
    saving: "40",
    shape: "step",
    start: "2026",
  });
  expect(measure.status, measure.text.slice(0, 2000)).toBe(303);
  const scenario = await post(`${plan}/parts/new/scenario`, { name: "Plan A", "measure.better-air-conditioners": "yes" }); // prettier-ignore
  expect(scenario.status, scenario.text.match(/class="errs"[^]*?<\/div>/)?.[0]).toBe(303);
  expect(await said(`${plan}/progress`)).toContain("Nothing is reported yet");
  const form = await browser.get(`${plan}/parts/new/progress`);
  expect(form.text).toContain("Better air conditioners");
  const saved = await post(`${plan}/parts/new/progress`, {
    measure: "better-air-conditioners",
    year: "2027",
    implemented: "55",
    performance: "80",
    spent: "1200000",
    "spent.unit": "USD",
    source: "Meters of PLN",
  });
  expect(saved.status).toBe(303);
  expect(saved.headers["location"]).toBe(`${plan}/progress`);
  const page = await said(`${plan}/progress`);
  // 100,000 t × 50 % × 40 % = 20,000 t planned: 8,800 saved, 9,000 not in place, 2,200 doing less.
  expect(page).toMatch(/20,000 8,800 9,000 2,200 1,200,000 USD/);
  expect(page).toContain("Far behind");
  expect(page).toContain("44 % of what was planned");
  expect(page).toContain("Meters of PLN");
});

test("a report of the inventory's own year, of none, or twice is refused beside its field", async () => {
  const report = { measure: "better-air-conditioners", implemented: "50" };
  for (const year of ["2024", "2031", "2027", "soon"]) {
    const refused = await post(`${plan}/parts/new/progress`, { ...report, year });
    expect([year, refused.status]).toEqual([year, 422]);
    expect(refused.text).toContain('value="50"');
  }
  const blank = await post(`${plan}/parts/new/progress`, { ...report, implemented: "", year: "2028" });
  expect(blank.status).toBe(422);
});

test("a later inventory stands beside the plan, with what nobody explains", async () => {
  expect(await said(`${plan}/progress`)).toContain("no inventory of a year after 2024");
  const later = await inventory(2027, "190000 MWh");
  const page = await said(`${plan}/progress`);
  // 95,000 against 100,000 without and 80,000 with the plan: 5,000 below, 8,800 of it reported.
  expect(page).toMatch(/95,000 100,000 80,000 15,000 5,000 8,800 −3,800/);
  const { text } = await browser.get(`${plan}/progress`);
  const [, link = ""] = /href="([^"]*changes[^"]*)"/.exec(text) ?? [];
  const address = link.replaceAll("&amp;", "&").replaceAll("&#x3D;", "=");
  expect(address).toContain(later);
  expect(await said(address)).toContain("2027");
});
