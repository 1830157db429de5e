import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSamples } from "../../src/store/sample-files.ts";
import { loadSample } from "../../src/usecases/load-sample.ts";
import { goodPassword, must } from "../fixtures/temp-store.ts";
import { openSite, root, type Site } from "../http/site.ts";
import { axeFindings, launchChromium, overflow, serve, watchedContext, type Served } from "./support.ts";

let site: Site;
let served: Served;
let browser: Browser;
let plan: string;

beforeAll(async () => {
  site = await openSite();
  const samples = readSamples();
  const sample = samples.ok ? samples.value.find(({ id }) => id === "ho-chi-minh-city-2016") : undefined;
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

const pages = [
  "",
  "/side-by-side",
  "/growth",
  "/fit",
  "/measures",
  "/goals",
  "/suggest",
  "/money",
  "/risk",
  "/rulers",
  "/energy",
  "/economy",
  "/progress",
  "/development",
  "/screening",
  "/council",
  "/edit",
  "/parts/new/range",
  "/parts/new/limit",
  "/parts/new/progress",
  "/parts/new/measure?type=modal-shift",
];
const views = [
  ["wide", { viewport: { width: 1280, height: 900 }, colorScheme: "light" }],
  ["a dark phone", { viewport: { width: 360, height: 740 }, colorScheme: "dark" }],
] as const;

describe.each(views)("a plan, %s", (_, options) => {
  it("is accessible on every page, fits, and keeps to its own policy", async () => {
    const { context, faults } = await watchedContext(browser, served.address, options);
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.fill("#f-login", root);
    await page.fill("#f-password", goodPassword);
    await page.click("main .btn");
    await page.waitForURL(/\/cities/);
    for (const path of pages) {
      const answer = await page.goto(`${plan}${path}`);
      expect(answer?.status(), path).toBe(200);
      expect(await axeFindings(page), path).toEqual([]);
      expect(await overflow(page), path).toBe(0);
      expect(await page.locator("h1").count(), path).toBe(1);
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});
