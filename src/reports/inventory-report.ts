import { FactorIndex, factorList, factorTable } from "./factor-index.ts";
import { coverFacts, provenanceFacts } from "./inventory-facts.ts";
import { emissionsChart, sourcesChart } from "./inventory-charts.ts";
import { findingsTable, notationTable, qualityTable, rowsTable } from "./quality-tables.ts";
import { recordsTable } from "./records.ts";
import type { Block, Report, Section, Sheet, Table } from "./report-model.ts";
import type { ReportedInventory } from "./reported-inventory.ts";
import {
  gasTable,
  informationTable,
  intensityTable,
  largestTable,
  publishedTable,
  sectorTable,
  totalsTable,
} from "./result-tables.ts";
import { keyFigures, summaryOf } from "./summary.ts";
import { workingsOf, workingTable } from "./workings.ts";

/** The report of a computed inventory, from which HTML, CSV and XLSX are written. */
export function inventoryReport(inventory: ReportedInventory): Report {
  const { texts, result } = inventory;
  const { frame } = result;
  const index = new FactorIndex(result.activities);
  const workings = workingsOf(inventory, index);
  const tables = {
    totals: totalsTable(inventory),
    intensities: intensityTable(inventory),
    sectors: sectorTable(inventory),
    gases: gasTable(inventory),
    information: informationTable(inventory),
    factors: factorTable(inventory, index),
  };
  const records = recordsTable(inventory);
  const cover = coverFacts(inventory);
  return {
    language: texts.language,
    title: texts.t("reports:inventory.title"),
    subject: texts.t("reports:inventory.subject", { city: frame.city.name, year: String(frame.year) }),
    mark: texts.t("reports:draft"),
    cover,
    sections: sectionsOf(inventory, tables, index, workings),
    sheets: sheetsOf(inventory, tables, [
      ["rows", rowsTable(inventory)],
      ["activities", records],
      ["factors", tables.factors],
      ["working", workingTable(inventory, workings)],
    ]),
    records,
  };
}

type Tables = Readonly<
  Record<"totals" | "intensities" | "sectors" | "gases" | "information" | "factors", Table>
>;

function sectionsOf(
  inventory: ReportedInventory,
  tables: Tables,
  index: FactorIndex,
  workings: ReturnType<typeof workingsOf>,
): readonly Section[] {
  const { texts, result } = inventory;
  const section = (id: string, ...blocks: readonly (Block | null)[]): Section => ({
    id,
    heading: texts.t(`reports:section.${id}`),
    blocks: blocks.filter((block) => block !== null),
  });
  const text = (key: string): Block => ({ kind: "text", text: texts.t(`reports:${key}`) });
  const table = (one: Table): Block => ({ kind: "table", table: one });
  /** A table, or a sentence where it would be empty. */
  const tableOr = (one: Table, otherwise: string): Block =>
    one.rows.length > 0 ? table(one) : text(otherwise);
  const published = publishedTable(inventory);
  return [
    section(
      "summary",
      { kind: "figures", figures: keyFigures(inventory) },
      ...summaryOf(inventory).map((paragraph): Block => ({ kind: "text", text: paragraph })),
      text("summary.draft"),
    ),
    section(
      "results",
      emissionsChart(inventory),
      table(tables.sectors),
      text("sectors.read"),
      table(tables.totals),
      table(tables.intensities),
    ),
    section("gases", table(tables.gases)),
    section("largest", sourcesChart(inventory), tableOr(largestTable(inventory), "largest.none")),
    section("information", text("information.read"), table(tables.information)),
    ...(published ? [section("published", text("published.read"), table(published))] : []),
    section("completeness", text("completeness.read"), tableOr(notationTable(inventory), "notation.none")),
    section("quality", text("quality.read"), table(qualityTable(inventory))),
    section("findings", tableOr(findingsTable(result.findings, inventory), "findings.none")),
    { ...section("methods", text("methods.read"), { kind: "workings", workings }), newPage: true },
    {
      ...section("factors", text("factors.read"), tableOr(factorList(inventory, index), "factors.none")),
      newPage: true,
    },
    section("provenance", { kind: "facts", facts: provenanceFacts(inventory) }),
    section("words", { kind: "facts", facts: glossary(inventory) }),
  ];
}

const WORDS = ["co2e", "gwp", "scope", "basic", "activity-data", "factor", "biogenic", "key"] as const;

function glossary({ texts }: ReportedInventory) {
  return WORDS.map((word) => ({
    label: texts.t(`reports:word.${word}`),
    value: texts.t(`reports:word.${word}.means`),
  }));
}

function sheetsOf(
  inventory: ReportedInventory,
  tables: Tables,
  data: readonly (readonly [name: string, table: Table])[],
): readonly Sheet[] {
  const { texts } = inventory;
  const name = (id: string): string => texts.t(`reports:sheet.${id}`);
  return [
    {
      name: name("summary"),
      blocks: [
        { kind: "facts", facts: coverFacts(inventory) },
        { kind: "table", table: tables.totals },
        { kind: "table", table: tables.intensities },
        { kind: "table", table: tables.sectors },
        { kind: "table", table: tables.gases },
        { kind: "table", table: tables.information },
        { kind: "facts", facts: provenanceFacts(inventory) },
      ],
    },
    ...data.map(([id, table]): Sheet => ({ name: name(id), blocks: [{ kind: "table", table }] })),
  ];
}
