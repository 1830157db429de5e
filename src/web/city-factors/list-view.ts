import type { CityFactor } from "../../store/city-factors.ts";
import type { Voice } from "../engine.ts";
import { keyText } from "../factors/names.ts";
import { rangeText, valueText } from "../factors/row-line.ts";
import { type Ground, presentRow } from "./ground.ts";

/** The city's own factors in force, each beside the library's, and those retired. */
export function listView(voice: Voice, ground: Ground, factors: readonly CityFactor[]) {
  const { texts } = voice;
  const line = (factor: CityFactor) => {
    const row = presentRow(ground, factor.key);
    return {
      name: keyText(texts, factor.key),
      key: factor.key,
      value: valueText(voice, factor.value, factor.unit),
      range: rangeText(voice, factor),
      library: row ? valueText(voice, row.value, row.unit) : null,
      year: factor.year === null ? texts.t("factors:own.any-year") : String(factor.year),
      source: factor.source,
      note: factor.note,
      who: saidOf(voice, "given", factor.updated_at, factor.updated_name),
      editHref: `${ground.address}/${factor.id}/edit`,
      retireHref: `${ground.address}/${factor.id}/retire`,
      restoreHref: `${ground.address}/${factor.id}/restore`,
      retired:
        factor.retired_at === null
          ? null
          : {
              who: saidOf(voice, "retired", factor.retired_at, factor.retired_name),
              reason: factor.retired_reason,
            },
    };
  };
  return {
    addHref: `${ground.address}/new`,
    importHref: `${ground.address}/import`,
    factors: factors.filter((one) => one.retired_at === null).map(line),
    retired: factors.filter((one) => one.retired_at !== null).map(line),
  };
}

function saidOf({ texts }: Voice, what: "given" | "retired", at: string, name: string | null): string {
  const date = new Intl.DateTimeFormat(texts.language, { dateStyle: "medium", timeZone: "UTC" });
  return texts.t(`factors:own.${what}`, {
    date: date.format(new Date(at)),
    name: name ?? texts.t("factors:own.nobody"),
  });
}
