import { describe, expect, test } from "vitest";
import { abatementCosts, type AbatementItem } from "../../src/charts/abatement-costs.ts";
import { bubbles, unbeaten } from "../../src/charts/bubbles.ts";
import type { Drawing } from "../../src/charts/chart.ts";

const drawing: Drawing = { id: "c", width: 720, title: "Costs", desc: "What a tonne costs", format: String };
const words = {
  costUnit: "USD per tonne",
  tonnesUnit: "t CO₂e",
  costTick: String,
  tonnesTick: String,
  pays: "These pay",
  nameColumn: "Measure",
  tonnesColumn: "Tonnes",
  costColumn: "Cost",
};
const item = (name: string, tonnes: number, cost: number): AbatementItem => ({
  name,
  sector: 1,
  tonnes,
  cost,
});
const bars = (svg: string) =>
  [
    ...svg.matchAll(
      /<rect class="c-bar s1" x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)"><title>/g,
    ),
  ].map(([, x, , width]) => ({ x: Number(x), width: Number(width) }));

describe("costs of abatement", () => {
  test("order what costs from the cheapest, and leave what pays as it was given", () => {
    const chart = abatementCosts([item("dear", 10, 90), item("a", 1000, -100), item("cheap", 20, 5), item("b", 2000, -50)], words, drawing); // prettier-ignore
    expect(chart?.table.rows.map(([name]) => name)).toEqual(["a", "b", "cheap", "dear"]);
    expect(chart?.svg).toContain("These pay");
  });

  test("draw widths in proportion to tonnes, side by side from the left", () => {
    const [one, other] = bars(
      abatementCosts([item("a", 100, 1), item("b", 300, 2)], words, drawing)?.svg ?? "",
    );
    expect(((other?.width ?? 0) + 1) / ((one?.width ?? 1) + 1)).toBeCloseTo(3, 2);
    expect(other?.x).toBeCloseTo((one?.x ?? 0) + (one?.width ?? 0) + 1, 1);
  });

  test("leave out what takes nothing off, and draw nothing for nothing", () => {
    expect(abatementCosts([item("none", 0, 5), item("more", -4, 5)], words, drawing)).toBeNull();
    expect(abatementCosts([item("one", 5, 0), item("none", 0, 5)], words, drawing)?.table.rows).toHaveLength(
      1,
    );
    expect(() => abatementCosts([item("x", Number.NaN, 1)], words, drawing)).toThrow(RangeError);
  });
});

describe("bubbles", () => {
  test("mark those that no other beats on both axes", () => {
    // A saves least money for fewest tonnes: the other two beat it, neither beats the other.
    expect(unbeaten([{ x: 1000, y: 100 }, { x: 2000, y: 100 }, { x: 3000, y: 50 }])).toEqual([false, true, true]); // prettier-ignore
    expect(unbeaten([{ x: 1, y: 1 }, { x: 1, y: 1 }])).toEqual([true, true]); // prettier-ignore
  });

  test("have areas in proportion, at a width and on a phone", () => {
    const items = [
      { name: "a", sector: 1 as const, x: 10, y: -5, size: 100, best: false },
      { name: "b", sector: 2 as const, x: 30, y: 5, size: 400, best: true },
      { name: "none", sector: 0 as const, x: 0, y: 0, size: 0, best: false },
    ];
    const texts = { xUnit: "t", yUnit: "USD", xTick: String, yTick: String, columns: ["n", "x", "y", "s"] as const }; // prettier-ignore
    for (const width of [720, 320]) {
      const chart = bubbles(items, texts, { ...drawing, width });
      const radii = [...(chart?.svg ?? "").matchAll(/ r="([\d.]+)"/g)].map(([, r]) => Number(r));
      expect(radii).toEqual([26, 13, 4]);
      expect(chart?.table.rows).toEqual([["a", 10, -5, 100], ["b", 30, 5, 400], ["none", 0, 0, 0]]); // prettier-ignore
    }
    expect(bubbles([], texts, drawing)).toBeNull();
  });
});
