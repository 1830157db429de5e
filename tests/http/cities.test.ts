import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSite, root, type Browser, type Site } from "./site.ts";

let site: Site;
let browser: Browser;
beforeAll(async () => {
  site = await openSite();
  browser = await site.signedIn(root);
  await browser.post("/account/edit").type("form").send({ name: "Siti", language: "en", numberFormat: "id" });
});
afterAll(() => site.temp.remove());

const bandung = {
  name: "Bandung",
  country: "ID",
  population: "2.500.000",
  areaKm2: "167,31",
  gdp: "21.000.000.000",
  currency: "USD",
  climate: "tropical-wet",
  grid: "ID-JAMALI",
  numberFormat: "id",
};

const post = (action: string, fields: object) => browser.post(action).type("form").send(fields);
const errors = (html: string) =>
  [...html.matchAll(/<li><a href="(#[\w-]+)">([^<]+)<\/a><\/li>/g)].map(([, href]) => href);
const field = (html: string, name: string) =>
  new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1];
const rows = () =>
  site.temp.deps.db.selectFrom("cities").selectAll().orderBy("created_at").orderBy("id").execute();

describe("a city", () => {
  it("is added with its numbers read as the officer writes them", async () => {
    const made = await post("/cities", bandung);
    expect(made.status).toBe(303);
    const [city] = await rows();
    expect(city).toMatchObject({
      name: "Bandung",
      population: 2_500_000,
      area_km2: 167.31,
      gdp: "21000000000 USD",
      climate: "tropical-wet",
      grid: "ID-JAMALI",
    });
    const about = await browser.get(`/cities/${city?.id}/about`);
    for (const text of ["2.500.000 people", "167,31 km²", "21.000.000.000 USD", "Indonesia"])
      expect(about.text).toContain(text);
  });

  it("needs a name and a country and nothing else", async () => {
    const blank = Object.fromEntries(Object.keys(bandung).map((name) => [name, ""]));
    const answer = await post("/cities", { ...blank, numberFormat: "id" });
    expect(answer.status).toBe(422);
    expect(errors(answer.text)).toContain("#f-country");
    const made = await post("/cities", { ...blank, name: "Bogor", country: "ID", numberFormat: "id" });
    expect(made.status).toBe(303);
    expect((await rows()).at(-1)).toMatchObject({
      population: null,
      area_km2: null,
      gdp: null,
      climate: null,
    });
  });

  it("is refused with every fault told at once, and everything as it was typed", async () => {
    const typed = {
      ...bandung,
      country: "XX",
      population: "2.5",
      areaKm2: "much",
      gdp: "5",
      currency: "",
      climate: "icy",
    };
    const before = await rows();
    const answer = await post("/cities", typed);
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/<title>Error: Add a city/);
    expect(errors(answer.text)).toEqual([
      "#f-country",
      "#f-population",
      "#f-areaKm2",
      "#f-gdp",
      "#f-climate",
    ]);
    for (const name of ["name", "population", "areaKm2", "gdp"] as const)
      expect(field(answer.text, name)).toBe(typed[name]);
    expect(answer.text).toMatch(/aria-describedby="f-areaKm2-hint f-areaKm2-error" aria-invalid="true"/);
    expect(await rows()).toEqual(before);
  });

  it("keeps a true zero apart from nothing", async () => {
    const made = await post("/cities", { ...bandung, name: "Kosong", population: "0", areaKm2: "0" });
    const about = await browser.get(`${made.headers["location"]}/about`);
    expect(about.text).toContain("0 people");
    const edit = await browser.get(`${made.headers["location"]}/edit`);
    expect(field(edit.text, "population")).toBe("0");
  });

  it("takes no grid of another country", async () => {
    const answer = await post("/cities", { ...bandung, grid: "PH-MINDANAO" });
    expect(errors(answer.text)).toEqual(["#f-grid"]);
  });

  it("is added once, however often the same form is sent", async () => {
    const page = await browser.get("/cities/new");
    const requestId = field(page.text, "requestId") ?? "";
    expect(requestId).toMatch(/^[\w-]{36}$/);
    const first = await post("/cities", { ...bandung, name: "Sekali", requestId });
    const again = await post("/cities", { ...bandung, name: "Sekali", requestId });
    expect(again.headers["location"]).toBe(first.headers["location"]);
    expect((await rows()).filter(({ name }) => name === "Sekali")).toHaveLength(1);
  });

  it("keeps its form's request id through errors", async () => {
    const requestId = "0d7c9a52-0000-4000-8000-000000000001";
    const answer = await post("/cities", { ...bandung, name: "", requestId });
    expect(field(answer.text, "requestId")).toBe(requestId);
  });
});

describe("two people changing one city", () => {
  it("never overwrite each other: the later sees both and chooses", async () => {
    const id = await site.city("Cirebon");
    const mine = await browser.get(`/cities/${id}/edit`);
    const version = field(mine.text, "version");
    expect(
      (await post(`/cities/${id}/edit`, { ...bandung, name: "Cirebon", population: "300.000", version }))
        .status,
    ).toBe(303);

    const late = await post(`/cities/${id}/edit`, {
      ...bandung,
      name: "Cirebon",
      population: "350.000",
      version,
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain("Somebody else saved first");
    expect(late.text).toMatch(/class="differs">.*350\.000.*300000/s);
    expect((await rows()).find((city) => city.id === id)?.population).toBe(300_000);

    const over = { ...bandung, name: "Cirebon", population: "350.000", version: field(late.text, "version") };
    expect((await post(`/cities/${id}/edit`, over)).status).toBe(303);
    expect((await rows()).find((city) => city.id === id)?.population).toBe(350_000);
  });

  it("cannot be told a version that is none", async () => {
    const id = await site.city("Tegal");
    for (const version of ["", "-1", "1.5", "1e3", "x", "99999999999"])
      expect((await post(`/cities/${id}/edit`, { ...bandung, version })).status, version).toBe(400);
  });
});

describe("who works in a city", () => {
  it("is given and taken by its administrators", async () => {
    const id = await site.city("Solo");
    await site.person("officer");
    const address = `/cities/${id}/members`;
    expect((await post(address, { login: "officer", role: "editor" })).headers["location"]).toBe(address);
    const officer = await site.signedIn("officer");
    const page = await officer.get(address);
    expect(page.text).toContain("Editor");
    expect(page.text).not.toContain(`action="${address}`);
    const list = await browser.get(address);
    const remove = [...list.text.matchAll(/action="([^"]+\/remove)"/g)].map(([, action = ""]) => action);
    for (const action of remove) expect((await post(action, {})).status).toBe(303);
    expect((await officer.get(address)).status).toBe(404);
  });

  it("says what is wrong with a name that nobody has, or no role", async () => {
    const id = await site.city("Klaten");
    const answer = await post(`/cities/${id}/members`, { login: "nobody", role: "editor" });
    expect(answer.status).toBe(422);
    expect(errors(answer.text)).toEqual(["#f-login"]);
    expect(field(answer.text, "login")).toBe("nobody");
    expect(errors((await post(`/cities/${id}/members`, { login: root, role: "king" })).text)).toEqual([
      "#f-role",
    ]);
  });
});
