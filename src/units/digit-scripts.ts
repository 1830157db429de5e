/** Code points of the zeros of the decimal digits people type; each is followed by its one to nine. */
const ZEROS = [
  0x0660, // Arabic-Indic
  0x06f0, // Extended Arabic-Indic
  0x0966, // Devanagari
  0x09e6, // Bengali
  0x0be6, // Tamil
  0x0e50, // Thai
  0x0ed0, // Lao
  0x1040, // Burmese
  0x1090, // Shan
  0x17e0, // Khmer
  0x1b50, // Balinese
  0x1bb0, // Sundanese
  0xa9d0, // Javanese
  0xaa50, // Cham
  0xff10, // full-width
];

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["\u2212", "-"],
  ["\uff0d", "-"],
  ["\ufe63", "-"],
  ["\uff0b", "+"],
  ["\uff0c", ","],
  ["\uff0e", "."],
  ["\u2019", "'"],
  ["\u02bc", "'"],
  ["\uff07", "'"],
  ["\u066b", "٫"],
  ["\u066c", "٬"],
  ["×", "*"],
  ["÷", "/"],
]);

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/**
 * The same text in Latin digits, plain signs, plain spaces, and without invisible characters or spaces
 * around it. Callers cap the length first.
 */
export function toLatinDigits(text: string): string {
  let latin = "";
  for (const char of text.replaceAll(INVISIBLE, "").replaceAll(/\s/g, " ").trim()) {
    latin += SIGNS.get(char) ?? latinDigit(char);
  }
  return latin;
}

function latinDigit(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code <= start + 9);
  return zero === undefined ? char : String(code - zero);
}
