import { dimensionName } from "./dimension.ts";
import { clip, readMachineNumber } from "./machine-number.ts";
import { accepted, addAll, type Outcome, type Problem, refused, refusedFor } from "./problem.ts";
import { readUnit, type Unit, valueInBase } from "./unit.ts";

/** A value as it was given, in the unit it was given in. */
export interface Quantity {
  readonly value: number;
  readonly unit: Unit;
}

const MAX_LENGTH = 140;
const VALUE_AND_UNIT = /^(\S+)\s+(\S.*)$/;
const PERCENT_PARTS = /^([^%\s]+)(%)$/;
const PERCENT = /^(\S+?) ?%$/;
/** What a bare number counts, by dimension: 0.35 is 0.35 even where `%` is offered. */
const COUNTS: ReadonlyMap<string, string> = new Map([
  ["1", "1"],
  ["person", "person"],
  ["head", "head"],
]);

/**
 * Reads a quantity of a machine-written document: `"value unit"` or `{ value, unit }`, or a bare number
 * where a count is accepted. Every problem is reported, an unknown key at a path that ends in it.
 * @param accept unit texts, one for each dimension accepted
 */
export function readQuantity(given: unknown, accept: readonly string[], path: string): Outcome<Quantity> {
  if (typeof given === "number") return readCount(given, accept, path);
  if (typeof given === "string") return readQuantityText(given, accept, path);
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    return refused({ path, code: "quantity.wrong-type", params: { like: accept[0] ?? "" } });
  }
  const problems: Problem[] = [];
  const within = (key: string): string => (path === "" ? key : `${path}.${key}`);
  const keys = Object.keys(given);
  for (const key of keys) {
    if (key !== "value" && key !== "unit") {
      problems.push({ path: within(key), code: "key.unknown", params: { key: clip(key) } });
    }
  }
  for (const key of ["value", "unit"]) {
    if (!keys.includes(key)) problems.push({ path: within(key), code: "value.missing" });
  }
  const parts = given as { readonly value?: unknown; readonly unit?: unknown };
  const value = keys.includes("value") ? readMachineNumber(parts.value, within("value")) : null;
  const unit = keys.includes("unit") ? readAccepted(parts.unit, accept, within("unit")) : null;
  if (value && !value.ok) addAll(problems, value.problems);
  if (unit && !unit.ok) addAll(problems, unit.problems);
  if (problems.length > 0 || !value?.ok || !unit?.ok) return refusedFor(problems);
  return accepted({ value: value.value, unit: unit.value });
}

/** A quantity in the coherent base unit of its dimension. */
export function toBase(quantity: Quantity): number {
  return valueInBase(quantity.value, quantity.unit);
}

/**
 * Reads a share of a machine-written document: `"35 %"`, `"0.35"` or `0.35`, between 0 and 1.
 * Problems: those of `readMachineNumber`, `number.not-share`.
 */
export function readShare(given: unknown, path: string): Outcome<number> {
  const percent = typeof given === "string" && given.length <= MAX_LENGTH ? PERCENT.exec(given.trim()) : null;
  const number = readMachineNumber(percent ? percent[1] : given, path);
  if (!number.ok) return number;
  const share = percent ? number.value / 100 : number.value;
  if (share >= 0 && share <= 1) return accepted(share);
  return refused({ path, code: "number.not-share", params: { given: clip(String(given)) } });
}

function readQuantityText(given: string, accept: readonly string[], path: string): Outcome<Quantity> {
  if (given.length > MAX_LENGTH) {
    return refused({
      path,
      code: "quantity.unreadable",
      params: { given: clip(given), like: accept[0] ?? "" },
    });
  }
  const text = given.trim();
  const parts = VALUE_AND_UNIT.exec(text) ?? PERCENT_PARTS.exec(text);
  if (!parts) return readCount(text, accept, path);
  const value = readMachineNumber(parts[1], path);
  const unit = readAccepted(parts[2], accept, path);
  if (value.ok && unit.ok) return accepted({ value: value.value, unit: unit.value });
  return refused(...(value.ok ? [] : value.problems), ...(unit.ok ? [] : unit.problems));
}

function readCount(given: number | string, accept: readonly string[], path: string): Outcome<Quantity> {
  const value = readMachineNumber(given, path);
  if (!value.ok) {
    if (value.problems[0]?.code !== "number.not-machine") return value;
    return refused({
      path,
      code: "quantity.unreadable",
      params: { given: String(given), like: accept[0] ?? "" },
    });
  }
  for (const text of accept) {
    if (/[*/]/.test(text)) continue; // t/t has no dimension, yet a bare 5 could be g/kg as well
    const offered = readUnit(text);
    const base = offered.ok ? COUNTS.get(offered.value.dimension) : undefined;
    const unit = base === undefined ? undefined : readUnit(base);
    if (unit?.ok) return accepted({ value: value.value, unit: unit.value });
  }
  return refused({ path, code: "quantity.unit-missing", params: { given: String(given), accepted: accept } });
}

/**
 * Reads a unit that must have one of the accepted dimensions. Problems: those of `readUnit`, and
 * `unit.wrong-dimension` with the dimension found and the units accepted.
 */
export function readAccepted(given: unknown, accept: readonly string[], path: string): Outcome<Unit> {
  if (typeof given !== "string")
    return refused({ path, code: "unit.wrong-type", params: { accepted: accept } });
  const unit = readUnit(given);
  if (!unit.ok) return refused(...unit.problems.map((problem) => ({ ...problem, path })));
  const wanted = accept.map((text) => {
    const read = readUnit(text);
    return read.ok ? read.value.dimension : "";
  });
  if (wanted.includes(unit.value.dimension)) return unit;
  return refused({
    path,
    code: "unit.wrong-dimension",
    params: {
      unit: unit.value.text,
      found: dimensionName(unit.value.dimension).code,
      dimension: unit.value.dimension,
      expected: wanted.map((signature) => dimensionName(signature).code),
      accepted: accept,
    },
  });
}
