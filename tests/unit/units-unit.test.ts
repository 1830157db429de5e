import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dimensionName, NAMED_DIMENSIONS } from "../../src/units/dimension.ts";
import { convert, readUnit, type Unit, valueInBase } from "../../src/units/unit.ts";
import { listUnits } from "../../src/units/unit-catalogue.ts";
import { UNIT_ROWS } from "../../src/units/unit-table.ts";

const unit = (text: string): Unit => {
  const read = readUnit(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};
const refusal = (text: string) => {
  const read = readUnit(text);
  return read.ok ? undefined : read.problems[0];
};
const texts = (language: string, namespace: string) =>
  JSON.parse(
    readFileSync(new URL(`../../src/i18n/catalogues/${language}/${namespace}.json`, import.meta.url), "utf8"),
  ) as Record<string, string>;

describe("published values", () => {
  test.each([
    // BIPM SI Brochure; NIST Handbook 44 Appendix C; NIST SP 811 Appendix B
    ["1 t is 1000 kg", 1, "t", 1000, "kg"],
    ["1 Gg is 1 kt", 1, "Gg", 1, "kt"],
    ["1 Mg is 1 t", 1, "Mg", 1, "t"],
    ["1 Mt is 1e9 kg", 1, "Mt", 1e9, "kg"],
    ["1 lb is 0.45359237 kg", 1, "lb", 0.45359237, "kg"],
    ["1 short ton is 907.18474 kg", 1, "short ton", 907.18474, "kg"],
    ["1 long ton is 1016.0469088 kg", 1, "long ton", 1016.0469088, "kg"],
    ["1 kWh is 3.6 MJ", 1, "kWh", 3.6, "MJ"],
    ["1 TWh is 3.6 PJ", 1, "TWh", 3.6, "PJ"],
    ["1 Btu is 1055.05585262 J", 1, "Btu", 1055.05585262, "J"],
    ["1 MMBtu is 1.05505585262 GJ", 1, "MMBtu", 1.05505585262, "GJ"],
    ["1 therm is 105.505585262 MJ", 1, "therm", 105.505585262, "MJ"],
    ["1 m3 is 1000 L", 1, "m3", 1000, "L"],
    ["1 ft3 is 28.316846592 L", 1, "ft3", 28.316846592, "L"],
    ["1 US gallon is 3.785411784 L", 1, "US gallon", 3.785411784, "L"],
    ["1 imperial gallon is 4.54609 L", 1, "imperial gallon", 4.54609, "L"],
    ["1 barrel is 158.987294928 L", 1, "barrel", 158.987294928, "L"],
    ["1 km2 is 100 ha", 1, "km2", 100, "ha"],
    ["1 acre is 4046.8564224 m2", 1, "acre", 4046.8564224, "m2"],
    ["1 mile is 1.609344 km", 1, "mile", 1.609344, "km"],
    ["1 nautical mile is 1852 m", 1, "nautical mile", 1852, "m"],
    // IEA/OECD/Eurostat Energy Statistics Manual, Annex 3
    ["1 toe is 41.868 GJ", 1, "toe", 41.868, "GJ"],
    ["1 toe is 11.63 MWh", 1, "toe", 11.63, "MWh"],
    ["1 toe is 10 Gcal", 1, "toe", 10, "Gcal"],
    ["1 toe is 39.68 MBtu", 1, "toe", 39.683207, "MMBtu"],
    ["1 tce is 0.7 toe", 1, "tce", 0.7, "toe"],
    ["1 cal is 4.1868 J", 1, "cal", 4.1868, "J"],
    ["1 BOE is 5.8 MMBtu", 1, "BOE", 5.8, "MMBtu"],
    // Thailand: 1 rai is 0.16 ha, 6.25 rai a hectare
    ["1 rai is 0.16 ha", 1, "rai", 0.16, "ha"],
    ["1 ha is 6.25 rai", 1, "ha", 6.25, "rai"],
    ["1 year is 365 days", 1, "year", 365, "day"],
    ["1 day is 24 h", 1, "day", 24, "h"],
    ["1 MW for a year is 8760 MWh", 1, "MW*year", 8760, "MWh"],
    ["25 % is 0.25", 25, "%", 0.25, "1"],
    ["63.1 t/TJ is 63100 kg/TJ", 63.1, "t/TJ", 63_100, "kg/TJ"],
    ["47.3 TJ/Gg is 47.3 MJ/kg", 47.3, "TJ/Gg", 47.3, "MJ/kg"],
    ["8 L/100 km is 0.08 L/km", 8, "L/100 km", 0.08, "L/km"],
    ["0.6 kg/(person*day) is 219 kg/(person*year)", 0.6, "kg/(person*day)", 219, "kg/(person*year)"],
    ["187 USD/MWh is 0.187 USD/kWh", 187, "USD/MWh", 0.187, "USD/kWh"],
  ])("%s", (_, value, from, expected, to) => {
    expect(convert(value, unit(from), unit(to))).toBeCloseTo(expected, 6);
    expect(convert(value, unit(from), unit(to)) / expected).toBeCloseTo(1, 7);
  });

  test("whole multiples and parts are exact, not near", () => {
    expect(convert(1234.567, unit("t"), unit("kg"))).toBe(1_234_567);
    expect(convert(0.3, unit("kg"), unit("t"))).toBe(0.3 / 1000);
    expect(convert(7, unit("MWh"), unit("kWh"))).toBe(7000);
    expect(convert(41.868, unit("GJ"), unit("TJ"))).toBe(0.041868);
    expect(valueInBase(1000, unit("kg"))).toBe(1);
    expect(valueInBase(3, unit("day"))).toBe(3 / 365);
  });
});

describe("unit expressions", () => {
  test.each([
    ["t", 1, "mass"],
    ["kg", 0.001, "mass"],
    ["tonne", 1, "mass"],
    ["people", 1, "person"],
    [" t ", 1, "mass"],
    ["TJ/kt", 0.001, "energy/mass"],
    ["t/TJ", 1, "mass/energy"],
    ["kg/(person*day)", 0.365, "mass/(person*time)"],
    ["kg/person/day", 0.365, "mass/(person*time)"],
    ["kg / ( person * day )", 0.365, "mass/(person*time)"],
    ["kg·person^-1·day^-1", 0.365, "mass/(person*time)"],
    ["1/year", 1, "1/time"],
    ["1/day", 365, "1/time"],
    ["%/year", 0.01, "1/time"],
    ["1", 1, "1"],
    ["%", 0.01, "1"],
    ["kg/t", 0.001, "1"],
    ["kg/kg", 1, "1"],
    ["L/100 km", 0.000_01, "volume/length"],
    ["kWh/100km", 0.000_000_036, "energy/length"],
    ["L/(100 km)", 0.000_01, "volume/length"],
    ["t/1000 head", 0.001, "mass/head"],
    ["m2", 0.0001, "area"],
    ["m^2", 0.0001, "area"],
    ["m²", 0.0001, "area"],
    ["m*m", 0.0001, "area"],
    ["km^2", 100, "area"],
    ["m^3", 1, "volume"],
    ["m³", 1, "volume"],
    ["m2*m", 1, "volume"],
    ["t/km^2", 0.01, "mass/area"],
    ["m3/m2", 10_000, "volume/area"],
    ["kW*h", 0.000_003_6, "energy"],
    ["kWh/kW", 1 / 8760, "time"],
    ["USD/t", 1, "USD/mass"],
    ["IDR/kWh", 1 / 0.000_003_6, "IDR/energy"],
    ["t*km", 1, "length*mass"],
    ["tkm", 1, "length*mass"],
    ["short ton/year", 0.907_184_74, "mass/time"],
    ["US  gallon", 0.003_785_411_784, "volume"],
    ["s^2", 1 / 31_536_000 ** 2, "time^2"],
  ])("%j", (text, scale, dimension) => {
    const read = unit(text);
    expect(read.dimension).toBe(dimension);
    expect(read.scale / scale).toBeCloseTo(1, 14);
    expect(read.text).toBe(text.trim());
  });

  test.each([
    ["ton", "unit.unknown", ["t", "short ton", "long ton"]],
    ["gallon", "unit.unknown", ["US gallon", "imperial gallon"]],
    ["bbl", "unit.unknown", ["barrel"]],
    ["kwh", "unit.unknown", ["kWh"]],
    ["KG", "unit.unknown", ["kg"]],
    ["t CO2/TJ", "unit.unknown", ["t"]],
    ["metric tonns", "unit.unknown", ["t"]],
    ["usd/kWh", "unit.unknown", ["USD"]],
    ["furlong", "unit.unknown", ["t", "L", "m3", "kWh", "GJ"]],
    ["ไร่", "unit.unknown", ["t", "L", "m3", "kWh", "GJ"]],
    ["constructor", "unit.unknown", ["t", "L", "m3", "kWh", "GJ"]],
    ["toString", "unit.unknown", ["t", "L", "m3", "kWh", "GJ"]],
    ["hasOwnProperty", "unit.unknown", ["t", "L", "m3", "kWh", "GJ"]],
    ["__proto__", "unit.unknown", ["t", "L", "m3", "kWh", "GJ"]],
    ["Mass", "unit.unknown", undefined],
    ["", "unit.missing", undefined],
    ["  ", "unit.missing", undefined],
    ["kg//t", "unit.unreadable", undefined],
    ["kg/", "unit.unreadable", undefined],
    ["*kg", "unit.unreadable", undefined],
    ["(kg", "unit.unreadable", undefined],
    ["kg)", "unit.unreadable", undefined],
    ["()", "unit.unreadable", undefined],
    ["kg^", "unit.unreadable", undefined],
    ["kg^10", "unit.unreadable", undefined],
    ["kg^0", "unit.unreadable", undefined],
    ["kg^0.5", "unit.unreadable", undefined],
    ["(kg)^2", "unit.unreadable", undefined],
    ["2 t", "unit.unreadable", undefined],
    ["1000", "unit.unreadable", undefined],
    ["t/0 km", "unit.unreadable", undefined],
    ["t + kg", "unit.unreadable", undefined],
    ["t;drop", "unit.unreadable", undefined],
    ["<script>", "unit.unreadable", undefined],
    ["mm^9*mm^9*mm^9", "unit.unreadable", undefined],
    ["ft2^9*".repeat(13) + "t", "unit.unreadable", undefined],
    ["t*".repeat(40) + "t", "unit.too-long", undefined],
  ])("%j is refused", (text, code, suggestions) => {
    const problem = refusal(text);
    expect(problem?.code).toBe(code);
    if (suggestions) expect(problem?.params?.["suggestions"]).toEqual(suggestions);
  });

  test("10 MB is refused at once", () => {
    const start = performance.now();
    for (const text of ["t".repeat(10_000_000), " ".repeat(10_000_000), "(".repeat(10_000_000)]) {
      expect(refusal(text)?.code).toBe("unit.too-long");
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test("no expression of its length takes long or throws", () => {
    const part = fc.constantFrom(
      "kg",
      "t",
      "km",
      "person",
      "USD",
      "*",
      "/",
      "(",
      ")",
      "^2",
      "^-9",
      " ",
      "100",
      "1",
      "x",
    );
    const start = performance.now();
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const read = readUnit(parts.join(""));
        if (read.ok) expect(read.value.scale).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test("reading a thousand other units does not change one", () => {
    const before = unit("kg/(person*day)");
    for (let count = 1; count <= 1500; count++) readUnit(`kg/${count} km`);
    const after = unit("kg/(person*day)");
    expect([after.scale, after.dimension]).toEqual([before.scale, before.dimension]);
  });
});

describe("every unit of the table", () => {
  const listed = listUnits();

  test("is read by each of its names, and no name is given twice", () => {
    const names = UNIT_ROWS.flatMap((row) => [row.name, ...(row.aliases ?? [])]);
    expect(new Set(names).size).toBe(names.length);
    for (const row of UNIT_ROWS) {
      for (const name of [row.name, ...(row.aliases ?? [])]) {
        expect(unit(name).scale, name).toBe(unit(row.name).scale);
      }
    }
    expect(listed.every(({ scale, source }) => scale > 0 && source !== "")).toBe(true);
  });

  test("is of the dimension it is listed under", () => {
    const mixed = new Map([
      ["power", "energy/time"],
      ["plain", "1"],
    ]);
    for (const { name, dimension } of listed) {
      if (dimension === "transport") continue;
      expect(unit(name).dimension, name).toBe(mixed.get(dimension) ?? dimension);
    }
  });

  test("has all that the contract names", () => {
    const named =
      "g kg t kt Mt Gg lb,short ton,long ton,L m3 ft3,US gallon,imperial gallon,barrel," +
      "J kJ MJ GJ TJ PJ Wh kWh MWh GWh TWh cal Btu MMBtu therm toe BOE m2 ha km2 rai m km day year person head %";
    const names = named.split(",").flatMap((part) => (/ton$|gallon$/.test(part) ? [part] : part.split(" ")));
    for (const name of [...names, "USD", "IDR", "VND", "THB", "PHP", "MYR"]) {
      expect(readUnit(name).ok, name).toBe(true);
    }
  });

  test("goes to any other of its dimension and back", () => {
    const plain = listed.filter(({ dimension }) => !/^[A-Z]/.test(dimension) && dimension !== "transport");
    fc.assert(
      fc.property(
        fc.constantFrom(...plain),
        fc.nat(),
        fc.double({ min: 1e-6, max: 1e12, noNaN: true }),
        (from, choice, value) => {
          const same = plain.filter(({ dimension }) => dimension === from.dimension);
          const to = same[choice % same.length] ?? from;
          const there = convert(value, unit(from.name), unit(to.name));
          expect(convert(there, unit(to.name), unit(from.name)) / value).toBeCloseTo(1, 14);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("is worth the same to mathjs", () => {
    for (const { name } of listed) {
      const { math, scale } = unit(name);
      expect(typeof math === "number" ? math : math.value, name).toBeCloseTo(scale, 12);
    }
  });

  test("has a label in both languages, currencies aside", () => {
    for (const language of ["en", "id"]) {
      const labels = texts(language, "units");
      const wanted = listed
        .filter(({ dimension }) => !/^[A-Z]{3}$/.test(dimension))
        .map(({ name }) => `unit.${name}`);
      expect(Object.keys(labels).toSorted()).toEqual(wanted.toSorted());
    }
  });
});

describe("names of dimensions", () => {
  test.each([
    ["mass", "quantity.mass"],
    ["energy/mass", "quantity.energy-per-mass"],
    ["mass/(person*time)", "quantity.mass-per-person-and-time"],
    ["1", "quantity.plain"],
    ["1/time", "quantity.per-time"],
    ["USD/energy", "quantity.money-per-energy"],
    ["IDR", "quantity.money"],
    ["length*person", "quantity.length-times-person"],
    ["head^3", "quantity.other"],
  ])("%s", (signature, code) => {
    expect(dimensionName(signature).code).toBe(code);
  });

  test("stand in both catalogues", () => {
    for (const language of ["en", "id"]) {
      const core = texts(language, "core");
      for (const name of [...NAMED_DIMENSIONS, "other"])
        expect(core, language).toHaveProperty([`quantity.${name}`]);
    }
  });
});

test("a unit of another dimension is never converted", () => {
  expect(() => convert(1, unit("kWh"), unit("t"))).toThrow();
  expect(() => convert(1, unit("USD"), unit("IDR"))).toThrow();
});
