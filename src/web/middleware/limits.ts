import type { RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import type { Config } from "../config.ts";
import { fault, PageFault } from "../fault.ts";

const longestAddress = 2048;

/** Refuses an address that is too long and more requests than people make. An office shares one address. */
export function limits(config: Config): readonly RequestHandler[] {
  return [
    (req, _res, next) => next(req.originalUrl.length > longestAddress ? new PageFault(414) : undefined),
    rateLimit({
      windowMs: 60_000,
      limit: config.requestsPerMinute,
      standardHeaders: "draft-8",
      legacyHeaders: false,
      handler: (_req, res, next) => {
        res.set("Retry-After", "60");
        next(new PageFault(429, [], 60));
      },
    }),
  ];
}

/** Refuses a field that came twice: every field of ours has one value. */
export const singleValues: RequestHandler = (req, _res, next) => {
  const twice = [req.query, (req.body ?? {}) as object].some((fields) =>
    Object.values(fields).some((value) => typeof value !== "string"),
  );
  next(twice ? fault(400, "web.field-twice") : undefined);
};
