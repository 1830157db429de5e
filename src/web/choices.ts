import { numberPrinter } from "../i18n/format.ts";
import { languages, type Translator } from "../i18n/i18n.ts";
import { NUMBER_FORMATS } from "../units/number-format.ts";
import { options, type OptionView } from "./form.ts";

export const languageNames = { en: "English", id: "Bahasa Indonesia" } as const;

/** The languages, each in its own name. */
export function languageOptions(value: string): readonly OptionView[] {
  return options(
    value,
    languages.map((id) => [id, languageNames[id]]),
  );
}

/** The number formats, each by its language with an example: `Indonesian – 1.234.567,89`. */
export function numberFormatOptions(texts: Translator, value: string): readonly OptionView[] {
  const names = new Intl.DisplayNames(texts.language, { type: "language" });
  return options(
    value,
    [...NUMBER_FORMATS.keys()].map((id) => [
      id,
      `${names.of(id) ?? id} – ${numberPrinter(id).number(1_234_567.89)}`,
    ]),
  );
}
