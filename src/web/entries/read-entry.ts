import type {
  ChoiceInput,
  CompositionInput,
  Input,
  ListInput,
  Method,
  QuantityInput,
  ShareInput,
} from "../../methods/method.ts";
import { readField } from "../../units/arithmetic.ts";
import type { NumberFormat } from "../../units/number-format.ts";
import type { Outcome, Problem } from "../../units/problem.ts";

/** What stood in each field of an entry form, exactly, by the field's name. */
export type TypedEntry = Readonly<Record<string, string>>;

/** An entry as the contract's activity has it, as far as its fields could be read. */
export interface ReadEntry {
  readonly activity: Readonly<Record<string, unknown>>;
  /** Problems of single fields; paths are names of fields. */
  readonly problems: readonly Problem[];
}

/** Empty rows a list offers, and rows of a gas table beside the named gases. */
export const LIST_ROWS = 8;
export const GAS_ROWS = 4;
export const NAMED_GASES = ["co2", "ch4", "n2o", "biogenicCo2"] as const;

/**
 * Reads an entry form in the officer's number format into the contract's activity: a number field and its
 * unit become a quantity, a line of a series "2015 120.000" a year, rows of a list its objects. A blank
 * field is left out, never a zero.
 * @param kept parts of the stored activity that the form does not show (factors of single elements)
 */
export function readEntry(
  method: Method,
  ref: string,
  typed: TypedEntry,
  format: NumberFormat,
  kept: Readonly<Record<string, unknown>> = {},
): ReadEntry {
  const reader = new EntryReader(typed, format);
  const inputs: Record<string, unknown> = {};
  for (const input of method.inputs) {
    if (input.kind === "gases") Object.assign(inputs, reader.gases());
    else set(inputs, input.name, reader.input(input));
  }
  const factors = { ...(kept["factors"] as object | undefined), ...reader.factors(method) };
  const quality: Record<string, unknown> = {};
  set(quality, "activity", reader.text("quality.activity"));
  set(quality, "factor", reader.text("quality.factor"));
  const activity: Record<string, unknown> = { ref, method: method.code, inputs };
  set(activity, "label", reader.text("label"));
  if (Object.keys(factors).length > 0) activity["factors"] = factors;
  if (Object.keys(quality).length > 0) activity["quality"] = quality;
  set(activity, "uncertainty", kept["uncertainty"]);
  set(activity, "dataYear", reader.wholeNumber("dataYear"));
  set(activity, "source", reader.text("source"));
  set(activity, "note", reader.text("note"));
  return { activity, problems: reader.problems };
}

function set(target: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined) target[name] = value;
}

class EntryReader {
  readonly #typed: TypedEntry;
  readonly #format: NumberFormat;
  readonly problems: Problem[] = [];

  constructor(typed: TypedEntry, format: NumberFormat) {
    this.#typed = typed;
    this.#format = format;
  }

  text(field: string): string | undefined {
    const text = this.#typed[field]?.trim() ?? "";
    return text === "" ? undefined : text;
  }

  wholeNumber(field: string): number | undefined {
    const text = this.text(field);
    if (text === undefined) return undefined;
    if (/^\d{1,6}$/.test(text)) return Number(text);
    this.problems.push({ path: field, code: "entry.not-a-year" });
    return undefined;
  }

  input(input: Exclude<Input, { kind: "gases" }>): unknown {
    const field = `in.${input.name}`;
    switch (input.kind) {
      case "quantity":
        return this.#quantity(field, input);
      case "share":
        return this.#percent(field);
      case "choice":
      case "text":
        return this.text(field);
      case "series":
        return this.#series(field);
      case "composition":
        return this.#composition(field, input);
      case "list":
        return this.#list(field, input);
    }
  }

  #read(
    path: string,
    outcome: Outcome<{ readonly value: number; readonly plain: string }>,
  ): string | undefined {
    if (outcome.ok) return outcome.value.plain;
    this.problems.push(...outcome.problems.map((problem) => ({ ...problem, path })));
    return undefined;
  }

  #number(field: string, text: string | undefined = this.text(field)): string | undefined {
    return text === undefined ? undefined : this.#read(field, readField(text, this.#format));
  }

  #quantity(field: string, input?: QuantityInput): unknown {
    if (this.text(field) === undefined) return undefined;
    const value = this.#number(field);
    const unit = this.text(`${field}.unit`) ?? (input?.offer.length === 1 ? input.offer[0] : undefined);
    if (unit === undefined) this.problems.push({ path: `${field}.unit`, code: "unit.missing" });
    return value === undefined || unit === undefined ? undefined : { value, unit };
  }

  /** Lines of a year and an amount, as they come from a spreadsheet. */
  #series(field: string): unknown {
    const text = this.text(field);
    if (text === undefined) return undefined;
    const unit = this.text(`${field}.unit`) ?? "";
    const years: Record<string, unknown> = {};
    for (const [index, line] of text.split(/\r?\n/).entries()) {
      if (line.trim() === "") continue;
      const [, year, amount] = /^\s*(\d{4})[\s:;]+(\S.*)$/.exec(line.slice(0, 200)) ?? [];
      if (year === undefined || amount === undefined) {
        const params = { line: index + 1, found: line.trim().slice(0, 40) };
        this.problems.push({ path: field, code: "entry.series-line", params });
        continue;
      }
      if (Object.hasOwn(years, year)) {
        this.problems.push({ path: field, code: "entry.series-twice", params: { line: index + 1, year } });
      }
      const value = this.#number(field, amount);
      if (value !== undefined) years[year] = { value, unit };
    }
    return years;
  }

  #composition(field: string, input: CompositionInput): unknown {
    const shares: Record<string, unknown> = {};
    const prefix = `${field}.`;
    for (const name of Object.keys(this.#typed)) {
      if (name.startsWith(prefix)) set(shares, name.slice(prefix.length), this.#percent(name));
    }
    const perYear = input.perYear ? this.#yearsKept(field) : undefined;
    return perYear ?? (Object.keys(shares).length === 0 ? undefined : shares);
  }

  /** A composition given for each year (by a document) is carried through the form as it is. */
  #yearsKept(field: string): unknown {
    const text = this.text(`${field}:years`);
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      this.problems.push({ path: field, code: "value.refused" });
      return undefined;
    }
  }

  /** A field with a percent sign beside it: `49,9` is 49.9 %, and so is `49,9 %`. */
  #percent(field: string): unknown {
    const value = this.#number(field, this.text(field)?.replace(/\s*%$/, ""));
    return value === undefined ? undefined : `${value} %`;
  }

  #list(field: string, input: ListInput): unknown {
    const rows: Record<string, unknown>[] = [];
    for (let index = 0; index < LIST_ROWS; index++) {
      const row: Record<string, unknown> = {};
      for (const column of input.columns) {
        set(row, column.name, this.#cell(`${field}.${index}.${column.name}`, column));
      }
      const filled = input.columns.some(
        (column) => this.text(`${field}.${index}.${column.name}`) !== undefined && column.kind !== "choice",
      );
      if (filled) rows.push(row);
    }
    return rows.length === 0 ? undefined : rows;
  }

  #cell(field: string, column: QuantityInput | ShareInput | ChoiceInput): unknown {
    if (column.kind === "choice") return this.text(field);
    return column.kind === "share" ? this.#percent(field) : this.#quantity(field, column);
  }

  gases(): Record<string, unknown> {
    const masses: Record<string, unknown> = {};
    for (const gas of NAMED_GASES) set(masses, gas, this.#quantity(`gas.${gas}`));
    for (let index = 0; index < GAS_ROWS; index++) {
      const gas = this.text(`gas.${index}.name`);
      const mass = this.#quantity(`gas.${index}`);
      if (gas === undefined && mass !== undefined) {
        this.problems.push({ path: `gas.${index}.name`, code: "entry.gas-unnamed" });
      } else if (gas !== undefined) set(masses, gas, mass);
    }
    return masses;
  }

  factors(method: Method): Record<string, unknown> {
    const factors: Record<string, unknown> = {};
    for (const need of method.factors) {
      if (need.level === "element") continue;
      const field = `ef.${need.name}`;
      const value = this.#number(field);
      if (value === undefined) continue;
      const unit = this.text(`${field}.unit`) ?? need.units[0] ?? "1";
      const source = this.text(`${field}.source`);
      const gas = this.text(`${field}.gas`);
      factors[need.name] = { value: { value, unit }, ...(source ? { source } : {}), ...(gas ? { gas } : {}) };
    }
    return factors;
  }
}
