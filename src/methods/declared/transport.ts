import type { Input, Method } from "../method.ts";
import { AMOUNT, type FuelAmount, fuelProperties } from "./fuel.ts";
import { amountOf, BIOGENIC, gasesOf, gasFactors, MOBILE_CHAPTER } from "./mobile-fuel.ts";

/** The part of a fuel that is the city's, where its use crosses the boundary. */
function cityShare(hint: string): Input {
  return { kind: "share", name: "cityShare", label: "Share that is the city's", hint, default: 1 };
}

const CITYS_PART: FuelAmount = { ...AMOUNT, is: "amount * cityShare" };

const RAIL_SOURCE = `${MOBILE_CHAPTER}, Equation 3.4.1`;

const trRail: Method = {
  code: "TR-RAIL",
  title: "Fuel of trains",
  summary:
    "Counts what locomotives and railcars emit from the fuel they burn. Electric trains belong to II.2.2.",
  refs: ["II.2.1", "II.2.3"],
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: RAIL_SOURCE,
  drivenBy: "amount",
  flags: BIOGENIC,
  inputs: [
    { kind: "choice", name: "fuel", label: "Which fuel?", options: { keys: "rail/+/co2" } },
    amountOf("How much was burned?", "Fuel of the year, by weight, volume or energy."),
    cityShare(
      "In %, by track length, train kilometres or passengers inside. Left out, all of it is the city's.",
    ),
  ],
  factors: [...fuelProperties(), ...gasFactors("rail/{fuel}")],
  formulas: gasesOf(CITYS_PART, RAIL_SOURCE),
  dataFrom:
    "The railway company: fuel of the lines that cross the city, and the lengths or passengers inside it.",
  example: {
    ref: "II.2.1",
    label: "Diesel of commuter trains",
    inputs: { fuel: "diesel", amount: "5000 t" },
  },
  pitfalls: [
    "A railway's own total is of its whole network: enter the city's part of it, and say how it was found.",
    "Diesel for generators in stations belongs to buildings.",
  ],
};

const WATER_SOURCE = `${MOBILE_CHAPTER}, Equation 3.5.1`;

const trWater: Method = {
  code: "TR-WATER",
  title: "Fuel of ships and boats",
  summary:
    "Counts what ferries, ships and boats emit from the fuel they burn: trips inside the city in scope 1, the city's part of departing trips in scope 3. Fishing boats stand in I.5.1.",
  refs: ["II.3.1", "II.3.3", "I.5.1"],
  guidelines: ["2006", "2019"],
  tier: "1",
  source: WATER_SOURCE,
  drivenBy: "amount",
  flags: BIOGENIC,
  inputs: [
    { kind: "choice", name: "fuel", label: "Which fuel?", options: { keys: "water/+/co2" } },
    amountOf("How much was burned?", "Fuel of the year, by weight, volume or energy."),
    cityShare(
      "In %, of departing trips: by passengers or cargo of the city, or half. Left out, all of it is the city's.",
    ),
  ],
  factors: [...fuelProperties(), ...gasFactors("water/{fuel}")],
  formulas: gasesOf(CITYS_PART, WATER_SOURCE),
  dataFrom: "The port authority and ferry operators: fuel taken on, and departures by destination.",
  example: {
    ref: "II.3.1",
    label: "Fuel oil of ferries",
    inputs: { fuel: "residual-fuel-oil", amount: "2000 t" },
  },
  pitfalls: [
    "Fuel sold to sea-going ships is mostly burned far away: take the departing trips' part, not all bunkers.",
    "Fishing boats belong to I.5.1 (agriculture, forestry and fishing), with the same factors: not to II.3.",
    "The factors of methane and nitrous oxide are those of large ships on fuel oil: the IPCC has none for small boats.",
  ],
};

const AVIATION_SOURCE = `${MOBILE_CHAPTER}, Equation 3.6.1`;

const trAvia1: Method = {
  code: "TR-AVIA1",
  title: "Fuel of aircraft",
  summary:
    "Counts what aircraft emit from the fuel they took on: flights inside the city in scope 1, the city's part of departing flights in scope 3.",
  refs: ["II.4.1", "II.4.3"],
  guidelines: ["2006", "2019"],
  tier: "1",
  source: AVIATION_SOURCE,
  drivenBy: "amount",
  flags: BIOGENIC,
  inputs: [
    { kind: "choice", name: "fuel", label: "Which fuel?", options: { keys: "aviation/+/co2" } },
    amountOf(
      "How much fuel was taken on?",
      "Fuel of departing flights in the year, by weight, volume or energy.",
    ),
    cityShare(
      "In %: passengers who start their journey in the city, of all departing passengers not in transit. Left out, all of it is the city's.",
    ),
  ],
  factors: [...fuelProperties(), ...gasFactors("aviation/{fuel}")],
  formulas: gasesOf(CITYS_PART, AVIATION_SOURCE),
  dataFrom:
    "The airport operator or the fuel supplier at the airport; passengers by origin from the airport's survey.",
  example: {
    ref: "II.4.3",
    label: "Jet fuel of departing flights",
    inputs: { fuel: "jet-kerosene", amount: "52300 t" },
  },
  pitfalls: [
    "Count departing flights only: arriving ones are their own city's.",
    "An airport outside the boundary that the city's people use still counts, in scope 3, by their share.",
    "Vehicles on the apron belong to II.5.1, the terminal to I.2.",
  ],
};

const OFF_ROAD_SOURCE = `${MOBILE_CHAPTER}, Equation 3.3.1`;

const trOff: Method = {
  code: "TR-OFF",
  title: "Fuel of machines off the road",
  summary:
    "Counts what machines without a road licence emit. In II.5 only those of airports, ports, bus and train stations; those of factories and building sites in I.3.1, of farms and forests in I.5.1, of homes, shops and the military in their rows.",
  refs: ["II.5.1", "II.5.3", "I.1.1", "I.2.1", "I.3.1", "I.5.1", "I.6.1"],
  guidelines: ["2006", "2019"],
  tier: "1",
  source: OFF_ROAD_SOURCE,
  drivenBy: "amount",
  flags: BIOGENIC,
  inputs: [
    {
      kind: "choice",
      name: "use",
      label: "What are the machines for?",
      hint: "Machines of ports, airports and building sites are industry. Left out, it follows from the part of the inventory.",
      options: ["industry", "household", "agriculture", "forestry"],
      fromRef: { "I.1": "household", "I.3": "industry", "I.5": "agriculture" },
      default: "industry",
    },
    { kind: "choice", name: "fuel", label: "Which fuel?", options: { keys: "off-road/industry/+/co2" } },
    {
      kind: "choice",
      name: "engine",
      label: "Which kind of engine?",
      hint: "Two-stroke engines (chain saws, small boats and pumps) burn oil with the gasoline.",
      options: ["4-stroke", "2-stroke"],
      when: { fuel: "motor-gasoline" },
      default: "4-stroke",
    },
    amountOf("How much was burned?", "Fuel of the year, by weight, volume or energy."),
  ],
  factors: [
    ...fuelProperties(),
    ...gasFactors("off-road/{use}/{fuel}", [
      { key: "off-road/{use}/{fuel}/{engine}" },
      { key: "off-road/{use}/{fuel}/any", when: { engine: "absent" } },
    ]),
  ],
  formulas: gasesOf(AMOUNT, OFF_ROAD_SOURCE),
  dataFrom:
    "The airport, port and building firms: fuel bought for machines without a road licence. The farm office for tractors: how many, hours a year, litres an hour.",
  example: {
    ref: "II.5.1",
    label: "Diesel in machines of a port",
    inputs: { use: "industry", fuel: "diesel", amount: "1000 t" },
  },
  pitfalls: [
    "Diggers, forklifts and tractors do not belong to transport: enter them in I.3.1 or I.5.1, where this method is offered too.",
    "Their diesel may already be in what ST-FUEL counts in that row, or in fuel sold on the road: count each litre once.",
    "ST-FUEL has a fiftieth of the nitrous oxide for diesel: use it for boilers, pumps and generators, not for machines that move.",
    "Gasoline machines of forestry are two-stroke: the table has no value for others.",
  ],
};

export const TRANSPORT: readonly Method[] = [trRail, trWater, trAvia1, trOff];
