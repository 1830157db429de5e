import { readCity } from "../../usecases/city.ts";
import { gridsOf } from "../../factors/resolve.ts";
import { numberFormatOptions } from "../choices.ts";
import { faultOf } from "../fault.ts";
import { show } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { printGdp } from "./city-form.ts";
import { countryName } from "./city-options.ts";

/** What is stated about a city. */
export function aboutRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: "/cities/:city/about",
      who: { city: "view" },
      async handle(req, res) {
        const { texts, numbers } = res.locals.voice;
        const read = await readCity(web.act, actor(res), req.params["city"] ?? "");
        if (!read.ok) throw faultOf(read);
        const city = read.value;
        const mayChange = res.locals.city?.rights.includes("administer") ?? false;
        const format = numberFormatOptions(texts, city.number_format).find(({ selected }) => selected);
        const grid = city.grid === null ? null : gridsOf(web.knowledge.library, city.country).get(city.grid);
        const unit = (value: number | null, name: string) =>
          value === null ? null : `${numbers.number(value)} ${name}`;
        const facts: readonly (readonly [string, string, string | null])[] = [
          ["country", "country", countryName(texts, city.country)],
          ["population", "population", unit(city.population, texts.t("unit.people"))],
          ["area", "areaKm2", unit(city.area_km2, "km²")],
          ["gdp", "gdp", printGdp(city.gdp, numbers)],
          ["climate", "climate", city.climate === null ? null : texts.t(`city.climate.${city.climate}`)],
          ["grid", "grid", grid ?? texts.t("city.grid.national")],
          ["number-format", "numberFormat", format?.label ?? city.number_format],
        ];
        show(
          req,
          res,
          "cities/about",
          {
            title: texts.t("city.about"),
            section: "inventory",
            crumbs: [{ href: `/cities/${city.id}`, label: city.name }],
          },
          {
            name: city.name,
            rows: facts.map(([term, field, value]) => ({
              term: texts.t(`city.fact.${term}`),
              value,
              change: mayChange
                ? { href: `/cities/${city.id}/edit#f-${field}`, what: texts.t(`city.fact.${term}`) }
                : null,
            })),
            members: `/cities/${city.id}/members`,
          },
        );
      },
    },
  ];
}
