import { toLatinDigits } from "./digit-scripts.ts";
import { checkRange, clip } from "./machine-number.ts";
import type { NumberFormat } from "./number-format.ts";
import { printFull } from "./print-number.ts";
import { accepted, type Outcome, type Problem, refused } from "./problem.ts";
import { type NumberReading, readNumber } from "./read-number.ts";

const MAX_LENGTH = 200;
const MAX_DEPTH = 16;
const TOKEN = / ?(?:([-+*/()])|([\d.,٫](?:[\d.,'٫٬]| (?=\d))*(?:[eE][+-]?\d{1,3})?))/y;
const IN_PARENTHESES = /^\([^-+*/()]*\)$/;
/** Decimals are binary inside; so many digits drop what 0.1 + 0.2 has too much. */
const SHOWN_DIGITS = 15;

/** Stops the reading; carries what to say. */
class ArithmeticError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super("not arithmetic");
    this.problems = problems;
  }
}

/**
 * Reads what a person typed into a number field: a number, or arithmetic of numbers in their own format with
 * + - * / and parentheses (`12*350`, also `=12*350`). Arithmetic is always to be echoed. Problems: those of
 * `readNumber`, `number.arithmetic-unreadable`, `number.divided-by-zero`.
 */
export function readField(text: string, format: NumberFormat | null, path = ""): Outcome<NumberReading> {
  if (text.length > MAX_LENGTH) {
    return refused({ path, code: "number.too-long", params: { given: clip(text), most: MAX_LENGTH } });
  }
  const latin = toLatinDigits(text).replace(/^= ?/, "");
  if (!isArithmetic(latin)) return readNumber(latin === "" ? "" : text.replace("=", ""), format, path);
  try {
    const reader = new ArithmeticReader(latin, format, path);
    const value = reader.read();
    if (IN_PARENTHESES.test(latin)) throw reader.twoMeanings(value);
    const kept = Number(value.toPrecision(SHOWN_DIGITS));
    const ranged = checkRange(kept, clip(latin), path);
    return ranged.ok ? accepted({ value: ranged.value, plain: String(ranged.value), echo: true }) : ranged;
  } catch (error) {
    if (error instanceof ArithmeticError) return refused(...error.problems);
    throw error;
  }
}

/** Whether a sign stands anywhere but before the number or its exponent. */
function isArithmetic(latin: string): boolean {
  return /[*/()]|[^eE+-][+-]|^[+-]{2}/.test(latin.replaceAll(" ", ""));
}

/** Walks one text by precedence; numbers alone, nothing named. */
class ArithmeticReader {
  readonly #tokens: readonly string[];
  readonly #format: NumberFormat | null;
  readonly #path: string;
  readonly #text: string;
  #at = 0;

  constructor(text: string, format: NumberFormat | null, path: string) {
    this.#text = text;
    this.#format = format;
    this.#path = path;
    this.#tokens = this.#split(text);
  }

  read(): number {
    const value = this.#sum(0);
    if (this.#at < this.#tokens.length) throw this.#problem("number.arithmetic-unreadable");
    return value;
  }

  /** A lone number in parentheses: an accountant writes a negative one so. */
  twoMeanings(value: number): ArithmeticError {
    const [first, second] = [value, -value].map((one) => this.#shown(one));
    return this.#problem("number.ambiguous", { first, second });
  }

  #split(text: string): string[] {
    const tokens: string[] = [];
    TOKEN.lastIndex = 0;
    for (let end = 0; end < text.length; end = TOKEN.lastIndex) {
      const found = TOKEN.exec(text);
      if (!found) throw this.#problem("number.arithmetic-unreadable");
      tokens.push(found[1] ?? found[2] ?? "");
    }
    return tokens;
  }

  #sum(depth: number): number {
    let value = this.#product(depth);
    for (;;) {
      if (this.#takes("+")) value += this.#product(depth);
      else if (this.#takes("-")) value -= this.#product(depth);
      else return value;
    }
  }

  #product(depth: number): number {
    let value = this.#signed(depth);
    for (;;) {
      if (this.#takes("*")) value *= this.#signed(depth);
      else if (this.#takes("/")) {
        const divisor = this.#signed(depth);
        if (divisor === 0) throw this.#problem("number.divided-by-zero");
        value /= divisor;
      } else return value;
    }
  }

  #signed(depth: number): number {
    if (this.#takes("-")) return -this.#single(depth);
    this.#takes("+");
    return this.#single(depth);
  }

  #single(depth: number): number {
    if (this.#takes("(")) {
      if (depth === MAX_DEPTH) throw this.#problem("number.arithmetic-unreadable");
      const value = this.#sum(depth + 1);
      if (!this.#takes(")")) throw this.#problem("number.arithmetic-unreadable");
      return value;
    }
    const token = this.#tokens[this.#at];
    if (token === undefined || /^[-+*/()]$/.test(token)) throw this.#problem("number.arithmetic-unreadable");
    this.#at++;
    const number = readNumber(token, this.#format, this.#path);
    if (!number.ok) throw new ArithmeticError(number.problems);
    return number.value.value;
  }

  #shown(value: number): string {
    return this.#format === null ? String(value) : printFull(value, this.#format);
  }

  #takes(sign: string): boolean {
    if (this.#tokens[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #problem(code: string, params = {}): ArithmeticError {
    return new ArithmeticError([{ path: this.#path, code, params: { given: clip(this.#text), ...params } }]);
  }
}
