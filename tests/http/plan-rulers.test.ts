import { afterAll, beforeAll, expect, test } from "vitest";
import { saveActivity } from "../../src/usecases/enter-activity.ts";
import { createInventory } from "../../src/usecases/inventories.ts";
import { must } from "../fixtures/temp-store.ts";
import { type Browser, openSite, root, type Site } from "./site.ts";

let site: Site;
let plan: string;
let browser: Browser;

const post = (address: string, fields: object) => browser.post(address).type("form").send(fields);
/** The text of a page without its marks, spaces made plain. */
const said = async (address: string): Promise<string> => {
  const { text } = await browser.get(address);
  return text.replaceAll(/<[^>]*>/g, " ").replaceAll(/[\s\u00a0]+/g, " ");
};

beforeAll(async () => {
  site = await openSite();
  const cityId = await site.city("Kota Janji");
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
  const factors = { grid: { value: { value: "0.8", unit: "t/MWh" }, gas: "CO2", source: "utility" } };
  const activity = {
    ref: "I.1.2",
    method: "EL-LOC",
    label: "Homes",
    inputs: { energy: "3000 GWh" },
    factors,
  };
  must(await saveActivity(deps, site.administrator, { cityId, inventoryId, activity, typed: {} }));
  const made = await post(`/cities/${cityId}/plans`, { inventory: inventoryId, name: "Plan", horizon: "2035", discountRate: "8" }); // prettier-ignore
  plan = made.headers["location"] ?? "";
});
afterAll(() => site.temp.remove());

test("Indonesia's pledges are laid to the city's own 2.4 Mt, and those that cannot be are named", async () => {
  const page = await said(`${plan}/rulers`);
  // Nothing grows: 31.89 % below BAU is 31.9 % below the inventory year.
  expect(page).toContain("31.89 % below business as usual in 2030 , with own means");
  expect(page).toContain("1,634,640 31.9 % below");
  expect(page).toContain("Pledges that say nothing here");
  expect(page).toContain("1,258 Mt in 2035, of the whole country: a mass of the whole country");
  expect((await browser.get(`${plan}/goals`)).text).toContain(`${plan}/rulers`);
});

test("a target below business as usual keeps the forecast it was adopted on, and tells today's", async () => {
  const added = await post(`${plan}/parts/new/target`, {
    type: "bau-deviation",
    name: "Council resolution",
    reduction: "20",
    year: "2030",
    adopted: "3",
    "adopted.unit": "Mt",
  });
  expect(added.status).toBe(303);
  const page = await said(`${plan}/rulers`);
  expect(page).toContain("By today’s forecast of business as usual it would be 1,920,000 t.");
  expect(page).toMatch(/2,400,000 0 % below/);
  // On the straight line of nothing to save, and of shares of nothing.
  expect(page).toMatch(/2025 2,400,000 2,400,000/);
});

test("a budget of CO2 is shared out by people, by the address alone", async () => {
  const page = await said(`${plan}/rulers?budget=500&people=8.1`);
  expect(page).toContain("61.7 Mt");
  expect(page).toContain("25.7 years");
  expect(page).toContain("3.74 %");
  expect(page).toContain("51.4 years");
  for (const [asked, told] of [
    ["budget=0&people=8", "above zero"],
    ["budget=some&people=8", "some"],
  ])
    expect(await said(`${plan}/rulers?${asked}`)).toContain(told);
});

test("jobs, health and bills are looked at by the address alone, with nothing assumed", async () => {
  const asked = "capex=20000000&building=7.5&people=1000000&mortality=6&risk=1.08&change=1.2&spending=128&income=1000&saving=32"; // prettier-ignore
  const page = await said(`${plan}/screening?${asked}`);
  expect(page).toContain("About 150 job-years.");
  expect(page).toContain("About 55.2 deaths avoided a year.");
  expect(page).toContain("From 12.8 % of income to 9.6 %.");
  expect(await said(`${plan}/screening`)).not.toContain("About");
  expect(await said(`${plan}/screening?spending=1&income=0&saving=1`)).toContain("above zero");
});
