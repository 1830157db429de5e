import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { run } from "../../src/cli/factors.ts";
import { FACTOR_DIRECTORY } from "../../src/store/factor-files.ts";

let folder: string;
let newer: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cityleds-"));
  newer = join(folder, "newer");
  cpSync(FACTOR_DIRECTORY, newer, { recursive: true });
  writeFileSync(join(newer, "version.json"), '{ "version": "2099.1" }');
  const file = join(newer, "stationary.json");
  const text = readFileSync(file, "utf8");
  writeFileSync(
    file,
    text.replace('"stationary/lpg/co2", "value": 63100', '"stationary/lpg/co2", "value": 64000'),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("factors --compare", () => {
  let said: { out: string; err: string };
  beforeEach(() => {
    said = { out: "", err: "" };
    vi.spyOn(process.stdout, "write").mockImplementation((text) => Boolean((said.out += String(text))));
    vi.spyOn(process.stderr, "write").mockImplementation((text) => Boolean((said.err += String(text))));
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const printed = (): unknown => JSON.parse(said.out);
  const write = (document: unknown): string => {
    const file = join(folder, "inventory.json");
    writeFileSync(file, JSON.stringify(document));
    return file;
  };
  const inventory = (activities: readonly object[]) => ({
    format: "cityleds/inventory@1",
    city: { name: "Sample", country: "ID" },
    year: 2024,
    gwp: "AR5",
    guidelines: "2006",
    level: "BASIC",
    activities,
  });
  const lpg = { id: "a1", ref: "I.1.1", method: "ST-FUEL", inputs: { fuel: "lpg", amount: "1000 t" } };

  it("prints each row that differs, old beside new", async () => {
    expect(await run(["--compare", newer])).toBe(0);
    expect(printed()).toMatchObject({
      after: { version: "2099.1" },
      changes: [
        {
          cause: "corrected",
          key: "stationary/lpg/co2",
          before: { value: 63_100, table: "Table 1.4" },
          after: { value: 64_000, table: "Table 1.4" },
        },
      ],
    });
  });

  it("with a document prints what that comes to, row by row", async () => {
    expect(await run(["--compare", newer, "--inventory", write(inventory([lpg]))])).toBe(0);
    const { changes, rows, totals } = printed() as {
      changes: { activities: string[] }[];
      rows: { ref: string; difference: number }[];
      totals: Record<string, { difference: number }>;
    };
    expect(changes.map(({ activities }) => activities)).toEqual([["a1"]]);
    expect(rows.map(({ ref }) => ref)).toEqual(["I.1.1"]);
    // 47.3 TJ of LPG (2006 Guidelines, Volume 2, Table 1.2), 0.9 t CO2 more for each.
    expect(rows[0]?.difference).toBeCloseTo(47.3 * 0.9, 6);
    expect(totals["basic"]?.difference).toBeCloseTo(47.3 * 0.9, 6);
  });

  it("answers an array in its order, and prints nothing but errors where a document is invalid", async () => {
    const file = write([inventory([]), inventory([lpg])]);
    expect(await run(["--compare", newer, "--inventory", file])).toBe(0);
    expect(printed()).toMatchObject([{ changes: [], rows: [] }, { rows: [{ ref: "I.1.1" }] }]);
    said.out = "";
    const wrong = write([inventory([]), inventory([{ ...lpg, method: "ST-NONE" }])]);
    expect(await run(["--compare", newer, "--inventory", wrong])).toBe(65);
    expect(printed()).toMatchObject({ errors: [{ path: "[1].activities[0].method" }] });
  });

  it("says on standard error what is no library, and is wrong usage without a folder", async () => {
    expect(await run(["--compare", folder])).toBe(2);
    expect(said.err).toContain("version.json");
    expect(await run(["--compare", join(folder, "none")])).toBe(2);
    expect(await run(["--compare"])).toBe(2);
    expect(await run(["--compare", newer, "--inventory"])).toBe(2);
    expect(await run(["--compare", newer, "--other", "x"])).toBe(2);
    expect(said.out).toBe("");
  });
});
