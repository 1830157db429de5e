import { describe, expect, test } from "vitest";
import { sureCounts } from "../../src/factors/audit.ts";
import { coverageOf } from "../../src/factors/coverage.ts";
import { topicsOf } from "../../src/factors/coverage-topics.ts";
import { buildLibrary } from "../../src/factors/library.ts";
import { placeOf, resolveFactor } from "../../src/factors/resolve.ts";
import { readFactorLibrary } from "../../src/store/factor-files.ts";

const REGIONS = {
  title: "Regions",
  source: "test",
  countries: {
    PH: {
      name: "Philippines",
      regions: ["south-east-asia", "asia"],
      grids: { "PH-LUZON": "Luzon", "PH-MINDANAO": "Mindanao" },
    },
    TL: { name: "Timor-Leste", regions: ["south-east-asia", "asia"] },
  },
};

interface Given {
  readonly key: string;
  readonly region: string;
  readonly year?: number;
  readonly sure?: string;
  readonly unit?: string;
}

function libraryOf(...given: readonly Given[]) {
  const rows = given.map((row) => ({ value: 1, unit: "t/MWh", sure: "source", ...row }));
  const table = { document: "Document", edition: "any", table: "Table", rows };
  const data = { title: "Library", licence: "free", tables: [table] };
  const files = [
    { name: "regions.json", data: REGIONS },
    { name: "rows.json", data },
  ];
  const built = buildLibrary(files, { version: "1", hash: "" });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.value;
}

/** What 2026 says of the electricity factor of a country. */
const electricity = (country: string, ...given: readonly Given[]) => {
  const found = coverageOf(libraryOf(...given), country, 2026).find(
    ({ topic }) => topic.id === "grid-factor",
  );
  return found && { ...found, weak: found.weak.map(({ code }) => code) };
};

describe("what a country has, and how weak it is", () => {
  const luzon = { key: "grid/ef", region: "PH-LUZON", year: 2024 };
  const mindanao = { key: "grid/ef-co2e", region: "PH-MINDANAO", year: 2023 };
  const whole = { key: "grid/ef", region: "PH", year: 2022 };

  test("nothing weak where the country and every grid have a new value read at source", () => {
    expect(electricity("PH", luzon, mindanao, whole)).toMatchObject({
      nearest: "own",
      newest: 2024,
      counts: { source: 3, "second-hand": 0, recall: 0 },
      weak: [],
    });
  });

  test("a country that has values for its grids alone", () => {
    expect(electricity("PH", luzon, mindanao)?.weak).toEqual(["needs-grid"]);
  });

  test("a grid that has none, which is one more than a country whose whole serves it", () => {
    expect(electricity("PH", luzon)?.weak).toEqual(["grids-missing", "needs-grid"]);
    expect(electricity("PH", luzon, whole)?.weak).toEqual([]);
  });

  test.each([
    [2021, []],
    [2020, ["old"]],
    [2009, ["old"]],
  ])("a value of %d in 2026", (year, weak) => {
    expect(electricity("TL", { key: "grid/ef", region: "TL", year })?.weak).toEqual(weak);
  });

  test("a grid whose value is old beside one whose is new", () => {
    const found = coverageOf(
      libraryOf(luzon, { ...mindanao, key: "grid/ef", year: 2017 }, whole),
      "PH",
      2026,
    );
    expect(found[0]?.weak).toEqual([{ code: "grids-old", params: { grids: ["PH-MINDANAO"] } }]);
  });

  test("the region or the world standing in for the country", () => {
    expect(electricity("TL", { key: "grid/ef", region: "asia" })).toMatchObject({
      nearest: "region",
      newest: null,
      weak: ["not-own-region"],
    });
    expect(electricity("TL", { key: "grid/ef", region: "world" }, luzon)?.weak).toEqual(["not-own-world"]);
  });

  test("nothing, and nothing but the life-cycle fallback", () => {
    expect(electricity("TL", luzon)).toMatchObject({ nearest: "none", weak: ["missing"] });
    expect(electricity("TL", luzon, { key: "grid/ef-life-cycle", region: "TL", year: 2024 })).toMatchObject({
      nearest: "none",
      weak: ["fallback-alone"],
    });
  });

  test("how sure the values are, all years together", () => {
    const own = (year: number, sure: string) => ({ key: "grid/ef", region: "TL", year, sure });
    expect(electricity("TL", own(2024, "recall"), own(2023, "recall"))?.weak).toEqual(["recall-all"]);
    expect(electricity("TL", own(2024, "source"), own(2023, "recall"))?.weak).toEqual(["recall-some"]);
    expect(electricity("TL", own(2024, "second-hand"), own(2023, "recall"))?.weak).toEqual([
      "recall-some",
      "none-at-source",
    ]);
  });

  test("a default of the world is no weakness where no country has its own", () => {
    const fuels = [
      { key: "fuel/lpg/ncv", region: "world", unit: "TJ/kt" },
      { key: "fuel/lpg/density", region: "asia", unit: "kg/m3" },
    ];
    expect(coverageOf(libraryOf(...fuels), "TL", 2026)).toMatchObject([
      { topic: { id: "fuel" }, nearest: "region", keys: { own: 0, region: 1, world: 1 }, weak: [] },
    ]);
  });
});

describe("the library as it stands", () => {
  const library = readFactorLibrary();
  const topics = topicsOf(library);

  test("has every key in one topic", () => {
    const keys = topics.flatMap((topic) => topic.keys);
    expect(new Set(keys)).toEqual(new Set(library.byKey.keys()));
    expect(keys.length).toBe(library.byKey.size);
  });

  test("covers what the resolver finds, no more and no less", () => {
    for (const country of ["ID", "SG", "TL", "FR"]) {
      const place = placeOf(library, country);
      for (const { topic, keys, nearest } of coverageOf(library, country, 2026)) {
        if (topic.isEither || library.countries.get(country)?.grids.size) continue;
        const found = topic.keys.flatMap(
          (key) => resolveFactor(library, key, { place, year: 2100, guidelines: "2019" })?.row ?? [],
        );
        expect(keys.own + keys.region + keys.world, `${country} ${topic.id}`).toBe(found.length);
        expect(keys.own, `${country} ${topic.id}`).toBe(found.filter((row) => row.region === country).length);
        expect(nearest === "none").toBe(found.length === 0);
      }
    }
  });

  test("has electricity, losses and people for each state of ASEAN by itself", () => {
    for (const country of ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"]) {
      const covers = new Map(coverageOf(library, country, 2026).map((cover) => [cover.topic.id, cover]));
      for (const id of ["grid-factor", "grid-fallback", "grid-loss", "population", "protein", "households"])
        expect(covers.get(id)?.nearest, `${country} ${id}`).toBe("own");
    }
  });

  test("says that the losses are recalled, as they are", () => {
    const losses = library.byKey.get("grid/loss") ?? [];
    const recalled = sureCounts(losses).recall === losses.length;
    const weak = coverageOf(library, "TH", 2026).find(({ topic }) => topic.id === "grid-loss")?.weak;
    expect(weak?.some(({ code }) => code === "recall-all")).toBe(recalled);
  });
});
