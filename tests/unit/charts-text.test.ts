import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dodge } from "../../src/charts/labels.ts";
import { lineHeight, textWidth, wrap } from "../../src/charts/text.ts";

const squeezed = (text: string) => text.replace(/\s/gu, "");

describe("text in charts", () => {
  it("is wrapped without losing a character or leaving the width", () => {
    const words = fc.array(
      fc.constantFrom("Waste", "and", "Verkehrsverbund", "ขนส่งทางถนน", "ဓာတ်ငွေ့", "e-bike", "CO₂"),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 400 }), (parts, width) => {
        const text = parts.join(" ");
        const lines = wrap(text, width, 12);
        expect(squeezed(lines.join(""))).toBe(squeezed(text));
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it("ends its lines between words in scripts that write no spaces", () => {
    const lines = wrap("การปล่อยก๊าซเรือนกระจกจากการขนส่งทางถนน", 130, 13);
    expect(lines.length).toBeGreaterThan(1);
    const words = [...new Intl.Segmenter("th", { granularity: "word" }).segment(lines.join(""))];
    const starts = new Set(words.map(({ index }) => index));
    let at = 0;
    for (const line of lines) {
      expect(starts).toContain(at);
      at += line.length;
    }
  });

  it("has lines of like length rather than a last word alone", () => {
    expect(wrap("Agriculture, forestry and other land use", 235, 13, false)).toEqual([
      "Agriculture, forestry",
      "and other land use",
    ]);
  });

  it("is wider in bold and takes taller lines where marks are stacked", () => {
    expect(textWidth("Waste", 12, true)).toBeGreaterThan(textWidth("Waste", 12));
    expect(textWidth("é", 12)).toBe(textWidth("e", 12));
    expect(lineHeight("ขนส่ง", 12)).toBeGreaterThan(lineHeight("Road", 12));
  });
});

describe("labels that give way to each other", () => {
  const sorted = fc
    .array(fc.record({ at: fc.integer({ min: -50, max: 350 }), size: fc.integer({ min: 5, max: 30 }) }), {
      maxLength: 10,
    })
    .map((labels) => labels.toSorted((a, b) => a.at - b.at));

  it("never overlap, keep their order and stay inside", () => {
    fc.assert(
      fc.property(sorted, (labels) => {
        const starts = dodge(
          labels.map(({ at }) => at),
          labels.map(({ size }) => size),
          0,
          300,
        );
        let end = 0;
        for (const [i, { size }] of labels.entries()) {
          expect(starts[i]).toBeGreaterThanOrEqual(end - 1e-9);
          end = (starts[i] as number) + size;
        }
        expect(end).toBeLessThanOrEqual(300 + 1e-9);
      }),
    );
  });

  it("stay where they are when they have room", () => {
    expect(dodge([20, 100, 200], [20, 20, 20], 0, 300)).toEqual([10, 90, 190]);
  });
});
