import type { Formula, Method } from "../method.ts";
import { VOLUME_4 } from "./land.ts";

const CHAPTER = `${VOLUME_4}, Chapter 12`;
const SOLID = ["sawnwood", "sawnwood-coniferous", "sawnwood-non-coniferous", "wood-panels"];
const DECAY = `${CHAPTER}, Equation 12.1 (2006) and 12.2 (2019)`;

/** Carbon that comes into use in a year, of wood by volume or paper by weight. */
function inflow(dimension: "volume" | "mass", carbon: string): Formula {
  return {
    name: "inflow",
    label: "Carbon that came into use in the year",
    level: "year",
    unit: "t",
    of: "C",
    is: `amount * ${carbon}`,
    when: { amount: dimension },
    source: `${CHAPTER}, Table 12.4 (2006) and Equation 12.6 (2019)`,
  };
}

const afHwp: Method = {
  code: "AF-HWP",
  title: "Wood in buildings, furniture and paper",
  summary:
    "Counts how much more carbon stands in timber, boards and paper in use than a year before: what came into use, less what decayed (first-order decay). Growth of the stock is a removal, a negative number.",
  refs: ["V.3"],
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${CHAPTER}, Equations 12.1 (2006) and 12.2 to 12.4 (2019)`,
  drivenBy: "amount",
  inputs: [
    {
      kind: "choice",
      name: "product",
      label: "Which product?",
      hint: "One entry for each.",
      options: [...SOLID, "paper"],
    },
    {
      kind: "series",
      name: "amount",
      label: "How much came into use in each year?",
      hint: "By year: made in the city plus brought in, less sent out. Timber and boards in cubic metres, paper in air-dry tonnes. 30 years or more is best.",
      units: ["m3", "t"],
      offer: ["m3", "t", "kt"],
    },
    {
      kind: "choice",
      name: "start",
      label: "What was in use before the first year?",
      hint: "Steady: the stock that the first five years' average keeps up (2019 Refinement). Empty: for a series that reaches back to 1900. Known: from an earlier inventory.",
      options: ["steady", "empty", "known"],
      default: "steady",
    },
    {
      kind: "quantity",
      name: "initialStock",
      label: "Carbon in use at the beginning of the first year",
      units: ["t"],
      offer: ["t", "kt"],
      of: "C",
      when: { start: "known" },
    },
  ],
  factors: [
    {
      name: "carbonByVolume",
      label: "Carbon in a cubic metre",
      keys: [{ key: "wood-product/{product}/carbon", of: "C" }],
      units: ["t/m3"],
    },
    {
      name: "carbonByWeight",
      label: "Carbon in a tonne",
      keys: [{ key: "wood-product/{product}/carbon-by-weight", of: "C" }],
      units: ["1"],
      max: 1,
    },
    {
      name: "halfLife",
      label: "Years until half is out of use",
      keys: [{ key: "wood-product/{product}/half-life" }],
      units: ["year"],
      min: 0.1,
    },
  ],
  formulas: [
    {
      name: "k",
      label: "Decay rate (k)",
      unit: "1/year",
      is: "ln(2) / halfLife",
      source: DECAY,
    },
    inflow("volume", "carbonByVolume"),
    inflow("mass", "carbonByWeight"),
    { name: "age", label: "Years of the series so far", level: "year", unit: "1", is: "prev(age) + 1" },
    {
      name: "early",
      label: "Carbon of the first five years",
      level: "year",
      unit: "t",
      of: "C",
      is: "prev(early) + (age <= 5 ? inflow : 0 * inflow)",
    },
    {
      name: "added",
      label: "Carbon still in use of what came since the first year",
      level: "year",
      unit: "t",
      of: "C",
      is: "prev(added) * exp(-k * oneYear) + inflow * (1 - exp(-k * oneYear)) / (k * oneYear)",
      source: DECAY,
    },
    {
      name: "growth",
      label: "Change of it in the year",
      level: "year",
      unit: "t",
      of: "C",
      is: "added - prev(added)",
      source: DECAY,
    },
    {
      name: "initial",
      label: "Carbon in use at the beginning of the first year",
      unit: "t",
      of: "C",
      is: "last(early) / min(5, last(age)) / (k * oneYear)",
      when: { start: "steady" },
      source: `${CHAPTER}, Equation 12.4 (2019)`,
    },
    {
      name: "initial",
      label: "Carbon in use at the beginning of the first year",
      unit: "t",
      of: "C",
      is: "initialStock",
      when: { start: "known" },
    },
    {
      name: "initial",
      label: "Carbon in use at the beginning of the first year",
      unit: "t",
      of: "C",
      is: "0 * last(early)",
      when: { start: "empty" },
      source: `${CHAPTER}, Equation 12.1 (2006): C(1900) = 0`,
    },
    {
      name: "decayed",
      label: "What of it decayed in the year",
      unit: "t",
      of: "C",
      is: "initial * exp(-k * oneYear * (last(age) - 1)) * (1 - exp(-k * oneYear))",
      source: DECAY,
    },
    {
      name: "change",
      label: "Change of carbon in use in the year",
      unit: "t",
      of: "C",
      is: "last(growth) - decayed",
      source: DECAY,
    },
    { gas: "CO2", unit: "t", is: "-change * co2PerC" },
  ],
  dataFrom:
    "The trade and industry office: timber, boards and paper made, brought in and sent out, by year. Where the city has none, the nation's figures for each person.",
  example: {
    ref: "V.3",
    label: "Sawn timber in buildings",
    inputs: {
      product: "sawnwood",
      amount: {
        "2015": "41000 m3",
        "2016": "42500 m3",
        "2017": "43000 m3",
        "2018": "44800 m3",
        "2019": "45100 m3",
        "2020": "38900 m3",
        "2021": "41600 m3",
        "2022": "44200 m3",
        "2023": "46700 m3",
        "2024": "47300 m3",
      },
    },
  },
  pitfalls: [
    "Harvested wood may be left out; if it is in, the felling must be counted in V.2 in full.",
    "A short series that starts empty shows a removal that is not there.",
    "Count finished sawnwood, boards and paper, not the logs they are made of as well.",
    "Wood that rots in a landfill is waste (III.1), wood that is burned for energy is not a product.",
    "Use one approach in every year: here what is used in the city, wherever it grew.",
  ],
};

export const HARVESTED_WOOD: readonly Method[] = [afHwp];
