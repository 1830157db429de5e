import { BASE_UNITS, CURRENCIES } from "./mathjs.ts";
import type { Message } from "./problem.ts";

/** Powers of base dimensions, none of them zero. */
export type Powers = ReadonlyMap<string, number>;

/** Powers of a product: `left` times `right` to the power `sign`. */
export function combine(left: Powers, right: Powers, sign: number): Powers {
  const powers = new Map(left);
  for (const [dimension, power] of right) {
    const sum = (powers.get(dimension) ?? 0) + power * sign;
    if (sum === 0) powers.delete(dimension);
    else powers.set(dimension, sum);
  }
  return powers;
}

/** The one way a dimension is written: `mass`, `energy/mass`, `mass/(person*time)`, `1/time`, `1`. */
export function signatureOf(powers: Powers): string {
  const [above, below] = sides(powers);
  const bottom = below.length > 1 ? `(${below.join("*")})` : below.join("");
  return (above.join("*") || "1") + (bottom === "" ? "" : `/${bottom}`);
}

function sides(powers: Powers): [above: string[], below: string[]] {
  const above: string[] = [];
  const below: string[] = [];
  for (const [dimension, power] of [...powers].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const size = Math.abs(power);
    (power > 0 ? above : below).push(size === 1 ? dimension : `${dimension}^${size}`);
  }
  return [above, below];
}

/** Dimensions that messages call by a name of their own, in the catalogue as `quantity.…`. */
export const NAMED_DIMENSIONS: ReadonlySet<string> = new Set([
  "plain",
  ...Object.keys(BASE_UNITS),
  "money",
  "energy-per-mass",
  "energy-per-volume",
  "energy-per-time",
  "energy-per-length",
  "energy-per-area",
  "energy-per-person",
  "energy-per-person-and-time",
  "mass-per-energy",
  "mass-per-volume",
  "mass-per-length",
  "mass-per-time",
  "mass-per-person",
  "mass-per-person-and-time",
  "mass-per-head",
  "mass-per-head-and-time",
  "mass-per-area",
  "mass-per-area-and-time",
  "volume-per-length",
  "volume-per-time",
  "volume-per-person",
  "volume-per-person-and-time",
  "volume-per-area",
  "volume-per-mass",
  "per-time",
  "money-per-energy",
  "money-per-mass",
  "money-per-volume",
  "money-per-time",
  "length-times-person",
  "length-times-mass",
]);

/** The message that names a dimension, given its signature: `energy/mass` -> `quantity.energy-per-mass`. */
export function dimensionName(signature: string): Message {
  const [above = "", below = ""] = signature.split("/");
  const name = (side: string): string[] =>
    side
      .replaceAll(/[()]/g, "")
      .split("*")
      .filter((part) => part !== "" && part !== "1")
      .map((part) => (isCurrency(part) ? "money" : part));
  const top = name(above).join("-times-");
  const bottom = name(below).join("-and-");
  const slug = [top, bottom === "" ? "" : `per-${bottom}`].filter((part) => part !== "").join("-") || "plain";
  return NAMED_DIMENSIONS.has(slug)
    ? { code: `quantity.${slug}` }
    : { code: "quantity.other", params: { dimension: signature } };
}

function isCurrency(part: string): boolean {
  return CURRENCIES.includes(part);
}
