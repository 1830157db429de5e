import type { Method } from "../method.ts";
import { amountOf, INDUSTRY_REFS, massIfAny, VOLUME_3 } from "./industry.ts";

const CHAPTER = `${VOLUME_3}, Chapter 3`;
const REFINED = "2019 Refinement, Volume 3, Chapter 3";

const ipNh3: Method = {
  code: "IP-NH3",
  title: "Ammonia and urea",
  summary:
    "Counts the carbon dioxide of ammonia works, from fuel and feedstock together, less what leaves the works bound in urea.",
  refs: INDUSTRY_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${CHAPTER}, Equations 3.1 and 3.3, Table 3.1`,
  drivenBy: "amount",
  inputs: [
    amountOf("How much ammonia was made in the year?", "Tonnes of ammonia, also that which became urea."),
    {
      kind: "choice",
      name: "process",
      label: "How is it made?",
      hint: "Not known: the mix of partial oxidation, the highest value, as the IPCC asks.",
      options: { keys: "industry/ammonia/+/co2" },
      default: "average-partial-oxidation",
    },
    massIfAny(
      "urea",
      "How much urea was made from it?",
      "Each tonne binds 0.733 t of carbon dioxide, which is given off again where the urea is used.",
    ),
    {
      ...massIfAny(
        "captured",
        "How much carbon dioxide was captured and stored?",
        "Tonnes put underground for good. Carbon dioxide sold for drinks or cooling is soon given off: do not subtract it.",
      ),
      of: "CO2",
    },
  ],
  factors: [
    {
      name: "co2",
      label: "CO₂ of ammonia",
      keys: [{ key: "industry/ammonia/{process}/co2", of: "CO2" }],
      units: ["t/t"],
    },
    {
      name: "ureaCo2",
      label: "CO₂ bound in urea",
      keys: [{ key: "industry/urea-co2", of: "CO2" }],
      units: ["t/t"],
      max: 1,
    },
  ],
  formulas: [{ gas: "CO2", unit: "t", is: "amount * co2 - urea * ureaCo2 - captured" }],
  dataFrom:
    "The fertiliser works: ammonia and urea made in the year, the feedstock and the age of the plant.",
  example: {
    ref: "IV.1",
    label: "Fertiliser works",
    inputs: { amount: "100000 t", process: "average-natural-gas", urea: "80000 t" },
  },
  pitfalls: [
    "The factor holds the fuel too: natural gas that the ammonia plant burns must not be counted again in I.3.",
    "What is subtracted here must be counted where urea is spread on fields or used in diesel exhausts.",
    "Carbon dioxide sold as a gas is not subtracted: it is given off within weeks.",
    "A database in wide use gives the fuel need (30 to 42 GJ) in place of the 1.7 to 3.3 t of carbon dioxide.",
  ],
};

const ipHno3: Method = {
  code: "IP-HNO3",
  title: "Nitric acid",
  summary: "Counts the nitrous oxide that nitric acid works give off, by the kind of plant.",
  refs: INDUSTRY_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${CHAPTER}, Equation 3.5, Table 3.3; ${REFINED}, Table 3.3 (Updated)`,
  drivenBy: "amount",
  inputs: [
    amountOf("How much nitric acid was made in the year?", "As 100 % acid: 1 t of 60 % acid is 0.6 t."),
    {
      kind: "choice",
      name: "plant",
      label: "What plant is it?",
      hint: "Not known: high pressure, the highest value, as the IPCC asks. The 2019 Refinement has more kinds; plants from before 1975, still higher in it, must be chosen.",
      options: { keys: "industry/nitric-acid/+/n2o" },
      default: "high-pressure",
    },
  ],
  factors: [
    {
      name: "n2o",
      label: "N₂O of nitric acid",
      keys: [{ key: "industry/nitric-acid/{plant}/n2o", of: "N2O" }],
      units: ["kg/t"],
    },
  ],
  formulas: [{ gas: "N2O", unit: "t", is: "amount * n2o" }],
  dataFrom:
    "The acid, fertiliser or explosives works: acid made as 100 %, pressure, abatement and its hours.",
  example: {
    ref: "IV.1",
    label: "Nitric acid works",
    inputs: { amount: "20000 t", plant: "high-pressure" },
  },
  pitfalls: [
    "Acid is sold at 50 to 70 %: turn it into 100 % acid first.",
    "Take an abated plant only if its abatement ran all year; else measure or take the plant without.",
    "Acid that the works turns into fertiliser itself is in no sales statistics.",
  ],
};

export const INDUSTRY_CHEMICALS: readonly Method[] = [ipNh3, ipHno3];
