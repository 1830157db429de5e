import type { FactorKey, FactorNeed, Formula, Level, ListInput } from "../method.ts";

const CHAPTER = "IPCC 2006 Guidelines and 2019 Refinement, Volume 4, Chapter 11";

/** Crops that the tables leave without a value, and the kind of crop whose value serves. */
const STANDS_FOR: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  nbg: { grains: ["rice", "millet"], "beans-and-pulses": ["peanut"] },
  rs: { grains: ["millet", "sorghum", "rye"], "beans-and-pulses": ["peanut", "dry-bean"] },
  rag: {
    grains: ["wheat"],
    "beans-and-pulses": ["dry-bean"],
    "n-fixing-forages": ["alfalfa"],
    "non-n-fixing-forages": ["non-legume-hay"],
  },
};

/** Crops without a row of their own take that of other crops, which the 2019 Refinement has. */
const NOT_NAMED = ["sugarcane", "root-crops"];

function cropNeed(
  what: string,
  label: string,
  unit: string,
  level: "activity" | "element",
  of?: "N",
): FactorNeed {
  const key = (crop: string, when?: FactorKey["when"]): FactorKey => ({
    key: `crop/${crop}/${what}`,
    ...(of ? { of } : {}),
    ...(when ? { when, instead: true } : {}),
  });
  const others = Object.entries(STANDS_FOR[what] ?? {}).map(([kind, crop]) => key(kind, { crop }));
  return {
    name: what,
    label,
    keys: [key("{crop}"), ...others, key("other-crops", { crop: NOT_NAMED })],
    units: [unit],
    ...(level === "element" ? { level } : {}),
    ...(unit === "1" && what !== "rag" && what !== "slope" && what !== "rs" ? { max: 1 } : {}),
    ...(what === "intercept" ? { min: -10 } : {}),
  };
}

/** How much of a crop stays above the ground, for methods with a choice `crop`. */
export function residueFactors(level: "activity" | "element"): readonly FactorNeed[] {
  return [
    cropNeed("dm", "Dry matter in the harvest", "1", level),
    cropNeed("slope", "Residue for each tonne of dry harvest (2006)", "1", level),
    cropNeed("intercept", "Residue of a field without harvest (2006)", "t/ha", level),
    cropNeed("rag", "Residue above ground to harvest, dry (2019)", "1", level),
    {
      name: "combustion",
      label: "Part that burns of what is set on fire",
      keys: [
        { key: "burning/{crop}/combustion" },
        { key: "burning/wheat/combustion", when: { crop: ["winter-wheat", "spring-wheat"] } },
        { key: "burning/other-crops/combustion" },
      ],
      units: ["1"],
      ...(level === "element" ? { level } : {}),
      max: 1,
    },
  ];
}

/** Dry harvest and residue above ground of a hectare, from `yield`; `when` must not name the edition. */
export function residueFormulas(level: Level, when: Formula["when"] = {}): readonly Formula[] {
  const residue = {
    name: "residue",
    label: "Residue above ground on a hectare, dry",
    level,
    unit: "t/ha",
  };
  return [
    {
      name: "dryYield",
      label: "Dry harvest of a hectare",
      level,
      unit: "t/ha",
      is: "yield * dm",
      when,
      source: `${CHAPTER}, Equation 11.7`,
    },
    {
      ...residue,
      is: "dryYield * slope + intercept",
      when: { ...when, guidelines: "2006" },
      source: "IPCC 2006 Guidelines, Volume 4, Chapter 11, Table 11.2",
    },
    {
      ...residue,
      is: "dryYield * rag",
      when: { ...when, guidelines: "2019" },
      source: "2019 Refinement, Volume 4, Chapter 11, Equation 11.6",
    },
  ];
}

/** The crops whose residues go back to the soil. */
export const CROPS: ListInput = {
  kind: "list",
  name: "crops",
  label: "Which crops were grown?",
  hint: "One line for each crop. Shares left out: nothing removed, nothing burnt, sown anew every year.",
  when: { source: "crop-residues" },
  totals: ["area"],
  columns: [
    {
      kind: "choice",
      name: "crop",
      label: "Crop",
      options: { keys: "crop/+/nag" },
      notIn: { "2006": ["other-crops"] },
    },
    {
      kind: "quantity",
      name: "area",
      label: "Area harvested in the year",
      units: ["ha"],
      offer: ["ha", "km2", "rai"],
    },
    {
      kind: "quantity",
      name: "yield",
      label: "Harvest of a hectare",
      hint: "As it is weighed, fresh.",
      units: ["t/ha"],
      offer: ["t/ha", "kg/ha"],
    },
    {
      kind: "share",
      name: "removed",
      label: "Share of straw taken away",
      hint: "As fodder, litter or fuel.",
      default: 0,
    },
    { kind: "share", name: "burnt", label: "Share of the area burnt", default: 0 },
    {
      kind: "share",
      name: "renewed",
      label: "Share sown anew",
      hint: "100 % for crops of one year; for grass renewed every five years 20 %.",
      default: 1,
    },
  ],
};

/** Factors of `CROPS`. */
export const CROP_NITROGEN: readonly FactorNeed[] = [
  ...residueFactors("element"),
  cropNeed("nag", "Nitrogen in residues above ground", "1", "element", "N"),
  cropNeed("rs", "Roots to biomass above ground", "1", "element"),
  cropNeed("nbg", "Nitrogen in roots", "1", "element", "N"),
];

const ABOVE = {
  name: "nitrogenAbove",
  label: "Nitrogen of straw and stubble",
  level: "element",
  unit: "t",
  of: "N",
} as const;

const FROM_CROPS = { source: "crop-residues" };

/**
 * The nitrogen that residues of `CROPS` bring to the soil, element by element: `nitrogenAbove` and
 * `nitrogenBelow`. The 2019 Refinement subtracts what is burnt beside what is removed, and its equation lost
 * the line that says how renewal acts above ground; as in 2006, it acts on both.
 */
export const CROP_NITROGEN_FORMULAS: readonly Formula[] = [
  ...residueFormulas("element", FROM_CROPS),
  {
    ...ABOVE,
    is: "area * residue * renewed * (1 - burnt * combustion) * (1 - removed) * nag",
    when: { ...FROM_CROPS, guidelines: "2006" },
    source: "IPCC 2006 Guidelines, Volume 4, Chapter 11, Equations 11.6 and 11.7A",
  },
  {
    ...ABOVE,
    is: "area * residue * renewed * max(0, 1 - removed - burnt * combustion) * nag",
    when: { ...FROM_CROPS, guidelines: "2019" },
    source: "2019 Refinement, Volume 4, Chapter 11, Equation 11.6",
  },
  {
    name: "nitrogenBelow",
    label: "Nitrogen of roots",
    level: "element",
    unit: "t",
    of: "N",
    is: "area * (residue + dryYield) * renewed * rs * nbg",
    when: FROM_CROPS,
    source: `${CHAPTER}, Equation 11.6`,
  },
];
