import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

const N2O = 44 / 28;

const indirect = (inputs: object, more: Partial<Trial> = {}): Trial => ({
  method: "AF-N2O-IND",
  inputs: { source: "synthetic", climate: "tropical-wet", nitrogen: "1000 t", ...inputs },
  ...more,
});

const dry = (irrigated: string) => ({ climate: "tropical-dry", irrigated });

/** Tonnes of nitrogen that went one way: its nitrous oxide, where only that way gives any, and all of it does. */
function along(trial: Trial, way: "ef4" | "ef5"): number {
  const factors = { ef4: "0", ef5: "0", [way]: "1", ...trial.factors };
  return tonnes({ ...trial, factors }, "N2O") / N2O;
}

describe("nitrous oxide of nitrogen that leaves the fields", () => {
  /** Tables 11.3 of both editions: fertiliser, share into the air in 2006 and 2019. */
  it.each([
    ["mixed-fertiliser", 0.1, 0.11],
    ["urea", 0.1, 0.15],
    ["ammonium-based", 0.1, 0.08],
    ["nitrate-based", 0.1, 0.01],
    ["ammonium-nitrate-based", 0.1, 0.05],
  ])("lets the table's share of %s into the air", (fertiliser, first, refined) => {
    const trial = indirect({ fertiliser });
    expect(along(trial, "ef4")).toBeCloseTo(1000 * first, 9);
    expect(along({ ...trial, guidelines: "2019" }, "ef4")).toBeCloseTo(1000 * refined, 9);
  });

  it.each(["organic", "dung-cattle-poultry-pigs", "dung-sheep-and-other"])("and of %s", (source) => {
    expect(along(indirect({ source }), "ef4")).toBeCloseTo(200, 9);
    expect(along(indirect({ source }, { guidelines: "2019" }), "ef4")).toBeCloseTo(210, 9);
  });

  /** Frac-LEACH: climate, 2006 and 2019. */
  it.each([
    [{ climate: "tropical-wet" }, 300, 240],
    [{ climate: "unknown" }, 300, 240],
    [dry("yes"), 300, 240],
    [dry("no"), 0, 0],
  ])("washes out where water drains: %o", (where, first, refined) => {
    expect(along(indirect(where), "ef5")).toBeCloseTo(first, 9);
    expect(along(indirect(where, { guidelines: "2019" }), "ef5")).toBeCloseTo(refined, 9);
  });

  it("gives off by climate in 2019, alike in 2006 (EF4)", () => {
    const dryAir = indirect(dry("no"));
    expect(tonnes(dryAir, "N2O")).toBeCloseTo(100 * 0.01 * N2O, 9);
    expect(tonnes({ ...dryAir, guidelines: "2019" }, "N2O")).toBeCloseTo(110 * 0.005 * N2O, 9);
    const unknown = indirect({ climate: "unknown" }, { guidelines: "2019" });
    expect(tonnes(unknown, "N2O")).toBeCloseTo((110 * 0.01 + 240 * 0.011) * N2O, 9);
  });

  it("lets nothing of residues and soil carbon into the air", () => {
    const lost: Trial = {
      method: "AF-N2O-IND",
      inputs: {
        source: "soil-carbon",
        climate: "tropical-wet",
        carbonLost: "15000 t",
        change: "land-use-change",
      },
    };
    expect(tonnes(lost, "N2O")).toBeCloseTo(1000 * 0.3 * 0.0075 * N2O, 9);
  });

  it("asks in a dry climate whether the land is irrigated, and in a wet one not", () => {
    expect(problemsOf(indirect({ climate: "tropical-dry" }))).toEqual(["inputs.irrigated value.missing"]);
    expect(problemsOf(indirect({ irrigated: "no" }))).toEqual(["inputs.irrigated input.not-here"]);
  });

  it("conserves nitrogen: what blows off and what washes out never pass what was applied", () => {
    const part = double({ min: 0, max: 1, noNaN: true });
    assert(
      property(part, part, (fracGas, fracLeach) => {
        const trial = indirect({}, { factors: { fracGas: `${fracGas}`, fracLeach: `${fracLeach}` } });
        const [air, water] = [along(trial, "ef4"), along(trial, "ef5")];
        expect(air).toBeCloseTo(1000 * fracGas, 6);
        expect(air + water).toBeLessThanOrEqual(1000 + 1e-6);
        if (fracGas + fracLeach <= 1) expect(water).toBeCloseTo(1000 * fracLeach, 6);
        else expect(air + water).toBeCloseTo(1000, 6);
      }),
      { numRuns: 40 },
    );
  });

  it("is of the same nitrogen as the direct part: all ways together by the 2006 tables", () => {
    const field = { ...indirect({}), method: "AF-N2O-DIR" };
    const onField = { ...field, inputs: { ...field.inputs, field: "other-fields" } };
    const both = tonnes(onField, "N2O") + tonnes(indirect({}), "N2O");
    expect(both).toBeCloseTo(1000 * (0.01 + 0.1 * 0.01 + 0.3 * 0.0075) * N2O, 9);
  });

  it("refuses a share of more than the whole", () => {
    expect(problemsOf(indirect({}, { factors: { fracGas: "1.2" } }))).toHaveLength(1);
  });
});
