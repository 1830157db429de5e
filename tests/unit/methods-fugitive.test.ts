import { describe, expect, it } from "vitest";
import { calculateInventory } from "../../src/inventory/calculate.ts";
import { BY_PRACTICE, NOT_IN_EDITION, SEGMENTS } from "../../src/methods/declared/oil-gas-segments.ts";
import { compute, documentOf, knowledge, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

describe("coal mines", () => {
  const mine = (inputs: object, more: Partial<Trial> = {}): Trial => ({
    method: "FUG-COAL",
    inputs: { mine: "surface", coal: "1 Mt", ...inputs },
    ...more,
  });
  const METHANE = 670;

  it.each([
    ["underground", "shallow", 10],
    ["underground", "medium", 18],
    ["underground", "deep", 25],
    ["surface", "shallow", 0.3],
    ["surface", "medium", 1.2],
    ["surface", "deep", 2],
  ])("%s, %s: %d m3 for each tonne, and what comes after mining", (kind, depth, factor) => {
    const after = { underground: [0.9, 2.5, 4], surface: [0, 0.1, 0.2] }[kind] ?? [];
    for (const [index, gasContent] of ["low", "average", "high"].entries()) {
      const found = tonnes(mine({ mine: kind, depth, gasContent }), "CH4");
      expect(found).toBeCloseTo((factor + (after[index] ?? Number.NaN)) * METHANE, 6);
    }
  });

  it("takes the averages where nothing is known, and says so", () => {
    const [result] = compute(mine({}));
    expect(result?.gases["CH4"]).toBeCloseTo(1.3 * METHANE, 9);
    expect(result?.notes.filter(({ code }) => code === "input.assumed")).toHaveLength(4);
  });

  it("keeps the carbon of what is flared: burnt to carbon dioxide, or let out unburnt", () => {
    const [without, with1] = compute(mine({}), mine({ flared: "0.5 million m3" }));
    const methane = (without?.gases["CH4"] ?? 0) - (with1?.gases["CH4"] ?? 0);
    expect(methane).toBeCloseTo(0.98 * 0.5 * METHANE, 9);
    expect(((with1?.gases["CO2"] ?? 0) * 12) / 44).toBeCloseTo((methane * 12) / 16, 9);
  });

  it("gives no carbon dioxide to methane that is used, which is burned elsewhere", () => {
    expect(tonnes(mine({ utilised: "0.5 million m3" }), "CO2")).toBe(0);
    expect(tonnes(mine({ utilised: "0.5 million m3" }), "CH4")).toBeCloseTo(0.8 * METHANE, 9);
  });

  it("knows carbon dioxide of the seam in the 2019 Refinement alone", () => {
    expect(tonnes(mine({}), "CO2")).toBe(0);
    expect(tonnes(mine({}, { guidelines: "2019" }), "CO2")).toBeCloseTo(0.44 * 1840, 9);
    expect(tonnes(mine({ mine: "underground", seamCo2: "high" }, { guidelines: "2019" }), "CO2")).toBeCloseTo(
      12.3 * 1840,
      9,
    );
    expect(problemsOf(mine({ mine: "underground", seamCo2: "high" }))).toEqual([
      "inputs.seamCo2 input.not-here",
    ]);
  });

  it("knows the methane of closed mines by their year and the inventory's", () => {
    const closed = (year: number, guidelines: "2006" | "2019"): Trial => ({
      method: "FUG-COAL",
      inputs: { mine: "abandoned", mines: "3 mine", closed: "1976-2000", gassyShare: "50 %" },
      year,
      guidelines,
    });
    expect(tonnes(closed(2016, "2006"), "CH4")).toBeCloseTo(1.5 * 0.469 * METHANE, 9);
    expect(tonnes(closed(2016, "2019"), "CH4")).toBeCloseTo(1.5 * 0.469 * METHANE, 9);
    expect(tonnes(closed(2024, "2019"), "CH4")).toBeCloseTo(1.5 * 0.397 * METHANE, 9);
    const [late] = compute(closed(2024, "2006"));
    expect(late?.gases["CH4"]).toBeCloseTo(1.5 * 0.469 * METHANE, 9);
    expect(late?.factors.find(({ name }) => name === "perMine")?.why.code).toBe("factor.earlier-year");
  });

  it("keeps mines that are worked and mines that are closed apart", () => {
    const closed = { mine: "abandoned", mines: "3 mine", closed: "1976-2000", gassyShare: "50 %" };
    expect(problemsOf({ method: "FUG-COAL", inputs: { ...closed, coal: "1 Mt" } })).toEqual([
      "inputs.coal input.not-here",
    ]);
    expect(problemsOf({ method: "FUG-COAL", inputs: { mine: "abandoned", closed: "1976-2000" } })).toEqual([
      "inputs.mines value.missing",
      "inputs.gassyShare value.missing",
    ]);
    expect(problemsOf(mine({ coal: "-1 t" }))).toEqual(["inputs.coal value.negative"]);
  });
});

describe("oil and gas systems", () => {
  const part = (segment: string, amount: string, more: object = {}, trial: Partial<Trial> = {}): Trial => ({
    method: "FUG-OG",
    inputs: { segment, amount, ...more },
    ...trial,
  });
  const r19 = { guidelines: "2019" } as const;

  it("has a factor for every part that an edition offers, by one measure at least", () => {
    const measures = ["1 million m3", "1 km", "1 well"];
    for (const edition of ["2006", "2019"] as const) {
      const left: readonly string[] = NOT_IN_EDITION[edition];
      for (const segment of SEGMENTS.filter((id) => !left.includes(id))) {
        const more = segment === "oil-refining" && edition === "2006" ? { development: "developed" } : {};
        const found = measures.filter(
          (amount) => problemsOf(part(segment, amount, more, { guidelines: edition })).length === 0,
        );
        expect(found, `${segment} ${edition}`).not.toEqual([]);
        for (const amount of found)
          expect(compute(part(segment, amount, more, { guidelines: edition }))[0]?.co2e).toBeGreaterThan(0);
      }
    }
  });

  it("offers only the parts of the inventory's own edition", () => {
    expect(problemsOf(part("gas-appliances", "100 appliance"))).toEqual(["inputs.segment value.not-offered"]);
    expect(problemsOf(part("well-drilling", "1 million m3", {}, r19))).toEqual([
      "inputs.segment value.not-offered",
    ]);
  });

  it("is linear in the amount, whatever its unit", () => {
    const whole = tonnes(part("gas-distribution", "100 million m3"), "CH4");
    expect(tonnes(part("gas-distribution", "50 million m3"), "CH4")).toBeCloseTo(whole / 2, 9);
    expect(tonnes(part("gas-distribution", "100000000 m3"), "CH4")).toBeCloseTo(whole, 9);
    expect(tonnes(part("gas-distribution", "0 m3"), "CH4")).toBe(0);
  });

  it("has more leaks where less is done about them", () => {
    for (const segment of BY_PRACTICE.filter((id) => id.startsWith("gas-"))) {
      const [high, low] = (["higher-emitting", "lower-emitting"] as const).map((practice) =>
        tonnes(part(segment, "1 million m3", { practice }, r19), "CH4"),
      );
      expect(high, segment).toBeGreaterThan(low ?? Number.NaN);
    }
    const [developing, developed] = ["developing", "developed"].map((development) =>
      tonnes(part("gas-distribution", "1 million m3", { development }), "CH4"),
    );
    expect(developing).toBeGreaterThan(developed ?? Number.NaN);
  });

  it("assumes the leakier network where nothing is said, as the Guidelines do, with a note", () => {
    const [old, new19] = [
      compute(part("gas-distribution", "1 km", {}, r19))[0],
      compute(part("gas-distribution", "1 million m3"))[0],
    ];
    for (const result of [old, new19])
      expect(result?.notes.map(({ code }) => code)).toContain("input.assumed");
    expect(old?.gases["CH4"]).toBeCloseTo(1.17, 9);
  });

  it("adds leaks, venting and flaring of the 2006 tables, each with its own line", () => {
    const [result] = compute(part("oil-production", "1 million m3", { development: "developed" }));
    const trace = result?.trace() ?? [];
    expect(trace.filter(({ gas }) => gas === "CH4")).toHaveLength(3);
    expect(trace.filter(({ gas }) => gas === "N2O")).toHaveLength(1);
    // (1.5E-06 + 3.6E-03) / 2, 7.2E-04 and 2.5E-05 Gg for each thousand m3
    expect(result?.gases["CH4"]).toBeCloseTo(1800.75 + 720 + 25, 6);
  });

  it("refuses a measure that the tables have no factor for, and never counts it as nothing", () => {
    expect(problemsOf(part("gas-storage", "10 km", {}, r19))).toContain("factors.ch4 factor.missing");
    expect(problemsOf(part("gas-distribution", "10 km"))).toContain("factors.ch4 factor.missing");
    expect(problemsOf(part("gas-appliances", "10 million m3", {}, r19))).toContain(
      "factors.ch4 factor.missing",
    );
    expect(problemsOf(part("oil-refining", "1 million m3"))).toContain("factors.ch4 factor.missing");
    expect(problemsOf(part("gas-distribution", "10 t"))).toEqual(["inputs.amount unit.wrong-dimension"]);
  });

  it("takes the city's own factor in the unit of the amount alone", () => {
    const own = (ch4: string): Trial => ({
      ...part("gas-distribution", "100 km", {}, r19),
      factors: { ch4 },
    });
    expect(tonnes(own("0.5 t/km"), "CH4")).toBeCloseTo(50, 9);
    expect(problemsOf(own("0.5 t/million m3"))).toEqual(["factors.ch4 factor.unit-unmet"]);
  });

  it("finds a network that is counted by throughput and by length", () => {
    const rules = (...trials: readonly Trial[]): readonly string[] => {
      const outcome = calculateInventory(documentOf(trials), knowledge);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
      return outcome.value.findings.map(({ rule }) => rule);
    };
    const byVolume = part("gas-distribution", "100 million m3", {}, r19);
    const byLength = part("gas-distribution", "900 km", {}, r19);
    expect(rules(byVolume, byLength)).toContain("finding.networks-twice");
    expect(
      rules(byLength, part("gas-distribution", "10 km", { practice: "lower-emitting" }, r19)),
    ).not.toContain("finding.networks-twice");
    expect(rules(byVolume, part("gas-appliances", "9 appliance", {}, r19))).not.toContain(
      "finding.networks-twice",
    );
    expect(
      rules(part("abandoned-wells", "9 well", {}, r19), part("abandoned-wells-plugged", "3 well", {}, r19)),
    ).toContain("finding.networks-twice");
  });
});

describe("methane of coal, oil and gas", () => {
  it.each([
    ["AR5", 28],
    ["AR6", 29.8],
    ["AR4", 25],
  ])("weighs %s as fossil methane that was never fuel", (gwp, potential) => {
    const trials: readonly Trial[] = [
      { method: "FUG-COAL", inputs: { mine: "surface", coal: "1 Mt" } },
      { method: "FUG-OG", inputs: { segment: "gas-distribution", amount: "1 million m3" } },
    ];
    const outcome = calculateInventory({ ...(documentOf(trials) as object), gwp }, knowledge);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    for (const { gases, co2e } of outcome.value.activities)
      expect(co2e).toBeCloseTo((gases["CH4"] ?? 0) * potential + (gases["CO2"] ?? 0), 9);
  });

  it("weighs methane of wood at home as that of life, 27", () => {
    const wood = { method: "ST-FUEL", ref: "I.1.1", inputs: { fuel: "wood", amount: "1000 t" } };
    const outcome = calculateInventory({ ...(documentOf([wood]) as object), gwp: "AR6" }, knowledge);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    const [one] = outcome.value.activities;
    expect(one?.co2e).toBeCloseTo((one?.gases["CH4"] ?? 0) * 27 + (one?.gases["N2O"] ?? 0) * 273, 9);
  });
});
