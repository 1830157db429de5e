import type { FactorKey, FactorNeed, Formula, Input, ListInput } from "../method.ts";
import { GRID, gridFormulas } from "./electricity.ts";
import { MOBILE_CHAPTER } from "./mobile-fuel.ts";

export const FLEET_SOURCE = `${MOBILE_CHAPTER}, Equations 3.2.1 (CO₂), 3.2.3 and 3.2.5 without cold starts (CH₄, N₂O), 3.2.6 (fuel)`;

type Column = ListInput["columns"][number];

/** The fuels that emit where they are burned; electric vehicles emit where their electricity is made. */
const BURNED = [
  "motor-gasoline",
  "diesel",
  "lpg",
  "natural-gas",
  "biogasoline",
  "biodiesel",
  "biogas",
  "kerosene",
];
const ELECTRIC = "grid-electricity";

/** Classes with methane and nitrous oxide by the fuel's energy, and those by the distance. */
const BY_ENERGY = [
  "uncontrolled",
  "oxidation-catalyst",
  "low-mileage-vintage-1995",
  "us-trucks",
  "brazil-cars",
];
const NORMS = ["pre-euro", "euro-1", "euro-2", "euro-3", "euro-4"];
const BY_DISTANCE = [
  "moped",
  "motorcycle-2-stroke",
  "motorcycle-4-stroke",
  ...NORMS.map((norm) => `car-${norm}`),
  ...NORMS.map((norm) => `van-${norm}`),
  "bus",
  "truck-under-16t",
  "truck-over-16t",
];

/** What a row of vehicles runs on. It comes first, so that a city's own factor is named after the fuel. */
export const FUEL: Column = {
  kind: "choice",
  name: "fuel",
  label: "Fuel",
  options: [...BURNED, ELECTRIC],
};

/** What the vehicles are, how much they use on the way, and what is blended into it. */
export const VEHICLE_COLUMNS: readonly Column[] = [
  {
    kind: "quantity",
    name: "consumption",
    label: "Used per distance",
    hint: "On the road, such as 2.2 L/100 km of a motorcycle or 3.5 kWh/100 km of an electric one.",
    units: ["L/100 km", "kg/100 km", "kWh/100 km"],
    offer: ["L/100 km", "kg/100 km", "kWh/100 km", "m3/100 km", "MJ/km"],
    by: { "volume/length": "volumeUse", "mass/length": "massUse", "energy/length": "energyUse" },
  },
  {
    kind: "share",
    name: "biofuelShare",
    label: "Biofuel in it",
    hint: "In %: 10 for E10, 35 for B35, where the use is in litres; for use in kg the share of weight, in MJ of energy. Left out, none.",
    optional: true,
    when: { fuel: ["motor-gasoline", "diesel"] },
  },
  {
    kind: "choice",
    name: "vehicleClass",
    label: "Class",
    hint: "Changes methane and nitrous oxide alone. Left out, the fuel's average is taken; for gasoline, vehicles without a catalyst.",
    options: [...BY_DISTANCE, ...BY_ENERGY],
    optional: true,
    when: { fuel: BURNED },
  },
];

/** Symbols of a row that a choice makes 0 or 1. */
export const MARKS = { electric: { column: "fuel", is: [ELECTRIC] } } as const;

/** Which part of the journeys a row of the inventory takes. */
export const PART: Input = {
  kind: "choice",
  name: "part",
  label: "Which part is counted here?",
  hint: "Left to the row: fuel burned inside the city in II.1.1, electricity used inside in II.1.2, both outside in II.1.3.",
  options: ["burned-inside", "electricity-inside", "all-outside"],
  fromRef: { "II.1.1": "burned-inside", "II.1.2": "electricity-inside", "II.1.3": "all-outside" },
};
export const INSIDE = ["burned-inside", "electricity-inside"];
const BURNS = { part: ["burned-inside", "all-outside"] };
const USES_ELECTRICITY = { part: ["electricity-inside", "all-outside"] };

/** The biofuel that is blended into gasoline or diesel. */
function blendKeys(root: string, property: string): readonly FactorKey[] {
  return [
    { key: `${root}/biogasoline/${property}`, when: { fuel: "motor-gasoline" } },
    { key: `${root}/biodiesel/${property}`, when: { fuel: "diesel" } },
  ];
}

const PER_ENERGY = ["t/TJ"];
const BLENDED = { biofuelShare: "1" };
const BY_WEIGHT = ["volume/length", "mass/length"];

/** Methane or nitrous oxide: of the fuel's energy, or of the distance, by the class of the vehicle. */
function traceGas(gas: "CH4" | "N2O", sign: string): readonly FactorNeed[] {
  const name = gas.toLowerCase();
  const keyed = (key: string, when?: FactorKey["when"]): FactorKey => ({
    key: `${key}/${name}`,
    of: gas,
    ...(when ? { when } : {}),
  });
  return [
    {
      name,
      label: `${sign} factor of the fuel`,
      keys: [
        keyed("road/{fuel}/{vehicleClass}"),
        keyed("road/{fuel}/uncontrolled", {
          vehicleClass: "absent",
          fuel: ["motor-gasoline", "biogasoline"],
        }),
        keyed("road/{fuel}/any", { vehicleClass: "absent" }),
      ],
      units: PER_ENERGY,
      level: "element",
      when: { fuel: BURNED, vehicleClass: ["absent", ...BY_ENERGY] },
    },
    {
      name: `${name}PerDistance`,
      label: `${sign} factor of the distance`,
      keys: [
        keyed("road-distance/{fuel}/{vehicleClass}"),
        keyed("road-distance/motor-gasoline/{vehicleClass}", { fuel: "biogasoline" }),
        keyed("road-distance/diesel/{vehicleClass}", { fuel: "biodiesel" }),
        keyed("road-distance/natural-gas/{vehicleClass}", { fuel: "biogas" }),
      ],
      units: ["mg/km"],
      level: "element",
      when: { fuel: BURNED, vehicleClass: BY_DISTANCE },
    },
  ];
}

export const FLEET_FACTORS: readonly FactorNeed[] = [
  {
    name: "ncv",
    label: "Net calorific value",
    keys: [{ key: "fuel/{fuel}/ncv" }],
    units: ["TJ/kt"],
    level: "element",
    when: { consumption: BY_WEIGHT },
  },
  {
    name: "density",
    label: "Density",
    keys: [{ key: "fuel/{fuel}/density" }],
    units: ["t/m3"],
    level: "element",
    when: { consumption: "volume/length" },
  },
  {
    name: "co2",
    label: "CO₂ factor",
    keys: [{ key: "road/{fuel}/co2", of: "CO2" }],
    units: PER_ENERGY,
    level: "element",
    when: { fuel: BURNED },
  },
  {
    name: "biogenic",
    label: "Biogenic share of its carbon",
    keys: [{ key: "fuel/{fuel}/biogenic" }],
    units: ["1"],
    level: "element",
    max: 1,
    when: { fuel: BURNED },
  },
  ...traceGas("CH4", "CH₄"),
  ...traceGas("N2O", "N₂O"),
  {
    name: "bioNcv",
    label: "Net calorific value of the biofuel",
    keys: blendKeys("fuel", "ncv"),
    units: ["TJ/kt"],
    level: "element",
    when: { ...BLENDED, consumption: BY_WEIGHT },
  },
  {
    name: "bioDensity",
    label: "Density of the biofuel",
    keys: blendKeys("fuel", "density"),
    units: ["t/m3"],
    level: "element",
    when: { ...BLENDED, consumption: "volume/length" },
  },
  {
    name: "bioCo2",
    label: "CO₂ factor of the biofuel",
    keys: blendKeys("road", "co2").map((key) => ({ ...key, of: "CO2" })),
    units: PER_ENERGY,
    level: "element",
    when: BLENDED,
  },
  { ...GRID, when: USES_ELECTRICITY },
];

function energyOf(density: string, ncv: string): string {
  return `(volumeUse * ${density} * ${ncv} + massUse * ${ncv} + energyUse)`;
}

/** From the line `counted`, the distance of a row that this part takes: fuel, electricity, gases. */
export const FLEET_FORMULAS: readonly Formula[] = [
  {
    name: "fuelEnergy",
    label: "Energy of the fuel burned, without biofuel blended in",
    level: "element",
    unit: "TJ",
    is: `counted * (1 - electric) * (1 - biofuelShare) * ${energyOf("density", "ncv")}`,
    when: BURNS,
    source: `${MOBILE_CHAPTER}, Equation 3.2.6`,
  },
  {
    name: "blendedEnergy",
    label: "Energy of the biofuel blended in",
    level: "element",
    unit: "TJ",
    is: `counted * (1 - electric) * biofuelShare * ${energyOf("bioDensity", "bioNcv")}`,
    when: BURNS,
  },
  {
    name: "electricity",
    label: "Electricity used",
    level: "element",
    unit: "MWh",
    is: "counted * electric * energyUse",
    when: USES_ELECTRICITY,
  },
  {
    gas: "CO2",
    unit: "t",
    is: "sum(fuelEnergy * co2 * (1 - biogenic))",
    when: BURNS,
    source: `${MOBILE_CHAPTER}, Equation 3.2.1`,
  },
  {
    gas: "biogenicCO2",
    unit: "t",
    is: "sum(fuelEnergy * co2 * biogenic + blendedEnergy * bioCo2)",
    when: BURNS,
    source: `${MOBILE_CHAPTER}, Equation 3.2.1`,
  },
  ...(["CH4", "N2O"] as const).map((gas) => {
    const name = gas.toLowerCase();
    return {
      gas,
      unit: "t",
      is: `sum((fuelEnergy + blendedEnergy) * ${name} + counted * (1 - electric) * ${name}PerDistance)`,
      when: BURNS,
      source: `${MOBILE_CHAPTER}, Equations 3.2.3 and 3.2.5`,
    };
  }),
  ...gridFormulas("sum(electricity) * grid", "grid", USES_ELECTRICITY),
];
