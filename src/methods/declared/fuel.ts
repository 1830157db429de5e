import type { Facts, FactorNeed, Formula } from "../method.ts";

/** Base unit and offered units of an amount of fuel. */
export const FUEL_UNITS = ["t", "m3", "TJ"] as const;
export const FUEL_OFFER = [
  "t",
  "kg",
  "kt",
  "L",
  "kL",
  "m3",
  "TJ",
  "GJ",
  "MWh",
  "MMBtu",
  "toe",
  "BOE",
  "barrel",
] as const;

/** Factors of a fuel's gas may be given per energy, mass or volume of the fuel. */
export const GAS_FACTOR_UNITS = ["t/TJ", "t/t", "t/m3"] as const;

/** Net calorific value and density of a fuel chosen as `fuel`, under names of the caller's. */
export function fuelProperties(
  fuel = "fuel",
  ncv = "ncv",
  density = "density",
  of = "",
): readonly FactorNeed[] {
  return [
    {
      name: ncv,
      label: `Net calorific value${of}`,
      keys: [{ key: `fuel/{${fuel}}/ncv` }],
      units: ["TJ/kt", "TJ/m3"],
    },
    { name: density, label: `Density${of}`, keys: [{ key: `fuel/{${fuel}}/density` }], units: ["t/m3"] },
  ];
}

/** The city's own oxidation factor; the defaults of Table 1.4 assume full oxidation. */
export const OXIDATION: FactorNeed = {
  name: "oxidation",
  label: "Oxidation factor",
  keys: [],
  units: ["1"],
  max: 1,
};

type AmountDimension = "mass" | "volume" | "energy";

/**
 * How an amount of fuel meets a factor when one is in energy, the other in mass or volume: the net
 * calorific value and the density are put in only where the units do not meet.
 * Dimensions: amount, factor, ncv (absent where it plays no part), and the expression that closes.
 */
const PATHS: readonly (readonly [
  amount: AmountDimension,
  factor: string,
  ncv: string | null,
  path: string,
])[] = [
  ["energy", "mass/energy", null, "AMOUNT * FACTOR"],
  ["mass", "1", null, "AMOUNT * FACTOR"],
  ["volume", "mass/volume", null, "AMOUNT * FACTOR"],
  ["mass", "mass/energy", "energy/mass", "AMOUNT * NCV * FACTOR"],
  ["mass", "mass/energy", "energy/volume", "AMOUNT / DENSITY * NCV * FACTOR"],
  ["volume", "mass/energy", "energy/volume", "AMOUNT * NCV * FACTOR"],
  ["volume", "mass/energy", "energy/mass", "AMOUNT * DENSITY * NCV * FACTOR"],
  ["volume", "1", null, "AMOUNT * DENSITY * FACTOR"],
  ["mass", "mass/volume", null, "AMOUNT / DENSITY * FACTOR"],
  ["energy", "1", "energy/mass", "AMOUNT / NCV * FACTOR"],
  ["energy", "1", "energy/volume", "AMOUNT / NCV * DENSITY * FACTOR"],
  ["energy", "mass/volume", "energy/volume", "AMOUNT / NCV * FACTOR"],
  ["energy", "mass/volume", "energy/mass", "AMOUNT / (NCV * DENSITY) * FACTOR"],
];

/** An amount of fuel: its expression, a product, and when it is a mass, a volume or an energy. */
export interface FuelAmount {
  readonly is: string;
  readonly dimensions: Readonly<Partial<Record<AmountDimension, Facts>>>;
}

/** The input `amount`, in whatever unit it was given. */
export const AMOUNT: FuelAmount = {
  is: "amount",
  dimensions: { mass: { amount: "mass" }, volume: { amount: "volume" }, energy: { amount: "energy" } },
};

export interface FuelLine {
  readonly gas: string;
  /** Symbol of the gas factor. */
  readonly factor: string;
  readonly amount?: FuelAmount;
  readonly ncv?: string;
  readonly density?: string;
  readonly when?: Facts;
  /** Whether the city's own oxidation factor applies. */
  readonly oxidises?: true;
  readonly source: string;
}

/** The formulas of one gas of a fuel, one for each way its units can meet. IPCC 2006 V2 Eq 2.1. */
export function fuelFormulas(line: FuelLine): readonly Formula[] {
  const { is: amount, dimensions } = line.amount ?? AMOUNT;
  const ncv = line.ncv ?? "ncv";
  return PATHS.flatMap(([dimension, factor, ncvDimension, path]) => {
    const ofAmount = dimensions[dimension];
    if (!ofAmount) return [];
    const when: Facts = {
      ...line.when,
      ...ofAmount,
      [line.factor]: factor,
      ...(ncvDimension === null ? {} : { [ncv]: ncvDimension }),
    };
    const is = path
      .replace("AMOUNT", amount)
      .replace("DENSITY", line.density ?? "density")
      .replace("NCV", ncv)
      .replace("FACTOR", line.factor);
    const base = { gas: line.gas, unit: "t", source: line.source } as const;
    if (!line.oxidises) return [{ ...base, is, when }];
    return [
      { ...base, is, when: { ...when, oxidation: "absent" } },
      { ...base, is: `${is} * oxidation`, when: { ...when, oxidation: "1" } },
    ];
  });
}
