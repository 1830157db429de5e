import type { Chart, Drawing, Sector } from "../../src/charts/chart.ts";
import { progressStrip } from "../../src/charts/progress-strip.ts";
import { projectionLines } from "../../src/charts/projection-lines.ts";
import { rankedBars } from "../../src/charts/ranked-bars.ts";
import { scopeHeat } from "../../src/charts/scope-heat.ts";
import { sectorAreas } from "../../src/charts/sector-areas.ts";
import { stackedBar } from "../../src/charts/stacked-bar.ts";
import { waterfall } from "../../src/charts/waterfall.ts";
import { wedges } from "../../src/charts/wedges.ts";

/** A drawing of the given width. */
export function drawing(width = 720, title = "Title"): Drawing {
  return { id: "chart", width, title, desc: "What it says", format: (value) => value.toFixed(1) };
}

/** Texts of the charts over years. */
export const yearTexts = {
  unit: "Mt",
  tick: String,
  yearColumn: "Year",
  low: (name: string) => `${name}, low`,
  high: (name: string) => `${name}, high`,
};

/** One of each chart, with `name` as every name and `value` as one of its values. */
export const samples: Readonly<
  Record<string, (name: string, value: number, drawing: Drawing) => Chart | null>
> = {
  stackedBar: (name, value, drawing) =>
    stackedBar(
      {
        scopes: [name, name],
        sectors: [
          { name, sector: 1, scopes: [value, 5] },
          { name, sector: 5, scopes: [-2, null] },
        ],
      },
      { total: name, nameColumn: name },
      drawing,
    ),
  rankedBars: (name, value, drawing) =>
    rankedBars(
      [
        { name, sector: 1, value },
        { name, sector: 2, value: -1 },
      ],
      { nameColumn: name, valueColumn: name },
      drawing,
    ),
  projectionLines: (name, value, drawing) =>
    projectionLines(
      {
        years: [2016, 2017, 2018],
        lastHistoryYear: 2016,
        lines: [
          { name, kind: "history", values: [4, null, null] },
          { name, kind: "frozen", values: [4, 5, 7] },
          { name, kind: "bau", values: [4, 5, 6] },
          { name, kind: "scenario", values: [4, value, 3], band: { low: [4, 3, 2], high: [4, 5, 5] } },
          { name, kind: "scenario", values: [4, 3, 2] },
        ],
        targets: [
          { name, year: 2017, value: 3 },
          { name, year: 2018, value: 2 },
        ],
        areas: [{ name, sector: 3, values: [4, 5, 6] }],
      },
      { ...yearTexts, unit: name },
      drawing,
    ),
  wedges: (name, value, drawing) =>
    wedges(
      {
        years: [2016, 2017, 2018],
        bau: { name, values: [4, 5, 6] },
        plan: { name, values: [4, 5 - value, 3] },
        wedges: [
          { name, sector: 1, values: [0, value + 1, 4] },
          { name, sector: 2, values: [0, -1, -1] },
        ],
        targets: [{ name, year: 2018, value: 2 }],
      },
      { ...yearTexts, unit: name },
      drawing,
    ),
  waterfall: (name, value, drawing) =>
    waterfall(
      [
        { name, kind: "total", value: 10 },
        { name, kind: "change", value },
        { name, kind: "change", value: -4, sector: 2 },
        { name, kind: "total", value: 6 + value },
      ],
      { formatChange: String, nameColumn: name, valueColumn: name },
      drawing,
    ),
  sectorAreas: (name, value, drawing) =>
    sectorAreas(
      {
        years: [2016, 2017, 2018, 2019],
        lastHistoryYear: 2017,
        sectors: [
          { name, sector: 1, values: [1, value, null, 4] },
          { name, sector: 5, values: [-1, -1, null, -1] },
        ],
      },
      { ...yearTexts, unit: name },
      drawing,
    ),
  scopeHeat: (name, value, drawing) =>
    scopeHeat(
      {
        scopes: [name, name, name],
        rows: [
          { name, sector: 1, cells: [value, "NO", ""] },
          { name, sector: 5, cells: [-2, 0, 3] },
        ],
      },
      { nameColumn: name },
      drawing,
    ),
  progressStrip: (name, _value, drawing) =>
    progressStrip(
      [
        { name, sector: 1, states: ["data", "key", "missing"] },
        { name, sector: 2, states: ["data"] },
      ],
      {
        done: (done, of) => `${done}/${of}`,
        nameColumn: name,
        states: { data: name, key: name, missing: name },
      },
      drawing,
    ),
};

/** A sector number from any whole number. */
export function sectorOf(n: number): Sector {
  return ((n % 6) + 1) as Sector;
}
