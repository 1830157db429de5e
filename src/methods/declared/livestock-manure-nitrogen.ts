import type { FactorKey, FactorNeed, Facts, Formula, Method } from "../method.ts";
import {
  FIRST,
  HEADS,
  HERDS,
  LIVESTOCK_CHAPTER,
  MANAGED,
  MANURE,
  MANURE_OF,
  PRODUCTIVITY,
  REFINED,
} from "./livestock.ts";
import { CLIMATE, DRY, WET } from "./soils.ts";

const DIRECT: Facts = { part: "direct" };
const INDIRECT: Facts = { part: "indirect" };

/** Table 10.22; where the first edition has none, the value of the second stands in, and a note says so. */
const VOLATILISED: readonly FactorKey[] = [
  { key: "manure/{system}/volatilised", of: "N" },
  ...Object.entries(MANURE_OF).flatMap(([column, category]): readonly FactorKey[] => [
    { key: `manure/${column}/{system}/volatilised`, of: "N", when: { category } },
    {
      key: `manure/${column}/{system}/volatilised-stand-in`,
      of: "N",
      when: { ...FIRST, category },
      instead: true,
    },
  ]),
  /** No column names buffalo; the other tables of the chapter take them as other cattle. */
  {
    key: "manure/other-cattle/{system}/volatilised",
    of: "N",
    when: { category: "buffalo" },
    instead: true,
  },
  {
    key: "manure/other-cattle/{system}/volatilised-stand-in",
    of: "N",
    when: { ...FIRST, category: "buffalo" },
    instead: true,
  },
];

const FACTORS: readonly FactorNeed[] = [
  {
    name: "nex",
    label: "Nitrogen in the manure of one animal in a year",
    keys: [{ key: "livestock/{category}/nitrogen-per-head", of: "N" }],
    units: ["kg/(head*year)"],
  },
  {
    name: "nRate",
    label: "Nitrogen that a tonne of animal excretes in a day",
    keys: [
      { key: "livestock/{category}/{productivity}/nitrogen", of: "N" },
      { key: "livestock/{category}/nitrogen", of: "N" },
    ],
    units: ["kg/(t*day)"],
  },
  {
    name: "mass",
    label: "Weight of one animal",
    keys: [{ key: "livestock/{category}/{productivity}/mass" }, { key: "livestock/{category}/mass" }],
    units: ["kg/head"],
  },
  {
    name: "ef3",
    label: "Nitrogen given off as N₂O by the manure itself (EF₃)",
    keys: [{ key: "manure/{system}/n2o", of: "N" }],
    units: ["1"],
    per: "N",
    level: "element",
    max: 1,
    when: DIRECT,
  },
  {
    name: "fracGas",
    label: "Share of the nitrogen that goes into the air as ammonia and nitrogen oxides (Frac-GasMS)",
    keys: VOLATILISED,
    units: ["1"],
    per: "N",
    level: "element",
    max: 1,
    when: INDIRECT,
  },
  {
    name: "fracLeach",
    label: "Share of the nitrogen that rain washes out (Frac-LeachMS)",
    keys: [{ key: "manure/{system}/leached", of: "N" }],
    units: ["1"],
    per: "N",
    level: "element",
    max: 1,
    when: { ...INDIRECT, ...REFINED, washedOut: "yes" },
  },
  {
    name: "ef4",
    label: "Nitrogen given off as N₂O, of what comes down again (EF₄)",
    keys: [
      { key: "soil/wet/ef4", of: "N", when: { climate: WET } },
      { key: "soil/dry/ef4", of: "N", when: { climate: DRY } },
      { key: "soil/any-climate/ef4", of: "N" },
    ],
    units: ["1"],
    per: "N",
    max: 1,
    when: INDIRECT,
  },
  {
    name: "ef5",
    label: "Nitrogen given off as N₂O, of what is washed out (EF₅)",
    keys: [{ key: "soil/ef5", of: "N" }],
    units: ["1"],
    per: "N",
    max: 1,
    when: INDIRECT,
  },
];

const NITROGEN = { name: "excreted", label: "Nitrogen in all the manure", unit: "t", of: "N" } as const;
const LOST = { level: "element", unit: "t", of: "N", when: INDIRECT } as const;

/** Equations are numbered apart in the two editions. */
const LEACHING = `${LIVESTOCK_CHAPTER}, Equations 10.28 and 10.29 (2006), 10.27 and 10.29 (2019)`;
const LEACHED: readonly Formula[] = [
  {
    gas: "N2O",
    unit: "t",
    is: "sum(excreted * share * managed) * leachedShare * ef5 * n2oPerN",
    when: { ...INDIRECT, ...FIRST, leachedShare: "1" },
    source: LEACHING,
  },
  {
    gas: "N2O",
    unit: "t",
    is: "sum(excreted * share * managed * fracLeach) * ef5 * n2oPerN",
    when: { ...INDIRECT, ...REFINED, washedOut: "yes" },
    source: LEACHING,
  },
];

const FORMULAS: readonly Formula[] = [
  {
    ...NITROGEN,
    is: "heads * nRate * mass * oneYear",
    when: { nex: "absent" },
    source: `${LIVESTOCK_CHAPTER}, Equation 10.30`,
  },
  {
    ...NITROGEN,
    is: "heads * nex * oneYear",
    when: { nex: "mass/(head*time)" },
    source: `${LIVESTOCK_CHAPTER}, Table 10.19`,
  },
  {
    gas: "N2O",
    unit: "t",
    is: "excreted * sum(share * managed * ef3) * n2oPerN",
    when: DIRECT,
    source: `${LIVESTOCK_CHAPTER}, Equation 10.25`,
  },
  {
    ...LOST,
    name: "volatilised",
    label: "Nitrogen that goes into the air",
    is: "excreted * share * managed * fracGas",
    source: `${LIVESTOCK_CHAPTER}, Equation 10.26`,
  },
  {
    gas: "N2O",
    unit: "t",
    is: "sum(volatilised) * ef4 * n2oPerN",
    when: INDIRECT,
    source: `${LIVESTOCK_CHAPTER}, Equation 10.27 (2006), 10.28 (2019)`,
  },
  ...LEACHED,
];

const afMmN2o: Method = {
  code: "AF-MM-N2O",
  title: "Nitrous oxide of manure",
  summary:
    "Counts the nitrous oxide that manure gives off in heaps, yards and tanks (row V.1), or that forms elsewhere from its nitrogen that evaporates or is washed out (row V.3). Manure on pasture and on fields is counted with soils.",
  refs: ["V.1", "V.3"],
  guidelines: ["2006", "2019"],
  tier: "1, 1a or 2",
  source: `${LIVESTOCK_CHAPTER}, Equations 10.25 to 10.30, Tables 10.19, 10.21 and 10.22; Chapter 11, Table 11.3`,
  drivenBy: "heads",
  inputs: [
    {
      kind: "choice",
      name: "part",
      label: "Which part is counted?",
      hint: "Direct, from the manure itself, stands in row V.1; indirect, from nitrogen that left it, in row V.3. Enter the herd once in each.",
      options: ["direct", "indirect"],
      fromRef: { "V.1": "direct", "V.3": "indirect" },
    },
    {
      kind: "choice",
      name: "category",
      label: "Which animals?",
      hint: "Make one entry for each kind. Pigs for meat and sows differ in weight: enter them apart where you can.",
      options: [...HERDS, "deer", "ostriches", "rabbits"],
      notIn: { "2006": ["deer", "ostriches"] },
    },
    HEADS,
    PRODUCTIVITY,
    { ...MANURE, marks: { managed: { column: "system", is: MANAGED } } },
    {
      kind: "share",
      name: "leachedShare",
      label: "Share of the stored nitrogen that rain washes out",
      hint: "In %, from a study in your country. The 2006 Guidelines have no default: leave it out, and washing out is not counted.",
      optional: true,
      when: { ...INDIRECT, ...FIRST },
    },
    {
      kind: "choice",
      name: "washedOut",
      label: "Does rain wash manure into open ground?",
      hint: "Yes only where heaps and yards stand without a roof on bare soil and nothing catches the water: the 2019 Refinement counts it there alone. No where there is a sealed floor, and where it is not known.",
      options: ["yes", "no"],
      default: "no",
      when: { ...INDIRECT, ...REFINED },
    },
    { ...CLIMATE, when: { ...INDIRECT, ...REFINED } },
  ],
  factors: FACTORS,
  formulas: FORMULAS,
  dataFrom:
    "The livestock office: animals by kind and weight at sale, large farms and how they keep manure. Extension workers or a survey: what smallholders do with it. Use the same shares as for methane.",
  example: {
    ref: "V.1",
    label: "Pigs for meat",
    inputs: {
      category: "market-swine",
      heads: "50000 head",
      manure: [
        { system: "slurry", share: "40 %" },
        { system: "dry-lot", share: "54 %" },
        { system: "digester", share: "6 %" },
      ],
    },
  },
  pitfalls: [
    "Manure that falls on pasture gives nothing here: its nitrogen belongs to AF-N2O-DIR and AF-N2O-IND, as dung. Its share must stand in the list all the same.",
    "Manure spread on fields counts there again, as organic nitrogen: subtract before what was lost in the stable and heap.",
    "The same herd stands in V.1 (direct) and in V.3 (indirect): the two are parts of one sum, none of it counted twice.",
    "Weights of the two editions differ: the 2006 pig of Asia weighs 28 kg, that of 2019 58 kg. Give your own weight where you know it.",
    "Dung burned in stoves is fuel (I.1); the urine of these animals stays on the field and counts with soils.",
  ],
};

export const LIVESTOCK_MANURE_NITROGEN: readonly Method[] = [afMmN2o];
