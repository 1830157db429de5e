import { fileURLToPath } from "node:url";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import type { Store as SessionStore } from "express-session";
import type { Logger } from "pino";
import type { Deps as Act } from "../usecases/act.ts";
import { createAssets } from "./assets.ts";
import type { Config } from "./config.ts";
import { createEngine } from "./engine.ts";
import { health } from "./health.ts";
import { errors, notFound } from "./middleware/errors.ts";
import { headers } from "./middleware/headers.ts";
import { limits } from "./middleware/limits.ts";
import { reader, voiced } from "./middleware/reader.ts";
import { requestLog } from "./middleware/request-log.ts";
import { sameOrigin } from "./middleware/same-origin.ts";
import { sessions } from "./middleware/sessions.ts";
import { mount } from "./route.ts";
import { routes, type Web } from "./routes.ts";

/** What the application is made of; nothing of it is global, so that tests make as many as they like. */
export interface AppDeps extends Web {
  readonly config: Config;
  readonly act: Act;
  readonly log: Logger;
  readonly sessionStore: SessionStore;
  /** Runs before anyone is looked for, in the demonstration: signs the sample officer in. */
  readonly beforeReader?: RequestHandler;
}

const views = fileURLToPath(new URL("../../views", import.meta.url));

/** The whole service as one Express application, ready to listen. */
export function createApp(deps: AppDeps): Express {
  const { config, act } = deps;
  const assets = createAssets(`${views}/assets`);
  const reading = { act, config, assets, engine: createEngine(views) };
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("trust proxy", config.trustProxy);
  app.set("query parser", "simple");

  app.use(health(act));
  app.use(requestLog(deps.log), ...headers(config), compression(), assets.serve);
  app.use(voiced(reading), ...limits(config), sameOrigin(config));
  app.use(sessions(config, deps.sessionStore, deps.secret));
  if (deps.beforeReader) app.use(deps.beforeReader);
  app.use(reader(reading));

  const router = express.Router({ caseSensitive: true });
  for (const route of routes(deps)) mount(router, act, deps.secret, route);
  app.use(router, notFound, errors);
  return app;
}
