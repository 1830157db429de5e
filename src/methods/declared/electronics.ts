import type { FactorNeed, Formula, Guidelines, Method } from "../method.ts";
import { VOLUME_3 } from "./industry.ts";
import { PRODUCT_REFS } from "./product-use.ts";

const CHAPTER = `${VOLUME_3}, Chapter 6`;
const REFINED = "2019 Refinement, Volume 3, Chapter 6";

const SMALL = ["cf4", "c2f6", "c3f8", "hfc-23", "nf3", "sf6"];

/** The gases of each product's set: all of them or none, as the Guidelines ask. */
const SETS: Readonly<Record<Guidelines, Readonly<Record<string, readonly string[]>>>> = {
  "2006": {
    semiconductors: SMALL,
    "semiconductors-small": SMALL,
    displays: ["cf4", "nf3", "sf6"],
    photovoltaics: ["cf4", "c2f6"],
    // It has none in 2006: its factor is missed, and says so.
    mems: ["cf4"],
  },
  "2019": {
    semiconductors: ["cf4", "c2f6", "c3f8", "c-c4f8", "hfc-23", "hfc-32", "nf3", "sf6", "n2o"],
    "semiconductors-small": SMALL,
    displays: ["cf4", "c-c4f8", "hfc-23", "nf3", "sf6", "n2o"],
    photovoltaics: ["cf4", "c2f6"],
    mems: ["cf4", "c-c4f8", "sf6"],
  },
};

const PRODUCTS = Object.keys(SETS["2019"]);
const WITH_FLUIDS = ["semiconductors", "semiconductors-small", "mems"];

const GASES: readonly { readonly key: string; readonly name: string; readonly gas: string }[] = [
  { key: "cf4", name: "cf4", gas: "CF4" },
  { key: "c2f6", name: "c2f6", gas: "C2F6" },
  { key: "c3f8", name: "c3f8", gas: "C3F8" },
  { key: "c-c4f8", name: "c4f8", gas: "c-C4F8" },
  { key: "hfc-23", name: "hfc23", gas: "HFC-23" },
  { key: "hfc-32", name: "hfc32", gas: "HFC-32" },
  { key: "nf3", name: "nf3", gas: "NF3" },
  { key: "sf6", name: "sf6", gas: "SF6" },
  { key: "n2o", name: "n2o", gas: "N2O" },
];

function factorOf(key: string, name: string, gas: string): FactorNeed {
  return {
    name,
    label: `${gas} of the product`,
    keys: [{ key: `electronics/{product}/${key}`, of: gas === "N2O" ? "N2O" : "gas" }],
    units: ["kg/m2"],
  };
}

const EDITIONS: readonly Guidelines[] = ["2006", "2019"];

const puElec: Method = {
  code: "PU-ELEC",
  title: "Electronics industry",
  summary:
    "Counts the fluorinated gases that plants for chips, displays and solar cells use to etch and to clean, by the area of silicon or glass.",
  refs: PRODUCT_REFS,
  guidelines: EDITIONS,
  tier: "1",
  source: `${CHAPTER}, Equations 6.1 and 6.12, Table 6.2; ${REFINED}, Equations 6.1 and 6.28 (Updated), Tables 6.6 (Updated) and 6.18 (New)`,
  drivenBy: "area",
  inputs: [
    {
      kind: "choice",
      name: "product",
      label: "What is made?",
      hint: "Microsystems (MEMS) are in the 2019 Refinement alone.",
      options: PRODUCTS,
    },
    {
      kind: "quantity",
      name: "area",
      label: "What area was processed in the year?",
      hint: "Silicon, or glass of displays. Of a plant's design capacity about 80 % is used, 86 % of solar cells'.",
      units: ["m2"],
      offer: ["m2"],
    },
    {
      kind: "choice",
      name: "heatTransferFluid",
      label: "Does the plant use fluorinated heat transfer fluids?",
      hint: "Liquids such as Fluorinert or Galden that cool the tools.",
      options: ["no", "yes"],
      when: { product: WITH_FLUIDS },
    },
  ],
  factors: [
    ...GASES.map(({ key, name, gas }) => factorOf(key, name, gas)),
    factorOf("c6f14", "fluid", "C6F14"),
    {
      name: "share",
      label: "Share of the plants that use fluorinated gases",
      keys: [{ key: "electronics/{product}/share" }],
      units: ["1"],
      max: 1,
    },
  ],
  formulas: [
    {
      name: "processed",
      label: "Area processed with fluorinated gases",
      unit: "m2",
      is: "area",
      when: { product: PRODUCTS.filter((product) => product !== "photovoltaics") },
    },
    {
      name: "processed",
      label: "Area processed with fluorinated gases",
      unit: "m2",
      is: "area * share",
      when: { product: "photovoltaics" },
    },
    ...EDITIONS.flatMap((guidelines) =>
      GASES.flatMap(({ key, name, gas }): readonly Formula[] => {
        const product = PRODUCTS.filter((one) => SETS[guidelines][one]?.includes(key));
        return product.length === 0
          ? []
          : [{ gas, unit: "t", is: `processed * ${name}`, when: { guidelines, product } }];
      }),
    ),
    {
      gas: "C6F14",
      unit: "t",
      is: "area * fluid",
      when: { guidelines: "2006", product: WITH_FLUIDS, heatTransferFluid: "yes" },
      source: `${CHAPTER}, Equation 6.12`,
    },
    {
      gas: "C6F14",
      unit: "t",
      is: "area * fluid",
      when: { guidelines: "2019", product: WITH_FLUIDS, heatTransferFluid: "yes" },
      source: `${REFINED}, Equation 6.28 (Updated)`,
    },
  ],
  dataFrom: "The plants; the investment or industry ministry's list of plants with capacity and wafer size.",
  example: {
    ref: "IV.2",
    label: "Chip plant",
    inputs: { product: "semiconductors", area: "20000 m2", heatTransferFluid: "no" },
  },
  pitfalls: [
    "A plant that knows the gas it bought should give its own figures in DIRECT: these factors are rough.",
    "Take the whole set of gases from here, or none: do not mix one gas of your own with the rest.",
    "Assembling and packaging chips uses none of these gases: only plants that process wafers count.",
    "The 2019 set leaves out three gases without a warming potential in the reports (C4F6, C5F8, C4F8O).",
    "Of the heat transfer fluids of 2019 only C6F14 is counted. Galden (0.04 kg of PFPMIE for each m²) and Novec (0.06 kg of HFE-449s1) have no warming potential here: name them in the report.",
  ],
};

export const ELECTRONICS: readonly Method[] = [puElec];
