import { methodTexts } from "../../i18n/method-texts.ts";
import type { Translator } from "../../i18n/i18n.ts";
import type { RegisteredMethod } from "../../methods/book.ts";
import { type Offer, optionsOf } from "../../methods/input-schema.ts";
import type { Input, ShareInput } from "../../methods/method.ts";
import type { Voice } from "../engine.ts";
import { gasText, idName } from "../factors/names.ts";
import { conditionText } from "./conditions.ts";

/** Choices named in the table itself; more are folded away. */
const FEW = 6;
/** The form names these; any other gas of the set is taken too. */
const FIRST_GASES = 5;

/** An input as the method's page explains it. */
export interface InputView {
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  /** What is accepted: units, bounds. */
  readonly takes: string;
  /** The choices in words; folded where they are many. */
  readonly few: string | null;
  readonly many: { readonly summary: string; readonly names: readonly string[] } | null;
  /** Required, optional, or what is assumed. */
  readonly need: string;
  readonly when: string | null;
}

/** Every input of a method, and the columns of its lists, in the order of the form. */
export function inputRows(voice: Voice, registered: RegisteredMethod, offer: Offer): readonly InputView[] {
  const { method } = registered;
  const own = methodTexts(voice.texts, method);
  return method.inputs
    .flatMap((input) => [input, ...(input.kind === "list" ? input.columns : [])])
    .map((input) => {
      const choices = choicesOf(voice.texts, input, offer);
      const when = conditionText(voice.texts, registered, input.when);
      return {
        name: input.name,
        label: own.label(input),
        hint: own.hint(input),
        takes: takesText(voice, input, offer),
        few: choices.length === 0 || choices.length > FEW ? null : choices.join(", "),
        many:
          choices.length > FEW
            ? { summary: voice.texts.t("methods:page.choices", { count: choices.length }), names: choices }
            : null,
        need: needText(voice, input),
        when: when === "" ? null : voice.texts.t("methods:page.only-where", { when }),
      };
    });
}

function choicesOf(texts: Translator, input: Input, offer: Offer): readonly string[] {
  if (input.kind !== "choice" && input.kind !== "composition") return [];
  return optionsOf(input, offer).map((id) => idName(texts, id));
}

function takesText({ texts, numbers }: Voice, input: Input, offer: Offer): string {
  const say = (key: string, params: Record<string, string | number> = {}): string =>
    texts.t(`methods:takes.${key}`, params);
  switch (input.kind) {
    case "quantity": {
      const units = input.offer.filter((unit) => unit !== "1").join(", ");
      const text = units === "" ? say("number") : say("quantity", { units });
      if (input.max === undefined) return text;
      const unit = input.units[0] === "1" ? "" : (input.units[0] ?? "");
      return `${text}; ${say("at-most", { max: `${numbers.number(input.max)} ${unit}`.trim() })}`;
    }
    case "share":
      return input.max === undefined
        ? say("share")
        : `${say("share")}; ${say("at-most", { max: numbers.percent(input.max) })}`;
    case "series":
      return say("series", { units: input.offer.join(", ") });
    case "gases":
      return say("gases", { gases: offer.gases.slice(0, FIRST_GASES).map(gasText).join(", ") });
    default:
      return say(input.kind);
  }
}

function needText(voice: Voice, input: Input): string {
  const { texts, numbers } = voice;
  const say = (key: string, params: Record<string, string> = {}): string =>
    texts.t(`methods:need.${key}`, params);
  if (input.kind === "choice") {
    if (input.fromCity) return say("from-city");
    if (input.fromRef) return say("from-row");
    if (input.default !== undefined) return say("assumed", { value: idName(texts, input.default) });
  }
  if (input.kind === "share" && (input.defaultBy || input.default !== undefined))
    return shareNeed(voice, input);
  if (input.kind === "quantity" && input.default !== undefined) {
    const unit = input.units[0] === "1" ? "" : (input.units[0] ?? "");
    return say("assumed", { value: `${numbers.number(input.default)} ${unit}`.trim() });
  }
  return say(input.optional ? "optional" : "required");
}

function shareNeed({ texts, numbers }: Voice, input: ShareInput): string {
  const usual = texts.t("methods:need.assumed", { value: numbers.percent(input.default ?? 0) });
  if (!input.defaultBy) return usual;
  const { values } = input.defaultBy;
  const others = Object.entries(values).map(
    ([id, value]) => `${idName(texts, id)}: ${numbers.percent(value)}`,
  );
  return `${usual} (${others.join("; ")})`;
}
