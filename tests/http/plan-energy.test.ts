import { afterAll, beforeAll, expect, test } from "vitest";
import { readSamples, type Sample } from "../../src/store/sample-files.ts";
import { loadSample } from "../../src/usecases/load-sample.ts";
import { must } from "../fixtures/temp-store.ts";
import { type Browser, openSite, root, type Site } from "./site.ts";

let site: Site;
let browser: Browser;
let plan: string;

beforeAll(async () => {
  site = await openSite();
  const samples = readSamples();
  const sample = samples.ok ? samples.value.find(({ id }) => id === "khon-kaen-2017") : undefined;
  const loaded = must(await loadSample(site.temp.deps, site.administrator, { sample: sample as Sample }));
  plan = `/cities/${loaded.cityId}/plans/${loaded.planId}`;
  browser = await site.signedIn(root);
});
afterAll(() => site.temp.remove());

/** The total of the column of BAU, in the table of fuels. */
async function bauTotal(query: string): Promise<number> {
  const { text, status } = await browser.get(`${plan}/energy${query}`);
  expect(status).toBe(200);
  const [, row = ""] = /<tr class="total">(.*?)<\/tr>/s.exec(text) ?? [];
  const cells = [...row.matchAll(/<td class="num">([^<]*)/g)].map(([, cell]) =>
    Number(cell?.replaceAll(",", "")),
  );
  return cells[1] ?? NaN;
}

test("energy is drawn for any scenario, year and unit by the address alone", async () => {
  const page = await browser.get(`${plan}/energy?scenario=bau&year=2040&unit=GWh`);
  expect(page.text).toContain("Final energy, 2040");
  expect(page.text).toContain("c-flow");
  expect(page.text).toMatch(/<option value="2040" selected/);
  expect(page.text).toMatch(/<option value="bau" selected/);
  const [inTJ, inGWh] = [await bauTotal("?year=2040&unit=TJ"), await bauTotal("?year=2040&unit=GWh")];
  expect(inTJ / inGWh).toBeCloseTo(3.6, 2);
});

test("side by side, effects and goals name the measures of each scenario, and every drawing is there", async () => {
  const { text, status } = await browser.get(`${plan}/side-by-side`);
  expect(status).toBe(200);
  expect(text).toContain("never counted into a score");
  expect(text).toMatch(/<th scope="row">7\.2 [^<]+<\/th><td>–<\/td><td>–<\/td><td>Rooftop PV/);
  for (const id of ["wedge-3", "bubbles-3", "cost-curve-3", "plan-energy-3"]) expect(text).toContain(id);
});

test("what the address asks in vain is the plan's own year, in TJ", async () => {
  const page = await browser.get(`${plan}/energy?scenario=nobody&year=1900&unit=apples`);
  expect(page.status).toBe(200);
  expect(page.text).toMatch(/<option value="TJ" selected/);
});
