import { describe, expect, test } from "vitest";
import { numberPrinter } from "../../src/i18n/format.ts";
import { translator } from "../../src/i18n/i18n.ts";
import { planOf, readSamples } from "../../src/store/sample-files.ts";
import { project } from "../../src/planning/project.ts";
import { reportCsv } from "../../src/reports/csv.ts";
import { developmentLines } from "../../src/reports/development-lines.ts";
import { developmentReport } from "../../src/reports/development-report.ts";
import type { PlanDocument, ReportedPlan } from "../../src/reports/reported-plan.ts";
import { knowledge } from "./methods-workbench.ts";

function reported(change: (measures: Record<string, unknown>[]) => void = () => {}): ReportedPlan {
  const samples = readSamples();
  const sample = samples.ok ? samples.value.find(({ id }) => id === "khon-kaen-2017") : undefined;
  if (!sample) throw new Error("no sample");
  const document = structuredClone(planOf(sample)) as unknown as PlanDocument;
  change(document.measures as unknown as Record<string, unknown>[]);
  const result = project(document, knowledge);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const texts = translator("en");
  return { result: result.value, document, name: null, factorSet: knowledge.library, texts, numbers: numberPrinter("en"), made: null, later: [] }; // prettier-ignore
}

describe("a scenario in the city's development plan", () => {
  const plan = reported();
  const lines = developmentLines(plan, "whole-plan");

  test("has each measure of the scenario once, those without a programme last", () => {
    const own = plan.result.scenarios["whole-plan"]?.measures ?? {};
    expect(lines.map(({ id }) => id).toSorted()).toEqual(Object.keys(own).toSorted());
    const named = lines.map(({ programme }) => programme);
    expect(named.at(-1)).toBe("");
    const stated = named.filter((name) => name !== "");
    expect(stated).toEqual(stated.toSorted());
  });

  test("investments of the table sum to those of the scenario's finance, year by year", () => {
    const { finance } = plan.result.scenarios["whole-plan"] ?? {};
    for (const [at] of plan.result.years.entries()) {
      const sum = lines.reduce((total, { invested }) => total + (invested?.[at] ?? 0), 0);
      expect(sum).toBeCloseTo(finance?.invested[at] ?? NaN, 3);
    }
  });

  test("the file has a line for each measure and a column for each year, and tags adaptation", () => {
    const rows = reportCsv(developmentReport(plan, "whole-plan")).trim().split("\r\n");
    expect(rows).toHaveLength(lines.length + 1);
    expect(rows[0]).toContain("invested-2050");
    expect(rows.find((row) => row.startsWith("cooling,"))).toContain("mitigation+adaptation");
    expect(rows.find((row) => row.startsWith("led,"))).toMatch(/,mitigation,access women,THB,/);
  });

  test("names what a budget office would miss, and nothing where nothing is missing", () => {
    const missing = (of: ReportedPlan): readonly string[] =>
      developmentReport(of, "save-power").sections.filter(({ id }) => id === "missing").flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "list" ? block.items : []))); // prettier-ignore
    expect(missing(plan)).toEqual(["Efficient air conditioners (illustrative): budget line"]);
    const bare = reported((measures) => {
      for (const measure of measures) for (const key of ["development", "cost"]) delete measure[key];
    });
    expect(missing(bare)[0]).toContain("programme, responsible office, budget line, cost");
    const whole = reported((measures) => {
      for (const measure of measures)
        measure["development"] = { programme: "P", office: "O", budgetLine: "B" };
    });
    expect(missing(whole)).toEqual([]);
  });

  test("effects name their measures and are no number", () => {
    const effects = developmentReport(plan, "whole-plan").sections.find(({ id }) => id === "effects");
    const [block] = effects?.blocks ?? [];
    if (block?.kind !== "table") throw new Error("no table");
    for (const { cells } of block.table.rows) for (const cell of cells) expect(typeof cell).toBe("string");
    expect(JSON.stringify(block.table.rows)).toContain("Connect homes on septic tanks");
  });
});
