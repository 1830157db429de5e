import type { FactorKey, FactorNeed, Formula, Input, Method } from "../method.ts";
import { CROP_NITROGEN } from "./crop-residues.ts";
import {
  APPLIED_FORMULAS,
  CARBON_TO_NITROGEN,
  CITY_SHARE,
  CLIMATE,
  DRY,
  DUNG,
  FROM_FIELDS,
  NITROGEN_INPUTS,
  SOILS_CHAPTER,
  sourceOf,
  SPREAD,
  WET,
} from "./soils.ts";

const ON_FIELDS = [...SPREAD, ...FROM_FIELDS];
const RICE = ["flooded-rice", "flooded-rice-continuous", "flooded-rice-drained"];
const SOURCE = `${SOILS_CHAPTER}, Equation 11.1`;

const TROPICAL_CROPS = [
  "tropical-cropland",
  "tropical-grassland",
  "tropical-oil-palm",
  "tropical-sago",
  "tropical-rice",
];
const TROPICAL_FORESTS = ["tropical-forest", "tropical-acacia", "tropical-plantation"];
const TEMPERATE = [
  "temperate-cropland-and-grassland",
  "temperate-forest-nutrient-rich",
  "temperate-forest-nutrient-poor",
];

const FIELD: Input = {
  kind: "choice",
  name: "field",
  label: "On which fields?",
  hint: "Flooded rice gives less. Upland rice is another crop. Continuous and drained are told apart by the 2019 Refinement alone.",
  options: ["other-fields", ...RICE],
  notIn: { "2006": ["flooded-rice-continuous", "flooded-rice-drained"] },
  when: { source: ON_FIELDS },
};

const ORGANIC_SOIL: readonly Input[] = [
  {
    kind: "choice",
    name: "use",
    label: "What is the drained peat or other organic soil used for?",
    options: [...TROPICAL_CROPS, ...TROPICAL_FORESTS, ...TEMPERATE],
    when: { source: "organic-soil" },
  },
  {
    kind: "choice",
    name: "peatFactors",
    label: "By which factors?",
    hint: "The Wetlands Supplement of 2013 knows more uses; the 2006 Guidelines are much higher. Take those of your national inventory, and the same for carbon dioxide in V.2. The 2019 Refinement has no values of its own: by it, the Supplement.",
    options: ["wetlands-supplement-2013", "guidelines-2006"],
    notIn: { "2019": ["guidelines-2006"] },
    when: { source: "organic-soil" },
  },
  {
    kind: "quantity",
    name: "drainedArea",
    label: "What area is drained?",
    units: ["ha"],
    offer: ["ha", "km2", "rai"],
    when: { source: "organic-soil" },
  },
];

const ELSEWHERE = { field: "other-fields" };

const ADDED: readonly FactorKey[] = [
  { key: "soil/{field}/ef1", when: { field: RICE } },
  { key: "soil/wet-synthetic/ef1", when: { ...ELSEWHERE, source: "synthetic", climate: WET } },
  { key: "soil/wet-other/ef1", when: { ...ELSEWHERE, source: ["organic", ...FROM_FIELDS], climate: WET } },
  { key: "soil/dry/ef1", when: { ...ELSEWHERE, climate: DRY } },
  { key: "soil/any-climate/ef1", when: ELSEWHERE },
];

const FACTORS: readonly FactorNeed[] = [
  {
    name: "ef1",
    label: "Nitrogen given off as N₂O, of what is added to fields (EF₁)",
    keys: ADDED.map((key) => ({ ...key, of: "N" as const })),
    units: ["1"],
    per: "N",
    max: 1,
    when: { source: ON_FIELDS },
  },
  {
    name: "ef3",
    label: "Nitrogen given off as N₂O, of dung and urine (EF₃)",
    keys: [
      { key: "soil/{source}-wet/ef3", of: "N", when: { climate: WET } },
      { key: "soil/{source}-dry/ef3", of: "N", when: { climate: DRY } },
      { key: "soil/{source}/ef3", of: "N" },
    ],
    units: ["1"],
    per: "N",
    max: 1,
    when: { source: DUNG },
  },
  {
    name: "ef2",
    label: "Nitrogen given off as N₂O by a hectare of drained organic soil (EF₂)",
    keys: [
      { key: "soil/{use}/ef2-2013", of: "N", when: { peatFactors: "wetlands-supplement-2013" } },
      {
        key: "soil/tropical-forest/ef2-2013",
        of: "N",
        when: { peatFactors: "wetlands-supplement-2013", use: "tropical-plantation" },
        instead: true,
      },
      {
        key: "soil/tropical-cropland-and-grassland/ef2",
        of: "N",
        when: { peatFactors: "guidelines-2006", use: TROPICAL_CROPS },
      },
      {
        key: "soil/tropical-forest/ef2",
        of: "N",
        when: { peatFactors: "guidelines-2006", use: TROPICAL_FORESTS },
      },
      { key: "soil/{use}/ef2", of: "N", when: { peatFactors: "guidelines-2006", use: TEMPERATE } },
    ],
    units: ["kg/(ha*year)"],
    when: { source: "organic-soil" },
  },
  CARBON_TO_NITROGEN,
  ...CROP_NITROGEN,
];

const FORMULAS: readonly Formula[] = [
  ...APPLIED_FORMULAS,
  {
    gas: "N2O",
    unit: "t",
    is: "applied * ef1 * n2oPerN",
    when: { source: ON_FIELDS },
    source: SOURCE,
  },
  { gas: "N2O", unit: "t", is: "applied * ef3 * n2oPerN", when: { source: DUNG }, source: SOURCE },
  {
    gas: "N2O",
    unit: "t",
    is: "drainedArea * cityShare * ef2 * oneYear * n2oPerN",
    when: { source: "organic-soil" },
    source: `${SOURCE}; 2013 Wetlands Supplement, Chapter 2, Equation 2.7`,
  },
];

const afN2oDir: Method = {
  code: "AF-N2O-DIR",
  title: "Nitrous oxide straight from soils",
  summary:
    "Counts the nitrous oxide that soils give off where nitrogen is added (fertiliser, manure, straw, dung on pasture), where soil loses carbon, and where peat is drained.",
  refs: ["V.3"],
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${SOILS_CHAPTER}, Equations 11.1 and 11.6 to 11.8`,
  drivenBy: "cityShare",
  inputs: [
    sourceOf(["organic-soil"]),
    FIELD,
    { ...CLIMATE, when: { source: [...ON_FIELDS, ...DUNG] } },
    ...NITROGEN_INPUTS,
    ...ORGANIC_SOIL,
    CITY_SHARE,
  ],
  factors: FACTORS,
  formulas: FORMULAS,
  dataFrom:
    "The agriculture department: fertiliser by district, crops and harvests, livestock on pasture. The peat or forestry agency: drained peat by use.",
  example: {
    ref: "V.3",
    label: "Urea on vegetables and maize",
    inputs: {
      source: "synthetic",
      field: "other-fields",
      climate: "tropical-wet",
      nitrogen: "1000 t",
    },
  },
  pitfalls: [
    "Enter nitrogen, not fertiliser: a tonne of urea has 460 kg of it.",
    "Enter each source here and again in AF-N2O-IND: this is what the field gives off, that what blows and washes away. Drained peat stands here alone.",
    "Manure in stables and lagoons is V.1; once it is spread on land its nitrogen counts here, as organic. Dung left on pasture counts here only.",
    "Nitrogen is not lessened by what evaporates before it is multiplied: the factors are of all that is applied.",
    "Straw burnt on the field goes under its crop's share burnt here, and its smoke under AF-BURN.",
  ],
};

export const SOILS_DIRECT: readonly Method[] = [afN2oDir];
