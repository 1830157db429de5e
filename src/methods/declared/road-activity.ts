import type { Formula, ListInput, Method } from "../method.ts";
import {
  FLEET_FACTORS,
  FLEET_FORMULAS,
  FLEET_SOURCE,
  FUEL,
  INSIDE,
  MARKS,
  PART,
  VEHICLE_COLUMNS,
} from "./road-fleet.ts";

type Column = ListInput["columns"][number];

const VEHICLES: Column = {
  kind: "quantity",
  name: "vehicles",
  label: "Vehicles",
  hint: "How many, where the distance is that of one. Left out, the distance is that of all together.",
  units: ["1"],
  offer: ["1"],
  default: 1,
};

const DISTANCE: Column = {
  kind: "quantity",
  name: "distance",
  label: "Distance in the year",
  hint: "Of one vehicle where their number is given, otherwise of all together, in vehicle kilometres.",
  units: ["km"],
  offer: ["km", "vkm", "mile"],
};

/** The distance of each row that the inventory's row takes. */
function counted(is: string, part?: readonly string[]): Formula {
  return {
    name: "counted",
    label: "Distance counted here",
    level: "element",
    unit: "km",
    is,
    ...(part ? { when: { part } } : {}),
  };
}

const OUTSIDE = ["all-outside"];

const COMMON = {
  guidelines: ["2006", "2019"],
  tier: "2",
  factors: FLEET_FACTORS,
} as const;

const SALES_CHECK =
  "Check the fuel this gives against what was sold in the city (Equation 3.2.6): a wide gap means that one of the two is wrong.";
const ONE_WAY =
  "Count all road traffic of a city in one way, in every year: kilometres by another way, or fuel sales, beside these count vehicles twice.";
const CHARGING =
  "Electric vehicles: enter the same table in II.1.2, and take what was charged at homes and offices out of I.1.2 and I.2.2.";
const BLENDS =
  "Fuel sold with biofuel in it by law (E10, B35): give the share, so that its CO₂ is kept apart.";

const trAsif: Method = {
  ...COMMON,
  code: "TR-ASIF",
  title: "Traffic inside the city, by kind of vehicle",
  summary:
    "Counts what vehicles emit on the city's own roads, whoever drives them, from a table of vehicles: how many, how far each went or how far people travelled, what each used.",
  refs: ["II.1.1", "II.1.2"],
  source: `GPC 1.1, Chapter 7 (geographic method); ${FLEET_SOURCE}`,
  drivenBy: "vehicles",
  inputs: [
    PART,
    {
      kind: "list",
      name: "fleet",
      label: "Which vehicles drove in the city?",
      hint: "One line for each kind of vehicle and fuel, with the distance inside the city. Electric vehicles may stand in it: they count in II.1.2.",
      columns: [
        FUEL,
        VEHICLES,
        {
          ...DISTANCE,
          hint: "Of one vehicle where their number is given, otherwise of all together: vehicle kilometres (vkm), or passenger kilometres (pkm).",
          units: ["km", "pkm"],
          offer: ["km", "vkm", "mile", "pkm"],
          by: { length: "driven", "length*person": "travelled" },
        },
        {
          kind: "quantity",
          name: "occupancy",
          label: "People in a vehicle",
          hint: "On average, driver and passengers, such as 1.3 on a motorcycle. Only beside passenger kilometres.",
          units: ["person"],
          offer: ["person"],
          min: 1,
          when: { distance: "length*person" },
        },
        ...VEHICLE_COLUMNS,
      ],
      marks: MARKS,
    },
  ],
  formulas: [
    counted("vehicles * (travelled > 0 * travelled ? travelled / occupancy : driven)"),
    ...FLEET_FORMULAS,
  ],
  dataFrom:
    "The transport department: registered vehicles, traffic counts or the traffic model, kilometres from odometer or inspection records, household travel surveys.",
  example: {
    ref: "II.1.1",
    label: "Motorcycles, cars and buses in the city",
    inputs: {
      fleet: [
        {
          fuel: "motor-gasoline",
          vehicles: 200000,
          distance: "6000 km",
          consumption: "2.2 L/100 km",
          vehicleClass: "motorcycle-4-stroke",
        },
        { fuel: "motor-gasoline", vehicles: 50000, distance: "10000 km", consumption: "9 L/100 km" },
        {
          fuel: "diesel",
          distance: "800e6 pkm",
          occupancy: "32 person",
          consumption: "40 L/100 km",
          biofuelShare: "35 %",
          vehicleClass: "bus",
        },
        { fuel: "grid-electricity", vehicles: 5000, distance: "6000 km", consumption: "3.5 kWh/100 km" },
      ],
    },
  },
  pitfalls: [
    "Registered vehicles are not vehicles in use: many on the register are scrapped, and many in the streets are registered elsewhere.",
    "Fuel use on the road is a fifth or more above the maker's figure.",
    SALES_CHECK,
    ONE_WAY,
    CHARGING,
    BLENDS,
  ],
};

const trInduced: Method = {
  ...COMMON,
  code: "TR-INDUCED",
  title: "Traffic that the city causes (origin and destination)",
  summary:
    "Counts trips inside the city in whole and trips that cross its boundary by half, whoever makes them: the part driven inside in scope 1, the part outside in scope 3. Traffic that only passes through is left out.",
  refs: ["II.1.1", "II.1.2", "II.1.3"],
  source: `GPC 1.1, Chapter 7 (induced activity method); ${FLEET_SOURCE}`,
  drivenBy: "distance",
  inputs: [
    PART,
    {
      kind: "list",
      name: "fleet",
      label: "Which trips begin or end in the city?",
      hint: "One line for each kind of vehicle, fuel and trip. The same table goes into II.1.1, II.1.2 and II.1.3: each row takes its part.",
      columns: [
        FUEL,
        {
          kind: "choice",
          name: "trips",
          label: "Trips",
          options: ["internal-trips", "crossing-trips"],
        },
        {
          ...DISTANCE,
          hint: "Vehicle kilometres of all these trips in the year, each from end to end: the half of crossing trips is taken here.",
        },
        {
          kind: "share",
          name: "insideShare",
          label: "Driven inside",
          hint: "In %: the part of the crossing trips' kilometres that lies inside the city. For crossing trips alone.",
          when: { trips: "crossing-trips" },
        },
        ...VEHICLE_COLUMNS,
      ],
      marks: { ...MARKS, crossing: { column: "trips", is: ["crossing-trips"] } },
    },
  ],
  formulas: [
    counted("distance * (1 - crossing + crossing * insideShare / 2)", INSIDE),
    counted("distance * crossing * (1 - insideShare) / 2", OUTSIDE),
    ...FLEET_FORMULAS,
  ],
  dataFrom:
    "The transport department's travel model or its last survey of origins and destinations; freight from the logistics survey.",
  example: {
    ref: "II.1.1",
    label: "Car trips from the travel model",
    inputs: {
      fleet: [
        {
          fuel: "motor-gasoline",
          trips: "internal-trips",
          distance: "400e6 km",
          consumption: "9 L/100 km",
        },
        {
          fuel: "motor-gasoline",
          trips: "crossing-trips",
          distance: "300e6 km",
          insideShare: "40 %",
          consumption: "9 L/100 km",
        },
      ],
    },
  },
  pitfalls: [
    "Enter crossing trips whole: they are halved here, since the other city takes the other half.",
    "Traffic that neither begins nor ends in the city is left out; a traffic count on a through road holds it.",
    "A model's trips of a working day are not a 365th of the year's: ask for its factor to the year.",
    SALES_CHECK,
    ONE_WAY,
    CHARGING,
  ],
};

const trResident: Method = {
  ...COMMON,
  code: "TR-RESIDENT",
  title: "Traffic of the city's residents",
  summary:
    "Counts what vehicles of residents emit wherever they drive: the part inside the city in scope 1, the part outside in scope 3. Visitors' vehicles are left out.",
  refs: ["II.1.1", "II.1.2", "II.1.3"],
  source: `GPC 1.1, Chapter 7 (resident activity method); ${FLEET_SOURCE}`,
  drivenBy: "vehicles",
  inputs: [
    PART,
    {
      kind: "list",
      name: "fleet",
      label: "Which vehicles do residents have?",
      hint: "One line for each kind of vehicle and fuel. The same table goes into II.1.1, II.1.2 and II.1.3: each row takes its part.",
      columns: [
        FUEL,
        VEHICLES,
        DISTANCE,
        {
          kind: "share",
          name: "insideShare",
          label: "Driven inside",
          hint: "In %: the part of the distance that lies inside the city.",
        },
        ...VEHICLE_COLUMNS,
      ],
      marks: MARKS,
    },
  ],
  formulas: [
    counted("vehicles * distance * insideShare", INSIDE),
    counted("vehicles * distance * (1 - insideShare)", OUTSIDE),
    ...FLEET_FORMULAS,
  ],
  dataFrom:
    "The vehicle register for residents' vehicles, kilometres from inspection or a household survey, the part driven inside from the survey or the travel model.",
  example: {
    ref: "II.1.1",
    label: "Residents' motorcycles and cars",
    inputs: {
      fleet: [
        {
          fuel: "motor-gasoline",
          vehicles: 100000,
          distance: "5000 km",
          insideShare: "80 %",
          consumption: "2.2 L/100 km",
          vehicleClass: "motorcycle-4-stroke",
        },
        {
          fuel: "motor-gasoline",
          vehicles: 80000,
          distance: "10000 km",
          insideShare: "55 %",
          consumption: "9 L/100 km",
        },
      ],
    },
  },
  pitfalls: [
    "Visitors, commuters and through traffic are missing: say so, above all in a city many people drive to.",
    "Registered vehicles are not vehicles in use: take out those that no longer pass the yearly inspection.",
    "Company and government vehicles on the city's register are residents' too.",
    SALES_CHECK,
    ONE_WAY,
    CHARGING,
  ],
};

export const ROAD_ACTIVITY: readonly Method[] = [trAsif, trInduced, trResident];
