import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { compute, knowledge, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

const MIX = { food: 0.4, paper: 0.2, plastics: 0.15, textiles: 0.05, "other-inert": 0.2 };

function libraryValue(key: string): number {
  const row = knowledge.library.byKey.get(key)?.find((one) => one.edition !== "2019");
  if (!row) throw new Error(`${key} is not in the library`);
  return row.unit === "%" ? row.value / 100 : row.value;
}

/** Tonnes of carbon in a tonne of wet waste. */
function carbonOf(composition: Readonly<Record<string, number>>): number {
  return Object.entries(composition).reduce(
    (total, [fraction, share]) =>
      total + share * libraryValue(`waste/${fraction}/dm`) * libraryValue(`waste/${fraction}/carbon`),
    0,
  );
}

describe("composting and digestion", () => {
  const treated = (inputs: object, factors?: Record<string, unknown>): Trial => ({
    method: "WA-BIO",
    inputs: { mass: "1000 t", process: "composting", basis: "wet", ...inputs },
    ...(factors ? { factors } : {}),
  });

  it("counts wet and dry weight alike, at 60 % of water", () => {
    expect(tonnes(treated({}), "CH4")).toBeCloseTo(
      tonnes(treated({ mass: "400 t", basis: "dry" }), "CH4"),
      9,
    );
  });

  it("subtracts what is recovered from a factor of the city's own", () => {
    const trial = treated({ process: "anaerobic-digestion", recovered: "90 t" }, { ch4: "0.1 t/t" });
    expect(tonnes(trial, "CH4")).toBeCloseTo(10, 9);
  });

  it("counts sludge digested at the wastewater plant with the wastewater (2019 V5, 6.2.2.1, Table 4.1)", () => {
    const digester = {
      ...treated({ process: "anaerobic-digestion" }),
      guidelines: "2019",
      ref: "III.4.1",
    } as const;
    const [result] = compute(digester);
    expect(result?.ref).toBe("III.4.1");
    expect(result?.gases["CH4"]).toBeCloseTo(0.8, 9);
    expect(result?.gases["N2O"]).toBe(0);
  });

  it("asks whether the weight is wet", () => {
    const { basis: _, ...inputs } = treated({}).inputs;
    expect(problemsOf({ method: "WA-BIO", inputs })).toEqual(["inputs.basis value.missing"]);
  });
});

describe("incineration", () => {
  const burned = (inputs: object, factors?: Record<string, unknown>): Trial => ({
    method: "WA-INC",
    inputs: { mass: "1000 t", composition: MIX, technology: "continuous-stoker", ...inputs },
    ...(factors ? { factors } : {}),
  });

  it("turns all the carbon, fossil and biogenic, into carbon dioxide", () => {
    const [result] = compute(burned({}));
    const carbon = 1000 * carbonOf(MIX);
    expect((result?.gases["CO2"] ?? 0) + (result?.biogenicCO2 ?? 0)).toBeCloseTo((carbon * 44) / 12, 9);
  });

  it("keeps the balance with the oxidation and fossil carbon of the city's own", () => {
    const share = double({ min: 0, max: 1, noNaN: true });
    assert(
      property(share, share, (oxidation, fossil) => {
        const [result] = compute(burned({}, { oxidation, fossilCarbon: fossil }));
        const carbonDioxide = (1000 * carbonOf(MIX) * oxidation * 44) / 12;
        expect(result?.gases["CO2"]).toBeCloseTo(carbonDioxide * fossil, 6);
        expect(result?.biogenicCO2).toBeCloseTo(carbonDioxide * (1 - fossil), 6);
      }),
      { numRuns: 20 },
    );
  });

  it("shows plastics as fossil and food as biogenic", () => {
    expect(tonnes(burned({ composition: { plastics: 1 } }), "biogenicCO2")).toBe(0);
    expect(tonnes(burned({ composition: { plastics: 1 } }), "CO2")).toBeCloseTo((750 * 44) / 12, 9);
    expect(tonnes(burned({ composition: { food: 1 } }), "CO2")).toBe(0);
  });

  it("gives nitrous oxide by the waste where the table has it, else by the plant", () => {
    expect(tonnes(burned({ technology: "batch-stoker" }), "N2O")).toBeCloseTo(0.06, 9);
    expect(tonnes(burned({ composition: { sludge: 0.5, food: 0.5 } }), "N2O")).toBeCloseTo(
      0.5 * 0.9 + 0.5 * 0.05,
      9,
    );
  });

  it("burns mixed waste with the city's own carbon alone", () => {
    const bulk = { composition: { bulk: 1 } };
    expect(problemsOf(burned(bulk))).toContain("factors.dm.bulk factor.missing");
    const own = { "dm.bulk": "0.6", "carbon.bulk": "0.4", "fossilCarbon.bulk": "0.3" };
    expect(tonnes(burned(bulk, own), "CO2")).toBeCloseTo((1000 * 0.6 * 0.4 * 0.3 * 44) / 12, 9);
  });

  it("knows the plants of its edition alone", () => {
    const trial = burned({ technology: "gasification-melting-shaft" });
    expect(problemsOf(trial)).toContain("factors.ch4 factor.missing");
    expect(tonnes({ ...trial, guidelines: "2019" }, "N2O")).toBeCloseTo(0.0174, 9);
  });
});

describe("open burning", () => {
  const fires = (inputs: object = {}): Trial => ({
    method: "WA-OPENBURN",
    inputs: {
      population: "1500000 person",
      burningPopulationShare: "35 %",
      wasteRate: "0.57 kg/(person*day)",
      burnedShare: "60 %",
      composition: MIX,
      ...inputs,
    },
  });

  it("burns the 65.54 kt of the IPCC's example (Box 5.1)", () => {
    expect(tonnes(fires(), "CH4") / 0.0065 / 1000).toBeCloseTo(65.54, 2);
  });

  it("is linear in people, shares and waste", () => {
    const gases = (inputs: object): readonly number[] =>
      ["CO2", "CH4", "N2O", "biogenicCO2"].map((gas) => tonnes(fires(inputs), gas));
    const whole = gases({});
    for (const half of [
      { population: 750000 },
      { burningPopulationShare: "17.5 %" },
      { wasteRate: "0.285 kg/(person*day)" },
      { burnedShare: "30 %" },
    ]) {
      for (const [index, value] of gases(half).entries())
        expect(value).toBeCloseTo((whole[index] ?? 0) / 2, 9);
    }
  });

  it("burns more of the carbon in the 2019 Refinement", () => {
    const ratio = tonnes({ ...fires(), guidelines: "2019" }, "CO2") / tonnes(fires(), "CO2");
    expect(ratio).toBeCloseTo(0.71 / 0.58, 9);
  });

  it("refuses a rate of waste without a time", () => {
    expect(problemsOf(fires({ wasteRate: "0.5 kg/person" }))).toEqual([
      "inputs.wasteRate unit.wrong-dimension",
    ]);
  });
});
