import type { Facts, Input, QuantityInput } from "../method.ts";

/** Gases and blends that stand in for those that harm the ozone layer, commonest in the tropics first. */
const SUBSTANCES = [
  "HFC-134a",
  "R-410A",
  "HFC-32",
  "R-404A",
  "R-407C",
  "R-507A",
  "HFC-125",
  "HFC-143a",
  "HFC-152a",
  "HFC-23",
  "HFC-227ea",
  "HFC-236fa",
  "HFC-245fa",
  "HFC-365mfc",
  "HFC-43-10mee",
  "R-407A",
  "R-407F",
  "R-417A",
  "R-422A",
  "R-422D",
  "R-427A",
  "R-437A",
  "R-438A",
  "R-448A",
  "R-449A",
  "R-450A",
  "R-452A",
  "R-452B",
  "R-454B",
  "R-454C",
  "R-455A",
  "R-508A",
  "R-508B",
  "R-513A",
  "CF4",
  "C2F6",
  "C3F8",
  "C4F10",
  "C6F14",
];

const FOAMS = [
  "closed-cell",
  "appliance",
  "continuous-panel",
  "discontinuous-panel",
  "injected",
  "spray",
  "extruded-polystyrene",
  "extruded-polyethylene",
  "continuous-block",
  "pipe-section-block",
  "panel-block",
  "laminate",
  "pipe-in-pipe",
  "phenolic-block",
  "phenolic-laminate",
  "integral-skin",
  "one-component",
];

/** What an approach is, and where its gas goes. */
export const BANK: Facts = { approach: "bank" };
export const BANK_NOW: Facts = { approach: "bank-now" };
export const FOAM: Facts = { approach: "foam" };
export const PROMPT: Facts = { approach: "prompt" };
export const IN_USE: Facts = { approach: "equipment-in-use" };
export const BY_YEAR: Facts = { approach: "equipment-by-year" };
export const BALANCE: Facts = { approach: "mass-balance" };

function gasMass(name: string, label: string, hint: string, when: Facts): QuantityInput {
  return { kind: "quantity", name, label, hint, units: ["t"], offer: ["t", "kg"], of: "gas", when };
}

/** Appliances by number, or the gas they were made to hold. */
function appliances(name: string, label: string, hint: string): QuantityInput {
  return { kind: "quantity", name, label, hint, units: ["1", "t"], offer: ["1", "kg", "t"], when: IN_USE };
}

/** What PU-ODS asks, approach by approach. */
export const FLUORINATED_INPUTS: readonly Input[] = [
  {
    kind: "choice",
    name: "substance",
    label: "Which gas is it?",
    hint: "As on the nameplate. One entry for each gas. Not R-22 and other gases that the Montreal Protocol ends.",
    options: SUBSTANCES,
  },
  {
    kind: "choice",
    name: "approach",
    label: "What is it used in, and what do you know?",
    hint: "Equipment in use needs the least: the number of appliances. The others need sales, from the national ozone office.",
    options: ["equipment-in-use", "equipment-by-year", "bank", "bank-now", "foam", "prompt", "mass-balance"],
  },
  {
    kind: "choice",
    name: "equipment",
    label: "What equipment is it?",
    options: { keys: "product/equipment/+/operation" },
    when: { approach: ["equipment-in-use", "equipment-by-year"] },
  },
  appliances(
    "inUse",
    "How much equipment is in use?",
    "The number of appliances, or the weight of gas in them.",
  ),
  {
    ...appliances(
      "filledHere",
      "How much equipment was filled here in the year?",
      "Factories and fitters inside the boundary. Not what arrives filled.",
    ),
    optional: true,
  },
  {
    ...appliances(
      "scrapped",
      "How much equipment was scrapped in the year?",
      "The number, or the weight of gas it was made to hold.",
    ),
    optional: true,
  },
  {
    kind: "series",
    name: "placed",
    label: "How many appliances came into use in each year?",
    hint: "By year, back to the first with this gas, or over one lifetime.",
    units: ["1"],
    offer: ["1"],
    when: BY_YEAR,
  },
  {
    kind: "share",
    name: "filledHereShare",
    label: "Share of new appliances that is filled here",
    hint: "In %. Left out: all arrive filled.",
    optional: true,
    when: BY_YEAR,
  },
  {
    kind: "choice",
    name: "application",
    label: "What is the gas sold for?",
    options: { keys: "product/bank/+/loss" },
    when: { approach: ["bank", "bank-now"] },
  },
  {
    kind: "choice",
    name: "foam",
    label: "Which foam is it?",
    hint: "Closed-cell foam, kind not known, holds for any gas; the others for the gases of the IPCC's tables.",
    options: FOAMS,
    default: "closed-cell",
    when: FOAM,
  },
  {
    kind: "choice",
    name: "use",
    label: "What is it sold in?",
    options: { keys: "product/prompt/+/first-year" },
    when: PROMPT,
  },
  {
    kind: "series",
    name: "sales",
    label: "How much was sold in each year?",
    hint: "New gas, also in imported products, less exports. From the first year it was sold, or over one lifetime.",
    units: ["t"],
    offer: ["t", "kg"],
    of: "gas",
    when: { approach: ["bank", "foam", "prompt"] },
  },
  gasMass("sold", "How much was sold in the year?", "New gas, also in imported equipment, less exports.", {
    approach: ["bank-now", "mass-balance"],
  }),
  {
    kind: "quantity",
    name: "yearsSold",
    label: "For how many years has it been sold?",
    hint: "This one included, up to 15. Beyond that, give sales year by year.",
    units: ["year"],
    offer: ["year"],
    min: 1,
    max: 15,
    when: BANK_NOW,
  },
  {
    kind: "share",
    name: "growth",
    label: "Growth of sales of new equipment",
    hint: "In % a year. The IPCC's example has 3 %.",
    when: BANK_NOW,
  },
  gasMass(
    "newCharge",
    "How much gas does new equipment hold?",
    "Sold in the year, at its full charge.",
    BALANCE,
  ),
  gasMass(
    "retiredCharge",
    "How much gas was retired equipment made to hold?",
    "Its full charge when new: it is taken to be serviced to the last.",
    BALANCE,
  ),
  {
    ...gasMass(
      "destroyed",
      "How much gas was destroyed?",
      "On purpose, in a plant for that. Of solvents, what was destroyed in the year before.",
      {
        approach: ["mass-balance", "prompt"],
      },
    ),
    default: 0,
  },
  {
    kind: "share",
    name: "recoveredShare",
    label: "Share of what is left at the end of life that is recovered",
    hint: "In %. To be used again or destroyed. None unless a scheme exists; IPCC ranges end at 50 % for cars, 70 to 95 % for the rest.",
    default: 0,
    when: { approach: ["bank", "foam", "equipment-in-use", "equipment-by-year"] },
  },
  {
    ...gasMass("inContainers", "How much gas was sold in bottles and cans?", "For filling and servicing.", {
      approach: ["equipment-in-use", "equipment-by-year"],
    }),
    optional: true,
  },
  {
    kind: "share",
    name: "heelShare",
    label: "Share of it that stays in the containers and is lost",
    hint: "In %. Over all 2 to 10: about 2 for cylinders, 20 for small cans.",
    when: { inContainers: "mass" },
  },
];
