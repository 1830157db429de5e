import { describe, expect, test } from "vitest";
import { buildLibrary, type FactorLibrary } from "../../src/factors/library.ts";
import { gridsOf, type Place, placeOf, resolveFactor } from "../../src/factors/resolve.ts";
import { readFactorLibrary } from "../../src/store/factor-files.ts";

const library = readFactorLibrary();

interface Given {
  readonly value: number;
  readonly region: string;
  readonly edition: "2006" | "2019" | "any";
  readonly year?: number;
}

function libraryOf(given: readonly Given[]): FactorLibrary {
  const tables = given.map(({ edition, ...row }) => ({
    document: `Document ${row.value}`,
    edition,
    table: "Table",
    rows: [{ key: "grid/ef", unit: "t/MWh", sure: "source", ...row }],
  }));
  const regions = {
    title: "Regions",
    source: "test",
    countries: {
      PH: { name: "Philippines", regions: ["south-east-asia", "asia"], grids: { "PH-LUZON": "Luzon" } },
    },
  };
  const built = buildLibrary(
    [
      { name: "grid.json", data: { title: "Grid", licence: "free", tables } },
      { name: "regions.json", data: regions },
    ],
    { version: "1", hash: "" },
  );
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.value;
}

function found(given: readonly Given[], year: number, guidelines: "2006" | "2019" = "2006", grid?: string) {
  const built = libraryOf(given);
  const resolved = resolveFactor(built, "grid/ef", { place: placeOf(built, "PH", grid), year, guidelines });
  return resolved ? [resolved.row.value, resolved.why.code] : null;
}

describe("a place", () => {
  test("goes from the grid to the world, narrow to wide", () => {
    const place = placeOf(library, "PH", "PH-LUZON-VISAYAS");
    expect(place.slice(0, 3)).toEqual(["PH-LUZON-VISAYAS", "PH", "south-east-asia"]);
    expect(place.slice(-2)).toEqual(["asia", "world"]);
    expect(placeOf(library, "JP").slice(0, 2)).toEqual(["JP", "eastern-asia"]);
  });

  test("leaves out another country's grid, and knows no regions of an unknown country", () => {
    expect(placeOf(library, "PH", "MY-SABAH")).not.toContain("MY-SABAH");
    expect(placeOf(library, "ZZ")).toEqual(["ZZ", "world"]);
    expect([...gridsOf(library, "MY").keys()]).toEqual(["MY-PENINSULAR", "MY-SABAH", "MY-SARAWAK"]);
    expect(gridsOf(library, "SG").size).toBe(0);
  });
});

describe("the order of resolution", () => {
  const grid = (value: number, region: string, year?: number): Given => ({
    value,
    region,
    edition: "any",
    ...(year === undefined ? {} : { year }),
  });

  test("the year itself, else the nearest earlier, never a later one", () => {
    const rows = [grid(1, "PH", 2010), grid(2, "PH", 2015), grid(3, "PH", 2020)];
    expect(found(rows, 2015)).toEqual([2, "factor.exact-year"]);
    expect(found(rows, 2019)).toEqual([2, "factor.earlier-year"]);
    expect(found(rows, 2030)).toEqual([3, "factor.earlier-year"]);
    expect(found(rows, 2009)).toBeNull();
  });

  test("how many years older is said", () => {
    const built = libraryOf([grid(1, "PH", 2010)]);
    const resolved = resolveFactor(built, "grid/ef", {
      place: placeOf(built, "PH"),
      year: 2024,
      guidelines: "2006",
    });
    expect(resolved?.why.params).toEqual({ region: "PH", year: 2010, count: 14 });
  });

  test("the grid before the country, the country before its regions, the world last", () => {
    const rows = [grid(4, "world"), grid(3, "asia"), grid(2, "PH"), grid(1, "PH-LUZON")];
    expect(found(rows, 2024, "2006", "PH-LUZON")).toEqual([1, "factor.country"]);
    expect(found(rows, 2024)).toEqual([2, "factor.country"]);
    expect(found(rows.slice(0, 2), 2024)).toEqual([3, "factor.region"]);
    expect(found(rows.slice(0, 1), 2024)).toEqual([4, "factor.default"]);
  });

  test("an older value of the grid goes before a value of the year of the country", () => {
    expect(found([grid(1, "PH-LUZON", 2017), grid(2, "PH", 2024)], 2024, "2006", "PH-LUZON")).toEqual([
      1,
      "factor.earlier-year",
    ]);
  });

  test("a place whose values are all later is passed over", () => {
    expect(found([grid(1, "PH", 2025), grid(2, "asia")], 2024)).toEqual([2, "factor.region"]);
  });

  test("the inventory's edition; 2006 serves 2019 where it refines nothing; never the other way", () => {
    const rows: Given[] = [
      { value: 6, region: "world", edition: "2006" },
      { value: 9, region: "world", edition: "2019" },
    ];
    expect(found(rows, 2024, "2006")).toEqual([6, "factor.default"]);
    expect(found(rows, 2024, "2019")).toEqual([9, "factor.default"]);
    expect(found(rows.slice(0, 1), 2024, "2019")).toEqual([6, "factor.not-refined"]);
    expect(found(rows.slice(1), 2024, "2006")).toBeNull();
  });

  test("the order of the rows in the files changes nothing", () => {
    const rows = [grid(1, "PH", 2010), grid(2, "PH", 2015), grid(3, "asia"), grid(4, "PH")];
    expect(found(rows.toReversed(), 2024)).toEqual(found(rows, 2024));
  });
});

describe("what cities resolve to", () => {
  test("a default of the Guidelines holds for years before them", () => {
    const context = { place: placeOf(library, "KH"), year: 1995, guidelines: "2006" } as const;
    expect(resolveFactor(library, "stationary/lpg/co2", context)?.row.value).toBe(63_100);
  });

  test("Malaysia's grids have only CO2e, and the country as a whole has none", () => {
    const at = (key: string, grid?: string) =>
      resolveFactor(library, key, { place: placeOf(library, "MY", grid), year: 2022, guidelines: "2006" });
    expect(at("grid/ef", "MY-SABAH")).toBeNull();
    expect(at("grid/ef-co2e")).toBeNull();
    expect(at("grid/ef-co2e", "MY-SABAH")?.row.value).toBe(0.525);
  });

  test("every state of ASEAN has a grid factor for a recent year, and its losses", () => {
    const bare = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN", "TL"].filter((country) => {
      const [grid] = gridsOf(library, country).keys();
      const context = { place: placeOf(library, country, grid), year: 2024, guidelines: "2006" } as const;
      const factor = ["grid/ef", "grid/ef-co2e"].some((key) => resolveFactor(library, key, context));
      return !factor || !resolveFactor(library, "grid/loss", context);
    });
    expect(bare).toEqual([]);
  });

  const base = allOf(placeOf(library, "PH", "PH-LUZON-VISAYAS"), 2024, "2006");

  test("Luzon 2024 on the 2006 Guidelines: every factor with a choice", async () => {
    await expect(linesOf(base)).toMatchFileSnapshot("../fixtures/factors/ph-luzon-visayas-2024-2006.txt");
  });

  test.each([
    ["id-jamali-2024-2019", "ID", "ID-JAMALI", 2024, "2019"],
    ["th-2016-2019", "TH", undefined, 2016, "2019"],
    ["jp-2010-2006", "JP", undefined, 2010, "2006"],
  ] as const)("%s: what differs from it", async (name, country, grid, year, guidelines) => {
    const other = allOf(placeOf(library, country, grid), year, guidelines);
    const differing = new Map([...other].filter(([key, line]) => base.get(key) !== line));
    for (const key of base.keys()) if (!other.has(key)) differing.set(key, "none");
    await expect(linesOf(differing)).toMatchFileSnapshot(`../fixtures/factors/${name}.txt`);
  });
});

/** Every factor of a place that has more than one value to choose from, as `value unit region year`, by key. */
function allOf(place: Place, year: number, guidelines: "2006" | "2019"): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const [key, rows] of library.byKey) {
    if (rows.length === 1) continue;
    const row = resolveFactor(library, key, { place, year, guidelines })?.row;
    if (row) all.set(key, `${row.value} ${row.unit} ${row.region}${row.dated ? ` ${row.year}` : ""}`);
  }
  return all;
}

function linesOf(all: ReadonlyMap<string, string>): string {
  return `${[...all]
    .map(([key, line]) => `${key} ${line}`)
    .toSorted()
    .join("\n")}\n`;
}
