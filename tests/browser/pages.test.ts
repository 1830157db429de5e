import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goodPassword } from "../fixtures/temp-store.ts";
import { openSite, root, type Site } from "../http/site.ts";
import { axeFindings, launchChromium, overflow, serve, watchedContext, type Served } from "./support.ts";

let site: Site;
let served: Served;
let browser: Browser;
let city: string;

beforeAll(async () => {
  site = await openSite();
  city = `/cities/${await site.city("Kota Yogyakarta dan sekitarnya yang namanya panjang")}`;
  served = await serve(site.app);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await served.close();
  await site.temp.remove();
});

async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.fill("#f-login", root);
  await page.fill("#f-password", goodPassword);
  await page.click("main .btn");
  await page.waitForURL(/\/cities/);
}

const open = ["/sign-in", "/reset", "/no-such-page"];
const pages = () => [
  "/cities",
  "/cities/new",
  `${city}/about`,
  `${city}/edit`,
  `${city}/members`,
  "/account",
  "/account/edit",
  "/account/password",
  "/users",
  "/users/new",
];

const views = [
  ["wide, light", { viewport: { width: 1280, height: 900 }, colorScheme: "light" }],
  ["wide, dark", { viewport: { width: 1280, height: 900 }, colorScheme: "dark" }],
  ["a phone", { viewport: { width: 320, height: 640 }, colorScheme: "light" }],
  [
    "a dark phone in Indonesian",
    { viewport: { width: 360, height: 740 }, colorScheme: "dark", locale: "id-ID" },
  ],
] as const;

describe.each(views)("every page, %s", (_, options) => {
  it("is accessible, fits, and keeps to its own policy", async () => {
    const { context, faults } = await watchedContext(browser, served.address, options);
    const page = await context.newPage();
    const look = async (path: string) => {
      expect(await axeFindings(page), path).toEqual([]);
      expect(await overflow(page), path).toBe(0);
      expect(await page.locator("h1").count(), path).toBe(1);
    };
    for (const path of open) {
      await page.goto(path);
      await look(path);
    }
    await signIn(page);
    for (const path of pages()) {
      await page.goto(path);
      await look(path);
    }
    await page.goto("/cities/new");
    await page.fill("#f-population", "many");
    await page.click("main .btn");
    await look("/cities/new with errors");
    expect(await page.evaluate("document.activeElement.className")).toBe("errs");
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe("text at twice its size", () => {
  it("fits, and no control is cut", async () => {
    const { context } = await watchedContext(browser, served.address, {
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    await signIn(page);
    for (const path of pages()) {
      await page.goto(path);
      await page.evaluate("document.documentElement.style.setProperty('font-size', '200%')");
      expect(await overflow(page), path).toBe(0);
    }
    await context.close();
  });
});

describe("without scripts", () => {
  it("a city is added, and a mistake is told beside its field", async () => {
    const { context, faults } = await watchedContext(browser, served.address, { javaScriptEnabled: false });
    const page = await context.newPage();
    await signIn(page);
    await page.goto("/cities/new");
    await page.fill("#f-name", "Magelang");
    await page.click("main .btn");
    await page.click(".errs a");
    expect(new URL(page.url()).hash).toBe("#f-country");
    expect(await page.inputValue("#f-name")).toBe("Magelang");
    await page.selectOption("#f-country", "ID");
    await page.click("main .btn");
    expect(await page.locator("h1").innerText()).toBe("Magelang");
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe("the keyboard", () => {
  it("reaches everything in order, each thing visible when it is reached", async () => {
    const { context } = await watchedContext(browser, served.address, {
      viewport: { width: 1280, height: 700 },
    });
    const page = await context.newPage();
    await signIn(page);
    await page.goto("/cities/new");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.className")).toBe("skip");
    const visited: string[] = [];
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press("Tab");
      const [name, seen] = (await page.evaluate(`(() => {
        const e = document.activeElement, r = e.getBoundingClientRect();
        const top = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
        return [e.name || e.textContent.trim(), e === document.body || e.contains(top) || top?.contains(e)];
      })()`)) as [string, boolean];
      expect(seen, name).toBe(true);
      visited.push(name);
    }
    const fields = [
      "name",
      "country",
      "population",
      "areaKm2",
      "gdp",
      "currency",
      "climate",
      "grid",
      "numberFormat",
    ];
    expect(visited.filter((name) => fields.includes(name)).slice(0, fields.length)).toEqual(fields);
    await context.close();
  });
});
