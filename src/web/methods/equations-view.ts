import { CONSTANTS } from "../../formula/constants.ts";
import type { Expression } from "../../formula/expression.ts";
import { printExpression } from "../../formula/print.ts";
import { methodTexts } from "../../i18n/method-texts.ts";
import type { Translator } from "../../i18n/i18n.ts";
import type { Line, RegisteredMethod } from "../../methods/book.ts";
import { gasText } from "../factors/names.ts";
import { conditionText } from "./conditions.ts";
import { measureText } from "./symbols-view.ts";

/** A piece of an equation: plain text, or a symbol that leads to its explanation. */
export interface Piece {
  readonly text: string;
  readonly symbol: string | null;
}

interface Variant {
  readonly pieces: readonly Piece[];
  /** Each condition under which it holds; empty texts are left out. */
  readonly when: readonly string[];
}

/** What a method computes, with its equation: the usual form first, then the forms for other cases. */
export interface EquationGroup {
  readonly title: string;
  readonly symbol: string;
  readonly unit: string;
  readonly level: string | null;
  readonly source: string | null;
  readonly usual: readonly Variant[];
  readonly others: readonly Variant[];
}

/**
 * The equations of a method by what they compute, in the order of the calculation. The usual form is that of
 * `example`, the lines of the worked example; where the example needs none, the form whose conditions are
 * closest to the example's.
 */
export function equationGroups(
  texts: Translator,
  registered: RegisteredMethod,
  example: readonly Line[],
): readonly EquationGroup[] {
  const groups = Map.groupBy(registered.lines, ({ formula }) => formula.name ?? `gas:${formula.gas}`);
  return [...groups.values()].map((lines) => groupView(texts, registered, lines, example));
}

function groupView(
  texts: Translator,
  registered: RegisteredMethod,
  lines: readonly Line[],
  example: readonly Line[],
): EquationGroup {
  const [first] = lines as readonly [Line, ...Line[]];
  const usual = usualOf(lines, example);
  const { formula, level, measure } = first;
  const sources = [...new Set(lines.flatMap((line) => line.formula.source ?? []))];
  const forms = [...Map.groupBy(lines, (line) => line.formula.is).values()];
  const isUsual = (form: readonly Line[]): boolean => form.some((line) => usual.includes(line));
  const view = (form: readonly Line[]): Variant => variantView(texts, registered, form);
  return {
    title: formula.gas ? gasTitle(texts, formula.gas) : methodTexts(texts, registered.method).line(formula),
    symbol: formula.gas ? gasTitle(texts, formula.gas) : first.name,
    unit: measureText(measure) ?? "",
    level: level === "activity" ? null : texts.t(`methods:page.level.${level}`),
    source: sources.length === 0 ? null : sources.join("; "),
    usual: forms.filter(isUsual).map(view),
    others: forms.filter((form) => !isUsual(form)).map(view),
  };
}

/** A gas by its formula; the carbon dioxide of biomass and a gas that the entry names by what they are. */
function gasTitle(texts: Translator, gas: string): string {
  if (gas.startsWith("{")) return texts.t("methods:page.each-gas");
  return gas === "biogenicCO2" ? texts.t("methods:page.biogenic") : gasText(gas);
}

function usualOf(lines: readonly Line[], example: readonly Line[]): readonly Line[] {
  const own = lines.filter((line) => example.includes(line));
  if (own.length > 0) return own;
  const facts = new Map(example.flatMap((line) => Object.entries(line.formula.when ?? {})));
  const closeness = (line: Line): number =>
    Object.entries(line.formula.when ?? {}).filter(
      ([name, wanted]) => String(facts.get(name)) === String(wanted),
    ).length;
  return [lines.reduce((best, line) => (closeness(line) > closeness(best) ? line : best))];
}

/** Lines with the same equation are one form, with the conditions of each. */
function variantView(texts: Translator, registered: RegisteredMethod, same: readonly Line[]): Variant {
  return {
    pieces: piecesOf((same[0] as Line).expression),
    when: same
      .map((line) => conditionText(texts, registered, line.formula.when))
      .filter((text) => text !== ""),
  };
}

const MARK = "\u0000";

/** An expression as it is read, its symbols told apart from the signs between them. */
function piecesOf(expression: Expression): readonly Piece[] {
  const marked = printExpression(expression, (name) =>
    Object.hasOwn(CONSTANTS, name) ? (CONSTANTS[name]?.shown ?? name) : `${MARK}${name}${MARK}`,
  );
  return marked
    .split(MARK)
    .map((text, at) => ({ text, symbol: at % 2 === 1 ? text : null }))
    .filter(({ text }) => text !== "");
}
