import { mayBeCitys } from "../../inventory/own-factors-schema.ts";
import { readCity } from "../../usecases/city.ts";
import type { Problem } from "../../units/problem.ts";
import { fault } from "../fault.ts";
import { show, type Ask, type Reply } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { countryName } from "../cities/city-options.ts";
import { countryView } from "./coverage-country.ts";
import { coverageView } from "./coverage-view.ts";
import { LIST_FIELDS, listAddress, listView } from "./list-view.ts";
import { keyText } from "./names.ts";
import { findRow, ROW_FIELDS, rowTitle, rowView } from "./row-view.ts";
import { readWhy, WHY_FIELDS, whyForm, type WhyQuery, whySteps } from "./why-view.ts";

const LONGEST = 300;

/** The named questions of an address, each cut to a sane length; one that is not asked is empty. */
function asked<Name extends string>(req: Ask, names: readonly Name[]): Readonly<Record<Name, string>> {
  const query = new Map(Object.entries(req.query));
  const value = (name: string): string => {
    const given = query.get(name);
    return typeof given === "string" ? given.slice(0, LONGEST).trim() : "";
  };
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, string>;
}

const library = (res: Reply) => ({ href: "/factors", label: res.locals.voice.texts.t("factors:page.title") });

/** Where the city last looked at gives its own value for a key, to somebody who may do so there. */
function ownAddress(res: Reply, key: string): string | null {
  const { city } = res.locals;
  if (!city?.rights.includes("edit") || !mayBeCitys(key)) return null;
  return `/cities/${city.id}/factors/new?${new URLSearchParams({ key }).toString()}`;
}

/** What is not asked is taken from the city the person last looked at. */
async function fillWhy(web: Web, res: Reply, given: WhyQuery): Promise<WhyQuery> {
  const { city } = res.locals;
  const found = given.place === "" && city ? await readCity(web.act, actor(res), city.id) : null;
  const place = found?.ok ? (found.value.grid ?? found.value.country) : given.place;
  const lastYear = String(web.act.now().getUTCFullYear() - 1);
  return { ...given, place, year: given.year || lastYear, edition: given.edition || "2006" };
}

async function showWhy(web: Web, req: Ask, res: Reply): Promise<void> {
  const { voice } = res.locals;
  const { texts } = voice;
  const { library: factors } = web.knowledge;
  const query = await fillWhy(web, res, asked(req, WHY_FIELDS));
  const isAsked = query.key !== "" && query.place !== "";
  const read = readWhy(factors, query);
  const problems: readonly Problem[] = isAsked && !read.ok ? read.problems : [];
  const known = factors.byKey.has(query.key);
  const key = known ? [{ href: listAddress({ q: query.key }), label: keyText(texts, query.key) }] : [];
  show(
    req,
    res,
    "factors/why",
    {
      title: texts.t("factors:page.why.title"),
      section: "factors",
      crumbs: [library(res), ...key],
      wrong: problems.length > 0,
    },
    {
      form: whyForm(texts, factors, query, problems),
      answer: read.ok ? whySteps(voice, factors, read.value.key, read.value.context) : null,
      question: read.ok
        ? texts.t("factors:page.why.asked", {
            year: query.year,
            edition: texts.t(`factors:edition.${query.edition}`),
          })
        : "",
    },
  );
}

function showCoverage(web: Web, req: Ask, res: Reply): void {
  const { voice } = res.locals;
  const { texts } = voice;
  const { library: factors } = web.knowledge;
  const { country } = asked(req, ["country"]);
  const now = web.act.now().getUTCFullYear();
  const title = texts.t("factors:coverage.title");
  if (country === "") {
    const head = { title, section: "factors", crumbs: [library(res)] } as const;
    show(req, res, "factors/coverage", head, coverageView(voice, factors, now));
    return;
  }
  if (!factors.countries.has(country)) throw fault(404, "store.not-found");
  const head = {
    title: texts.t("factors:coverage.country.title", { country: countryName(texts, country) }),
    section: "factors",
    crumbs: [library(res), { href: "/factors/coverage", label: title }],
  } as const;
  show(req, res, "factors/coverage-country", head, countryView(voice, factors, country, now));
}

/** The factor library: search and filters, what it covers, one row with its neighbours, and which row a city would get. */
export function factorsRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: "/factors",
      who: "person",
      handle(req, res) {
        const { voice } = res.locals;
        const title = voice.texts.t("factors:page.title");
        const view = listView(voice, web.knowledge.library, asked(req, LIST_FIELDS));
        const { city } = res.locals;
        const ownHref = city ? `/cities/${city.id}/factors` : null;
        show(req, res, "factors/list", { title, section: "factors" }, { ...view, ownHref });
      },
    },
    {
      method: "get",
      path: "/factors/row",
      who: "person",
      handle(req, res) {
        const { voice } = res.locals;
        const row = findRow(web.knowledge.library, asked(req, ROW_FIELDS));
        if (!row) throw fault(404, "store.not-found");
        const title = rowTitle(voice, web.knowledge.library, row);
        const head = { title, section: "factors", crumbs: [library(res)] } as const;
        const ownHref = ownAddress(res, row.key);
        show(req, res, "factors/row", head, { ...rowView(voice, web.knowledge, row), ownHref });
      },
    },
    {
      method: "get",
      path: "/factors/coverage",
      who: "person",
      handle: (req, res) => showCoverage(web, req, res),
    },
    { method: "get", path: "/factors/why", who: "person", handle: (req, res) => showWhy(web, req, res) },
  ];
}
