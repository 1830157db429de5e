import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSite, root, type Browser, type Site } from "./site.ts";

let site: Site;
let browser: Browser;
let cityId: string;

beforeAll(async () => {
  site = await openSite();
  cityId = await site.city("Kota Contoh");
  await site.person("officer");
  browser = await site.signedIn(root);
});
afterAll(() => site.temp.remove());

const city = {
  name: "Bandung",
  country: "ID",
  population: "2500000",
  areaKm2: "167.3",
  gdp: "21e9",
  currency: "USD",
  climate: "tropical-wet",
  grid: "",
  numberFormat: "id",
};

/** Every form of these pages, filled well. */
const forms = () => [
  { action: "/sign-in", fields: { login: root, password: "wrong on purpose", back: "/" } },
  {
    action: "/reset",
    fields: { login: root, code: "ABCDE", password: "a long phrase of words", again: "another" },
  },
  { action: "/account/edit", fields: { name: "Siti", language: "en", numberFormat: "en" } },
  {
    action: "/account/password",
    fields: { current: "wrong", password: "a long phrase of words", again: "another" },
  },
  {
    action: "/users",
    fields: { name: "Budi", login: "no spaces!", language: "en", numberFormat: "en", administrator: "" },
  },
  { action: "/cities", fields: { ...city, country: "none" } },
  { action: `/cities/${cityId}/edit`, fields: { ...city, version: "1", country: "none" } },
  { action: `/cities/${cityId}/members`, fields: { login: "nobody", role: "viewer" } },
  { action: "/language", fields: { language: "en", back: "/cities" } },
];

const post = (action: string, fields: Readonly<Record<string, string>>) =>
  browser.post(action).type("form").send(new URLSearchParams(fields).toString());

/** How many tags a page has, without the word about what was done just before. */
const tags = (html: string) =>
  html.replace(/<div class="notice.*?<\/div>/s, "").match(/<[a-zA-Z!/]/g)?.length ?? 0;

const scripts = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' autofocus onfocus='alert(1)`,
  `</title><svg onload=alert(1)>`,
  `javascript:alert(1)`,
  `{{{body}}} {{constructor.constructor "return 1"}} $t(web:form.save) {{count}}`,
  `\u202Egnp.exe\u2066`,
];

describe("what is typed", () => {
  it.each(scripts)("stands in the page as text and as nothing else: %s", async (script) => {
    for (const { action, fields } of forms())
      for (const name of Object.keys(fields)) {
        if (name === "version" || name === "back" || (name === "language" && action === "/language"))
          continue;
        const answer = await post(action, { ...fields, [name]: script });
        const control = await post(action, { ...fields, [name]: "plainly wrong" });
        const place = `${action} ${name}`;
        expect(answer.status, place).toBeLessThan(500);
        expect(answer.text, place).not.toMatch(/<script>alert|<img src=x|<svg onload|autofocus onfocus='/);
        // What is wrong with a password depends on the password, which is never sent back.
        const secret = name === "password" || name === "current" || name === "again";
        if (answer.status === control.status && !secret)
          expect(tags(answer.text), place).toBe(tags(control.text));
      }
  });

  it("comes back exactly, whatever it is", async () => {
    const unescape = (html: string) =>
      html
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&#x27;", "'")
        .replaceAll("&#x60;", "`")
        .replaceAll("&#x3D;", "=")
        .replaceAll("&amp;", "&");
    const anything = fc
      .string({ unit: "binary", minLength: 1, maxLength: 60 })
      .filter((text) => !/[\r\n\0]/.test(text));
    await fc.assert(
      fc.asyncProperty(anything, async (name) => {
        const answer = await post("/cities", { ...city, name, country: "none" });
        const shown = /name="name" type="text" value="([^"]*)"/.exec(answer.text)?.[1] ?? "";
        expect(answer.status).toBe(422);
        expect(unescape(shown)).toBe(name);
      }),
      { numRuns: 60 },
    );
  });

  it("stays text in names that others see", async () => {
    const name = `<i>Kota</i> & "Co" {{x}}`;
    const made = await post("/cities", { ...city, name });
    const about = await browser.get(`${made.headers["location"]}/about`);
    for (const page of [about, await browser.get("/cities")]) {
      expect(page.text).toContain("&lt;i&gt;Kota&lt;/i&gt; &amp; &quot;Co&quot; {{x}}");
      expect(page.text).not.toContain("<i>Kota");
    }
  });
});

describe("a request that no page of ours makes", () => {
  it("is refused when a field comes twice, as an array or as an object", async () => {
    for (const { action, fields } of forms()) {
      const name = Object.keys(fields)[0] ?? "";
      const body = new URLSearchParams(fields).toString();
      for (const extra of [`${name}=x`, `${name}[]=x`, `${name}[a]=x`, `${name}[__proto__][x]=1`]) {
        const answer = await browser.post(action).type("form").send(`${body}&${extra}`);
        expect(answer.status, `${action} ${extra}`).toBe(400);
      }
    }
  });

  it("is refused with a field the form does not have, and changes nothing", async () => {
    const before = await site.temp.deps.db.selectFrom("users").selectAll().orderBy("id").execute();
    for (const { action, fields } of forms())
      for (const name of ["role2", "is_administrator", "cityId", "id", "constructor", "toString"])
        expect((await post(action, { ...fields, [name]: "1" })).status, `${action} ${name}`).toBe(400);
    expect(await site.temp.deps.db.selectFrom("users").selectAll().orderBy("id").execute()).toEqual(before);
  });

  it("is refused when it is too large or has too many fields, without repeating it", async () => {
    for (const { action, fields } of forms()) {
      const large = await post(action, { ...fields, [Object.keys(fields)[0] ?? ""]: "x".repeat(10_000_000) });
      expect(large.status, action).toBe(413);
      expect(large.text.length).toBeLessThan(10_000);
      const many = Array.from({ length: 1100 }, (_, i) => `f${i}=1`).join("&");
      expect((await browser.post(action).type("form").send(many)).status, action).toBe(413);
    }
  });

  it("is refused when it is not a form, is broken, or is in another encoding", async () => {
    for (const { action } of forms()) {
      const json = await browser.post(action).set("Content-Type", "application/json").send('{"login":"x"}');
      expect(json.status, action).toBe(415);
      const latin = await browser
        .post(action)
        .set("Content-Type", "application/x-www-form-urlencoded; charset=utf-7")
        .send("a=1");
      expect(latin.status, action).toBe(415);
      expect((await browser.post(action).type("form").send("%E0%A4%A=%")).status, action).toBeLessThan(500);
    }
  });

  it("is refused with fields in an address that come twice, and with an address that is too long", async () => {
    expect((await browser.get("/sign-in?back=/a&back=/b")).status).toBe(400);
    expect((await browser.get(`/sign-in?back=/${"a".repeat(3000)}`)).status).toBe(414);
    expect((await browser.get("/users/%E0%A4%A")).status).toBe(400);
  });

  it("gets a page with no stack, path or SQL in it, whatever it was", async () => {
    const answers = [
      await browser.get("/nothing"),
      await browser.get("/%E0%A4%A"),
      await browser.post("/cities").set("Content-Type", "application/json").send("{"),
      await post("/language", { language: "xx", back: "/" }),
    ];
    for (const { text, status } of answers) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).toContain("<h1>");
      expect(text).not.toMatch(/\n\s+at |node_modules|SQLITE|\/src\/|Error:/);
    }
  });
});

describe("when something breaks inside", () => {
  it("shows the request's id and says nothing of what broke", async () => {
    const broken = await openSite();
    const visitor = await broken.signedIn(root);
    await broken.temp.deps.db.schema.dropTable("memberships").execute();
    const answer = await visitor.get("/cities");
    expect(answer.status).toBe(500);
    expect(answer.text).toContain(answer.headers["x-request-id"]);
    expect(answer.text).not.toMatch(/memberships|SQLITE|no such table|at \//);
    expect(broken.log.join("")).toContain("memberships");
    await broken.temp.remove();
  });
});

describe("too many requests", () => {
  it("are told to wait", async () => {
    const { config } = await import("../../src/web/config.ts").then(({ readConfig }) => {
      const read = readConfig({});
      if (!read.ok) throw new Error("config");
      return { config: { ...read.value, requestsPerMinute: 3 } };
    });
    const busy = await openSite({ deps: { config } });
    const visitor = busy.browser();
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await visitor.get("/sign-in"));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(answers[4]?.headers["retry-after"]).toBe("60");
    await busy.temp.remove();
  });
});
