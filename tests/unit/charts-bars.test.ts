import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { progressStrip } from "../../src/charts/progress-strip.ts";
import { rankedBars } from "../../src/charts/ranked-bars.ts";
import { scopeHeat } from "../../src/charts/scope-heat.ts";
import { segments, stackedBar } from "../../src/charts/stacked-bar.ts";
import { waterfall, waterfallSpans } from "../../src/charts/waterfall.ts";
import { all, num, readMarkup, withClass } from "./charts-markup.ts";
import { drawing, sectorOf } from "./charts-samples.ts";

const value = fc.integer({ min: -1000, max: 1000 });
const pairs = { nameColumn: "Source", valueColumn: "kt" };
const stackTexts = { total: "Total", nameColumn: "Sector" };
/** Pixels that two roundings to a hundredth may differ by. */
const CLOSE = 0.03;

describe("ranked bars", () => {
  it("are as long as their values, from one zero line, greatest first", () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(320, 720),
        (values, width) => {
          const items = values.map((value, i) => ({ name: `n${i}`, sector: sectorOf(i), value }));
          const chart = rankedBars(items, pairs, drawing(width));
          const svg = readMarkup(chart?.svg ?? "");
          const ranked = values.toSorted((a, b) => b - a);
          expect(chart?.table.rows.map(([, value]) => value)).toEqual(ranked);
          const drawn = ranked.filter((value) => value !== 0);
          const bars = withClass(svg, "c-bar");
          expect(bars).toHaveLength(drawn.length);
          const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
          const perUnit = width / (high - low);
          for (const [i, bar] of bars.entries()) {
            const value = drawn[i] as number;
            expect(Math.abs(num(bar, "width") - Math.abs(value) * perUnit)).toBeLessThan(CLOSE);
            const zero = value > 0 ? num(bar, "x") : num(bar, "x") + num(bar, "width");
            expect(Math.abs(zero - -low * perUnit)).toBeLessThan(CLOSE);
          }
        },
      ),
    );
  });

  it("colour a source by its sector", () => {
    const items = [
      { name: "Roads", sector: 2, value: 3 },
      { name: "Homes", sector: 1, value: 5 },
    ] as const;
    const svg = readMarkup(rankedBars(items, pairs, drawing())?.svg ?? "");
    expect(withClass(svg, "c-bar").map(({ attributes }) => attributes["class"])).toEqual([
      "c-bar s1",
      "c-bar s2",
    ]);
  });
});

describe("a stacked bar", () => {
  const sectorValues = fc.array(fc.array(fc.option(value), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 6,
  });
  const dataOf = (rows: readonly (readonly (number | null)[])[]) => ({
    scopes: ["Scope 1", "Scope 2", "Scope 3"],
    sectors: rows.map((scopes, i) => ({ name: `n${i}`, sector: sectorOf(i), scopes })),
  });

  it("stacks without gap or overlap, what is removed on the other side of zero", () => {
    fc.assert(
      fc.property(sectorValues, (rows) => {
        const parts = segments(dataOf(rows));
        const values = rows.flat().filter((one) => one !== null);
        const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
        expect(Math.max(0, ...parts.map(({ to }) => to))).toBe(sum(values.filter((one) => one > 0)));
        expect(Math.min(0, ...parts.map(({ to }) => to))).toBe(sum(values.filter((one) => one < 0)));
        for (const side of [1, -1]) {
          let end = 0;
          for (const part of parts.filter(({ from, to }) => (to - from) * side > 0)) {
            expect(part.from).toBe(end);
            end = part.to;
          }
        }
      }),
    );
  });

  it("draws each piece as long as its value, lying or standing", () => {
    fc.assert(
      fc.property(sectorValues, fc.constantFrom(320, 720), (rows, width) => {
        const data = dataOf(rows);
        const svg = readMarkup(stackedBar(data, stackTexts, drawing(width))?.svg ?? "");
        const rects = withClass(svg, "c-part").filter((one) => one.children.length > 0);
        const parts = segments(data);
        expect(rects).toHaveLength(parts.length);
        const first = rects[0];
        const along = rects.every((one) => num(one, "height") === 40 && num(first, "height") === 40)
          ? "width"
          : "height";
        const total = rects.reduce((sum, one) => sum + num(one, along), 0);
        const whole = parts.reduce((sum, { from, to }) => sum + Math.abs(to - from), 0);
        for (const [i, { from, to }] of parts.entries()) {
          expect(Math.abs(num(rects[i], along) / total - Math.abs(to - from) / whole)).toBeLessThan(0.001);
        }
      }),
    );
  });

  it("gives the table every value, a blank as a blank and a zero as a zero", () => {
    const chart = stackedBar(dataOf([[1, null, 0]]), stackTexts, drawing());
    expect(chart?.table).toEqual({
      caption: "Title",
      columns: ["Sector", "Scope 1", "Scope 2", "Scope 3"],
      rows: [["n0", 1, null, 0]],
    });
  });

  it("marks the net total where something is removed", () => {
    const net = (rows: readonly (readonly number[])[]) =>
      withClass(readMarkup(stackedBar(dataOf(rows), stackTexts, drawing())?.svg ?? ""), "c-net");
    expect(
      net([
        [6, 0, 0],
        [4, 0, 0],
      ]),
    ).toHaveLength(0);
    const [mark] = net([
      [8, 0, 0],
      [-2, 0, 0],
    ]);
    expect(num(mark, "x1")).toBeCloseTo((720 * (6 + 2)) / 10, 1);
  });

  it("is drawn of zeros alone", () => {
    expect(
      withClass(readMarkup(stackedBar(dataOf([[0, 0, 0]]), stackTexts, drawing())?.svg ?? ""), "c-part"),
    ).toHaveLength(0);
  });

  it("refuses a sector without one value per scope", () => {
    const data = { scopes: ["1", "2"], sectors: [{ name: "Waste", sector: 3, scopes: [1] }] } as const;
    expect(() => stackedBar(data, stackTexts, drawing())).toThrow(/Waste has 1 values for 2 scopes/);
  });
});

describe("a waterfall", () => {
  const texts = { formatChange: String, ...pairs };

  it("carries each change on from where the one before ended", () => {
    fc.assert(
      fc.property(
        value,
        fc.array(value, { maxLength: 10 }),
        fc.constantFrom(320, 720),
        (start, changes, width) => {
          const end = changes.reduce((sum, change) => sum + change, start);
          const steps = [
            { name: "from", kind: "total", value: start } as const,
            ...changes.map((value, i) => ({ name: `c${i}`, kind: "change", value }) as const),
            { name: "to", kind: "total", value: end } as const,
          ];
          const spans = waterfallSpans(steps);
          for (const [i, span] of spans.entries()) {
            const { kind, value } = steps[i] as (typeof steps)[number];
            expect(span.to - span.from).toBe(value);
            expect(span.from).toBe(kind === "total" ? 0 : spans[i - 1]?.to);
          }
          const svg = readMarkup(waterfall(steps, texts, drawing(width))?.svg ?? "");
          const lengths = withClass(svg, "c-bar").map((bar) => num(bar, "width"));
          const sizes = steps.map(({ value }) => Math.abs(value)).filter((size) => size > 0);
          const perUnit = (lengths[0] ?? 0) / (sizes[0] ?? 1);
          expect(lengths).toHaveLength(sizes.length);
          for (const [i, size] of sizes.entries()) {
            expect(Math.abs((lengths[i] as number) - size * perUnit)).toBeLessThan(
              0.02 * (1 + size / (sizes[0] as number)),
            );
          }
        },
      ),
    );
  });

  it("draws a level where a total of that value ends, and tells it in the table", () => {
    fc.assert(
      fc.property(value, value, fc.constantFrom(320, 720), (total, level, width) => {
        fc.pre(total !== level && total !== 0);
        const steps = [
          { name: "now", kind: "total", value: total } as const,
          { name: "less", kind: "change", value: level - total } as const,
        ];
        const chart = waterfall(steps, texts, drawing(width), [{ name: "aim", value: level }]);
        const svg = readMarkup(chart?.svg ?? "");
        const [now, less] = withClass(svg, "c-bar").map((bar) => [num(bar, "x"), num(bar, "width")]);
        const [left = 0, wide = 0] = less ?? now ?? [];
        const end = level < total ? left : left + wide;
        const mark = withClass(svg, "c-mark").map((line) => num(line, "x1"));
        expect(mark).toHaveLength(1);
        expect(Math.abs((mark[0] ?? NaN) - end)).toBeLessThan(CLOSE);
        expect(chart?.table.rows.at(-1)).toEqual(["aim", level]);
      }),
    );
    const none = [{ name: "now", kind: "total", value: 1 } as const];
    expect(() => waterfall(none, texts, drawing(), [{ name: "aim", value: NaN }])).toThrow(RangeError);
  });

  it("refuses a total that the changes do not lead to", () => {
    const steps = [
      { name: "2016", kind: "total", value: 10 },
      { name: "Grid", kind: "change", value: -2 },
      { name: "2024", kind: "total", value: 9 },
    ] as const;
    expect(() => waterfall(steps, texts, drawing())).toThrow(/2024 is 9.*8/);
  });
});

describe("tiles of sectors by scopes", () => {
  const draw = (cells: readonly (number | string)[]) =>
    scopeHeat({ scopes: cells.map(String), rows: [{ name: "Waste", sector: 3, cells }] }, pairs, drawing());

  it("are stronger the greater the value", () => {
    const tiles = withClass(readMarkup(draw([0, 1, 50, 100])?.svg ?? ""), "c-tile");
    const strengths = tiles.map((tile) => num(tile, "fill-opacity"));
    expect(strengths).toEqual(strengths.toSorted((a, b) => a - b));
    expect(new Set(strengths).size).toBe(4);
    expect(strengths[0]).toBe(0);
  });

  it("tell removals, notation keys, zeros and missing cells apart", () => {
    const chart = draw([-3, "NE", 0, ""]);
    const svg = readMarkup(chart?.svg ?? "");
    expect(withClass(svg, "c-tile")).toHaveLength(3);
    expect(withClass(svg, "c-tile", "removal")).toHaveLength(1);
    expect(withClass(svg, "c-tile", "keyed")).toHaveLength(1);
    expect(chart?.table.rows).toEqual([["Waste", -3, "NE", 0, null]]);
  });
});

describe("a progress strip", () => {
  it("has one cell for each reference and counts them", () => {
    const texts = {
      done: (done: number, of: number) => `${done} of ${of}`,
      nameColumn: "Sector",
      states: { data: "Data", key: "Key", missing: "Missing" },
    };
    const states = ["data", "data", "key", "missing"] as const;
    const chart = progressStrip([{ name: "Waste", sector: 3, states }], texts, drawing());
    const svg = readMarkup(chart?.svg ?? "");
    expect(withClass(svg, "c-cell")).toHaveLength(4);
    expect(withClass(svg, "c-cell", "c-data")).toHaveLength(2);
    expect(all(svg).some(({ children }) => children.includes("3 of 4"))).toBe(true);
    expect(chart?.table).toMatchObject({
      columns: ["Sector", "Data", "Key", "Missing"],
      rows: [["Waste", 2, 1, 1]],
    });
  });
});
