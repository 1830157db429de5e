import type { PlanPart } from "../../store/plan-parts.ts";
import { idText } from "../../i18n/method-texts.ts";
import { groundOf } from "./ground.ts";
import { massText, scaleOf, wholeText } from "./mass-text.ts";
import { partsOf } from "./open.ts";
import { factorName, nameByKey, partName } from "./part-names.ts";
import { measureText, splitMoney, targetText, type Speaking } from "./part-words.ts";
import { linesChart, wedgeChart } from "./plan-charts.ts";
import { bestScenario, figureYear, inYear, levelOf, type PlanFigures } from "./plan-figures.ts";
import { gapView } from "./rulers-view.ts";

/** The answer in one sentence: does any scenario meet the main target, and by how much. */
function answerText(speaking: Speaking, figures: PlanFigures): string {
  const { texts, numbers, open } = speaking;
  const { main, result } = figures;
  const best = bestScenario(figures);
  if (!main) return texts.t(best ? "planning:answer.no-target" : "planning:answer.nothing");
  const gap = best?.target ?? main;
  const meeting = Object.entries(result.scenarios).filter(([, { targets }]) =>
    targets.some((one) => one.id === main.id && one.met),
  );
  const said = {
    target: nameByKey(texts, open, "target", main.id),
    year: String(main.year),
    mass: massText(numbers, Math.abs(gap.gap)),
    scenario: best ? nameByKey(texts, open, "scenario", best.id) : "",
    count: meeting.length,
  };
  if (!best) return texts.t(main.met ? "planning:answer.bau-meets" : "planning:answer.bau-misses", said);
  return texts.t(gap.met ? "planning:answer.met" : "planning:answer.missed", said);
}

/** The figures at the head of the page: the gap, then what it is the difference of. */
function headFigures(speaking: Speaking, figures: PlanFigures): readonly object[] {
  const { texts, numbers, open } = speaking;
  const { main, result, targets } = figures;
  const year = figureYear(figures);
  const best = bestScenario(figures);
  const isBudget = targets.find(({ key }) => key === main?.id)?.document["type"] === "budget";
  const figure = (key: string, tonnes: number, note: string | null, more: object = {}) => {
    const scale = scaleOf(tonnes);
    return {
      label: texts.t(`planning:figure.${key}`, { year: String(year) }),
      value: numbers.number(tonnes / scale.tonnes, { significant: 3 }),
      unit: `${scale.unit} CO₂e`,
      note,
      ...more,
    };
  };
  const gap = best?.target ?? main;
  const bau = inYear(figures, levelOf(figures, result.bau), year);
  const scenario = best ? result.scenarios[best.id] : undefined;
  return [
    ...(gap
      ? [
          figure(
            gap.met ? "spare" : "gap",
            Math.abs(gap.gap),
            best ? nameByKey(texts, open, "scenario", best.id) : texts.t("planning:line.bau"),
          ),
        ]
      : []),
    ...(main
      ? [figure(isBudget ? "budget" : "target", main.level, nameByKey(texts, open, "target", main.id))]
      : []),
    figure("bau", bau, null),
    ...(best && scenario
      ? [
          figure(
            "scenario",
            inYear(figures, levelOf(figures, scenario.totals), year),
            nameByKey(texts, open, "scenario", best.id),
          ),
        ]
      : []),
  ];
}

/** Every target against BAU and every scenario. */
function targetTable(speaking: Speaking, figures: PlanFigures): object | null {
  const { texts, numbers, open } = speaking;
  const { bauTargets, result, targets } = figures;
  if (bauTargets.length === 0) return null;
  const scenarios = Object.entries(result.scenarios);
  return {
    columns: [
      texts.t("planning:line.bau"),
      ...scenarios.map(([id]) => nameByKey(texts, open, "scenario", id)),
    ],
    rows: bauTargets.map((bau) => {
      const part = targets.find(({ key }) => key === bau.id);
      const results = [
        bau,
        ...scenarios.map(([, one]) => one.targets.find(({ id }) => id === bau.id) ?? bau),
      ];
      return {
        name: nameByKey(texts, open, "target", bau.id),
        text: part ? targetText(speaking, part) : "",
        ground: part ? groundOf(texts, open, part) : null,
        level: wholeText(numbers, bau.level),
        cells: results.map((one) => ({
          status: gapView(speaking, one),
          emissions: wholeText(numbers, one.emissions),
          cumulative: texts.t("planning:gap.cumulative", { mass: massText(numbers, one.cumulativeGap) }),
        })),
      };
    }),
  };
}

/** Totals in every fifth year, the first, the last and those of targets. */
function yearTable(speaking: Speaking, figures: PlanFigures): object {
  const { texts, numbers, open } = speaking;
  const { result, bauTargets } = figures;
  const wanted = new Set([result.years[0], result.years.at(-1), ...bauTargets.map(({ year }) => year)]);
  const years = result.years.filter((year) => year % 5 === 0 || wanted.has(year));
  const row = (name: string, values: readonly number[]) => ({
    name,
    cells: years.map((year) => wholeText(numbers, inYear(figures, values, year))),
  });
  return {
    years: years.map(String),
    rows: [
      row(texts.t("planning:line.frozen"), levelOf(figures, result.frozen)),
      row(texts.t("planning:line.bau"), levelOf(figures, result.bau)),
      ...Object.entries(result.scenarios).map(([id, one]) =>
        row(nameByKey(texts, open, "scenario", id), levelOf(figures, one.totals)),
      ),
    ],
  };
}

/** One scenario: its wedges, what each measure does in the year that counts, and money. */
function scenarioView(speaking: Speaking, figures: PlanFigures, part: PlanPart): object | null {
  const { texts, numbers, open } = speaking;
  const result = figures.result.scenarios[part.key];
  if (!result) return null;
  const year = figureYear(figures);
  const at = (values: readonly number[] | undefined): string =>
    wholeText(numbers, inYear(figures, values ?? [], year));
  const measures = partsOf(open, "measure").filter(({ key }) => Object.hasOwn(result.wedges, key));
  const rows = measures.map((measure) => ({
    name: partName(texts, open, measure),
    href: open.mayEdit ? `${open.address}/parts/${measure.id}/edit` : null,
    text: measureText(speaking, measure),
    ground: groundOf(texts, open, measure),
    wedge: at(result.wedges[measure.key]),
    alone: at(result.alone[measure.key]),
    lastIn: at(result.lastIn[measure.key]),
    energy: wholeText(numbers, result.measures[measure.key]?.energySaved),
  }));
  const saved =
    inYear(figures, levelOf(figures, figures.result.bau), year) -
    inYear(figures, levelOf(figures, result.totals), year);
  return {
    name: partName(texts, open, part),
    href: open.mayEdit ? `${open.address}/parts/${part.id}/edit` : null,
    ground: groundOf(texts, open, part),
    chart: wedgeChart(speaking, figures, part.key),
    year: String(year),
    measures: rows,
    total: wholeText(numbers, saved),
    money: moneyTable(speaking, measures, result.measures),
  };
}

/** Money of the measures that have a cost: each figure under the convention it follows. */
function moneyTable(
  { texts, numbers, open }: Speaking,
  measures: readonly PlanPart[],
  results: PlanFigures["result"]["scenarios"][string]["measures"],
): object | null {
  const costed = measures.flatMap((measure) => {
    const money = results[measure.key];
    const currency = splitMoney(measure.document["cost"])?.currency;
    return money && currency !== undefined && money.npv !== null ? [{ measure, money, currency }] : [];
  });
  if (costed.length === 0) return null;
  const whole = (value: number | null | undefined): string => numbers.number(value, { significant: 4 });
  return {
    currency: costed[0]?.currency ?? "",
    rows: costed.map(({ measure, money }) => ({
      name: partName(texts, open, measure),
      npv: whole(money.npv),
      annual: whole(money.annualisedCost),
      undiscounted: whole(money.perTonne?.undiscounted),
      discounted: whole(money.perTonne?.discounted),
      annualised: whole(money.perTonne?.annualised),
      payback: numbers.number(money.payback, { significant: 2 }),
    })),
  };
}

/** What was computed all the same and a reader should know, in words; ids by their names. */
function findingViews({ texts, numbers, open }: Speaking, { result }: PlanFigures): readonly object[] {
  const labels = new Map(open.stored.activities.map(({ id, label, ref }) => [id, label || ref]));
  return result.findings.map(({ rule, params, severity, activities }) => {
    const { measure, scenario, factor, fuel, fraction } = (params ?? {}) as Readonly<
      Record<string, string | undefined>
    >;
    const { over, cover } = (params ?? {}) as Readonly<Record<string, number | undefined>>;
    const named = {
      ...params,
      ...(over === undefined ? {} : { over: numbers.number(over) }),
      ...(cover === undefined ? {} : { cover: numbers.number(cover) }),
      ...(measure === undefined ? {} : { measure: nameByKey(texts, open, "measure", measure) }),
      ...(scenario === undefined ? {} : { scenario: nameByKey(texts, open, "scenario", scenario) }),
      ...(factor === undefined ? {} : { factor: factorName(texts, factor) }),
      ...(fuel === undefined ? {} : { fuel: idText(texts, fuel) }),
      ...(fraction === undefined ? {} : { fraction: idText(texts, fraction).toLowerCase() }),
      activities: activities.map((id) => labels.get(id) ?? id).join(", "),
    };
    return { kind: severity, text: texts.message({ code: rule, params: named }) };
  });
}

/** Everything that the page of a computed plan shows. */
export function planView(speaking: Speaking, figures: PlanFigures): object {
  const { open } = speaking;
  return {
    answer: answerText(speaking, figures),
    figures: headFigures(speaking, figures),
    lines: linesChart(speaking, figures),
    targets: targetTable(speaking, figures),
    years: yearTable(speaking, figures),
    scenarios: partsOf(open, "scenario").flatMap((part) => scenarioView(speaking, figures, part) ?? []),
    findings: findingViews(speaking, figures),
  };
}
