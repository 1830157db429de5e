import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readField } from "../../src/units/arithmetic.ts";
import { NUMBER_FORMATS, type NumberFormat } from "../../src/units/number-format.ts";
import { printFull, printNumber } from "../../src/units/print-number.ts";
import { readNumber } from "../../src/units/read-number.ts";
import { readTypedShare } from "../../src/units/read-share.ts";

const formats = [...NUMBER_FORMATS.values()];
const format = (id: string): NumberFormat => {
  const found = NUMBER_FORMATS.get(id);
  if (!found) throw new Error(id);
  return found;
};
const point = formats.filter(({ decimal }) => decimal === ".");
const comma = formats.filter(({ decimal }) => decimal === ",");

/** `1234` plain, `1234!` to be echoed, `? 1234 1.234` asked, or the code of the problem. */
function outcome(text: string, as: NumberFormat | null): string {
  const read = readNumber(text, as);
  if (read.ok) return `${read.value.value}${read.value.echo ? "!" : ""}`;
  const [problem] = read.problems;
  const { code, params } = problem ?? { code: "" };
  return code === "number.ambiguous" ? `? ${String(params?.["first"])} ${String(params?.["second"])}` : code;
}

/** One text and what it is to a person who writes a decimal point, a comma, and to nobody in particular. */
const CASES: readonly (readonly [text: string, point: string, comma: string, unknown: string])[] = [
  ["0", "0", "0", "0"],
  ["7", "7", "7", "7"],
  ["-7", "-7", "-7", "-7"],
  ["+7", "7", "7", "7"],
  ["- 7", "-7", "-7", "-7"],
  ["\u22127", "-7", "-7", "-7"],
  ["\uff0d7", "-7", "-7", "-7"],
  ["-0", "0", "0", "0"],
  ["007", "7", "7", "7"],
  ["1234", "1234", "1234", "1234"],
  ["1234567", "1234567", "1234567", "1234567"],
  ["1.5", "1.5", "1.5!", "1.5!"],
  ["1,5", "1.5!", "1.5", "1.5!"],
  ["1.50", "1.5", "1.5!", "1.5!"],
  ["1,50", "1.5!", "1.5", "1.5!"],
  ["0.5", "0.5", "0.5!", "0.5!"],
  ["0,5", "0.5!", "0.5", "0.5!"],
  [".5", "0.5", "0.5!", "0.5!"],
  [",5", "0.5!", "0.5", "0.5!"],
  ["-.5", "-0.5", "-0.5!", "-0.5!"],
  [".500", "0.5", "0.5!", "0.5!"],
  ["1.234", "1.234!", "1234!", "? 1234 1.234"],
  ["1,234", "1234!", "1.234!", "? 1234 1.234"],
  ["-1.234", "-1.234!", "-1234!", "? -1234 -1.234"],
  ["12.345", "12.345!", "12345!", "? 12345 12.345"],
  ["12,345", "12345!", "12.345!", "? 12345 12.345"],
  ["123.456", "123.456!", "123456!", "? 123456 123.456"],
  ["123,456", "123456!", "123.456!", "? 123456 123.456"],
  ["1.000", "1!", "1000!", "? 1000 1.000"],
  ["100,000", "100000!", "100!", "? 100000 100.000"],
  ["0.185", "0.185", "0.185!", "0.185!"],
  ["0,185", "0.185!", "0.185", "0.185!"],
  ["0.000", "0", "0!", "0!"],
  ["00.185", "0.185", "0.185!", "0.185!"],
  ["1234.567", "1234.567", "1234.567!", "1234.567!"],
  ["1234,567", "1234.567!", "1234.567", "1234.567!"],
  ["1.2345", "1.2345", "1.2345!", "1.2345!"],
  ["1,2345", "1.2345!", "1.2345", "1.2345!"],
  ["1.23456789", "1.23456789", "1.23456789!", "1.23456789!"],
  ["1,234.5", "1234.5", "1234.5!", "1234.5!"],
  ["1.234,5", "1234.5!", "1234.5", "1234.5!"],
  ["1,234.567", "1234.567", "1234.567!", "1234.567!"],
  ["1.234,567", "1234.567!", "1234.567", "1234.567!"],
  ["1,234,567", "1234567", "1234567!", "1234567!"],
  ["1.234.567", "1234567!", "1234567", "1234567!"],
  ["1,234,567.891", "1234567.891", "1234567.891!", "1234567.891!"],
  ["1.234.567,891", "1234567.891!", "1234567.891", "1234567.891!"],
  ["-1.234.567,8", "-1234567.8!", "-1234567.8", "-1234567.8!"],
  ["12,34,567", "1234567", "1234567!", "1234567!"],
  ["1,23,456", "123456", "123456!", "123456!"],
  ["12,34,567.891", "1234567.891", "1234567.891!", "1234567.891!"],
  ["12.34.567", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1 234", "1234", "1234", "1234"],
  ["1\u00a0234", "1234", "1234", "1234"],
  ["1\u202f234", "1234", "1234", "1234"],
  ["1\u2009234", "1234", "1234", "1234"],
  ["1 234 567", "1234567", "1234567", "1234567"],
  ["1 250,5", "1250.5!", "1250.5", "1250.5!"],
  ["1 250.5", "1250.5", "1250.5!", "1250.5!"],
  ["1 234.567", "1234.567", "1234.567!", "1234.567!"],
  ["1 234,567", "1234.567!", "1234.567", "1234.567!"],
  ["1'234'567.891", "1234567.891", "1234567.891!", "1234567.891!"],
  ["1\u2019234,5", "1234.5!", "1234.5", "1234.5!"],
  ["  42 ", "42", "42", "42"],
  ["\u00a042\u00a0", "42", "42", "42"],
  ["\u200b42\ufeff", "42", "42", "42"],
  ["\u202a42\u202c", "42", "42", "42"],
  ["1e3", "1000", "1000", "1000"],
  ["1E3", "1000", "1000", "1000"],
  ["1e+3", "1000", "1000", "1000"],
  ["2e-4", "0.0002", "0.0002", "0.0002"],
  ["1.5e3", "1500", "1500!", "1500!"],
  ["1,5e3", "1500!", "1500", "1500!"],
  ["1.234e5", "123400!", "? 1234e5 1,234e5", "? 1234e5 1.234e5"],
  ["1,234e5", "? 1234e5 1.234e5", "123400!", "? 1234e5 1.234e5"],
  ["1.234.567e2", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1 234e2", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["๑๒๓", "123", "123", "123"],
  ["၁၂၃", "123", "123", "123"],
  ["១២៣", "123", "123", "123"],
  ["໑໒໓", "123", "123", "123"],
  ["١٢٣", "123", "123", "123"],
  ["۱۲۳", "123", "123", "123"],
  ["１２３", "123", "123", "123"],
  ["१२३", "123", "123", "123"],
  ["၁,၂၃၄", "1234!", "1.234!", "? 1234 1.234"],
  ["១.២៣៤,៥", "1234.5!", "1234.5", "1234.5!"],
  ["๑,๒๓๔.๕", "1234.5", "1234.5!", "1234.5!"],
  ["١٬٢٣٤٫٥", "1234.5", "1234.5", "1234.5"],
  ["１，２３４．５", "1234.5", "1234.5!", "1234.5!"],
  ["1000000000000000000", "1000000000000000000!", "1000000000000000000!", "1000000000000000000!"],
  ["1e18", "1000000000000000000", "1000000000000000000", "1000000000000000000"],
  ["1.1e18", "number.too-large", "number.too-large", "number.too-large"],
  ["1e999", "number.too-large", "number.too-large", "number.too-large"],
  ["-1e999", "number.too-large", "number.too-large", "number.too-large"],
  ["1e-999", "number.too-small", "number.too-small", "number.too-small"],
  ["0e5", "0", "0", "0"],
  ["9007199254740993", "9007199254740992!", "9007199254740992!", "9007199254740992!"],
  ["0.1234567890123456", "0.1234567890123456!", "0.1234567890123456!", "0.1234567890123456!"],
  ["", "number.missing", "number.missing", "number.missing"],
  ["   ", "number.missing", "number.missing", "number.missing"],
  ["\u200b", "number.missing", "number.missing", "number.missing"],
  ["12 34", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1 2 3", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["12 345 67", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1234 567", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["0 123", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1 234'567", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1 234,567,890", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1,23.4", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1234,567.8", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1,234,5", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1.234.5", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1,234.567.890", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1.234,567,890", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1.234,567.8", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["0,123,456", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1..5", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1,,234", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1.,5", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["5.", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["5,", "number.unreadable", "number.unreadable", "number.unreadable"],
  [".", "number.unreadable", "number.unreadable", "number.unreadable"],
  [",", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["-", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["--5", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["5-", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["e5", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1e", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1e5e5", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1e1.5", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1e5000", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["0x10", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1_000", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["12a", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["100 kWh", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["35 %", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["(5)", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["NaN", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["Infinity", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["null", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["NO", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["__proto__", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["constructor", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["toString", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["<script>1</script>", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["2024-11-23", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["12/5", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["12:30", "number.unreadable", "number.unreadable", "number.unreadable"],
  ["1".repeat(41), "number.too-long", "number.too-long", "number.too-long"],
];

describe("a number as an officer writes it", () => {
  test("the table has no fewer than 150 texts", () => {
    expect(new Set(CASES.map(([text]) => text)).size).toBeGreaterThanOrEqual(150);
  });

  test.each(CASES)("%j", (text, asPoint, asComma, asUnknown) => {
    const spelled = (expected: string, { digits }: NumberFormat): string =>
      expected.startsWith("?")
        ? expected.replaceAll(/\d/g, (digit) => digits.charAt(Number(digit)))
        : expected;
    for (const one of point) expect(outcome(text, one), one.id).toBe(spelled(asPoint, one));
    for (const one of comma) expect(outcome(text, one), one.id).toBe(spelled(asComma, one));
    expect(outcome(text, null), "unknown").toBe(asUnknown);
  });

  test("the ten formats write as Unicode CLDR does", () => {
    expect(formats.map(({ id }) => id)).toEqual([
      "en",
      "id",
      "vi",
      "th",
      "ms",
      "fil",
      "km",
      "lo",
      "my",
      "pt",
    ]);
    for (const one of formats) {
      const parts = new Intl.NumberFormat(one.id).formatToParts(1234567.5);
      expect(parts.find(({ type }) => type === "decimal")?.value, one.id).toBe(one.decimal);
      expect(parts.find(({ type }) => type === "group")?.value, one.id).toBe(one.group);
      expect(new Intl.NumberFormat(one.id, { useGrouping: false }).format(9876543210), one.id).toBe(
        Array.from("9876543210")
          .map((digit) => one.digits.charAt(Number(digit)))
          .join(""),
      );
    }
  });
});

const anyFormat = fc.constantFrom(...formats);
const anyNumber = fc.double({ min: -1e18, max: 1e18, noNaN: true });

describe("reading back what was printed", () => {
  test("a field's text reads as the same number in each format", () => {
    fc.assert(
      fc.property(anyFormat, anyNumber, (as, value) => {
        const read = readNumber(printFull(value, as), as);
        expect(read.ok && read.value.value).toBe(value === 0 ? 0 : value);
      }),
      { numRuns: 2000 },
    );
  });

  test("so does arithmetic's reader, for whole numbers and common decimals", () => {
    fc.assert(
      fc.property(anyFormat, fc.integer(), fc.integer({ min: 0, max: 9999 }), (as, whole, fraction) => {
        const value = whole + fraction / 10_000;
        const read = readField(printFull(value, as), as);
        expect(read.ok && read.value.value).toBe(value);
      }),
    );
  });

  test("a grouped text with every digit reads as the same number in its own format", () => {
    fc.assert(
      fc.property(anyFormat, fc.double({ min: -1e15, max: 1e15, noNaN: true }), (as, value) => {
        const printed = printNumber(value, as);
        fc.pre(printed.length <= 40);
        const read = readNumber(printed, as);
        expect(read.ok && read.value.value).toBe(value === 0 ? 0 : value);
      }),
      { numRuns: 2000 },
    );
  });

  test("a thousand-fold slip never passes without an echo", () => {
    const digits = fc.stringMatching(/^[1-9]\d{0,2}[.,]\d{3}$/);
    fc.assert(
      fc.property(digits, anyFormat, (text, as) => {
        const read = readNumber(text, as);
        expect(read.ok && read.value.echo).toBe(true);
        const unknown = readNumber(text, null);
        expect(unknown.ok).toBe(false);
      }),
    );
  });

  test("a text is accepted silently only if no other format reads it differently", () => {
    const text = fc.stringMatching(/^-?[\d., ]{1,12}(e\d)?$/);
    fc.assert(
      fc.property(text, anyFormat, (typed, as) => {
        const read = readNumber(typed, as);
        if (!read.ok || read.value.echo) return;
        for (const other of formats) {
          const again = readNumber(typed, other);
          expect(again.ok && again.value.value).toBe(read.value.value);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe("printing", () => {
  const [en, id, my] = [format("en"), format("id"), format("my")];

  test.each([
    [0, {}, "0"],
    [-0, {}, "0"],
    [0, { decimals: 2 }, "0"],
    [1234567.891, {}, "1,234,567.891"],
    [0.1, {}, "0.1"],
    [1e-9, {}, "0.000000001"],
    [-12.5, {}, "\u221212.5"],
    [2992.5321, { decimals: 1 }, "2,992.5"],
    [1234567, { significant: 3 }, "1,230,000"],
    [0.00012345, { significant: 3 }, "0.000123"],
    [0.001, { decimals: 2 }, "0.00"],
    [-0.001, { decimals: 2 }, "\u22120.00"],
    [0.001, { decimals: 2, tiny: true }, "<0.01"],
    [-0.001, { decimals: 2, tiny: true }, ">\u22120.01"],
    [0.01, { decimals: 2, tiny: true }, "0.01"],
  ] as const)("%d with %o is %s", (value, options, printed) => {
    expect(printNumber(value, en, options)).toBe(printed);
  });

  test("marks and digits are the format's", () => {
    expect(printNumber(1234567.5, id)).toBe("1.234.567,5");
    expect(printNumber(1234.5, my)).toBe("၁,၂၃၄.၅");
    expect(printFull(-1234.5, id)).toBe("-1234,5");
    expect(printFull(1e-9, id)).toBe("1e-9");
  });

  test("what is not a number is never printed as one", () => {
    for (const value of [Number.NaN, Infinity, -Infinity]) {
      expect(() => printNumber(value, en)).toThrow(RangeError);
      expect(() => printFull(value, en)).toThrow(RangeError);
    }
  });
});

describe("arithmetic in a field", () => {
  const field = (text: string, as = "en"): string => {
    const read = readField(text, format(as));
    return read.ok ? `${read.value.value}${read.value.echo ? "!" : ""}` : (read.problems[0]?.code ?? "");
  };

  test.each([
    ["12*350", "4200!"],
    ["=12*350", "4200!"],
    ["= 12 × 350", "4200!"],
    ["12÷8", "1.5!"],
    ["1+2*3", "7!"],
    ["(1+2)*3", "9!"],
    ["2*(3+(4-1))/3", "4!"],
    ["10-4-3", "3!"],
    ["64/8/2", "4!"],
    ["-3+5", "2!"],
    ["2*-3", "-6!"],
    ["5\u22122", "3!"],
    ["2-3", "-1!"],
    ["0.1+0.2", "0.3!"],
    ["1e-3*1e3", "1!"],
    ["1 234 + 5", "1239!"],
    ["1,234 + 0.5", "1234.5!"],
    ["1,234", "1234!"],
    ["350", "350"],
    ["-350", "-350"],
    ["1e-3", "0.001"],
    ["", "number.missing"],
    ["=", "number.missing"],
    ["1/0", "number.divided-by-zero"],
    ["1/(2-2)", "number.divided-by-zero"],
    ["(5)", "number.ambiguous"],
    ["1+", "number.arithmetic-unreadable"],
    ["*2", "number.arithmetic-unreadable"],
    ["(1+2", "number.arithmetic-unreadable"],
    ["1+2)", "number.arithmetic-unreadable"],
    ["2(3)", "number.arithmetic-unreadable"],
    ["--5", "number.arithmetic-unreadable"],
    ["2**3", "number.arithmetic-unreadable"],
    ["2^3+1", "number.arithmetic-unreadable"],
    ["sqrt(2)", "number.arithmetic-unreadable"],
    ["a=1+1", "number.arithmetic-unreadable"],
    ["1;2+3", "number.arithmetic-unreadable"],
    ["12,34.5+1", "number.unreadable"],
    ["1e17*1e17", "number.too-large"],
    ["1e18*1e18*1e18", "number.too-large"],
    ["()", "number.arithmetic-unreadable"],
    ["constructor.constructor('return 1')()", "number.arithmetic-unreadable"],
    ['createUnit("tonne",{definition:"1 kg"},{override:true})', "number.arithmetic-unreadable"],
    ["1:999999999999999999", "number.unreadable"],
    ["(".repeat(100), "number.arithmetic-unreadable"],
    [`${"(".repeat(17)}1+1${")".repeat(17)}`, "number.arithmetic-unreadable"],
    [`${"(".repeat(16)}1+1${")".repeat(16)}`, "2!"],
    ["1+".repeat(100_000), "number.too-long"],
  ])("%j", (text, expected) => {
    expect(field(text)).toBe(expected);
  });

  test("numbers are in the officer's format", () => {
    expect(field("1.250,5*2", "id")).toBe("2501!");
    expect(field("1.250*2", "id")).toBe("2500!");
    expect(field("1.250*2", "en")).toBe("2.5!");
    expect(readField("1.250*2", null).ok).toBe(false);
  });

  test("it agrees with exact arithmetic of whole numbers", () => {
    const { tree } = fc.letrec<{ tree: [string, bigint]; leaf: [string, bigint] }>((tie) => ({
      leaf: fc.integer({ min: 0, max: 999 }).map((n): [string, bigint] => [String(n), BigInt(n)]),
      tree: fc.oneof(
        { maxDepth: 4 },
        tie("leaf"),
        fc
          .tuple(tie("tree"), fc.constantFrom("+", "-", "*"), tie("tree"))
          .map(([[left, a], sign, [right, b]]): [string, bigint] => [
            `(${left}${sign}${right})`,
            sign === "+" ? a + b : sign === "-" ? a - b : a * b,
          ]),
      ),
    }));
    fc.assert(
      fc.property(tree, ([text, value]) => {
        fc.pre(text.length <= 200 && value < 10n ** 14n && value > -(10n ** 14n));
        const read = readField(text, format("en"));
        expect(read.ok && read.value.value).toBe(Number(value));
      }),
    );
  });
});

describe("a share as typed", () => {
  const share = (text: string, as: NumberFormat | null = format("id")): string => {
    const read = readTypedShare(text, as);
    return read.ok ? `${read.value.value}${read.value.echo ? "!" : ""}` : (read.problems[0]?.code ?? "");
  };

  test.each([
    ["35 %", "0.35"],
    ["35%", "0.35"],
    ["49,9 %", "0.499"],
    ["0,35", "0.35!"],
    ["1", "1!"],
    ["0 %", "0"],
    ["100 %", "1"],
    ["101 %", "number.not-share"],
    ["35", "number.not-share"],
    ["-1 %", "number.not-share"],
    ["%", "number.missing"],
    ["", "number.missing"],
    ["35 %%", "number.unreadable"],
  ])("%j", (text, expected) => {
    expect(share(text)).toBe(expected);
  });
});

describe("hostile texts", () => {
  const huge = "1,".repeat(5_000_000);

  test("10 MB in a field is refused at once", () => {
    const start = performance.now();
    for (const text of [huge, " ".repeat(10_000_000), "\u200b".repeat(10_000_000)]) {
      expect(readNumber(text, null).ok).toBe(false);
      expect(readField(text, null).ok).toBe(false);
      expect(readTypedShare(text, null).ok).toBe(false);
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test("no text of its length takes long, whatever it is", () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from("0123456789.,' ٫٬eE+-*/()=%")),
      maxLength: 200,
    });
    const start = performance.now();
    fc.assert(
      fc.property(text, (typed) => {
        const read = readField(typed, format("id"));
        if (read.ok) expect(Math.abs(read.value.value)).toBeLessThanOrEqual(1e18);
      }),
      { numRuns: 3000 },
    );
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
