import { createRequire } from "node:module";
import type { Fraction, MathNode, MathJsInstance, Unit as LibraryUnit, UnitStatic } from "mathjs";

/** A mathjs unit with a value, made of the base units of this module alone. */
export interface MathUnit extends Omit<LibraryUnit, "multiply" | "divide" | "pow" | "equalBase"> {
  multiply(unit: MathUnit | number): MathUnit | number;
  divide(unit: MathUnit): MathUnit | number;
  pow(power: number): MathUnit | number;
  equalBase(unit: MathUnit): boolean;
}

/**
 * Base dimensions of the core, each with its coherent base unit. They are independent of each other on
 * purpose: energy is not kg m2/s2 here, and a length squared is km2 while areas are in ha.
 */
export const BASE_UNITS = Object.freeze({
  mass: "t",
  energy: "TJ",
  volume: "m3",
  length: "km",
  area: "ha",
  time: "year",
  person: "person",
  head: "head",
});

/** What a mass may be a mass of: each multiplies a mass as a base unit of its own. */
export const SUBSTANCES = Object.freeze([
  "CO2",
  "CH4",
  "N2O",
  "CO2e",
  "gas",
  "C",
  "N",
  "BOD",
  "COD",
] as const);

/** ISO 4217 codes, each a dimension and a unit of its own. */
export const CURRENCIES: readonly string[] = Object.freeze(Intl.supportedValuesOf("currency"));

/** What an expression may call; nothing else of mathjs can be reached from one. */
const EXPRESSION_FUNCTIONS = new Set(
  (
    "add subtract multiply divide unaryMinus unaryPlus pow exp log min max " +
    "smaller smallerEq larger largerEq equal unequal and or not"
  ).split(" "),
);

type Library = Omit<MathJsInstance, "Unit" | "expression"> & {
  readonly Unit: Omit<UnitStatic, "createUnitSingle"> &
    (new (value: number, name: string) => MathUnit) & { createUnitSingle(name: string): void };
  readonly expression: { readonly mathWithTransform: Record<string, unknown> };
};

// The single-file build loads in 60 ms, the tree of modules in 540.
const library = (
  createRequire(import.meta.url)("mathjs/lib/browser/math.js") as { create(): Library }
).create();

const bases = defineBases(library.Unit);
closeDoors(library);

/** An exact ratio of whole numbers of any size. */
export type Ratio = Fraction;

/**
 * The isolated mathjs. `parse` reads expressions of declarations, `ratio` decimal texts ("0.45359237",
 * "1/365") exactly; neither is given a text of a user.
 */
export const math: {
  readonly parse: (expression: string) => MathNode;
  readonly ratio: (text: string) => Ratio;
} = Object.freeze({
  parse: library.parse,
  ratio: (text: string) => library.fraction(text),
});

/**
 * The mathjs unit of one coherent base unit of a dimension (`mass`, `USD`).
 * @throws Error for a name that is no base dimension; callers pass names of the unit table.
 */
export function baseUnit(dimension: string): MathUnit {
  const unit = bases.get(dimension);
  if (!unit) throw new Error(`"${dimension}" is no base dimension`);
  return unit;
}

/**
 * The base unit of a substance, a factor beside the mass: t CO2/TJ is mass × CO2 / energy.
 * @throws Error for a name not in `SUBSTANCES`; declarations alone name them.
 */
export function substanceUnit(substance: string): MathUnit {
  if (!(SUBSTANCES as readonly string[]).includes(substance))
    throw new Error(`"${substance}" is no substance`);
  return baseUnit(substance);
}

/** Empties mathjs's own unit tables (its `ton` and `year` are not ours) and defines ours. */
function defineBases(Unit: Library["Unit"]): ReadonlyMap<string, MathUnit> {
  for (const name of Object.keys(Unit.UNITS)) delete Unit.UNITS[name];
  for (const table of [Unit.BASE_UNITS, ...Object.values(Unit.UNIT_SYSTEMS)]) {
    for (const name of Object.keys(table)) if (name !== "NONE") delete table[name];
  }
  Unit.BASE_DIMENSIONS.length = 0;
  const made = new Map<string, MathUnit>();
  for (const dimension of [...Object.keys(BASE_UNITS), ...SUBSTANCES, ...CURRENCIES]) {
    // A name that starts with a capital is never a symbol of an expression.
    const name = dimension.charAt(0).toUpperCase() + dimension.slice(1);
    Unit.createUnitSingle(name);
    made.set(dimension, new Unit(1, name));
  }
  // Those made early know only the dimensions that existed then.
  for (const [dimension, unit] of made) made.set(dimension, deepFreeze(new Unit(1, unit.formatUnits())));
  return made;
}

/** Leaves expressions the functions above and freezes every table a unit is looked up in. */
function closeDoors(library: Library): void {
  const reachable = library.expression.mathWithTransform;
  for (const name of Object.keys(reachable)) if (!EXPRESSION_FUNCTIONS.has(name)) delete reachable[name];
  Object.freeze(reachable);
  const { Unit } = library;
  for (const table of [Unit.UNITS, Unit.BASE_UNITS, Unit.BASE_DIMENSIONS, Unit.UNIT_SYSTEMS, Unit.PREFIXES]) {
    deepFreeze(table);
  }
  Object.freeze(Unit.prototype);
  Object.freeze(Unit);
}

function deepFreeze<T extends object>(value: T): T {
  if (Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value))
    if (typeof inner === "object" && inner !== null) deepFreeze(inner);
  return value;
}
