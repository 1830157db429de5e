import { type NumberFormat, spell } from "./number-format.ts";

export interface PrintOptions {
  /** At most so many significant digits, 1 to 15. */
  readonly significant?: number;
  /** Exactly so many decimals, 0 to 12. */
  readonly decimals?: number;
  /** With `decimals`: a number that would show as nothing is printed as `<0.01`, a negative one as `>−0.01`. */
  readonly tiny?: true;
}

const MINUS = "\u2212";
/** More than any double has. */
const EVERY_DIGIT = 21;
const formatters = new Map<string, Intl.NumberFormat>();

/**
 * A number for people to read, grouped; with no options every digit that tells it from its neighbours.
 * Zero is `0`, whatever the decimals. The sign is kept even where the digits are rounded away, as U+2212.
 * @throws RangeError for NaN and infinities: what is missing is not a number and is not printed here
 */
export function printNumber(value: number, format: NumberFormat, options: PrintOptions = {}): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a number to print`);
  if (value === 0) return spell("0", format);
  const { decimals } = options;
  const tiniest = decimals === undefined ? 0 : 10 ** -decimals;
  if (options.tiny && Math.abs(value) < tiniest / 2) {
    const bound = localized(tiniest, format, options);
    return value < 0 ? `>${MINUS}${bound}` : `<${bound}`;
  }
  return (value < 0 ? MINUS : "") + localized(Math.abs(value), format, options);
}

/**
 * A number for a form's field: the shortest decimal text that reads back as the same number in the same
 * format, ungrouped, with a plain hyphen for the sign. Very large and small ones take `e` notation.
 * @throws RangeError for NaN and infinities
 */
export function printFull(value: number, format: NumberFormat): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a number to print`);
  return spell(String(value === 0 ? 0 : value).replace("e+", "e"), format);
}

/** Rounded and grouped by Intl in English, then spelled with the format's own marks and digits. */
function localized(value: number, format: NumberFormat, options: PrintOptions): string {
  return formatter(options)
    .formatToParts(value)
    .map(({ type, value: part }) => {
      if (type === "group") return format.group;
      if (type === "decimal") return format.decimal;
      return spell(part, format);
    })
    .join("");
}

function formatter({ significant, decimals }: PrintOptions): Intl.NumberFormat {
  const key = `${significant ?? ""}/${decimals ?? ""}`;
  let made = formatters.get(key);
  if (!made) {
    made = new Intl.NumberFormat(
      "en",
      decimals === undefined
        ? { maximumSignificantDigits: significant ?? EVERY_DIGIT }
        : { minimumFractionDigits: decimals, maximumFractionDigits: decimals },
    );
    formatters.set(key, made);
  }
  return made;
}
