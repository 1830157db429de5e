import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { calculateInventory } from "../../src/inventory/calculate.ts";
import { compute, documentOf, knowledge, problemsOf, tonnes, type Trial } from "./methods-workbench.ts";

/** Digestion of mass tonnes of wet waste: 0.8 kg of methane a tonne (IPCC 2006 V5 Table 4.1). */
const digested = (mass: unknown): Trial => ({
  method: "WA-BIO",
  ref: "III.2.1",
  inputs: { mass, process: "anaerobic-digestion", basis: "wet" },
});
const massOf = (mass: unknown): number => tonnes(digested(mass), "CH4") / 0.0008;
const noteOf = (mass: unknown) =>
  compute(digested(mass))[0]?.notes.find(({ code }) => code.startsWith("estimate."));

const scaling = { estimate: "scaling", from: "120000 t", by: "Population", fromSize: 450000, size: 480000 };

describe("a figure of another area or year", () => {
  it("is scaled by what drives it, as GPC Equation 5.1 has it", () => {
    // 120 000 t for 450 000 people; the city has 480 000.
    expect(massOf(scaling)).toBeCloseTo(128_000, 6);
  });

  it("says what was done, and from when and where", () => {
    expect(noteOf({ ...scaling, fromYear: 2021, fromArea: "Central province" })).toMatchObject({
      code: "estimate.scaling",
      params: { from: "120000 t", of: "Central province, 2021", by: "Population", result: "128000 t" },
    });
  });

  it("says so where nobody wrote down when and where it was measured, and names its source", () => {
    expect(noteOf(scaling)).toMatchObject({ code: "estimate.scaling-unplaced", params: { size: 480000 } });
    const notes = compute(digested({ ...scaling, source: "Statistics office, Table 3" }))[0]?.notes;
    expect(notes).toContainEqual(
      expect.objectContaining({
        code: "estimate.source",
        params: expect.objectContaining({ source: "Statistics office, Table 3" }),
      }),
    );
    expect(problemsOf(digested({ ...scaling, source: "" }))).toEqual(["inputs.mass.source value.missing"]);
  });

  it("is refused without its sizes, with a size of 0, with a negative figure and with an unknown key", () => {
    const { by, ...unnamed } = scaling;
    expect(by).toBe("Population");
    expect(problemsOf(digested(unnamed))).toEqual(["inputs.mass.by value.missing"]);
    expect(problemsOf(digested({ ...scaling, fromSize: 0 }))).toEqual(["inputs.mass.fromSize estimate.size"]);
    expect(problemsOf(digested({ ...scaling, from: "-1 t" }))).toEqual(["inputs.mass.from value.negative"]);
    expect(problemsOf(digested({ ...scaling, from: "1 km" }))).toEqual([
      "inputs.mass.from unit.wrong-dimension",
    ]);
    expect(problemsOf(digested({ ...scaling, more: 1 }))).toEqual(["inputs.mass.more key.unknown"]);
    expect(problemsOf(digested({ estimate: "guess" }))).toHaveLength(1);
  });
});

describe("a year between others", () => {
  const between = (points: object) => ({ estimate: "interpolation", points });

  it("stands on the straight line between its neighbours, whatever their units", () => {
    // The inventory is of 2024.
    expect(massOf(between({ 2022: "100 kt", 2026: "140 kt" }))).toBeCloseTo(120_000, 6);
    expect(massOf(between({ 2010: "1 t", 2022: "100 kt", 2025: "130000 t" }))).toBeCloseTo(120_000, 6);
  });

  it("is refused where it is known or not between", () => {
    expect(problemsOf(digested(between({ 2020: "1 t", 2022: "1 t" })))).toEqual([
      "inputs.mass estimate.not-between",
    ]);
    expect(problemsOf(digested(between({ 2020: "1 t", 2024: "1 t", 2026: "1 t" })))).toEqual([
      "inputs.mass estimate.known",
    ]);
    expect(problemsOf(digested(between({})))).toEqual(["inputs.mass.points series.not-years"]);
    expect(problemsOf(digested(between({ soon: "1 t" })))).toEqual([
      "inputs.mass.points.soon series.not-a-year",
    ]);
  });
});

describe("a year after the last", () => {
  const trend = (points: object) => ({ estimate: "extrapolation", points });

  it("follows the trend exactly where the points lie on a line", () => {
    assert(
      property(integer({ min: 1, max: 1000 }), integer({ min: 0, max: 50 }), (start, step) => {
        const points = Object.fromEntries(
          [2018, 2019, 2022].map((year) => [year, `${start + step * (year - 2018)} t`]),
        );
        expect(massOf(trend(points))).toBeCloseTo(start + step * 6, 6);
      }),
      { numRuns: 25 },
    );
  });

  it("tells the line by its middle and its slope", () => {
    const points = { 2018: "1 t", 2019: "2 t", 2020: "3 t", 2021: "6 t" };
    expect(noteOf(trend(points))).toMatchObject({
      params: {
        years: "2018, 2019, 2020, 2021",
        level: "3 t",
        slope: "1.6 t",
        middle: 2019.5,
        result: "10.2 t",
      },
    });
  });

  it("is the least-squares line where they do not", () => {
    // Slope 8/5, mean 3 at 2019.5 by hand: 3 + 1.6 × 4.5.
    expect(massOf(trend({ 2018: "1 t", 2019: "2 t", 2020: "3 t", 2021: "6 t" }))).toBeCloseTo(
      3 + 1.6 * 4.5,
      9,
    );
  });

  it("is refused from one point, among its points, and below zero", () => {
    expect(problemsOf(digested(trend({ 2020: "1 t" })))).toEqual(["inputs.mass estimate.few-points"]);
    expect(problemsOf(digested(trend({ 2020: "1 t", 2025: "1 t" })))).toEqual([
      "inputs.mass estimate.not-outside",
    ]);
    expect(problemsOf(digested(trend({ 2020: "9 t", 2021: "6 t" })))).toEqual([
      "inputs.mass estimate.below-zero",
    ]);
  });
});

describe("a series that was replaced by a better one", () => {
  const overlap = (older: object, newer: object) => ({ estimate: "overlap", older, newer });

  it("is carried on by the mean ratio in the years both have, as IPCC Equation 5.1 has it", () => {
    // Ratios 1.2 and 1.4 in the years of overlap: 100 t × 1.3.
    const older = { 2020: "50 t", 2021: "100 t", 2024: "100 t" };
    expect(massOf(overlap(older, { 2020: "60 t", 2021: "140 t" }))).toBeCloseTo(130, 9);
  });

  it("changes nothing where the two agree", () => {
    const older = { 2021: "70 t", 2024: "90 t" };
    expect(massOf(overlap(older, { 2021: "70000 kg" }))).toBeCloseTo(90, 9);
  });

  it("is refused without an overlap, without the year, and where the older is zero", () => {
    expect(problemsOf(digested(overlap({ 2024: "1 t" }, { 2021: "1 t" })))).toEqual([
      "inputs.mass estimate.no-overlap",
    ]);
    expect(problemsOf(digested(overlap({ 2021: "1 t" }, { 2021: "1 t" })))).toEqual([
      "inputs.mass.older estimate.no-older",
    ]);
    expect(problemsOf(digested(overlap({ 2021: "0 t", 2024: "1 t" }, { 2021: "1 t" })))).toEqual([
      "inputs.mass.older estimate.older-zero",
    ]);
  });
});

describe("gaps in a series", () => {
  const buried = (deposits: object): Trial => ({
    method: "WA-FOD",
    inputs: { deposits, composition: { food: "100 %" }, site: "unmanaged-deep", climate: "tropical-wet" },
  });
  const whole = { 2020: "100 t", 2021: "110 t", 2022: "120 t", 2023: "130 t", 2024: "140 t" };

  it("are refused, until the document says how they are filled", () => {
    expect(problemsOf(buried({ 2020: "100 t", 2024: "140 t" }))).toEqual(["inputs.deposits.2021 series.gap"]);
    const filled = buried({ 2020: "100 t", 2024: "140 t", gaps: "interpolation" });
    expect(tonnes(filled, "CH4")).toBeCloseTo(tonnes(buried(whole), "CH4"), 12);
    expect(compute(filled)[0]?.notes).toContainEqual(
      expect.objectContaining({
        code: "estimate.series-gaps",
        params: expect.objectContaining({ years: "2021, 2022, 2023" }),
      }),
    );
  });

  it("a way of filling that is not known is refused", () => {
    expect(problemsOf(buried({ ...whole, gaps: "guess" }))).toEqual([
      "inputs.deposits.gaps value.not-offered",
    ]);
  });
});

/** GPC 1.1, Table 5.3: high is detailed activity data, medium is modelled with robust assumptions. */
describe("the quality of an estimated figure", () => {
  const findings = (mass: unknown, quality?: object) => {
    const document = documentOf([digested(mass)]) as { activities: object[] };
    const activities = document.activities.map((one) => ({ ...one, ...(quality ? { quality } : {}) }));
    const outcome = calculateInventory({ ...document, activities }, knowledge);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    return outcome.value.findings.filter(({ rule }) => rule === "finding.estimate-quality");
  };

  it("is medium at best: a high one is warned of, with its entry", () => {
    expect(findings(scaling, { activity: "H", factor: "M" })).toMatchObject([
      { severity: "warning", refs: ["III.2.1"], activities: ["a0"], params: { count: 1 } },
    ]);
  });

  it("is not warned of where it is medium or low, not said, or the figure is known", () => {
    for (const activity of ["M", "L"]) expect(findings(scaling, { activity, factor: "H" })).toEqual([]);
    expect(findings(scaling, { factor: "H" })).toEqual([]);
    expect(findings(scaling)).toEqual([]);
    expect(findings("128000 t", { activity: "H", factor: "H" })).toEqual([]);
  });
});
