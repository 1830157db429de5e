import { idText } from "../i18n/method-texts.ts";
import { givenText } from "./given-text.ts";
import { type Column, type Row, type Table, TONNES } from "./report-model.ts";
import {
  currencyOf,
  levelName,
  ofLevel,
  partName,
  type Part,
  type ReportedPlan,
  scenariosOf,
} from "./reported-plan.ts";

type Scenario = ReturnType<typeof scenariosOf>[number];
const MONEY = { significant: 6 } as const;

/** The level's total in every year: frozen, business as usual, each scenario. */
export function yearsTable(plan: ReportedPlan): Table {
  const { result, texts } = plan;
  const lines = [
    { id: "frozen", head: texts.t("planning:line.frozen"), values: ofLevel(plan, result.frozen) },
    { id: "bau", head: texts.t("planning:line.bau"), values: ofLevel(plan, result.bau) },
    ...scenariosOf(plan).map(({ id, totals }) => ({
      id,
      head: partName(plan, "scenarios", id),
      values: ofLevel(plan, totals),
    })),
  ];
  return {
    id: "years",
    caption: texts.t("reports:plan.years.caption", { level: levelName(plan) }),
    columns: [yearColumn(plan), ...lines.map(({ id, head }) => ({ id, head, number: TONNES }))],
    rows: result.years.map((year, at) => ({
      cells: [String(year), ...lines.map(({ values }) => values[at] ?? null)],
    })),
  };
}

/** What each measure takes off business as usual in every year: shares that sum to what the scenario saves. */
export function wedgesTable(plan: ReportedPlan, scenario: Scenario): Table {
  const { result, texts } = plan;
  const bau = ofLevel(plan, result.bau);
  const total = ofLevel(plan, scenario.totals);
  const wedges = Object.entries(scenario.wedges);
  return {
    id: `wedges-${scenario.id}`,
    caption: texts.t("reports:plan.wedges.caption", { name: partName(plan, "scenarios", scenario.id) }),
    columns: [
      yearColumn(plan),
      ...wedges.map(([id]) => ({ id, head: partName(plan, "measures", id), number: TONNES })),
      { id: "saved", head: texts.t("reports:plan.saved"), number: TONNES },
    ],
    rows: result.years.map((year, at) => ({
      cells: [
        String(year),
        ...wedges.map(([, values]) => values[at] ?? null),
        (bau[at] ?? 0) - (total[at] ?? 0),
      ],
    })),
  };
}

/** Each measure of a scenario in the last year: its share, what it saves alone and what its absence would lose. */
export function effectsTable(plan: ReportedPlan, scenario: Scenario): Table {
  const { result, texts } = plan;
  const last = result.years.length - 1;
  return {
    id: `effects-${scenario.id}`,
    caption: texts.t("reports:plan.effects.caption", {
      name: partName(plan, "scenarios", scenario.id),
      year: String(result.years[last] ?? ""),
    }),
    columns: [
      measureColumn(plan),
      { id: "wedge", head: texts.t("reports:plan.wedge"), number: TONNES },
      { id: "alone", head: texts.t("reports:plan.alone"), number: TONNES },
      { id: "last_in", head: texts.t("reports:plan.last-in"), number: TONNES },
      { id: "energy", head: texts.t("reports:plan.energy"), number: TONNES },
    ],
    rows: Object.keys(scenario.wedges).map((id) => ({
      cells: [
        partName(plan, "measures", id),
        scenario.wedges[id]?.[last] ?? null,
        scenario.alone[id]?.[last] ?? null,
        scenario.lastIn[id]?.[last] ?? null,
        scenario.measures[id]?.energySaved ?? null,
      ],
    })),
  };
}

/** What each measure of a scenario costs; no rows where none has a cost. */
export function moneyTable(plan: ReportedPlan, scenario: Scenario): Table {
  const { texts } = plan;
  const currency = currencyOf(plan);
  const column = (id: string, key: string): Column => ({
    id,
    head: texts.t(`planning:money.${key}`),
    number: MONEY,
  });
  const priced = Object.entries(scenario.measures).filter(([, money]) => money.npv !== null);
  return {
    id: `money-${scenario.id}`,
    caption: texts.t("reports:plan.money.caption", {
      name: partName(plan, "scenarios", scenario.id),
      currency,
    }),
    columns: [
      measureColumn(plan),
      column("npv", "npv"),
      column("annualised", "annual"),
      column("per_tonne_undiscounted", "undiscounted"),
      column("per_tonne_discounted", "discounted"),
      column("per_tonne_annualised", "annualised"),
      column("payback", "payback"),
    ],
    rows: priced.map(([id, { npv, annualisedCost, perTonne, payback }]) => ({
      cells: [
        partName(plan, "measures", id),
        npv,
        annualisedCost,
        perTonne.undiscounted,
        perTonne.discounted,
        perTonne.annualised,
        payback,
      ],
    })),
  };
}

/** Every scenario against every target. */
export function targetsTable(plan: ReportedPlan): Table {
  const { texts } = plan;
  const rows = scenariosOf(plan).flatMap(({ id, targets }) =>
    targets.map((target): Row => ({
      cells: [
        partName(plan, "targets", target.id),
        partName(plan, "scenarios", id),
        String(target.year),
        target.level,
        target.emissions,
        target.gap,
        target.cumulativeGap,
        texts.t(target.met ? "reports:plan.met" : "reports:plan.missed"),
      ],
    })),
  );
  const tonnes = (id: string): Column => ({ id, head: texts.t(`reports:plan.target.${id}`), number: TONNES });
  return {
    id: "targets",
    caption: texts.t("reports:plan.targets.caption"),
    columns: [
      { id: "target", head: texts.t("planning:target.kind") },
      { id: "scenario", head: texts.t("planning:scenario.kind") },
      { id: "year", head: texts.t("reports:year") },
      tonnes("level"),
      tonnes("emissions"),
      tonnes("gap"),
      tonnes("cumulative-gap"),
      { id: "met", head: texts.t("reports:plan.target.met") },
    ],
    rows,
  };
}

/** The measures as they were defined. */
export function measuresTable(plan: ReportedPlan): Table {
  const { document, texts } = plan;
  return {
    id: "measures",
    caption: texts.t("planning:measure.list"),
    columns: [
      measureColumn(plan),
      { id: "type", head: texts.t("reports:plan.type") },
      { id: "where", head: texts.t("reports:plan.where") },
      { id: "what", head: texts.t("reports:plan.what") },
      { id: "when", head: texts.t("reports:plan.when") },
      { id: "cost", head: texts.t("reports:plan.cost") },
    ],
    rows: (document.measures ?? []).map((measure) => ({
      cells: [
        partName(plan, "measures", measure.id),
        texts.find(`planning:measure.type.${String(measure["type"])}`) ??
          idText(texts, String(measure["type"])),
        whereText(plan, measure),
        fieldsText(plan, measure),
        adoptionText(plan, measure["adoption"]),
        measure["cost"] === undefined ? "" : givenText(plan, measure["cost"]),
      ],
    })),
  };
}

const SAID_ELSEWHERE = new Set(["id", "label", "note", "type", "refs", "activities", "adoption", "cost"]);

/** What is particular to the measure's type, such as its share and saving. */
function fieldsText(plan: ReportedPlan, measure: Part): string {
  return Object.entries(measure)
    .filter(([name]) => !SAID_ELSEWHERE.has(name))
    .map(([name, given]) => {
      const label = plan.texts.find(`reports:plan.field.${name}`) ?? name;
      return `${label}: ${typeof given === "string" && /^[a-z]/.test(given) ? idText(plan.texts, given) : givenText(plan, given)}`;
    })
    .join("; ");
}

/** Rows, and entries by the names that the inventory gives them. */
function whereText({ document }: ReportedPlan, measure: Part): string {
  const entries = document.inventory["activities"] as readonly { id: string; ref: string; label?: string }[];
  const named = ((measure["activities"] ?? []) as readonly string[]).map((id) => {
    const entry = entries.find((one) => one.id === id);
    return entry ? `${entry.ref} ${entry.label ?? ""}`.trim() : id;
  });
  return [...((measure["refs"] ?? []) as readonly string[]), ...named].join("; ");
}

function adoptionText(plan: ReportedPlan, given: unknown): string {
  const { shape, start, full, points } = given as Readonly<Record<string, unknown>>;
  if (shape === "table") return givenText(plan, points);
  const years = { start: String(start), full: String(full) };
  return plan.texts.t(`planning:adoption.${String(shape)}.text`, years);
}

/** What grows, what follows it, and which factors move. */
export function assumptionsTable(plan: ReportedPlan): Table {
  const { document, texts } = plan;
  const driver = (name: string): string => texts.find(`planning:driver.${name}`) ?? idText(texts, name);
  const growing = Object.entries(document.drivers ?? {}).map(([name, given]): Row => {
    const { growth, points, after } = given as Readonly<Record<string, unknown>>;
    const values = givenText(plan, points);
    const text =
      growth === undefined
        ? after === "flat"
          ? texts.t("planning:driver.flat.text", { points: values })
          : values
        : texts.t("planning:driver.growth.text", { rate: givenText(plan, growth) });
    return { cells: [texts.t("planning:driver.kind"), driver(name), text] };
  });
  const following = (document.projection ?? []).map(({ refs, by, efficiencyGain, steps }): Row => {
    const drivers = ((by ?? []) as readonly { driver: string; elasticity?: unknown }[]).map(
      ({ driver: name, elasticity }) =>
        texts.t("planning:projection.by.text", {
          name: driver(name),
          elasticity: givenText(plan, elasticity ?? 1),
        }),
    );
    const gain =
      efficiencyGain === undefined
        ? []
        : [texts.t("planning:projection.efficiency-gain.text", { rate: givenText(plan, efficiencyGain) })];
    const once = Object.entries((steps ?? {}) as Readonly<Record<string, unknown>>).map(([year, change]) =>
      texts.t("planning:projection.steps.text", { year, change: givenText(plan, change) }),
    );
    return {
      cells: [
        texts.t("planning:projection.kind"),
        (refs as string[]).join(", "),
        [...drivers, ...gain, ...once].join("; "),
      ],
    };
  });
  const moving = (document.factorPaths ?? []).map(({ factor, points }): Row => ({
    cells: [texts.t("planning:factor-path.kind"), String(factor), givenText(plan, points)],
  }));
  return {
    id: "assumptions",
    caption: texts.t("reports:plan.assumptions.caption"),
    columns: [
      { id: "kind", head: texts.t("reports:plan.kind") },
      { id: "of", head: texts.t("reports:plan.of") },
      { id: "is", head: texts.t("reports:plan.is") },
    ],
    rows: [...growing, ...following, ...moving],
  };
}

function yearColumn({ texts }: ReportedPlan): Column {
  return { id: "year", head: texts.t("reports:year") };
}

function measureColumn({ texts }: ReportedPlan): Column {
  return { id: "measure", head: texts.t("planning:measure.kind") };
}
