import { languages, translator } from "../../i18n/i18n.ts";
import { idText } from "../../i18n/method-texts.ts";

/** An id that a text names, and whether the text only resembles its name. */
export interface Named {
  readonly id: string;
  readonly resembles: boolean;
}

const SMALL = new Set(["and", "or", "of", "the", "dan", "atau", "dari", "yang", "waste", "sampah"]);

/** A name without accents, case and signs. */
export function plainName(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** What an id is called: its own letters, and its name in every language. */
export function namesOf(id: string): readonly string[] {
  return [id, ...languages.map((language) => idText(translator(language), id))];
}

/**
 * Finds what a text of a spreadsheet names among ids: by id or name in any language, else the only one
 * whose words the text has, or which has all the text's words. Null where none or several fit.
 * @param extra more names, by id
 */
export function nameIn(
  ids: readonly string[],
  text: string,
  names: (id: string) => readonly string[] = namesOf,
): Named | null {
  const given = plainName(text);
  if (given === "") return null;
  const known = ids.map((id) => ({ id, names: names(id).map(plainName) }));
  const exact = known.find((one) => one.names.includes(given));
  if (exact) return { id: exact.id, resembles: false };
  const words = wordsOf(given);
  const fits = known.filter((one) =>
    one.names.some((name) => {
      const own = wordsOf(name);
      return own.length > 0 && words.length > 0 && (within(own, words) || within(words, own));
    }),
  );
  const [only] = fits;
  return fits.length === 1 && only ? { id: only.id, resembles: true } : null;
}

function wordsOf(name: string): readonly string[] {
  return name.split(" ").filter((word) => word !== "" && !SMALL.has(word));
}

/** Whether each of these words, or its plural, is among those. */
function within(these: readonly string[], those: readonly string[]): boolean {
  return these.every((word) => those.some((one) => one === word || `${one}s` === word || one === `${word}s`));
}
