import type { Facts, FactorNeed, Formula, Method } from "../method.ts";
import { areaOf, GROWTH_UNIT, LAND_REFS, VOLUME_4 } from "./land.ts";

const USES = [
  "tropical-oil-palm",
  "tropical-acacia",
  "tropical-plantation",
  "tropical-cropland",
  "tropical-rice",
  "tropical-sago",
  "tropical-grassland",
  "tropical-forest",
  "tropical-peat-extraction",
];

const SUPPLEMENT = "2013 Wetlands Supplement, Chapter 2";
const IN_2006 = "guidelines-2006";
const OF_2013 = "wetlands-supplement-2013";

/** The two ways to the values of the Supplement: the 2019 edition, and the officer's choice on the 2006 one. */
const BY_SUPPLEMENT: readonly Facts[] = [
  { guidelines: "2019" },
  { guidelines: "2006", peatFactors: OF_2013 },
];

/** A factor of the Supplement, which has no counterpart in the 2006 values. */
function supplementFactor(need: Omit<FactorNeed, "keys">, key: string, of: "C" | "CH4" | null): FactorNeed {
  return { ...need, keys: BY_SUPPLEMENT.map((when) => ({ key, when, ...(of ? { of } : {}) })) };
}

/** What the Supplement adds to carbon dioxide from the spot. */
function supplementFormulas(when: Facts): readonly Formula[] {
  return [
    {
      name: "dissolved",
      label: "Carbon washed out in drainage water",
      unit: "t",
      of: "C",
      is: "sum(area) * doc * oneYear",
      when,
      source: `${SUPPLEMENT}, Equation 2.4`,
    },
    { gas: "CO2", unit: "t", is: "dissolved * co2PerC", when },
    {
      gas: "CH4",
      level: "element",
      unit: "t",
      is: "area * ((1 - ditchShare) * ch4 + ditchShare * ditchCh4) * oneYear",
      when,
      source: `${SUPPLEMENT}, Equation 2.6`,
    },
  ];
}

const afPeat: Method = {
  code: "AF-PEAT",
  title: "Drained peat",
  summary:
    "Counts what drained peat and other organic soils give off year after year: carbon dioxide as the peat rots, and by the Wetlands Supplement also carbon in drainage water and methane from land and ditches.",
  refs: LAND_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${VOLUME_4}, Chapter 2, Equation 2.26, and Chapter 7, Equation 7.5; ${SUPPLEMENT}, Equations 2.3 to 2.6`,
  drivenBy: "area",
  inputs: [
    {
      kind: "choice",
      name: "peatFactors",
      label: "By which factors?",
      hint: "The Wetlands Supplement of 2013 has more uses and newer measurements. Take those of your national inventory, and the same for nitrous oxide in V.3. The 2019 Refinement refers to the Supplement: there it is not asked.",
      options: [IN_2006, OF_2013],
      default: IN_2006,
      when: { guidelines: "2006" },
    },
    {
      kind: "list",
      name: "areas",
      label: "What is the drained peat used for?",
      hint: "Every hectare that canals or ditches drain, in every year, also long after the clearing.",
      totals: ["area"],
      columns: [
        { kind: "choice", name: "use", label: "Use", options: USES },
        areaOf("Area", "Drained organic soil of this use."),
      ],
    },
    {
      kind: "quantity",
      name: "extracted",
      label: "How much peat was dug and sold?",
      hint: "Air-dry, in the year. It rots or burns elsewhere, and is counted here in full. Peat burned in the city belongs to stationary energy instead.",
      units: ["t", "m3"],
      offer: ["t", "kt", "m3"],
      optional: true,
    },
  ],
  factors: [
    {
      name: "co2",
      label: "Carbon lost as CO₂ by a hectare in a year",
      keys: [
        ...BY_SUPPLEMENT.map((when) => ({ key: "peat/{use}/co2-2013", of: "C" as const, when })),
        { key: "peat/{use}/co2", of: "C", when: { guidelines: "2006", peatFactors: IN_2006 } },
      ],
      units: [GROWTH_UNIT],
      level: "element",
    },
    supplementFactor(
      { name: "doc", label: "Carbon washed out of a hectare in a year", units: [GROWTH_UNIT] },
      "peat/doc-2013",
      "C",
    ),
    supplementFactor(
      {
        name: "ch4",
        label: "Methane of a hectare of land in a year",
        units: ["kg/(ha*year)"],
        level: "element",
      },
      "peat/{use}/ch4-2013",
      "CH4",
    ),
    supplementFactor(
      { name: "ditchCh4", label: "Methane of a hectare of ditch in a year", units: ["kg/(ha*year)"] },
      "peat/ditch-ch4-2013",
      "CH4",
    ),
    supplementFactor(
      { name: "ditchShare", label: "Share of the land that is ditch", units: ["1"], max: 1 },
      "peat/ditch-share-2013",
      null,
    ),
    {
      name: "peatCarbon",
      label: "Carbon in air-dry peat",
      keys: [
        { key: "peat/carbon-by-weight", of: "C", when: { extracted: "mass" } },
        { key: "peat/carbon-by-volume", of: "C", when: { extracted: "volume" } },
      ],
      units: ["1", "t/m3"],
    },
  ],
  formulas: [
    {
      name: "rotted",
      label: "Carbon rotted on the spot",
      level: "element",
      unit: "t",
      of: "C",
      is: "area * co2 * oneYear",
      source: `${VOLUME_4}, Chapter 2, Equation 2.26; ${SUPPLEMENT}, Equation 2.3`,
    },
    { gas: "CO2", unit: "t", is: "sum(rotted) * co2PerC" },
    ...BY_SUPPLEMENT.flatMap(supplementFormulas),
    {
      gas: "CO2",
      unit: "t",
      is: "extracted * peatCarbon * co2PerC",
      when: { extracted: "mass", peatCarbon: "1" },
      source: `${VOLUME_4}, Chapter 7, Equation 7.5`,
    },
    {
      gas: "CO2",
      unit: "t",
      is: "extracted * peatCarbon * co2PerC",
      when: { extracted: "volume", peatCarbon: "mass/volume" },
      source: `${VOLUME_4}, Chapter 7, Equation 7.5`,
    },
  ],
  dataFrom:
    "The peat or forest agency and the land office: peat map laid over the map of uses and canals. Plantation companies for their drained area.",
  example: {
    ref: "V.2",
    label: "Oil palm and fields on drained peat",
    inputs: {
      areas: [
        { use: "tropical-oil-palm", area: "100 ha" },
        { use: "tropical-cropland", area: "40 ha" },
      ],
    },
  },
  pitfalls: [
    "Peat goes on rotting as long as it is drained: enter all drained land, not the land cleared in the year.",
    "Nitrous oxide of drained peat is in V.3 (nitrous oxide straight from soils), never here as well.",
    "The 2006 value of cropland is nearly twice that of the Supplement for oil palm, its forest value a quarter: never mix the two in a time series.",
    "Peat fires are a source of their own (V.3), and often larger than all of this.",
    "Mineral soils are counted apart: a hectare is either mineral or organic.",
  ],
};

export const PEAT: readonly Method[] = [afPeat];
