import { fault } from "../fault.ts";
import { show } from "../reply.ts";
import type { Route } from "../route.ts";
import type { Web } from "../web.ts";
import { catalogueView, readCatalogueQuery } from "./list-view.ts";
import { measureView } from "./measure-view.ts";
import { said } from "./words.ts";

const ADDRESS = "/measures";

/** The measure library: search and filters, and each entry in full. */
export function measuresRoutes(web: Web): Route[] {
  const { measures } = web;
  return [
    {
      method: "get",
      path: ADDRESS,
      who: "person",
      handle(req, res) {
        const { voice } = res.locals;
        const head = { title: voice.texts.t("measures:page.title"), section: "factors" } as const;
        const view = catalogueView(voice, measures, readCatalogueQuery(req), { address: ADDRESS });
        show(req, res, "measures/list", head, { ...view, lead: voice.texts.t("measures:page.lead") });
      },
    },
    {
      method: "get",
      path: `${ADDRESS}/:id`,
      who: "person",
      handle(req, res) {
        const { voice } = res.locals;
        const entry = measures.get(req.params["id"] ?? "");
        if (!entry) throw fault(404, "store.not-found");
        const head = {
          title: said(voice.texts, entry.name),
          section: "factors",
          crumbs: [{ href: ADDRESS, label: voice.texts.t("measures:page.title") }],
        } as const;
        const view = measureView(voice, measures, entry, ADDRESS);
        show(req, res, "measures/measure", head, { ...view, startHref: null, flag: null });
      },
    },
  ];
}
