import type { NumberPrinter } from "../../i18n/format.ts";
import type { Translator } from "../../i18n/i18n.ts";
import { gpcRow } from "../../inventory/gpc-table.ts";
import type { MeasureField } from "../../planning/measures/field.ts";
import { OPERATORS } from "../../planning/measures/operators.ts";
import type { JsonObject } from "../../store/json-columns.ts";
import type { PlanPart } from "../../store/plan-parts.ts";
import { subsectorText } from "../../i18n/gpc-texts.ts";
import { idText } from "../../i18n/method-texts.ts";
import type { OpenPlan } from "./open.ts";
import { nameByKey, withinSentence } from "./part-names.ts";
import { splitQuantity, textOf } from "./document-values.ts";

/** What words are made with. */
export interface Speaking {
  readonly texts: Translator;
  readonly numbers: NumberPrinter;
  readonly open: OpenPlan;
}

/** A share or a rate of a document as a percentage, with every digit that was given. */
export function percentText({ numbers }: Speaking, value: unknown): string {
  const { number, unit } = splitQuantity(value);
  if (number === null) return numbers.number(null);
  return `${numbers.number(unit === "%" ? number : Number((number * 100).toPrecision(14)))}\u00a0%`;
}

export function quantityText({ numbers }: Speaking, value: unknown): string {
  const { number, unit } = splitQuantity(value);
  return `${numbers.number(number)} ${unit}`.trim();
}

/** What a measure does, in a sentence: how much of the stock, how much at each. */
export function measureText(speaking: Speaking, { document }: PlanPart): string {
  const { texts } = speaking;
  const type = textOf(document["type"]);
  const fields = Object.entries(OPERATORS.get(type)?.fields ?? {});
  const said = texts.t(
    `planning:measure.${type}.text`,
    Object.fromEntries(fields.map(([name, field]) => [name, answerText(speaking, field, document[name])])),
  );
  const rebound = splitQuantity(document["rebound"]).number ?? 0;
  return rebound > 0
    ? `${said} ${texts.t("planning:measure.rebound.text", { rebound: percentText(speaking, document["rebound"]) })}`
    : said;
}

function answerText(speaking: Speaking, field: MeasureField, value: unknown): string {
  switch (field.kind) {
    case "share":
    case "efficiency":
      return percentText(speaking, value);
    case "number":
      return speaking.numbers.number(typeof value === "number" ? value : null);
    case "quantity":
      return quantityText(speaking, value);
    case "choice":
      return typeof value === "string" ? nameOfChoice(speaking.texts, value) : "";
    case "rows":
      return String(Array.isArray(value) ? value.length : 0);
    case "year":
      return textOf(value);
  }
}

/** A choice of a measure in words, within a sentence. */
export function nameOfChoice(texts: Translator, id: string): string {
  if (id === "electricity") return texts.t("planning:measure.electricity").toLowerCase();
  const name =
    texts.find(`planning:treatment.${id}`) ?? texts.find(`planning:factor.${id}`) ?? idText(texts, id);
  // A gas keeps its capitals: HFC-32 is no word.
  return /\d/.test(name) ? name : name.toLowerCase();
}

export function adoptionText(speaking: Speaking, { document }: PlanPart): string {
  const adoption = (document["adoption"] ?? {}) as JsonObject;
  if (adoption["shape"] !== "table") {
    const years = { start: textOf(adoption["start"]), full: textOf(adoption["full"]) };
    return speaking.texts.t(`planning:adoption.${textOf(adoption["shape"])}.text`, years);
  }
  const points = Object.entries((adoption["points"] ?? {}) as JsonObject);
  return points.map(([year, value]) => `${year}: ${percentText(speaking, value)}`).join(", ");
}

/** The places a measure or a rule reaches: rows, and entries by their own names. */
export function reachText({ texts, open }: Speaking, { document }: PlanPart): string {
  const refs = (document["refs"] ?? []) as readonly string[];
  const entries = (document["activities"] ?? []) as readonly string[];
  const named = entries.map((id) => {
    const activity = open.stored.activities.find((one) => one.id === id);
    return activity?.label || activity?.ref || texts.t("planning:reach.gone");
  });
  return [
    ...refs.map((ref) => `${ref} ${subsectorText(texts, gpcRow(ref)?.subsector ?? "")}`),
    ...named,
  ].join("; ");
}

/** How a driver moves: one rate, or its values. */
export function driverText(speaking: Speaking, { document }: PlanPart): string {
  const { texts } = speaking;
  if (document["growth"] !== undefined)
    return texts.t("planning:driver.growth.text", { rate: percentText(speaking, document["growth"]) });
  const points = pointsText(speaking, document["points"]);
  return document["after"] === "flat" ? texts.t("planning:driver.flat.text", { points }) : points;
}

export function pointsText(speaking: Speaking, points: unknown): string {
  return Object.entries((points ?? {}) as JsonObject)
    .map(([year, value]) => `${year}: ${quantityText(speaking, value)}`)
    .join("; ");
}

/** What a row follows, and how strongly. */
export function followsText(speaking: Speaking, { document }: PlanPart): string {
  const { texts, numbers, open } = speaking;
  const by = (document["by"] ?? []) as readonly { readonly driver: string; readonly elasticity?: unknown }[];
  const follows = by.map(({ driver, elasticity }) => {
    const strength = splitQuantity(elasticity ?? 1).number ?? 1;
    const name = nameByKey(texts, open, "driver", driver);
    return strength === 1
      ? name
      : texts.t("planning:projection.by.text", { name, elasticity: numbers.number(strength) });
  });
  const gain = document["efficiencyGain"];
  const gaining =
    gain === undefined
      ? []
      : [texts.t("planning:projection.efficiency-gain.text", { rate: percentText(speaking, gain) })];
  const steps = Object.entries((document["steps"] ?? {}) as JsonObject).map(([year, change]) =>
    texts.t("planning:projection.steps.text", { year, change: signedPercentText(speaking, change) }),
  );
  return [...follows, ...gaining, ...steps].join("; ");
}

function signedPercentText(speaking: Speaking, change: unknown): string {
  const text = percentText(speaking, change);
  return (splitQuantity(change).number ?? 0) > 0 ? `+${text}` : text;
}

/** What a target asks for, in a sentence. */
export function targetText(speaking: Speaking, { document }: PlanPart): string {
  const { texts, open } = speaking;
  const type = textOf(document["type"]);
  return texts.t(`planning:target.${type}.text`, {
    reduction: percentText(speaking, document["reduction"]),
    year: textOf(document["year"]),
    baseYear: textOf(document["baseYear"]),
    per: withinSentence(nameByKey(texts, open, "driver", textOf(document["per"]))),
    level: quantityText(speaking, document["level"]),
    residual: quantityText(speaking, document["residual"]),
    amount: quantityText(speaking, document["amount"]),
    from: textOf(document["from"]),
    to: textOf(document["to"]),
  });
}

/** The currency of a measure's cost. */
export function splitMoney(cost: unknown): { readonly currency: string } | null {
  const { unit } = splitQuantity((cost as JsonObject | undefined)?.["capex"]);
  return unit === "" ? null : { currency: unit };
}
