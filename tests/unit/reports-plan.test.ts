import { parse } from "csv-parse/sync";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/cli/knowledge.ts";
import { fileVoice } from "../../src/cli/report-voice.ts";
import { reportable } from "../../src/cli/reportable.ts";
import { type Language, translator } from "../../src/i18n/i18n.ts";
import type { PlanResult } from "../../src/planning/project.ts";
import { reportCsv } from "../../src/reports/csv.ts";
import { planReport } from "../../src/reports/plan-report.ts";
import type { ReportedPlan } from "../../src/reports/reported-plan.ts";
import { reportXlsx } from "../../src/reports/xlsx.ts";
import { planOf, readSamples } from "../../src/store/sample-files.ts";
import { reportFile } from "../../src/web/reports/file.ts";
import { inventoryOf } from "./reports-oracle.ts";

const knowledge = readKnowledge();

function computed(document: unknown, language: Language = "en") {
  const outcome = reportable(document, knowledge, translator(language));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return { report: outcome.value.report(), result: outcome.value.document() as PlanResult };
}

async function pageOf(document: unknown, language: Language = "en"): Promise<string> {
  return String(
    await reportFile(computed(document, language).report, "html", fileVoice(translator(language))),
  );
}

/** The unrounded numbers of a table on the page, row by row. */
function pageNumbers(page: string, table: string): readonly (readonly number[])[] {
  const body = new RegExp(`<table id="t-${table}".*?</table>`, "s").exec(page)?.[0] ?? "";
  return [...body.matchAll(/<tr[^>]*>(?:(?!<\/tr>).)*<\/tr>/gs)]
    .slice(1)
    .map(([row]) => [...row.matchAll(/<data value="([^"]*)"/g)].map(([, value]) => Number(value)));
}

/** Electricity of a thousand lamps, half of it saved at once, with money. */
const plan = {
  format: "cityleds/plan@1",
  inventory: inventoryOf(
    [
      {
        id: "lamps",
        ref: "I.2.2",
        method: "EL-LOC",
        label: "Street lighting",
        inputs: { energy: "1000 MWh" },
        factors: { grid: "0.5 t/MWh" },
      },
    ],
    { level: "BASIC" },
  ),
  horizon: 2022,
  measures: [
    {
      id: "led",
      label: "LED lamps",
      type: "efficiency",
      refs: ["I.2.2"],
      share: "100 %",
      saving: "50 %",
      adoption: { shape: "step", start: 2021 },
      cost: { capex: "1000 USD", opex: "0 USD", lifetime: 10, energyPrice: "100 USD/MWh" },
    },
  ],
  scenarios: [{ id: "a", label: "New lamps", measures: ["led"] }],
  targets: [
    { id: "t", label: "Half by 2022", type: "base-year", reduction: "40 %", baseYear: 2020, year: 2022 },
  ],
  discountRate: "8 %",
};

const samples = readSamples();
const sample = samples.ok ? samples.value.find(({ id }) => id === "khon-kaen-2017") : undefined;
if (!sample) throw new Error("There is no sample city");

describe("the report of a plan", () => {
  it("has the plan's own totals on the page: 500 t frozen and as usual, 250 t with the lamps", async () => {
    const page = await pageOf(plan);
    expect(pageNumbers(page, "years")).toEqual([
      [500, 500, 500],
      [500, 500, 250],
      [500, 500, 250],
    ]);
    expect(pageNumbers(page, "wedges-a")).toEqual([
      [0, 0],
      [250, 250],
      [250, 250],
    ]);
    expect(pageNumbers(page, "targets")).toEqual([[300, 250, -50, expect.any(Number)]]);
    expect(page).toContain("“New lamps” reaches the target “Half by 2022” in 2022, with 50 tonnes to spare");
  });

  it("names each measure with where it acts, what it changes and when, and what it costs", () => {
    const tables = computed(plan).report.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "table" ? [block.table] : [])),
    );
    const rowOf = (id: string) => tables.find((table) => table.id === id)?.rows[0]?.cells;
    const what = "share: 100\u00a0%; saving: 50\u00a0%";
    expect(rowOf("measures")?.slice(0, 5)).toEqual([
      "LED lamps",
      "Efficiency",
      "I.2.2",
      what,
      "at once from 2021",
    ]);
    const { npv, payback } = computed(plan).result.scenarios["a"]?.measures["led"] ?? {};
    expect(rowOf("money-a")?.[1]).toBe(npv);
    expect(rowOf("money-a")?.[6]).toBe(payback);
  });

  it.each([
    ["a small plan", plan],
    ["the plan of a sample city", planOf(sample)],
  ])("has the same numbers in JSON, CSV and XLSX: %s", async (_, document) => {
    const { report, result } = computed(document);
    const lines = parse<Record<string, string>>(reportCsv(report), { columns: true });
    const sheets = await readXlsxFile(Buffer.from(await reportXlsx(report)));
    const [, ...rows] = sheets.find(({ sheet }) => sheet === "Data")?.data ?? [];
    expect(rows).toHaveLength(lines.length);
    for (const [at, line] of lines.entries()) {
      const value = rows[at]?.[4] ?? null;
      expect(value === null ? "" : String(value)).toBe(line["value"]);
    }
    const series = (whose: string, name: string, id: string) =>
      lines
        .filter((line) => line["scenario"] === whose && line["series"] === name && line["id"] === id)
        .map((line) => Number(line["value"]));
    expect(series("frozen", "total", "basic")).toEqual(result.frozen.basic);
    expect(series("bau", "total", "territorial")).toEqual(result.bau.territorial);
    for (const [id, scenario] of Object.entries(result.scenarios)) {
      expect(series(id, "total", "basicPlus")).toEqual(scenario.totals.basicPlus);
      for (const [ref, values] of Object.entries(scenario.rows))
        expect(series(id, "row", ref)).toEqual(values);
      for (const name of ["wedges", "alone", "lastIn"] as const) {
        const said = { wedges: "wedge", alone: "alone", lastIn: "last-in" }[name];
        for (const [measure, values] of Object.entries(scenario[name]))
          expect(series(id, said, measure)).toEqual(values);
      }
      for (const target of scenario.targets)
        expect(series(id, "target-gap", target.id)).toEqual([target.gap]);
    }
  });

  it("has the same numbers on the page as in JSON, in either language", async () => {
    const document = planOf(sample);
    const { result } = computed(document);
    for (const language of ["en", "id"] as const) {
      const page = await pageOf(document, language);
      const columns = [
        result.frozen,
        result.bau,
        ...Object.values(result.scenarios).map(({ totals }) => totals),
      ];
      const expected = result.years.map((_, at) => columns.map((totals) => totals.basic[at]));
      expect(pageNumbers(page, "years")).toEqual(expected);
      expect(page).not.toMatch(/reports:|planning:|NaN|undefined|Infinity/);
    }
  });

  it("tells what is not yet computed, and keeps it out of every table", async () => {
    const outcome = computed(plan);
    const voice = fileVoice(translator("en"));
    const reported: ReportedPlan = {
      result: outcome.result,
      document: plan,
      name: "Climate plan",
      factorSet: knowledge.library,
      texts: voice.voice.texts,
      numbers: voice.voice.numbers,
      made: "2026-11-23",
      later: [{ title: "Light rail", reason: "Comes with a later version" }],
    };
    const report = planReport(reported);
    expect(report.subject).toBe("Climate plan");
    expect(String(await reportFile(report, "html", voice))).toContain("<dt>Light rail</dt>");
    expect(reportCsv(report)).toBe(reportCsv(outcome.report));
  });

  it("stays readable without measures, scenarios and targets", async () => {
    const { format, inventory, horizon } = plan;
    const page = await pageOf({ format, inventory, horizon });
    expect(page).toContain("There is no measure yet.");
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });
});
