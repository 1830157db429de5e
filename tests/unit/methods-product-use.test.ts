import { array, assert, constantFrom, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { compute, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

type Inputs = Readonly<Record<string, unknown>>;

const trial =
  (method: string) =>
  (inputs: Inputs, more: Partial<Trial> = {}): Trial => ({ method, inputs, ...more });

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** A series of tonnes that ends in the given year. */
function series(tonnesByYear: readonly number[], last: number, unit = " t"): Record<string, string> {
  const first = last - tonnesByYear.length + 1;
  return Object.fromEntries(tonnesByYear.map((mass, index) => [String(first + index), `${mass}${unit}`]));
}

describe("lubricants and waxes", () => {
  const lubricants = trial("PU-LUB");
  const waxes = trial("PU-WAX");

  it("give 0.5896 t of carbon dioxide a tonne (Equations 5.2 and 5.4)", () => {
    expect(tonnes(lubricants({ amount: "1000 t" }), "CO2")).toBeCloseTo(589.6, 9);
    expect(tonnes(waxes({ amount: "100 t" }), "CO2")).toBeCloseTo(58.96, 9);
  });

  it("are the same by mass and by energy, and by volume with a density", () => {
    expect(tonnes(lubricants({ amount: "40.2 TJ" }), "CO2")).toBeCloseTo(589.6, 9);
    const litres = lubricants({ amount: "1e6 L" }, { factors: { density: "0.9 kg/L" } });
    expect(tonnes(litres, "CO2")).toBeCloseTo(589.6 * 0.9, 9);
  });

  it("rounds 90 % oil and 10 % grease to a fifth (Table 5.2)", () => {
    const of = (lubricant: string) => tonnes(lubricants({ amount: "1 t", lubricant }), "CO2");
    const mix = 0.9 * of("lubricating-oil") + 0.1 * of("grease");
    expect(mix / of("lubricants")).toBeCloseTo(0.925, 9);
    expect(of("grease") / of("lubricating-oil")).toBeCloseTo(0.25, 9);
  });

  it("holds at most all of the carbon", () => {
    const all = waxes({ amount: "1 TJ" }, { factors: { oxidisedShare: 1 } });
    expect(tonnes(all, "CO2")).toBeCloseTo((20 * 44) / 12, 9);
    expect(problemsOf(waxes({ amount: "1 t" }, { factors: { oxidisedShare: 1.1 } }))).toEqual([
      "factors.oxidisedShare value.too-big",
    ]);
  });
});

describe("nitrous oxide in products", () => {
  const gas = trial("PU-N2O");

  it("is half of this year's supply and half of last year's (Equation 8.24)", () => {
    const hospitals = { use: "medical-n2o", supplied: "12 t", suppliedBefore: "10 t" };
    expect(tonnes(gas(hospitals), "N2O")).toBeCloseTo(11, 12);
    expect(tonnes(gas(hospitals, { guidelines: "2019" }), "N2O")).toBeCloseTo(11, 12);
  });

  it("asks for the year before, in silence of which half would be lost", () => {
    expect(problemsOf(gas({ use: "medical-n2o", supplied: "12 t" }))).toEqual([
      "inputs.suppliedBefore value.missing",
    ]);
  });
});

describe("switchgear", () => {
  const switchgear = trial("PU-SF6");
  const closed = { equipment: "closed-pressure", capacity: "2000 kg" };

  it.each([
    ["europe", "closed-pressure", 52],
    ["japan", "closed-pressure", 14],
    ["united-states", "closed-pressure", 280],
    ["europe", "sealed-pressure", 4],
    ["japan", "gas-insulated-transformer", 14],
  ])("%s, %s: 2,000 kg lose %d kg a year (Tables 8.2 to 8.4)", (practice, equipment, kilograms) => {
    expect(tonnes(switchgear({ ...closed, practice, equipment }), "SF6") * 1000).toBeCloseTo(kilograms, 9);
  });

  it("is 1,222 t of carbon dioxide at the European loss", () => {
    expect(compute(switchgear(closed))[0]?.co2e).toBeCloseTo(1222, 9);
  });

  it("adds what retired equipment holds, less what is recovered, and what makers lose", () => {
    const more = { ...closed, retired: "100 kg", recoveredShare: "80 %", consumed: "1000 kg" };
    expect(tonnes(switchgear(more), "SF6") * 1000).toBeCloseTo(52 + 100 * 0.95 * 0.2 + 85, 9);
  });

  it("has no American retirement, which is inside the loss, and no European transformers", () => {
    const american = { ...closed, practice: "united-states", retired: "100 kg" };
    expect(problemsOf(switchgear(american))).toEqual(["inputs.retired input.not-here"]);
    const transformer = { ...closed, equipment: "gas-insulated-transformer" };
    expect(problemsOf(switchgear(transformer))).toEqual(["factors.use factor.missing"]);
  });
});

describe("fluorinated gases", () => {
  const gases = trial("PU-ODS");

  /** Sales of the IPCC's Figures 7.7 and 7.8: they rise with the years since 1998, and by 3 % a year. */
  const risen = (last: number): readonly number[] =>
    Array.from({ length: 8 }, (_, index) => ((last * (index + 1)) / 8) * 1.03 ** (index - 7));

  const bank = (sales: readonly number[], application: string, year = 2005, more: Inputs = {}): Trial =>
    gases(
      { substance: "HFC-143a", approach: "bank", application, sales: series(sales, year), ...more },
      { year },
    );

  it("emit 460.7 t from Argentina's bank of refrigerant in 2005 (Figure 7.7)", () => {
    expect(tonnes(bank(risen(1000), "cooling"), "HFC-143a")).toBeCloseTo(460.7, 1);
    const earlier = risen(1000).map((_, index, all) =>
      tonnes(bank(all.slice(0, index + 1), "cooling", 1998 + index), "HFC-143a"),
    );
    expect(earlier.map(Math.round)).toEqual([15, 44, 86, 140, 205, 280, 365, 461]);
  });

  it("emit 27.1 t from Austria's bank of extinguishers in 2005 (Figure 7.8)", () => {
    expect(tonnes(bank(risen(176), "fire-protection"), "HFC-143a")).toBeCloseTo(27.1, 1);
    const earlier = risen(176).map((_, index, all) =>
      tonnes(bank(all.slice(0, index + 1), "fire-protection", 1998 + index), "HFC-143a"),
    );
    expect(earlier.map(Math.round)).toEqual([1, 2, 4, 7, 11, 16, 21, 27]);
  });

  it("are the same from one year's sales, carried back as the IPCC does", () => {
    const now = (sold: number, application: string, yearsSold: number): number =>
      tonnes(
        gases({
          substance: "HFC-143a",
          approach: "bank-now",
          application,
          sold: `${sold} t`,
          yearsSold: `${yearsSold} year`,
          growth: "3 %",
        }),
        "HFC-143a",
      );
    expect(now(1000, "cooling", 8)).toBeCloseTo(460.7, 1);
    expect(now(176, "fire-protection", 8)).toBeCloseTo(27.1, 1);
    const mature = Array.from(
      { length: 14 },
      (_, index) => ((100 * Math.min(index + 1, 10)) / 10) * 1.03 ** (index - 13),
    );
    expect(now(100, "cooling", 14)).toBeCloseTo(tonnes(bank(mature, "cooling"), "HFC-143a"), 9);
    expect(now(100, "cooling", 1)).toBeCloseTo(15, 9);
  });

  it("give 19,500 t of carbon dioxide from a bank of 100 t of HFC-134a at 15 %", () => {
    const car = {
      substance: "HFC-134a",
      approach: "equipment-in-use",
      equipment: "mobile-car",
      inUse: "100 t",
    };
    const [result] = compute(gases(car, { factors: { operation: "15 %" } }));
    expect(result?.co2e).toBeCloseTo(19_500, 6);
  });

  it("weigh a blend by its own potential", () => {
    const room = {
      substance: "R-410A",
      approach: "equipment-in-use",
      equipment: "air-conditioning",
      inUse: "10 t",
    };
    const [result] = compute(gases(room));
    expect(result?.gases).toEqual({ "R-410A": 1 });
    expect(result?.co2e).toBeCloseTo(1923.5, 6);
  });

  describe("in banks", () => {
    const years = { minLength: 1, maxLength: 40 };

    it("conserve: what is sold is given off, recovered or still there", () => {
      assert(
        property(
          array(double({ min: 0, max: 1000, noNaN: true }), years),
          constantFrom("cooling", "fire-protection"),
          integer({ min: 1, max: 30 }),
          double({ min: 0, max: 1, noNaN: true }),
          (sales, application, lifetime, recovered) => {
            const loss = application === "cooling" ? 0.15 : 0.04;
            const factors = { lifetime: `${lifetime} year` };
            const released = sales.map((_, index) =>
              tonnes(
                {
                  ...bank(sales.slice(0, index + 1), application, 2000 + index, {
                    recoveredShare: recovered,
                  }),
                  factors,
                },
                "HFC-143a",
              ),
            );
            const age = (index: number): number => sales.length - 1 - index;
            const left = sales.map((sold, index) =>
              age(index) < lifetime ? sold * (1 - loss) ** (age(index) + 1) : 0,
            );
            const taken = sales.map((sold, index) =>
              age(index) < lifetime ? 0 : sold * (1 - loss) ** lifetime * recovered,
            );
            expect(sum(released) + sum(left) + sum(taken)).toBeCloseTo(sum(sales), 4);
          },
        ),
        { numRuns: 12 },
      );
    });

    it("settle: with even sales, all that is sold in a year is given off in it", () => {
      const even = Array.from({ length: 60 }, () => 100);
      expect(tonnes(bank(even, "cooling", 2024), "HFC-143a")).toBeCloseTo(100, 6);
      const recovering = bank(even, "cooling", 2024, { recoveredShare: 1 });
      expect(tonnes(recovering, "HFC-143a")).toBeCloseTo(100 * (1 - 0.85 ** 15), 6);
    });
  });

  describe("in foam", () => {
    const foam = (blown: readonly number[], kind: string, year: number, more: Inputs = {}): Trial =>
      gases(
        { substance: "HFC-134a", approach: "foam", foam: kind, sales: series(blown, year), ...more },
        { year },
      );

    it("emit 55.4 t in Belgium in 2005, of sales that rose evenly to 133.6 t (Figure 7.5)", () => {
      const blown = Array.from({ length: 13 }, (_, index) => (133.6 * (index + 1)) / 13);
      const inYear = (year: number) =>
        tonnes(foam(blown.slice(0, year - 1992), "closed-cell", year), "HFC-134a");
      expect([2005, 2004, 2003, 2002].map((year) => Number(inYear(year).toFixed(1)))).toEqual([
        55.4, 48.4, 41.8, 35.7,
      ]);
    });

    it.each([
      ["closed-cell", 0],
      ["continuous-panel", 65],
      ["discontinuous-panel", 62.5],
      ["appliance", 85.5],
      ["injected", 80],
      ["extruded-polystyrene", 37.5],
      ["integral-skin", 0],
      ["one-component", 0],
      ["extruded-polyethylene", 0],
    ])("%s: what is left for the end of life is the table's own %d %% (Table 7.6)", (kind, percent) => {
      const pulse = [100, ...Array.from({ length: 50 }, () => 0)];
      const given = (recoveredShare: number) =>
        sum(
          pulse.map((_, index) =>
            tonnes(foam(pulse.slice(0, index + 1), kind, 1960 + index, { recoveredShare }), "HFC-134a"),
          ),
        );
      expect(given(0)).toBeCloseTo(100, 9);
      expect(100 - given(1)).toBeCloseTo(percent, 9);
    });

    it("take the gas's own table: XPS with HFC-152a is empty after two years, appliances with HFC-245fa last", () => {
      const second = (substance: string, kind: string) =>
        tonnes(
          gases({ substance, approach: "foam", foam: kind, sales: series([100, 0], 2005) }, { year: 2005 }),
          substance,
        );
      expect(second("HFC-152a", "extruded-polystyrene")).toBeCloseTo(25, 9);
      expect(second("HFC-134a", "extruded-polystyrene")).toBeCloseTo(0.75, 9);
      expect(second("HFC-245fa", "appliance")).toBeCloseTo(0.25, 9);
      expect(second("HFC-134a", "appliance")).toBeCloseTo(0.5, 9);
    });

    it("know no spray foam of HFC-134a", () => {
      expect(problemsOf(foam([1], "spray", 2005))).toContain("factors.annual factor.missing");
    });
  });

  describe("given off at once", () => {
    const prompt = (sales: readonly number[], use: string, more: Inputs = {}): Trial =>
      gases({ substance: "HFC-152a", approach: "prompt", use, sales: series(sales, 2024), ...more });

    it("are half of this year's sales and half of last year's (Equations 7.5 and 7.6)", () => {
      expect(tonnes(prompt([100, 20, 30], "aerosols"), "HFC-152a")).toBeCloseTo(25, 12);
      const solvents = prompt([100, 20, 30], "solvents", { destroyed: "5 t" });
      expect(tonnes(solvents, "HFC-152a")).toBeCloseTo(20, 12);
    });

    it("are all of this year's in open foam (Equation 7.8)", () => {
      expect(tonnes(prompt([100, 20, 30], "open-cell-foam"), "HFC-152a")).toBeCloseTo(30, 12);
    });
  });

  describe("in equipment", () => {
    /** Cars that came into use, 1990 to 2006. */
    const cars = Array.from({ length: 17 }, (_, index) => 1000 * (index + 1) ** 2);
    const since1995 = sum(cars.slice(5));
    const in1994 = cars[4] ?? Number.NaN;

    const fleet = (more: Inputs = {}, factors: Inputs = {}): Trial =>
      gases(
        {
          substance: "HFC-134a",
          approach: "equipment-by-year",
          equipment: "mobile-car",
          placed: series(cars, 2006, ""),
          ...more,
        },
        {
          year: 2006,
          factors: {
            charge: "0.7 kg",
            lifetime: "12 year",
            operation: "26 %",
            remaining: "74 %",
            ...factors,
          },
        },
      );

    it("emit 0.182 kg for each car of twelve years and 0.518 kg for each scrapped (Box 7.4 of 2006)", () => {
      const kilograms = 0.182 * since1995 + 0.518 * in1994;
      expect(tonnes(fleet(), "HFC-134a")).toBeCloseTo(kilograms / 1000, 6);
    });

    it("emit 0.14 kg and 0.595 kg in the box as refined in 2019", () => {
      const refined = fleet({}, { operation: "20 %", remaining: "85 %" });
      const kilograms = 0.14 * since1995 + 0.595 * in1994;
      expect(tonnes({ ...refined, guidelines: "2019" }, "HFC-134a")).toBeCloseTo(kilograms / 1000, 6);
    });

    it("add a fiftieth of the gas in cylinders, and what is spilled in filling (Equations 7.11 and 7.12)", () => {
      const plain = tonnes(fleet(), "HFC-134a");
      const cylinders = fleet({ inContainers: "500 t", heelShare: "2 %" });
      expect(tonnes(cylinders, "HFC-134a") - plain).toBeCloseTo(10, 6);
      const filled = fleet({ filledHereShare: "100 %" }, { charging: "0.5 %" });
      const spilled = 0.005 * 0.7 * (cars.at(-1) ?? 0);
      expect(tonnes(filled, "HFC-134a") - plain).toBeCloseTo(spilled / 1000, 9);
    });

    it("are the same from what is in use and scrapped now as from the years before", () => {
      const now = {
        substance: "HFC-134a",
        approach: "equipment-in-use",
        equipment: "mobile-car",
        inUse: since1995,
        scrapped: in1994,
      };
      const factors = { charge: "0.7 kg", operation: "26 %", remaining: "74 %" };
      expect(tonnes(gases(now, { factors }), "HFC-134a")).toBeCloseTo(tonnes(fleet(), "HFC-134a"), 6);
    });

    it.each([
      ["domestic-refrigeration", 0.5],
      ["stand-alone-commercial", 15],
      ["large-commercial", 35],
      ["transport-refrigeration", 50],
      ["industrial-refrigeration", 25],
      ["chillers", 15],
      ["air-conditioning", 10],
      ["mobile-car", 20],
      ["fire-fixed", 2],
      ["fire-portable", 4],
    ])(
      "%s: %d %% of the bank a year, the upper end for developing countries (Table 7.9)",
      (equipment, percent) => {
        const inputs = { substance: "HFC-134a", approach: "equipment-in-use", equipment, inUse: "100 t" };
        expect(tonnes(gases(inputs), "HFC-134a")).toBeCloseTo(percent, 9);
      },
    );

    it("count one appliance by its charge where the table's range is narrow, else ask for it", () => {
      const number = (equipment: string): Trial =>
        gases({ substance: "HFC-134a", approach: "equipment-in-use", equipment, inUse: 1000 });
      expect(tonnes(number("mobile-car"), "HFC-134a")).toBeCloseTo(0.2, 9);
      expect(tonnes({ ...number("mobile-car"), guidelines: "2019" }, "HFC-134a")).toBeCloseTo(0.25, 9);
      expect(problemsOf(number("chillers"))).toEqual(["factors.charge factor.missing"]);
    });

    it("know ships, trains and buses in the 2019 Refinement alone", () => {
      const bus = gases({
        substance: "HFC-134a",
        approach: "equipment-in-use",
        equipment: "mobile-bus",
        inUse: 100,
      });
      expect(problemsOf(bus)).toContain("factors.operation factor.missing");
      expect(tonnes({ ...bus, guidelines: "2019" }, "HFC-134a")).toBeCloseTo(0.22, 9);
    });
  });

  describe("by mass balance", () => {
    const balance = (sold: number, newCharge: number, retiredCharge: number): number =>
      tonnes(
        gases({
          substance: "HFC-134a",
          approach: "mass-balance",
          sold: `${sold} t`,
          newCharge: `${newCharge} t`,
          retiredCharge: `${retiredCharge} t`,
        }),
        "HFC-134a",
      );

    it("are all the sales where the stock does not change, and none where all of it goes to the stock (footnote 6)", () => {
      expect(balance(100, 40, 40)).toBeCloseTo(100, 9);
      expect(balance(100, 100, 0)).toBeCloseTo(0, 9);
    });
  });

  it("ask what belongs to the approach, and nothing else", () => {
    expect(problemsOf(gases({ substance: "HFC-134a" }))).toEqual(["inputs.approach value.missing"]);
    expect(problemsOf(gases({ substance: "HFC-134a", approach: "prompt", use: "aerosols" }))).toEqual([
      "inputs.sales value.missing",
    ]);
    const odd = {
      substance: "HFC-134a",
      approach: "prompt",
      use: "aerosols",
      sales: { "2024": "1 t" },
      inUse: 5,
    };
    expect(problemsOf(gases(odd))).toEqual(["inputs.inUse input.not-here"]);
    expect(problemsOf(gases({ substance: "R-22", approach: "prompt" }))).toEqual([
      "inputs.substance value.not-offered",
    ]);
  });
});

describe("electronics", () => {
  const plant = trial("PU-ELEC");
  const chips = { product: "semiconductors", area: "1000 m2", heatTransferFluid: "no" };

  it("give the six gases of chips in 2006, whole (Table 6.2)", () => {
    const [result] = compute(plant(chips));
    const grams = Object.entries(result?.gases ?? {}).map(([gas, mass]) => [
      gas,
      Number((mass * 1000).toFixed(9)),
    ]);
    expect(Object.fromEntries(grams)).toEqual({
      CF4: 900,
      C2F6: 1000,
      C3F8: 50,
      "HFC-23": 40,
      NF3: 40,
      SF6: 200,
    });
  });

  it("give other gases in 2019, nitrous oxide among them, but those of 2006 for small wafers (Table 6.6)", () => {
    const refined = plant(chips, { guidelines: "2019" });
    expect(tonnes(refined, "CF4")).toBeCloseTo(0.36, 12);
    expect(tonnes(refined, "N2O")).toBeCloseTo(1.01, 12);
    const small = plant({ ...chips, product: "semiconductors-small" }, { guidelines: "2019" });
    expect(compute(small)[0]?.gases).toEqual(compute(plant(chips))[0]?.gases);
  });

  it("halve the area of solar cells, whose plants use them in part", () => {
    const cells = { product: "photovoltaics", area: "1e6 m2" };
    expect(tonnes(plant(cells), "CF4")).toBeCloseTo(2.5, 12);
    expect(tonnes(plant(cells, { factors: { share: 0 } }), "CF4")).toBe(0);
  });

  it("add heat transfer fluids where a plant uses them, and ask (Tables 6.2 and 6.18)", () => {
    const cooled = { ...chips, heatTransferFluid: "yes" };
    expect(tonnes(plant(cooled), "C6F14")).toBeCloseTo(0.3, 12);
    expect(tonnes(plant(cooled, { guidelines: "2019" }), "C6F14")).toBeCloseTo(0.07, 12);
    expect(tonnes(plant({ ...cooled, product: "mems" }, { guidelines: "2019" }), "C6F14")).toBeCloseTo(
      0.07,
      12,
    );
    expect(tonnes(plant(chips, { guidelines: "2019" }), "C6F14")).toBe(0);
    expect(problemsOf(plant({ product: "semiconductors", area: "1000 m2" }))).toEqual([
      "inputs.heatTransferFluid value.missing",
    ]);
  });

  it("know no microsystems in 2006", () => {
    const mems = { product: "mems", area: "1000 m2", heatTransferFluid: "no" };
    expect(problemsOf(plant(mems))).toEqual(["factors.cf4 factor.missing"]);
    expect(tonnes(plant(mems, { guidelines: "2019" }), "SF6")).toBeCloseTo(1.86, 12);
  });
});
