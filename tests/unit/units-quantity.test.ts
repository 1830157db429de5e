import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMachineNumber } from "../../src/units/machine-number.ts";
import { readQuantity, readShare, toBase } from "../../src/units/quantity.ts";
import type { Outcome } from "../../src/units/problem.ts";

const FUEL = ["t", "m3", "TJ"];
const PATH = "activities[3].inputs.amount";

const problems = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.problems.map(({ path, code }) => `${path}: ${code}`);

describe("a quantity of a document", () => {
  test.each([
    ["1000 t", 1000],
    ["1000 kg", 1],
    ["-5 t", -5],
    ["0 t", 0],
    ["0.185 kt", 185],
    ["1e3 kg", 1],
    ["1.5E+3 kg", 1.5],
    ["  7   Gg ", 7000],
    ["5 short ton", 4.535_923_7],
    ["250 L", 0.25],
    ["2 MWh", 0.0072],
    [{ value: 1000, unit: "t" }, 1000],
    [{ value: "1000", unit: "kg" }, 1],
    [{ unit: "TJ", value: 0 }, 0],
  ])("%j", (given, base) => {
    const read = readQuantity(given, FUEL, PATH);
    expect(problems(read)).toEqual([]);
    if (read.ok) expect(toBase(read.value)).toBeCloseTo(base, 12);
  });

  test("keeps the value and the unit as given", () => {
    const read = readQuantity("0.10 kt", FUEL, PATH);
    expect(read.ok && [read.value.value, read.value.unit.text]).toEqual([0.1, "kt"]);
  });

  test.each([
    ["1,234 t", [`${PATH}: number.not-machine`]],
    ["1.234,5 t", [`${PATH}: number.not-machine`]],
    ["12*350 t", [`${PATH}: number.not-machine`]],
    ["+5 t", [`${PATH}: number.not-machine`]],
    [".5 t", [`${PATH}: number.not-machine`]],
    ["5. t", [`${PATH}: number.not-machine`]],
    ["0x10 t", [`${PATH}: number.not-machine`]],
    ["\u22125 t", [`${PATH}: number.not-machine`]],
    ["NaN t", [`${PATH}: number.not-machine`]],
    ["Infinity t", [`${PATH}: number.not-machine`]],
    ["1e999 t", [`${PATH}: number.too-large`]],
    ["1e19 t", [`${PATH}: number.too-large`]],
    ["-1e19 t", [`${PATH}: number.too-large`]],
    ["1e-999 t", [`${PATH}: number.too-small`]],
    ["5 kWh/t", [`${PATH}: unit.wrong-dimension`]],
    ["5 USD", [`${PATH}: unit.wrong-dimension`]],
    ["5 %", [`${PATH}: unit.wrong-dimension`]],
    ["5 ton", [`${PATH}: unit.unknown`]],
    ["5 constructor", [`${PATH}: unit.unknown`]],
    ["5 __proto__", [`${PATH}: unit.unknown`]],
    ["1,2 ton", [`${PATH}: number.not-machine`, `${PATH}: unit.unknown`]],
    ["5", [`${PATH}: quantity.unit-missing`]],
    [5, [`${PATH}: quantity.unit-missing`]],
    ["t", [`${PATH}: quantity.unreadable`]],
    ["5t", [`${PATH}: quantity.unreadable`]],
    ["", [`${PATH}: quantity.unreadable`]],
    ["<script>alert(1)</script>", [`${PATH}: quantity.unreadable`]],
    [null, [`${PATH}: quantity.wrong-type`]],
    [undefined, [`${PATH}: quantity.wrong-type`]],
    [true, [`${PATH}: quantity.wrong-type`]],
    [["5 t"], [`${PATH}: quantity.wrong-type`]],
    [Number.NaN, [`${PATH}: number.not-finite`]],
    [Infinity, [`${PATH}: number.too-large`]],
    [{}, [`${PATH}.value: value.missing`, `${PATH}.unit: value.missing`]],
    [{ value: 5 }, [`${PATH}.unit: value.missing`]],
    [{ unit: "t" }, [`${PATH}.value: value.missing`]],
    [{ value: 5, unit: "t", source: "" }, [`${PATH}.source: key.unknown`]],
    [
      { value: "1,2", unit: "kWh/t" },
      [`${PATH}.value: number.not-machine`, `${PATH}.unit: unit.wrong-dimension`],
    ],
    [{ value: 5, unit: 7 }, [`${PATH}.unit: unit.wrong-type`]],
    [{ value: null, unit: "t" }, [`${PATH}.value: number.wrong-type`]],
    [{ value: Number.NaN, unit: "t" }, [`${PATH}.value: number.not-finite`]],
    [JSON.parse('{"__proto__": 1, "value": 5, "unit": "t"}'), [`${PATH}.__proto__: key.unknown`]],
    [{ value: 5, unit: "t", constructor: 1 }, [`${PATH}.constructor: key.unknown`]],
  ])("%j is refused", (given, expected) => {
    expect(problems(readQuantity(given, FUEL, PATH))).toEqual(expected);
  });

  test("a wrong dimension says what was found and what is accepted", () => {
    const read = readQuantity("5 kWh", ["t", "m3"], PATH);
    expect(read.ok || read.problems[0]?.params).toEqual({
      unit: "kWh",
      found: "quantity.energy",
      dimension: "energy",
      expected: ["quantity.mass", "quantity.volume"],
      accepted: ["t", "m3"],
    });
  });

  test("a bare number is a count where a count is accepted", () => {
    for (const [accept, given] of [
      [["person"], 1200],
      [["head"], "1200"],
      [["1"], "0.5"],
      [["%"], 0.0416],
    ] as const) {
      const read = readQuantity(given, accept, PATH);
      expect(read.ok && toBase(read.value)).toBe(Number(given));
    }
    expect(problems(readQuantity(1200, ["kg/(person*day)"], PATH))).toEqual([
      `${PATH}: quantity.unit-missing`,
    ]);
  });

  test("an inherited value is no value", () => {
    const given: unknown = Object.create({ value: 5, unit: "t" });
    expect(problems(readQuantity(given, FUEL, ""))).toEqual(["value: value.missing", "unit: value.missing"]);
  });

  test("10 MB is refused at once", () => {
    const start = performance.now();
    for (const text of ["1".repeat(10_000_000), `1 ${"t".repeat(10_000_000)}`, " ".repeat(10_000_000)]) {
      expect(readQuantity(text, FUEL, PATH).ok).toBe(false);
      expect(readQuantity({ value: text, unit: text }, FUEL, PATH).ok).toBe(false);
      expect(readShare(text, PATH).ok).toBe(false);
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe("a number of a document", () => {
  test("every finite number it may hold is read back as written", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e18, max: 1e18, noNaN: true }), (value) => {
        for (const given of [value, String(value)]) {
          const read = readMachineNumber(given);
          expect(read.ok && read.value).toBe(value === 0 ? 0 : value);
        }
      }),
    );
  });

  test("nothing else is a number", () => {
    for (const given of [null, undefined, true, {}, [], () => 1, Symbol("1"), 1n]) {
      expect(problems(readMachineNumber(given))).toEqual([": number.wrong-type"]);
    }
  });
});

describe("a share of a document", () => {
  test.each([
    ["35 %", 0.35],
    ["35%", 0.35],
    ["0.35", 0.35],
    [0.35, 0.35],
    ["49.9 %", 0.499],
    ["100 %", 1],
    ["0 %", 0],
    [0, 0],
    [1, 1],
    ["1e-3", 0.001],
  ])("%j is %d", (given, share) => {
    const read = readShare(given, "share");
    expect(read.ok && read.value).toBe(share);
  });

  test.each([
    ["101 %", "number.not-share"],
    ["-1 %", "number.not-share"],
    [1.01, "number.not-share"],
    ["35", "number.not-share"],
    [-0.1, "number.not-share"],
    ["35,5 %", "number.not-machine"],
    ["%", "number.not-machine"],
    ["35 % %", "number.not-machine"],
    ["x", "number.not-machine"],
    ["", "number.not-machine"],
    [null, "number.wrong-type"],
    [Number.NaN, "number.not-finite"],
    ["1e999 %", "number.too-large"],
  ])("%j is refused", (given, code) => {
    expect(problems(readShare(given, "share"))).toEqual([`share: ${code}`]);
  });
});
