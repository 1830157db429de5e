import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSite, root, type Browser, type Site } from "./site.ts";

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await openSite();
  browser = await site.signedIn(root);
});
afterAll(() => site.temp.remove());

const pages = () =>
  site.routes.filter(({ method }) => method === "get").map(({ path }) => path.replaceAll(/:\w+/g, "none"));

describe("the headers of every page", () => {
  it("forbid anything inline, framed or from elsewhere", async () => {
    for (const path of [...pages(), "/no-such-page"]) {
      const { headers } = await browser.get(path);
      const policy = headers["content-security-policy"] ?? "";
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toContain("script-src 'self'");
      expect(policy, path).toContain("style-src 'self'");
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy, path).toContain("base-uri 'none'");
      expect(policy, path).toContain("form-action 'self'");
      expect(policy, path).not.toMatch(/unsafe|upgrade-insecure|https:|\*/);
      expect(headers["x-content-type-options"], path).toBe("nosniff");
      expect(headers["referrer-policy"], path).toBe("same-origin");
      expect(headers["cross-origin-opener-policy"], path).toBe("same-origin");
      expect(headers["cross-origin-resource-policy"], path).toBe("same-origin");
      expect(headers["permissions-policy"], path).toContain("geolocation=()");
      expect(headers["x-powered-by"], path).toBeUndefined();
      expect(headers["strict-transport-security"], path).toBeUndefined();
    }
  });

  it("keep pages out of every cache", async () => {
    for (const path of pages())
      expect((await browser.get(path)).headers["cache-control"], path).toBe("no-store");
  });

  it("let assets be kept for ever, at addresses that carry their content", async () => {
    const page = await browser.get("/cities");
    const address = /href="(\/assets\/style\.[0-9a-f]{12}\.css)"/.exec(page.text)?.[1] ?? "";
    const style = await browser.get(address);
    expect(style.status).toBe(200);
    expect(style.headers["content-type"]).toContain("text/css");
    expect(style.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(style.headers["set-cookie"]).toBeUndefined();
    expect((await browser.get(address.replace(/\.[0-9a-f]{12}\./, ".000000000000."))).status).toBe(404);
  });

  it("carry the request's id, which the log has too", async () => {
    const { headers } = await browser.get("/cities");
    expect(site.log.some((line) => line.includes(headers["x-request-id"] ?? "none"))).toBe(true);
  });

  it("answer health without a session", async () => {
    for (const path of ["/healthz", "/readyz"]) {
      const answer = await site.browser().get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers["set-cookie"]).toBeUndefined();
    }
  });
});

describe("behind HTTPS", () => {
  it("cookies are Secure under the __Host- name, and HSTS is sent", async () => {
    const secure = await openSite({ env: { PUBLIC_URL: "https://ghg.city.example", TRUST_PROXY: "1" } });
    const answer = await secure
      .browser()
      .post("/sign-in")
      .set("X-Forwarded-Proto", "https")
      .type("form")
      .send({ login: root, password: "tapir under nine mango trees", back: "/" });
    const cookies = (answer.headers["set-cookie"] ?? []) as unknown as readonly string[];
    const cookie = cookies.find((one) => one.startsWith("__Host-sid=")) ?? "";
    expect(cookie).not.toBe("");
    expect(cookies.every((one) => /; Secure\b/.test(one) && /; HttpOnly\b/.test(one))).toBe(true);
    for (const word of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(word);
    expect(cookie).not.toContain("Domain");
    expect(answer.headers["strict-transport-security"]).toMatch(/max-age=31536000/);
    await secure.temp.remove();
  });
});
