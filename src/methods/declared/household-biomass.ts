import type { Method } from "../method.ts";
import { type FuelAmount, fuelProperties, GAS_FACTOR_UNITS } from "./fuel.ts";
import { BIOGENIC, gasesOf } from "./mobile-fuel.ts";

const SOURCE =
  "IPCC 2006 Guidelines, Volume 2, Chapter 2, Equation 2.1 and Table 2.5; fuel from households as in Section 2.3.3";

const BURNED: FuelAmount = { is: "households * share * consumption * oneYear", dimensions: { mass: {} } };

const stBio: Method = {
  code: "ST-BIO",
  title: "Wood and charcoal in homes, from the number of households",
  summary:
    "Estimates what homes burn when nobody sells or meters it: households, the share that cooks with the fuel, and what one of them burns in a year. Carbon dioxide of biomass is a memo; methane and nitrous oxide count.",
  refs: ["I.1.1"],
  guidelines: ["2006", "2019"],
  tier: "1",
  source: SOURCE,
  drivenBy: "households",
  flags: BIOGENIC,
  inputs: [
    {
      kind: "choice",
      name: "fuel",
      label: "Which fuel?",
      hint: "Enter each fuel for itself. Other biomass: straw, husks, shells, dung.",
      options: ["wood", "charcoal", "other-primary-solid-biomass"],
    },
    {
      kind: "quantity",
      name: "households",
      label: "How many households are there?",
      hint: "All households of the city or of the district, from the census.",
      units: ["household"],
      offer: ["household"],
    },
    {
      kind: "share",
      name: "share",
      label: "Share of households that use it",
      hint: "In %, from the census or a household survey (main cooking fuel).",
    },
    {
      kind: "quantity",
      name: "consumption",
      label: "How much does one of them burn?",
      hint: "Air-dry weight, for a household that uses it; from a survey. Where it is one of several fuels, a half or less.",
      units: ["kg/(household*year)"],
      offer: ["kg/(household*year)", "kg/(household*month)", "kg/(household*day)", "t/(household*year)"],
    },
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
      keys: [{ key: "stationary/residential/{fuel}/ch4", of: "CH4" }],
      units: GAS_FACTOR_UNITS,
    },
    {
      name: "n2o",
      label: "N₂O factor",
      keys: [{ key: "stationary/residential/{fuel}/n2o", of: "N2O" }],
      units: GAS_FACTOR_UNITS,
    },
  ],
  formulas: gasesOf(BURNED, SOURCE),
  dataFrom:
    "The statistics office: households, and the main cooking fuel from the census or socio-economic survey. What a household burns: a survey of the energy ministry or a university.",
  example: {
    ref: "I.1.1",
    label: "Firewood in homes",
    inputs: {
      fuel: "wood",
      households: "20000 household",
      share: "40 %",
      consumption: "1200 kg/(household*year)",
    },
  },
  pitfalls: [
    "Ask for households, not people: a rate for each person is several times smaller.",
    "A survey counts the main fuel; many homes burn wood beside gas. Add them with their smaller use.",
    "If wood is cut faster than it grows, the loss of carbon belongs to land use (V.2), never here as well.",
    "Methane from making the charcoal belongs to where it is made.",
    "Wood stoves measured in the region gave off from 0.9 to 7 times the default of methane (IPCC 2006, Volume 2, Table 2.9): use measurements where there are any.",
  ],
};

export const HOUSEHOLD_BIOMASS: readonly Method[] = [stBio];
