import { describe, expect, it } from "vitest";
import { calculateInventory } from "../../src/inventory/calculate.ts";
import { GPC_ROWS } from "../../src/inventory/gpc-table.ts";
import { offerOf } from "../../src/inventory/prepare.ts";
import { METHODS } from "../../src/methods/catalogue.ts";
import { serves } from "../../src/methods/method.ts";
import { compute, documentOf, knowledge, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

/*
 * Faults found in other calculators, one test each: what they got wrong is right here. Expected figures are
 * the IPCC's and the GPC's, computed by hand beside them.
 */

const MIX = { food: "50 %", paper: "20 %", plastics: "30 %" };
const burned = (mass: string, composition: object = MIX): Trial => ({
  method: "WA-INC",
  inputs: { mass, composition, technology: "continuous-stoker" },
});
const buried = (composition: object, ref = "III.1.1", site = "unmanaged-deep"): Trial => ({
  method: "WA-MC",
  ref,
  inputs: { mass: "1000 t", composition, site, oxidation: 0 },
});
const fuel = (method: string, name: string, amount: string, ref?: string): Trial => ({
  method,
  inputs: { fuel: name, amount },
  ...(ref ? { ref } : {}),
});
const sewage = (share: string, rest = "aerobic-plant"): Trial => ({
  method: "WW-DOM-CH4",
  country: "ID",
  inputs: {
    population: 1e6,
    pathways: [
      { system: "septic", share, collected: "no" },
      { system: rest, share: `${100 - Number.parseFloat(share)} %`, collected: "yes" },
    ].filter((row) => Number.parseFloat(row.share) > 0),
  },
});

describe("A1: the chosen GWP set is the one used", () => {
  // CH4 and N2O of the IPCC's reports; AR6's methane is that of non-fossil origin.
  it.each([
    ["SAR", 21, 310],
    ["TAR", 23, 296],
    ["AR4", 25, 298],
    ["AR5", 28, 265],
    ["AR6", 27, 273],
  ])("%s: CH4 %s, N2O %s", (gwp, methane, nitrousOxide) => {
    const composted: Trial = {
      method: "WA-BIO",
      inputs: { mass: "1000 t", process: "composting", basis: "wet" },
    };
    const outcome = calculateInventory({ ...(documentOf([composted]) as object), gwp }, knowledge);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    expect(outcome.value.activities[0]?.co2e).toBeCloseTo(4 * methane + 0.24 * nitrousOxide, 9);
  });
});

describe("A2, A3: incineration", () => {
  it("A2: gases are of the scale of the table: 0.2 kg CH4 and 50 kg N2O for 1,000 t", () => {
    expect(tonnes(burned("1000 t"), "CH4")).toBeCloseTo(0.0002, 12);
    expect(tonnes(burned("1000 t"), "N2O")).toBeCloseTo(0.05, 12);
  });

  it("A3: each fraction has its own dry matter, carbon and fossil carbon, none falls back", () => {
    // Paper 0.2 × 0.9 × 0.46 × 0.01 and plastics 0.3 × 1 × 0.75 × 1, times 44/12 (V5 Table 2.4).
    const carbon = 0.2 * 0.9 * 0.46 * 0.01 + 0.3 * 0.75;
    expect(tonnes(burned("1000 t"), "CO2")).toBeCloseTo((1000 * carbon * 44) / 12, 6);
    expect(problemsOf(burned("1000 t", { "municipal-solid-waste": "100 %" }))).toEqual([
      "inputs.composition.municipal-solid-waste value.not-offered",
    ]);
  });
});

describe("A4 to A8: landfill", () => {
  it("A4: waste buried outside the city emits as much as the same waste buried inside", () => {
    const inside = tonnes(buried(MIX), "CH4");
    expect(inside).toBeGreaterThan(10);
    expect(tonnes(buried(MIX, "III.1.2"), "CH4")).toBe(inside);
  });

  it("A5: plastics, metal, glass and inert give no methane; nappies and textiles have a DOC of 0.24", () => {
    for (const inert of ["plastics", "metal", "glass", "other-inert"]) {
      expect(tonnes(buried({ [inert]: "100 %" }), "CH4"), inert).toBe(0);
    }
    // 1,000 t × 0.24 × 0.5 × MCF 0.8 × F 0.5 × 16/12.
    for (const fraction of ["nappies", "textiles"]) {
      expect(tonnes(buried({ [fraction]: "100 %" }), "CH4"), fraction).toBeCloseTo(64, 9);
    }
    expect(tonnes(buried(MIX), "CH4")).toBeCloseTo(
      1000 * (0.5 * 0.15 + 0.2 * 0.4) * 0.5 * 0.8 * 0.5 * (16 / 12),
      9,
    );
  });

  it.each([
    ["managed-anaerobic", 1],
    ["unmanaged-deep", 0.8],
    ["uncategorised", 0.6],
    ["managed-semi-aerobic", 0.5],
    ["unmanaged-shallow", 0.4],
  ])("A6: a site of kind %s has its correction factor of %s", (site, mcf) => {
    const perMcf = tonnes(buried(MIX), "CH4") / 0.8;
    expect(tonnes(buried(MIX, "III.1.1", site), "CH4")).toBeCloseTo(perMcf * mcf, 9);
  });

  it("A7: waste without a composition is refused, never counted as nothing", () => {
    const { composition, ...rest } = buried(MIX).inputs;
    expect(composition).toBe(MIX);
    expect(problemsOf({ ...buried(MIX), inputs: rest })).toEqual(["inputs.composition value.missing"]);
  });

  it("A8: decay over the years is a method of its own, and its pulse sums to the potential", () => {
    let sum = 0;
    for (let year = 1950; year <= 2024; year++) {
      const deposits = { [year]: "1000 t" };
      sum += tonnes(
        {
          method: "WA-FOD",
          inputs: { deposits, composition: MIX, site: "unmanaged-deep", climate: "tropical-wet" },
        },
        "CH4",
      );
    }
    const potential = tonnes(buried(MIX), "CH4");
    expect(sum / potential).toBeGreaterThan(0.99);
    expect(sum).toBeLessThan(potential);
  });
});

describe("A9: biological treatment", () => {
  const composted = (recovered?: string): Trial => ({
    method: "WA-BIO",
    inputs: { mass: "1 t", process: "composting", basis: "wet", ...(recovered ? { recovered } : {}) },
  });

  it("counts nitrous oxide: 0.24 g/kg of wet compost", () => {
    expect(tonnes(composted(), "N2O")).toBeCloseTo(0.00024, 15);
  });

  it("is not rounded to whole kilograms before what is recovered is taken off", () => {
    expect(tonnes(composted("0.3 kg"), "CH4")).toBeCloseTo(0.004 - 0.0003, 15);
  });
});

describe("A10 to A12: domestic wastewater", () => {
  it("A10: a share of the population gives that share of the methane", () => {
    const all = tonnes(sewage("100 %"), "CH4");
    const none = tonnes(sewage("0 %"), "CH4");
    expect(tonnes(sewage("12 %"), "CH4")).toBeCloseTo(0.12 * all + 0.88 * none, 6);
    // 1,000,000 × 40 g × 365 × B0 0.6 × MCF 0.5, not collected.
    expect(all).toBeCloseTo(4380, 6);
  });

  it("A11: protein a day and protein a year are told apart by their units", () => {
    const nitrous = (protein: string) =>
      tonnes(
        {
          method: "WW-DOM-N2O",
          inputs: { population: 1e6, protein, pathways: sewage("100 %").inputs["pathways"] },
        },
        "N2O",
      );
    const aDay = nitrous("60 g/(person*day)");
    expect(nitrous("21.9 kg/(person*year)")).toBeCloseTo(aDay, 9);
    // 1e6 × 21.9 kg × 0.16 × F_NON-CON × F_IND-COM × 0.005 × 44/28, in the order of 38 t: not 864 t.
    expect(aDay).toBeGreaterThan(25);
    expect(aDay).toBeLessThan(60);
  });

  it.each(["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"])(
    "A12: %s has methane from its septic tanks",
    (country) => {
      expect(tonnes({ ...sewage("100 %"), country }, "CH4")).toBeGreaterThan(3000);
      expect(problemsOf({ method: "WW-DOM-CH4", country, inputs: { population: 1e6 } })).toEqual([
        "inputs.pathways value.missing",
      ]);
    },
  );
});

describe("A13: industrial wastewater", () => {
  const mill = (inputs: object, factors?: object): Trial => ({
    method: "WW-IND-CH4",
    ...(factors ? { factors: factors as Record<string, unknown> } : {}),
    inputs: {
      industry: "starch",
      amount: "50000 t",
      pathways: [{ system: "anaerobic-deep-lagoon", share: "100 %" }],
      ...inputs,
    },
  });

  it("a correction factor of a true 0 stays 0", () => {
    expect(tonnes(mill({}, { mcf: "0" }), "CH4")).toBe(0);
  });

  it("starch to a deep lagoon is 50,000 t × 9 m3 × 10 kg COD × 0.25 × 0.8", () => {
    expect(tonnes(mill({}), "CH4")).toBeCloseTo(900, 6);
  });
});

describe("A14 to A19: fuels", () => {
  it.each([
    ["TR-SALES", "diesel", 74.1],
    ["TR-SALES", "motor-gasoline", 69.3],
    ["TR-SALES", "lpg", 63.1],
    ["TR-AVIA1", "aviation-gasoline", 70],
    ["TR-AVIA1", "jet-kerosene", 71.5],
  ])("A14: %s of %s is its carbon × 44/12: %s t CO2/TJ", (method, name, co2) => {
    expect(tonnes(fuel(method, name, "1 TJ"), "CO2")).toBeCloseTo(co2, 9);
  });

  it("A15: a litre of diesel has the same CO2 wherever it burns", () => {
    const litre = "1000 L";
    const inIndustry = tonnes(fuel("ST-FUEL", "diesel", litre, "I.3.1"), "CO2");
    expect(inIndustry).toBeGreaterThan(2.5);
    for (const method of ["TR-SALES", "TR-RAIL", "TR-WATER", "TR-OFF"]) {
      expect(tonnes(fuel(method, "diesel", litre), "CO2"), method).toBeCloseTo(inIndustry, 12);
    }
  });

  it("A16: a tonne of compressed natural gas is 48 GJ and 2.69 t of CO2", () => {
    expect(tonnes(fuel("TR-SALES", "natural-gas", "1 t"), "CO2")).toBeCloseTo(0.048 * 56.1, 9);
  });

  it("A17: LPG by weight does not pass through a density", () => {
    const byWeight = tonnes(fuel("ST-FUEL", "lpg", "1000 kg", "I.1.1"), "CO2");
    expect(byWeight).toBeCloseTo(0.0473 * 63.1, 9);
    const dense = { ...fuel("ST-FUEL", "lpg", "1000 kg", "I.1.1"), factors: { density: "0.6 kg/L" } };
    expect(tonnes(dense, "CO2")).toBe(byWeight);
  });

  it("A18: bitumen by weight: 40.2 GJ/t × 80.7 kg/GJ", () => {
    expect(tonnes(fuel("ST-FUEL", "bitumen", "1 t", "I.3.1"), "CO2")).toBeCloseTo(0.0402 * 80.7, 9);
  });

  it.each([
    ["MWh", 0.0036],
    ["GWh", 3.6],
    ["GJ", 0.001],
    ["MMBtu", 0.00105505585262],
    ["therm", 0.000105505585262],
    ["toe", 0.041868],
  ])("A19: a %s is %s TJ, everywhere a fuel is entered", (unit, terajoules) => {
    for (const method of ["ST-FUEL", "TR-SALES", "TR-RAIL", "TR-WATER", "TR-OFF"]) {
      const ref = method === "ST-FUEL" ? "I.3.1" : undefined;
      const result = tonnes(fuel(method, "diesel", `1000 ${unit}`, ref), "CO2");
      expect(result, method).toBeCloseTo(1000 * terajoules * 74.1, 6);
    }
  });
});

describe("A20 to A24: gases", () => {
  it("A20: the CO2 of firewood is beside the totals, its methane within", () => {
    const [wood] = compute(fuel("ST-FUEL", "wood", "1000 t", "I.1.1"));
    expect(wood?.biogenicCO2).toBeCloseTo(15.6 * 112, 6);
    expect(wood?.gases["CO2"] ?? 0).toBe(0);
    expect(wood?.co2e).toBeCloseTo(15.6 * 0.3 * 28 + 15.6 * 0.004 * 265, 6);
  });

  it("A21: a grid factor of CO2 stays CO2; one known as CO2e is never split into gases", () => {
    const power = (grid: object): Trial => ({
      method: "EL-LOC",
      inputs: { energy: "1 GWh" },
      factors: { grid },
    });
    expect(compute(power({ value: "0.7 t/MWh" }))[0]?.gases).toEqual({ CO2: expect.closeTo(700, 9) });
    const gases = new Set(
      ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"].flatMap((country) =>
        problemsOf({ method: "EL-LOC", country, inputs: { energy: "1 GWh" } }).length > 0
          ? []
          : Object.keys(compute({ method: "EL-LOC", country, inputs: { energy: "1 GWh" } })[0]?.gases ?? {}),
      ),
    );
    expect([...gases].every((gas) => gas === "CO2" || gas === "CO2e")).toBe(true);
    expect(gases.size).toBeGreaterThan(0);
  });

  it("A22: fluorinated gases have their own names and weights", () => {
    const given = { "HFC-134a": "1 t", "HFC-32": "1 t", SF6: "1 t", NF3: "1 t", methodology: "Returns" };
    const [direct] = compute({ method: "DIRECT", ref: "IV.2", inputs: given });
    expect(direct?.co2e).toBeCloseTo(1300 + 677 + 23500 + 16100, 6);
  });

  it("A23: a gram of nitrous oxide does not vanish", () => {
    const tiny = tonnes(fuel("ST-FUEL", "lpg", "1 kg", "I.1.1"), "N2O");
    expect(tiny).toBeGreaterThan(0);
    expect(tonnes(fuel("ST-FUEL", "lpg", "1000 t", "I.1.1"), "N2O") / tiny).toBeCloseTo(1e6, 0);
  });

  it("A24: when an amount changes every gas changes with it", () => {
    const [before] = compute(burned("1000 t"));
    const [after] = compute(burned("12.5 t"));
    for (const [gas, mass] of Object.entries(before?.gases ?? {})) {
      expect(after?.gases[gas], gas).toBeCloseTo(mass * 0.0125, 12);
    }
    expect(after?.co2e).toBeCloseTo((before?.co2e ?? 0) * 0.0125, 9);
  });
});

describe("A25, A26, A28: coverage", () => {
  it.each(GPC_ROWS.filter(({ ref }) => ref !== "VI.1").map(({ ref }) => ref))(
    "A25: %s can be calculated, not only entered",
    (ref) => {
      const calculating = METHODS.filter((method) => method.refs !== "all" && serves(method, ref));
      expect(calculating.length).toBeGreaterThan(0);
    },
  );

  it("A26: every fuel on offer has its CO2 in every row of stationary energy", () => {
    const fuels = offerOf(knowledge, "AR5").ids("stationary/+/co2");
    expect(fuels.length).toBeGreaterThan(40);
    for (const ref of ["I.1.1", "I.2.1", "I.3.1", "I.4.1", "I.5.1", "I.6.1"]) {
      for (const name of fuels)
        expect(problemsOf(fuel("ST-FUEL", name, "1 TJ", ref)), `${ref} ${name}`).toEqual([]);
    }
  });

  it("A28: the result has every GPC row, and its totals are told apart", () => {
    const outcome = calculateInventory(
      documentOf([
        fuel("ST-FUEL", "lpg", "1000 t", "I.1.1"),
        { method: "EL-LOC", ref: "I.1.2", inputs: { energy: "10 GWh" } },
        { method: "EL-TD", ref: "I.1.3", inputs: { energy: "10 GWh" } },
        { method: "DIRECT", ref: "I.4.4", inputs: { co2: "500 t", methodology: "Plant" } },
        { method: "DIRECT", ref: "IV.1", inputs: { co2: "100 t", methodology: "Plant" } },
      ]),
      knowledge,
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    const { rows, totals, activities } = outcome.value;
    expect(rows.map(({ ref }) => ref)).toEqual(GPC_ROWS.map(({ ref }) => ref));
    const of = (id: string) => activities.find((one) => one.id === id)?.co2e ?? Number.NaN;
    expect(totals.basic).toBeCloseTo(of("a0") + of("a1"), 6);
    expect(totals.basicPlus).toBeCloseTo(of("a0") + of("a1") + of("a2") + of("a4"), 6);
    expect(totals.territorial).toBeCloseTo(of("a0") + of("a3") + of("a4"), 6);
  });
});
