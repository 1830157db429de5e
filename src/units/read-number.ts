import { toLatinDigits } from "./digit-scripts.ts";
import { checkRange, clip } from "./machine-number.ts";
import { type NumberFormat, spell } from "./number-format.ts";
import { accepted, type Outcome, refused } from "./problem.ts";

/** A number that was read from what a person typed. */
export interface NumberReading {
  readonly value: number;
  /** What was read, as a machine writes it (`1234.5`); every digit typed is in it. */
  readonly plain: string;
  /** Whether to show what was read: the text has another reading, or is not in the person's own format. */
  readonly echo: boolean;
}

/** One way to read a text: its marks, and the number so written. */
interface Candidate {
  readonly decimal: string;
  readonly group: string;
  readonly plain: string;
}

const MAX_LENGTH = 40;
const SHAPE = /^([+-]?) ?([\d.,' ٫٬]+)(?:[eE]([+-]?\d{1,3}))?$/;
const DECIMALS = ["", ".", ",", "٫"];
const GROUPS = ["", ".", ",", " ", "'", "٬"];
/** Marks that mean one thing in every format. */
const NEUTRAL = new Set(["", " ", "'", "٫", "٬"]);
/** A double keeps so many significant digits of any decimal. */
const KEPT_DIGITS = 15;

/**
 * Reads a number as a person of a number format writes it: grouping by separators, spaces or apostrophes
 * (also Indian), digits of any script, `e` notation. A text with one possible reading is accepted in any
 * format. One with two (`1.234`) is accepted only where exactly one of them fits the format, and is to be
 * echoed; else the problem names both.
 * @param format the person's own, or null where it is not known (a file from elsewhere)
 * Problems: `number.missing`, `number.too-long`, `number.unreadable`, `number.ambiguous` (`first`, `second`),
 * `number.too-large`, `number.too-small`.
 */
export function readNumber(text: string, format: NumberFormat | null, path = ""): Outcome<NumberReading> {
  const problem = (code: string, params = {}) => refused<NumberReading>({ path, code, params });
  if (text.length > MAX_LENGTH) return problem("number.too-long", { given: clip(text), most: MAX_LENGTH });
  const latin = toLatinDigits(text);
  if (latin === "") return problem("number.missing");
  const [, sign = "", body = "", exponent] = SHAPE.exec(latin) ?? [];
  const candidates = candidatesOf(body);
  const fits = ({ decimal, group }: Candidate): boolean =>
    [decimal, group].every((mark) => NEUTRAL.has(mark)) ||
    (format !== null &&
      (NEUTRAL.has(decimal) || decimal === format.decimal) &&
      (NEUTRAL.has(group) || group === format.group));
  const fitting = candidates.filter(fits);
  const [chosen, other] = candidates.length > 1 ? fitting : candidates;
  if (candidates.length === 0 || (exponent !== undefined && candidates.every(({ group }) => group !== ""))) {
    return problem("number.unreadable", { given: clip(text) });
  }
  // Nobody groups the digits before an exponent on purpose.
  if (!chosen || other || (exponent !== undefined && chosen.group !== "")) {
    const [first, second] = candidates.map(({ plain }) => shown(sign + plain + powerText(exponent), format));
    return problem("number.ambiguous", { given: clip(text), first, second });
  }
  const plain = tidy(sign) + chosen.plain + powerText(exponent);
  const value = Number(plain);
  const digits = chosen.plain.replace(".", "").replace(/^0+/, "");
  if (value === 0 && digits !== "") return problem("number.too-small", { given: clip(text) });
  const ranged = checkRange(value, clip(text), path);
  if (!ranged.ok) return ranged;
  const echo = candidates.length > 1 || fitting.length === 0 || digits.length > KEPT_DIGITS;
  return accepted({ value: ranged.value, plain, echo });
}

/** Every way to read digits and marks, at most two. */
function candidatesOf(body: string): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const decimal of DECIMALS) {
    const parts = decimal === "" ? [body, ""] : body.split(decimal);
    const [whole = "", fraction = ""] = parts;
    if (parts.length !== 2 || !/^\d*$/.test(fraction) || (decimal !== "" && fraction === "")) continue;
    for (const group of GROUPS) {
      if (group !== "" && group === decimal) continue;
      const digits = ungrouped(whole, group);
      if (digits === null || (digits === "" && decimal === "")) continue;
      found.push({ decimal, group, plain: (digits || "0") + (fraction === "" ? "" : `.${fraction}`) });
    }
  }
  return found;
}

/** The digits of a whole part, or null where they are not grouped by that mark and in that way. */
function ungrouped(whole: string, group: string): string | null {
  if (group === "") return /^\d*$/.test(whole) ? whole : null;
  const parts = whole.split(group);
  if (parts.length < 2 || !parts.every((part) => /^\d{1,3}$/.test(part)) || whole.startsWith("0"))
    return null;
  const [, ...rest] = parts;
  const threes = rest.every((part) => part.length === 3);
  return threes || (group === "," && isIndian(parts)) ? parts.join("") : null;
}

/** 12,34,567: the last group of three, the others of two. */
function isIndian(parts: readonly string[]): boolean {
  return (
    parts.length >= 3 &&
    parts.at(-1)?.length === 3 &&
    (parts[0]?.length ?? 3) <= 2 &&
    parts.slice(1, -1).every((part) => part.length === 2)
  );
}

function powerText(exponent: string | undefined): string {
  return exponent === undefined ? "" : `e${exponent}`;
}

function tidy(sign: string): string {
  return sign === "-" ? "-" : "";
}

/** A reading in words the person knows: ungrouped, so that it can mean only one thing beside the other. */
function shown(plain: string, format: NumberFormat | null): string {
  return format === null ? plain : spell(plain, format);
}
