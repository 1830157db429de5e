import type { ChoiceInput, FactorNeed, Formula, Input, QuantityInput, ShareInput } from "../method.ts";
import { CROP_NITROGEN_FORMULAS, CROPS } from "./crop-residues.ts";

export const SOILS_CHAPTER = "IPCC 2006 Guidelines and 2019 Refinement, Volume 4, Chapter 11";

export const WET = ["tropical-wet", "temperate-wet"];
export const DRY = ["tropical-dry", "temperate-dry"];

/** Nitrogen spread on fields, as the officer knows it. */
export const SPREAD = ["synthetic", "organic"];
/** Nitrogen that animals on pasture leave. */
export const DUNG = ["dung-cattle-poultry-pigs", "dung-sheep-and-other"];
/** Nitrogen that must be worked out from crops or soil carbon. */
export const FROM_FIELDS = ["crop-residues", "soil-carbon"];

/** Where the nitrogen comes from: decides what is asked next. */
export function sourceOf(others: readonly string[] = []): ChoiceInput {
  return {
    kind: "choice",
    name: "source",
    label: "Where does the nitrogen come from?",
    hint: "Make one entry for each. Organic: manure from stables, compost, sludge. Dung: left by animals on pasture, all their nitrogen × the share that falls there (AF-MM-N2O works out the first). Soil carbon: nitrogen set free where soil loses carbon.",
    options: [...SPREAD, ...FROM_FIELDS, ...DUNG, ...others],
  };
}

const NITROGEN: QuantityInput = {
  kind: "quantity",
  name: "nitrogen",
  label: "How much nitrogen?",
  hint: "Nitrogen itself, not the product: urea has 46 % of it, ammonium sulphate 21 %, NPK 15-15-15 has 15 %. You may type 2174*0.46.",
  units: ["t"],
  offer: ["t", "kg", "kt"],
  of: "N",
  when: { source: [...SPREAD, ...DUNG] },
};

const CARBON_LOST: QuantityInput = {
  kind: "quantity",
  name: "carbonLost",
  label: "How much carbon did mineral soils lose?",
  hint: "Of the year, from the land use method; only land that loses carbon, gains not subtracted.",
  units: ["t"],
  offer: ["t", "kt"],
  of: "C",
  when: { source: "soil-carbon" },
};

const CHANGE: ChoiceInput = {
  kind: "choice",
  name: "change",
  label: "Why did the soil lose carbon?",
  options: ["land-use-change", "management-change"],
  when: { source: "soil-carbon" },
};

/** The nitrogen that reaches the soil: as given, from crops, or from soil carbon. */
export const NITROGEN_INPUTS: readonly Input[] = [NITROGEN, CARBON_LOST, CHANGE, CROPS];

export const CLIMATE: ChoiceInput = {
  kind: "choice",
  name: "climate",
  label: "What is the climate?",
  hint: "In the tropics wet means more than 1,000 mm of rain a year. Not known: the factors of all climates.",
  options: [...WET, ...DRY, "unknown"],
  fromCity: "climate",
  default: "unknown",
};

export const CITY_SHARE: ShareInput = {
  kind: "share",
  name: "cityShare",
  label: "Share that is the city's",
  hint: "In %, by farmland, where the figure is of a province. Left out, all of it is the city's.",
  default: 1,
};

export const CARBON_TO_NITROGEN: FactorNeed = {
  name: "carbonNitrogen",
  label: "Carbon to nitrogen in the soil (C:N)",
  keys: [{ key: "soil/carbon-nitrogen/{change}", of: "C" }],
  units: ["1"],
  per: "N",
  min: 1,
};

const APPLIED = { name: "applied", label: "Nitrogen that reaches the soil", unit: "t", of: "N" } as const;

/** `applied`, the nitrogen of the entry whatever its source, and the lines that lead to it. */
export const APPLIED_FORMULAS: readonly Formula[] = [
  ...CROP_NITROGEN_FORMULAS,
  { ...APPLIED, is: "nitrogen * cityShare", when: { source: [...SPREAD, ...DUNG] } },
  {
    ...APPLIED,
    is: "sum(nitrogenAbove + nitrogenBelow) * cityShare",
    when: { source: "crop-residues" },
    source: `${SOILS_CHAPTER}, Equation 11.6`,
  },
  {
    ...APPLIED,
    is: "carbonLost / carbonNitrogen * cityShare",
    when: { source: "soil-carbon" },
    source: `${SOILS_CHAPTER}, Equation 11.8`,
  },
];
