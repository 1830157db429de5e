/** What is printed where there is no number: never nothing, never zero. */
export const absent = "–";

export interface NumberStyle {
  /** Significant digits; left out, the number is printed in full. */
  readonly significant?: number;
  /** Digits after the decimal mark, exactly. */
  readonly decimals?: number;
}

export interface NumberPrinter {
  readonly locale: string;
  /** Prints a number; `–` for null, undefined and what is not finite; a true zero as `0`; a true minus sign. */
  number(value: number | null | undefined, style?: NumberStyle): string;
  /** A share of 1 as `35 %`. */
  percent(value: number | null | undefined, style?: NumberStyle): string;
}

const printers = new Map<string, NumberPrinter>();

/** Prints numbers as a person of `locale` (BCP 47) reads them, in Latin digits. Cached by locale. */
export function numberPrinter(locale: string): NumberPrinter {
  const known = printers.get(locale);
  if (known) return known;
  const formats = new Map<string, Intl.NumberFormat>();
  const format = ({ significant, decimals }: NumberStyle) => {
    const key = `${significant ?? ""}/${decimals ?? ""}`;
    let found = formats.get(key);
    if (!found) {
      found = new Intl.NumberFormat(locale, {
        numberingSystem: "latn",
        // Groups from four digits on in every locale, as the number reader expects them.
        useGrouping: "always",
        ...(significant === undefined
          ? { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 20 }
          : { maximumSignificantDigits: significant }),
      });
      formats.set(key, found);
    }
    return found;
  };
  const number = (value: number | null | undefined, style: NumberStyle = {}) => {
    if (value === null || value === undefined || !Number.isFinite(value)) return absent;
    return format(style)
      .format(value === 0 ? 0 : value)
      .replace("-", "−");
  };
  const printer: NumberPrinter = {
    locale,
    number,
    percent: (value, style = { significant: 3 }) =>
      value === null || value === undefined || !Number.isFinite(value)
        ? absent
        : `${number(value * 100, style)}\u00a0%`,
  };
  printers.set(locale, printer);
  return printer;
}

/** A date as people of `language` write it, `3 November 2026`; the Gregorian calendar everywhere. `at`: ISO 8601. */
export function printDate(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: "long",
    calendar: "gregory",
    timeZone: "UTC",
  }).format(new Date(at));
}
