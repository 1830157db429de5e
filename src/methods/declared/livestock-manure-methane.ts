import type { FactorKey, Facts, Method } from "../method.ts";
import {
  FIRST,
  HEADS,
  HERDS,
  LIVESTOCK_CHAPTER,
  MANURE,
  MANURE_OF,
  PRODUCTIVITY,
  REFINED,
} from "./livestock.ts";

const COOL = ["10-or-less", "11", "12", "13", "14"];
const TEMPERATE = ["15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25"];
const WARM = ["26", "27", "28-or-more"];

/** Animals whose manure has one factor for a head, in every climate. */
const BY_HEAD = ["deer", "rabbits", "ostriches"];
const CATEGORIES = [...HERDS, "layers-wet", ...BY_HEAD];

/** Climate zones of Table 10.14 (2019), and the class of each where the table tells no more. */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  warm: ["tropical-wet-over-2000", "tropical-moist", "tropical-dry", "tropical-montane"],
  temperate: ["warm-temperate-moist", "warm-temperate-dry"],
  cool: ["cool-temperate-moist", "cool-temperate-dry", "boreal-moist", "boreal-dry"],
};

const THROUGH_SYSTEMS: Facts = { ...REFINED, category: HERDS };

/**
 * The productivity in force. An average herd takes that of its region: high in North America, Europe and
 * Oceania, low elsewhere (Table 10.14, note 1).
 */
const PRODUCTIVITIES: readonly { readonly id: "high" | "low"; readonly when: Facts }[] = [
  { id: "high", when: { productivity: "high" } },
  { id: "high", when: { productivity: "average", highProductivity: "yes" } },
  { id: "low", when: { productivity: "low" } },
  { id: "low", when: { productivity: "average", highProductivity: "no" } },
];

/** Keys of Table 10.14 for animals that share a column: by zone, else by its class. */
function keysOf(column: string, when: Facts): readonly FactorKey[] {
  const table = `manure/${column}/{system}`;
  return [
    { key: `${table}/{climate}/ch4`, of: "CH4", when },
    ...Object.entries(ZONES).map(([zone, climate]): FactorKey => ({
      key: `${table}/${zone}/ch4`,
      of: "CH4",
      when: { ...when, climate },
    })),
  ];
}

/** Pasture is alike for all; poultry of low productivity has one value for all systems. */
const BY_SOLIDS: readonly FactorKey[] = [
  { key: "manure/pasture/ch4", of: "CH4", when: { system: "pasture" } },
  ...PRODUCTIVITIES.flatMap(({ id, when }) => [
    ...keysOf(`{category}/${id}`, when),
    ...keysOf(`swine/${id}`, { ...when, category: MANURE_OF["swine"] ?? [] }),
    ...(id === "low"
      ? Object.entries(ZONES).map(([zone, climate]): FactorKey => ({
          key: `manure/poultry/low/${zone}/ch4`,
          of: "CH4",
          when: { ...when, climate, category: MANURE_OF["poultry"] ?? [] },
        }))
      : keysOf("poultry/high", { ...when, category: MANURE_OF["poultry"] ?? [] })),
  ]),
  /** Note 6 of the table: buffalo as other cattle of low productivity. */
  ...keysOf("other-cattle/low", { category: "buffalo" }),
];

const afMmCh4: Method = {
  code: "AF-MM-CH4",
  title: "Methane of manure",
  summary:
    "Counts the methane that forms where dung and urine lie without air: a lot in pits, slurry tanks and lagoons of pig and dairy farms, little on pasture and in dry heaps.",
  refs: ["V.1"],
  guidelines: ["2006", "2019"],
  tier: "1, 1a or 2",
  source: `${LIVESTOCK_CHAPTER}, Equations 10.22 and 10.22A, Tables 10.13A to 10.16`,
  drivenBy: "heads",
  flags: { highProductivity: "livestock/high-productivity" },
  inputs: [
    {
      kind: "choice",
      name: "category",
      label: "Which animals?",
      hint: "Make one entry for each kind. Layers on liquid manure are hens whose droppings are washed into a pond.",
      options: CATEGORIES,
      notIn: { "2006": ["ostriches"], "2019": ["layers-wet"] },
    },
    HEADS,
    {
      kind: "choice",
      name: "temperature",
      label: "How warm is it, on average over the year?",
      hint: "The mean of all days and nights, in °C, from the weather service. Lowland cities of South-East Asia have 26 to 28; in the hills it is about 6 less for each 1,000 m.",
      options: [...COOL, ...TEMPERATE, ...WARM],
      when: FIRST,
    },
    { ...PRODUCTIVITY, when: THROUGH_SYSTEMS },
    {
      kind: "choice",
      name: "climate",
      label: "In which climate zone is the farm?",
      hint: "The zones of the IPCC: tropical is above 18 °C on average, montane above 1,000 m.",
      options: Object.values(ZONES).flat(),
      when: THROUGH_SYSTEMS,
    },
    { ...MANURE, when: THROUGH_SYSTEMS },
  ],
  factors: [
    {
      name: "ch4",
      label: "Methane of the manure of one animal in a year",
      keys: [
        { key: "livestock/{category}/manure-ch4/{temperature}", of: "CH4" },
        { key: "livestock/{category}/manure-ch4/cool", of: "CH4", when: { temperature: COOL } },
        { key: "livestock/{category}/manure-ch4/temperate", of: "CH4", when: { temperature: TEMPERATE } },
        { key: "livestock/{category}/manure-ch4/warm", of: "CH4", when: { temperature: WARM } },
        {
          key: "livestock/swine/manure-ch4/{temperature}",
          of: "CH4",
          when: { category: MANURE_OF["swine"] ?? [] },
        },
        ...Object.entries({ cool: COOL, temperate: TEMPERATE, warm: WARM }).map(
          ([zone, temperature]): FactorKey => ({
            key: `livestock/poultry/manure-ch4/${zone}`,
            of: "CH4",
            when: { temperature, category: MANURE_OF["poultry"] ?? [] },
          }),
        ),
        { key: "livestock/{category}/manure-ch4", of: "CH4" },
      ],
      units: ["kg/(head*year)"],
    },
    {
      name: "vs",
      label: "Volatile solids of a tonne of animal in a day",
      keys: [
        { key: "livestock/{category}/{productivity}/volatile-solids" },
        { key: "livestock/{category}/volatile-solids" },
      ],
      units: ["kg/(t*day)"],
      when: THROUGH_SYSTEMS,
    },
    {
      name: "mass",
      label: "Weight of one animal",
      keys: [{ key: "livestock/{category}/{productivity}/mass" }, { key: "livestock/{category}/mass" }],
      units: ["kg/head"],
      when: THROUGH_SYSTEMS,
    },
    {
      name: "ef",
      label: "Methane of a kilogram of volatile solids",
      keys: BY_SOLIDS,
      units: ["g/kg"],
      level: "element",
      when: THROUGH_SYSTEMS,
    },
  ],
  formulas: [
    {
      gas: "CH4",
      unit: "t",
      is: "heads * ch4 * oneYear",
      when: FIRST,
      source: `${LIVESTOCK_CHAPTER}, Equation 10.22 (2006)`,
    },
    {
      gas: "CH4",
      unit: "t",
      is: "heads * ch4 * oneYear",
      when: { ...REFINED, category: BY_HEAD },
      source: `${LIVESTOCK_CHAPTER}, Table 10.15 (2019)`,
    },
    {
      name: "solids",
      label: "Volatile solids of all animals in the year",
      unit: "t",
      is: "heads * vs * mass * oneYear",
      when: THROUGH_SYSTEMS,
      source: `${LIVESTOCK_CHAPTER}, Equation 10.22A (2019)`,
    },
    {
      gas: "CH4",
      unit: "t",
      is: "solids * sum(share * ef)",
      when: THROUGH_SYSTEMS,
      source: `${LIVESTOCK_CHAPTER}, Equation 10.22 (2019)`,
    },
  ],
  dataFrom:
    "The livestock office: animals by kind, large pig and poultry farms with their lagoons and biogas plants. The weather service: mean temperature of the year. Extension workers: what smallholders do with manure.",
  example: {
    ref: "V.1",
    label: "Pigs",
    inputs: { category: "swine", heads: "50000 head", temperature: "28-or-more" },
    refined: {
      category: "swine",
      heads: "50000 head",
      climate: "tropical-moist",
      manure: [
        { system: "lagoon", share: "20 %" },
        { system: "pit-short", share: "30 %" },
        { system: "solid-storage", share: "50 %" },
      ],
    },
  },
  pitfalls: [
    "One liquid system decides the result: a lagoon gives off about fifteen times what a heap does. Ask the few large farms first.",
    "Biogas plants leak: the factor of digesters is of what escapes, so recovered gas is not subtracted again.",
    "The table has methane of dung that is burned in stoves. Where that dung stands in I.1 as fuel too, give 0 as its factor here, or it counts twice.",
    "Manure in a plant that mixes it with municipal waste belongs to III.2.",
    "Take the temperature where the farms are, not where the city hall stands.",
  ],
};

export const LIVESTOCK_MANURE_METHANE: readonly Method[] = [afMmCh4];
