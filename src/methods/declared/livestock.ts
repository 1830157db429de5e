import type { ChoiceInput, Facts, Input, ListInput } from "../method.ts";

export const LIVESTOCK_CHAPTER = "IPCC 2006 Guidelines and 2019 Refinement, Volume 4, Chapter 10";

export const FIRST: Facts = { guidelines: "2006" };
export const REFINED: Facts = { guidelines: "2019" };

const SWINE = ["swine", "market-swine", "breeding-swine"];
const POULTRY = ["poultry", "layers", "pullets", "broilers", "turkeys", "ducks"];
const OTHER_ANIMALS = ["sheep", "goats", "horses", "mules-asses", "camels"];

/** Animals whose manure the tables follow through the systems that keep it. */
export const HERDS: readonly string[] = [
  "dairy-cattle",
  "other-cattle",
  "buffalo",
  ...SWINE,
  ...POULTRY,
  ...OTHER_ANIMALS,
];

/** The column that each animal shares in tables of manure. */
export const MANURE_OF: Readonly<Record<string, readonly string[]>> = {
  swine: SWINE,
  poultry: POULTRY,
  "dairy-cattle": ["dairy-cattle"],
  "other-cattle": ["other-cattle"],
  "other-animals": [...OTHER_ANIMALS, "deer", "ostriches", "rabbits"],
};

/** Systems whose nitrogen leaves from the manure: what falls on pasture or is burned is counted elsewhere. */
export const MANAGED: readonly string[] = [
  "solid-storage",
  "dry-lot",
  "slurry",
  "slurry-crust",
  "slurry-covered",
  "pit",
  "pit-short",
  "lagoon",
  "digester",
  "daily-spread",
  "deep-bedding",
  "deep-bedding-short",
  "deep-bedding-mixed",
  "poultry-litter",
  "poultry-no-litter",
  "compost-windrow-passive",
  "compost-windrow-turned",
  "compost-static-pile",
  "compost-in-vessel",
  "solid-covered",
  "solid-bulking",
  "solid-additives",
  "aerobic-natural",
  "aerobic-forced",
];

/** What the 2006 Guidelines do not tell apart. */
const REFINED_SYSTEMS = ["slurry-covered", "solid-covered", "solid-bulking", "solid-additives"];

export const HEADS: Input = {
  kind: "quantity",
  name: "heads",
  label: "How many animals are there?",
  hint: "The number alive on an average day. Of broilers sold after 45 days: birds sold in the year × 45 / 365.",
  units: ["head"],
  offer: ["head"],
};

export const PRODUCTIVITY: ChoiceInput = {
  kind: "choice",
  name: "productivity",
  label: "How productive are the animals?",
  hint: "Average: the factors of the whole region. High: farms for the market with bought feed. Low: a few animals fed with grass and leftovers. Where both matter, make an entry for each.",
  options: ["average", "high", "low"],
  default: "average",
  when: REFINED,
};

/** Where the manure goes, in shares that sum to one. */
export const MANURE: ListInput = {
  kind: "list",
  name: "manure",
  label: "Where does the manure go?",
  hint: "One line for each way, with its share of all the manure of these animals. The shares sum to 100 %.",
  columns: [
    {
      kind: "choice",
      name: "system",
      label: "Way",
      options: ["pasture", ...MANAGED, "burned-for-fuel"],
      notIn: { "2006": REFINED_SYSTEMS },
    },
    { kind: "share", name: "share", label: "Share of the manure" },
  ],
  sumsToOne: "share",
  suggest: {
    keys: "livestock/{category}/systems/+",
    note: "An average of a large region. What the table calls other is left out, so that the shares may not sum to 100 %. Slurry with a crust counts apart.",
  },
};
