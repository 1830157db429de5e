import { readField } from "../../units/arithmetic.ts";
import type { Problem } from "../../units/problem.ts";
import { plainName } from "./names.ts";
import type { FieldSource } from "./control.ts";
import { textOf, type TypedEntry } from "./typed.ts";

/** What became of a pasted block. */
export interface Pasted {
  readonly typed: TypedEntry;
  readonly problems: readonly Problem[];
  /** What was filled, replaced, and taken to mean something else than it says. */
  readonly told: readonly string[];
}

/** A year as the head of a row or column. */
export const YEAR = /^(1[89]|2[01])\d\d$/;

const TOTALS = new Set(["total", "sum", "grand total", "jumlah", "total keseluruhan"]);
const DASHES = /^[-–—]?$/;
const MOST_SAID = 8;

/** Takes down what a pasted block puts into the fields of one table. */
export class PasteBoard {
  readonly source: FieldSource;
  readonly typed: Record<string, string>;
  readonly problems: Problem[] = [];
  readonly #field: string;
  readonly #rest: string[] = [];
  readonly #told: string[] = [];
  readonly #replaced: string[] = [];
  #filled = 0;

  constructor(source: FieldSource, field: string) {
    this.source = source;
    this.typed = { ...source.typed };
    this.#field = field;
  }

  /** Whether a text is a number as the officer writes them, with or without a percent sign. */
  isNumber(text: string): boolean {
    return readField(text.replace(/\s*%$/, ""), this.source.numbers.format).ok;
  }

  /** Puts a text into a field; a blank or a dash leaves the field as it is. */
  put(field: string, text: string): void {
    if (DASHES.test(text)) return;
    const before = textOf(this.typed, field);
    if (before !== undefined && before !== text) this.#replaced.push(before);
    this.typed[field] = text;
    this.#filled++;
  }

  /** Carries a setting of the table; it counts as nothing filled. */
  set(field: string, text: string): void {
    this.typed[field] = text;
  }

  /** Keeps a line that has no place, in the box it was pasted into, and says why. */
  refuse(line: readonly string[], code: string, params: Problem["params"] = {}): void {
    this.#rest.push(line.join("\t"));
    this.problems.push({ path: `paste.${this.#field}`, code: `paste.${code}`, params });
  }

  tell(key: string, params: Problem["params"] = {}): void {
    const text = this.source.texts.t(`inventory:paste.${key}`, params);
    if (!this.#told.includes(text)) this.#told.push(text);
  }

  isTotal(text: string): boolean {
    return TOTALS.has(plainName(text));
  }

  /** An amount without the unit behind it, where that is one of those offered. */
  parted(text: string, offer: readonly string[]): { readonly amount: string; readonly unit: string | null } {
    const unit = offer.toSorted((left, right) => right.length - left.length).find((one) => ends(text, one));
    return unit === undefined
      ? { amount: text, unit: null }
      : { amount: text.slice(0, -unit.length).trim(), unit };
  }

  /** The unit in a heading such as `Amount (kt)` or `Amount, kt`, where it is one of those offered. */
  unitIn(heading: string, offer: readonly string[]): string | null {
    const [, inner, last] = /\(([^()]+)\)\s*$|[,/]\s*([^,/]+)$/.exec(heading) ?? [];
    const found = (inner ?? last ?? heading).trim();
    return offer.find((unit) => unit !== "1" && unit === found) ?? null;
  }

  /**
   * Shares that a spreadsheet holds as parts of one are written as percentages, and that is said: all are at
   * most 1 without a percent sign, and they sum to 1.
   */
  fractionsToPercent(cells: readonly string[]): void {
    const { format } = this.source.numbers;
    const reads = cells.map((cell) => readField(this.typed[cell] ?? "", format));
    const values = reads.map((read) => (read.ok ? read.value.value : Number.NaN));
    const sum = values.reduce((total, value) => total + value, 0);
    if (!values.every((value) => value >= 0 && value <= 1) || Math.abs(sum - 1) > 0.02) return;
    for (const [index, cell] of cells.entries()) {
      const percent = Number(((values[index] ?? 0) * 100).toPrecision(12));
      this.typed[cell] = String(percent).replace(".", format.decimal);
    }
    this.tell("fractions");
  }

  done(): Pasted {
    const box = `paste.${this.#field}`;
    if (this.#rest.length > 0) this.typed[box] = this.#rest.join("\n");
    else delete this.typed[box];
    const { texts } = this.source;
    const replaced = this.#replaced.slice(0, MOST_SAID).join("; ");
    const more = this.#replaced.length > MOST_SAID ? " …" : "";
    return {
      typed: this.typed,
      problems: this.problems,
      told: [
        texts.t("inventory:paste.filled", { count: this.#filled }),
        ...(replaced === "" ? [] : [texts.t("inventory:paste.replaced", { what: replaced + more })]),
        ...this.#told,
      ],
    };
  }
}

function ends(text: string, unit: string): boolean {
  return unit !== "1" && text.endsWith(unit) && /[\d\s]$/.test(text.slice(0, -unit.length));
}

/** A share as it was written, without its percent sign. */
export function share(text: string): string {
  return text.replace(/\s*%$/, "");
}

/** Says one unit for all cells where they have the same and no other was chosen; else each its own. */
export function shareUnits(board: PasteBoard, units: ReadonlyMap<string, string>, unitField: string): void {
  const all = new Set(units.values());
  const [one] = all;
  const chosen = board.typed[unitField] ?? "";
  if (one !== undefined && all.size === 1 && (chosen === "" || chosen === one)) {
    board.set(unitField, one);
    return;
  }
  for (const [cell, unit] of units) board.set(`${cell}.unit`, unit);
}
