import type { Input, Method } from "../../methods/method.ts";
import type { NumberFormat } from "../../units/number-format.ts";
import { printFull } from "../../units/print-number.ts";
import { readQuantity, readShare } from "../../units/quantity.ts";
import { NAMED_GASES, type TypedEntry } from "./read-entry.ts";

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
        return this.#quantity(field, value, input.units);
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
        for (const [index, row] of (value as readonly Members[]).entries()) {
          for (const column of input.columns) {
            const cell = `${field}.${index}.${column.name}`;
            if (column.kind === "choice") this.text(cell, row[column.name]);
            else if (row[column.name] === undefined) continue;
            else if (column.kind === "share") this.#percent(cell, row[column.name]);
            else this.#quantity(cell, row[column.name], column.units);
          }
        }
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

  #percent(field: string, value: unknown): void {
    const read = readShare(value, "");
    if (read.ok) this.#typed[field] = this.#number(Number((read.value * 100).toPrecision(14)));
  }

  #series(field: string, years: Members, units: readonly string[]): void {
    const lines: string[] = [];
    for (const [year, value] of Object.entries(years)) {
      const read = readQuantity(value, units, "");
      if (!read.ok) continue;
      lines.push(`${year} ${this.#number(read.value.value)}`);
      this.#typed[`${field}.unit`] = read.value.unit.text;
    }
    this.#typed[field] = lines.join("\n");
  }

  #composition(field: string, shares: Members): void {
    const entries = Object.entries(shares);
    if (entries.length > 0 && entries.every(([key]) => /^\d{4}$/.test(key))) {
      this.#typed[`${field}:years`] = JSON.stringify(shares);
      return;
    }
    for (const [id, share] of entries) this.#percent(`${field}.${id}`, share);
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
