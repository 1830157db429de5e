import type { FactorKey, FactorNeed, Formula, Method } from "../method.ts";
import { residueFactors, residueFormulas } from "./crop-residues.ts";

const CHAPTER = "IPCC 2006 Guidelines and 2019 Refinement, Volume 4, Chapter 2";
const SOURCE = `${CHAPTER}, Equation 2.27`;

const RESIDUES = ["crop-residues"];
const TROPICAL_FOREST = [
  "all-primary-tropical-forest",
  "primary-tropical-forest",
  "primary-open-tropical-forest",
  "primary-tropical-moist-forest",
  "all-secondary-tropical-forest",
  "young-secondary-tropical-forest",
  "intermediate-secondary-tropical-forest",
  "advanced-secondary-tropical-forest",
  "tertiary-tropical-forest",
];
const OTHER_FOREST = [
  "eucalypt-forest",
  "eucalypt-wildfire",
  "eucalypt-prescribed-fire",
  "other-temperate-forest",
  "boreal-forest",
];
const GRASS = [
  "savanna-grassland-early-season",
  "savanna-grassland-late-season",
  "savanna-woodland-early-season",
  "savanna-woodland-late-season",
  "tropical-grassland-late-season",
  "tropical-pasture",
];
const SHRUBS = ["shrubland"];
const PEAT = ["peat-wildfire", "peat-prescribed-fire"];

/** Plants whose carbon does not come back with the next season. */
const WOODY = [...TROPICAL_FOREST, ...OTHER_FOREST, ...SHRUBS];
const LIVING = [...RESIDUES, ...WOODY, ...GRASS];

const BY_FIRE: readonly (readonly [id: string, vegetation: readonly string[]])[] = [
  ["agricultural-residues", RESIDUES],
  ["tropical-forest", TROPICAL_FOREST],
  ["extra-tropical-forest", OTHER_FOREST],
  ["savanna-and-grassland", [...GRASS, ...SHRUBS]],
  ["peat", PEAT],
];

function given(name: "co2" | "ch4" | "n2o", of: "CO2" | "CH4" | "N2O", label: string): FactorNeed {
  const keys = BY_FIRE.map(([id, vegetation]): FactorKey => ({
    key: `burning/${id}/${name}`,
    of,
    when: { vegetation },
  }));
  return { name, label, keys, units: ["g/kg"] };
}

const FACTORS: readonly FactorNeed[] = [
  {
    name: "consumption",
    label: "Dry matter that burns on a hectare",
    keys: [
      { key: "burning/{crop}/consumption", when: { vegetation: RESIDUES, guidelines: "2006" } },
      { key: "burning/{vegetation}/consumption" },
    ],
    units: ["t/ha"],
  },
  ...residueFactors("activity").map((need) =>
    need.name === "combustion"
      ? { ...need, keys: [{ key: "burning/{vegetation}/combustion" }, ...cropKeys(need.keys)] }
      : need,
  ),
  given("co2", "CO2", "CO₂ of a kilogram burnt, dry"),
  given("ch4", "CH4", "CH₄ of a kilogram burnt, dry"),
  given("n2o", "N2O", "N₂O of a kilogram burnt, dry"),
  {
    name: "carbon",
    label: "Carbon given off as CO₂ by a kilogram of peat, dry",
    keys: [{ key: "burning/peat/released-carbon", of: "C", when: { vegetation: PEAT } }],
    units: ["g/kg"],
  },
];

/** Combustion of a crop is that of no forest. */
function cropKeys(keys: readonly FactorKey[]): readonly FactorKey[] {
  return keys.map((key) => ({ ...key, when: { ...key.when, vegetation: RESIDUES } }));
}

const BURNT = { name: "burnt", label: "Dry matter burnt", unit: "t", source: SOURCE } as const;
const BY_YIELD = { vegetation: RESIDUES, fuel: "absent", basis: "yield" };

const FORMULAS: readonly Formula[] = [
  ...residueFormulas("activity", BY_YIELD),
  { ...BURNT, is: "area * fuel * combustion", when: { fuel: "mass/area" } },
  { ...BURNT, is: "area * consumption", when: { vegetation: [...WOODY, ...GRASS, ...PEAT], fuel: "absent" } },
  {
    ...BURNT,
    is: "area * consumption",
    when: { vegetation: RESIDUES, fuel: "absent", basis: "table-per-hectare" },
  },
  {
    ...BURNT,
    is: "area * residue * (1 - removed) * combustion",
    when: BY_YIELD,
    source: `${SOURCE} and Table 2.4 of 2019`,
  },
  { gas: "CH4", unit: "t", is: "burnt * ch4", source: SOURCE },
  { gas: "N2O", unit: "t", is: "burnt * n2o", when: { vegetation: LIVING }, source: SOURCE },
  {
    gas: "CO2",
    unit: "t",
    is: "burnt * co2",
    when: { vegetation: WOODY, carbonCounted: "no" },
    source: SOURCE,
  },
  {
    gas: "CO2",
    unit: "t",
    is: "burnt * carbon * co2PerC",
    when: { vegetation: PEAT },
    source: "IPCC 2013 Wetlands Supplement, Chapter 2, Equation 2.8",
  },
];

const afBurn: Method = {
  code: "AF-BURN",
  title: "Fires on fields, forest, grass and peat",
  summary:
    "Counts what burns in the open on land: straw and cane on fields, forest that is cleared or catches fire, grass and savanna, and peat that smoulders under ground.",
  refs: ["V.3"],
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${SOURCE}; 2013 Wetlands Supplement, Chapter 2, Equation 2.8`,
  drivenBy: "area",
  inputs: [
    {
      kind: "choice",
      name: "vegetation",
      label: "What burnt?",
      hint: "Peat under a forest that burns is an entry of its own, beside the forest's.",
      options: [...RESIDUES, ...TROPICAL_FOREST, ...OTHER_FOREST, ...SHRUBS, ...GRASS, ...PEAT],
    },
    {
      kind: "quantity",
      name: "area",
      label: "What area burnt?",
      hint: "In the year, inside the boundary. A field burnt after each of two crops counts twice.",
      units: ["ha"],
      offer: ["ha", "km2", "rai"],
    },
    {
      kind: "choice",
      name: "crop",
      label: "Which crop?",
      options: ["rice", "maize", "sugarcane", "wheat", "other-crops"],
      when: { vegetation: RESIDUES },
    },
    {
      kind: "quantity",
      name: "fuel",
      label: "Dry matter on a hectare before the fire",
      hint: "Where it was measured. Left out, it comes from the IPCC's tables.",
      units: ["t/ha"],
      offer: ["t/ha", "kg/ha"],
      optional: true,
    },
    {
      kind: "choice",
      name: "basis",
      label: "How is the straw on a hectare found?",
      hint: "From the harvest: both Guidelines. The table per hectare stands in 2006 alone.",
      options: ["yield", "table-per-hectare"],
      notIn: { "2019": ["table-per-hectare"] },
      when: { vegetation: RESIDUES, fuel: "absent" },
    },
    {
      kind: "quantity",
      name: "yield",
      label: "Harvest of a hectare",
      hint: "Of one crop, as it is weighed, fresh.",
      units: ["t/ha"],
      offer: ["t/ha", "kg/ha"],
      when: BY_YIELD,
    },
    {
      kind: "share",
      name: "removed",
      label: "Share of straw taken away or rotted before the fire",
      default: 0,
      when: BY_YIELD,
    },
    {
      kind: "choice",
      name: "carbonCounted",
      label: "Is the carbon of the burnt trees already counted as land use (V.2)?",
      hint: "Yes where V.2 has this loss, as cleared or disturbed forest: then only methane and nitrous oxide count here. Yes also where the fire killed no trees: litter and dead wood are taken to build up again.",
      options: ["yes", "no"],
      when: { vegetation: WOODY },
    },
  ],
  factors: FACTORS,
  formulas: FORMULAS,
  dataFrom:
    "The agriculture department: share of fields burnt, harvests. The forestry or disaster agency: fire scars by land cover; satellite fire products.",
  example: {
    ref: "V.3",
    label: "Rice straw burnt on the field",
    inputs: {
      vegetation: "crop-residues",
      area: "1000 ha",
      crop: "rice",
      basis: "yield",
      yield: "5 t/ha",
      removed: "30 %",
    },
  },
  pitfalls: [
    "Enter the area that burnt, not the area grown: often a third of it or less.",
    "The carbon dioxide of straw and grass is not counted: it grows back within the year. That of forest is, once: here or in V.2.",
    "Peat is old carbon: its carbon dioxide always counts, beside that of drainage in V.2.",
    "Cane burnt in the mill's boiler is energy (I.3 or I.4.4), waste burnt in yards is III.3.",
    "Straw counted as burnt here is no longer there for AF-N2O-DIR (share burnt) or for compost.",
  ],
};

export const BURNING: readonly Method[] = [afBurn];
