import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import readXlsxFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { run as report } from "../../src/cli/report.ts";
import { calculateInventory, type InventoryResult } from "../../src/inventory/calculate.ts";
import { GPC_ROWS } from "../../src/inventory/gpc-table.ts";
import { METHODS } from "../../src/methods/catalogue.ts";
import { translator } from "../../src/i18n/i18n.ts";
import { resultDocument } from "../../src/reports/result-document.ts";
import { knowledge } from "./methods-workbench.ts";

/** A city with something in every row of the GPC; its figures are made up. */
const FILE = "tests/fixtures/whole-city.json";

interface Activity {
  readonly id: string;
  readonly ref: string;
  readonly method: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}
type City = Readonly<Record<string, unknown>> & { readonly activities: readonly Activity[] };
const city = JSON.parse(readFileSync(FILE, "utf8")) as City;

/** The same city on the 2019 Refinement, which asks some methods for other inputs and has one more. */
function refined(): City {
  const activities = city.activities.map((activity) => {
    const example = METHODS.find(({ code }) => code === activity.method)?.example;
    return example?.refined && JSON.stringify(example.inputs) === JSON.stringify(activity.inputs)
      ? { ...activity, inputs: example.refined }
      : activity;
  });
  const effluent = METHODS.find(({ code }) => code === "WW-IND-N2O")?.example.inputs ?? {};
  const another = { id: "effluent", ref: "III.4.2", method: "WW-IND-N2O", inputs: effluent };
  return { ...city, guidelines: "2019", activities: [...activities, another] };
}

function computed(document: City): InventoryResult {
  const outcome = calculateInventory(document, knowledge);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1));
  return outcome.value;
}

const EDITIONS: readonly (readonly [string, City])[] = [
  ["2006", city],
  ["2019", refined()],
];

describe.each(EDITIONS)("a city with something in each of the 54 rows, on %s", (_, document) => {
  const result = computed(document);

  test("has a number in every row, computed by a method wherever there is one", () => {
    expect(result.rows).toHaveLength(54);
    for (const row of result.rows) {
      expect(row.activities, row.ref).toBeGreaterThan(0);
      expect(Number.isFinite(row.co2e), row.ref).toBe(true);
      expect(row.co2e, row.ref).not.toBe(0);
    }
    const direct = document.activities.filter(({ method }) => method === "DIRECT").map(({ ref }) => ref);
    expect(direct).toEqual(["VI.1"]);
    expect(new Set(document.activities.map(({ method }) => method)).size).toBeGreaterThan(50);
  });

  test("has no error among its findings", () => {
    expect(result.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("sums to its totals as the GPC defines them", () => {
    const sum = (of: (row: (typeof GPC_ROWS)[number]) => boolean): number =>
      GPC_ROWS.reduce((total, row, at) => (of(row) ? total + (result.rows[at]?.co2e ?? 0) : total), 0);
    const { totals } = result;
    const near = (value: number, expected: number): void =>
      expect(Math.abs(value - expected)).toBeLessThan(1e-9 * Math.abs(expected));
    near(
      totals.basic,
      sum(({ level }) => level === "BASIC"),
    );
    near(
      totals.basicPlus,
      sum(({ level }) => level === "BASIC" || level === "BASIC+"),
    );
    near(
      totals.territorial,
      sum(({ scope }) => scope === 1),
    );
    near(
      totals.otherScope3,
      sum(({ ref }) => ref === "VI.1"),
    );
    for (const row of result.rows) {
      const own = result.activities.filter(({ ref, memo }) => ref === row.ref && !memo);
      near(row.co2e, own.reduce((total, { co2e }) => total + co2e, 0)); // prettier-ignore
    }
  });

  test("leads every emission back to what was entered and to sources", () => {
    for (const { id, trace } of resultDocument(result, translator("en")).activities) {
      expect(trace.length, id).toBeGreaterThan(0);
      for (const { formula, working, result: value, inputs, factors } of trace) {
        expect(formula, id).not.toBe("");
        expect(working, id).not.toBe("");
        expect(value, id).toMatch(/\d/);
        expect(inputs.length + factors.length, id).toBeGreaterThan(0);
        for (const { name, source } of factors) expect(source, `${id} ${name}`).toBeTruthy();
      }
    }
  });

  test("does not depend on the order of its entries", () => {
    const turned = computed({ ...document, activities: document.activities.toReversed() });
    expect(turned.totals).toEqual(result.totals);
    expect(turned.rows.map(({ co2e }) => co2e)).toEqual(result.rows.map(({ co2e }) => co2e));
  });
});

describe("the reports of that city", () => {
  let folder: string;
  const result = computed(city);
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "cityleds-whole-"));
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    writeFileSync(path.join(folder, "in.json"), JSON.stringify(city));
    for (const format of ["html", "csv", "xlsx", "json"])
      expect(await report([path.join(folder, "in.json"), "--format", format, "--out", path.join(folder, format)])).toBe(0); // prettier-ignore
  });
  afterAll(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });
  const written = (format: string): Buffer => readFileSync(path.join(folder, format));

  /** Sums of what counts in each row. */
  function expectRows(sums: ReadonlyMap<string, number>): void {
    for (const { ref, co2e } of result.rows) expect(sums.get(ref), ref).toBeCloseTo(co2e, 6);
  }

  test("CSV holds every entry, and its lines sum to the rows", () => {
    const lines: Readonly<Record<string, string>>[] = parse(written("csv"), { columns: true });
    const sums = new Map<string, number>();
    for (const { ref = "", level, co2e_t: co2e } of lines) {
      if (level !== "memo") sums.set(ref, (sums.get(ref) ?? 0) + Number(co2e));
    }
    expectRows(sums);
    expect(new Set(lines.map(({ activity }) => activity))).toEqual(new Set(city.activities.map(({ id }) => id))); // prettier-ignore
  });

  test("JSON is the result of the contract", () => {
    const document = JSON.parse(written("json").toString()) as { readonly format: string; readonly rows: readonly { readonly ref: string; readonly co2e: number }[] }; // prettier-ignore
    expect(document.format).toBe("cityleds/inventory-result@1");
    expectRows(new Map(document.rows.map(({ ref, co2e }) => [ref, co2e])));
  });

  test("the workbook has every row with its number", async () => {
    const sheets = await readXlsxFile(written("xlsx"));
    const cells = sheets.flatMap(({ data }) => data);
    for (const { ref, co2e } of result.rows) {
      const lines = cells.filter((row) => row[0] === ref);
      const numbers = lines.flat().filter((cell) => typeof cell === "number");
      expect(
        numbers.some((number) => Math.abs(number - co2e) <= 1e-9 * Math.abs(co2e)),
        ref,
      ).toBe(true);
    }
  });

  test("the page has every entry with its number, and every sub-sector by scope", () => {
    const page = written("html").toString().replaceAll("&#x27;", "'").replaceAll("&#39;", "'");
    const has = (co2e: number): boolean => page.includes(`<data value="${co2e}">`);
    for (const { id, co2e, label } of result.activities) {
      expect(page.includes(label), id).toBe(true);
      expect(has(co2e), id).toBe(true);
    }
    const cells = Map.groupBy(GPC_ROWS, ({ subsector, scope }) => `${subsector} ${scope}`);
    for (const [cell, rows] of cells) {
      const sum = rows.reduce((total, { ref }) => total + (result.rows.find((row) => row.ref === ref)?.co2e ?? 0), 0); // prettier-ignore
      expect(has(sum), cell).toBe(true);
    }
  });
});
