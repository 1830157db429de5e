import { sourceOf } from "../../factors/row-source.ts";
import { resolveFactor } from "../../factors/resolve.ts";
import { methodTexts } from "../../i18n/method-texts.ts";
import type { SeriesInput, SuggestSeries } from "../../methods/method.ts";
import { readUnit } from "../../units/unit.ts";
import { placeText } from "../factors/names.ts";
import { type ControlView, control, type FieldSource, type UnitSelect, unitSelect } from "./control.ts";
import { filledYears, textOf } from "./typed.ts";

/** The fields by which early years are estimated from people. */
export interface BackCastView {
  readonly action: string;
  readonly isOpen: boolean;
  readonly lead: string;
  readonly from: ControlView;
  readonly people: readonly { readonly year: ControlView; readonly count: ControlView }[];
  readonly peopleHint: string;
  readonly growth: ControlView;
  readonly perPerson: ControlView & { readonly unit: UnitSelect };
  readonly perPersonGrowth: ControlView;
  readonly share: ControlView;
}

export const MOST_CENSUSES = 3;
/** Deposits of fifty years are wanted (IPCC 2006 V5, 3.2.2). */
export const SPAN = 50;
export const RATES = ["kg/(person*day)", "kg/(person*year)", "t/(person*year)"];

/** The fields of the estimate begin with this. */
export const boxOf = (field: string): string => `bc.${field.replace(/^in\./, "")}`;

export function backCastView(
  source: FieldSource,
  field: string,
  input: SeriesInput,
  suggest: SuggestSeries,
): BackCastView {
  const { texts, typed, numbers, context, population } = source;
  const t = (key: string, params = {}): string => texts.t(`inventory:early.${key}`, params);
  const box = boxOf(field);
  const make = (name: string, hint: string | null): ControlView =>
    control(source, `${box}.${name}`, t(name.replace(/\d$/, "")), hint, true);
  const rate = defaultOf(source, suggest.perPerson);
  const share = defaultOf(source, suggest.share);
  const [known] = filledYears(typed, field);
  const says = rate ? t("per-person.default", { value: rate.text, source: rate.source }) : "";
  return {
    action: `back-cast:${field}`,
    isOpen: Object.keys(typed).some(
      (name) => name.startsWith(`${box}.`) && textOf(typed, name) !== undefined && !name.endsWith(".unit"),
    ),
    lead: t("lead", { input: methodTexts(texts, source.method).label(input) }),
    from: make("from", t("from.hint", { year: context.year - SPAN })),
    people: Array.from({ length: MOST_CENSUSES }, (_, index) => ({
      year: control(source, `${box}.year${index}`, t("year", { number: index + 1 }), null, true),
      count: control(source, `${box}.people${index}`, t("people", { number: index + 1 }), null, true),
    })),
    peopleHint:
      population === null
        ? t("people.hint")
        : t("people.hint-city", { people: numbers.number(population), year: context.year }),
    growth: { ...make("growth", t("growth.hint")), suffix: "%", positive: false },
    perPerson: {
      ...make(
        "per-person",
        [known === undefined ? "" : t("per-person.known", { year: known }), says].join(" ").trim(),
      ),
      unit: unitSelect(source, `${box}.per-person.unit`, RATES),
    },
    perPersonGrowth: {
      ...make("per-person-growth", t("per-person-growth.hint")),
      suffix: "%",
      positive: false,
    },
    share: {
      ...make(
        "share",
        share ? t("share.default", { value: share.text, source: share.source }) : t("share.hint"),
      ),
      suffix: "%",
    },
  };
}

export interface Default {
  readonly value: number;
  readonly text: string;
  readonly source: string;
}

/** The library's value for the place in the coherent base, with its unit and source in words. */
export function defaultOf({ texts, numbers, library, context }: FieldSource, key: string): Default | null {
  const row = resolveFactor(library, key, context)?.row;
  const unit = row && readUnit(row.unit);
  if (!row || !unit?.ok) return null;
  const value = row.value * unit.value.scale;
  return {
    value,
    text:
      unit.value.dimension === "1"
        ? numbers.percent(value)
        : texts.t("inventory:early.rate", { value: numbers.number(value * 1000, { significant: 4 }) }),
    source: `${placeText(texts, library, row.region)}: ${sourceOf(row)}`,
  };
}
