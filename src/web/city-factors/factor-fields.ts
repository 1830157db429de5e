import type { CityFactor } from "../../store/city-factors.ts";
import { readField } from "../../units/arithmetic.ts";
import { type NumberFormat, spell } from "../../units/number-format.ts";
import type { Problem } from "../../units/problem.ts";
import type { Typed } from "../form.ts";

/** What is typed of one factor. */
export const FACTOR_FIELDS = ["key", "value", "unit", "lower", "upper", "year", "source", "note"] as const;
export type FactorField = (typeof FACTOR_FIELDS)[number];
export type FactorValues = Typed<FactorField>;

/** A factor as the inventory document has it, as far as it could be read; the rest is among the problems. */
export interface ReadFactor {
  readonly row: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

/** Reads what was typed in the officer's number format; a blank is left out. Paths are the fields'. */
export function readFactor(typed: FactorValues, format: NumberFormat | null): ReadFactor {
  const problems: Problem[] = [];
  const row: Record<string, unknown> = {};
  for (const name of FACTOR_FIELDS) {
    const text = typed[name].trim();
    if (text === "") continue;
    if (name !== "value" && name !== "lower" && name !== "upper") {
      row[name] = text;
      continue;
    }
    const read = readField(text, format, name);
    if (read.ok) row[name] = read.value.value;
    else problems.push(...read.problems);
  }
  // Bounds cannot be held against a value that was not understood.
  if (problems.some(({ path }) => path === "value")) {
    row["value"] = 0;
    delete row["lower"];
    delete row["upper"];
  }
  return { row, problems };
}

/** A stored factor as its form shows it. */
export function factorValues(factor: CityFactor, format: NumberFormat): FactorValues {
  const number = (value: number | null): string => (value === null ? "" : spell(String(value), format));
  return {
    key: factor.key,
    value: number(factor.value),
    unit: factor.unit,
    lower: number(factor.lower),
    upper: number(factor.upper),
    year: factor.year === null ? "" : String(factor.year),
    source: factor.source,
    note: factor.note ?? "",
  };
}

/** The problems of reading, and those of the use case at other fields. */
export function allProblems(reading: readonly Problem[], others: readonly Problem[]): readonly Problem[] {
  const told = new Set(reading.map(({ path }) => path));
  return [...reading, ...others.filter(({ path }) => !told.has(path))];
}
