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
const measure = (name: string, saving: string, capex: string): object => ({
  type: "efficiency",
  name,
  "ref.I.1.2": "yes",
  share: "100",
  saving,
  shape: "step",
  start: "2026",
  currency: "USD",
  capex,
  lifetime: "10",
});

beforeAll(async () => {
  site = await openSite();
  cityId = await site.city("Kota Hemat");
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
    discountRate: "8",
  });
  plan = made.headers["location"] ?? "";
});
afterAll(async () => {
  await site.temp.remove();
});

test("a plan without measures or targets has nothing to suggest, and says so", async () => {
  const page = await browser.get(`${plan}/suggest`);
  expect(page.status).toBe(200);
  expect(page.text).toContain(`${plan}/goals`);
  expect(page.text).not.toContain('name="budget"');
});

test("the cheapest set that meets the target is found, and becomes a scenario", async () => {
  // 40 % twice leaves 36 %: a and b meet half of 2025, where their savings added up would leave 20 %.
  for (const [name, saving, capex] of [
    ["a", "40", "100"],
    ["b", "40", "120"],
    ["c", "60", "900"],
  ] as const)
    // prettier-ignore
    expect((await post(`${plan}/parts/new/measure`, measure(name, saving, capex))).status).toBe(303);
  const goal = { type: "base-year", name: "Half", reduction: "60", baseYear: "2025", year: "2030" };
  expect((await post(`${plan}/parts/new/target`, goal)).status).toBe(303);
  const ask = (query: string) => browser.get(`${plan}/suggest?${query}`);
  const all = "target=half&measure.a=yes&measure.b=yes&measure.c=yes";
  const page = await ask(all);
  expect(page.status).toBe(200);
  expect(page.text).toMatch(/<li>a<\/li><li>b<\/li>/);
  expect(page.text).toContain("Every allowed set was computed (8)");
  const form = /<form method="post" action="([^"]*parts\/new\/scenario)".*?<\/form>/s.exec(page.text);
  const fields = [...(form?.[0] ?? "").matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]); // prettier-ignore
  const made = await post(form?.[1] ?? "", Object.fromEntries(fields));
  expect(made.status).toBe(303);
  const { document } = must(await readPlan(site.temp.deps, site.administrator, { cityId, planId: plan.split("/").at(-1) ?? "" })); // prettier-ignore
  expect(document["scenarios"]).toEqual([expect.objectContaining({ measures: ["a", "b"] })]);

  // Too little money for any set that would do: what saves most for it, and what is missing.
  const poor = await ask(`${all}&budget=150`);
  expect(poor.text).toContain("More money would meet the target");
  expect((await ask("target=half&measure.a=yes")).text).toContain(
    "No set of these measures meets the target",
  );
});

test("what cannot be asked is told at its field, nothing typed lost", async () => {
  const budget = await browser.get(`${plan}/suggest?target=half&budget=much&measure.a=yes`);
  expect(budget.text).toContain('value="much"');
  expect(budget.text).toContain("#f-budget");
  expect((await browser.get(`${plan}/suggest?target=half`)).text).toContain("Tick at least one measure");
  const unknown = await browser.get(`${plan}/suggest?target=none&measure.a=yes`);
  expect(unknown.text).toContain("is no target of this plan");
});
