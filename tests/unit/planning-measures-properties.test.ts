import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computed, type Json, planOf, scenario } from "./planning-measures-bench.ts";

const CITY: readonly Json[] = [
  { id: "power", ref: "I.2.2", method: "EL-LOC", inputs: { energy: "20 GWh" }, factors: { grid: "0.7 t/MWh" } }, // prettier-ignore
  { id: "homes", ref: "I.1.2", method: "EL-LOC", inputs: { energy: "30 GWh" }, factors: { grid: "0.7 t/MWh" } }, // prettier-ignore
  { id: "lost", ref: "I.2.3", method: "EL-TD", inputs: { energy: "20 GWh" }, factors: { grid: "0.7 t/MWh", lossRate: "8 %" } }, // prettier-ignore
  { id: "car", ref: "II.1.1", method: "TR-TERR", inputs: { distance: "1e8 km", fuel: "motor-gasoline", consumption: "9 L/100 km" } }, // prettier-ignore
  { id: "bus", ref: "II.1.1", method: "TR-TERR", inputs: { distance: "5e6 km", fuel: "diesel", consumption: "38 L/100 km" } }, // prettier-ignore
  { id: "sold", ref: "II.1.1", method: "TR-SALES", inputs: { fuel: "diesel", amount: "5 ML" } },
  { id: "lpg", ref: "I.1.1", method: "ST-FUEL", inputs: { fuel: "lpg", amount: "500 t" } },
];

const share = fc.double({ min: 0, max: 1, noNaN: true });
const either = <T extends string>(...ids: readonly T[]) => fc.constantFrom(...ids);
const adoption = fc.oneof(
  fc.record({ shape: fc.constant("step"), start: fc.integer({ min: 2026, max: 2036 }) }),
  fc.record({
    shape: fc.constant("linear"),
    start: fc.integer({ min: 2025, max: 2029 }),
    full: fc.integer({ min: 2029, max: 2036 }),
    decay: fc.constantFrom("0 %", "15 %"),
  }),
);
const electricity = fc.constantFrom(["I.2.2"], ["I.2.2", "I.2.3"], ["I.1.2", "I.2.2", "I.2.3"]);
const measure = (
  type: string,
  refs: fc.Arbitrary<readonly string[]>,
  fields: Record<string, fc.Arbitrary<unknown>>,
) => fc.record({ type: fc.constant(type), refs, adoption, ...fields });

const kinds: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  useful: measure("useful-intensity", electricity, { share, saving: share }),
  code: measure("useful-intensity-new-build", electricity, { share, saving: share, demolition: fc.constantFrom(0, 0.02) }), // prettier-ignore
  standard: measure("stock-turnover", electricity, { share, saving: share, lifetime: fc.integer({ min: 1, max: 20 }) }), // prettier-ignore
  habit: measure("behaviour", electricity, { share, saving: share }),
  roofs: measure("distributed-renewable", electricity, { capacity: either("1 MW", "30 MW"), yield: fc.constant(1300), selfUse: share }), // prettier-ignore
  batteries: measure("storage", electricity, { share, roundTrip: share }),
  green: measure("market-based-memo", electricity, { share }),
  grid: measure("factor-path", fc.constantFrom(["I.2.2", "II.1.2"], ["I.2.2", "I.2.3", "II.1.2", "II.1.3"]), { share, factor: fc.constant("grid"), value: either("0 t/MWh", "0.9 t/MWh") }), // prettier-ignore
  losses: measure("loss-factor", fc.constant(["I.2.3", "II.1.3"]), { value: either("4 %", "12 %") }),
  blend: measure("fuel-blend", fc.constant(["II.1.1"]), { share, blend: share }),
  electric: measure("technology-share", fc.constant([]), { activities: fc.constantFrom(["bus"], ["car"]), share, to: either("electricity", "natural-gas"), consumptionTo: either("1 MJ/km", "12 MJ/km") }), // prettier-ignore
  shift: measure("modal-shift", fc.constant(["II.1.1"]), {
    travel: either("1e6 pkm", "2e8 pkm"),
    from: fc.constantFrom(
      [{ activity: "car", share: 1, occupancy: 1.6 }],
      [{ activity: "car", share: 0.4, occupancy: 1.6 }, { activity: "sold", share: 0.6, occupancy: 20, consumption: "35 L/100 km" }], // prettier-ignore
    ),
    occupancy: fc.constant(40),
    to: fc.constant("bus"),
  }),
  cooking: measure("fuel-switch", fc.constant(["I.1.1"]), { share, to: fc.constant("electricity"), efficiencyFrom: fc.constant(0.55), efficiencyTo: fc.constant(0.85) }), // prettier-ignore
};
const measures = fc
  .array(fc.oneof(...Object.values(kinds)), { minLength: 1, maxLength: 6 })
  .map((list) => list.map((one, index) => ({ ...one, id: `m${index}` })));

function document(list: readonly Json[], order = list.map(({ id }) => String(id))): Json {
  return planOf(CITY, {
    drivers: { people: { growth: 0.02 } },
    projection: [{ refs: ["I.2.2", "I.2.3", "II.1.1"], by: [{ driver: "people" }], efficiencyGain: 0.003 }],
    factorPaths: [{ factor: "grid", points: { "2026": "0.7 t/MWh", "2035": "0.4 t/MWh" } }],
    measures: list,
    scenarios: [{ id: "a", measures: order }],
  });
}

describe("any measures of energy and transport", () => {
  test("wedges sum to BAU less plan, also those that add emissions", () => {
    fc.assert(
      fc.property(measures, (list) => {
        const result = computed(document(list));
        const { wedges, totals } = scenario(result);
        for (const [year, bau] of result.bau.basicPlus.entries()) {
          const sum = Object.values(wedges).reduce((total, wedge) => total + (wedge[year] ?? 0), 0);
          expect(Math.abs(sum - (bau - (totals.basicPlus[year] ?? 0)))).toBeLessThanOrEqual(1e-9 * bau);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("their order never matters, to the bit", () => {
    fc.assert(
      fc.property(measures, (list) => {
        const order = list.map(({ id }) => id);
        expect(scenario(computed(document(list.toReversed(), order)))).toEqual(scenario(computed(document(list)))); // prettier-ignore
      }),
      { numRuns: 20 },
    );
  });

  test.each(Object.entries(kinds))(
    "%s: nothing before it starts, and the inventory year is the inventory",
    (_, kind) => {
      // prettier-ignore
      fc.assert(
      fc.property(kind, (one) => {
        const late = computed(document([{ ...one, id: "m", adoption: { shape: "step", start: 2036 } }]));
        expect(scenario(late).totals).toEqual(late.bau);
        const result = computed(document([{ ...one, id: "m", adoption: { shape: "step", start: 2026 } }]));
        expect(scenario(result).totals.basicPlus[0]).toBe(result.bau.basicPlus[0]);
        for (const tonnes of scenario(result).totals.basicPlus) expect(tonnes).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 6 },
    );
    },
  );

  test.each(["useful", "code", "standard", "habit", "green", "blend", "electric", "grid", "batteries"])(
    "%s: a share of nothing changes nothing",
    (name) => {
      // prettier-ignore
      fc.assert(
      fc.property(kinds[name] as fc.Arbitrary<Json>, (one) => {
        const result = computed(document([{ ...one, id: "m", share: 0 }]));
        expect(scenario(result).totals).toEqual(result.bau);
      }),
      { numRuns: 4 },
    );
    },
  );

  test.each(["useful", "code", "standard", "habit", "roofs"])("%s: a larger share saves no less", (name) => {
    fc.assert(
      fc.property(kinds[name] as fc.Arbitrary<Json>, share, share, (one, here, there) => {
        const field = name === "roofs" ? "selfUse" : "share";
        const [less, more] = [Math.min(here, there), Math.max(here, there)].map((value) => {
          return scenario(computed(document([{ ...one, id: "m", [field]: value }]))).totals.basicPlus;
        });
        for (const [year, tonnes] of (more ?? []).entries())
          expect(tonnes).toBeLessThanOrEqual((less?.[year] ?? 0) * (1 + 1e-12));
      }),
      { numRuns: 6 },
    );
  });
});
