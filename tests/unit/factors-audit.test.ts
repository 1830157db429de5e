import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { run } from "../../src/cli/factors.ts";
import { auditOf, notAtSource, sureCounts } from "../../src/factors/audit.ts";
import type { FactorRow } from "../../src/factors/library.ts";
import { readFactorLibrary } from "../../src/store/factor-files.ts";

const { rows } = readFactorLibrary();

describe("the audit of the library", () => {
  it("counts every row once, table by table", () => {
    const { tables, counts } = auditOf(rows);
    for (const sure of ["source", "second-hand", "recall"] as const) {
      const inTables = tables.reduce((sum, table) => sum + table.counts[sure], 0);
      expect(inTables).toBe(rows.filter((row) => row.sure === sure).length);
      expect(counts[sure]).toBe(inTables);
    }
    const names = tables.map(({ file, document, table }) => `${file}|${document}|${table}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it("lists what was not read at source, all of it, the rows of a table together", () => {
    const listed = notAtSource(rows);
    expect(listed.length).toBe(rows.length - sureCounts(rows).source);
    expect(new Set(listed)).toEqual(new Set(rows.filter((row) => row.sure !== "source")));
    const tableOf = ({ file, document, table }: FactorRow) => `${file}|${document}|${table}`;
    const runs = listed.filter((row, at) => at === 0 || tableOf(row) !== tableOf(listed[at - 1]!));
    expect(runs.length).toBe(new Set(listed.map(tableOf)).size);
  });

  it("takes no expert choice for a source", () => {
    const chosen = rows.filter(({ document }) => document.startsWith("Expert choice"));
    expect(chosen.length).toBeGreaterThan(50);
    expect(sureCounts(chosen).source).toBe(0);
  });
});

describe("cityleds factors", () => {
  let said: { out: string; err: string };
  beforeEach(() => {
    said = { out: "", err: "" };
    vi.spyOn(process.stdout, "write").mockImplementation((text) => Boolean((said.out += String(text))));
    vi.spyOn(process.stderr, "write").mockImplementation((text) => Boolean((said.err += String(text))));
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const printed = (): FactorRow[] => JSON.parse(said.out) as FactorRow[];

  it("--audit prints the rows not read at source, and counts them by table beside", async () => {
    expect(await run(["--audit"])).toBe(0);
    expect(printed()).toEqual(notAtSource(rows));
    const { source, "second-hand": quoted, recall } = sureCounts(rows);
    expect(said.err).toMatch(new RegExp(`^ +${source} +${quoted} +${recall} +all ${rows.length} rows$`, "m"));
    expect(said.err).toMatch(/^ +11 +1 +8 +grid\.json: Energy Market Authority of Singapore/m);
    expect(said.err).not.toContain("fuels.json: IPCC 2006 Guidelines, Volume 2, Chapter 1, Table 1.2");
  });

  it("QUERY --audit keeps to the rows that match", async () => {
    expect(await run(["gwp/AR6", "--audit"])).toBe(0);
    expect(printed().length).toBeGreaterThan(50);
    expect(printed().every(({ key, sure }) => key.startsWith("gwp/AR6/") && sure !== "source")).toBe(true);
  });

  it("QUERY prints what matches, however sure", async () => {
    expect(await run(["fuel/lpg/ncv"])).toBe(0);
    expect(printed()).toMatchObject([{ key: "fuel/lpg/ncv", value: 47.3, sure: "source" }]);
    expect(said.err).toBe("");
  });

  it("--help says what it does, on standard error; anything else is wrong usage", async () => {
    expect(await run(["--help"])).toBe(0);
    expect(said).toEqual({ out: "", err: expect.stringContaining("--audit") });
    expect(await run(["a", "b"])).toBe(2);
    expect(await run(["--check"])).toBe(2);
  });
});
