import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/cli/knowledge.ts";
import { sureCounts } from "../../src/factors/audit.ts";
import { topicsOf } from "../../src/factors/coverage-topics.ts";
import { TARGET_FILE } from "../../src/factors/national-targets.ts";
import { placeOf, resolveFactor } from "../../src/factors/resolve.ts";
import { languages, translator } from "../../src/i18n/i18n.ts";
import { topicText } from "../../src/web/factors/coverage-names.ts";
import { rowAddress } from "../../src/web/factors/names.ts";
import { resolutionSteps } from "../../src/web/factors/order.ts";
import { findRow } from "../../src/web/factors/row-view.ts";
import { methodsUsing } from "../../src/web/factors/used-by.ts";
import { exampleOf } from "../../src/web/methods/example.ts";
import { openSite, root, type Browser, type Site } from "./site.ts";

const knowledge = readKnowledge();
const { book, library } = knowledge;

let site: Site;
let browser: Browser;
beforeAll(async () => {
  site = await openSite();
  browser = await site.signedIn(root);
});
afterAll(() => site.temp.remove());

const page = async (query: Record<string, string>, path = "/factors") => {
  const answer = await browser.get(`${path}?${new URLSearchParams(query).toString()}`);
  const keys = [...answer.text.matchAll(/<\/a><code>([^<]+)<\/code><\/th>/g)].map(([, key]) => key);
  return { status: answer.status, html: answer.text.replaceAll("&nbsp;", "\u00a0"), keys };
};

describe("the library's page", () => {
  it("finds by the library's own words and by the reader's", async () => {
    const byKey = await page({ q: "stationary/residential/lpg/ch4" });
    expect(byKey.keys).toEqual(["stationary/residential/lpg/ch4"]);
    for (const text of ["5\u00a0kg/TJ", "1.5 – 15", "Table 2.5", "Read at source", "World"])
      expect(byKey.html).toContain(text);
    const byName = await page({ q: "liquefied CH₄ residential" });
    expect(byName.keys).toEqual(byKey.keys);
    const philippine = await page({ q: "philippines", kind: "grid" });
    expect(philippine.keys).toContain("grid/ef");
  });

  it("shows fifty rows at a time, every row once", async () => {
    const first = await page({ kind: "fuel" });
    expect(first.keys).toHaveLength(50);
    expect(first.html).toContain('rel="next"');
    expect(first.html).not.toContain('rel="prev"');
    const fuels = library.rows.filter((row) => row.key.startsWith("fuel/")).map((row) => row.key);
    const seen = [...first.keys];
    for (let number = 2; number <= Math.ceil(fuels.length / 50); number += 1)
      seen.push(...(await page({ kind: "fuel", page: String(number) })).keys);
    expect(seen).toEqual(fuels);
    const beyond = await page({ kind: "fuel", page: "999" });
    expect(beyond.html).toContain(`of ${fuels.length}`);
    expect(beyond.keys).toEqual(fuels.slice(-beyond.keys.length));
  });

  it.each([
    [{ region: "TH" }, (row: (typeof library.rows)[number]) => row.region === "TH"],
    [{ edition: "2019" }, (row: (typeof library.rows)[number]) => row.edition === "2019"],
    [{ sure: "recall" }, (row: (typeof library.rows)[number]) => row.sure === "recall"],
    [
      { document: "IPCC 2006 Guidelines, Volume 5, Chapter 4" },
      (row: (typeof library.rows)[number]) => row.document === "IPCC 2006 Guidelines, Volume 5, Chapter 4",
    ],
  ])("keeps to the filter %o", async (query, holds) => {
    const expected = library.rows.filter(holds).map((row) => row.key);
    const { keys } = await page(query);
    expect(keys).toEqual(expected.slice(0, 50));
    expect(expected.length).toBeGreaterThan(0);
  });

  it("says so when nothing matches, and how to go on", async () => {
    for (const query of [{ q: "no such thing" }, { region: "XX" }, { kind: "__proto__" }]) {
      const { status, html, keys } = await page(query);
      expect(status).toBe(200);
      expect(keys).toEqual([]);
      expect(html).toContain("No factor matches");
    }
  });

  it("names the version and the hash of what it shows", async () => {
    const { html } = await page({});
    expect(html).toContain(library.version);
    expect(html).toContain(library.hash);
  });

  it("writes numbers and names as the reader does", async () => {
    await site.person("dewi");
    const reader = await site.signedIn("dewi");
    await reader
      .post("/account/edit")
      .type("form")
      .send({ name: "Dewi", language: "id", numberFormat: "id" });
    const { text } = await reader.get("/factors?q=pembakaran+stationary/lpg/co2");
    expect(text).toContain("63.100");
    expect(text).toContain("Pembakaran stasioner");
  });
});

describe("one row's page", () => {
  it("is found for every row of the library under its own address", () => {
    for (const row of library.rows) {
      const asked = new URLSearchParams(rowAddress(row).split("?")[1]);
      const field = (name: string) => asked.get(name) ?? "";
      const query = {
        key: field("key"),
        region: field("region"),
        year: field("year"),
        edition: field("edition"),
      };
      expect(findRow(library, query)).toBe(row);
    }
  });

  it("says where the value is from, what stands beside it and which methods use it", async () => {
    const { html, keys } = await page(
      { key: "grid/ef", region: "PH-LUZON-VISAYAS", year: "2017", edition: "any" },
      "/factors/row",
    );
    for (const text of [
      "0.7122",
      "Philippines: Luzon and Visayas",
      "Department of Energy of the Philippines",
      "Per unit generated",
      "/methods/EL-LOC",
      'aria-current="true"',
    ])
      expect(html).toContain(text);
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys)).toEqual(new Set(["grid/ef"]));
  });

  it("is not there for a row that is not", async () => {
    for (const query of [{}, { key: "grid/ef" }, { key: "__proto__", region: "PH", edition: "any" }])
      expect((await page(query, "/factors/row")).status).toBe(404);
  });
});

describe("the methods that use a key", () => {
  it("are those that look it up", () => {
    for (const { method } of book.values())
      for (const use of exampleOf(method, knowledge)?.result.factors ?? [])
        if (use.row) expect(methodsUsing(book, library, use.row.key), use.row.key).toContain(method);
  });

  it("are not those that only have a key of the same shape", () => {
    const codes = (key: string) => methodsUsing(book, library, key).map((method) => method.code);
    expect(codes("stationary/lpg/co2")).toContain("ST-FUEL");
    expect(codes("stationary/lpg/co2")).not.toContain("ST-BLEND");
    expect(codes("gwp/AR5/CH4")).toEqual([]);
  });
});

describe("why this one", () => {
  const context = fc
    .record({
      key: fc.constantFrom(...library.byKey.keys()),
      country: fc.constantFrom("PH", "TH", "ID", "MY", "VN", "SG", "BR"),
      year: fc.integer({ min: 1990, max: 2030 }),
      guidelines: fc.constantFrom("2006", "2019"),
    })
    .map(({ key, country, year, guidelines }) => {
      const grid = [...(library.countries.get(country)?.grids.keys() ?? [])][0];
      const frame = {
        place: placeOf(library, country, grid),
        year,
        guidelines,
      };
      return [key, frame] as const;
    });

  it("shows the resolver's own choice first, and every row of the way once", () => {
    fc.assert(
      fc.property(context, ([key, frame]) => {
        const rows = resolutionSteps(library, key, frame).flatMap((step) => step.rows);
        const taken = rows.find((one) => one.rank === 0)?.row ?? null;
        expect(taken).toBe(resolveFactor(library, key, frame)?.row ?? null);
        const given = (library.byKey.get(key) ?? []).filter((row) => frame.place.includes(row.region));
        expect(new Set(rows.map((one) => one.row))).toEqual(new Set(given));
        expect(rows).toHaveLength(given.length);
        for (const { row, rank } of rows) {
          const isLater = row.dated && (row.year ?? 0) > frame.year;
          const isOfOtherEdition = row.edition === "2019" && frame.guidelines === "2006";
          expect(rank === null).toBe(isLater || isOfOtherEdition);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("shows the way place by place", async () => {
    const { status, html } = await page(
      { key: "grid/ef", place: "PH-LUZON-VISAYAS", year: "2024", edition: "2006" },
      "/factors/why",
    );
    expect(status).toBe(200);
    const order = ["The city’s own value", "Philippines: Luzon and Visayas", "South-East Asia", "World"];
    const places = order.map((text) => html.indexOf(`<h3>${text}</h3>`));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(html).toContain("7 years older than the inventory");
  });

  it("shows what a 2006 inventory leaves to the Refinement", async () => {
    const both = library.rows.find(
      (row) =>
        row.edition === "2019" &&
        row.region === "world" &&
        library.byKey.get(row.key)?.some((other) => other.edition === "2006" && other.region === "world"),
    )!;
    const query = { key: both.key, place: "TH", year: "2024", edition: "2006" };
    expect((await page(query, "/factors/why")).html).toContain("Of the 2019 Refinement");
  });

  it("asks again for what it cannot read, and keeps what was typed", async () => {
    const query = { key: "no/such", place: "XX", year: "12", edition: "2006" };
    const { status, html } = await page(query, "/factors/why");
    expect(status).toBe(422);
    for (const href of ["#f-key", "#f-place", "#f-year"]) expect(html).toContain(`<a href="${href}"`);
    expect(html).toContain('value="no/such"');
    expect(html).toContain('value="12"');
  });

  it("starts from the city that is in view", async () => {
    const cityId = await site.city("Semarang");
    await browser.get(`/cities/${cityId}/about`);
    const { html } = await page({ key: "grid/ef" }, "/factors/why");
    expect(html).toMatch(/value="ID" selected/);
    expect(html).toContain("<h3>Indonesia</h3>");
  });
});

describe("what the library covers", () => {
  const asean = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"];

  it("stands beside the library, with how sure it is and each country of ASEAN", async () => {
    expect((await page({})).html).toContain('href="/factors/coverage"');
    const { status, html } = await page({}, "/factors/coverage");
    expect(status).toBe(200);
    for (const country of asean) expect(html).toContain(`/factors/coverage?country&#x3D;${country}`);
    const { source, "second-hand": quoted, recall } = sureCounts(library.rows);
    for (const count of [library.rows.length, source, quoted, recall])
      expect(html).toContain(`<dd class="val">${count.toLocaleString("en")}</dd>`);
  });

  it("says what is weak in words, and hides no topic", async () => {
    const { html } = await page({}, "/factors/coverage");
    expect(html).toMatch(
      /Grid losses<\/dt>.*Expert knowledge alone, to be confirmed: all eleven countries\./,
    );
    expect(html).toContain("the city has to name its grid: Malaysia and Philippines.");
    expect(html).toMatch(/Global warming potential<\/dt>.*values are as others quote them\./);
    for (const topic of topicsOf(library).filter(({ keys }) => keys.length > 0))
      expect(html).toContain(topicText(translator("en"), topic));
    expect(html).not.toMatch(/coverage\.[a-z]/);
  });

  it.each(asean)("shows %s topic by topic, with its grids and pledges", async (country) => {
    const { status, html } = await page({ country }, "/factors/coverage");
    expect(status).toBe(200);
    const topics = topicsOf(library).filter(({ isOfPlaces }) => isOfPlaces);
    expect(html.match(/<li><h2>/g)).toHaveLength(topics.length);
    const pledges = library.rows.filter(({ file, region }) => file === TARGET_FILE && region === country);
    for (const { document } of pledges) expect(html).toContain(document.replaceAll("’", "&#x27;"));
    expect(html.includes("no pledge in numbers")).toBe(pledges.length === 0);
    expect(html).not.toMatch(/coverage\.[a-z]/);
  });

  it("is in the reader's language", async () => {
    const reader = await site.signedIn("dewi");
    const all = (await reader.get("/factors/coverage")).text;
    expect(all).toContain("Titik lemah".toLowerCase());
    expect(all).toContain("kesebelas negara");
    expect((await reader.get("/factors/coverage?country=TH")).text).toContain("Nilai terbaru");
  });

  it("knows no country that is none", async () => {
    for (const country of ["XX", "__proto__", "world"])
      expect((await page({ country }, "/factors/coverage")).status).toBe(404);
  });
});

describe("the names of keys", () => {
  it("are in every language, for every part of every key", () => {
    const parts = new Set([...library.byKey.keys()].flatMap((key) => key.split("/")));
    const named = [...parts].filter((part) => !/[A-Z]/.test(part));
    for (const language of languages) {
      const { find } = translator(language);
      expect(
        named.filter((part) => !find(`factors:id.${part}`) && !find(`factors:part.${part}`)),
        language,
      ).toEqual([]);
    }
  });
});
