import type { FactorNeed, Input } from "../method.ts";

export const LAND_REFS = ["V.2"];
export const VOLUME_4 = "IPCC 2006 Guidelines and 2019 Refinement, Volume 4";
export const CHAPTER_2 = `${VOLUME_4}, Chapter 2`;

/** A hectare a year, of dry matter; the tables of crops give carbon, and then a carbon fraction of 1. */
export const GROWTH_UNIT = "t/(ha*year)";

const AREAS = ["ha", "km2", "rai", "m2"];

/** An area of land. */
export function areaOf(label: string, hint: string, name = "area"): Extract<Input, { kind: "quantity" }> {
  return { kind: "quantity", name, label, hint, units: ["ha"], offer: AREAS };
}

/** Factors that turn above-ground dry matter of a land cover into carbon of all its biomass. */
export function wholeCarbon(cover: string, suffix = "", about: Partial<FactorNeed> = {}): FactorNeed[] {
  const of = suffix === "" ? "" : suffix === "Before" ? ", before" : ", after";
  return [
    {
      name: `roots${suffix}`,
      label: `Biomass below the ground for each tonne above (R)${of}`,
      keys: [{ key: `land/{${cover}}/root-shoot` }],
      units: ["1"],
      ...about,
    },
    {
      name: `fraction${suffix}`,
      label: `Carbon in dry matter (CF)${of}`,
      keys: [{ key: `land/{${cover}}/carbon-fraction`, of: "C" }],
      units: ["1"],
      max: 1,
      ...about,
    },
  ];
}
