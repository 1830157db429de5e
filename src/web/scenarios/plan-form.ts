import type { Inventory } from "../../store/inventories.ts";
import type { Plan } from "../../store/plans.ts";
import type { NumberFormat } from "../../units/number-format.ts";
import type { Outcome } from "../../units/problem.ts";
import { accepted, refused } from "../../units/problem.ts";
import type { PlanInput } from "../../usecases/plans.ts";
import { currencyOptions } from "../cities/city-options.ts";
import { formView, options } from "../form.ts";
import type { Typed } from "../form.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Problem } from "../../units/problem.ts";
import { planCrumbs, type OpenPlan } from "./open.ts";
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
] as const;

export type PlanValues = Typed<(typeof planFieldNames)[number]>;

/** Reads what is stated about a plan; a blank discount rate is none. */
export function readPlanForm(typed: PlanValues, format: NumberFormat): Outcome<PlanInput> {
  const reader = new PartReader(typed, format);
  const horizon = reader.required("horizon", reader.year("horizon"));
  const discountRate = reader.percent("discountRate") ?? null;
  const inflation = reader.percent("inflation") ?? null;
  const carbonPrice =
    reader.text("carbonPrice") === undefined ? null : (reader.quantity("carbonPrice") ?? null);
  if (reader.problems.length > 0 || horizon === undefined) return refused(...reader.problems);
  return accepted({ name: typed.name, horizon, discountRate, inflation, carbonPrice });
}

/** A stored plan as its form shows it. */
export function planValues(plan: Plan, format: NumberFormat): PlanValues {
  const writer = new PartWriter(format);
  writer.percent("discountRate", plan.discount_rate ?? undefined);
  writer.percent("inflation", plan.inflation ?? undefined);
  writer.quantity("carbonPrice", plan.carbon_price ?? undefined);
  return {
    inventory: plan.inventory_id,
    name: plan.name,
    horizon: String(plan.horizon),
    discountRate: writer.typed["discountRate"] ?? "",
    inflation: writer.typed["inflation"] ?? "",
    carbonPrice: writer.typed["carbonPrice"] ?? "",
    "carbonPrice.unit": writer.typed["carbonPrice.unit"] ?? "",
  };
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
            ...currencyOptions(texts, "")
              .flatMap((one) => ("options" in one ? one.options : [one]))
              .filter(({ value }) => value !== "")
              .map(({ value, label }): [string, string] => [
                `${value}/t`,
                `${label}, ${texts.t("planning:plan.carbonPrice.per")}`,
              ]),
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
