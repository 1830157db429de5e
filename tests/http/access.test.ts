import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removeMember } from "../../src/usecases/members.ts";
import { setUserDisabled } from "../../src/usecases/accounts.ts";
import type { Route, Who } from "../../src/web/route.ts";
import { must } from "../fixtures/temp-store.ts";
import { openSite, root, type Browser, type Site } from "./site.ts";

let site: Site;
let cityId: string;
const browsers = new Map<string, Browser>();

const people = ["nobody", "outsider", "viewer", "editor", "governor", root] as const;
type Visitor = (typeof people)[number];

beforeAll(async () => {
  site = await openSite();
  cityId = await site.city("Surabaya Rahasia");
  browsers.set("nobody", site.browser());
  for (const login of ["outsider", "viewer", "editor", "governor"]) await site.person(login);
  await site.member(cityId, "viewer", "viewer");
  await site.member(cityId, "editor", "editor");
  await site.member(cityId, "governor", "administrator");
  for (const login of people.slice(1)) browsers.set(login, await site.signedIn(login));
});
afterAll(() => site.temp.remove());

const inCity = {
  view: ["viewer", "editor", "governor"],
  edit: ["editor", "governor"],
  administer: ["governor"],
};

/** What the guard should say: let in, sent to sign in, not allowed, or no such thing. */
function expected(who: Who, visitor: Visitor): "in" | "sign-in" | "forbidden" | "unknown" {
  if (who === "anyone") return "in";
  if (visitor === "nobody") return "sign-in";
  if (visitor === root || who === "person") return "in";
  if (who === "administrator") return "forbidden";
  if (visitor === "outsider") return "unknown";
  return inCity[who.city].includes(visitor) ? "in" : "forbidden";
}

async function ask(visitor: Visitor, { method, path }: Pick<Route, "method" | "path">, city = cityId) {
  const address = path.replace(":city", city).replaceAll(/:\w+/g, "none");
  const browser = browsers.get(visitor)!;
  return method === "get" ? browser.get(address).redirects(0) : browser.post(address).type("form").send({});
}

describe("who may ask", () => {
  it.each(people)("is held at every route for %s", async (visitor) => {
    for (const route of site.routes) {
      // Signing oneself out, and choosing a language, would change the visitor for the routes after.
      if (route.path === "/sign-out") continue;
      const { status, headers } = await ask(visitor, route);
      const place = `${route.method} ${route.path}`;
      expect(status, place).toBeLessThan(500);
      switch (expected(route.who, visitor)) {
        case "sign-in":
          expect(status, place).toBe(303);
          expect(headers["location"], place).toMatch(/^\/sign-in/);
          break;
        case "forbidden":
          expect(status, place).toBe(403);
          break;
        case "unknown":
          expect(status, place).toBe(404);
          break;
        case "in":
          expect(status, place).not.toBe(403);
          expect(headers["location"] ?? "", place).not.toMatch(/^\/sign-in\?/);
      }
    }
  });

  it("tells nothing of a city to those who do not work in it", async () => {
    for (const route of site.routes) {
      if (route.path === "/sign-out") continue;
      for (const visitor of ["nobody", "outsider"] as const)
        expect((await ask(visitor, route)).text, `${visitor} ${route.path}`).not.toContain(
          "Surabaya Rahasia",
        );
    }
  });

  it("answers a city that is not there as one that is not theirs", async () => {
    const path = "/cities/:city/about";
    const theirs = await ask("outsider", { method: "get", path });
    const none = await ask("outsider", { method: "get", path }, "no-such-city");
    const plain = (text: string) => text.replaceAll(/value="[^"]*"/g, "");
    expect(theirs.status).toBe(404);
    expect(plain(theirs.text)).toBe(plain(none.text));
  });

  it("lists no route but those that say who may ask", () => {
    const layers = (site.app.router as unknown as { stack: { route?: { path: string }; handle: unknown }[] })
      .stack;
    const routers = layers.map(({ handle }) => (handle as { stack?: { route?: unknown }[] }).stack ?? []);
    const served = routers.flat().filter(({ route }) => route !== undefined).length;
    const health = 2;
    expect(served).toBe(site.routes.length + health);
  });

  it("acts on the very next request when a role is taken away", async () => {
    const { userId } = await site.person("leaver");
    await site.member(cityId, "leaver", "editor");
    const browser = await site.signedIn("leaver");
    expect((await browser.get(`/cities/${cityId}/about`)).status).toBe(200);
    must(await removeMember(site.temp.deps, site.administrator, { cityId, userId }));
    const after = await browser.get(`/cities/${cityId}/about`);
    expect(after.status).toBe(404);
    expect(after.text).not.toContain("Surabaya Rahasia");
  });

  it("ends at once for an account that is shut", async () => {
    const { userId } = await site.person("shut-out");
    const browser = await site.signedIn("shut-out");
    must(await setUserDisabled(site.temp.deps, site.administrator, { userId, disabled: true }));
    expect((await browser.get("/cities")).headers["location"]).toMatch(/^\/sign-in/);
  });
});
