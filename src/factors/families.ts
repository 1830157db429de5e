/** A family of keys and the units its values may take: one unit of each dimension accepted. */
export interface Family {
  /** The key's parts; `+` stands for any one id, `a|b` for either. */
  readonly pattern: string;
  readonly units: readonly string[];
}

const GASES = "co2|ch4|n2o";
const PER_ENERGY = ["kg/TJ"];
const SHARE = ["1"];

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
  { pattern: `rail|water|aviation/+/${GASES}`, units: PER_ENERGY },
  { pattern: "off-road/+/+/co2", units: PER_ENERGY },
  { pattern: "off-road/+/+/+/ch4|n2o", units: PER_ENERGY },
  { pattern: "grid/ef|ef-co2e|ef-life-cycle", units: ["t/MWh"] },
  { pattern: "grid/loss", units: SHARE },
];

const SPLIT = FAMILIES.map((family) => ({
  family,
  parts: family.pattern.split("/").map((part) => (part === "+" ? null : part.split("|"))),
}));

/** The family of a key, or null for a key the library does not know. */
export function familyOf(key: string): Family | null {
  const parts = key.split("/");
  const found = SPLIT.find(
    (one) =>
      one.parts.length === parts.length &&
      one.parts.every((wanted, index) => wanted === null || wanted.includes(parts[index] ?? "")),
  );
  return found?.family ?? null;
}
