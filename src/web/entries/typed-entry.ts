import { ESTIMATE_WAYS, isEstimate } from "../../methods/estimate-schema.ts";
import type { ListInput, Method, Input } from "../../methods/method.ts";
import { readMachineNumber } from "../../units/machine-number.ts";
import type { NumberFormat } from "../../units/number-format.ts";
import { printFull } from "../../units/print-number.ts";
import { readQuantity, readShare } from "../../units/quantity.ts";
import { boxOf, SCALING_FIELDS, seriesOf, tableOf } from "./estimate-fields.ts";
import { columnUnitField, unitsInCells } from "./read-grid.ts";
import { MOST_COLUMNS, NAMED_GASES, partField, type TypedEntry } from "./typed.ts";

type Members = Readonly<Record<string, unknown>>;

/**
 * The fields of a stored activity as an officer of this number format would have typed them: the reverse of
 * `readEntry`.
 */
export function typedEntry(method: Method, activity: Members, format: NumberFormat): TypedEntry {
  const typed: Record<string, string> = {};
  const writer = new EntryWriter(typed, format);
  const inputs = (activity["inputs"] ?? {}) as Members;
  for (const input of method.inputs) {
    if (input.kind === "gases") writer.gases(inputs, method);
    else writer.input(input, inputs[input.name]);
  }
  for (const [name, factor] of Object.entries((activity["factors"] ?? {}) as Members)) {
    if (!name.includes(".")) writer.factor(name, factor);
  }
  const quality = (activity["quality"] ?? {}) as Members;
  writer.text("quality.activity", quality["activity"]);
  writer.text("quality.factor", quality["factor"]);
  for (const name of ["label", "dataYear", "source", "note"]) writer.text(name, activity[name]);
  return typed;
}

/** A share as a percentage to type, without the digits that a binary fraction has too much. */
export function percentText(share: number, format: NumberFormat): string {
  return printFull(Number((share * 100).toPrecision(14)), format);
}

class EntryWriter {
  readonly #typed: Record<string, string>;
  readonly #format: NumberFormat;

  constructor(typed: Record<string, string>, format: NumberFormat) {
    this.#typed = typed;
    this.#format = format;
  }

  text(field: string, value: unknown): void {
    if (typeof value === "string" || typeof value === "number") this.#typed[field] = String(value);
  }

  input(input: Exclude<Input, { kind: "gases" }>, value: unknown): void {
    if (value === undefined) return;
    const field = `in.${input.name}`;
    switch (input.kind) {
      case "quantity":
        return isEstimate(value)
          ? this.#estimate(field, value, input.units)
          : this.#quantity(field, value, input.units);
      case "share":
        return this.#percent(field, value);
      case "choice":
      case "text":
        return this.text(field, value);
      case "series":
        return this.#series(field, value as Members, input.units);
      case "composition":
        return this.#composition(field, value as Members);
      case "list":
        return this.#list(field, input, value as readonly Members[]);
    }
  }

  #number(value: number): string {
    return printFull(value, this.#format);
  }

  #quantity(field: string, value: unknown, units: readonly string[]): void {
    const read = readQuantity(value, units, "");
    if (!read.ok) return;
    this.#typed[field] = this.#number(read.value.value);
    this.#typed[`${field}.unit`] = read.value.unit.text;
  }

  #estimate(field: string, estimate: Members, units: readonly string[]): void {
    const way = ESTIMATE_WAYS.find((one) => one === estimate["estimate"]);
    if (way === undefined) return;
    this.#typed[`${field}:estimate`] = way;
    for (const [member, name] of Object.entries(SCALING_FIELDS)) {
      const box = `${boxOf(field)}.${name}`;
      const value = estimate[member];
      if (member === "from") this.#quantity(box, value, units);
      else if (member === "fromSize" || member === "size") this.#plainNumber(box, value);
      else this.text(box, value);
    }
    this.#estimateTable(tableOf(field, way), seriesOf(way), estimate, units);
  }

  #estimateTable(table: string, names: readonly string[], estimate: Members, units: readonly string[]): void {
    const series = names.map((name) => [name, (estimate[name] ?? {}) as Members] as const);
    const years = [...new Set(series.flatMap(([, figures]) => Object.keys(figures)))].toSorted();
    for (const [index, year] of years.entries()) {
      this.#typed[`${table}.${index}.year`] = year;
      for (const [name, figures] of series) this.#quantity(`${table}.${index}.${name}`, figures[year], units);
    }
    for (const name of names) {
      this.#shareUnit(
        years.map((_, index) => `${table}.${index}.${name}`),
        `${table}.${name}.unit`,
      );
    }
  }

  #plainNumber(field: string, value: unknown): void {
    const read = readMachineNumber(value, "");
    if (read.ok) this.#typed[field] = this.#number(read.value);
  }

  #percent(field: string, value: unknown): void {
    const read = readShare(value, "");
    if (read.ok) this.#typed[field] = percentText(read.value, this.#format);
  }

  #series(field: string, years: Members, units: readonly string[]): void {
    const cells = Object.keys(years).filter((year) => /^\d{4}$/.test(year));
    for (const year of cells) this.#quantity(`${field}.${year}`, years[year], units);
    this.#shareUnit(
      cells.map((year) => `${field}.${year}`),
      `${field}.unit`,
    );
    if (years["gaps"] === "interpolation") this.#typed[`${field}:gaps`] = "yes";
  }

  /** Cells that all have one unit say it once, for all of them; others keep each its own. */
  #shareUnit(cells: readonly string[], unitField: string): void {
    const units = new Set(cells.map((cell) => this.#typed[`${cell}.unit`]).filter((unit) => unit));
    const [unit] = units;
    if (units.size !== 1 || unit === undefined) return;
    for (const cell of cells) delete this.#typed[`${cell}.unit`];
    this.#typed[unitField] = unit;
  }

  #list(field: string, input: ListInput, rows: readonly Members[]): void {
    for (const column of input.columns) {
      for (const [index, row] of rows.entries()) {
        const cell = `${field}.${index}.${column.name}`;
        const value = row[column.name];
        if (value === undefined) continue;
        if (column.kind === "choice") this.text(cell, value);
        else if (column.kind === "share") this.#percent(cell, value);
        else this.#quantity(cell, value, column.units);
      }
      if (column.kind === "quantity" && !unitsInCells(column)) {
        const cells = rows.map((_, index) => `${field}.${index}.${column.name}`);
        this.#shareUnit(cells, columnUnitField(field, column.name));
      }
    }
  }

  #composition(field: string, shares: Members): void {
    const entries = Object.entries(shares);
    if (entries.length === 0 || !entries.every(([key]) => /^\d{4}$/.test(key))) {
      for (const [id, share] of entries) this.#percent(`${field}.${id}`, share);
      return;
    }
    const columns = changes(entries as [string, Members][]);
    if (columns.length > MOST_COLUMNS) {
      this.#typed[`${field}:years`] = JSON.stringify(shares);
      return;
    }
    for (const [column, [year, parts]] of columns.entries()) {
      this.#typed[`${field}:y${column}`] = year;
      for (const [id, share] of Object.entries(parts)) this.#percent(partField(field, column, id), share);
    }
  }

  gases(inputs: Members, method: Method): void {
    const declared = new Set(method.inputs.map((input) => input.name));
    let index = 0;
    for (const [gas, mass] of Object.entries(inputs)) {
      if (declared.has(gas)) continue;
      if ((NAMED_GASES as readonly string[]).includes(gas)) this.#quantity(`gas.${gas}`, mass, ["t"]);
      else {
        this.#typed[`gas.${index}.name`] = gas;
        this.#quantity(`gas.${index}`, mass, ["t"]);
        index++;
      }
    }
  }

  factor(name: string, given: unknown): void {
    const factor = (typeof given === "object" && given !== null ? given : { value: given }) as Members;
    const text = typeof factor["value"] === "number" ? String(factor["value"]) : factor["value"];
    const [value, unit] =
      typeof text === "string"
        ? [/^\S+/.exec(text)?.[0], text.replace(/^\S+\s*/, "")]
        : [(text as Members)["value"], (text as Members)["unit"]];
    this.#typed[`ef.${name}`] = this.#number(Number(value));
    this.text(`ef.${name}.unit`, unit);
    this.text(`ef.${name}.source`, factor["source"]);
    this.text(`ef.${name}.gas`, factor["gas"]);
  }
}

/** A composition holds until the next year that is given: years that change nothing need no column. */
function changes(years: readonly (readonly [string, Members])[]): readonly (readonly [string, Members])[] {
  const sorted = years.toSorted(([left], [right]) => Number(left) - Number(right));
  return sorted.filter(
    ([, parts], index) => JSON.stringify(parts) !== JSON.stringify(sorted[index - 1]?.[1] ?? null),
  );
}
