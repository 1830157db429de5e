import { ownUnitsOf } from "../../inventory/own-factors-schema.ts";
import type { Problem } from "../../units/problem.ts";
import type { CityFactor } from "../../store/city-factors.ts";
import type { Voice } from "../engine.ts";
import { keyText, placeText, rowAddress } from "../factors/names.ts";
import { rangeText, valueText } from "../factors/row-line.ts";
import { sourceOf } from "../../factors/row-source.ts";
import { formView } from "../form.ts";
import { FACTOR_FIELDS, type FactorValues } from "./factor-fields.ts";
import { type Ground, presentRow } from "./ground.ts";

/** What a form is about: a new factor, or one that is corrected. */
export interface FormState {
  readonly values: FactorValues;
  readonly problems?: readonly Problem[];
  readonly requestId?: string;
  readonly existing?: { readonly id: string; readonly version: number };
  /** As somebody else left it since the form was opened. */
  readonly theirs?: CityFactor;
}

/** The form of one factor, with the library's present row beside it. */
export function factorFormView(voice: Voice, ground: Ground, state: FormState) {
  const { texts } = voice;
  const { values, existing, theirs } = state;
  const form = formView(texts, "factors:own", values, FACTOR_FIELDS, state.problems, state.requestId);
  const units = ownUnitsOf(values.key);
  const example = (value: number): string => voice.numbers.number(value);
  return {
    form,
    name: keyText(texts, values.key),
    key: values.key,
    action: existing ? `${ground.address}/${existing.id}/edit` : `${ground.address}/new`,
    cancel: ground.address,
    otherHref: existing ? null : `${ground.address}/new`,
    version: existing?.version ?? null,
    present: presentView(voice, ground, values.key),
    unitHint: texts.t("factors:own.unit.hint", { units: units.join(", ") }),
    valueHint: texts.t("factors:own.value.hint", { example: example(0.87) }),
    theirs: theirs ? theirsText(voice, theirs) : null,
  };
}

/** What the library gives this city now. */
export function presentView(voice: Voice, ground: Ground, key: string) {
  const { texts } = voice;
  const row = presentRow(ground, key);
  if (!row) return null;
  const range = rangeText(voice, row);
  return {
    value: valueText(voice, row.value, row.unit),
    which: [
      placeText(texts, ground.library, row.region),
      row.dated ? String(row.year) : texts.t("factors:page.any-year"),
      ...(range === null ? [] : [range]),
    ].join(" · "),
    source: sourceOf(row),
    sure: texts.t(`factors:sure.${row.sure}`),
    href: rowAddress(row),
    asked: texts.t("factors:own.present.asked", { year: String(ground.context.year) }),
  };
}

function theirsText(voice: Voice, theirs: CityFactor): string {
  const value = valueText(voice, theirs.value, theirs.unit);
  const which = theirs.retired_at === null ? "own.theirs" : "own.theirs-retired";
  return voice.texts.t(`factors:${which}`, {
    value,
    source: theirs.source,
    name: theirs.updated_name ?? voice.texts.t("factors:own.nobody"),
  });
}
