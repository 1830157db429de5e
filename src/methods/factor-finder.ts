import type { FactorLibrary, FactorRow } from "../factors/library.ts";
import { type Place, resolveFactor } from "../factors/resolve.ts";
import type { Message } from "../units/problem.ts";
import { readUnit, type Unit } from "../units/unit.ts";
import { type FactOf, holds } from "./facts.ts";
import type { FactorNeed, Guidelines } from "./method.ts";
import type { OwnFactor } from "./own-factors.ts";

/** What an inventory gives to every activity of it. */
export interface Setting {
  readonly library: FactorLibrary;
  readonly place: Place;
  readonly year: number;
  readonly guidelines: Guidelines;
  readonly climate: string | undefined;
}

/** A factor as it was used: which row or whose own, and why. */
export interface FactorUse {
  readonly name: string;
  readonly element: string | null;
  readonly value: number;
  /** The range of the library's row, in the same unit. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly unit: string;
  readonly of: string | null;
  readonly base: number;
  readonly dimension: string;
  /** The row, of the library or of the city; null for a value given at the entry. */
  readonly row: FactorRow | null;
  readonly own: OwnFactor | null;
  /** Whether it stands in for a factor the library does not have. */
  readonly instead: boolean;
  readonly why: Message;
}

/** Finds the factors of one activity, each once. */
export class FactorFinder {
  readonly #setting: Setting;
  readonly #own: readonly OwnFactor[];
  readonly #fact: FactOf;
  readonly #found = new Map<string, FactorUse | null>();
  readonly #said = new Map<string, boolean>();

  constructor(setting: Setting, own: readonly OwnFactor[], fact: FactOf) {
    this.#setting = setting;
    this.#own = own;
    this.#fact = fact;
  }

  /** The city's own factor of that name, else the library's for this place, year and edition. */
  find(need: FactorNeed, element: string | null, choices: ReadonlyMap<string, string>): FactorUse | null {
    const cached = `${need.name}|${element ?? ""}`;
    const known = this.#found.get(cached);
    if (known !== undefined) return known;
    const use = this.#ownFactor(need, element) ?? this.#libraryFactor(need, element, choices);
    this.#found.set(cached, use);
    return use;
  }

  #ownFactor(need: FactorNeed, element: string | null): FactorUse | null {
    const plain = element?.replace(/#\d+$/, "") ?? null;
    const own =
      this.#own.find((one) => one.name === need.name && one.element !== null && one.element === plain) ??
      this.#own.find((one) => one.name === need.name && one.element === null);
    if (!own) return null;
    return {
      name: need.name,
      element,
      value: own.value,
      lower: null,
      upper: null,
      unit: own.unit.text,
      of: own.of ?? need.keys[0]?.of ?? null,
      base: own.base,
      dimension: own.unit.dimension,
      row: null,
      own,
      instead: false,
      why: { code: "factor.own" },
    };
  }

  #libraryFactor(
    need: FactorNeed,
    element: string | null,
    choices: ReadonlyMap<string, string>,
  ): FactorUse | null {
    const fact: FactOf = (name) => choices.get(name) ?? this.#fact(name);
    if (!holds(need.when, fact)) return null;
    for (const { key, of, when, instead = false } of this.#inOrder(need, choices)) {
      const full = holds(when, fact) ? fillKey(key, choices) : null;
      const found = full === null ? null : resolveFactor(this.#setting.library, full, this.#setting);
      if (!found) continue;
      const given = knownUnit(found.row.unit);
      const shown = need.units.map(knownUnit).find((unit) => unit.dimension === given.dimension);
      if (!shown) throw new Error(`${full} is in ${given.text}, which ${need.name} does not take`);
      const base = found.row.value * given.scale;
      const inShown = (value: number): number =>
        shown.scale === given.scale ? value : tidy((value * given.scale) / shown.scale);
      const { lower, upper } = found.row;
      return {
        name: need.name,
        element,
        value: inShown(found.row.value),
        lower: lower === null ? null : inShown(lower),
        upper: upper === null ? null : inShown(upper),
        unit: shown.text,
        of: of ?? null,
        base,
        dimension: given.dimension,
        row: found.row,
        own: null,
        instead,
        why: found.why,
      };
    }
    return null;
  }

  /** The keys of a need in its order, save that one the city has a value for goes before the library's others. */
  #inOrder({ keys }: FactorNeed, choices: ReadonlyMap<string, string>): FactorNeed["keys"] {
    const own = this.#setting.library.own;
    if (!own || keys.length < 2) return keys;
    const isCitys = ({ key, instead }: FactorNeed["keys"][number]): boolean =>
      !instead && own.has(fillKey(key, choices) ?? "");
    return [...keys.filter(isCitys), ...keys.filter((one) => !isCitys(one))];
  }

  /** Whether the library says 1 for a key (`fuel/{fuel}/biogenic`). */
  says(key: string, choices: ReadonlyMap<string, string>): boolean {
    const full = fillKey(key, choices);
    if (full === null) return false;
    let said = this.#said.get(full);
    if (said === undefined) {
      said = resolveFactor(this.#setting.library, full, this.#setting)?.row.value === 1;
      this.#said.set(full, said);
    }
    return said;
  }
}

/** The library's rows behind the flags of a method, by the flag's name; a key with a choice that is absent has none. */
export function flagRows(
  flags: Readonly<Record<string, string>>,
  choices: ReadonlyMap<string, string>,
  setting: Setting,
): readonly (readonly [flag: string, row: FactorRow])[] {
  return Object.entries(flags).flatMap(([flag, key]) => {
    const full = fillKey(key, choices);
    const found = full === null ? null : resolveFactor(setting.library, full, setting);
    return found ? [[flag, found.row] as const] : [];
  });
}

const templates = new Map<string, readonly string[]>();

/** The parts of a declaration's key; names of choices stand at the odd places. */
function partsOfKey(key: string): readonly string[] {
  let parts = templates.get(key);
  if (!parts) templates.set(key, (parts = key.split(/[{}]/)));
  return parts;
}

/** A library key with its choices filled in, or null where one is absent. */
function fillKey(key: string, choices: ReadonlyMap<string, string>): string | null {
  let filled = "";
  for (const [index, part] of partsOfKey(key).entries()) {
    const text = index % 2 === 0 ? part : choices.get(part);
    if (text === undefined || text === "absent") return null;
    filled += text;
  }
  return filled;
}

/** Unit conversion leaves dust in the last places; a library value has at most twelve digits of meaning. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** A unit that a declaration or the library names. */
export function knownUnit(text: string): Unit {
  const unit = readUnit(text);
  if (!unit.ok) throw new Error(`"${text}" is not a unit`);
  return unit.value;
}
