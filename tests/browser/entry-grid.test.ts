import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createInventory } from "../../src/usecases/inventories.ts";
import { goodPassword, must } from "../fixtures/temp-store.ts";
import { openSite, root, type Site } from "../http/site.ts";
import { axeFindings, launchChromium, overflow, serve, watchedContext, type Served } from "./support.ts";

let site: Site;
let served: Served;
let browser: Browser;
let inventory: string;

beforeAll(async () => {
  site = await openSite();
  const cityId = await site.city("Kota Contoh");
  const facts = { areaKm2: null, gdp: null, period: null, gwp: "AR5", level: "BASIC+" } as const;
  const { inventoryId } = must(
    await createInventory(site.temp.deps, site.administrator, {
      cityId,
      inventory: { ...facts, year: 2024, guidelines: "2006", population: 1_000_000 },
    }),
  );
  inventory = `/cities/${cityId}/inventories/${inventoryId}`;
  served = await serve(site.app);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await served.close();
  await site.temp.remove();
});

const WIDE = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 360, height: 740 } };

/** A page on which an officer with decimal commas has signed in. */
async function officer(options: BrowserContextOptions) {
  const { context, faults } = await watchedContext(browser, served.address, options);
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.fill("#f-login", root);
  await page.fill("#f-password", goodPassword);
  await page.click("main .btn");
  await page.goto("/account/edit");
  await page.selectOption("[name=numberFormat]", "id");
  await page.click("main form .btn");
  const close = async (): Promise<void> => {
    expect(faults).toEqual([]);
    await context.close();
  };
  return { page, close };
}

const landfill = (): string => `${inventory}/rows/III.1.1/entries/new?method=WA-FOD`;
const sewage = (): string => `${inventory}/rows/III.4.1/entries/new?method=WW-DOM-CH4`;

async function healthy(page: Page): Promise<void> {
  expect(await axeFindings(page), page.url()).toEqual([]);
  expect(await overflow(page), page.url()).toBe(0);
}

/** Pastes a text into the focused cell, as a spreadsheet's copy arrives. */
async function paste(page: Page, cell: string, text: string): Promise<void> {
  await page.focus(cell);
  const script = `(() => {
    const data = new DataTransfer();
    data.setData("text/plain", ${JSON.stringify(text)});
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  })()`;
  await page.evaluate(script);
}

const sumOf = async (page: Page, id: string): Promise<string> =>
  (await page.innerText(`#${id}`)).replaceAll(/[\s\u00a0]+/g, " ");

describe("a table of an entry in Chromium", () => {
  it("is filled by keyboard alone, and adds up while it is", async () => {
    const { page, close } = await officer(WIDE);
    await page.goto(sewage());
    await page.focus("[name='in.population']");
    await page.keyboard.type("1.000.000");
    const tabTo = async (name: string): Promise<void> => {
      for (let steps = 0; steps < 20; steps++) {
        await page.keyboard.press("Tab");
        if ((await page.evaluate("document.activeElement.name")) === name) return;
      }
      throw new Error(`the keyboard does not reach ${name}`);
    };
    for (const [row, system, share] of [
      [0, "Septic tank", "60"],
      [1, "Aerobic treatment plant, w", "15,5"],
    ] as const) {
      await tabTo(`in.pathways.${row}.system`);
      await page.keyboard.type(system);
      await tabTo(`in.pathways.${row}.share`);
      await page.keyboard.type(share);
      await tabTo(`in.pathways.${row}.collected`);
      await page.keyboard.type("No");
    }
    expect(await page.inputValue("[name='in.pathways.0.system']")).toBe("septic");
    expect(await page.inputValue("[name='in.pathways.1.share']")).toBe("15,5");
    expect(await sumOf(page, "f-in-pathways-sum-share")).toBe("75,5 % 24,5 % missing to 100 %");
    await page.focus("[name='in.pathways.0.share']");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("24,5");
    expect(await page.inputValue("[name='in.pathways.2.share']")).toBe("24,5");
    expect(await sumOf(page, "f-in-pathways-sum-share")).toBe("100 % complete");
    await page.selectOption("[name='in.pathways.2.system']", "sea-river-lake");
    await page.selectOption("[name='in.pathways.2.collected']", "no");
    // Enter saves, whatever other buttons the form has.
    await page.focus("[name='in.pathways.2.share']");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/activities\//);
    await close();
  });

  it("takes a block pasted into its first cell", async () => {
    const { page, close } = await officer(WIDE);
    await page.goto(landfill());
    await paste(page, "[name='in.deposits.2020']", "1.250,5\n1.300\n\n1.400");
    expect(await page.inputValue("[name='in.deposits.2020']")).toBe("1.250,5");
    expect(await page.inputValue("[name='in.deposits.2021']")).toBe("1.300");
    expect(await page.inputValue("[name='in.deposits.2023']")).toBe("1.400");
    await page.selectOption("[name='in.deposits.unit']", "kt");
    expect(await sumOf(page, "f-in-deposits-sum")).toBe("3.950,5 kt");
    await close();
  });

  it("hands a block with names to the server, which says what it does not understand", async () => {
    const { page, close } = await officer(WIDE);
    await page.goto(landfill());
    await paste(page, "[name='in.composition.food']", "Sisa makanan\t49,9\nSayuran\t3");
    await page.waitForSelector(".errs");
    expect(await page.inputValue("[name='in.composition.food']")).toBe("49,9");
    expect(await page.inputValue("[name='paste.in.composition']")).toBe("Sayuran\t3");
    expect(await page.innerText(".errs")).toContain("Sayuran");
    expect(await page.evaluate("document.activeElement.id")).toBe("f-in-composition");
    await healthy(page);
    await close();
  });

  it.each([
    ["wide", WIDE],
    ["on a phone", PHONE],
    ["on a dark phone", { ...PHONE, colorScheme: "dark" as const }],
  ])("is accessible and fits, %s", async (_, options) => {
    const { page, close } = await officer(options);
    for (const address of [landfill(), sewage(), `${inventory}/rows/IV.1/entries/new?method=DIRECT`]) {
      await page.goto(address);
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      await healthy(page);
    }
    await close();
  });

  it("does all of it with scripts off, on a phone", async () => {
    const { page, close } = await officer({ ...PHONE, javaScriptEnabled: false });
    await page.goto(landfill());
    await page.click("button[value='suggest:in.composition:']");
    expect(await page.inputValue("[name='in.composition.food']")).toBe("43,5");
    await page.click("#f-in-deposits .paste summary");
    await page.fill("[name='paste.in.deposits']", "Tahun;kt\n2023;200\n2024;204");
    await page.click("button[value='paste:in.deposits']");
    expect(await page.inputValue("[name='in.deposits.2023']")).toBe("200");
    await page.click("summary:has-text('Estimate the years before')");
    await page.fill("[name='bc.deposits.growth']", "2");
    await page.click("button[value='back-cast:in.deposits']");
    expect(await page.inputValue("[name='in.deposits.2022']")).toBe("196,078");
    await page.selectOption("[name='in.site']", "managed-anaerobic");
    await page.check("[name='in.climate'][value='tropical-wet']");
    await page.click("form.entry .buttons button.btn >> nth=0");
    expect(page.url()).toMatch(/\/activities\//);
    const text = await page.innerText("main");
    expect(text).toContain("estimated as people × waste of each");
    expect(text).toContain("South-East Asia");
    await close();
  });

  it("keeps what was typed when the page is left, and offers it back", async () => {
    const { page, close } = await officer(WIDE);
    await page.goto(sewage());
    await page.locator("[name='in.population']").pressSequentially("123");
    await page.goto("/cities");
    await page.waitForTimeout(300);
    await page.goto(sewage());
    await page.click("text=Go on with it");
    expect(await page.inputValue("[name='in.population']")).toBe("123");
    await close();
  });
});

describe("a figure that is estimated in Chromium", () => {
  const fuel = (): string => `${inventory}/rows/I.1.1/entries/new?method=ST-FUEL`;

  it("is made by keyboard alone, and worked out in the officer's numbers", async () => {
    const { page, close } = await officer(WIDE);
    await page.goto(fuel());
    await page.focus("#f-in-amount");
    await page.keyboard.type("7");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    expect(await page.evaluate("location.hash")).toBe("#f-in-amount");
    await page.focus("[name='in.amount:est.from']");
    for (const [name, text] of [
      ["from", "120.000"],
      ["from.unit", "t ("],
      ["area", "Jawa Tengah"],
      ["year", "2021"],
      ["by", "Penduduk"],
      ["there", "450.000"],
      ["here", "480.000"],
      ["source", "BPS"],
    ] as const) {
      expect(await page.evaluate("document.activeElement.name")).toBe(`in.amount:est.${name}`);
      await page.keyboard.type(text);
      await page.keyboard.press("Tab");
    }
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    const worked = (await page.innerText(".estimated .said")).replaceAll("\u00a0", " ");
    expect(worked).toContain("120.000 t × 480.000 / 450.000 = 128.000 t");
    expect(await page.inputValue("[name='in.amount']")).toBe("7");
    await healthy(page);
    await close();
  });

  it.each([
    ["wide", WIDE],
    ["on a phone", PHONE],
    ["on a dark phone", { ...PHONE, colorScheme: "dark" as const }],
  ])("is accessible and fits in every way, with errors, %s", async (_, options) => {
    const { page, close } = await officer(options);
    for (const way of ["scaling", "interpolation", "extrapolation", "overlap"]) {
      await page.goto(fuel());
      await page.click("details.estimate summary");
      await healthy(page);
      await page.click(`button[value='estimate:in.amount:${way}']`);
      await page.click("button[value='estimate:in.amount:work']");
      await page.waitForSelector(".errs");
      await healthy(page);
    }
    await close();
  });

  it("is made, refused, corrected and saved with scripts off, on a phone", async () => {
    const { page, close } = await officer({ ...PHONE, javaScriptEnabled: false });
    await page.goto(fuel());
    await page.selectOption("[name='in.fuel']", "lpg");
    await page.click("details.estimate summary");
    await page.click("button[value='estimate:in.amount:interpolation']");
    await page.fill("[name='in.amount:est.0.year']", "2022");
    await page.fill("[name='in.amount:est.0.points']", "1.000,5");
    await page.fill("[name='in.amount:est.1.year']", "2026");
    await page.selectOption("[name='in.amount:est.points.unit']", "t");
    await page.click("button[value='estimate:in.amount:work']");
    expect(await page.locator(".errs a").count()).toBe(1);
    await page.fill("[name='in.amount:est.1.points']", "1.400,5");
    await page.click("form.entry .buttons button.btn >> nth=0");
    expect(page.url()).toMatch(/\/activities\//);
    const text = (await page.innerText("main")).replaceAll("\u00a0", " ");
    expect(text).toContain("1.000,5 t + (1.400,5 t − 1.000,5 t) × (2024 − 2022) / (2026 − 2022) = 1.200,5 t");
    await close();
  });
});
