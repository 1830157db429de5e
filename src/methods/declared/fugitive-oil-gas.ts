import type { Facts, FactorKey, FactorNeed, Formula, Input, Method, Substance } from "../method.ts";
import { BY_DEVELOPMENT, BY_PRACTICE, NOT_IN_EDITION, SEGMENTS, WITH_METHANE } from "./oil-gas-segments.ts";

const SOURCE =
  "IPCC 2006 Guidelines, Volume 2, Chapter 4, Equation 4.2.1 and Tables 4.2.4 and 4.2.5; 2019 Refinement, Equations 4.2.9 to 4.2.18 and Tables 4.2.4 to 4.2.4K";

/** What an amount may be, the part of the library's keys that names it, and the unit of its factor. */
const BASES = [
  { amount: "volume", key: "throughput", unit: "t/million m3", factor: "mass/volume" },
  { amount: "length", key: "length", unit: "t/km", factor: "mass/length" },
  { amount: "1", key: "count", unit: "t", factor: "mass" },
] as const;
const [PER_VOLUME] = BASES;

const GASES = [
  { gas: "CH4", shown: "CH₄" },
  { gas: "CO2", shown: "CO₂" },
  { gas: "N2O", shown: "N₂O" },
] as const;

const INPUTS: readonly Input[] = [
  {
    kind: "choice",
    name: "segment",
    label: "Which part of the oil or gas system?",
    hint: "One at a time; a city's gas network is distribution, and after the meter appliances, industry and vehicles.",
    options: SEGMENTS,
    notIn: NOT_IN_EDITION,
  },
  {
    kind: "choice",
    name: "development",
    label: "To which standard was it built and kept?",
    hint: "Developed: designed, run and maintained as in North America and Western Europe. All else is developing, with several times the leaks.",
    options: ["developing", "developed"],
    default: "developing",
    when: { guidelines: "2006", segment: BY_DEVELOPMENT },
  },
  {
    kind: "choice",
    name: "practice",
    label: "How well is it kept?",
    hint: "Lower-emitting: leaks are searched and repaired by programme and, for distribution, more than half of the pipes are plastic; gas is flared or recovered, not let out. If nothing is known: higher-emitting.",
    options: ["higher-emitting", "lower-emitting"],
    default: "higher-emitting",
    when: { guidelines: "2019", segment: BY_PRACTICE },
  },
  {
    kind: "quantity",
    name: "amount",
    label: "How much gas or oil, how long are the pipes, or how many are there?",
    hint: "By one measure alone. On the 2006 Guidelines the volume of gas or oil. On the 2019 Refinement the length of the pipes, if it is known, says more than the gas sold, and the number of wells more than what they give; appliances, vehicles and stations by number.",
    units: ["million m3", "km", "1"],
    offer: [
      "million m3",
      "thousand m3",
      "m3",
      "km",
      "appliance",
      "vehicle",
      "well",
      "station",
      "kL",
      "barrel",
      "ft3",
    ],
  },
];

/** The factor of a gas where the tables give one value for leaks, venting and flaring, or for leaks. */
function factorOf(gas: Substance, shown: string): FactorNeed {
  const keys: FactorKey[] = BASES.flatMap(({ amount, key }) =>
    ["{practice}", "{development}", "any"].map((kind) => ({
      key: `oil-gas/{segment}/${kind}/${key}/${gas.toLowerCase()}`,
      of: gas,
      when: { amount },
    })),
  );
  const units = BASES.map(({ unit }) => unit);
  return { name: gas.toLowerCase(), label: `${shown} factor`, keys, units };
}

/** The 2006 tables give venting and flaring apart from leaks. */
function partOf(part: "venting" | "flaring", gas: Substance, shown: string): FactorNeed {
  return {
    name: `${part}${gas.replace("CH", "Ch").replace("CO", "Co").replace("N2O", "N2o")}`,
    label: `${shown} factor of ${part}`,
    keys: [
      {
        key: `oil-gas/{segment}/{development}/${part}/${gas.toLowerCase()}`,
        of: gas,
        when: { amount: "volume" },
      },
    ],
    units: [PER_VOLUME.unit],
    when: { guidelines: "2006" },
  };
}

const PARTS = [
  ...GASES.slice(0, 2).map(({ gas, shown }) => ({
    part: "venting",
    gas,
    need: partOf("venting", gas, shown),
  })),
  ...GASES.map(({ gas, shown }) => ({ part: "flaring", gas, need: partOf("flaring", gas, shown) })),
];

/** One line of a gas for each kind of amount; a gas that the tables leave out is left out here. */
function linesOf(gas: Substance, when: Facts, whereKnown: boolean): readonly Formula[] {
  const factor = gas.toLowerCase();
  return BASES.map((base) => ({
    gas,
    unit: "t",
    is: `amount * ${factor}`,
    when: { ...when, amount: base.amount, [factor]: base.factor },
    ...(whereKnown ? { whereKnown: true } : {}),
  }));
}

const fugOg: Method = {
  code: "FUG-OG",
  title: "Leaks, venting and flaring of oil and gas systems",
  summary:
    "Counts the methane and carbon dioxide that escape from gas networks, storage, wells and refineries and, on the 2019 Refinement, behind the meter: an amount of gas, a length of pipe or a number of devices, times a factor.",
  refs: ["I.8.1"],
  guidelines: ["2006", "2019"],
  tier: "1 to 3",
  source: SOURCE,
  drivenBy: "amount",
  inputs: INPUTS,
  factors: [...GASES.map(({ gas, shown }) => factorOf(gas, shown)), ...PARTS.map(({ need }) => need)],
  formulas: [
    ...linesOf("CH4", { segment: WITH_METHANE }, false),
    ...linesOf("CO2", { segment: WITH_METHANE }, true),
    ...linesOf("CO2", { segment: "lpg-transport" }, false),
    ...linesOf("N2O", {}, true),
    ...PARTS.map(({ part, gas, need }): Formula => ({
      name: `${part}Of${gas}`,
      gas,
      unit: "t",
      is: `amount * ${need.name}`,
      when: { amount: "volume", [need.name]: "mass/volume" },
      whereKnown: true,
    })),
  ],
  dataFrom:
    "The gas company: gas sold, length and material of its pipes, customers, its programme against leaks. The oil and gas regulator for wells, processing and flaring; the transport office for vehicles on gas.",
  example: {
    ref: "I.8.1",
    label: "Gas network of the city",
    inputs: { segment: "gas-distribution", amount: "100 million m3" },
  },
  pitfalls: [
    "By the gas sold or by the length of the pipes, never both for the same network.",
    "Gas lost in the company's accounts (unaccounted-for gas) is mostly metering: it is not leakage.",
    "Carbon dioxide of flaring counts here; of gas burned for heat or power it counts in stationary energy.",
    "Only what lies inside the boundary: a transmission line through the city, not the field it comes from.",
    "The 2006 tables for developing countries print ranges; the middle is taken here and the range is wide.",
    "The two editions cut the chain differently: do not mix them in a series of years.",
  ],
};

export const FUGITIVE_OIL_GAS: readonly Method[] = [fugOg];
