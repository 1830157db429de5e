import { PARTIES } from "../../../planning/money/finance.ts";
import type { JsonObject } from "../../../store/json-columns.ts";
import { currencyOptions } from "../../cities/city-options.ts";
import { splitQuantity } from "../document-values.ts";
import type { PartField } from "../part-fields.ts";
import type { PartReader } from "../part-reader.ts";
import type { PartWriter } from "../part-writer.ts";
import { plain, present, type PartContext } from "./part-form.ts";

const ENERGY_UNITS = ["MWh", "kWh", "GJ", "TJ", "toe"] as const;
const AMOUNTS = ["capex", "opex", "revenue"] as const;
const FINANCING = ["loanShare", "interest", "term", "grantShare", "captured"] as const;
const BEARERS = ["paidBy", "savedBy"] as const;

/** What a measure costs, how that is paid for, and who pays and saves. */
export function costFields({ texts }: PartContext): readonly PartField[] {
  const t = (key: string) => texts.t(`planning:cost.${key}`);
  const currencies = currencyOptions(texts, "").flatMap((one) => ("options" in one ? one.options : [one]));
  const percent = (name: string): PartField => ({
    kind: "percent",
    name,
    label: t(`${name}.label`),
    hint: t(`${name}.hint`),
    optional: true,
  });
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
    { kind: "number", name: "revenue", label: t("revenue.label"), hint: t("revenue.hint"), optional: true },
    percent("learning"),
    {
      kind: "year",
      name: "priceYear",
      label: t("priceYear.label"),
      hint: t("priceYear.hint"),
      optional: true,
    },
    { kind: "heading", name: "", label: t("financing.title"), hint: t("financing.hint") },
    percent("loanShare"),
    percent("interest"),
    { kind: "number", name: "term", label: t("term.label"), suffix: t("years"), optional: true },
    percent("grantShare"),
    percent("captured"),
    ...BEARERS.map((name): PartField => ({
      kind: "numbers",
      name,
      label: t(`${name}.label`),
      hint: t(`${name}.hint`),
      optional: true,
      items: PARTIES.map((party) => ({
        name: `${name}.${party}`,
        label: texts.t("planning:cost.party", { party: texts.t(`planning:party.${party}`) }),
      })),
    })),
  ];
}

/** The cost as the document has it; undefined where nothing of it is stated. */
export function readCost(reader: PartReader): JsonObject | undefined {
  const bearers = BEARERS.flatMap((name) => PARTIES.map((party) => `${name}.${party}`));
  const names = [...AMOUNTS, "lifetime", "energyPrice", "learning", "priceYear", ...FINANCING, ...bearers];
  if (names.every((name) => reader.text(name) === undefined)) return undefined;
  const currency = reader.required("currency", reader.text("currency"));
  const money = (name: string): string | undefined => {
    const amount = reader.number(name);
    return amount === undefined ? undefined : `${amount} ${currency ?? ""}`;
  };
  const number = (name: string): number | undefined => {
    const read = reader.number(name);
    return read === undefined ? undefined : Number(read);
  };
  const price = reader.number("energyPrice");
  const unit = reader.choice("energyPrice.unit", ENERGY_UNITS) ?? "MWh";
  const financing = present({
    loanShare: reader.percent("loanShare"),
    interest: reader.percent("interest"),
    term: number("term"),
    grantShare: reader.percent("grantShare"),
    captured: reader.percent("captured"),
  });
  const capex = money("capex");
  return present({
    capex: reader.required("capex", capex),
    opex: money("opex"),
    lifetime: reader.required("lifetime", number("lifetime")),
    energyPrice: price === undefined ? undefined : `${price} ${currency ?? ""}/${unit}`,
    revenue: money("revenue"),
    learning: reader.percent("learning"),
    priceYear: reader.year("priceYear"),
    financing: Object.keys(financing).length > 0 ? financing : undefined,
    ...Object.fromEntries(BEARERS.map((name) => [name, readBearers(reader, name)])),
  });
}

function readBearers(reader: PartReader, name: string): readonly JsonObject[] | undefined {
  const shares = PARTIES.flatMap((party) => {
    const share = reader.percent(`${name}.${party}`);
    return share === undefined ? [] : [{ party, share }];
  });
  return shares.length > 0 ? shares : undefined;
}

export function writeCost(writer: PartWriter, cost: JsonObject): void {
  for (const name of AMOUNTS) {
    const { number, unit } = splitQuantity(cost[name]);
    if (number === null) continue;
    writer.number(name, number);
    writer.text("currency", unit);
  }
  writer.number("lifetime", cost["lifetime"]);
  writer.percent("learning", cost["learning"]);
  writer.text("priceYear", cost["priceYear"]);
  const financing = (cost["financing"] ?? {}) as JsonObject;
  for (const name of FINANCING) {
    if (name === "term") writer.number(name, financing[name]);
    else writer.percent(name, financing[name]);
  }
  for (const name of BEARERS)
    for (const one of (cost[name] ?? []) as readonly JsonObject[])
      writer.percent(`${name}.${String(one["party"])}`, one["share"]);
  const { number, unit } = splitQuantity(cost["energyPrice"]);
  if (number === null) return;
  writer.number("energyPrice", number);
  writer.text("energyPrice.unit", unit.split("/")[1]);
  writer.text("currency", unit.split("/")[0]);
}
