import { numberFormat, type NumberFormat } from "../units/number-format.ts";
import { printNumber, type PrintOptions } from "../units/print-number.ts";

/** What is printed where there is no number: never nothing, never zero. */
export const absent = "–";

export interface NumberPrinter {
  readonly format: NumberFormat;
  /** Prints a number; `–` for null, undefined and what is not finite; a true zero as `0`. */
  readonly number: (value: number | null | undefined, options?: PrintOptions) => string;
  /** A share of 1 as `35 %`, to three significant digits unless said otherwise. */
  readonly percent: (value: number | null | undefined, options?: PrintOptions) => string;
}

/** Prints numbers as a person who chose the number format `id` reads them; English where it is unknown. */
export function numberPrinter(id: string): NumberPrinter {
  const format = numberFormat(id) ?? numberFormat("en")!;
  const isNumber = (value: number | null | undefined): value is number => Number.isFinite(value);
  return {
    format,
    number: (value, options) => (isNumber(value) ? printNumber(value, format, options) : absent),
    percent: (value, options = { significant: 3 }) =>
      isNumber(value) ? `${printNumber(value * 100, format, options)}\u00a0%` : absent,
  };
}

/** Day before month, as ASEAN writes English. */
const dateLocale = (language: string) => (language === "en" ? "en-GB" : language);

/** A date as people of `language` write it, `3 November 2026`; the Gregorian calendar everywhere. `at`: ISO 8601. */
export function printDate(at: string, language: string): string {
  return new Intl.DateTimeFormat(dateLocale(language), {
    dateStyle: "long",
    calendar: "gregory",
    timeZone: "UTC",
  }).format(new Date(at));
}

/** A date and time of day in UTC, `23 November 2026, 21:35 UTC`. `at`: ISO 8601. */
export function printMoment(at: string, language: string): string {
  const moment = new Intl.DateTimeFormat(dateLocale(language), {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    calendar: "gregory",
    timeZone: "UTC",
  }).format(new Date(at));
  return `${moment} UTC`;
}
