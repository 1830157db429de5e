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
/** What a ready form of the page would send. */
function formOf(html: string, action: string): Record<string, string> {
  const form = html.split("<form").find((one) => one.includes(`action="${action}"`)) ?? "";
  const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)];
  const plain = (text: string): string => text.replaceAll("&#xA;", "\n").replaceAll("&amp;", "&");
  return Object.fromEntries(fields.map(([, name = "", value = ""]) => [name, plain(value)]));
}
const whole = async () => must(await readPlan(site.temp.deps, site.administrator, { cityId, planId: plan.split("/").at(-1) ?? "" })); // prettier-ignore

/** Homes use as the square of the people; shops half as much again each time, whatever the people do. */
async function inventory(year: number, population: number, shops: string): Promise<string> {
  const deps = { ...site.temp.deps, validateActivity: () => [] };
  const about = { year, gwp: "AR5", guidelines: "2006", level: "BASIC", population } as const;
  const { inventoryId } = must(
    await createInventory(deps, site.administrator, {
      cityId,
      inventory: { ...about, areaKm2: null, gdp: null, period: null },
    }),
  );
  const factors = { grid: { value: { value: "0.8", unit: "t/MWh" }, gas: "CO2", source: "utility" } };
  const homes = `${(population / 1000) ** 2} MWh`;
  for (const [ref, energy] of [
    ["I.1.2", homes],
    ["I.2.2", shops],
  ] as const) {
    // prettier-ignore
    const activity = { ref, method: "EL-LOC", label: ref, inputs: { energy }, factors };
    must(await saveActivity(deps, site.administrator, { cityId, inventoryId, activity, typed: {} }));
  }
  return inventoryId;
}

beforeAll(async () => {
  site = await openSite();
  cityId = await site.city("Kota Ingat");
  browser = await site.signedIn(root);
});
afterAll(() => site.temp.remove());

test("one inventory has no past to fit, and the page says so", async () => {
  const inventoryId = await inventory(2024, 1_200_000, "400000 MWh");
  const made = await post(`/cities/${cityId}/plans`, { inventory: inventoryId, name: "Plan", horizon: "2035", discountRate: "8" }); // prettier-ignore
  plan = made.headers["location"] ?? "";
  const page = await browser.get(`${plan}/fit`);
  expect(page.status).toBe(200);
  expect(page.text).toContain("This needs two inventories");
  expect((await browser.get(`${plan}/growth`)).text).toContain(`${plan}/fit`);
});

test("two inventories imply an elasticity, and it is called so", async () => {
  await inventory(2015, 1_000_000, "100000 MWh");
  const page = await browser.get(`${plan}/fit`);
  expect(page.text).toContain("When population rose by 10 %, use rose by 21\u00a0%");
  expect(page.text).toContain("this is what they imply, not a fit");
  expect(page.text).not.toContain("R²");
});

test("three inventories are fitted: each year, the chart, and how well", async () => {
  await inventory(2018, 1_060_000, "200000 MWh");
  await inventory(2021, 1_100_000, "1 MWh");
  const page = await browser.get(`${plan}/fit`);
  expect(page.text).toContain("elasticity 2.00 ± 0");
  expect(page.text).toContain("The fit explains 100\u00a0% of the ups and downs (R² 1.000)");
  expect(page.text).toContain("left out</small>");
  for (const text of ["1,000", "1,124", "1,210", "1,440", "1,060,000"]) expect(page.text).toContain(text);
  expect(page.text).toContain('id="fit-wide-title"');
  expect(page.text).toContain("Stated in the inventories of 2015, 2018, 2021, 2024.");
});

test("the plan takes the driver and then the rule, with a note of where it comes from", async () => {
  const before = await browser.get(`${plan}/fit`);
  expect(before.text).toContain("no driver “Population” yet");
  const driver = await post(`${plan}/parts/new/driver`, formOf(before.text, `${plan}/parts/new/driver`));
  expect(driver.status).toBe(303);
  const page = await browser.get(`${plan}/fit`);
  const rule = await post(`${plan}/parts/new/projection`, formOf(page.text, `${plan}/parts/new/projection`));
  expect(rule.status).toBe(303);
  const { document } = await whole();
  expect(document["drivers"]).toEqual({
    population: { points: { "2015": 1_000_000, "2018": 1_060_000, "2021": 1_100_000, "2024": 1_200_000 } },
  });
  expect(document["projection"]).toMatchObject([
    { refs: ["I.1.2"], by: [{ driver: "population", elasticity: 2 }] },
  ]);
  const note = (document["projection"] as readonly { note?: string }[])[0]?.note ?? "";
  expect(note).toContain("inventories of 2015, 2018, 2024: population 2.00 ± 0; R² 1.000.");
  expect((await browser.get(`${plan}/growth`)).text).toContain(note);
  // The same people as the plan's own driver now lead the line on to the horizon.
  expect((await browser.get(`${plan}/fit`)).text).toContain("If it goes on like this");
});

test("a rule of the same rows is changed, its gain taken out; one of other rows stands in the way", async () => {
  const { parts } = await whole();
  const rule = parts.find(({ kind }) => kind === "projection");
  if (!rule) throw new Error("no rule");
  await post(`${plan}/parts/${rule.id}`, {
    version: String(rule.version),
    "ref.I.1.2": "yes",
    "by.population": "1",
    efficiencyGain: "0.5",
    steps: "2027 12",
    note: "by eye",
  });
  const page = await browser.get(`${plan}/fit`);
  expect(page.text).toContain("Its yearly gain in efficiency is taken out");
  const sent = await post(`${plan}/parts/${rule.id}`, formOf(page.text, `${plan}/parts/${rule.id}`));
  expect(sent.status).toBe(303);
  const { document } = await whole();
  expect(document["projection"]).toEqual([
    {
      refs: ["I.1.2"],
      by: [{ driver: "population", elasticity: 2 }],
      steps: { "2027": "12 %" },
      note: expect.stringContaining("Fitted on") as string,
    },
  ]);
  const both = await browser.get(
    `${plan}/fit?asked=yes&ref.I.1.2=yes&ref.I.2.2=yes&by.population=fit&out.2021=yes`,
  );
  expect(both.text).toContain("already in another rule");
  expect(both.text).not.toContain("Use this in the plan");
});

test("what to beware of, and why nothing comes of it, stand in words", async () => {
  const shops = await browser.get(`${plan}/fit?asked=yes&ref.I.2.2=yes&by.population=fit&out.2021=yes`);
  expect(shops.text).toContain("Use grew more than twice as strongly as population");
  const pandemic = await browser.get(`${plan}/fit?asked=yes&ref.I.1.2=yes&by.population=fit`);
  expect(pandemic.text).toContain("Years of the pandemic are among them (2021)");
  const one = await browser.get(`${plan}/fit?asked=yes&ref.I.1.2=yes&by.population=one&out.2021=yes`);
  expect(one.text).toContain("Nothing was fitted: taken as given");
  const none = await browser.get(`${plan}/fit?asked=yes&ref.I.1.2=yes`);
  expect(none.text).toContain("Choose at least one driver");
  const few = await browser.get(`${plan}/fit?asked=yes&ref.I.1.2=yes&by.population=fit&out.2015=yes&out.2018=yes&out.2021=yes`); // prettier-ignore
  expect(few.text).toContain("This needs at least 3 years");
  const nothing = await browser.get(`${plan}/fit?asked=yes&by.population=fit&ref.V.1=yes&by[x]=1`);
  expect(nothing.status).toBe(422);
  expect(nothing.text).toContain("No inventory has amounts in these rows");
});

test("inventories that look calculated from one another are named, and what cannot be computed is left out", async () => {
  const deps = { ...site.temp.deps, validateActivity: () => [] };
  const other = await site.city("Kota Salin");
  let last = "";
  for (const [year, times, unit] of [
    [2010, 1, "MWh"],
    [2015, 1.25, "MWh"],
    [2018, 2, "m2"],
  ] as const) {
    // prettier-ignore
    const about = { year, gwp: "AR5", guidelines: "2006", level: "BASIC", population: null } as const;
    const { inventoryId } = must(
      await createInventory(deps, site.administrator, {
        cityId: other,
        inventory: { ...about, areaKm2: null, gdp: null, period: null },
      }),
    );
    const factors = { grid: { value: { value: "0.8", unit: "t/MWh" }, gas: "CO2", source: "utility" } };
    for (const [at, ref] of ["I.1.2", "I.2.2", "I.3.2"].entries()) {
      const inputs = { energy: `${(at + 1) * 1000 * times} ${unit}` };
      const activity = { ref, method: "EL-LOC", label: ref, inputs, factors };
      must(await saveActivity(deps, site.administrator, { cityId: other, inventoryId, activity, typed: {} }));
    }
    if (year === 2015) last = inventoryId;
  }
  const made = await post(`/cities/${other}/plans`, { inventory: last, name: "Salin", horizon: "2030", discountRate: "" }); // prettier-ignore
  const page = await browser.get(`${made.headers["location"]}/fit`);
  expect(page.status).toBe(200);
  expect(page.text).toContain(
    "From 2010 to 2015, 3 rows (I.1.2, I.2.2, I.3.2) all changed by the same factor, 1.25.",
  );
  expect(page.text).toContain("The inventory of 2018 cannot be computed as it stands and is left out.");
  expect(page.text).toContain("No driver has values in the years of your inventories.");
});

test("a reader sees the fit and no way to change the plan; a stranger sees nothing", async () => {
  await site.person("pembaca");
  await site.member(cityId, "pembaca", "viewer");
  await site.person("asing");
  const reader = await (await site.signedIn("pembaca")).get(`${plan}/fit`);
  expect(reader.text).toContain("elasticity 2.00");
  expect(reader.text).not.toContain('method="post" action="/cities');
  expect((await (await site.signedIn("asing")).get(`${plan}/fit`)).status).toBe(404);
});

test("in Indonesian, in the officer's numbers", async () => {
  await post("/account/edit", { name: "Root", language: "id", numberFormat: "id" });
  const page = await browser.get(`${plan}/fit`);
  expect(page.text).toContain("Ketika penduduk naik 10 %, pemakaian naik 21\u00a0% (elastisitas 2,00 ± 0).");
});
