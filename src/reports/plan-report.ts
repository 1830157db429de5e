import { printDate } from "../i18n/format.ts";
import { appVersion } from "./app-version.ts";
import { givenText } from "./given-text.ts";
import { linesChart, stepsChart, wedgesChart } from "./plan-charts.ts";
import { planRecords } from "./plan-records.ts";
import {
  assumptionsTable,
  effectsTable,
  measuresTable,
  moneyTable,
  targetsTable,
  wedgesTable,
  yearsTable,
} from "./plan-tables.ts";
import { findingsTable } from "./quality-tables.ts";
import {
  type Block,
  type Fact,
  type KeyFigure,
  type Report,
  type Section,
  type Sheet,
  type Table,
  TONNES,
} from "./report-model.ts";
import {
  changeText,
  levelName,
  ofLevel,
  partName,
  placeOf,
  type ReportedPlan,
  scenariosOf,
} from "./reported-plan.ts";

/** The report of a computed plan, from which HTML, CSV and XLSX are written. */
export function planReport(plan: ReportedPlan): Report {
  const { texts, result } = plan;
  const city = plan.document.inventory["city"] as { readonly name: string };
  const records = planRecords(plan);
  const years = yearsTable(plan);
  const targets = targetsTable(plan);
  const measures = measuresTable(plan);
  const assumptions = assumptionsTable(plan);
  const sheet = (id: string, ...tables: readonly Table[]): Sheet => ({
    name: texts.t(`reports:sheet.${id}`),
    blocks: tables.map((table) => ({ kind: "table", table })),
  });
  const cover = coverFacts(plan);
  const sheets: Sheet[] = [
    {
      name: texts.t("reports:sheet.summary"),
      blocks: [
        { kind: "facts", facts: cover },
        { kind: "table", table: targets },
        { kind: "table", table: assumptions },
        { kind: "facts", facts: provenanceFacts(plan) },
      ],
    },
    sheet("years", years),
    sheet(
      "measures",
      measures,
      ...scenariosOf(plan).flatMap((one) => [effectsTable(plan, one), moneyTable(plan, one)]),
    ),
    sheet("wedges", ...scenariosOf(plan).map((one) => wedgesTable(plan, one))),
    sheet("data", records),
  ];
  return {
    language: texts.language,
    title: texts.t("reports:plan.title"),
    subject:
      plan.name ?? texts.t("reports:plan.subject", { city: city.name, horizon: String(result.years.at(-1)) }),
    mark: texts.t("reports:draft"),
    cover,
    sections: sectionsOf(plan, { years, targets, measures, assumptions }),
    sheets: sheets.filter(({ blocks }) => blocks.length > 0),
    records,
  };
}

type Tables = Readonly<Record<"years" | "targets" | "measures" | "assumptions", Table>>;

function sectionsOf(plan: ReportedPlan, tables: Tables): readonly Section[] {
  const { texts, result, later } = plan;
  const section = (id: string, ...blocks: readonly Block[]): Section => ({
    id,
    heading: texts.t(`reports:section.${id}`),
    blocks,
  });
  const text = (key: string): Block => ({ kind: "text", text: texts.t(`reports:${key}`) });
  const table = (one: Table): Block => ({ kind: "table", table: one });
  const tableOr = (one: Table, otherwise: string): Block =>
    one.rows.length > 0 ? table(one) : text(otherwise);
  const findings = findingsTable(result.findings, plan);
  return [
    section(
      "summary",
      { kind: "figures", figures: keyFigures(plan) },
      ...summaryOf(plan).map((paragraph): Block => ({ kind: "text", text: paragraph })),
      text("summary.draft"),
    ),
    section("path", linesChart(plan), text("plan.years.read"), table(tables.years)),
    section("targets", tableOr(tables.targets, "plan.targets.none")),
    ...scenariosOf(plan).map((scenario, index): Section => {
      const money = moneyTable(plan, scenario);
      return {
        id: `scenario-${index + 1}`,
        heading: partName(plan, "scenarios", scenario.id),
        newPage: true,
        blocks: [
          wedgesChart(plan, scenario),
          stepsChart(plan, scenario),
          { kind: "text", text: texts.t("planning:steps.lead") },
          table(effectsTable(plan, scenario)),
          text("plan.effects.read"),
          ...(money.rows.length > 0
            ? [table(money), { kind: "text", text: texts.t("planning:money.note") } as const]
            : []),
          table(wedgesTable(plan, scenario)),
        ],
      };
    }),
    { ...section("measures", tableOr(tables.measures, "plan.measures.none")), newPage: true },
    section("assumptions", tableOr(tables.assumptions, "plan.assumptions.none")),
    ...(later.length > 0 ? [section("later", text("plan.later.read"), laterBlock(plan))] : []),
    section("findings", tableOr(findings, "findings.none")),
    section("provenance", { kind: "facts", facts: provenanceFacts(plan) }),
  ];
}

function laterBlock({ later }: ReportedPlan): Block {
  return { kind: "facts", facts: later.map(({ title, reason }) => ({ label: title, value: reason })) };
}

/** Business as usual and each scenario in the year that matters: the first target's, else the last. */
function keyFigures(plan: ReportedPlan): readonly KeyFigure[] {
  const { texts, result } = plan;
  const at = placeOf(plan);
  const year = String(result.years[at] ?? "");
  const bau = ofLevel(plan, result.bau);
  const figure = (id: string, label: string, values: readonly number[]): KeyFigure => ({
    id,
    label: texts.t("reports:plan.figure", { name: label, year }),
    value: values[at] ?? null,
    unit: "t CO₂e",
    number: TONNES,
    note: texts.t("reports:plan.figure.from", {
      change: changeText(plan, values[at], bau[0]),
      base: String(result.years[0]),
    }),
  });
  return [
    figure("bau", texts.t("planning:line.bau"), bau),
    ...scenariosOf(plan).map(({ id, totals }) =>
      figure(id, partName(plan, "scenarios", id), ofLevel(plan, totals)),
    ),
  ];
}

/** In plain words: where business as usual leads, and how each scenario stands to each target. */
function summaryOf(plan: ReportedPlan): readonly string[] {
  const { texts, numbers, result, later } = plan;
  const bau = ofLevel(plan, result.bau);
  const tonnes = (value: number): string => numbers.number(Math.abs(value), { decimals: 0 });
  const [first = 0, last = 0] = [bau[0], bau.at(-1)];
  const opening = texts.t(last >= first ? "reports:plan.summary.rises" : "reports:plan.summary.falls", {
    from: tonnes(first),
    to: tonnes(last),
    base: String(result.years[0]),
    horizon: String(result.years.at(-1)),
  });
  const targets = scenariosOf(plan).flatMap(({ id, targets: measured }) =>
    measured.map(({ id: target, met, gap, year }) =>
      texts.t(met ? "reports:plan.summary.met" : "reports:plan.summary.missed", {
        scenario: partName(plan, "scenarios", id),
        target: partName(plan, "targets", target),
        year: String(year),
        tonnes: tonnes(gap),
      }),
    ),
  );
  return [
    opening,
    targets.join(" "),
    later.length === 0 ? "" : texts.t("reports:plan.summary.later", { count: later.length }),
  ].filter((paragraph) => paragraph !== "");
}

function coverFacts(plan: ReportedPlan): readonly Fact[] {
  const { document, texts, result, made } = plan;
  const { city, year, gwp, guidelines } = document.inventory as {
    readonly city: { readonly name: string };
    readonly year: number | string;
    readonly gwp: unknown;
    readonly guidelines: string;
  };
  const fact = (key: string, value: string | null): Fact[] =>
    value === null ? [] : [{ label: texts.t(`reports:fact.${key}`), value }];
  return [
    ...fact("city", city.name),
    ...fact("year", String(year)),
    ...fact("horizon", String(result.years.at(-1))),
    ...fact("level", `GPC ${levelName(plan)}`),
    ...fact("gwp", `IPCC ${givenText(plan, gwp)}`),
    ...fact("guidelines", texts.t(`reports:guidelines.${guidelines}`)),
    ...fact("discount", document.discountRate === undefined ? null : givenText(plan, document.discountRate)),
    ...fact("status", texts.t("reports:status.draft")),
    ...fact("made", made === null ? null : printDate(made, texts.language)),
  ];
}

function provenanceFacts({ texts, factorSet, result }: ReportedPlan): readonly Fact[] {
  const fact = (key: string, value: string): Fact => ({ label: texts.t(`reports:provenance.${key}`), value });
  return [
    fact("app", `CityLEDS ${appVersion}`),
    fact("factor-set", factorSet.version),
    fact("factor-hash", factorSet.hash),
    fact("result-format", result.format),
  ];
}
