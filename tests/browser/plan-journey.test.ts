import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readSamples } from "../../src/store/sample-files.ts";
import { loadSample } from "../../src/usecases/load-sample.ts";
import { goodPassword, must } from "../fixtures/temp-store.ts";
import { openSite, root, type Site } from "../http/site.ts";
import { launchChromium, serve, watchedContext, type Served } from "./support.ts";

let site: Site;
let served: Served;
let browser: Browser;
let plan: string;

beforeAll(async () => {
  site = await openSite();
  const samples = readSamples();
  const sample = samples.ok ? samples.value.find(({ id }) => id === "khon-kaen-2017") : undefined;
  if (!sample) throw new Error("no sample");
  const { cityId, planId } = must(await loadSample(site.temp.deps, site.administrator, { sample }));
  plan = `/cities/${cityId}/plans/${planId}`;
  served = await serve(site.app);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await served.close();
  await site.temp.remove();
});

const save = async (page: Page): Promise<void> => {
  await page.locator("main form button.btn").first().click();
};

/** Starts a measure from the library's entry, says which rows it is of and what else the form lacks. */
async function fromLibrary(
  page: Page,
  entry: string,
  name: string,
  fill: Readonly<Record<string, string>>,
  rows: RegExp | null = null,
): Promise<void> {
  await page.goto(`${plan}/library/${entry}`);
  await page.click("a[href*='/parts/new/measure?library']");
  await page.fill("[name=name]", name);
  for (const [control, value] of Object.entries(fill)) {
    const field = page.locator(`[name='${control}']`).first();
    if ((await field.evaluate((one) => one.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
  for (const box of rows ? await page.getByLabel(rows).all() : []) await box.check({ force: true });
  await save(page);
  expect(await page.locator(".errs").allInnerTexts()).toEqual([]);
  expect(page.url()).toMatch(/\/measures$/);
}

async function scenarioOf(page: Page, name: string, measures: readonly string[]): Promise<void> {
  await page.goto(`${plan}/parts/new/scenario`);
  await page.fill("[name=name]", name);
  for (const measure of measures) await page.getByLabel(measure, { exact: false }).first().check();
  await save(page);
  expect(await page.locator(".errs").allInnerTexts()).toEqual([]);
  expect(page.url()).toMatch(/\/goals$/);
}

/** The figures of the comparison of both plans, row by row. */
async function figuresOf(page: Page): Promise<string> {
  await page.goto(`${plan}/side-by-side?scenario.modest=yes&scenario.bold=yes`);
  return (await page.locator("main table", { hasText: "Emissions in 2030" }).first().innerText()).replaceAll(
    /\s+/g,
    " ",
  );
}

it("two plans are built from the library, compared, changed, and taken to the council as PDF", async () => {
  const { context, faults } = await watchedContext(browser, served.address, { viewport: { width: 1280, height: 900 } }); // prettier-ignore
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.fill("#f-login", root);
  await page.fill("#f-password", goodPassword);
  await page.click("main .btn");
  await page.waitForURL(/\/cities/);

  const money = {
    currency: "THB",
    capex: "60000000",
    lifetime: "12",
    energyPrice: "4000",
    "energyPrice.unit": "MWh",
  };
  await fromLibrary(page, "led-street", "Lamps from the library", money, /^Electricity, street lighting/);
  await fromLibrary(page, "rooftop-pv", "Roofs from the library", { ...money, capacity: "40", "capacity.unit": "MW", capex: "1100000000", lifetime: "25" }); // prettier-ignore
  await scenarioOf(page, "Modest", ["Lamps from the library"]);
  await scenarioOf(page, "Bold", ["Lamps from the library", "Roofs from the library", "Electric city buses"]);

  const before = await figuresOf(page);
  expect(before).toMatch(/short|to spare/);
  expect(before).toContain("Net present value, THB");
  await page.goto(`${plan}/rulers`);
  expect(await page.innerText("main")).toContain("If the pledges of Thailand held for the city");

  // How sure it is: the draws run in threads, and their chances stand beside the targets.
  await page.goto(`${plan}/risk?scenario=bold`);
  await page.click("main form[action$='/draws'] button >> nth=0");
  await page.waitForURL(/run=/);
  await page.waitForSelector("progress", { state: "detached", timeout: 90_000 });
  await page.goto(`${plan}/rulers`);
  expect(await page.innerText("main")).toContain("chance");

  // An assumption changes, and every figure with it.
  await page.goto(`${plan}/growth`);
  await page
    .locator("main a[href*='/parts/']", { hasText: /lectricity/ })
    .first()
    .click();
  await page.fill("[name=growth]", "5");
  await save(page);
  const after = await figuresOf(page);
  expect(after).not.toBe(before);
  const emissions = (text: string): number => Number(/Emissions in 2030, t CO₂e ([\d,]+)/.exec(text)?.[1]?.replaceAll(",", "")); // prettier-ignore
  expect(emissions(after)).toBeGreaterThan(emissions(before));

  await page.goto(`${plan}/council?scenario=bold`);
  expect(await page.innerText("main")).toContain("Bold");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.click("main a[href*='council.pdf']"),
  ]);
  expect(download.suggestedFilename()).toMatch(/-council\.pdf$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).subarray(0, 5).toString()).toBe("%PDF-");
  expect(faults).toEqual([]);
  await context.close();
});
