import { climateTag, type DevelopmentLine, developmentLines } from "./development-lines.ts";
import { type Block, type Column, type Report, type Row, type Section, type Table, TONNES } from "./report-model.ts"; // prettier-ignore
import { currencyOf, partName, placeOf, type ReportedPlan } from "./reported-plan.ts";

const MONEY = { significant: 4 } as const;
/** Years of a budget round that stand in the page's table; the files have all. */
const BUDGET_YEARS = 3;

/**
 * Where a scenario's measures stand in the city's development plan: programme, office, budget line, investment
 * by year, and what else they are good for. Effects are tags for screening and never a score.
 */
export function developmentReport(plan: ReportedPlan, scenario: string): Report {
  const { texts, result } = plan;
  const t = (key: string, params: Readonly<Record<string, string>> = {}): string => texts.t(`reports:development.${key}`, params); // prettier-ignore
  const lines = developmentLines(plan, scenario);
  const city = plan.document.inventory["city"] as { readonly name: string };
  const section = (key: string, ...blocks: readonly Block[]): Section => ({
    id: key,
    heading: t(key),
    blocks,
  });
  const programme = programmeTable(plan, lines);
  const effects = effectsTable(plan, lines);
  const missing = missingOf(plan, lines);
  return {
    language: texts.language,
    title: t("title"),
    subject: t("subject", { city: city.name, scenario: partName(plan, "scenarios", scenario), horizon: String(result.years.at(-1)) }), // prettier-ignore
    mark: texts.t("reports:draft"),
    cover: [],
    brief: true,
    sections: [
      section("programme", { kind: "table", table: programme }, { kind: "text", text: t("programme.note") }),
      section("effects", { kind: "table", table: effects }, { kind: "text", text: t("effects.note") }),
      ...(missing.length > 0 ? [section("missing", { kind: "list", items: missing })] : []),
    ],
    sheets: [
      { name: texts.t("reports:sheet.measures"), blocks: [{ kind: "table", table: recordsOf(plan, lines) }] },
      { name: t("sheet.effects"), blocks: [{ kind: "table", table: effects }] },
    ],
    records: recordsOf(plan, lines),
  };
}

/** The first years from the report's own on in which anything is bought. */
function budgetYears({ result, made }: ReportedPlan, lines: readonly DevelopmentLine[]): readonly number[] {
  const now = made === null ? -Infinity : new Date(made).getUTCFullYear();
  const first = result.years.findIndex((year, at) => year >= now && lines.some(({ invested }) => (invested?.[at] ?? 0) !== 0)); // prettier-ignore
  return first < 0 ? [] : result.years.slice(first, first + BUDGET_YEARS);
}

function programmeTable(plan: ReportedPlan, lines: readonly DevelopmentLine[]): Table {
  const { texts, result } = plan;
  const t = (key: string, params: Readonly<Record<string, string>> = {}): string => texts.t(`reports:development.${key}`, params); // prettier-ignore
  const years = budgetYears(plan, lines);
  const currency = currencyOf(plan);
  const sum = (values: readonly number[] | null): number | null => values?.reduce((total, value) => total + value, 0) ?? null; // prettier-ignore
  const cells = (all: readonly DevelopmentLine[], year: number): number | null => {
    const at = result.years.indexOf(year);
    return all.every(({ invested }) => invested === null) ? null : all.reduce((total, { invested }) => total + (invested?.[at] ?? 0), 0); // prettier-ignore
  };
  const money = (id: string, head: string): Column => ({ id, head, number: MONEY });
  const rows = lines.map((line): Row => ({
    cells: [
      line.programme || "–",
      line.name,
      [line.office, line.budgetLine].filter((text) => text !== "").join("; ") || "–",
      line.from === null ? "–" : `${line.from}${line.to === line.from ? "" : `–${line.to ?? ""}`}`,
      ...years.map((year) => cells([line], year)),
      sum(line.invested),
      line.tonnes,
    ],
  }));
  const totals = lines.every(({ invested }) => invested === null) ? null : lines.reduce((total, { invested }) => total + (sum(invested) ?? 0), 0); // prettier-ignore
  const total: Row = {
    kind: "total",
    cells: [
      texts.t("planning:measures.total"),
      "",
      "",
      "",
      ...years.map((year) => cells(lines, year)),
      totals,
      lines.reduce((all, { tonnes }) => all + tonnes, 0),
    ],
  };
  return {
    id: "programme",
    caption: currency === "" ? t("caption.plain") : t("caption", { currency }),
    columns: [
      ...["programme", "measure", "office-and-budget", "schedule"].map((id) => ({ id, head: t(`column.${id}`) })), // prettier-ignore
      ...years.map((year) => money(`invested-${year}`, String(year))),
      money("invested", t("column.invested")),
      {
        id: "tonnes",
        head: t("column.tonnes", { year: String(result.years[placeOf(plan)]) }),
        number: TONNES,
      },
    ],
    rows: [...rows, total],
  };
}

function effectsTable({ texts }: ReportedPlan, lines: readonly DevelopmentLine[]): Table {
  const tags = [...new Set(lines.flatMap((line) => line.tags))];
  return {
    id: "effects",
    caption: texts.t("reports:development.effects.caption"),
    columns: ["effect", "measures"].map((id) => ({ id, head: texts.t(`reports:development.column.${id}`) })),
    rows: tags.toSorted().map((tag): Row => ({
      cells: [
        texts.t(`planning:place.tag.${tag}`),
        lines.flatMap(({ tags: own, name }) => (own.includes(tag) ? [name] : [])).join("; "),
      ],
    })),
  };
}

/** What a budget office would ask for, measure by measure. */
function missingOf({ texts }: ReportedPlan, lines: readonly DevelopmentLine[]): readonly string[] {
  const asked = ["programme", "office", "budgetLine"] as const;
  return lines.flatMap((line) => {
    const absent: readonly string[] = [
      ...asked.filter((key) => line[key] === ""),
      ...(line.invested === null ? ["cost"] : []),
    ];
    if (absent.length === 0) return [];
    const what = absent.map((key) => texts.t(`reports:development.absent.${key}`)).join(", ");
    return [texts.t("reports:development.absent", { name: line.name, what })];
  });
}

/** One line for each measure as an annual investment programme has it, a column for each year. */
function recordsOf(plan: ReportedPlan, lines: readonly DevelopmentLine[]): Table {
  const { texts, result } = plan;
  const currency = currencyOf(plan);
  const text = (id: string): Column => ({ id, head: texts.t(`reports:development.column.${id}`) });
  const whole = ["id", "programme", "measure", "office", "budget-line", "start", "end", "climate-tag", "effects", "currency"]; // prettier-ignore
  return {
    id: "records",
    caption: texts.t("reports:development.programme"),
    columns: [
      ...whole.map(text),
      ...result.years.map((year): Column => ({ id: `invested-${year}`, head: String(year), number: MONEY })),
      { id: "tonnes", head: texts.t("reports:development.column.tonnes", { year: String(result.years[placeOf(plan)]) }), number: TONNES }, // prettier-ignore
    ],
    rows: lines.map((line): Row => ({
      cells: [
        line.id,
        line.programme,
        line.name,
        line.office,
        line.budgetLine,
        line.from === null ? "" : String(line.from),
        line.to === null ? "" : String(line.to),
        climateTag(line),
        line.tags.join(" "),
        currency,
        ...result.years.map((_, at) => line.invested?.[at] ?? null),
        line.tonnes,
      ],
    })),
  };
}
