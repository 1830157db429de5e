import { CONSTANTS } from "../../formula/constants.ts";
import { namesIn } from "../../formula/expression.ts";
import type { Measure } from "../../formula/proof.ts";
import { methodTexts } from "../../i18n/method-texts.ts";
import type { Translator } from "../../i18n/i18n.ts";
import type { RegisteredMethod } from "../../methods/book.ts";
import type { FactorNeed, Input, Method } from "../../methods/method.ts";
import { gasText } from "../factors/names.ts";

/** A unit with what it is a mass of: `t CO₂/TJ`, `g CH₄/kg BOD`; null for a share or a plain number. */
export function measureText({ unit, of, per }: Measure): string | null {
  if (unit === "1") return of && per ? `${gasText(of)}/${gasText(per)}` : null;
  const [numerator = "", ...rest] = unit.split("/");
  const whole = of && of !== "gas" ? [`${numerator} ${gasText(of)}`, ...rest].join("/") : unit;
  return per ? `${whole} ${gasText(per)}` : whole;
}

/** Every symbol of a method's equations, what it is, its units and where it comes from. */
export function symbolRows(texts: Translator, registered: RegisteredMethod) {
  const { method, symbols, lines } = registered;
  const used = new Set(lines.flatMap((line) => namesIn(line.expression)));
  const label = labelOf(texts, method);
  const from = (source: string): string => texts.t(`methods:page.from.${source}`);
  const given = [...symbols.values()]
    .filter(({ name }) => used.has(name))
    .map(({ name, measures }) => ({
      name,
      label: label(name),
      units: unitsText(texts, measures),
      from: from(sourceOf(method, name)),
    }));
  const computed = [
    ...new Map(lines.filter((line) => used.has(line.name)).map((line) => [line.name, line])).values(),
  ].map((line) => ({
    name: line.name,
    label: methodTexts(texts, method).line(line.formula),
    units: unitsText(texts, [line.measure]),
    from: from("line"),
  }));
  const constants = Object.entries(CONSTANTS)
    .filter(([name]) => used.has(name))
    .map(([name, constant]) => ({
      name: constant.shown,
      label: texts.t(`methods:page.constant.${name}`),
      units: "–",
      from: from("constant"),
    }));
  return [...given, ...computed, ...constants];
}

/** Whether a symbol is entered, looked up, or the city's own factor alone. */
function sourceOf(method: Method, name: string): "input" | "factor" | "own" {
  const need = method.factors.find((factor) => factor.name === name);
  if (!need) return "input";
  return need.keys.length === 0 ? "own" : "factor";
}

function unitsText(texts: Translator, measures: readonly Measure[]): string {
  const all = [...new Set(measures.map((measure) => measureText(measure) ?? texts.t("methods:page.plain")))];
  return new Intl.ListFormat(texts.language, { type: "disjunction" }).format(all);
}

/** The label of a symbol of the method in the reader's language. */
export function labelOf(texts: Translator, method: Method): (name: string) => string {
  const own = methodTexts(texts, method);
  const labels = new Map<string, string>();
  const note = (item: Input | FactorNeed): void => {
    labels.set(item.name, own.label(item));
    if (!("kind" in item)) return;
    if (item.kind === "composition") labels.set(item.share, own.label(item));
    if (item.kind === "gases") labels.set("mass", own.label(item));
    if (item.kind !== "list") return;
    for (const mark of Object.keys(item.marks ?? {})) labels.set(mark, own.label(item));
    item.columns.forEach(note);
  };
  [...method.inputs, ...method.factors].forEach(note);
  return (name) => labels.get(name) ?? name;
}
