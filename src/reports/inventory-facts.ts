import { printDate } from "../i18n/format.ts";
import { idText } from "../i18n/method-texts.ts";
import { gwpName, potentialOf } from "../factors/gwp.ts";
import { appVersion } from "./app-version.ts";
import type { Fact } from "./report-model.ts";
import type { ReportedInventory } from "./reported-inventory.ts";
import { gasText } from "./result-tables.ts";

/** What the inventory is of, and how it was made. */
export function coverFacts({ result, texts, numbers, made }: ReportedInventory): readonly Fact[] {
  const { city, year, period, level, gwp, guidelines } = result.frame;
  const fact = (
    key: string,
    value: Fact["value"] | undefined,
    more: Omit<Fact, "label" | "value"> = {},
  ): Fact[] => (value === undefined ? [] : [{ label: texts.t(`reports:fact.${key}`), value, ...more }]);
  const date = (at: string): string => printDate(at, texts.language);
  const countries = new Intl.DisplayNames([texts.language], { type: "region" });
  return [
    ...fact("city", city.name),
    ...fact("country", countries.of(city.country) ?? city.country),
    ...fact("year", period ? `${date(period.from)} – ${date(period.to)}` : String(year)),
    ...fact("population", city.population, { number: {} }),
    ...fact("area", city.areaKm2, { number: {} }),
    ...fact("gdp", moneyText(city.gdp, numbers)),
    ...fact("climate", city.climate && idText(texts, city.climate)),
    ...fact("grid", city.grid),
    ...fact("level", `GPC ${level}`),
    ...fact("gwp", `IPCC ${gwpName(gwp)}`),
    ...fact("guidelines", texts.t(`reports:guidelines.${guidelines}`)),
    ...fact("status", texts.t("reports:status.draft")),
    ...fact("made", made === null ? undefined : date(made)),
  ];
}

/** All that is needed to work the report out again. */
export function provenanceFacts({ result, texts, numbers, knowledge }: ReportedInventory): readonly Fact[] {
  const { frame, factorSet } = result;
  const fact = (key: string, value: string): Fact => ({ label: texts.t(`reports:provenance.${key}`), value });
  const potentials = ["CH4", "N2O"].flatMap((gas) => {
    const potential = potentialOf(knowledge.library, frame.gwp, gas);
    return potential === null ? [] : [`${gasText(gas)} ${numbers.number(potential)}`];
  });
  return [
    fact("app", `CityLEDS ${appVersion}`),
    fact("factor-set", factorSet.version),
    fact("factor-hash", factorSet.hash),
    fact("gwp", `IPCC ${gwpName(frame.gwp)} · ${potentials.join(", ")}`),
    fact("guidelines", texts.t(`reports:guidelines.${frame.guidelines}`)),
    fact("format", frame.format),
  ];
}

function moneyText(gdp: unknown, numbers: ReportedInventory["numbers"]): string | undefined {
  if (gdp === undefined) return undefined;
  const text =
    typeof gdp === "string"
      ? gdp
      : Object.values(gdp as Record<string, unknown>)
          .map(String)
          .join(" ");
  const [value = "", ...unit] = text.split(/\s+/);
  return [numbers.number(Number(value)), ...unit].join(" ");
}
