import type { FactorNeed, Formula, Input, Method } from "../method.ts";
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

/** Nitrogen of which a part goes into the air; that of residues and soil carbon does not. */
const IN_AIR = { source: [...SPREAD, ...DUNG] };
const NOT_IN_AIR = { source: FROM_FIELDS };

const LEACHING = `${SOILS_CHAPTER}, Equation 11.10`;
const DEPOSITION = `${SOILS_CHAPTER}, Equation 11.9`;

const FERTILISER: Input = {
  kind: "choice",
  name: "fertiliser",
  label: "Which fertiliser?",
  hint: "Told apart by the 2019 Refinement alone: urea loses most to the air. Mixed: several, or not known.",
  options: ["mixed-fertiliser", "urea", "ammonium-based", "nitrate-based", "ammonium-nitrate-based"],
  when: { source: "synthetic" },
  default: "mixed-fertiliser",
};

const IRRIGATED: Input = {
  kind: "choice",
  name: "irrigated",
  label: "Is the land irrigated, other than by drip?",
  hint: "In a dry climate nothing washes out without irrigation.",
  options: ["no", "yes"],
  when: { climate: DRY },
};

const FACTORS: readonly FactorNeed[] = [
  {
    name: "fracGas",
    label: "Share that goes into the air as ammonia and nitrogen oxides (Frac-GAS)",
    keys: [
      { key: "soil/{fertiliser}/volatilised", when: { source: "synthetic" } },
      { key: "soil/synthetic/volatilised", when: { source: "synthetic" } },
      { key: "soil/organic/volatilised", when: { source: ["organic", ...DUNG] } },
    ],
    units: ["1"],
    max: 1,
    when: IN_AIR,
  },
  {
    name: "ef4",
    label: "Nitrogen given off as N₂O, of what comes down again (EF₄)",
    keys: [
      { key: "soil/wet/ef4", of: "N", when: { climate: WET } },
      { key: "soil/dry/ef4", of: "N", when: { climate: DRY } },
      { key: "soil/any-climate/ef4", of: "N" },
    ],
    units: ["1"],
    per: "N",
    max: 1,
    when: IN_AIR,
  },
  {
    name: "fracLeach",
    label: "Share that washes out (Frac-LEACH)",
    keys: [{ key: "soil/leached" }],
    units: ["1"],
    max: 1,
  },
  {
    name: "ef5",
    label: "Nitrogen given off as N₂O, of what washes out (EF₅)",
    keys: [{ key: "soil/ef5", of: "N" }],
    units: ["1"],
    per: "N",
    max: 1,
  },
  CARBON_TO_NITROGEN,
  ...CROP_NITROGEN,
];

const LEACHED = { name: "leached", label: "Nitrogen that washes out", unit: "t", of: "N" } as const;

/** Where rain or irrigation washes nitrogen out. */
const WASHED = [{ climate: [...WET, "unknown"] }, { climate: DRY, irrigated: "yes" }];

const FORMULAS: readonly Formula[] = [
  ...APPLIED_FORMULAS,
  {
    name: "volatilised",
    label: "Nitrogen that goes into the air",
    unit: "t",
    of: "N",
    is: "applied * fracGas",
    when: IN_AIR,
    source: DEPOSITION,
  },
  // What has gone into the air cannot wash out: binds only for shares of one's own that pass the whole.
  ...WASHED.flatMap((where): readonly Formula[] => [
    {
      ...LEACHED,
      is: "min(applied * fracLeach, applied - volatilised)",
      when: { ...IN_AIR, ...where },
      source: LEACHING,
    },
    { ...LEACHED, is: "applied * fracLeach", when: { ...NOT_IN_AIR, ...where }, source: LEACHING },
  ]),
  { ...LEACHED, is: "applied * 0", when: { climate: DRY, irrigated: "no" }, source: LEACHING },
  { gas: "N2O", unit: "t", is: "volatilised * ef4 * n2oPerN", when: IN_AIR, source: DEPOSITION },
  { gas: "N2O", unit: "t", is: "leached * ef5 * n2oPerN", source: LEACHING },
];

const afN2oInd: Method = {
  code: "AF-N2O-IND",
  title: "Nitrous oxide of nitrogen that leaves the fields",
  summary:
    "Counts the nitrous oxide of nitrogen that leaves farmland: blown off as ammonia and rained down elsewhere, or washed into ground water and rivers.",
  refs: ["V.3"],
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${SOILS_CHAPTER}, Equations 11.9 to 11.11`,
  drivenBy: "cityShare",
  inputs: [sourceOf(), FERTILISER, CLIMATE, IRRIGATED, ...NITROGEN_INPUTS, CITY_SHARE],
  factors: FACTORS,
  formulas: FORMULAS,
  dataFrom:
    "The same as for AF-N2O-DIR: the agriculture department; rain records or the meteorological office for the climate.",
  example: {
    ref: "V.3",
    label: "Urea on vegetables and maize",
    inputs: { source: "synthetic", fertiliser: "urea", climate: "tropical-wet", nitrogen: "1000 t" },
  },
  pitfalls: [
    "Enter the same nitrogen as in AF-N2O-DIR, whole: nothing is taken off for what evaporates.",
    "Residues and soil carbon wash out but do not evaporate; peat has no indirect part.",
    "Nitrogen that evaporates in stables and manure heaps is AF-MM-N2O, indirect: only what reaches the land stands here.",
    "Where the climate is not known, washing out is counted: say dry and not irrigated where nothing drains.",
  ],
};

export const SOILS_INDIRECT: readonly Method[] = [afN2oInd];
