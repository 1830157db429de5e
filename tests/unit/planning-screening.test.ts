import { expect, test } from "vitest";
import { deathsAvoided, energyBurden, jobYears } from "../../src/planning/screening.ts";

test("20 million in building at 7.5 job-years a million are 150, and running adds its own", () => {
  expect(jobYears({ capex: 20e6, upkeep: 0 }, { building: 7.5, running: 3 })).toBeCloseTo(150, 12);
  expect(jobYears({ capex: 20e6, upkeep: 2e6 }, { building: 7.5, running: 3 })).toBeCloseTo(156, 12);
});

test("1.2 µg/m³ less for a million people at a relative risk of 1.08 avoid 55.2 deaths a year", () => {
  const air = { people: 1e6, mortality: 0.006, relativeRisk: 1.08, change: 1.2 };
  expect(deathsAvoided(air)).toBeCloseTo(55.2, 1);
  expect(deathsAvoided({ ...air, change: 0 })).toBe(0);
  expect(deathsAvoided({ ...air, relativeRisk: 1 })).toBeCloseTo(0, 12);
  // Ten µg/m³ take the risk back by its whole factor: 1 − 1/1.08.
  expect(deathsAvoided({ ...air, change: 10 })).toBeCloseTo(6000 * (1 - 1 / 1.08), 9);
  expect(deathsAvoided({ ...air, change: -1.2 })).toBeLessThan(0);
});

test("a quarter less spending takes a burden of 12.8 % to 9.6 %", () => {
  expect(100 * energyBurden(1536, 12_000)).toBeCloseTo(12.8, 12);
  expect(100 * energyBurden(1536 * 0.75, 12_000)).toBeCloseTo(9.6, 12);
});
