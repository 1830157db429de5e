import type { Method } from "../methods/method.ts";
import { printFull } from "../units/print-number.ts";
import type { Message, MessageParams } from "../units/problem.ts";
import type { NumberPrinter } from "./format.ts";
import type { Translator } from "./i18n.ts";
import { methodTexts } from "./method-texts.ts";

/** Parameters of an estimate's notes that are amounts, alone or with a unit; years are none. */
const AMOUNTS = ["result", "from", "start", "end", "older", "size", "fromSize", "ratio", "level", "slope"];
const VALUE_AND_UNIT = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?: (.+))?$/;

/**
 * What the engine notes on an activity, in a sentence: the input by its name in the reader's language, and
 * the figures of an estimate in the reader's number format.
 */
export function noteText(
  { texts, numbers }: { readonly texts: Translator; readonly numbers: NumberPrinter },
  method: Method | undefined,
  { code, params = {} }: Message,
): string {
  const input = method?.inputs.find(({ label }) => label === params["input"]);
  const label = method && input && methodTexts(texts, method).label(input);
  // A question names its answer without its mark: “How much was burned: 12 t”.
  const named: MessageParams =
    label === undefined ? params : { ...params, input: label.replace(/[?.]$/, "") };
  if (!code.startsWith("estimate.")) return texts.message({ code, params: named });
  const spelled = Object.entries(named).map(([name, given]): [string, MessageParams[string]] => {
    if (name === "middle") return [name, printFull(Number(given), numbers.format)];
    const [, value, unit] = (AMOUNTS.includes(name) && VALUE_AND_UNIT.exec(String(given))) || [];
    if (value === undefined) return [name, given];
    return [name, [numbers.number(Number(value)), unit].filter(Boolean).join("\u00a0")];
  });
  return texts.message({ code, params: Object.fromEntries(spelled) });
}
