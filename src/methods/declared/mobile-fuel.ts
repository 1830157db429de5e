import type { Facts, FactorKey, FactorNeed, Formula, Input } from "../method.ts";
import { FUEL_OFFER, FUEL_UNITS, type FuelAmount, fuelFormulas, GAS_FACTOR_UNITS } from "./fuel.ts";

export const MOBILE_CHAPTER = "IPCC 2006 Guidelines, Volume 2, Chapter 3";

/** The carbon dioxide of a biofuel is biogenic. */
export const BIOGENIC = { biogenic: "fuel/{fuel}/biogenic" } as const;

/** The input `amount` of a fuel. */
export function amountOf(label: string, hint: string): Input {
  return { kind: "quantity", name: "amount", label, hint, units: FUEL_UNITS, offer: FUEL_OFFER };
}

/** The three gas factors of a fuel; methane and nitrous oxide may have keys of their own, tried in order. */
export function gasFactors(
  root: string,
  others: readonly FactorKey[] = [{ key: root }],
): readonly FactorNeed[] {
  const keys = (gas: "CH4" | "N2O"): readonly FactorKey[] =>
    others.map(({ key, when }) => ({
      key: `${key}/${gas.toLowerCase()}`,
      of: gas,
      ...(when ? { when } : {}),
    }));
  return [
    { name: "co2", label: "CO₂ factor", keys: [{ key: `${root}/co2`, of: "CO2" }], units: GAS_FACTOR_UNITS },
    { name: "ch4", label: "CH₄ factor", keys: keys("CH4"), units: GAS_FACTOR_UNITS },
    { name: "n2o", label: "N₂O factor", keys: keys("N2O"), units: GAS_FACTOR_UNITS },
  ];
}

/** The gases of one fuel; the carbon dioxide of a biofuel is biogenic. */
export function gasesOf(amount: FuelAmount, source: string, when: Facts = {}): readonly Formula[] {
  return [
    ...fuelFormulas({ gas: "CO2", factor: "co2", amount, source, when: { ...when, biogenic: "no" } }),
    ...fuelFormulas({
      gas: "biogenicCO2",
      factor: "co2",
      amount,
      source,
      when: { ...when, biogenic: "yes" },
    }),
    ...fuelFormulas({ gas: "CH4", factor: "ch4", amount, source, when }),
    ...fuelFormulas({ gas: "N2O", factor: "n2o", amount, source, when }),
  ];
}
