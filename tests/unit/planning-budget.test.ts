import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FinancePlan, financeOf } from "../../src/planning/money/finance.ts";
import { type CityPart, type Means, municipalOf } from "../../src/planning/money/municipal.ts";
import { moneyIn } from "../../src/planning/money/yearly-money.ts";
import { project } from "../../src/planning/project.ts";
import { documentOf, knowledge } from "./methods-workbench.ts";

const close = (value: number, digits: number): number => expect.closeTo(value, digits) as number;
const money = (points: readonly (readonly [number, number])[], growth = 0) => ({
  points: points.map(([year, value]) => ({ year, value })),
  growth,
  currency: "USD",
});

describe("money of each year", () => {
  test("lies on a line between points, grows after the last, and nothing is said before the first", () => {
    const revenue = money([[2026, 100], [2028, 140]], 0.1); // prettier-ignore
    const at = [2025, 2026, 2027, 2028, 2029, 2031].map((year) => moneyIn(revenue, year));
    expect(at).toEqual([null, 100, 120, 140, close(154, 9), close(140 * 1.331, 9)]);
  });
});

/** The lights of Baguio: 1,871,250 bought in 2024, 70 % of it borrowed at 6.5 % over 7 years. */
const YEARS = Array.from({ length: 13 }, (_, year) => 2024 + year);
const TERMS = { loanShare: 0.7, interest: 0.065, term: 7, grantShare: 0, captured: 1 };
const lights = (saving = 785_780): FinancePlan => {
  const bought = YEARS.map((_, year) => (year === 0 ? 1_871_250 : 0));
  return financeOf(YEARS, bought, YEARS.map((_, year) => (year === 0 ? 0 : saving)), TERMS, 0); // prettier-ignore
};
const part = (finance: FinancePlan, more: Partial<CityPart> = {}): CityPart => ({
  id: "led",
  finance,
  isSaid: true,
  ...more,
});
const means = (more: Partial<Means> = {}): Means => ({
  revenue: money([[2024, 2_000_000]]),
  debtShare: 0.1,
  investmentBudget: null,
  ...more,
});

describe("a scenario laid to the city's budget", () => {
  test("instalments of 238,831 against a tenth of 2 million: over in each of the loan's seven years", () => {
    const { breaches, debtCap, loans, finance } = municipalOf(YEARS, [part(lights())], means());
    expect(debtCap).toEqual(YEARS.map(() => 200_000));
    expect(breaches).toEqual([{ cap: "debt", from: 2025, to: 2031, year: 2025, over: close(38_831, 0) }]);
    expect(loans).toEqual([{ measure: "led", borrowed: close(1_309_875, 6), instalments: close(238_831, 0), cover: close(3.29, 2), year: 2025 }]); // prettier-ignore
    expect(finance.peakNeed).toEqual({ amount: close(561_375, 6), year: 2024 });
  });

  test("a growing revenue ends the breach, and its worst year is the first", () => {
    // 200,000 grows by 10 %: 220,000 in 2025, 242,000 in 2026.
    const growing = means({ revenue: money([[2024, 2_000_000]], 0.1) });
    expect(municipalOf(YEARS, [part(lights())], growing).breaches).toEqual([
      { cap: "debt", from: 2025, to: 2025, year: 2025, over: close(18_831, 0) },
    ]);
  });

  test("two loans count together, and a dip of the revenue between makes two breaches", () => {
    // Twice 238,831 is 477,662; the cap is 600,000, save 450,000 in 2027 and 400,000 in 2030.
    const revenue = money([[2024, 6e6], [2026, 6e6], [2027, 4.5e6], [2028, 6e6], [2029, 6e6], [2030, 4e6], [2031, 6e6]]); // prettier-ignore
    const { breaches } = municipalOf(YEARS, [part(lights()), part(lights(), { id: "b" })], means({ revenue })); // prettier-ignore
    expect(breaches.map(({ from, to, over }) => [from, to, over])).toEqual([
      [2027, 2027, close(27_662, -1)],
      [2030, 2030, close(77_662, -1)],
    ]);
  });

  test("what is bought is held against the investment budget, however it is paid for", () => {
    const tight = means({ debtShare: null, investmentBudget: money([[2024, 1_500_000]]) });
    const { breaches, debtCap } = municipalOf(YEARS, [part(lights())], tight);
    expect(debtCap).toEqual(YEARS.map(() => null));
    expect(breaches).toEqual([{ cap: "investment", from: 2024, to: 2024, year: 2024, over: close(371_250, 6) }]); // prettier-ignore
    const later = means({ debtShare: null, investmentBudget: money([[2025, 1]]) });
    expect(municipalOf(YEARS, [part(lights())], later).breaches).toEqual([]);
  });

  test("spending that fits to the last coin is no breach, whatever the numbers", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.integer({ min: 1, max: 1e9 }), (share, due) => {
        const flat = { ...lights(), debtService: YEARS.map(() => due) };
        const exact = means({ revenue: money([[2024, due / share]]), debtShare: share });
        expect(municipalOf(YEARS, [part(flat)], exact).breaches).toEqual([]);
      }),
    ); // prettier-ignore
  });

  test("a loan is covered by what is saved in its worst year", () => {
    const [loan] = municipalOf(YEARS, [part(lights(200_000))], means()).loans;
    expect(loan?.cover).toBeCloseTo(200_000 / 238_831, 5);
    const { loans, unsaid } = municipalOf(YEARS, [part(financeOf(YEARS, YEARS.map(() => 1), YEARS.map(() => 1), { ...TERMS, loanShare: 0 }, 0), { isSaid: false })], means()); // prettier-ignore
    expect(loans).toEqual([]);
    expect(unsaid).toEqual(["led"]);
  });
});

describe("a plan's own statement of its budget", () => {
  const cost = { capex: "1871250 USD", opex: "-785780 USD", lifetime: 30, financing: { loanShare: "70 %", interest: "6.5 %", term: 7 } }; // prettier-ignore
  const run = (change: object, costs: object = {}) => {
    const inventory = documentOf([{ method: "EL-LOC", ref: "I.2.2", inputs: { energy: "5982912 kWh" } }]) as {
      readonly year: number;
    };
    const led = { id: "led", type: "efficiency", refs: ["I.2.2"], share: "100 %", saving: "67.37 %", adoption: { shape: "step", start: inventory.year + 1 }, cost: { ...cost, ...costs } }; // prettier-ignore
    const document = { format: "cityleds/plan@1", inventory, horizon: inventory.year + 12, measures: [led], scenarios: [{ id: "a", measures: ["led"] }], discountRate: "8 %", ...change }; // prettier-ignore
    return { outcome: project(document, knowledge), year: inventory.year };
  };
  const answer = (change: object, costs: object = {}) => {
    const { outcome, year } = run(change, costs);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    const { municipal, finance } = outcome.value.scenarios["a"] ?? {};
    if (!municipal || !finance) throw new Error("no money");
    const told = outcome.value.findings.filter(({ rule }) => /cap|budget|loan/.test(rule));
    return {
      municipal,
      finance,
      year,
      told: told.map(({ rule, severity, params }) => ({ rule, severity, params })),
    };
  };
  const problems = (change: object) => {
    const { outcome } = run(change);
    return outcome.ok ? [] : outcome.problems.map(({ path, code }) => [path, code]);
  };

  test("says nothing of caps where the city says nothing, and takes all to be the city's", () => {
    const { municipal, finance, told } = answer({});
    expect(municipal.breaches).toEqual([]);
    expect(municipal.finance).toEqual(finance);
    expect(municipal.unsaid).toEqual(["led"]);
    expect(told).toEqual([]);
  });

  test("warns of each breach in a sentence of its own", () => {
    const { year, told } = answer({
      revenue: { points: { "2020": "2000000 USD" } },
      debtShare: "10 %",
      investmentBudget: { points: { "2020": "1000000 USD" } },
    });
    // Bought in the year after the inventory, paid back in the seven years after that.
    expect(told).toMatchObject([
      { rule: "plan.debt-over-cap", severity: "warning", params: { scenario: "a", span: `${year + 2}–${year + 8}`, year: year + 2, over: 38_800, currency: "USD" } }, // prettier-ignore
      { rule: "plan.investment-over-budget", severity: "warning", params: { span: String(year + 1), over: 871_000 } }, // prettier-ignore
    ]);
  });

  test("counts the city's share of what is paid and of what is saved", () => {
    const shares = {
      paidBy: [{ party: "city", share: "40 %" }, { party: "donor", share: "60 %" }],
      savedBy: [{ party: "city", share: "10 %" }, { party: "utility", share: "90 %" }],
    }; // prettier-ignore
    const { municipal, finance, told } = answer({}, shares);
    for (const flow of ["invested", "borrowed", "debtService"] as const)
      expect(municipal.finance[flow]).toEqual(finance[flow].map((amount) => close(amount * 0.4, 6)));
    expect(municipal.finance.operating[3]).toBeCloseTo((finance.operating[3] ?? NaN) * 0.1, 6);
    expect(municipal.unsaid).toEqual([]);
    // 78,578 saved against 95,532 due.
    expect(municipal.loans[0]?.cover).toBeCloseTo((785_780 * 0.1) / (238_831 * 0.4), 5);
    expect(told).toMatchObject([{ rule: "plan.loan-not-covered", params: { measure: "led", cover: 0.823 } }]);
  });

  test("a loan for what costs more to run than it saves is told in other words", () => {
    const { told, municipal } = answer({}, { opex: "50000 USD" });
    expect(municipal.loans[0]?.cover).toBeLessThan(0);
    expect(told).toMatchObject([{ rule: "plan.loan-without-savings", severity: "warning" }]);
  });

  test("is refused where it does not hold together", () => {
    expect(problems({ debtShare: "10 %" })).toEqual([["revenue", "plan.debt-share-alone"]]);
    expect(problems({ revenue: { points: { "2024": "1 IDR" } } })).toEqual([["measures[0].cost.capex", "plan.currencies-mixed"], ["measures[0].cost.opex", "plan.currencies-mixed"]]); // prettier-ignore
    expect(problems({ revenue: { points: { "2024": "5 USD", "2025": "5 IDR" } } })).toEqual([["revenue.points.2025", "plan.currencies-mixed"]]); // prettier-ignore
    expect(problems({ investmentBudget: { points: { "2024": "-5 USD" } } })).toEqual([["investmentBudget.points.2024", "value.negative"]]); // prettier-ignore
    expect(problems({ investmentBudget: { points: { "3000": "5 USD" } } })).toEqual([["investmentBudget.points.3000", "plan.not-a-year"]]); // prettier-ignore
    expect(problems({ revenue: {} })).toEqual([["revenue.points", "value.missing"]]);
  });
});
