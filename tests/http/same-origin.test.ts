import request from "supertest";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSite, type Site } from "./site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.temp.remove());

const foreign: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["no word of where it comes from", {}],
  ["another site", { "Sec-Fetch-Site": "cross-site" }],
  ["a sister site", { "Sec-Fetch-Site": "same-site" }],
  ["another site that also forges Origin", { "Sec-Fetch-Site": "cross-site", Origin: "http://127.0.0.1" }],
  ["another origin", { Origin: "https://evil.example" }],
  ["the null origin", { Origin: "null" }],
];

it.each(foreign)("refuses every unsafe request with %s", async (_, headers) => {
  const unsafe = site.routes.filter(({ method }) => method !== "get");
  expect(unsafe.length).toBeGreaterThan(10);
  for (const { path } of unsafe) {
    const answer = await request(site.app)
      .post(path.replaceAll(/:\w+/g, "none"))
      .set(headers)
      .type("form")
      .send({});
    expect(answer.status, path).toBe(403);
    expect(answer.text, path).toContain("did not come from a page of this site");
    expect(answer.headers["set-cookie"], path).toBeUndefined();
  }
});

it("takes a form of our own where browsers send Origin alone", async () => {
  const post = request(site.app).post("/sign-in").set("Host", "127.0.0.1:3000");
  const answer = await post
    .set("Origin", "http://127.0.0.1:3000")
    .type("form")
    .send({ login: "", password: "", back: "/" });
  expect(answer.status).toBe(422);
});

it("changes nothing by GET: every route that does is a post", () => {
  for (const { method, path } of site.routes)
    if (/\/(remove|end|disabled|code|sign-out|language)$/.test(path)) expect(method, path).toBe("post");
});
