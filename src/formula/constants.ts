/** A name every expression may use: a ratio of molar masses, or a span of time. */
export interface Constant {
  readonly value: number;
  readonly unit: string;
  readonly of?: string;
  readonly per?: string;
  /** How it is printed in a working. */
  readonly shown: string;
}

/**
 * The ratios are those the IPCC Guidelines print in their equations (44/12, 16/12, 44/28); `oneYear` is the
 * time step of methods with memory, `oneTonnePerHectare` the rate that the IPCC's relative factors of organic
 * amendments are of.
 */
export const CONSTANTS: Readonly<Record<string, Constant>> = Object.freeze({
  co2PerC: { value: 44 / 12, unit: "1", of: "CO2", per: "C", shown: "44/12" },
  ch4PerC: { value: 16 / 12, unit: "1", of: "CH4", per: "C", shown: "16/12" },
  n2oPerN: { value: 44 / 28, unit: "1", of: "N2O", per: "N", shown: "44/28" },
  nPerN2o: { value: 28 / 44, unit: "1", of: "N", per: "N2O", shown: "28/44" },
  oneYear: { value: 1, unit: "year", shown: "1 year" },
  oneTonnePerHectare: { value: 1, unit: "t/ha", shown: "1 t/ha" },
});
