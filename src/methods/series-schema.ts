import { sayBack } from "../units/machine-number.ts";
import { accepted, addAll, type Outcome, type Problem, refused, refusedFor } from "../units/problem.ts";
import type { SeriesInput } from "./method.ts";
import { readBounded } from "./quantity-schema.ts";
import type { QuantityReading, SeriesReading } from "./reading.ts";

/** A year as the key of a series. */
export const YEAR = /^(1[89]|2[01])\d\d$/;
/** Beside the years, says what stands for those that are missing. */
const GAPS = "gaps";

/**
 * Reads quantities by year: `{ "2001": "120 kt", ... }`. Years may be missing in between only where
 * `"gaps": "interpolation"` says how they are found: on the straight line between their neighbours
 * (IPCC 2006 V1, 5.3.3.3).
 */
export function readSeries(given: unknown, input: SeriesInput): Outcome<SeriesReading> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    return refused({ path: "", code: "series.not-years" });
  }
  const problems: Problem[] = [];
  const rows = new Map<number, QuantityReading>();
  let fills = false;
  for (const [key, value] of Object.entries(given)) {
    if (key === GAPS) {
      fills = value === "interpolation";
      if (!fills) problems.push(notOffered(value));
    } else if (YEAR.test(key)) {
      const read = readBounded(value, input);
      if (read.ok) rows.set(Number(key), read.value);
      else
        addAll(
          problems,
          read.problems.map((one) => ({ ...one, path: under(key, one.path) })),
        );
    } else {
      problems.push({ path: key, code: "series.not-a-year", params: { found: sayBack(key) } });
    }
  }
  if (problems.length === 0 && rows.size === 0) problems.push({ path: "", code: "series.not-years" });
  const filled = fillGaps(rows, fills, problems);
  if (problems.length > 0) return refusedFor(problems);
  const years = [...rows.keys()].toSorted((left, right) => left - right);
  return accepted({
    kind: "series",
    years,
    readings: years.map((year) => rows.get(year) as QuantityReading),
    filled,
  });
}

function notOffered(found: unknown): Problem {
  return {
    path: GAPS,
    code: "value.not-offered",
    params: { found: sayBack(found), accepted: ["interpolation"] },
  };
}

/** Adds the years between those given, and returns them; a gap that nothing fills is a problem. */
function fillGaps(rows: Map<number, QuantityReading>, fills: boolean, problems: Problem[]): number[] {
  const filled: number[] = [];
  const given = [...rows.keys()].toSorted((left, right) => left - right);
  for (const [index, before] of given.entries()) {
    const after = given[index + 1];
    if (after === undefined) continue;
    const start = rows.get(before) as QuantityReading;
    const end = rows.get(after) as QuantityReading;
    if (start.quantity.unit.dimension !== end.quantity.unit.dimension) {
      problems.push({ path: String(after), code: "estimate.mixed-units" });
      continue;
    }
    if (after === before + 1) continue;
    if (!fills) {
      const params = { from: before + 1, to: after - 1 };
      problems.push({ path: String(before + 1), code: "series.gap", params });
      continue;
    }
    for (let year = before + 1; year < after; year++) {
      const base = start.base + ((end.base - start.base) * (year - before)) / (after - before);
      const { unit } = start.quantity;
      rows.set(year, { kind: "quantity", quantity: { value: base / unit.scale, unit }, base });
      filled.push(year);
    }
  }
  return filled;
}

function under(key: string, inner: string): string {
  return inner === "" ? key : `${key}.${inner}`;
}
