import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import session from "express-session";
import { isHttps, type Config } from "../config.ts";

/** Sessions in `store`: an id of 32 random bytes in a cookie that scripts cannot read. */
export function sessions(config: Config, store: session.Store, secret: string): RequestHandler {
  const secure = isHttps(config);
  return session({
    name: secure ? "__Host-sid" : "sid",
    secret,
    store,
    genid: () => randomBytes(32).toString("base64url"),
    proxy: config.trustProxy > 0,
    resave: false,
    saveUninitialized: false,
    unset: "destroy",
    cookie: { httpOnly: true, sameSite: "lax", secure, path: "/" },
  });
}
