import type { FactorLibrary, FactorRow } from "./library.ts";

/** The sets of 100-year global warming potentials, by IPCC assessment report. */
export const GWP_SETS = ["SAR", "TAR", "AR4", "AR5", "AR6"] as const;

export type GwpSet = (typeof GWP_SETS)[number];

/** A set with changes of one's own: `{ "base": "AR5", "CH4": 30 }`. */
export interface OwnGwpSet {
  readonly base: GwpSet;
  readonly [gas: string]: GwpSet | number;
}

/** What an inventory weighs its gases with. */
export type GwpChoice = GwpSet | OwnGwpSet;

/** Methane of fossil origin that was never fuel, to which AR6 gives a potential of its own. */
export const FOSSIL_METHANE = "CH4-fossil";

/** The report a choice rests on. */
export function baseOf(choice: GwpChoice): GwpSet {
  return typeof choice === "string" ? choice : choice.base;
}

/** The changes a choice makes to its base, by gas. */
export function changesOf(choice: GwpChoice): readonly (readonly [gas: string, potential: number])[] {
  if (typeof choice === "string") return [];
  return Object.entries(choice).filter((entry): entry is [string, number] => typeof entry[1] === "number");
}

/** How a choice is named: `AR5`, or `AR5 (CH4 30)`. */
export function gwpName(choice: GwpChoice): string {
  const changes = changesOf(choice).map(([gas, potential]) => `${gas} ${potential}`);
  return changes.length === 0 ? baseOf(choice) : `${baseOf(choice)} (${changes.join(", ")})`;
}

/**
 * The row of a gas or blend in a set, or null where the report gives no value. A set without a value of its
 * own for fossil methane uses that of methane.
 */
export function gwpOf(library: FactorLibrary, set: GwpSet, gas: string): FactorRow | null {
  const own = library.byKey.get(`gwp/${set}/${gas}`)?.[0];
  if (own) return own;
  return gas === FOSSIL_METHANE ? gwpOf(library, set, "CH4") : null;
}

/** Tonnes of CO2e for a tonne of a gas: the choice's own value, else its base's; null where neither has one. */
export function potentialOf(library: FactorLibrary, choice: GwpChoice, gas: string): number | null {
  const own = changesOf(choice).find(([changed]) => changed === gas);
  if (own) return own[1];
  const row = library.byKey.get(`gwp/${baseOf(choice)}/${gas}`)?.[0];
  if (row) return row.value;
  return gas === FOSSIL_METHANE ? potentialOf(library, choice, "CH4") : null;
}

/** The gases and blends of a choice, in the library's order. */
export function gasesOf(library: FactorLibrary, choice: GwpChoice): readonly string[] {
  const prefix = `gwp/${baseOf(choice)}/`;
  const gases = new Set<string>();
  for (const key of library.byKey.keys()) if (key.startsWith(prefix)) gases.add(key.slice(prefix.length));
  for (const [gas] of changesOf(choice)) gases.add(gas);
  return [...gases];
}

/** Whether any report knows a gas, so that a choice may give it a value of its own. CO2 is 1 by definition. */
export function mayBeChanged(library: FactorLibrary, gas: string): boolean {
  return gas !== "CO2" && GWP_SETS.some((set) => library.byKey.has(`gwp/${set}/${gas}`));
}
