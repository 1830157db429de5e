import type { Facts, FactorNeed, Formula, Input, ListInput, Method } from "../method.ts";
import { FIRST, PATHWAYS, POPULATION, REFINED, WASTEWATER_CHAPTER, WASTEWATER_REFS } from "./wastewater.ts";

/** The same pathways as of methane; whether they are collected plays no part here and may be left out. */
const ANY_PATHWAYS: ListInput = {
  ...PATHWAYS,
  columns: PATHWAYS.columns.map((column) =>
    column.name === "collected" ? { ...column, optional: true } : column,
  ),
};

const PROTEIN: Input = {
  kind: "quantity",
  name: "protein",
  label: "How much protein does a person eat?",
  hint: "Per person and year or day, such as 22 kg/(person*year) or 60 g/(person*day): from food balance sheets (FAO).",
  units: ["kg/(person*year)"],
  offer: ["kg/(person*year)", "g/(person*day)"],
};

const N2O_FACTORS: readonly FactorNeed[] = [
  {
    name: "ef",
    label: "N₂O-N of nitrogen in water",
    keys: [
      { key: "wastewater/effluent-n2o-nutrient-impacted", when: { nutrientImpacted: "yes" } },
      { key: "wastewater/effluent-n2o" },
    ],
    units: ["kg/kg"],
    max: 1,
  },
  {
    name: "nitrogenInProtein",
    label: "Nitrogen in protein",
    keys: [{ key: "wastewater/nitrogen-in-protein", of: "N" }],
    units: ["kg/kg"],
    max: 1,
  },
  {
    name: "nonConsumed",
    label: "Factor for protein that is not eaten",
    keys: [
      { key: "wastewater/non-consumed-to-sewer", when: { foodWasteToSewer: "yes" } },
      { key: "wastewater/non-consumed" },
    ],
    units: ["1"],
  },
  {
    name: "coDischarge",
    label: "Factor for industry and shops on the same sewers",
    keys: [
      { key: "wastewater/{system}/co-discharge-nitrogen", when: REFINED },
      { key: "wastewater/co-discharge-nitrogen", when: FIRST },
    ],
    units: ["1"],
    level: "element",
  },
  {
    name: "plantN2o",
    label: "N₂O of an advanced plant for each person",
    keys: [{ key: "wastewater/plant-n2o", of: "N2O" }],
    units: ["g/(person*year)"],
    when: FIRST,
  },
  {
    name: "householdNitrogen",
    label: "Factor for nitrogen of soaps and cleaners",
    keys: [{ key: "wastewater/household-nitrogen" }],
    units: ["1"],
    when: REFINED,
  },
  {
    name: "consumedShare",
    label: "Share of supplied protein that is eaten",
    keys: [{ key: "wastewater/protein-consumed-share" }],
    units: ["1"],
    max: 1,
    when: { proteinBasis: "supply" },
  },
  {
    name: "plantEf",
    label: "N₂O-N of nitrogen in treatment",
    keys: [{ key: "wastewater/{system}/n2o" }],
    units: ["kg/kg"],
    level: "element",
    max: 1,
    when: REFINED,
  },
  {
    name: "nitrogenRemoval",
    label: "Share of nitrogen that treatment removes",
    keys: [{ key: "wastewater/{system}/n-removal" }],
    units: ["1"],
    level: "element",
    max: 1,
    when: REFINED,
  },
];

function nitrogen(consumption: string, when: Facts, source: string): Formula {
  const is = `population * share * ${consumption} * nitrogenInProtein * nonConsumed * coDischarge * oneYear`;
  return { name: "nitrogen", label: "Nitrogen", level: "element", unit: "t", of: "N", is, when, source };
}

const FIRST_NITROUS: readonly Formula[] = [
  nitrogen("protein", FIRST, `${WASTEWATER_CHAPTER}, Equation 6.8`),
  {
    gas: "N2O",
    unit: "t",
    is: "(sum(nitrogen) - sludgeNitrogen) * ef * n2oPerN",
    when: { ...FIRST, advancedPlantShare: "absent" },
    source: `${WASTEWATER_CHAPTER}, Equation 6.7`,
  },
  {
    name: "plants",
    label: "N₂O of advanced plants",
    unit: "t",
    of: "N2O",
    is: "population * advancedPlantShare * sum(share * coDischarge) * plantN2o * oneYear",
    when: { ...FIRST, advancedPlantShare: "1" },
    source: `${WASTEWATER_CHAPTER}, Equation 6.9`,
  },
  {
    gas: "N2O",
    unit: "t",
    is: "plants + (sum(nitrogen) - sludgeNitrogen - plants * nPerN2o) * ef * n2oPerN",
    when: { ...FIRST, advancedPlantShare: "1" },
    source: `${WASTEWATER_CHAPTER}, Equations 6.7 and 6.9`,
  },
];

const REFINED_NITROUS: readonly Formula[] = [
  nitrogen(
    "protein * householdNitrogen",
    { ...REFINED, proteinBasis: "consumed" },
    `${WASTEWATER_CHAPTER}, Equation 6.10`,
  ),
  nitrogen(
    "protein * consumedShare * householdNitrogen",
    { ...REFINED, proteinBasis: "supply" },
    `${WASTEWATER_CHAPTER}, Equations 6.10 and 6.10A`,
  ),
  {
    name: "treatment",
    label: "N₂O of treatment",
    level: "element",
    unit: "t",
    of: "N2O",
    is: "nitrogen * plantEf * n2oPerN",
    when: REFINED,
    source: `${WASTEWATER_CHAPTER}, Equation 6.9`,
  },
  {
    name: "effluent",
    label: "N₂O in the receiving water",
    level: "element",
    unit: "t",
    of: "N2O",
    is: "nitrogen * (1 - nitrogenRemoval) * ef * n2oPerN",
    when: REFINED,
    source: `${WASTEWATER_CHAPTER}, Equations 6.7 and 6.8`,
  },
  {
    gas: "N2O",
    unit: "t",
    is: "sum(treatment + effluent)",
    when: REFINED,
    source: `${WASTEWATER_CHAPTER}, Equations 6.7 and 6.9`,
  },
];

const wwDomN2o: Method = {
  code: "WW-DOM-N2O",
  title: "Nitrous oxide of domestic wastewater",
  summary:
    "Counts the nitrous oxide that forms from the nitrogen of the protein people eat: in treatment plants, and in rivers and seas that take the water up.",
  refs: WASTEWATER_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${WASTEWATER_CHAPTER}, Equations 6.7 to 6.10A`,
  drivenBy: "population",
  inputs: [
    POPULATION,
    PROTEIN,
    {
      kind: "choice",
      name: "proteinBasis",
      label: "Is that what people eat, or what is supplied?",
      hint: "Food balance sheets give the supply; part of it is thrown away.",
      options: ["consumed", "supply"],
      default: "consumed",
      when: REFINED,
    },
    ANY_PATHWAYS,
    {
      kind: "choice",
      name: "foodWasteToSewer",
      label: "Does food waste go down the drain?",
      hint: "Yes where kitchens have grinders in their sinks.",
      options: ["yes", "no"],
      default: "no",
      when: REFINED,
    },
    {
      kind: "choice",
      name: "nutrientImpacted",
      label: "Is the receiving water full of nutrients or short of oxygen?",
      hint: "Yes for stagnant or eutrophic waters; it asks for evidence (Tier 3).",
      options: ["yes", "no"],
      default: "no",
      when: REFINED,
    },
    {
      kind: "quantity",
      name: "sludgeNitrogen",
      label: "How much nitrogen was taken out with sludge?",
      hint: "Tonnes of nitrogen in the year.",
      units: ["t"],
      offer: ["t", "kg"],
      of: "N",
      default: 0,
      when: FIRST,
    },
    {
      kind: "share",
      name: "advancedPlantShare",
      label: "Share of people on plants that remove nitrogen",
      hint: "In %: modern plants with nitrification and denitrification. Leave it out where there are few.",
      optional: true,
      when: FIRST,
    },
  ],
  factors: N2O_FACTORS,
  formulas: [...FIRST_NITROUS, ...REFINED_NITROUS],
  dataFrom:
    "The census for people by kind of sanitation; protein per person from FAO's food balance of the country.",
  example: {
    ref: "III.4.1",
    label: "Nitrogen in the sewage",
    inputs: {
      population: "1000000 person",
      protein: "25 kg/(person*year)",
      pathways: [
        { system: "septic", share: "60 %", collected: "no" },
        { system: "aerobic-plant", share: "15 %", collected: "yes" },
        { system: "sea-river-lake", share: "25 %", collected: "no" },
      ],
    },
  },
  pitfalls: [
    "Protein is not nitrogen: 16 % of it is.",
    "Where many kitchens have sink grinders, the 2006 factor for protein not eaten is 1.4: give it as nonConsumed.",
    "Sludge spread on fields emits in V.3.",
  ],
};

export const WASTEWATER_NITROUS_OXIDE: readonly Method[] = [wwDomN2o];
