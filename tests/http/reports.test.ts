import { parse } from "csv-parse/sync";
import readXlsxFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSamples, type Sample } from "../../src/store/sample-files.ts";
import { loadSample } from "../../src/usecases/load-sample.ts";
import { slug } from "../../src/web/reports/reported.ts";
import { must } from "../fixtures/temp-store.ts";
import { openSite, root, type Browser, type Site } from "./site.ts";

interface ResultDocument {
  readonly totals: { readonly basic: number; readonly basicPlus: number };
  readonly activities: readonly { readonly id: string; readonly co2e: number }[];
}

let site: Site;
let browser: Browser;
let city: string;
let inventory: string;

beforeAll(async () => {
  site = await openSite();
  const samples = readSamples();
  const sample = samples.ok ? samples.value.find(({ id }) => id === "khon-kaen-2017") : undefined;
  const loaded = must(await loadSample(site.temp.deps, site.administrator, { sample: sample as Sample }));
  city = `/cities/${loaded.cityId}`;
  inventory = `${city}/inventories/${loaded.inventoryId}`;
  browser = await site.signedIn(root);
});
afterAll(() => site.temp.remove());

const download = (format: string, who = browser) =>
  who
    .get(`${inventory}/report.${format}`)
    .buffer(true)
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () => done(null, Buffer.concat(chunks)));
    });

async function result(): Promise<ResultDocument> {
  return JSON.parse(String((await download("json")).body)) as ResultDocument;
}

describe("the reports of a city", () => {
  it("are listed with every file that can be taken along", async () => {
    const { text, status } = await browser.get(`${city}/reports`);
    expect(status).toBe(200);
    for (const format of ["pdf", "xlsx", "csv", "json", "html"])
      expect(text).toContain(`${inventory}/report.${format}"`);
    expect(text).toContain(`href="${inventory}/report"`);
  });

  it("say what to do where there is no inventory", async () => {
    const empty = await site.city("Kota Kosong");
    const { text } = await browser.get(`/cities/${empty}/reports`);
    expect(text).toContain(`href="/cities/${empty}"`);
    expect(text).not.toContain("report.csv");
  });
});

describe("the report of an inventory", () => {
  it("is a page of the site with the inventory's own total", async () => {
    const { text, status } = await browser.get(`${inventory}/report`);
    expect(status).toBe(200);
    const { totals } = await result();
    expect(text).toContain(`<data value="${totals.basic}">`);
    expect(text).not.toMatch(/<style|\sstyle=|reports:/);
  });

  it("shows what was published beside it, and marks what is illustrative", async () => {
    const { text } = await browser.get(`${inventory}/report`);
    expect(text).toContain('id="t-published"');
    expect(text).toContain("Illustrative");
  });

  it("speaks the reader's language, with the same numbers", async () => {
    const values = (page: string) => [...page.matchAll(/<data value="([^"]*)"/g)].map(([, value]) => value);
    const english = (await browser.get(`${inventory}/report`)).text;
    await browser.post("/language").type("form").send({ language: "id", back: "/" });
    const indonesian = (await browser.get(`${inventory}/report`)).text;
    await browser.post("/language").type("form").send({ language: "en", back: "/" });
    expect(indonesian).toContain("Inventarisasi gas rumah kaca");
    expect(values(indonesian)).toEqual(values(english));
  });
});

describe("a downloaded report", () => {
  it.each([
    ["pdf", "application/pdf"],
    ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["csv", "text/csv; charset=utf-8"],
    ["json", "application/json; charset=utf-8"],
    ["html", "text/html; charset=utf-8"],
  ])("comes as an attachment with a plain name and its own type: %s", async (format, type) => {
    const { headers, status } = await download(format);
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe(type);
    expect(headers["content-disposition"]).toBe(
      `attachment; filename="khon-kaen-city-municipality-2017-inventory.${format}"`,
    );
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["cache-control"]).toContain("no-store");
  });

  it("holds the same emissions in every format", async () => {
    const { activities } = await result();
    const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
    const wanted = sorted(activities.map(({ co2e }) => co2e));
    const lines = parse<Record<string, string>>((await download("csv")).body as Buffer, { columns: true });
    expect(sorted(lines.filter((line) => line["activity"]).map((line) => Number(line["co2e_t"])))).toEqual(
      wanted,
    );
    const sheets = await readXlsxFile((await download("xlsx")).body as Buffer);
    const [head = [], ...rows] = sheets.find(({ sheet }) => sheet === "Activities")?.data ?? [];
    const [entry, co2e] = [head.indexOf("Entry"), head.indexOf("t CO₂e")];
    expect(sorted(rows.filter((row) => row[entry] !== null).map((row) => row[co2e] as number))).toEqual(
      wanted,
    );
    const page = String((await download("html")).body);
    const shown = [...page.matchAll(/<p class="sums">.*?<data value="([^"]*)"/g)].map(([, value]) =>
      Number(value),
    );
    expect(sorted(shown)).toEqual(wanted);
  });

  it("has a name of plain letters, whatever the city is called", () => {
    expect(["Thành phố Hồ Chí Minh", "ขอนแก่น", '../"a\r\nb', "x".repeat(200)].map(slug)).toEqual([
      "thanh-pho-ho-chi-minh",
      "city",
      "a-b",
      "x".repeat(60),
    ]);
  });
});

describe("the report of a plan", () => {
  it("is listed, read on a page, and taken along in every format", async () => {
    const list = (await browser.get(`${city}/reports`)).text;
    const [, plan = ""] = /href="(\/cities\/[^"]*\/plans\/[^"/]*)\/report"/.exec(list) ?? [];
    const page = await browser.get(`${plan}/report`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('id="t-years"');
    // The sample's measures of later types are named and computed nowhere.
    expect(page.text).toContain("Not yet computed");
    const document = await browser.get(`${plan}/report.json`);
    const { bau } = document.body as { bau: { basic: number[] } };
    expect(page.text).toContain(`<data value="${bau.basic.at(-1)}">`);
    for (const format of ["xlsx", "csv", "html"]) {
      const { status, headers } = await browser.get(`${plan}/report.${format}`);
      expect(status).toBe(200);
      expect(headers["content-disposition"]).toMatch(
        /^attachment; filename="khon-kaen-[a-z0-9-]+-plan\.\w+"$/,
      );
    }
  });
});

describe("nobody else's report", () => {
  it("is given to a person without a right in the city, or to nobody signed in", async () => {
    await site.person("lain.orang");
    const stranger = await site.signedIn("lain.orang");
    for (const address of [`${city}/reports`, `${inventory}/report`, `${inventory}/report.csv`]) {
      expect((await stranger.get(address)).status).toBe(404);
      expect((await site.browser().get(address)).status).not.toBe(200);
    }
  });

  it("is found under another city of one's own", async () => {
    const other = await site.city("Kota Lain");
    const address = inventory.replace(/\/cities\/[^/]+/, `/cities/${other}`);
    expect((await browser.get(`${address}/report`)).status).toBe(404);
    expect((await browser.get(`${address}/report.xlsx`)).status).toBe(404);
  });
});
