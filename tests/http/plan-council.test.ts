import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSamples, type Sample } from "../../src/store/sample-files.ts";
import { loadSample } from "../../src/usecases/load-sample.ts";
import { must } from "../fixtures/temp-store.ts";
import { openSite, root, type Browser, type Site } from "./site.ts";

let site: Site;
let browser: Browser;
let plan: string;

beforeAll(async () => {
  site = await openSite();
  const samples = readSamples();
  const sample = samples.ok ? samples.value.find(({ id }) => id === "khon-kaen-2017") : undefined;
  const loaded = must(await loadSample(site.temp.deps, site.administrator, { sample: sample as Sample }));
  browser = await site.signedIn(root);
  const { text } = await browser.get(`/cities/${loaded.cityId}/scenarios`);
  plan = /href="(\/cities\/[^/"]+\/plans\/(?!new)[^/"]+)"/.exec(text)?.[1] ?? "";
});
afterAll(() => site.temp.remove());

describe("the page for the council", () => {
  it("is one of the plan's pages, for the scenario asked for, with its files", async () => {
    const { text, status } = await browser.get(`${plan}/council`);
    expect(status).toBe(200);
    expect(text).toContain("What is asked of the council");
    const others = [...text.matchAll(/href="[^"]*\/council\?scenario(?:=|&#x3D;)([\w-]+)"/g)].map(([, key]) => key ?? ""); // prettier-ignore
    expect(others.length).toBeGreaterThan(1);
    const pages = await Promise.all(
      others.map(async (key) => browser.get(`${plan}/council?scenario=${key}`)),
    );
    expect(pages.map(({ status: one }) => one)).toEqual(others.map(() => 200));
    expect(new Set(pages.map((page) => page.text)).size).toBe(others.length);
    for (const [at, key] of others.entries())
      expect(pages[at]?.text).toMatch(new RegExp(`council\\.pdf\\?scenario(=|&#x3D;)${key}"`));
  });

  it("is taken along as PDF and as a page", async () => {
    const pdf = await browser.get(`${plan}/council.pdf`);
    expect(pdf.status).toBe(200);
    expect(pdf.headers["content-type"]).toBe("application/pdf");
    expect(pdf.headers["content-disposition"]).toMatch(/^attachment; filename="[a-z0-9-]+-council\.pdf"$/);
    const page = await browser.get(`${plan}/council.html`);
    expect(page.text).toContain("What is asked of the council");
    expect(page.text).not.toContain("<script");
  });

  it("says so where nothing was drawn", async () => {
    const { text } = await browser.get(`${plan}/council`);
    expect(text).toContain("has not been worked out");
  });

  it("is not for strangers", async () => {
    expect((await site.browser().get(`${plan}/council`)).status).not.toBe(200);
  });
});

describe("the page for those who keep the development plan", () => {
  it("has each programme with its office, and files with every year", async () => {
    const page = await browser.get(`${plan}/development?scenario=whole-plan`);
    expect(page.status).toBe(200);
    expect(page.text).toContain("Bureau of Public Works");
    expect(page.text).toContain("never added up into a score");
    const csv = await browser.get(`${plan}/development.csv?scenario=whole-plan`);
    expect(csv.headers["content-disposition"]).toContain("-development.csv");
    expect(csv.text).toContain("mitigation+adaptation");
    const other = await browser.get(`${plan}/development.csv?scenario=save-power`);
    expect(other.text).not.toContain("ebus");
    for (const format of ["xlsx", "pdf", "html"])
      expect((await browser.get(`${plan}/development.${format}`)).status).toBe(200);
  });
});
