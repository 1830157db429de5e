import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adoptionAt } from "../../src/planning/adoption.ts";
import { type Driver, driverRatio, reaches } from "../../src/planning/drivers.ts";
import { capitalRecovery } from "../../src/planning/money/annuity.ts";
import { financeOf, financeTogether } from "../../src/planning/money/finance.ts";
import { internalRate } from "../../src/planning/money/internal-rate.ts";
import { investmentsOf } from "../../src/planning/money/investments.ts";
import { moneyOf } from "../../src/planning/money/measure-money.ts";
import { EXACT_PLAYERS, shapley } from "../../src/planning/shapley.ts";

describe("drivers", () => {
  const gdp: Driver = {
    kind: "points",
    points: [
      { year: 2024, value: 4000 },
      { year: 2034, value: 6000 },
    ],
  };

  test("grow geometrically between points and hold the last growth", () => {
    expect(driverRatio(gdp, 2024, 2029)).toBeCloseTo(Math.sqrt(1.5), 12);
    expect(driverRatio(gdp, 2024, 2044)).toBeCloseTo(2.25, 12);
  });

  test("of one rate grow by it, back in time too", () => {
    const population: Driver = { kind: "growth", growth: 0.015 };
    expect(driverRatio(population, 2025, 2035)).toBeCloseTo(1.015 ** 10, 12);
    expect(driverRatio(population, 2025, 2020)).toBeCloseTo(1.015 ** -5, 12);
  });

  test("stay flat after a lone point, and say nothing before it", () => {
    const lone: Driver = { kind: "points", points: [{ year: 2024, value: 7 }] };
    expect(driverRatio(lone, 2024, 2050)).toBe(1);
    expect(reaches(lone, 2023)).toBe(false);
    expect(reaches(lone, 2024)).toBe(true);
  });

  test("ratios over two spans multiply", () => {
    const years = fc.integer({ min: 2024, max: 2100 });
    fc.assert(
      fc.property(years, years, years, (one, other, third) => {
        const whole = driverRatio(gdp, one, third);
        expect((driverRatio(gdp, one, other) * driverRatio(gdp, other, third)) / whole).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe("adoption", () => {
  const span = { start: 2025, full: 2035 };

  test("linear and logistic curves of 60 % from 2025 to 2035", () => {
    const at = (shape: "linear" | "logistic", year: number): number =>
      0.6 * adoptionAt({ shape, ...span }, year);
    expect(at("linear", 2028)).toBeCloseTo(0.18, 4);
    expect(at("logistic", 2028)).toBeCloseTo(0.0684, 4);
    expect(at("linear", 2030)).toBeCloseTo(0.3, 12);
    expect(at("logistic", 2030)).toBeCloseTo(0.3, 12);
    expect(at("linear", 2033)).toBeCloseTo(0.48, 4);
    expect(at("logistic", 2033)).toBeCloseTo(0.5752, 4);
  });

  test("step acts from its start on", () => {
    expect([2029, 2030, 2031].map((year) => adoptionAt({ shape: "step", start: 2030 }, year))).toEqual([
      0, 1, 1,
    ]);
  });

  test("a table is nothing before its first point and holds its last", () => {
    const table = {
      shape: "table",
      points: [
        { year: 2026, value: 0.25 },
        { year: 2030, value: 1 },
      ],
    } as const;
    expect([2025, 2026, 2028, 2030, 2050].map((year) => adoptionAt(table, year))).toEqual([
      0, 0.25, 0.625, 1, 1,
    ]);
  });

  test("curves run from 0 to 1 and never fall", () => {
    const shapes = fc.constantFrom("linear" as const, "logistic" as const);
    fc.assert(
      fc.property(
        shapes,
        fc.integer({ min: 2020, max: 2060 }),
        fc.integer({ min: 0, max: 30 }),
        (shape, start, span) => {
          const curve = { shape, start, full: start + span };
          const values = Array.from({ length: 60 }, (_, index) => adoptionAt(curve, 2015 + index));
          for (const [index, value] of values.entries()) {
            expect(value).toBeGreaterThanOrEqual(values[index - 1] ?? 0);
            expect(value).toBeLessThanOrEqual(1);
          }
          expect(adoptionAt(curve, start + span)).toBe(1);
          if (span > 0) expect(adoptionAt(curve, start)).toBe(0);
        },
      ),
    );
  });
});

describe("Shapley shares", () => {
  const product = (factors: readonly number[]) => (members: readonly number[]) => [
    100_000 * (1 - members.reduce((kept, member) => kept * (factors[member] ?? 1), 1)),
  ];

  test("are exact up to ten players, and say so", () => {
    expect(shapley(10, product([])).errors).toBeNull();
    expect(shapley(11, product([])).errors?.flat()).toEqual(Array.from({ length: 11 }, () => 0));
  });

  test("of three measures on one source", () => {
    const shares = shapley(3, product([0.9, 0.8, 0.7])).shares.flat();
    expect(shares.map((share) => Math.round(share * 1e6) / 1e6)).toEqual([7700, 16_200, 25_700]);
  });

  test("give an electric vehicle its due when the grid gets clean", () => {
    // Electricity 300 000 (360 000 with the vehicles), road 150 000 (times 0.7 with them), grid factor 1.0 or 0.2.
    const emissions = (vehicles: boolean, grid: boolean): number =>
      (vehicles ? 360_000 : 300_000) * (grid ? 0.2 : 1) + 150_000 * (vehicles ? 0.7 : 1);
    const shares = shapley(2, (members) => [
      450_000 - emissions(members.includes(0), members.includes(1)),
    ]).shares.flat();
    expect(shares[0]).toBeCloseTo(9000, 6);
    expect(shares[1]).toBeCloseTo(264_000, 6);
  });

  const kept = fc.array(fc.double({ min: 0, max: 1.5, noNaN: true }), {
    minLength: 1,
    maxLength: EXACT_PLAYERS + 3,
  });

  test("sum to what all do together, sampled ones too, and the same each time", () => {
    fc.assert(
      fc.property(kept, (factors) => {
        const value = product(factors);
        const all = value(factors.map((_, index) => index))[0] ?? 0;
        const { shares } = shapley(factors.length, value);
        const sum = shares.flat().reduce((total, share) => total + share, 0);
        expect(Math.abs(sum - all)).toBeLessThanOrEqual(1e-9 * 100_000 * 1.5 ** factors.length);
        expect(shapley(factors.length, value).shares).toEqual(shares);
      }),
      { numRuns: 30 },
    );
  });

  test("a player that changes nothing has none, and equal players have equal ones", () => {
    const shares = shapley(4, product([0.8, 1, 0.8, 0.6])).shares.flat();
    expect(shares[1]).toBe(0);
    expect(shares[0]).toBeCloseTo(shares[2] as number, 9);
  });

  test("sampled ones lie close to the exact ones, within the error they report", () => {
    const factors = Array.from({ length: 12 }, (_, index) => 0.98 - 0.02 * index);
    const { shares: sampled, errors } = shapley(12, product(factors));
    const shares = sampled.flat();
    // Exact by the integral form: the player's (1 - f) times the mean product of the others.
    for (const [player, share] of shares.entries()) {
      const others = factors.filter((_, index) => index !== player);
      let exact = 0;
      const steps = 2000;
      for (let step = 0; step < steps; step++) {
        const chance = (step + 0.5) / steps;
        exact += others.reduce((value, factor) => value * (1 - chance * (1 - factor)), 1) / steps;
      }
      const truth = 100_000 * (1 - (factors[player] as number)) * exact;
      const error = errors?.[player]?.[0] ?? 0;
      expect(Math.abs(share - truth)).toBeLessThan(4 * error);
      expect(error).toBeLessThan(truth / 50);
    }
  });
});

describe("money", () => {
  const LED = {
    capex: 7485 * 250,
    opex: -7485 * 4,
    lifetime: 12,
    energyPrice: ((9.7511 / 52) * 1000) / 0.0036,
    revenue: 0,
    learning: 0,
  };
  const saved = 5982.912 - 1952.22;
  const acting = Array.from({ length: 13 }, (_, year) => (year === 0 ? 0 : 1));
  const grid = acting.map((_, year) => Math.max(0.5, 0.7 - 0.02 * year));
  const yearly = {
    adoption: acting,
    energy: acting.map((adopted) => adopted * saved * 0.0036),
    tonnes: acting.map((adopted, year) => adopted * saved * (grid[year] as number)),
  };

  test("street lights of Baguio: one project, three costs of a tonne", () => {
    const money = moneyOf(LED, yearly, 0.08);
    expect(yearly.tonnes[1]).toBeCloseTo(2740.9, 1);
    expect(yearly.tonnes.reduce((sum, tonnes) => sum + tonnes)).toBeCloseTo(27_812, 0);
    expect((money?.npv ?? 0) / 1e6).toBeCloseTo(4.05, 2);
    expect(money?.payback).toBeCloseTo(2.38, 2);
    expect(money?.perTonne.undiscounted).toBeCloseTo(-145.6, 1);
    expect(money?.perTonne.discounted).toBeCloseTo(-225.5, 1);
    const frozen = { ...yearly, tonnes: acting.map((adopted) => adopted * saved * 0.7) };
    expect(moneyOf(LED, frozen, 0.08)?.perTonne.undiscounted).toBeCloseTo(-119.6, 1);
  });

  test("annualised cost is annuity and upkeep less the energy saved", () => {
    const money = moneyOf(LED, yearly, 0.08);
    const energy = saved * 0.0036 * LED.energyPrice;
    const expected = LED.capex * capitalRecovery(0.08, 12) + LED.opex - energy;
    expect(money?.annualisedCost).toBeCloseTo(expected, 3);
    expect(money?.perTonne.annualised).toBeCloseTo(expected / (27_812 / 12), 1);
  });

  test("an annuity over a horizon has no end effect", () => {
    const twenty = Array.from({ length: 21 }, (_, year) => (year === 0 ? 0 : 1));
    const nothing = twenty.map(() => 0);
    const cost = { ...LED, capex: 1000, opex: 0, lifetime: 8, energyPrice: 0 };
    const money = moneyOf(cost, { adoption: twenty, energy: nothing, tonnes: nothing }, 0.08);
    expect(money?.npv).toBeCloseTo(-1708.5, 2);
  });

  test("where no tonne is saved there is no cost of one, and where nothing pays no payback", () => {
    const none = acting.map(() => 0);
    const money = moneyOf({ ...LED, opex: 0 }, { adoption: acting, energy: none, tonnes: none }, 0.08);
    expect(money?.perTonne).toEqual({ undiscounted: null, discounted: null, annualised: null });
    expect(money?.payback).toBeNull();
    expect(moneyOf(LED, { adoption: none, energy: none, tonnes: none }, 0.08)).toBeNull();
  });

  test("at no discount rate a lifetime is paid in even parts", () => {
    expect(capitalRecovery(0, 8)).toBe(0.125);
  });

  test("street lights of Baguio pay 41.3 % a year", () => {
    expect(moneyOf(LED, yearly, 0.08)?.internalRate).toBeCloseTo(0.413, 3);
  });

  test("an internal rate is where nothing is left, and there is none where money never turns or turns twice", () => {
    expect(internalRate([-100, 110])).toBeCloseTo(0.1, 9);
    expect(internalRate([0, -100, 50, 50])).toBeCloseTo(0, 9);
    expect(internalRate([-100, -10])).toBeNull();
    expect(internalRate([-100, 250, -155])).toBeNull();
    expect(internalRate([])).toBeNull();
  });

  test("1,000 that lasts 8 years over 20, replaced twice: 1,724.89 with what is left given back", () => {
    const adoption = Array.from({ length: 21 }, (_, year) => (year === 0 ? 0 : 1));
    const { bought, residual } = investmentsOf({ capex: 1000, lifetime: 8, learning: 0 }, adoption);
    expect(bought.flatMap((money, year) => (money > 0 ? [year] : []))).toEqual([1, 9, 17]);
    // Paid as the year begins: a year before it is over. Half of the third is left after 20 years.
    const worth = bought.reduce((sum, money, year) => sum + money * 1.08 ** -(year - 1), 0);
    expect(residual).toBe(500);
    expect(worth - residual * 1.08 ** -20).toBeCloseTo(1724.89, 2);
  });

  test("what is added is bought when it is added, gets cheaper, and is not bought for those who drop out", () => {
    const { bought } = investmentsOf({ capex: 100, lifetime: 3, learning: 0.1 }, [0, 0.5, 1, 0.6, 0.6, 0.6]);
    const expected = [0, 0.5 * 90, 0.5 * 81, 0, 0.1 * 100 * 0.9 ** 4, 0.5 * 100 * 0.9 ** 5];
    for (const [year, money] of bought.entries()) expect(money).toBeCloseTo(expected[year] ?? NaN, 9);
  });

  test("a loan for 70 % of the lights: instalments of 238,831 and a cover of 3.29", () => {
    const years = Array.from({ length: 13 }, (_, year) => 2024 + year);
    const bought = years.map((_, year) => (year === 0 ? 1_871_250 : 0));
    const running = years.map((_, year) => (year === 0 ? 0 : 785_780));
    const terms = { loanShare: 0.7, interest: 0.065, term: 7, grantShare: 0, captured: 1 };
    const plan = financeOf(years, bought, running, terms, 0);
    expect(plan.borrowed[0]).toBeCloseTo(1_309_875, 6);
    expect(plan.debtService[1]).toBeCloseTo(238_831, 0);
    expect(plan.cash[0]).toBeCloseTo(-561_375, 6);
    expect(plan.cash[1]).toBeCloseTo(546_949, 0);
    expect(plan.cash[8]).toBeCloseTo(785_780, 6);
    expect(plan.worstCover).toBeCloseTo(3.29, 2);
    expect(plan.peakNeed).toEqual({ amount: expect.closeTo(561_375, 6) as number, year: 2024 });
    // The loan is paid back: what was borrowed is what the instalments are worth at its own rate.
    const worth = plan.debtService.reduce((sum, due, year) => sum + due * 1.065 ** -year, 0);
    expect(worth).toBeCloseTo(1_309_875, 6);
    const both = financeTogether(years, [plan, plan]);
    expect(both.cash[1]).toBeCloseTo(2 * (plan.cash[1] ?? NaN), 6);
    expect(both.peakNeed.amount).toBeCloseTo(2 * 561_375, 6);
  });

  test("savings that a lump-sum bill keeps are not the city's, and upkeep always is", () => {
    const terms = { loanShare: 0, interest: 0, term: 1, grantShare: 0.5, captured: 0.25 };
    const plan = financeOf([2024, 2025, 2026], [100, 0, 0], [0, 40, -8], terms, 0.05);
    expect(plan.cash).toEqual([-50, expect.closeTo(40 * 1.05 * 0.25, 9), expect.closeTo(-8 * 1.05 ** 2, 9)]);
    expect(plan.worstCover).toBeNull();
  });
});
