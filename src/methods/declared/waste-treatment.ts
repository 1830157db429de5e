import type { FactorNeed, Formula, Method } from "../method.ts";
import { compositionOf, massOf, VOLUME_5 } from "./waste.ts";
import { WASTEWATER_REFS } from "./wastewater.ts";

const BIO_SOURCE = `${VOLUME_5}, Chapter 4, Equations 4.1 and 4.2, Table 4.1`;

const waBio: Method = {
  code: "WA-BIO",
  title: "Composting and digestion of waste",
  summary: "Counts methane and nitrous oxide of plants that compost waste or ferment it to biogas.",
  /** Sludge digested at the wastewater plant itself stays with the wastewater (2019 Refinement, V5 6.2.2.1). */
  refs: ["III.2.1", "III.2.2", "III.2.3", ...WASTEWATER_REFS],
  guidelines: ["2006", "2019"],
  tier: "1",
  source: BIO_SOURCE,
  drivenBy: "mass",
  inputs: [
    massOf(
      "How much was treated in the year?",
      "What entered the plant. Say below whether this is wet or dry weight.",
    ),
    {
      kind: "choice",
      name: "process",
      label: "How was it treated?",
      hint: "With wastewater (III.4) only sludge that is digested at the plant, in an inventory on the 2019 Refinement.",
      options: ["composting", "anaerobic-digestion"],
    },
    {
      kind: "choice",
      name: "basis",
      label: "Is the weight wet or dry?",
      hint: "A weighbridge gives wet weight; 60 % of kitchen waste is water.",
      options: ["wet", "dry"],
    },
    {
      kind: "quantity",
      name: "recovered",
      label: "How much methane was recovered?",
      hint: "Tonnes of methane. Leave it out for digestion with the default factor, which counts only what leaks.",
      units: ["t"],
      offer: ["t", "kg", "kt"],
      of: "CH4",
      optional: true,
    },
  ],
  factors: [
    {
      name: "ch4",
      label: "CH₄ factor",
      keys: [{ key: "biological/{process}/{basis}/ch4", of: "CH4" }],
      units: ["g/kg"],
    },
    {
      name: "n2o",
      label: "N₂O factor",
      keys: [{ key: "biological/{process}/{basis}/n2o", of: "N2O" }],
      units: ["g/kg"],
    },
  ],
  formulas: [
    { gas: "CH4", unit: "t", is: "mass * ch4", when: { recovered: "absent" } },
    { gas: "CH4", unit: "t", is: "mass * ch4 - recovered", when: { recovered: "mass" } },
    { gas: "N2O", unit: "t", is: "mass * n2o" },
  ],
  dataFrom: "Operators of compost and biogas plants: tonnes taken in, wet or dry.",
  example: {
    ref: "III.2.1",
    label: "Organic waste composted",
    inputs: { mass: "20000 t", process: "composting", basis: "wet" },
  },
  pitfalls: [
    "The default for digestion is already net of recovery: subtract recovered methane only from a factor of your own.",
    "Biogas that is burned for energy belongs to stationary energy, its carbon dioxide as a memo.",
    "Sludge digested at the wastewater plant stays in III.4; taken elsewhere, or composted, it belongs here in III.2.",
  ],
};

/** Carbon of each fraction that becomes carbon dioxide. */
const CARBON: readonly FactorNeed[] = [
  {
    name: "dm",
    label: "Dry matter in wet waste",
    keys: [{ key: "waste/{fraction}/dm" }],
    units: ["1"],
    level: "element",
    max: 1,
  },
  {
    name: "carbon",
    label: "Carbon in dry matter",
    keys: [{ key: "waste/{fraction}/carbon", of: "C" }],
    units: ["1"],
    level: "element",
    max: 1,
  },
  {
    name: "fossilCarbon",
    label: "Fossil share of the carbon",
    keys: [{ key: "waste/{fraction}/fossil-carbon" }],
    units: ["1"],
    level: "element",
    max: 1,
  },
];

const CO2_SOURCE = `${VOLUME_5}, Chapter 5, Equation 5.2`;

/** Carbon dioxide of a mass of waste burned, fossil and biogenic. */
function carbonDioxide(mass: string): readonly Formula[] {
  return [
    {
      name: "burnedCarbon",
      label: "Carbon burned",
      level: "element",
      unit: "t",
      of: "C",
      is: `${mass} * share * dm * carbon * oxidation`,
      source: CO2_SOURCE,
    },
    { gas: "CO2", unit: "t", is: "sum(burnedCarbon * fossilCarbon) * co2PerC", source: CO2_SOURCE },
    {
      gas: "biogenicCO2",
      unit: "t",
      is: "sum(burnedCarbon * (1 - fossilCarbon)) * co2PerC",
      source: CO2_SOURCE,
    },
  ];
}

function oxidationOf(key: string): FactorNeed {
  return { name: "oxidation", label: "Oxidation factor", keys: [{ key }], units: ["1"], max: 1 };
}

const BURNING_REFS = ["III.3.1", "III.3.2", "III.3.3"];

const waInc: Method = {
  code: "WA-INC",
  title: "Waste burned in incinerators",
  summary:
    "Counts the carbon dioxide of plastics and other fossil carbon in burned waste, and methane and nitrous oxide by the kind of plant. Carbon dioxide of paper, food and wood is a memo, in no total.",
  refs: BURNING_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${VOLUME_5}, Chapter 5, Equations 5.2, 5.4 and 5.5`,
  drivenBy: "mass",
  inputs: [
    massOf("How much was burned in the year?", "Wet weight of the waste that entered the furnace."),
    compositionOf("Share of each part in the wet weight burned, in %. Plastics decide the result."),
    {
      kind: "choice",
      name: "technology",
      label: "What kind of plant is it?",
      hint: "Continuous: day and night. Semi-continuous: stopped every day. Batch: filled and emptied.",
      options: { keys: "incineration/+/n2o" },
    },
  ],
  factors: [
    ...CARBON,
    oxidationOf("incineration/oxidation"),
    {
      name: "ch4",
      label: "CH₄ factor",
      keys: [{ key: "incineration/{technology}/ch4", of: "CH4" }],
      units: ["kg/kt"],
    },
    {
      name: "n2o",
      label: "N₂O factor",
      keys: [
        { key: "waste/{fraction}/incineration-n2o", of: "N2O" },
        { key: "incineration/{technology}/n2o", of: "N2O" },
      ],
      units: ["g/t"],
      level: "element",
    },
  ],
  formulas: [
    ...carbonDioxide("mass"),
    { gas: "CH4", unit: "t", is: "mass * ch4", source: `${VOLUME_5}, Chapter 5, Equation 5.4` },
    { gas: "N2O", unit: "t", is: "mass * sum(share * n2o)", source: `${VOLUME_5}, Chapter 5, Equation 5.5` },
  ],
  dataFrom:
    "The incinerator's operator: tonnes burned by kind of waste, the type of furnace, the composition study.",
  example: {
    ref: "III.3.1",
    label: "Waste incinerated",
    inputs: {
      mass: "50000 t",
      composition: {
        food: "49.9 %",
        garden: "1 %",
        paper: "11.2 %",
        wood: "0.8 %",
        textiles: "0.4 %",
        plastics: "10.2 %",
        metal: "4.2 %",
        glass: "3.7 %",
        "other-inert": "18.6 %",
      },
      technology: "continuous-stoker",
    },
  },
  pitfalls: [
    "A plant that sells electricity or heat belongs to stationary energy (I.4.4), all of it, and not here.",
    "Take the composition of what is burned, after sorting, not of what is collected.",
    "For plants that run day and night the IPCC prefers the methane factor of stationary combustion (30 kg/TJ, about 0.3 kg for a tonne of waste) to the table's: give it as ch4.",
  ],
};

const waOpenburn: Method = {
  code: "WA-OPENBURN",
  title: "Waste burned in the open",
  summary:
    "Counts what waste gives off that people burn in yards and fields, or that burns on dumps: it smoulders, so more methane and soot, and less of the carbon burns.",
  refs: BURNING_REFS,
  guidelines: ["2006", "2019"],
  tier: "1",
  source: `${VOLUME_5}, Chapter 5, Equations 5.2, 5.4, 5.5 and 5.7`,
  drivenBy: "population",
  inputs: [
    {
      kind: "quantity",
      name: "population",
      label: "How many people live there?",
      hint: "Residents of the area that the shares below are of.",
      units: ["person"],
      offer: ["person"],
    },
    {
      kind: "share",
      name: "burningPopulationShare",
      label: "Share of people whose waste is burned",
      hint: "In %. As a rough guide: those whose waste is not collected, and those whose waste goes to dumps that burn.",
    },
    {
      kind: "quantity",
      name: "wasteRate",
      label: "Waste of one person",
      hint: "Wet weight per person and day or year, such as 0.5 kg/(person*day).",
      units: ["kg/(person*day)"],
      offer: ["kg/(person*day)", "kg/(person*year)", "t/(person*year)"],
    },
    {
      kind: "share",
      name: "burnedShare",
      label: "Share of their waste that is burned",
      hint: "In %. 60 is the IPCC's value for open dumps, 100 where everything is burned.",
    },
    compositionOf("Share of each part in the wet weight, in %."),
  ],
  factors: [
    ...CARBON,
    oxidationOf("open-burning/oxidation"),
    {
      name: "ch4",
      label: "CH₄ factor, of wet waste",
      keys: [{ key: "open-burning/ch4", of: "CH4" }],
      units: ["g/t"],
    },
    {
      name: "n2o",
      label: "N₂O factor, of dry waste",
      keys: [{ key: "open-burning/n2o", of: "N2O" }],
      units: ["g/t"],
    },
  ],
  formulas: [
    {
      name: "burned",
      label: "Waste burned in the year",
      unit: "t",
      is: "population * burningPopulationShare * wasteRate * burnedShare * oneYear",
      source: `${VOLUME_5}, Chapter 5, Equation 5.7`,
    },
    ...carbonDioxide("burned"),
    { gas: "CH4", unit: "t", is: "burned * ch4", source: `${VOLUME_5}, Chapter 5, Equation 5.4` },
    {
      gas: "N2O",
      unit: "t",
      is: "burned * sum(share * dm) * n2o",
      source: `${VOLUME_5}, Chapter 5, Equation 5.5`,
    },
  ],
  dataFrom:
    "The census or sanitation department: people without collection; a household survey for how many burn their waste and how much of it.",
  example: {
    ref: "III.3.1",
    label: "Waste burned in the open by households",
    inputs: {
      population: "1000000 person",
      burningPopulationShare: "20 %",
      wasteRate: "0.46 t/(person*year)",
      burnedShare: "60 %",
      composition: {
        food: "49.9 %",
        garden: "1 %",
        paper: "11.2 %",
        wood: "0.8 %",
        textiles: "0.4 %",
        plastics: "10.2 %",
        metal: "4.2 %",
        glass: "3.7 %",
        "other-inert": "18.6 %",
      },
    },
  },
  pitfalls: [
    "The nitrous oxide factor is of dry waste, the methane factor of wet waste.",
    "Waste burned here must be taken out of the waste buried in III.1.",
    "Straw and stubble burned on fields belong to V.3.",
  ],
};

export const WASTE_TREATMENT: readonly Method[] = [waBio, waInc, waOpenburn];
