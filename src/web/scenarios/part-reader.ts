import { readField } from "../../units/arithmetic.ts";
import type { NumberFormat } from "../../units/number-format.ts";
import type { Problem } from "../../units/problem.ts";
import type { TypedPart } from "./part-fields.ts";

/**
 * Reads the controls of a part's form into values as the contract's documents have them, numbers in the
 * officer's format. What is blank is undefined, never zero; every problem is kept, its path the control.
 */
export class PartReader {
  readonly #typed: TypedPart;
  readonly #format: NumberFormat;
  readonly problems: Problem[] = [];

  constructor(typed: TypedPart, format: NumberFormat) {
    this.#typed = typed;
    this.#format = format;
  }

  text(name: string): string | undefined {
    const text = (this.#typed[name] ?? "").trim();
    return text === "" ? undefined : text;
  }

  /** The same, and a problem where it is blank. */
  required<T>(name: string, value: T | undefined): T | undefined {
    if (value === undefined && !this.problems.some(({ path }) => path === name))
      this.refuse(name, "value.missing");
    return value;
  }

  refuse(path: string, code: string, params?: Problem["params"]): void {
    this.problems.push({ path, code, ...(params ? { params } : {}) });
  }

  ticked(name: string): boolean {
    return this.text(name) !== undefined;
  }

  /** One of the values offered. */
  choice(name: string, offered: readonly string[]): string | undefined {
    const value = this.text(name);
    if (value === undefined || offered.includes(value)) return value;
    this.refuse(name, "value.not-offered", { found: value.slice(0, 60), accepted: offered });
    return undefined;
  }

  year(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (/^\d{4}$/.test(text)) return Number(text);
    this.refuse(name, "entry.not-a-year");
    return undefined;
  }

  /** A plain machine number as text. */
  number(name: string, text: string | undefined = this.text(name)): string | undefined {
    if (text === undefined) return undefined;
    const read = readField(text, this.#format);
    if (read.ok) return read.value.plain;
    this.problems.push(...read.problems.map((problem) => ({ ...problem, path: name })));
    return undefined;
  }

  /** A field with a percent sign beside it: `49,9` is 49.9 %, and so is `49,9 %`. */
  percent(name: string): string | undefined {
    const value = this.number(name, this.text(name)?.replace(/\s*%$/, ""));
    return value === undefined ? undefined : `${value} %`;
  }

  /** A number with the unit chosen beside it. */
  quantity(name: string): string | undefined {
    const value = this.number(name);
    if (value === undefined) return undefined;
    const unit = this.text(`${name}.unit`);
    if (unit !== undefined) return `${value} ${unit}`;
    this.refuse(`${name}.unit`, "unit.missing");
    return undefined;
  }

  /** Lines of a year and an amount, as they come from a spreadsheet; `shape` makes a value of the amount. */
  points<T>(name: string, shape: (amount: string) => T): Readonly<Record<string, T>> | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const points: Record<string, T> = {};
    for (const [index, line] of text.split(/\r?\n/).entries()) {
      if (line.trim() === "") continue;
      const [, year, amount] = /^\s*(\d{4})[\s:;]+(\S.*)$/.exec(line.slice(0, 200)) ?? [];
      if (year === undefined || amount === undefined) {
        this.refuse(name, "entry.series-line", { line: index + 1, found: line.trim().slice(0, 40) });
        continue;
      }
      if (Object.hasOwn(points, year)) this.refuse(name, "entry.series-twice", { line: index + 1, year });
      const value = this.number(name, amount.replace(/\s*%\s*$/, ""));
      if (value !== undefined) points[year] = shape(value);
    }
    return points;
  }
}
