import { createCity, editCity, readCity } from "../../usecases/city.ts";
import type { City } from "../../store/cities.ts";
import type { Problem } from "../../units/problem.ts";
import { numberFormatOptions } from "../choices.ts";
import { fault, faultOf } from "../fault.ts";
import { formView, readForm, readVersion, requestIdOf } from "../form.ts";
import { goTo, show, type Ask, type Reply } from "../reply.ts";
import { knowing } from "../inventories/open.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { aboutRoutes } from "./about.ts";
import { blankCity, cityFields, readCityForm, valuesOf, type CityValues } from "./city-form.ts";
import { climateOptions, countryOptions, currencyOptions, gridOptions } from "./city-options.ts";
import { showCities } from "./list.ts";
import { membersRoutes } from "./members.ts";

interface Editing {
  /** The city that is changed; null for a new one. */
  readonly id: string | null;
  readonly version: number | null;
  readonly requestId?: string;
}

function showForm(
  web: Web,
  req: Ask,
  res: Reply,
  values: CityValues,
  editing: Editing,
  problems: readonly Problem[] = [],
): void {
  const { texts, numbers } = res.locals.voice;
  const form = formView(texts, "city", values, cityFields, problems, editing.requestId);
  const isNew = editing.id === null;
  const home = `/cities/${editing.id ?? ""}`;
  show(
    req,
    res,
    "cities/form",
    {
      title: isNew
        ? texts.t("city.new.title")
        : texts.t("city.edit.title", { name: res.locals.city?.name ?? "" }),
      section: isNew ? "account" : "inventory",
      crumbs: isNew
        ? [{ href: "/cities", label: texts.t("cities.title") }]
        : [{ href: `${home}/about`, label: texts.t("city.about") }],
      wrong: form.wrong,
    },
    {
      form,
      isNew,
      action: isNew ? "/cities" : `${home}/edit`,
      cancel: isNew ? "/cities" : `${home}/about`,
      version: editing.version,
      examples: {
        population: numbers.number(1_200_000),
        area: numbers.number(170.5),
        gdp: numbers.number(9_100_000_000),
      },
      country: {
        ...form.fields.country,
        options: countryOptions(texts, web.knowledge.library, values.country),
      },
      gdp: {
        ...form.fields.gdp,
        unit: { name: "currency", options: currencyOptions(texts, values.currency) },
      },
      climate: { ...form.fields.climate, options: climateOptions(texts, values.climate) },
      grid: { ...form.fields.grid, options: gridOptions(texts, web.knowledge.library, values.grid) },
      numberFormat: { ...form.fields.numberFormat, options: numberFormatOptions(texts, values.numberFormat) },
    },
  );
}

/** Both versions side by side; nothing is saved until one is chosen. */
function showConflict(req: Ask, res: Reply, id: string, mine: CityValues, theirs: City): void {
  const { texts, numbers } = res.locals.voice;
  const saved = valuesOf(theirs, numbers.format);
  const rows = cityFields
    .filter((name) => name !== "currency")
    .map((name) => {
      const full = (values: CityValues) =>
        name === "gdp" ? `${values.gdp} ${values.currency}`.trim() : values[name];
      return {
        label: texts.t(
          `city.${name === "areaKm2" ? "area" : name === "numberFormat" ? "number-format" : name}.label`,
        ),
        mine: full(mine),
        theirs: full(saved),
        differs: full(mine) !== full(saved),
      };
    });
  show(
    req,
    res,
    "cities/conflict",
    {
      title: texts.t("conflict.title"),
      section: "inventory",
      status: 409,
      crumbs: [{ href: `/cities/${id}/about`, label: texts.t("city.about") }],
    },
    {
      rows,
      action: `/cities/${id}/edit`,
      keep: `/cities/${id}/about`,
      version: theirs.version,
      fields: cityFields.map((name) => ({ name, value: mine[name] })),
    },
  );
}

/** The cities one may open, and what is stated about each. */
export function citiesRoutes(web: Web): Route[] {
  const { act } = web;
  return [
    { method: "get", path: "/cities", who: "person", handle: (req, res) => showCities(web, req, res) },
    {
      method: "get",
      path: "/cities/new",
      who: "administrator",
      handle(req, res) {
        const blank = blankCity(res.locals.person!.numberFormat);
        showForm(web, req, res, blank, { id: null, version: null });
      },
    },
    {
      method: "post",
      path: "/cities",
      who: "administrator",
      async handle(req, res) {
        const typed = readForm(req, cityFields);
        const editing = { id: null, version: null, requestId: typed.requestId };
        const read = readCityForm(typed, res.locals.voice.numbers.format, web.knowledge.library);
        if (!read.ok) return showForm(web, req, res, typed, editing, read.problems);
        const result = await createCity(act, actor(res), { ...requestIdOf(typed), city: read.value });
        if (result.ok)
          return goTo(req, res, `/cities/${result.value.cityId}`, "city.added", { name: read.value.name });
        if (result.kind !== "invalid") throw faultOf(result);
        showForm(web, req, res, typed, editing, result.problems);
      },
    },
    {
      method: "post",
      path: "/cities/sample",
      who: "administrator",
      async handle(req, res) {
        const { sample } = readForm(req, ["sample"]);
        if (!web.samples.some(({ id }) => id === sample)) throw fault(404, "store.not-found");
        const result = await web.loadSampleCity(knowing(web), actor(res), sample);
        if (!result.ok) throw faultOf(result);
        goTo(req, res, `/cities/${result.value.cityId}`, "cities.samples.loaded");
      },
    },
    ...aboutRoutes(web),
    {
      method: "get",
      path: "/cities/:city/edit",
      who: { city: "administer" },
      async handle(req, res) {
        const city = await readCity(act, actor(res), req.params["city"] ?? "");
        if (!city.ok) throw faultOf(city);
        const { id, version } = city.value;
        showForm(web, req, res, valuesOf(city.value, res.locals.voice.numbers.format), { id, version });
      },
    },
    {
      method: "post",
      path: "/cities/:city/edit",
      who: { city: "administer" },
      async handle(req, res) {
        const typed = readForm(req, cityFields);
        const cityId = req.params["city"] ?? "";
        const version = readVersion(typed);
        const editing = { id: cityId, version, requestId: typed.requestId };
        const read = readCityForm(typed, res.locals.voice.numbers.format, web.knowledge.library);
        if (!read.ok) return showForm(web, req, res, typed, editing, read.problems);
        const result = await editCity(act, actor(res), { cityId, version, city: read.value });
        if (result.ok) return goTo(req, res, `/cities/${cityId}/about`, "city.saved");
        if (result.kind === "conflict" && result.current)
          return showConflict(req, res, cityId, typed, result.current);
        if (result.kind !== "invalid") throw faultOf(result);
        showForm(web, req, res, typed, editing, result.problems);
      },
    },
    ...membersRoutes(web),
  ];
}
