import { sectorStrip } from "../../charts/sector-strip.ts";
import type { Sector } from "../../charts/chart.ts";
import { computedCities, readOverview, type CityOverview } from "../../usecases/overview.ts";
import type { InventoryResult } from "../../inventory/calculate.ts";
import { faultOf } from "../fault.ts";
import { sectorNumber, sectorText } from "../../i18n/gpc-texts.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import { actor, type Web } from "../web.ts";
import { countryName } from "./city-options.ts";

/** The latest inventory in one line: its total, per person, and the sectors' parts. */
function summary(res: Reply, { city, latest }: CityOverview, result: InventoryResult, index: number) {
  const { texts, numbers } = res.locals.voice;
  const plus = result.frame.level === "BASIC+";
  const total = plus ? result.totals.basicPlus : result.totals.basic;
  const perHead = plus ? result.perCapita.basicPlus : result.perCapita.basic;
  const inMillions = Math.abs(total) >= 1e7;
  const parts = Object.entries(result.bySector).map(([sector, totals]) => ({
    name: sectorText(texts, sector),
    sector: sectorNumber(sector) as Sector,
    value: plus ? totals.basicPlus : totals.basic,
  }));
  const positive = parts.filter(({ value }) => value > 0);
  const sum = positive.reduce((all, { value }) => all + value, 0);
  const words = positive.map(
    ({ name, value }) => `${name} ${numbers.percent(value / sum, { significant: 2 })}`,
  );
  return {
    href: `/cities/${city.id}/inventories/${latest?.id ?? ""}`,
    total: inMillions ? numbers.number(total / 1e6, { decimals: 2 }) : numbers.number(total, { decimals: 0 }),
    unit: inMillions ? "Mt CO₂e" : "t CO₂e",
    note: [
      `${result.frame.year} · ${result.frame.level}`,
      ...(perHead === null
        ? []
        : [texts.t("cities.per-person", { tonnes: numbers.number(perHead, { decimals: 2 }) })]),
    ].join(" · "),
    strip: sectorStrip(parts, {
      id: `strip-${index}`,
      title: texts.t("cities.strip", { name: city.name }),
      desc: words.join(", "),
    }),
  };
}

/** The cities a person may open; a short list tells at once how much each emits. */
export async function showCities(web: Web, req: Ask, res: Reply): Promise<void> {
  const { texts, numbers } = res.locals.voice;
  const overview = await readOverview({ ...web.act, knowledge: web.knowledge }, actor(res));
  if (!overview.ok) throw faultOf(overview);
  const person = res.locals.person!;
  const loaded = new Set(overview.value.map(({ city }) => city.sample));
  const computed = overview.value.length <= computedCities;
  show(
    req,
    res,
    "cities/list",
    { title: texts.t("cities.title"), section: "inventory" },
    {
      cities: overview.value.map((one, index) => ({
        href: `/cities/${one.city.id}`,
        name: one.city.name,
        sample: one.city.sample !== null,
        about: [
          countryName(texts, one.city.country),
          ...(one.city.population === null
            ? []
            : [`${numbers.number(one.city.population)} ${texts.t("unit.people")}`]),
          texts.t(`role.${one.city.role}`),
        ].join(" · "),
        summary: one.result ? summary(res, one, one.result, index) : null,
        hint:
          computed && !one.result ? texts.t(one.latest ? "cities.no-total" : "cities.no-inventory") : null,
      })),
      mayAdd: person.isAdministrator,
      login: person.login,
      samples: person.isAdministrator ? web.samples.filter(({ id }) => !loaded.has(id)) : [],
    },
  );
}
