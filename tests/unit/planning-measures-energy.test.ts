import { describe, expect, test } from "vitest";
import { found, type Json, planOf, savedIn, scenario, step, withMeasures } from "./planning-measures-bench.ts"; // prettier-ignore

const power = (energy: string, change: Json = {}): Json => ({
  id: "power",
  ref: "I.2.2",
  method: "EL-LOC",
  inputs: { energy },
  factors: { grid: "1 t/MWh" },
  ...change,
});
const growing = (growth: string): Json => ({
  drivers: { stock: { growth } },
  projection: [{ refs: ["I.2.2"], by: [{ driver: "stock" }] }],
});

describe("standards for what is sold", () => {
  const standard = {
    id: "meps",
    type: "stock-turnover",
    refs: ["I.2.2"],
    share: "100 %",
    saving: String(400 / 1300),
    lifetime: 12,
    adoption: step(2028),
  };
  const kwhEach = (result: ReturnType<typeof withMeasures>, year: number, growth = 1.06): number => {
    const tonnes = scenario(result).totals.basic[year - 2025] ?? 0;
    return (tonnes * 1000) / (100_000 * growth ** (year - 2025));
  };

  test("100 000 air conditioners: the stock follows its sales, with the years of the published example", () => {
    const result = withMeasures([power("130 GWh")], [standard], growing("6 %"));
    expect([2027, 2028, 2030, 2035].map((year) => Math.round(kwhEach(result, year) * 10) / 10)).toEqual([
      1300, 1248.1, 1155.7, 990.9,
    ]);
    // 146.1 and 177.5 GWh at 1 t/MWh.
    expect((scenario(result).totals.basic[2] ?? 0) / 1000).toBeCloseTo(146.1, 1);
    expect((scenario(result).totals.basic[10] ?? 0) / 1000).toBeCloseTo(177.5, 1);
  });

  test("a stock that neither grows nor has an old unit left is all of the new kind", () => {
    const result = withMeasures([power("130 GWh")], [{ ...standard, lifetime: 1, shape: 20, adoption: step(2026) }]); // prettier-ignore
    expect(kwhEach(result, 2035, 1)).toBeCloseTo(900, 6);
  });

  test("early retirement brings it sooner; the stock's own growth stands in for the drivers'", () => {
    const early = withMeasures([power("130 GWh")], [{ ...standard, earlyRetirement: "20 %" }], growing("6 %")); // prettier-ignore
    expect(kwhEach(early, 2035)).toBeLessThan(990.9);
    expect(kwhEach(early, 2035)).toBeGreaterThan(900);
    const own = withMeasures([power("130 GWh")], [{ ...standard, stockGrowth: "6 %" }]);
    expect(kwhEach(own, 2035, 1)).toBeCloseTo(990.9, 1);
  });

  test("a stock that shrinks faster than it wears out sells nothing, saves nothing, and that is said", () => {
    const result = withMeasures([power("130 GWh")], [standard], growing("-15 %"));
    expect(scenario(result).totals).toEqual(result.bau);
    const surplus = found(result, "plan.surplus-stock");
    expect(surplus).toMatchObject({ severity: "warning", activities: ["power"], params: { from: 2026 } });
  });
});

describe("buildings", () => {
  test("a code reaches the share of the stock that is built after it came", () => {
    const code = { id: "code", type: "useful-intensity-new-build", refs: ["I.2.2"], share: "60 %", saving: "25 %", adoption: step(2028) }; // prettier-ignore
    const result = withMeasures([power("1 GWh")], [code], growing("4 %"));
    const built = (year: number): number => savedIn(result, year) / (result.bau.basic[year - 2025] ?? 1);
    expect(built(2027)).toBe(0);
    // Of the stock of 2035, all but what stood in 2027 is new.
    expect(built(2035)).toBeCloseTo(0.6 * 0.25 * (1 - 1.04 ** -8), 12);
    const replaced = withMeasures([power("1 GWh")], [{ ...code, demolition: "2 %" }]);
    expect(savedIn(replaced, 2035) / 1000).toBeCloseTo(0.6 * 0.25 * (1 - 0.98 ** 8), 12);
    const lapsed = { ...code, adoption: { ...step(2028), end: 2030 }, stockGrowth: "4 %" };
    // Two years of building, 2028 and 2029, stand in a stock that grows on.
    const after = withMeasures([power("1 GWh")], [lapsed]);
    expect(savedIn(after, 2035) / 1000).toBeCloseTo((0.15 * (1.04 ** 4 - 1.04 ** 2)) / 1.04 ** 10, 12);
  });

  test("a code without new buildings changes nothing", () => {
    const code = { id: "code", type: "useful-intensity-new-build", refs: ["I.2.2"], share: 1, saving: 0.5 };
    expect(scenario(withMeasures([power("1 GWh")], [code])).totals).toEqual(withMeasures([power("1 GWh")], [code]).bau); // prettier-ignore
    const shrinking = withMeasures([power("1 GWh")], [code], growing("-3 %"));
    expect(scenario(shrinking).totals).toEqual(shrinking.bau);
  });

  test("cool roofs: share, saving and rebound; with an efficiency measure both leave their part", () => {
    const roofs = { id: "roofs", type: "useful-intensity", refs: ["I.2.2"], share: "20 %", saving: "12 %", rebound: "10 %" }; // prettier-ignore
    const lamps = { id: "lamps", type: "efficiency", refs: ["I.2.2"], share: "50 %", saving: "40 %" };
    const result = withMeasures([power("1 GWh")], [roofs, lamps]);
    expect(scenario(result).totals.basic[5]).toBeCloseTo(1000 * (1 - 0.2 * 0.12 * 0.9) * 0.8, 9);
  });
});

describe("habits", () => {
  const habit = { id: "habit", type: "behaviour", refs: ["I.2.2"], share: "50 %", saving: "6 %" };

  test("fade after the campaign", () => {
    const adoption = { shape: "linear", start: 2025, full: 2027, decay: "20 %" };
    const result = withMeasures([power("1 GWh")], [{ ...habit, adoption }]);
    expect([2026, 2027, 2028, 2030].map((year) => savedIn(result, year))).toEqual(
      [0.5, 1, 0.8, 0.8 ** 3].map((left) => expect.closeTo(30 * left, 9)),
    );
    expect(found(result, "plan.behaviour-never-fades")).toBeUndefined();
  });

  test("that are said to last are remarked on", () => {
    expect(found(withMeasures([power("1 GWh")], [habit]), "plan.behaviour-never-fades")).toBeDefined();
  });
});

const losses = (energy: string, change: Json = {}): Json => ({
  ...power(energy),
  id: "lost",
  ref: "I.2.3",
  method: "EL-TD",
  factors: { grid: "1 t/MWh", lossRate: "8 %" },
  ...change,
});
const BOTH = ["I.2.2", "I.2.3"];

describe("power from roofs", () => {
  const roofs: Json = {
    id: "pv",
    type: "distributed-renewable",
    refs: ["I.2.2"],
    capacity: "10 MW",
    yield: 1300,
    selfUse: "70 %",
    degradation: "0.5 %",
  };
  const path = { factorPaths: [{ factor: "grid", points: { "2025": "0.80 t/MWh", "2035": "0.60 t/MWh" } }] };

  test("10 MWp at the grid's factor of each year, and what a frozen factor would overstate", () => {
    const result = withMeasures([power("900000 MWh")], [roofs], { ...path, horizon: 2045 });
    const saved = [2026, 2030, 2035, 2045].map((year) => Math.round(savedIn(result, year) * 10) / 10);
    expect(saved).toEqual([7098, 6243.6, 5219.2, 4964]);
    const all = result.years.slice(1).reduce((sum, year) => sum + savedIn(result, year), 0);
    expect(Math.round(all)).toBe(112_247);
    const frozen = withMeasures([power("900000 MWh", { factors: { grid: "0.80 t/MWh" } })], [roofs], { horizon: 2045 }); // prettier-ignore
    const more = frozen.years.slice(1).reduce((sum, year) => sum + savedIn(frozen, year), 0);
    expect(Math.round(more)).toBe(138_887);
    expect((more / all - 1) * 100).toBeCloseTo(23.7, 1);
  });

  test("losses fall alike where their row is named, and what is exported stands beside the total", () => {
    const result = withMeasures([power("900000 MWh"), losses("900000 MWh")], [{ ...roofs, refs: BOTH, degradation: 0 }]); // prettier-ignore
    const { rows, measures } = scenario(result);
    expect(rows["I.2.2"]?.[5]).toBeCloseTo(900_000 - 9100, 6);
    expect(rows["I.2.3"]?.[5]).toBeCloseTo(((900_000 - 9100) * 0.08) / 0.92, 6);
    expect(measures["pv"]?.energySaved).toBeCloseTo(9100, 6);
    expect(found(result, "plan.exported")).toMatchObject({
      severity: "info",
      activities: ["power"],
      params: { scenario: "a", measure: "pv", year: 2035, energy: 3900, tonnes: 3900, allTonnes: 39_000 },
    });
    expect(found(withMeasures([power("1 GWh"), losses("1 GWh")], [roofs]), "plan.losses-untouched")).toBeDefined(); // prettier-ignore
  });

  test("never more than is used: efficiency first leaves less to replace", () => {
    const small = [power("10000 MWh"), losses("10000 MWh")];
    const alone = withMeasures(small, [{ ...roofs, refs: BOTH, selfUse: "90 %" }]);
    // 11 700 MWh would be used on site where 10 000 are.
    expect(scenario(alone).totals.basicPlus[1]).toBeCloseTo(0, 9);
    expect(found(alone, "plan.self-use-capped")).toMatchObject({ params: { from: 2026, most: 1700 } });
    const saving = { id: "led", type: "efficiency", refs: BOTH, share: 1, saving: "50 %" };
    const { wedges, totals } = scenario(
      withMeasures(small, [{ ...roofs, refs: BOTH, degradation: 0 }, saving]),
    );
    const whole = alone.bau.basicPlus[1] ?? 0;
    expect(totals.basicPlus[1]).toBeCloseTo(0, 9);
    // Alone they save 0.91 and 0.5 of it; together all: each has its own half of what they share.
    expect(wedges["pv"]?.[1]).toBeCloseTo(whole * (0.91 - 0.41 / 2), 6);
    expect(wedges["led"]?.[1]).toBeCloseTo(whole * (0.5 - 0.41 / 2), 6);
  });

  test("over several activities by what they use", () => {
    const homes = power("300000 MWh", { id: "homes", ref: "I.1.2", factors: { grid: "0.5 t/MWh" } });
    const { rows } = scenario(withMeasures([power("900000 MWh"), homes], [{ ...roofs, refs: ["I.1.2", "I.2.2"] }])); // prettier-ignore
    expect(900_000 - (rows["I.2.2"]?.[1] ?? 0)).toBeCloseTo(9100 * 0.75, 6);
    expect(150_000 - (rows["I.1.2"]?.[1] ?? 0)).toBeCloseTo(9100 * 0.25 * 0.5, 6);
  });

  test("batteries keep a share of what would be exported, less what they lose", () => {
    const battery = { id: "store", type: "storage", refs: BOTH, share: "50 %", roundTrip: "88 %" };
    const result = withMeasures([power("900000 MWh"), losses("900000 MWh")], [{ ...roofs, refs: BOTH, degradation: 0 }, battery]); // prettier-ignore
    const used = 9100 + 3900 * 0.5 * 0.88;
    expect(scenario(result).rows["I.2.2"]?.[5]).toBeCloseTo(900_000 - used, 6);
    expect(scenario(result).rows["I.2.3"]?.[5]).toBeCloseTo(((900_000 - used) * 0.08) / 0.92, 6);
    expect(found(result, "plan.exported")?.params?.["energy"]).toBe(1950);
    expect(scenario(result).alone["store"]?.[5]).toBe(0);
    const nothing = withMeasures([power("900000 MWh")], [{ ...battery, refs: ["I.2.2"] }]);
    expect(scenario(nothing).totals).toEqual(nothing.bau);
    expect(found(nothing, "plan.nothing-to-store")).toMatchObject({ severity: "warning" });
    const tiny = withMeasures([power("10000 MWh")], [roofs, { ...battery, refs: ["I.2.2"], share: 1 }]);
    expect(scenario(tiny).totals.basic[1]).toBeCloseTo(0, 9);
  });

  test("what is no electricity is left as it is", () => {
    const wood = { id: "wood", ref: "I.2.1", method: "ST-FUEL", inputs: { fuel: "wood", amount: "2 t" } };
    const result = withMeasures([wood], [{ ...roofs, refs: ["I.2.1"] }]);
    expect(scenario(result).totals).toEqual(result.bau);
    expect(found(result, "plan.no-electricity")).toMatchObject({ activities: ["wood"] });
  });
});

describe("factors", () => {
  const clean = { id: "clean", type: "factor-path", factor: "grid", value: "0.2 t/MWh", share: 1 };

  test("an electric car gets its due when the grid gets clean, though alone it does harm", () => {
    // Electricity 300 000 MWh, with the cars 60 000 more; road 150 000 t, times 0.7 with them.
    const road = { id: "road", ref: "II.1.1", method: "TR-TERR", inputs: { distance: "1e9 km", fuel: "motor-gasoline", consumption: "10 L/100 km" }, factors: { co2: "1.5 kg/L", ch4: "0 t/TJ", n2o: "0 t/TJ" } }; // prettier-ignore
    const cars = { id: "cars", type: "technology-share", refs: ["II.1.1"], share: "30 %", to: "electricity", consumptionTo: "0.2 kWh/km" }; // prettier-ignore
    const grid = { ...clean, refs: ["I.2.2", "II.1.2"] };
    const level = (planOf([power("300000 MWh"), road], {})["inventory"] ?? {}) as Json;
    const result = withMeasures([], [cars, grid], { inventory: { ...level, level: "BASIC" } });
    const { wedges, alone, lastIn } = scenario(result);
    const in2030 = (values: Readonly<Record<string, readonly number[]>>): readonly number[] =>
      ["cars", "clean"].map((id) => Math.round((values[id]?.[5] ?? 0) * 1e6) / 1e6);
    expect(in2030(alone)).toEqual([-15_000, 240_000]);
    expect(in2030(wedges)).toEqual([9000, 264_000]);
    expect(in2030(lastIn)).toEqual([33_000, 288_000]);
  });

  test("contracts for parts of the supply add up, in any order, on the way of the grid's own path", () => {
    const own = { ...clean, refs: ["I.2.2"] };
    const parts = [{ ...own, share: "30 %", value: "0 t/MWh" }, { ...own, id: "also", share: "20 %", value: "0.1 t/MWh" }]; // prettier-ignore
    const path = { factorPaths: [{ factor: "grid", points: { "2025": "1 t/MWh", "2035": "0.5 t/MWh" } }] };
    const { totals } = scenario(withMeasures([power("1000 MWh")], parts, path));
    expect(totals.basic[10]).toBeCloseTo(1000 * (0.5 * 0.5 + 0.2 * 0.1), 9);
    expect(totals.basic[2]).toBeCloseTo(1000 * (0.5 * 0.9 + 0.2 * 0.1), 9);
  });

  test("a factor in another kind of unit, or of another method, is left and said", () => {
    const result = withMeasures([power("1000 MWh")], [{ ...clean, refs: ["I.2.2"], factor: "co2", value: "50 t/TJ" }]); // prettier-ignore
    expect(scenario(result).totals).toEqual(result.bau);
    expect(found(result, "plan.factor-not-there")).toMatchObject({ activities: ["power"] });
  });

  test("a grid that loses less", () => {
    const better = { id: "grid", type: "loss-factor", refs: ["I.2.3"], value: "5 %" };
    const { rows } = scenario(withMeasures([power("1000 MWh"), losses("1000 MWh")], [{ ...better, adoption: { shape: "linear", start: 2025, full: 2035 } }])); // prettier-ignore
    const at = (rate: number): number => (1000 * rate) / (1 - rate);
    expect(rows["I.2.3"]?.[0]).toBeCloseTo(at(0.08), 9);
    expect(rows["I.2.3"]?.[5]).toBeCloseTo(at(0.065), 9);
    expect(rows["I.2.3"]?.[10]).toBeCloseTo(at(0.05), 9);
    expect(rows["I.2.2"]?.[10]).toBe(1000);
  });

  test("biofuel: the same energy, its carbon dioxide beside the total", () => {
    const plain = { ncv: "43 TJ/kt", density: "0.84 t/m3", co2: "74.1 t/TJ", ch4: "0 t/TJ", n2o: "0 t/TJ" }; // prettier-ignore
    const factors = { ...plain, bioNcv: "37 TJ/kt", bioDensity: "0.88 t/m3", bioCo2: "70.8 t/TJ" };
    const diesel = { id: "diesel", ref: "II.1.1", method: "TR-SALES", inputs: { fuel: "diesel", amount: "1000 m3" }, factors: plain }; // prettier-ignore
    const blend = { id: "b30", type: "fuel-blend", refs: ["II.1.1"], share: 1, blend: "30 %" };
    const mixed = { ...diesel, inputs: { fuel: "diesel", amount: "1000 m3", biofuelShare: "10 %" }, factors };
    const energyOf = (share: number): number => (1 - share) * 43 * 0.84 + share * 37 * 0.88;
    const volume = (1000 * energyOf(0.1)) / energyOf(0.3);
    const { totals, measures } = scenario(withMeasures([mixed], [blend]));
    expect(totals.basic[1]).toBeCloseTo((volume * 0.7 * 0.84 * 43 * 74.1) / 1000, 6);
    expect(totals.biogenicCO2[1]).toBeCloseTo((volume * 0.3 * 0.88 * 37 * 70.8) / 1000, 6);
    expect(measures["b30"]?.energySaved).toBeCloseTo(0, 6);
    const pure = withMeasures([diesel], [blend]);
    expect(scenario(pure).measures["b30"]?.energySaved).toBeCloseTo(0, 6);
    expect(scenario(pure).totals.basic[1]).toBeLessThan(0.8 * (pure.bau.basic[1] ?? 0));
    const less = withMeasures([mixed], [{ ...blend, blend: "5 %" }]);
    expect(scenario(less).totals).toEqual(less.bau);
    expect(found(less, "plan.blend-reached")).toBeDefined();
  });
});

describe("contracts for green power", () => {
  test("change no total; what a market-based one would be less is told", () => {
    const green = { id: "green", type: "market-based-memo", refs: ["I.2.2"], share: "30 %", contractFactor: "0.1 t/MWh" }; // prettier-ignore
    const result = withMeasures([power("1000 MWh"), losses("1000 MWh")], [green]);
    expect(scenario(result).totals).toEqual(result.bau);
    expect(scenario(result).wedges["green"]?.every((tonnes) => tonnes === 0)).toBe(true);
    expect(result.findings.map(({ rule }) => rule)).toEqual(["plan.contracted"]);
    // 300 MWh at 1 less 0.1 t/MWh, over ten years.
    expect(found(result, "plan.contracted")?.params).toMatchObject({ tonnes: 270, allTonnes: 2700, energy: 300 }); // prettier-ignore
  });
});
