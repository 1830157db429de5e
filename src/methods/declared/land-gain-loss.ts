import type { Method } from "../method.ts";
import { ONLY_2019 } from "./land-covers.ts";
import { areaOf, CHAPTER_2, GROWTH_UNIT, LAND_REFS, wholeCarbon } from "./land.ts";

const afLandGl: Method = {
  code: "AF-LAND-GL",
  title: "Standing forest and trees: growth less losses",
  summary:
    "Counts what a forest or tree crop takes up as it grows, less the wood cut or lost to storm, pest and replanting in the year. A removal is a negative number.",
  refs: LAND_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${CHAPTER_2}, Equations 2.7 and 2.9 to 2.14`,
  drivenBy: "area",
  inputs: [
    {
      kind: "choice",
      name: "cover",
      label: "What grows there?",
      hint: "Forest by zone and age, plantation, or tree crop. One entry for each kind.",
      options: { keys: "land/+/growth" },
      notIn: { "2006": ONLY_2019 },
    },
    areaOf(
      "What area?",
      "In the inventory year, of this kind. Leave out land that an entry of land conversion holds.",
    ),
    {
      kind: "quantity",
      name: "harvest",
      label: "How much wood was cut?",
      hint: "Cubic metres of roundwood with its bark, in the year, also whole trees cut for fuel. Statistics mostly give it without bark: multiply those by 1.15. Leave out wood of land cleared for another use, and wood saved after a storm: those losses are counted there.",
      units: ["m3"],
      offer: ["m3"],
      optional: true,
    },
    {
      kind: "choice",
      name: "wood",
      label: "How dense does the wood stand?",
      hint: "Climate, kind of forest, and cubic metres of growing stock on a hectare. Turns wood into whole trees.",
      options: { keys: "wood/+/bcef-removal" },
      when: { harvest: "volume" },
    },
    {
      kind: "quantity",
      name: "branches",
      label: "How much fuelwood was cut from trees that still stand?",
      hint: "Dry weight of their branches and tops in the year. Not dead wood from the ground, whose stock is taken as steady, nor the branches of felled trees, which the wood cut includes.",
      units: ["t"],
      offer: ["t", "kg", "kt"],
      optional: true,
    },
    {
      ...areaOf(
        "What area was lost to storm, pest or replanting?",
        "In the year. Fire is counted in V.3 for methane and nitrous oxide, here for the trees it killed.",
        "disturbedArea",
      ),
      optional: true,
    },
    {
      kind: "share",
      name: "lostShare",
      label: "Share of the biomass that was lost there",
      hint: "In %. 100 where everything was killed or felled.",
      default: 1,
      when: { disturbedArea: "area" },
    },
  ],
  factors: [
    {
      name: "growth",
      label: "Growth above the ground in a year",
      keys: [{ key: "land/{cover}/growth" }],
      units: [GROWTH_UNIT],
      min: -10,
    },
    ...wholeCarbon("cover"),
    {
      name: "expansion",
      label: "Biomass removed with a cubic metre of wood and bark (BCEF)",
      keys: [{ key: "wood/{wood}/bcef-removal" }],
      units: ["t/m3"],
    },
    {
      name: "biomass",
      label: "Biomass above the ground",
      keys: [{ key: "land/{cover}/biomass-at-harvest" }, { key: "land/{cover}/biomass" }],
      units: ["t/ha"],
    },
  ],
  formulas: [
    {
      name: "gain",
      label: "Carbon taken up by growth",
      unit: "t",
      of: "C",
      is: "area * growth * (1 + roots) * fraction * oneYear",
      source: `${CHAPTER_2}, Equations 2.9 and 2.10`,
    },
    { gas: "CO2", unit: "t", is: "-gain * co2PerC", source: `${CHAPTER_2}, Equation 2.7` },
    {
      name: "woodLoss",
      label: "Carbon in trees that were cut",
      unit: "t",
      of: "C",
      is: "harvest * expansion * (1 + roots) * fraction",
      when: { harvest: "volume" },
      source: `${CHAPTER_2}, Equations 2.12 and 2.13`,
    },
    { gas: "CO2", unit: "t", is: "woodLoss * co2PerC", when: { harvest: "volume" } },
    {
      name: "branchLoss",
      label: "Carbon in branches cut for fuel",
      unit: "t",
      of: "C",
      is: "branches * fraction",
      when: { branches: "mass" },
      source: `${CHAPTER_2}, Equation 2.13`,
    },
    { gas: "CO2", unit: "t", is: "branchLoss * co2PerC", when: { branches: "mass" } },
    {
      name: "disturbanceLoss",
      label: "Carbon lost to storm, pest or replanting",
      unit: "t",
      of: "C",
      is: "disturbedArea * biomass * (1 + roots) * fraction * lostShare",
      when: { disturbedArea: "area" },
      source: `${CHAPTER_2}, Equation 2.14`,
    },
    { gas: "CO2", unit: "t", is: "disturbanceLoss * co2PerC", when: { disturbedArea: "area" } },
  ],
  dataFrom:
    "The forest or environment department: forest map by type and age, felling permits, reports of storm and fire. The plantation companies for tree crops.",
  example: {
    ref: "V.2",
    label: "Forest of more than 20 years, with some felling",
    inputs: {
      cover: "rain-forest-secondary-over-20",
      area: "1000 ha",
      harvest: "500 m3",
      wood: "humid-tropical-natural-41-60",
    },
  },
  pitfalls: [
    "Land is either remaining or converted: a hectare in an entry of land conversion is not counted here as well.",
    "Old forest that nobody uses is not managed land: its growth is not the city's removal.",
    "Annual crops and grass give nothing here: what grows in a year is eaten in it.",
    "A tree crop that has reached its age grows no more: count growth only on the area still growing.",
    "Cut wood is emitted here in full; what stays in timber and paper is counted by harvested wood products (V.3).",
  ],
};

export const LAND_GAIN_LOSS: readonly Method[] = [afLandGl];
