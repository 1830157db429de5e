import { idsMatching } from "../../../factors/choices.ts";
import { OPERATORS } from "../../../planning/measures/operators.ts";
import { TREATMENTS } from "../../../planning/newcomers.ts";
import type { JsonObject } from "../../../store/json-columns.ts";
import { currencyOptions } from "../../cities/city-options.ts";
import { idText } from "../../../i18n/method-texts.ts";
import type { Choice, PartField } from "../part-fields.ts";
import type { PartReader } from "../part-reader.ts";
import { splitQuantity } from "../document-values.ts";
import type { PartWriter } from "../part-writer.ts";
import { newKey } from "../part-names.ts";
import { choices, nameField, plain, present, type PartContext, type PartForm } from "./part-form.ts";
import { reachField, readReach, writeReach } from "./reach.ts";

const SHAPES = ["linear", "logistic", "step", "table"] as const;
const ENERGY_UNITS = ["MWh", "kWh", "GJ", "TJ", "toe"] as const;
const WASTE = /^WA-/;

/** What a measure of each type is asked beside where, when and what it costs. */
const OWN_FIELDS: Readonly<Record<string, (context: PartContext) => readonly PartField[]>> = {
  efficiency: (context) => [
    share(context),
    percent(context, "saving"),
    { ...percent(context, "rebound"), optional: true },
  ],
  "activity-reduction": (context) => [share(context), percent(context, "saving")],
  "fuel-switch": (context) => [
    share(context),
    {
      kind: "select",
      name: "to",
      label: context.texts.t("planning:measure.to.label"),
      hint: context.texts.t("planning:measure.to.hint"),
      choices: fuels(context),
    },
    percent(context, "efficiencyFrom"),
    percent(context, "efficiencyTo"),
  ],
  "waste-diversion": (context) => [
    {
      kind: "select",
      name: "fraction",
      label: context.texts.t("planning:measure.fraction.label"),
      choices: fractions(context),
    },
    share(context),
    {
      kind: "select",
      name: "to",
      label: context.texts.t("planning:measure.treatment.label"),
      hint: context.texts.t("planning:measure.treatment.hint"),
      optional: true,
      choices: [
        ["", context.texts.t("planning:measure.treatment.none")],
        ...Object.keys(TREATMENTS).map((id): Choice => [id, context.texts.t(`planning:treatment.${id}`)]),
      ],
    },
  ],
};

/** Words for a type where it has its own, else those of all types. */
function words({ texts, type }: PartContext, name: string) {
  const find = (part: string) =>
    texts.find(`planning:measure.${type}.${name}.${part}`) ?? texts.t(`planning:measure.${name}.${part}`);
  return { label: find("label"), hint: find("hint") };
}

function percent(context: PartContext, name: string) {
  return { kind: "percent", name, ...words(context, name) } as const;
}

const share = (context: PartContext): PartField => percent(context, "share");

function fuels({ texts, knowledge }: PartContext): readonly Choice[] {
  const ids = idsMatching(knowledge.library, "fuel/+/ncv");
  const named = ids.map((id): Choice => [id, idText(texts, id)]);
  return [
    ["", texts.t("form.choose")],
    ["electricity", texts.t("planning:measure.electricity")],
    ...named.toSorted(([, one], [, other]) => one.localeCompare(other, texts.language)),
  ];
}

/** The fractions that the inventory's waste is made of. */
function fractions({ texts, open }: PartContext): readonly Choice[] {
  const found = new Set<string>();
  for (const { method, document } of open.stored.activities) {
    if (!WASTE.test(method)) continue;
    const inputs = (document["inputs"] ?? {}) as JsonObject;
    const composition = (inputs["composition"] ?? {}) as Readonly<Record<string, unknown>>;
    for (const [key, value] of Object.entries(composition)) {
      if (typeof value === "object" && value !== null) for (const id of Object.keys(value)) found.add(id);
      else found.add(key);
    }
  }
  return [["", texts.t("form.choose")], ...[...found].map((id): Choice => [id, idText(texts, id)])];
}

function adoptionFields({ texts, open }: PartContext): readonly PartField[] {
  const t = (key: string) => texts.t(`planning:adoption.${key}`);
  return [
    { kind: "heading", name: "", label: t("title") },
    {
      kind: "radios",
      name: "shape",
      label: t("shape.label"),
      choices: choices(texts, "planning:adoption.shape", SHAPES),
    },
    { kind: "year", name: "start", label: t("start.label"), hint: t("start.hint") },
    { kind: "year", name: "full", label: t("full.label"), hint: t("full.hint"), optional: true },
    {
      kind: "points",
      name: "table",
      label: t("table.label"),
      hint: texts.t("planning:adoption.table.hint", { year: String(open.plan.horizon) }),
      optional: true,
    },
  ];
}

function costFields({ texts }: PartContext): readonly PartField[] {
  const t = (key: string) => texts.t(`planning:cost.${key}`);
  const currencies = currencyOptions(texts, "").flatMap((one) => ("options" in one ? one.options : [one]));
  return [
    { kind: "heading", name: "", label: t("title"), hint: t("hint") },
    {
      kind: "select",
      name: "currency",
      label: t("currency.label"),
      optional: true,
      choices: currencies.map(({ value, label }) => [value, label]),
    },
    { kind: "number", name: "capex", label: t("capex.label"), hint: t("capex.hint"), optional: true },
    { kind: "signed", name: "opex", label: t("opex.label"), hint: t("opex.hint"), optional: true },
    { kind: "number", name: "lifetime", label: t("lifetime.label"), suffix: t("years"), optional: true },
    {
      kind: "quantity",
      name: "energyPrice",
      label: t("energy-price.label"),
      hint: t("energy-price.hint"),
      optional: true,
      units: plain(ENERGY_UNITS).map(([unit]) => [unit, texts.t("planning:cost.per", { unit })]),
    },
  ];
}

function readAdoption(reader: PartReader): JsonObject {
  const shape = reader.required("shape", reader.choice("shape", SHAPES));
  if (shape === "table") {
    const points = reader.points("table", (amount) => `${amount} %`);
    return { shape, points: reader.required("table", points) };
  }
  const start = reader.required("start", reader.year("start"));
  if (shape === undefined || shape === "step") return present({ shape, start });
  return present({ shape, start, full: reader.required("full", reader.year("full")) });
}

function readCost(reader: PartReader): JsonObject | undefined {
  const names = ["capex", "opex", "lifetime", "energyPrice"];
  if (names.every((name) => reader.text(name) === undefined)) return undefined;
  const currency = reader.required("currency", reader.text("currency"));
  const money = (name: string, required: boolean): string | undefined => {
    const amount = reader.number(name);
    if (required) reader.required(name, amount);
    return amount === undefined ? undefined : `${amount} ${currency ?? ""}`;
  };
  const capex = money("capex", true);
  const opex = money("opex", false);
  const lifetime = reader.required("lifetime", reader.number("lifetime"));
  const price = reader.number("energyPrice");
  const unit = reader.choice("energyPrice.unit", ENERGY_UNITS) ?? "MWh";
  const energyPrice = price === undefined ? undefined : `${price} ${currency ?? ""}/${unit}`;
  return present({
    capex,
    opex,
    lifetime: lifetime === undefined ? undefined : Number(lifetime),
    energyPrice,
  });
}

function writeCost(writer: PartWriter, cost: JsonObject): void {
  for (const name of ["capex", "opex"]) {
    const { number, unit } = splitQuantity(cost[name]);
    if (number === null) continue;
    writer.number(name, number);
    writer.text("currency", unit);
  }
  writer.number("lifetime", cost["lifetime"]);
  const { number, unit } = splitQuantity(cost["energyPrice"]);
  if (number === null) return;
  writer.number("energyPrice", number);
  writer.text("energyPrice.unit", unit.split("/")[1]);
  writer.text("currency", unit.split("/")[0]);
}

/**
 * A measure: where it acts, how much of the stock and how much at each (two questions, never one
 * percentage), when, and what it costs.
 */
export const measureForm: PartForm = {
  kind: "measure",
  types: [...OPERATORS.keys()].filter((type) => Object.hasOwn(OWN_FIELDS, type)),
  list: "measures",
  fields(context) {
    const { texts, type } = context;
    const suits = type === "waste-diversion" ? { suits: (method: string) => WASTE.test(method) } : {};
    return [
      nameField(texts, "measure"),
      reachField(context, words(context, "refs"), { entries: true, ...suits }),
      ...(OWN_FIELDS[type]?.(context) ?? []),
      ...adoptionFields(context),
      ...costFields(context),
    ];
  },
  read(reader, context) {
    const label = reader.required("name", reader.text("name"));
    const { refs, activities } = readReach(reader, context);
    if (refs.length + activities.length === 0) reader.refuse("refs", "value.missing");
    const own = (OWN_FIELDS[context.type]?.(context) ?? []).map((field): [string, unknown] => {
      const value =
        field.kind === "select"
          ? reader.choice(
              field.name,
              field.choices.map(([id]) => id),
            )
          : reader.percent(field.name);
      return [field.name, "optional" in field ? value : reader.required(field.name, value)];
    });
    return present({
      label,
      type: context.type,
      refs: refs.length > 0 ? refs : undefined,
      activities: activities.length > 0 ? activities : undefined,
      ...Object.fromEntries(own),
      adoption: readAdoption(reader),
      cost: readCost(reader),
    });
  },
  write(writer, document, context) {
    writeReach(writer, document);
    for (const field of OWN_FIELDS[context.type]?.(context) ?? []) {
      if (field.kind === "select") writer.text(field.name, document[field.name]);
      else writer.percent(field.name, document[field.name]);
    }
    const adoption = (document["adoption"] ?? {}) as JsonObject;
    for (const name of ["shape", "start", "full"]) writer.text(name, adoption[name]);
    if (adoption["points"] !== undefined) writer.points("table", adoption["points"], "percent");
    writeCost(writer, (document["cost"] ?? {}) as JsonObject);
  },
  key: (typed, { open }) => newKey(open, "measure", typed["name"] ?? ""),
  controlOf: (path) => (path.startsWith("adoption.points") ? "table" : undefined),
};
