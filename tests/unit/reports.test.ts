import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";

import { fileVoice } from "../../src/cli/report-voice.ts";
import { reportFile } from "../../src/web/reports/file.ts";
import { translator } from "../../src/i18n/i18n.ts";
import { cellText } from "../../src/reports/cell-text.ts";
import { reportCsv } from "../../src/reports/csv.ts";
import { inventoryReport } from "../../src/reports/inventory-report.ts";
import type { Report } from "../../src/reports/report-model.ts";
import type { ReportedInventory } from "../../src/reports/reported-inventory.ts";
import { resultDocument } from "../../src/reports/result-document.ts";
import { reportXlsx } from "../../src/reports/xlsx.ts";
import { inventoryOf, reported, sampleInventory } from "./reports-oracle.ts";

type Line = Readonly<Record<string, string | number | null>>;

function csvLines(report: Report): readonly Readonly<Record<string, string>>[] {
  return parse(reportCsv(report), { columns: true });
}

/** The data sheets of the workbook as records, by sheet and by the ids of the model's columns. */
async function sheetLines(report: Report): Promise<ReadonlyMap<string, readonly Line[]>> {
  const sheets = await readXlsxFile(Buffer.from(await reportXlsx(report)));
  const tables = report.sheets.flatMap(({ name, blocks }) =>
    blocks.length === 1 && blocks[0]?.kind === "table" ? [{ name, table: blocks[0].table }] : [],
  );
  return new Map(
    tables.map(({ name, table }) => {
      const [, ...rows] = sheets.find((sheet) => sheet.sheet === name)?.data ?? [];
      const ids = table.columns.map(({ id }) => id);
      return [
        table.id,
        rows.map((row) => Object.fromEntries(ids.map((id, at) => [id, row[at] as string | null]))),
      ];
    }),
  );
}

async function pageOf(inventory: ReportedInventory): Promise<string> {
  return String(await reportFile(inventoryReport(inventory), "html", fileVoice(inventory.texts)));
}

/** The unrounded numbers of a table on the page, row by row; null for a cell without one. */
function pageNumbers(page: string, table: string): (readonly (number | null)[])[] {
  const body = new RegExp(`<table id="t-${table}".*?</table>`, "s").exec(page)?.[0] ?? "";
  return [...body.matchAll(/<tr[^>]*>(?:(?!<\/tr>).)*<\/tr>/gs)].slice(1).map(([row]) =>
    [...row.matchAll(/<td.*?<\/td>/gs)].map(([cell]) => {
      const value = /<data value="([^"]*)"/.exec(cell)?.[1];
      return value === undefined ? null : Number(value);
    }),
  );
}

/** Compares JSON, CSV, XLSX and HTML number by number; they are the same doubles. */
async function expectEqualNumbers(inventory: ReportedInventory): Promise<void> {
  const report = inventoryReport(inventory);
  const document = resultDocument(inventory.result, inventory.texts);
  const csv = csvLines(report).filter((line) => line["activity"] !== "");
  const sheets = await sheetLines(report);
  const activities = (sheets.get("records") ?? []).filter((line) => line["activity"] !== null);
  const page = await pageOf(inventory);
  expect(csv.length).toBe(document.activities.length);
  for (const activity of document.activities) {
    const line = csv.find((one) => one["activity"] === cellText(activity.id));
    const sheet = activities.find((one) => one["activity"] === cellText(activity.id));
    const numbers = { co2e_t: activity.co2e, biogenic_co2_t: activity.biogenicCO2 };
    const gases = Object.fromEntries(Object.entries(activity.gases).map(([gas, mass]) => [`${gas}_t`, mass]));
    for (const [id, value] of Object.entries({ ...numbers, ...gases })) {
      expect(Number(line?.[id]), `csv ${activity.id} ${id}`).toBe(value);
      expect(sheet?.[id], `xlsx ${activity.id} ${id}`).toBe(value);
    }
  }
  const together = [...page.matchAll(/<p class="sums">.*?<data value="([^"]*)"/g)].map(([, value]) =>
    Number(value),
  );
  expect(together.toSorted((a, b) => a - b)).toEqual(
    document.activities.map((one) => one.co2e).toSorted((a, b) => a - b),
  );
  for (const [at, row] of document.rows.entries()) {
    const sheet = sheets.get("rows")?.[at];
    expect(sheet?.["co2e"], row.ref).toBe(row.activities === 0 ? null : row.co2e);
    for (const [gas, mass] of Object.entries(row.gases)) expect(sheet?.[gas], `${row.ref} ${gas}`).toBe(mass);
  }
  expect(pageNumbers(page, "totals").flat()).toEqual(
    (["basic", "basicPlus", "scope1", "scope2", "scope3"] as const).map((name) => document.totals[name]),
  );
  const sums = Object.values(document.byGas).map(({ mass, co2e }) => [mass, co2e]);
  const shown = pageNumbers(page, "gases").slice(0, -1);
  expect(shown.map(([mass, co2e]) => [mass, co2e])).toHaveLength(sums.length);
  expect(shown.map(([mass, co2e]) => [mass, co2e])).toEqual(expect.arrayContaining(sums));
}

describe("the numbers of a report", () => {
  it.each(["khon-kaen-2017", "ho-chi-minh-city-2016"])(
    "are the same in JSON, CSV, XLSX and on the page: %s",
    async (id) => {
      const inventory = reported(sampleInventory(id));
      expect(inventory.result.activities.length).toBeGreaterThan(10);
      await expectEqualNumbers(inventory);
    },
  );

  it("are the same for any masses, removals among them", async () => {
    const mass = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    const entry = fc.record({
      ref: fc.constantFrom("V.2", "V.3", "I.1.1", "III.1.3", "VI.1"),
      co2: mass,
      ch4: mass,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 6 }), async (entries) => {
        const activities = entries.map(({ ref, co2, ch4 }, index) => ({
          id: `a${index}`,
          ref,
          method: "DIRECT",
          inputs: {
            co2: { value: co2, unit: "t" },
            ch4: { value: ch4, unit: "kg" },
            methodology: "measured",
          },
        }));
        await expectEqualNumbers(reported(inventoryOf(activities)));
      }),
      { numRuns: 8 },
    );
  });

  it("on the page, Table A has each sector's sums and the inventory's totals", async () => {
    const inventory = reported(sampleInventory("ho-chi-minh-city-2016"));
    const { totals, bySector } = inventory.result;
    const rows = pageNumbers(await pageOf(inventory), "sectors");
    const line = (of: typeof totals) => [of.scope1, of.scope2, of.scope3, of.basic, of.basicPlus];
    expect(rows.at(-1)).toEqual(line(totals));
    expect(rows[0]).toEqual(line(bySector["I"] as typeof totals));
  });

  it("are printed in the reader's format and kept whole beside", async () => {
    const activities = [
      { id: "a", ref: "I.1.1", method: "DIRECT", inputs: { co2: "1234567.25 t", methodology: "m" } },
    ];
    const page = await pageOf(reported(inventoryOf(activities), "id"));
    expect(page).toContain('<data value="1234567.25">1.234.567</data>');
    expect(page).toContain('<html lang="id">');
  });
});

describe("zero, blank, a key and a gap", () => {
  const zero = { id: "z", ref: "II.2.1", method: "DIRECT", inputs: { co2: "0 t", methodology: "counted" } };
  const notation = [{ ref: "IV.1", key: "NO", reason: "No such industry here" }];
  const inventory = reported(inventoryOf([zero], { notation }));

  it("are four things in the records", () => {
    const lines = csvLines(inventoryReport(inventory));
    const of = (ref: string) => lines.find((line) => line["ref"] === ref);
    expect([of("II.2.1")?.["co2e_t"], of("II.2.1")?.["CH4_t"], of("II.2.1")?.["notation"]]).toEqual([
      "0",
      "",
      "",
    ]);
    expect([of("IV.1")?.["co2e_t"], of("IV.1")?.["notation"]]).toEqual(["", "NO"]);
    expect([of("I.1.1")?.["co2e_t"], of("I.1.1")?.["notation"]]).toEqual(["", "missing"]);
  });

  it("are told apart on the page", async () => {
    const page = await pageOf(inventory);
    const row = (name: string) =>
      new RegExp(`<tr[^>]*><th scope="row">${name}.*?</tr>`, "s").exec(page)?.[0] ?? "";
    expect(row("II.2 ")).toContain('<data value="0">0</data>');
    expect(row("IV.1 ")).toContain(">NO</abbr>");
    expect(row("I.1 ")).toContain("missing");
    expect(row("V.1 ")).not.toContain("<data");
  });
});

describe("texts that others typed", () => {
  const evil = [
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1 off",
    "@sum",
    "\t=1",
    " =1",
    "＝1",
    "<script>alert(1)</script>",
  ];
  const activities = evil.map((label, index) => ({
    id: `a${index}`,
    ref: "V.2",
    method: "DIRECT",
    label,
    inputs: { co2: "-5.5 t", methodology: label },
    source: label,
    note: label,
  }));
  const inventory = reported(inventoryOf(activities, { city: { name: "=1+1", country: "PH" } }));
  const report = inventoryReport(inventory);

  it("are no formulas in CSV and XLSX, and negative numbers stay numbers", async () => {
    const sheet = (await sheetLines(report)).get("records")?.filter((line) => line["activity"] !== null);
    const csv = csvLines(report).filter((line) => line["activity"] !== "");
    for (const [index, label] of evil.slice(0, -1).entries()) {
      for (const line of [csv[index], sheet?.[index]]) {
        expect(line?.["label"]).toBe(`'${label}`);
        expect(Number(line?.["co2e_t"])).toBe(-5.5);
      }
      expect(sheet?.[index]?.["co2e_t"]).toBe(-5.5);
    }
    expect(reportCsv(report)).not.toMatch(/(?:^|,)"?[\s]*[=+@＝]/m);
  });

  it("any text that starts like a formula is marked, and no other is changed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const safe = cellText(text);
        expect(safe).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        const plain = text.replaceAll(/[^\P{Cc}\t\r\n]/gu, "");
        expect([plain, `'${plain}`]).toContain(safe);
      }),
    );
  });

  it("are text on the page", async () => {
    const page = await pageOf(inventory);
    expect(page).not.toContain("<script");
    expect(page).toContain("&lt;script&gt;");
  });
});

describe("what a report says", () => {
  it("has every text in both languages: no key is printed", async () => {
    for (const language of ["en", "id"] as const) {
      const page = await pageOf(reported(sampleInventory("khon-kaen-2017"), language));
      expect(page).not.toMatch(/reports:|\{\{/);
    }
  });

  it("names the largest source first, with its share of the level's total", () => {
    const of = (id: string, ref: string, co2: string) => ({
      id,
      ref,
      method: "DIRECT",
      label: id,
      inputs: { co2, methodology: "m" },
    });
    const inventory = reported(
      inventoryOf([
        of("small", "I.1.1", "25 t"),
        of("big", "II.1.1", "75 t"),
        of("outside", "I.4.4", "900 t"),
      ]),
    );
    const section = inventoryReport(inventory).sections.find(({ id }) => id === "largest");
    const table = section?.blocks.find((block) => block.kind === "table");
    expect(table?.table.rows.map((row) => row.cells)).toEqual([
      ["II.1.1", "big", 75, 0.75],
      ["I.1.1", "small", 25, 0.25],
    ]);
  });

  it("prints each formula with the officer's numbers, and each factor once with its source", async () => {
    const fuel = { fuel: "lpg", amount: "1000 t" };
    const activities = ["a", "b"].map((id) => ({ id, ref: "I.1.1", method: "ST-FUEL", inputs: fuel }));
    const report = inventoryReport(reported(inventoryOf(activities)));
    const [methods] = report.sections.flatMap(({ blocks }) =>
      blocks.filter((block) => block.kind === "workings"),
    );
    const line = methods?.workings[0]?.lines.find(({ name }) => name === "CO2");
    expect(line).toMatchObject({
      formula: "amount * ncv * co2",
      working: "1,000 t × 47.3 TJ/kt × 63.1 t/TJ",
    });
    const factors = (await sheetLines(report)).get("factors") ?? [];
    const carbon = factors.filter((one) => one["name"] === "stationary/lpg/co2");
    expect(carbon).toHaveLength(1);
    expect(carbon[0]).toMatchObject({ value: 63.1, uses: 2 });
    expect(String(carbon[0]?.["source"])).toContain("Table");
  });

  it("weighs data quality by emissions", () => {
    const of = (id: string, co2: string, quality: object | undefined) => ({
      id,
      ref: "I.1.1",
      method: "DIRECT",
      inputs: { co2, methodology: "m" },
      ...(quality ? { quality } : {}),
    });
    const inventory = reported(
      inventoryOf([of("a", "60 t", { activity: "H", factor: "M" }), of("b", "40 t", undefined)]),
    );
    const section = inventoryReport(inventory).sections.find(({ id }) => id === "quality");
    const table = section?.blocks.find((block) => block.kind === "table");
    expect(table?.table.rows.map((row) => row.cells.slice(1))).toEqual([
      [0.6, 0],
      [0, 0.6],
      [0, 0],
      [0.4, 0.4],
    ]);
  });

  it("puts what was published beside what is computed, never into it", () => {
    const direct = { id: "a", ref: "I.1.1", method: "DIRECT", inputs: { co2: "110 t", methodology: "m" } };
    const published = [
      { kind: "row", name: "I.1.1", tonnes: 100, source: "City report" },
      { kind: "total", name: "BASIC", tonnes: 220, source: "City report" },
    ] as const;
    const report = inventoryReport({ ...reported(inventoryOf([direct])), published });
    const section = report.sections.find(({ id }) => id === "published");
    const table = section?.blocks.find((block) => block.kind === "table");
    expect(table?.table.rows.map((row) => row.cells.slice(0, 4))).toEqual([
      ["BASIC", 110, 220, -0.5],
      ["I.1.1", 110, 100, 0.1],
    ]);
  });

  it("stays readable for an inventory without any entry", async () => {
    const page = await pageOf(reported(inventoryOf([])));
    expect(page).toContain(translator("en").t("reports:largest.none"));
    expect(page).not.toMatch(/NaN|Infinity|undefined/);
  });
});
