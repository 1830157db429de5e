import { describe, expect, test } from "vitest";
import { type Progress, following } from "../../src/planning/progress.ts";

const report = (measure: string, year: number, implemented: number, performance: number | null): Progress => ({ measure, year, implemented, performance, spent: null }); // prettier-ignore
const YEARS = [2025, 2026, 2027];
const WEDGES = { lamps: [0, 60, 120], buses: [0, 40, 80], forest: [0, 0, 10] };

describe("planned against achieved", () => {
  test("splits what is missing into what is not in place and what does less", () => {
    const { entries } = following([report("lamps", 2027, 0.55, 0.8)], YEARS, WEDGES);
    const [lamps] = entries;
    expect(lamps?.achieved).toBeCloseTo(52.8, 12);
    expect(lamps?.notInPlace).toBeCloseTo(54, 12);
    expect(lamps?.notPerforming).toBeCloseTo(13.2, 12);
    expect(lamps?.isVerified).toBe(true);
  });

  test("what is not measured is taken as planned, and said", () => {
    const { entries } = following([report("lamps", 2027, 0.5, null)], YEARS, WEDGES);
    expect(entries[0]).toMatchObject({ achieved: 60, notInPlace: 60, notPerforming: 0, isVerified: false });
  });

  test("planned is the sum of achieved and both shortfalls, also where more is in place or it does better", () => {
    const reports = [
      report("lamps", 2026, 1.3, 0.7),
      report("buses", 2026, 0, 1),
      report("lamps", 2027, 0.4, 1.6),
    ];
    const { years, entries } = following(reports, YEARS, WEDGES);
    for (const one of [...years, ...entries])
      expect(one.achieved + one.notInPlace + one.notPerforming).toBeCloseTo(one.planned, 12);
    expect(years[0]).toMatchObject({ year: 2026, planned: 100 });
    expect(entries[1]?.notInPlace).toBeCloseTo(-18, 12);
  });

  test("measures at work without a report are named, in their year only, and count as neither", () => {
    const { years } = following([report("lamps", 2026, 1, 1), report("lamps", 2027, 1, 1)], YEARS, WEDGES);
    expect(years.map(({ unreported }) => unreported)).toEqual([["buses"], ["buses", "forest"]]);
    expect(years.map(({ planned }) => planned)).toEqual([60, 120]);
  });

  test("a report of a measure that the scenario does not have says nothing of it", () => {
    expect(following([report("peat", 2027, 1, 1)], YEARS, WEDGES)).toEqual({
      entries: [],
      years: [],
      standing: "unknown",
    });
  });

  test.each([
    [0.9, "on-course"],
    [0.899, "behind"],
    [0.6, "behind"],
    [0.599, "far-behind"],
    [0, "far-behind"],
  ])("stands by its latest year: %d of the planned is %s", (implemented, standing) => {
    const reports = [report("lamps", 2027, implemented, 1), report("lamps", 2026, 0.75, 1)];
    expect(following(reports, YEARS, WEDGES).standing).toBe(standing);
  });

  test("is not known where nothing was planned of what is reported", () => {
    expect(following([report("forest", 2026, 1, 1)], YEARS, WEDGES).standing).toBe("unknown");
  });
});
