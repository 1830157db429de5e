import type { FactorLibrary } from "../../factors/library.ts";
import type { FactorContext } from "../../factors/resolve.ts";
import type { NumberPrinter } from "../../i18n/format.ts";
import type { Translator } from "../../i18n/i18n.ts";
import type { Offer } from "../../methods/input-schema.ts";
import type { Guidelines, Method } from "../../methods/method.ts";
import type { Problem } from "../../units/problem.ts";
import type { OptionView } from "../form.ts";
import type { TypedEntry } from "./typed.ts";

/** One control of an entry form. */
export interface ControlView {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly hint: string | null;
  readonly error: string | null;
  readonly optional: boolean;
  readonly unit: UnitSelect | null;
  readonly options: readonly OptionView[] | null;
  readonly suffix: string | null;
  /** Whether a phone may show digits alone: some of its keypads have no minus. */
  readonly positive: boolean;
}

export interface UnitSelect {
  readonly id: string;
  readonly name: string;
  readonly options: readonly OptionView[];
  readonly error: string | null;
}

/** What was done at the officer's wish to one table of the form, to be said beside it. */
export interface Said {
  readonly grid: string;
  readonly kind: "done" | "warn";
  readonly texts: readonly string[];
}

/** Everything a field is made from. */
export interface FieldSource {
  readonly texts: Translator;
  readonly numbers: NumberPrinter;
  readonly method: Method;
  readonly ref: string;
  readonly guidelines: Guidelines;
  readonly offer: Offer;
  readonly typed: TypedEntry;
  /** Paths are names of fields. */
  readonly problems: readonly Problem[];
  readonly library: FactorLibrary;
  /** Place, year and edition, for what the library suggests. */
  readonly context: FactorContext;
  /** People of the city in the inventory year, where known. */
  readonly population: number | null;
  readonly said: Said | null;
}

/** What all controls have until something else is said of them. */
export const plain = { unit: null, options: null, suffix: null, positive: true } as const;

export function control(
  source: FieldSource,
  name: string,
  label: string,
  hint: string | null,
  optional: boolean,
): ControlView {
  const value = source.typed[name] ?? "";
  return { ...plain, id: fieldId(name), name, value, label, hint, optional, error: errorAt(source, name) };
}

/** A number with its unit: a select, or text where there is only one. */
export interface AmountControl extends ControlView {
  readonly kind: "quantity" | "single";
  readonly unit: UnitSelect;
}

export function amountControl(
  source: FieldSource,
  base: ControlView,
  units: readonly string[],
): AmountControl {
  const unit = unitSelect(source, `${base.name}.unit`, units);
  const [only] = units;
  const isSingle = unit.options.length === 1 && only !== undefined;
  const suffix = isSingle && only !== "1" ? unitText(source.texts, only) : null;
  return { ...base, kind: isSingle ? "single" : "quantity", unit, suffix };
}

/** The id of a field on the page, where an error's link leads. */
export function fieldId(name: string): string {
  return `f-${name.replaceAll(/[^\w-]/g, "-")}`;
}

/** The first problem of a field, or of its unit, in words. */
export function errorAt({ problems, texts }: FieldSource, name: string): string | null {
  const own = problems.find((problem) => problem.path === name || problem.path === `${name}.unit`);
  return own ? texts.message(own) : null;
}

/** The select for a unit; one that was chosen and is not offered any more is offered first. */
export function unitSelect(source: FieldSource, name: string, units: readonly string[]): UnitSelect {
  const chosen = source.typed[name] ?? "";
  const offered = chosen === "" || units.includes(chosen) ? units : [chosen, ...units];
  const choose =
    units.length > 1
      ? [{ value: "", label: source.texts.t("inventory:entry.unit.choose"), selected: chosen === "" }]
      : [];
  const options = offered.map((unit) => ({
    value: unit,
    label: unitText(source.texts, unit),
    selected: unit === chosen || (units.length === 1 && chosen === ""),
  }));
  const own = source.problems.find((problem) => problem.path === name);
  return {
    id: fieldId(name),
    name,
    options: [...choose, ...options],
    error: own ? source.texts.message(own) : null,
  };
}

/** How a unit is offered: `t (1000 kg)`, and plain text where there is nothing to explain. */
export function unitText(texts: Translator, unit: string): string {
  return unit === "1" ? "–" : (texts.find(`units:unit.${unit}`) ?? unit);
}
