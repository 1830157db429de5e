import type { Input, Method } from "../method.ts";
import { FUEL_OFFER, FUEL_UNITS, fuelFormulas, fuelProperties, GAS_FACTOR_UNITS, OXIDATION } from "./fuel.ts";

const COMBUSTION_REFS = ["I.1.1", "I.2.1", "I.3.1", "I.4.1", "I.4.4", "I.5.1", "I.6.1"];

const END_USE: Input = {
  kind: "choice",
  name: "endUse",
  label: "Where is it burned?",
  hint: "Decides the methane and nitrous oxide factors. Left out, it follows from the part of the inventory.",
  optional: true,
  options: ["energy-industries", "manufacturing", "commercial", "residential", "agriculture"],
  fromRef: {
    "I.1": "residential",
    "I.2": "commercial",
    "I.3": "manufacturing",
    "I.4": "energy-industries",
    "I.5": "agriculture",
  },
  default: "commercial",
};

const SOURCE = "IPCC 2006 Guidelines, Volume 2, Chapter 2, Equation 2.1";

const stFuel: Method = {
  code: "ST-FUEL",
  title: "Fuel burned in buildings, industry and power plants",
  summary:
    "Counts what leaves the chimney when a fuel is burned: carbon dioxide by the fuel's carbon, methane and nitrous oxide by where it is burned. Carbon dioxide of wood, charcoal and other biomass is shown as a memo and is in no total.",
  refs: COMBUSTION_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: SOURCE,
  drivenBy: "amount",
  flags: { biogenic: "fuel/{fuel}/biogenic" },
  inputs: [
    { kind: "choice", name: "fuel", label: "Which fuel?", options: { keys: "stationary/+/co2" } },
    {
      kind: "quantity",
      name: "amount",
      label: "How much was burned?",
      hint: "What was used in the year, by weight, volume or energy.",
      units: FUEL_UNITS,
      offer: FUEL_OFFER,
    },
    END_USE,
  ],
  factors: [
    ...fuelProperties(),
    {
      name: "co2",
      label: "CO₂ factor",
      keys: [{ key: "stationary/{fuel}/co2", of: "CO2" }],
      units: GAS_FACTOR_UNITS,
    },
    {
      name: "ch4",
      label: "CH₄ factor",
      keys: [{ key: "stationary/{endUse}/{fuel}/ch4", of: "CH4" }],
      units: GAS_FACTOR_UNITS,
    },
    {
      name: "n2o",
      label: "N₂O factor",
      keys: [{ key: "stationary/{endUse}/{fuel}/n2o", of: "N2O" }],
      units: GAS_FACTOR_UNITS,
    },
    OXIDATION,
  ],
  formulas: [
    ...fuelFormulas({ gas: "CO2", factor: "co2", when: { biogenic: "no" }, oxidises: true, source: SOURCE }),
    ...fuelFormulas({
      gas: "biogenicCO2",
      factor: "co2",
      when: { biogenic: "yes" },
      oxidises: true,
      source: SOURCE,
    }),
    ...fuelFormulas({ gas: "CH4", factor: "ch4", source: SOURCE }),
    ...fuelFormulas({ gas: "N2O", factor: "n2o", source: SOURCE }),
  ],
  dataFrom:
    "Fuel sellers, the oil company's district office, the gas utility; for factories and power plants their own meters and purchase records. Customs and national energy balances help to check.",
  example: { ref: "I.1.1", label: "LPG burned in homes", inputs: { fuel: "lpg", amount: "1000 t" } },
  pitfalls: [
    "Fuel used to make products or as a reducing agent belongs to industrial processes, not here.",
    "Fuel for electricity sold to the grid stands in I.4.4; I.4.1 takes only what power plants and refineries use themselves.",
    "Waste, landfill gas or biogas burned for energy stands here, and never in III as well.",
    "Fuel sold to vehicles belongs to transport; that of diggers, forklifts and tractors stands in I.3.1 and I.5.1, with the factors of machines (TR-OFF).",
    "The factors are on net calorific value; a bill in gross calorific value overstates the energy by some 5 to 10 %.",
  ],
};

const stBlend: Method = {
  code: "ST-BLEND",
  title: "Blend of a fossil fuel and a biofuel",
  summary:
    "Splits a blend such as B30 or E10 into its fossil and its biogenic part. Carbon dioxide of the biogenic part is a memo; methane and nitrous oxide count from both.",
  refs: [...COMBUSTION_REFS, "II.1.1", "II.1.3", "II.2.1", "II.2.3", "II.3.1", "II.3.3", "II.5.1", "II.5.3"],
  guidelines: ["2006", "2019"],
  tier: "1",
  source:
    "IPCC 2006 Guidelines, Volume 2, Chapter 2, Equation 2.1, and Chapter 3, Section 3.2.1.2 (biofuels)",
  drivenBy: "amount",
  inputs: [
    {
      kind: "choice",
      name: "fuel",
      label: "Which fossil fuel?",
      options: ["diesel", "motor-gasoline", "kerosene", "residual-fuel-oil", "jet-kerosene"],
    },
    {
      kind: "choice",
      name: "biofuel",
      label: "Which biofuel?",
      options: ["biodiesel", "biogasoline", "other-liquid-biofuels"],
    },
    {
      kind: "quantity",
      name: "amount",
      label: "How much of the blend was burned?",
      units: FUEL_UNITS,
      offer: FUEL_OFFER,
    },
    { kind: "share", name: "bioShare", label: "Share of biofuel", hint: "30 % for B30, 10 % for E10." },
    {
      kind: "choice",
      name: "shareBasis",
      label: "Share of what?",
      options: ["volume", "energy"],
      default: "volume",
    },
    {
      kind: "choice",
      name: "endUse",
      label: "Where is it burned?",
      options: [
        "energy-industries",
        "manufacturing",
        "commercial",
        "residential",
        "agriculture",
        "road",
        "rail",
        "water",
        "off-road",
      ],
      fromRef: {
        "I.1": "residential",
        "I.2": "commercial",
        "I.3": "manufacturing",
        "I.4": "energy-industries",
        "I.5": "agriculture",
        "I.6": "commercial",
        "II.1": "road",
        "II.2": "rail",
        "II.3": "water",
        "II.5": "off-road",
      },
    },
  ],
  factors: [
    {
      name: "ncv",
      label: "Net calorific value, fossil part",
      keys: [{ key: "fuel/{fuel}/ncv" }],
      units: ["TJ/kt"],
    },
    {
      name: "density",
      label: "Density, fossil part",
      keys: [{ key: "fuel/{fuel}/density" }],
      units: ["t/m3"],
    },
    {
      name: "bioNcv",
      label: "Net calorific value, biofuel",
      keys: [{ key: "fuel/{biofuel}/ncv" }],
      units: ["TJ/kt"],
    },
    {
      name: "bioDensity",
      label: "Density, biofuel",
      keys: [{ key: "fuel/{biofuel}/density" }],
      units: ["t/m3"],
    },
    {
      name: "co2",
      label: "CO₂ factor, fossil part",
      keys: [{ key: "stationary/{fuel}/co2", of: "CO2" }],
      units: ["t/TJ"],
    },
    {
      name: "bioCo2",
      label: "CO₂ factor, biofuel",
      keys: [{ key: "stationary/{biofuel}/co2", of: "CO2" }],
      units: ["t/TJ"],
    },
    {
      name: "ch4",
      label: "CH₄ factor",
      keys: [
        { key: "stationary/{endUse}/{fuel}/ch4", of: "CH4" },
        { key: "{endUse}/{fuel}/any/ch4", of: "CH4" },
        { key: "{endUse}/{fuel}/uncontrolled/ch4", of: "CH4" },
        { key: "{endUse}/{fuel}/ch4", of: "CH4" },
        { key: "{endUse}/industry/{fuel}/any/ch4", of: "CH4" },
        { key: "{endUse}/industry/{fuel}/4-stroke/ch4", of: "CH4" },
      ],
      units: ["t/TJ"],
    },
    {
      name: "n2o",
      label: "N₂O factor",
      keys: [
        { key: "stationary/{endUse}/{fuel}/n2o", of: "N2O" },
        { key: "{endUse}/{fuel}/any/n2o", of: "N2O" },
        { key: "{endUse}/{fuel}/uncontrolled/n2o", of: "N2O" },
        { key: "{endUse}/{fuel}/n2o", of: "N2O" },
        { key: "{endUse}/industry/{fuel}/any/n2o", of: "N2O" },
        { key: "{endUse}/industry/{fuel}/4-stroke/n2o", of: "N2O" },
      ],
      units: ["t/TJ"],
    },
  ],
  formulas: [
    ...blendEnergy("fossilEnergy", "(1 - bioShare)", "density", "ncv", "Energy of the fossil part"),
    ...blendEnergy("bioEnergy", "bioShare", "bioDensity", "bioNcv", "Energy of the biofuel"),
    { gas: "CO2", unit: "t", is: "fossilEnergy * co2" },
    { gas: "biogenicCO2", unit: "t", is: "bioEnergy * bioCo2" },
    { gas: "CH4", unit: "t", is: "(fossilEnergy + bioEnergy) * ch4" },
    { gas: "N2O", unit: "t", is: "(fossilEnergy + bioEnergy) * n2o" },
  ],
  dataFrom:
    "The fuel seller or the oil company's depot; the blend is set by national law for the year (B35, E10).",
  example: {
    ref: "II.1.1",
    label: "B30 diesel on the road",
    inputs: {
      fuel: "diesel",
      biofuel: "biodiesel",
      amount: "10000 m3",
      bioShare: "30 %",
      shareBasis: "volume",
    },
    factors: { density: "0.845 t/m3", bioDensity: "0.88 t/m3" },
  },
  pitfalls: [
    "State whether the share is of volume (as fuel standards do) or of energy.",
    "Biodiesel made with methanol from natural gas holds 5 to 10 % fossil carbon (IPCC 2006, Volume 2, Section 3.2.1.2). All of it is taken as biogenic here: where the supplier knows the fossil part, add its CO₂ with DIRECT.",
    "The IPCC default for biodiesel, 27 TJ/kt, is low against some 37 measured; give your own value where you have one.",
  ],
};

/** The energy of one part of a blend: from a volume directly, from a mass or energy through the mixture. */
function blendEnergy(
  name: string,
  share: string,
  density: string,
  ncv: string,
  label: string,
): Method["formulas"] {
  const line = { name, unit: "TJ", label } as const;
  const perVolume = "((1 - bioShare) * density * ncv + bioShare * bioDensity * bioNcv)";
  const massPerVolume = "((1 - bioShare) * density + bioShare * bioDensity)";
  const massPerEnergy = "((1 - bioShare) / ncv + bioShare / bioNcv)";
  const energyPerVolume = "((1 - bioShare) / (density * ncv) + bioShare / (bioDensity * bioNcv))";
  const when = (amount: string, shareBasis: string) => ({ amount, shareBasis });
  return [
    { ...line, is: `amount * ${share} * ${density} * ${ncv}`, when: when("volume", "volume") },
    {
      ...line,
      is: `amount / ${massPerVolume} * ${share} * ${density} * ${ncv}`,
      when: when("mass", "volume"),
    },
    { ...line, is: `amount * ${share} * ${density} * ${ncv} / ${perVolume}`, when: when("energy", "volume") },
    { ...line, is: `amount * ${share}`, when: when("energy", "energy") },
    { ...line, is: `amount / ${massPerEnergy} * ${share}`, when: when("mass", "energy") },
    { ...line, is: `amount / ${energyPerVolume} * ${share}`, when: when("volume", "energy") },
  ];
}

export const STATIONARY: readonly Method[] = [stFuel, stBlend];
