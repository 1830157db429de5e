import { urlencoded, type NextFunction, type RequestHandler, type Router } from "express";
import { mayIn, type Deps as Act, type Right } from "../usecases/act.ts";
import { readCity } from "../usecases/city.ts";
import { fault, faultOf, PageFault } from "./fault.ts";
import { keepForm, lastOf } from "./kept-form.ts";
import { singleValues } from "./middleware/limits.ts";
import type { Ask, Reply } from "./reply.ts";

/**
 * Who may ask: anyone; a person signed in; an administrator of the installation; or somebody with a right
 * in the city that `:city` in the path names.
 */
export type Who = "anyone" | "person" | "administrator" | { readonly city: Right };

/** One address of the site. Every one is listed in routes.ts; nothing else is served but assets and health. */
export interface Route {
  readonly method: "get" | "post";
  readonly path: string;
  readonly who: Who;
  /** A body larger than the usual: bytes, and the number of fields. */
  readonly body?: { readonly bytes: number; readonly fields: number };
  readonly handle: (req: Ask, res: Reply) => void | Promise<void>;
}

const usualBody = { bytes: 100_000, fields: 300 };
const rights: readonly Right[] = ["view", "edit", "administer"];

/** Lets the request on when the person may ask, having found the city it is about; else throws the page's fault. */
async function admit(act: Act, who: Who, req: Ask, res: Reply): Promise<void> {
  if (who === "anyone") return;
  const { person } = res.locals;
  if (!person) throw new PageFault(401);
  if (who === "person") return;
  if (who === "administrator") {
    if (!person.isAdministrator) throw fault(403, "account.forbidden");
    return;
  }
  const city = await readCity(act, { userId: person.id }, req.params["city"] ?? "");
  if (!city.ok) throw faultOf(city);
  const held = rights.filter((right) => mayIn(city.value.role, right));
  if (!held.includes(who.city)) throw fault(403, "account.forbidden");
  res.locals.city = { id: city.value.id, name: city.value.name, rights: held };
  if (req.session.lastCity !== city.value.id) req.session.lastCity = city.value.id;
}

/** Refuses a body that is not a form: the handler would see nothing of it. */
function onlyForms(req: Ask, _res: Reply, next: NextFunction): void {
  const empty = (req.get("content-length") ?? "0") === "0" && req.get("transfer-encoding") === undefined;
  next(req.body === undefined && !empty ? new PageFault(415) : undefined);
}

/**
 * Lets a form of somebody whose session has ended as far as being read, so that it can be kept for them;
 * else as `admit`.
 */
async function admitOrKeep(act: Act, secret: string, route: Route, req: Ask, res: Reply): Promise<void> {
  const owner = route.method === "post" && !res.locals.person ? lastOf(req, secret) : null;
  if (owner === null || route.who === "anyone") return admit(act, route.who, req, res);
  res.locals["late"] = owner;
}

/** Keeps a late form and asks its sender to sign in. */
function keepLate(req: Ask, res: Reply, next: NextFunction): void {
  const owner = res.locals["late"];
  if (typeof owner !== "string") return next();
  keepForm(req, owner);
  res.redirect(303, "/sign-in?back=/continue");
}

/** Adds a route to the router: first who may ask, then the body within its limits, then the handler. */
export function mount(router: Router, act: Act, secret: string, route: Route): void {
  const { bytes, fields } = route.body ?? usualBody;
  const steps: readonly unknown[] = [
    async (req: Ask, res: Reply, next: NextFunction) => {
      await admitOrKeep(act, secret, route, req, res);
      next();
    },
    ...(route.method === "get"
      ? []
      : [urlencoded({ extended: false, limit: bytes, parameterLimit: fields }), onlyForms]),
    singleValues,
    keepLate,
    (req: Ask, res: Reply) => route.handle(req, res),
  ];
  router[route.method](route.path, ...(steps as RequestHandler[]));
}
