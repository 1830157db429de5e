import type { FactorKey, FactorNeed, Method } from "../method.ts";
import { FLUORINATED_FORMULAS } from "./fluorinated-formulas.ts";
import { BANK, BY_YEAR, FLUORINATED_INPUTS, PROMPT } from "./fluorinated-inputs.ts";
import { VOLUME_3 } from "./industry.ts";
import { PRODUCT_REFS } from "./product-use.ts";

const CHAPTER = `${VOLUME_3}, Chapter 7`;
const REFINED = "2019 Refinement, Volume 3, Chapter 7";

/** A loss that is a share of the gas. */
function gasShare(name: string, label: string, key: string): FactorNeed {
  return {
    name,
    label,
    keys: [{ key: `product/equipment/{equipment}/${key}`, of: "gas" }],
    units: ["1"],
    max: 1,
  };
}

/** The tables of foams go by the gas they were blown with. */
function foamKeys(value: string): readonly FactorKey[] {
  const like = (group: string, gases: readonly string[]): FactorKey => ({
    key: `product/foam/{foam}/${group}/${value}`,
    when: { substance: gases },
  });
  return [
    like("hfc-152a", ["HFC-152a"]),
    like("hfc-134a", ["HFC-134a", "HFC-152a"]),
    like("hfc-245fa", ["HFC-245fa", "HFC-365mfc", "HFC-227ea"]),
    { key: `product/foam/{foam}/any/${value}` },
  ];
}

const FACTORS: readonly FactorNeed[] = [
  {
    name: "charge",
    label: "Gas in one appliance",
    keys: [{ key: "product/equipment/{equipment}/charge" }],
    units: ["kg"],
  },
  gasShare("operation", "Share lost in use in a year", "operation"),
  gasShare("charging", "Share lost in filling", "charging"),
  gasShare("remaining", "Share of the charge left at the end of life", "remaining"),
  {
    name: "lifetime",
    label: "Lifetime",
    keys: [
      { key: "product/equipment/{equipment}/lifetime", when: BY_YEAR },
      { key: "product/bank/{application}/lifetime", when: BANK },
      ...foamKeys("lifetime"),
    ],
    units: ["year"],
    min: 1,
  },
  {
    name: "bankLoss",
    label: "Share of the bank lost in a year",
    keys: [{ key: "product/bank/{application}/loss" }],
    units: ["1"],
    min: 0.001,
    max: 1,
  },
  {
    name: "firstYear",
    label: "Share lost in the first year",
    keys: [{ key: "product/prompt/{use}/first-year", when: PROMPT }, ...foamKeys("first-year")],
    units: ["1"],
    max: 1,
  },
  {
    name: "annual",
    label: "Share of the original charge lost in each year",
    keys: foamKeys("annual"),
    units: ["1"],
    max: 1,
  },
];

const puOds: Method = {
  code: "PU-ODS",
  title: "Refrigerants, foams, fire extinguishers, aerosols and solvents",
  summary:
    "Counts the fluorinated gases that leak from air conditioners, refrigerators, car cooling, foams and extinguishers over their lives, and that sprays and solvents give off at once.",
  refs: PRODUCT_REFS,
  guidelines: ["2006", "2019"],
  tier: "1a, 1b or 2a",
  source: `${CHAPTER}, Equations 7.2 to 7.19, Tables 7.5 to 7.7 and 7.9; ${REFINED}, Table 7.9 (Updated)`,
  drivenBy: ["inUse", "placed", "sales", "sold"],
  inputs: FLUORINATED_INPUTS,
  factors: FACTORS,
  formulas: FLUORINATED_FORMULAS,
  dataFrom:
    "The national ozone office (sales and imports by gas), the vehicle registry, household surveys of air conditioners, large cooling operators. Scale national figures by the city's share of appliances or people.",
  example: {
    ref: "IV.2",
    label: "Room air conditioners",
    inputs: {
      substance: "R-410A",
      approach: "equipment-in-use",
      equipment: "air-conditioning",
      inUse: "150 t",
      scrapped: "8 t",
    },
  },
  pitfalls: [
    "Sales are not emissions: most of the gas stays in equipment for years.",
    "One approach for one use: sales and equipment counts see the same gas twice.",
    "The IPCC gives ranges alone. Here stands the upper end, as for developing countries; a city with good service should give its own.",
    "Servicing refills are inside the yearly loss of equipment: do not add them.",
    "R-22 and other gases under the Montreal Protocol are not reported here.",
    "National sales must be scaled to the city before they are entered.",
  ],
};

export const PRODUCT_USE_FLUORINATED: readonly Method[] = [puOds];
