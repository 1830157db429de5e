import { readUnit } from "./unit.ts";
import { UNIT_ROWS } from "./unit-table.ts";

/** One unit as the catalogue of units lists it. */
export interface ListedUnit {
  readonly name: string;
  /** What it is grouped under: `mass`, `energy`, ..., or a currency's own code. */
  readonly dimension: string;
  /** `4.1868 J`; null for a coherent base unit. */
  readonly definition: string | null;
  /** Coherent base units in one of it. */
  readonly scale: number;
  readonly aliases: readonly string[];
  readonly source: string;
}

/** Every unit by name, base units first, currencies last. */
export function listUnits(): readonly ListedUnit[] {
  return UNIT_ROWS.map(({ name, dimension, factor, of, aliases = [], source = "" }) => {
    const unit = readUnit(name);
    return {
      name,
      dimension,
      definition: factor === undefined ? null : `${factor} ${of}`,
      scale: unit.ok ? unit.value.scale : Number.NaN,
      aliases,
      source,
    };
  });
}
