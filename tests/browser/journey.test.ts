import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { offerSetUp } from "../../src/usecases/set-up.ts";
import { sampleCities } from "../../src/web/sample-cities.ts";
import { openSite, type Site } from "../http/site.ts";
import { axeFindings, launchChromium, overflow, serve, watchedContext, type Served } from "./support.ts";

const PASSWORD = "tapir under nine mango trees";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

/** A new installation, as it stands after `npm start`. */
async function installation(): Promise<{ site: Site; served: Served; token: string }> {
  const site = await openSite({ bare: true, deps: sampleCities() });
  const served = await serve(site.app);
  const token = await offerSetUp(site.temp.deps);
  if (token === null) throw new Error("a new installation offers no set-up");
  return { site, served, token };
}

async function healthy(page: Page): Promise<void> {
  expect(await axeFindings(page), page.url()).toEqual([]);
  expect(await overflow(page), page.url()).toBe(0);
}

const submit = async (page: Page): Promise<void> => {
  await page.locator("main form button.btn").first().click();
};

/** Set-up, a city, a year, an entry that is wrong and then right, the result, its working, the report. */
async function mainJob(page: Page, token: string, check: (page: Page) => Promise<void>): Promise<void> {
  await page.goto(`/set-up?token=${token}`);
  await check(page);
  await page.fill("[name=name]", "Siti Rahma");
  await page.fill("[name=login]", "siti");
  await page.fill("[name=password]", PASSWORD);
  await page.fill("[name=again]", PASSWORD);
  await page.check("[name=sample][value='']");
  await page.selectOption("[name=numberFormat]", "id");
  await submit(page);

  await page.goto("/cities/new");
  await page.fill("[name=name]", "Kota Contoh");
  await page.selectOption("[name=country]", "ID");
  await page.fill("[name=population]", "1.200.000");
  await submit(page);
  await page.goto("/cities");
  await page.click("main >> text=Kota Contoh");
  await check(page);

  await page.click("a[href$='/inventories/new']");
  await page.fill("[name=year]", "2024");
  await check(page);
  await submit(page);
  await page.click("a[href$='/rows/I.1.1']");
  await check(page);
  await page.click("a[href*='method=ST-FUEL']");
  await page.selectOption("[name='in.fuel']", "lpg");
  await page.fill("[name='in.amount']", "12,34,5");
  await page.selectOption("[name='in.amount.unit']", "t");
  await page.fill("[name=source]", "Pertamina, surat 14 Maret 2025");
  await submit(page);
  expect(await page.title()).toMatch(/^Error: /);
  expect(await page.inputValue("[name='in.amount']")).toBe("12,34,5");
  expect(await page.inputValue("[name=source]")).toBe("Pertamina, surat 14 Maret 2025");
  await check(page);
  await page.fill("[name='in.amount']", "1.000");
  await page.fill("[name=label]", "LPG rumah tangga");
  await submit(page);

  const working = await page.innerText("main");
  expect(working).toContain("2.992,5");
  expect(working).toContain("47,3 TJ/kt");
  expect(working).toContain("2.984,63 t CO₂");
  await check(page);

  await page.click(".crumbs >> text=2024");
  expect(await page.innerText("main")).toContain("2.993");
  await check(page);
  await page.click("a[href$='/report']");
  expect(await page.innerText("main")).toContain("LPG rumah tangga");
  await check(page);
}

describe("the main job", () => {
  it("is done by a newcomer in Chromium, each page accessible and within its policy", async () => {
    const { site, served, token } = await installation();
    const { context, faults } = await watchedContext(browser, served.address, {
      viewport: { width: 1280, height: 900 },
    });
    await mainJob(await context.newPage(), token, healthy);
    expect(faults).toEqual([]);
    await context.close();
    await served.close();
    await site.temp.remove();
  });

  it("is done on a phone with scripts off", async () => {
    const { site, served, token } = await installation();
    const { context, faults } = await watchedContext(browser, served.address, {
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
    });
    await mainJob(await context.newPage(), token, async (page) => {
      expect(await page.locator("h1").count(), page.url()).toBe(1);
    });
    expect(faults).toEqual([]);
    await context.close();
    await served.close();
    await site.temp.remove();
  });
});
