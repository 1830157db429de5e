/**
 * The parts of oil and gas systems for which the Guidelines have Tier 1 factors. `shared`: in both editions;
 * the two editions cut the chain differently, and an edition offers its own parts alone.
 */
const SHARED = [
  "gas-distribution",
  "gas-transmission",
  "gas-storage",
  "gas-processing-by-production",
  "gas-processing-sour",
  "gas-production",
  "oil-production",
  "oil-production-offshore",
  "oil-transport-pipelines",
  "oil-transport-trucks",
  "oil-refining",
] as const;

/** 2006, Tables 4.2.4 and 4.2.5; the last two by the volume flared or vented itself (notes e and g). */
const IN_2006 = [
  "gas-processing-sweet",
  "gas-processing-deep-cut",
  "oil-production-heavy",
  "oil-production-thermal",
  "oil-production-mixed",
  "condensate-transport",
  "lpg-transport",
  "well-drilling",
  "well-testing",
  "well-servicing",
  "gas-flared",
  "gas-vented",
] as const;

/** 2019 Refinement, Tables 4.2.4 to 4.2.4K. */
const IN_2019 = [
  "gas-appliances",
  "gas-vehicles",
  "gas-use-industry",
  "town-gas-distribution",
  "gas-surface-storage",
  "gas-surface-storage-by-use",
  "lng-terminals",
  "lng-storage",
  "gas-processing",
  "gas-gathering",
  "gas-production-offshore",
  "gas-production-coal-bed",
  "gas-exploration",
  "gas-exploration-unconventional",
  "oil-exploration",
  "oil-exploration-unconventional",
  "oil-transport-tanks",
  "oil-loading-ships",
  "abandoned-wells",
  "abandoned-wells-plugged",
  "abandoned-wells-unplugged",
  "abandoned-wells-offshore",
  "abandoned-wells-offshore-plugged",
  "abandoned-wells-offshore-unplugged",
] as const;

export const SEGMENTS: readonly string[] = [...SHARED, ...IN_2006, ...IN_2019];

export const NOT_IN_EDITION = { "2006": IN_2019, "2019": IN_2006 } as const;

/** Those for which the 2006 tables tell developed from developing countries: all but the flared and vented gas. */
export const BY_DEVELOPMENT: readonly string[] = [
  ...SHARED,
  ...IN_2006.filter((id) => id !== "gas-flared" && id !== "gas-vented"),
];

/** Those for which the 2019 tables tell how well the system is kept. */
export const BY_PRACTICE: readonly string[] = [
  "gas-distribution",
  "gas-transmission",
  "gas-storage",
  "gas-processing",
  "gas-processing-by-production",
  "gas-production",
  "gas-exploration-unconventional",
  "oil-production",
  "oil-exploration-unconventional",
  "oil-loading-ships",
];

/** Those with methane: liquefied petroleum gas has none. */
export const WITH_METHANE: readonly string[] = SEGMENTS.filter((id) => id !== "lpg-transport");

/** Pairs of which one holds the other, or measures the same thing in another way: only one may be counted. */
export const SAME_THING: readonly (readonly [string, string])[] = [
  ["gas-processing-by-production", "gas-processing"],
  ["gas-processing-by-production", "gas-processing-sweet"],
  ["gas-processing-by-production", "gas-processing-deep-cut"],
  ["gas-surface-storage", "gas-surface-storage-by-use"],
  ["oil-production-mixed", "oil-production"],
  ["oil-production-mixed", "oil-production-offshore"],
  ["oil-production-mixed", "oil-production-heavy"],
  ["oil-production-mixed", "oil-production-thermal"],
  ["abandoned-wells", "abandoned-wells-plugged"],
  ["abandoned-wells", "abandoned-wells-unplugged"],
  ["abandoned-wells-offshore", "abandoned-wells-offshore-plugged"],
  ["abandoned-wells-offshore", "abandoned-wells-offshore-unplugged"],
];

/** The same in one edition alone: the weighted total of 2006 holds sour gas, that of 2019 leaves it to be added. */
export const SAME_THING_IN: Readonly<Record<"2006" | "2019", readonly (readonly [string, string])[]>> = {
  "2006": [["gas-processing-by-production", "gas-processing-sour"]],
  "2019": [],
};
