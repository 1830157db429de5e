import { describe, expect, it } from "vitest";
import { changedRows } from "../../src/factors/row-change.ts";
import type { FactorRow } from "../../src/factors/library.ts";
import { compareLibraries, type LibraryComparison } from "../../src/inventory/compare-libraries.ts";
import { changing, otherLibrary, without } from "../fixtures/other-library.ts";
import { documentOf, knowledge } from "./methods-workbench.ts";

const LPG_CO2 = "stationary/lpg/co2";
const LPG = { method: "ST-FUEL", ref: "I.1.1", inputs: { fuel: "lpg", amount: "1000 t" } };
const DIESEL = { method: "ST-FUEL", ref: "I.2.1", inputs: { fuel: "diesel", amount: "1000 t" } };
const POWER = { method: "EL-LOC", ref: "I.1.2", inputs: { energy: "1000 MWh" } };
/** 1 kt of LPG is 47.3 TJ (2006 Guidelines, Volume 2, Table 1.2). */
const LPG_TJ = 47.3;

const library = (change: (row: FactorRow) => FactorRow | readonly FactorRow[]) => ({
  ...knowledge,
  library: otherLibrary(knowledge.library, "2027.1", change),
});
const compare = (document: unknown, change: (row: FactorRow) => FactorRow | readonly FactorRow[]) =>
  compareLibraries(document, knowledge, library(change));
const told = ({ changes }: LibraryComparison) =>
  changes.map(({ cause, before, after, activities }) => [
    cause,
    before?.key ?? after?.key,
    before?.value ?? null,
    after?.value ?? null,
    activities.join(),
  ]);

function difference({ rows }: LibraryComparison, ref: string): number {
  const row = rows.find((one) => one.ref === ref);
  return (row?.after ?? Number.NaN) - (row?.before ?? Number.NaN);
}

describe("an inventory with two libraries", () => {
  it("changes by the factor's difference times the energy, where a value is corrected", () => {
    const compared = compare(documentOf([LPG, LPG, DIESEL]), changing(LPG_CO2, { value: 64_000 }));
    expect(told(compared)).toEqual([["corrected", LPG_CO2, 63_100, 64_000, "a0,a1"]]);
    expect(difference(compared, "I.1.1")).toBeCloseTo(2 * LPG_TJ * (64 - 63.1), 6);
    expect(difference(compared, "I.2.1")).toBe(0);
    for (const { before, after } of compared.totals)
      expect((after ?? 0) - (before ?? 0)).toBeCloseTo(2 * LPG_TJ * 0.9, 6);
  });

  it("changes in nothing where the libraries differ only in what it does not use", () => {
    const compared = compare(documentOf([LPG]), changing("stationary/diesel/co2", { value: 1 }));
    expect(compared.changes).toEqual([]);
    expect(difference(compared, "I.1.1")).toBe(0);
    expect(compareLibraries(documentOf([LPG]), knowledge, knowledge).changes).toEqual([]);
  });

  it("takes a newer year's grid factor, and says why", () => {
    const add = (row: FactorRow) =>
      row.key === "grid/ef" && row.region === "PH-LUZON-VISAYAS"
        ? [row, { ...row, value: 0.65, year: 2024 }]
        : [row];
    const document = documentOf([{ ...POWER, country: "PH" }]) as { city: object };
    const there = { ...document, city: { ...document.city, grid: "PH-LUZON-VISAYAS" } };
    const compared = compare(there, add);
    expect(told(compared)).toEqual([["other-row", "grid/ef", 0.7122, 0.65, "a0"]]);
    expect(compared.changes[0]?.why).toMatchObject({ code: "factor.exact-year", params: { year: 2024 } });
    expect(difference(compared, "I.1.2")).toBeCloseTo(1000 * (0.65 - 0.7122), 6);
  });

  it("weighs methane with the newer potential, unless the inventory has its own", () => {
    const change = changing("gwp/AR5/CH4", { value: 30 });
    const document = documentOf([LPG]) as object;
    const compared = compare(document, change);
    expect(told(compared)).toEqual([["corrected", "gwp/AR5/CH4", 28, 30, "a0"]]);
    expect(difference(compared, "I.1.1")).toBeCloseTo((LPG_TJ * 5 * (30 - 28)) / 1000, 9);
    expect(compare({ ...document, gwp: { base: "AR5", CH4: 28 } }, change).changes).toEqual([]);
  });

  it("tells of a flag that moves carbon dioxide out of the total", () => {
    const compared = compare(documentOf([LPG]), changing("fuel/lpg/biogenic", { value: 1 }));
    expect(told(compared)).toEqual([["corrected", "fuel/lpg/biogenic", 0, 1, "a0"]]);
    expect(difference(compared, "I.1.1")).toBeCloseTo(-LPG_TJ * 63.1, 6);
  });

  it("has no total with a library that has lost a factor, and names the row", () => {
    const compared = compare(documentOf([LPG, DIESEL]), without(LPG_CO2));
    expect(compared.after.ok).toBe(false);
    expect(told(compared)).toEqual([["gone", LPG_CO2, 63_100, null, "a0"]]);
    expect(compared.changes[0]?.why).toBeNull();
    expect(compared.totals.map(({ after }) => after)).toEqual([null, null, null]);
    expect(compared.rows.map(({ ref, after }) => [ref, after])).toEqual([
      ["I.1.1", null],
      ["I.2.1", null],
    ]);
  });

  it("gains one with a library that has come to know a factor", () => {
    const compared = compareLibraries(documentOf([LPG]), library(without(LPG_CO2)), knowledge);
    expect(compared.before.ok).toBe(false);
    expect(told(compared)).toEqual([["new", LPG_CO2, null, 63_100, "a0"]]);
    expect(compared.totals[0]?.after).toBeCloseTo(2992.505, 2);
  });

  it("leaves an entry's own factor alone", () => {
    const own = { ...LPG, factors: { co2: "60 t/TJ" } };
    expect(compare(documentOf([own]), changing(LPG_CO2, { value: 64_000 })).changes).toEqual([]);
  });

  it("tells last, and apart, what is only told otherwise", () => {
    const compared = compare(documentOf([LPG]), (row) =>
      row.key === LPG_CO2
        ? { ...row, upper: 66_000 }
        : row.key === "fuel/lpg/ncv"
          ? { ...row, value: 47 }
          : row,
    );
    expect(told(compared).map(([cause, key]) => [cause, key])).toEqual([
      ["corrected", "fuel/lpg/ncv"],
      ["described", LPG_CO2],
    ]);
  });

  it("is not there for a document that is none", () => {
    const compared = compareLibraries({}, knowledge, knowledge);
    expect([compared.before.ok, compared.after.ok, compared.changes, compared.rows]).toEqual([
      false,
      false,
      [],
      [],
    ]);
  });
});

describe("two libraries", () => {
  it("differ in the rows that were changed, taken out and added", () => {
    const { library: now } = knowledge;
    const later = otherLibrary(now, "2027.1", (row) => {
      if (row.key === LPG_CO2) return { ...row, value: 64_000 };
      if (row.key === "fuel/lpg/ncv") return { ...row, key: "fuel/lpg/lhv" };
      return row;
    });
    expect(
      changedRows(now, later).map(({ cause, before, after }) => [cause, before?.key ?? after?.key]),
    ).toEqual([
      ["gone", "fuel/lpg/ncv"],
      ["corrected", LPG_CO2],
      ["new", "fuel/lpg/lhv"],
    ]);
    expect(changedRows(now, now)).toEqual([]);
  });
});
