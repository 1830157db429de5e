import type { Input, Method } from "../method.ts";
import { VOLUME_3 } from "./industry.ts";

const NON_ENERGY = `${VOLUME_3}, Chapter 5`;
const OTHER_PRODUCTS = `${VOLUME_3}, Chapter 8`;

export const PRODUCT_REFS = ["IV.2"];

/** The parts that lubricants and waxes share: energy or mass used, carbon in it, share oxidised in use. */
function oxidisedInUse(fuel: string, product: string): Pick<Method, "factors" | "formulas"> {
  return {
    factors: [
      {
        name: "ncv",
        label: "Net calorific value",
        keys: [{ key: `fuel/${fuel}/ncv` }],
        units: ["TJ/kt"],
      },
      { name: "density", label: "Density", keys: [{ key: `fuel/${fuel}/density` }], units: ["kg/L"] },
      {
        name: "carbon",
        label: "Carbon content",
        keys: [{ key: `product/${fuel}/carbon`, of: "C" }],
        units: ["t/TJ"],
      },
      {
        name: "oxidisedShare",
        label: "Share oxidised during use (ODU)",
        keys: [{ key: `product/${product}/oxidised-share` }],
        units: ["1"],
        max: 1,
      },
    ],
    formulas: [
      { name: "energy", label: "Energy content", unit: "TJ", is: "amount", when: { amount: "energy" } },
      { name: "energy", label: "Energy content", unit: "TJ", is: "amount * ncv", when: { amount: "mass" } },
      {
        name: "energy",
        label: "Energy content",
        unit: "TJ",
        is: "amount * density * ncv",
        when: { amount: "volume" },
      },
      { gas: "CO2", unit: "t", is: "energy * carbon * oxidisedShare * co2PerC" },
    ],
  };
}

function amountUsed(label: string, hint: string): Input {
  return {
    kind: "quantity",
    name: "amount",
    label,
    hint,
    units: ["t", "L", "TJ"],
    offer: ["t", "kg", "L", "m3", "TJ"],
  };
}

const puLub: Method = {
  code: "PU-LUB",
  title: "Lubricants",
  summary:
    "Counts the part of motor oil, industrial oil and grease that turns into carbon dioxide while it is used.",
  refs: PRODUCT_REFS,
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${NON_ENERGY}, Equations 5.2 and 5.3, Table 5.2`,
  drivenBy: "amount",
  inputs: [
    amountUsed(
      "How much was used in the year?",
      "What was sold in the city, without oil for two-stroke engines.",
    ),
    {
      kind: "choice",
      name: "lubricant",
      label: "Which of them?",
      hint: "All: 90 % oil and 10 % grease.",
      options: ["lubricants", "lubricating-oil", "grease"],
      default: "lubricants",
    },
  ],
  ...oxidisedInUse("lubricants", "{lubricant}"),
  dataFrom:
    "Oil companies and the energy ministry's balance (non-energy use of lubricants), scaled to the city.",
  example: { ref: "IV.2", label: "Lubricants sold", inputs: { amount: "1000 t" } },
  pitfalls: [
    "Oil mixed into the fuel of two-stroke engines burns there: count it in transport.",
    "Waste oil that is burned is a fuel (I.3) or waste (III.3), not this.",
    "Only a fifth is oxidised in use; counting all of the carbon gives five times too much.",
  ],
};

const puWax: Method = {
  code: "PU-WAX",
  title: "Paraffin waxes",
  summary: "Counts the carbon dioxide of candles and other waxes of petroleum that burn while they are used.",
  refs: PRODUCT_REFS,
  guidelines: ["2006", "2019"],
  tier: "1",
  source: `${NON_ENERGY}, Equation 5.4`,
  drivenBy: "amount",
  inputs: [
    amountUsed(
      "How much was used in the year?",
      "Candles, coated paper and board, food and other products of paraffin wax.",
    ),
  ],
  ...oxidisedInUse("paraffin-waxes", "paraffin-waxes"),
  dataFrom: "The energy ministry's balance or trade statistics (paraffin wax), scaled to the city.",
  example: { ref: "IV.2", label: "Paraffin wax used", inputs: { amount: "100 t" } },
  pitfalls: [
    "Wax of bees, palm or soy is biogenic: leave it out.",
    "A fifth is the default for all uses. Of candles nearly all burns: give 100 % where the wax is candles.",
  ],
};

/** A mass of gas, in the kilograms that nameplates and bottles have. */
function gasMass(name: string, label: string, hint: string): Input {
  return { kind: "quantity", name, label, hint, units: ["kg"], offer: ["kg", "t"], of: "gas" };
}

const puSf6: Method = {
  code: "PU-SF6",
  title: "Switchgear with sulphur hexafluoride",
  summary:
    "Counts the sulphur hexafluoride, over 20,000 times as strong as carbon dioxide, that leaks from switchgear and transformers of the power grid, and is lost when they are made and scrapped.",
  refs: PRODUCT_REFS,
  guidelines: ["2006", "2019"],
  tier: "1",
  source: `${OTHER_PRODUCTS}, Equations 8.1 and 8.2, Tables 8.2 to 8.4`,
  drivenBy: "capacity",
  inputs: [
    {
      kind: "choice",
      name: "equipment",
      label: "What equipment is it?",
      hint: "Sealed: medium voltage, never refilled. Closed: high voltage, refilled when it leaks.",
      options: ["closed-pressure", "sealed-pressure", "gas-insulated-transformer"],
    },
    {
      kind: "choice",
      name: "practice",
      label: "Whose equipment and handling is it like?",
      hint: "Take the region whose makers supply the grid. Figures are of 1995, before any effort to save gas. For transformers take Japan; the United States have a figure of closed equipment alone.",
      options: ["europe", "japan", "united-states"],
      default: "europe",
    },
    gasMass(
      "capacity",
      "How much gas does the equipment in use hold?",
      "The sum of the nameplates of all equipment inside the boundary.",
    ),
    {
      ...gasMass(
        "retired",
        "How much did equipment hold that was retired?",
        "The sum of the nameplates of what was taken out of use in the year.",
      ),
      optional: true,
      when: { practice: ["europe", "japan"] },
    },
    {
      kind: "share",
      name: "recoveredShare",
      label: "Share of the gas in retired equipment that is recovered",
      hint: "In %, of what is left in it. Only what is used again or destroyed.",
      default: 0,
      when: { retired: "mass" },
    },
    {
      ...gasMass(
        "consumed",
        "How much gas did makers of equipment use?",
        "Only where switchgear is made inside the boundary.",
      ),
      optional: true,
      when: { practice: ["europe", "japan"] },
    },
  ],
  factors: [
    {
      name: "use",
      label: "Share lost in use in a year",
      keys: [{ key: "product/switchgear/{practice}/{equipment}/use" }],
      units: ["1"],
      max: 1,
    },
    {
      name: "remaining",
      label: "Share of the nameplate left at retirement",
      keys: [{ key: "product/switchgear/{practice}/{equipment}/remaining" }],
      units: ["1"],
      max: 1,
    },
    {
      name: "manufacture",
      label: "Share lost in making and installing",
      keys: [{ key: "product/switchgear/{practice}/{equipment}/manufacture" }],
      units: ["1"],
      max: 1,
    },
  ],
  formulas: [
    { gas: "SF6", unit: "t", is: "capacity * use", source: `${OTHER_PRODUCTS}, Equation 8.1 (use)` },
    {
      gas: "SF6",
      unit: "t",
      is: "retired * remaining * (1 - recoveredShare)",
      when: { retired: "mass" },
      source: `${OTHER_PRODUCTS}, Equations 8.1 and 8.2 (disposal)`,
    },
    {
      gas: "SF6",
      unit: "t",
      is: "consumed * manufacture",
      when: { consumed: "mass" },
      source: `${OTHER_PRODUCTS}, Equation 8.1 (manufacture)`,
    },
  ],
  dataFrom:
    "The power grid and distribution companies: a list of switchgear with nameplates, and gas bought for refilling.",
  example: {
    ref: "IV.2",
    label: "High voltage switchgear of the grid",
    inputs: { equipment: "closed-pressure", practice: "europe", capacity: "2000 kg" },
  },
  pitfalls: [
    "Where the grid company knows how much gas it refilled in the year, that is the better figure: enter it in DIRECT.",
    "Nameplates are in kilograms, not tonnes.",
    "The American factor already holds installation and disposal.",
    "In Europe the losses are now far below those of 1995: a modern grid needs its own factor.",
  ],
};

function nitrousOxide(name: string, label: string, hint: string): Input {
  return { kind: "quantity", name, label, hint, units: ["t"], offer: ["t", "kg"], of: "N2O" };
}

const puN2o: Method = {
  code: "PU-N2O",
  title: "Nitrous oxide in hospitals and cream dispensers",
  summary:
    "Counts the nitrous oxide used as an anaesthetic, or as the gas that whips cream: all of it is given off.",
  refs: PRODUCT_REFS,
  guidelines: ["2006", "2019"],
  tier: "1",
  source: `${OTHER_PRODUCTS}, Equation 8.24`,
  drivenBy: "supplied",
  inputs: [
    {
      kind: "choice",
      name: "use",
      label: "What is it used for?",
      options: ["medical-n2o", "propellant-n2o"],
    },
    nitrousOxide(
      "supplied",
      "How much was supplied in the year?",
      "Bought by the hospitals, or sold as cartridges.",
    ),
    nitrousOxide(
      "suppliedBefore",
      "How much was supplied in the year before?",
      "Half of it was used in this year. Much the same as this year's where nothing else is known.",
    ),
  ],
  factors: [
    {
      name: "emittedShare",
      label: "Share that is given off",
      keys: [{ key: "product/{use}/emitted-share" }],
      units: ["1"],
      max: 1,
    },
  ],
  formulas: [{ gas: "N2O", unit: "t", is: "(0.5 * supplied + 0.5 * suppliedBefore) * emittedShare" }],
  dataFrom: "Hospitals, veterinary clinics and suppliers of medical gases; importers of cream chargers.",
  example: {
    ref: "IV.2",
    label: "Anaesthetics in hospitals",
    inputs: { use: "medical-n2o", supplied: "12 t", suppliedBefore: "10 t" },
  },
  pitfalls: [
    "What patients breathe in they breathe out unchanged: nothing is to be taken off.",
    "Nitrous oxide bottled at a nitric acid works must not be counted there too.",
  ],
};

export const PRODUCT_USE: readonly Method[] = [puLub, puWax, puSf6, puN2o];
