import { describe, expect, it } from "vitest";
import { METHODS } from "../../src/methods/catalogue.ts";
import { registerMethod, registerMethods } from "../../src/methods/book.ts";
import type { Formula, Method } from "../../src/methods/method.ts";

/** A method of a fuel, its gases, and a carbon share of waste over fractions and years. */
const base: Method = {
  code: "TEST",
  title: "A method",
  summary: "For tests.",
  refs: ["I.1.1"],
  guidelines: ["2006", "2019"],
  tier: "1",
  source: "None",
  drivenBy: "amount",
  dataFrom: "Nobody.",
  example: { ref: "I.1.1", label: "Nothing", inputs: {} },
  pitfalls: [],
  inputs: [
    { kind: "quantity", name: "amount", label: "Amount", units: ["t", "TJ"], offer: ["t"] },
    { kind: "series", name: "deposits", label: "Deposits", units: ["t"], offer: ["t"] },
    {
      kind: "composition",
      name: "composition",
      label: "Composition",
      id: "fraction",
      share: "share",
      options: ["food"],
    },
  ],
  factors: [
    { name: "ncv", label: "NCV", keys: [{ key: "fuel/lpg/ncv" }], units: ["TJ/kt"] },
    { name: "co2", label: "CO2", keys: [{ key: "a/b", of: "CO2" }], units: ["t/TJ"] },
    { name: "ch4", label: "CH4", keys: [{ key: "a/c", of: "CH4" }], units: ["t/TJ"] },
    { name: "doc", label: "DOC", keys: [{ key: "a/d", of: "C" }], units: ["1"], level: "element" },
    { name: "k", label: "k", keys: [{ key: "a/e" }], units: ["1/year"] },
  ],
  formulas: [],
};

const MASS = { amount: "mass" };

function register(...formulas: readonly Partial<Formula>[]): () => unknown {
  return () => registerMethod({ ...base, formulas: formulas.map((one) => ({ unit: "t", is: "", ...one })) });
}

describe("a declaration is registered when its dimensions close", () => {
  it("takes every method of the catalogue, and one way of naming each", () => {
    expect(registerMethods(METHODS).size).toBe(METHODS.length);
  });

  it("takes a sound one", () => {
    expect(register({ gas: "CO2", is: "amount * ncv * co2", when: MASS })).not.toThrow();
  });

  it.each<[string, Partial<Formula>, string]>([
    ["an energy as a mass of gas", { gas: "CO2", is: "amount * ncv", when: MASS }, "the result is"],
    [
      "a factor left out for one of the units",
      { gas: "CO2", is: "amount * co2" },
      "amount in t, co2 in t/TJ",
    ],
    ["one gas for another", { gas: "CO2", is: "amount * ncv * ch4", when: MASS }, "not Mass CO2"],
    ["a plain mass as a gas", { gas: "CO2", is: "amount", when: MASS }, "the result is Mass, not Mass CO2"],
    ["a carbon mass as a gas", { gas: "CO2", is: "sum(amount * share * doc)", when: MASS }, "the result is"],
    [
      "methane by the ratio of carbon dioxide",
      { gas: "CH4", is: "sum(amount * doc) * co2PerC", when: MASS },
      "not Mass CH4",
    ],
    [
      "carbon dioxide with methane",
      { gas: "CO2", is: "amount * ncv * (co2 + ch4)", when: MASS },
      "terms of + do not",
    ],
    [
      "a branch of another gas",
      { gas: "CO2", is: "amount > amount ? amount * co2 : amount * ch4", when: { amount: "energy" } },
      "both branches of a choice",
    ],
    [
      "a test of unlike things",
      { gas: "CO2", is: "amount > ncv ? amount * co2 : amount * co2", when: { amount: "energy" } },
      "the sides of > do not agree",
    ],
    [
      "an exponent with a dimension",
      { gas: "CO2", is: "amount * ncv * co2 * exp(-k)", when: MASS },
      "the argument of exp",
    ],
    ["an unknown name", { gas: "CO2", is: "amount * ncv * co3", when: MASS }, '"co3" is not known'],
    [
      "a prototype's name",
      { gas: "CO2", is: "amount * constructor", when: MASS },
      '"constructor" is not known',
    ],
    [
      "a share that is not summed",
      { gas: "CO2", is: "amount * share * ncv * co2", when: MASS },
      '"share" has a value for each element',
    ],
    [
      "a series that is not reached through a line",
      { gas: "CO2", is: "deposits * ncv * co2" },
      '"deposits" has a value for each year',
    ],
    [
      "last year's value outside the years",
      { gas: "CO2", is: "prev(amount) * ncv * co2" },
      "prev() takes a line of years",
    ],
    [
      "a measure that never comes",
      { gas: "CO2", is: "amount * co2", when: { amount: "volume" } },
      "amount never has",
    ],
    [
      "a condition on nothing",
      { gas: "CO2", is: "amount * ncv * co2", when: { ...MASS, colour: "red" } },
      'a condition names "colour"',
    ],
    ["a function of another kind", { gas: "CO2", is: "import(amount)", when: MASS }, "is not accepted"],
    ["an assignment", { gas: "CO2", is: "co2 = 0", when: MASS }, "is not accepted"],
  ])("refuses %s", (_, formula, reason) => {
    expect(register(formula)).toThrow(reason);
  });

  it("refuses a line that names a later one", () => {
    const later: Partial<Formula> = { name: "energy", unit: "TJ", is: "amount * ncv", when: MASS };
    expect(register({ gas: "CO2", is: "energy * co2", when: MASS }, later)).toThrow('"energy" is not known');
    expect(register(later, { gas: "CO2", is: "energy * co2", when: MASS })).not.toThrow();
  });

  it("refuses two lines of one name that can hold at once, and takes them where they cannot", () => {
    const mass: Partial<Formula> = { name: "energy", unit: "TJ", is: "amount * ncv", when: MASS };
    expect(register(mass, { ...mass, is: "amount * ncv * 2" })).toThrow('two lines named "energy"');
    expect(
      register(mass, { name: "energy", unit: "TJ", is: "amount", when: { amount: "energy" } }),
    ).not.toThrow();
  });

  it("refuses a name that stands for two things, and a code declared twice", () => {
    expect(register({ name: "ncv", unit: "TJ", is: "amount * ncv", when: MASS })).toThrow(
      "hides an input or factor",
    );
    const twice = {
      ...base,
      factors: [...base.factors, { name: "amount", label: "", keys: [], units: ["t"] }],
    };
    expect(() => registerMethod(twice)).toThrow('"amount" stands for two things');
    expect(() => registerMethods([base, base])).toThrow("declared twice");
  });

  it("refuses a driver that the method does not have", () => {
    expect(() => registerMethod({ ...base, drivenBy: "people" })).toThrow('driven by "people"');
  });

  it("refuses a recovered mass that is of nothing in particular", () => {
    const fod = METHODS.find((method) => method.code === "WA-FOD") as Method;
    const inputs = fod.inputs.map((input) => {
      if (input.kind !== "quantity" || input.name !== "recovered") return input;
      const { of: _, ...bare } = input;
      return bare;
    });
    expect(() => registerMethod({ ...fod, inputs })).toThrow("the terms of - do not agree");
  });
});
