import type { NumberFormat } from "../../units/number-format.ts";
import { printFull } from "../../units/print-number.ts";
import { splitQuantity } from "./document-values.ts";

/** Writes values of a stored part as an officer of this number format would have typed them. */
export class PartWriter {
  readonly #format: NumberFormat;
  readonly typed: Record<string, string> = {};

  constructor(format: NumberFormat) {
    this.#format = format;
  }

  text(name: string, value: unknown): void {
    if (typeof value === "string" || typeof value === "number") this.typed[name] = String(value);
  }

  tick(name: string): void {
    this.typed[name] = "yes";
  }

  number(name: string, value: unknown): void {
    const number = typeof value === "string" ? Number(value) : value;
    if (typeof number === "number" && Number.isFinite(number))
      this.typed[name] = printFull(number, this.#format);
  }

  percent(name: string, value: unknown): void {
    const percent = this.#percentOf(value);
    if (percent !== null) this.number(name, percent);
  }

  /** `"187 USD/MWh"` into the number and its unit. */
  quantity(name: string, value: unknown): void {
    const { number, unit } = splitQuantity(value);
    if (number === null) return;
    this.number(name, number);
    this.typed[`${name}.unit`] = unit;
  }

  /** Years and their values, a line for each; a unit goes to its own control. */
  points(name: string, points: unknown, kind: "number" | "percent" | "quantity" = "number"): void {
    const lines: string[] = [];
    for (const [year, value] of Object.entries((points ?? {}) as Record<string, unknown>)) {
      const { number, unit } = splitQuantity(value);
      const amount = kind === "percent" ? this.#percentOf(value) : number;
      if (amount === null) continue;
      lines.push(`${year} ${printFull(amount, this.#format)}`);
      if (kind === "quantity") this.typed[`${name}.unit`] = unit;
    }
    this.typed[name] = lines.join("\n");
  }

  #percentOf(value: unknown): number | null {
    const { number, unit } = splitQuantity(value);
    if (number === null) return null;
    return unit === "%" ? number : Number((number * 100).toPrecision(14));
  }
}
