import type { Method } from "../method.ts";

const CHAPTER = "IPCC 2006 Guidelines, Volume 4, Chapter 11 (unchanged in 2019)";

const afLime: Method = {
  code: "AF-LIME",
  title: "Lime on soils",
  summary:
    "Counts the carbon dioxide that ground limestone and dolomite give off when they are spread on acid soils of fields, plantations and forests.",
  refs: ["V.3"],
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${CHAPTER}, Equation 11.12`,
  drivenBy: "amount",
  inputs: [
    {
      kind: "choice",
      name: "material",
      label: "Which kind of lime?",
      hint: "Only carbonates. Quicklime and slaked lime gave off their carbon dioxide in the kiln.",
      options: ["limestone", "dolomite"],
    },
    {
      kind: "quantity",
      name: "amount",
      label: "How much was spread?",
      hint: "In the year, dry. Lime mixed into fertilisers counts too.",
      units: ["t"],
      offer: ["t", "kg", "kt"],
    },
  ],
  factors: [
    {
      name: "ef",
      label: "Carbon in the lime, all of it given off",
      keys: [{ key: "soil/{material}/released-carbon", of: "C" }],
      units: ["1"],
      max: 0.13,
    },
  ],
  formulas: [{ gas: "CO2", unit: "t", is: "amount * ef * co2PerC", source: `${CHAPTER}, Equation 11.12` }],
  dataFrom:
    "Dealers in farm supplies and quarries that sell ground lime; the agriculture department; estates.",
  example: {
    ref: "V.3",
    label: "Dolomite on oil palm estates",
    inputs: { material: "dolomite", amount: "500 t" },
  },
  pitfalls: [
    "Quicklime (CaO) and slaked lime give off nothing on the field: their carbon dioxide is in IV.1, where they were burnt.",
    "The factor is a maximum: part of the carbon is washed to the sea. Never exceed it.",
    "Limestone for glass, steel or scrubbers is industry (IV.1).",
  ],
};

const afUrea: Method = {
  code: "AF-UREA",
  title: "Carbon dioxide of urea fertiliser",
  summary:
    "Counts the carbon dioxide that urea gives back on the field. It was bound in the urea when the fertiliser was made.",
  refs: ["V.3"],
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${CHAPTER}, Equation 11.13`,
  drivenBy: "amount",
  inputs: [
    {
      kind: "quantity",
      name: "amount",
      label: "How much urea was spread?",
      hint: "The product, not its nitrogen: a tonne of nitrogen is 2.17 t of urea. Of a solution take the urea in it; where that is not known, all of it.",
      units: ["t"],
      offer: ["t", "kg", "kt"],
    },
  ],
  factors: [
    {
      name: "ef",
      label: "Carbon in urea, all of it given off",
      keys: [{ key: "soil/urea/released-carbon", of: "C" }],
      units: ["1"],
      max: 0.2,
    },
  ],
  formulas: [{ gas: "CO2", unit: "t", is: "amount * ef * co2PerC", source: `${CHAPTER}, Equation 11.13` }],
  dataFrom: "The agriculture or trade department: subsidised and sold urea by district; dealers; estates.",
  example: { ref: "V.3", label: "Urea on farmland", inputs: { amount: "2174 t" } },
  pitfalls: [
    "Enter the weight of urea here and its nitrogen in AF-N2O-DIR and AF-N2O-IND: three gases of one sack.",
    "An ammonia plant that deducted this carbon dioxide in IV.1 makes this entry necessary, wherever the urea is used.",
    "Urea in exhaust fluid (AdBlue) and in glue is not fertiliser.",
  ],
};

export const LIME_AND_UREA: readonly Method[] = [afLime, afUrea];
