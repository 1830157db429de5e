import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSamples, type Sample } from "../../src/store/sample-files.ts";
import { createInventory } from "../../src/usecases/inventories.ts";
import { saveActivity, type ActivityInput } from "../../src/usecases/enter-activity.ts";
import { loadSample } from "../../src/usecases/load-sample.ts";
import { readPlan, readPlans } from "../../src/usecases/plans.ts";
import { must } from "../fixtures/temp-store.ts";
import { openSite, root, type Browser, type Site } from "./site.ts";

let site: Site;
let browser: Browser;
let cityId: string;
let inventoryId: string;

const electricity: ActivityInput = {
  ref: "I.1.2",
  method: "EL-LOC",
  label: "Homes",
  inputs: { energy: { value: "900000", unit: "MWh" } },
  factors: { grid: { value: { value: "0.8", unit: "t/MWh" }, source: "utility" } },
};

beforeAll(async () => {
  site = await openSite();
  cityId = await site.city("Kota Rencana");
  const about = { year: 2025, gwp: "AR5", guidelines: "2006", level: "BASIC" } as const;
  const blank = { population: null, areaKm2: null, gdp: null, period: null };
  const deps = { ...site.temp.deps, validateActivity: () => [] };
  ({ inventoryId } = must(
    await createInventory(deps, site.administrator, { cityId, inventory: { ...about, ...blank } }),
  ));
  must(
    await saveActivity(deps, site.administrator, { cityId, inventoryId, activity: electricity, typed: {} }),
  );
  browser = await site.signedIn(root);
  await speak("id");
});
afterAll(() => site.temp.remove());

/** Chooses the number format of whoever is signed in as the administrator. */
async function speak(numberFormat: string): Promise<void> {
  await site.temp.deps.db.updateTable("users").set({ number_format: numberFormat }).execute();
}

const post = (address: string, fields: object, who = browser) => who.post(address).type("form").send(fields);

let plans = 0;

/** A new plan of the city's inventory; answers its address. */
async function newPlan(): Promise<string> {
  const name = `Rencana ${++plans}`;
  const made = await post(`/cities/${cityId}/plans`, {
    inventory: inventoryId,
    name,
    horizon: "2035",
    discountRate: "8",
  });
  expect(made.status).toBe(303);
  return made.headers["location"] ?? "";
}

async function stored(plan: string) {
  const planId = plan.split("/").at(-1) ?? "";
  return must(await readPlan(site.temp.deps, site.administrator, { cityId, planId }));
}

const led = {
  type: "efficiency",
  name: "Lampu LED",
  "ref.I.1.2": "yes",
  share: "50",
  saving: "40",
  rebound: "",
  shape: "step",
  start: "2026",
  full: "",
  table: "",
  currency: "",
  capex: "",
  opex: "",
  lifetime: "",
  energyPrice: "",
  "energyPrice.unit": "MWh",
};

const addMeasure = (plan: string, fields: object = {}) =>
  post(`${plan}/parts/new/measure`, { ...led, ...fields });

/** Growth, a measure, a scenario and a target, all through their forms. */
async function wholePlan(): Promise<string> {
  const plan = await newPlan();
  const steps = [
    await post(`${plan}/parts/new/driver`, {
      which: "population",
      name: "",
      how: "growth",
      growth: "1,5",
      points: "",
    }),
    await post(`${plan}/parts/new/projection`, {
      "ref.I.1.2": "yes",
      "by.population": "1",
      efficiencyGain: "",
    }),
    await addMeasure(plan),
    await post(`${plan}/parts/new/scenario`, { name: "Hemat", "measure.lampu-led": "yes" }),
    await post(`${plan}/parts/new/target`, {
      type: "bau-deviation",
      name: "NDC",
      reduction: "15",
      year: "2030",
    }),
  ];
  expect(steps.map(({ status, text }) => (status === 303 ? "" : text)).join("")).toBe("");
  return plan;
}

describe("the plans of a city", () => {
  it("invite where there is none, to an inventory first where there is none of those either", async () => {
    const bare = await site.city("Kota Baru");
    const none = await browser.get(`/cities/${bare}/scenarios`);
    expect(none.text).toContain("A plan starts from an inventory");
    expect(none.text).toContain(`href="/cities/${bare}"`);
    const empty = await browser.get(`/cities/${cityId}/scenarios`);
    expect(empty.text).toContain(`href="/cities/${cityId}/plans/new"`);
  });

  it("are started once, however often the form is sent", async () => {
    const form = {
      inventory: inventoryId,
      name: "Sekali",
      horizon: "2040",
      discountRate: "",
      requestId: "twice-the-same-plan",
    };
    const [one, other] = [
      await post(`/cities/${cityId}/plans`, form),
      await post(`/cities/${cityId}/plans`, form),
    ];
    expect(other.headers["location"]).toBe(one.headers["location"]);
    const all = must(await readPlans(site.temp.deps, site.administrator, { cityId }));
    expect(all.filter(({ name }) => name === "Sekali")).toHaveLength(1);
  });

  it("come back with everything typed when something is wrong, and are not made", async () => {
    const { status, text } = await post(`/cities/${cityId}/plans`, {
      inventory: inventoryId,
      name: "",
      horizon: "soon",
      discountRate: "x",
    });
    expect(status).toBe(422);
    for (const id of ["f-horizon", "f-discountRate"]) expect(text).toContain(`href="#${id}"`);
    expect(text).toContain('value="soon"');
    const early = await post(`/cities/${cityId}/plans`, {
      inventory: inventoryId,
      name: "Dulu",
      horizon: "2001",
      discountRate: "",
    });
    expect(early.status).toBe(422);
    expect(early.text).toContain('href="#f-horizon"');
  });

  it("are changed by one officer at a time: the other sees both versions", async () => {
    const plan = await newPlan();
    const change = {
      inventory: inventoryId,
      name: "Pertama",
      horizon: "2035",
      discountRate: "7,5",
      version: "1",
    };
    expect((await post(`${plan}/edit`, change)).status).toBe(303);
    const late = await post(`${plan}/edit`, { ...change, name: "Kedua" });
    expect(late.status).toBe(409);
    expect(late.text).toContain("Pertama");
    expect(late.text).toContain('value="Kedua"');
    expect(late.text).toContain('name="version" value="2"');
    expect((await stored(plan)).plan).toMatchObject({ name: "Pertama", discount_rate: "7.5 %" });
  });

  it("are deleted on a page of their own, never by a link", async () => {
    const plan = await newPlan();
    expect((await browser.get(`${plan}/delete`)).text).toContain("Delete Rencana");
    expect((await browser.get(plan)).status).toBe(200);
    expect((await post(`${plan}/delete`, { version: "1" })).status).toBe(303);
    expect((await browser.get(plan)).status).toBe(404);
  });
});

describe("a part of a plan", () => {
  it("is read in the officer's own number format and kept as the contract's document", async () => {
    const plan = await newPlan();
    const points = "2025 4.000\n2035; 6.000,5";
    await post(`${plan}/parts/new/driver`, {
      which: "gdpPerCapita",
      name: "",
      how: "points",
      growth: "",
      points,
    });
    await post(`${plan}/parts/new/driver`, {
      which: "other",
      name: "Sepeda motor",
      how: "growth",
      growth: "-0,5 %",
      points: "",
    });
    await post(`${plan}/parts/new/factor-path`, {
      factor: "grid",
      points: "2025 0,8\n2035 0,6",
      "points.unit": "t/MWh",
    });
    const { document } = await stored(plan);
    expect(document["drivers"]).toEqual({
      gdpPerCapita: { points: { "2025": 4000, "2035": 6000.5 } },
      "sepeda-motor": { growth: "-0.5 %" },
    });
    expect(document["factorPaths"]).toEqual([
      { factor: "grid", points: { "2025": "0.8 t/MWh", "2035": "0.6 t/MWh" } },
    ]);
  });

  it("asks how much of the stock and how much at each: two questions", async () => {
    const plan = await newPlan();
    const form = await browser.get(`${plan}/parts/new/measure?type=efficiency`);
    expect(form.text).toContain("How much of the stock?");
    expect(form.text).toContain("How much at each?");
    await addMeasure(plan, {
      share: "50",
      saving: "12,5",
      capex: "1.000.000,50",
      currency: "USD",
      lifetime: "12",
      energyPrice: "187",
    });
    expect((await stored(plan)).document["measures"]).toEqual([
      {
        id: "lampu-led",
        label: "Lampu LED",
        type: "efficiency",
        refs: ["I.1.2"],
        share: "50 %",
        saving: "12.5 %",
        adoption: { shape: "step", start: 2026 },
        cost: { capex: "1000000.50 USD", lifetime: 12, energyPrice: "187 USD/MWh" },
      },
    ]);
  });

  it("shows what was stored as the reader writes it, whoever typed it", async () => {
    const plan = await newPlan();
    await addMeasure(plan, { saving: "12,5" });
    const [measure] = (await stored(plan)).parts;
    await speak("en");
    const { text } = await browser.get(`${plan}/parts/${measure?.id}/edit`);
    await speak("id");
    expect(text).toMatch(/name="saving"[^>]*value="12\.5"/);
    expect(text).toMatch(/name="ref\.I\.1\.2" value="yes" checked/);
  });

  it.each([
    ["a share over 100 %", { share: "150" }, "f-share"],
    ["a number that could mean two things", { saving: "1.234" }, "f-saving"],
    ["words for a number", { share: "half" }, "f-share"],
    ["nothing to act on", { "ref.I.1.2": "" }, "f-refs"],
    ["an end before its start", { shape: "linear", start: "2030", full: "2026" }, "f-full"],
    ["a cost without its currency", { capex: "100", lifetime: "10" }, "f-currency"],
    ["a year that is none", { start: "next" }, "f-start"],
    ["an adoption over 100 %", { shape: "table", table: "2026 50\n2030 150" }, "f-table"],
  ])("refuses %s at its field, keeps what was typed and saves nothing", async (_what, wrong, id) => {
    const plan = await newPlan();
    const { status, text } = await addMeasure(plan, { name: "Salah <b>", ...wrong });
    expect(status).toBe(422);
    expect(text).toContain(`href="#${id}"`);
    expect(text).toContain(`id="${id}"`);
    expect(text).toContain('value="Salah &lt;b&gt;"');
    expect(text).not.toMatch(/planning:|plan\.[a-z]+-/);
    expect((await stored(plan)).parts).toEqual([]);
  });

  it("tells everything that is wrong at once", async () => {
    const plan = await newPlan();
    const wrong = { name: "", share: "150", saving: "x", shape: "", start: "" };
    const { text } = await addMeasure(plan, wrong);
    for (const id of ["f-name", "f-share", "f-saving", "f-shape", "f-start"])
      expect(text).toContain(`href="#${id}"`);
  });

  it("is refused with a field that its form does not have", async () => {
    const plan = await newPlan();
    expect((await addMeasure(plan, { __proto: "x" })).status).toBe(400);
    expect((await addMeasure(plan, { type: "wishful-thinking" })).status).toBe(404);
    expect((await post(`${plan}/parts/new/nonsense`, {})).status).toBe(404);
  });

  it("is saved once, however often its form is sent", async () => {
    const plan = await newPlan();
    for (let i = 0; i < 2; i++) await addMeasure(plan, { requestId: "a-measure-sent-twice" });
    expect((await stored(plan)).parts).toHaveLength(1);
  });

  it("is changed by one officer at a time: the other sees both versions and may keep either", async () => {
    const plan = await newPlan();
    await addMeasure(plan);
    const [measure] = (await stored(plan)).parts;
    const address = `${plan}/parts/${measure?.id}`;
    expect((await post(address, { ...led, share: "60", version: "1" })).status).toBe(303);
    const late = await post(address, { ...led, share: "70", version: "1" });
    expect(late.status).toBe(409);
    expect(late.text).toMatch(/How much of the stock\?<\/th><td>70<\/td><td>60<\/td>/);
    expect(late.text).toContain('name="version" value="2"');
    expect((await post(address, { ...led, share: "70", version: "2" })).status).toBe(303);
    expect((await stored(plan)).parts[0]?.document).toMatchObject({ share: "70 %" });
  });

  it("is not deleted while another needs it", async () => {
    const plan = await wholePlan();
    const { parts } = await stored(plan);
    const idOf = (kind: string) => parts.find((part) => part.kind === kind)?.id ?? "";
    for (const kind of ["driver", "measure"]) {
      const refused = await post(`${plan}/parts/${idOf(kind)}/delete`, { version: "1" });
      expect(refused.text).toContain("It cannot be deleted while these need it");
    }
    expect((await post(`${plan}/parts/${idOf("scenario")}/delete`, { version: "1" })).status).toBe(303);
    expect((await post(`${plan}/parts/${idOf("measure")}/delete`, { version: "1" })).status).toBe(303);
    expect((await stored(plan)).parts.map(({ kind }) => kind).toSorted()).toEqual([
      "driver",
      "projection",
      "target",
    ]);
  });
});

describe("a plan's page", () => {
  it("answers first: whether any scenario meets the target, and by how much", async () => {
    const plan = await wholePlan();
    const { text } = await browser.get(plan);
    // 720 kt × 1.015^5 = 775.6 kt; half the stock at 40 % less is 20 % below it, 5 % more than the target asks.
    expect(text).toMatch(/“Hemat” meets “NDC” in 2030, with 38,8\u00a0kt to spare/);
    expect(text).toContain("775.644");
    expect(text).toContain("620.516");
  });

  it("shows each scenario's wedges, and every chart's figures as a table", async () => {
    const { text } = await browser.get(await wholePlan());
    expect(text.match(/<figure class="chart">/g)).toHaveLength(2);
    expect(text.match(/<svg/g)?.length).toBeGreaterThanOrEqual(4);
    expect(text).toContain("Lost without it");
  });

  it("says that nothing meets the target where nothing does", async () => {
    const plan = await wholePlan();
    const target = (await stored(plan)).parts.find(({ kind }) => kind === "target");
    await post(`${plan}/parts/${target?.id}`, {
      type: "bau-deviation",
      name: "NDC",
      reduction: "25",
      year: "2030",
      version: "1",
    });
    expect((await browser.get(plan)).text).toMatch(
      /No scenario meets “NDC” in 2030\. “Hemat” comes nearest and is 38,8\u00a0kt short/,
    );
  });

  it("names the convention beside each cost per tonne", async () => {
    const plan = await wholePlan();
    const measure = (await stored(plan)).parts.find(({ kind }) => kind === "measure");
    const cost = { capex: "1000000", currency: "IDR", lifetime: "10", version: "1" };
    expect((await post(`${plan}/parts/${measure?.id}`, { ...led, ...cost })).status).toBe(303);
    const { text } = await browser.get(plan);
    for (const convention of ["tonnes not discounted", "tonnes discounted", "annualised"])
      expect(text).toContain(convention);
    expect(text).toContain("What it costs, IDR");
  });

  it("leads through what is missing in a plan that has just begun", async () => {
    const plan = await newPlan();
    const { text, status } = await browser.get(plan);
    expect(status).toBe(200);
    for (const list of ["growth", "measures", "goals"]) expect(text).toContain(`href="${plan}/${list}"`);
  });

  it("is read by viewers, who are offered nothing to change", async () => {
    const plan = await wholePlan();
    await site.person("pembaca");
    await site.member(cityId, "pembaca", "viewer");
    const viewer = await site.signedIn("pembaca");
    for (const page of ["", "/growth", "/measures", "/goals"]) {
      const { text, status } = await viewer.get(`${plan}${page}`);
      expect(status, page).toBe(200);
      expect(text, page).not.toMatch(/\/edit"|\/parts\/new/);
    }
    expect((await post(`${plan}/parts/new/measure`, led, viewer)).status).toBe(403);
  });

  it("is of its own city: another's officer does not see it there", async () => {
    const plan = await wholePlan();
    const other = await site.city("Kota Lain");
    expect((await browser.get(plan.replace(cityId, other))).status).toBe(404);
  });
});

describe("a target", () => {
  it.each([
    ["base-year", { reduction: "30", baseYear: "2025", base: "", "base.unit": "t", year: "2030" }],
    ["base-year", { reduction: "30", baseYear: "2010", base: "900,5", "base.unit": "kt", year: "2030" }],
    ["fixed-level", { level: "500", "level.unit": "kt", year: "2030" }],
    [
      "intensity",
      { reduction: "45", per: "population", baseYear: "2025", base: "", "base.unit": "t", year: "2035" },
    ],
    ["net-zero", { year: "2035", residual: "10", "residual.unit": "%" }],
    ["budget", { amount: "5", "amount.unit": "Mt", from: "2026", to: "2030" }],
  ])("of type %s is set through its form and measured", async (type, fields) => {
    const plan = await newPlan();
    const driver = { which: "population", name: "", how: "growth", growth: "1", points: "" };
    await post(`${plan}/parts/new/driver`, driver);
    const saved = await post(`${plan}/parts/new/target`, { type, name: "Sasaran", ...fields });
    expect(saved.status, saved.text).toBe(303);
    const { text } = await browser.get(plan);
    expect(text).toMatch(/Business as usual (alone meets|misses) “Sasaran”/);
    expect(text).toContain("Against every target");
  });

  it("in a year that the plan does not reach is refused at that year", async () => {
    const plan = await newPlan();
    const late = { type: "fixed-level", name: "Nanti", level: "1", "level.unit": "t", year: "2090" };
    const { status, text } = await post(`${plan}/parts/new/target`, late);
    expect(status).toBe(422);
    expect(text).toContain('href="#f-year"');
  });
});

/** The fields of a page's form as a browser would send them, nothing changed. */
function fieldsOf(page: string): Record<string, string> {
  const form = /<form method="post"[^>]*class="entry"[\s\S]*?<\/form>/.exec(page)?.[0] ?? "";
  const plain = (text = "") =>
    text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const [name, value] = ["name", "value"].map((key) =>
      plain(new RegExp(` ${key}="([^"]*)"`).exec(tag)?.[1]),
    );
    if (/type="(checkbox|radio)"/.test(tag) && !tag.includes(" checked")) continue;
    fields[name ?? ""] = value ?? "";
  }
  for (const [, name = "", text] of form.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)</g))
    fields[name] = plain(text);
  for (const [, name = "", inner = ""] of form.matchAll(
    /<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  )) {
    const chosen = /value="([^"]*)" selected/.exec(inner) ?? /value="([^"]*)"/.exec(inner);
    fields[name] = plain(chosen?.[1]);
  }
  return fields;
}

/** Numbers within texts as numbers: `47.5e6 USD` and `47500000 USD` are one amount. */
function normal(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/^-?[\d.]+(e\d+)?/, (number) => String(Number(number)));
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, normal(inner)]));
}

/** A document with its entries in one order. */
function sorted(document: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const activities = document["activities"] as string[] | undefined;
  return activities ? { ...document, activities: activities.toSorted() } : document;
}

describe.each(["ho-chi-minh-city-2016", "khon-kaen-2017"])("every part of the sample plan %s", (id) => {
  it.each(["en", "id", "my"])(
    "is the same after its form was sent as it came, in number format %s",
    async (format) => {
      const samples = readSamples();
      const sample = samples.ok ? samples.value.find((one) => one.id === id) : undefined;
      const { cityId: city, planId } = must(
        await loadSample(site.temp.deps, site.administrator, { sample: sample as Sample }),
      );
      await speak(format);
      const read = async () =>
        must(await readPlan(site.temp.deps, site.administrator, { cityId: city, planId })).parts;
      const before = await read();
      for (const part of before) {
        const address = `/cities/${city}/plans/${planId}/parts/${part.id}`;
        const sent = await post(address, fieldsOf((await browser.get(`${address}/edit`)).text));
        expect(sent.status, `${part.kind} ${part.key} ${sent.text}`).toBe(303);
      }
      await speak("id");
      for (const [index, part] of (await read()).entries()) {
        const given = before[index]?.document ?? {};
        const { label, ...document } = sorted(part.document);
        if (given["label"] !== undefined) expect(label).toBe(given["label"]);
        expect(normal(document), `${part.kind} ${part.key}`).toEqual(
          normal(sorted({ ...given, label: undefined })),
        );
      }
    },
  );
});

describe("a sample city's plan", () => {
  it("marks what is illustrative and lists what is not computed with its reason, in no total", async () => {
    const samples = readSamples();
    const sample = samples.ok ? samples.value.find(({ id }) => id === "khon-kaen-2017") : undefined;
    const { cityId: city, planId } = must(
      await loadSample(site.temp.deps, site.administrator, { sample: sample as Sample }),
    );
    const plan = `/cities/${city}/plans/${planId}`;
    const page = (await browser.get(plan)).text;
    const later = sample?.notYetComputed.measures ?? [];
    for (const { title, reason } of later) {
      expect(page).toContain(title);
      expect(page).toContain(reason);
    }
    expect(page).toMatch(/illustrative/);
    const measures = (await browser.get(`${plan}/measures`)).text;
    expect(measures).toContain("Measures not yet computed");
    expect(measures).toContain("LED street lighting");
    const growth = (await browser.get(`${plan}/growth`)).text;
    expect(growth).toMatch(/Population<\/a><\/b> <span class="key published"/);
    expect(growth).toMatch(/Road fuel<\/a><\/b> <span class="key illustrative"/);
  });
});
