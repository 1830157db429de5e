import {
  BASES,
  BOUNDARIES,
  DISTRIBUTIONS,
  type FileRow,
  type FileSeries,
  KEY,
  REGION,
  SURE,
  YEAR,
} from "./factor-file.ts";

const isNumber = (found: unknown): boolean => Number.isFinite(found);
const isYear = (found: unknown): boolean => isNumber(found) && YEAR.test(String(found));
const isText = (found: unknown): boolean =>
  typeof found === "string" && found !== "" && found.trim() === found;
const isOf = (choices: readonly string[], found: unknown): boolean => choices.some((one) => one === found);
const fits = (pattern: RegExp, found: unknown): boolean => typeof found === "string" && pattern.test(found);

function isYearly(found: unknown): boolean {
  if (typeof found !== "object" || found === null || Array.isArray(found)) return false;
  return Object.entries(found).every(([at, value]) => YEAR.test(at) && isNumber(value));
}

/** The fields both have. */
function isAbout(field: string, content: unknown): boolean {
  switch (field) {
    case "key":
      return fits(KEY, content);
    case "unit":
    case "page":
    case "note":
      return isText(content);
    case "region":
      return fits(REGION, content);
    case "sure":
      return isOf(SURE, content);
    case "basis":
      return isOf(BASES, content);
    case "boundary":
      return isOf(BOUNDARIES, content);
    default:
      return false;
  }
}

function isRowField(field: string, content: unknown): boolean {
  switch (field) {
    case "value":
    case "lower":
    case "upper":
      return isNumber(content);
    case "year":
      return isYear(content);
    case "distribution":
      return isOf(DISTRIBUTIONS, content);
    default:
      return isAbout(field, content);
  }
}

/**
 * Whether a row certainly is what the schema asks for. It spares thousands of rows the schema at start;
 * what it does not know for good is left to the schema, which alone decides and says what is wrong.
 */
export function isPlainRow(found: unknown): found is FileRow {
  return isPlain(found, "value", isRowField);
}

/** The same for a series. */
export function isPlainSeries(found: unknown): found is FileSeries {
  return isPlain(found, "values", (field, content) =>
    field === "values" ? isYearly(content) : isAbout(field, content),
  );
}

function isPlain(
  found: unknown,
  value: string,
  isField: (field: string, content: unknown) => boolean,
): boolean {
  if (typeof found !== "object" || found === null) return false;
  const row = found as Readonly<Record<string, unknown>>;
  for (const field in row) if (!isField(field, row[field])) return false;
  return ["key", "unit", "region", "sure", value].every((field) => Object.hasOwn(row, field));
}
