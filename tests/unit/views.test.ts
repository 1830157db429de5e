import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import Handlebars from "handlebars";
import { createEngine } from "../../src/web/engine.ts";
import { helpers, isPresent, safeUrl } from "../../src/web/helpers.ts";
import { numberPrinter } from "../../src/i18n/format.ts";
import { translator } from "../../src/i18n/i18n.ts";

const root = new URL("../../views/", import.meta.url);
const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".hbs"),
);
const sources = names.map((name) => {
  const source = readFileSync(new URL(name, root), "utf8");
  return [name, source.replaceAll(/\{\{!--.*?--\}\}/gs, "")] as const;
});
const tagsOf = (source: string) => source.match(/<[a-zA-Z][^<]*?>/gs) ?? [];
/** A tag with what Handlebars puts in taken out, so that only our own markup is left. */
const bare = (tag: string) => tag.replaceAll(/\{\{.*?\}\}/gs, "");

describe("the templates", () => {
  it("let nothing in raw but the page's body in the layout", () => {
    const raw = sources.flatMap(([name, source]) =>
      (source.match(/\{\{\{.*?\}\}\}|\{\{~?&.*?\}\}/gs) ?? []).map((found) => `${name} ${found}`),
    );
    expect(raw).toEqual(["layouts/page.hbs {{{body}}}"]);
  });

  it("have no inline style or handler, and quote every attribute", () => {
    for (const [name, source] of sources) {
      for (const tag of tagsOf(source)) {
        expect(tag, name).not.toMatch(/\sstyle\s*=/i);
        expect(bare(tag), name).not.toMatch(/\son[a-z]+\s*=/i);
        expect(bare(tag).replaceAll(/"[^"]*"/gs, '""'), name).not.toMatch(/=(?!"")/);
        expect(tag, name).not.toMatch(/=\{\{/);
      }
      expect(source, name).not.toMatch(/<script(?![^>]*\ssrc=)|<style/i);
    }
  });

  it("ask no number for truth, and let no address by unchecked", () => {
    for (const [name, source] of sources) {
      expect(source, name).not.toMatch(/\{\{#(if|unless) (number|value|co2e|amount|total|version)\b/);
      for (const [, address = ""] of source.matchAll(/\s(?:href|src|action|formaction)="([^"]*)/g))
        expect(address, name).toMatch(/^(?:\{\{url |\{\{asset |#|\/|$)/);
    }
  });

  it("name only texts that there are", () => {
    for (const [name, source] of sources)
      for (const [, key = ""] of source.matchAll(/[({]t "([^"]+)"/g)) {
        const text =
          translator("en").find(key) ??
          translator("en").find(`${key}_other`) ??
          translator("en").find(`${key}_one`);
        expect(text, `${name} ${key}`).toBeDefined();
      }
  });

  it("all compile, with only helpers that there are", () => {
    expect(() => createEngine(root.pathname)).not.toThrow();
    for (const [name, source] of sources) {
      const used = [...source.matchAll(/(?:\{\{#?|\()(\w+) /g)].map(([, helper]) => helper ?? "");
      const known = new Set([...Object.keys(helpers), "if", "unless", "each", "else", "with", "lookup"]);
      expect(
        used.filter((helper) => !known.has(helper)),
        name,
      ).toEqual([]);
    }
  });
});

describe("the helpers", () => {
  const voice = { texts: translator("en"), numbers: numberPrinter("en"), asset: (name: string) => name };
  const print = (template: string, model: object) => {
    const handlebars = Handlebars.create();
    for (const [name, helper] of Object.entries(helpers)) handlebars.registerHelper(name, helper);
    return handlebars.compile(template, { strict: true })(model, { data: { voice } });
  };

  it("escape whatever they are given", () => {
    const evil = `"><script>alert(1)</script>`;
    for (const call of [
      "url evil",
      "concat evil evil",
      't "users.code.title" name=evil',
      "described evil evil evil",
    ])
      expect(print(`{{${call}}}`, { evil })).not.toMatch(/[<>"]/);
  });

  it("tell zero from nothing", () => {
    const shown = (value: unknown) =>
      print("{{#present value}}{{value}}{{else}}nothing{{/present}}", { value });
    expect([0, "0", "", null, [], Number.NaN].map(shown)).toEqual([
      "0",
      "0",
      "nothing",
      "nothing",
      "nothing",
      "nothing",
    ]);
    expect(isPresent(0)).toBe(true);
  });

  it("print numbers in the reader's format", () => {
    expect(print("{{number value decimals=1}}", { value: 1234.56 })).toBe("1,234.6");
    expect(print("{{number value percent=true}}", { value: 0.5 })).toBe("50\u00a0%");
    expect(print("{{number value}}", { value: null })).toBe("–");
  });

  it("let only addresses by that lead to pages", () => {
    const good = [
      "/cities",
      "/cities?page=2#top",
      "#f-name",
      "?page=2",
      "https://example.org/a",
      "mailto:a@example.org",
    ];
    for (const address of good) expect(safeUrl(address)).toBe(address);
    const bad = [
      "javascript:alert(1)",
      "JaVaScript:alert(1)",
      "data:text/html,x",
      "//evil.example",
      "/\\evil.example",
      " /x",
      "/a b",
      "\tjavascript:x",
      "",
      5,
      null,
    ];
    for (const address of bad) expect(safeUrl(address)).toBe("#");
  });

  it("take a chart only as an svg, whole", () => {
    expect(print("{{chart drawing}}", { drawing: { svg: "<svg><title>a</title></svg>" } })).toContain(
      "<title>",
    );
    expect(() => print("{{chart drawing}}", { drawing: { svg: "<script>" } })).toThrow();
  });

  it("fail aloud for a field that the view-model lacks", () => {
    expect(() => print("{{missing}}", {})).toThrow();
  });
});
