import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MeasureEntry } from "../../src/planning/library/measure-entry.ts";
import { startDocument } from "../../src/planning/library/start-document.ts";
import { readMeasureLibrary } from "../../src/store/measure-files.ts";
import { type ActivityInput, saveActivity } from "../../src/usecases/enter-activity.ts";
import { createInventory } from "../../src/usecases/inventories.ts";
import { readPlan } from "../../src/usecases/plans.ts";
import { must } from "../fixtures/temp-store.ts";
import { openSite, root, type Browser, type Site } from "./site.ts";

const library = readMeasureLibrary();
const entryOf = (id: string): MeasureEntry => {
  const entry = library.get(id);
  if (!entry) throw new Error(id);
  return entry;
};

let site: Site;
let browser: Browser;
let plan: string;
let activities: readonly string[];

const terr = (label: string, fuel: string, distance: string, consumption: string): ActivityInput => ({
  ref: "II.1.1",
  method: "TR-TERR",
  label,
  inputs: { distance: { value: distance, unit: "km" }, fuel, consumption: { value: consumption, unit: "L/100 km" } }, // prettier-ignore
  factors: {},
});
const power = (ref: string, label: string): ActivityInput => ({
  ref,
  method: "EL-LOC",
  label,
  inputs: { energy: { value: "30000", unit: "MWh" } },
  factors: { grid: { value: { value: "0.7", unit: "t/MWh" }, source: "utility" } },
});

beforeAll(async () => {
  site = await openSite();
  const cityId = await site.city("Kota Surya");
  const { deps } = site.temp;
  const blank = { population: null, areaKm2: null, gdp: null, period: null };
  const about = { year: 2025, gwp: "AR5", guidelines: "2006", level: "BASIC" } as const;
  const { inventoryId } = must(
    await createInventory(deps, site.administrator, { cityId, inventory: { ...about, ...blank } }), // prettier-ignore
  );
  const entries = [
    power("I.2.2", "Street lighting"),
    power("I.1.2", "Homes"),
    terr("Cars", "motor-gasoline", "1e9", "8"),
    terr("Motorcycles", "motor-gasoline", "2e9", "2.2"),
    terr("Buses", "diesel", "4e7", "38"),
  ];
  const ids: string[] = [];
  for (const activity of entries) {
    const input = { cityId, inventoryId, activity, typed: {} };
    const saved = must(await saveActivity({ ...deps, validateActivity: () => [] }, site.administrator, input)); // prettier-ignore
    ids.push(saved.activityId);
  }
  activities = ids;
  browser = await site.signedIn(root);
  const form = { inventory: inventoryId, name: "Surya", horizon: "2040", discountRate: "" };
  plan = (await post(`/cities/${cityId}/plans`, form)).headers["location"] ?? "";
});
afterAll(() => site.temp.remove());

const post = (address: string, fields: object) => browser.post(address).type("form").send(fields);

/** Every control of the page's main form as a browser would send it. */
function filledIn(html: string): Record<string, string> {
  const form = /<form method="post"[^>]*class="entry">([\s\S]*?)<\/form>/.exec(html)?.[1] ?? "";
  const sent: Record<string, string> = {};
  const text = (escaped: string): string =>
    escaped.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&").replaceAll("&#x3D;", "="); // prettier-ignore
  const attribute = (tag: string, name: string): string => text(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ""); // prettier-ignore
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const box = /type="(checkbox|radio)"/.test(tag);
    if (!box || / checked/.test(tag)) sent[attribute(tag, "name")] = attribute(tag, "value");
  }
  for (const [, tag = "", inner = ""] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option[^>]* selected[^>]*>/.exec(inner) ?? /<option[^>]*>/.exec(inner);
    sent[attribute(tag, "name")] = attribute(chosen?.[0] ?? "", "value");
  }
  for (const [, tag = "", inner = ""] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g))
    sent[attribute(tag, "name")] = text(inner);
  return sent;
}

/** Opens the form of an entry, adds what only the city knows, saves it; answers the stored document. */
async function saved(id: string, answers: Record<string, string>): Promise<Record<string, unknown>> {
  const { status, text } = await browser.get(`${plan}/parts/new/measure?library=${id}`);
  expect(status).toBe(200);
  const fields = { ...filledIn(text), ...answers };
  const sent = await post(`${plan}/parts/new/measure`, fields);
  expect(sent.status === 303 ? "" : /<div class="errs"[\s\S]*?<\/div>/.exec(sent.text)?.[0]).toBe("");
  const planId = plan.split("/").at(-1) ?? "";
  const { parts } = must(await readPlan(site.temp.deps, site.administrator, { cityId: plan.split("/")[2] ?? "", planId })); // prettier-ignore
  const found = parts.find(({ document }) => document["label"] === fields["name"]);
  if (!found) throw new Error(`${id} is not saved`);
  return found.document;
}

describe("the catalogue", () => {
  it("lists every measure, by sector", async () => {
    const { text } = await browser.get("/measures");
    for (const { id } of library.values()) expect(text).toContain(`href="/measures/${id}"`);
    expect(text).toContain("66 measures");
    expect(text).not.toMatch(/measures:|planning:/);
  });

  it.each([
    ["q=landfill+gas", ["lfg"], ["ebus"]],
    ["q=sepeda", ["emoto", "nmt"], ["lfg"]],
    ["sector=III", ["lfg", "septage"], ["brt"]],
    ["decides=utility", ["nrw", "smart-grid-loss"], ["brt"]],
    ["type=modal-shift", ["brt", "nmt"], ["ebus"]],
    ["type=none", ["septage", "carbon-finance"], ["lfg"]],
    ["have.roofs=yes&have.load-curve=yes", ["rooftop-pv"], ["rooftop-pv-public", "lfg"]],
    ["have.roofs=yes", [], ["rooftop-pv", "lfg"]],
  ] as const)("?%s", async (query, there, gone) => {
    const { status, text } = await browser.get(`/measures?${query}`);
    expect(status).toBe(200);
    for (const id of there) expect(text).toContain(`href="/measures/${id}"`);
    for (const id of gone) expect(text).not.toContain(`href="/measures/${id}"`);
  });

  it("says so where nothing fits, and takes what nobody would type", async () => {
    expect((await browser.get("/measures?q=zeppelin")).text).toContain("No measure fits");
    for (const query of [
      "q=<script>",
      "have.moon=x",
      "have.=x",
      "sector=IX&q=a",
      "type=__proto__",
      `q=${"x".repeat(1500)}`,
    ])
      expect((await browser.get(`/measures?${query}`)).status).toBe(200);
  });

  it.each([...library.keys()])("/measures/%s, with its figures and no score", async (id) => {
    const { status, text } = await browser.get(`/measures/${id}`);
    expect(status).toBe(200);
    expect(text).not.toMatch(/measures:|planning:|undefined|NaN|\[object/);
    const { name, pitfalls, sdg } = entryOf(id);
    expect(text).toContain(`<h1>${name.en.replaceAll("&", "&amp;")}</h1>`);
    expect(text.match(/class="pitfalls"><li>/g)).not.toBeNull();
    expect(pitfalls.length).toBeGreaterThan(0);
    for (const target of sdg) expect(text).toContain(`<b>${target}</b>`);
  });

  it("is not there for an id that nobody has", async () => {
    for (const id of ["moon", "__proto__", "constructor"]) expect((await browser.get(`/measures/${id}`)).status).toBe(404); // prettier-ignore
  });
});

describe("in a plan", () => {
  it("leads from the list of measures and the types to the library, and from there to forms", async () => {
    for (const page of ["measures", "parts/new/measure"]) expect((await browser.get(`${plan}/${page}`)).text).toContain(`${plan}/library"`); // prettier-ignore
    const { text: html } = await browser.get(`${plan}/library`);
    const text = html.replaceAll("&#x3D;", "=");
    expect(text).toContain(`${plan}/parts/new/measure?library=led-street"`);
    expect(text).not.toContain("library=septage");
    expect(text).toContain("Nothing in this inventory yet");
    const { text: page } = await browser.get(`${plan}/library/lfg`);
    expect(page).toContain("has no entry in the rows");
  });

  it("a form says low, typical and high beside each field", async () => {
    const { text } = await browser.get(`${plan}/parts/new/measure?library=led-street`);
    expect(text).toContain("Library: 20 to 100\u00a0%, typically 90\u00a0%.");
    expect(text).toContain("Library: 40 to 60\u00a0%, typically 50\u00a0%.");
    expect(text).toContain("Library: 120 to 450 USD, typically 250, for each luminaire");
    // It acts on a part of the row: nothing is ticked for the city.
    expect(text).toContain("Tick only the entries for public lighting");
    expect(/name="ref\.I\.2\.2"[^>]* checked/.test(text)).toBe(false);
  });

  it("an LED programme saved as it opens is the library's document, with the city's entry", async () => {
    const [lights = ""] = activities;
    const document = await saved("led-street", { [`act.${lights}`]: "yes" });
    const started = startDocument(entryOf("led-street"), 2027);
    expect(document).toMatchObject({ ...started, activities: [lights] });
    expect(document).not.toHaveProperty("cost");
  });

  it("whole rows that the inventory has are ticked", async () => {
    const document = await saved("ac-meps", {});
    expect(document).toMatchObject({
      ...startDocument(entryOf("ac-meps"), 2027),
      refs: ["I.1.2", "I.2.2"],
    });
  });

  it("a bus line opens with a line for each mode; the city says which entry each is and how much travel", async () => {
    const [, , cars = "", motorcycles = "", buses = ""] = activities;
    const own = { "from.0.activity": cars, "from.1.activity": motorcycles, "from.2.activity": buses };
    const document = await saved("brt", { ...own, travel: "50000000", "travel.unit": "pkm" });
    const started = startDocument(entryOf("brt"), 2027) as { from: object[] };
    const from = started.from.map((row, at) => ({ activity: [cars, motorcycles, buses][at], ...row }));
    expect(document).toMatchObject({ ...started, from, travel: "50000000 pkm" });
  });

  it("a number that the city overwrites is kept, and the entry stays named when it is changed again", async () => {
    const document = await saved("behaviour", { share: "33", name: "Our campaign" });
    expect(document).toMatchObject({ share: "33 %", library: "behaviour", adoption: { decay: "20 %" } });
    const { text } = await browser.get(`${plan}/measures`);
    const edit = /href="([^"]*\/edit)">Our campaign</.exec(text)?.[1] ?? "";
    const form = await browser.get(edit);
    expect(form.text).toContain("Started from the library:");
    const again = await post(edit.replace(/\/edit$/, ""), { ...filledIn(form.text), share: "40" });
    expect(again.status).toBe(303);
    const changed = (await browser.get(edit)).text;
    expect(filledIn(changed)).toMatchObject({ share: "40", library: "behaviour" });
  });

  it("what is missing is said, and nothing that was filled in is lost", async () => {
    const { text } = await browser.get(`${plan}/parts/new/measure?library=rooftop-pv`);
    const sent = await post(`${plan}/parts/new/measure`, filledIn(text));
    expect(sent.status).toBe(422);
    expect(filledIn(sent.text)).toMatchObject({ yield: "1300", selfUse: "70", library: "rooftop-pv" });
    expect(sent.text).toContain("Library: 1,100 to 1,500\u00a0kWh");
  });

  it("batteries are tied to the plan's own panels from the library", async () => {
    await saved("rooftop-pv", { capacity: "10", "capacity.unit": "MW" });
    const document = await saved("battery", {});
    expect(document["requires"]).toEqual(["rooftop-solar-private"]);
  });

  it.each(["septage", "carbon-finance", "moon", "__proto__"])("no form starts from %s", async (id) => {
    expect((await browser.get(`${plan}/parts/new/measure?library=${id}`)).status).toBe(404);
    expect((await post(`${plan}/parts/new/measure`, { library: id, name: "x" })).status).toBe(404);
  });

  it("only measures come from it", async () => {
    expect((await browser.get(`${plan}/parts/new/target?library=led-street`)).status).toBe(404);
  });
});

it("speaks Indonesian, and its numbers", async () => {
  const { text: english } = await browser.get("/measures/led-street");
  await post("/language", { language: "id", back: "/" });
  const { text } = await browser.get("/measures/led-street");
  expect(text).toContain("Lampu jalan LED");
  expect(text).toContain("Di mana biasanya keliru");
  expect(text).not.toBe(english);
  const { text: form } = await browser.get(`${plan}/parts/new/measure?library=led-street`);
  expect(filledIn(form)["name"]).toBe("Lampu jalan LED");
});
