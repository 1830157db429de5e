import type { Inventory } from "../../store/inventories.ts";
import type { Plan } from "../../store/plans.ts";
import type { NumberFormat } from "../../units/number-format.ts";
import type { Outcome } from "../../units/problem.ts";
import { accepted, refused } from "../../units/problem.ts";
import type { PlanInput, YearlyMoneyInput } from "../../usecases/plans.ts";
import { currencyOptions } from "../cities/city-options.ts";
import { formView, options } from "../form.ts";
import type { Typed } from "../form.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Problem } from "../../units/problem.ts";
import { frameSchema } from "../../planning/plan-schema.ts";
import { parse } from "../../planning/fields.ts";
import { partsOf, planCrumbs, type OpenPlan } from "./open.ts";
import { splitQuantity } from "./document-values.ts";
import { splitMoney } from "./part-words.ts";
import { PartReader } from "./part-reader.ts";
import { PartWriter } from "./part-writer.ts";

export const planFieldNames = [
  "inventory",
  "name",
  "horizon",
  "discountRate",
  "inflation",
  "carbonPrice",
  "carbonPrice.unit",
  "revenue",
  "revenueGrowth",
  "debtShare",
  "investmentBudget",
  "budgetGrowth",
  "budgetCurrency",
] as const;

/** What the city can carry: asked for together, apart from the rest. */
const BUDGET_FIELDS = planFieldNames.slice(7);

export type PlanValues = Typed<(typeof planFieldNames)[number]>;

/**
 * Reads what is stated about a plan; a blank discount rate is none.
 * @param currency of the measures' costs, blank where none has any
 */
export function readPlanForm(typed: PlanValues, format: NumberFormat, currency = ""): Outcome<PlanInput> {
  const reader = new PartReader(typed, format);
  const horizon = reader.required("horizon", reader.year("horizon"));
  const discountRate = reader.percent("discountRate") ?? null;
  const inflation = reader.percent("inflation") ?? null;
  const carbonPrice =
    reader.text("carbonPrice") === undefined ? null : (reader.quantity("carbonPrice") ?? null);
  const debtShare = reader.percent("debtShare") ?? null;
  const revenue = readYearlyMoney(reader, "revenue", "revenueGrowth");
  const investmentBudget = readYearlyMoney(reader, "investmentBudget", "budgetGrowth");
  if (debtShare !== null && revenue === null && reader.text("revenue") === undefined)
    reader.refuse("revenue", "plan.debt-share-alone");
  const first = currency || (splitQuantity(carbonPrice).unit.split("/")[0] ?? "");
  if (
    (revenue ?? investmentBudget) &&
    first !== "" &&
    typed.budgetCurrency !== "" &&
    typed.budgetCurrency !== first
  )
    reader.refuse("budgetCurrency", "plan.currencies-mixed", { first, other: typed.budgetCurrency });
  const stated = { discountRate, inflation, carbonPrice, debtShare, revenue, investmentBudget };
  if (reader.problems.length > 0 || horizon === undefined) return refused(...reader.problems);
  const problems = Object.entries(stated).flatMap(([name, value]) => problemsOfStated(name, value));
  return problems.length > 0 ? refused(...problems) : accepted({ name: typed.name, horizon, ...stated });
}

/** Lines of a year and an amount, in the currency chosen below them. */
function readYearlyMoney(reader: PartReader, name: string, growth: string): YearlyMoneyInput | null {
  const currency = reader.text("budgetCurrency");
  const points = reader.points(name, (amount) => `${amount} ${currency ?? ""}`);
  const rate = reader.percent(growth);
  if (points === undefined || Object.keys(points).length === 0) {
    if (rate !== undefined) reader.required(name, undefined);
    return null;
  }
  reader.required("budgetCurrency", currency);
  return { points, ...(rate === undefined ? {} : { growth: rate }) };
}

/** What the plan's own schema says of something that is stated about it. */
function problemsOfStated(name: string, value: unknown): readonly Problem[] {
  const schema = frameSchema.shape[name as "revenue"];
  const read = value === null ? null : parse(schema, value, name);
  return read && !read.ok ? read.problems : [];
}

/** A stored plan as its form shows it. */
export function planValues(plan: Plan, format: NumberFormat): PlanValues {
  const writer = new PartWriter(format);
  writer.percent("discountRate", plan.discount_rate ?? undefined);
  writer.percent("inflation", plan.inflation ?? undefined);
  writer.quantity("carbonPrice", plan.carbon_price ?? undefined);
  writer.percent("debtShare", plan.debt_share ?? undefined);
  const yearly = (name: string, growth: string, json: string | null): void => {
    if (json === null) return;
    const stored = JSON.parse(json) as YearlyMoneyInput;
    writer.points(name, stored.points, "quantity");
    writer.percent(growth, stored.growth);
  };
  yearly("revenue", "revenueGrowth", plan.revenue);
  yearly("investmentBudget", "budgetGrowth", plan.investment_budget);
  const { typed } = writer;
  return {
    inventory: plan.inventory_id,
    name: plan.name,
    horizon: String(plan.horizon),
    discountRate: writer.typed["discountRate"] ?? "",
    inflation: writer.typed["inflation"] ?? "",
    carbonPrice: writer.typed["carbonPrice"] ?? "",
    "carbonPrice.unit": writer.typed["carbonPrice.unit"] ?? "",
    revenue: typed["revenue"] ?? "",
    revenueGrowth: typed["revenueGrowth"] ?? "",
    debtShare: typed["debtShare"] ?? "",
    investmentBudget: typed["investmentBudget"] ?? "",
    budgetGrowth: typed["budgetGrowth"] ?? "",
    budgetCurrency: typed["revenue.unit"] ?? typed["investmentBudget.unit"] ?? "",
  };
}

/** The currency that the plan's measures have their costs in; blank where none has any. */
export function currencyOf(open: OpenPlan): string {
  const costs = partsOf(open, "measure").map(({ document }) => splitMoney(document["cost"])?.currency);
  return costs.find((currency) => currency !== undefined) ?? "";
}

/** The form for a new plan of one of these inventories, or for what is stated about a stored one. */
export function showPlanForm(
  req: Ask,
  res: Reply,
  about:
    | { readonly inventories: readonly Inventory[] }
    | { readonly open: OpenPlan; readonly version: number },
  values: PlanValues,
  problems: readonly Problem[] = [],
  requestId?: string,
): void {
  const { texts } = res.locals.voice;
  const form = formView(texts, "planning:plan", values, planFieldNames, problems, requestId);
  const open = "open" in about ? about.open : null;
  const currencies = currencyOptions(texts, "")
    .flatMap((one) => ("options" in one ? one.options : [one]))
    .filter(({ value }) => value !== "");
  const list = `/cities/${req.params["city"] ?? ""}/scenarios`;
  show(
    req,
    res,
    "scenarios/plan-form",
    {
      title: open
        ? texts.t("planning:plan.edit.title", { name: open.plan.name })
        : texts.t("planning:plan.new.title"),
      section: "scenarios",
      crumbs: open ? planCrumbs(res, open) : [{ href: list, label: texts.t("planning:plans.title") }],
      wrong: form.wrong,
    },
    {
      form,
      isNew: open === null,
      inventory: {
        ...form.fields.inventory,
        options: options(
          values.inventory,
          "inventories" in about
            ? about.inventories.map(({ id, year }) => [
                id,
                texts.t("inventory:inventory.title", { year: String(year) }),
              ])
            : [],
        ),
      },
      carbonPrice: {
        ...form.fields.carbonPrice,
        error: form.fields.carbonPrice.error ?? form.fields["carbonPrice.unit"].error,
        unit: {
          name: "carbonPrice.unit",
          options: options(values["carbonPrice.unit"], [
            ["", texts.t("form.choose")],
            ...currencies.map(({ value, label }): [string, string] => [
              `${value}/t`,
              `${label}, ${texts.t("planning:plan.carbonPrice.per")}`,
            ]),
          ]),
        },
      },
      budget: {
        isOpen: BUDGET_FIELDS.some((name) => values[name] !== "" || form.fields[name].error !== null),
        currency: {
          ...form.fields.budgetCurrency,
          options: options(values.budgetCurrency || (open ? currencyOf(open) : ""), [
            ["", texts.t("form.choose")],
            ...currencies.map(({ value, label }): [string, string] => [value, label]),
          ]),
        },
      },
      version: "version" in about ? about.version : null,
      action: open ? `${open.address}/edit` : `/cities/${req.params["city"] ?? ""}/plans`,
      cancel: open?.address ?? list,
      deleteHref: open ? `${open.address}/delete` : null,
    },
  );
}
