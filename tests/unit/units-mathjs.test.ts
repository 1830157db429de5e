import { describe, expect, test } from "vitest";
import { baseUnit, math, substanceUnit } from "../../src/units/mathjs.ts";
import { readUnit } from "../../src/units/unit.ts";
import { createRequire } from "node:module";

interface UnitClass {
  parse(text: string): unknown;
  createUnit(units: object, options?: object): unknown;
  createUnitSingle(name: string, definition?: unknown): unknown;
  deleteUnit(name: string): void;
  UNITS: Record<string, unknown>;
  BASE_UNITS: Record<string, unknown>;
  prototype: object;
}
const library = baseUnit("mass").constructor as unknown as UnitClass;
const run = (expression: string, scope = {}): unknown => math.parse(expression).compile().evaluate(scope);

/** Answers that must never change, whatever is tried. */
const canary = (): readonly unknown[] =>
  ["t", "kg", "short ton", "kWh", "toe", "barrel", "L/100 km", "kg/(person*day)", "USD/MWh", "%"].map(
    (text) => {
      const read = readUnit(text);
      return read.ok ? [read.value.scale, read.value.dimension, String(read.value.math)] : read.problems;
    },
  );

describe("base dimensions", () => {
  test("energy is not mass times length squared per time squared", () => {
    const [mass, length, time] = ["mass", "length", "time"].map((name) => baseUnit(name));
    const kinetic = [length, length, time?.pow(-2)].reduce<unknown>(
      (product, factor) => (product as typeof mass)?.multiply(factor as number),
      mass,
    );
    expect(baseUnit("energy").equalBase(kinetic as never)).toBe(false);
  });

  test("a gas is not another gas, nor a mass", () => {
    const co2 = baseUnit("mass").multiply(substanceUnit("CO2"));
    const ch4 = baseUnit("mass").multiply(substanceUnit("CH4"));
    expect(() => run("a + b", { a: co2, b: ch4 })).toThrow(/Units do not match/);
    expect(() => run("a + b", { a: co2, b: baseUnit("mass") })).toThrow(/Units do not match/);
    expect(String(run("a + b", { a: co2, b: co2 }))).toBe("2 Mass CO2");
  });

  test("a currency is not another", () => {
    expect(() => run("a + b", { a: baseUnit("USD"), b: baseUnit("IDR") })).toThrow(/Units do not match/);
  });

  test("a name that is no dimension is an error of ours", () => {
    for (const name of ["constructor", "__proto__", "kg"]) expect(() => baseUnit(name)).toThrow();
    expect(() => substanceUnit("USD")).toThrow();
  });
});

describe("the instance cannot be changed", () => {
  test.each([
    'createUnit("tonne", {definition: "1 kg"}, {override: true})',
    'config({number: "BigNumber", precision: 4})',
    "config({relTol: 1000})",
    "import({add: 1}, {override: true})",
    'evaluate("1+1")',
    'parse("1+1")',
    'simplify("1+1")',
    'simplifyConstant("1+1")',
    'derivative("x", "x")',
    'chain(1).constructor("return 1")()',
    'unit(1, "Mass")',
    'cos.constructor("return 1")()',
    "1:999999999999999999",
    "[1, 2].constructor",
    "factorial(170)",
    "random()",
    "3 kg",
    "pi",
    "e",
    "Mass",
  ])("the expression %s fails", (expression) => {
    const before = canary();
    expect(() => run(expression)).toThrow();
    expect(canary()).toEqual(before);
    expect(run("1/3")).toBe(1 / 3);
    expect(run("1 == 99")).toBe(false);
  });

  test.each([
    ["a unit of its own", () => library.createUnitSingle("tonne")],
    ["a unit by definition", () => library.createUnitSingle("tonne", "5 Mass")],
    ["several units", () => library.createUnit({ tonne: "5 Mass" }, { override: true })],
    ["deleting a unit", () => library.deleteUnit("Mass")],
    ["the table of units", () => Object.assign(library.UNITS, { Mass: null })],
    ["one unit of the table", () => Object.assign(library.UNITS["Mass"] as object, { value: 2 })],
    ["the bases", () => Object.assign(library.BASE_UNITS, { MASS: {} })],
    ["the class", () => Object.assign(library, { parse: null })],
    ["its methods", () => Object.assign(library.prototype, { multiply: null })],
    ["a base unit", () => Object.assign(baseUnit("mass"), { value: 2 })],
    ["its dimensions", () => Object.assign(baseUnit("mass").dimensions, { 0: 2 })],
    ["the doors", () => Object.assign(math, { parse: null })],
  ])("%s is refused", (_, change) => {
    const before = canary();
    expect(change).toThrow();
    expect(canary()).toEqual(before);
  });

  test("another mathjs in the same process changes nothing here", () => {
    const before = canary();
    const other = createRequire(import.meta.url)("mathjs/lib/browser/math.js") as {
      create(): {
        createUnit(name: string, definition: string, options: object): unknown;
        config(options: object): void;
      };
      createUnit(name: string, definition: string, options: object): unknown;
    };
    other.createUnit("tonne", "1 kg", { override: true });
    const instance = other.create();
    instance.createUnit("kg", "5 m", { override: true });
    instance.config({ number: "BigNumber" });
    expect(canary()).toEqual(before);
    expect(run("1/3")).toBe(1 / 3);
  });

  test("mathjs knows none of its own units", () => {
    for (const name of ["ton", "bbl", "kg", "m", "year", "J"]) expect(library.UNITS).not.toHaveProperty(name);
  });
});
