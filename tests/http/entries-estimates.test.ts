import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METHODS } from "../../src/methods/catalogue.ts";
import { numberFormat, type NumberFormat } from "../../src/units/number-format.ts";
import { createInventory } from "../../src/usecases/inventories.ts";
import { readEntry } from "../../src/web/entries/read-entry.ts";
import { typedEntry } from "../../src/web/entries/typed-entry.ts";
import { must } from "../fixtures/temp-store.ts";
import { decoded, errorsIn, fieldsIn } from "./entry-form.ts";
import { openSite, root, type Browser, type Site } from "./site.ts";

type Fields = Readonly<Record<string, string>>;

let site: Site;
let browser: Browser;
let inventory: string;

beforeAll(async () => {
  site = await openSite();
  const cityId = await site.city("Kota Contoh");
  const facts = { areaKm2: null, gdp: null, period: null, gwp: "AR5", level: "BASIC+" } as const;
  const { inventoryId } = must(
    await createInventory(site.temp.deps, site.administrator, {
      cityId,
      inventory: { ...facts, year: 2024, guidelines: "2006", population: 480_000 },
    }),
  );
  inventory = `/cities/${cityId}/inventories/${inventoryId}`;
  browser = await site.signedIn(root);
  await browser.post("/account/edit").type("form").send({ name: "Siti", language: "en", numberFormat: "id" });
});
afterAll(() => site.temp.remove());

/** Composting: one quantity, and its emissions are 4 g CH4 for each kg (IPCC 2006 V5 Table 4.1). */
const ENTRY = { method: "WA-BIO", "in.process": "composting", "in.basis": "wet" };
const NEW = "/rows/III.2.1/entries/new?method=WA-BIO";

const send = (fields: Fields) =>
  browser
    .post(`${inventory}/rows/III.2.1/entries`)
    .type("form")
    .send({ ...ENTRY, ...fields });

/** Presses a button of the form; the page that comes back. */
async function press(button: string, fields: Fields, status = 200) {
  const answer = await send({ ...fields, do: button });
  expect(answer.status, answer.text.slice(0, 3000)).toBe(status);
  const html = answer.text;
  const worked = [...html.matchAll(/<div class="said done" role="status">([\s\S]*?)<\/div>/g)]
    .map(([, inner = ""]) => decoded(inner.replaceAll(/<[^>]*>/g, " ")))
    .join(" ");
  return { html, fields: fieldsIn(html), errors: errorsIn(html), worked: plain(worked) };
}

const plain = (text: string): string => text.replaceAll(/[\s\u00a0]+/g, " ").trim();

/** Saves a form; the entry's own page in words, and its form opened again. */
async function save(fields: Fields) {
  const saved = await send(fields);
  expect(saved.status, saved.text.slice(0, 3000)).toBe(303);
  const address = saved.headers["location"] as string;
  const page = (await browser.get(address)).text;
  const again = (await browser.get(`${address}/edit`)).text;
  return { address, page: plain(decoded(page.replaceAll(/<[^>]*>/g, " "))), form: fieldsIn(again) };
}

const scaling = {
  "in.mass:estimate": "scaling",
  "in.mass:est.from": "120.000,5",
  "in.mass:est.from.unit": "t",
  "in.mass:est.area": "Jawa Tengah",
  "in.mass:est.year": "2021",
  "in.mass:est.by": "Penduduk",
  "in.mass:est.there": "450.000",
  "in.mass:est.here": "480.000",
  "in.mass:est.source": "BPS, Tabel 3.1",
};

const years = (...rows: readonly (readonly [year: string, figure: string])[]): Fields =>
  Object.fromEntries(
    rows.flatMap(([year, figure], index) => [
      [`in.mass:est.${index}.year`, year],
      [`in.mass:est.${index}.points`, figure],
    ]),
  );
const between = {
  "in.mass:estimate": "interpolation",
  "in.mass:est.points.unit": "t",
  ...years(["2022", "1.000,5"], ["2026", "1.400,5"]),
};
const trend = {
  "in.mass:estimate": "extrapolation",
  "in.mass:est.points.unit": "kt",
  ...years(["2018", "1"], ["2019", "2"], ["2020", "3"], ["2021", "6"]),
};
const overlap = {
  "in.mass:estimate": "overlap",
  "in.mass:lap.older.unit": "t",
  "in.mass:lap.newer.unit": "t",
  "in.mass:lap.0.year": "2020",
  "in.mass:lap.0.older": "50",
  "in.mass:lap.0.newer": "60",
  "in.mass:lap.1.year": "2021",
  "in.mass:lap.1.older": "100",
  "in.mass:lap.1.newer": "140",
  "in.mass:lap.2.year": "2024",
  "in.mass:lap.2.older": "100",
};

describe("a figure that nobody has", () => {
  it("is offered an estimate by one quiet line, which asks for nothing yet", async () => {
    const { text } = await browser.get(inventory + NEW);
    expect(text.match(/<details class="estimate">/g)).toHaveLength(2);
    expect(text).toContain("I do not have this figure: estimate it");
    expect(Object.keys(fieldsIn(text)).filter((name) => name.includes(":est"))).toEqual([]);
  });

  it("is asked for by the way chosen, in the place of its number, and nothing typed is lost on the way", async () => {
    const typed = { "in.mass": "1.234,5", "in.mass.unit": "t", source: "DLH & <b>" };
    const first = await press("estimate:in.mass:scaling", typed);
    expect(first.errors).toEqual([]);
    expect(first.fields).toMatchObject({ ...typed, "in.mass:estimate": "scaling" });
    expect(first.fields).toHaveProperty(["in.mass:est.from"], "");
    expect(first.html).toMatch(/<input type="hidden" name="in\.mass" value="1\.234,5">/);
    expect(first.html).toContain("population is entered as 480.000");
    const other = await press("estimate:in.mass:interpolation", { ...first.fields, ...scaling });
    expect(other.fields).toMatchObject({ ...typed, ...scaling, "in.mass:estimate": "interpolation" });
    expect(other.fields).toHaveProperty(["in.mass:est.1.points"], "");
    const back = await press("estimate:in.mass:none", other.fields);
    expect(back.fields).toMatchObject({ ...typed, "in.mass:est.there": "450.000" });
    expect(back.html).toMatch(/<input id="f-in-mass" name="in\.mass" type="text" value="1\.234,5"/);
    expect(back.fields["in.mass:estimate"] ?? "").toBe("");
  });

  it("gets more years, and keeps those typed", async () => {
    const { fields } = await press("estimate:in.mass:years", trend);
    expect(fields).toMatchObject(trend);
    expect(fields).toHaveProperty(["in.mass:est.6.points"], "");
  });

  it("refuses buttons that it does not have", async () => {
    for (const button of [
      "estimate:in.mass:guess",
      "estimate:in.mass:work",
      "estimate:in.process:scaling",
      "estimate:in.nothing:scaling",
    ]) {
      await press(button, {}, 400);
    }
    await press("estimate:in.mass:years", scaling, 400);
  });

  it("that was typed before the estimate counts no more once it is saved", async () => {
    const { page, form } = await save({ ...between, "in.mass": "9.999", "in.mass.unit": "t" });
    expect(page).toContain("4,802 t"); // 1 200.5 t of 4 kg CH4 each
    expect(page).not.toContain("9.999");
    expect(form["in.mass"] ?? "").toBe("");
  });
});

describe("an estimate is shown worked before it is saved, in the officer's numbers,", () => {
  it.each([
    // GPC 1.1, Equation 5.1: 120 000.5 t of 450 000 people, for 480 000.
    ["scaled", scaling, "120.000,5 t × 480.000 / 450.000 = 128.000,5 t"],
    [
      "between two years",
      between,
      "1.000,5 t + (1.400,5 t − 1.000,5 t) × (2024 − 2022) / (2026 − 2022) = 1.200,5 t",
    ],
    // Slope 8/5 and mean 3 at 2019.5, by hand.
    ["along a trend", trend, "3 kt + 1,6 kt × (2024 − 2019,5) = 10,2 kt"],
    // Ratios 1.2 and 1.4.
    ["from older statistics", overlap, "100 t × 1,3 = 130 t"],
  ])("%s", async (_, fields, working) => {
    const { worked, errors } = await press("estimate:in.mass:work", fields);
    expect(errors).toEqual([]);
    expect(worked).toContain(working);
    expect(worked).toContain("medium at best");
    const { page, form } = await save(fields);
    expect(page).toContain(working);
    expect(form).toMatchObject(
      Object.fromEntries(
        Object.entries(fields).map(([name, text]) => [
          name,
          /\.(?:year|by|area|source|unit)$|:estimate$/.test(name) ? text : text.replaceAll(".", ""),
        ]),
      ),
    );
  });

  it("with the place, the year and the source of its figures", async () => {
    const { worked } = await press("estimate:in.mass:work", scaling);
    expect(worked).toContain("scaled by Penduduk from the figure of Jawa Tengah, 2021");
    expect(worked).toContain("BPS, Tabel 3.1");
  });

  it("in Indonesian too, and in the report", async () => {
    const { address } = await save({ ...scaling, label: "Kompos kota" });
    const language = (to: string) =>
      browser.post("/account/edit").type("form").send({ name: "Siti", language: to, numberFormat: "id" });
    await language("id");
    const page = plain(decoded((await browser.get(address)).text));
    const report = plain(decoded((await browser.get(`${inventory}/report.html`)).text));
    await language("en");
    for (const text of [page, report]) {
      expect(text).toContain("diskalakan menurut Penduduk dari angka Jawa Tengah, 2021");
      expect(text).toContain("120.000,5 t × 480.000 / 450.000 = 128.000,5 t");
      expect(text).toContain("diperkirakan dari 120.000,5 t (Jawa Tengah, 2021)");
    }
  });
});

describe("an estimate that cannot be worked out says so at the field at fault:", () => {
  const without = (fields: Fields, ...names: readonly string[]): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

  it.each<[string, Fields, readonly RegExp[]]>([
    [
      "nothing typed",
      { "in.mass:estimate": "scaling" },
      [
        /^#f-in-mass-est-from The figure that you know: /,
        /^#f-in-mass-est-by What does it follow\?: /,
        /^#f-in-mass-est-there .*in that place and year: /,
        /^#f-in-mass-est-here .*here in 2024: /,
      ],
    ],
    [
      "a number that is none",
      { ...scaling, "in.mass:est.there": "banyak" },
      [/^#f-in-mass-est-there .*banyak/],
    ],
    ["no unit", without(scaling, "in.mass:est.from.unit"), [/^#f-in-mass-est-from .*unit/i]],
    ["a size of 0", { ...scaling, "in.mass:est.there": "0" }, [/^#f-in-mass-est-there .*above 0/]],
    ["a negative figure", { ...scaling, "in.mass:est.from": "-5" }, [/^#f-in-mass-est-from .*-5/]],
    ["a year that is none", { ...scaling, "in.mass:est.year": "tahun lalu" }, [/^#f-in-mass-est-year /]],
    ["an impossible year", { ...scaling, "in.mass:est.year": "20211" }, [/^#f-in-mass-est-year /]],
    ["no years", { "in.mass:estimate": "interpolation" }, [/^#f-in-mass-est-0-points .*figure and its year/]],
    ["a year known already", { ...between, ...years(["2022", "1"], ["2024", "2"]) }, [/^#f-in-mass .*2024/]],
    ["not between", { ...between, ...years(["2020", "1"], ["2022", "2"]) }, [/^#f-in-mass .*2020, 2022/]],
    ["a figure without a year", { ...between, "in.mass:est.0.year": "" }, [/^#f-in-mass-est-0-year /]],
    ["a year without a figure", { ...between, "in.mass:est.1.points": "" }, [/^#f-in-mass-est-1-points /]],
    [
      "a year in two rows",
      { ...between, "in.mass:est.1.year": "2022" },
      [/^#f-in-mass-est-1-year .*2022 stands in two rows/],
    ],
    [
      "a figure that cannot be read, in its row",
      { ...between, "in.mass:est.1.points": "1,2,3" },
      [/^#f-in-mass-est-1-points .*Figure of year 2/],
    ],
    [
      "a negative one, in its row",
      { ...between, "in.mass:est.1.points": "-4" },
      [/^#f-in-mass-est-1-points .*-4/],
    ],
    [
      "no unit for a column",
      without(between, "in.mass:est.points.unit"),
      [/^#f-in-mass-est-points-unit Figure: .*unit/i],
    ],
    [
      "a trend of one year",
      { ...trend, ...years(["2018", "1"], ["", ""], ["", ""], ["", ""]) },
      [/^#f-in-mass /],
    ],
    [
      "a trend below zero",
      { ...trend, ...years(["2018", "6"], ["2019", "4"], ["2020", "2"], ["2021", "1"]) },
      [/^#f-in-mass .*below zero/],
    ],
    [
      "a trend among its years",
      { ...trend, "in.mass:est.4.year": "2026", "in.mass:est.4.points": "9" },
      [/^#f-in-mass /],
    ],
    ["older figures without the year", { ...overlap, "in.mass:lap.2.year": "2023" }, [/^#f-in-mass .*2024/]],
    ["an older figure of 0", { ...overlap, "in.mass:lap.0.older": "0" }, [/^#f-in-mass .*older series is 0/]],
    [
      "no newer figures",
      without(overlap, "in.mass:lap.0.newer", "in.mass:lap.1.newer"),
      [/^#f-in-mass-lap-0-newer .*figure and its year/],
    ],
  ])("%s", async (_, fields, wanted) => {
    for (const button of ["estimate:in.mass:work", ""]) {
      const { errors, fields: shown, worked, html } = await press(button, fields, 422);
      expect(errors, button).toHaveLength(wanted.length);
      for (const [index, pattern] of wanted.entries()) expect(plain(errors[index] ?? "")).toMatch(pattern);
      for (const error of errors) expect(html).toContain(`id="${/^#(\S+)/.exec(error)?.[1]}"`);
      expect(worked).toBe("");
      for (const [name, text] of Object.entries(fields)) expect(shown[name] ?? "", name).toBe(text);
    }
  });

  it("and it is kept as a draft with all that was typed", async () => {
    const unfinished = { ...scaling, "in.mass:est.by": "" };
    expect((await send({ ...unfinished, do: "draft" })).status).toBe(303);
    const taken = fieldsIn((await browser.get(`${inventory}${NEW}&draft=open`)).text);
    expect(taken).toMatchObject(unfinished);
    expect((await send({ do: "discard" })).status).toBe(303);
  });
});

describe("a stored estimate in the form", () => {
  const formats = ["en", "id", "my", "vi"].map((id) => numberFormat(id) as NumberFormat);
  const method = METHODS.find(({ code }) => code === "ST-FUEL")!;
  const amount = (value: string, unit: string) => ({ value, unit });

  it.each(formats)("comes out of it as it went in ($id)", (format) => {
    for (const estimate of [
      { estimate: "scaling", from: amount("10.5", "t"), by: "Population", fromSize: "1234567.5", size: "50" },
      {
        estimate: "scaling",
        from: amount("0.001", "TJ"),
        fromArea: "Province",
        fromYear: 2020,
        by: "GDP",
        fromSize: "2000000000",
        size: "0.5",
        source: "Statistics office",
      },
      {
        estimate: "interpolation",
        points: { 2020: amount("1.5", "t"), 2026: amount("2000", "kg") },
        source: "Sales",
      },
      {
        estimate: "extrapolation",
        points: Object.fromEntries(
          Array.from({ length: 20 }, (_, index) => [2000 + index, amount(String(index), "kt")]),
        ),
      },
      {
        estimate: "overlap",
        older: { 2020: amount("1", "t"), 2024: amount("3", "t") },
        newer: { 2020: amount("2", "kt"), 2021: amount("2.5", "kt") },
      },
    ]) {
      const inputs = { fuel: "lpg", amount: estimate };
      const read = readEntry(method, "I.1.1", typedEntry(method, { inputs }, format), format);
      expect(read.problems).toEqual([]);
      expect(read.activity["inputs"]).toEqual(inputs);
    }
  });
});

describe("years left out of a series", () => {
  const deposits = { "in.deposits.unit": "kt", "in.deposits.2020": "100,5", "in.deposits.2024": "140,5" };
  const sum = (fields: Fields) =>
    browser
      .post(`${inventory}/rows/III.1.1/entries`)
      .type("form")
      .send({ method: "WA-FOD", do: "sum:in.deposits", ...fields });

  it("are marked, each with what the straight line puts into it, once that is chosen", async () => {
    const open = plain((await sum(deposits)).text);
    expect(open).toContain("Missing: 2021–2023");
    expect(open).not.toContain("by straight line");
    const filled = plain((await sum({ ...deposits, "in.deposits:gaps": "yes" })).text);
    expect(filled).not.toContain("Missing: 2021");
    expect(filled).toContain("not in the sum: 2021–2023");
    for (const [year, amount] of [
      ["2021", "110,5"],
      ["2022", "120,5"],
      ["2023", "130,5"],
    ]) {
      expect(filled).toMatch(
        new RegExp(
          `aria-describedby="f-in-deposits-${year}-filled".*?>about ${amount} kt, by straight line<`,
        ),
      );
    }
    expect(filled.match(/class="filled"/g)).toHaveLength(3);
  });
});
