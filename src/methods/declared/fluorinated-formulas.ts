import type { Facts, Formula } from "../method.ts";
import { BALANCE, BANK, BANK_NOW, BY_YEAR, FOAM, IN_USE, PROMPT } from "./fluorinated-inputs.ts";
import { VOLUME_3 } from "./industry.ts";

const CHAPTER = `${VOLUME_3}, Chapter 7`;

/** A stage of life: a line of years, and what it gives off in the inventory year. */
function stage(name: string, label: string, is: string, when: Facts, source: string): readonly Formula[] {
  return [
    { name, label, level: "year", unit: "t", of: "gas", is, when, source },
    { gas: "{substance}", unit: "t", is: `last(${name})`, when, source },
  ];
}

/** The gas in appliances: given as such, or their number times the charge of one. */
function charged(input: string, name: string, label: string): readonly Formula[] {
  const line = { name, label, unit: "t" } as const;
  return [
    { ...line, is: input, when: { ...IN_USE, [input]: "mass" } },
    { ...line, is: `${input} * charge`, when: { ...IN_USE, [input]: "1" } },
  ];
}

const GIVEN = ["mass", "1"];

const EQUIPMENT_IN_USE: readonly Formula[] = [
  ...charged("inUse", "bankInUse", "Gas in equipment in use (the bank)"),
  ...charged("filledHere", "filled", "Gas filled into equipment"),
  ...charged("scrapped", "scrappedCharge", "Gas that scrapped equipment was made to hold"),
  {
    gas: "{substance}",
    unit: "t",
    is: "bankInUse * operation",
    when: IN_USE,
    source: `${CHAPTER}, Equation 7.13`,
  },
  {
    gas: "{substance}",
    unit: "t",
    is: "filled * charging",
    when: { ...IN_USE, filledHere: GIVEN },
    source: `${CHAPTER}, Equation 7.12`,
  },
  {
    gas: "{substance}",
    unit: "t",
    is: "scrappedCharge * remaining * (1 - recoveredShare)",
    when: { ...IN_USE, scrapped: GIVEN },
    source: `${CHAPTER}, Equation 7.14`,
  },
  {
    gas: "{substance}",
    unit: "t",
    is: "inContainers * heelShare",
    when: { inContainers: "mass" },
    source: `${CHAPTER}, Equation 7.11`,
  },
];

const EQUIPMENT_BY_YEAR: readonly Formula[] = [
  {
    name: "bankByYear",
    label: "Gas in equipment in use (the bank), kept full by servicing",
    level: "year",
    unit: "t",
    is: "prev(bankByYear) + (placed - lag(placed, lifetime)) * charge",
    when: BY_YEAR,
    source: `${CHAPTER}, Box 7.4`,
  },
  ...stage("leaked", "Lost in use", "bankByYear * operation", BY_YEAR, `${CHAPTER}, Equation 7.13`),
  ...stage(
    "spilled",
    "Lost in filling",
    "placed * filledHereShare * charge * charging",
    { ...BY_YEAR, filledHereShare: "1" },
    `${CHAPTER}, Equation 7.12`,
  ),
  ...stage(
    "released",
    "Lost at the end of life",
    "lag(placed, lifetime) * charge * remaining * (1 - recoveredShare)",
    BY_YEAR,
    `${CHAPTER}, Equation 7.14`,
  ),
];

const SALES: readonly Formula[] = [
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
    label: "Gas in equipment (the bank)",
    level: "year",
    unit: "t",
    of: "gas",
    is: "prev(bank) * (1 - bankLoss) + sales - retired",
    when: BANK,
    source: `${CHAPTER}, Equation 7.17, Figures 7.7 and 7.8`,
  },
  ...stage("escaped", "Lost from the bank", "bank * bankLoss", BANK, `${CHAPTER}, Equation 7.2B`),
  ...stage(
    "vented",
    "Lost at the end of life",
    "retired * (1 - recoveredShare)",
    BANK,
    `${CHAPTER}, Equation 7.17`,
  ),
  {
    name: "kept",
    label: "Share that stays from year to year, over the growth of sales",
    unit: "1",
    is: "(1 - bankLoss) / (1 + growth)",
    when: BANK_NOW,
  },
  {
    name: "years",
    label: "Years on the market",
    unit: "1",
    is: "yearsSold / oneYear",
    when: BANK_NOW,
  },
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
    label: "Gas in equipment (the bank)",
    unit: "t",
    of: "gas",
    is: "sold * ((1 - kept ^ (years - rise)) / (1 - kept) + kept ^ (years - rise) * (rise - (rise + 1) * kept + kept ^ (rise + 1)) / (rise * (1 - kept) ^ 2))",
    when: BANK_NOW,
    source: `${CHAPTER}, Figures 7.7 and 7.8 (their columns of years, summed)`,
  },
  {
    gas: "{substance}",
    unit: "t",
    is: "bankNow * bankLoss",
    when: BANK_NOW,
    source: `${CHAPTER}, Equation 7.2B`,
  },
  {
    name: "prompt",
    label: "Given off by the sales of the year and of the year before",
    level: "year",
    unit: "t",
    of: "gas",
    is: "sales * firstYear + lag(sales, oneYear) * (1 - firstYear)",
    when: PROMPT,
    source: `${CHAPTER}, Equations 7.5, 7.6, 7.8 and 7.18`,
  },
  {
    gas: "{substance}",
    unit: "t",
    is: "last(prompt) - destroyed",
    when: PROMPT,
    source: `${CHAPTER}, Equation 7.5`,
  },
  {
    gas: "{substance}",
    unit: "t",
    is: "sold - newCharge + retiredCharge - destroyed",
    when: BALANCE,
    source: `${CHAPTER}, Equations 7.3 and 7.9`,
  },
];

const FOAM_LINES: readonly Formula[] = [
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
    name: "blown",
    label: "Original charge of the foam that is losing gas",
    level: "year",
    unit: "t",
    of: "gas",
    is: "prev(blown) + sales - lag(sales, lossYears)",
    when: FOAM,
    source: `${CHAPTER}, Equation 7.7`,
  },
  ...stage(
    "foamLost",
    "Lost in manufacture and use",
    "sales * firstYear + blown * annual",
    FOAM,
    `${CHAPTER}, Equation 7.7`,
  ),
  ...stage(
    "foamReleased",
    "Lost at the end of life",
    "lag(sales, lossYears) * left * (1 - recoveredShare)",
    FOAM,
    `${CHAPTER}, Equation 7.7`,
  ),
];

/** The lines of PU-ODS, approach by approach. */
export const FLUORINATED_FORMULAS: readonly Formula[] = [
  ...EQUIPMENT_IN_USE,
  ...EQUIPMENT_BY_YEAR,
  ...SALES,
  ...FOAM_LINES,
];
