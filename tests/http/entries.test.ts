import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METHODS } from "../../src/methods/catalogue.ts";
import { numberFormat, type NumberFormat } from "../../src/units/number-format.ts";
import { createInventory } from "../../src/usecases/inventories.ts";
import { typedEntry } from "../../src/web/entries/typed-entry.ts";
import { must } from "../fixtures/temp-store.ts";
import { openSite, root, type Browser, type Site } from "./site.ts";

interface Example {
  readonly id: string;
  readonly refined?: Readonly<Record<string, unknown>>;
  readonly ref: string;
  readonly method: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

const examples: readonly Example[] = METHODS.map(({ code, example }) => ({
  id: code,
  method: code,
  ref: example.ref,
  inputs: example.inputs,
  ...(example.refined ? { refined: example.refined } : {}),
}));

const format = numberFormat("id") as NumberFormat;

let site: Site;
let browser: Browser;
const inventories = new Map<string, string>();

beforeAll(async () => {
  site = await openSite();
  const cityId = await site.city("Kota Contoh");
  for (const [year, guidelines] of [
    [2024, "2006"],
    [2023, "2019"],
  ] as const) {
    const { inventoryId } = must(
      await createInventory(site.temp.deps, site.administrator, {
        cityId,
        inventory: {
          year,
          guidelines,
          gwp: "AR5",
          level: "BASIC+",
          population: null,
          areaKm2: null,
          gdp: null,
          period: null,
        },
      }),
    );
    inventories.set(guidelines, `/cities/${cityId}/inventories/${inventoryId}`);
  }
  browser = await site.signedIn(root);
  const account = await browser.get("/account/edit");
  expect(account.status).toBe(200);
  await browser.post("/account/edit").type("form").send({ name: "Siti", language: "en", numberFormat: "id" });
});
afterAll(() => site.temp.remove());

/** An example's fields as an Indonesian officer types them; a series is cut to the inventory's year. */
function fieldsOf({ method: code, ...activity }: Example, lastYear: number): Record<string, string> {
  const method = METHODS.find((one) => one.code === code);
  if (!method) throw new Error(`there is no ${code}`);
  const inputs = Object.fromEntries(
    Object.entries(activity.inputs).map(([name, value]) => [name, untilYear(value, lastYear)]),
  );
  return { method: code, ...typedEntry(method, { ...activity, inputs }, format) };
}

function untilYear(value: unknown, lastYear: number): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  if (!entries.every(([key]) => /^\d{4}$/.test(key))) return value;
  return Object.fromEntries(entries.filter(([year]) => Number(year) <= lastYear));
}

/** Examples of the methods an edition has. */
function offeredIn(guidelines: "2006" | "2019"): readonly (readonly [string, Example])[] {
  return examples
    .filter(({ method }) => METHODS.find(({ code }) => code === method)?.guidelines.includes(guidelines))
    .map(({ refined, ...example }) => {
      const inputs = guidelines === "2019" ? (refined ?? example.inputs) : example.inputs;
      return [example.method, { ...example, inputs }] as const;
    });
}

describe.each([
  ["2006", 2024],
  ["2019", 2023],
] as const)("entering data by form, %s guidelines", (guidelines, year) => {
  it.each(offeredIn(guidelines))("%s is saved, shown and changed", async (_, example) => {
    const inventory = inventories.get(guidelines) ?? "";
    const page = await browser.get(`${inventory}/rows/${example.ref}/entries/new?method=${example.method}`);
    expect(page.status).toBe(200);
    const fields = fieldsOf(example, year);
    const saved = await browser.post(`${inventory}/rows/${example.ref}/entries`).type("form").send(fields);
    expect(saved.status, saved.text).toBe(303);
    const address = saved.headers["location"] as string;
    const shown = await browser.get(address);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('class="work"');

    const edit = await browser.get(`${address}/edit`);
    expect(edit.status).toBe(200);
    const version = /name="version" value="(\d+)"/.exec(edit.text)?.[1];
    const again = await browser
      .post(address)
      .type("form")
      .send({ ...fields, version, label: "Named by a test" });
    expect(again.status, again.text).toBe(303);
    expect((await browser.get(address)).text).toContain("Named by a test");
  });

  it.each(offeredIn(guidelines))(
    "%s: what the page offers, posted as it stands with the example's answers, is accepted",
    async (_, example) => {
      const inventory = inventories.get(guidelines) ?? "";
      const page = await browser.get(`${inventory}/rows/${example.ref}/entries/new?method=${example.method}`);
      const offered = formFields(page.text);
      const saved = await browser
        .post(`${inventory}/rows/${example.ref}/entries`)
        .type("form")
        .send({ ...offered, ...fieldsOf(example, year) });
      expect(saved.status, saved.text.slice(0, 4000)).toBe(303);
    },
  );
});

/** The values a browser would send of a page's form, untouched. */
function formFields(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  const form = /<form method="post"[^>]*class="entry"[\s\S]*?<\/form>/.exec(html)?.[0] ?? "";
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const isRadio = /type="(radio|checkbox)"/.test(tag);
    if (name !== undefined && (!isRadio || / checked/.test(tag)))
      fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? "";
  }
  for (const [, name = "", options = ""] of form.matchAll(
    /<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  )) {
    fields[name] =
      /<option value="([^"]*)" selected/.exec(options)?.[1] ??
      /<option value="([^"]*)"/.exec(options)?.[1] ??
      "";
  }
  return fields;
}

describe("what is refused", () => {
  const post = async (fields: Record<string, string>) =>
    browser
      .post(`${inventories.get("2006")}/rows/I.1.1/entries`)
      .type("form")
      .send({ method: "ST-FUEL", ...fields });

  it.each([
    ["a number with two readings", { "in.amount": "1.234.5" }],
    ["not a number", { "in.amount": "banyak" }],
    ["infinity", { "in.amount": "1e999" }],
    ["a negative amount", { "in.amount": "-5" }],
    ["no unit", { "in.amount": "5", "in.amount.unit": "" }],
    ["a unit of another dimension", { "in.amount": "5", "in.amount.unit": "km" }],
    ["a fuel that is none", { "in.amount": "5", "in.fuel": "__proto__" }],
    ["script in a number", { "in.amount": "<script>alert(1)</script>" }],
  ])("%s: told, and everything typed stays", async (_, wrong) => {
    const typed = { "in.fuel": "lpg", "in.amount.unit": "t", source: "<b>Dinas ESDM</b>", ...wrong };
    const before = await browser.get(`${inventories.get("2006")}/rows/I.1.1`);
    const answer = await post(typed);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("&lt;b&gt;Dinas ESDM&lt;/b&gt;");
    expect(answer.text).not.toContain("<script>alert");
    expect(answer.text).toContain('class="errs"');
    const after = await browser.get(`${inventories.get("2006")}/rows/I.1.1`);
    expect(after.text.match(/\/activities\//g)?.length).toBe(before.text.match(/\/activities\//g)?.length);
  });

  it("a field of a name the form cannot have", async () => {
    expect((await post({ "in.amount": "5", role: "administrator" })).status).toBe(400);
  });

  it("a change made over another officer's", async () => {
    const fields = { "in.fuel": "lpg", "in.amount": "5", "in.amount.unit": "t" };
    const address = (await post(fields)).headers["location"] as string;
    const mine = { method: "ST-FUEL", ...fields, "in.amount": "6", version: "1" };
    expect((await browser.post(address).type("form").send(mine)).status).toBe(303);
    const late = await browser
      .post(address)
      .type("form")
      .send({ ...mine, "in.amount": "7" });
    expect(late.status).toBe(409);
    expect(late.text).toContain(">7<");
    expect(late.text).toContain(">6<");
  });

  it("the same post twice is one entry", async () => {
    const fields = {
      "in.fuel": "lpg",
      "in.amount": "8",
      "in.amount.unit": "t",
      requestId: "11111111-2222-3333",
    };
    const first = await post(fields);
    const second = await post(fields);
    expect(second.headers["location"]).toBe(first.headers["location"]);
  });

  it("a taken-out entry comes back", async () => {
    const address = (await post({ "in.fuel": "lpg", "in.amount": "9", "in.amount.unit": "t" })).headers[
      "location"
    ] as string;
    const gone = await browser.post(`${address}/delete`).type("form").send({ version: "1" });
    expect(gone.status).toBe(303);
    expect((await browser.get(address)).status).toBe(404);
    const offer = await browser.get(gone.headers["location"] as string);
    const version = /name="version" value="(\d+)"/.exec(offer.text)?.[1];
    expect((await browser.post(`${address}/restore`).type("form").send({ version })).status).toBe(303);
    expect((await browser.get(address)).status).toBe(200);
  });
});
