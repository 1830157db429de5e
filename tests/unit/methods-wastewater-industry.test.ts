import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { compute, knowledge, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

const all = (system: string) => [{ system, share: 1 }];

const methane = (inputs: object = {}, more: Partial<Trial> = {}): Trial => ({
  method: "WW-IND-CH4",
  inputs: { industry: "starch", amount: "50000 t", pathways: all("anaerobic-deep-lagoon"), ...inputs },
  ...more,
});

const nitrous = (inputs: object = {}, more: Partial<Trial> = {}): Trial => ({
  method: "WW-IND-N2O",
  guidelines: "2019",
  inputs: { industry: "beer-malt", amount: "20000 t", pathways: all("aerobic-plant"), ...inputs },
  ...more,
});

describe("methane of industrial wastewater", () => {
  it("computes the worked example: 4,500 t of COD of starch in a deep lagoon, 60 % captured", () => {
    expect(tonnes(methane(), "CH4")).toBeCloseTo(900, 9);
    expect(tonnes(methane({ recovered: "540 t" }), "CH4")).toBeCloseTo(360, 9);
  });

  /** IPCC 2006 V5 Table 6.9: industry, m3 a tonne, kg COD a m3. */
  it.each([
    ["alcohol-refining", 24, 11],
    ["beer-malt", 6.3, 2.9],
    ["dairy", 7, 2.7],
    ["meat-poultry", 13, 4.1],
    ["organic-chemicals", 67, 3],
    ["petroleum-refineries", 0.6, 1],
    ["plastics-resins", 0.6, 3.7],
    ["pulp-paper", 162, 9],
    ["vegetables-fruits-juices", 20, 5],
    ["wine-vinegar", 23, 1.5],
  ])("takes the table's water and COD of %s", (industry, water, cod) => {
    const trial = methane({ industry, amount: "1000 t", pathways: all("anaerobic-reactor") });
    expect(tonnes(trial, "CH4")).toBeCloseTo(water * cod * 0.25 * 0.8, 9);
  });

  /** Table 6.8 of each edition: kg CH4 of a kg of COD is B0 times the MCF. */
  it.each([
    ["sea-river-lake", 0.1, 0.11],
    ["river", 0.1, 0.035],
    ["lake-estuary", 0.1, 0.19],
    ["aerobic-plant", 0, 0],
    ["aerobic-plant-overloaded", 0.3, 0],
    ["anaerobic-reactor", 0.8, 0.8],
    ["anaerobic-shallow-lagoon", 0.2, 0.2],
    ["anaerobic-deep-lagoon", 0.8, 0.8],
  ])("takes the methane correction of %s in both editions", (system, first, refined) => {
    const trial = methane({ pathways: all(system) });
    expect(tonnes(trial, "CH4")).toBeCloseTo(4500 * 0.25 * first, 9);
    expect(tonnes({ ...trial, guidelines: "2019" }, "CH4")).toBeCloseTo(4500 * 0.25 * refined, 9);
  });

  it("gives the resultant factors the 2019 Refinement prints beside the MCF, rounded as there", () => {
    for (const [system, printed] of [
      ["sea-river-lake", 0.028],
      ["river", 0.009],
      ["lake-estuary", 0.048],
      ["anaerobic-shallow-lagoon", 0.05],
      ["anaerobic-reactor", 0.2],
    ] as const) {
      const trial = methane({ pathways: all(system) }, { guidelines: "2019" });
      expect(Math.abs(tonnes(trial, "CH4") / 4500 - printed)).toBeLessThan(0.00051);
    }
  });

  it("orders constructed wetlands by the air that reaches the water, and says that they are to be confirmed", () => {
    const kinds = ["surface", "horizontal", "vertical"].map((kind) => `constructed-wetland-${kind}`);
    const emitted = kinds.map((system) => tonnes(methane({ pathways: all(system) }), "CH4"));
    expect(emitted).toEqual(emitted.toSorted((a, b) => b - a));
    const [result] = compute(methane({ pathways: all("constructed-wetland-surface") }));
    expect(result?.factors.find(({ name }) => name === "mcf")?.row?.sure).toBe("recall");
  });

  it("knows the sludge digester in the 2006 edition alone", () => {
    const trial = methane({ pathways: all("sludge-digester") });
    expect(tonnes(trial, "CH4")).toBeCloseTo(900, 9);
    expect(problemsOf({ ...trial, guidelines: "2019" }).join()).toContain("pathways");
  });

  it("takes metered water and COD in place of production", () => {
    expect(tonnes(methane({ amount: "450000 m3" }), "CH4")).toBeCloseTo(900, 9);
    const mill = methane({ industry: "palm-oil", amount: "60000 m3" }, { factors: { cod: "45 kg/m3" } });
    expect(tonnes(mill, "CH4")).toBeCloseTo(60 * 45 * 0.25 * 0.8, 9);
  });

  it("has a default for palm oil mills that says it is not from a table", () => {
    const [result] = compute(methane({ industry: "palm-oil", amount: "1000 t" }));
    expect(result?.gases["CH4"]).toBeCloseTo(2.9 * 50 * 0.2, 9);
    for (const name of ["volume", "cod"]) {
      expect(result?.factors.find((factor) => factor.name === name)?.row?.sure).toBe("recall");
    }
  });

  it("asks for the water where the table has none", () => {
    const coffee = methane({ industry: "coffee" });
    expect(problemsOf(coffee)).toEqual(["factors.volume factor.missing"]);
    expect(tonnes({ ...coffee, factors: { volume: "15 m3/t" } }, "CH4")).toBeCloseTo(50 * 15 * 9 * 0.2, 9);
  });

  it("subtracts sludge before the factor, recovery after it", () => {
    const pathways = [
      { system: "anaerobic-deep-lagoon", share: 0.5 },
      { system: "aerobic-plant", share: 0.5 },
    ];
    expect(tonnes(methane({ pathways, sludgeRemoved: "500 t", recovered: "100 t" }), "CH4")).toBeCloseTo(
      (4500 - 500) * 0.25 * 0.4 - 100,
      9,
    );
  });

  it("adds what the treated water gives off where it ends, in the 2019 edition", () => {
    const inputs = { pathways: all("aerobic-plant"), discharged: "450 t" };
    const refined = methane(inputs, { guidelines: "2019" });
    expect(tonnes(refined, "CH4")).toBeCloseTo(450 * 0.25 * 0.11, 9);
    expect(
      tonnes(methane({ ...inputs, receivingWater: "lake-estuary" }, { guidelines: "2019" }), "CH4"),
    ).toBeCloseTo(450 * 0.25 * 0.19, 9);
    expect(problemsOf(methane(inputs))).toEqual(["inputs.discharged input.not-here"]);
  });

  it("lies between the best and the worst of the treatments it is shared among", () => {
    assert(
      property(double({ min: 0, max: 1, noNaN: true }), (share) => {
        const pathways = [
          { system: "anaerobic-deep-lagoon", share },
          { system: "sea-river-lake", share: 1 - share },
        ];
        expect(tonnes(methane({ pathways }), "CH4")).toBeCloseTo(
          4500 * 0.25 * (0.8 * share + 0.1 * (1 - share)),
          6,
        );
      }),
      { numRuns: 20 },
    );
  });

  it("refuses shares that are not a whole, and an industry it does not know", () => {
    expect(problemsOf(methane({ pathways: [{ system: "aerobic-plant", share: 0.5 }] }))).toEqual([
      "inputs.pathways list.sum",
    ]);
    expect(problemsOf(methane({ industry: "moon-cheese" }))).toEqual(["inputs.industry value.not-offered"]);
  });
});

describe("nitrous oxide of industrial wastewater", () => {
  it("computes the worked example: 6,930 kg of nitrogen of beer in an aerobic plant", () => {
    const inPlant = (6.93 * 0.016 * 44) / 28;
    expect(inPlant * 1000).toBeCloseTo(174.2, 1);
    const inRiver = (6.93 * 0.6 * 0.005 * 44) / 28;
    expect(tonnes(nitrous(), "N2O")).toBeCloseTo(inPlant + inRiver, 9);
  });

  /** 2019 Refinement V5 Table 6.12: m3 a tonne, kg N a m3. */
  it.each([
    ["alcohol-refining", 24, 2.4],
    ["beer-malt", 6.3, 0.055],
    ["fish-processing", 5, 0.6],
    ["iron-steel", 5, 0.25],
    ["meat-poultry", 13, 0.19],
    ["nitrogen-fertiliser", 2.89, 0.5],
    ["plastics-resins", 0.6, 0.25],
    ["starch", 9, 0.9],
  ])("takes the table's water and nitrogen of %s", (industry, water, nitrogen) => {
    const trial = nitrous({ industry, amount: "1000 t", pathways: all("sea-river-lake") });
    expect(tonnes(trial, "N2O")).toBeCloseTo((water * nitrogen * 0.005 * 44) / 28, 9);
  });

  it("keeps the water of a tonne of fish for nitrogen apart from that for COD", () => {
    const fish = { industry: "fish-processing", amount: "1000 t", pathways: all("anaerobic-reactor") };
    expect(tonnes(methane(fish, { guidelines: "2019" }), "CH4")).toBe(tonnes(methane(fish), "CH4"));
  });

  it("loses no nitrogen: what is removed and what is let out are what came in", () => {
    const [result] = compute(nitrous({ pathways: all("aerobic-plant-tertiary") }));
    const of = (name: string) => result?.factors.find((factor) => factor.name === name)?.base ?? 0;
    const n2o = result?.gases["N2O"] ?? 0;
    const effluent = n2o - (6.93 * of("plantEf") * 44) / 28;
    expect(effluent / ((of("ef") * 44) / 28) + 6.93 * of("nitrogenRemoval")).toBeCloseTo(6.93, 9);
  });

  it("takes waters full of nutrients where there is evidence", () => {
    const river = nitrous({ pathways: all("sea-river-lake") });
    const lake = nitrous({ pathways: all("sea-river-lake"), nutrientImpacted: "yes" });
    expect(tonnes(lake, "N2O") / tonnes(river, "N2O")).toBeCloseTo(0.019 / 0.005, 9);
  });

  it("is not of the 2006 Guidelines", () => {
    expect(problemsOf(nitrous({}, { guidelines: "2006" }))).toContain("method method.not-in-edition");
  });

  it("has a treatment and a removal for each system it offers", () => {
    const input = knowledge.book.get("WW-IND-N2O")?.method.inputs.find(({ name }) => name === "pathways");
    const column = input?.kind === "list" ? input.columns[0] : undefined;
    const systems = column?.kind === "choice" && Array.isArray(column.options) ? column.options : [];
    expect(systems).toHaveLength(7);
    for (const system of systems as readonly string[])
      expect(tonnes(nitrous({ pathways: all(system) }), "N2O")).toBeGreaterThan(0);
  });
});
