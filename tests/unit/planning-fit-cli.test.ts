import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "cityleds-fit-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Homes use 10 MWh for each of a thousand people, times income to the power of 0.5. */
const INCOME: Readonly<Record<string, number>> = { "2012": 2500, "2016": 3600, "2024": 4900 };
const inventory = (year: number, population: number, energy?: string) => ({
  format: "cityleds/inventory@1",
  city: { name: "Sample", country: "PH", population },
  year,
  gwp: "AR5",
  guidelines: "2006",
  level: "BASIC",
  activities: [
    {
      id: "homes",
      ref: "I.1.2",
      method: "EL-LOC",
      inputs: { energy: energy ?? `${(population / 100) * Math.sqrt(INCOME[year] ?? NaN)} MWh` },
    },
  ],
});
const plan = {
  format: "cityleds/plan@1",
  inventory: inventory(2024, 500_000),
  horizon: 2035,
  drivers: { gdpPerCapita: { points: INCOME }, homes: { growth: "2 %" } },
};

function fit(
  past: unknown,
  ...options: readonly string[]
): { readonly status: number | null; readonly answer: unknown } {
  const files = [plan, past].map((document, index) => {
    const file = join(folder, `${index}.json`);
    writeFileSync(file, JSON.stringify(document));
    return file;
  });
  const { status, stdout } = spawnSync("node", ["src/main.ts", "fit", ...files, ...options], {
    encoding: "utf8",
  });
  return { status, answer: stdout === "" ? null : JSON.parse(stdout) };
}
const past = [inventory(2012, 400_000), inventory(2016, 430_000)];

describe("cityleds fit", () => {
  test("finds how strongly homes followed income, people taken as one to one", () => {
    const { status, answer } = fit(past, "--rows", "I.1.2", "--one", "population", "--by", "gdpPerCapita");
    expect(status).toBe(0);
    expect(answer).toMatchObject({
      format: "cityleds/fit@1",
      unit: "TJ",
      kind: "fitted",
      elasticities: [
        { driver: "gdpPerCapita", isHeld: false },
        { driver: "population", value: 1, isHeld: true },
      ],
      years: [{ year: 2012 }, { year: 2016 }, { year: 2024, leftOut: null }],
      remarks: [{ code: "fit.few-years", message: expect.stringContaining("3 years are few") as string }],
      backCasts: [],
    });
    const { elasticities, rSquared } = answer as { elasticities: { value: number }[]; rSquared: number };
    expect(elasticities[0]?.value).toBeCloseTo(0.5, 9);
    expect(rSquared).toBeCloseTo(1, 9);
  });

  test("says why it cannot: a rate is no history, a driver is unknown, a year is there twice", () => {
    const codes = (of: unknown, ...options: readonly string[]): unknown => {
      const { status, answer } = fit(of, "--rows", "I.1.2", ...options);
      expect(status).toBe(65);
      return (answer as { errors: { path: string; code: string }[] }).errors.map(({ path, code }) => `${path} ${code}`); // prettier-ignore
    };
    expect(codes(past, "--by", "homes")).toEqual(["years fit.too-few-years"]);
    expect(codes(past, "--by", "toString")).toEqual(["drivers plan.driver-unknown"]);
    expect(codes(inventory(2024, 1), "--by", "population")).toEqual(["past[0].year fit.year-twice"]);
    expect(codes(inventory(2012, 1, "5 m2"), "--by", "population")).toEqual([
      "past[0].activities[0].inputs.energy unit.wrong-dimension",
    ]);
  });

  test("without rows, or a driver both to find and as given, is told how to be called", () => {
    expect(fit(past, "--by", "population").status).toBe(2);
    expect(fit(past, "--rows", "I.1.2", "--by", "population", "--one", "population").status).toBe(2);
    expect(fit(past, "--rows", "I.1.2", "--leave-out", "then").status).toBe(2);
  });
});
