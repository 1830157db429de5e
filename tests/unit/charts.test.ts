import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { textWidth } from "../../src/charts/text.ts";
import { progressStrip } from "../../src/charts/progress-strip.ts";
import { projectionLines } from "../../src/charts/projection-lines.ts";
import { rankedBars } from "../../src/charts/ranked-bars.ts";
import { scopeHeat } from "../../src/charts/scope-heat.ts";
import { sectorAreas } from "../../src/charts/sector-areas.ts";
import { stackedBar } from "../../src/charts/stacked-bar.ts";
import { waterfall } from "../../src/charts/waterfall.ts";
import { wedges } from "../../src/charts/wedges.ts";
import { all, type Drawn, num, readMarkup, textOf } from "./charts-markup.ts";
import { drawing, samples, yearTexts } from "./charts-samples.ts";

const NAMES = [
  "Waste",
  "Agriculture, forestry and other land use, and whatever else has a very long name in the language of the city",
  "Pneumonoultramicroscopicsilicovolcanoconiosis/Verkehrsemissionsverminderungsmaßnahmen",
  "การปล่อยก๊าซเรือนกระจกจากการขนส่งทางถนนในเขตเมือง",
  "သယ်ယူပို့ဆောင်ရေးမှ ဖန်လုံအိမ်ဓာတ်ငွေ့ထုတ်လွှတ်မှု",
];
const kinds = Object.entries(samples);

/** Left and right edge of a line of text, as the charts measure it. */
function extent(text: Drawn): readonly [number, number] {
  const spans = all(text).filter(({ name }) => name === "tspan");
  const width = spans.reduce((sum, span) => {
    const classes = (span.attributes["class"] ?? "").split(" ");
    const bold = classes.some((one) => ["t-name", "t-line", "t-target", "t-total"].includes(one));
    return sum + (num(span, "dx") || 0) + textWidth(textOf(span), classes.includes("t13") ? 13 : 12, bold);
  }, 0);
  const x = num(text, "x");
  const anchor = text.attributes["text-anchor"] ?? "start";
  const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  return [left, left + width];
}

describe.each(kinds)("every chart: %s", (_, make) => {
  it.each([320, 720])("is a well-formed image with a name and a description at %i pixels", (width) => {
    const chart = make("Waste", 3, drawing(width));
    const svg = readMarkup(chart?.svg ?? "");
    expect(svg.attributes).toMatchObject({
      role: "img",
      "aria-labelledby": "chart-title chart-desc",
      viewBox: `0 0 ${width} ${chart?.height}`,
      width: String(width),
    });
    expect(all(svg).find(({ attributes }) => attributes["id"] === "chart-title")?.children).toEqual([
      "Title",
    ]);
    expect(all(svg).find(({ attributes }) => attributes["id"] === "chart-desc")?.children).toEqual([
      "What it says",
    ]);
    expect(chart?.table.caption).toBe("Title");
    for (const row of chart?.table.rows ?? []) expect(row).toHaveLength(chart?.table.columns.length ?? 0);
  });

  it("carries no style, script, colour or link of its own", () => {
    const svg = readMarkup(make("Waste", 3, drawing())?.svg ?? "");
    for (const { name, attributes } of all(svg)) {
      expect(["svg", "title", "desc", "g", "rect", "line", "path", "circle", "text", "tspan"]).toContain(
        name,
      );
      for (const key of Object.keys(attributes)) expect(key).not.toMatch(/^(style|on.*|href|fill|stroke)$/);
    }
  });

  it("has a rule in the stylesheet for each of its classes", () => {
    const css = readFileSync("views/assets/charts.css", "utf8");
    const svg = readMarkup(make("Waste", 3, drawing())?.svg ?? "");
    const used = new Set(all(svg).flatMap(({ attributes }) => (attributes["class"] ?? "").split(" ")));
    for (const name of used)
      if (/^([ct]-|s\d|t1)/.test(name)) expect(css).toMatch(new RegExp(`\\.${name}[ ,.]`));
  });

  it("escapes what it is told", () => {
    const evil = `<script>alert("1" & '2')</script>\u{0}\u{D800}`;
    const chart = make(evil, 3, { ...drawing(), title: evil, desc: evil });
    expect(chart?.svg).not.toContain("<script");
    const svg = readMarkup(chart?.svg ?? "");
    expect(textOf(svg)).toContain("<script>");
    for (const bad of ["\u{0}", "\u{D800}"]) expect(chart?.svg).not.toContain(bad);
  });

  it.each(NAMES)("keeps %s inside the drawing and whole", (name) => {
    for (const width of [320, 720]) {
      const svg = readMarkup(make(name, 3, drawing(width))?.svg ?? "");
      const texts = all(svg).filter((one) => one.name === "text");
      for (const text of texts) {
        const [left, right] = extent(text);
        expect(left, textOf(text)).toBeGreaterThanOrEqual(-0.1);
        expect(right, textOf(text)).toBeLessThanOrEqual(width + 0.1);
        expect(num(text, "y")).toBeGreaterThan(0);
        expect(num(text, "y")).toBeLessThanOrEqual(num(svg, "height"));
      }
      expect(texts.map(textOf).join("").replace(/\s/g, "")).toContain(name.replace(/\s/g, ""));
    }
  });

  it("refuses an id that nothing can point at and a width that cannot hold a chart", () => {
    expect(() => make("Waste", 3, { ...drawing(), id: "a b" })).toThrow(RangeError);
    expect(() => make("Waste", 3, drawing(100))).toThrow(/240/);
  });

  it("draws one value a million times the others", () => {
    expect(() => readMarkup(make("Waste", 1e6, drawing(320))?.svg ?? "")).not.toThrow();
  });
});

describe.each(kinds.filter(([kind]) => kind !== "progressStrip"))("a chart of values: %s", (_, make) => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("refuses %d", (value) => {
    expect(() => make("Waste", value, drawing())).toThrow(RangeError);
    expect(() => make("Waste", value, drawing())).toThrow(/Waste.*finite/);
  });
});

describe("charts of nothing", () => {
  it("are null, for the page to say so", () => {
    const given = drawing();
    const texts = { nameColumn: "", valueColumn: "", total: "", formatChange: String };
    const none = { name: "", values: [] };
    expect(stackedBar({ scopes: [], sectors: [] }, texts, given)).toBeNull();
    expect(rankedBars([], texts, given)).toBeNull();
    expect(waterfall([], texts, given)).toBeNull();
    expect(scopeHeat({ scopes: ["1"], rows: [] }, texts, given)).toBeNull();
    expect(sectorAreas({ years: [], sectors: [] }, yearTexts, given)).toBeNull();
    expect(
      sectorAreas({ years: [2016], sectors: [{ name: "", sector: 1, values: [null] }] }, yearTexts, given),
    ).toBeNull();
    expect(projectionLines({ years: [2016], lines: [] }, yearTexts, given)).toBeNull();
    expect(wedges({ years: [], bau: none, plan: none, wedges: [] }, yearTexts, given)).toBeNull();
    const states = { data: "", key: "", missing: "" };
    expect(progressStrip([], { done: () => "", nameColumn: "", states }, given)).toBeNull();
  });
});
