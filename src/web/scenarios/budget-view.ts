import { projectionLines } from "../../charts/projection-lines.ts";
import type { Breach, Loan, Municipal } from "../../planning/money/municipal.ts";
import { chartView, type ChartView } from "../chart-view.ts";
import { nameByKey } from "./part-names.ts";
import type { Speaking } from "./part-words.ts";

/** What banks often ask of savings over instalments. */
const ROOM = 1.2;

/** What a scenario asks of the city's own budget, laid to what the plan says the city can carry. */
export function budgetView(
  speaking: Speaking,
  years: readonly number[],
  municipal: Municipal,
  currency: string,
): object {
  const { texts, open } = speaking;
  const hasDebtCap = municipal.debtCap.some((cap) => cap !== null);
  const hasBudget = municipal.investmentBudget.some((cap) => cap !== null);
  return {
    currency,
    isStated: hasDebtCap || hasBudget,
    unsaid: municipal.unsaid.map((id) => nameByKey(texts, open, "measure", id)).join(", "),
    verdicts: [
      ...(hasDebtCap ? verdictsOf(speaking, "debt", municipal, currency) : []),
      ...(hasBudget ? verdictsOf(speaking, "investment", municipal, currency) : []),
      lowPoint(speaking, municipal, currency),
    ],
    chart: hasDebtCap ? chartOf(speaking, years, municipal, currency) : null,
    ...tableOf(speaking, years, municipal, { hasDebtCap, hasBudget }),
    loans: municipal.loans.map((loan) => loanRow(speaking, loan)),
  };
}

function verdictsOf(
  { texts, numbers }: Speaking,
  cap: Breach["cap"],
  { breaches }: Municipal,
  currency: string,
): readonly object[] {
  const own = breaches.filter((breach) => breach.cap === cap);
  if (own.length === 0) {
    const label = texts.t("planning:money.budget.mark.within");
    return [{ kind: "done", label, text: texts.t(`planning:money.budget.${cap}.within`) }];
  }
  return own.map(({ from, to, year, over }) => ({
    kind: "wrong",
    label: texts.t("planning:money.budget.mark.over"),
    text: texts.t(`planning:money.budget.${cap}.over${from === to ? ".one" : ""}`, {
      span: `${from}–${to}`,
      year: String(year),
      amount: numbers.number(over, { significant: 3 }),
      currency,
    }),
  }));
}

function lowPoint({ texts, numbers }: Speaking, { finance }: Municipal, currency: string): object {
  const { amount, year } = finance.peakNeed;
  const said = { year: String(year), amount: numbers.number(amount, { significant: 3 }), currency };
  return year === null
    ? { kind: "done", label: texts.t("planning:money.budget.mark.within"), text: texts.t("planning:money.budget.no-low") } // prettier-ignore
    : { kind: "none", label: texts.t("planning:money.budget.mark.low"), text: texts.t("planning:money.budget.low", said) }; // prettier-ignore
}

/** Years in which the city buys, owes or saves anything; what is over its cap is marked at the sum. */
function tableOf(
  { texts, numbers }: Speaking,
  years: readonly number[],
  { finance, debtCap, investmentBudget, breaches }: Municipal,
  { hasDebtCap, hasBudget }: { readonly hasDebtCap: boolean; readonly hasBudget: boolean },
): object {
  const amount = (value: number | null | undefined): string => numbers.number(value, { significant: 4 });
  const overIn = (cap: Breach["cap"], year: number, spent = 0, room: number | null | undefined = null) => {
    const isOver = breaches.some((one) => one.cap === cap && one.from <= year && year <= one.to);
    if (!isOver || room === null) return null;
    return texts.t("planning:money.budget.over", {
      amount: numbers.number(spent - room, { significant: 3 }),
    });
  };
  const { invested, debtService, operating, cash, cumulative } = finance;
  const given = years.map((_, at) => (finance.grants[at] ?? 0) + (finance.borrowed[at] ?? 0));
  const isGiven = given.some((one) => one !== 0);
  const moving = years.flatMap((year, at) =>
    [invested, debtService, operating].some((flow) => (flow[at] ?? 0) !== 0) ? [{ year, at }] : [],
  );
  const t = (key: string): string => texts.t(`planning:money.${key}`);
  return {
    columns: [
      t("cash.invested"),
      ...(hasBudget ? [t("budget.budget")] : []),
      ...(isGiven ? [t("budget.given")] : []),
      t("cash.debtService"),
      ...(hasDebtCap ? [t("budget.cap")] : []),
      t("cash.operating"),
      t("cash.cash"),
      t("cash.cumulative"),
    ],
    rows: moving.map(({ year, at }) => ({
      year: String(year),
      isLowest: year === finance.peakNeed.year,
      cells: [
        { text: amount(invested[at]), over: overIn("investment", year, invested[at], investmentBudget[at]) },
        ...(hasBudget ? [{ text: amount(investmentBudget[at]) }] : []),
        ...(isGiven ? [{ text: amount(given[at]) }] : []),
        { text: amount(debtService[at]), over: overIn("debt", year, debtService[at], debtCap[at]) },
        ...(hasDebtCap ? [{ text: amount(debtCap[at]) }] : []),
        ...[operating, cash, cumulative].map((flow) => ({ text: amount(flow[at]) })),
      ],
    })),
  };
}

function loanRow({ texts, numbers, open }: Speaking, loan: Loan): object {
  const { cover } = loan;
  const standing = cover < 1 ? "short" : cover < ROOM ? "tight" : "pays";
  return {
    name: nameByKey(texts, open, "measure", loan.measure),
    borrowed: numbers.number(loan.borrowed, { significant: 4 }),
    instalments: numbers.number(loan.instalments, { significant: 4 }),
    cover: texts.t("planning:money.loans.cover.year", {
      cover: numbers.number(cover, { significant: 3 }),
      year: String(loan.year),
    }),
    kind: { short: "wrong", tight: "started", pays: "done" }[standing],
    standing: texts.t(`planning:money.loans.${standing}`),
  };
}

function chartOf(
  { texts, numbers }: Speaking,
  years: readonly number[],
  { finance, debtCap }: Municipal,
  currency: string,
): ChartView | null {
  const tick = (value: number): string => numbers.number(value, { significant: 3 });
  const lines = [
    { name: texts.t("planning:money.budget.cap"), kind: "bau" as const, values: debtCap },
    { name: texts.t("planning:money.cash.debtService"), kind: "scenario" as const, values: finance.debtService }, // prettier-ignore
  ];
  return chartView(
    (drawing) =>
      projectionLines(
        { years, lines },
        {
          unit: texts.t("planning:money.budget.chart.unit", { currency }),
          tick,
          yearColumn: texts.t("planning:chart.year"),
          low: (name) => name,
          high: (name) => name,
        },
        drawing,
      ),
    {
      id: "debt-cap",
      width: 1080,
      title: texts.t("planning:money.budget.chart"),
      desc: texts.t("planning:money.budget.chart.desc"),
      format: tick,
    },
    (value) => numbers.number(value, { significant: 4 }),
  );
}
