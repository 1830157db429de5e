import type { Facts, Formula } from "../method.ts";
import { BALANCE, BANK, BANK_NOW, BY_YEAR, FOAM, IN_USE, PROMPT } from "./fluorinated-inputs.ts";
import { VOLUME_3 } from "./industry.ts";

const CHAPTER = `${VOLUME_3}, Chapter 7`;

const EITHER_EQUIPMENT: Facts = { approach: ["equipment-in-use", "equipment-by-year"] };
const EITHER_BANK: Facts = { approach: ["bank", "bank-now"] };
const GIVEN = ["mass", "1"];

/** A stage of the gas's life, one addition to what is given off. */
function emission(is: string, when: Facts, source: string): Formula {
  return { gas: "{substance}", unit: "t", is, when, source: `${CHAPTER}, ${source}` };
}

/** The gas in appliances: given as such, or their number times the charge of one. */
function charged(input: string, name: string, label: string): readonly Formula[] {
  const line = { name, label, unit: "t" } as const;
  return [
    { ...line, is: input, when: { ...IN_USE, [input]: "mass" } },
    { ...line, is: `${input} * charge`, when: { ...IN_USE, [input]: "1" } },
  ];
}

/** The inventory year's value of a line of years, so that the working shows it. */
function inYear(name: string, label: string, of: string, when: Facts): Formula {
  return { name, label, unit: "t", of: "gas", is: `last(${of})`, when };
}

const SOLD_LABEL = "Sales of the year";
const BANK_LABEL = "Gas in equipment (the bank)";
const FILLED_LABEL = "Gas filled into equipment";
const SCRAPPED_LABEL = "Gas that scrapped equipment was made to hold";

const EQUIPMENT: readonly Formula[] = [
  ...charged("inUse", "fleet", BANK_LABEL),
  ...charged("filledHere", "filled", FILLED_LABEL),
  ...charged("scrapped", "scrappedCharge", SCRAPPED_LABEL),
  {
    name: "ended",
    label: "Appliances at the end of their lifetime",
    level: "year",
    unit: "1",
    is: "lag(placed, lifetime)",
    when: BY_YEAR,
  },
  {
    name: "stock",
    label: "Appliances in use",
    level: "year",
    unit: "1",
    is: "prev(stock) + placed - ended",
    when: BY_YEAR,
    source: `${CHAPTER}, Box 7.4`,
  },
  {
    name: "fleet",
    label: `${BANK_LABEL}, kept full by servicing`,
    unit: "t",
    is: "last(stock) * charge",
    when: BY_YEAR,
    source: `${CHAPTER}, Box 7.4`,
  },
  {
    name: "filled",
    label: FILLED_LABEL,
    unit: "t",
    is: "last(placed) * filledHereShare * charge",
    when: { ...BY_YEAR, filledHereShare: "1" },
  },
  { name: "scrappedCharge", label: SCRAPPED_LABEL, unit: "t", is: "last(ended) * charge", when: BY_YEAR },
  emission("fleet * operation", EITHER_EQUIPMENT, "Equation 7.13 (in use)"),
  emission("filled * charging", { ...IN_USE, filledHere: GIVEN }, "Equation 7.12 (filling)"),
  emission("filled * charging", { ...BY_YEAR, filledHereShare: "1" }, "Equation 7.12 (filling)"),
  emission(
    "scrappedCharge * remaining * (1 - recoveredShare)",
    { ...IN_USE, scrapped: GIVEN },
    "Equation 7.14 (end of life)",
  ),
  emission("scrappedCharge * remaining * (1 - recoveredShare)", BY_YEAR, "Equation 7.14 (end of life)"),
  emission("inContainers * heelShare", { inContainers: "mass" }, "Equation 7.11 (containers)"),
];

const BANKS: readonly Formula[] = [
  {
    name: "retired",
    label: "What is left of the sales one lifetime ago",
    level: "year",
    unit: "t",
    of: "gas",
    is: "lag(sales, lifetime) * (1 - bankLoss) ^ (lifetime / oneYear)",
    when: BANK,
  },
  {
    name: "bank",
    label: BANK_LABEL,
    level: "year",
    unit: "t",
    of: "gas",
    is: "prev(bank) * (1 - bankLoss) + sales - retired",
    when: BANK,
    source: `${CHAPTER}, Equation 7.17, Figures 7.7 and 7.8`,
  },
  inYear("bankNow", BANK_LABEL, "bank", BANK),
  inYear("retiredNow", "Gas in equipment that is retired", "retired", BANK),
  {
    name: "kept",
    label: "Share that stays from year to year, over the growth of sales",
    unit: "1",
    is: "(1 - bankLoss) / (1 + growth)",
    when: BANK_NOW,
  },
  { name: "years", label: "Years on the market", unit: "1", is: "yearsSold / oneYear", when: BANK_NOW },
  {
    name: "rise",
    label: "Years in which sales rose, ten at most",
    unit: "1",
    is: "min(years, 10)",
    when: BANK_NOW,
    source: `${CHAPTER}, Section 7.5.2.1 (a new gas takes ten years to spread)`,
  },
  {
    name: "bankNow",
    label: BANK_LABEL,
    unit: "t",
    of: "gas",
    is: "sold * ((1 - kept ^ (years - rise)) / (1 - kept) + kept ^ (years - rise) * (rise - (rise + 1) * kept + kept ^ (rise + 1)) / (rise * (1 - kept) ^ 2))",
    when: BANK_NOW,
    source: `${CHAPTER}, Figures 7.7 and 7.8 (their columns of years, summed)`,
  },
  emission("bankNow * bankLoss", EITHER_BANK, "Equations 7.2B and 7.17 (in use)"),
  emission("retiredNow * (1 - recoveredShare)", BANK, "Equation 7.17 (end of life)"),
];

const FOAMS: readonly Formula[] = [
  {
    name: "lossYears",
    label: "Years in which foam loses gas: its lifetime, or until none is left",
    unit: "year",
    is: "min(lifetime, (1 - firstYear) / annual * oneYear)",
    when: FOAM,
  },
  {
    name: "left",
    label: "Share of the original charge left then",
    unit: "1",
    is: "1 - firstYear - annual * lossYears / oneYear",
    when: FOAM,
  },
  {
    name: "old",
    label: "Original charge of the foam that comes to its end",
    level: "year",
    unit: "t",
    of: "gas",
    is: "lag(sales, lossYears)",
    when: FOAM,
  },
  {
    name: "blown",
    label: "Original charge of the foam that is losing gas",
    level: "year",
    unit: "t",
    of: "gas",
    is: "prev(blown) + sales - old",
    when: FOAM,
    source: `${CHAPTER}, Equation 7.7`,
  },
  inYear("soldNow", SOLD_LABEL, "sales", FOAM),
  inYear("blownNow", "Original charge of the foam that is losing gas now", "blown", FOAM),
  inYear("oldNow", "Original charge of the foam that comes to its end now", "old", FOAM),
  emission("soldNow * firstYear + blownNow * annual", FOAM, "Equation 7.7 (manufacture and use)"),
  emission("oldNow * left * (1 - recoveredShare)", FOAM, "Equation 7.7 (end of life)"),
];

const PROMPT_AND_BALANCE: readonly Formula[] = [
  {
    name: "before",
    label: "Sales a year earlier",
    level: "year",
    unit: "t",
    of: "gas",
    is: "lag(sales, oneYear)",
    when: PROMPT,
  },
  inYear("soldNow", SOLD_LABEL, "sales", PROMPT),
  inYear("soldBefore", "Sales of the year before", "before", PROMPT),
  emission(
    "soldNow * firstYear + soldBefore * (1 - firstYear) - destroyed",
    PROMPT,
    "Equations 7.5, 7.6, 7.8 and 7.18",
  ),
  emission("sold - newCharge + retiredCharge - destroyed", BALANCE, "Equations 7.3 and 7.9"),
];

/** The lines of PU-ODS, approach by approach. */
export const FLUORINATED_FORMULAS: readonly Formula[] = [
  ...EQUIPMENT,
  ...BANKS,
  ...FOAMS,
  ...PROMPT_AND_BALANCE,
];
