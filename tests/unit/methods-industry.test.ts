import { describe, expect, it } from "vitest";
import { compute, knowledge, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

type Inputs = Readonly<Record<string, unknown>>;

const trial =
  (method: string) =>
  (inputs: Inputs, more: Partial<Trial> = {}): Trial => ({ method, inputs, ...more });

describe("cement", () => {
  const cement = trial("IP-CEM");

  it("gives the 0.51 t of a tonne of clinker with 65 % lime, and 2 % for dust (Equations 2.2 and 2.4)", () => {
    const lime = (0.65 / 0.5603) * 0.4397;
    expect(tonnes(cement({ basis: "clinker", amount: "1 t" }), "CO2")).toBeCloseTo(lime * 1.02, 2);
    expect(tonnes(cement({ basis: "clinker", amount: "1 t" }, { factors: { dust: 1 } }), "CO2")).toBe(0.51);
  });

  it("takes the dust of the IPCC's example, a fifth of the clinker half calcined (Equation 2.5)", () => {
    const dust = 1 + 0.2 * 0.85 * 0.5 * (0.4397 / 0.51);
    const one = cement({ basis: "clinker", amount: "1 t" }, { factors: { dust } });
    expect(tonnes(one, "CO2") / 0.51).toBeCloseTo(1.073, 3);
  });

  it("infers 390,000 t from a million tonnes of cement that may be blended (Equation 2.1)", () => {
    expect(tonnes(cement({ basis: "cement", amount: "1 Mt" }), "CO2")).toBeCloseTo(390_000, 6);
    const portland = { basis: "cement", amount: "1 Mt", cement: "portland" };
    expect(tonnes(cement(portland), "CO2")).toBeCloseTo(494_000, 6);
  });

  it("counts clinker where it is burned: none where all is bought, more where some is sold", () => {
    const mill = { basis: "cement", amount: "1 Mt", importedClinker: "750 kt" };
    expect(tonnes(cement(mill), "CO2")).toBeCloseTo(0, 6);
    const kiln = { basis: "cement", amount: "1 Mt", exportedClinker: "250 kt" };
    expect(tonnes(cement(kiln), "CO2")).toBeCloseTo(520_000, 6);
  });

  it("asks which of the two the weight is of, and no cement questions of clinker", () => {
    expect(problemsOf(cement({ amount: "1 t" }))).toEqual(["inputs.basis value.missing"]);
    const odd = { basis: "clinker", amount: "1 t", cement: "portland" };
    expect(problemsOf(cement(odd))).toEqual(["inputs.cement input.not-here"]);
    expect(problemsOf(cement({ basis: "clinker", amount: "-1 t" }))).toEqual([
      "inputs.amount value.negative",
    ]);
  });
});

describe("lime", () => {
  const lime = trial("IP-LIME");

  it("is 85 % high-calcium and 15 % dolomitic where nothing is known (Equation 2.8)", () => {
    const of = (kind: string) => tonnes(lime({ amount: "1 t", lime: kind }), "CO2");
    expect(of("unknown")).toBeCloseTo(0.85 * of("high-calcium") + 0.15 * of("dolomitic"), 2);
    expect(tonnes(lime({ amount: "10000 t" }), "CO2")).toBeCloseTo(7500, 9);
  });

  it("falls to 0.97 with a tenth of hydrated lime, and rises by 2 % with dust that is lost", () => {
    const plain = tonnes(lime({ amount: "10000 t" }), "CO2");
    expect(tonnes(lime({ amount: "10000 t", hydratedShare: "10 %" }), "CO2") / plain).toBeCloseTo(0.97, 2);
    expect(tonnes(lime({ amount: "10000 t", dustLost: "yes" }), "CO2") / plain).toBeCloseTo(1.02, 9);
  });

  it("never gives off more than the carbonate holds (Table 2.4, stoichiometric ratios)", () => {
    for (const [kind, ratio] of [
      ["high-calcium", 0.785],
      ["hydraulic", 0.785],
      ["dolomitic", 0.913],
      ["dolomitic-developed", 0.913],
    ] as const)
      expect(tonnes(lime({ amount: "1 t", lime: kind }), "CO2")).toBeLessThan(ratio);
  });
});

describe("glass", () => {
  const glass = trial("IP-GLASS");

  it("is a tenth of its weight at the default half of cullet (Section 2.4.1.3)", () => {
    expect(tonnes(glass({ amount: "20000 t" }), "CO2")).toBeCloseTo(2000, 9);
  });

  it("takes the middle of the kind's range of cullet, or the works' own", () => {
    const clear = { amount: "1000 t", glass: "container-flint" };
    expect(tonnes(glass(clear), "CO2")).toBeCloseTo(210 * 0.55, 9);
    expect(tonnes(glass(clear, { factors: { cullet: "60 %" } }), "CO2")).toBeCloseTo(84, 9);
  });

  it("gives nothing from cullet alone, and refuses more than all", () => {
    expect(tonnes(glass({ amount: "1 t" }, { factors: { cullet: 1 } }), "CO2")).toBe(0);
    expect(problemsOf(glass({ amount: "1 t" }, { factors: { cullet: "120 %" } }))).toEqual([
      "factors.cullet value.too-big",
    ]);
  });
});

describe("carbonates", () => {
  const carbonates = trial("IP-CARB");

  it("weighs limestone and dolomite 85 to 15 where they are not told apart (Equation 2.14)", () => {
    expect(tonnes(carbonates({ amount: "5000 t" }), "CO2")).toBeCloseTo(2226.8, 1);
  });

  it.each([
    ["limestone", 100.0869],
    ["magnesite", 84.3139],
    ["siderite", 115.8539],
    ["rhodochrosite", 114.947],
    ["soda-ash", 106.0685],
  ])("%s gives off one carbon dioxide for each carbonate (formula weights of Table 2.1)", (id, weight) => {
    const share = tonnes(carbonates({ amount: "1 t", carbonate: id }), "CO2");
    expect(share).toBeCloseTo(44.0095 / weight, 3);
  });

  it("takes rock as 95 % carbonate, clay as 10 %, and 1.1 t of clay for a tonne of bricks", () => {
    const pure = tonnes(carbonates({ amount: "1 t" }), "CO2");
    const as = (form: string) => tonnes(carbonates({ amount: "1 t", form }), "CO2") / pure;
    expect([as("rock"), as("clay"), as("ceramics")].map((one) => Number(one.toFixed(9)))).toEqual([
      0.95, 0.1, 0.11,
    ]);
  });
});

describe("ammonia and urea", () => {
  const ammonia = trial("IP-NH3");

  it.each([
    ["conventional-reforming", 30.2, 15.3],
    ["excess-air-reforming", 29.7, 15.3],
    ["autothermal-reforming", 30.2, 15.3],
    ["partial-oxidation", 36, 21],
    ["average-natural-gas", 37.5, 15.3],
    ["average-partial-oxidation", 42.5, 21],
  ])("%s: fuel × carbon × 44/12 (Table 3.1)", (process, gigajoules, carbon) => {
    const perTonne = tonnes(ammonia({ amount: "1 t", process }), "CO2");
    expect(Math.abs(perTonne - (gigajoules * carbon * 44) / 12 / 1000)).toBeLessThan(0.0006);
  });

  it("takes out what leaves in urea, 44/60 of its weight", () => {
    const works = { amount: "100 kt", process: "average-natural-gas", urea: "80 kt" };
    expect(tonnes(ammonia(works), "CO2")).toBeCloseTo(151_733, 0);
    expect(tonnes(ammonia({ ...works, captured: "1733 t" }), "CO2")).toBeCloseTo(150_000, 0);
  });

  it("takes the highest factor where the process is not known", () => {
    expect(tonnes(ammonia({ amount: "1 t" }), "CO2")).toBe(3.273);
  });
});

describe("nitric acid", () => {
  const acid = trial("IP-HNO3");

  it("gives 180 t from 20,000 t at high pressure, 9 kg for each", () => {
    expect(tonnes(acid({ amount: "20 kt" }), "N2O")).toBeCloseTo(180, 9);
  });

  it.each([
    ["nscr", 2, 2.5],
    ["medium-pressure", 7, 8],
    ["low-pressure", 5, 5],
    ["abated", 2.5, 2.5],
  ])("%s: %d kg in 2006, %d kg in 2019 (Table 3.3)", (plant, first, refined) => {
    const inputs = { amount: "1 kt", plant };
    expect(tonnes(acid(inputs), "N2O")).toBeCloseTo(first, 9);
    expect(tonnes(acid(inputs, { guidelines: "2019" }), "N2O")).toBeCloseTo(refined, 9);
  });

  it("knows dual pressure plants in the 2019 Refinement alone", () => {
    const dual = { amount: "1 kt", plant: "dual-low-medium-abated" };
    expect(problemsOf(acid(dual))).toEqual(["factors.n2o factor.missing"]);
    expect(tonnes(acid(dual, { guidelines: "2019" }), "N2O")).toBeCloseTo(1.5, 9);
  });
});

describe("iron and steel", () => {
  const steel = trial("IP-STEEL");
  const made = (product: string, more: Partial<Trial> = {}): Trial => steel({ amount: "1 t", product }, more);

  it("gives 8,000 t from 100,000 t of scrap melted with electricity", () => {
    expect(tonnes(steel({ amount: "100 kt", product: "electric-arc" }), "CO2")).toBeCloseTo(8000, 9);
  });

  it.each(["2006", "2019"] as const)(
    "has a world average of 65 %% basic oxygen, 30 %% electric arc and 5 %% open hearth (Table 4.1), in %s",
    (guidelines) => {
      const of = (product: string): number => tonnes(made(product, { guidelines }), "CO2");
      const mix = 0.65 * of("basic-oxygen") + 0.3 * of("electric-arc") + 0.05 * of("open-hearth");
      expect(of("steel-average")).toBeCloseTo(mix, 2);
    },
  );

  it("burns 12.5 GJ of natural gas for sponge iron: 0.7 t of carbon dioxide, 1 kg of methane a TJ", () => {
    expect(tonnes(made("direct-reduced-iron"), "CO2")).toBeCloseTo((12.5 * 15.3 * 44) / 12 / 1000, 2);
    expect(tonnes(made("direct-reduced-iron"), "CH4")).toBeCloseTo(12.5e-6, 15);
    expect(tonnes(made("direct-reduced-iron", { factors: { ch4: "2 g/t" } }), "CH4")).toBeCloseTo(2e-6, 15);
  });

  it("has methane of sinter, and none where no table has any", () => {
    expect(tonnes(made("sinter"), "CH4")).toBeCloseTo(7e-5, 12);
    expect(compute(made("basic-oxygen"))[0]?.gases).toEqual({ CO2: 1.46 });
  });

  it.each([
    ["basic-oxygen", 1.58],
    ["electric-arc", 0.18],
    ["open-hearth", 1.72],
    ["pig-iron", 1.43],
    ["sinter", 0.21],
    ["pellet", 0.19],
  ])("%s: %d t in the 2019 Refinement", (product, factor) => {
    expect(tonnes(made(product, { guidelines: "2019" }), "CO2")).toBeCloseTo(factor, 12);
  });

  it("leaves coke ovens to energy", () => {
    expect(problemsOf(made("coke"))).toEqual(["inputs.product value.not-offered"]);
  });
});

describe("aluminium", () => {
  const aluminium = trial("IP-AL");

  it("gives 80,000 t of carbon dioxide and 20 t of CF4 from 50,000 t of prebake metal", () => {
    const [smelter] = compute(aluminium({ amount: "50 kt", cell: "cwpb" }));
    expect(smelter?.gases["CO2"]).toBeCloseTo(80_000, 6);
    expect(smelter?.gases["CF4"]).toBeCloseTo(20, 9);
    expect(smelter?.gases["C2F6"]).toBeCloseTo(2, 9);
  });

  it("uses up more anode paste than prebaked anodes", () => {
    expect(tonnes(aluminium({ amount: "1 t", cell: "vss" }), "CO2")).toBe(1.7);
    expect(tonnes(aluminium({ amount: "1 t", cell: "swpb" }), "CO2")).toBe(1.6);
  });

  it("adds low voltage anode effects in 2019, where they are not inside (Table 4.15)", () => {
    const cf4 = (cell: string) => tonnes(aluminium({ amount: "1 kt", cell }, { guidelines: "2019" }), "CF4");
    expect(cf4("pfpbl")).toBeCloseTo(0.016 + 0.009, 9);
    expect(cf4("hss")).toBeCloseTo(0.477 + 0.026, 9);
    expect(cf4("pfpbmw")).toBeCloseTo(0.161, 9);
  });

  it("has point feed cells in 2019 in place of centre worked ones, and not in 2006 (2019 V3, 4.4.1)", () => {
    const refused = ["inputs.cell value.not-offered"];
    expect(problemsOf(aluminium({ amount: "1 t", cell: "pfpbl" }))).toEqual(refused);
    expect(problemsOf(aluminium({ amount: "1 t", cell: "cwpb" }, { guidelines: "2019" }))).toEqual(refused);
  });
});

describe("other processes", () => {
  const process = trial("IP-GEN");
  const made = (id: string, more: Inputs = {}, trialMore: Partial<Trial> = {}): Trial =>
    process({ amount: "1 kt", process: id, ...more }, trialMore);

  it("has a factor for every gas it promises, in one edition or both", () => {
    const method = knowledge.book.get("IP-GEN")?.method;
    const input = method?.inputs.find((one) => one.name === "process");
    const ids = input?.kind === "choice" && "at" in input.options ? input.options : [];
    expect(ids.length).toBeGreaterThan(80);
    for (const id of ids) {
      const burned = /^(ethylene-oxide|carbon-black)-/.test(id) ? { tailGasBurned: "no" } : {};
      const [result] = compute(made(id, burned, { guidelines: "2019" }));
      expect(
        Object.values(result?.gases ?? {}).every((mass) => mass > 0),
        id,
      ).toBe(true);
      expect(Object.keys(result?.gases ?? {}).length, id).toBeGreaterThan(0);
    }
  });

  it("gives 300 kg of nitrous oxide from adipic acid, less what is destroyed while the plant runs", () => {
    expect(tonnes(made("adipic-acid"), "N2O")).toBeCloseTo(300, 9);
    const thermal = tonnes(made("adipic-acid", { abatement: "thermal" }), "N2O");
    expect(thermal).toBeCloseTo(300 * (1 - 0.985 * 0.97), 9);
    expect(tonnes(made("caprolactam"), "N2O")).toBeCloseTo(9, 9);
    expect(problemsOf(made("caprolactam", { abatement: "thermal" }))).toEqual([
      "inputs.abatement input.not-here",
    ]);
  });

  it("corrects ethylene for the region: 130 % in Asia, 90 % in Japan, 100 % in Western Europe (Table 3.15)", () => {
    const at = (country: string) => tonnes(made("ethylene-naphtha", {}, { country }), "CO2");
    expect(at("ID")).toBeCloseTo(1730 * 1.3, 9);
    expect(at("JP")).toBeCloseTo(1730 * 0.9, 9);
    expect(at("FR")).toBeCloseTo(1730, 9);
    expect(tonnes(made("ethylene-ethane"), "CH4")).toBeCloseTo(6, 9);
  });

  it.each([
    ["methanol-steam-reforming", 36.5, 56],
    ["methanol-oil", 37.15, 74],
    ["methanol-coal", 71.6, 93],
    ["methanol-lignite", 57.6, 111],
  ])(
    "%s: the carbon of its feedstock that is not in the methanol (Tables 3.12 and 3.13)",
    (id, gigajoules, kilograms) => {
      const perTonne = tonnes(made(id), "CO2") / 1000;
      expect(perTonne).toBeCloseTo((gigajoules * kilograms) / 1000 - 44 / 32.04, 2);
      expect(tonnes(made(id), "CH4")).toBeCloseTo(2.3, 9);
    },
  );

  it.each([
    ["ethylene-oxide-air-70", 0.7],
    ["ethylene-oxide-air-75", 0.75],
    ["ethylene-oxide-oxygen-80", 0.8],
    ["ethylene-oxide-oxygen-85", 0.85],
  ])("%s: two carbon dioxides for each ethylene that misses the oxide (Table 3.20)", (id, selectivity) => {
    const perTonne = tonnes(made(id, { tailGasBurned: "no" }), "CO2") / 1000;
    expect(Math.abs(perTonne - (2 * 44.01 * (1 - selectivity)) / selectivity / 44.05)).toBeLessThan(0.01);
  });

  it("has the methane of a tail gas that is burned, or is not, and asks which", () => {
    expect(tonnes(made("carbon-black-furnace", { tailGasBurned: "no" }), "CH4")).toBeCloseTo(28.7, 9);
    expect(tonnes(made("carbon-black-furnace", { tailGasBurned: "yes" }), "CH4")).toBeCloseTo(0.06, 9);
    expect(problemsOf(made("carbon-black-furnace"))).toEqual(["inputs.tailGasBurned value.missing"]);
  });

  it("turns all the carbon of hydrogen's feedstock into carbon dioxide, in 2019 alone (Equations 3.45 and 3.46)", () => {
    const gas = made("hydrogen-natural-gas", {}, { guidelines: "2019" });
    expect(tonnes(gas, "CO2")).toBeCloseTo((1000 * 165 * 0.0153 * 44) / 12, 6);
    expect(problemsOf(made("hydrogen-natural-gas"))).toContain("factors.feedstock factor.missing");
  });

  it("reports fluorinated gases by their names", () => {
    expect(tonnes(made("hcfc-22-recent"), "HFC-23")).toBeCloseTo(30, 9);
    expect(tonnes(made("magnesium-casting"), "SF6")).toBeCloseTo(1, 9);
    const earths = made("rare-earth-iron", {}, { guidelines: "2019" });
    expect(tonnes(earths, "CF4")).toBeCloseTo(0.1461, 9);
    expect(tonnes(earths, "C3F8")).toBeCloseTo(0.00005, 12);
  });

  it("weighs lead and zinc furnaces as their defaults do (Tables 4.21 and 4.24)", () => {
    const co2 = (id: string) => tonnes(made(id), "CO2") / 1000;
    expect(co2("lead-unknown")).toBeCloseTo(
      0.8 * co2("lead-imperial-smelting") + 0.2 * co2("lead-direct-smelting"),
      2,
    );
    expect(co2("zinc-unknown")).toBeCloseTo(
      0.6 * co2("zinc-imperial-smelting") + 0.4 * co2("zinc-waelz-kiln"),
      2,
    );
  });
});
