import { methodTexts } from "../../i18n/method-texts.ts";
import { fault } from "../fault.ts";
import { show } from "../reply.ts";
import type { Route } from "../route.ts";
import type { Web } from "../web.ts";
import { methodList } from "./list-view.ts";
import { methodView } from "./method-view.ts";

/** The methods, by sector and one by one: made from their declarations alone. */
export function methodsRoutes(web: Web): Route[] {
  const { knowledge } = web;
  return [
    {
      method: "get",
      path: "/methods",
      who: "person",
      handle(req, res) {
        const { voice } = res.locals;
        const { row } = req.query;
        const head = { title: voice.texts.t("methods:page.title"), section: "factors" } as const;
        const view = methodList(voice, knowledge.book, typeof row === "string" ? row : "");
        show(req, res, "methods/list", head, view);
      },
    },
    {
      method: "get",
      path: "/methods/:code",
      who: "person",
      handle(req, res) {
        const { voice } = res.locals;
        const registered = knowledge.book.get(req.params["code"] ?? "");
        if (!registered) throw fault(404, "store.not-found");
        const head = {
          title: methodTexts(voice.texts, registered.method).title,
          section: "factors",
          crumbs: [{ href: "/methods", label: voice.texts.t("methods:page.title") }],
        } as const;
        show(req, res, "methods/method", head, methodView(voice, knowledge, registered));
      },
    },
  ];
}
