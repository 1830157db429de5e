import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { saveActivity } from "../../src/usecases/enter-activity.ts";
import { readCityFactors } from "../../src/usecases/city-factors.ts";
import { createInventory, readInventory } from "../../src/usecases/inventories.ts";
import { must } from "../fixtures/temp-store.ts";
import { openSite, type Browser, type Site } from "./site.ts";

let site: Site;
let editor: Browser;
let cityId: string;
let inventoryId: string;
let address: string;

beforeEach(async () => {
  site = await openSite();
  cityId = await site.city("Bogor");
  const about = { year: 2024, gwp: "AR5", guidelines: "2006", level: "BASIC" } as const;
  const blank = { population: null, areaKm2: null, gdp: null, period: null };
  const inventory = { ...about, ...blank };
  const { deps } = site.temp;
  ({ inventoryId } = must(await createInventory(deps, site.administrator, { cityId, inventory })));
  must(
    await saveActivity({ ...deps, validateActivity: () => [] }, site.administrator, {
      cityId,
      inventoryId,
      activity: { ref: "I.1.2", method: "EL-LOC", label: "Homes", inputs: { energy: "1000 MWh" } },
      typed: {},
    }),
  );
  await site.person("editor");
  await site.member(cityId, "editor", "editor");
  editor = await site.signedIn("editor");
  address = `/cities/${cityId}/factors`;
});
afterEach(() => site.temp.remove());

const stored = async () => must(await readCityFactors(site.temp.deps, site.administrator, cityId));
const plain = (html: string) => html.replaceAll(/<[^>]+>|&ensp;|&nbsp;/g, " ").replaceAll(/\s+/g, " ");
/** A page with its addresses as they are. */
const open = async (path: string) =>
  (await editor.get(path)).text.replaceAll("&#x3D;", "=").replaceAll("&amp;", "&");
const field = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];
const send = async (path: string, form: Readonly<Record<string, string>>) =>
  editor
    .post(address + path)
    .type("form")
    .redirects(0)
    .send(form);

const GRID = { key: "grid/ef", value: "0.5", unit: "t/MWh", source: "Utility, letter of 2025" };

/** Fills the form in, looks at the preview and agrees to it. */
async function save(path: string, form: Readonly<Record<string, string>>) {
  const preview = await send(path, { ...form, step: "preview" });
  expect(preview.status).toBe(200);
  const version = field(preview.text, "version");
  return send(path, {
    ...form,
    requestId: field(preview.text, "requestId") ?? "",
    ...(version === undefined ? {} : { version }),
    step: "save",
  });
}

describe("a city's own factors on its pages", () => {
  it("are none at first, and the page says what they are for", async () => {
    const { text } = await editor.get(address);
    expect(text).toContain("Every factor is the library’s");
    expect(text).toContain(`href="${address}/new"`);
  });

  it("are found by their names, each with the library's value", async () => {
    const text = await open(`${address}/new?q=grid+loss`);
    expect(text).toContain(`href="${address}/new?key=grid%2Floss"`);
    expect((await editor.get(`${address}/new?q=gwp`)).text).not.toContain("key=gwp");
    expect(plain((await editor.get(`${address}/new?key=grid/ef`)).text)).toContain(
      "The library gives the city now",
    );
  });

  it("are shown with their effect before anything is saved, then saved, and traced to", async () => {
    const preview = await send("/new", { ...GRID, step: "preview" });
    expect(preview.status).toBe(200);
    expect(plain(preview.text)).toContain("2024");
    expect(plain(preview.text)).toContain("500.0");
    expect(preview.text).toContain("Homes");
    expect(await stored()).toEqual([]);
    const saved = await save("/new", GRID);
    expect(saved.headers["location"]).toBe(address);
    expect(await stored()).toMatchObject([{ key: "grid/ef", value: 0.5, updated_name: "editor" }]);
    expect(plain((await editor.get(address)).text)).toContain("Utility, letter of 2025");
    const { document } = must(
      await readInventory(site.temp.deps, site.administrator, { cityId, inventoryId }),
    );
    const [activity] = document.activities;
    const page = await editor.get(
      `/cities/${cityId}/inventories/${inventoryId}/activities/${activity?.id ?? ""}`,
    );
    expect(plain(page.text)).toContain("The city’s own value: Utility, letter of 2025");
  });

  it("read numbers as the officer writes them", async () => {
    const account = { name: "Editor", language: "en", numberFormat: "id" };
    await editor.post("/account/edit").type("form").send(account);
    expect((await save("/new", { ...GRID, value: "0,5" })).status).toBe(303);
    expect(await stored()).toMatchObject([{ value: 0.5 }]);
    const [factor] = await stored();
    expect((await editor.get(`${address}/${factor!.id}/edit`)).text).toContain('value="0,5"');
  });

  it("come back as typed with what is wrong, at each field", async () => {
    const wrong = { ...GRID, value: "half", unit: "t/km", source: "", note: "Keep <this>" };
    const { status, text } = await send("/new", { ...wrong, step: "preview" });
    expect(status).toBe(422);
    for (const name of ["value", "unit", "source"]) expect(text).toContain(`href="#f-${name}"`);
    expect(text).toContain('value="half"');
    expect(text).toContain("Keep &lt;this&gt;");
    expect((await send("/new", { ...wrong, step: "save" })).status).toBe(422);
    expect(await stored()).toEqual([]);
  });

  it("are typed over after the preview, with nothing lost", async () => {
    const { status, text } = await send("/new", { ...GRID, note: "From the letter", step: "back" });
    expect(status).toBe(200);
    expect(text).toContain('value="0.5"');
    expect(text).toContain("From the letter");
  });

  it("far from the library's are pointed out", async () => {
    expect((await send("/new", { ...GRID, value: "500", step: "preview" })).text).toContain(
      "Check the unit.",
    );
    const same = await send("/new", { ...GRID, value: "500", unit: "kg/MWh", step: "preview" });
    expect(same.text).not.toContain("Check the unit.");
  });

  it("are corrected, unless somebody was first: then both are shown", async () => {
    await save("/new", GRID);
    const [factor] = await stored();
    const path = `/${factor!.id}/edit`;
    expect((await save(path, { ...GRID, value: "0.6", version: "1" })).status).toBe(303);
    const late = await send(path, { ...GRID, value: "0.7", version: "1", step: "preview" });
    expect(late.status).toBe(409);
    expect(late.text).toContain('value="0.7"');
    expect(plain(late.text)).toContain("editor saved 0.6 t/MWh");
    expect(field(late.text, "version")).toBe("2");
  });

  it("are retired with a reason, kept, and taken up again", async () => {
    await save("/new", GRID);
    const [factor] = await stored();
    const path = `/${factor!.id}`;
    expect((await send(`${path}/retire`, { reason: "", version: "1", step: "preview" })).status).toBe(422);
    const done = await save(`${path}/retire`, { reason: "A newer one", version: "1" });
    expect(done.status).toBe(303);
    expect(plain((await editor.get(address)).text)).toContain("A newer one");
    const restore = await editor.get(`${address}${path}/restore`);
    expect(plain(restore.text)).toContain("500.0");
    expect((await send(`${path}/restore`, { version: "2", step: "save" })).status).toBe(303);
    expect(await stored()).toMatchObject([{ retired_at: null, version: 3 }]);
  });

  it("of another city, or of none, are not found", async () => {
    await save("/new", GRID);
    const [factor] = await stored();
    const other = await site.city("Depok");
    await site.member(other, "editor", "editor");
    expect((await editor.get(`/cities/${other}/factors/${factor!.id}/edit`)).status).toBe(404);
  });
});

describe("pages in Bahasa Indonesia", () => {
  it("say the same", async () => {
    const account = { name: "Editor", language: "id", numberFormat: "id" };
    await editor.post("/account/edit").type("form").send(account);
    expect(await open(address)).toContain("Semua faktor berasal dari pustaka");
    const preview = await send("/new", { ...GRID, value: "0,5", step: "preview" });
    expect(plain(preview.text)).toContain("Nilai milik kota sendiri: Utility, letter of 2025");
    expect(plain(preview.text)).toContain("500,0");
    const wrong = await send("/import", { table: "kunci;nilai", numbers: "id", step: "preview" });
    expect(plain(wrong.text)).toContain("Kolom ini tidak ada: Satuan, Sumber.");
  });
});

describe("factors pasted from a spreadsheet", () => {
  const table = (...lines: string[]) => lines.join("\r\n");

  it("are shown with their effect, and saved all together", async () => {
    const pasted = table(
      "Key\tValue\tUnit\tSource\tFrom year\tRemarks",
      "grid/ef\t0.5\tt/MWh\tUtility\t\tx",
      "grid/loss\t8\t%\tUtility\t2023\t",
    );
    expect((await save("/import", { table: pasted, numbers: "en" })).status).toBe(303);
    expect(await stored()).toMatchObject([
      { key: "grid/ef", value: 0.5, year: null },
      { key: "grid/loss", value: 8, unit: "%", year: 2023 },
    ]);
  });

  it("come as CSV too: semicolons with decimal commas, or commas with quotation marks", async () => {
    const semicolons = table("kunci;nilai;satuan;sumber", "grid/ef;0,5;t/MWh;PLN");
    expect((await save("/import", { table: semicolons, numbers: "id" })).status).toBe(303);
    const commas = table("\uFEFFunit,key,value,source", '%,grid/loss,"8,5","PLN, statistics"');
    expect((await save("/import", { table: commas, numbers: "id" })).status).toBe(303);
    expect(await stored()).toMatchObject([{ value: 0.5 }, { value: 8.5, source: "PLN, statistics" }]);
  });

  it("are saved in no part where a cell is wrong; each is named, and the text stays", async () => {
    const pasted = table(
      "key\tvalue\tunit\tsource",
      "grid/ef\t0.5\tt/MWh\tUtility",
      "grid/loss\teight\tkm\t",
      "grid/lossy\t8\t%\tUtility",
    );
    const { status, text } = await send("/import", { table: pasted, numbers: "en", step: "preview" });
    expect(status).toBe(422);
    for (const cell of ["c-3-value", "c-3-unit", "c-3-source", "c-4-key"]) {
      expect(text).toContain(`href="#${cell}"`);
      expect(text).toContain(`id="${cell}"`);
    }
    expect(text).not.toContain('id="c-2-');
    expect(text).toContain("grid/lossy\t8\t%\tUtility</textarea>");
    expect((await send("/import", { table: pasted, numbers: "en", step: "save" })).status).toBe(422);
    expect(await stored()).toEqual([]);
  });

  it("twice for one year are refused at the second", async () => {
    const line = "grid/ef\t0.5\tt/MWh\tUtility";
    const pasted = table("key\tvalue\tunit\tsource", line, line);
    expect((await send("/import", { table: pasted, numbers: "en", step: "preview" })).text).toContain(
      'href="#c-3-key"',
    );
  });

  it("without their headings, or with nothing, are asked for again", async () => {
    for (const [pasted, said] of [
      ["", "There is no factor in this"],
      ["grid/ef\t0.5\tt/MWh\tUtility", "These columns are missing"],
      ["key\tvalue\tunit\tsource", "There is no factor in this"],
    ] as const) {
      const { status, text } = await send("/import", { table: pasted, numbers: "en", step: "preview" });
      expect(status).toBe(422);
      expect(text).toContain(said);
    }
  });
});

describe("the way to a city's own factor", () => {
  it("starts at the library's row and at the number's trace", async () => {
    await editor.get(`/cities/${cityId}`);
    const row = await open("/factors?q=grid/ef&region=ID");
    const href = /href="(\/factors\/row\?key=grid%2Fef&[^"]*)"/.exec(row)?.[1] ?? "";
    expect(await open(href)).toContain(`${address}/new?key=grid%2Fef`);
    const { document } = must(
      await readInventory(site.temp.deps, site.administrator, { cityId, inventoryId }),
    );
    const id = document.activities[0]?.id ?? "";
    const trace = await open(`/cities/${cityId}/inventories/${inventoryId}/activities/${id}`);
    expect(trace).toContain(`${address}/new?key=grid%2Fef`);
    expect(await open(`/cities/${cityId}`)).toContain(`href="${address}"`);
  });
});
