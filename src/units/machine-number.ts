import { accepted, type Outcome, refused } from "./problem.ts";

/** No quantity of a city is larger. */
export const LARGEST = 1e18;

const MAX_LENGTH = 60;
const CLIPPED = 40;
const MACHINE_NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/;

/**
 * Reads a number of a machine-written document: a JSON number, or a text `-?digits[.digits][e±n]` without
 * grouping or arithmetic. Problems: `number.not-machine`, `number.not-finite`, `number.too-large`,
 * `number.too-small` (not zero, yet nothing is left of it), `number.wrong-type`.
 */
export function readMachineNumber(given: unknown, path = ""): Outcome<number> {
  if (typeof given === "number") return checkRange(given, String(given), path);
  if (typeof given !== "string") return refused({ path, code: "number.wrong-type" });
  const text = given.length > MAX_LENGTH ? "" : given.trim();
  if (!MACHINE_NUMBER.test(text)) {
    return refused({ path, code: "number.not-machine", params: { given: clip(given) } });
  }
  const value = Number(text);
  if (value === 0 && /[1-9]/.test(text.split(/e/i)[0] ?? "")) {
    return refused({ path, code: "number.too-small", params: { given: text } });
  }
  return checkRange(value, text, path);
}

/** A number that may be kept: finite, and no larger than `LARGEST` either way. */
export function checkRange(value: number, given: string, path = ""): Outcome<number> {
  if (Number.isNaN(value)) return refused({ path, code: "number.not-finite", params: { given } });
  if (Math.abs(value) > LARGEST) {
    return refused({ path, code: "number.too-large", params: { given, most: "1e18" } });
  }
  return accepted(value === 0 ? 0 : value);
}

/** What was found in place of something else, short enough to say back. */
export function sayBack(given: unknown): string {
  if (typeof given === "object" && given !== null) return Array.isArray(given) ? "[…]" : "{…}";
  return clip(String(given));
}

/** The start of a text, short enough for a message. */
export function clip(text: string): string {
  return text.length > CLIPPED ? `${text.slice(0, CLIPPED)}…` : text;
}
