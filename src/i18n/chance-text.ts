import type { NumberPrinter } from "./format.ts";
import type { Translator } from "./i18n.ts";

/** Fractions that people read as chances. */
const CHANCES: readonly (readonly [chances: number, of: number])[] = [
  [1, 20],
  [1, 10],
  [1, 5],
  [1, 4],
  [1, 3],
  [1, 2],
  [2, 3],
  [3, 4],
  [4, 5],
  [9, 10],
  [19, 20],
];

/** A probability in words, with its percentage: "about 1 chance in 5 (21 %)". */
export function chanceText(
  { texts, numbers }: { readonly texts: Translator; readonly numbers: NumberPrinter },
  chance: number,
): string {
  const percent = numbers.number(chance * 100, { significant: 2 });
  if (chance < 0.025) return texts.t("planning:chance.hardly", { percent });
  if (chance > 0.975) return texts.t("planning:chance.almost", { percent });
  const [chances, of] = CHANCES.reduce((nearest, one) =>
    Math.abs(one[0] / one[1] - chance) < Math.abs(nearest[0] / nearest[1] - chance) ? one : nearest,
  );
  return texts.t("planning:chance.some", { count: chances, of, percent });
}
