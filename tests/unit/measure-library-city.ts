import { readFileSync } from "node:fs";
import type { MeasureEntry } from "../../src/planning/library/measure-entry.ts";
import { startDocument } from "../../src/planning/library/start-document.ts";
import type { Which } from "../../src/planning/library/start-value.ts";
import type { PlanResult } from "../../src/planning/project.ts";
import { type Json, withMeasures } from "./planning-measures-bench.ts";

/** A made-up city that has something of everything the measure library acts on, and what it would answer. */

const whole = JSON.parse(readFileSync(new URL("../fixtures/whole-city.json", import.meta.url), "utf8")) as {
  readonly activities: readonly Json[];
};

const LEFT = ["el-mkt", "i-1-1-st-bio", "i-2-2-dh", "i-4-4-chp", "i-7-1", "i-8-1", "ii-4-3", "vi-1"];
/** Its landfill ends in 2024; there is one of its own below. */
const REPLACED = ["iii-1-1-wa-fod", "v-3-af-rice", "v-2-af-peat", "iii-4-1-ww-dom-ch4", "v-3-af-hwp"];

const terr = (id: string, label: string, fuel: string, distance: string, consumption: string): Json => ({
  id,
  ref: "II.1.1",
  method: "TR-TERR",
  label,
  inputs: { distance, fuel, consumption },
});
const power = (id: string, label: string, energy: string): Json => ({ id, ref: "I.2.2", method: "EL-LOC", label, inputs: { energy } }); // prettier-ignore
const fuel = (id: string, ref: string, of: string, amount: string): Json => ({ id, ref, method: "ST-FUEL", inputs: { fuel: of, amount } }); // prettier-ignore

const OWN: readonly Json[] = [
  power("lights", "Street lighting", "30 GWh"),
  power("town-halls", "Public buildings", "60 GWh"),
  power("malls", "Malls and towers", "200 GWh"),
  power("hotels", "Hotels", "50 GWh"),
  power("water", "Pumping of drinking water", "40 GWh"),
  fuel("firewood", "I.1.1", "wood", "50000 t"),
  terr("buses", "Buses", "diesel", "40e6 km", "38 L/100 km"),
  terr("jeepneys", "Jeepneys", "diesel", "200e6 km", "15 L/100 km"),
  terr("cars", "Cars", "motor-gasoline", "1500e6 km", "8 L/100 km"),
  terr("motorcycles", "Motorcycles", "motor-gasoline", "3000e6 km", "2.2 L/100 km"),
  {
    id: "dump",
    ref: "III.1.1",
    method: "WA-FOD",
    inputs: {
      deposits: Object.fromEntries(Array.from({ length: 20 }, (_, year) => [String(2006 + year), "200 kt"])),
      composition: { food: "50 %", paper: "12 %", plastics: "12 %", "other-inert": "26 %" },
      site: "unmanaged-deep",
      climate: "tropical-wet",
    },
  },
  {
    id: "tanks",
    ref: "III.4.1",
    method: "WW-DOM-CH4",
    inputs: {
      population: "600000 person",
      pathways: [{ system: "septic", share: "100 %", collected: "no" }],
    },
  },
  {
    id: "paddies",
    ref: "V.3",
    method: "AF-RICE",
    inputs: { area: "5000 ha", days: "102 day", waterRegime: "continuously-flooded" },
  },
  { id: "drained-peat", ref: "V.2", method: "AF-PEAT", inputs: { areas: [{ use: "tropical-oil-palm", area: "100 ha" }] } }, // prettier-ignore
];

const ACTIVITIES: readonly Json[] = [
  ...whole.activities.filter(({ id }) => ![...LEFT, ...REPLACED].some((one) => String(id).includes(one))),
  ...OWN,
];

/** The entries that are meant where a measure acts on a part of rows. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  "led-street": ["lights"],
  "public-retrofit": ["town-halls"],
  "existing-building-code": ["malls"],
  "district-cooling": ["malls"],
  "solar-water-heat": ["hotels"],
  "rooftop-pv-public": ["town-halls"],
  "cook-lpg": ["firewood"],
  "cook-electric": ["i-1-1-st-fuel"],
  "improved-stove": ["firewood"],
  "ind-fuel-switch": ["i-3-1-st-fuel"],
  nrw: ["water"],
  ebus: ["buses"],
  emoto: ["motorcycles"],
  ejeepney: ["jeepneys"],
  ecar: ["cars"],
  "cng-bus": ["buses"],
  "congestion-price": ["cars", "motorcycles"],
  openburn: ["iii-3-1-wa-openburn"],
  "wetland-wastewater": ["tanks"],
  "forest-protect": ["v-2-af-land-conv"],
  peat: ["drained-peat"],
  awd: ["paddies"],
  biochar: ["v-3-af-burn"],
  livestock: ["v-1-af-mm-ch4"],
  fertiliser: ["v-3-af-n2o-dir", "v-3-af-n2o-ind", "v-3-af-urea"],
};

const MODES: Readonly<Record<string, string>> = { Car: "cars", Motorcycle: "motorcycles", "Bus or minibus": "buses" }; // prettier-ignore

const ANSWERS: Readonly<Record<string, unknown>> = {
  capacity: "10 MW",
  value: "0.4 t/MWh",
  travel: "50e6 pkm",
  number: 1000,
};

/** Electricity of this factor, in every entry. */
const onGrid = (grid: string): readonly Json[] =>
  ACTIVITIES.map(
    (one) =>
    one["method"] === "EL-LOC" || one["method"] === "EL-TD" ? { ...one, factors: { grid: { value: grid, source: "test" } } } : one, // prettier-ignore
  );

/** The entry as the city would save it: the library's start with the city's own answers. */
export function answered(entry: MeasureEntry, which: Which = "typical"): Json {
  const document = startDocument(entry, 2026, which);
  if (document === null) throw new Error(`${entry.id} has no type`);
  const rows = entry.start["from"];
  const from = document["from"];
  return {
    id: entry.id,
    ...document,
    ...(entry.part ? { activities: PARTS[entry.id] } : {}),
    ...Object.fromEntries(Object.keys(entry.ask).map((name) => [name, ANSWERS[name]])),
    ...(Array.isArray(rows) && Array.isArray(from)
      ? { from: from.map((row: object, at) => ({ activity: MODES[rows[at]?.mode.en ?? ""], ...row })) }
      : {}),
  };
}

/** A plan of the city with these measures in one scenario. */
export function planWith(measures: readonly Json[], grid = "0.7 t/MWh"): PlanResult {
  return withMeasures(onGrid(grid), measures);
}
