/** A family of keys and the units its values may take: one unit of each dimension accepted. */
export interface Family {
  /** The key's parts; `+` stands for any one id, `a|b` for either. */
  readonly pattern: string;
  readonly units: readonly string[];
}

const GASES = "co2|ch4|n2o";
const PER_ENERGY = ["kg/TJ"];
const SHARE = ["1"];
const PER_MASS = ["g/kg"];
const PER_HEAD = ["kg/(head*year)"];
const PER_TONNE = ["t/t"];

/** Every key the library may hold. A key of no family is refused, so that a misspelt one cannot hide. */
export const FAMILIES: readonly Family[] = [
  { pattern: "gwp/+/+", units: SHARE },
  { pattern: "fuel/+/ncv", units: ["TJ/kt"] },
  { pattern: "fuel/+/density", units: ["kg/m3"] },
  { pattern: "fuel/+/biogenic", units: SHARE },
  { pattern: "stationary/oxidation", units: SHARE },
  { pattern: "stationary/+/co2", units: PER_ENERGY },
  { pattern: "stationary/+/+/ch4|n2o", units: PER_ENERGY },
  { pattern: "road/+/co2", units: PER_ENERGY },
  { pattern: "road/+/+/ch4|n2o", units: PER_ENERGY },
  { pattern: "road-distance/+/+/ch4|n2o", units: ["mg/km"] },
  { pattern: `rail|water|aviation/+/${GASES}`, units: PER_ENERGY },
  { pattern: `aviation-lto/+/fuel|${GASES}`, units: ["kg"] },
  { pattern: "off-road/+/+/co2", units: PER_ENERGY },
  { pattern: "off-road/+/+/+/ch4|n2o", units: PER_ENERGY },
  { pattern: "grid/ef|ef-co2e|ef-life-cycle", units: ["t/MWh"] },
  { pattern: "grid/loss", units: SHARE },
  { pattern: "grid/residual", units: ["t/MWh"] },
  { pattern: "heat/ef|ef-co2e", units: ["t/MWh"] },
  { pattern: "coal-mine/+/+/mining|post-mining|seam-co2", units: ["m3/t"] },
  { pattern: "coal-mine/abandoned/+/methane", units: ["m3/mine"] },
  { pattern: "coal-mine/methane-density|carbon-dioxide-density", units: ["kg/m3"] },
  { pattern: "coal-mine/flare-efficiency", units: SHARE },
  { pattern: `oil-gas/+/+/throughput|venting|flaring/${GASES}`, units: ["t/million m3"] },
  { pattern: `oil-gas/+/+/length/${GASES}`, units: ["t/km"] },
  { pattern: `oil-gas/+/+/count/${GASES}`, units: ["t"] },
  { pattern: "country/population|population-projected|household-size", units: ["person"] },
  { pattern: "country/population-growth|population-growth-observed|gdp-growth", units: ["1/year"] },
  { pattern: "country/gdp", units: ["USD/year"] },
  { pattern: "ndc/bau-deviation|cumulative-bau-deviation|intensity/+", units: SHARE },
  { pattern: "ndc/fixed-level|cut-from-peak|cumulative-cut/+", units: ["t"] },
  { pattern: "ndc/net-zero/+", units: ["year"] },
  { pattern: "waste/generation", units: ["t/(person*year)"] },
  { pattern: "waste/composition/+", units: SHARE },
  { pattern: "waste-management/+", units: SHARE },
  { pattern: "waste-survey/generation", units: ["t/(person*year)"] },
  { pattern: "waste-survey/composition|treatment/+", units: SHARE },
  { pattern: "city-waste/+/generation", units: ["t/(person*year)"] },
  { pattern: "city-waste/+/composition|treatment/+", units: SHARE },
  { pattern: "waste/+/doc|docf|dm|carbon|fossil-carbon", units: SHARE },
  { pattern: "waste/+/incineration-n2o", units: ["g/t"] },
  { pattern: "waste/+/+/k", units: ["1/year"] },
  { pattern: "industrial-waste/+/doc|carbon|fossil-carbon|water", units: SHARE },
  { pattern: "swds/f|oxidation", units: SHARE },
  { pattern: "swds/+/mcf", units: SHARE },
  { pattern: "biological/+/+/ch4|n2o", units: PER_MASS },
  { pattern: "incineration|open-burning/oxidation", units: SHARE },
  { pattern: "open-burning/burned-share", units: SHARE },
  { pattern: "open-burning/ch4|n2o", units: PER_MASS },
  { pattern: "incineration/+/ch4|n2o", units: PER_MASS },
  {
    pattern: "wastewater/bo|bo-cod|effluent-n2o|effluent-n2o-nutrient-impacted|nitrogen-in-protein",
    units: PER_MASS,
  },
  { pattern: "wastewater/bod|protein", units: ["g/(person*day)"] },
  { pattern: "wastewater/plant-n2o", units: ["g/(person*year)"] },
  { pattern: "wastewater/co-discharge|sludge-bod/+", units: SHARE },
  { pattern: "wastewater/non-consumed|non-consumed-to-sewer|co-discharge-nitrogen", units: SHARE },
  { pattern: "wastewater/household-nitrogen|protein-consumed-share", units: SHARE },
  { pattern: "wastewater/septic-emptied-share|septic-sludge-share", units: SHARE },
  { pattern: "wastewater/+/mcf|bod-removal|n-removal|co-discharge-nitrogen", units: SHARE },
  { pattern: "wastewater/+/n2o", units: PER_MASS },
  { pattern: "wastewater-income/+", units: SHARE },
  { pattern: "wastewater-pathway/+/+", units: SHARE },
  { pattern: "industrial-treatment/+/mcf", units: SHARE },
  { pattern: "industrial-wastewater/+/volume|nitrogen-volume", units: ["m3/t"] },
  { pattern: "industrial-wastewater/+/cod|nitrogen", units: ["kg/m3"] },
  { pattern: "rice/efc", units: ["kg/(ha*day)"] },
  { pattern: "rice/season", units: ["day"] },
  { pattern: "rice/+/sfw|sfp|cfoa", units: SHARE },
  { pattern: "soil/ef5|leached", units: SHARE },
  { pattern: "soil/+/ef1|ef3|ef4|volatilised|released-carbon", units: SHARE },
  { pattern: "soil/+/ef2|ef2-2013", units: ["kg/(ha*year)"] },
  { pattern: "soil/carbon-nitrogen/+", units: SHARE },
  { pattern: "crop/+/dm|slope|rag|nag|rs|nbg", units: SHARE },
  { pattern: "crop/+/intercept", units: ["t/ha"] },
  { pattern: "burning/+/consumption", units: ["t/ha"] },
  { pattern: "burning/+/combustion", units: SHARE },
  { pattern: "burning/+/co2|ch4|n2o|released-carbon", units: PER_MASS },
  { pattern: "industry/carbonate|lime|glass|ammonia|steel|aluminium|process/+/co2", units: PER_TONNE },
  { pattern: "industry/clinker/co2|co2-without-dust", units: PER_TONNE },
  { pattern: "industry/clinker/dust", units: SHARE },
  { pattern: "industry/lime-water|lime-dust|ethylene-regional", units: SHARE },
  { pattern: "industry/cement/+/clinker-share", units: SHARE },
  { pattern: "industry/glass/+/cullet", units: SHARE },
  { pattern: "industry/carbonate-form/+/content|clay", units: SHARE },
  { pattern: "industry/urea-co2", units: PER_TONNE },
  { pattern: "industry/nitric-acid/+/n2o", units: ["kg/t"] },
  { pattern: "industry/adipic-acid-abatement/+/destruction|utilisation", units: SHARE },
  { pattern: "industry/steel/+/ch4", units: ["kg/t", "kg/TJ"] },
  { pattern: "industry/steel/+/energy", units: ["GJ/t"] },
  { pattern: "industry/aluminium/+/cf4|c2f6|cf4-low-voltage", units: ["kg/t"] },
  { pattern: "industry/process/+/ch4|n2o|sf6|hfc-23|nf3|cf4|c2f6|c3f8", units: ["kg/t"] },
  { pattern: "industry/process/+/feedstock", units: ["GJ/t"] },
  { pattern: "industry/process/+/carbon", units: ["t/GJ"] },
  {
    pattern: "electronics/+/cf4|c2f6|c3f8|c-c4f8|c6f14|hfc-23|hfc-32|nf3|sf6|n2o",
    units: ["kg/m2"],
  },
  { pattern: "electronics/+/share", units: SHARE },
  { pattern: "product/+/carbon", units: ["t/TJ"] },
  { pattern: "product/+/oxidised-share|emitted-share", units: SHARE },
  { pattern: "product/switchgear/+/+/manufacture|use|remaining", units: SHARE },
  { pattern: "product/equipment/+/charge", units: ["kg"] },
  { pattern: "product/equipment|bank/+/lifetime", units: ["year"] },
  { pattern: "product/equipment/+/charging|operation|remaining|recovered", units: SHARE },
  { pattern: "product/bank/+/loss", units: SHARE },
  { pattern: "product/foam/+/+/lifetime", units: ["year"] },
  { pattern: "product/foam/+/+/first-year|annual", units: SHARE },
  { pattern: "product/prompt/+/first-year", units: SHARE },
  { pattern: "land/+/biomass|biomass-at-harvest|litter|dead-wood", units: ["t/ha"] },
  { pattern: "land/+/growth|first-year", units: ["t/(ha*year)"] },
  { pattern: "land/+/root-shoot|carbon-fraction", units: SHARE },
  { pattern: "wood/+/bcef-stock|bcef-removal", units: ["t/m3"] },
  { pattern: "wood-product/+/carbon", units: ["t/m3"] },
  { pattern: "wood-product/+/carbon-by-weight", units: SHARE },
  { pattern: "wood-product/+/half-life", units: ["year"] },
  { pattern: "urban-trees/crown-growth", units: ["t/(ha*year)"] },
  { pattern: "urban-trees/+/growth", units: ["t/year"] },
  { pattern: "soil-carbon/+/+/reference-stock", units: ["t/ha"] },
  { pattern: "soil-carbon/+/+/land-use|management|input", units: SHARE },
  { pattern: "peat/+/co2|co2-2013", units: ["t/(ha*year)"] },
  { pattern: "peat/+/ch4-2013", units: ["kg/(ha*year)"] },
  { pattern: "peat/doc-2013", units: ["t/(ha*year)"] },
  { pattern: "peat/ditch-ch4-2013", units: ["kg/(ha*year)"] },
  { pattern: "peat/ditch-share-2013|carbon-by-weight", units: SHARE },
  { pattern: "peat/carbon-by-volume", units: ["t/m3"] },
  { pattern: "livestock/+/enteric-ch4|nitrogen-per-head|manure-ch4", units: PER_HEAD },
  { pattern: "livestock/+/+/enteric-ch4", units: PER_HEAD },
  { pattern: "livestock/+/manure-ch4/+", units: PER_HEAD },
  { pattern: "livestock/+/mass", units: ["kg/head"] },
  { pattern: "livestock/+/+/mass", units: ["kg/head"] },
  { pattern: "livestock/+/volatile-solids|nitrogen", units: ["kg/(t*day)"] },
  { pattern: "livestock/+/+/volatile-solids|nitrogen", units: ["kg/(t*day)"] },
  { pattern: "livestock/+/systems/+", units: SHARE },
  { pattern: "livestock/+/+/systems/+", units: SHARE },
  { pattern: "livestock/methane-energy", units: ["MJ/kg"] },
  { pattern: "livestock/high-productivity", units: SHARE },
  { pattern: "manure/+/n2o|leached|volatilised", units: SHARE },
  { pattern: "manure/+/+/volatilised|volatilised-stand-in", units: SHARE },
  { pattern: "manure/pasture/ch4", units: PER_MASS },
  { pattern: "manure/+/+/+/ch4", units: PER_MASS },
  { pattern: "manure/+/+/+/+/ch4", units: PER_MASS },
];

const BY_ROOT = new Map<string, { family: Family; parts: readonly (readonly string[] | null)[] }[]>();
for (const family of FAMILIES) {
  const parts = family.pattern.split("/").map((part) => (part === "+" ? null : part.split("|")));
  for (const root of parts[0] ?? []) BY_ROOT.set(root, [...(BY_ROOT.get(root) ?? []), { family, parts }]);
}

/** The family of a key, or null for a key the library does not know. */
export function familyOf(key: string): Family | null {
  const parts = key.split("/");
  const found = BY_ROOT.get(parts[0] ?? "")?.find(
    (one) =>
      one.parts.length === parts.length &&
      one.parts.every((wanted, index) => wanted === null || wanted.includes(parts[index] ?? "")),
  );
  return found?.family ?? null;
}
