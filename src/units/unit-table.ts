import { BASE_UNITS, CURRENCIES } from "./mathjs.ts";

/** One unit as data: `1 name = factor of`. Base units have neither `factor` nor `of`. */
export interface UnitRow {
  readonly name: string;
  /** The dimension its label and selects are grouped by; a currency is its own. */
  readonly dimension: string;
  /** An exact decimal or a ratio of whole numbers (`1/365`). */
  readonly factor?: string;
  readonly of?: string;
  /** Other spellings that can mean nothing else. */
  readonly aliases?: readonly string[];
  /** Where the definition stands. */
  readonly source?: string;
}

type Row = readonly [name: string, factor: string, of: string, source: string, aliases?: readonly string[]];

const SI = "BIPM, SI Brochure, 9th edition";
const NIST = "NIST Handbook 44, Appendix C";
const SP811 = "NIST Special Publication 811, Appendix B";
const UK = "United Kingdom, Units of Measurement Regulations 1995";
const IEA = "IEA/OECD/Eurostat, Energy Statistics Manual, Annex 3";
const CONTRACT = "A convention of CityLEDS";

const MASS: readonly Row[] = [
  ["mg", "0.001", "g", SI],
  ["g", "0.000001", "t", SI],
  ["kg", "0.001", "t", SI, ["kilogram", "kilograms"]],
  ["Mg", "1", "t", SI],
  ["Gg", "1000", "t", SI],
  ["Tg", "1000000", "t", SI],
  ["kt", "1000", "t", SI],
  ["Mt", "1000000", "t", SI],
  ["Gt", "1000000000", "t", SI],
  ["lb", "0.45359237", "kg", NIST, ["lbs"]],
  ["short ton", "2000", "lb", NIST, ["short tons"]],
  ["long ton", "2240", "lb", NIST, ["long tons"]],
];

const ENERGY: readonly Row[] = [
  ["J", "0.000000000001", "TJ", SI],
  ["kJ", "1000", "J", SI],
  ["MJ", "0.000001", "TJ", SI],
  ["GJ", "0.001", "TJ", SI],
  ["PJ", "1000", "TJ", SI],
  ["EJ", "1000000", "TJ", SI],
  ["Wh", "3600", "J", SI],
  ["kWh", "3.6", "MJ", SI],
  ["MWh", "3.6", "GJ", SI],
  ["GWh", "3.6", "TJ", SI],
  ["TWh", "3.6", "PJ", SI],
  ["cal", "4.1868", "J", `${SP811}: the International Table calorie`],
  ["kcal", "1000", "cal", IEA],
  ["Mcal", "1000000", "cal", IEA],
  ["Gcal", "1000000000", "cal", IEA],
  ["Btu", "1055.05585262", "J", `${SP811}: the International Table Btu`, ["BTU"]],
  ["MMBtu", "1000000", "Btu", SP811, ["MMBTU"]],
  ["therm", "100000", "Btu", `${SP811}: therm (EC)`, ["therms"]],
  ["toe", "10", "Gcal", `${IEA}: 41.868 GJ`],
  ["ktoe", "1000", "toe", IEA],
  ["Mtoe", "1000000", "toe", IEA],
  ["tce", "7", "Gcal", `${IEA}: 29.3076 GJ`],
  ["BOE", "5.8", "MMBtu", "United States Code, title 26, section 45K(d)(5)"],
];

const POWER: readonly Row[] = [
  ["W", "1", "J/s", SI],
  ["kW", "1000", "W", SI],
  ["MW", "1000000", "W", SI],
  ["GW", "1000000000", "W", SI],
];

const VOLUME: readonly Row[] = [
  ["mL", "0.000001", "m3", SI, ["ml"]],
  ["L", "0.001", "m3", SI, ["l", "litre", "litres", "liter", "liters"]],
  ["kL", "1", "m3", SI, ["kl"]],
  ["ML", "1000", "m3", SI],
  ["cm3", "0.000001", "m3", SI],
  ["ft3", "0.028316846592", "m3", NIST],
  ["thousand m3", "1000", "m3", CONTRACT],
  ["million m3", "1000000", "m3", CONTRACT],
  ["US gallon", "3.785411784", "L", NIST, ["US gallons"]],
  ["imperial gallon", "4.54609", "L", UK, ["imperial gallons"]],
  ["barrel", "42", "US gallon", NIST, ["barrels"]],
];

const AREA: readonly Row[] = [
  ["cm2", "0.0001", "m2", SI],
  ["m2", "0.0001", "ha", SI],
  ["km2", "100", "ha", SI],
  ["rai", "1600", "m2", "Thailand, Weights and Measures Act B.E. 2466 (1923)"],
  ["acre", "4046.8564224", "m2", UK, ["acres"]],
  ["ft2", "0.09290304", "m2", NIST],
];

const LENGTH: readonly Row[] = [
  ["mm", "0.001", "m", SI],
  ["cm", "0.01", "m", SI],
  ["m", "0.001", "km", SI],
  ["mile", "1.609344", "km", NIST, ["miles"]],
  ["nautical mile", "1.852", "km", SI, ["nautical miles"]],
  ["vkm", "1", "km", CONTRACT],
];

const TIME: readonly Row[] = [
  ["s", "1/60", "min", SI],
  ["min", "1/60", "h", SI],
  ["h", "1/24", "day", SI, ["hour", "hours"]],
  ["day", "1/365", "year", SI, ["days", "d"]],
  ["week", "7", "day", CONTRACT, ["weeks"]],
  ["month", "1/12", "year", CONTRACT, ["months"]],
];

const TRANSPORT: readonly Row[] = [
  ["pkm", "1", "person*km", CONTRACT],
  ["tkm", "1", "t*km", CONTRACT],
];

/** Plain counts have names, so that 20,000 of something says of what. */
const PLAIN: readonly Row[] = [
  ["%", "1/100", "1", SI],
  ["household", "1", "1", CONTRACT, ["households"]],
  ["appliance", "1", "1", CONTRACT, ["appliances"]],
  ["vehicle", "1", "1", CONTRACT, ["vehicles"]],
  ["well", "1", "1", CONTRACT, ["wells"]],
  ["mine", "1", "1", CONTRACT, ["mines"]],
  ["station", "1", "1", CONTRACT, ["stations"]],
];

const BASE_ALIASES: Readonly<Record<string, readonly string[]>> = {
  t: ["tonne", "tonnes", "metric ton", "metric tons"],
  year: ["years", "yr"],
  person: ["persons", "people", "capita"],
  head: ["heads"],
};

function rows(dimension: string, table: readonly Row[]): UnitRow[] {
  return table.map(([name, factor, of, source, aliases]) => ({
    name,
    dimension,
    factor,
    of,
    source,
    ...(aliases ? { aliases } : {}),
  }));
}

/**
 * Every unit there is, the base units first. Plain `ton`, `gallon` and `bbl` are not among them: each can
 * mean two things.
 */
export const UNIT_ROWS: readonly UnitRow[] = Object.freeze([
  ...Object.entries(BASE_UNITS).map(([dimension, name]) => {
    const aliases = BASE_ALIASES[name];
    return { name, dimension, source: CONTRACT, ...(aliases ? { aliases } : {}) };
  }),
  ...rows("mass", MASS),
  ...rows("energy", ENERGY),
  ...rows("power", POWER),
  ...rows("volume", VOLUME),
  ...rows("area", AREA),
  ...rows("length", LENGTH),
  ...rows("time", TIME),
  ...rows("transport", TRANSPORT),
  ...rows("plain", PLAIN),
  ...CURRENCIES.map((code) => ({ name: code, dimension: code, source: "ISO 4217" })),
]);

/** What to offer for a name that is not a unit because it could mean several. */
export const OFFERED_FOR: ReadonlyMap<string, readonly string[]> = new Map([
  ["ton", ["t", "short ton", "long ton"]],
  ["tons", ["t", "short ton", "long ton"]],
  ["gallon", ["US gallon", "imperial gallon"]],
  ["gallons", ["US gallon", "imperial gallon"]],
  ["gal", ["US gallon", "imperial gallon"]],
  ["bbl", ["barrel"]],
  ["sbm", ["BOE", "GJ"]],
  ["cbm", ["m3"]],
  ["mbtu", ["Btu", "MMBtu"]],
]);
