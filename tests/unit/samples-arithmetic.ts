/**
 * The arithmetic of a sample's activities, written straight from the equations of the IPCC 2006
 * Guidelines with their defaults, apart from the methods: a second opinion on the mapping of inputs.
 * Masses in tonnes, AR5 (CH4 28, N2O 265).
 */

interface Activity {
  id: string;
  ref: string;
  inputs: Record<string, unknown>;
  factors?: Record<string, unknown> | undefined;
}

interface Gases {
  co2?: number;
  ch4?: number;
  n2o?: number;
  co2e?: number;
}

/** TJ/kt and kg CO2/TJ: Vol. 2 Tables 1.2 and 1.4; CO2 of charcoal is biogenic. */
const FUELS: Record<string, { ncv: number; co2: number }> = {
  lpg: { ncv: 47.3, co2: 63_100 },
  kerosene: { ncv: 43.8, co2: 71_900 },
  charcoal: { ncv: 29.5, co2: 0 },
  diesel: { ncv: 43.0, co2: 74_100 },
  "residual-fuel-oil": { ncv: 40.4, co2: 77_400 },
  "other-bituminous-coal": { ncv: 25.8, co2: 94_600 },
  "natural-gas": { ncv: 48.0, co2: 56_100 },
  "motor-gasoline": { ncv: 44.3, co2: 69_300 },
  "jet-kerosene": { ncv: 44.1, co2: 71_500 },
};

/** kg/TJ of CH4 and N2O in manufacturing, then in shops, homes and farms: Vol. 2 Tables 2.3 to 2.5. */
const BURNT: Record<string, { industry: [number, number]; other: [number, number] }> = {
  lpg: { industry: [1, 0.1], other: [5, 0.1] },
  kerosene: { industry: [3, 0.6], other: [10, 0.6] },
  charcoal: { industry: [200, 4], other: [200, 1] },
  diesel: { industry: [3, 0.6], other: [10, 0.6] },
  "residual-fuel-oil": { industry: [3, 0.6], other: [10, 0.6] },
  "other-bituminous-coal": { industry: [10, 1.5], other: [10, 1.5] },
  "natural-gas": { industry: [1, 0.1], other: [5, 0.1] },
};

/** kg/TJ of CH4 and N2O on the road: Vol. 2 Table 3.2.2, uncontrolled gasoline vehicles. */
const DRIVEN: Record<string, [number, number]> = {
  "motor-gasoline": [33, 3.2],
  diesel: [3.9, 3.9],
  lpg: [62, 0.2],
  "natural-gas": [92, 3],
};

/** The biofuel blended in, by the fuel it is blended with: t/m3 and TJ/kt. */
const BLENDED: Record<string, { density: number; ncv: number }> = {
  "motor-gasoline": { density: 0.794, ncv: 27.0 },
  diesel: { density: 0.88, ncv: 27.0 },
};

/** Vol. 5 Table 2.4 and Table 3.3, tropical wet. */
const DECAY: Record<string, { doc: number; k: number }> = {
  food: { doc: 0.15, k: 0.4 },
  paper: { doc: 0.4, k: 0.07 },
  wood: { doc: 0.43, k: 0.035 },
};

/** Dry matter, carbon and its fossil share: Vol. 5 Table 2.4. */
const CARBON: Record<string, [number, number, number]> = {
  food: [0.4, 0.38, 0],
  paper: [0.9, 0.46, 0.01],
  wood: [0.85, 0.5, 0],
  plastics: [1, 0.75, 1],
  "rubber-leather": [0.84, 0.67, 0.2],
  "other-inert": [0.9, 0.03, 1],
  metal: [1, 0, 0],
  clinical: [1, 0.6, 0.4],
  industrial: [1, 0.5, 0.9],
};

const MCF_SITE: Record<string, number> = { "managed-anaerobic": 1, "unmanaged-deep": 0.8 };
const MCF_SEWAGE: Record<string, number> = {
  septic: 0.5,
  "aerobic-plant-overloaded": 0.3,
  "sea-river-lake": 0.1,
};

/** Asia, kg CH4 per head: enteric, Vol. 4 Tables 10.10 and 10.11; manure at 28 °C, Tables 10.14 and 10.15. */
const HERD_METHANE: Record<string, { enteric: number; manure: number }> = {
  "dairy-cattle": { enteric: 68, manure: 31 },
  "other-cattle": { enteric: 47, manure: 1 },
  buffalo: { enteric: 55, manure: 2 },
  swine: { enteric: 1, manure: 7 },
  "market-swine": { enteric: 1, manure: 7 },
  broilers: { enteric: 0, manure: 0.02 },
};

/** Asia: kg N a day in 1000 kg of animal and kg of one, Vol. 4 Tables 10.19 and 10A-4 to 10A-9. */
const EXCRETED: Record<string, [number, number]> = {
  "dairy-cattle": [0.47, 350],
  "other-cattle": [0.34, 319],
  buffalo: [0.32, 380],
  "market-swine": [0.42, 28],
  broilers: [1.1, 0.9],
};

/** Share of stored nitrogen that becomes N2O: Vol. 4 Table 10.21; all other systems of the samples none. */
const STORED_N2O: Record<string, number> = { "dry-lot": 0.02, "poultry-litter": 0.001 };

/** Share of it that is lost as gas: Vol. 4 Table 10.22; digesters, which it leaves out, as slurry of pigs. */
const STORED_LOST: Record<string, Record<string, number>> = {
  "dairy-cattle": { slurry: 0.4, "daily-spread": 0.07, lagoon: 0.35, digester: 0.48 },
  "other-cattle": { "dry-lot": 0.3, "daily-spread": 0.07 },
  buffalo: { "dry-lot": 0.3, "daily-spread": 0.07 },
  "market-swine": { "dry-lot": 0.45, slurry: 0.48, digester: 0.48 },
  broilers: { "poultry-litter": 0.4 },
};

/** The number in front of a quantity, checked for the unit it is expected in. */
function numberIn(quantity: unknown, unit: string): number {
  const given = typeof quantity === "object" ? (quantity as { value: unknown }).value : quantity;
  const text = String(given).trim();
  const [value, ...rest] = text.split(" ");
  if (rest.join(" ") !== unit) throw new Error(`${text} is not in ${unit}`);
  return Number(value);
}

const percent = (share: unknown): number => numberIn(share, "%") / 100;

function energyInTJ(fuel: string, tonnes: number): number {
  return (tonnes * (FUELS[fuel]?.ncv ?? Number.NaN)) / 1000;
}

function burn(fuel: string, tonnes: number, [ch4, n2o]: [number, number]): Gases {
  const energy = energyInTJ(fuel, tonnes);
  const co2 = (energy * (FUELS[fuel]?.co2 ?? Number.NaN)) / 1000;
  return { co2, ch4: (energy * ch4) / 1000, n2o: (energy * n2o) / 1000 };
}

function stationary({ ref, inputs }: Activity): Gases {
  const fuel = String(inputs["fuel"]);
  const factors = BURNT[fuel];
  if (!factors) throw new Error(`no factors for ${fuel}`);
  return burn(
    fuel,
    numberIn(inputs["amount"], "t"),
    ref.startsWith("I.3") ? factors.industry : factors.other,
  );
}

function road({ inputs, factors }: Activity): Gases {
  const fuel = String(inputs["fuel"]);
  const [ch4, n2o] = DRIVEN[fuel] ?? [Number.NaN, Number.NaN];
  if (String(inputs["amount"]).endsWith(" t")) return burn(fuel, numberIn(inputs["amount"], "t"), [ch4, n2o]);
  const volume = numberIn(inputs["amount"], "m3");
  const share = inputs["biofuelShare"] === undefined ? 0 : percent(inputs["biofuelShare"]);
  const fossil = burn(fuel, volume * (1 - share) * numberIn(factors?.["density"], "t/m3"), [ch4, n2o]);
  const blended = BLENDED[fuel] ?? { density: 0, ncv: 0 };
  const energy = (volume * share * blended.density * blended.ncv) / 1000;
  return {
    co2: fossil.co2 ?? 0,
    ch4: (fossil.ch4 ?? 0) + (energy * ch4) / 1000,
    n2o: (fossil.n2o ?? 0) + (energy * n2o) / 1000,
  };
}

function landfill({ inputs }: Activity): Gases {
  const deposits = Object.entries(inputs["deposits"] as Record<string, string>);
  const mcf = MCF_SITE[String(inputs["site"])] ?? Number.NaN;
  let generated = 0;
  for (const [fraction, share] of Object.entries(inputs["composition"] as Record<string, string>)) {
    const decay = DECAY[fraction];
    if (!decay) continue;
    let stock = 0;
    let decayed = 0;
    for (const [, mass] of deposits) {
      decayed = stock * (1 - Math.exp(-decay.k));
      stock = stock * Math.exp(-decay.k) + numberIn(mass, "t") * percent(share) * decay.doc * 0.5 * mcf;
    }
    generated += (decayed * 0.5 * 16) / 12;
  }
  const recovered = inputs["recovered"] === undefined ? 0 : numberIn(inputs["recovered"], "t");
  return { ch4: (generated - recovered) * (1 - percent(inputs["oxidation"])) };
}

function incineration({ inputs, factors }: Activity): Gases {
  const mass = numberIn(inputs["mass"], "t");
  let fossil = 0;
  for (const [fraction, share] of Object.entries(inputs["composition"] as Record<string, string>)) {
    const [dry, carbon, fossilShare] = CARBON[fraction] ?? [Number.NaN, 0, 0];
    fossil += percent(share) * dry * carbon * fossilShare;
  }
  const industrial = Object.hasOwn(inputs["composition"] as object, "industrial");
  const n2o = factors?.["n2o"] === undefined ? (industrial ? 100 : 50) : numberIn(factors["n2o"], "g/t");
  return { co2: (mass * fossil * 44) / 12, n2o: (mass * n2o) / 1e6 };
}

function sewageMethane({ inputs }: Activity): Gases {
  const bod = (numberIn(inputs["population"], "person") * 40 * 365) / 1000;
  const pathways = inputs["pathways"] as { system: string; share: string; collected: string }[];
  const kg = pathways.reduce((sum, { system, share, collected }) => {
    const mcf = MCF_SEWAGE[system] ?? Number.NaN;
    return sum + bod * percent(share) * (collected === "yes" ? 1.25 : 1) * 0.6 * mcf;
  }, 0);
  return { ch4: kg / 1000 };
}

function sewageNitrousOxide({ inputs }: Activity): Gases {
  const protein = numberIn(inputs["protein"], "kg/(person*year)");
  const nitrogen = numberIn(inputs["population"], "person") * protein * 0.16 * 1.1 * 1.25;
  return { n2o: (nitrogen * 0.005 * 44) / 28 / 1000 };
}

/** Vol. 2 Table 4.2.5, developing countries: the middles of the ranges, t per million m3. */
function gasLeaks({ inputs }: Activity): Gases {
  const volume = numberIn(inputs["amount"], "million m3");
  return { ch4: (volume * (1.1 + 2.5)) / 2, co2: (volume * (0.051 + 0.14)) / 2 };
}

/** Vol. 5 Tables 6.8 and 6.9: fish processing, 2.5 kg COD/m3, in an overloaded aerobic plant. */
function industrialSewage({ inputs }: Activity): Gases {
  return { ch4: (numberIn(inputs["amount"], "m3") * 2.5 * 0.25 * 0.3) / 1000 };
}

/** Vol. 3: Equations 2.10 and 2.6 with Tables 2.4 and 2.6, Table 4.1. */
function industry(co2PerTonne: number, { inputs }: Activity): Gases {
  return { co2: numberIn(inputs["amount"], "t") * co2PerTonne };
}

const headsIn = (inputs: Activity["inputs"]): number => numberIn(inputs["heads"], "head");

function methaneOf(inputs: Activity["inputs"]): { enteric: number; manure: number } {
  return HERD_METHANE[String(inputs["category"])] ?? { enteric: Number.NaN, manure: Number.NaN };
}

function storedManure({ ref, inputs }: Activity): Gases {
  const category = String(inputs["category"]);
  const [rate, mass] = EXCRETED[category] ?? [Number.NaN, Number.NaN];
  const excreted = (headsIn(inputs) * rate * mass * 365) / 1e6;
  const systems = inputs["manure"] as { system: string; share: string }[];
  const factors = ref === "V.1" ? STORED_N2O : (STORED_LOST[category] ?? {});
  const share = systems.reduce((sum, one) => sum + percent(one.share) * (factors[one.system] ?? 0), 0);
  return { n2o: (excreted * share * (ref === "V.1" ? 1 : 0.01) * 44) / 28 };
}

/** Vol. 4 Equation 2.9; mangroves, Wetlands Supplement, Chapter 4: roots 0.49, carbon 0.451. */
function mangrove({ inputs, factors }: Activity): Gases {
  const growth = numberIn(factors?.["growth"], "t/(ha*year)");
  return { co2: (-numberIn(inputs["area"], "ha") * growth * 1.49 * 0.451 * 44) / 12 };
}

/** Vol. 4 Equations 5.1 and 5.2, Tables 5.11 to 5.13: 1.30 kg, a single drainage, unknown before. */
function rice({ inputs }: Activity): Gases {
  return {
    ch4: (numberIn(inputs["area"], "ha") * numberIn(inputs["days"], "day") * 1.3 * 0.6 * 1.22) / 1000,
  };
}

/** Vol. 4 Table 11.1: shares of the nitrogen that become N2O on the spot. */
function soilDirect({ inputs }: Activity): Gases {
  const pasture = inputs["source"] === "dung-cattle-poultry-pigs";
  const share = pasture ? 0.02 : inputs["field"] === "flooded-rice" ? 0.003 : 0.01;
  return { n2o: (numberIn(inputs["nitrogen"], "t") * share * 44) / 28 };
}

/** Vol. 4 Table 11.3: a tenth of fertiliser and a fifth of manure is lost as gas, 30 % is leached. */
function soilIndirect({ inputs }: Activity): Gases {
  const lost = inputs["source"] === "synthetic" ? 0.1 : 0.2;
  return { n2o: (numberIn(inputs["nitrogen"], "t") * (lost * 0.01 + 0.3 * 0.0075) * 44) / 28 };
}

function gasesOf(activity: Activity & { method?: unknown }): Gases {
  const { inputs, factors } = activity;
  switch (activity.method) {
    case "ST-FUEL":
      return stationary(activity);
    case "EL-LOC":
      return { co2: numberIn(inputs["energy"], "MWh") * numberIn(factors?.["grid"], "t/MWh") };
    case "EL-TD": {
      const loss = numberIn(factors?.["lossRate"], "");
      const share = inputs["lossBasis"] === "consumption" ? loss : loss / (1 - loss);
      return { co2: numberIn(inputs["energy"], "MWh") * share * numberIn(factors?.["grid"], "t/MWh") };
    }
    case "TR-SALES":
      return road(activity);
    case "TR-WATER":
      return burn(String(inputs["fuel"]), numberIn(inputs["amount"], "t"), [7, 2]);
    case "TR-AVIA1":
      return burn(String(inputs["fuel"]), numberIn(inputs["amount"], "t"), [0.5, 2]);
    case "WA-FOD":
      return landfill(activity);
    case "WA-BIO": {
      const mass = numberIn(inputs["mass"], "t");
      return { ch4: (mass * 4) / 1000, n2o: (mass * 0.24) / 1000 };
    }
    case "WA-INC":
      return incineration(activity);
    case "WW-DOM-CH4":
      return sewageMethane(activity);
    case "WW-DOM-N2O":
      return sewageNitrousOxide(activity);
    case "FUG-OG":
      return gasLeaks(activity);
    case "WW-IND-CH4":
      return industrialSewage(activity);
    case "IP-STEEL":
      return industry(0.08, activity);
    case "IP-GLASS":
      return industry(0.2 * (1 - 0.5), activity);
    case "IP-LIME":
      return industry(0.75, activity);
    case "PU-SF6":
      return { co2e: (numberIn(inputs["capacity"], "kg") / 1000) * 0.026 * 23_500 };
    case "AF-ENT":
      return { ch4: (headsIn(inputs) * methaneOf(inputs).enteric) / 1000 };
    case "AF-MM-CH4":
      return { ch4: (headsIn(inputs) * methaneOf(inputs).manure) / 1000 };
    case "AF-MM-N2O":
      return storedManure(activity);
    case "AF-LAND-GL":
      return mangrove(activity);
    case "AF-RICE":
      return rice(activity);
    case "AF-N2O-DIR":
      return soilDirect(activity);
    case "AF-N2O-IND":
      return soilIndirect(activity);
    case "AF-UREA":
      return { co2: (numberIn(inputs["amount"], "t") * 0.2 * 44) / 12 };
    default:
      throw new Error(`no arithmetic for ${String(activity.method)}`);
  }
}

/** Emissions of one activity in t CO2e. */
export function tonnesCO2e(activity: Activity): number {
  const { co2 = 0, ch4 = 0, n2o = 0, co2e = 0 } = gasesOf(activity);
  return co2 + 28 * ch4 + 265 * n2o + co2e;
}
