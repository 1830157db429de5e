import { methodTexts } from "../../i18n/method-texts.ts";
import type { ActivityResult } from "../../inventory/calculate.ts";
import type { TraceEntry, TraceStep } from "../../inventory/trace.ts";
import type { Method } from "../../methods/method.ts";
import type { Voice } from "../engine.ts";
import { gasText, idName } from "../factors/names.ts";
import { labelOf } from "./symbols-view.ts";

/** Digits in a working: enough to follow it by hand. */
const DIGITS = 7;
/** Parts that are shown without folding. */
const MOST_LABELLED = 5;

/** How each gas of an activity was worked out, for partials/working. */
export function workingView(voice: Voice, method: Method, result: ActivityResult) {
  const print = (value: number): string => voice.numbers.number(value, { significant: DIGITS });
  return result.trace(print).map((entry) => gasView(voice, method, entry, print));
}

function gasView(voice: Voice, method: Method, entry: TraceEntry, print: (value: number) => string) {
  const { texts } = voice;
  const isBiogenic = entry.gas === "biogenicCO2";
  const gas = isBiogenic ? texts.t("methods:page.biogenic") : gasText(entry.gas);
  return {
    gas,
    source: entry.source,
    formula: entry.formula,
    working: entry.working,
    terms: termsOf(entry, labelOf(texts, method)),
    result: `${print(entry.result.value)} t ${isBiogenic ? "CO₂" : gas}`,
    steps: entry.steps.map((step) => stepView(voice, method, step, print)),
  };
}

/** A product of few terms as value over name: grey what was entered, green what the library gave. */
function termsOf(entry: TraceEntry, label: (name: string) => string) {
  const names = entry.formula.split(" * ");
  const values = entry.working.split(" × ");
  if (names.length !== values.length || names.length > MOST_LABELLED || /[()/+?-]/.test(entry.formula))
    return null;
  const factors = new Set(entry.factors.map((factor) => factor.name));
  return names.map((name, at) => ({
    text: values[at] ?? "",
    name: label(name),
    isFactor: factors.has(name),
    isFirst: at === 0,
  }));
}

function stepView(voice: Voice, method: Method, step: TraceStep, print: (value: number) => string) {
  const formula = method.formulas.find((one) => one.name === step.name);
  const said = (one: { readonly value: number; readonly unit: string }): string =>
    `${print(one.value)} ${one.unit}`.trim();
  return {
    name: step.name,
    label: formula ? methodTexts(voice.texts, method).line(formula) : step.label,
    formula: step.formula,
    working: step.working,
    result: step.result ? said(step.result) : "",
    perYear: step.level === "year",
    elements: step.elements.map((one) => ({
      name: idName(voice.texts, one.id),
      working: one.working,
      result: said(one.result),
    })),
  };
}
