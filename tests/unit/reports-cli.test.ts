import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { run } from "../../src/cli/report.ts";
import { inventoryOf } from "./reports-oracle.ts";

let folder: string;
let said: { out: string; err: string };

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "cityleds-report-"));
  said = { out: "", err: "" };
  vi.spyOn(process.stdout, "write").mockImplementation((text) => Boolean((said.out += String(text))));
  vi.spyOn(process.stderr, "write").mockImplementation((text) => Boolean((said.err += String(text))));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const direct = { id: "a", ref: "I.1.1", method: "DIRECT", inputs: { co2: "12.5 t", methodology: "metered" } };

function file(name: string, content: unknown): string {
  const at = path.join(folder, name);
  writeFileSync(at, JSON.stringify(content));
  return at;
}

async function report(content: unknown, ...options: readonly string[]): Promise<number> {
  return run([file("in.json", content), ...options]);
}

describe("report FILE --format F --out PATH", () => {
  const out = (): string => path.join(folder, "out");

  it.each([
    ["json", '"format": "cityleds/inventory-result@1"'],
    ["csv", "I.1.1,Stationary energy"],
    ["html", '<data value="12.5">'],
    ["xlsx", "PK"],
    ["pdf", "%PDF-1.7"],
  ])("writes %s to the path and nothing to standard output", async (format, expected) => {
    expect(await report(inventoryOf([direct]), "--format", format, "--out", out())).toBe(0);
    expect(readFileSync(out(), "latin1")).toContain(expected);
    expect(said).toEqual({ out: "", err: "" });
  });

  it("writes a page that needs nothing beside it, the same every time", async () => {
    await report(inventoryOf([direct]), "--format", "html", "--out", out());
    const page = readFileSync(out(), "utf8");
    expect(page).not.toMatch(/<link|<script|(?:src|href)="(?!#)/);
    await report(inventoryOf([direct]), "--format", "html", "--out", out());
    expect(readFileSync(out(), "utf8")).toBe(page);
  });

  it("speaks the language asked for", async () => {
    await report(inventoryOf([direct]), "--format", "html", "--out", out(), "--lang", "id");
    expect(readFileSync(out(), "utf8")).toContain("Inventarisasi gas rumah kaca");
  });

  it.each([
    [
      "the layout of eCRF",
      ["--format", "xlsx", "--layout", "ecrf", "--out", "x"],
      /^--layout is not there yet[^\n]*\n$/,
    ],
    ["an unknown format", ["--format", "doc", "--out", "x"], /html, pdf, xlsx, csv, json/],
    ["no path", ["--format", "json"], /--out/],
    ["an unknown language", ["--format", "json", "--out", "x", "--lang", "tlh"], /en, id/],
    ["an unknown option", ["--format", "json", "--out", "x", "--colour", "red"], /--colour/],
    ["a second file", ["more.json", "--format", "json", "--out", "x"], /^Usage/],
  ])("refuses %s with one sentence and exit code 2", async (_, options, sentence) => {
    expect(await report(inventoryOf([direct]), ...options)).toBe(2);
    expect(said.err).toMatch(sentence);
    expect(said.out).toBe("");
  });

  it("prints every error of an invalid document, and writes no file", async () => {
    const wrong = inventoryOf([
      { ...direct, ref: "I.9.9" },
      { ...direct, method: "XX" },
    ]);
    expect(await report(wrong, "--format", "csv", "--out", out())).toBe(65);
    const { errors } = JSON.parse(said.out) as { errors: { path: string }[] };
    expect(errors.map((error) => error.path)).toEqual([
      "activities[1].id",
      "activities[0].ref",
      "activities[1].method",
    ]);
    expect(() => readFileSync(out())).toThrow();
  });

  it("answers an array of documents in its order as json, and asks for one document otherwise", async () => {
    const two = [inventoryOf([direct]), inventoryOf([direct], { year: 2021 })];
    expect(await report(two, "--format", "json", "--out", out())).toBe(0);
    const answers = JSON.parse(readFileSync(out(), "utf8")) as { year: number }[];
    expect(answers.map(({ year }) => year)).toEqual([2020, 2021]);
    expect(await report(two, "--format", "csv", "--out", out())).toBe(2);
  });

  it("says so where the path cannot be written", async () => {
    expect(await report(inventoryOf([direct]), "--format", "json", "--out", folder)).toBe(2);
    expect(said.err).toContain(folder);
  });
});
