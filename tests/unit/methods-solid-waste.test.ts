import { assert, constantFrom, double, integer, property, shuffledSubarray } from "fast-check";
import { describe, expect, it } from "vitest";
import { compute, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

const YEAR = 2024;
const FOOD = { food: "100 %" };

/** 0.15 × 0.5 × 0.8 × 0.5 × 16/12 of food waste in a deep unmanaged site. */
const L0 = 0.04;

function fod(
  deposits: Record<string, string>,
  inputs: object = {},
  factors?: Record<string, unknown>,
): Trial {
  const base = { deposits, composition: FOOD, site: "unmanaged-deep", climate: "tropical-wet" };
  return { method: "WA-FOD", year: YEAR, inputs: { ...base, ...inputs }, ...(factors ? { factors } : {}) };
}

/** Deposits of years, the first value in the earliest year, the last in the inventory year. */
function seriesOf(amounts: readonly number[], last = YEAR): Record<string, string> {
  return Object.fromEntries(
    amounts.map((amount, index) => [last - amounts.length + 1 + index, `${amount} t`]),
  );
}

function pulse(age: number): Record<string, string> {
  return seriesOf([1000, ...Array.from({ length: age }, () => 0)]);
}

const ages = (count: number): readonly number[] => Array.from({ length: count }, (_, age) => age);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const methane = (trials: readonly Trial[]): readonly number[] =>
  compute(...trials).map((result) => result.gases["CH4"] ?? Number.NaN);

describe("first-order decay", () => {
  it.each([
    ["after six months", {}],
    ["at once", { delayMonths: "0" }],
    ["after 2.5 months", { delayMonths: "2.5" }],
    ["in the GPC form", { form: "gpc" }],
  ])("gives back the whole potential of one deposit, decaying %s", (_, inputs) => {
    const trials = ages(80).map((age) => fod(pulse(age), inputs));
    expect(sum(methane(trials))).toBeCloseTo(1000 * L0, 9);
  });

  it("tends to the potential of a year's deposit when deposits are constant", () => {
    expect(tonnes(fod(seriesOf(ages(80).map(() => 1000))), "CH4")).toBeCloseTo(1000 * L0, 9);
  });

  it("emits nothing without decay, and in proportion to it where it is slow", () => {
    const deposits = seriesOf([1000, 1000, 0]);
    expect(tonnes(fod(deposits, {}, { k: "0 1/year" }), "CH4")).toBe(0);
    expect(tonnes(fod(deposits, {}, { k: "1e-7 1/year" }), "CH4")).toBeCloseTo(2000 * L0 * 1e-7, 11);
  });

  it("never gives more than was buried, whatever the deposits, the rate and the delay", () => {
    const amount = double({ min: 0, max: 1e6, noNaN: true });
    assert(
      property(
        shuffledSubarray([10, 500, 0, 3e5, 42, 7], { minLength: 2 }),
        amount,
        double({ min: 0, max: 5, noNaN: true }),
        double({ min: 0, max: 6, noNaN: true }),
        (some, extra, k, delay) => {
          const amounts = [...some, extra];
          const inputs = { delayMonths: delay };
          const years = amounts.map((_, index) => amounts.slice(0, index + 1));
          const all = methane(years.map((part) => fod(seriesOf(part), inputs, { k: `${k} 1/year` })));
          for (const value of all) expect(value).toBeGreaterThanOrEqual(0);
          expect(sum(all)).toBeLessThanOrEqual(sum(amounts) * L0 * (1 + 1e-12));
        },
      ),
      { numRuns: 40 },
    );
  });

  it("is linear in the deposits", () => {
    const [left, right, both] = methane([
      fod(seriesOf([100, 0, 30])),
      fod(seriesOf([5, 900, 0])),
      fod(seriesOf([105, 900, 30])),
    ]);
    expect(both).toBeCloseTo((left ?? 0) + (right ?? 0), 12);
  });

  it("begins a year earlier in the GPC form than with the IPCC's delay", () => {
    const amounts = [700, 20, 450];
    const ipcc = tonnes(fod({ ...seriesOf(amounts, YEAR - 1), [YEAR]: "0 t" }), "CH4");
    expect(tonnes(fod(seriesOf(amounts), { form: "gpc" }), "CH4")).toBeCloseTo(ipcc, 12);
  });

  it("lies between the two with a shorter delay", () => {
    assert(
      property(integer({ min: 0, max: 5 }), (delay) => {
        const [longer, shorter] = methane([
          fod(pulse(0), { delayMonths: delay + 1 }),
          fod(pulse(0), { delayMonths: delay }),
        ]);
        expect(shorter).toBeGreaterThan(longer ?? Number.NaN);
      }),
    );
  });

  it("gives the same bits whatever the order of the fractions", () => {
    const parts = { food: 0.4, paper: 0.3, wood: 0.2, textiles: 0.1 };
    const result = tonnes(fod(pulse(3), { composition: parts }), "CH4");
    assert(
      property(shuffledSubarray(Object.entries(parts), { minLength: 4 }), (entries) => {
        expect(tonnes(fod(pulse(3), { composition: Object.fromEntries(entries) }), "CH4")).toBe(result);
      }),
      { numRuns: 10 },
    );
  });

  it("is the sum of its fractions buried apart", () => {
    const whole = tonnes(fod(seriesOf([1000, 1000]), { composition: { food: 0.25, paper: 0.75 } }), "CH4");
    const parts = methane([
      fod(seriesOf([250, 250])),
      fod(seriesOf([750, 750]), { composition: { paper: 1 } }),
    ]);
    expect(whole).toBeCloseTo(sum(parts), 12);
  });

  it("takes a composition for each year, and the nearest earlier one where a year has none", () => {
    const deposits = seriesOf([1000, 1000, 1000, 0]);
    const first = { "2021": { food: 1 }, "2023": { paper: 1 } };
    const whole = tonnes(fod(deposits, { composition: first }), "CH4");
    const parts = methane([
      fod(seriesOf([1000, 1000, 0, 0])),
      fod(seriesOf([1000, 0]), { composition: { paper: 1 } }),
    ]);
    expect(whole).toBeCloseTo(sum(parts), 12);
  });

  it("subtracts what is recovered before it oxidises", () => {
    const deposits = seriesOf(ages(20).map(() => 1e5));
    const site = { site: "managed-anaerobic" };
    const generated = tonnes(fod(deposits, site), "CH4");
    const left = tonnes(fod(deposits, { ...site, recovered: "1000 t", oxidation: "10 %" }), "CH4");
    expect(left).toBeCloseTo((generated - 1000) * 0.9, 9);
  });

  it("says what was assumed", () => {
    const [result] = compute(fod(pulse(1)));
    expect(result?.notes.map((note) => note.code)).toEqual(Array.from({ length: 4 }, () => "input.assumed"));
    expect(result?.notes.map((note) => note.params?.["value"])).toEqual(["0 t", "0 %", "ipcc", "6"]);
  });

  it("takes the city's own factor of one fraction alone", () => {
    const composition = { food: 0.5, paper: 0.5 };
    const [plain, own] = methane([
      fod(pulse(1), { composition }),
      fod(pulse(1), { composition }, { "doc.food": "0.3" }),
    ]);
    const food = tonnes(fod(seriesOf([500, 0])), "CH4");
    expect((own ?? 0) - (plain ?? 0)).toBeCloseTo(food, 12);
  });

  it.each([
    [
      "a delay with the GPC form",
      fod(pulse(1), { form: "gpc", delayMonths: 3 }),
      "inputs.delayMonths input.not-here",
    ],
    ["a delay of seven months", fod(pulse(1), { delayMonths: 7 }), "inputs.delayMonths value.too-big"],
    ["too much oxidation", fod(pulse(1), { oxidation: "20 %" }), "inputs.oxidation value.too-big"],
    [
      "a composition of half",
      fod(pulse(1), { composition: { food: 0.5 } }),
      "inputs.composition composition.sum",
    ],
    [
      "a fraction that is none",
      fod(pulse(1), { composition: { lava: 1 } }),
      "inputs.composition.lava value.not-offered",
    ],
    ["deposits after the year", fod({ "2025": "1 t" }), "inputs.deposits.2025 series.after-inventory"],
    [
      "a site of the later edition",
      fod(pulse(1), { site: "managed-active-aeration" }),
      "factors.mcf factor.missing",
    ],
    [
      "recovered methane in litres",
      fod(pulse(1), { recovered: "3 L" }),
      "inputs.recovered unit.wrong-dimension",
    ],
  ])("refuses %s", (_, trial, problem) => {
    expect(problemsOf(trial)).toEqual([problem]);
  });

  it("takes mixed waste with the city's own carbon", () => {
    const trial = fod(pulse(1), { composition: { bulk: 1 } }, { "doc.bulk": "0.12" });
    const k = 0.17;
    expect(tonnes(trial, "CH4")).toBeCloseTo(
      1000 * 0.12 * 0.5 * 0.8 * 0.5 * (16 / 12) * (1 - Math.exp(-k)),
      9,
    );
  });
});

describe("methane commitment", () => {
  const commitment = (inputs: object = {}): Trial => ({
    method: "WA-MC",
    inputs: { mass: "1000 t", composition: FOOD, site: "unmanaged-deep", ...inputs },
  });

  it("is the sum of the decay of the same waste over the years", () => {
    assert(
      property(constantFrom("food", "paper", "garden", "textiles"), (fraction) => {
        const composition = { [fraction]: 1 };
        const decay = ages(150).map((age) => fod(pulse(age), { composition }, { k: "0.3 1/year" }));
        expect(sum(methane(decay))).toBeCloseTo(tonnes(commitment({ composition }), "CH4"), 9);
      }),
      { numRuns: 4 },
    );
  });

  it("oxidises a tenth at managed sites unless told otherwise", () => {
    const [open, managed, told] = methane([
      commitment(),
      commitment({ site: "managed-anaerobic" }),
      commitment({ site: "managed-anaerobic", oxidation: "0 %" }),
    ]);
    expect(open).toBeCloseTo(1000 * L0, 9);
    expect(managed).toBeCloseTo((1000 * L0 * 0.9) / 0.8, 9);
    expect(told).toBeCloseTo((1000 * L0) / 0.8, 9);
  });

  it("leaves out what is recovered", () => {
    expect(tonnes(commitment({ recoveredShare: "25 %" }), "CH4")).toBeCloseTo(750 * L0, 9);
  });
});
