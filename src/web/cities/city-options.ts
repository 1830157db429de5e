import type { FactorLibrary } from "../../factors/library.ts";
import type { Translator } from "../../i18n/i18n.ts";
import { listUnits } from "../../units/unit-catalogue.ts";
import { options, type OptionView } from "../form.ts";
import { climates } from "./city-form.ts";

/** ISO 3166-1 codes of the members of ASEAN. */
export const asean = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"] as const;

/** The currencies of ASEAN; the dollar is Cambodia's and Timor-Leste's too. */
const usual = ["USD", "BND", "IDR", "KHR", "LAK", "MMK", "MYR", "PHP", "SGD", "THB", "VND"] as const;

interface GroupView {
  readonly label: string;
  readonly options: readonly OptionView[];
}

type Choices = readonly (OptionView | GroupView)[];

const none = (texts: Translator, value: string): OptionView => ({
  value: "",
  label: texts.t("form.choose"),
  selected: value === "",
});

/** A country's name in the language of the reader. */
export function countryName(texts: Translator, code: string): string {
  return new Intl.DisplayNames(texts.language, { type: "region" }).of(code) ?? code;
}

/** Every country of the library, those of ASEAN first, each group in the reader's alphabet. */
export function countryOptions(texts: Translator, library: FactorLibrary, value: string): Choices {
  const names = new Intl.DisplayNames(texts.language, { type: "region" });
  const collator = new Intl.Collator(texts.language);
  const sorted = (codes: readonly string[]) =>
    options(
      value,
      codes
        .map((code) => [code, names.of(code) ?? code] as const)
        .toSorted(([, a], [, b]) => collator.compare(a, b)),
    );
  const others = [...library.countries.keys()].filter((code) => !asean.some((member) => member === code));
  return [
    none(texts, value),
    { label: texts.t("city.country.asean"), options: sorted(asean) },
    { label: texts.t("city.country.other"), options: sorted(others) },
  ];
}

/** The grids of every country that has several, under the country's name. */
export function gridOptions(texts: Translator, library: FactorLibrary, value: string): Choices {
  const groups = [...library.countries]
    .filter(([, { grids }]) => grids.size > 0)
    .map(([code, { grids }]) => ({ label: countryName(texts, code), options: options(value, [...grids]) }));
  const national = { value: "", label: texts.t("city.grid.national"), selected: value === "" };
  return [national, ...groups.toSorted((a, b) => a.label.localeCompare(b.label, texts.language))];
}

/** The climates of the IPCC's waste tables. */
export function climateOptions(texts: Translator, value: string): Choices {
  return [
    none(texts, value),
    ...options(
      value,
      climates.map((id) => [id, texts.t(`city.climate.${id}`)]),
    ),
  ];
}

/** Every currency, by its ISO 4217 code and name. */
export function currencyOptions(texts: Translator, value: string): Choices {
  const names = new Intl.DisplayNames(texts.language, { type: "currency" });
  const codes = listUnits().filter(({ name, dimension }) => name === dimension && /^[A-Z]{3}$/.test(name));
  const named = (wanted: readonly string[]) =>
    options(
      value,
      wanted.map((name) => [name, `${name} – ${names.of(name) ?? name}`] as const),
    );
  const others = codes.map(({ name }) => name).filter((name) => !usual.some((code) => code === name));
  return [
    { ...none(texts, value), label: texts.t("city.gdp.unit") },
    { label: texts.t("city.country.asean"), options: named(usual) },
    { label: texts.t("city.country.other"), options: named(others) },
  ];
}
