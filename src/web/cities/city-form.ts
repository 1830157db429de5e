import { gridsOf } from "../../factors/resolve.ts";
import type { FactorLibrary } from "../../factors/library.ts";
import type { NumberPrinter } from "../../i18n/format.ts";
import type { City } from "../../store/cities.ts";
import { readField } from "../../units/arithmetic.ts";
import type { NumberFormat } from "../../units/number-format.ts";
import { printFull } from "../../units/print-number.ts";
import { accepted, type Outcome, type Problem } from "../../units/problem.ts";
import type { CityInput } from "../../usecases/city.ts";
import type { Typed } from "../form.ts";

export const cityFields = [
  "name",
  "country",
  "population",
  "areaKm2",
  "gdp",
  "currency",
  "climate",
  "grid",
  "numberFormat",
] as const;

export type CityValues = Typed<(typeof cityFields)[number]>;

export const climates = ["tropical-wet", "tropical-dry", "temperate-wet", "temperate-dry"] as const;

/** A form for a new city of somebody who writes numbers as `numberFormat`. */
export function blankCity(numberFormat: string): CityValues {
  return {
    name: "",
    country: "",
    population: "",
    areaKm2: "",
    gdp: "",
    currency: "",
    climate: "",
    grid: "",
    numberFormat,
  };
}

/** A city as its form shows it, numbers written in `format`. */
export function valuesOf(city: City, format: NumberFormat): CityValues {
  const shown = (value: number | null) => (value === null ? "" : printFull(value, format));
  const [amount = "", currency = ""] = city.gdp?.split(" ") ?? [];
  return {
    name: city.name,
    country: city.country,
    population: shown(city.population),
    areaKm2: shown(city.area_km2),
    gdp: amount === "" ? "" : shown(Number(amount)),
    currency,
    climate: city.climate ?? "",
    grid: city.grid ?? "",
    numberFormat: city.number_format,
  };
}

/**
 * Reads the form in the officer's number format. Problems: those of `readField`, `city.not-whole`,
 * `city.currency-missing`, `city.climate-unknown`, `city.grid-elsewhere`, `store.country-unknown`.
 */
export function readCityForm(
  typed: CityValues,
  format: NumberFormat,
  library: FactorLibrary,
): Outcome<CityInput> {
  const problems: Problem[] = [];
  const number = (path: "population" | "areaKm2" | "gdp") => {
    if (typed[path].trim() === "") return null;
    const read = readField(typed[path], format, path);
    if (read.ok) return read.value;
    problems.push(...read.problems);
    return null;
  };
  const refuse = (path: string, code: string) => problems.push({ path, code });
  const population = number("population");
  const areaKm2 = number("areaKm2");
  const gdp = number("gdp");
  if (population && !Number.isInteger(population.value)) refuse("population", "city.not-whole");
  if (gdp && gdp.value < 0) refuse("gdp", "city.negative");
  if (gdp && !/^[A-Z]{3}$/.test(typed.currency)) refuse("gdp", "city.currency-missing");
  if (typed.climate !== "" && !climates.some((id) => id === typed.climate))
    refuse("climate", "city.climate-unknown");
  if (!library.countries.has(typed.country)) refuse("country", "store.country-unknown");
  else if (typed.grid !== "" && !gridsOf(library, typed.country).has(typed.grid))
    refuse("grid", "city.grid-elsewhere");
  if (problems.length > 0) return { ok: false, problems };
  return accepted({
    name: typed.name,
    country: typed.country,
    population: population?.value ?? null,
    areaKm2: areaKm2?.value ?? null,
    gdp: gdp ? `${gdp.plain} ${typed.currency}` : null,
    climate: typed.climate || null,
    grid: typed.grid || null,
    numberFormat: typed.numberFormat,
  });
}

/** What a city produces in a year, for reading: `9,100,000,000 USD`; null where it is not stated. */
export function printGdp(gdp: string | null, numbers: NumberPrinter): string | null {
  const [amount, currency] = gdp?.split(" ") ?? [];
  return amount === undefined ? null : `${numbers.number(Number(amount))} ${currency ?? ""}`.trim();
}
