import { accountRoutes } from "./account/routes.ts";
import { cityFactorsRoutes } from "./city-factors/routes.ts";
import { citiesRoutes } from "./cities/routes.ts";
import { entriesRoutes } from "./entries/routes.ts";
import { factorsRoutes } from "./factors/routes.ts";
import { frontRoutes } from "./front/routes.ts";
import { changesRoutes } from "./inventories/changes-page.ts";
import { cityInventoriesRoutes } from "./inventories/city-routes.ts";
import { inventoriesRoutes } from "./inventories/routes.ts";
import { libraryRoutes } from "./inventories/library-routes.ts";
import { measuresRoutes } from "./measures/routes.ts";
import { methodsRoutes } from "./methods/routes.ts";
import { reportsRoutes } from "./reports/routes.ts";
import type { Route } from "./route.ts";
import { scenariosRoutes } from "./scenarios/routes.ts";
import { setUpRoutes } from "./set-up/routes.ts";
import { usersRoutes } from "./users/routes.ts";
import type { Web } from "./web.ts";

export type { Web } from "./web.ts";

/**
 * Every address of the site, in order.
 *
 * To add a page: make a folder src/web/<feature>/ whose routes.ts exports `<feature>Routes(web): Route[]`,
 * name it here, put its templates in views/<feature>/ and its words in the feature's own catalogue. A route
 * says who may ask (`who`); the guard has then found `res.locals.person` and, for `{ city: right }`,
 * `res.locals.city`. A handler does three things:
 *
 *     const typed = readForm(req, ["name", "amount"]);          // 400 for a field the form does not have
 *     const result = await enterThing(web.act, actor(res), { ... });   // one use case
 *     if (result.ok) return goTo(req, res, address, "thing.saved");    // 303, with a word on the next page
 *     if (result.kind !== "invalid") throw faultOf(result);            // 403, 404, 409 ... page
 *     show(req, res, "thing/form", head, view);                        // 422: same page, everything as typed
 *
 * `formView` puts each problem at the field its path names and in the summary; partials/field, select,
 * choices, quantity, textarea print it; partials/hidden carries the request id and the version. A view-model
 * is built field by field: never hand a template a row, a body or a query.
 */
export function routes(web: Web): readonly Route[] {
  return [
    ...frontRoutes(web),
    ...setUpRoutes(web),
    ...accountRoutes(web),
    ...usersRoutes(web),
    ...citiesRoutes(web),
    ...cityInventoriesRoutes(web),
    ...changesRoutes(web),
    ...cityFactorsRoutes(web),
    ...inventoriesRoutes(web),
    ...libraryRoutes(web),
    ...entriesRoutes(web),
    ...scenariosRoutes(web),
    ...reportsRoutes(web),
    ...factorsRoutes(web),
    ...methodsRoutes(web),
    ...measuresRoutes(web),
  ];
}
