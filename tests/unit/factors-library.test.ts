import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factorFile } from "../../src/factors/factor-file.ts";
import { buildLibrary, type SourceFile } from "../../src/factors/library.ts";
import { isPlainRow, isPlainSeries } from "../../src/factors/plain-row.ts";
import { languages, readCatalogue } from "../../src/i18n/i18n.ts";
import { readFactorLibrary } from "../../src/store/factor-files.ts";

const REGIONS: SourceFile = {
  name: "regions.json",
  data: {
    title: "Regions",
    source: "test",
    countries: { PH: { name: "Philippines", regions: ["asia"], grids: { "PH-LUZON-VISAYAS": "Luzon" } } },
  },
};
const ROW = {
  key: "fuel/lpg/ncv",
  value: 47.3,
  unit: "TJ/kt",
  lower: 44.8,
  upper: 52.2,
  region: "world",
  sure: "source",
};
const TABLE = { document: "IPCC 2006 Guidelines", edition: "2006", table: "Table 1.2", page: "1.18" };

function fileOf(rows: readonly unknown[], table: object = TABLE): SourceFile {
  return {
    name: "fuels.json",
    data: { title: "Fuels", licence: "free", tables: [{ ...table, rows }] },
  };
}

function problemsOf(...files: SourceFile[]): string[] {
  const built = buildLibrary([...files, REGIONS], { version: "1", hash: "" });
  return built.ok ? [] : built.problems.map(({ path, code }) => `${path} ${code}`);
}

describe("the library as it stands", () => {
  const library = readFactorLibrary();

  test("is valid, and names its version and hash", () => {
    expect(library.rows.length).toBeGreaterThan(4000);
    expect(library.version).not.toBe("");
    expect(library.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("has one hash, whatever the layout of its files", () => {
    const directories = [null, 2].map((indent) => {
      const directory = mkdtempSync(join(tmpdir(), "factors-"));
      const write = (name: string, data: unknown) =>
        writeFileSync(join(directory, name), JSON.stringify(data, null, indent ?? undefined));
      write("version.json", { version: "1" });
      write("regions.json", REGIONS.data);
      write("fuels.json", fileOf([ROW]).data);
      return readFactorLibrary(directory);
    });
    expect(directories[0]?.hash).toBe(directories[1]?.hash);
  });

  test("gives every fuel a calorific value, an origin and factors for each end use", () => {
    const fuels = [...library.byKey.keys()].flatMap((key) => /^fuel\/(.+)\/ncv$/.exec(key)?.[1] ?? []);
    expect(fuels).toHaveLength(52);
    for (const fuel of fuels) {
      const keys = [`fuel/${fuel}/biogenic`, `stationary/${fuel}/co2`];
      for (const use of ["energy-industries", "manufacturing", "commercial", "residential", "agriculture"]) {
        keys.push(`stationary/${use}/${fuel}/ch4`, `stationary/${use}/${fuel}/n2o`);
      }
      expect(keys.filter((key) => !library.byKey.has(key))).toEqual([]);
    }
  });

  test("gives every kind of waste what landfill and incineration need", () => {
    const climates = ["tropical-wet", "tropical-dry", "temperate-wet", "temperate-dry"];
    const missing = FRACTIONS.flatMap((fraction) => {
      const keys = [`waste/${fraction}/doc`, `waste/${fraction}/docf`];
      for (const climate of climates) keys.push(`waste/${fraction}/${climate}/k`);
      if (fraction !== "bulk")
        for (const part of ["dm", "carbon", "fossil-carbon"]) keys.push(`waste/${fraction}/${part}`);
      return keys.filter((key) => !library.byKey.has(key));
    });
    expect(missing).toEqual([]);
  });

  test("gives every wastewater system all its factors in both editions", () => {
    const systems = [...library.byKey.keys()].flatMap(
      (key) => /^wastewater\/(.+)\/mcf$/.exec(key)?.[1] ?? [],
    );
    expect(systems.length).toBeGreaterThan(12);
    for (const system of systems) {
      // The 2019 tables have digesters of sludge in Chapter 4.
      const parts =
        system === "sludge-digester" ? [] : ["n2o", "n-removal", "bod-removal", "co-discharge-nitrogen"];
      expect(parts.filter((part) => !library.byKey.has(`wastewater/${system}/${part}`))).toEqual([]);
      expect(library.byKey.get(`wastewater/${system}/mcf`)?.some((row) => row.edition === "2006")).toBe(true);
    }
  });

  test("says of each grid factor whether it is of generation or use, direct or life-cycle", () => {
    const bare = library.rows.filter((row) => row.key.startsWith("grid/ef") && !(row.basis && row.boundary));
    expect(bare).toEqual([]);
    const direct = library.rows.filter(
      (row) => /^grid\/ef(-co2e)?$/.test(row.key) && row.boundary !== "direct",
    );
    expect(direct).toEqual([]);
  });

  test.each(languages)("has a name in %s for every id and place an officer chooses", (language) => {
    const names = readCatalogue(language, "factors");
    const chosen = [...library.byKey.keys()].flatMap((key) => {
      const found = CHOSEN.map((pattern) => pattern.exec(key)?.[1]).find((id) => id !== undefined);
      return found === undefined ? [] : [`id.${found}`];
    });
    const places = [...library.countries.values()].flatMap(({ regions }) =>
      regions.map((region) => `place.${region}`),
    );
    expect([...new Set([...chosen, ...places])].filter((key) => !names[key])).toEqual([]);
  });
});

const FRACTIONS = [
  "food garden paper wood textiles nappies rubber-leather plastics metal glass",
  "other-inert sludge industrial clinical bulk",
].flatMap((line) => line.split(" "));
const CHOSEN = [
  /^fuel\/(.+)\/ncv$/,
  /^waste\/([^/]+)\/doc$/,
  /^waste\/food\/(.+)\/k$/,
  /^swds\/(.+)\/mcf$/,
  /^wastewater\/(.+)\/mcf$/,
  /^incineration\/(.+)\/ch4$/,
  /^biological\/(.+)\/wet\/ch4$/,
  /^stationary\/(.+)\/lpg\/ch4$/,
  /^road\/[^/]+\/(.+)\/ch4$/,
  /^off-road\/([^/]+)\/diesel\/co2$/,
  /^off-road\/industry\/motor-gasoline\/(.+)\/ch4$/,
];

describe("values against the tables they come from", () => {
  const library = readFactorLibrary();
  const valueOf = (key: string, region = "world", edition?: string) =>
    library.byKey.get(key)?.find((row) => row.region === region && (!edition || row.edition === edition))
      ?.value;

  test.each([
    ["fuel/lpg/ncv", 47.3],
    ["stationary/lpg/co2", 63_100],
    ["fuel/diesel/ncv", 43.0],
    ["stationary/residential/wood/ch4", 300],
    ["stationary/commercial/natural-gas/ch4", 5],
    ["stationary/residential/charcoal/n2o", 1],
    ["road/motor-gasoline/oxidation-catalyst/n2o", 8.0],
    ["road/natural-gas/any/ch4", 92],
    ["rail/diesel/n2o", 28.6],
    ["water/residual-fuel-oil/ch4", 7],
    ["aviation/jet-kerosene/n2o", 2],
    ["off-road/household/motor-gasoline/2-stroke/ch4", 180],
    ["waste/food/tropical-wet/k", 0.4],
    ["waste/wood/tropical-wet/k", 0.035],
    ["waste/paper/temperate-dry/k", 0.04],
    ["swds/unmanaged-deep/mcf", 0.8],
    ["swds/managed-semi-aerobic-poor/mcf", 0.7],
    ["biological/composting/wet/n2o", 0.24],
    ["biological/anaerobic-digestion/wet/ch4", 0.8],
    ["incineration/batch-fluidised-bed/ch4", 237],
    ["incineration/continuous-stoker/n2o", 50],
    ["wastewater/bo", 0.6],
  ])("%s is %d", (key, value) => {
    expect(valueOf(key)).toBe(value);
  });

  test("both editions stand side by side", () => {
    const pairs = ["waste/wood/docf", "open-burning/oxidation", "wastewater/aerobic-plant/mcf"].map((key) =>
      ["2006", "2019"].map((edition) => valueOf(key, "world", edition)),
    );
    expect(pairs).toEqual([
      [0.5, 0.1],
      [58, 71],
      [0, 0.03],
    ]);
  });

  test("South-East Asia's waste, and the DOC worked out from it", () => {
    const share = (fraction: string, edition: string) =>
      valueOf(`waste/composition/${fraction}`, "south-east-asia", edition);
    expect([
      share("food", "2006"),
      share("wood", "2006"),
      share("food", "2019"),
      share("wood", "2019"),
    ]).toEqual([43.5, 9.9, 49.9, 0.8]);
    expect(valueOf("waste/bulk/doc", "south-east-asia", "2019")).toBe(0.12605);
  });
});

describe("a file that is wrong is refused for its reason", () => {
  test("a valid one is not", () => {
    expect(problemsOf(fileOf([ROW]))).toEqual([]);
  });

  test.each<[string, object, string]>([
    [
      "a unit of another dimension",
      { unit: "kg/TJ" },
      "fuels.json:tables[0].rows[0].unit factor.file.wrong-unit",
    ],
    ["no unit", { unit: "TJ/blob" }, "fuels.json:tables[0].rows[0].unit factor.file.no-unit"],
    [
      "a value under its range",
      { value: 40 },
      "fuels.json:tables[0].rows[0].value factor.file.outside-range",
    ],
    ["a value over its range", { value: 60 }, "fuels.json:tables[0].rows[0].value factor.file.outside-range"],
    ["an unknown key", { key: "fuel/lpg/nvc" }, "fuels.json:tables[0].rows[0].key factor.file.unknown-key"],
    [
      "an unknown place",
      { region: "atlantis" },
      "fuels.json:tables[0].rows[0].region factor.file.unknown-region",
    ],
    ["an unknown field", { values: 1 }, "fuels.json:tables[0].rows[0].values key.unknown"],
    [
      "a value that is no number",
      { value: Number.NaN },
      "fuels.json:tables[0].rows[0].value value.wrong-type",
    ],
    ["a word for a value", { value: "47.3" }, "fuels.json:tables[0].rows[0].value value.wrong-type"],
    ["an unknown certainty", { sure: "certain" }, "fuels.json:tables[0].rows[0].sure value.not-offered"],
    ["no certainty", { sure: undefined }, "fuels.json:tables[0].rows[0].sure value.missing"],
  ])("%s", (_, change, problem) => {
    expect(problemsOf(fileOf([{ ...ROW, ...change }]))).toEqual([problem]);
  });

  test("a table without its document or name", () => {
    const { document: _document, table: _table, ...rest } = TABLE;
    expect(problemsOf(fileOf([ROW], rest))).toEqual([
      "fuels.json:tables[0].document value.missing",
      "fuels.json:tables[0].table value.missing",
    ]);
  });

  test("a second row for the same key, place, year and edition, but not for another year", () => {
    expect(problemsOf(fileOf([ROW, { ...ROW, value: 46 }]))).toEqual([
      "fuels.json:tables[0].rows[1] factor.file.duplicate",
    ]);
    expect(problemsOf(fileOf([ROW, { ...ROW, year: 2020 }]))).toEqual([]);
  });

  test("an infinite value, and text that is not JSON", () => {
    const data = fileOf([{ ...ROW, value: Number.POSITIVE_INFINITY }]).data;
    expect(problemsOf({ name: "fuels.json", data })).toEqual([
      "fuels.json:tables[0].rows[0].value value.wrong-type",
    ]);
    expect(problemsOf({ name: "fuels.json", data: undefined })).toEqual(["fuels.json factor.file.not-json"]);
  });

  test("everything wrong is told at once, by the reader too", () => {
    const directory = mkdtempSync(join(tmpdir(), "factors-"));
    writeFileSync(join(directory, "version.json"), '{ "version": "1" }');
    writeFileSync(join(directory, "regions.json"), JSON.stringify(REGIONS.data));
    writeFileSync(
      join(directory, "fuels.json"),
      JSON.stringify(
        fileOf([
          { ...ROW, value: 60 },
          { ...ROW, unit: "%" },
        ]).data,
      ),
    );
    expect(() => readFactorLibrary(directory)).toThrow(/outside-range[^]*wrong-unit[^]*duplicate/);
  });
});

describe("values of many years in one line", () => {
  const SERIES = {
    key: "grid/ef",
    unit: "t/MWh",
    region: "PH",
    sure: "second-hand",
    note: "average",
    values: { "2019": 0.7, "2020": 0.68 },
  };
  const fileWith = (series: object): SourceFile => ({
    name: "grid.json",
    data: { title: "Grid", licence: "free", tables: [{ ...TABLE, edition: "any", series: [series] }] },
  });

  test("are a row for each year", () => {
    const built = buildLibrary([fileWith(SERIES), REGIONS], { version: "1", hash: "" });
    expect(built.ok && built.value.rows).toMatchObject([
      { key: "grid/ef", value: 0.7, year: 2019, dated: true, region: "PH", note: "average", lower: null },
      { key: "grid/ef", value: 0.68, year: 2020, dated: true, region: "PH", table: "Table 1.2" },
    ]);
  });

  test.each([
    ["a year that is none", { values: { "20": 1 } }, "series[0].values.20 value.refused"],
    ["a value that is none", { values: { "2019": "1" } }, "series[0].values.2019 value.wrong-type"],
    ["one value as well", { value: 1 }, "series[0].value key.unknown"],
    ["another unit", { unit: "kg" }, "series[0].values.2019.unit factor.file.wrong-unit"],
  ])("are refused for %s", (_, change, problem) => {
    expect(problemsOf(fileWith({ ...SERIES, ...change }))[0]).toBe(`grid.json:tables[0].${problem}`);
  });

  test("stand for the same year as a row only once", () => {
    const file = fileWith(SERIES).data as { tables: object[] };
    const twice = { ...SERIES, values: undefined, value: 0.7, year: 2019 };
    const tables = [{ ...file.tables[0], rows: [twice] }];
    expect(problemsOf({ name: "grid.json", data: { ...file, tables } })).toEqual([
      "grid.json:tables[0].rows[0].values key.unknown",
    ]);
    const { values: _, ...row } = { ...twice };
    expect(
      problemsOf({ name: "grid.json", data: { ...file, tables: [{ ...file.tables[0], rows: [row] }] } }),
    ).toEqual(["grid.json:tables[0].series[0].values.2019 factor.file.duplicate"]);
  });

  test("a table has rows or series", () => {
    const data = { title: "Grid", licence: "free", tables: [TABLE] };
    expect(problemsOf({ name: "grid.json", data })).toEqual(["grid.json:tables[0].rows value.missing"]);
  });
});

describe("a row that is plain at first sight", () => {
  const OPTIONAL = { year: 2020, distribution: "normal", basis: "generation", boundary: "direct", note: "n" };
  const oddity = fc.oneof(
    fc.constantFrom(
      null,
      undefined,
      "",
      " ",
      "x ",
      "PH",
      "world",
      "1",
      "source",
      0,
      -1,
      2020,
      2020.5,
      true,
      [],
      {},
    ),
    fc.string(),
    fc.double(),
    fc.dictionary(fc.constantFrom("2019", "2020", "x"), fc.oneof(fc.double(), fc.string())),
  );
  const schemaTakes = (table: object): boolean =>
    factorFile.safeParse({ title: "T", licence: "L", tables: [{ ...TABLE, ...table }] }).success;

  test("is one that the schema takes, whatever is changed in it", () => {
    const fields = [...Object.keys({ ...ROW, ...OPTIONAL }), "page", "values", "other", "__proto__"];
    const change = fc.tuple(fc.constantFrom(...fields), oddity, fc.boolean());
    fc.assert(
      fc.property(fc.array(change, { maxLength: 2 }), (changes) => {
        const row = new Map<string, unknown>(Object.entries({ ...ROW, ...OPTIONAL }));
        for (const [field, value, away] of changes)
          if (away) row.delete(field);
          else row.set(field, value);
        const given = Object.fromEntries(row);
        if (isPlainRow(given)) expect(schemaTakes({ rows: [given] })).toBe(true);
        const { value: _, lower: _l, upper: _u, year: _y, distribution: _d, ...rest } = given;
        const series = { values: { "2020": 1 }, ...rest };
        if (isPlainSeries(series)) expect(schemaTakes({ series: [series] })).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("is what the library is made of", () => {
    expect([ROW, { ...ROW, ...OPTIONAL }].every(isPlainRow)).toBe(true);
  });
});

describe("what is worked out from other rows", () => {
  const library = readFactorLibrary();
  const FRACTIONS_WITH_CARBON = ["food", "garden", "paper", "wood", "textiles", "nappies"];

  test("the DOC of a region's waste is that of its parts", () => {
    const share = (key: string, region: string, edition: string): number => {
      const rows = library.byKey.get(key)?.filter((row) => row.region === region) ?? [];
      const row = rows.find((one) => one.edition === edition);
      return row ? row.value / (row.unit === "%" ? 100 : 1) : 0;
    };
    const worked = library.byKey.get("waste/bulk/doc")?.filter(({ region }) => region !== "world") ?? [];
    expect(worked.length).toBeGreaterThan(40);
    for (const { value, region, edition } of worked) {
      const sum = FRACTIONS_WITH_CARBON.reduce(
        (total, part) =>
          total +
          share(`waste/composition/${part}`, region, edition) * share(`waste/${part}/doc`, "world", "2006"),
        0,
      );
      expect(Math.abs(value - sum), `${region} ${edition}: ${sum}`).toBeLessThan(0.00001);
    }
  });

  test("the growth of people is that of the projection it is worked out from", () => {
    const years = [2020, 2025, 2030, 2040, 2050];
    const valueOf = (key: string, region: string, year: number) =>
      library.byKey.get(key)?.find((row) => row.region === region && row.year === year)?.value ?? Number.NaN;
    for (const region of ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"]) {
      for (const [at, from] of years.slice(0, -1).entries()) {
        const to = years[at + 1]!;
        const people = (year: number) => valueOf("country/population-projected", region, year);
        const growth = ((people(to) / people(from)) ** (1 / (to - from)) - 1) * 100;
        expect(valueOf("country/population-growth", region, from)).toBeCloseTo(growth, 2);
      }
    }
  });
});
