import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FactorRow } from "../../src/factors/library.ts";
import { factorSetOf } from "../../src/store/factor-sets.ts";
import { saveActivity } from "../../src/usecases/enter-activity.ts";
import { createInventory, readInventory } from "../../src/usecases/inventories.ts";
import { createPlan } from "../../src/usecases/plans.ts";
import { changing, otherLibrary, without } from "../fixtures/other-library.ts";
import { must, theKnowledge } from "../fixtures/temp-store.ts";
import { openSite, root, type Browser, type Site } from "./site.ts";

const LPG_CO2 = "stationary/lpg/co2";
const OLD = theKnowledge().library;
/** 1 kt of LPG in homes with AR5: 47.3 TJ at 63.1 t/TJ, and its methane and nitrous oxide. */
const OLD_TOTAL = "2,992.5";
/** The same at 64 t/TJ. */
const NEW_TOTAL = "3,035.1";

let site: Site;
let editor: Browser;
let address: string;
let place: { cityId: string; inventoryId: string };

/** A program with that library, in which an inventory stands on the one before. */
async function updatedProgram(change: (row: FactorRow) => FactorRow | readonly FactorRow[]): Promise<void> {
  const knowledge = { ...theKnowledge(), library: otherLibrary(OLD, "2099.1", change) };
  site = await openSite({ deps: { knowledge } });
  const { deps } = site.temp;
  const cityId = await site.city("Bogor");
  const about = { year: 2024, gwp: "AR5", guidelines: "2006", level: "BASIC" } as const;
  const blank = { population: null, areaKm2: null, gdp: null, period: null };
  const inventory = { ...about, ...blank };
  const { inventoryId } = must(await createInventory(deps, site.administrator, { cityId, inventory }));
  place = { cityId, inventoryId };
  await enter("LPG in homes", { fuel: "lpg", amount: "1000 t" });
  address = `/cities/${cityId}/inventories/${inventoryId}`;
  editor = await site.signedIn(root);
}

async function enter(label: string, inputs: object): Promise<void> {
  must(
    await saveActivity({ ...site.temp.deps, validateActivity: () => [] }, site.administrator, {
      ...place,
      activity: { ref: "I.1.1", method: "ST-FUEL", label, inputs: { ...inputs } },
      typed: {},
    }),
  );
}

const page = async (path = "/library") => (await editor.get(address + path)).text;
const shown = async () => must(await readInventory(site.temp.deps, site.administrator, place)).inventory;
const setOf = async () => factorSetOf(await shown())?.version;
const field = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];
const plain = (html: string) => html.replaceAll(/<[^>]+>|&ensp;/g, " ").replaceAll(/\s+/g, " ");

async function take(changes: Readonly<Record<string, string>> = {}) {
  const html = await page();
  const form = { version: field(html, "version") ?? "1", hash: field(html, "hash") ?? "" };
  return editor
    .post(`${address}/library`)
    .type("form")
    .send({ ...form, ...changes });
}

afterEach(() => site.temp.remove());

describe("an inventory on an older factor library", () => {
  beforeEach(() => updatedProgram(changing(LPG_CO2, { value: 64_000, note: "erratum of 2099" })));

  it("keeps its number, and says on its page that the program has another", async () => {
    const html = await page("");
    expect(plain(html)).toContain("2,993 t");
    expect(html).toContain(`href="${address}/library"`);
    expect(plain(html)).toContain(`stands on version ${OLD.version}; the program came with 2099.1`);
  });

  it("is shown with both: the factor, its sources, each row, the total", async () => {
    const text = plain(await page());
    expect(text).toContain(`${LPG_CO2} Now 63,100 kg/TJ`);
    expect(text).toContain("With the program’s library 64,000 kg/TJ");
    expect(text).toContain("The same row has another value. erratum of 2099");
    expect(text).toContain("Used by: LPG in homes");
    expect(text).toContain(`I.1.1 Residential buildings, Scope 1 ${OLD_TOTAL} ${NEW_TOTAL} +42.6`);
    expect(text).toContain(`BASIC ${OLD_TOTAL} ${NEW_TOTAL} +42.6`);
    expect(await setOf()).toBe(OLD.version);
  });

  it("says in its report, its file and its plan's report which it stands on", async () => {
    const plan = { name: "Plan", horizon: 2030, discountRate: null };
    const { planId } = must(await createPlan(site.temp.deps, site.administrator, { ...place, plan }));
    for (const path of [`${address}/report`, `/cities/${place.cityId}/plans/${planId}/report`]) {
      const html = (await editor.get(path)).text;
      expect(html).toContain(OLD.hash);
      expect(html).not.toContain("2099.1");
    }
    for (const path of [`${address}/report.json`, `/cities/${place.cityId}/plans/${planId}/report.json`]) {
      const file = await editor.get(path);
      expect(file.body).toMatchObject({ factorSet: { version: OLD.version, hash: OLD.hash } });
    }
  });

  it("takes the newer one over when told to, and the trail says so", async () => {
    const answer = await take();
    expect([answer.status, answer.headers["location"]]).toEqual([303, address]);
    expect(await setOf()).toBe("2099.1");
    const html = plain(await page(""));
    expect(html).toContain("now stands on version 2099.1");
    expect(html).toContain("3,035 t");
    expect(html).not.toContain("The program has another");
    expect(plain(await page())).toContain("Nothing would change");
    const entry = await site.temp.deps.db
      .selectFrom("audit")
      .selectAll()
      .where("action", "=", "take-factor-set")
      .executeTakeFirstOrThrow();
    expect(entry.entity_id).toBe(place.inventoryId);
    expect(JSON.parse(entry.before_json ?? "")).toEqual({ version: OLD.version, hash: OLD.hash });
    expect(JSON.parse(entry.after_json ?? "")).toMatchObject({ version: "2099.1" });
  });

  it("stays on it where somebody changed the inventory, or the program, meanwhile", async () => {
    const late = await take({ version: "7" });
    expect(late.status).toBe(409);
    expect(plain(late.text)).toContain("Somebody changed this inventory since");
    const other = await take({ hash: OLD.hash });
    expect(other.status).toBe(422);
    expect(plain(other.text)).toContain("The program has been updated since");
    expect((await take({ version: "x" })).status).toBe(400);
    expect(await setOf()).toBe(OLD.version);
  });

  it("can be compared by a viewer, who cannot decide", async () => {
    await site.person("viewer");
    await site.member(place.cityId, "viewer", "viewer");
    const viewer = await site.signedIn("viewer");
    const html = (await viewer.get(`${address}/library`)).text;
    expect(plain(html)).toContain("+42.6");
    expect(html).not.toContain('name="hash"');
  });

  it("is said in Indonesian too", async () => {
    await editor.post("/language").type("form").send({ language: "id", back: "/" });
    expect(plain(await page())).toContain("Dipakai oleh:");
  });

  it("where that library is not to be had, says so, and takes the other over", async () => {
    await sql`drop trigger factor_sets_no_delete`.execute(site.temp.deps.db);
    await sql`delete from factor_sets`.execute(site.temp.deps.db);
    for (const path of ["", "/data", "/library"])
      expect(plain(await page(path)), path).toContain("the database does not hold it");
    expect((await editor.get(`${address}/report.json`)).status).toBe(303);
    expect(plain(await page())).toContain(`BASIC – ${NEW_TOTAL} –`);
    expect((await take()).status).toBe(303);
    expect(plain(await page(""))).toContain("3,035 t");
  });
});

describe("a newer library that changes nothing an inventory uses", () => {
  beforeEach(() => updatedProgram(changing("fuel/orimulsion/ncv", { value: 1 })));

  it("is said to, and can be taken over for its name", async () => {
    const text = plain(await page());
    expect(text).toContain("Nothing would change.");
    expect(text).not.toContain("Each row, before and after");
    expect((await take()).status).toBe(303);
    expect(plain(await page(""))).toContain("2,993 t");
  });
});

describe("a newer library that has lost a factor", () => {
  beforeEach(() => updatedProgram(without("fuel/lpg/ncv")));

  it("is not taken over, and says which entry it would leave without a number", async () => {
    await enter("Diesel generators", { fuel: "diesel", amount: "10 t" });
    const html = await page();
    const text = plain(html);
    expect(text).toContain("With the program’s library this cannot be calculated");
    expect(text).toContain("I.1.1 LPG in homes:");
    expect(text).not.toContain("I.1.1 Diesel generators:");
    expect(text).toContain("The program’s library has none for this place, year and edition.");
    expect(html).not.toContain('name="hash"');
    const { hash } = otherLibrary(OLD, "2099.1", (row) => row);
    const { version } = await shown();
    expect((await take({ version: String(version), hash })).status).toBe(422);
    expect(await setOf()).toBe(OLD.version);
  });
});

describe("an inventory on the program's own library", () => {
  it("has nothing to take over", async () => {
    site = await openSite();
    const cityId = await site.city("Bogor");
    editor = await site.signedIn(root);
    const made = await editor.post(`/cities/${cityId}/inventories`).type("form").send({
      year: "2024",
      level: "BASIC",
      gwp: "AR5",
      guidelines: "2006",
      population: "",
    });
    address = (made.headers["location"] ?? "").replace(/\/data$/, "");
    const html = await page();
    expect(plain(html)).toContain("Nothing would change");
    expect(html).toContain(OLD.hash);
    expect(html).not.toContain('<form method="post" action="/cities');
  });
});
