import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

const CO2_OF_C = 44 / 12;

/** Tonnes of carbon that land gained; negative where it lost some. */
function carbonGained(trial: Trial): number {
  return -tonnes(trial, "CO2") / CO2_OF_C;
}

describe("standing forest: growth less losses", () => {
  const forest = (inputs: object, factors: Record<string, unknown> = {}, about: object = {}): Trial => ({
    method: "AF-LAND-GL",
    inputs: { cover: "rain-forest-secondary-over-20", area: "1000 ha", ...inputs },
    factors,
    ...about,
  });

  it("is the IPCC's example of a forest of 100,000 ha (2006, V4, p. 4.18), by Equation 2.12", () => {
    const box = { growth: "4 t/(ha*year)", roots: "0.29", expansion: "1.11 t/m3", biomass: "4 t/ha" };
    const grown = forest({ area: "100000 ha" }, box);
    expect(carbonGained(grown)).toBeCloseTo(242_520, 6);
    const cut = { area: "0 ha", harvest: "500 m3", wood: "humid-tropical-conifers-41-60" };
    expect(carbonGained(forest(cut, box))).toBeCloseTo(-336.5, 1);
    const storm = { area: "0 ha", disturbedArea: "2000 ha", lostShare: "30 %" };
    expect(carbonGained(forest(storm, box))).toBeCloseTo(-1455.12, 6);
    const all = { ...cut, ...storm, area: "100000 ha" };
    expect(carbonGained(forest(all, box))).toBeCloseTo(242_520 - 336.4965 - 1455.12, 6);
  });

  it("is the IPCC's example of a pine plantation (2006, V4, p. 4.35)", () => {
    const box = { growth: "4 t/(ha*year)", roots: "0.4", expansion: "2 t/m3", biomass: "1 t/ha" };
    expect(carbonGained(forest({}, box))).toBeCloseTo(2632, 6);
    const losses = {
      area: "0 ha",
      harvest: "50 m3",
      wood: "humid-tropical-conifers-11-20",
      disturbedArea: "50 ha",
      lostShare: "30 %",
    };
    expect(carbonGained(forest(losses, box))).toBeCloseTo(-65.8 - 9.87, 6);
  });

  it("is the IPCC's example of tree crops (2006, V4, p. 5.11): 24,000 t of carbon", () => {
    const crops = {
      cover: "perennial-crops-tropical-moist",
      area: "90000 ha",
      disturbedArea: "10000 ha",
    };
    expect(carbonGained(forest(crops))).toBeCloseTo(24_000, 6);
  });

  it("takes growth, roots and expansion of insular Asia from the 2006 tables", () => {
    const cut = { harvest: "500 m3", wood: "humid-tropical-natural-41-60" };
    const gain = 1000 * 3.4 * 1.37 * 0.47;
    expect(carbonGained(forest(cut))).toBeCloseTo(gain - 500 * 2.28 * 1.37 * 0.47, 6);
    expect(carbonGained(forest({}, {}, { country: "TH" }))).toBeCloseTo(1000 * 2.2 * 1.37 * 0.47, 6);
  });

  it("takes those of the 2019 Refinement where it has them, the mainland alike", () => {
    for (const country of ["ID", "TH"]) {
      const trial = forest({}, {}, { guidelines: "2019", country });
      expect(carbonGained(trial)).toBeCloseTo(1000 * 2.7 * 1.212 * 0.47, 6);
    }
  });

  it("loses what a tree crop holds at harvest, not its mean over the cycle", () => {
    const palms = { cover: "oil-palm", area: "0 ha", disturbedArea: "100 ha" };
    expect(carbonGained(forest(palms, {}, { guidelines: "2019" }))).toBeCloseTo(-6000, 6);
  });

  it("shrinks where the table has a negative growth", () => {
    const old = forest({ cover: "mountain-forest-primary" }, {}, { guidelines: "2019" });
    expect(tonnes(old, "CO2")).toBeGreaterThan(0);
  });

  it("counts gathered branches without roots", () => {
    expect(carbonGained(forest({ area: "0 ha", branches: "100 t" }))).toBeCloseTo(-47, 9);
  });

  it("asks for what it cannot do without, and no more", () => {
    expect(problemsOf(forest({ harvest: "500 m3" }))).toEqual(["inputs.wood value.missing"]);
    expect(problemsOf(forest({ cover: "concrete" }))).toEqual(["inputs.cover value.not-offered"]);
    expect(problemsOf(forest({ area: "-1 ha" }))).toEqual(["inputs.area value.negative"]);
    expect(problemsOf(forest({ cover: "oil-palm" }))).toContain("factors.growth factor.missing");
  });
});

describe("change of stocks between two surveys", () => {
  const surveys = (inputs: object): Trial => ({
    method: "AF-LAND-SD",
    inputs: { carbonBefore: "56000 t", carbonNow: "50000 t", years: "5 year", ...inputs },
  });

  it("spreads the difference over the years", () => {
    expect(tonnes(surveys({}), "CO2")).toBeCloseTo(4400, 9);
  });

  it("is nothing where nothing changed, and turns its sign with the surveys", () => {
    assert(
      property(
        double({ min: 0, max: 1e7, noNaN: true }),
        double({ min: 0, max: 1e7, noNaN: true }),
        (a, b) => {
          const there = tonnes(surveys({ carbonBefore: `${a} t`, carbonNow: `${b} t` }), "CO2");
          const back = tonnes(surveys({ carbonBefore: `${b} t`, carbonNow: `${a} t` }), "CO2");
          expect(there + back).toBeCloseTo(0, 6);
          expect(tonnes(surveys({ carbonBefore: `${a} t`, carbonNow: `${a} t` }), "CO2")).toBeCloseTo(0, 9);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("turns growing stock into carbon by Equation 2.8", () => {
    const inputs = {
      measured: "growing-stock",
      cover: "rain-forest-secondary-over-20",
      area: "100 ha",
      stockBefore: "50 m3/ha",
      stockNow: "70 m3/ha",
      woodBefore: "humid-tropical-natural-41-60",
      woodNow: "humid-tropical-natural-61-80",
      years: "5 year",
    };
    const gained = (100 * (70 * 1.7 - 50 * 2.05) * 1.37 * 0.47) / 5;
    expect(carbonGained({ method: "AF-LAND-SD", inputs })).toBeCloseTo(gained, 9);
  });

  it("refuses surveys of the same day", () => {
    expect(problemsOf(surveys({ years: "0 year" }))).toEqual(["inputs.years value.too-small"]);
  });
});

describe("land that changed its use", () => {
  const land = (conversions: readonly object[], about: object = {}): Trial => ({
    method: "AF-LAND-CONV",
    inputs: { conversions },
    ...about,
  });

  it("loses 82,634 t of CO2 with the trees of 100 ha of insular rain forest, and the litter", () => {
    const cleared = land([{ from: "rain-forest-primary", to: "settlement", area: "100 ha" }]);
    expect(tonnes(cleared, "CO2") - 2.1 * 100 * CO2_OF_C).toBeCloseTo(82_634, 0);
  });

  it("counts dead wood and litter of the 2019 table", () => {
    const rows = [{ from: "rain-forest-primary", to: "settlement", area: "100 ha" }];
    const carbon = 100 * (413.1 * 1.212 * 0.47 + 14.8 + 4.8);
    expect(carbonGained(land(rows, { guidelines: "2019" }))).toBeCloseTo(-carbon, 6);
  });

  it("grows oil palm at 2.4 t of carbon on a hectare (2019), in this year and later ones", () => {
    for (const since of ["this-year", "earlier"]) {
      const rows = [{ from: "other-land", to: "oil-palm", area: "100 ha", since }];
      expect(tonnes(land(rows, { guidelines: "2019" }), "CO2")).toBeCloseTo(-880, 6);
    }
  });

  it("reads the 2006 table of oil palm as dry matter, not as carbon", () => {
    const rows = [{ from: "oil-palm", to: "settlement", area: "100 ha" }];
    expect(carbonGained(land(rows))).toBeCloseTo(-136 * 0.47 * 100, 6);
    expect(carbonGained(land(rows, { guidelines: "2019" }))).toBeCloseTo(-3000, 6);
  });

  it("lets annual crops and grass grow in the first year alone", () => {
    const to = (cover: string, since: string): Trial =>
      land([{ from: "settlement", to: cover, area: "10 ha", since }]);
    expect(carbonGained(to("annual-crops", "this-year"))).toBeCloseTo(50, 9);
    expect(carbonGained(to("grassland-tropical-moist-wet", "this-year"))).toBeCloseTo(161 * 0.47, 9);
    expect(carbonGained(to("annual-crops", "earlier"))).toBeCloseTo(0, 9);
    expect(carbonGained(to("grassland-tropical-moist-wet", "earlier"))).toBeCloseTo(0, 9);
    expect(carbonGained({ ...to("annual-crops", "this-year"), guidelines: "2019" })).toBeCloseTo(47, 9);
  });

  it("builds litter up over twenty years in a new forest", () => {
    const rows = [
      {
        from: "annual-crops",
        to: "rain-forest-secondary-to-20",
        area: "10 ha",
        since: "earlier",
        gainAfter: 0,
      },
    ].map((row) => ({ ...row, gainAfter: "0 t/(ha*year)" }));
    expect(carbonGained(land(rows))).toBeCloseTo((10 * 2.1) / 20, 9);
  });

  it("takes measured carbon in place of the tables, zero too", () => {
    const row = { from: "rain-forest-primary", to: "oil-palm", area: "10 ha" };
    const measured = { stockBefore: "0 t/ha", gainAfter: "0 t/(ha*year)" };
    expect(carbonGained(land([{ ...row, ...measured }]))).toBeCloseTo(-21, 9);
    expect(problemsOf(land([row]))).toEqual(["factors.growthAfter.rain-forest-primary factor.missing"]);
  });

  it("conserves carbon: land that goes in a circle ends where it began", () => {
    const stock = double({ min: 0, max: 400, noNaN: true });
    assert(
      property(stock, stock, stock, double({ min: 1, max: 1e4, noNaN: true }), (a, b, c, area) => {
        const step = (before: number, after: number): object => ({
          from: "annual-crops",
          to: "settlement",
          area: `${area} ha`,
          stockBefore: `${before} t/ha`,
          gainAfter: `${after} t/(ha*year)`,
        });
        const circle = [step(a, b), step(b, c), step(c, a)];
        expect(carbonGained(land(circle)) / (area * 400)).toBeCloseTo(0, 9);
        expect(carbonGained(land([step(a, b)])) / area).toBeCloseTo(b - a, 6);
      }),
      { numRuns: 20 },
    );
  });

  it("adds its rows up, in any order", () => {
    const rows = [
      { from: "rain-forest-primary", to: "settlement", area: "20 ha" },
      { from: "annual-crops", to: "settlement", area: "30 ha" },
      { from: "settlement", to: "annual-crops", area: "5 ha" },
      { from: "annual-crops", to: "rain-forest-secondary-to-20", area: "100 ha", since: "earlier" },
    ];
    const apart = rows.map((row) => tonnes(land([row]), "CO2"));
    const sum = apart.reduce((total, one) => total + one, 0);
    expect(tonnes(land(rows), "CO2")).toBeCloseTo(sum, 6);
    expect(tonnes(land(rows.toReversed()), "CO2")).toBeCloseTo(sum, 6);
  });

  it("cannot convert more land than the city has", () => {
    const rows = [
      { from: "annual-crops", to: "settlement", area: "60 ha" },
      { from: "settlement", to: "annual-crops", area: "50 ha" },
    ];
    const within = (cityLand: string): Trial => ({
      method: "AF-LAND-CONV",
      inputs: { cityLand, conversions: rows },
    });
    expect(problemsOf(within("1.1 km2"))).toEqual([]);
    expect(problemsOf(within("1 km2"))).not.toEqual([]);
  });

  it("refuses land from nowhere and negative areas", () => {
    expect(problemsOf(land([{ to: "settlement", area: "1 ha" }]))).toEqual([
      "inputs.conversions[0].from value.missing",
    ]);
    expect(problemsOf(land([{ from: "annual-crops", to: "settlement", area: "-1 ha" }]))).toEqual([
      "inputs.conversions[0].area value.negative",
    ]);
  });
});
