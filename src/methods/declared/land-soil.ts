import type { ChoiceInput, FactorNeed, Method } from "../method.ts";
import { areaOf, CHAPTER_2, LAND_REFS } from "./land.ts";

const CLIMATES = [
  "tropical-wet-over-2000",
  "tropical-moist",
  "tropical-dry",
  "tropical-montane",
  "warm-temperate-moist",
  "warm-temperate-dry",
  "cool-temperate-moist",
  "cool-temperate-dry",
  "boreal",
];
const SOILS = ["low-activity-clay", "high-activity-clay", "sandy", "volcanic", "wetland", "spodic"];
const USES = [
  "native",
  "annual-crops",
  "paddy",
  "perennial-crops",
  "set-aside",
  "shifting-short-fallow",
  "shifting-mature-fallow",
  "grassland",
];
const MANAGEMENTS = [
  "reference",
  "reduced-tillage",
  "no-till",
  "moderately-degraded",
  "high-intensity-grazing",
  "severely-degraded",
  "improved-grassland",
];
const INPUTS = ["low", "medium", "high", "high-with-manure", "high-on-grassland"];

/** Columns that say how land is or was used. */
function usage(when: "Before" | "Now", said: string, uses: readonly string[]): ChoiceInput[] {
  return [
    { kind: "choice", name: `use${when}`, label: `Use ${said}`, options: uses },
    {
      kind: "choice",
      name: `management${when}`,
      label: `Tillage or state of grass ${said}`,
      hint: "Of annual crops and grassland alone.",
      options: MANAGEMENTS,
      notIn: { "2006": ["high-intensity-grazing"], "2019": ["moderately-degraded"] },
      default: "reference",
    },
    {
      kind: "choice",
      name: `input${when}`,
      label: `Organic matter put in ${said}`,
      hint: "Of annual crops and improved grassland alone.",
      options: INPUTS,
      default: "medium",
    },
  ];
}

function stockFactors(when: "Before" | "Now", said: string): FactorNeed[] {
  const named: readonly [string, string, string][] = [
    ["landUse", "use", "land-use"],
    ["tillage", "management", "management"],
    ["organic", "input", "input"],
  ];
  const labels = ["Factor of land use", "Factor of tillage or grass", "Factor of organic matter"];
  return named.map(([name, column, part], index) => ({
    name: `${name}${when}`,
    label: `${labels[index]} ${said}`,
    keys: [{ key: `soil-carbon/{climate}/{${column}${when}}/${part}` }],
    units: ["1"],
    level: "element" as const,
    max: 3,
  }));
}

const SOURCE = `${CHAPTER_2}, Equation 2.25`;

const afSoilMin: Method = {
  code: "AF-SOIL-MIN",
  title: "Carbon of mineral soils",
  summary:
    "Counts the carbon that mineral soils lose or gain in the 20 years after land changed its use, tillage or manuring, a twentieth each year. A removal is a negative number.",
  refs: LAND_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${SOURCE}; Chapters 5, 6, 8 and 9`,
  drivenBy: "area",
  inputs: [
    {
      kind: "choice",
      name: "climate",
      label: "What is the climate?",
      hint: "Of the land. In the tropics dry is under 1,000 mm of rain a year, moist up to 2,000 mm, wet more; montane is above 1,000 m.",
      options: CLIMATES,
    },
    {
      kind: "choice",
      name: "soil",
      label: "What soil is it?",
      hint: "Red and yellow tropical soils (Acrisols, Ferralsols, Ultisols, Oxisols) have low-activity clay. Wetland: Gleysols. Peat is drained organic soil, not this.",
      options: SOILS,
    },
    {
      kind: "list",
      name: "changes",
      label: "Which land changed in the last 20 years?",
      hint: "One row for each change. Land that did not change need not stand here.",
      totals: ["area"],
      columns: [
        ...usage("Before", "before", USES),
        ...usage("Now", "now", [...USES, "paved", "other-land"]),
        areaOf("Area", "Changed in the last 20 years, the inventory year among them."),
      ],
      marks: { paved: { column: "useNow", is: ["paved"] } },
    },
    {
      kind: "quantity",
      name: "transition",
      label: "Years that the soil takes to change",
      hint: "20 unless your country uses another.",
      units: ["year"],
      offer: ["year"],
      min: 1,
      max: 200,
      default: 20,
    },
  ],
  factors: [
    {
      name: "reference",
      label: "Carbon of the soil under native growth, to 30 cm",
      keys: [{ key: "soil-carbon/{climate}/{soil}/reference-stock", of: "C" }],
      units: ["t/ha"],
    },
    ...stockFactors("Before", "before"),
    ...stockFactors("Now", "now"),
  ],
  formulas: [
    {
      name: "stockBefore",
      label: "Carbon of a hectare before",
      level: "element",
      unit: "t/ha",
      of: "C",
      is: "reference * landUseBefore * tillageBefore * organicBefore",
      source: SOURCE,
    },
    {
      name: "stockNow",
      label: "Carbon of a hectare when the soil has settled",
      level: "element",
      unit: "t/ha",
      of: "C",
      is: "(paved == 1 ? stockBefore : reference) * landUseNow * tillageNow * organicNow",
      source: `${SOURCE}; for paved land Chapter 8, Section 8.3.3.2`,
    },
    {
      name: "change",
      label: "Carbon gained in the year",
      level: "element",
      unit: "t",
      of: "C",
      is: "area * (stockNow - stockBefore) / transition * oneYear",
      source: SOURCE,
    },
    { gas: "CO2", unit: "t", is: "-sum(change) * co2PerC" },
  ],
  dataFrom:
    "The agriculture office for tillage and manuring, the land office for land that changed, the national soil map for soil and climate.",
  example: {
    ref: "V.2",
    label: "Forest soil under fields, houses and roads",
    inputs: {
      climate: "tropical-moist",
      soil: "low-activity-clay",
      changes: [
        { useBefore: "native", useNow: "annual-crops", inputNow: "low", area: "400 ha" },
        { useBefore: "native", useNow: "paved", area: "120 ha" },
      ],
    },
  },
  pitfalls: [
    "Enter all land that changed in the last 20 years, not the year's alone: the soil goes on changing.",
    "Tillage and manuring are factors of annual crops and grass; for paddy, tree crops and forest leave them as they are.",
    "After 20 years the soil has settled: take the row out.",
    "Paved land keeps 80 % of what was there; lawns are improved grassland, parks with trees are native.",
    "Carbon that mineral soils lose also frees nitrogen: count it in soils (V.3).",
  ],
};

export const LAND_SOIL: readonly Method[] = [afSoilMin];
