import { readField } from "../../units/arithmetic.ts";
import type { NumberFormat } from "../../units/number-format.ts";
import type { Outcome, Problem } from "../../units/problem.ts";
import { textOf, type TypedEntry } from "./typed.ts";

/** Reads single fields of an entry form in the officer's number format, and notes what cannot be read. */
export class FieldReader {
  readonly typed: TypedEntry;
  readonly problems: Problem[] = [];
  readonly #format: NumberFormat;

  constructor(typed: TypedEntry, format: NumberFormat) {
    this.typed = typed;
    this.#format = format;
  }

  text(field: string): string | undefined {
    return textOf(this.typed, field);
  }

  refuse(path: string, code: string, params?: Problem["params"]): void {
    this.problems.push({ path, code, ...(params ? { params } : {}) });
  }

  wholeNumber(field: string): number | undefined {
    const text = this.text(field);
    if (text === undefined) return undefined;
    if (/^\d{1,6}$/.test(text)) return Number(text);
    this.refuse(field, "entry.not-a-year");
    return undefined;
  }

  /** A number as a machine writes it. */
  number(field: string, text: string | undefined = this.text(field)): string | undefined {
    return text === undefined ? undefined : this.#read(field, readField(text, this.#format));
  }

  /** A field with a percent sign beside it: `49,9` is 49.9 %, and so is `49,9 %`. */
  percent(field: string): string | undefined {
    const value = this.number(field, this.text(field)?.replace(/\s*%$/, ""));
    return value === undefined ? undefined : `${value} %`;
  }

  /**
   * A number with its unit: chosen beside it, else for its whole column, else the only one there is.
   * @param column the field of the column's unit, where that says the unit of every cell
   */
  quantity(field: string, offer: readonly string[], column?: string): unknown {
    if (this.text(field) === undefined) return undefined;
    const value = this.number(field);
    const shared = column === undefined ? undefined : this.text(column);
    const unit = this.text(`${field}.unit`) ?? shared ?? (offer.length === 1 ? offer[0] : undefined);
    if (unit === undefined) this.#unitMissing(column ?? `${field}.unit`);
    return value === undefined || unit === undefined ? undefined : { value, unit };
  }

  /** What the form carries unseen (`in.amount:estimate`), as the document had it. */
  carried(field: string, part: string): unknown {
    const text = this.text(`${field}:${part}`);
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      this.refuse(field, "value.refused");
      return undefined;
    }
  }

  #unitMissing(path: string): void {
    if (!this.problems.some((problem) => problem.path === path)) this.refuse(path, "unit.missing");
  }

  #read(
    path: string,
    outcome: Outcome<{ readonly value: number; readonly plain: string }>,
  ): string | undefined {
    if (outcome.ok) return outcome.value.plain;
    this.problems.push(...outcome.problems.map((problem) => ({ ...problem, path })));
    return undefined;
  }
}
