import type { Quantity } from "../units/quantity.ts";
import type { Estimate } from "./estimate.ts";

/** A quantity as it was given, and in the coherent base. */
export interface QuantityReading {
  readonly kind: "quantity";
  readonly quantity: Quantity;
  readonly base: number;
}

/** A quantity given by how it is estimated; binding finds its value for the inventory year. */
export interface EstimateReading {
  readonly kind: "estimate";
  readonly estimate: Estimate;
}

export interface ShareReading {
  readonly kind: "share";
  readonly value: number;
}

export interface ChoiceReading {
  readonly kind: "choice";
  readonly value: string;
}

export interface TextReading {
  readonly kind: "text";
  readonly value: string;
}

/** Quantities by ascending year. */
export interface SeriesReading {
  readonly kind: "series";
  /** Years that were not given and were found between those that were. */
  readonly filled: readonly number[];
  readonly years: readonly number[];
  readonly readings: readonly QuantityReading[];
}

/** Shares by id, once or for each year. */
export interface CompositionReading {
  readonly kind: "composition";
  readonly years: readonly number[] | null;
  readonly shares: readonly ReadonlyMap<string, number>[];
}

/** Rows of cells by column name. */
export interface ListReading {
  readonly kind: "list";
  readonly rows: readonly ReadonlyMap<string, CellReading>[];
}

/** Gas masses by the gas's GWP name; `biogenicCO2` among them. */
export interface GasesReading {
  readonly kind: "gases";
  readonly masses: ReadonlyMap<string, QuantityReading>;
}

export type CellReading = QuantityReading | ShareReading | ChoiceReading;

/** One input of an activity, read and checked on its own. */
export type Reading =
  | CellReading
  | EstimateReading
  | TextReading
  | SeriesReading
  | CompositionReading
  | ListReading
  | GasesReading;

/** Inputs of one activity by name; those left out are not in it. */
export type Readings = ReadonlyMap<string, Reading>;
