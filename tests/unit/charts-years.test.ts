import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { projectionLines } from "../../src/charts/projection-lines.ts";
import { sectorAreas } from "../../src/charts/sector-areas.ts";
import { stackSectors } from "../../src/charts/series.ts";
import { stackWedges, wedges } from "../../src/charts/wedges.ts";
import { all, type Drawn, num, pathPoints, readMarkup, textOf, withClass } from "./charts-markup.ts";
import { drawing, sectorOf, yearTexts } from "./charts-samples.ts";

const YEARS = [2016, 2017, 2018, 2019, 2020];
const perYear = (one: fc.Arbitrary<number>) =>
  fc.array(one, { minLength: YEARS.length, maxLength: YEARS.length });
const signed = fc.integer({ min: -100, max: 100 });

/** The value scale of a drawing, read off its grid. */
function valueAt(svg: Drawn): (y: number) => number {
  const zero = num(withClass(svg, "c-zero")[0], "y1");
  const grid = num(withClass(svg, "c-grid")[0], "y1");
  const tick = all(svg)
    .filter(({ name }) => name === "text")
    .find((text) => {
      const y = num(text, "y");
      return text.attributes["text-anchor"] === "end" && Math.abs(y - grid) < 8;
    });
  const perPixel = Number(tick === undefined ? Number.NaN : textOf(tick)) / (grid - zero);
  return (y) => (y - zero) * perPixel;
}

/** Upper and lower values of an area at each of its years. */
function bandOf(path: Drawn, at: (y: number) => number): { top: number; bottom: number }[] {
  const points = pathPoints(path).map(({ y }) => at(y));
  const half = points.length / 2;
  return points.slice(0, half).map((value, i) => {
    const other = points[points.length - 1 - i] as number;
    return { top: Math.max(value, other), bottom: Math.min(value, other) };
  });
}

describe("stacked sectors", () => {
  it("add up to the sums of what is above and what is below zero", () => {
    fc.assert(
      fc.property(fc.array(perYear(signed), { minLength: 1, maxLength: 6 }), (rows) => {
        const series = rows.map((values, i) => ({ name: `n${i}`, sector: sectorOf(i), values }));
        const { layers } = stackSectors(series, YEARS);
        for (const i of YEARS.keys()) {
          let [up, down] = [0, 0];
          for (const [s, row] of rows.entries()) {
            const layer = layers[s]?.[i];
            expect(layer?.above[0]).toBe(up);
            expect(layer?.below[0]).toBe(down);
            up = layer?.above[1] ?? 0;
            down = layer?.below[1] ?? 0;
            const drawn = up - (layer?.above[0] ?? 0) + (down - (layer?.below[0] ?? 0));
            expect(drawn).toBe(row[i]);
          }
          expect(up + down).toBe(rows.reduce((sum, row) => sum + (row[i] as number), 0));
        }
      }),
    );
  });

  it("leave a year without values empty and draw a year alone as a column", () => {
    const values = [1, 2, null, 4, null];
    const chart = sectorAreas(
      { years: YEARS, sectors: [{ name: "Waste", sector: 3, values }] },
      yearTexts,
      drawing(),
    );
    const svg = readMarkup(chart?.svg ?? "");
    const areas = withClass(svg, "c-area");
    expect(areas.map(({ name }) => name)).toEqual(["path", "rect"]);
    expect(pathPoints(areas[0] as Drawn)).toHaveLength(4);
    expect(chart?.table.rows.map(([, value]) => value)).toEqual(values);
  });

  it("draw a single year, and years of zeros", () => {
    const one = { name: "Waste", sector: 3 } as const;
    const single = sectorAreas({ years: [2016], sectors: [{ ...one, values: [5] }] }, yearTexts, drawing());
    expect(withClass(readMarkup(single?.svg ?? ""), "c-area").map(({ name }) => name)).toEqual(["rect"]);
    const zeros = sectorAreas(
      { years: YEARS, sectors: [{ ...one, values: YEARS.map(() => 0) }] },
      yearTexts,
      drawing(),
    );
    expect(withClass(readMarkup(zeros?.svg ?? ""), "c-area")).toHaveLength(0);
  });

  it("are lighter after the last year of history, which belongs to both", () => {
    const draw = (values: readonly (number | null)[], lastHistoryYear: number) => {
      const data = {
        years: YEARS,
        lastHistoryYear,
        sectors: [{ name: "Waste", sector: 3, values } as const],
      };
      return withClass(readMarkup(sectorAreas(data, yearTexts, drawing())?.svg ?? ""), "c-area").map(
        (area) => [area.attributes["class"], area.name === "rect" ? 1 : pathPoints(area).length / 2],
      );
    };
    expect(draw([1, 2, 3, 4, 5], 2018)).toEqual([
      ["c-area s3", 3],
      ["c-area future s3", 3],
    ]);
    expect(draw([1, 2, 3, 4, 5], 2016)).toEqual([["c-area future s3", 5]]);
    expect(draw([1, 2, 3, 4, 5], 2020)).toEqual([["c-area s3", 5]]);
    expect(draw([1, null, 3, 4, 5], 2016)).toEqual([
      ["c-area s3", 1],
      ["c-area future s3", 3],
    ]);
  });

  it("refuse values that do not match the years, and years that do not rise", () => {
    const one = { name: "Waste", sector: 3, values: [1, 2] } as const;
    expect(() => sectorAreas({ years: [2016], sectors: [one] }, yearTexts, drawing())).toThrow(
      /Waste has 2 values for 1 years/,
    );
    expect(() => sectorAreas({ years: [2017, 2016], sectors: [one] }, yearTexts, drawing())).toThrow(
      /2016 follows 2017/,
    );
  });
});

describe("lines of projections", () => {
  const line = { name: "Plan", kind: "scenario", values: [10, 9, 8, 7, 6] } as const;

  it("lie at their values above a zero line, with targets as rings", () => {
    const data = { years: YEARS, lines: [line], targets: [{ name: "Target", year: 2018, value: 5 }] };
    const svg = readMarkup(projectionLines(data, yearTexts, drawing())?.svg ?? "");
    const at = valueAt(svg);
    const points = pathPoints(withClass(svg, "c-line")[0] as Drawn);
    points.forEach(({ y }, i) => expect(at(y)).toBeCloseTo(line.values[i] as number, 2));
    const [ring] = withClass(svg, "c-ring");
    expect(at(num(ring, "cy"))).toBeCloseTo(5, 2);
    expect(num(ring, "cx")).toBeCloseTo(points[2]?.x ?? Number.NaN, 2);
  });

  it("break where a value is missing", () => {
    const data = { years: YEARS, lines: [{ ...line, values: [10, 9, null, 7, 6] }] };
    const svg = readMarkup(projectionLines(data, yearTexts, drawing())?.svg ?? "");
    expect(withClass(svg, "c-line")).toHaveLength(2);
  });

  it("show every drawn figure in the table, and no target of a year that is not drawn", () => {
    const data = {
      years: [2016, 2017],
      lines: [{ ...line, values: [10, null], band: { low: [9, null], high: [11, null] } }],
      targets: [
        { name: "Target", year: 2017, value: 5 },
        { name: "Far", year: 2050, value: 0 },
      ],
      areas: [{ name: "Waste", sector: 3, values: [10, 12] }],
    } as const;
    const chart = projectionLines(data, yearTexts, drawing());
    expect(withClass(readMarkup(chart?.svg ?? ""), "c-ring")).toHaveLength(1);
    expect(chart?.table.columns).toEqual(["Year", "Plan", "Plan, low", "Plan, high", "Target", "Waste"]);
    expect(chart?.table.rows).toEqual([
      ["2016", 10, 9, 11, null, 10],
      ["2017", null, null, null, 5, 12],
    ]);
  });
});

describe("wedges", () => {
  const shares = (min: number) =>
    fc.array(perYear(fc.integer({ min, max: 20 })), { minLength: 1, maxLength: 12 });
  const dataOf = (rows: readonly (readonly number[])[]) => {
    const bau = YEARS.map(() => 300);
    return {
      years: YEARS,
      bau: { name: "BAU", values: bau },
      plan: {
        name: "Plan",
        values: bau.map((value, i) => rows.reduce((left, row) => left - (row[i] as number), value)),
      },
      wedges: rows.map((values, i) => ({ name: `m${i}`, sector: sectorOf(i), values })),
    };
  };

  it("fill the way from BAU to plan exactly", () => {
    fc.assert(
      fc.property(shares(1), fc.constantFrom(320, 720), (rows, width) => {
        const data = dataOf(rows);
        const svg = readMarkup(wedges(data, yearTexts, drawing(width))?.svg ?? "");
        const at = valueAt(svg);
        const bands = withClass(svg, "c-wedge")
          .filter(({ name }) => name === "path")
          .map((path) => bandOf(path, at));
        expect(bands).toHaveLength(rows.length);
        for (const i of YEARS.keys()) {
          let top = 300;
          for (const band of bands) {
            expect(band[i]?.top).toBeCloseTo(top, 1);
            top = band[i]?.bottom ?? Number.NaN;
          }
          expect(top).toBeCloseTo(data.plan.values[i] as number, 1);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("lie on both sides of BAU, each as thick as its share, none over another", () => {
    fc.assert(
      fc.property(shares(-20), (rows) => {
        const data = dataOf(rows);
        const bands = stackWedges(data.bau.values, data.wedges);
        for (const i of YEARS.keys()) {
          let [low, high] = [300, 300];
          for (const [w, { taken, added }] of bands.entries()) {
            expect(taken[i]?.[1]).toBe(low);
            expect(added[i]?.[0]).toBe(high);
            low = taken[i]?.[0] ?? Number.NaN;
            high = added[i]?.[1] ?? Number.NaN;
            const [up, down] = [high - (added[i]?.[0] ?? 0), (taken[i]?.[1] ?? 0) - low];
            expect(down - up).toBe(rows[w]?.[i]);
          }
          expect(low + (high - 300)).toBe(data.plan.values[i]);
        }
      }),
    );
  });

  it("have their plan on top of every band, and their figures in the table", () => {
    const data = dataOf([
      [0, 10, 20, 30, 40],
      [0, -5, -5, -5, -5],
    ]);
    const chart = wedges(data, yearTexts, drawing());
    const classes = all(readMarkup(chart?.svg ?? "")).map(({ attributes }) => attributes["class"] ?? "");
    const plan = classes.indexOf("c-line plan p1");
    expect(classes.findLastIndex((name) => name.startsWith("c-wedge"))).toBeLessThan(plan);
    expect(chart?.table.columns).toEqual(["Year", "BAU", "m0", "m1", "Plan"]);
    expect(chart?.table.rows.at(-1)).toEqual(["2020", 300, 40, -5, 265]);
  });

  it("name twelve measures, on a phone by number and in a list below", () => {
    const names = Array.from({ length: 12 }, (_, i) => `Measure number ${i + 1} of the plan`);
    const rows = names.map(() => [0, 1, 2, 3, 4]);
    const data = dataOf(rows);
    const named = {
      ...data,
      wedges: data.wedges.map((wedge, i) => ({ ...wedge, name: names[i] as string })),
    };
    for (const width of [320, 720]) {
      const svg = readMarkup(wedges(named, yearTexts, drawing(width))?.svg ?? "");
      const lines = all(svg)
        .filter(({ name }) => name === "text")
        .map(textOf)
        .join("")
        .replace(/\s/g, "");
      for (const name of names) expect(lines).toContain(name.replace(/\s/g, ""));
    }
  });

  it("are refused where they do not sum to BAU minus plan", () => {
    const data = dataOf([[0, 1, 2, 3, 4]]);
    const off = { ...data, plan: { name: "Plan", values: [300, 299, 298, 297, 290] } };
    expect(() => wedges(off, yearTexts, drawing())).toThrow(/2020 sum to 4.*10/);
  });
});
