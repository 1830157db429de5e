import type { NumberPrinter } from "../../i18n/format.ts";

/** Tonnes, thousands or millions of them: the scale at which a figure is read. */
export interface MassScale {
  readonly unit: "t" | "kt" | "Mt";
  readonly tonnes: number;
}

/** The scale that suits figures as large as this. */
export function scaleOf(tonnes: number): MassScale {
  const size = Math.abs(tonnes);
  if (size >= 1e6) return { unit: "Mt", tonnes: 1e6 };
  return size >= 1e4 ? { unit: "kt", tonnes: 1e3 } : { unit: "t", tonnes: 1 };
}

/** A mass for reading, at its own scale or the one given: `1.23 Mt`. */
export function massText(numbers: NumberPrinter, tonnes: number, scale: MassScale = scaleOf(tonnes)): string {
  return `${numbers.number(tonnes / scale.tonnes, { significant: 3 })}\u00a0${scale.unit}`;
}

/** A figure of a table in whole numbers; what rounds to nothing has no sign. */
export function wholeText(numbers: NumberPrinter, value: number | null | undefined): string {
  const isNothing = value !== null && value !== undefined && Math.abs(value) < 0.5;
  return numbers.number(isNothing ? 0 : value, { decimals: 0 });
}
