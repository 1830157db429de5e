import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/cli/knowledge.ts";
import { numberPrinter } from "../../src/i18n/format.ts";
import { translator } from "../../src/i18n/i18n.ts";
import { equationGroups } from "../../src/web/methods/equations-view.ts";
import { exampleOf } from "../../src/web/methods/example.ts";
import { inputRows } from "../../src/web/methods/inputs-view.ts";
import { offerOf } from "../../src/inventory/prepare.ts";
import { openSite, root, type Browser, type Site } from "./site.ts";

const knowledge = readKnowledge();
const methods = [...knowledge.book.values()];
const codes = methods.map(({ method }) => method.code);
const texts = translator("en");

let site: Site;
let browser: Browser;
const pages = new Map<string, string>();
beforeAll(async () => {
  site = await openSite();
  browser = await site.signedIn(root);
  for (const code of codes) {
    const { status, text } = await browser.get(`/methods/${code}`);
    expect(status, code).toBe(200);
    pages.set(code, text);
  }
});
afterAll(() => site.temp.remove());

const unescaped = (html: string) =>
  html
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<")
    .replaceAll("&#x3D;", "=")
    .replaceAll("&amp;", "&");

describe("the list of methods", () => {
  it("leads to each", async () => {
    const { text } = await browser.get("/methods");
    for (const code of codes) expect(text).toContain(`href="/methods/${code}"`);
  });

  it("can be asked for one row of the inventory", async () => {
    const { text } = await browser.get("/methods?row=I.1.2");
    const listed = codes.filter((code) => text.includes(`href="/methods/${code}"`));
    const serving = methods.filter(({ method }) => method.refs === "all" || method.refs.includes("I.1.2"));
    expect(listed).toEqual(serving.map(({ method }) => method.code));
    expect((await browser.get("/methods?row=%3Cscript%3E")).text).not.toContain("<script>");
  });
});

describe.each(methods.map((registered) => [registered.method.code, registered] as const))(
  "the page of %s",
  (code, registered) => {
    const { method } = registered;

    it("says everything that is declared", () => {
      const page = unescaped(pages.get(code) ?? "");
      const said = [
        method.title,
        method.summary,
        method.source,
        ...method.inputs.flatMap((input) => [input.label, input.hint ?? ""]),
        ...method.factors.flatMap((need) => [need.label, ...need.keys.map(({ key }) => key)]),
        ...(method.pitfalls ?? []),
        ...(method.refs === "all" ? [] : method.refs),
      ];
      for (const text of said) expect(page).toContain(text);
    });

    it("has every equation once, each symbol explained on the page", () => {
      const example = exampleOf(method, knowledge);
      const groups = equationGroups(texts, registered, example?.bound.program.lines ?? []);
      const forms = groups.flatMap((group) => [...group.usual, ...group.others]);
      const declared = new Set(method.formulas.map(({ name, gas, is }) => `${name ?? `gas ${gas}`} ${is}`));
      expect(groups.every((group) => group.usual.length > 0)).toBe(true);
      expect(forms).toHaveLength(declared.size);
      const page = pages.get(code) ?? "";
      const links = [...page.matchAll(/href="#(symbol-\w+)"/g)].map(([, id]) => id);
      for (const id of new Set(links)) expect(page).toContain(`id="${id}"`);
    });

    it("shows a worked example that the engine computes", () => {
      const example = exampleOf(method, knowledge);
      if (!example) throw new Error(`${code}: its example does not compute`);
      expect(Math.abs(example.result.co2e)).toBeGreaterThan(0);
      const page = pages.get(code) ?? "";
      expect(page).toContain(numberPrinter("en").number(example.result.co2e, { significant: 5 }));
      for (const entry of example.result.trace((value) =>
        numberPrinter("en").number(value, { significant: 7 }),
      ))
        expect(unescaped(page)).toContain(numberPrinter("en").number(entry.result.value, { significant: 7 }));
    });

    it("leaves no text unsaid", () => {
      expect(pages.get(code)).not.toMatch(/(?:methods|factors):[a-z]/);
    });
  },
);

describe("what the pages rest on", () => {
  it("the example of LPG comes to what the IPCC's tables give", () => {
    // 2006 Guidelines, Volume 2, Tables 1.2, 1.4 and 2.5: 1,000 t × 47.3 TJ/kt × 63.1 t/TJ.
    const fuel = pages.get("ST-FUEL") ?? "";
    for (const text of ["2,984.63 t CO₂", "47.3 TJ/kt", "63.1 t/TJ"]) expect(fuel).toContain(text);
  });

  it("an input says whether it is needed, and what is assumed", () => {
    const voice = { texts, numbers: numberPrinter("en"), asset: (name: string) => name };
    const rows = (code: string) =>
      new Map(
        inputRows(voice, knowledge.book.get(code)!, offerOf(knowledge, "AR5")).map((row) => [row.name, row]),
      );
    expect(rows("ST-FUEL").get("amount")).toMatchObject({
      need: "Required",
      takes: expect.stringContaining("MMBtu"),
    });
    expect(rows("ST-FUEL").get("endUse")?.need).toContain("follows from the row");
    expect(rows("EL-TD").get("lossBasis")?.need).toContain("is assumed");
  });

  it("an unknown method is not found", async () => {
    for (const code of ["NO-SUCH", "__proto__", "constructor"])
      expect((await browser.get(`/methods/${code}`)).status).toBe(404);
  });
});
