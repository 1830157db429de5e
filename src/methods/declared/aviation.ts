import type { FactorNeed, Formula, Method } from "../method.ts";
import { type FuelAmount, fuelFormulas, GAS_FACTOR_UNITS } from "./fuel.ts";
import { amountOf, MOBILE_CHAPTER } from "./mobile-fuel.ts";

const SOURCE = `${MOBILE_CHAPTER}, Equations 3.6.2 to 3.6.5`;

function ofLanding(name: string, label: string, quantity: string, of?: "CO2" | "CH4" | "N2O"): FactorNeed {
  const key = `aviation-lto/{aircraft}/${quantity}`;
  return { name, label, keys: [{ key, ...(of ? { of } : {}) }], units: ["kg"], level: "element" };
}

/** The mass of the fuel, whatever it was measured in. */
const TOTAL: readonly Formula[] = (
  [
    [{ amount: "mass" }, "amount"],
    [{ amount: "volume" }, "amount * density"],
    [{ amount: "energy", ncv: "energy/mass" }, "amount / ncv"],
    [{ amount: "energy", ncv: "energy/volume" }, "amount / ncv * density"],
  ] as const
).map(([when, is]) => ({ name: "fuelTaken", label: "All fuel taken on", unit: "t", is, when }));

const CRUISE: FuelAmount = { is: "cruiseFuel", dimensions: { mass: {} } };

/** A gas of the flight above 914 m. */
function inCruise(gas: "CO2" | "N2O", name: string, factor: string): readonly Formula[] {
  const source = `${MOBILE_CHAPTER}, Equation 3.6.5`;
  const label = `${gas === "CO2" ? "CO₂" : "N₂O"} in cruise`;
  return fuelFormulas({ gas, factor, amount: CRUISE, source }).map(({ unit, is, when }) => ({
    name,
    label,
    unit,
    of: gas,
    is,
    ...(when ? { when } : {}),
    source,
  }));
}

const trAvia2: Method = {
  code: "TR-AVIA2",
  title: "Flights by aircraft, landings and take-offs apart",
  summary:
    "Counts what departing flights emit in two parts: landings and take-offs by type of aircraft, and the flight above 914 m from the rest of the fuel.",
  refs: ["II.4.1", "II.4.3"],
  guidelines: ["2006", "2019"],
  tier: "2",
  source: SOURCE,
  drivenBy: "cityShare",
  inputs: [
    {
      kind: "list",
      name: "flights",
      label: "How many flights departed, by aircraft?",
      hint: "One line for each type. Aircraft that are not listed: take the nearest in size and age.",
      columns: [
        {
          kind: "choice",
          name: "aircraft",
          label: "Aircraft",
          options: { keys: "aviation-lto/+/fuel" },
        },
        {
          kind: "quantity",
          name: "cycles",
          label: "Landing and take-off cycles",
          hint: "One cycle is a landing with the take-off after it: count departures.",
          units: ["1"],
          offer: ["1"],
        },
      ],
    },
    amountOf(
      "How much jet fuel was taken on?",
      "By these flights in the year, for the whole of each flight: by weight, volume or energy.",
    ),
    {
      kind: "share",
      name: "cityShare",
      label: "Share that is the city's",
      hint: "In %: passengers who start their journey in the city, of all departing passengers not in transit. Left out, all of it is the city's.",
      default: 1,
    },
  ],
  factors: [
    ofLanding("ltoFuel", "Fuel of a landing and take-off", "fuel"),
    ofLanding("ltoCo2", "CO₂ of a landing and take-off", "co2", "CO2"),
    ofLanding("ltoCh4", "CH₄ of a landing and take-off", "ch4", "CH4"),
    ofLanding("ltoN2o", "N₂O of a landing and take-off", "n2o", "N2O"),
    {
      name: "ncv",
      label: "Net calorific value",
      keys: [{ key: "fuel/jet-kerosene/ncv" }],
      units: ["TJ/kt", "TJ/m3"],
    },
    { name: "density", label: "Density", keys: [{ key: "fuel/jet-kerosene/density" }], units: ["t/m3"] },
    {
      name: "co2",
      label: "CO₂ factor in cruise",
      keys: [{ key: "aviation/jet-kerosene/co2", of: "CO2" }],
      units: GAS_FACTOR_UNITS,
    },
    {
      name: "n2o",
      label: "N₂O factor in cruise",
      keys: [{ key: "aviation/jet-kerosene/n2o", of: "N2O" }],
      units: GAS_FACTOR_UNITS,
    },
  ],
  formulas: [
    ...TOTAL,
    {
      name: "landingFuel",
      label: "Fuel of landings and take-offs",
      level: "element",
      unit: "t",
      is: "cycles * ltoFuel",
      source: `${MOBILE_CHAPTER}, Equation 3.6.4`,
    },
    {
      name: "landingCo2",
      label: "CO₂ of landings and take-offs",
      level: "element",
      unit: "t",
      of: "CO2",
      is: "cycles * ltoCo2",
      source: `${MOBILE_CHAPTER}, Equation 3.6.3`,
    },
    {
      name: "cruiseFuel",
      label: "Fuel in cruise",
      unit: "t",
      is: "fuelTaken - sum(landingFuel)",
      source: `${MOBILE_CHAPTER}, Equation 3.6.5`,
    },
    ...inCruise("CO2", "cruiseCo2", "co2"),
    ...inCruise("N2O", "cruiseN2o", "n2o"),
    { gas: "CO2", unit: "t", is: "(sum(landingCo2) + cruiseCo2) * cityShare", source: SOURCE },
    {
      gas: "CH4",
      unit: "t",
      is: "sum(cycles * ltoCh4) * cityShare",
      source: `${SOURCE}; none is counted in cruise (Section 3.6.1.2)`,
    },
    { gas: "N2O", unit: "t", is: "(sum(cycles * ltoN2o) + cruiseN2o) * cityShare", source: SOURCE },
  ],
  dataFrom:
    "The airport operator or civil aviation authority: departures by type of aircraft and jet fuel delivered; passengers by origin from the airport's survey.",
  example: {
    ref: "II.4.3",
    label: "Departures of a regional airport",
    inputs: {
      flights: [
        { aircraft: "a320", cycles: 10000 },
        { aircraft: "atr-72", cycles: 2000 },
      ],
      amount: "60000 t",
      cityShare: "80 %",
    },
  },
  pitfalls: [
    "Airports count movements: a landing and a take-off are two movements but one cycle. Halve the movements.",
    "The fuel must be that of the same flights, for the whole way: fuel of landings and take-offs is taken out of it here.",
    "If landings and take-offs need more fuel than was taken on, aircraft filled up elsewhere, or one of the two figures is wrong.",
    "Small aircraft that burn aviation gasoline are counted by their fuel alone (TR-AVIA1).",
    "The table is of 2005: newer aircraft (A320neo, 787) burn less. Give their own values (ltoFuel, ltoCo2) where you have them.",
  ],
};

export const AVIATION: readonly Method[] = [trAvia2];
