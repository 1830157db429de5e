import { describe, expect, test } from "vitest";
import { buildLibrary } from "../../src/factors/library.ts";
import { TARGET_FILE } from "../../src/factors/national-targets.ts";
import { readFactorLibrary } from "../../src/store/factor-files.ts";

const ASEAN = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"];

describe("what states have pledged", () => {
  const library = readFactorLibrary();
  const of = (country: string) => library.targets.filter((target) => target.country === country);

  test("is there for every state of ASEAN, if only that nothing was", () => {
    expect(new Set(library.targets.map(({ country }) => country))).toEqual(new Set(ASEAN));
  });

  // Climate Action Tracker, country pages of Indonesia and Viet Nam; UNFCCC registry titles.
  test("is what trackers print", () => {
    expect(of("VN")).toContainEqual(
      expect.objectContaining({
        kind: "bau-deviation",
        year: 2030,
        condition: "unconditional",
        reduction: 15.8,
      }),
    );
    expect(of("VN")).toContainEqual(expect.objectContaining({ kind: "net-zero", year: 2050 }));
    expect(of("ID")).toContainEqual(expect.objectContaining({ kind: "net-zero", year: 2060 }));
    expect(of("MY")).toContainEqual(
      expect.objectContaining({ kind: "intensity", per: "gdp", baseYear: 2005, reduction: 45 }),
    );
  });

  test("with support is never less than without", () => {
    for (const target of library.targets) {
      if (target.kind !== "bau-deviation" || target.condition !== "with-support") continue;
      const alone = of(target.country).find(
        (other) =>
          other.kind === "bau-deviation" && other.year === target.year && other.condition === "unconditional",
      );
      if (alone?.kind === "bau-deviation") expect(target.reduction).toBeGreaterThan(alone.reduction);
    }
  });

  test("stands among the library's rows, but for what was not pledged", () => {
    const rows = library.rows.filter(({ file }) => file === TARGET_FILE);
    expect(rows.length).toBe(library.targets.filter(({ kind }) => kind !== "none").length);
    expect(
      library.byKey.get("ndc/bau-deviation/with-support")?.find((row) => row.region === "TH"),
    ).toMatchObject({ value: 40, unit: "%", year: 2030, sure: "second-hand" });
    expect(
      library.byKey.get("ndc/fixed-level/unconditional")?.find((row) => row.region === "SG"),
    ).toMatchObject({
      value: 60,
      unit: "Mt",
      year: 2030,
    });
  });
});

describe("a pledge that is wrong is refused for its reason", () => {
  const REGIONS = {
    name: "regions.json",
    data: { title: "Regions", source: "test", countries: { PH: { name: "Philippines", regions: [] } } },
  };
  const PLEDGE = {
    country: "PH",
    kind: "bau-deviation",
    condition: "unconditional",
    year: 2030,
    reduction: 30,
    document: "NDC",
    sure: "source",
  };
  const problemsOf = (...targets: object[]) => {
    const data = { title: "Pledges", licence: "free", targets };
    const built = buildLibrary([REGIONS, { name: TARGET_FILE, data }], { version: "1", hash: "" });
    return built.ok ? [] : built.problems.map(({ path, code }) => `${path} ${code}`);
  };

  test.each([
    ["nothing", {}, []],
    [
      "a country of none",
      { country: "XX" },
      ["national-targets.json:targets[0].country factor.file.unknown-region"],
    ],
    ["more than all", { reduction: 130 }, ["national-targets.json:targets[0].reduction value.too-big"]],
    ["no reduction", { reduction: undefined }, ["national-targets.json:targets[0].reduction value.missing"]],
    ["a level in place of one", { level: 3 }, ["national-targets.json:targets[0].level key.unknown"]],
    [
      "an unknown condition",
      { condition: "maybe" },
      ["national-targets.json:targets[0].condition value.not-offered"],
    ],
  ])("%s", (_, change, problems) => {
    expect(problemsOf({ ...PLEDGE, ...change })).toEqual(problems);
  });

  test("two of one kind, condition, country and year", () => {
    expect(problemsOf(PLEDGE, PLEDGE)).toEqual(["national-targets.json factor.file.duplicate"]);
  });
});
