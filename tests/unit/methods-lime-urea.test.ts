import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

const lime = (inputs: object, factors?: Record<string, unknown>): Trial => ({
  method: "AF-LIME",
  inputs: { material: "limestone", amount: "1000 t", ...inputs },
  ...(factors ? { factors } : {}),
});

const urea = (amount: string, factors?: Record<string, unknown>): Trial => ({
  method: "AF-UREA",
  inputs: { amount },
  ...(factors ? { factors } : {}),
});

/** Molar masses: C 12.011, CaCO3 100.09, CaMg(CO3)2 184.40, CO(NH2)2 60.06. */
const CARBON = { limestone: 12.011 / 100.09, dolomite: (2 * 12.011) / 184.4, urea: 12.011 / 60.06 };

describe("carbon dioxide of lime and urea", () => {
  it("gives off no more carbon than the material holds", () => {
    const carbon = (trial: Trial) => (tonnes(trial, "CO2") * 12) / 44 / 1000;
    expect(carbon(lime({}))).toBeCloseTo(CARBON.limestone, 3);
    expect(carbon(lime({ material: "dolomite" }))).toBeCloseTo(CARBON.dolomite, 3);
    expect(carbon(urea("1000 t"))).toBeCloseTo(CARBON.urea, 3);
  });

  it("is the same in both editions: the Refinement refines neither", () => {
    for (const trial of [lime({}), urea("1000 t")])
      expect(tonnes({ ...trial, guidelines: "2019" }, "CO2")).toBe(tonnes(trial, "CO2"));
  });

  it("is linear in the amount, whatever its unit", () => {
    assert(
      property(double({ min: 0, max: 1e6, noNaN: true }), (amount) => {
        expect(tonnes(urea(`${amount} t`), "CO2")).toBeCloseTo((amount * 0.2 * 44) / 12, 3);
        expect(tonnes(lime({ amount: `${amount} kt` }), "CO2")).toBeCloseTo(amount * 440, 3);
      }),
      { numRuns: 25 },
    );
  });

  it("takes a smaller factor of the city's own, and refuses more than the material can give", () => {
    expect(tonnes(urea("1000 t", { ef: "0.1" }), "CO2")).toBeCloseTo(1100 / 3, 9);
    expect(problemsOf(urea("1000 t", { ef: "0.46" }))).toHaveLength(1);
    expect(problemsOf(lime({}, { ef: "0.44" }))).toHaveLength(1);
  });

  it("does not take quicklime, which gave its carbon dioxide off in the kiln", () => {
    expect(problemsOf(lime({ material: "quicklime" }))).toEqual(["inputs.material value.not-offered"]);
  });

  it("refuses a negative amount", () => {
    expect(problemsOf(urea("-1 t"))).toEqual(["inputs.amount value.negative"]);
  });
});
