import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { offerSetUp } from "../../src/usecases/set-up.ts";
import { goodPassword } from "../fixtures/temp-store.ts";
import { openSite, root, type Browser, type Site } from "./site.ts";

const errors = (html: string) =>
  [...html.matchAll(/<li><a href="(#[\w-]+)">([^<]+)<\/a><\/li>/g)].map(([, href, text]) => [href, text]);

const first = {
  name: "Siti Rahayu",
  login: "siti",
  password: goodPassword,
  again: goodPassword,
  language: "id",
  numberFormat: "id",
  sample: "",
};

describe("setting up", () => {
  it("opens with the newest printed address alone, makes one administrator, and is over", async () => {
    const site = await openSite({ bare: true });
    const browser = site.browser();
    const [old, token] = [await offerSetUp(site.temp.deps), await offerSetUp(site.temp.deps)];
    expect((await browser.get("/")).text).toContain("has not been set up yet");
    expect((await browser.get("/set-up")).status).toBe(404);
    expect((await browser.get(`/set-up?token=${old}`)).status).toBe(404);
    expect((await browser.get(`/set-up?token=${token}`)).status).toBe(200);

    const post = (fields: object) =>
      browser
        .post("/set-up")
        .type("form")
        .send({ ...first, token, ...fields });
    const wrong = await post({ name: "", login: "two words", password: "short", again: "other" });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toMatch(/<title>Error:/);
    expect(errors(wrong.text).map(([href]) => href)).toEqual([
      "#f-name",
      "#f-login",
      "#f-password",
      "#f-again",
    ]);
    expect(wrong.text).toContain('value="two words"');
    expect(wrong.text).not.toContain('value="short"');

    const done = await post({});
    expect(done.headers["location"]).toBe("/cities");
    const cities = await browser.get("/cities");
    expect(cities.text).toContain('<html lang="id">');
    expect(cities.text).toContain("Belum ada kota");
    expect((await browser.get(`/set-up?token=${token}`)).status).toBe(404);
    expect(
      (
        await site
          .browser()
          .post("/set-up")
          .type("form")
          .send({ ...first, token })
      ).status,
    ).toBe(404);
    await site.temp.remove();
  });
});

describe("people", () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    site = await openSite();
    browser = await site.signedIn(root);
  });
  afterAll(() => site.temp.remove());

  const budi = { name: "Budi", login: "budi", language: "en", numberFormat: "en" };
  const post = (action: string, fields: object) => browser.post(action).type("form").send(fields);

  it("are added with a code that is shown once, and set a password of their own with it", async () => {
    const made = await post("/users", budi);
    const code = /<dd class="mono">([A-Z2-9-]+)<\/dd>/.exec(made.text)?.[1] ?? "";
    expect(code).toMatch(/^([A-Z2-9]{5}-){5}[A-Z2-9]$/);
    const list = await browser.get("/users");
    expect(list.text).toContain("Budi");
    expect(list.text).not.toContain(code);

    const visitor = site.browser();
    const reset = (fields: object) =>
      visitor
        .post("/reset")
        .type("form")
        .send({ login: "budi", code, ...fields });
    const unlike = await reset({ password: goodPassword, again: "something else" });
    expect(errors(unlike.text)).toEqual([["#f-again", "The two passwords are not the same"]]);
    expect(unlike.text).toContain(`value="${code}"`);
    const guessable = await reset({ password: "budi budi budi", again: "budi budi budi" });
    expect(errors(guessable.text)[0]?.[0]).toBe("#f-password");
    const set = await reset({ password: goodPassword, again: goodPassword });
    expect(set.headers["location"]).toBe("/sign-in");
    expect((await reset({ password: goodPassword, again: goodPassword })).status).toBe(422);
    expect((await site.signedIn("budi")).get("/cities")).toBeDefined();
  });

  it("cannot have a login name that is taken, and everything typed stays", async () => {
    const answer = await post("/users", {
      ...budi,
      name: "Budi the second",
      login: "BUDI",
      administrator: "yes",
    });
    expect(answer.status).toBe(422);
    expect(errors(answer.text)[0]?.[0]).toBe("#f-login");
    expect(answer.text).toContain('value="Budi the second"');
    expect(answer.text).toMatch(/name="administrator" value="yes" checked/);
  });

  it("are shut out and let in again, but never the last administrator", async () => {
    const page = await browser.get("/users");
    const budiPage = /href="(\/users\/[\w-]+)">Budi</.exec(page.text)?.[1] ?? "";
    const ownPage = /href="(\/users\/[\w-]+)">Siti</.exec(page.text)?.[1] ?? "";
    expect((await post(`${budiPage}/disabled`, { disabled: "yes" })).headers["location"]).toBe(budiPage);
    expect((await browser.get(budiPage)).text).toContain("Shut out");
    await post(`${budiPage}/disabled`, { disabled: "no" });
    expect((await browser.get(budiPage)).text).toContain("Active");
    const last = await post(`${ownPage}/disabled`, { disabled: "yes" });
    expect(last.status).toBe(422);
    expect((await browser.get("/users")).status).toBe(200);
  });
});

describe("one's own account", () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    site = await openSite();
    browser = await site.signedIn(root);
  });
  afterAll(() => site.temp.remove());

  it("speaks the language and writes the numbers that one chose, from the next page on", async () => {
    const city = {
      name: "Kota",
      country: "ID",
      population: "1,234,567",
      areaKm2: "",
      gdp: "",
      currency: "",
      climate: "",
      grid: "",
      numberFormat: "id",
    };
    await browser.post("/cities").type("form").send(city);
    expect((await browser.get("/cities")).text).toContain("1,234,567");
    const saved = await browser
      .post("/account/edit")
      .type("form")
      .send({ name: "Siti", language: "id", numberFormat: "id" });
    expect(saved.headers["location"]).toBe("/account");
    const cities = await browser.get("/cities");
    expect(cities.text).toContain("1.234.567");
    expect(cities.text).toContain('lang="id"');
  });

  it("changes its language from the foot of any page, and comes back there", async () => {
    const answer = await browser
      .post("/language")
      .type("form")
      .send({ language: "en", back: "/account?x=1" });
    expect(answer.headers["location"]).toBe("/account?x=1");
    expect((await browser.get("/account")).text).toContain("Your account");
    const visitor = site.browser();
    await visitor.post("/language").type("form").send({ language: "id", back: "/sign-in" });
    expect((await visitor.get("/sign-in")).text).toContain("Kata sandi");
  });

  it("asks for the present password before a new one", async () => {
    const answer = await browser.post("/account/password").type("form").send({
      current: "not this one",
      password: "seven quiet herons at low tide",
      again: "seven quiet herons at low tide",
    });
    expect(answer.status).toBe(422);
    expect(errors(answer.text)[0]?.[0]).toBe("#f-current");
  });

  it("speaks the browser's language before anyone has signed in", async () => {
    const page = await site.browser().get("/sign-in").set("Accept-Language", "id-ID,id;q=0.9,en;q=0.5");
    expect(page.text).toContain('<html lang="id">');
    expect((await site.browser().get("/sign-in").set("Accept-Language", "fr")).text).toContain(
      '<html lang="en">',
    );
  });
});
