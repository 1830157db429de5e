import { getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/cli/knowledge.ts";
import { fileVoice } from "../../src/cli/report-voice.ts";
import { reportable } from "../../src/cli/reportable.ts";
import { type Language, translator } from "../../src/i18n/i18n.ts";
import type { PlanResult } from "../../src/planning/project.ts";
import type { Block, Report } from "../../src/reports/report-model.ts";
import { reportFile } from "../../src/web/reports/file.ts";
import { inventoryOf } from "./reports-oracle.ts";

const knowledge = readKnowledge();
const power = (id: string) => ({
  id,
  ref: "I.2.2",
  method: "EL-LOC",
  inputs: { energy: "1000 MWh" },
  factors: { grid: "0.5 t/MWh" },
});
const measure = (at: number, more: object = {}) => ({
  id: `m${at}`,
  label: `Measure ${at}`,
  type: "efficiency",
  activities: [`a${at}`],
  share: "100 %",
  saving: `${at + 1} %`,
  adoption: { shape: "step", start: 2021 + at },
  ...more,
});
const cost = { capex: "10000 USD", lifetime: 30, energyPrice: "100 USD/MWh", paidBy: [{ party: "city", share: 1 }] }; // prettier-ignore
const plan = {
  format: "cityleds/plan@1",
  inventory: inventoryOf(Array.from({ length: 7 }, (_, at) => power(`a${at}`))),
  horizon: 2030,
  discountRate: "0 %",
  measures: [
    ...Array.from({ length: 6 }, (_, at) => measure(at)),
    measure(6, { cost, development: { office: "Works", programme: "Light" } }),
  ],
  scenarios: [{ id: "s", label: "All of them", measures: ["m0", "m1", "m2", "m3", "m4", "m5", "m6"] }],
  targets: [{ id: "t", type: "fixed-level", level: "3000 t", year: 2028 }],
};

function of(document: unknown, language: Language = "en") {
  const outcome = reportable(document, knowledge, translator(language));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const report = outcome.value.short("council", "s");
  if (!report) throw new Error("no scenario");
  return { report, result: outcome.value.document() as PlanResult };
}

const blocks = <Kind extends Block["kind"]>(report: Report, kind: Kind) =>
  report.sections.flatMap((section) =>
    section.blocks.filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind),
  );

describe("a plan for the council", () => {
  const { report, result } = of(plan);
  const scenario = result.scenarios["s"];
  const at = result.years.indexOf(2028);

  it("tells the figures that were computed, in the year of the target", () => {
    const figures = new Map(blocks(report, "figures").flatMap((block) => block.figures.map((one) => [one.id, one.value]))); // prettier-ignore
    expect(figures.get("bau")).toBe(3500);
    expect(figures.get("plan")).toBe(scenario?.totals.basic[at]);
    expect(figures.get("target")).toBe(3000);
    expect(figures.get("need")).toBe(scenario?.finance?.peakNeed.amount);
  });

  it("names the five largest measures, joins the others, and sums to what all save", () => {
    const [block] = blocks(report, "table");
    const rows = block?.table.rows.map(({ cells }) => cells) ?? [];
    expect(rows.map(([name]) => name)).toEqual(["Measure 6", "Measure 5", "Measure 4", "Measure 3", "Measure 2", "2 other measures", "Total"]); // prettier-ignore
    // 1 % to 7 % of 500 t each.
    const tonnes = rows.map((cells) => Number(cells[1]));
    expect(tonnes.map((one) => Math.round(one * 1e6) / 1e6)).toEqual([35, 30, 25, 20, 15, 15, 140]);
    expect(rows[0]?.slice(2)).toEqual([10_000, expect.any(Number), "City", "2027", "Works; Light"]);
  });

  it("says what is missed and asks for more, and for offices where there are none", () => {
    const asked = blocks(report, "list").flatMap(({ items }) => items).join(" "); // prettier-ignore
    expect(asked).toContain("still missed by 360 tonnes");
    expect(asked).toContain("the 6 measures that have none");
  });

  it("says what is the city's own and what comes anyway", () => {
    const cleaner = { ...plan, factorPaths: [{ factor: "grid", points: { 2020: "0.5 t/MWh", 2021: "0.25 t/MWh" } }] }; // prettier-ignore
    const said = blocks(of(cleaner).report, "text").map(({ text }) => text).join(" "); // prettier-ignore
    expect(said).toContain("take 1,750 tonnes off");
    expect(said).toContain("own measures take off 70");
  });

  it("fits two sheets, in both languages, whatever names are like", async () => {
    const long = { ...plan, scenarios: [{ ...plan.scenarios[0], label: "#*[] $x$ long name ".repeat(5) }] }; // prettier-ignore
    for (const language of ["en", "id"] as const) {
      const file = await reportFile(of(long, language).report, "pdf", fileVoice(translator(language)));
      expect((await getDocumentProxy(Uint8Array.from(file as Uint8Array))).numPages).toBeLessThanOrEqual(2);
    }
  });
});
