import { expect, it } from "vitest";
import { sectorStrip } from "../../src/charts/sector-strip.ts";

const words = { id: "strip-1", title: "Kota & <co>", desc: "Transportation 75 %" };
const widths = (svg: string) => [...svg.matchAll(/ width="([\d.]+)"/g)].map(([, width]) => Number(width));

it("gives each sector a part as long as its share, in order", () => {
  const { svg } = sectorStrip(
    [
      { sector: 1, value: 250 },
      { sector: 2, value: 750 },
    ],
    words,
  )!;
  expect(widths(svg)).toEqual([247, 747]);
  expect([...svg.matchAll(/c-bar s(\d)/g)].map(([, sector]) => sector)).toEqual(["1", "2"]);
});

it("draws no part for removals and nothing for nothing, but every part above zero", () => {
  expect(
    sectorStrip(
      [
        { sector: 5, value: -3 },
        { sector: 1, value: 0 },
      ],
      words,
    ),
  ).toBeNull();
  expect(sectorStrip([], words)).toBeNull();
  const { svg } = sectorStrip(
    [
      { sector: 1, value: 1e9 },
      { sector: 4, value: 1 },
      { sector: 5, value: -1e6 },
    ],
    words,
  )!;
  expect(widths(svg)).toEqual([997, 1]);
});

it("says in words what it shows, whatever the words are", () => {
  const { svg } = sectorStrip([{ sector: 1, value: 1 }], words)!;
  expect(svg).toContain('<title id="strip-1-title">Kota &amp; &lt;co&gt;</title>');
  expect(svg).toContain('<desc id="strip-1-desc">Transportation 75 %</desc>');
  expect(() => sectorStrip([{ sector: 1, value: Number.NaN }], words)).toThrow(RangeError);
});
