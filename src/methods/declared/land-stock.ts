import type { Method } from "../method.ts";
import { ONLY_2019 } from "./land-covers.ts";
import { areaOf, CHAPTER_2, LAND_REFS, wholeCarbon } from "./land.ts";

const MEASURED = { measured: "growing-stock" };

const afLandSd: Method = {
  code: "AF-LAND-SD",
  title: "Change of carbon stocks between two surveys",
  summary:
    "Counts the change of carbon in biomass between two forest surveys or maps, spread evenly over the years between. A removal is a negative number.",
  refs: LAND_REFS,
  guidelines: ["2006", "2019"],
  tier: "2 or 3",
  source: `${CHAPTER_2}, Equations 2.5 and 2.8`,
  drivenBy: "cityShare",
  inputs: [
    {
      kind: "choice",
      name: "measured",
      label: "What do the surveys give?",
      options: ["carbon-stock", "growing-stock"],
      default: "carbon-stock",
    },
    {
      kind: "quantity",
      name: "carbonBefore",
      label: "Carbon at the first survey",
      hint: "Tonnes of carbon in all the biomass of the area. Half of dry matter, roughly.",
      units: ["t"],
      offer: ["t", "kt", "Mt"],
      of: "C",
      when: { measured: "carbon-stock" },
    },
    {
      kind: "quantity",
      name: "carbonNow",
      label: "Carbon at the second survey",
      hint: "Of the same area, by the same method.",
      units: ["t"],
      offer: ["t", "kt", "Mt"],
      of: "C",
      when: { measured: "carbon-stock" },
    },
    {
      kind: "choice",
      name: "cover",
      label: "What grows there?",
      options: { keys: "land/+/growth" },
      notIn: { "2006": ONLY_2019 },
      when: MEASURED,
    },
    {
      ...areaOf("What area?", "The same at both surveys. Land that changed its use is a conversion."),
      when: MEASURED,
    },
    {
      kind: "quantity",
      name: "stockBefore",
      label: "Growing stock at the first survey",
      hint: "Cubic metres of stem wood on a hectare.",
      units: ["m3/ha"],
      offer: ["m3/ha"],
      when: MEASURED,
    },
    {
      kind: "quantity",
      name: "stockNow",
      label: "Growing stock at the second survey",
      units: ["m3/ha"],
      offer: ["m3/ha"],
      when: MEASURED,
    },
    {
      kind: "choice",
      name: "woodBefore",
      label: "Climate, kind of forest and class of growing stock at the first survey",
      options: { keys: "wood/+/bcef-stock" },
      when: MEASURED,
    },
    {
      kind: "choice",
      name: "woodNow",
      label: "Climate, kind of forest and class of growing stock at the second survey",
      options: { keys: "wood/+/bcef-stock" },
      when: MEASURED,
    },
    {
      kind: "quantity",
      name: "years",
      label: "How many years lie between the surveys?",
      units: ["year"],
      offer: ["year"],
      min: 0.5,
      max: 100,
    },
    {
      kind: "share",
      name: "cityShare",
      label: "Share of the surveyed area that is the city's",
      hint: "In %. Left out, all of it.",
      default: 1,
    },
  ],
  factors: [
    ...wholeCarbon("cover", "", { when: MEASURED }),
    {
      name: "expansionBefore",
      label: "Biomass above the ground with a cubic metre of stem wood (BCEF), first survey",
      keys: [{ key: "wood/{woodBefore}/bcef-stock" }],
      units: ["t/m3"],
      when: MEASURED,
    },
    {
      name: "expansionNow",
      label: "Biomass above the ground with a cubic metre of stem wood (BCEF), second survey",
      keys: [{ key: "wood/{woodNow}/bcef-stock" }],
      units: ["t/m3"],
      when: MEASURED,
    },
  ],
  formulas: [
    {
      name: "change",
      label: "Carbon gained in a year",
      unit: "t/year",
      of: "C",
      is: "(carbonNow - carbonBefore) / years",
      when: { measured: "carbon-stock" },
      source: `${CHAPTER_2}, Equation 2.5`,
    },
    {
      name: "change",
      label: "Carbon gained in a year",
      unit: "t/year",
      of: "C",
      is: "area * (stockNow * expansionNow - stockBefore * expansionBefore) * (1 + roots) * fraction / years",
      when: MEASURED,
      source: `${CHAPTER_2}, Equation 2.8`,
    },
    { gas: "CO2", unit: "t", is: "-change * cityShare * oneYear * co2PerC" },
  ],
  dataFrom:
    "The forest department or university: two forest inventories or biomass maps of the same area, with their years.",
  example: {
    ref: "V.2",
    label: "Forest reserve, surveyed twice",
    inputs: { carbonBefore: "56000 t", carbonNow: "50000 t", years: "5 year" },
  },
  pitfalls: [
    "Both stocks must be of the same area: an area that grew looks like a removal.",
    "Two surveys with different methods show the change of the method.",
    "Use this or growth less losses for the same forest, never both.",
    "Carbon, not carbon dioxide and not dry matter: the factor 44/12 is applied here.",
  ],
};

export const LAND_STOCK: readonly Method[] = [afLandSd];
