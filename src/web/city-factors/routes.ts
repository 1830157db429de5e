import { readCityFactors } from "../../usecases/city-factors.ts";
import { faultOf } from "../fault.ts";
import { show } from "../reply.ts";
import type { Route } from "../route.ts";
import { actor, type Web } from "../web.ts";
import { importRoutes } from "./import-routes.ts";
import { groundOf } from "./ground.ts";
import { listView } from "./list-view.ts";
import { oneRoutes } from "./one-routes.ts";
import { ownCrumbs } from "./open.ts";
import { retireRoutes } from "./retire-routes.ts";

/** A city's own factors: the list, adding one or many, correcting, retiring, taking up again. */
export function cityFactorsRoutes(web: Web): Route[] {
  return [
    {
      method: "get",
      path: "/cities/:city/factors",
      who: { city: "view" },
      async handle(req, res) {
        const ground = await groundOf(web, req, res);
        const factors = await readCityFactors(web.act, actor(res), ground.cityId);
        if (!factors.ok) throw faultOf(factors);
        const { voice } = res.locals;
        const title = voice.texts.t("factors:own.title");
        const crumbs = ownCrumbs(res, ground).slice(0, 1);
        show(
          req,
          res,
          "city-factors/list",
          { title, section: "factors", crumbs },
          {
            ...listView(voice, ground, factors.value),
            mayEdit: res.locals.city?.rights.includes("edit") ?? false,
          },
        );
      },
    },
    ...oneRoutes(web),
    ...importRoutes(web),
    ...retireRoutes(web),
  ];
}
