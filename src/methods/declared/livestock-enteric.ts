import type { Method } from "../method.ts";
import { HEADS, LIVESTOCK_CHAPTER, PRODUCTIVITY } from "./livestock.ts";

const afEnt: Method = {
  code: "AF-ENT",
  title: "Methane that animals belch",
  summary:
    "Counts the methane that forms in the stomachs of cattle, buffalo, goats, sheep and other animals that eat grass, and a little in pigs and horses.",
  refs: ["V.1"],
  guidelines: ["2006", "2019"],
  tier: "1, 1a or 2",
  source: `${LIVESTOCK_CHAPTER}, Equations 10.19 and 10.21, Tables 10.10 and 10.11`,
  drivenBy: "heads",
  inputs: [
    {
      kind: "choice",
      name: "category",
      label: "Which animals?",
      hint: "Make one entry for each kind. Dairy cattle are cows kept for milk; calves, bulls and draught cattle are other cattle.",
      options: { keys: "livestock/+/enteric-ch4" },
      notIn: { "2006": ["ostriches"] },
    },
    HEADS,
    PRODUCTIVITY,
    {
      kind: "quantity",
      name: "grossEnergy",
      label: "How much energy does one animal eat?",
      hint: "Only where feeding was studied (Tier 2): gross energy of the feed of an average animal in a day, such as 140 MJ/(head*day). Leave it out to take the factor of the region.",
      units: ["MJ/(head*day)"],
      offer: ["MJ/(head*day)"],
      optional: true,
    },
    {
      kind: "share",
      name: "methaneShare",
      label: "Share of that energy that becomes methane (Yₘ)",
      hint: "In %. The 2006 Guidelines: 6.5 for cattle, buffalo and grown sheep, 4.5 for lambs, 3 in feedlots. The 2019 Refinement: dairy cows 6.5 of low yield, 6.3 of medium, 5.7 to 6 of high; other cattle and buffalo 7 on poor grass and straw, 6.3 on good feed, 3 to 4 in feedlots; 6.7 for sheep, 5.5 for goats. Young that drink only milk: 0.",
      max: 0.15,
      when: { grossEnergy: "energy/(head*time)" },
    },
  ],
  factors: [
    {
      name: "ch4",
      label: "Methane of one animal in a year",
      keys: [
        { key: "livestock/{category}/{productivity}/enteric-ch4", of: "CH4" },
        { key: "livestock/{category}/enteric-ch4", of: "CH4" },
      ],
      units: ["kg/(head*year)"],
    },
    {
      name: "methaneEnergy",
      label: "Energy in methane",
      keys: [{ key: "livestock/methane-energy" }],
      units: ["MJ/kg"],
      per: "CH4",
    },
  ],
  formulas: [
    {
      gas: "CH4",
      unit: "t",
      is: "heads * ch4 * oneYear",
      when: { grossEnergy: "absent" },
      source: `${LIVESTOCK_CHAPTER}, Equation 10.19`,
    },
    {
      gas: "CH4",
      unit: "t",
      is: "heads * grossEnergy * methaneShare / methaneEnergy * oneYear",
      when: { grossEnergy: "energy/(head*time)" },
      source: `${LIVESTOCK_CHAPTER}, Equations 10.19 and 10.21`,
    },
  ],
  dataFrom:
    "The livestock or agriculture office and the statistics office: animals by kind, counted once or twice a year. Ask for the month of the count, and whether young animals are in it.",
  example: {
    ref: "V.1",
    label: "Cattle of smallholders",
    inputs: { category: "other-cattle", heads: "10000 head" },
  },
  pitfalls: [
    "The factors are for every animal of the herd, young ones too: do not count adults alone.",
    "A yearly number of animals slaughtered or sold is not the number alive: animals that live for less than a year count by the days they live.",
    "Chickens and ducks have no factor: the IPCC has too little data, and what they give off is small. Their manure counts (AF-MM-CH4).",
    "Animals count where they stand, not where their milk and meat are eaten.",
  ],
};

export const LIVESTOCK_ENTERIC: readonly Method[] = [afEnt];
