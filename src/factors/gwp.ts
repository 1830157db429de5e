import type { FactorLibrary, FactorRow } from "./library.ts";

/** The sets of 100-year global warming potentials, by IPCC assessment report. */
export const GWP_SETS = ["SAR", "TAR", "AR4", "AR5", "AR6"] as const;

export type GwpSet = (typeof GWP_SETS)[number];

/**
 * The row of a gas or blend in a set, or null where the report gives no value. A set without a value of its
 * own for fossil methane (`CH4-fossil`) uses that of methane.
 */
export function gwpOf(library: FactorLibrary, set: GwpSet, gas: string): FactorRow | null {
  const own = library.byKey.get(`gwp/${set}/${gas}`)?.[0];
  if (own) return own;
  return gas === "CH4-fossil" ? gwpOf(library, set, "CH4") : null;
}

/** The gases and blends of a set, in the library's order. */
export function gasesOf(library: FactorLibrary, set: GwpSet): readonly string[] {
  const prefix = `gwp/${set}/`;
  const gases: string[] = [];
  for (const key of library.byKey.keys()) if (key.startsWith(prefix)) gases.push(key.slice(prefix.length));
  return gases;
}
