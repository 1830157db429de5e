import type { FactorNeed, Input, Method } from "../method.ts";
import { compositionOf, massOf, VOLUME_5 } from "./waste.ts";

const LANDFILL_REFS = ["III.1.1", "III.1.2", "III.1.3"];
const CHAPTER = `${VOLUME_5}, Chapter 3`;

const SITE: Input = {
  kind: "choice",
  name: "site",
  label: "What kind of site is it?",
  hint: "Managed: waste is placed under control, and covered, compacted or levelled. Deep: 5 m or more, or ground water high in the waste.",
  options: { keys: "swds/+/mcf" },
};

const DOC: FactorNeed = {
  name: "doc",
  label: "Degradable organic carbon (DOC)",
  keys: [{ key: "waste/{fraction}/doc", of: "C" }],
  units: ["1"],
  level: "element",
  max: 1,
};
const DOCF: FactorNeed = {
  name: "docf",
  label: "Part of it that decays without air (DOCf)",
  keys: [{ key: "waste/{fraction}/docf" }],
  units: ["1"],
  level: "element",
  max: 1,
};
const MCF: FactorNeed = {
  name: "mcf",
  label: "Methane correction factor of the site (MCF)",
  keys: [{ key: "swds/{site}/mcf" }],
  units: ["1"],
  max: 1,
};
const F: FactorNeed = {
  name: "f",
  label: "Share of methane in landfill gas (F)",
  keys: [{ key: "swds/f" }],
  units: ["1"],
  max: 1,
};

const waFod: Method = {
  code: "WA-FOD",
  title: "Landfilled waste, by decay over the years",
  summary:
    "Counts the methane that leaves a landfill or dump in the inventory year, from all the waste buried in the years before: each kind of waste decays at its own pace (first-order decay).",
  refs: LANDFILL_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 to 3",
  source: `${CHAPTER}, Equations 3.1 to 3.6 and 3A1.12 to 3A1.15; GPC 1.1, Equation 8.2 (form gpc)`,
  drivenBy: "deposits",
  inputs: [
    {
      kind: "series",
      name: "deposits",
      label: "How much was buried in each year?",
      hint: "Wet weight, by year, up to the inventory year. Go back as far as you can: 50 years is best; early years may be estimated by population.",
      units: ["t"],
      offer: ["t", "kt", "kg"],
      suggest: { perPerson: "waste/generation", share: "waste-management/landfill" },
    },
    {
      ...compositionOf(
        "Share of each part in the wet weight as it arrives at the site, in %. Once, or for each year.",
      ),
      perYear: true,
    },
    SITE,
    {
      kind: "choice",
      name: "climate",
      label: "What is the climate?",
      hint: "Tropical: above 20 °C on average. Wet: in the tropics 1,000 mm of rain a year or more, elsewhere more rain than can evaporate.",
      options: ["tropical-wet", "tropical-dry", "temperate-wet", "temperate-dry"],
      fromCity: "climate",
    },
    {
      kind: "quantity",
      name: "recovered",
      label: "How much methane was recovered?",
      hint: "Tonnes of methane metered and flared or used in the inventory year. Without a meter, leave it out.",
      units: ["t"],
      offer: ["t", "kg", "kt"],
      of: "CH4",
      default: 0,
    },
    {
      kind: "share",
      name: "oxidation",
      label: "Share of methane oxidised in the cover",
      hint: "10 % for a managed site under soil or compost that lets air in; otherwise 0.",
      max: 0.1,
      default: 0,
    },
    {
      kind: "choice",
      name: "form",
      label: "Which form of the equation?",
      hint: "IPCC: waste begins to decay after a delay. GPC: waste emits from the year it is buried.",
      options: ["ipcc", "gpc"],
      default: "ipcc",
    },
    {
      kind: "quantity",
      name: "delayMonths",
      label: "Months until decay begins",
      hint: "From 0 to 6, on average after burial. 6 means that decay begins in January of the next year.",
      units: ["1"],
      offer: ["1"],
      max: 6,
      default: 6,
      when: { form: "ipcc" },
    },
  ],
  factors: [
    DOC,
    DOCF,
    {
      name: "k",
      label: "Decay rate (k)",
      keys: [{ key: "waste/{fraction}/{climate}/k" }],
      units: ["1/year"],
      level: "element",
    },
    MCF,
    F,
  ],
  formulas: [
    {
      name: "sameYear",
      label: "Share of a deposit that decays in its own year",
      level: "element",
      unit: "1",
      is: "1 - exp(-k * oneYear * (6 - delayMonths) / 12)",
      when: { form: "ipcc" },
      source: `${CHAPTER}, Equation 3A1.13 (the reaction starts in month delay + 7)`,
    },
    {
      name: "sameYear",
      label: "Share of a deposit that decays in its own year",
      level: "element",
      unit: "1",
      is: "1 - exp(-k * oneYear)",
      when: { form: "gpc" },
      source: "GPC 1.1, Equation 8.2",
    },
    {
      name: "decomposable",
      label: "Carbon buried that will decay (DDOCm)",
      level: "year",
      unit: "t",
      of: "C",
      is: "deposits * share * doc * docf * mcf",
      source: `${CHAPTER}, Equation 3.2`,
    },
    {
      name: "stock",
      label: "Carbon still to decay at the end of the year",
      level: "year",
      unit: "t",
      of: "C",
      is: "decomposable * (1 - sameYear) + prev(stock) * exp(-k * oneYear)",
      source: `${CHAPTER}, Equations 3.4 and 3A1.14`,
    },
    {
      name: "decomposed",
      label: "Carbon that decayed in the year",
      level: "year",
      unit: "t",
      of: "C",
      is: "decomposable * sameYear + prev(stock) * (1 - exp(-k * oneYear))",
      source: `${CHAPTER}, Equations 3.5 and 3A1.15`,
    },
    {
      name: "decayed",
      label: "Carbon that decayed in the inventory year",
      level: "element",
      unit: "t",
      of: "C",
      is: "last(decomposed)",
    },
    {
      name: "generated",
      label: "Methane generated in the inventory year",
      level: "element",
      unit: "t",
      of: "CH4",
      is: "decayed * f * ch4PerC",
      source: `${CHAPTER}, Equation 3.6`,
    },
    {
      gas: "CH4",
      unit: "t",
      is: "(sum(generated) - recovered) * (1 - oxidation)",
      source: `${CHAPTER}, Equation 3.1`,
    },
  ],
  dataFrom:
    "The sanitation department or the landfill operator: weighbridge records by year, the waste composition study, gas flow meters.",
  example: {
    ref: "III.1.1",
    label: "Waste of twenty years in a deep open dump",
    inputs: {
      deposits: {
        "2005": "200 kt",
        "2006": "200 kt",
        "2007": "200 kt",
        "2008": "200 kt",
        "2009": "200 kt",
        "2010": "200 kt",
        "2011": "200 kt",
        "2012": "200 kt",
        "2013": "200 kt",
        "2014": "200 kt",
        "2015": "200 kt",
        "2016": "200 kt",
        "2017": "200 kt",
        "2018": "200 kt",
        "2019": "200 kt",
        "2020": "200 kt",
        "2021": "200 kt",
        "2022": "200 kt",
        "2023": "200 kt",
        "2024": "200 kt",
      },
      composition: {
        food: "49.9 %",
        garden: "1 %",
        paper: "11.2 %",
        wood: "0.8 %",
        textiles: "0.4 %",
        plastics: "10.2 %",
        metal: "4.2 %",
        glass: "3.7 %",
        "other-inert": "18.6 %",
      },
      site: "unmanaged-deep",
      climate: "tropical-wet",
    },
  },
  pitfalls: [
    "A series of few years leaves out the methane of older waste: back-cast it by population.",
    "Use this or the methane commitment, never both, and the same one in every year.",
    "Take out waste that was burned at the dump: it belongs to III.3.",
    "A dump that became a managed site is two entries: what was buried before, as the site it was then, and what came after.",
    "What is recovered is subtracted first; only the rest passes through the cover.",
    "If more methane is recovered than the model generates, the deposits or their composition are wrong.",
  ],
};

/** The GPC takes a tenth for well-managed sites. */
const MANAGED = [
  "managed-anaerobic",
  "managed-semi-aerobic",
  "managed-semi-aerobic-poor",
  "managed-active-aeration",
  "managed-active-aeration-poor",
];

const waMc: Method = {
  code: "WA-MC",
  title: "Landfilled waste, all its methane at once",
  summary:
    "Counts all the methane that the waste of one year will ever give, in the year it is buried (methane commitment). It needs one year's data alone.",
  refs: LANDFILL_REFS,
  guidelines: ["2006", "2019"],
  tier: "1",
  source: `GPC 1.1, Equations 8.1, 8.3 and 8.4; ${CHAPTER}, Equations 3.2 and 3.3`,
  drivenBy: "mass",
  inputs: [
    massOf("How much was buried in the year?", "Wet weight of the waste that went to this site."),
    compositionOf("Share of each part in the wet weight as it arrives at the site, in %."),
    SITE,
    {
      kind: "share",
      name: "recoveredShare",
      label: "Share of the methane that is recovered",
      hint: "In %, over the whole life of this waste. Left out, none.",
      default: 0,
    },
    {
      kind: "share",
      name: "oxidation",
      label: "Share of methane oxidised in the cover",
      hint: "Left out, 10 % for managed sites and none for others, as the GPC has it.",
      max: 0.1,
      default: 0,
      defaultBy: { choice: "site", values: Object.fromEntries(MANAGED.map((site) => [site, 0.1])) },
    },
  ],
  factors: [DOC, DOCF, MCF, F],
  formulas: [
    {
      name: "potential",
      label: "Methane the waste will ever give (L₀)",
      level: "element",
      unit: "t",
      of: "CH4",
      is: "mass * share * doc * docf * mcf * f * ch4PerC",
      source: "GPC 1.1, Equation 8.4",
    },
    {
      gas: "CH4",
      unit: "t",
      is: "sum(potential) * (1 - recoveredShare) * (1 - oxidation)",
      source: "GPC 1.1, Equation 8.3",
    },
  ],
  dataFrom:
    "The sanitation department or the landfill operator: weighbridge records of the year and the waste composition study.",
  example: {
    ref: "III.1.1",
    label: "Waste of one year in a deep open dump",
    inputs: {
      mass: "200000 t",
      composition: {
        food: "49.9 %",
        garden: "1 %",
        paper: "11.2 %",
        wood: "0.8 %",
        textiles: "0.4 %",
        plastics: "10.2 %",
        metal: "4.2 %",
        glass: "3.7 %",
        "other-inert": "18.6 %",
      },
      site: "unmanaged-deep",
      recoveredShare: "10 %",
    },
  },
  pitfalls: [
    "Use this or the decay over the years, never both: each counts the same methane.",
    "Less waste this year lowers this result at once, while the landfill itself goes on emitting for decades.",
    "GPC 1.0 printed a DOCf of 0.6, the IPCC has 0.5: say which was used.",
  ],
};

export const SOLID_WASTE: readonly Method[] = [waFod, waMc];
