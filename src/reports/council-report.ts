import { chanceText } from "../i18n/chance-text.ts";
import { printDate } from "../i18n/format.ts";
import type { ScenarioSpread } from "../planning/uncertainty/spread.ts";
import { appVersion } from "./app-version.ts";
import { givenText } from "./given-text.ts";
import { linesChart } from "./plan-charts.ts";
import { planRecords } from "./plan-records.ts";
import { type Block, type Column, type Fact, type KeyFigure, type Report, type Row, type Section, type Table, TONNES } from "./report-model.ts"; // prettier-ignore
import {
  changeText,
  currencyOf,
  ofLevel,
  partName,
  placeOf,
  type ReportedPlan,
  scenariosOf,
} from "./reported-plan.ts";

/** Measures told by name; the others are told together. */
const NAMED = 5;
const MONEY = { significant: 4 } as const;
/** The investment of two years is what a budget round decides on. */
const NEXT_YEARS = 2;

/** What a council is told beside the plan: one scenario, and how likely its targets are met where that was drawn. */
export interface ForCouncil {
  readonly scenario: string;
  readonly spread: ScenarioSpread | null;
}

type Scenario = ReturnType<typeof scenariosOf>[number];

/**
 * A scenario of a plan on a page or two for those who decide: where it leads, what it costs, who does what,
 * how sure it is and what is asked of them. The same figures as the plan's report.
 */
export function councilReport(whole: ReportedPlan, { scenario: id, spread }: ForCouncil): Report {
  const { texts, result } = whole;
  const chosen = scenariosOf(whole).find((one) => one.id === id);
  if (!chosen) throw new RangeError(`The plan has no scenario "${id}"`);
  const plan = { ...whole, result: { ...result, scenarios: { [id]: chosen } } };
  const name = partName(plan, "scenarios", id);
  const city = plan.document.inventory["city"] as { readonly name: string };
  const section = (key: string, ...blocks: readonly Block[]): Section => ({
    id: key,
    heading: texts.t(`reports:council.${key}`),
    blocks,
  });
  const text = (said: string): Block => ({ kind: "text", text: said });
  const measures = measuresTable(plan, chosen);
  return {
    language: texts.language,
    title: texts.t("reports:council.title"),
    subject: texts.t("reports:council.subject", { city: city.name, scenario: name, horizon: String(result.years.at(-1)) }), // prettier-ignore
    mark: texts.t("reports:draft"),
    cover: [],
    brief: true,
    sections: [
      section("short", { kind: "figures", figures: figuresOf(plan, chosen) }, ...summaryOf(plan, chosen, spread).map(text)), // prettier-ignore
      section("path", linesChart(plan)),
      section("measures", { kind: "table", table: measures }, text(measuresNote(plan, chosen))),
      section("money", ...moneyOf(plan, chosen)),
      section("asked", { kind: "list", items: askedOf(plan, chosen) }),
      section("basis", text(basisOf(plan))),
    ],
    sheets: [{ name: texts.t("reports:sheet.measures"), blocks: [{ kind: "table", table: measures }] }],
    records: planRecords(plan),
  };
}

function figuresOf(plan: ReportedPlan, scenario: Scenario): readonly KeyFigure[] {
  const { texts, result } = plan;
  const at = placeOf(plan);
  const year = String(result.years[at] ?? "");
  const bau = ofLevel(plan, result.bau);
  const own = ofLevel(plan, scenario.totals);
  const [target] = scenario.targets;
  const line = (id: string, label: string, value: number | undefined): KeyFigure => ({
    id,
    label: texts.t("reports:plan.figure", { name: label, year }),
    value: value ?? null,
    unit: "t CO₂e",
    number: TONNES,
    note: texts.t("reports:plan.figure.from", { change: changeText(plan, value, bau[0]), base: String(result.years[0]) }), // prettier-ignore
  });
  const finance = scenario.finance;
  return [
    line("bau", texts.t("planning:line.bau"), bau[at]),
    line("plan", partName(plan, "scenarios", scenario.id), own[at]),
    ...(target
      ? [
          {
            ...line("target", partName(plan, "targets", target.id), target.level),
            label: texts.t("reports:council.target", { name: partName(plan, "targets", target.id), year: String(target.year) }), // prettier-ignore
            note: texts.t(target.met ? "reports:council.met" : "reports:council.missed", { tonnes: tonnesText(plan)(target.gap) }), // prettier-ignore
          },
        ]
      : []),
    ...(finance
      ? [
          {
            id: "need",
            label: texts.t("reports:council.need"),
            value: finance.peakNeed.amount,
            unit: currencyOf(plan),
            number: MONEY,
            note: texts.t(finance.peakNeed.year === null ? "reports:council.need.none" : "reports:council.need.year", { year: String(finance.peakNeed.year) }), // prettier-ignore
          },
        ]
      : []),
  ];
}

/** Where it leads, whether that meets the targets, what of it is the city's own doing, and how sure it is. */
function summaryOf(plan: ReportedPlan, scenario: Scenario, spread: ScenarioSpread | null): readonly string[] {
  const { texts, result } = plan;
  const at = placeOf(plan);
  const tonnes = tonnesText(plan);
  const [frozen, bau, own] = [result.frozen, result.bau, scenario.totals].map((totals) => ofLevel(plan, totals)[at] ?? 0) as [number, number, number]; // prettier-ignore
  const year = String(result.years[at] ?? "");
  const name = partName(plan, "scenarios", scenario.id);
  const targets = scenario.targets.map(({ id, met, gap, year: of }) =>
    texts.t(met ? "reports:plan.summary.met" : "reports:plan.summary.missed", {
      scenario: name,
      target: partName(plan, "targets", id),
      year: String(of),
      tonnes: tonnes(gap),
    }),
  );
  const chances = scenario.targets.map(({ id }) =>
    texts.t("reports:council.chance", {
      target: partName(plan, "targets", id),
      words: chanceText(plan, spread?.chance[id] ?? 0),
    }),
  );
  const national = frozen - bau;
  return [
    texts.t(own <= bau ? "reports:council.leads" : "reports:council.leads.more", { year, bau: tonnes(bau), plan: tonnes(own), saved: tonnes(bau - own) }), // prettier-ignore
    targets.length === 0 ? texts.t("reports:plan.targets.none") : targets.join(" "),
    texts.t(national >= 0 ? "reports:council.whose" : "reports:council.whose.more", { year, national: tonnes(national), city: tonnes(bau - own) }), // prettier-ignore
    spread && chances.length > 0 ? chances.join(" ") : texts.t("reports:council.chance.none"),
  ];
}

/** The measures that take off most in the year that matters, then all others in a line. */
function measuresTable(plan: ReportedPlan, scenario: Scenario): Table {
  const { texts } = plan;
  const at = placeOf(plan);
  const year = String(plan.result.years[at] ?? "");
  const currency = currencyOf(plan);
  const ordered = orderedBy(scenario, at);
  const others = ordered.slice(NAMED);
  const invested = (id: string): number | null => {
    const finance = scenario.measures[id]?.finance;
    return finance ? sum(finance.invested) : null;
  };
  const known = (values: readonly (number | null)[]): number | null => {
    const numbers = values.filter((value) => value !== null);
    return numbers.length === 0 ? null : sum(numbers);
  };
  const wedge = (id: string): number => scenario.wedges[id]?.[at] ?? 0;
  const gain = (id: string): number | null => scenario.measures[id]?.npv ?? null;
  const rest: Row[] =
    others.length === 0
      ? []
      : [
          {
            cells: [
              texts.t("reports:council.others", { count: others.length }),
              sum(others.map(wedge)),
              known(others.map(invested)),
              known(others.map(gain)),
              "",
              "",
              "",
            ],
          },
        ];
  const whole: Row = {
    kind: "total",
    cells: [
      texts.t("reports:total"),
      sum(ordered.map(wedge)),
      known(ordered.map(invested)),
      known(ordered.map(gain)),
      "",
      "",
      "",
    ],
  };
  const column = (id: string, params: Readonly<Record<string, string>>, number?: Column["number"]): Column => ({ id, head: texts.t(`reports:council.column.${id}`, params), ...(number ? { number } : {}) }); // prettier-ignore
  return withoutEmptyColumns({
    id: "council-measures",
    caption: texts.t("reports:council.measures.caption", { year }),
    columns: [
      column("measure", {}),
      column("tonnes", { year }, TONNES),
      column("invested", { currency }, MONEY),
      column("gain", { currency }, MONEY),
      column("pays", {}),
      column("start", {}),
      column("office", {}),
    ],
    rows: [
      ...ordered.slice(0, NAMED).map((id): Row => {
        const { pays, start, office } = placeText(plan, id);
        return { cells: [partName(plan, "measures", id), wedge(id), invested(id), gain(id), pays, start, office] }; // prettier-ignore
      }),
      ...rest,
      whole,
    ],
  });
}

/** What nobody has entered yet takes no room on a page that is short of it. */
function withoutEmptyColumns(table: Table): Table {
  const filled = table.columns.map((_, at) => table.rows.some(({ cells }) => cells[at] !== null && cells[at] !== "")); // prettier-ignore
  return {
    ...table,
    columns: table.columns.filter((_, at) => filled[at]),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.filter((_, at) => filled[at]) })),
  };
}

/** Who pays for a measure, when it begins, and which office and programme it belongs to. */
function placeText(plan: ReportedPlan, id: string): Readonly<Record<"pays" | "start" | "office", string>> {
  const measure = plan.document.measures?.find((one) => one.id === id) ?? {};
  const { cost, adoption, development } = measure as {
    readonly cost?: { readonly paidBy?: readonly { readonly party: string; readonly share: unknown }[] };
    readonly adoption?: { readonly start?: unknown; readonly points?: Readonly<Record<string, unknown>> };
    readonly development?: { readonly office?: string; readonly programme?: string };
  };
  const paying = cost?.paidBy?.map(({ party }) => plan.texts.t(`planning:party.${party}`));
  const start = adoption?.start ?? Object.keys(adoption?.points ?? {})[0];
  return {
    pays: paying?.join(", ") ?? "",
    start: typeof start === "number" || typeof start === "string" ? String(start) : "",
    office: [development?.office, development?.programme].filter(Boolean).join("; "),
  };
}

function measuresNote(plan: ReportedPlan, scenario: Scenario): string {
  const unpriced = Object.values(scenario.measures).filter(({ finance }) => finance === null).length;
  const note = plan.texts.t("reports:council.measures.note");
  return unpriced === 0 ? note : `${note} ${plan.texts.t("reports:council.unpriced", { count: unpriced })}`;
}

function moneyOf(plan: ReportedPlan, scenario: Scenario): readonly Block[] {
  const { texts, numbers, result } = plan;
  const { finance } = scenario;
  if (!finance) return [{ kind: "text", text: texts.t("reports:council.money.none") }];
  const currency = currencyOf(plan);
  const priced = Object.values(scenario.measures).filter(({ npv }) => npv !== null);
  const npv = sum(priced.map((one) => one.npv ?? 0));
  const tonnes = sum(priced.map((one) => one.tonnes));
  const most = finance.invested.indexOf(Math.max(...finance.invested));
  const money = (value: number): string => `${numbers.number(value, MONEY)}\u00a0${currency}`;
  const fact = (key: string, value: string, note?: string): Fact => ({
    label: texts.t(`reports:council.money.${key}`),
    value,
    ...(note === undefined ? {} : { note }),
  });
  const yearOf = (at: number): string => String(result.years[at] ?? "");
  const facts = [
    fact("invested", money(sum(finance.invested)), texts.t("reports:council.money.nominal")),
    fact("most", money(finance.invested[most] ?? 0), texts.t("reports:council.money.in", { year: yearOf(most) })), // prettier-ignore
    fact("lowest", money(0 - finance.peakNeed.amount), finance.peakNeed.year === null ? texts.t("reports:council.need.none") : texts.t("reports:council.money.in", { year: String(finance.peakNeed.year) })), // prettier-ignore
    fact("gain", money(npv), texts.t("reports:council.money.gain.note")),
    fact("tonne", tonnes > 0 ? money(-npv / tonnes) : texts.t("reports:council.money.no-reduction"), texts.t("reports:council.money.tonne.note")), // prettier-ignore
    ...(finance.worstCover === null ? [] : [fact("cover", numbers.number(finance.worstCover, { significant: 3 }), texts.t("reports:council.money.cover.note"))]), // prettier-ignore
  ];
  return [{ kind: "facts", facts: [...facts, ...budgetFacts(plan, scenario, money)] }];
}

/** Whether the city's own budget can carry it, as far as the plan says what it can. */
function budgetFacts(
  { texts }: ReportedPlan,
  { municipal }: Scenario,
  money: (value: number) => string,
): readonly Fact[] {
  const stated = { debt: municipal?.debtCap, investment: municipal?.investmentBudget };
  return (["debt", "investment"] as const).flatMap((cap): readonly Fact[] => {
    if (!stated[cap]?.some((most) => most !== null)) return [];
    const over = (municipal?.breaches ?? []).filter((one) => one.cap === cap);
    const [worst] = over.toSorted((one, other) => other.over - one.over);
    const spans = over.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
    const label = texts.t(`reports:council.money.${cap}`);
    if (!worst) return [{ label, value: texts.t("reports:council.money.kept") }];
    const note = texts.t("reports:council.money.over.note", { amount: money(worst.over), year: String(worst.year) }); // prettier-ignore
    return [{ label, value: texts.t("reports:council.money.over", { spans }), note }];
  });
}

/** The decisions that follow from the plan: the money of the next years, offices, the next inventory. */
function askedOf(plan: ReportedPlan, scenario: Scenario): readonly string[] {
  const { texts, numbers, result } = plan;
  const { finance } = scenario;
  const first = finance?.invested.findIndex((amount) => amount > 0) ?? -1;
  const soon = finance && first >= 0 ? sum(finance.invested.slice(first, first + NEXT_YEARS)) : 0;
  const unplaced = Object.keys(scenario.measures).filter((id) => placeText(plan, id).office === "").length;
  const missed = scenario.targets.filter(({ met }) => !met);
  const params = {
    scenario: partName(plan, "scenarios", scenario.id),
    amount: `${numbers.number(soon, MONEY)}\u00a0${currencyOf(plan)}`,
    from: String(result.years[first] ?? ""),
    to: String(result.years[Math.min(result.years.length - 1, first + NEXT_YEARS - 1)] ?? ""),
    gap: tonnesText(plan)(missed[0]?.gap ?? 0),
    target: missed[0] ? partName(plan, "targets", missed[0].id) : "",
  };
  return [
    texts.t("reports:council.ask.adopt", params),
    ...(soon > 0 ? [texts.t("reports:council.ask.budget", params)] : []),
    ...(unplaced > 0 ? [texts.t("reports:council.ask.office", { count: unplaced })] : []),
    ...(missed.length > 0 ? [texts.t("reports:council.ask.more", params)] : []),
    texts.t("reports:council.ask.next"),
  ];
}

/** What the figures rest on, in a few lines. */
function basisOf(plan: ReportedPlan): string {
  const { texts, document, factorSet, made, result } = plan;
  const { gwp, level, year } = document.inventory;
  return [
    texts.t("reports:council.basis.text", {
      year: String(year),
      level: level as string,
      gwp: givenText(plan, gwp),
      factors: factorSet.version,
      app: `CityLEDS ${appVersion}`,
    }),
    ...(document.discountRate === undefined ? [] : [texts.t("reports:council.basis.discount", { rate: givenText(plan, document.discountRate) })]), // prettier-ignore
    ...(result.findings.length === 0 ? [] : [texts.t("reports:council.basis.findings", { count: result.findings.length })]), // prettier-ignore
    ...(made === null ? [] : [texts.t("reports:council.basis.made", { date: printDate(made, texts.language) })]), // prettier-ignore
  ].join(" ");
}

function orderedBy(scenario: Scenario, at: number): readonly string[] {
  const wedge = (id: string): number => scenario.wedges[id]?.[at] ?? 0;
  return Object.keys(scenario.wedges).toSorted((one, other) => wedge(other) - wedge(one));
}

function tonnesText({ numbers }: ReportedPlan): (value: number) => string {
  return (value) => numbers.number(Math.abs(value), { decimals: 0 });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
