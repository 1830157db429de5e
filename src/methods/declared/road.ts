import type { Facts, FactorKey, FactorNeed, Formula, Input, Method } from "../method.ts";
import { AMOUNT, type FuelAmount, fuelFormulas, fuelProperties, GAS_FACTOR_UNITS } from "./fuel.ts";
import { amountOf, BIOGENIC, gasesOf, gasFactors, MOBILE_CHAPTER } from "./mobile-fuel.ts";

const ROAD_SOURCE = `${MOBILE_CHAPTER}, Equations 3.2.1 (CO₂) and 3.2.3 (CH₄, N₂O)`;
const ROAD_FUEL: Input = {
  kind: "choice",
  name: "fuel",
  label: "Which fuel?",
  options: { keys: "road/+/co2" },
};

const VEHICLE_CLASS: Input = {
  kind: "choice",
  name: "vehicleClass",
  label: "How clean are the vehicles?",
  hint: "Changes methane and nitrous oxide alone. Left out, vehicles without a catalyst are assumed.",
  options: ["uncontrolled", "oxidation-catalyst", "low-mileage-vintage-1995", "us-trucks", "brazil-cars"],
  when: { fuel: ["motor-gasoline", "biogasoline"] },
  default: "uncontrolled",
};

const BIOFUEL_SHARE: Input = {
  kind: "share",
  name: "biofuelShare",
  label: "Share of biofuel in it",
  hint: "Of the volume, in %: 10 for E10, 30 for B30. Leave it out for a fuel without biofuel.",
  optional: true,
  when: { fuel: ["motor-gasoline", "diesel"] },
};

/** Gasoline is blended with biogasoline, diesel with biodiesel. */
function biofuelKeys(root: string, property: string): readonly FactorKey[] {
  return [
    { key: `${root}/biogasoline/${property}`, when: { fuel: "motor-gasoline" } },
    { key: `${root}/biodiesel/${property}`, when: { fuel: "diesel" } },
  ];
}

const BLENDED: Facts = { biofuelShare: "1" };

const ROAD_FACTORS: readonly FactorNeed[] = [
  ...fuelProperties(),
  ...gasFactors("road/{fuel}", [
    { key: "road/{fuel}/{vehicleClass}" },
    { key: "road/{fuel}/any", when: { vehicleClass: "absent" } },
  ]),
  {
    name: "bioNcv",
    label: "Net calorific value of the biofuel",
    keys: biofuelKeys("fuel", "ncv"),
    units: ["TJ/kt", "TJ/m3"],
    when: BLENDED,
  },
  {
    name: "bioDensity",
    label: "Density of the biofuel",
    keys: biofuelKeys("fuel", "density"),
    units: ["t/m3"],
    when: BLENDED,
  },
  {
    name: "bioCo2",
    label: "CO₂ factor of the biofuel",
    keys: biofuelKeys("road", "co2").map((key) => ({ ...key, of: "CO2" })),
    units: GAS_FACTOR_UNITS,
    when: BLENDED,
  },
];

/** What a calorific value is per, and the energy of a volume of the fuel with it. */
const NCV_OF_VOLUME = [
  ["energy/mass", (ncv: string, density: string) => `${density} * ${ncv}`],
  ["energy/volume", (ncv: string) => ncv],
] as const;

/** The volume of a blend, whose share is of volume: directly, or through the density or energy of the mixture. */
function blendVolume({ is, dimensions }: FuelAmount): readonly Formula[] {
  const line = { name: "blend", unit: "m3", label: "Volume of the blend" } as const;
  const lines: Formula[] = [];
  const { mass, volume, energy } = dimensions;
  if (volume) lines.push({ ...line, is, when: { ...BLENDED, ...volume } });
  if (mass) {
    const density = "((1 - biofuelShare) * density + biofuelShare * bioDensity)";
    lines.push({ ...line, is: `${is} / ${density}`, when: { ...BLENDED, ...mass } });
  }
  if (!energy) return lines;
  for (const [ncv, fossil] of NCV_OF_VOLUME) {
    for (const [bioNcv, bio] of NCV_OF_VOLUME) {
      const both = `((1 - biofuelShare) * ${fossil("ncv", "density")} + biofuelShare * ${bio("bioNcv", "bioDensity")})`;
      lines.push({ ...line, is: `${is} / ${both}`, when: { ...BLENDED, ...energy, ncv, bioNcv } });
    }
  }
  return lines;
}

/** The gases of a road fuel, whole or blended; of a blend both parts emit, and the biofuel's CO₂ is a memo. */
function roadFormulas(amount: FuelAmount): readonly Formula[] {
  const source = ROAD_SOURCE;
  const fossil: FuelAmount = { is: "fossilPart", dimensions: { volume: BLENDED } };
  const bio: FuelAmount = { is: "biofuelPart", dimensions: { volume: BLENDED } };
  const ofBiofuel = { amount: bio, ncv: "bioNcv", density: "bioDensity", source };
  return [
    ...gasesOf(amount, source, { biofuelShare: "absent" }),
    ...blendVolume(amount),
    { name: "fossilPart", label: "Fossil part", unit: "m3", is: "blend * (1 - biofuelShare)", when: BLENDED },
    { name: "biofuelPart", label: "Biofuel", unit: "m3", is: "blend * biofuelShare", when: BLENDED },
    ...gasesOf(fossil, source),
    ...fuelFormulas({ gas: "biogenicCO2", factor: "bioCo2", ...ofBiofuel }),
    ...fuelFormulas({ gas: "CH4", factor: "ch4", ...ofBiofuel }),
    ...fuelFormulas({ gas: "N2O", factor: "n2o", ...ofBiofuel }),
  ];
}

const trSales: Method = {
  code: "TR-SALES",
  title: "Road fuel sold in the city",
  summary:
    "Counts what vehicles emit from the fuel that filling stations in the city sold, wherever it was then driven.",
  refs: ["II.1.1", "II.1.3"],
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: ROAD_SOURCE,
  drivenBy: "amount",
  flags: BIOGENIC,
  inputs: [
    ROAD_FUEL,
    amountOf("How much was sold?", "Sales of the year at the pumps, by volume, weight or energy."),
    VEHICLE_CLASS,
    BIOFUEL_SHARE,
  ],
  factors: ROAD_FACTORS,
  formulas: roadFormulas(AMOUNT),
  dataFrom: "The oil company's depot or the fuel stations' returns to the tax or trade office.",
  example: {
    ref: "II.1.1",
    label: "Gasoline sold in the city",
    inputs: { fuel: "motor-gasoline", amount: "100000 m3" },
  },
  pitfalls: [
    "Take out fuel that was not burned on the road: boats, generators, building machines, farms.",
    "All of it stands in scope 1 unless a survey tells what part was driven outside the city.",
    "If the fuel is sold with biofuel in it by law (E10, B30), enter the blend and its share, not the fossil part alone.",
    "Oil mixed into the gasoline of two-stroke motorcycles burns with it: enter it as lubricants here; all other lubricants belong to IV.2.",
    "Do not mix fuel sales with vehicle kilometres for the same vehicles: that counts them twice.",
  ],
};

const PER_DISTANCE: FuelAmount = {
  is: "distance * consumption",
  dimensions: {
    mass: { consumption: "mass/length" },
    volume: { consumption: "volume/length" },
    energy: { consumption: "energy/length" },
  },
};

const trTerr: Method = {
  code: "TR-TERR",
  title: "Vehicle kilometres inside the city",
  summary:
    "Counts what vehicles emit on the city's own roads, whoever drives them: kilometres driven, times fuel used per kilometre. Enter each class of vehicle and each fuel for itself.",
  refs: ["II.1.1"],
  guidelines: ["2006", "2019"],
  tier: "2",
  source: `GPC 1.1, Chapter 7 (geographic method); ${ROAD_SOURCE}`,
  drivenBy: "distance",
  flags: BIOGENIC,
  inputs: [
    {
      kind: "quantity",
      name: "distance",
      label: "How far was driven in the year?",
      hint: "All vehicles of this class together, in vehicle kilometres: 1,000 cars at 10,000 km are 10 million km.",
      units: ["km"],
      offer: ["km", "vkm", "mile"],
    },
    ROAD_FUEL,
    {
      kind: "quantity",
      name: "consumption",
      label: "Fuel used per distance",
      hint: "An average on the road, such as 9 L/100 km. Makers' figures are often a fifth too low.",
      units: ["L/100 km", "kg/km", "MJ/km"],
      offer: ["L/100 km", "L/km", "m3/km", "kg/km", "kg/100 km", "MJ/km"],
    },
    VEHICLE_CLASS,
    BIOFUEL_SHARE,
  ],
  factors: ROAD_FACTORS,
  formulas: roadFormulas(PER_DISTANCE),
  dataFrom:
    "The transport department: traffic counts, the traffic model, odometer surveys; fuel use of vehicles from the transport ministry or tests.",
  example: {
    ref: "II.1.1",
    label: "Cars on the city's roads",
    inputs: { distance: "500e6 km", fuel: "motor-gasoline", consumption: "9 L/100 km" },
    factors: { density: "0.74 t/m3" },
  },
  pitfalls: [
    "This way of counting has no scope 3: enter NE or IE in II.1.3, with the reason.",
    "Passenger kilometres are not vehicle kilometres: divide by the people in a vehicle first.",
    "Electric vehicles belong to II.1.2, with the electricity they were charged with.",
    "Motorcycles and vehicles of a Euro class have methane and nitrous oxide of their own in the table of vehicles (TR-ASIF).",
    "Compare the fuel this gives with what was sold: a wide gap means that one of the two is wrong.",
  ],
};

export const ROAD: readonly Method[] = [trSales, trTerr];
