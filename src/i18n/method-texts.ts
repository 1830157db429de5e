import type { Translator } from "./i18n.ts";
import type { FactorNeed, Formula, Input, Method } from "../methods/method.ts";

/**
 * The texts of a method in the reader's language: English stands in the declaration, other languages in the
 * catalogue `methods`, by code and name. Ids of choices (fuels, waste fractions) are named in the catalogue `factors`.
 */
export function methodTexts(texts: Translator, method: Method) {
  const find = (key: string, english: string): string =>
    texts.find(`methods:${method.code}.${key}`) ?? english;
  return {
    title: find("title", method.title),
    summary: find("summary", method.summary),
    dataFrom: find("dataFrom", method.dataFrom),
    label: (input: Input | FactorNeed): string => find(`${input.name}.label`, input.label),
    hint: (input: Input): string | null =>
      input.hint === undefined ? null : find(`${input.name}.hint`, input.hint),
    /** What to mind before starting from a default; null where there is nothing. */
    suggestNote: (input: Input): string | null => {
      const note = input.kind === "composition" || input.kind === "list" ? input.suggest?.note : undefined;
      return note === undefined ? null : find(`${input.name}.suggest`, note);
    },
    line: (formula: Formula): string =>
      formula.label === undefined
        ? (formula.name ?? formula.gas ?? "")
        : find(`${formula.name}.label`, formula.label),
  };
}

/** The name of a choice's id: from the catalogue of factors, else the id with its hyphens opened. */
export function idText(texts: Translator, id: string): string {
  const plain = id.replace(/#\d+$/, "");
  return (
    texts.find(`factors:id.${plain}`) ??
    plain.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase())
  );
}
