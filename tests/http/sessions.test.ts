import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { goodPassword } from "../fixtures/temp-store.ts";
import { openSite, root, type Site } from "./site.ts";

let site: Site;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.temp.remove());

const sid = (answer: { headers: Record<string, unknown> }) =>
  ((answer.headers["set-cookie"] as string[] | undefined) ?? []).find((cookie) => cookie.startsWith("sid="));

const signIn = { login: root, password: goodPassword, back: "/" };

describe("sessions", () => {
  it("are given a new id at signing in, and the planted one stays worthless", async () => {
    const browser = site.browser();
    await browser.post("/sign-out").type("form").send({});
    const planted = sid(await browser.post("/sign-out").type("form").send({}))?.split(";")[0] ?? "";
    expect(planted).toMatch(/^sid=/);
    const answer = await site.browser().post("/sign-in").set("Cookie", planted).type("form").send(signIn);
    expect(answer.status).toBe(303);
    expect(sid(answer)?.split(";")[0]).not.toBe(planted);
    const thief = await site.browser().get("/cities").set("Cookie", planted);
    expect(thief.headers["location"]).toMatch(/^\/sign-in/);
  });

  it("set a cookie that scripts and other sites cannot use, of 32 random bytes", async () => {
    const cookie = sid(await site.browser().post("/sign-in").type("form").send(signIn)) ?? "";
    expect(cookie).toMatch(/^sid=s%3A[\w-]{43}\./);
    for (const word of ["HttpOnly", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(word);
    const id = /s%3A([\w-]{43})/.exec(cookie)?.[1] ?? "";
    const kept = await site.temp.deps.db.selectFrom("sessions").selectAll().execute();
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain(id);
  });

  it("are dead after signing out, whoever kept the cookie", async () => {
    const answer = await site.browser().post("/sign-in").type("form").send(signIn);
    const cookie = sid(answer)?.split(";")[0] ?? "";
    const first = await site.browser().post("/sign-out").set("Cookie", cookie).type("form").send({});
    expect(first.headers["clear-site-data"]).toContain("cache");
    const replay = await site.browser().get("/cities").set("Cookie", cookie);
    expect(replay.headers["location"]).toMatch(/^\/sign-in/);
  });

  it("end after an hour without use, and come back to the same page", async () => {
    const browser = await site.signedIn(root);
    site.temp.advance(59 * 60_000);
    expect((await browser.get("/users")).status).toBe(200);
    site.temp.advance(61 * 60_000);
    const over = await browser.get("/users?page=2");
    expect(over.headers["location"]).toBe(`/sign-in?back=${encodeURIComponent("/users?page=2")}`);
    const back = await browser
      .post("/sign-in")
      .type("form")
      .send({ ...signIn, back: "/users?page=2" });
    expect(back.headers["location"]).toBe("/users?page=2");
  });

  it("never lead out of the site after signing in", async () => {
    const payloads = [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "javascript:alert(1)",
      "\\\\evil",
      "",
    ];
    for (const back of payloads) {
      const answer = await site
        .browser()
        .post("/sign-in")
        .type("form")
        .send({ ...signIn, back });
      expect(answer.headers["location"], back).toBe("/");
    }
  });

  it("end everywhere else when the password is changed", async () => {
    const [here, there] = [await site.signedIn(root), await site.signedIn(root)];
    const next = "seven quiet herons at low tide";
    const answer = await here
      .post("/account/password")
      .type("form")
      .send({ current: goodPassword, password: next, again: next });
    expect(answer.headers["location"]).toBe("/account");
    expect((await here.get("/account")).status).toBe(200);
    expect((await there.get("/account")).headers["location"]).toMatch(/^\/sign-in/);
  });

  it("can be ended one by one from the account page", async () => {
    const [here, there] = [await site.signedIn(root), await site.signedIn(root)];
    const page = await here.get("/account");
    const address = /action="(\/account\/sessions\/[^"]+\/end)"/.exec(page.text)?.[1] ?? "";
    expect((await here.post(address).type("form").send({})).headers["location"]).toBe("/account");
    expect((await there.get("/account")).headers["location"]).toMatch(/^\/sign-in/);
    expect((await here.get("/account")).status).toBe(200);
  });

  it("say the same for a wrong password and a name that nobody has", async () => {
    const wrong = await site
      .browser()
      .post("/sign-in")
      .type("form")
      .send({ ...signIn, password: "not the one" });
    const nobody = await site
      .browser()
      .post("/sign-in")
      .type("form")
      .send({ ...signIn, login: "nobody-here", password: "not the one" });
    expect(wrong.status).toBe(422);
    expect(nobody.status).toBe(422);
    expect(nobody.text.replaceAll("nobody-here", root)).toBe(wrong.text);
    expect(wrong.text).not.toContain("not the one");
  });

  it("make somebody who fails six times wait, and say how long", async () => {
    const browser = site.browser();
    const tries = [];
    for (let i = 0; i < 7; i++)
      tries.push(
        await browser
          .post("/sign-in")
          .type("form")
          .send({ ...signIn, password: "no" }),
      );
    expect(tries.map(({ status }) => status)).toContain(429);
    expect((await browser.post("/sign-in").type("form").send(signIn)).status).toBe(429);
    site.temp.advance(60_000);
    expect((await browser.post("/sign-in").type("form").send(signIn)).status).toBe(303);
  });

  it("leave no cookie, password, token or address query in the log", async () => {
    const browser = await site.signedIn(root);
    await browser.get("/set-up?token=secret-token-in-address");
    await browser
      .post("/sign-in")
      .type("form")
      .send({ ...signIn, password: "secret-password-typed" });
    await browser
      .post("/sign-in")
      .type("form")
      .send(`login=${"x".repeat(200_000)}&password=secret-password-typed`);
    const log = site.log.join("");
    for (const secret of [goodPassword, "secret-token-in-address", "secret-password-typed", "s%3A", "sid="])
      expect(log).not.toContain(secret);
  });

  const city = {
    name: `Kota "Kediri"`,
    country: "ID",
    population: "",
    areaKm2: "",
    gdp: "",
    currency: "",
    climate: "",
    grid: "",
    numberFormat: "id",
  };
  const cities = () => site.temp.deps.db.selectFrom("cities").select("name").execute();

  it("lose nothing typed when they end: the form waits until its sender has signed in again", async () => {
    const browser = await site.signedIn(root);
    site.temp.advance(61 * 60_000);
    const late = await browser.post("/cities").type("form").send(city);
    expect(late.headers["location"]).toBe("/sign-in?back=/continue");
    expect(await cities()).toEqual([]);
    const back = await browser
      .post("/sign-in")
      .type("form")
      .send({ ...signIn, back: "/continue" });
    expect(back.headers["location"]).toBe("/continue");
    const kept = await browser.get("/continue");
    expect(kept.text).toContain('action="/cities"');
    expect(kept.text).toContain('name="name" value="Kota &quot;Kediri&quot;"');
    expect((await browser.post("/cities").type("form").send(city)).status).toBe(303);
    expect(await cities()).toEqual([{ name: city.name }]);
    expect((await browser.get("/continue")).headers["location"]).toBe("/");
  });

  it("give a late form to nobody else, and keep no password and nothing of a stranger", async () => {
    await site.person("other");
    const browser = await site.signedIn(root);
    site.temp.advance(61 * 60_000);
    await browser.post("/cities").type("form").send(city);
    await browser
      .post("/sign-in")
      .type("form")
      .send({ ...signIn, login: "other" });
    expect((await browser.get("/continue")).headers["location"]).toBe("/");

    site.temp.advance(61 * 60_000);
    const secret = { current: "the-present-one", password: "the-next-one", again: "the-next-one" };
    await browser.post("/account/password").type("form").send(secret);
    const forged = site
      .browser()
      .post("/cities")
      .set("Cookie", `last=${site.administrator.userId}.${"A".repeat(43)}`);
    expect((await forged.type("form").send(city)).headers["location"]).toBe("/sign-in");
    const kept = JSON.stringify(await site.temp.deps.db.selectFrom("sessions").selectAll().execute());
    expect(kept).not.toContain("the-next-one");
  });
});
