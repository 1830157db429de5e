import type { FactorKey, FactorNeed, Formula, Method } from "../method.ts";
import { amountOf, INDUSTRY_REFS, VOLUME_3 } from "./industry.ts";

const SOURCE = `${VOLUME_3}, Chapters 3 and 4; 2019 Refinement, Volume 3, Chapters 3 and 4`;

type Gas = "co2" | "ch4" | "n2o" | "sf6" | "hfc-23" | "nf3" | "cf4" | "c2f6" | "c3f8";

/** Each process and the gases it has a default factor for, in the order of the chapters. */
const PROCESSES: Readonly<Record<string, readonly Gas[]>> = {
  "adipic-acid": ["n2o"],
  caprolactam: ["n2o"],
  glyoxal: ["n2o"],
  "glyoxylic-acid": ["n2o"],
  "silicon-carbide": ["co2", "ch4"],
  "silicon-carbide-coke": ["co2", "ch4"],
  "calcium-carbide": ["co2"],
  "calcium-carbide-coke": ["co2"],
  "calcium-carbide-use": ["co2"],
  "synthetic-rutile": ["co2"],
  "rutile-titanium-dioxide": ["co2"],
  "soda-ash-natural": ["co2"],
  "soda-ash-trona": ["co2"],
  "methanol-steam-reforming": ["co2", "ch4"],
  "methanol-primary-reformer": ["co2", "ch4"],
  "methanol-lurgi-conventional": ["co2", "ch4"],
  "methanol-lurgi-conventional-with-co2": ["co2", "ch4"],
  "methanol-lurgi-low-pressure": ["co2", "ch4"],
  "methanol-lurgi-combined": ["co2", "ch4"],
  "methanol-lurgi-mega": ["co2", "ch4"],
  "methanol-oil": ["co2", "ch4"],
  "methanol-coal": ["co2", "ch4"],
  "methanol-lignite": ["co2", "ch4"],
  "methanol-with-ammonia": ["co2", "ch4"],
  "ethylene-naphtha": ["co2", "ch4"],
  "ethylene-gas-oil": ["co2", "ch4"],
  "ethylene-ethane": ["co2", "ch4"],
  "ethylene-propane": ["co2", "ch4"],
  "ethylene-butane": ["co2", "ch4"],
  "ethylene-other": ["co2", "ch4"],
  "ethylene-dichloride-direct-chlorination": ["co2"],
  "ethylene-dichloride-oxychlorination": ["co2"],
  "ethylene-dichloride-balanced": ["co2"],
  "vinyl-chloride-direct-chlorination": ["co2", "ch4"],
  "vinyl-chloride-oxychlorination": ["co2", "ch4"],
  "vinyl-chloride-balanced": ["co2", "ch4"],
  "ethylene-oxide-air-70": ["co2", "ch4"],
  "ethylene-oxide-air-75": ["co2", "ch4"],
  "ethylene-oxide-air-80": ["co2", "ch4"],
  "ethylene-oxide-oxygen-75": ["co2", "ch4"],
  "ethylene-oxide-oxygen-80": ["co2", "ch4"],
  "ethylene-oxide-oxygen-85": ["co2", "ch4"],
  "acrylonitrile-flared": ["co2", "ch4"],
  "acrylonitrile-acetonitrile-burned": ["co2", "ch4"],
  "acrylonitrile-by-products-sold": ["co2", "ch4"],
  "carbon-black-furnace": ["co2", "ch4"],
  "carbon-black-thermal": ["co2", "ch4"],
  "carbon-black-acetylene": ["co2", "ch4"],
  "hcfc-22-old": ["hfc-23"],
  "hcfc-22-recent": ["hfc-23"],
  "hcfc-22-average": ["hfc-23"],
  "sulphur-hexafluoride": ["sf6"],
  "sulphur-hexafluoride-pure": ["sf6"],
  "nitrogen-trifluoride": ["nf3", "n2o", "cf4"],
  "hydrogen-natural-gas": ["co2"],
  "hydrogen-lpg": ["co2"],
  "hydrogen-naphtha": ["co2"],
  "hydrogen-methanol": ["co2"],
  "hydrogen-coal": ["co2"],
  "hydrogen-plastics": ["co2"],
  "hydrogen-mixed-waste": ["co2"],
  "hydrogen-unknown": ["co2"],
  "ferrosilicon-45": ["co2"],
  "ferrosilicon-65": ["co2", "ch4"],
  "ferrosilicon-75": ["co2", "ch4"],
  "ferrosilicon-90": ["co2", "ch4"],
  "ferromanganese-7": ["co2"],
  "ferromanganese-1": ["co2"],
  silicomanganese: ["co2"],
  "silicon-metal": ["co2", "ch4"],
  ferrochromium: ["co2"],
  "ferrochromium-with-sinter": ["co2"],
  "magnesium-dolomite": ["co2"],
  "magnesium-magnesite": ["co2"],
  "magnesium-casting": ["sf6"],
  "lead-imperial-smelting": ["co2"],
  "lead-direct-smelting": ["co2"],
  "lead-secondary": ["co2"],
  "lead-unknown": ["co2"],
  "zinc-waelz-kiln": ["co2"],
  "zinc-imperial-smelting": ["co2"],
  "zinc-unknown": ["co2"],
  "rare-earth": ["co2", "cf4", "c2f6", "c3f8"],
  "rare-earth-iron": ["co2", "cf4", "c2f6", "c3f8"],
};

const ALL = Object.keys(PROCESSES);

function withGas(gas: Gas): readonly string[] {
  return ALL.filter((process) => PROCESSES[process]?.includes(gas));
}

function startingWith(...starts: readonly string[]): readonly string[] {
  return ALL.filter((one) => starts.some((start) => one.startsWith(start)));
}

const ETHYLENE = ["naphtha", "gas-oil", "ethane", "propane", "butane", "other"].map(
  (feed) => `ethylene-${feed}`,
);
const HYDROGEN = startingWith("hydrogen-");
const ADIPIC = "adipic-acid";
/** Processes whose methane depends on whether the tail gas is burned. */
const VENTED = startingWith("ethylene-oxide-", "carbon-black-");

/** Methane factors that a table gives for a product, by whatever process it is made. */
const SHARED_METHANE: readonly FactorKey[] = [
  { key: "industry/process/{process}/ch4", of: "CH4" },
  { key: "industry/process/methanol/ch4", of: "CH4", when: { process: startingWith("methanol-") } },
  {
    key: "industry/process/vinyl-chloride/ch4",
    of: "CH4",
    when: { process: startingWith("vinyl-chloride-") },
  },
  { key: "industry/process/acrylonitrile/ch4", of: "CH4", when: { process: startingWith("acrylonitrile-") } },
  ...["ethylene-oxide", "carbon-black"].flatMap((product): readonly FactorKey[] => [
    {
      key: `industry/process/${product}-treated/ch4`,
      of: "CH4",
      when: { process: startingWith(`${product}-`), tailGasBurned: "yes" },
    },
    {
      key: `industry/process/${product}/ch4`,
      of: "CH4",
      when: { process: startingWith(`${product}-`), tailGasBurned: "no" },
    },
  ]),
];

/** The names of the gases, as factors and as they are reported. */
const FLUORINATED: readonly { readonly name: string; readonly gas: Gas; readonly reported: string }[] = [
  { name: "sf6", gas: "sf6", reported: "SF6" },
  { name: "hfc23", gas: "hfc-23", reported: "HFC-23" },
  { name: "nf3", gas: "nf3", reported: "NF3" },
  { name: "cf4", gas: "cf4", reported: "CF4" },
  { name: "c2f6", gas: "c2f6", reported: "C2F6" },
  { name: "c3f8", gas: "c3f8", reported: "C3F8" },
];

const FACTORS: readonly FactorNeed[] = [
  {
    name: "co2",
    label: "CO₂ of the process",
    keys: [{ key: "industry/process/{process}/co2", of: "CO2" }],
    units: ["t/t"],
  },
  {
    name: "regional",
    label: "Adjustment to the region",
    keys: [{ key: "industry/ethylene-regional" }],
    units: ["1"],
  },
  {
    name: "feedstock",
    label: "Feedstock for hydrogen",
    keys: [{ key: "industry/process/{process}/feedstock" }],
    units: ["GJ/t"],
  },
  {
    name: "carbon",
    label: "Carbon in the feedstock",
    keys: [{ key: "industry/process/{process}/carbon", of: "C" }],
    units: ["t/GJ"],
  },
  { name: "ch4", label: "CH₄ of the process", keys: SHARED_METHANE, units: ["kg/t"] },
  {
    name: "n2o",
    label: "N₂O of the process",
    keys: [{ key: "industry/process/{process}/n2o", of: "N2O" }],
    units: ["kg/t"],
  },
  {
    name: "destruction",
    label: "Share that the abatement destroys while it runs",
    keys: [{ key: "industry/adipic-acid-abatement/{abatement}/destruction" }],
    units: ["1"],
    max: 1,
  },
  {
    name: "utilisation",
    label: "Share of the time that the abatement runs",
    keys: [{ key: "industry/adipic-acid-abatement/{abatement}/utilisation" }],
    units: ["1"],
    max: 1,
  },
  ...FLUORINATED.map(({ name, gas, reported }): FactorNeed => ({
    name,
    label: `${reported} of the process`,
    keys: [{ key: `industry/process/{process}/${gas}`, of: "gas" }],
    units: ["kg/t"],
  })),
];

const FORMULAS: readonly Formula[] = [
  {
    gas: "CO2",
    unit: "t",
    is: "amount * co2",
    when: {
      process: withGas("co2").filter((one) => !ETHYLENE.includes(one) && !HYDROGEN.includes(one)),
    },
  },
  {
    gas: "CO2",
    unit: "t",
    is: "amount * co2 * regional",
    when: { process: ETHYLENE },
    source: `${VOLUME_3}, Chapter 3, Equation 3.15`,
  },
  {
    gas: "CO2",
    unit: "t",
    is: "amount * feedstock * carbon * co2PerC",
    when: { process: HYDROGEN },
    source: "2019 Refinement, Volume 3, Chapter 3, Equations 3.45 and 3.46",
  },
  { gas: "CH4", unit: "t", is: "amount * ch4", when: { process: withGas("ch4") } },
  {
    gas: "N2O",
    unit: "t",
    is: "amount * n2o",
    when: { process: withGas("n2o").filter((one) => one !== ADIPIC) },
  },
  {
    gas: "N2O",
    unit: "t",
    is: "amount * n2o",
    when: { process: ADIPIC, abatement: "no-abatement" },
    source: `${VOLUME_3}, Chapter 3, Equation 3.7`,
  },
  {
    gas: "N2O",
    unit: "t",
    is: "amount * n2o * (1 - destruction * utilisation)",
    when: {
      process: ADIPIC,
      abatement: ["catalytic", "thermal", "recycle-to-nitric-acid", "recycle-to-adipic-acid"],
    },
    source: `${VOLUME_3}, Chapter 3, Equation 3.8`,
  },
  ...FLUORINATED.map(({ name, gas, reported }): Formula => ({
    gas: reported,
    unit: "t",
    is: `amount * ${name}`,
    when: { process: withGas(gas) },
  })),
];

const ipGen: Method = {
  code: "IP-GEN",
  title: "Other chemical and metal processes",
  summary:
    "Counts the process emissions of about eighty products that have a factor per tonne: carbide, ethylene, methanol, carbon black, titanium dioxide, ferroalloys, lead, zinc, magnesium and others.",
  refs: INDUSTRY_REFS,
  guidelines: ["2006", "2019"],
  tier: "1",
  source: SOURCE,
  drivenBy: "amount",
  inputs: [
    amountOf("How much was made in the year?", "Tonnes of the product, or of what the process's name says."),
    {
      kind: "choice",
      name: "process",
      label: "Which product, and how is it made?",
      hint: "Hydrogen, nitrogen trifluoride and rare earths are in the 2019 Refinement alone.",
      options: ALL,
    },
    {
      kind: "choice",
      name: "abatement",
      label: "What is done with the nitrous oxide?",
      options: ["no-abatement", "catalytic", "thermal", "recycle-to-nitric-acid", "recycle-to-adipic-acid"],
      default: "no-abatement",
      when: { process: ADIPIC },
    },
    {
      kind: "choice",
      name: "tailGasBurned",
      label: "Is the tail gas burned?",
      hint: "As a rule it is at carbon black works, and is not at ethylene oxide works.",
      options: ["no", "yes"],
      when: { process: VENTED },
    },
  ],
  factors: FACTORS,
  formulas: FORMULAS,
  dataFrom: "The plant itself; the ministry of industry for the list of plants and their capacities.",
  example: {
    ref: "IV.1",
    label: "Steam cracker on naphtha",
    inputs: { amount: "500000 t", process: "ethylene-naphtha" },
  },
  pitfalls: [
    "Fuel used as raw material is counted here: take it out of the fuels of I.3.",
    "The factor of ethylene is for the whole steam cracker: do not add its propylene or butadiene.",
    "The lime of calcium carbide is not in its factor: count it in IP-LIME.",
    "Ethylene dichloride that becomes vinyl chloride in the same works is inside the factor of vinyl chloride.",
    "Synthetic (Solvay) soda ash keeps its carbon dioxide: it has no factor, its coke and lime are counted on their own.",
    "A product with no factor here: take the plant's own figures in DIRECT.",
  ],
};

export const INDUSTRY_OTHER: readonly Method[] = [ipGen];
