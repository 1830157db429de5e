import { describe, expect, test } from "vitest";
import { sankey } from "../../src/charts/sankey.ts";
import { num, readMarkup, withClass } from "./charts-markup.ts";
import { drawing } from "./charts-samples.ts";
import { planned } from "./planning-workbench.ts";

const power = (id: string, ref: string, energy: string) =>
  ({ id, ref, method: "EL-LOC", inputs: { energy }, factors: { grid: "0.5 t/MWh" } }) as const;
const lpg = { id: "lpg", ref: "I.1.1", method: "ST-FUEL", inputs: { fuel: "lpg", amount: "10 TJ" } } as const;
const lost = { id: "lost", ref: "I.1.3", method: "EL-TD", inputs: { energy: "1000 MWh" }, factors: { grid: "0.5 t/MWh", lossRate: "8 %" } } as const; // prettier-ignore
const activities = [power("homes", "I.1.2", "1000 MWh"), power("shops", "I.2.2", "500 MWh"), lpg, lost];
const at = (flows: readonly { carrier: string; subsector: string; amounts: readonly number[] }[], year: number) =>
  Object.fromEntries(flows.map(({ carrier, subsector, amounts }) => [`${carrier} ${subsector}`, amounts[year]])); // prettier-ignore

describe("flows of energy", () => {
  test("are the energy of each use, losses not counted again", () => {
    const { energy } = planned({ activities });
    expect(at(energy.bau, 0)).toEqual({ "electricity I.1": 3.6, "lpg I.1": 10, "electricity I.2": 1.8 });
  });

  test("what roofs make stands beside what is still bought, and both are what was bought before", () => {
    const roofs = { type: "distributed-renewable", refs: ["I.1.2", "I.2.2"], capacity: "300 kW", yield: 1000, selfUse: "100 %" }; // prettier-ignore
    const flows = at(planned({ activities, measures: [roofs] }).energy.scenarios["all"] ?? [], 1);
    expect(flows["on-site I.1"]).toBeCloseTo((300 * 0.0036 * 1000) / 1500, 9);
    expect(flows["on-site I.2"]).toBeCloseTo((300 * 0.0036 * 500) / 1500, 9);
    expect((flows["on-site I.1"] ?? 0) + (flows["electricity I.1"] ?? 0)).toBeCloseTo(3.6, 9);
  });

  test("batteries add to what is used on site, never more than the activity uses", () => {
    const roofs = { type: "distributed-renewable", refs: ["I.1.2"], capacity: "500 kW", yield: 1000, selfUse: "40 %" }; // prettier-ignore
    const store = { type: "storage", refs: ["I.1.2"], share: "50 %", roundTrip: "90 %" };
    const flows = at(planned({ activities, measures: [roofs, store] }).energy.scenarios["all"] ?? [], 1);
    const made = 500 * 0.0036;
    expect(flows["on-site I.1"]).toBeCloseTo(made * 0.4 + made * 0.6 * 0.5 * 0.9, 9);
    expect((flows["on-site I.1"] ?? 0) + (flows["electricity I.1"] ?? 0)).toBeCloseTo(3.6, 9);
  });

  test("a change of fuel moves the band and keeps the useful energy", () => {
    const induction = { type: "fuel-switch", refs: ["I.1.1"], share: "50 %", to: "electricity", efficiencyFrom: "55 %", efficiencyTo: "85 %" }; // prettier-ignore
    const flows = at(planned({ activities, measures: [induction] }).energy.scenarios["all"] ?? [], 1);
    expect(flows["lpg I.1"]).toBeCloseTo(5, 9);
    expect(flows["electricity I.1"]).toBeCloseTo(3.6 + (5 * 55) / 85, 9);
  });
});

describe("their drawing", () => {
  const data = {
    from: ["Electricity", "LPG", "Coal"],
    to: [
      { name: "Homes", sector: 1 as const },
      { name: "Industry, of all kinds", sector: 2 as const },
    ],
    flows: [
      { from: "Electricity", to: "Homes", value: 30 },
      { from: "LPG", to: "Homes", value: 10 },
      { from: "Electricity", to: "Industry, of all kinds", value: 60 },
      { from: "Coal", to: "Homes", value: 0 },
    ],
  };
  const texts = { fromColumn: "Energy", toColumn: "Used for", valueColumn: "TJ" };

  test.each([320, 720])(
    "has bands as wide as their values and bars as tall as their sums at %d pixels",
    (width) => {
      const chart = sankey(data, texts, drawing(width));
      const svg = readMarkup(chart?.svg ?? "");
      const bands = withClass(svg, "c-flow").map(({ attributes }) => {
        const ends = [...(attributes["d"] ?? "").matchAll(/[-\d.]+,([-\d.]+)(?=[CLZ]|$)/g)].map(([, y]) =>
          Number(y),
        );
        const [start = 0, over = 0, under = 0, back = 0] = ends;
        expect(under - over).toBeCloseTo(back - start, 1);
        return back - start;
      });
      expect(bands).toHaveLength(3);
      const scale = (bands[0] ?? 0) / 30;
      expect(bands).toEqual([30, 10, 60].map((value) => expect.closeTo(value * scale, 1)));
      const bars = withClass(svg, "c-bar").map((one) => num(one, "height"));
      expect(bars).toEqual([90, 10, 40, 60].map((value) => expect.closeTo(value * scale, 1)));
      expect(chart?.table.rows).toEqual([
        ["Electricity", "Industry, of all kinds", 60],
        ["Electricity", "Homes", 30],
        ["LPG", "Homes", 10],
      ]);
    },
  );

  test("nothing is no drawing, and a band below nothing is refused", () => {
    expect(sankey({ ...data, flows: [] }, texts, drawing())).toBeNull();
    const wrong = { ...data, flows: [{ from: "LPG", to: "Homes", value: -1 }] };
    expect(() => sankey(wrong, texts, drawing())).toThrow(RangeError);
  });
});
