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
      inventory: { ...facts, year: 2024, guidelines: "2006", population: 1_000_000 },
    }),
  );
  inventory = `/cities/${cityId}/inventories/${inventoryId}`;
  browser = await site.signedIn(root);
  // An Indonesian officer who reads English: decimal commas.
  await browser.post("/account/edit").type("form").send({ name: "Siti", language: "en", numberFormat: "id" });
});
afterAll(() => site.temp.remove());

const LANDFILL = { ref: "III.1.1", method: "WA-FOD" };
const SEWAGE = { ref: "III.4.1", method: "WW-DOM-CH4" };
type Form = typeof LANDFILL;

/** Posts a form with one of its buttons; the page that comes back and what stands in its fields. */
async function press(form: Form, button: string, fields: Fields, status = 200) {
  const answer = await browser
    .post(`${inventory}/rows/${form.ref}/entries`)
    .type("form")
    .send({ method: form.method, do: button, ...fields });
  expect(answer.status, answer.text.slice(0, 3000)).toBe(status);
  return { html: answer.text, fields: fieldsIn(answer.text), errors: errorsIn(answer.text) };
}

/** The text of a column's sum. */
function sumIn(html: string, id: string): string {
  const [, inner = ""] = new RegExp(`<output id="${id}"[^>]*>([\\s\\S]*?)</output>`).exec(html) ?? [];
  return decoded(inner.replaceAll(/<[^>]*>/g, ""))
    .replaceAll("\u00a0", " ")
    .trim();
}

describe("a table of an entry", () => {
  it("adds itself up on the server and says what is missing to 100 %", async () => {
    const typed = { "in.composition.food": "49,9", "in.composition.paper": "11,2 %" };
    const { html } = await press(LANDFILL, "sum:in.composition", typed);
    expect(sumIn(html, "f-in-composition-sum")).toBe("61,1 % 38,9 % missing to 100 %");
    const whole = await press(LANDFILL, "sum:in.composition", { ...typed, "in.composition.plastics": "40" });
    expect(sumIn(whole.html, "f-in-composition-sum")).toBe("101,1 % 1,1 % too much");
    expect(whole.html).toMatch(/<output id="f-in-composition-sum" class="sum-of whole"/);
  });

  it("says which cell is wrong, beside it and in the summary, and leaves it out of the sum", async () => {
    const typed = { "in.composition.food": "banyak", "in.composition.paper": "11,2" };
    const { html, errors, fields } = await press(LANDFILL, "sum:in.composition", typed, 422);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^#f-in-composition-food Food: .*banyak/);
    expect(html).toMatch(/id="f-in-composition-food-error">[^<]*banyak/);
    expect(sumIn(html, "f-in-composition-sum")).toContain("1 cell could not be read");
    expect(fields["in.composition.food"]).toBe("banyak");
  });

  it("gets more rows, and everything typed stays", async () => {
    const typed = {
      "in.population": "1.250.000,5",
      "in.pathways.3.system": "septic",
      "in.pathways.3.share": "<b>60",
      "in.pathways:rows": "4",
      source: "Dinas PU, 12 Maret",
      "paste.in.pathways": "not yet\tplaced",
    };
    const { fields, errors } = await press(SEWAGE, "rows:in.pathways", typed);
    expect(errors).toEqual([]);
    expect(fields).toMatchObject({ ...typed, "in.pathways:rows": "9" });
    expect(fields).toHaveProperty(["in.pathways.8.share"], "");
    expect(fields).not.toHaveProperty(["in.pathways.9.share"]);
    const next = await press(SEWAGE, "rows:in.pathways", fields);
    expect(next.fields["in.pathways:rows"]).toBe("14");
  });

  it("shows earlier years, and never fewer than are filled", async () => {
    const { fields } = await press(LANDFILL, "rows:in.deposits", { "in.deposits.2012": "5" });
    expect(fields["in.deposits:from"]).toBe("2002");
    expect(fields["in.deposits.2012"]).toBe("5");
    expect(fields).toHaveProperty(["in.deposits.2002"], "");
  });

  it("names the years between others that have nothing", async () => {
    const typed = {
      "in.deposits.2015": "5",
      "in.deposits.2016": "5",
      "in.deposits.2018": "7",
      "in.deposits.2022": "8",
    };
    const { html } = await press(LANDFILL, "sum:in.deposits", { ...typed, "in.deposits.unit": "kt" });
    expect(html).toContain("Missing: 2017, 2019–2021");
    expect(sumIn(html, "f-in-deposits-sum")).toBe("25 kt 4 filled");
  });

  it("points at the row typed into, though rows above it are empty", async () => {
    const typed = {
      "in.population": "1000",
      "in.pathways.5.share": "60",
      "in.pathways.7.system": "septic",
      "in.pathways.7.share": "140",
      "in.pathways.7.collected": "no",
    };
    const { errors, html } = await press(SEWAGE, "", typed, 422);
    expect(
      errors.filter((error) => error.startsWith("#f-in-pathways-7-share Row 8, Share of people: ")),
    ).toHaveLength(1);
    expect(
      errors.filter((error) => error.startsWith("#f-in-pathways-5-system Row 6, System: ")),
    ).toHaveLength(1);
    expect(html).toContain('id="f-in-pathways-7-share-error"');
  });

  it("refuses a button that it does not have", async () => {
    for (const button of [
      "rows:in.nothing",
      "suggest:in.site:x",
      "back-cast:in.composition",
      "eval:in.x",
      "rows:ef.co2",
    ]) {
      await press(LANDFILL, button, {}, 400);
    }
  });
});

describe("a block from a spreadsheet", () => {
  const paste = (form: Form, grid: string, text: string, more: Fields = {}, status = 200) =>
    press(form, `paste:${grid}`, { ...more, [`paste.${grid}`]: text }, status);

  it.each([
    [
      "tabs, Indonesian names, a heading and a sum",
      "Jenis\tPersen\nSisa makanan\t49,9\nKertas dan karton\t11,2\nJumlah\t61,1",
    ],
    ["semicolons and ids", "food;49,9 %\npaper;11,2 %"],
    ["one row for each amount, turned", "Food\tPaper and cardboard\n49,9\t11,2"],
    ["parts of one", "Food\t0,817\nPaper\t0,183", { food: "81,7", paper: "18,3" }],
    ["names that only resemble", "Food waste\t49,9\nPaper/cardboard\t11,2"],
  ])("fills a composition: %s", async (_, text, wanted: Fields = { food: "49,9", paper: "11,2" }) => {
    const { fields, errors } = await paste(LANDFILL, "in.composition", text);
    expect(errors).toEqual([]);
    expect(fields["in.composition.food"]).toBe(wanted["food"]);
    expect(fields["in.composition.paper"]).toBe(wanted["paper"]);
    expect(fields["paste.in.composition"]).toBe("");
  });

  it("tells what has no place and keeps its line; a cell that is no number is filled and told", async () => {
    const text = "Food\t49,9\nSayuran\t3\nPlastics\tbanyak";
    const { fields, errors, html } = await paste(
      LANDFILL,
      "in.composition",
      text,
      { "in.composition.food": "40" },
      422,
    );
    expect(fields["in.composition.food"]).toBe("49,9");
    expect(fields["in.composition.plastics"]).toBe("banyak");
    expect(fields["paste.in.composition"]).toBe("Sayuran\t3");
    expect(errors).toHaveLength(2);
    expect(errors[0]).toMatch(/^#f-paste-in-composition .*Sayuran/);
    expect(errors[1]).toMatch(/^#f-in-composition-plastics Plastics: .*banyak/);
    expect(html).toContain("Replaced: 40.");
  });

  it("fills columns of years of a composition", async () => {
    const text = "Part\t1990\t2015\nFood\t60\t45\nPlastics\t40\t55";
    const { fields, errors } = await paste(LANDFILL, "in.composition", text);
    expect(errors).toEqual([]);
    expect(fields).toMatchObject({
      "in.composition:y0": "1990",
      "in.composition:y1": "2015",
      "in.composition.food": "60",
      "in.composition:c1.plastics": "55",
    });
  });

  it("fills years with the unit of the heading, in columns or rows", async () => {
    const down = await paste(LANDFILL, "in.deposits", "Tahun\tTonase (kt)\n2022\t1.250,5\n2023\t1.300");
    expect(down.fields).toMatchObject({
      "in.deposits.2022": "1.250,5",
      "in.deposits.2023": "1.300",
      "in.deposits.unit": "kt",
    });
    const across = await paste(LANDFILL, "in.deposits", "2022\t2023\n120\t130");
    expect(across.fields).toMatchObject({ "in.deposits.2022": "120", "in.deposits.2023": "130" });
    const spaced = await paste(LANDFILL, "in.deposits", "1987 120,5\n1988 130");
    expect(spaced.fields).toMatchObject({ "in.deposits.1987": "120,5", "in.deposits.1988": "130" });
  });

  it("fills the empty rows of a list, by its headings in any order, and says which choice is none", async () => {
    const text = "Share of people;System\n60;Tangki septik\n25;Sungai besar";
    const typed = { "in.pathways.0.system": "river", "in.pathways.0.share": "15" };
    const { fields, errors } = await paste(SEWAGE, "in.pathways", text, typed, 422);
    expect(fields).toMatchObject({
      ...typed,
      "in.pathways.1.system": "septic",
      "in.pathways.1.share": "60",
      "in.pathways.2.system": "Sungai besar",
      "in.pathways.2.share": "25",
    });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^#f-in-pathways-2-system Row 3, System: .*Sungai besar/);
  });

  it("with nothing in the box is told", async () => {
    const { errors } = await paste(LANDFILL, "in.deposits", " ", {}, 422);
    expect(errors[0]).toMatch(/^#f-paste-in-deposits /);
  });

  it("of nonsense changes nothing but what it says", async () => {
    const text = `${"x\t".repeat(200)}\n${"\u0000".repeat(50)}\n=cmd|' /C calc'!A0\n<script>alert(1)</script>`;
    const { html, fields } = await paste(
      LANDFILL,
      "in.composition",
      text,
      { "in.composition.food": "40" },
      422,
    );
    expect(html).not.toContain("<script>alert");
    expect(fields["in.composition.food"]).toBe("40");
  });
});

describe("a default of the place", () => {
  it("stands beside the cells with its source, and is taken over only by its button, which the note records", async () => {
    const page = await browser.get(`${inventory}/rows/III.1.1/entries/new?method=WA-FOD`);
    expect(page.text).toMatch(
      /Default of South-East Asia:[\s\S]*IPCC 2006 Guidelines, Volume 5, Chapter 2, Table 2\.3/,
    );
    expect(fieldsIn(page.text)["in.composition.food"]).toBe("");
    const { fields, html } = await press(LANDFILL, "suggest:in.composition:", {
      "in.composition.food": "12",
      note: "Sampled in March.",
    });
    expect(fields["in.composition.food"]).toBe("43,5");
    expect(fields["note"]).toMatch(
      /^Sampled in March\.\n.*South-East Asia: IPCC 2006 Guidelines, Volume 5, Chapter 2, Table 2\.3/,
    );
    expect(html).toContain("Replaced: 12.");
    const twice = await press(LANDFILL, "suggest:in.composition:", fields);
    expect(twice.fields["note"]).toBe(fields["note"]);
  });

  it("of a list leaves to the officer what the table does not say", async () => {
    const { fields, errors } = await press(SEWAGE, "suggest:in.pathways:urban-high", {}, 422);
    expect(fields).toMatchObject({
      "in.pathways.0.system": "septic",
      "in.pathways.0.share": "18",
      "in.pathways.0.collected": "no",
      "in.pathways.1.system": "",
      "in.pathways.1.share": "8",
    });
    expect(errors.some((error) => /^#f-in-pathways-1-system Row 2, System: .*Latrine/.test(error))).toBe(
      true,
    );
    expect(fields["note"]).toContain("Table 6.5");
  });
});

describe("the years before", () => {
  const known = { "in.deposits.2023": "200", "in.deposits.2024": "204", "in.deposits.unit": "kt" };

  it("join the first known year, follow the people, and the note says how", async () => {
    const { fields, html } = await press(LANDFILL, "back-cast:in.deposits", {
      ...known,
      "bc.deposits.from": "1975",
      "bc.deposits.growth": "2 %",
    });
    // 1 million people in 2024; what 2023 comes to for each of them holds for the years before.
    for (const year of [1975, 1990, 2022]) {
      const value = Number((fields[`in.deposits.${year}`] ?? "").replace(",", "."));
      expect(value / (200 / 1.02 ** (2023 - year))).toBeCloseTo(1, 4);
    }
    expect(fields["in.deposits.2023"]).toBe("200");
    expect(fields["note"]?.replaceAll("\u00a0", " ")).toMatch(
      /1975 to 2022 estimated.*1\.000\.000 in 2024.*2 %.*what 2023 comes to/,
    );
    expect(html).toContain("48 empty years");
    expect(fields["bc.deposits.growth"]).toBe("2 %");
  });

  it("without a known year take the place's defaults, named with their source", async () => {
    const { fields } = await press(LANDFILL, "back-cast:in.deposits", { "bc.deposits.growth": "0" });
    expect(fields["in.deposits.unit"]).toBe("t");
    expect(
      new Set(Object.keys(fields).filter((name) => /^in\.deposits\.\d{4}$/.test(name) && fields[name] !== ""))
        .size,
    ).toBe(51);
    expect(fields["note"]).toMatch(/IPCC 2006 Guidelines, Volume 5, Chapter 2, Table 2.*Share: \d/);
  });

  it("keep what is typed, and say what is missing", async () => {
    const filled = await press(LANDFILL, "back-cast:in.deposits", {
      ...known,
      "in.deposits.2010": "77",
      "bc.deposits.from": "2008",
      "bc.deposits.growth": "1",
    });
    expect(filled.fields["in.deposits.2010"]).toBe("77");
    const { errors, fields } = await press(
      LANDFILL,
      "back-cast:in.deposits",
      { ...known, "bc.deposits.people1": "5000", "bc.deposits.growth": "cepat" },
      422,
    );
    expect(errors.some((error) => error.startsWith("#f-bc-deposits-growth "))).toBe(true);
    expect(errors.some((error) => error.startsWith("#f-bc-deposits-year1 "))).toBe(true);
    expect(fields["in.deposits.2022"]).toBe("");
    const silent = await press(LANDFILL, "back-cast:in.deposits", known, 422);
    expect(silent.errors[0]).toMatch(/^#f-bc-deposits-growth /);
  });

  it("filled, saved and opened again are the same figures", async () => {
    const { fields } = await press(LANDFILL, "back-cast:in.deposits", {
      ...known,
      "bc.deposits.growth": "2",
    });
    const started = await press(LANDFILL, "suggest:in.composition:", fields);
    const whole = { ...started.fields, "in.site": "managed-anaerobic", "in.climate": "tropical-wet" };
    const saved = await browser.post(`${inventory}/rows/III.1.1/entries`).type("form").send(whole);
    expect(saved.status, saved.text.slice(0, 3000)).toBe(303);
    const address = saved.headers["location"] as string;
    const shown = await browser.get(address);
    expect(shown.text).toContain("Started from the default of South-East Asia");
    const edit = fieldsIn((await browser.get(`${address}/edit`)).text);
    for (const [name, text] of Object.entries(fields)) {
      if (/^in\.deposits\.\d{4}$/.test(name)) expect(edit[name], name).toBe(text);
    }
  });
});

describe("an unfinished entry", () => {
  const forms = `/rows/I.2.1/entries/new?method=ST-FUEL`;
  const post = (fields: Fields) =>
    browser
      .post(`${inventory}/rows/I.2.1/entries`)
      .type("form")
      .send({ method: "ST-FUEL", ...fields });

  it("is kept, offered back, taken up, and gone when it is saved", async () => {
    const kept = await post({ do: "draft", "in.fuel": "lpg", "in.amount": "12,34,5", source: "Pertamina" });
    expect(kept.headers["location"]).toBe(`${inventory}/rows/I.2.1`);
    const offer = await browser.get(inventory + forms);
    expect(decoded(offer.text)).toContain("draft=open");
    expect(fieldsIn(offer.text)["in.amount"]).toBe("");
    const taken = fieldsIn((await browser.get(`${inventory}${forms}&draft=open`)).text);
    expect(taken).toMatchObject({ "in.fuel": "lpg", "in.amount": "12,34,5", source: "Pertamina" });
    const saved = await post({ ...taken, "in.amount": "12", "in.amount.unit": "t" });
    expect(saved.status, saved.text.slice(0, 2000)).toBe(303);
    expect(decoded((await browser.get(inventory + forms)).text)).not.toContain("draft=open");
  });

  it("is kept when saving refuses it, and thrown away when its owner says so", async () => {
    expect((await post({ "in.fuel": "lpg", "in.amount": "banyak" })).status).toBe(422);
    expect(decoded((await browser.get(inventory + forms)).text)).toContain("draft=open");
    expect((await post({ do: "discard" })).status).toBe(303);
    expect(decoded((await browser.get(inventory + forms)).text)).not.toContain("draft=open");
  });

  it("of somebody else is nobody else's to see", async () => {
    await post({ do: "keep", "in.amount": "99" });
    const other = await site.person("budi");
    expect(other.userId).not.toBe("");
    await site.member(inventory.split("/")[2] ?? "", "budi", "editor");
    const theirs = await site.signedIn("budi");
    expect(decoded((await theirs.get(inventory + forms)).text)).not.toContain("draft=open");
    await post({ do: "discard" });
  });
});

describe("a stored entry in the form", () => {
  const formats = ["en", "id", "my", "vi"].map((id) => numberFormat(id) as NumberFormat);
  const method = (code: string) => {
    const found = METHODS.find((one) => one.code === code);
    if (!found) throw new Error(`there is no ${code}`);
    return found;
  };

  /** What comes of a document that was opened in the form and saved as it stands. */
  const again = (code: string, inputs: Readonly<Record<string, unknown>>, format: NumberFormat): unknown => {
    const read = readEntry(method(code), "III.1.1", typedEntry(method(code), { inputs }, format), format);
    expect(read.problems).toEqual([]);
    return read.activity["inputs"];
  };

  it.each(formats)("keeps each year's own unit ($id)", (format) => {
    const deposits = {
      2001: { value: "120.5", unit: "kt" },
      2002: { value: "100000", unit: "t" },
      2003: { value: "1234.25", unit: "kt" },
    };
    expect(again("WA-FOD", { deposits }, format)).toEqual({ deposits });
    expect(again("WA-FOD", { deposits: { ...deposits, gaps: "interpolation" } }, format)).toEqual({
      deposits: { ...deposits, gaps: "interpolation" },
    });
  });

  it.each(formats)("keeps a composition that changed over the years ($id)", (format) => {
    const composition = { 1990: { food: "60.5 %", paper: "39.5 %" }, 2015: { food: "45 %", paper: "55 %" } };
    expect(again("WA-FOD", { composition }, format)).toEqual({ composition });
  });

  it("keeps a composition of very many years", () => {
    const [format] = formats as [NumberFormat];
    const composition = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        1990 + index,
        { food: `${40 + index} %`, paper: `${60 - index} %` },
      ]),
    );
    expect(again("WA-FOD", { composition }, format)).toEqual({ composition });
  });
});
