import { GWP_SETS } from "../../factors/gwp.ts";
import type { Country, FactorLibrary, FactorRow } from "../../factors/library.ts";
import type { Translator } from "../../i18n/i18n.ts";
import type { Message } from "../../units/problem.ts";
import { countryName } from "../cities/city-options.ts";

/** A gas as it is written: `CO2` as CO₂, `c-C4F8` as c-C₄F₈; trade numbers (`HFC-134a`) as they are. */
export function gasText(gas: string): string {
  return /^(?:c-)?(?:[A-Z][a-z]?\d*)+e?$/.test(gas)
    ? gas.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x2080 + Number(digit)))
    : gas;
}

/** One part of a library key in the reader's language: `lpg`, `residential`, `ncv`, `HFC-32`. */
export function partText(texts: Translator, part: string): string {
  const said = texts.find(`factors:id.${part}`) ?? texts.find(`factors:part.${part}`);
  if (said !== undefined) return said;
  if (isAssessmentReport(part)) return part;
  if (/[A-Z]/.test(part)) return gasText(part);
  return part.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());
}

function isAssessmentReport(part: string): boolean {
  return (GWP_SETS as readonly string[]).includes(part);
}

/** A choice, a fraction or a row of a list (`food`, `septic#2`) in the reader's language. */
export function idName(texts: Translator, id: string): string {
  return partText(texts, id.replace(/#\d+$/, ""));
}

/** The first part of a key, which says what kind of factor it is: `stationary`, `grid`, `waste`. */
export function kindText(texts: Translator, kind: string): string {
  return texts.find(`factors:root.${kind}`) ?? partText(texts, kind);
}

const spoken = new Map<string, string>();

/** A library key in words: `Stationary combustion · Residential · LPG · CH₄`. The library's keys are few and stay. */
export function keyText(texts: Translator, key: string): string {
  const cached = `${texts.language} ${key}`;
  let text = spoken.get(cached);
  if (text === undefined) {
    text = key
      .split("/")
      .map((part, at) => (at === 0 ? kindText(texts, part) : partText(texts, part)))
      .join(" · ");
    spoken.set(cached, text);
  }
  return text;
}

const gridNames = new WeakMap<FactorLibrary, ReadonlyMap<string, readonly [country: string, name: string]>>();

/** Every grid's country and name. */
export function gridsById(
  library: FactorLibrary,
): ReadonlyMap<string, readonly [country: string, name: string]> {
  let names = gridNames.get(library);
  if (!names) {
    const all = [...library.countries].flatMap(([code, { grids }]: [string, Country]) =>
      [...grids].map(([id, name]) => [id, [code, name] as const] as const),
    );
    gridNames.set(library, (names = new Map(all)));
  }
  return names;
}

const placeNames = new Map<string, string>();

/** A country, a grid (`Philippines: Luzon and Visayas`) or a region of the world by its name. */
export function placeText(texts: Translator, library: FactorLibrary, region: string): string {
  const cached = `${texts.language} ${region}`;
  let text = placeNames.get(cached);
  if (text === undefined) placeNames.set(cached, (text = nameOfPlace(texts, library, region)));
  return text;
}

function nameOfPlace(texts: Translator, library: FactorLibrary, region: string): string {
  if (library.countries.has(region)) return countryName(texts, region);
  const grid = gridsById(library).get(region);
  if (grid) return `${countryName(texts, grid[0])}: ${grid[1]}`;
  return texts.find(`factors:place.${region}`) ?? region;
}

/** Why a factor was taken, with countries and grids by their names. */
export function whyText(texts: Translator, library: FactorLibrary, why: Message): string {
  const region = why.params?.["region"];
  if (typeof region !== "string") return texts.message(why);
  if (!library.countries.has(region) && !gridsById(library).has(region)) return texts.message(why);
  return texts.message({ ...why, params: { ...why.params, region: placeText(texts, library, region) } });
}

/** The address of one row's page. */
export function rowAddress(row: FactorRow): string {
  const { key, region, edition, dated, year } = row;
  const query = new URLSearchParams({ key, region, ...(dated ? { year: String(year) } : {}), edition });
  return `/factors/row?${query.toString()}`;
}

/** The page that shows which row a place and year would get. */
export function whyAddress(key: string): string {
  return `/factors/why?${new URLSearchParams({ key }).toString()}`;
}
