import { afterAll, beforeAll, expect, test } from "vitest";
import { numberPrinter } from "../../src/i18n/format.ts";
import { translator } from "../../src/i18n/i18n.ts";
import { saveActivity } from "../../src/usecases/enter-activity.ts";
import { createInventory } from "../../src/usecases/inventories.ts";
import { readPlan } from "../../src/usecases/plans.ts";
import { chanceText } from "../../src/i18n/chance-text.ts";
import { must } from "../fixtures/temp-store.ts";
import { type Browser, openSite, root, type Site } from "./site.ts";

let site: Site;
let cityId: string;
let plan: string;
let browser: Browser;

const post = (address: string, fields: object) => browser.post(address).type("form").send(fields);

beforeAll(async () => {
  site = await openSite();
  cityId = await site.city("Kota Risiko");
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

const stored = async () =>
  must(await readPlan(site.temp.deps, site.administrator, { cityId, planId: plan.split("/").at(-1) ?? "" }));

test("a plan without ranges looks surer than it is, and the page says so", async () => {
  const page = await browser.get(`${plan}/risk`);
  expect(page.status).toBe(200);
  expect(page.text).toContain("the plan looks surer than it is");
  expect(page.text).toContain(`${plan}/parts/new/range`);
});

test("a range is given in the officer's own numbers, and kept in the unit of its value", async () => {
  const led = { type: "efficiency", name: "Lamps", "ref.I.1.2": "yes", share: "60", saving: "50", shape: "step", start: "2026" }; // prettier-ignore
  expect((await post(`${plan}/parts/new/measure`, led)).status).toBe(303);
  await post(`${plan}/parts/new/scenario`, { name: "Save", "measure.lamps": "yes" });
  const goal = { type: "fixed-level", name: "Level", level: "560", "level.unit": "t", year: "2030" };
  expect((await post(`${plan}/parts/new/target`, goal)).status).toBe(303);
  const form = await browser.get(`${plan}/parts/new/range`);
  expect(form.text).toContain('<option value="measures.lamps.saving">Lamps: How much at each? (50 %)');
  const range = { path: "measures.lamps.saving", low: "40.0", high: "70", shape: "uniform" };
  const made = await post(`${plan}/parts/new/range`, range);
  expect([made.status, made.headers["location"]]).toEqual([303, `${plan}/risk`]);
  expect((await stored()).document["ranges"]).toEqual([
    { path: "measures.lamps.saving", low: "40.0 %", high: "70 %", shape: "uniform", label: "Lamps: How much at each?" }, // prettier-ignore
  ]);
});

test("a range that does not hold the plan's own value is refused at its field", async () => {
  const beside = { path: "measures.lamps.share", low: "70", high: "90", shape: "triangular" };
  const refused = await post(`${plan}/parts/new/range`, beside);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("#f-low");
  expect(refused.text).toContain('value="70"');
});

test("the page shows what each number does: 800 × (1 - 0.6 × 0.4 ... 0.7) t", async () => {
  const page = (await browser.get(`${plan}/risk`)).text;
  expect(page).toContain("Lamps: How much at each?");
  for (const tonnes of ["608", "464", "560"]) expect(page).toContain(tonnes);
});

test("draws run apart from the page, are shown when done, and say chances in words", async () => {
  const begun = await post(`${plan}/risk/draws`, { draws: "2000" });
  expect(begun.status).toBe(303);
  const address = begun.headers["location"] ?? "";
  expect(address).toMatch(/\/risk\?run=[0-9a-f]{32}$/);
  const first = await browser.get(address);
  if (first.text.includes("<progress")) expect(first.headers["refresh"]).toBe("2");
  const id = address.split("run=")[1] ?? "";
  await site.draws.ended(id);
  const page = (await browser.get(address)).text;
  // 560 t needs a saving of half or more of 40 to 70 %: two of three.
  expect(page).toContain("about 2 chances in 3 (67 %)");
  expect(page).toContain("2,000 draws");
  // Nine draws of ten between 1.5 and 28.5 of the 30 points: 471 to 601 t.
  expect(page).toContain("471 – 601");
});

test("draws can be stopped, unknown ones are not at hand, and other numbers are refused", async () => {
  const begun = await post(`${plan}/risk/draws`, { draws: "10000" });
  const id = (begun.headers["location"] ?? "").split("run=")[1] ?? "";
  expect((await post(`${plan}/risk/draws/${id}/cancel`, {})).status).toBe(303);
  await site.draws.ended(id);
  expect((await browser.get(`${plan}/risk?run=${id}`)).text).toContain("no longer at hand");
  expect((await browser.get(`${plan}/risk?run=nothing`)).status).toBe(200);
  expect((await post(`${plan}/risk/draws`, { draws: "99999999" })).status).toBe(400);
});

test("chances are said as people say them", () => {
  const speaking = { texts: translator("en"), numbers: numberPrinter("en") };
  const said = (chance: number): string => chanceText(speaking, chance);
  expect(said(0.209)).toBe("about 1 chance in 5 (21 %)");
  expect(said(0.5)).toBe("about 1 chance in 2 (50 %)");
  expect(said(0.76)).toBe("about 3 chances in 4 (76 %)");
  expect(said(0)).toBe("hardly any chance (0 %)");
  expect(said(1)).toBe("almost certain (100 %)");
});
