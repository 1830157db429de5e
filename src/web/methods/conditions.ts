import type { Translator } from "../../i18n/i18n.ts";
import type { RegisteredMethod } from "../../methods/book.ts";
import type { Facts } from "../../methods/method.ts";
import { readUnit } from "../../units/unit.ts";
import { gasText, idName } from "../factors/names.ts";
import { labelOf, measureText } from "./symbols-view.ts";

/** Conditions in words: `amount in t; co2 in t CO₂/TJ; oxidation not given`. Empty where there are none. */
export function conditionText(
  texts: Translator,
  registered: RegisteredMethod,
  when: Facts | undefined,
): string {
  return Object.entries(when ?? {})
    .map(([name, wanted]) => one(texts, registered, name, [wanted].flat()))
    .join("; ");
}

function one(
  texts: Translator,
  registered: RegisteredMethod,
  name: string,
  wanted: readonly string[],
): string {
  const { method } = registered;
  const say = (key: string, params: Record<string, string | readonly string[]>): string =>
    texts.t(`methods:when.${key}`, params);
  if (name === "guidelines") return say("guidelines", { editions: wanted });
  if (Object.hasOwn(method.flags ?? {}, name)) {
    return say(wanted.includes("yes") ? "flag" : "no-flag", {
      flag: texts.find(`methods:flag.${name}`) ?? name,
    });
  }
  if (name.endsWith(".of")) return say("of", { name: name.slice(0, -3), gas: wanted.map(gasText) });
  const choice = method.inputs.find((input) => input.name === name && input.kind === "choice");
  if (choice) {
    const label = labelOf(texts, method)(name).replace(/\?$/, "");
    if (wanted.includes("absent")) return say("no-choice", { name: label });
    return say("choice", { name: label, values: wanted.map((id) => idName(texts, id)) });
  }
  const measures = registered.symbols.get(name)?.measures ?? [];
  const units = wanted
    .filter((dimension) => dimension !== "absent")
    .map((dimension) => {
      const fit = measures.find((measure) => dimensionOf(measure.unit) === dimension);
      return fit && measureText(fit);
    });
  if (units.length === 0) return say("absent", { name });
  const known = units.filter((unit) => typeof unit === "string");
  return known.length === 0 ? say("given", { name }) : say("unit", { name, units: known });
}

function dimensionOf(unit: string): string | null {
  const read = readUnit(unit);
  return read.ok ? read.value.dimension : null;
}
