import type { Formula, Method } from "../method.ts";

const CHAPTER = "IPCC 2006 Guidelines and 2019 Refinement, Volume 4, Chapter 5";
const DAILY = `${CHAPTER}, Equation 5.2`;

/** The daily emission, with the city's own factor of soil and cultivar where it has one. */
function dailyEmission(soilFactor: "1" | "absent"): Formula {
  return {
    name: "daily",
    label: "Methane of a hectare in a day",
    unit: "kg/(ha*day)",
    of: "CH4",
    is: `efc * sfw * sfp * sfo${soilFactor === "1" ? " * sfs" : ""}`,
    when: { sfs: soilFactor },
    source: DAILY,
  };
}

const afRice: Method = {
  code: "AF-RICE",
  title: "Rice fields",
  summary:
    "Counts the methane that microbes in flooded rice fields give off: by harvested area, days of growth, how long the field stands under water, and what straw or manure was worked in.",
  refs: ["V.3"],
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${CHAPTER}, Equations 5.1 to 5.3`,
  drivenBy: "area",
  inputs: [
    {
      kind: "quantity",
      name: "area",
      label: "What area was harvested?",
      hint: "Of the year and of this kind of field. A field with two crops a year counts twice.",
      units: ["ha"],
      offer: ["ha", "km2", "rai"],
    },
    {
      kind: "quantity",
      name: "days",
      label: "How many days does the rice grow?",
      hint: "From planting to harvest, of one crop; days of a second growth from the stubble (ratoon) are added. The 2019 Refinement has 102 days for South-East Asia (78 to 150), 113 for the world.",
      units: ["day"],
      offer: ["day"],
      max: 365,
    },
    {
      kind: "choice",
      name: "waterRegime",
      label: "How does the field stand under water while the rice grows?",
      hint: "Drainage counts where it lasts more than three days; that before the harvest does not. Alternate wetting and drying is multiple drainage.",
      options: { keys: "rice/+/sfw" },
    },
    {
      kind: "choice",
      name: "preSeason",
      label: "How was the field before planting?",
      hint: "Flooding of under 30 days, to prepare the soil, does not count. Fields with two or three crops a year were mostly dry for under 180 days.",
      options: { keys: "rice/+/sfp" },
      notIn: { "2006": ["non-flooded-over-365-days"] },
      default: "unknown",
    },
    {
      kind: "list",
      name: "amendments",
      label: "What organic matter was worked into the soil?",
      hint: "Left out, none. Straw that was burnt or lies on the ground does not count.",
      optional: true,
      columns: [
        { kind: "choice", name: "type", label: "Kind", options: { keys: "rice/+/cfoa" } },
        {
          kind: "quantity",
          name: "rate",
          label: "Weight per hectare and crop",
          hint: "Straw dry, all else as it is spread.",
          units: ["t/ha"],
          offer: ["t/ha", "kg/ha"],
        },
      ],
    },
  ],
  factors: [
    {
      name: "efc",
      label: "Daily methane of a field always flooded, without organic matter",
      keys: [{ key: "rice/efc", of: "CH4" }],
      units: ["kg/(ha*day)"],
    },
    {
      name: "sfw",
      label: "Scaling for the water while it grows",
      keys: [{ key: "rice/{waterRegime}/sfw" }],
      units: ["1"],
    },
    {
      name: "sfp",
      label: "Scaling for the water before planting",
      keys: [{ key: "rice/{preSeason}/sfp" }],
      units: ["1"],
    },
    { name: "sfs", label: "Scaling for soil and cultivar, of your own (Tier 2)", keys: [], units: ["1"] },
    {
      name: "cfoa",
      label: "Effect of an organic matter, against fresh straw",
      keys: [{ key: "rice/{type}/cfoa" }],
      units: ["1"],
      level: "element",
    },
  ],
  formulas: [
    {
      name: "sfo",
      label: "Scaling for organic matter",
      unit: "1",
      is: "(1 + sum(rate * cfoa) / oneTonnePerHectare) ^ 0.59",
      source: `${CHAPTER}, Equation 5.3`,
    },
    dailyEmission("1"),
    dailyEmission("absent"),
    { gas: "CH4", unit: "t", is: "area * days * daily", source: `${CHAPTER}, Equation 5.1` },
  ],
  dataFrom:
    "The agriculture department: harvested rice by season and irrigation scheme. Irrigation office and farm advisers: drainage, straw and manure.",
  example: {
    ref: "V.3",
    label: "Irrigated rice, drained more than once",
    inputs: {
      area: "5000 ha",
      days: "102 day",
      waterRegime: "multiple-drainage",
      amendments: [{ type: "straw-shortly-before", rate: "2 t/ha" }],
    },
  },
  pitfalls: [
    "Take the area harvested, not the area of fields: two crops are twice the area, three are three times.",
    "Make one entry for each kind of field: irrigated, rainfed and deep-water rice differ severalfold. Upland rice gives none.",
    "The tables of 2006 and 2019 belong together: never mix a daily emission of one with a scaling of the other.",
    "Straw is counted dry and only where it is worked in. What is burnt on the field belongs to AF-BURN.",
    "Drained fields give less methane and a little more nitrous oxide: enter their fertiliser in AF-N2O-DIR too.",
  ],
};

export const RICE: readonly Method[] = [afRice];
