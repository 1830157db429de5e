import { assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { type BackCast, backCast, peopleIn, perPersonFrom } from "../../src/methods/back-cast.ts";
import { compute, knowledge } from "./methods-workbench.ts";
import { resolveFactor } from "../../src/factors/resolve.ts";

const plain: BackCast = {
  from: 1975,
  until: 2024,
  population: new Map([[2024, 1_000_000]]),
  growth: 0,
  perPerson: 0.27,
  perPersonYear: 2024,
  perPersonGrowth: 0,
  share: 0.59,
};

function amounts(change: Partial<BackCast> = {}): ReadonlyMap<number, number> {
  const made = backCast({ ...plain, ...change });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

function codes(change: Partial<BackCast>): readonly string[] {
  const made = backCast({ ...plain, ...change });
  return made.ok ? [] : made.problems.map(({ path, code }) => `${path} ${code}`);
}

describe("the years before the first known", () => {
  it("are people times waste for each times the share that is landfilled (IPCC 2006 V5, 3.2.2)", () => {
    // Table 2.1, South-East Asia: 0.27 t for each person and year, 0.59 of it to disposal sites.
    const made = amounts();
    expect(made.size).toBe(50);
    expect(made.get(1975)).toBeCloseTo(159_300, 6);
    expect(made.get(2024)).toBeCloseTo(159_300, 6);
  });

  it("take the library's own values of the region (2006 V5 Table 2.1)", () => {
    const context = { place: ["south-east-asia", "world"], year: 2024, guidelines: "2006" } as const;
    const value = (key: string) => resolveFactor(knowledge.library, key, context)?.row.value;
    expect(value("waste/generation")).toBe(0.27);
    expect(value("waste-management/landfill")).toBe(0.59);
  });

  it("follow a population that doubles in 35 years at 2 % (rule of 70), backwards", () => {
    const made = amounts({ growth: 0.02, from: 1989 });
    expect((made.get(2024) ?? 0) / (made.get(1989) ?? 1)).toBeCloseTo(1.02 ** 35, 10);
    expect((made.get(2024) ?? 0) / (made.get(1989) ?? 1)).toBeCloseTo(2, 2);
  });

  it("stand on the line between two censuses (IPCC 2006 V1, 5.3.3.3)", () => {
    const population = new Map([
      [2010, 1_000_000],
      [2020, 1_500_000],
    ]);
    expect(peopleIn(2014, population, 0.5)).toBeCloseTo(1_200_000, 6);
    expect(peopleIn(2010, population, 0.5)).toBe(1_000_000);
    expect(peopleIn(2020, population, 0.5)).toBe(1_500_000);
    expect(peopleIn(2021, population, 0.1)).toBeCloseTo(1_650_000, 6);
  });

  it("join the first known amount when the waste of each person is taken from it", () => {
    const population = new Map([
      [1980, 400_000],
      [2015, 900_000],
    ]);
    const rate = perPersonFrom(200_000, 2015, population, 0.01);
    expect(rate.ok && rate.value).toBeCloseTo(200_000 / 900_000, 12);
    const made = amounts({
      until: 2015,
      population,
      perPerson: rate.ok ? rate.value : 0,
      perPersonYear: 2015,
      share: 1,
    });
    expect(made.get(2015)).toBeCloseTo(200_000, 6);
    expect(made.get(1980)).toBeCloseTo((200_000 * 400) / 900, 6);
  });

  it("are proportional to people, rate and share, year by year", () => {
    const positive = double({ min: 1e-3, max: 10, noNaN: true });
    assert(
      property(positive, positive, double({ min: 0.01, max: 1, noNaN: true }), (people, rate, share) => {
        const made = amounts({
          population: new Map([...plain.population].map(([year, count]) => [year, count * people])),
          perPerson: plain.perPerson * rate,
          share: plain.share * share,
        });
        for (const [year, amount] of amounts()) {
          expect((made.get(year) ?? 0) / (amount * people * rate * share)).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  it("shrink as the waste of each person does, counted from its own year", () => {
    const made = amounts({ perPersonGrowth: 0.01, perPersonYear: 2000 });
    expect((made.get(2000) ?? 0) / 159_300).toBeCloseTo(1, 12);
    expect((made.get(1975) ?? 0) / 159_300).toBeCloseTo(1.01 ** -25, 12);
  });

  it("are computed by the landfill method like any typed ones", () => {
    const deposits = Object.fromEntries(
      [...amounts()].map(([year, mass]) => [String(year), { value: mass, unit: "t" }]),
    );
    const [result] = compute({
      method: "WA-FOD",
      inputs: {
        deposits,
        composition: { food: "100 %" },
        site: "managed-anaerobic",
        climate: "tropical-wet",
      },
    });
    // At rest all the carbon of a year's deposit leaves in a year: DOC 0.15, DOCf 0.5, F 0.5; k 0.4 for 50 years.
    expect(result?.gases["CH4"]).toBeCloseTo((159_300 * 0.15 * 0.5 * 0.5 * 16) / 12, -1);
  });

  it("are refused where they cannot be known", () => {
    expect(codes({ population: new Map() })).toEqual(["population back-cast.no-people"]);
    expect(codes({ population: new Map([[2000, 0]]) })).toEqual(["population back-cast.no-people"]);
    expect(codes({ from: 2025 })).toEqual(["from back-cast.no-years"]);
    expect(codes({ from: 1800 })).toEqual(["from back-cast.too-many-years"]);
    expect(codes({ growth: 2 })).toEqual(["growth back-cast.growth"]);
    expect(codes({ perPersonGrowth: Number.NaN })).toEqual(["perPersonGrowth back-cast.growth"]);
    expect(codes({ perPerson: 0 })).toEqual(["perPerson back-cast.no-rate"]);
    expect(codes({ share: 1.2 })).toEqual(["share back-cast.no-share"]);
    expect(perPersonFrom(5, 2000, new Map(), 0).ok).toBe(false);
  });
});
