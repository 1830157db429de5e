import { afterAll, beforeAll, expect, test } from "vitest";
import { createInventory } from "../../src/usecases/inventories.ts";
import { saveActivity } from "../../src/usecases/enter-activity.ts";
import { readPlan } from "../../src/usecases/plans.ts";
import { must } from "../fixtures/temp-store.ts";
import { type Browser, openSite, root, type Site } from "./site.ts";

let site: Site;
let cityId: string;
let plan: string;
let browser: Browser;

const post = (address: string, fields: object) => browser.post(address).type("form").send(fields);

const led = {
  type: "efficiency",
  name: "Lampu LED",
  "ref.I.2.2": "yes",
  share: "100",
  saving: "50",
  shape: "step",
  start: "2026",
  currency: "IDR",
  capex: "1.000.000.000",
  opex: "-10.000.000",
  lifetime: "10",
  energyPrice: "1.500.000",
  "energyPrice.unit": "MWh",
  revenue: "5.000.000",
  learning: "1,5",
  priceYear: "2025",
  loanShare: "70",
  interest: "9,5",
  term: "7",
  grantShare: "10",
  captured: "80",
  "paidBy.city": "100",
  "savedBy.city": "60",
  "savedBy.utility": "40",
};

beforeAll(async () => {
  site = await openSite();
  cityId = await site.city("Kota Uang");
  const about = { year: 2025, gwp: "AR5", guidelines: "2006", level: "BASIC" } as const;
  const blank = { population: null, areaKm2: null, gdp: null, period: null };
  const deps = { ...site.temp.deps, validateActivity: () => [] };
  const { inventoryId } = must(
    await createInventory(deps, site.administrator, { cityId, inventory: { ...about, ...blank } }),
  );
  const activity = {
    ref: "I.2.2",
    method: "EL-LOC",
    label: "Lampu jalan",
    inputs: { energy: "1000 MWh" },
    factors: { grid: { value: { value: "0.8", unit: "t/MWh" }, gas: "CO2", source: "utility" } },
  };
  must(await saveActivity(deps, site.administrator, { cityId, inventoryId, activity, typed: {} }));
  browser = await site.signedIn(root);
  await site.temp.deps.db.updateTable("users").set({ number_format: "id" }).execute();
  const made = await post(`/cities/${cityId}/plans`, {
    inventory: inventoryId,
    name: "Rencana",
    horizon: "2035",
    discountRate: "8",
    inflation: "3,5",
    carbonPrice: "250.000",
    "carbonPrice.unit": "IDR/t",
  });
  plan = made.headers["location"] ?? "";
});
afterAll(() => site.temp.remove());

const stored = async () =>
  must(await readPlan(site.temp.deps, site.administrator, { cityId, planId: plan.split("/").at(-1) ?? "" }));

test("a plan keeps its prices, and its form shows them again", async () => {
  const { document } = await stored();
  expect(document).toMatchObject({ discountRate: "8 %", inflation: "3.5 %", carbonPrice: "250000 IDR/t" });
  const form = (await browser.get(`${plan}/edit`)).text;
  expect(form).toContain('value="3,5"');
  expect(form).toContain('value="250000"');
  expect(form).toMatch(/<option value="IDR\/t" selected/);
});

test("a price without its currency is asked for, and nothing typed is lost", async () => {
  const refused = await post(`${plan}/edit`, { name: "Rencana", horizon: "2035", discountRate: "8", carbonPrice: "90", version: "1" }); // prettier-ignore
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('value="90"');
});

test("money has nothing to show before there is a scenario, and says what to do", async () => {
  const page = await browser.get(`${plan}/money`);
  expect(page.status).toBe(200);
  expect(page.text).toContain(`${plan}/goals`);
});

test("a cost is kept as it was typed: loan, grant, who pays and who saves", async () => {
  expect((await post(`${plan}/parts/new/measure`, led)).status).toBe(303);
  const [measure] = (await stored()).parts.filter(({ kind }) => kind === "measure");
  expect(measure?.document["cost"]).toEqual({
    capex: "1000000000 IDR",
    opex: "-10000000 IDR",
    lifetime: 10,
    energyPrice: "1500000 IDR/MWh",
    revenue: "5000000 IDR",
    learning: "1.5 %",
    priceYear: 2025,
    financing: { loanShare: "70 %", interest: "9.5 %", term: 7, grantShare: "10 %", captured: "80 %" },
    paidBy: [{ party: "city", share: "100 %" }],
    savedBy: [{ party: "city", share: "60 %" }, { party: "utility", share: "40 %" }], // prettier-ignore
  });
  const form = (await browser.get(`${plan}/parts/${measure?.id}/edit`)).text;
  for (const value of ["1000000000", "-10000000", "9,5", "80"])
    expect(form.replaceAll("−", "-")).toContain(`value="${value}"`);
});

test("shares that do not make a whole are refused at the form", async () => {
  const refused = await post(`${plan}/parts/new/measure`, { ...led, name: "Lain", "savedBy.utility": "30" });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("100 %");
});

test("the page shows the money of a scenario: what is bought, owed and left, and who gains", async () => {
  const [measure] = (await stored()).parts.filter(({ kind }) => kind === "measure");
  await post(`${plan}/parts/new/scenario`, { name: "Hemat", [`measure.${measure?.key}`]: "yes" });
  const page = await browser.get(`${plan}/money`);
  expect(page.status).toBe(200);
  // 500 MWh at 1.5 million, 10 million less upkeep and 5 million earned: 765 million a year, in prices of 2026.
  expect(page.text).toContain("Hemat");
  expect(page.text).toContain("c-bubble best");
  expect(page.text).toContain("IDR");
  // Bought in 2026 at 1.5 % less and 3.5 % inflation: 1,000 × 0.985 × 1.035 million.
  expect(page.text).toContain("1.019.000.000");
  // Borrowed 70 % of it, and from 2027 on paid back over 7 years at 9.5 %.
  expect(page.text).toContain("713.600.000");
  const instalment = (713.6325e6 * 0.095) / (1 - 1.095 ** -7);
  // Four digits, as the page writes them: 144,2 million.
  const shown = Math.round(instalment / 1e5) * 1e5;
  expect(page.text).toContain(new Intl.NumberFormat("id").format(shown));
});

const edit = async (fields: object) => {
  const { plan: row } = await stored();
  const said = { name: "Rencana", horizon: "2035", discountRate: "8", inflation: "3,5", carbonPrice: "250.000", "carbonPrice.unit": "IDR/t" }; // prettier-ignore
  return post(`${plan}/edit`, { ...said, version: String(row.version), ...fields });
};

test("without a stated budget the page asks for one", async () => {
  const { text } = await browser.get(`${plan}/money`);
  expect(text).toContain(`${plan}/edit#f-revenue`);
  expect(text).not.toContain("debt-cap");
});

test("what the city can carry is refused beside its fields, and nothing typed is lost", async () => {
  const alone = await edit({ debtShare: "2" });
  expect(alone.status).toBe(422);
  expect(alone.text).toContain('href="#f-revenue"');
  expect(alone.text).toContain("<details open");
  const line = "2025 satu miliar";
  const wrong = await edit({ revenue: line, budgetCurrency: "IDR", investmentBudget: "2200 5" });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain(line);
  expect((await edit({ revenue: "2200 5", budgetCurrency: "IDR" })).text).toContain('href="#f-revenue"');
  expect((await edit({ revenue: "2025 5" })).text).toContain('href="#f-budgetCurrency"');
  expect((await edit({ revenue: "2025 5", budgetCurrency: "USD" })).text).toContain('href="#f-budgetCurrency"'); // prettier-ignore
  expect((await edit({ revenueGrowth: "3" })).text).toContain('href="#f-revenue"');
});

test("instalments above the share of the revenue and purchases above the budget are marked by year", async () => {
  const budget = { revenue: "2025 5.000.000.000\n2030 6.000.000.000", revenueGrowth: "4", debtShare: "2,5", investmentBudget: "2025 900.000.000", budgetCurrency: "IDR" }; // prettier-ignore
  expect((await edit(budget)).status).toBe(303);
  expect((await stored()).document).toMatchObject({
    revenue: { points: { "2025": "5000000000 IDR", "2030": "6000000000 IDR" }, growth: "4 %" },
    debtShare: "2.5 %",
    investmentBudget: { points: { "2025": "900000000 IDR" } },
  });
  const form = (await browser.get(`${plan}/edit`)).text;
  expect(form).toContain("2030 6000000000");
  expect(form).toMatch(/<option value="IDR" selected/);
  const page = (await browser.get(`${plan}/money`)).text.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " "); // prettier-ignore
  // Bought in 2026 for 1,019 million against 900 million.
  expect(page).toMatch(/Anggaran investasi|Investment budget/);
  expect(page).toContain("119.000.000");
  // 144.18 million due from 2027 on; 2.5 % of 5,400 million are 135 million then, of 5,800 in 2029 already 145.
  expect(page).toContain("2027–2028");
  expect(page).toContain("9.180.000");
  expect(page).toContain("135.000.000");
  expect((await browser.get(`${plan}/council`)).text).toContain("no: 2027–2028");
  const overview = (await browser.get(plan)).text;
  expect(overview).toContain("2027–2028");
  const { text } = await browser.get(`${plan}/money`);
  expect(text.match(/class="status wrong"/g)?.length).toBeGreaterThanOrEqual(5);
  expect(text).toContain("debt-cap");
});

test("a budget may be taken away again", async () => {
  expect((await edit({})).status).toBe(303);
  expect((await stored()).document).not.toHaveProperty("revenue");
});
