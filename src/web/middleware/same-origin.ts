import type { RequestHandler } from "express";
import type { Config } from "../config.ts";
import { fault } from "../fault.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a request that changes something and was not made by one of our own pages: by Sec-Fetch-Site,
 * which a page cannot forge, else by Origin (browsers send no Sec-Fetch-Site to plain HTTP addresses
 * other than loopback). Neither header: refused.
 */
export function sameOrigin(config: Config): RequestHandler {
  return (req, _res, next) => {
    if (safe.has(req.method)) return next();
    const site = req.get("sec-fetch-site");
    const ours =
      site === undefined
        ? req.get("origin") === (config.publicUrl ?? `${req.protocol}://${req.get("host") ?? ""}`)
        : site === "same-origin" || site === "none";
    next(ours ? undefined : fault(403, "web.other-origin"));
  };
}
