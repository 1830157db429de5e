import { combine, type Powers, signatureOf } from "./dimension.ts";
import { baseUnit, math, type MathUnit, type Ratio } from "./mathjs.ts";
import { accepted, type Outcome, refused } from "./problem.ts";
import { suggestUnits } from "./suggest-units.ts";
import { UNIT_ROWS } from "./unit-table.ts";

/** A unit that was read. */
export interface Unit {
  /** As it was given, without spaces around it. */
  readonly text: string;
  /** How many coherent base units (t, TJ, m3, km, ha, year, person, head, a currency, 1) are in one of it. */
  readonly scale: number;
  /** The same, exactly. */
  readonly ratio: Ratio;
  /** Canonical: `mass`, `energy/mass`, `mass/(person*time)`, `USD/energy`, `1`. */
  readonly dimension: string;
  /** One of it as a mathjs unit of base dimensions, or as a number where it has no dimension. */
  readonly math: MathUnit | number;
}

interface Measure {
  readonly ratio: Ratio;
  readonly powers: Powers;
}

const MAX_LENGTH = 80;
const MAX_CACHED = 1000;
const ONE: Measure = { ratio: math.ratio("1"), powers: new Map() };

const WORDS = /[\p{L}%_][\p{L}\p{N}%_]*(?: [\p{L}%_][\p{L}\p{N}%_]*)*/uy;
const NUMBER = /\d{1,12}(?:\.\d{1,12})?/y;
const POWER = / ?\^ ?(-?[1-9])(?!\d)/y;

const rowsByName = new Map(
  UNIT_ROWS.flatMap((row) => [row.name, ...(row.aliases ?? [])].map((name) => [name, row] as const)),
);
const measures = new Map<string, Measure>();
const cache = new Map<string, Unit>();

/** Why a text is no unit: the name that is unknown, or null where the form is wrong. */
class UnitTextError extends Error {
  readonly unknown: string | null;
  constructor(unknown: string | null) {
    super("not a unit");
    this.unknown = unknown;
  }
}

/**
 * Reads a unit expression: names with optional powers joined by `*` and `/`, parentheses, numbers in the
 * denominator (`L/100 km`), `1/year`. Case matters. Problems, at an empty path: `unit.missing`,
 * `unit.too-long`, `unit.unknown` (with `suggestions`), `unit.unreadable`.
 */
export function readUnit(text: string): Outcome<Unit> {
  const problem = (code: string, params = {}) => refused<Unit>({ path: "", code, params });
  if (text.length > MAX_LENGTH) return problem("unit.too-long", { most: MAX_LENGTH });
  const cached = cache.get(text);
  if (cached) return accepted(cached);
  const trimmed = text.trim();
  if (trimmed === "") return problem("unit.missing");
  let measure: Measure;
  try {
    measure = new UnitReader(trimmed).read();
  } catch (error) {
    if (!(error instanceof UnitTextError)) throw error;
    return error.unknown === null
      ? problem("unit.unreadable", { unit: trimmed })
      : problem("unit.unknown", { unit: error.unknown, suggestions: suggestUnits(error.unknown) });
  }
  const scale = measure.ratio.valueOf();
  if (!(scale >= 1e-60 && scale <= 1e60)) return problem("unit.unreadable", { unit: trimmed });
  const unit: Unit = Object.freeze({
    text: trimmed,
    scale,
    ratio: measure.ratio,
    dimension: signatureOf(measure.powers),
    math: mathOf(scale, measure.powers),
  });
  const [oldest] = cache.keys();
  if (cache.size >= MAX_CACHED && oldest !== undefined) cache.delete(oldest);
  cache.set(text, unit);
  return accepted(unit);
}

/**
 * A value of one unit in another of the same dimension. Exact where one unit is a whole multiple of the
 * other; else within two roundings.
 * @throws Error when the dimensions differ: callers have checked them
 */
export function convert(value: number, from: Unit, to: Unit): number {
  if (from.dimension !== to.dimension) throw new Error(`${from.dimension} is not ${to.dimension}`);
  return times(value, from.ratio.div(to.ratio));
}

/** A value in the coherent base of its dimension. Exact where the unit is a whole multiple or part of it. */
export function valueInBase(value: number, unit: Unit): number {
  return times(value, unit.ratio);
}

/** Multiplies by the whole numbers of the ratio, never by its rounded reciprocal. */
function times(value: number, { n, d }: Ratio): number {
  return (value * Number(n)) / Number(d);
}

function mathOf(scale: number, powers: Powers): MathUnit | number {
  let result: MathUnit | number = scale;
  for (const [dimension, power] of powers) {
    const base = baseUnit(dimension).pow(power) as MathUnit;
    result = base.multiply(result);
  }
  return result;
}

/** A recursive reader of one text; the length cap bounds its depth. */
class UnitReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text
      .replaceAll("²", "^2")
      .replaceAll("³", "^3")
      .replaceAll("·", "*")
      .replaceAll(/\s+/g, " ");
  }

  read(): Measure {
    const measure = this.#product(1);
    if (this.#at < this.#text.length) throw new UnitTextError(null);
    return reduceLengths(measure);
  }

  /** `side` is 1 above the line and -1 below it. */
  #product(side: number): Measure {
    let measure = this.#factor(side);
    for (;;) {
      if (this.#takes("*")) measure = product(measure, this.#factor(side), 1);
      else if (this.#takes("/")) measure = product(measure, this.#factor(-side), -1);
      else return measure;
    }
  }

  #factor(side: number): Measure {
    if (this.#takes("(")) {
      const inner = this.#product(side);
      if (!this.#takes(")")) throw new UnitTextError(null);
      return inner;
    }
    const number = this.#match(NUMBER);
    if (number === undefined) return this.#named();
    const ratio = power({ ratio: math.ratio(number), powers: ONE.powers }, this.#power());
    if (ratio.ratio.n === 0n || (side === 1 && number !== "1")) throw new UnitTextError(null);
    this.#takes(" ");
    return this.#startsName() ? product(ratio, this.#named(), 1) : ratio;
  }

  #named(): Measure {
    this.#takes(" ");
    const name = this.#match(WORDS);
    if (name === undefined) throw new UnitTextError(null);
    return power(measureOf(name), this.#power());
  }

  #startsName(): boolean {
    return /[\p{L}%]/u.test(this.#text.charAt(this.#at));
  }

  #power(): number {
    const text = this.#match(POWER, 1);
    return text === undefined ? 1 : Number(text);
  }

  #takes(sign: string): boolean {
    let at = this.#at;
    if (sign !== " " && this.#text.charAt(at) === " ") at++;
    if (this.#text.charAt(at) !== sign) return false;
    this.#at = at + 1;
    return true;
  }

  #match(pattern: RegExp, group = 0): string | undefined {
    if (group === 0) this.#takes(" ");
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found) return undefined;
    this.#at = pattern.lastIndex;
    return found[group];
  }
}

function product(left: Measure, right: Measure, sign: number): Measure {
  return {
    ratio: sign === 1 ? left.ratio.mul(right.ratio) : left.ratio.div(right.ratio),
    powers: combine(left.powers, right.powers, sign),
  };
}

function power(measure: Measure, exponent: number): Measure {
  let result = ONE;
  for (let count = Math.abs(exponent); count > 0; count--)
    result = product(result, measure, Math.sign(exponent));
  return result;
}

/** What one of a known name is, in base units; worked out once for each name. */
function measureOf(name: string): Measure {
  const row = rowsByName.get(name);
  if (!row) throw new UnitTextError(name);
  let measure = measures.get(row.name);
  if (!measure) {
    measure = row.of
      ? product(
          { ratio: math.ratio(row.factor ?? "1"), powers: ONE.powers },
          new UnitReader(row.of).read(),
          1,
        )
      : { ratio: ONE.ratio, powers: new Map([[row.dimension, 1]]) };
    measures.set(row.name, measure);
  }
  return measure;
}

/** Lengths multiplied with each other: km2 are 100 ha, km3 are 1e9 m3, km ha are 1e7 m3. */
function reduceLengths(measure: Measure): Measure {
  const length = measure.powers.get("length") ?? 0;
  const area = measure.powers.get("area") ?? 0;
  const side = Math.sign(length);
  const swap = (taken: [string, number][], given: string, count: string): Measure =>
    reduceLengths({
      ratio: side === 1 ? measure.ratio.mul(math.ratio(count)) : measure.ratio.div(math.ratio(count)),
      powers: combine(
        measure.powers,
        new Map([...taken.map(([d, p]) => [d, -p] as const), [given, 1]]),
        side,
      ),
    });
  if (Math.abs(length) >= 3) return swap([["length", 3]], "volume", "1000000000");
  if (Math.abs(length) === 2) return swap([["length", 2]], "area", "100");
  if (length !== 0 && Math.sign(area) === side) {
    return swap([["length", 1], ["area", 1]], "volume", "10000000"); // prettier-ignore
  }
  return measure;
}
