import type { Method } from "../method.ts";
import { amountOf, INDUSTRY_REFS, VOLUME_3 } from "./industry.ts";

const CHAPTER = `${VOLUME_3}, Chapter 4`;
const REFINED = "2019 Refinement, Volume 3, Chapter 4";

const ipSteel: Method = {
  code: "IP-STEEL",
  title: "Iron and steel",
  summary:
    "Counts the carbon dioxide, and some methane, of making iron and steel: from coke and coal that take the oxygen out of the ore, and from electrodes.",
  refs: INDUSTRY_REFS,
  guidelines: ["2006", "2019"],
  tier: "1",
  source: `${CHAPTER}, Equations 4.4 to 4.8 and 4.12 to 4.14, Tables 4.1 and 4.2; ${REFINED}, Tables 4.1a, 4.1b and 4.2`,
  drivenBy: "amount",
  inputs: [
    amountOf("How much was made in the year?", "Tonnes of the product you choose below."),
    {
      kind: "choice",
      name: "product",
      label: "Of what, and how?",
      hint: "One entry for each. Steel from basic oxygen and open hearth furnaces holds its pig iron already.",
      options: { keys: "industry/steel/+/co2" },
    },
  ],
  factors: [
    {
      name: "co2",
      label: "CO₂ of the product",
      keys: [{ key: "industry/steel/{product}/co2", of: "CO2" }],
      units: ["t/t"],
    },
    {
      name: "ch4",
      label: "CH₄ of the product",
      keys: [{ key: "industry/steel/{product}/ch4", of: "CH4" }],
      units: ["kg/t", "kg/TJ"],
    },
    {
      name: "energy",
      label: "Natural gas for direct reduced iron",
      keys: [{ key: "industry/steel/{product}/energy" }],
      units: ["GJ/t"],
    },
  ],
  formulas: [
    { gas: "CO2", unit: "t", is: "amount * co2" },
    {
      gas: "CH4",
      unit: "t",
      is: "amount * ch4",
      when: { product: ["sinter", "direct-reduced-iron"], ch4: "1" },
      source: `${CHAPTER}, Equation 4.12`,
    },
    {
      gas: "CH4",
      unit: "t",
      is: "amount * energy * ch4",
      when: { product: "direct-reduced-iron", ch4: "mass/energy" },
      source: `${CHAPTER}, Equation 4.14`,
    },
  ],
  dataFrom: "Steel works: tonnes of steel by furnace; pig iron and sponge iron only where they are sold on.",
  example: {
    ref: "IV.1",
    label: "Mini mill melting scrap",
    inputs: { amount: "100000 t", product: "electric-arc" },
  },
  pitfalls: [
    "Steel from basic oxygen and open hearth furnaces includes its pig iron: enter only pig iron that is not made into steel here.",
    "An electric furnace fed with pig iron or sponge iron: add an entry for that iron, where it was made inside the boundary.",
    "Coke ovens belong to energy (I.4), not here.",
    "Reheating and rolling burn fuel: that is I.3.",
    "Coke and coal counted here must be taken out of the fuels of I.3.",
  ],
};

/** What the 2019 Refinement has in place of centre worked prebake (V3 4.4.1). */
const POINT_FED = ["pfpbl", "pfpbm", "pfpbmw"];
/** Cells whose low voltage anode effects the 2019 Refinement gives a factor of their own. */
const LOW_VOLTAGE = ["pfpbl", "pfpbm", "swpb", "vss", "hss"];

const ipAl: Method = {
  code: "IP-AL",
  title: "Primary aluminium",
  summary:
    "Counts the carbon dioxide of the anodes that aluminium smelters use up, and the two perfluorocarbons, thousands of times as strong, that form when a cell is short of ore.",
  refs: INDUSTRY_REFS,
  guidelines: ["2006", "2019"],
  tier: "1",
  source: `${CHAPTER}, Equations 4.20 and 4.25, Tables 4.10 and 4.15; ${REFINED}, Equations 4.25 and 4.27c, Table 4.15 (Updated)`,
  drivenBy: "amount",
  inputs: [
    amountOf("How much aluminium was made in the year?", "Primary metal, from alumina. Not remelted scrap."),
    {
      kind: "choice",
      name: "cell",
      label: "What cells are they?",
      hint: "The smelter knows. Point feed cells, which the 2019 Refinement tells apart, count as centre worked prebake in 2006. Legacy: below 350 kA.",
      options: { keys: "industry/aluminium/+/cf4" },
      notIn: { "2006": POINT_FED, "2019": ["cwpb"] },
    },
  ],
  factors: [
    {
      name: "co2",
      label: "CO₂ of the anodes",
      keys: [
        { key: "industry/aluminium/soderberg/co2", of: "CO2", when: { cell: ["vss", "hss"] } },
        {
          key: "industry/aluminium/prebake/co2",
          of: "CO2",
          when: { cell: ["cwpb", "swpb", "pfpbl", "pfpbm", "pfpbmw"] },
        },
      ],
      units: ["t/t"],
    },
    {
      name: "cf4",
      label: "CF₄ of the cells",
      keys: [{ key: "industry/aluminium/{cell}/cf4", of: "gas" }],
      units: ["kg/t"],
    },
    {
      name: "c2f6",
      label: "C₂F₆ of the cells",
      keys: [{ key: "industry/aluminium/{cell}/c2f6", of: "gas" }],
      units: ["kg/t"],
    },
    {
      name: "lowVoltage",
      label: "CF₄ of low voltage anode effects",
      keys: [{ key: "industry/aluminium/{cell}/cf4-low-voltage", of: "gas" }],
      units: ["kg/t"],
    },
  ],
  formulas: [
    { gas: "CO2", unit: "t", is: "amount * co2", source: `${CHAPTER}, Equation 4.20` },
    {
      gas: "CF4",
      unit: "t",
      is: "amount * cf4",
      when: { guidelines: "2006" },
      source: `${CHAPTER}, Equation 4.25`,
    },
    {
      gas: "CF4",
      unit: "t",
      is: "amount * (cf4 + lowVoltage)",
      when: { guidelines: "2019", cell: LOW_VOLTAGE },
      source: `${REFINED}, Equations 4.25 (Updated) and 4.27c (New)`,
    },
    {
      gas: "CF4",
      unit: "t",
      is: "amount * cf4",
      when: { guidelines: "2019", cell: "pfpbmw" },
      source: `${REFINED}, Equation 4.25 (Updated)`,
    },
    { gas: "C2F6", unit: "t", is: "amount * c2f6" },
  ],
  dataFrom: "The smelter: tonnes of primary metal by kind of cell, measured perfluorocarbons if it has any.",
  example: {
    ref: "IV.1",
    label: "Aluminium smelter",
    inputs: { amount: "50000 t", cell: "cwpb" },
    refined: { amount: "50000 t", cell: "pfpbl" },
  },
  pitfalls: [
    "Remelting scrap gives no process emissions: its fuel is I.3.",
    "The factors of 2006 are of 1990 and too high for modern cells; ask the smelter for its anode effects.",
    "Electricity is by far the smelter's largest source: it is I.3, scope 2.",
  ],
};

export const INDUSTRY_METALS: readonly Method[] = [ipSteel, ipAl];
