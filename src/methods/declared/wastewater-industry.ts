import type { FactorNeed, Formula, Input, ListInput, Method } from "../method.ts";
import { REFINED, WASTEWATER_CHAPTER, WASTEWATER_REFS } from "./wastewater.ts";

function industryOf(keys: string): Input {
  return { kind: "choice", name: "industry", label: "Which industry?", options: { keys } };
}

const AMOUNT: Input = {
  kind: "quantity",
  name: "amount",
  label: "How much was produced, or how much wastewater flowed?",
  hint: "Tonnes of product in the year (of crude palm oil, for a palm oil mill). Or, better, the wastewater metered, in m³.",
  units: ["t", "m3"],
  offer: ["t", "kt", "m3"],
};

/** Treatment on the factory's own ground; what goes to the city's sewers is domestic wastewater. */
function pathwaysOf(systems: ListInput["columns"][number] & { kind: "choice" }): ListInput {
  return {
    kind: "list",
    name: "pathways",
    label: "How is the wastewater treated?",
    hint: "One line for each kind of treatment on site, or for water let out untreated. The shares sum to 100 %.",
    columns: [systems, { kind: "share", name: "share", label: "Share of the wastewater" }],
    sumsToOne: "share",
  };
}

/** A load of the untreated wastewater: from the product and the water it needs, or from the metered water. */
function loadOf(name: string, label: string, content: string, of: "COD" | "N", equation: string) {
  const line = {
    name,
    label,
    level: "element",
    unit: "t",
    of,
    source: `${WASTEWATER_CHAPTER}, Equation ${equation}`,
  } as const;
  return [
    { ...line, is: `amount * volume * ${content} * share`, when: { amount: "mass" } },
    { ...line, is: `amount * ${content} * share`, when: { amount: "volume" } },
  ] satisfies readonly Formula[];
}

function volumeOf(...keys: readonly string[]): FactorNeed {
  return {
    name: "volume",
    label: "Wastewater of a tonne of product",
    keys: keys.map((key) => ({ key: `industrial-wastewater/{industry}/${key}` })),
    units: ["m3/t"],
    when: { amount: "mass" },
  };
}

const RECEIVING_WATER = ["sea-river-lake", "river", "lake-estuary"];

const METHANE: Formula = {
  name: "methane",
  label: "Methane of the treatment",
  level: "element",
  unit: "t",
  of: "CH4",
  is: "(organics - share * sludgeRemoved) * bo * mcf",
  source: `${WASTEWATER_CHAPTER}, Equations 6.4 and 6.5`,
};

const wwIndCh4: Method = {
  code: "WW-IND-CH4",
  title: "Methane of industrial wastewater",
  summary:
    "Counts the methane of wastewater that factories and mills treat on their own ground or let out untreated: one entry for each industry.",
  refs: WASTEWATER_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${WASTEWATER_CHAPTER}, Equations 6.4 to 6.6`,
  drivenBy: "amount",
  inputs: [
    industryOf("industrial-wastewater/+/cod"),
    AMOUNT,
    pathwaysOf({
      kind: "choice",
      name: "system",
      label: "Treatment",
      options: { keys: "industrial-treatment/+/mcf" },
      notIn: { "2019": ["sludge-digester"] },
    }),
    {
      kind: "quantity",
      name: "sludgeRemoved",
      label: "How much organic matter was taken out with sludge?",
      hint: "Tonnes of COD in the year, not the weight of the sludge. Left out, none.",
      units: ["t"],
      offer: ["t", "kg"],
      of: "COD",
      default: 0,
    },
    {
      kind: "quantity",
      name: "recovered",
      label: "How much methane was recovered?",
      hint: "Tonnes of methane metered and flared or used in the year. Left out, none.",
      units: ["t"],
      offer: ["t", "kg"],
      of: "CH4",
      default: 0,
    },
    {
      kind: "quantity",
      name: "discharged",
      label: "How much organic matter was left in the treated water?",
      hint: "Tonnes of COD that reached a river, lake or sea after treatment, from the discharge permit. Left out, that part is not counted.",
      units: ["t"],
      offer: ["t", "kg"],
      of: "COD",
      optional: true,
      when: REFINED,
    },
    {
      kind: "choice",
      name: "receivingWater",
      label: "Where does the treated water go?",
      hint: "Left out, waters of any kind are taken. Telling rivers from lakes and estuaries is a higher tier.",
      options: RECEIVING_WATER,
      default: "sea-river-lake",
      when: { discharged: "mass" },
    },
  ],
  factors: [
    volumeOf("volume"),
    {
      name: "cod",
      label: "Organic matter in the untreated wastewater, as COD",
      keys: [{ key: "industrial-wastewater/{industry}/cod", of: "COD" }],
      units: ["kg/m3"],
    },
    {
      name: "bo",
      label: "Methane that organic matter can give (B₀)",
      keys: [{ key: "wastewater/bo-cod", of: "CH4" }],
      units: ["kg/kg"],
      per: "COD",
    },
    {
      name: "mcf",
      label: "Methane correction factor (MCF)",
      keys: [{ key: "industrial-treatment/{system}/mcf" }],
      units: ["1"],
      level: "element",
      max: 1,
    },
    {
      name: "dischargeMcf",
      label: "Methane correction factor of the receiving water",
      keys: [{ key: "industrial-treatment/{receivingWater}/mcf" }],
      units: ["1"],
      max: 1,
      when: { discharged: "mass" },
    },
  ],
  formulas: [
    ...loadOf("organics", "Organic matter, as COD", "cod", "COD", "6.6"),
    METHANE,
    {
      gas: "CH4",
      unit: "t",
      is: "sum(methane) - recovered",
      when: { discharged: "absent" },
      source: `${WASTEWATER_CHAPTER}, Equation 6.4`,
    },
    {
      gas: "CH4",
      unit: "t",
      is: "sum(methane) - recovered + discharged * bo * dischargeMcf",
      when: { discharged: "mass" },
      source: `${WASTEWATER_CHAPTER}, Equation 6.4 and Table 6.8 (discharge from treated systems)`,
    },
  ],
  dataFrom:
    "The environment office's discharge permits and monitoring (flow and COD at the inlet), the factories themselves, the industry office for production.",
  example: {
    ref: "III.4.1",
    label: "Cassava starch factories",
    inputs: {
      industry: "starch",
      amount: "50000 t",
      pathways: [{ system: "anaerobic-deep-lagoon", share: "100 %" }],
      recovered: "540 t",
    },
  },
  pitfalls: [
    "COD is that of the water before treatment, at the inlet; what is let out is far lower.",
    "Wastewater that a factory sends to the city's sewers is domestic wastewater (the factor I there), not this.",
    "Water and COD of a tonne of product differ by ten times between factories: the table's values are examples, a permit's are better.",
    "Palm oil mills are not in the table: the value offered is of low confidence, so ask the mill for its flow and COD.",
    "Biogas that is burned for energy is counted in I.3; only its recovery is taken out here.",
    "In the 2019 Refinement a sludge digester at the works is an entry of digestion (WA-BIO) in this row.",
  ],
};

const wwIndN2o: Method = {
  code: "WW-IND-N2O",
  title: "Nitrous oxide of industrial wastewater",
  summary:
    "Counts the nitrous oxide that forms from the nitrogen in wastewater of factories: in their treatment plants, and in the waters it reaches. It is new in the 2019 Refinement.",
  refs: WASTEWATER_REFS,
  guidelines: ["2019"],
  tier: "1",
  source: `${WASTEWATER_CHAPTER}, Equations 6.11 to 6.14 (2019)`,
  drivenBy: "amount",
  inputs: [
    industryOf("industrial-wastewater/+/nitrogen"),
    AMOUNT,
    pathwaysOf({
      kind: "choice",
      name: "system",
      label: "Treatment",
      options: [
        "sea-river-lake",
        "aerobic-plant",
        "aerobic-plant-tertiary",
        "aerobic-plant-overloaded",
        "anaerobic-reactor",
        "anaerobic-shallow-lagoon",
        "anaerobic-deep-lagoon",
      ],
    }),
    {
      kind: "choice",
      name: "nutrientImpacted",
      label: "Is the receiving water full of nutrients or short of oxygen?",
      hint: "Yes for stagnant or eutrophic waters; it asks for evidence (Tier 3).",
      options: ["yes", "no"],
      default: "no",
    },
  ],
  factors: [
    volumeOf("nitrogen-volume", "volume"),
    {
      name: "nitrogenContent",
      label: "Nitrogen in the untreated wastewater",
      keys: [{ key: "industrial-wastewater/{industry}/nitrogen", of: "N" }],
      units: ["kg/m3"],
    },
    {
      name: "plantEf",
      label: "N₂O-N of nitrogen in treatment",
      keys: [{ key: "wastewater/{system}/n2o" }],
      units: ["kg/kg"],
      level: "element",
      max: 1,
    },
    {
      name: "nitrogenRemoval",
      label: "Share of nitrogen that treatment removes",
      keys: [{ key: "wastewater/{system}/n-removal" }],
      units: ["1"],
      level: "element",
      max: 1,
    },
    {
      name: "ef",
      label: "N₂O-N of nitrogen in water",
      keys: [
        { key: "wastewater/effluent-n2o-nutrient-impacted", when: { nutrientImpacted: "yes" } },
        { key: "wastewater/effluent-n2o", when: { nutrientImpacted: "no" } },
      ],
      units: ["kg/kg"],
      max: 1,
    },
  ],
  formulas: [
    ...loadOf("nitrogen", "Nitrogen", "nitrogenContent", "N", "6.13"),
    {
      name: "treatment",
      label: "N₂O of treatment",
      level: "element",
      unit: "t",
      of: "N2O",
      is: "nitrogen * plantEf * n2oPerN",
      source: `${WASTEWATER_CHAPTER}, Equation 6.11`,
    },
    {
      name: "effluent",
      label: "N₂O in the receiving water",
      level: "element",
      unit: "t",
      of: "N2O",
      is: "nitrogen * (1 - nitrogenRemoval) * ef * n2oPerN",
      source: `${WASTEWATER_CHAPTER}, Equations 6.12 and 6.14`,
    },
    {
      gas: "N2O",
      unit: "t",
      is: "sum(treatment + effluent)",
      source: `${WASTEWATER_CHAPTER}, Equations 6.11 and 6.12`,
    },
  ],
  dataFrom:
    "The environment office's discharge permits and monitoring (flow and total nitrogen at the inlet), the factories, the industry office for production.",
  example: {
    ref: "III.4.1",
    label: "Breweries",
    inputs: {
      industry: "beer-malt",
      amount: "20000 t",
      pathways: [{ system: "aerobic-plant", share: "100 %" }],
    },
  },
  pitfalls: [
    "Nitrogen is total nitrogen of the water before treatment, not ammonia alone and not what is let out.",
    "Wastewater that a factory sends to the city's sewers is domestic wastewater, not this.",
    "The 2006 Guidelines have no method for it: in an inventory on them leave it out, or measure it (DIRECT).",
    "Sludge spread on fields emits in V.3.",
  ],
};

export const WASTEWATER_INDUSTRY: readonly Method[] = [wwIndCh4, wwIndN2o];
