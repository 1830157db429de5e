import type { FactorKey, FactorNeed, Input, Method } from "../method.ts";

const CHAPTER = "IPCC 2006 Guidelines and 2019 Refinement, Volume 2, Chapter 4";
const WORKING = ["underground", "surface"];

/** A volume of methane, as meters at mines give it: at 20 °C and one atmosphere. */
function methaneVolume(name: string, label: string, hint: string): Input {
  const offer = ["m3", "thousand m3", "million m3"];
  return { kind: "quantity", name, label, hint, units: ["m3"], offer, default: 0 };
}

/** A factor of a mine that is worked, in cubic metres of gas per tonne of coal. */
function perTonne(name: string, label: string, keys: readonly FactorKey[]): FactorNeed {
  return { name, label, keys, units: ["m3/t"] };
}

const INPUTS: readonly Input[] = [
  {
    kind: "choice",
    name: "mine",
    label: "Which kind of mine?",
    hint: "Abandoned: an underground mine that is closed and not flooded. It goes on giving methane.",
    options: ["underground", "surface", "abandoned"],
  },
  {
    kind: "quantity",
    name: "coal",
    label: "How much raw coal was mined?",
    hint: "In the year, before washing: of washed coal add what washing took out, some 20 %.",
    units: ["t"],
    offer: ["t", "kt", "Mt"],
    when: { mine: WORKING },
  },
  {
    kind: "choice",
    name: "depth",
    label: "How deep?",
    hint: "Underground: shallow is less than 200 m, deep more than 400 m. At the surface, of the ground above the coal: shallow is less than 25 m, deep more than 50 m.",
    options: ["shallow", "medium", "deep"],
    default: "medium",
    when: { mine: WORKING },
  },
  {
    kind: "choice",
    name: "gasContent",
    label: "How much gas is left in the coal that comes out?",
    hint: "Decides what it gives off later, in heaps, trains and mills. Average, unless measurements say otherwise.",
    options: ["low", "average", "high"],
    default: "average",
    when: { mine: WORKING },
  },
  {
    kind: "choice",
    name: "seamCo2",
    label: "How much carbon dioxide is in the seam?",
    hint: "Average, unless measurements say otherwise; high where bursts of carbon dioxide are a danger.",
    options: ["low", "average", "high"],
    default: "average",
    when: { mine: "underground", guidelines: "2019" },
  },
  {
    kind: "quantity",
    name: "mines",
    label: "How many mines?",
    hint: "Closed in this span of years and not flooded; leave out diggings of a few hectares.",
    units: ["mine"],
    offer: ["mine"],
    when: { mine: "abandoned" },
  },
  {
    kind: "choice",
    name: "closed",
    label: "When were they closed?",
    hint: "Enter the mines of each span of years for themselves.",
    options: { keys: "coal-mine/abandoned/+/methane" },
    when: { mine: "abandoned" },
  },
  {
    kind: "share",
    name: "gassyShare",
    label: "Share of them that was gassy",
    hint: "The IPCC has only a low and a high value: 0 to 10 % of mines closed before 1926, 3 to 50 % before 1951, 5 to 75 % before 1976, 8 to 100 % before 2001, 9 to 100 % since. Deep mines and known explosions of gas: the high one.",
    when: { mine: "abandoned" },
  },
  methaneVolume(
    "utilised",
    "How much methane was captured and used?",
    "Pure methane, metered. What is burned for energy is counted there. Without a meter, leave it out.",
  ),
  methaneVolume(
    "flared",
    "How much methane was captured and flared?",
    "Pure methane, metered at the flare. Without a meter, leave it out.",
  ),
];

const GENERATED = {
  name: "generated",
  label: "Methane that the mine gave off",
  unit: "t",
  of: "CH4",
} as const;

const fugCoal: Method = {
  code: "FUG-COAL",
  title: "Methane of coal mines",
  summary:
    "Counts the methane that coal mines give off while coal is dug and afterwards, less what is captured; on the 2019 Refinement the carbon dioxide of the seam too. Closed underground mines have a count of their own.",
  refs: ["I.7.1"],
  guidelines: ["2006", "2019"],
  tier: "1 or 2",
  source: `${CHAPTER}, Equations 4.1.1 to 4.1.10`,
  drivenBy: "coal",
  inputs: INPUTS,
  factors: [
    perTonne("mining", "Methane for each tonne, during mining", [{ key: "coal-mine/{mine}/{depth}/mining" }]),
    perTonne("postMining", "Methane for each tonne, after mining", [
      { key: "coal-mine/{mine}/{gasContent}/post-mining" },
    ]),
    perTonne("seamCo2Factor", "Carbon dioxide for each tonne", [
      { key: "coal-mine/{mine}/{seamCo2}/seam-co2", when: { mine: "underground" } },
      { key: "coal-mine/{mine}/{depth}/seam-co2", when: { mine: "surface" } },
    ]),
    {
      name: "perMine",
      label: "Methane of one closed mine in the year",
      keys: [{ key: "coal-mine/abandoned/{closed}/methane" }],
      units: ["million m3/mine"],
    },
    {
      name: "density",
      label: "Density of methane",
      keys: [{ key: "coal-mine/methane-density", of: "CH4" }],
      units: ["kg/m3"],
    },
    {
      name: "co2Density",
      label: "Density of carbon dioxide",
      keys: [{ key: "coal-mine/carbon-dioxide-density", of: "CO2" }],
      units: ["kg/m3"],
    },
    {
      name: "flareEfficiency",
      label: "Share of methane that a flare burns",
      keys: [{ key: "coal-mine/flare-efficiency" }],
      units: ["1"],
      max: 1,
    },
  ],
  formulas: [
    {
      ...GENERATED,
      is: "coal * (mining + postMining) * density",
      when: { mine: WORKING },
      source: `${CHAPTER}, Equations 4.1.3, 4.1.4, 4.1.7 and 4.1.8`,
    },
    {
      ...GENERATED,
      is: "mines * gassyShare * perMine * density",
      when: { mine: "abandoned" },
      source: `${CHAPTER}, Equation 4.1.10`,
    },
    {
      gas: "CH4",
      unit: "t",
      is: "generated - (utilised + flared * flareEfficiency) * density",
      when: { mine: WORKING },
      source: `${CHAPTER}, Equations 4.1.2, 4.1.5 (b) and 4.1.6`,
    },
    {
      gas: "CH4",
      unit: "t",
      is: "max(0 * generated, generated - (utilised + flared * flareEfficiency) * density)",
      when: { mine: "abandoned" },
      source: `${CHAPTER}, Equation 4.1.9: no less than zero, since pumping draws more than the mine would give off`,
    },
    {
      gas: "CO2",
      unit: "t",
      is: "flared * flareEfficiency * density / ch4PerC * co2PerC",
      source: `${CHAPTER}, Equation 4.1.5 (a); 2.75 is 44/16`,
    },
    {
      gas: "CO2",
      unit: "t",
      is: "coal * seamCo2Factor * co2Density",
      when: { mine: WORKING, guidelines: "2019" },
      source: "2019 Refinement, Volume 2, Chapter 4, Equations 4.1.3A and 4.1.7A",
    },
  ],
  dataFrom:
    "The ministry of mines or the mining inspector: raw coal by mine, depth, gas reports; the mine's own meters for gas that is captured.",
  example: {
    ref: "I.7.1",
    label: "Surface mine, average overburden",
    inputs: { mine: "surface", coal: "200000 t", depth: "medium", gasContent: "average" },
  },
  pitfalls: [
    "The factors are for raw coal: coal that is sold after washing weighs some 20 % less.",
    "Burning the coal is not counted here, nor the fuel of the mine's machines.",
    "Methane that is drained and let out is already in the factor; subtract only what is used or flared.",
    "A mine is worked or abandoned, never both in one year.",
    "The factor for closed mines falls from year to year: compute each inventory year anew.",
  ],
};

export const FUGITIVE_COAL: readonly Method[] = [fugCoal];
